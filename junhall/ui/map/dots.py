"""PURE: every request in view as a dot, written straight into a picture.

Where dots would cover each other only the topmost of a few pixels is written, so the cost ends
with the number of pixels.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from junhall.ui.map.changes import Altered
from junhall.ui.map.clusters import Filter, level_of
from junhall.ui.map.index import Shown, positions
from junhall.ui.map.morton import Floats
from junhall.ui.map.projection import View

_STEP: Final = 4  # pixels between dots that are told apart
_DISC: Final = tuple(
    (dx, dy) for dy in range(-1, 3) for dx in range(-1, 3) if not {dx, dy} <= {-1, 2}
)


def dots_of(
    shown: Shown,
    altered: Altered,
    wish: Filter,
    view: View,
    colours: NDArray[np.uint32],
    over: NDArray[np.uint32] | None = None,
) -> NDArray[np.uint32]:
    """A picture of the view with a dot a request; ``over`` is one of before, written anew.

    Shapes: colours (KINDS,) as 0xAARRGGBB; the result (height, width), 0 where nothing is.
    """
    size = (view.height, view.width)
    if over is not None and over.shape == size:
        picture = over  # fresh memory would cost more than all the dots
        picture.fill(0)
    else:
        picture = np.zeros(size, np.uint32)
    px, py, kinds = _seen(shown, altered, wish, view)
    inside = (px >= 2) & (px < view.width - 2) & (py >= 2) & (py < view.height - 2)
    at = np.flatnonzero(inside)
    column, row = px[at].astype(np.int32), py[at].astype(np.int32)
    across = -(-view.width // _STEP)
    top = np.full(across * -(-view.height // _STEP), -1, np.int32)
    top[(row // _STEP) * across + column // _STEP] = np.arange(len(at), dtype=np.int32)
    kept = top[top >= 0]
    where = row[kept] * np.int32(view.width) + column[kept]
    ink = colours[kinds[at[kept]]]
    flat = picture.reshape(-1)
    for dx, dy in _DISC:
        flat[where + np.int32(dy * view.width + dx)] = ink
    return picture


def _seen(
    shown: Shown, altered: Altered, wish: Filter, view: View
) -> tuple[Floats, Floats, NDArray[np.uint8]]:
    """Pixels and kinds of what passes in and around a view."""
    _, starts, stops = shown.index.ranges(view, level_of(view.zoom))
    every = shown.index.rows
    filled = stops > starts
    total = int((stops - starts).sum())
    first, last = (int(starts[filled].min()), int(stops[filled].max())) if total else (0, 0)
    if shown.mask is None and not altered.gone and last - first < 2 * total:
        # The stretches of a view mostly stand side by side: nothing is copied then.
        x, y, kinds = every.x[first:last], every.y[first:last], every.kinds[first:last]
    else:
        rows = positions(starts, stops)
        if shown.mask is not None:
            rows = rows[shown.mask[rows]]
        if altered.gone and len(rows):
            rows = rows[~np.isin(rows, altered.gone)]
        x, y, kinds = every.x[rows], every.y[rows], every.kinds[rows]
    fresh = altered.fresh
    if fresh is not None:
        fresh = fresh.taken(wish.passing(fresh))
        x, y = np.concatenate([x, fresh.x]), np.concatenate([y, fresh.y])
        kinds = np.concatenate([kinds, fresh.kinds])
    px, py = view.px(x, y)
    return px, py, kinds
