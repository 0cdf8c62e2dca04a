"""One account's line to its Mastodon server: who we are there, what the server allows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final, final
from urllib.parse import parse_qs, quote, urlsplit

from junhall.feeds.contract import (
    Capabilities,
    FeedError,
    Gone,
    Reason,
    Refused,
    Unauthorized,
    Unreachable,
)
from junhall.feeds.http import Answer, Clock, Pairs, Wire
from junhall.feeds.mastodon_facts import Facts, facts_from
from junhall.feeds.mastodon_posts import PostReader, UnreadableError, remote_id
from junhall.models.terms import RemoteId

FACTS_HOLD_S: Final = 86_400
_LINK: Final = re.compile(r'<([^<>]{1,2000})>\s*;\s*rel="?(\w+)"?')


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of server and account once both were asked."""

    facts: Facts
    account_id: RemoteId
    handle: str
    name: str
    reader: PostReader


@final
class Link:
    """Asks once who we are and what holds here, and again after a day."""

    def __init__(self, wire: Wire, clock: Clock) -> None:
        """``wire`` carries the token; nothing is asked yet."""
        self.wire = wire
        self.clock = clock
        self.known: Known | None = None
        self._asked_at = 0

    async def ready(self, *, anew: bool = False) -> Known:
        """Server and account, asked at most once a day unless ``anew``.

        Raises: Throttled, Unreachable, Unauthorized, Refused.
        """
        is_fresh = self.clock() < self._asked_at + FACTS_HOLD_S
        if self.known is not None and is_fresh and not anew:
            return self.known
        facts = await server_facts(self.wire)
        try:
            me = await self.get("/api/v1/accounts/verify_credentials")
        except Gone as error:
            raise Refused(detail=error.detail) from None
        except Refused as error:
            raise _by_a_person(error) from None
        reader = PostReader(facts.domain, self.clock)
        try:
            account = me.data if isinstance(me.data, dict) else {}
            name = account.get("display_name")
            self.known = Known(
                facts,
                remote_id(account.get("id")),
                reader.handle(account),
                name if isinstance(name, str) else "",
                reader,
            )
        except UnreadableError as error:
            raise Unreachable(f"verify_credentials: {error}") from None
        self._asked_at = self.clock()
        return self.known

    def without_streams(self) -> Capabilities:
        """The server names an address for streams, but lets nobody in: it is polled."""
        assert self.known is not None
        facts = self.known.facts
        able = replace(facts.able, streams=False)
        self.known = replace(self.known, facts=replace(facts, able=able))
        return able

    async def get(self, path: str, query: Pairs = ()) -> Answer:
        """Read something with our token."""
        return await self.wire.ask("GET", path, query=query)

    async def page(self, path: str, query: Pairs) -> tuple[list[Any], str | None]:
        """(items, newest first; where the server says that newer ones begin).

        Raises: Throttled, Unreachable, Unauthorized, Refused, Gone.
        """
        answer = await self.get(path, query)
        if not isinstance(answer.data, list):
            raise Unreachable(f"GET {path}: no list")
        return answer.data, _newer_than(answer)

    async def may(self, method: str, path: str) -> bool:
        """Whether the key opens this, by asking about something that does not exist.

        The server looks at the key first: forbidden is 403, allowed is 404. Nothing is changed.
        """
        try:
            await self.wire.ask(method, path, body={})
        except Gone:
            return True
        except Unauthorized:
            return False
        except Refused as error:
            return error.reason is not Reason.NOT_ALLOWED
        return True


async def server_facts(wire: Wire) -> Facts:
    """Ask a server about itself: v2, or v1 where it is older or another.

    Raises: Throttled, Unreachable, Refused.
    """
    for path in ("/api/v2/instance", "/api/v1/instance"):
        try:
            answer = await wire.ask("GET", path)
        except (Gone, Refused):
            continue
        except Unreachable:
            # Some servers answer paths they do not know with a page.
            if path.startswith("/api/v1"):
                raise
            continue
        return facts_from(answer.data, wire.base)
    raise Refused(detail=f"{urlsplit(wire.base).hostname}: no Mastodon here")


def base_address(server: str) -> str:
    """The address of a server as a person types it: a name, an address, or a handle on it.

    Raises: Refused where that is no address.
    """
    told = server.strip()
    if "://" not in told:
        told = f"https://{told.rpartition('@')[2]}"
    try:
        parts = urlsplit(told)
        port = parts.port
    except ValueError:
        raise Refused(detail="no address") from None
    host = parts.hostname or ""
    is_named = re.fullmatch(r"[\w.-]+|[0-9a-f:]+", host) is not None
    if parts.scheme not in {"https", "http"} or not is_named or "@" in parts.netloc:
        raise Refused(detail="no address")
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}" + ("" if port is None else f":{port}")


def status_path(remote: RemoteId, tail: str = "") -> str:
    """The path of a status: an id is the server's, but never a path of its own."""
    return f"/api/v1/statuses/{quote(remote, safe='')}{tail}"


def _by_a_person(error: Refused) -> FeedError:
    """A key that may not even ask who it is, or an account that is locked, is a person's matter."""
    return Unauthorized(error.detail) if error.reason is Reason.NOT_ALLOWED else error


def why(error: FeedError) -> str:
    """An error as an oddity's reason."""
    return f"{type(error).__name__} {error.detail}"[:200]


def _newer_than(answer: Answer) -> str | None:
    """The min_id of the Link header's "prev": the server's own word for where to go on."""
    for address, rel in _LINK.findall(answer.headers.get("link", "")[:5000]):
        if rel == "prev":
            query = parse_qs(urlsplit(address).query)
            told = query.get("min_id") or query.get("since_id")
            return told[0] if told else None
    return None
