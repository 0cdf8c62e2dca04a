"""PURE: where requests are dense, as a small picture that is stretched over the view.

Counted from the cells of the index, never from the requests, so it costs the same at any number.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from junhall.ui.map.changes import Altered
from junhall.ui.map.clusters import Filter, cell_counts
from junhall.ui.map.index import Incidents, Shown, positions
from junhall.ui.map.morton import BITS, Ints, parted
from junhall.ui.map.projection import View

CELL_PX: Final = 8.0
"""About how wide a cell of the picture is on the screen."""
Heat = tuple[NDArray[np.float64], tuple[float, float, float, float]]
"""Density by cell, and the world rectangle it covers."""
_BLUR: Final = 2
_PASSES: Final = 3
"""Three box blurs are nearly a bell: no square shows."""
_FLOOR: Final = 0.06  # below this share of the densest spot the map shows through


def heat_of(shown: Shown, altered: Altered, wish: Filter, view: View) -> Heat | None:
    """Density by cell, 0 to 1, and the world rectangle (x, y, width, height) it covers.

    Shapes: (rows, columns), the first row the northernmost. None where nothing is in view.
    """
    level = min(BITS, round(view.zoom) + 5)
    coarse = max(0, level - 4)
    _, starts, stops, _ = cell_counts(shown, altered, wish, view, coarse)
    begins = shown.index.level(level)
    first = np.searchsorted(begins, starts)
    last = np.searchsorted(begins, stops)
    at = positions(first, last)
    side = 1 << level
    margin = _PASSES * _BLUR
    left = int(np.floor(view.left * side)) - margin
    top = int(np.floor(view.top * side)) - margin
    wide = int(np.ceil(view.width / view.scale * side)) + 2 * margin + 1
    high = int(np.ceil(view.height / view.scale * side)) + 2 * margin + 1
    grid = np.zeros((high, wide))
    if len(at):
        counts = shown.counts(begins[at], begins[at + 1]).sum(axis=1)
        columns, rows = parted(shown.index.codes[begins[at]] >> (2 * (BITS - level)))
        _add(grid, (columns - left) % side, rows - top, counts.astype(np.float64))
    for weight, some in _changes(shown, altered, wish):
        columns, rows = parted(altered.cells(some, level))
        _add(grid, (columns - left) % side, rows - top, np.full(len(columns), weight))
    if grid.max() <= 0:
        return None
    smooth = np.maximum(grid, 0.0)
    for _ in range(_PASSES):
        smooth = _blurred(smooth)
    # The root keeps a quiet street visible beside the busiest square.
    share = np.sqrt(smooth / smooth.max())
    return share, (left / side, top / side, wide / side, high / side)


def _changes(shown: Shown, altered: Altered, wish: Filter) -> list[tuple[float, Incidents]]:
    found: list[tuple[float, Incidents]] = []
    if altered.gone:
        gone = np.array(altered.gone)
        passed = gone if shown.mask is None else gone[shown.mask[gone]]
        found.append((-1.0, shown.index.rows.taken(passed)))
    fresh = altered.fresh
    if fresh is not None:
        found.append((1.0, fresh.taken(wish.passing(fresh))))
    return found


def _add(grid: NDArray[np.float64], columns: Ints, rows: Ints, values: NDArray[np.float64]) -> None:
    inside = (columns < grid.shape[1]) & (rows >= 0) & (rows < grid.shape[0])
    np.add.at(grid, (rows[inside], columns[inside]), values[inside])


def _blurred(grid: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each cell the mean of those around it, by running sums along both ways."""
    width = 2 * _BLUR + 1
    for axis in (0, 1):
        pad = [(0, 0), (0, 0)]
        pad[axis] = (_BLUR + 1, _BLUR)
        sums = np.cumsum(np.pad(grid, pad), axis=axis)
        ahead = np.take(sums, range(width, sums.shape[axis]), axis=axis)
        behind = np.take(sums, range(sums.shape[axis] - width), axis=axis)
        grid = (ahead - behind) / width
    return grid


def coloured(share: NDArray[np.float64], stops: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture of densities: bytes blue, green, red, alpha, premultiplied.

    Shapes: share (h, w); stops (256, 4) red, green, blue, alpha; the result (h, w, 4).
    """
    at = np.clip((share - _FLOOR) / (1.0 - _FLOOR) * 255.0, 0, 255).astype(np.uint8)
    red, green, blue, alpha = (stops[:, n].astype(np.uint16) for n in range(4))
    table = np.stack(
        [blue * alpha // 255, green * alpha // 255, red * alpha // 255, alpha], axis=1
    ).astype(np.uint8)
    table[0] = 0
    return np.ascontiguousarray(table[at])


def ramp(colours: list[tuple[float, tuple[int, int, int, int]]]) -> NDArray[np.uint8]:
    """256 colours between some at shares of the way: (256, 4)."""
    where = [share for share, _ in colours]
    channels = [
        np.interp(np.linspace(0.0, 1.0, 256), where, [colour[n] for _, colour in colours])
        for n in range(4)
    ]
    return np.stack(channels, axis=1).astype(np.uint8)
