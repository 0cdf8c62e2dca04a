"""What the server pushes: two streams of server-sent events, as pages without a cursor.

There are no event ids and no way to resume (joinmastodon.org/methods/streaming), so each time a
stream opens an empty page says "ask again at once". A stream that dies is opened again a few times,
then it is the engine's turn; one that says nothing, not even a heartbeat, counts as dead.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final, final

from httpx_sse import ServerSentEvent

from junhall.feeds.contract import FeedError, Gone, Refused, Unreachable
from junhall.feeds.mastodon_link import Known, Link
from junhall.feeds.mastodon_memory import Memory
from junhall.feeds.mastodon_posts import (
    UnreadableError,
    in_order,
    latest_of_each,
    oddity,
    remote_id,
)
from junhall.models.messages import IncomingPost, Oddity, Page

SILENCE_S: Final = 45.0
"""Three heartbeats of Mastodon."""
REOPENINGS: Final = 3
"""A stream that dies is opened again so often before the engine hears of it."""
HEALTHY_S: Final = 60.0
"""A stream that lived so long may die again as often."""
MOST_WAITING: Final = 1_000
"""Events that wait; when they are so many the server waits too."""
MOST_AT_ONCE: Final = 200

Pause = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class _Said:
    """What a stream put into the queue: a post, an oddity, an opening, or its end."""

    post: IncomingPost | None = None
    oddity: Oddity | None = None
    opened: bool = False
    ended: FeedError | None = None


@dataclass(slots=True)
class _Gathered:
    posts: list[IncomingPost] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    opened: bool = False
    ended: FeedError | None = None

    def add(self, said: _Said) -> None:
        if said.post is not None:
            self.posts.append(said.post)
        if said.oddity is not None:
            self.oddities.append(said.oddity)
        self.opened = self.opened or said.opened
        self.ended = self.ended or said.ended

    def page(self) -> Page | None:
        if not (self.posts or self.oddities or self.opened):
            return None
        posts = in_order(latest_of_each(self.posts))
        return Page(posts, more=self.opened, oddities=tuple(self.oddities))


@final
class Streams:
    """The pushed pages of one account."""

    def __init__(
        self,
        link: Link,
        memory: Memory,
        *,
        silence_s: float = SILENCE_S,
        pause: Pause = asyncio.sleep,
    ) -> None:
        """``memory`` knows which posts concern the account."""
        self._link = link
        self._memory = memory
        self._silence_s = silence_s
        self._pause = pause

    async def watch(self) -> AsyncGenerator[Page, None]:
        """See ``contract.Feed.watch``."""
        known = await self._link.ready()
        if not known.facts.able.streams:
            return
        queue: asyncio.Queue[_Said] = asyncio.Queue(MOST_WAITING)
        kinds = ("user", "direct")
        tasks = [asyncio.ensure_future(self._follow(kind, known, queue)) for kind in kinds]
        try:
            while True:
                gathered = _Gathered()
                gathered.add(await queue.get())
                while not queue.empty() and len(gathered.posts) < MOST_AT_ONCE:
                    gathered.add(queue.get_nowait())
                page = gathered.page()
                if page is not None:
                    yield page
                if gathered.ended is not None:
                    raise gathered.ended
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def can_open(self, known: Known) -> bool:
        """Whether the server lets us listen: tried, not believed."""
        try:
            async with self._link.wire.listen(_address(known, "user"), silence_s=10.0):
                return True
        except FeedError:
            return False

    async def _follow(self, kind: str, known: Known, queue: asyncio.Queue[_Said]) -> None:
        """One stream, opened again while that is reasonable; its end goes into the queue."""
        loop, tries = asyncio.get_running_loop(), 0
        while True:
            began = loop.time()
            try:
                await self._listen(kind, known, queue)
                told: FeedError = Unreachable(f"streaming/{kind} ended")
            except Unreachable as error:
                told = error
            except (Gone, Refused) as error:
                if kind == "direct":
                    return  # a server without it tells direct messages as notifications alone
                told = error
            except FeedError as error:
                await queue.put(_Said(ended=error))
                return
            tries = 1 if loop.time() - began >= HEALTHY_S else tries + 1
            if tries > REOPENINGS or not isinstance(told, Unreachable):
                if kind == "user":
                    await queue.put(_Said(ended=told))
                return
            dice = random.random()  # noqa: S311 - jitter, no secret
            await self._pause(2.0 ** (tries - 1) * (0.5 + dice))

    async def _listen(self, kind: str, known: Known, queue: asyncio.Queue[_Said]) -> None:
        wire = self._link.wire
        async with wire.listen(_address(known, kind), silence_s=self._silence_s) as events:
            await queue.put(_Said(opened=True))
            async for event in events:
                for said in self._read(event, known):
                    await queue.put(said)

    def _read(self, event: ServerSentEvent, known: Known) -> list[_Said]:
        try:
            if event.event == "notifications_merged":
                return [_Said(opened=True)]
            if event.event == "delete":
                # Also of what was not met since this feed began: the ledger knows whose it was.
                told = remote_id(event.data.strip())
                gone = self._memory.gone(told, known.reader)
                return [_Said(post=gone or known.reader.gone(told, self._link.clock()))]
            post = self._post(event, known)
        except UnreadableError as error:
            return [_Said(oddity=oddity(f"stream {event.event[:20]}", error))]
        return [] if post is None else [_Said(post=post)]

    def _post(self, event: ServerSentEvent, known: Known) -> IncomingPost | None:
        match event.event:
            case "notification":
                post = known.reader.note(_json(event.data))
            case "conversation":
                post = known.reader.talk(_json(event.data))
            case "update" | "status.update":
                post = known.reader.post(_json(event.data))
                if not self._memory.concerns(post, known.handle):
                    return None
            case _:
                return None
        if post is not None:
            self._memory.keep((post,))
        return post


def _json(data: str) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise UnreadableError("no JSON") from None


def _address(known: Known, kind: str) -> str:
    return f"{known.facts.streaming}/api/v1/streaming/{kind}"
