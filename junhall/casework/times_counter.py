"""Questions about times, answered on the reading lane for figures; the office asks here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Final, TypeVar, final

from sqlalchemy.orm import Session

from junhall.casework import queries, segments
from junhall.casework.ledger_doors import Ledger
from junhall.casework.morning_counts import MorningCounts
from junhall.casework.segments import KeptHistory
from junhall.casework.sight import SEES_PEOPLE, SEES_PRIVATE
from junhall.casework.times_keeper import TimesKeeper
from junhall.casework.times_rows import Mark, MarkedRequests, TimesPage, TimesWish
from junhall.models.terms import Instant, RequestId, Role
from junhall.models.town import Town

T = TypeVar("T")
_LANE: Final = "figures"
_log = logging.getLogger(__name__)


@final
class TimesCounter:
    """One keeper of columns, asked by whoever looks at charts."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._keeper = TimesKeeper()

    async def soon(self) -> None:
        """Open the columns where they are kept; filling them waits until somebody asks."""
        await self._read(self._keeper.open_kept)

    async def page(self, wish: TimesWish, role: Role, town: Town, now: Instant) -> TimesPage:
        """All charts of a wish, of what the role may count."""
        allowed = _allowed(wish, role)
        await self._open()
        page = await self._read(lambda session: self._keeper.page(session, allowed, town, now))
        self._keep_later()
        return page

    async def behind(
        self, wish: TimesWish, mark: Mark, role: Role, town: Town, now: Instant
    ) -> MarkedRequests:
        """The requests that a mark counts; private ones are counted and not listed."""
        allowed = _allowed(wish, role)
        await self._open()

        def work(session: Session) -> MarkedRequests:
            marked, ids = self._keeper.behind(session, allowed, mark, town, now)
            rows = {row.id: row for row in queries.rows_of(session, ids, private=False)}
            told = tuple(rows[RequestId(it)] for it in ids if RequestId(it) in rows)
            return replace(marked, rows=told)

        return await self._read(work)

    async def morning(self, town: Town, role: Role, now: Instant, since: Instant) -> MorningCounts:
        """The figures of the mayor's morning, of what the role may count."""
        private = role in SEES_PRIVATE
        await self._open()
        return await self._read(
            lambda session: self._keeper.morning(session, town, now, since, private=private)
        )

    async def _open(self) -> None:
        while not await self._read(self._keeper.open):
            continue

    async def _read(self, work: Callable[[Session], T]) -> T:
        return await asyncio.wrap_future(self._ledger.read(work, lane=_LANE))

    def _keep_later(self) -> None:
        """Write segments that grew old, behind the screen's back: nobody waits for it."""
        packed = self._ledger.read(lambda _session: self._keeper.to_keep(), lane=_LANE)
        packed.add_done_callback(self._keep)

    def _keep(self, packed: Future[KeptHistory | None]) -> None:
        if packed.exception() is not None:
            return
        kept = packed.result()
        if kept is None:
            return

        def work(session: Session) -> None:
            segments.write_kept(session.connection(), kept)

        self._ledger.write(work, durable=False).add_done_callback(_tell)


def _tell(written: Future[None]) -> None:
    error = written.exception()
    if error is not None:
        _log.warning("the history columns could not be kept: %r", error)


def _allowed(wish: TimesWish, role: Role) -> TimesWish:
    """The wish as this role may have it: rules.md 23, and people only for who leads them."""
    return replace(wish, private=role in SEES_PRIVATE, people=wish.people and role in SEES_PEOPLE)
