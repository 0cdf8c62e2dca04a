"""What comes in for one account: caught up from the cursor, pushed in between, never either alone.

A stream has no cursor and may end, stall or leave something out: after every (re)connection, and
every few minutes anyway, the network is asked what is new since the cursor.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from typing import Final, final

from junhall.feeds.contract import Feed, FeedError, Throttled, Unauthorized
from junhall.models.messages import Page
from junhall.sync.pace import Outcome, Pace
from junhall.sync.pull import PUSHED, Pulled, Puller, merged
from junhall.sync.turn import Turn, rest

CATCH_UP_S: Final = 120.0
"""The safety net under a stream: so often it is asked what the stream may have left out."""
CONNECTED_S: Final = 3.0
"""A stream that is opened is taken to be connected by then: what came before is caught up."""
HEALTHY_S: Final = 60.0
"""A stream that held so long was no failure."""
PAGES: Final = 200
"""So many pushed pages may wait to be written; then the stream itself waits."""
AT_ONCE: Final = 400
"""Posts that were pushed and are written together: what a clerk does waits behind them, and the
screen waits while their objects go."""
RESTS: Final = 6
"""After a page the postman rests so many times as long as it took."""
LONGEST_REST_S: Final = 0.4
"""And no longer than this: a disk that is slow once is no reason to wait."""
_log = logging.getLogger(__name__)


@final
class Listener:
    """One account's ear."""

    def __init__(
        self, feed: Feed, puller: Puller, turn: Turn, *, caught_up: Callable[[], None]
    ) -> None:
        """``caught_up`` is told when the network has nothing older left, or cannot be asked."""
        self._feed = feed
        self._puller = puller
        self._turn = turn
        self._caught_up = caught_up
        self._again = asyncio.Event()
        self._pushed: asyncio.Queue[Page] = asyncio.Queue(PAGES)
        self._streams = False

    async def run(self) -> None:
        """Listen until cancelled.

        Raises: Unauthorized and LostLease, in a group.
        """
        async with asyncio.TaskGroup() as group:
            group.create_task(self._catching())
            if self._feed.capabilities.streams:
                group.create_task(self._streaming())
                group.create_task(self._taking())

    async def _catching(self) -> None:
        pace = Pace()
        while True:
            await self._turn.poll()
            pulled = await self._puller.pull(self._feed)
            pace = pace.after(pulled.outcome)
            if isinstance(pulled.fault, Unauthorized):
                self._caught_up()
                raise pulled.fault
            if pulled.outcome is Outcome.MORE:
                continue
            self._caught_up()
            await self._pause(pulled, pace)

    async def _pause(self, pulled: Pulled, pace: Pace) -> None:
        able = self._feed.capabilities
        if pulled.retry_at is not None:
            self._turn.pause(pulled.retry_at)
            return
        wait_s = pace.wait_s(
            pulled.outcome,
            poll_s=CATCH_UP_S if self._streams else able.poll_s,
            retry_in_s=0.0,
            dice=random.random(),  # noqa: S311 - jitter, no secret
        )
        if pulled.outcome is Outcome.UNREACHABLE:
            await asyncio.sleep(wait_s)
        else:
            await rest(wait_s, self._again)

    async def _streaming(self) -> None:
        pace = Pace()
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            await self._turn.poll()
            connected = loop.call_later(CONNECTED_S, self._again.set)
            try:
                await self._follow()
            except Unauthorized:
                raise
            except Throttled as told:
                self._turn.pause(told.retry_at)
            except FeedError as told:
                _log.info("account %s: stream: %r", self._puller.account_id, told)
            finally:
                connected.cancel()
                self._streams = False
            self._again.set()
            pace = (Pace() if loop.time() - began > HEALTHY_S else pace).after(Outcome.UNREACHABLE)
            dice = random.random()  # noqa: S311 - jitter, no secret
            await asyncio.sleep(
                pace.wait_s(Outcome.UNREACHABLE, poll_s=0.0, retry_in_s=0.0, dice=dice)
            )

    async def _follow(self) -> None:
        stream = self._feed.watch()
        try:
            async for page in stream:
                if page.more or not self._streams:  # it was opened: what came before is asked for
                    self._streams = True
                    self._again.set()
                if page.posts or page.requests or page.oddities:
                    await self._pushed.put(page)
        finally:
            close = getattr(stream, "aclose", None)
            if close is not None:
                await close()

    async def _taking(self) -> None:
        """Write what was pushed; what came meanwhile is one page, since a page costs a commit.

        While it pours, most of the time belongs to whoever sits at the screen: nobody reads three
        thousand posts a second, and keys and scrolling wait for each thread that is busy.
        """
        loop = asyncio.get_running_loop()
        while True:
            pages = [await self._pushed.get()]
            while not self._pushed.empty() and sum(len(it.posts) for it in pages) < AT_ONCE:
                pages.append(self._pushed.get_nowait())
            began = loop.time()
            await self._puller.take(merged(pages), self._feed, stream=PUSHED)
            await asyncio.sleep(min(LONGEST_REST_S, RESTS * (loop.time() - began)))
