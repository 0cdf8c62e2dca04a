"""PURE: what stands in a view: single requests, and clusters with how many of each kind.

Cells of the grid are counted first, few requests are then taken one by one, and what would overlap
on the screen is merged; so counts always add up, and no two marks cover each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from junhall.ui.map.changes import Altered
from junhall.ui.map.index import Incidents, Shown, mask_of_rows
from junhall.ui.map.kinds import KINDS
from junhall.ui.map.morton import BITS, Floats, Ints, parted
from junhall.ui.map.projection import View

SINGLES: Final = 260
"""Up to so many requests in view are taken one by one before what overlaps is merged."""
PIN_RADIUS: Final = 15.0
_PASSES: Final = 6


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Marks of a view, the fullest last so that it is painted on top.

    Shapes: x, y, radius (m,), counts (m, KINDS), ids (m,): the request of a single mark, else -1;
    qualities (m,): how well a single one's place is known.
    Units: world coordinates; radius in pixels.
    """

    x: Floats
    y: Floats
    counts: Ints
    ids: Ints
    qualities: Ints
    radius: Floats

    @property
    def n(self) -> Ints:
        """How many requests each stands for."""
        return np.asarray(self.counts.sum(axis=1), np.int64)

    def __len__(self) -> int:
        return len(self.x)

    def at(self, view: View, px: float, py: float, reach: float = 4.0) -> int | None:
        """The mark under a pixel, the nearest where several are."""
        if not len(self.x):
            return None
        mx, my = view.px(self.x, self.y)
        # A pin's head stands over its point.
        single = self.ids >= 0
        away = np.hypot(mx - px, my - np.where(single, PIN_HEAD, 0.0) - py)
        hit = away <= self.radius + reach
        if not hit.any():
            return None
        return int(np.where(hit, away, np.inf).argmin())


PIN_HEAD: Final = 22.0
"""How far over its point the middle of a pin's head stands, in pixels."""


def radius_of(n: Ints) -> Floats:
    """How large a cluster of so many is drawn: it grows slowly.

    Units: pixels.
    """
    return np.asarray(np.where(n <= 1, PIN_RADIUS, np.minimum(36.0, 17.0 + 4.2 * np.log10(n))))


