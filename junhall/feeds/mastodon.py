"""A Mastodon account, or one on any server that speaks its API, behind the house's contract."""

from __future__ import annotations

import asyncio
import ipaddress
import re
from collections.abc import AsyncGenerator, Sequence
from typing import Any, Final, final
from urllib.parse import urlsplit

from junhall.feeds.contract import (
    Capabilities,
    FeedError,
    Gone,
    Greeting,
    Quota,
    Refused,
    Throttled,
    TooFar,
    Unauthorized,
)
from junhall.feeds.http import Clock, Transport, Wire
from junhall.feeds.mastodon_facts import UNASKED
from junhall.feeds.mastodon_link import Known, Link, base_address, status_path
from junhall.feeds.mastodon_memory import Memory
from junhall.feeds.mastodon_posts import BOOST, UnreadableError, in_order, instant, oddity
from junhall.feeds.mastodon_pull import CatchUp
from junhall.feeds.mastodon_send import Pause, Sender
from junhall.feeds.mastodon_stream import SILENCE_S, Streams
from junhall.models.messages import IncomingPost, Oddity, OutgoingMessage, Page, Receipt
from junhall.models.terms import Instant, RemoteId

BULK: Final = 20
"""Statuses asked at once: Mastodon refuses more (its DEFAULT_STATUSES_LIMIT)."""
OWN_PAGES: Final = 25
"""Pages of our own posts that are looked through for a lost answer: a thousand posts."""


