"""PURE: a layer of the base map in world coordinates, with a box around each shape."""

from __future__ import annotations

from typing import final

import numpy as np
from numpy.typing import NDArray

from junhall.casework.basemap_layers import LayerKind, MapLayer
from junhall.ui.map.morton import Floats, Ints
from junhall.ui.map.projection import View, world_of


@final
class Shapes:
    """One layer, projected once."""

    def __init__(self, layer: MapLayer) -> None:
        self.kind: LayerKind = layer.kind
        self.names = layer.names
        self.ranks: NDArray[np.uint8] = layer.ranks
        self.starts: Ints = layer.starts
        x, y = world_of(layer.points[:, 0], layer.points[:, 1])
        self.x, self.y = _unwrapped(x, self.starts), y
        full = self.starts[1:] > self.starts[:-1]
        first = np.minimum(self.starts[:-1], max(0, len(x) - 1))
        none = np.zeros(len(full))
        low_x, high_x, low_y, high_y = none, none, none, none
        if len(x) and len(full):
            # An empty shape borrows its neighbour's point here, and is never seen.
            low_x = np.minimum.reduceat(self.x, first)
            high_x = np.maximum.reduceat(self.x, first)
            low_y = np.minimum.reduceat(y, first)
            high_y = np.maximum.reduceat(y, first)
        self.boxes: Floats = np.stack([low_x, low_y, high_x, high_y], axis=1)
        self._full = full

    def seen(self, view: View) -> Ints:
        """The shapes whose box lies in a view, in their order."""
        left, right, top, bottom = self._edges(view)
        across = np.round((self.boxes[:, 0] + self.boxes[:, 2]) / 2 - view.x)
        inside = (
            (self.boxes[:, 2] - across >= left)
            & (self.boxes[:, 0] - across <= right)
            & (self.boxes[:, 3] >= top)
            & (self.boxes[:, 1] <= bottom)
        )
        found: Ints = np.flatnonzero(inside & self._full)
        return found

    def pixels(self, n: int, view: View) -> tuple[Floats, Floats]:
        """A shape's corners in pixels of a view."""
        part = slice(int(self.starts[n]), int(self.starts[n + 1]))
        x = self.x[part]
        across = x - view.x - np.round((self.boxes[n, 0] + self.boxes[n, 2]) / 2 - view.x)
        return (
            view.width / 2 + across * view.scale,
            view.height / 2 + (self.y[part] - view.y) * view.scale,
        )

    def _edges(self, view: View) -> tuple[float, float, float, float]:
        half_w, half_h = view.width / 2 / view.scale, view.height / 2 / view.scale
        return view.x - half_w, view.x + half_w, view.y - half_h, view.y + half_h


def _unwrapped(x: Floats, starts: Ints) -> Floats:
    """Corners of a shape side by side, where it crosses the antimeridian."""
    if not len(x):
        return x
    steps = np.diff(x, prepend=x[:1])
    inner = np.ones(len(x), np.bool_)
    inner[starts[:-1][starts[:-1] < len(x)]] = False
    jumps = np.where(inner, -np.round(steps), 0.0)
    if not jumps.any():
        return x
    turned = np.cumsum(jumps)
    sizes = np.diff(starts)
    base = np.repeat(turned[np.minimum(starts[:-1], len(x) - 1)], sizes)
    whole: Floats = x + turned - base
    return whole
