"""Connecting an account: the browser's way there and back, PKCE or not, and typed codes."""

from __future__ import annotations

import asyncio
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from junhall.feeds.callback import Callback, Visit
from junhall.feeds.contract import Granted, Refused, Throttled, Unauthorized, Unreachable
from junhall.feeds.mastodon_link import base_address
from junhall.feeds.mastodon_signin import SCOPES, MastodonSignIn
from junhall.models.terms import Instant
from mastodon_faults import Wrong
from mastodon_server import MastodonServer

CANARY = "token-"


def now() -> Instant:
    return Instant(int(time.time()))  # noqa: TID251 - the server of the test lives now


@pytest.fixture
def server() -> Iterator[MastodonServer]:
    with MastodonServer() as made:
        yield made


def browse(url: str) -> str:
    """What a person's browser shows in the end; redirects are followed."""
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()


def query_of(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


async def connect(server: MastodonServer) -> tuple[Granted, str]:
    """The whole way with a redirect: (what was granted, what the browser showed)."""
    signin, callback = MastodonSignIn(now), Callback()
    try:
        redirect = await callback.open()
        invitation = await signin.invite(server.url, redirect)
        assert invitation.redirect == redirect
        shown = await asyncio.to_thread(browse, invitation.url)
        visit = await callback.visit()
        return await signin.finish(visit.code, visit.state), shown
    finally:
        await callback.close()
        await signin.close()


@pytest.mark.parametrize("pkce", [True, False])
def test_that_the_browser_comes_back_and_the_account_is_named(server, pkce):
    server.routes.pkce = pkce
    granted, shown = asyncio.run(connect(server))
    assert granted.server == server.url
    assert granted.handle == "@hall@town.example"
    assert granted.token in server.routes.tokens
    assert server.routes.scopes[granted.token] == SCOPES
    assert "Go back to junhall" in shown
    asked = [call for call in server.calls if call.path == "/oauth/token"]
    assert ("code_verifier" in asked[0].body) is pkce


def test_that_a_code_can_be_typed_where_the_browser_cannot_come_back(server):
    async def connect_by_hand() -> Granted:
        signin = MastodonSignIn(now)
        try:
            invitation = await signin.invite(server.url, "")
            assert invitation.redirect == ""
            shown = await asyncio.to_thread(browse, invitation.url)
            code = re.search(r'value="([^"]+)"', shown)[1]
            return await signin.finish(f" {code} ", None)
        finally:
            await signin.close()

    assert asyncio.run(connect_by_hand()).handle == "@hall@town.example"


def test_that_a_town_whose_server_has_another_name_is_found_by_its_own(server):
    async def connect_by_name(name: str) -> Granted:
        signin = MastodonSignIn(now)
        try:
            invitation = await signin.invite(name, "")
            shown = await asyncio.to_thread(browse, invitation.url)
            return await signin.finish(re.search(r'value="([^"]+)"', shown)[1], None)
        finally:
            await signin.close()

    with MastodonServer() as name:
        name.routes.lives_at = server.url
        granted = asyncio.run(connect_by_name(name.url))
    assert (granted.server, granted.handle) == (server.url, "@hall@town.example")


def test_that_a_name_that_leads_in_a_circle_is_told_in_words(server):
    server.routes.lives_at = server.url

    async def invite() -> None:
        signin = MastodonSignIn(now)
        try:
            with pytest.raises((Unreachable, Refused)):
                await signin.invite(server.url, "")
        finally:
            await signin.close()

    asyncio.run(invite())


def test_that_no_more_rights_are_asked_than_are_used(server):
    async def invite() -> str:
        signin = MastodonSignIn(now)
        try:
            return (await signin.invite(server.url, "http://127.0.0.1:1/x")).url
        finally:
            await signin.close()

    asked = query_of(asyncio.run(invite()))
    assert set(asked["scope"][0].split()) == {
        "read:accounts", "read:notifications", "read:statuses", "write:media", "write:statuses",
    }  # fmt: skip
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) >= 24


@pytest.mark.parametrize("state", ["", "somebody-else's", None])
def test_that_a_browser_from_another_attempt_is_sent_away(server, state):
    async def finish() -> None:
        signin = MastodonSignIn(now)
        try:
            invitation = await signin.invite(server.url, "http://127.0.0.1:1/x")
            assert query_of(invitation.url)["state"][0] != state
            with pytest.raises(Unauthorized):
                await signin.finish("code-1", state)
        finally:
            await signin.close()

    asyncio.run(finish())
    assert [call.path for call in server.calls if call.path == "/oauth/token"] == []


