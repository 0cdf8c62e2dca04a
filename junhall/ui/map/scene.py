"""PURE: what the map shows now: the index, its changes, the filter, and what is worked out of them.

Everything costly is kept until the filter, the changes or the zoom alter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Final, final

import numpy as np
from numpy.typing import NDArray

from junhall.casework.nearness import NEAR
from junhall.models.terms import Instant, RequestId
from junhall.ui.map.changes import Altered
from junhall.ui.map.clusters import Filter, Marks, cell_counts, level_of, marks_in, members
from junhall.ui.map.dots import dots_of
from junhall.ui.map.heat import Heat, heat_of
from junhall.ui.map.hexagons import Timed
from junhall.ui.map.index import NO_DUE, IncidentIndex, Incidents, Shown, mask_of
from junhall.ui.map.kinds import ALL, OPEN, MarkKind
from junhall.ui.map.morton import Floats
from junhall.ui.map.projection import View, fitted
from junhall.ui.map.taking import Doubtful, Taken

TOO_MANY: Final = 150_000
_AROUND: Final = 0.5  # how much more than the view marks are worked out for


class Mode(Enum):
    """The ways of looking at requests."""

    OPEN = "open"
    ALL = "all"
    DOTS = "dots"
    HEAT = "heat"
    TIME = "time"


class HeatOf(Enum):
    """What the heat map counts."""

    OPEN = "open"
    ALL = "all"
    LATE = "late"


@final
class Scene:
    """One map's requests."""

    def __init__(self, taken: Taken, mode: Mode = Mode.OPEN, heat: HeatOf = HeatOf.OPEN) -> None:
        self.mode = mode
        self.heat_of = heat
        self.taken = taken
        self.wish = Filter()
        self.altered = Altered(taken.index)
        self.doubtful: dict[RequestId, Doubtful] = {it.id: it for it in taken.doubtful}
        self.fading: dict[int, Incidents] = {}
        """Requests that were just solved: shown green a while, though no filter asks for them."""
        self.now = taken.as_of
        """What is near or over is so at this instant."""
        self.stamp = 0
        """Another number whenever something else is to be drawn."""
        self._shown: Shown | None = None
        self._is_fresh = False
        """Whether what is shown is worked out for the filter as it is."""
        self._marks: tuple[View, Marks] | None = None
        self._choose()

    @property
    def index(self) -> IncidentIndex:
        """The sorted requests, as they stood when it was built."""
        return self.taken.index

    @property
    def shown(self) -> Shown:
        """What passes the filter."""
        if self._shown is None or not self._is_fresh:
            wish = self.wish
            mask = mask_of(self.index, kinds=wish.kinds, days=wish.days, services=wish.services)
            self._shown = Shown(self.index, mask, self._shown)
            self._is_fresh = True
        return self._shown

    def look(self, mode: Mode, heat: HeatOf | None = None) -> None:
        """Look in another way."""
        self.mode = mode
        self.heat_of = heat or self.heat_of
        self._choose()

    def filter_days(self, days: tuple[int, int] | None) -> None:
        """Only requests of these days, the first and last included; None: of all."""
        if days != self.wish.days:
            self.wish = replace(self.wish, days=days)
            self._forget()

    def filter_services(self, services: tuple[int, ...] | None) -> None:
        """Only requests of these services; None: of all."""
        if services != self.wish.services:
            self.wish = replace(self.wish, services=services)
            self._forget()

    def renew(self, index: IncidentIndex) -> None:
        """Go on with an index that holds what altered so far."""
        self.taken = replace(self.taken, index=index)
        self.altered = Altered(index)
        self._forget()

    def alter(self, request_id: int, now: Incidents | None) -> None:
        """A request stands like this now; None: it is not on the map any more."""
        self.altered.alter(request_id, now)
        self._marks = None
        self.stamp += 1

    def marks(self, view: View) -> Marks:
        """Pins and clusters of a view."""
        if self._marks is None or not self._marks[0].holds(view):
            around = view.grown(_AROUND)
            self._marks = (around, marks_in(self.shown, self.altered, self.wish, around))
        return self._marks[1]

    def heat(self, view: View) -> Heat | None:
        """Density of a view."""
        return heat_of(self.shown, self.altered, self.wish, view)

    def dots(
        self, view: View, colours: NDArray[np.uint32], over: NDArray[np.uint32] | None = None
    ) -> NDArray[np.uint32]:
        """A dot a request."""
        return dots_of(self.shown, self.altered, self.wish, view, colours, over)

    def in_view(self, view: View, most: int) -> tuple[tuple[RequestId, ...], int]:
        """The longest waiting requests in a view, at most so many, and how many there are.

        Of more than a list is read for, only how many.
        """
        level = level_of(view.zoom)
        total = int(cell_counts(self.shown, self.altered, self.wish, view, level)[3].sum())
        if total > TOO_MANY:
            return (), total
        rows = self.members(view)
        if len(rows.ids) > most:
            oldest = np.sort(np.argpartition(rows.posted_at, most - 1)[:most])
            total, rows = len(rows.ids), rows.taken(oldest)
        else:
            total = len(rows.ids)
        order = np.lexsort((rows.ids, rows.posted_at))
        found = tuple(RequestId(int(it)) for it in rows.ids[order])
        return found, total

    def members(self, view: View, most: int | None = None) -> Incidents:
        """The requests themselves whose point lies in a view."""
        rows = members(self.shown, self.altered, self.wish, view, level_of(view.zoom), None)
        px, py = view.px(rows.x, rows.y)
        seen = np.flatnonzero((px >= 0) & (px < view.width) & (py >= 0) & (py < view.height))
        return rows.taken(seen if most is None else seen[:most])

    def of(self, request_id: int) -> Incidents | None:
        """One request as it stands, whatever the filter; None where it has no point."""
        fresh = self.altered.fresh
        if fresh is not None and (found := fresh.taken(fresh.ids == request_id)).ids.size:
            return found
        row = self.index.row_of(request_id)
        if row is None or row in self.altered.gone:
            return None
        return self.index.rows.taken(np.array([row]))

    def histogram(self, bars: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """How many requests were written by stretch of days, of the services chosen.

        Shapes: edges (bars + 1,) in days, counts (bars,).
        """
        days = max(1, self.taken.days.count - 7)
        step = max(1, -(-days // bars))
        edges = np.arange(0, days + step, step)
        wish = replace(self.wish, days=None, kinds=None)
        passes = wish.passing(self.index.rows)
        per_day = np.bincount(self.index.rows.days[passes], minlength=int(edges[-1]) + 1)
        sums = np.concatenate([[0], np.cumsum(per_day)])
        top = np.minimum(edges, len(sums) - 1)
        return edges, sums[top[1:]] - sums[top[:-1]]

    def count_in(self, days: tuple[int, int] | None) -> int:
        """How many requests of the services chosen were written in these days."""
        passes = replace(self.wish, days=days, kinds=None).passing(self.index.rows)
        return int(passes.sum())

    def timed(self, now: Instant) -> Timed:
        """All that pass the filter with how long they took."""
        mask = replace(self.wish, kinds=None).passing(self.index.rows)
        rows = self.index.rows.taken(np.flatnonzero(mask))
        took = rows.took_s.astype(np.int64)
        waited = np.maximum(0, now - rows.posted_at.astype(np.int64))
        seconds = np.where(took >= 0, took, np.where(took == -1, waited, -2 - took))
        return Timed(rows.x, rows.y, seconds, took >= 0)

    def home(
        self,
        width: int,
        height: int,
        corners: tuple[NDArray[np.float64], NDArray[np.float64]] | None,
    ) -> View:
        """The view that shows the town, or where its requests are."""
        if corners is not None:
            return fitted(*corners, width, height, margin=0.02, zoom=16.0)
        rows = self.index.rows
        step = max(1, len(rows.x) // 20_000)
        x, y = rows.x[::step], rows.y[::step]
        if len(x) >= 50:
            keep = np.ones(len(x), np.bool_)
            for values in (x, y):
                low, high = np.percentile(values, (1, 99))
                room = (high - low) * 0.2 + 1e-9
                keep &= (values >= low - room) & (values <= high + room)
            if keep.any() and float(np.ptp(x)) < 0.5:
                x, y = x[keep], y[keep]
        return fitted(x, y, width, height, zoom=16.0)

    def widened(self, corners: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
        """A town's corners, and every request shown that lies no farther out than its size."""
        x, y = corners
        rows = self.index.rows.taken(self.shown.rows(0, len(self.index)))
        wide, high = float(np.ptp(x)), float(np.ptp(y))
        across = rows.x - x.mean() - np.round(rows.x - x.mean())
        near = (np.abs(across) <= 1.5 * wide) & (np.abs(rows.y - y.mean()) <= 1.5 * high)
        return (
            np.concatenate([x, x.mean() + across[near]]),
            np.concatenate([y, rows.y[near]]),
        )

    def soon(self, ids: Sequence[int]) -> frozenset[int]:
        """Those of these requests that are due soon, as their cards say it (nearness.py)."""
        gone = set(self.altered.gone)
        known = [row for it in ids if (row := self.index.row_of(it)) is not None]
        rows = self.index.rows.taken(np.array([it for it in known if it not in gone], np.int64))
        fresh = self.altered.fresh
        if fresh is not None:
            rows = rows.followed(fresh.taken(np.isin(fresh.ids, np.array(ids, np.int64))))
        due, posted = rows.due_at.astype(np.int64), rows.posted_at.astype(np.int64)
        runs = (rows.kinds < MarkKind.LATE) & (rows.due_at < NO_DUE) & (due >= self.now)
        near = runs & (self.now - posted >= NEAR * np.maximum(1, due - posted))
        return frozenset(rows.ids[near].tolist())

    def grow_late(self, now: Instant) -> int:
        """Open requests whose time ran out meanwhile turn late; how many did."""
        self.now = now
        rows = self.index.rows
        due = np.flatnonzero((rows.due_at < now) & (rows.kinds < MarkKind.LATE))
        turned = 0
        for row in due[:200]:
            if int(row) in self.altered.gone:
                continue
            one = rows.taken(np.array([row]))
            self.alter(int(one.ids[0]), replace(one, kinds=np.array([MarkKind.LATE], np.uint8)))
            turned += 1
        return turned

    def _choose(self) -> None:
        match self.mode, self.heat_of:
            case (Mode.OPEN, _) | (Mode.HEAT, HeatOf.OPEN):
                kinds: tuple[int, ...] = OPEN
            case Mode.HEAT, HeatOf.LATE:
                kinds = (MarkKind.LATE,)
            case _:
                kinds = ALL
        if kinds != self.wish.kinds:
            self.wish = replace(self.wish, kinds=kinds)
            self._forget()

    def _forget(self) -> None:
        self._is_fresh = False
        self._marks = None
        self.stamp += 1
