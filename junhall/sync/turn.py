"""Who may call now: what people send at once, what nobody waits for where there is room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, final

from junhall.feeds.contract import Quota
from junhall.models.terms import Instant
from junhall.sync.pace import poll_in_s

LONGEST_NAP_S: Final = 15.0
"""The clock is looked at again so often: a computer that slept does not sleep on."""


@final
class Turn:
    """One account's calls in order: sends before polls, a reserve for sends, pauses kept."""

    def __init__(self, quota: Callable[[], Quota | None], clock: Callable[[], Instant]) -> None:
        """``quota`` is what the network announced last."""
        self._quota = quota
        self._clock = clock
        self._free = asyncio.Event()
        self._free.set()
        self._sends = 0
        self._waited_for: Quota | None = None
        self.paused_until = Instant(0)

    def pause(self, until: Instant) -> None:
        """The network asked for silence."""
        self.paused_until = max(self.paused_until, until)

    @contextmanager
    def sending(self) -> Iterator[None]:
        """While somebody's answer is under way, polls wait."""
        self._sends += 1
        self._free.clear()
        try:
            yield
        finally:
            self._sends -= 1
            if not self._sends:
                self._free.set()

    async def poll(self) -> None:
        """Wait until a call that nobody waits for may be made."""
        while True:
            await self._free.wait()
            wait_s = self._wait_s()
            if wait_s <= 0.0:
                return
            await asyncio.sleep(min(wait_s, LONGEST_NAP_S))

    def _wait_s(self) -> float:
        now = self._clock()
        paused = float(self.paused_until - now)
        quota = self._quota()
        if quota is not None and quota.resets_at is None:
            # It will not say when to ask again: it is waited for once, then asked.
            if quota is self._waited_for:
                return paused
            if poll_in_s(quota, now) > 0:
                self._waited_for = quota
                self.pause(Instant(now + int(poll_in_s(quota, now))))
            return float(self.paused_until - now)
        return max(paused, poll_in_s(quota, now))


async def rest(seconds: float, woken: asyncio.Event) -> bool:
    """Wait so long, or until woken; whether it was woken. The event is cleared."""
    try:
        async with asyncio.timeout(max(0.0, seconds)):
            await woken.wait()
    except TimeoutError:
        return False
    finally:
        woken.clear()
    return True
