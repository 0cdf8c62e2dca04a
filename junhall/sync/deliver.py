"""What goes out for one account: the outbox is sent when it is due, and a send is never torn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final, final

from junhall.feeds.contract import Feed, Throttled
from junhall.models.terms import Instant
from junhall.sync.pull import Puller
from junhall.sync.push import Pushed, Pusher
from junhall.sync.turn import LONGEST_NAP_S, Turn, rest

SEND_GRACE_S: Final = 4.0
"""A send in flight gets so long to end when the program leaves."""
BREATH_S: Final = 1.0
"""An item that is due and cannot be had is asked for again no sooner."""


@final
class Deliverer:
    """One account's hand."""

    def __init__(
        self,
        feed: Feed,
        pusher: Pusher,
        puller: Puller,
        turn: Turn,
        *,
        clock: Callable[[], Instant],
        news: asyncio.Event,
    ) -> None:
        """``news`` is set when the outbox altered."""
        self._feed = feed
        self._pusher = pusher
        self._puller = puller
        self._turn = turn
        self._clock = clock
        self._news = news

    async def run(self) -> None:
        """Send what is due until cancelled.

        Raises: Unauthorized, LostLease.
        """
        while True:
            await rest(await self._wait_s(), self._news)
            await self.send_due()

    async def send_due(self) -> None:
        """Send everything that is due now.

        Raises: Unauthorized, LostLease.
        """
        while await self._wait_s() <= 0.0:
            with self._turn.sending():
                pushed = await _unbroken(self._pusher.push(self._feed))
            fault = self._pusher.fault
            if fault is not None:
                await self._puller.failed(fault)
            match pushed:
                case Pushed.NOTHING:
                    await asyncio.sleep(BREATH_S)
                case Pushed.THROTTLED if isinstance(fault, Throttled):
                    self._turn.pause(fault.retry_at)
                case Pushed.NEEDS_PERSON if fault is not None:
                    raise fault
                case _:
                    pass

    async def _wait_s(self) -> float:
        now = self._clock()
        due = await self._pusher.next_due()
        if due is None:
            return LONGEST_NAP_S
        return min(float(max(due, self._turn.paused_until) - now), LONGEST_NAP_S)


async def _unbroken(push: Coroutine[Any, Any, Pushed]) -> Pushed:
    """A send must not be torn: when the program leaves it may end, for as long as its grace."""
    sending = asyncio.ensure_future(push)
    try:
        return await asyncio.shield(sending)
    except asyncio.CancelledError:
        await asyncio.wait({sending}, timeout=SEND_GRACE_S)
        if not sending.done():
            sending.cancel()
            await asyncio.wait({sending}, timeout=0.5)
        if sending.done() and not sending.cancelled():
            sending.exception()  # looked at: what it was is found again from the ledger
        raise
