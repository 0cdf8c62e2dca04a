"""A first reading goes back as far as a person wished, at the price of what it brings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from junhall.feeds.contract import Throttled
from junhall.feeds.mastodon import MastodonFeed
from junhall.models.messages import IncomingPost
from junhall.models.terms import Instant
from mastodon_desk import HALL, ask, read_all, write
from mastodon_faults import Rule, Wrong
from mastodon_server import MastodonServer

DAY = 86_400
ELECTRICIAN = "@electricista@town.example"


@pytest.fixture(params=[False, True], ids=["numbers", "ulids"])
def server(request: pytest.FixtureRequest) -> Iterator[MastodonServer]:
    with MastodonServer(ulid=request.param) as made:
        yield made


def since(server: MastodonServer, days: float) -> Instant:
    return Instant(int(server.town.clock() - days * DAY))


def days_ago(server: MastodonServer, days: float, text: str = f"{HALL} la farola", **more: object):
    return write(server, text, at=server.town.clock() - days * DAY, **more)


def fetched(server: MastodonServer, days: float, **more: object) -> list[IncomingPost]:
    return ask(server, read_all, since=since(server, days), **more)[0]


def test_that_nothing_from_before_comes_and_everything_from_then_on_does(server):
    for n in range(100):
        days_ago(server, 400 - n, f"{HALL} hace mucho {n}")
    days_ago(server, 200, "Un anuncio viejo", by="@hall")
    days_ago(server, 90, f"{HALL} en privado", visibility="direct")
    recent = [days_ago(server, 6 - n / 100, f"{HALL} {n}") for n in range(100)]
    recent.append(days_ago(server, 3, "Un anuncio", by="@hall"))
    recent.append(days_ago(server, 1, f"{HALL} en privado", by="@luis@v.example",
                           visibility="direct"))  # fmt: skip
    found = fetched(server, 7)
    assert {post.remote_id for post in found} == set(recent)
    assert len({post.remote_id for post in fetched(server, 10_000)}) == 204


def test_that_a_first_reading_is_not_paid_for_by_what_lies_before_it(server):
    for n in range(2000):
        days_ago(server, 300 - n / 100, f"{HALL} hace mucho {n}")
    recent = [days_ago(server, 1, f"{HALL} {n}") for n in range(10)]
    assert [post.remote_id for post in fetched(server, 7)] == recent
    asked = [call for call in server.calls if call.path == "/api/v1/notifications"]
    assert len(asked) <= 4, "2,000 old mentions are 25 pages"


def test_that_an_account_without_a_past_is_read_from_its_first_mention(server):
    async def twice(feed: MastodonFeed) -> tuple[list[IncomingPost], list[IncomingPost]]:
        first, cursor = await read_all(feed)
        write(server, f"{HALL} la primera")
        return first, (await read_all(feed, cursor))[0]

    first, second = ask(server, twice, since=since(server, 7))
    assert first == []
    assert [post.text for post in second] == [f"{HALL} la primera"]


def test_that_a_search_cut_short_goes_on_where_it_was_in_another_feed(server):
    server.routes.page_limit = 20
    days_ago(server, 30)
    recent = [days_ago(server, 5 - n / 100, f"{HALL} {n}") for n in range(150)]
    begins = since(server, 7)

    async def some(feed: MastodonFeed, cursor: str | None = None) -> str | None:
        for _ in range(3):
            cursor = (await feed.fetch(cursor)).next_cursor
        return cursor

    cursor = ask(server, some, since=begins)
    server.do(lambda: server.faults.rules.append(Rule(Wrong.THROTTLED, "notifications", times=1)))
    with pytest.raises(Throttled):
        ask(server, lambda feed: feed.fetch(cursor), since=begins)
    posts, _ = ask(server, lambda feed: read_all(feed, cursor), since=begins)
    assert {post.remote_id for post in posts} == set(recent)
    back = [call for call in server.calls if call.one("max_id") and "notif" in call.path]
    assert len({call.one("max_id") for call in back}) == len(back) - 1, "one page failed: no other"


def test_that_what_staff_said_before_stays_there(server):
    days_ago(server, 20, "Hace tres semanas", by=ELECTRICIAN)
    said = days_ago(server, 1, "Ayer", by=ELECTRICIAN)
    assert [post.remote_id for post in fetched(server, 7, staff=[ELECTRICIAN])] == [said]
