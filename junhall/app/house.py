"""What one run of the program built, and how it begins and ends."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from junhall.app.clocks import Clock
from junhall.casework.changes import PACE_MS, merged, pause_after
from junhall.settings import Settings

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future

    from junhall.casework.basemap_tiles import TileFile
    from junhall.casework.changes import ChangeSet
    from junhall.casework.desk import Desk
    from junhall.casework.intake import Intake
    from junhall.casework.office import Office
    from junhall.models.store import Store
    from junhall.sync.engine import Engine
    from junhall.sync.map_tiles import ServedTiles
    from junhall.sync.watch import Watch


class Relay:
    """Carries changes from the sync thread to whoever listens, on the listener's own loop.

    The first at once; what comes while the listener rests is carried as one. Each time the
    screen's thread is woken it must wait for a turn among threads that are busy, which costs
    more than what it is told: the more it was told, or would be told at the end of its rest, the
    longer it rests (``changes.pause_after``).
    """

    def __init__(self) -> None:
        """Without a loop changes are rung where they were found."""
        self.loop: asyncio.AbstractEventLoop | None = None
        self.ring: Callable[[ChangeSet], None] | None = None
        self._lock = threading.Lock()
        self._waiting: ChangeSet | None = None
        self._is_resting = False
        self._pause_ms = PACE_MS
        self._silent_until = 0.0
        self._rest = 0
        """Counts rests: one that was cut short ends nothing later."""

    def __call__(self, changes: ChangeSet) -> None:
        """Hand one set of changes over."""
        loop = self.loop
        if self.ring is None or (loop is not None and loop.is_closed()):
            return
        if loop is None:
            self.ring(changes)
            return
        with self._lock:
            waiting = self._waiting
            self._waiting = changes if waiting is None else merged(waiting, changes)
            hurries = changes.by_person and self._pause_ms > PACE_MS
            if self._is_resting and not hurries:
                return
            self._is_resting = True
            self._pause_ms = PACE_MS
        loop.call_soon_threadsafe(self._hand_over)

    @property
    def silent_ms(self) -> int:
        """For how long nothing more is told."""
        return max(0, round((self._silent_until - monotonic()) * 1000))

    def _hand_over(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, None
            self._is_resting = waiting is not None
            if waiting is not None:
                self._pause_ms = PACE_MS if waiting.by_person else pause_after(waiting)
        if waiting is None or self.ring is None:
            return
        self._rest_for(self._pause_ms)
        self.ring(waiting)

    def _rest_for(self, pause_ms: int) -> None:
        if self.loop is None:
            return
        self._rest += 1
        rest = self._rest
        self._silent_until = monotonic() + pause_ms / 1000
        self.loop.call_later(pause_ms / 1000, lambda: self._end(rest))

    def _end(self, rest: int) -> None:
        if rest != self._rest:
            return
        with self._lock:
            waiting, rested_ms = self._waiting, self._pause_ms
            if waiting is not None and not waiting.by_person:
                self._pause_ms = max(rested_ms, pause_after(waiting))
            longer_ms = self._pause_ms - rested_ms
        if longer_ms:
            self._rest_for(longer_ms)
        else:
            self._hand_over()


@dataclass(slots=True)
class House:
    """What one run of the program built, from the ledger up."""

    settings: Settings
    store: Store
    intake: Intake
    desk: Desk
    office: Office
    relay: Relay
    watch: Watch
    engine: Engine
    clock: Clock
    settle: Callable[[], Coroutine[object, object, None]] | None = None
    """For pictures: what still has to be decided once every post is there."""
    tiles: TileFile | ServedTiles | None = None
    is_still: bool = False
    shown_when: Future[None] | None = None
    """Until then there is too little to show; None: what is there is shown at once."""

    @property
    def log(self) -> Path:
        """The file that grows when somebody commits."""
        return Path(f"{self.store.path}-wal")

    def log_grew(self) -> int:
        """Somebody, here or elsewhere, is committing something; how many ms nobody hears of it."""
        self.watch.file_grew()
        return self.relay.silent_ms

    def begin(self) -> None:
        """Start the postman on a thread of its own."""
        # What was built so far stays to the end: to look through it for circles took a quarter of a
        # second, with every thread standing still, whenever many posts came in.
        gc.freeze()
        self.engine.start(sync=self.settings.sync and not self.is_still)

    async def ready(self) -> None:
        """A demonstration opens once its week is there; a real desk shows what it has at once."""
        if self.office.demo and not self.is_still:
            import asyncio

            await asyncio.wrap_future(self.shown_when or self.engine.caught_up)

    def close(self) -> None:
        """Leave: the postman first, the ledger last."""
        self.engine.stop()
        if self.tiles is not None:
            self.tiles.close()
        self.store.close()
