"""PURE: requests as the map sees them, in columns: where, since when, how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from junhall.models.terms import Instant, PlaceQuality, RequestStatus, Seq

STATUSES: Final = tuple(RequestStatus)
QUALITIES: Final = tuple(PlaceQuality)
NEVER: Final = 1 << 40
"""A due time that does not come."""
Box = tuple[float, float, float, float]
"""(south, west, north, east); east lies below west where the box spans the antimeridian."""


class PlaceDoubt(IntEnum):
    """Why coordinates can hardly be meant as they stand; a person is asked."""

    NONE = 0
    NOT_DEGREES = 1
    """Feet or metres of some projection."""
    ZERO = 2
    """0/0, which programs write for "unknown"."""
    SWAPPED = 3
    """Outside the town, and inside it once latitude and longitude change places."""
    OUTSIDE = 4


@dataclass(frozen=True, slots=True, eq=False)
class Pins:
    """Requests with a point, none of them private; every column has one value a request.

    Shapes: all (n,), by ascending id. ``statuses`` and ``qualities`` are places in STATUSES and
    QUALITIES, ``services`` in ``service_codes`` (0: none). ``due_at`` is the first due time that
    runs, NEVER where none does; ``ended_at`` 0 while open; ``solve_s`` -1 while unsolved;
    ``watched_until`` is when its source last showed it, and what is open then is censored then; 0
    for our own, which we always watch.
    Where ``is_rough``, points are centres of 250 m cells: all that may be public (rules.md 25).
    """

    ids: NDArray[np.int64]
    lat: NDArray[np.float64]
    long: NDArray[np.float64]
    statuses: NDArray[np.uint8]
    services: NDArray[np.uint16]
    qualities: NDArray[np.uint8]
    posted_at: NDArray[np.int64]
    ended_at: NDArray[np.int64]
    due_at: NDArray[np.int64]
    solve_s: NDArray[np.int64]
    watched_until: NDArray[np.int64]
    service_codes: tuple[str, ...]
    is_rough: bool = False
    unplaced: int = 0
    """Open requests without a point."""
    as_of: Instant | None = None
    seq: Seq | None = None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.ids)

    @property
    def is_open(self) -> NDArray[np.bool_]:
        """Whose matter is not ended."""
        return self.statuses < _ENDED

    def is_late(self, now: Instant) -> NDArray[np.bool_]:
        """Open past a due time."""
        return self.is_open & (self.due_at < now)


_ENDED: Final = STATUSES.index(RequestStatus.SOLVED)


def doubts(
    lat: NDArray[np.float64], long: NDArray[np.float64], box: Box | None
) -> NDArray[np.uint8]:
    """Which PlaceDoubt each point raises; without a box nothing is outside."""
    found = np.zeros(len(lat), np.uint8)
    if box is not None:
        outside = ~within(lat, long, box)
        found[outside] = PlaceDoubt.OUTSIDE
        found[outside & within(long, lat, box)] = PlaceDoubt.SWAPPED
    found[(np.abs(lat) < 1e-6) & (np.abs(long) < 1e-6)] = PlaceDoubt.ZERO
    on_earth = (np.abs(lat) <= 90.0) & (np.abs(long) <= 180.0)
    found[~on_earth & (found != PlaceDoubt.SWAPPED)] = PlaceDoubt.NOT_DEGREES
    return found


def within(lat: NDArray[np.float64], long: NDArray[np.float64], box: Box) -> NDArray[np.bool_]:
    """Which points lie in a box, over the antimeridian too."""
    south, west, north, east = box
    across = (long >= west) & (long <= east) if west <= east else (long >= west) | (long <= east)
    return np.asarray((lat >= south) & (lat <= north) & across)


def widened(box: Box, by_m: float) -> Box:
    """A box with a margin all around."""
    south, west, north, east = box
    up = by_m / 111_195.0
    across = up / max(0.01, float(np.cos(np.radians((south + north) / 2.0))))
    return south - up, west - across, north + up, east + across


def usual_box(lat: NDArray[np.float64], long: NDArray[np.float64]) -> Box | None:
    """Where a town without a map must lie, from its requests; None where they are too few."""
    good = (np.abs(lat) <= 90.0) & (np.abs(long) <= 180.0) & ((lat != 0.0) | (long != 0.0))
    if int(good.sum()) < 50:
        return None
    south, north = (float(it) for it in np.percentile(lat[good], (2, 98)))
    west, east = (float(it) for it in np.percentile(long[good], (2, 98)))
    if east - west > 180.0:
        return None
    high, wide = max(north - south, 0.01), max(east - west, 0.01)
    return south - high, west - wide, north + high, east + wide
