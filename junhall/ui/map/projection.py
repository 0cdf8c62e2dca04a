"""PURE: the round earth on a flat screen (spherical Mercator), and the piece of it that one sees.

World coordinates: x and y from 0 to 1, x eastwards from the antimeridian, y southwards from 85° N.
x may leave [0, 1) in a view that spans the antimeridian; points are then taken on its near side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan, ceil, cos, degrees, exp, floor, log, log2, pi, radians, sinh, tan
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
TILE: Final = 256
MIN_ZOOM: Final = 2.0
MAX_ZOOM: Final = 20.0
EQUATOR_M: Final = 40_075_016.7
_FARTHEST: Final = 85.05112878


def world_of(lat: Floats, long: Floats) -> tuple[Floats, Floats]:
    """World coordinates of points; what lies beyond 85 degrees is drawn at the edge."""
    y = np.radians(np.clip(lat, -_FARTHEST, _FARTHEST))
    return (long + 180.0) / 360.0, 0.5 - np.log(np.tan(np.pi / 4 + y / 2)) / (2 * np.pi)


def world_at(lat: float, long: float) -> tuple[float, float]:
    """World coordinates of one point."""
    phi = radians(min(_FARTHEST, max(-_FARTHEST, lat)))
    return (long + 180.0) / 360.0, 0.5 - log(tan(pi / 4 + phi / 2)) / (2 * pi)


def degrees_at(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of a point of the world."""
    return degrees(atan(sinh(pi * (1 - 2 * y)))), (x % 1.0) * 360.0 - 180.0


@dataclass(frozen=True, slots=True)
class View:
    """What one sees: the middle in world coordinates, the zoom, the size in pixels."""

    x: float
    y: float
    zoom: float
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Pixels per world."""
        return float(TILE * 2.0**self.zoom)

    @property
    def metres_per_px(self) -> float:
        """At the view's middle: Mercator grows towards the poles."""
        lat, _ = degrees_at(self.x, self.y)
        return EQUATOR_M * cos(radians(lat)) / self.scale

    @property
    def left(self) -> float:
        """World x of the left edge; below 0 across the antimeridian."""
        return self.x - self.width / 2 / self.scale

    @property
    def top(self) -> float:
        """World y of the upper edge."""
        return self.y - self.height / 2 / self.scale

    def px(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Pixels of points, each on the side of the world that is nearer."""
        across = x - self.x
        if len(across) and (across.max() > 0.5 or across.min() < -0.5):
            across -= np.round(across)
        return self.width / 2 + across * self.scale, self.height / 2 + (y - self.y) * self.scale

    def px_at(self, x: float, y: float) -> tuple[float, float]:
        """Pixels of one point."""
        across = x - self.x
        across -= round(across)
        return self.width / 2 + across * self.scale, self.height / 2 + (y - self.y) * self.scale

    def at(self, px: float, py: float) -> tuple[float, float]:
        """The point of the world under a pixel; x within [0, 1)."""
        x = self.x + (px - self.width / 2) / self.scale
        return x % 1.0, self.y + (py - self.height / 2) / self.scale

    def degrees(self, px: float, py: float) -> tuple[float, float]:
        """Latitude and longitude under a pixel."""
        return degrees_at(*self.at(px, py))

    def panned(self, dx: float, dy: float) -> View:
        """The view after the map was dragged by so many pixels."""
        return _held(replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale))

    def zoomed(self, zoom: float, px: float | None = None, py: float | None = None) -> View:
        """Nearer or farther, the point under a pixel (or the middle) staying where it is."""
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        dx = (self.width / 2 if px is None else px) - self.width / 2
        dy = (self.height / 2 if py is None else py) - self.height / 2
        there = replace(self, zoom=zoom)
        x = self.x + dx / self.scale - dx / there.scale
        y = self.y + dy / self.scale - dy / there.scale
        return _held(replace(there, x=x, y=y))

    def resized(self, width: int, height: int) -> View:
        """The same middle in another size."""
        return replace(self, width=max(1, width), height=max(1, height))

    def centred(self, x: float, y: float, zoom: float | None = None) -> View:
        """Another middle, and perhaps another zoom."""
        near = self.zoom if zoom is None else min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        return _held(replace(self, x=x, y=y, zoom=near))

    def grown(self, by: float) -> View:
        """The same middle and zoom with more around: ``by`` of its size on each side."""
        return replace(
            self, width=ceil(self.width * (1 + 2 * by)), height=ceil(self.height * (1 + 2 * by))
        )

    def holds(self, other: View) -> bool:
        """Whether another view of the same zoom lies in this one."""
        if other.zoom != self.zoom:
            return False
        across = other.x - self.x
        across -= round(across)
        room_x = (self.width - other.width) / 2 / self.scale
        room_y = (self.height - other.height) / 2 / self.scale
        return abs(across) <= room_x and abs(other.y - self.y) <= room_y

    def tiles(self, level: int) -> list[tuple[int, int]]:
        """Columns and rows of the grid of 2**level that are seen; columns may leave the world."""
        count = 1 << level
        right, bottom = self.left + self.width / self.scale, self.top + self.height / self.scale
        rows = range(max(0, floor(self.top * count)), min(count, ceil(bottom * count)))
        columns = range(floor(self.left * count), ceil(right * count))
        return [(column, row) for row in rows for column in columns]


def fitted(
    x: Floats, y: Floats, width: int, height: int, *, margin: float = 0.1, zoom: float = 17.0
) -> View:
    """The nearest view that shows all these points, not nearer than ``zoom``.

    Points on both sides of the antimeridian are shown together.
    """
    if not len(x):
        return View(0.5, 0.4, MIN_ZOOM, max(1, width), max(1, height))
    around = np.sort(x % 1.0)
    gaps = np.diff(around, append=around[0] + 1.0)
    widest = int(gaps.argmax())
    west, east = float(around[(widest + 1) % len(around)]), float(around[widest])
    if east < west:
        east += 1.0
    north, south = float(y.min()), float(y.max())
    room = 1.0 - 2.0 * margin
    wide = max(east - west, 1e-9) * TILE / max(1.0, width * room)
    high = max(south - north, 1e-9) * TILE / max(1.0, height * room)
    near = min(zoom, -log2(max(wide, high)))
    middle = View((west + east) / 2 % 1.0, (north + south) / 2, MIN_ZOOM, width, height)
    return middle.centred(middle.x, middle.y, floor(near * 4) / 4)


def _held(view: View) -> View:
    """Kept on the world: it goes round, but has a north and a south end."""
    half = min(0.5, view.height / 2 / view.scale)
    return replace(view, x=view.x % 1.0, y=min(1.0 - half, max(half, view.y)))


def ease(share: float) -> float:
    """How far a movement has come after this share of its time: quick first, then gently."""
    return 1.0 - exp(-5.0 * min(1.0, max(0.0, share))) if share < 1.0 else 1.0