@final
class MastodonFeed:
    """One account; see ``contract.Feed`` for what each operation promises."""

    def __init__(
        self,
        server: str,
        token: str,
        *,
        clock: Clock,
        staff: Sequence[str] = (),
        since: Instant | None = None,
        transport: Transport | None = None,
        silence_s: float = SILENCE_S,
        pause: Pause = asyncio.sleep,
    ) -> None:
        """``staff``: handles whose public posts are read as well (rules.md 2).

        ``since``: how far back an account is read that never was; None: all its server has.
        ``transport``, ``silence_s`` and ``pause`` are a test's: the network, how long a stream may
        say nothing, and the waiting between two looks.

        Raises: Refused where ``server`` is no address.
        """
        base = base_address(server)
        self._wire = Wire(base, clock=clock, token=token, transport=transport)
        self._link = Link(self._wire, clock)
        self._memory = Memory(staff)
        self._catch_up = CatchUp(self._link, staff, since)
        self._sender = Sender(self._link, pause)
        self._streams = Streams(self._link, self._memory, silence_s=silence_s, pause=pause)
        self._has_bulk = True

    @property
    def capabilities(self) -> Capabilities:
        """The server's own limits once it was asked."""
        known = self._link.known
        return UNASKED if known is None else known.facts.able

    @property
    def quota(self) -> Quota | None:
        """What the last answer announced."""
        return self._wire.quota

    @property
    def clock_off_s(self) -> int | None:
        """What the last answer's date says."""
        return self._wire.ahead_s

    async def greet(self) -> Greeting:
        """See ``contract.Feed.greet``; rights are tried out without changing anything."""
        known = await self._link.ready(anew=True)
        may_read = await self._may_read()
        may_stream = known.facts.able.streams and await self._streams.can_open(known)
        able = self._link.without_streams() if not may_stream else known.facts.able
        may_write = await self._link.may("PUT", status_path(RemoteId("0")))
        may_write = may_write and await self._link.may("PUT", "/api/v1/media/0")
        ahead_s = self._wire.ahead_s or 0
        return Greeting(known.handle, known.name, able, may_read, may_stream, may_write, ahead_s)

    async def fetch(self, cursor: str | None) -> Page:
        """See ``contract.Feed.fetch``."""
        page = await self._catch_up.fetch(cursor)
        self._memory.keep(page.posts)
        return page

    async def send(self, message: OutgoingMessage, key: str) -> Receipt:
        """See ``contract.Feed.send``."""
        parent = None
        if message.in_reply_to is not None:
            parent = self._memory.answered(message.in_reply_to)
        return await self._sender.send(message, key, parent)

    async def find_own(self, since: Instant) -> tuple[IncomingPost, ...]:
        """See ``contract.Feed.find_own``."""
        known = await self._link.ready()
        path = f"/api/v1/accounts/{known.account_id}/statuses"
        query = [("exclude_reblogs", "true"), ("limit", "40")]
        found: list[IncomingPost] = []
        oldest: str | None = None
        for _ in range(OWN_PAGES):
            more = [] if oldest is None else [("max_id", oldest)]
            items, _ = await self._link.page(path, [*query, *more])
            posts, _ = _read(known, items, "own")
            found += [post for post in posts if post.posted_at >= since]
            last = items[-1].get("id") if items and isinstance(items[-1], dict) else None
            if not isinstance(last, str) or last == oldest or _is_before(items[-1], since):
                break
            oldest = last
        else:
            raise TooFar(f"more than {OWN_PAGES} pages of own posts")
        return in_order(reversed(found))

    async def thread(self, remote_id: RemoteId) -> Page:
        """See ``contract.Feed.thread``."""
        known = await self._link.ready()
        status = await self._link.get(status_path(remote_id))
        context = await self._link.get(status_path(remote_id, "/context"))
        found = context.data if isinstance(context.data, dict) else {}
        above, below = found.get("ancestors"), found.get("descendants")
        items = [
            *(above if isinstance(above, list) else []),
            status.data,
            *(below if isinstance(below, list) else []),
        ]
        posts, oddities = _read(known, items, "thread")
        self._memory.keep(posts)
        return Page(in_order(posts), oddities=oddities)

    async def recheck(self, remote_ids: Sequence[RemoteId]) -> Page:
        """See ``contract.Feed.recheck``."""
        known = await self._link.ready()
        wanted = [one for one in dict.fromkeys(remote_ids) if not one.startswith(BOOST)]
        posts: list[IncomingPost] = []
        oddities: list[Oddity] = []
        for start in range(0, len(wanted), BULK):
            some = wanted[start : start + BULK]
            read, odd = _read(known, await self._bulk(some), "recheck")
            posts += read
            oddities += odd
            there = {post.remote_id for post in read}
            for missing in some:
                if missing not in there and (post := await self._one(missing, known)) is not None:
                    posts.append(post)
        self._memory.keep(posts)
        return Page(in_order(posts), oddities=tuple(oddities))

    async def picture(self, url: str, *, at_most: int) -> bytes:
        """See ``contract.Feed.picture``."""
        return await self._wire.picture(url, at_most=at_most, may_be=self._may_be)

    def watch(self) -> AsyncGenerator[Page, None]:
        """See ``contract.Feed.watch``."""
        return self._streams.watch()

    async def close(self) -> None:
        """See ``contract.Feed.close``."""
        await self._wire.close()

    # --- parts

    async def _may_read(self) -> bool:
        try:
            await self._link.page("/api/v1/notifications", [("limit", "1")])
        except (Refused, Gone, Unauthorized):
            return False
        return True

    async def _bulk(self, some: Sequence[RemoteId]) -> list[Any]:
        """What a server tells of many at once; servers without that are asked one by one."""
        if not self._has_bulk or not some:
            return []
        try:
            items, _ = await self._link.page("/api/v1/statuses", [("id[]", one) for one in some])
        except (Gone, Refused):
            self._has_bulk = False
            return []
        return items

    async def _one(self, remote: RemoteId, known: Known) -> IncomingPost | None:
        """A post as it stands; its end only where the server itself says that it is not there."""
        try:
            answer = await self._link.get(status_path(remote))
            return known.reader.post(answer.data)
        except Gone:
            if await self._is_there_for_others(remote):
                return None  # its author blocks us, and has taken nothing back
            gone = self._memory.gone(remote, known.reader)
            return gone or known.reader.gone(remote, self._link.clock())
        except (Throttled, Unauthorized):
            raise
        except (FeedError, UnreadableError):
            return None

    async def _is_there_for_others(self, remote: RemoteId) -> bool:
        """Whether a post that is not there for us is there for somebody who says no name."""
        try:
            await self._wire.ask("GET", status_path(remote), as_stranger=True)
        except Throttled:
            raise
        except FeedError:
            return False
        return True

    def _may_be(self, url: str) -> bool:
        """Whether an address of a picture may be asked: never one inside the town's own network."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            return False
        base = urlsplit(self._wire.base)
        if parts.scheme not in {"https", base.scheme} or not host:
            return False
        if host == base.hostname:
            return True
        try:
            return ipaddress.ip_address(host).is_global
        except ValueError:
            is_name = re.fullmatch(r"[\w-]+(\.[\w-]+)+", host) is not None
            return is_name and not host.endswith((".local", ".localhost", ".internal"))


def _read(
    known: Known, items: Sequence[Any], where: str
) -> tuple[list[IncomingPost], tuple[Oddity, ...]]:
    posts: list[IncomingPost] = []
    oddities: list[Oddity] = []
    for item in items:
        try:
            posts.append(known.reader.post(item))
        except UnreadableError as error:
            oddities.append(oddity(where, error))
    return posts, tuple(oddities)


def _is_before(item: dict[str, Any], since: Instant) -> bool:
    try:
        return instant(item.get("created_at")) < since
    except UnreadableError:
        return False
