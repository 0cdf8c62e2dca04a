"""What one run of the program built, and how it begins and ends."""

from __future__ import annotations

import gc
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from junhall.app.clocks import Clock
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
    """Carries changes from the sync thread to whoever listens, on the listener's own loop."""

    def __init__(self) -> None:
        """Without a loop changes are rung where they were found."""
        self.loop: asyncio.AbstractEventLoop | None = None
        self.ring: Callable[[ChangeSet], None] | None = None

    def __call__(self, changes: ChangeSet) -> None:
        """Hand one set of changes over."""
        if self.ring is None:
            return
        if self.loop is None:
            self.ring(changes)
        elif not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.ring, changes)


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

    def log_grew(self) -> None:
        """Somebody, here or elsewhere, is committing something."""
        self.watch.file_grew()

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
