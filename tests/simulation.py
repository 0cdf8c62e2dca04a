"""Time that passes only while nothing happens: a day of sync in seconds, without a single sleep.

The loop's clock stands still while the ledger's threads work and jumps to the next timer when all
is quiet, so that timeouts, leases and pauses are real to whoever waits for them.
"""

from __future__ import annotations

import asyncio
import selectors
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from junhall.models.store import Store
from junhall.models.terms import Instant

T = TypeVar("T")
BEGINS = Instant(1_795_000_000)


class _Jumping(selectors.DefaultSelector):
    """Waits for nothing but the ledger's threads; otherwise time is what passes."""

    loop: SimulatedLoop

    def select(self, timeout: float | None = None) -> list[Any]:
        events = super().select(0)
        if events or timeout == 0 or (timeout is not None and timeout < 0):
            return events
        if self.loop.is_busy or timeout is None:
            return super().select(0.05)
        self.loop.pass_time(timeout)
        return []


class SimulatedLoop(asyncio.SelectorEventLoop):
    """A loop with a clock of its own."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self.slept_s = 0.0
        self._busy = 0
        selector = _Jumping()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        return self._seconds

    def pass_time(self, seconds: float) -> None:
        self._seconds += seconds

    @property
    def is_busy(self) -> bool:
        return self._busy > 0

    def clock(self) -> Instant:
        """The world's clock: it goes on while the computer sleeps, the loop's does not."""
        return Instant(BEGINS + int(self._seconds + self.slept_s))

    def begin_work(self) -> None:
        self._busy += 1

    def end_work(self) -> None:
        self._busy -= 1


class WatchedLedger:
    """The store's doors; the loop knows while somebody works behind them."""

    def __init__(self, store: Store, loop: SimulatedLoop) -> None:
        self._store = store
        self._loop = loop

    def read(self, work: Callable[[Session], T], *, lane: str = "screen") -> Future[T]:
        return self._watched(self._store.read(work, lane=lane))

    def write(self, work: Callable[[Session], T], *, durable: bool) -> Future[T]:
        return self._watched(self._store.write(work, durable=durable))

    def _watched(self, inner: Future[T]) -> Future[T]:
        return watched(self._loop, inner)


def watched(loop: SimulatedLoop, inner: Future[T]) -> Future[T]:
    """A future of another thread, for which simulated time waits."""
    outer: Future[T] = Future()
    outer.set_running_or_notify_cancel()
    loop.begin_work()

    def hand_over(done: Future[T]) -> None:
        error = done.exception()
        if error is None:
            outer.set_result(done.result())
        else:
            outer.set_exception(error)
        if not loop.is_closed():
            loop.call_soon_threadsafe(loop.end_work)

    inner.add_done_callback(hand_over)
    return outer


def simulate(main: Callable[[SimulatedLoop], Coroutine[Any, Any, T]], *, debug: bool = False) -> T:
    """Run a coroutine in simulated time; tasks left behind are a failure."""
    loop = SimulatedLoop()
    try:
        asyncio.set_event_loop(loop)
        result = loop.run_until_complete(main(loop))
        left = [task for task in asyncio.all_tasks(loop) if not task.done()]
        assert left == [], left
        return result
    finally:
        asyncio.set_event_loop(None)
        loop.close()


async def until(
    is_so: Callable[[], bool], *, within_s: float = 3600.0, every_s: float = 0.5
) -> None:
    """Let simulated time pass until something is so."""
    loop = asyncio.get_running_loop()
    last = loop.time() + within_s
    while not is_so():
        assert loop.time() < last, "it never came to that"
        await asyncio.sleep(every_s)


class Immediately(Executor):
    """Decodes where it stands: simulated time has no other threads."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
            future.set_exception(error)
        return future


def threads_of_ours() -> list[str]:
    """Names of threads that sync and the ledger may have left behind."""
    return [one.name for one in threading.enumerate() if one.name.startswith(("junhall", "ledger"))]
