"""What did this and other stations write? The change log is tailed and rung as one ChangeSet.

Our own commits nudge. For those of other processes the log is asked twice a second, and at
once where a window's file watcher saw the write-ahead log grow: SQLite writes that before the
commit can be seen, so a nudge from outside is followed by a few more looks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar, final

from sqlalchemy.orm import Session

from junhall.casework.changes import ChangeSet
from junhall.models.terms import Cause, Facet, RequestId, Seq
from junhall.sync.pull import Ledger

POLL_S: Final = 0.5
"""The safety net for what other processes commit: in a service, where nothing nudges from
outside, an answer is held longer than that anyway."""
AGAIN_S: Final = (0.002, 0.008, 0.02)
"""After the log's file grew: pauses before the looks that follow the first."""
AT_ONCE: Final = 5000
"""So many changes are read in one look; what is left is looked at without waiting."""

T = TypeVar("T")
Hearer = Callable[[ChangeSet], None]


@final
class Watch:
    """Tails the change log on the sync loop and hands on what is new."""

    def __init__(self, ledger: Ledger, ring: Hearer) -> None:
        """``ring`` is called on the sync thread; it must hand over to its own."""
        self._ledger = ledger
        self._hearers: list[Hearer] = [ring]
        self._seq: Seq | None = None
        self._nudged = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._file_grew = False

    def hear(self, hearer: Hearer) -> Callable[[], None]:
        """Be told too, on the sync loop; call the result to stop."""
        self._hearers.append(hearer)
        return lambda: self._hearers.remove(hearer)

    def nudge(self) -> None:
        """Something was committed here: look at once. May be called from any thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._nudged.set)

    def file_grew(self) -> None:
        """Something is being committed, here or elsewhere. May be called from any thread."""
        self._file_grew = True
        self.nudge()

    async def run(self) -> None:
        """Tail until cancelled."""
        self._loop = asyncio.get_running_loop()
        self._nudged = asyncio.Event()  # of this loop
        if self._seq is None:
            self._seq = await self._read(_newest)
        while True:
            grew, self._file_grew = self._file_grew, False
            if not await self._look() and grew:
                await self._look_again()
            try:
                async with asyncio.timeout(POLL_S):
                    await self._nudged.wait()
            except TimeoutError:
                continue
            finally:
                self._nudged.clear()

    async def _look_again(self) -> None:
        for pause in AGAIN_S:
            await asyncio.sleep(pause)
            if await self._look():
                return

    async def _look(self) -> bool:
        changes = await self._read(self._since)
        if changes is None:
            return False
        if changes.until - (self._seq or 0) >= AT_ONCE:
            self._nudged.set()
        self._seq = changes.until
        for hearer in tuple(self._hearers):
            hearer(changes)
        return True

    async def _read(self, work: Callable[[Session], T]) -> T:
        return await asyncio.wrap_future(self._ledger.read(work, lane="sync"))

    def _since(self, session: Session) -> ChangeSet | None:
        since = self._seq or Seq(0)
        rows = (
            session.connection()
            .exec_driver_sql(
                "SELECT seq, facets, request_id, cause FROM change WHERE seq > ?"
                " ORDER BY seq LIMIT ?",
                (since, AT_ONCE),
            )
            .all()
        )
        if not rows:
            return None
        facets = Facet(0)
        ids: set[RequestId] = set()
        by_person = False
        for _, facet, request_id, cause in rows:
            facets |= Facet(facet)
            by_person = by_person or cause == Cause.STAFF
            if request_id is not None:
                ids.add(RequestId(request_id))
        return ChangeSet(since, Seq(rows[-1][0]), facets, frozenset(ids), by_person=by_person)


def _newest(session: Session) -> Seq:
    found = session.connection().exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change")
    return Seq(int(found.scalar_one()))
