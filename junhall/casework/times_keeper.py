"""Keeps the history columns and what was made of them, on the thread that reads for figures.

The columns are opened once and then follow the change log. What charts were asked for is kept for
a few wishes, so that the next question costs what changed since and no more.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import Final, final

import numpy as np
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework import segments
from junhall.casework.areas import Areas, areas_key, areas_of
from junhall.casework.behind_marks import rows_behind
from junhall.casework.history_columns import IS_PRIVATE, IS_RESIDENT, SEGMENT_ROWS, HistoryColumns
from junhall.casework.morning_counts import MorningCounts, morning_counts
from junhall.casework.open_time import Elapsed, OfficeTime, plain_time
from junhall.casework.segments import KeptHistory
from junhall.casework.time_spans import Span, span_of, whole_span
from junhall.casework.times_groups import TimesGroups, horizon_of
from junhall.casework.times_page import PageMaker
from junhall.casework.times_rows import OFFICE, Mark, MarkedRequests, TimesPage, TimesWish, Totals
from junhall.casework.times_targets import answer_target
from junhall.models.terms import Instant, RequestId, Seq
from junhall.models.town import Town

_KEPT: Final = 8
"""So many wishes are kept ready."""
_MANY: Final = 20_000
"""After so many changes all is made anew: cheaper than one by one."""
_WORTH_KEEPING: Final = 5000
"""Fewer requests are read at once, anew each time."""
_LIST: Final = 200

_Key = tuple[TimesWish, Span]


@final
class TimesKeeper:
    """The columns of one ledger; every method runs on one thread, inside a read transaction."""

    def __init__(self) -> None:
        self._columns: HistoryColumns | None = None
        self._seq = 0
        self._filling: HistoryColumns | None = None
        self._filled = 0
        self._dirty: set[int] = set()
        self._kept_seq = -1
        self._makers: OrderedDict[_Key, PageMaker] = OrderedDict()
        self._horizon = 0
        self._areas = Areas()
        self._first_at: Instant | None = None
        self._town: Town | None = None

    @property
    def columns(self) -> HistoryColumns | None:
        """The columns as they are; None while they are being filled."""
        return self._columns

    def open(self, session: Session) -> bool:
        """One step towards having the columns: True once they are there and up to date.

        Where no segments are kept each step reads one segment's requests, so that whoever else
        waits for this thread has a turn.
        """
        connection = session.connection()
        if self._filling is None and not self.open_kept(session):
            self._filling = HistoryColumns()
            self._filled, self._seq = 0, segments.newest_seq(connection)
        if self._filling is not None:
            if self._filled * SEGMENT_ROWS <= segments.newest_id(connection):
                segments.read_segment(connection, self._filling, self._filled, self._areas)
                self._dirty.add(self._filled)
                self._filled += 1
                return False
            self._columns, self._filling = self._filling, None
            self._horizon = horizon_of(self._columns)
        self._follow(connection)
        return True

    def open_kept(self, session: Session) -> bool:
        """Take the columns out of their segments; False where none are kept that can be used."""
        connection = session.connection()
        if self._columns is not None and areas_key(connection) != self._areas.key:
            # Somebody drew the quarters anew: every request may lie in another.
            self._columns = None
            self._makers.clear()
            self._dirty.clear()
        if self._columns is None and self._filling is None:
            self._areas = areas_of(connection)
            kept = segments.read_kept(connection, self._areas)
            if kept is not None and kept[1] <= segments.newest_seq(connection):
                self._columns, self._seq = kept
                self._kept_seq = self._seq
                self._horizon = horizon_of(self._columns)
        return self._columns is not None

    def page(self, session: Session, wish: TimesWish, town: Town, now: Instant) -> TimesPage:
        """All charts of a wish as of now; ``open`` has said True before."""
        columns = self._up_to_date(session.connection())
        span = self._span(wish, town, now)
        maker = self._maker(wish, span, town, now)
        groups = maker.groups
        before: Totals | None = None
        if wish.before:
            earlier = whole_span(*span.before)
            before = self._maker(wish, earlier, town, now).totals(columns, now)
        services = maker.services(columns, now)
        target, target_clock = answer_target(town, wish, [s.service for s in services], now)
        return TimesPage(
            wish=wish,
            start=span.start,
            end=span.end,
            bucket=span.bucket,
            zone=town.zone_name,
            answers=maker.answers(now),
            flow=maker.flow(now),
            hours=maker.hours(),
            services=services,
            curves=maker.curves(columns, now),
            channels=maker.channels(columns, now),
            people=maker.people(now) if wish.people else (),
            totals=maker.totals(columns, now),
            before=before,
            target_s=target,
            target_clock=target_clock,
            excluded={reason: n for reason, n in groups.excluded.items() if n},
            as_of=now,
            seq=Seq(self._seq),
            areas=tuple((name, name) for name in sorted(columns.words["area"]) if name),
        )

    def behind(
        self, session: Session, wish: TimesWish, mark: Mark, town: Town, now: Instant
    ) -> tuple[MarkedRequests, list[int]]:
        """The requests behind a mark, without their rows, and the ids of those to be listed."""
        columns = self._up_to_date(session.connection())
        span = self._span(wish, town, now)
        groups = self._maker(wish, span, town, now).groups
        rows = rows_behind(columns, groups.chosen(columns), mark, wish, span, town.zone_name, now)
        hidden = columns.is_marked(IS_PRIVATE)[rows]
        shown = rows[~hidden]
        newest = shown[np.argsort(-columns["posted_at"][shown].astype(np.int64), kind="stable")]
        ids = (newest[:_LIST] + 1).tolist()
        total, private = len(rows), int(np.count_nonzero(hidden))
        told = frozenset(RequestId(it) for it in ids)
        return MarkedRequests(mark, (), total, private, told), ids

    def morning(
        self, session: Session, town: Town, now: Instant, since: Instant, *, private: bool
    ) -> MorningCounts:
        """The figures of the mayor's morning; ``open`` has said True before."""
        columns = self._up_to_date(session.connection())
        return morning_counts(columns, town, now, since, private=private)

    def to_keep(self) -> KeptHistory | None:
        """What is to be written now; None while few changed."""
        if self._columns is None or len(self._columns) < _WORTH_KEEPING:
            return None
        if self._kept_seq >= 0 and self._seq - self._kept_seq < _MANY:
            return None
        packed = tuple(segments.pack(self._columns, self._dirty))
        words = {name: list(told) for name, told in self._columns.words.items()}
        self._dirty.clear()
        self._kept_seq = self._seq
        return KeptHistory(packed, words, dict(self._columns.waits), self._seq, self._areas.key)

    def _up_to_date(self, connection: Connection) -> HistoryColumns:
        assert self._columns is not None
        self._follow(connection)
        return self._columns

    def _follow(self, connection: Connection) -> None:
        """Read what changed since, and take it into everything that is kept."""
        assert self._columns is not None
        since = segments.changed_since(connection, self._seq)
        self._seq = since.seq
        ids = list(since.ids)
        columns = self._columns
        if since.is_people:
            residents = segments.residents_rows(connection)
            before = columns.is_marked(IS_RESIDENT)
            wanted = np.zeros(len(columns), np.bool_)
            wanted[residents[residents < len(columns)]] = True
            ids = sorted({*ids, *(np.flatnonzero(wanted != before) + 1).tolist()})
        if not ids:
            return
        self._first_at = None
        rows = np.array(ids, np.int64) - 1
        columns.grow(int(rows.max()) + 1)
        old = columns.take(rows)
        segments.read_ids(connection, columns, ids, self._areas)
        new = columns.take(rows)
        self._dirty.update(segments.segments_of(rows.tolist()))
        horizon = max(self._horizon, horizon_of(new))
        if len(ids) > _MANY or horizon != self._horizon:
            self._horizon = horizon_of(columns)
            self._makers.clear()
            return
        for maker in self._makers.values():
            maker.groups.replace(old, new)

    def _span(self, wish: TimesWish, town: Town, now: Instant) -> Span:
        return span_of(wish, now=now, zone=town.zone, first=self._first())

    def _first(self) -> Instant | None:
        """When the first request of all came; asked for anew after every change."""
        if self._first_at is None and self._columns is not None:
            posted = self._columns["posted_at"]
            there = posted[posted > 0]
            self._first_at = Instant(int(there.min())) if len(there) else None
        return self._first_at

    def _maker(self, wish: TimesWish, span: Span, town: Town, now: Instant) -> PageMaker:
        assert self._columns is not None
        if town is not self._town:
            self._makers.clear()
            self._town = town
        key = (replace(wish, before=False), span)
        maker = self._makers.get(key)
        if maker is None:
            elapsed: Elapsed = plain_time
            if wish.clock == OFFICE:
                first = self._first() or now
                # Open requests grow older while these groups are kept: a month is far enough.
                elapsed = OfficeTime(town, first, Instant(now + 31 * 86_400))
            groups = TimesGroups(
                self._columns, wish, span, town.zone_name, horizon=self._horizon, elapsed=elapsed
            )
            maker = self._makers[key] = PageMaker(groups, elapsed)
            while len(self._makers) > _KEPT:
                self._makers.popitem(last=False)
        self._makers.move_to_end(key)
        return maker
