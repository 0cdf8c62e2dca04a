"""PURE: turned boxes on the screen, and a board on which none may touch another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, floor, sin

_CELL = 96.0


@dataclass(frozen=True, slots=True)
class TextBox:
    """A box around a text: its middle, half its width and height, and how far it is turned.

    Units: pixels, radians clockwise.
    """

    x: float
    y: float
    half_w: float
    half_h: float
    angle: float = 0.0

    def corners(self) -> tuple[tuple[float, float], ...]:
        """The four corners, in order."""
        c, s = cos(self.angle), sin(self.angle)
        return tuple(
            (self.x + dx * c - dy * s, self.y + dx * s + dy * c)
            for dx, dy in (
                (-self.half_w, -self.half_h),
                (self.half_w, -self.half_h),
                (self.half_w, self.half_h),
                (-self.half_w, self.half_h),
            )
        )

    def touches(self, other: TextBox) -> bool:
        """Whether two boxes share any point (separating axes)."""
        dx, dy = other.x - self.x, other.y - self.y
        reach = self.half_w + self.half_h + other.half_w + other.half_h
        if abs(dx) > reach or abs(dy) > reach:
            return False
        for box in (self, other):
            c, s = cos(box.angle), sin(box.angle)
            for ax, ay in ((c, s), (-s, c)):
                apart = abs(dx * ax + dy * ay)
                if apart > self._along(ax, ay) + other._along(ax, ay):
                    return False
        return True

    def _along(self, ax: float, ay: float) -> float:
        c, s = cos(self.angle), sin(self.angle)
        return self.half_w * abs(c * ax + s * ay) + self.half_h * abs(-s * ax + c * ay)


class Board:
    """Boxes that were put down; the next one must stand clear of them."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[TextBox]] = {}

    def put(self, box: TextBox) -> bool:
        """Put a box down; False, and nothing is done, where it would touch another."""
        cells = list(_cells_of(box))
        for cell in cells:
            for other in self._cells.get(cell, ()):
                if box.touches(other):
                    return False
        for cell in cells:
            self._cells.setdefault(cell, []).append(box)
        return True


def _cells_of(box: TextBox) -> Iterator[tuple[int, int]]:
    xs, ys = zip(*box.corners(), strict=True)
    for column in range(floor(min(xs) / _CELL), floor(max(xs) / _CELL) + 1):
        for row in range(floor(min(ys) / _CELL), floor(max(ys) / _CELL) + 1):
            yield column, row