def test_that_a_wrong_code_and_one_used_twice_are_refused_in_our_own_words(server):
    async def finish() -> None:
        signin = MastodonSignIn(now)
        try:
            invitation = await signin.invite(server.url, "")
            shown = await asyncio.to_thread(browse, invitation.url)
            with pytest.raises(Unauthorized):
                await signin.finish("wrong", None)
            code = re.search(r'value="([^"]+)"', shown)[1]
            await signin.finish(code, None)
            with pytest.raises(Unauthorized):
                await signin.finish(code, None)
        finally:
            await signin.close()

    asyncio.run(finish())


@pytest.mark.parametrize(
    ("address", "error"),
    [("http://127.0.0.1:9", Unreachable), ("https://", Refused), ("no address at all", Refused),
     ("https://user:secret@town.example", Refused), ("http://[::1", Refused)],
)  # fmt: skip
def test_that_an_address_without_a_server_is_told_in_words(address, error):
    async def invite() -> None:
        signin = MastodonSignIn(now)
        try:
            with pytest.raises(error) as told:
                await signin.invite(address, "")
            assert told.value.for_user()
            assert "secret" not in repr(told.value)
        finally:
            await signin.close()

    asyncio.run(invite())


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("town.example", "https://town.example"),
        (" https://Town.example/@hall ", "https://town.example"),
        ("@hall@town.example", "https://town.example"),
        ("hall@town.example:8443", "https://town.example:8443"),
        ("http://127.0.0.1:3000/", "http://127.0.0.1:3000"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ],
)
def test_that_a_server_is_understood_as_people_type_it(typed, address):
    assert base_address(typed) == address


def test_that_a_page_which_is_no_mastodon_is_told_in_words(server):
    server.fault(Wrong.HTML, "instance", times=None)

    async def invite() -> None:
        signin = MastodonSignIn(now)
        try:
            with pytest.raises(Unreachable):
                await signin.invite(server.url, "")
        finally:
            await signin.close()

    asyncio.run(invite())


def test_that_a_server_that_asks_to_wait_is_waited_for(server):
    server.fault(Wrong.THROTTLED, "apps", after_s=30)

    async def invite() -> None:
        signin = MastodonSignIn(now)
        try:
            with pytest.raises(Throttled):
                await signin.invite(server.url, "")
        finally:
            await signin.close()

    asyncio.run(invite())


def test_that_a_grant_shows_its_token_to_nobody(server):
    granted, _ = asyncio.run(connect(server))
    assert granted.token.startswith(CANARY)
    assert granted.token not in repr(granted)


def test_that_only_the_awaited_visitor_is_let_in(server):
    async def visits() -> tuple[list[int], Visit]:
        callback = Callback()
        try:
            address = await callback.open()
            root = address.rpartition("/")[0]
            statuses = []
            for path in ("/", "/favicon.ico", "/x?code=1&state=2"):
                try:
                    await asyncio.to_thread(browse, root + path)
                except urllib.error.HTTPError as error:
                    statuses.append(error.code)
                    error.close()
            await asyncio.to_thread(browse, address + "?code=c&state=s")
            await asyncio.to_thread(browse, address + "?code=late&state=s")
            return statuses, await callback.visit()
        finally:
            await callback.close()

    statuses, visit = asyncio.run(visits())
    assert statuses == [404, 404, 404]
    assert visit == Visit("c", "s")


def test_that_a_person_who_says_no_comes_back_without_a_code():
    async def visits() -> tuple[str, Visit]:
        callback = Callback()
        try:
            address = await callback.open()
            shown = await asyncio.to_thread(browse, address + "?error=access_denied&state=s")
            return shown, await callback.visit()
        finally:
            await callback.close()

    shown, visit = asyncio.run(visits())
    assert "not connected" in shown
    assert visit == Visit("", "s")


def test_that_a_key_given_back_opens_nothing_any_more(server):
    async def there_and_back() -> str:
        granted, _ = await connect(server)
        assert granted.client
        assert granted.client not in repr(granted)
        await MastodonSignIn(now).revoke(granted.server, granted.token, granted.client)
        return granted.token

    assert asyncio.run(there_and_back()) not in server.routes.tokens


@pytest.mark.parametrize("client", ["", "[]", "{", '["client-9", "wrong"]'])
def test_that_a_key_whose_program_is_not_known_is_refused_and_said(server, client):
    async def there_and_back() -> str:
        granted, _ = await connect(server)
        with pytest.raises((Refused, Unauthorized)):
            await MastodonSignIn(now).revoke(granted.server, granted.token, client)
        return granted.token

    assert asyncio.run(there_and_back()) in server.routes.tokens