def level_of(zoom: float) -> int:
    """The level whose cells are about 128 pixels wide at a zoom."""
    return min(BITS, max(0, round(zoom) + 1))


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown, as ``mask_of`` wants it."""

    kinds: tuple[int, ...] | None = None
    days: tuple[int, int] | None = None
    services: tuple[int, ...] | None = None

    def passing(self, rows: Incidents) -> NDArray[np.bool_]:
        """Which of some requests pass."""
        mask = mask_of_rows(rows, kinds=self.kinds, days=self.days, services=self.services)
        return np.ones(len(rows.ids), np.bool_) if mask is None else mask


def cell_counts(
    shown: Shown, altered: Altered, wish: Filter, view: View, level: int
) -> tuple[Ints, Ints, Ints, Ints]:
    """Cells seen, their rows in the index, and how many of each kind pass, changes included."""
    cells, starts, stops = shown.index.ranges(view, level)
    counts = shown.counts(starts, stops)
    rows = shown.index.rows
    if altered.gone:
        gone = np.array(altered.gone)
        passed = gone if shown.mask is None else gone[shown.mask[gone]]
        _tally(counts, cells, altered.cells(rows.taken(passed), level), rows.kinds[passed], -1)
    fresh = altered.fresh
    if fresh is not None:
        fresh = fresh.taken(wish.passing(fresh))
        _tally(counts, cells, altered.cells(fresh, level), fresh.kinds, 1)
    return cells, starts, stops, counts


def _tally(counts: Ints, cells: Ints, where: Ints, kinds: NDArray[np.uint8], weight: int) -> None:
    at = np.searchsorted(cells, where)
    known = (at < len(cells)) & (cells[np.minimum(at, len(cells) - 1)] == where)
    np.add.at(counts, (at[known], kinds[known]), weight)


def members(
    shown: Shown, altered: Altered, wish: Filter, view: View, level: int, most: int | None = None
) -> Incidents:
    """The requests themselves in the cells seen, at most so many."""
    _, starts, stops = shown.index.ranges(view, level)
    found: list[Ints] = []
    left = most
    gone = np.array(altered.gone, np.int64)
    for start, stop in zip(starts, stops, strict=True):
        if start == stop:
            continue
        extra = None if left is None else left + len(gone)
        rows = shown.rows(int(start), int(stop), extra)
        if len(gone):
            rows = rows[~np.isin(rows, gone)]
        if left is not None:
            rows = rows[:left]
            left -= len(rows)
        found.append(rows)
        if left is not None and left <= 0:
            break
    whole = shown.index.rows.taken(np.concatenate(found) if found else np.zeros(0, np.int64))
    fresh = altered.fresh
    if fresh is not None:
        fresh = fresh.taken(wish.passing(fresh))
        cells, _, _ = shown.index.ranges(view, level)
        fresh = fresh.taken(np.isin(altered.cells(fresh, level), cells))
        whole = whole.followed(fresh)
    return whole if most is None else whole.taken(np.arange(min(most, len(whole.ids))))


def marks_in(shown: Shown, altered: Altered, wish: Filter, view: View) -> Marks:
    """Pins and clusters of a view, and of the cells at its edge."""
    level = level_of(view.zoom)
    cells, starts, stops, counts = cell_counts(shown, altered, wish, view, level)
    totals = counts.sum(axis=1)
    if totals.sum() <= SINGLES:
        rows = members(shown, altered, wish, view, level)
        one = np.zeros((len(rows.ids), KINDS), np.int64)
        one[np.arange(len(rows.ids)), rows.kinds] = 1
        return _apart(rows.x, rows.y, one, rows.ids, rows.qualities.astype(np.int64), view)
    full = totals > 0
    cells, starts, stops, counts, totals = (
        it[full] for it in (cells, starts, stops, counts, totals)
    )
    x, y = _middles(shown, cells, starts, stops, level)
    ids, every = np.full(len(x), -1, np.int64), shown.index.rows
    qualities = np.zeros(len(x), np.int64)
    for at in np.flatnonzero(totals == 1):
        there = shown.rows(int(starts[at]), int(stops[at]), 2)
        there = there[~np.isin(there, altered.gone)] if altered.gone else there
        if len(there) == 1:
            ids[at], qualities[at] = every.ids[there[0]], every.qualities[there[0]]
            x[at], y[at] = every.x[there[0]], every.y[there[0]]
    fresh = altered.fresh
    if fresh is not None:
        fresh = fresh.taken(wish.passing(fresh))
        cell_of = altered.cells(fresh, level)
        for n in range(len(fresh.ids)):
            here = int(np.searchsorted(cells, cell_of[n]))
            if here == len(cells) or cells[here] != cell_of[n]:
                continue
            if totals[here] == 1 and ids[here] < 0:
                ids[here], x[here], y[here] = fresh.ids[n], fresh.x[n], fresh.y[n]
                qualities[here] = fresh.qualities[n]
    return _apart(x, y, counts, ids, qualities, view)


def _middles(
    shown: Shown, cells: Ints, starts: Ints, stops: Ints, level: int
) -> tuple[Floats, Floats]:
    """Where clusters stand; one of which too little is known, in the middle of its cell."""
    x, y = shown.middles(starts, stops)
    bare = np.isnan(x)
    if bare.any():
        columns, rows = parted(cells[bare])
        x[bare], y[bare] = (columns + 0.5) / (1 << level), (rows + 0.5) / (1 << level)
    return x, y


def _apart(x: Floats, y: Floats, counts: Ints, ids: Ints, qualities: Ints, view: View) -> Marks:
    """Marks merged until none covers another; sums stay."""
    x = view.x + ((x - view.x) - np.round(x - view.x))
    for _ in range(_PASSES):
        n = counts.sum(axis=1)
        radius = radius_of(n)
        # A pin is seen where its head is, over its point.
        seen_y = y * view.scale - np.where(n == 1, PIN_HEAD, 0.0)
        into = _absorbed(x * view.scale, seen_y, n, radius)
        if into is None:
            break
        heads, at = np.unique(into, return_inverse=True)
        weight = n.astype(np.float64)
        total = np.bincount(at, weight)
        x = np.bincount(at, x * weight) / total
        y = np.bincount(at, y * weight) / total
        merged = np.zeros((len(heads), KINDS), np.int64)
        np.add.at(merged, at, counts)
        alone = np.bincount(at) == 1
        counts, ids = merged, np.where(alone, ids[heads], -1)
        qualities = qualities[heads]
    n = counts.sum(axis=1)
    order = np.lexsort((ids, n))
    return Marks(
        x[order], y[order], counts[order], ids[order], qualities[order], radius_of(n[order])
    )


def _absorbed(px: Floats, py: Floats, n: Ints, radius: Floats) -> Ints | None:
    """Which mark each is taken into (itself, where none); None where no two overlap."""
    dx = px[:, None] - px[None, :]
    dy = py[:, None] - py[None, :]
    near = dx * dx + dy * dy < (0.82 * (radius[:, None] + radius[None, :])) ** 2
    np.fill_diagonal(near, val=False)
    if not near.any():
        return None
    into = np.arange(len(px))
    taken = np.zeros(len(px), np.bool_)
    for at in np.argsort(-n, kind="stable"):
        if taken[at]:
            continue
        around = np.flatnonzero(near[at] & ~taken & (into == np.arange(len(px))))
        around = around[around != at]
        if len(around):
            into[around] = at
            taken[around] = True
            taken[at] = True
    return into
