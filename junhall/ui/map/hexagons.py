"""PURE: how long requests take to be solved, by hexagon or by named area.

Open requests count as still waiting (Kaplan-Meier, rules.md 18): a place where nothing is ever
solved must not look quick because its few solved ones were.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from junhall.casework.basemap_layers import MapLayer
from junhall.casework.figures import km_median
from junhall.ui.map.morton import Floats, Ints
from junhall.ui.map.projection import TILE, world_of

HEX_PX: Final = 46.0
"""From a hexagon's middle to its corner at its zoom."""
LEAST: Final = 3
"""A place with fewer requests has no figure."""
_ROOT3: Final = 3.0**0.5


@dataclass(frozen=True, slots=True, eq=False)
class Timed:
    """Requests with how long they took, or wait already.

    Shapes: all (n,). Units: world coordinates, seconds.
    """

    x: Floats
    y: Floats
    seconds: Ints
    is_solved: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Patch:
    """One hexagon or area: its corners in world coordinates, and its median."""

    corners: tuple[tuple[float, float], ...]
    median_s: float | None
    """None: half of them are not solved yet."""
    n: int
    name: str = ""


def hexagon_zoom(zoom: float) -> int:
    """Hexagons are made for whole zooms, and stretched between them."""
    return round(zoom)


def by_hexagon(timed: Timed, zoom: int) -> tuple[Patch, ...]:
    """One patch for each hexagon of a zoom with enough requests."""
    side = HEX_PX / (TILE * 2.0**zoom)
    if not len(timed.x):
        return ()
    columns, rows = _hexagons(timed.x, timed.y, side)
    key = (columns - columns.min()) * (int(np.ptp(rows)) + 1) + (rows - rows.min())
    order = np.argsort(key, kind="stable")
    begins = np.flatnonzero(np.diff(key[order], prepend=-1))
    ends = np.append(begins[1:], len(order))
    found = []
    for start, stop in zip(begins, ends, strict=True):
        if stop - start < LEAST:
            continue
        some = order[start:stop]
        q, r = int(columns[some[0]]), int(rows[some[0]])
        middle = (side * _ROOT3 * (q + r / 2), side * 1.5 * r)
        found.append(
            Patch(
                _corners(*middle, side),
                km_median(timed.seconds[some], timed.is_solved[some]),
                len(some),
            )
        )
    return tuple(found)


def by_area(timed: Timed, areas: MapLayer) -> tuple[Patch, ...]:
    """One patch for each named area with enough requests."""
    found = []
    for n in range(areas.count):
        shape = areas.shape(n)
        x, y = world_of(shape[:, 0], shape[:, 1])
        inside = inside_of(timed.x, timed.y, x, y)
        count = int(inside.sum())
        if count >= LEAST:
            median = km_median(timed.seconds[inside], timed.is_solved[inside])
            corners = tuple(zip(x.tolist(), y.tolist(), strict=True))
            found.append(Patch(corners, median, count, areas.names[n]))
    return tuple(found)


def inside_of(x: Floats, y: Floats, ring_x: Floats, ring_y: Floats) -> NDArray[np.bool_]:
    """Which points lie inside a ring (even-odd)."""
    near = (x >= ring_x.min()) & (x <= ring_x.max()) & (y >= ring_y.min()) & (y <= ring_y.max())
    at = np.flatnonzero(near)
    px, py = x[at], y[at]
    odd = np.zeros(len(at), np.bool_)
    for n in range(len(ring_x)):
        x1, y1, x2, y2 = ring_x[n - 1], ring_y[n - 1], ring_x[n], ring_y[n]
        if y1 == y2:
            continue
        crosses = (y1 > py) != (y2 > py)
        odd ^= crosses & (px < (x2 - x1) * (py - y1) / (y2 - y1) + x1)
    found = np.zeros(len(x), np.bool_)
    found[at[odd]] = True
    return found


def _hexagons(x: Floats, y: Floats, side: float) -> tuple[Ints, Ints]:
    """Column and row of the pointy hexagon each point lies in (axial, rounded as a cube)."""
    q = (_ROOT3 / 3 * x - y / 3) / side
    r = 2 / 3 * y / side
    s = -q - r
    rounded = [np.round(it) for it in (q, r, s)]
    off = [np.abs(a - b) for a, b in zip(rounded, (q, r, s), strict=True)]
    is_q = (off[0] > off[1]) & (off[0] > off[2])
    is_r = ~is_q & (off[1] > off[2])
    columns = np.where(is_q, -rounded[1] - rounded[2], rounded[0])
    rows = np.where(is_r, -rounded[0] - rounded[2], rounded[1])
    return columns.astype(np.int64), rows.astype(np.int64)


def _corners(x: float, y: float, side: float) -> tuple[tuple[float, float], ...]:
    return tuple(
        (x + side * float(np.sin(np.pi / 3 * n)), y - side * float(np.cos(np.pi / 3 * n)))
        for n in range(6)
    )
