"""PURE: where requests of one spot stand once they are fanned out around it."""

from __future__ import annotations

from math import cos, pi, sin, sqrt
from typing import Final

MOST: Final = 36
"""More are left to the list."""
_CIRCLE: Final = 9
_APART: Final = 36.0


def fan(count: int) -> tuple[tuple[float, float], ...]:
    """Offsets in pixels for so many pins (at most MOST): a circle, or a spiral for many."""
    count = min(count, MOST)
    if count <= 1:
        return ((0.0, 0.0),) * count
    if count <= _CIRCLE:
        radius = max(40.0, _APART * count / (2 * pi))
        return tuple(
            (radius * sin(2 * pi * n / count), -radius * cos(2 * pi * n / count))
            for n in range(count)
        )
    found = []
    angle, radius = 0.0, 44.0
    for _ in range(count):
        found.append((radius * sin(angle), -radius * cos(angle)))
        angle += _APART / radius
        radius = 44.0 + 34.0 * angle / (2 * pi)
    return tuple(found)


def reach(offsets: tuple[tuple[float, float], ...]) -> float:
    """How far the outermost stands from the spot."""
    return max((sqrt(x * x + y * y) for x, y in offsets), default=0.0)
