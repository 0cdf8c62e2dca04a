"""PURE: a million requests ready for any view: sorted along the Z curve, with running sums.

The requests of a cell stand side by side, so how many of each kind it holds is the difference of
two sums, at every zoom. A change is kept beside the sorted columns until the index is built anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from junhall.ui.map.kinds import KINDS
from junhall.ui.map.morton import BITS, Floats, Ints, codes_of, interleaved
from junhall.ui.map.projection import View

LEVELS: Final = tuple(range(1, 18))
"""Cells of the zooms 0 to 16: each 128 pixels wide at its zoom."""
NO_DUE: Final = 2**32 - 1
_SAMPLE: Final = 64
_FIELD_BITS: Final = 21
_FIELD: Final = (1 << _FIELD_BITS) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Incidents:
    """Columns of an index, one value a request.

    Shapes: all (n,). ``x`` and ``y`` are world coordinates, ``days`` count from the first shown,
    ``qualities`` and ``services`` as in the pins; ``due_at`` NO_DUE where none runs; ``took_s`` how
    long it took until solved, -1 while open, and (-2 - s) where it was watched for s unsolved.
    """

    ids: Ints
    x: Floats
    y: Floats
    kinds: NDArray[np.uint8]
    days: NDArray[np.uint16]
    services: NDArray[np.uint16]
    qualities: NDArray[np.uint8]
    posted_at: NDArray[np.uint32]
    due_at: NDArray[np.uint32]
    took_s: NDArray[np.int32]

    def columns(self) -> tuple[NDArray[Any], ...]:
        """All columns, in order."""
        return tuple(getattr(self, one.name) for one in fields(self))

    def taken(self, rows: NDArray[np.integer] | NDArray[np.bool_]) -> Incidents:
        """Some of them."""
        return Incidents(*(column[rows] for column in self.columns()))

    def followed(self, other: Incidents) -> Incidents:
        """These, then others."""
        both = zip(self.columns(), other.columns(), strict=True)
        return Incidents(*(np.concatenate(pair) for pair in both))


class IncidentIndex:
    """Requests sorted by place."""

    def __init__(self, incidents: Incidents) -> None:
        codes = codes_of(incidents.x, incidents.y)
        order = np.argsort(codes)
        self.codes: Ints = codes[order]
        self.rows = incidents.taken(order)
        self._levels: dict[int, NDArray[np.int64]] = {}
        self._row_of: dict[int, int | None] = {}

    def __len__(self) -> int:
        return len(self.codes)

    def build_levels(self) -> None:
        """Work out the cells of all zooms now, on the thread that builds the index."""
        for level in LEVELS:
            self.level(level)

    def level(self, level: int) -> NDArray[np.int64]:
        """Where each occupied cell of a level begins, and the end: (cells + 1,)."""
        found = self._levels.get(level)
        if found is None:
            cells = self.codes >> (2 * (BITS - level))
            begins = np.flatnonzero(cells[1:] != cells[:-1]) + 1
            found = np.concatenate([[0], begins, [len(cells)]]) if len(cells) else np.zeros(1, int)
            self._levels[level] = found
        return found

    def ranges(self, view: View, level: int) -> tuple[Ints, Ints, Ints]:
        """Cells of a level seen in a view: their numbers, and which rows stand in each."""
        seen = view.tiles(level)
        if not seen:
            none = np.zeros(0, np.int64)
            return none, none, none
        grid = np.array(seen, np.int64)
        cells = np.unique(interleaved(grid[:, 0] % (1 << level), grid[:, 1]))
        shift = 2 * (BITS - level)
        starts = np.searchsorted(self.codes, cells << shift)
        stops = np.searchsorted(self.codes, (cells + 1) << shift)
        return cells, starts.astype(np.int64), stops.astype(np.int64)

    def find(self, ids: Collection[int]) -> None:
        """Look up the rows of several requests at once; ``row_of`` knows them afterwards."""
        missing = [it for it in ids if it not in self._row_of]
        if missing:
            self._row_of.update(dict.fromkeys(missing))
            at = np.flatnonzero(np.isin(self.rows.ids, missing))
            self._row_of.update(zip(self.rows.ids[at].tolist(), at.tolist(), strict=True))

    def row_of(self, request_id: int) -> int | None:
        """The row of a request; None where it has none."""
        if request_id not in self._row_of:
            self.find((request_id,))
        return self._row_of[request_id]


class Shown:
    """What passes a filter, as running sums over an index's rows."""

    def __init__(
        self,
        index: IncidentIndex,
        mask: NDArray[np.bool_] | None,
        instead_of: Shown | None = None,
    ) -> None:
        """``mask``: None lets everything pass. The sums are written over those of ``instead_of``.

        Fresh memory would cost more than the sums: the system hands it over page by page.
        """
        self.index = index
        self.mask = mask
        kinds = index.rows.kinds
        # What does not pass is of a seventh kind, which adds to no sum.
        counted = kinds if mask is None else np.where(mask, kinds, np.uint8(KINDS))
        units = _units(3 if len(kinds) < _FIELD else 1)
        if instead_of is not None and instead_of.index is index:
            sums_of = instead_of._sums  # noqa: SLF001 - another of this class, of no more use
        else:
            sums_of = [np.zeros(len(kinds) + 1, np.int64) for _ in units]
        self._sums: list[Ints] = sums_of
        for unit, sums in zip(units, self._sums, strict=True):
            np.take(unit, counted, out=sums[1:], mode="clip")
            np.cumsum(sums[1:], out=sums[1:])

    @property
    def total(self) -> int:
        """How many pass."""
        return int(self.counts(np.array([0]), np.array([len(self.index)])).sum())

    def counts(self, starts: Ints, stops: Ints) -> Ints:
        """How many of each kind stand between rows: (n, KINDS)."""
        per = KINDS // len(self._sums)
        found = np.empty((len(starts), KINDS), np.int64)
        for n, sums in enumerate(self._sums):
            packed = sums[stops] - sums[starts]
            for field in range(per):
                found[:, n * per + field] = (
                    (packed >> (_FIELD_BITS * field)) & _FIELD if per > 1 else packed
                )
        return found

    def middles(self, starts: Ints, stops: Ints) -> tuple[Floats, Floats]:
        """Mean point of what passes between rows, of 64 of them spread evenly where more stand.

        NaN where none of those passes.
        """
        rows = self.index.rows
        sizes = stops - starts
        steps = np.arange(_SAMPLE)
        few = sizes[:, None] <= _SAMPLE
        at = np.where(few, steps, (steps * sizes[:, None]) // _SAMPLE) + starts[:, None]
        counts = (~few) | (steps < sizes[:, None])
        at = np.minimum(at, max(0, len(rows.x) - 1))
        if self.mask is not None:
            counts &= self.mask[at]
        n = counts.sum(axis=1).astype(np.float64)
        n[n == 0] = np.nan
        return (rows.x[at] * counts).sum(axis=1) / n, (rows.y[at] * counts).sum(axis=1) / n

    def rows(self, start: int, stop: int, most: int | None = None) -> Ints:
        """The rows that pass between two, at most so many."""
        if self.mask is None:
            return np.arange(start, stop if most is None else min(stop, start + most))
        found = np.flatnonzero(self.mask[start:stop]) + start
        return found if most is None else found[:most]


def mask_of(
    index: IncidentIndex,
    *,
    kinds: Sequence[int] | None = None,
    days: tuple[int, int] | None = None,
    services: Sequence[int] | None = None,
) -> NDArray[np.bool_] | None:
    """Which rows pass: kinds, first and last day, services; None: all of them do."""
    return mask_of_rows(index.rows, kinds=kinds, days=days, services=services)


def mask_of_rows(
    rows: Incidents,
    *,
    kinds: Sequence[int] | None = None,
    days: tuple[int, int] | None = None,
    services: Sequence[int] | None = None,
) -> NDArray[np.bool_] | None:
    """The same for any columns."""
    mask: NDArray[np.bool_] | None = None
    if days is not None:
        first, last = max(0, days[0]), min(65_535, days[1])
        # One comparison: what lies before the first day wraps round to the far end.
        mask = (rows.days - np.uint16(first)) <= np.uint16(max(0, last - first))
    if kinds is not None and len(kinds) < KINDS:
        wanted = np.zeros(KINDS, np.bool_)
        wanted[list(kinds)] = True
        passes = wanted[rows.kinds]
        mask = passes if mask is None else mask & passes
    if services is not None:
        most = int(rows.services.max()) + 1 if len(rows.services) else 1
        wanted = np.zeros(max(most, *(it + 1 for it in services), 1), np.bool_)
        wanted[list(services)] = True
        passes = wanted[rows.services]
        mask = passes if mask is None else mask & passes
    return mask


def positions(starts: Ints, stops: Ints) -> Ints:
    """All rows of several stretches, one after the other."""
    sizes = stops - starts
    kept = sizes > 0
    starts, sizes = starts[kept], sizes[kept]
    if not len(starts):
        return np.zeros(0, np.int64)
    steps = np.ones(int(sizes.sum()), np.int64)
    steps[0] = starts[0]
    ends = np.cumsum(sizes)[:-1]
    steps[ends] = starts[1:] - (starts[:-1] + sizes[:-1] - 1)
    return np.cumsum(steps)


def _units(per: int) -> list[Ints]:
    """What one request of each kind adds, several kinds to a sum while there is room in it."""
    found = []
    for first in range(0, KINDS, per):
        unit = np.zeros(KINDS + 1, np.int64)
        for field in range(per):
            unit[first + field] = 1 << (_FIELD_BITS * field)
        found.append(unit)
    return found
