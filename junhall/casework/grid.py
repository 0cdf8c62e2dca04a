"""A grid of about 250 m over the whole earth, and distances on it: what "near" means.

Rows are 250 m high; each row has as many columns as fit at its poleward edge, so no cell is
narrower than 250 m and whatever lies within 250 m of a point is in the neighbours of its cell.
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, ceil, cos, floor, radians, sin, sqrt

EARTH_M = 6_371_000.0
CELL_M = 250.0
_DEGREE_M = EARTH_M * radians(1.0)
_ROW_DEG = CELL_M / _DEGREE_M
_ROWS = ceil(180.0 / _ROW_DEG)
_STRIDE = 1 << 18  # more than the columns of the equator, so that a cell is row * stride + column


def distance_m(lat1: float, long1: float, lat2: float, long2: float) -> float:
    """Metres along the great circle of a round earth of 6,371,000 m (haversine)."""
    a, b = radians(lat1), radians(lat2)
    up = sin((b - a) / 2.0)
    across = sin(radians(long2 - long1) / 2.0)
    return 2.0 * EARTH_M * asin(min(1.0, sqrt(up * up + cos(a) * cos(b) * across * across)))


def cell_of(lat: float, long: float) -> int:
    """The cell a point lies in: the same integer on every machine and in every version."""
    row = floor((lat + 90.0) / _ROW_DEG)
    if not 0 <= row < _ROWS:
        row = 0 if row < 0 else _ROWS - 1
    columns = _columns(row)
    return row * _STRIDE + floor((long + 180.0) * columns / 360.0) % columns


def cell_centre(cell: int) -> tuple[float, float]:
    """Latitude and longitude of a cell's middle: the rough place that may be made public."""
    row, column = divmod(cell, _STRIDE)
    return (row + 0.5) * _ROW_DEG - 90.0, (column + 0.5) * 360.0 / _columns(row) - 180.0


def neighbours(cell: int) -> tuple[int, ...]:
    """The cell and all that touch it, ascending: everything within 250 m of any point in it."""
    row, column = divmod(cell, _STRIDE)
    width = 360.0 / _columns(row)
    west = column * width - 180.0
    rows = range(max(row - 1, 0), min(row + 2, _ROWS))
    reach = max(360.0 / _columns(other) for other in rows)
    found: set[int] = set()
    for other in rows:
        columns = _columns(other)
        first = floor((west - reach + 180.0) * columns / 360.0)
        last = floor((west + width + reach + 180.0) * columns / 360.0)
        if other == row:
            first, last = column - 1, column + 1
        for step in range(min(last - first + 1, columns)):
            found.add(other * _STRIDE + (first + step) % columns)
    return tuple(sorted(found))


@lru_cache(maxsize=4_096)
def _columns(row: int) -> int:
    low, high = row * _ROW_DEG - 90.0, min((row + 1) * _ROW_DEG - 90.0, 90.0)
    narrowest = min(cos(radians(low)), cos(radians(high)))
    return max(1, floor(360.0 * _DEGREE_M * narrowest / CELL_M))
