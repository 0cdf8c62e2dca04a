"""PURE: cells of the world as numbers that keep neighbours together (Z order).

A cell of level k is one of 2**k by 2**k squares; its number is a prefix of the numbers of all
points in it, so the points of a cell stand side by side once they are sorted.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

BITS: Final = 28
"""Levels there are: the finest cell is a pixel at zoom 20."""
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_SPREAD: Final = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)


def interleaved(columns: Ints, rows: Ints) -> Ints:
    """Numbers of cells from their columns and rows."""
    return _spread(columns) | (_spread(rows) << 1)


def parted(codes: Ints) -> tuple[Ints, Ints]:
    """Columns and rows of cells from their numbers."""
    return _gathered(codes), _gathered(codes >> 1)


def codes_of(x: NDArray[np.float64], y: NDArray[np.float64]) -> Ints:
    """Numbers of the finest cells of points of the world."""
    most = (1 << BITS) - 1
    columns = np.clip((x % 1.0) * (1 << BITS), 0, most).astype(np.int64)
    rows = np.clip(y * (1 << BITS), 0, most).astype(np.int64)
    return interleaved(columns, rows)


def _spread(value: Ints) -> Ints:
    wide = value.astype(np.int64)
    for shift, mask in _SPREAD:
        wide |= wide << shift
        wide &= mask
    return wide


def _gathered(value: Ints) -> Ints:
    near = value & 0x5555555555555555
    for (shift, _), (_, mask) in zip(
        reversed(_SPREAD), [*reversed(_SPREAD[:-1]), (0, 0x00000000FFFFFFFF)], strict=True
    ):
        near |= near >> shift
        near &= mask
    return near
