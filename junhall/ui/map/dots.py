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
from junhall.ui.map.projection import View

_STEP: Final = 3  # pixels between dots that are told apart
_DISC: Final = tuple(
    (dx, dy) for dy in range(-2, 3) for dx in range(-2, 3) if dx * dx + dy * dy <= 5
)


def dots_of(
    shown: Shown,
    altered: Altered,
    wish: Filter,
    view: View,
    colours: NDArray[np.uint32],
) -> NDArray[np.uint32]:
    """A picture of the view with a dot a request.

    Shapes: colours (KINDS,) as 0xAARRGGBB; the result (height, width), 0 where nothing is.
    """
    picture = np.zeros((view.height, view.width), np.uint32)
    _, starts, stops = shown.index.ranges(view, level_of(view.zoom))
    rows = positions(starts, stops)
    every = shown.index.rows
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
    px, py = px.astype(np.int32), py.astype(np.int32)
    inside = (px >= 2) & (px < view.width - 2) & (py >= 2) & (py < view.height - 2)
    px, py, kinds = px[inside], py[inside], kinds[inside]
    across = -(-view.width // _STEP)
    top = np.full(across * -(-view.height // _STEP), -1, np.int64)
    top[(py // _STEP) * across + px // _STEP] = np.arange(len(px))
    kept = top[top >= 0]
    where = py[kept].astype(np.int64) * view.width + px[kept]
    ink = colours[kinds[kept]]
    flat = picture.reshape(-1)
    for dx, dy in _DISC:
        flat[where + dy * view.width + dx] = ink
    return picture
