"""PURE: how large letters on a wall must be to be read from the back of the room."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

_CAP_PER_EM: Final = 0.7  # height of a capital in the faces we use, in font sizes
_LEAST_ARCMIN: Final = 16.0  # ISO 9241-303: below this, words are guessed rather than read
_MM_PER_INCH: Final = 25.4


@dataclass(frozen=True, slots=True)
class Viewing:
    """A screen and the person farthest from it."""

    inches: float
    """The screen's diagonal."""
    distance_m: float
    width_px: int
    height_px: int

    @property
    def px_per_mm(self) -> float:
        """Pixels of this screen in a millimetre of its glass."""
        diagonal_px = math.hypot(self.width_px, self.height_px)
        return diagonal_px / (max(1.0, self.inches) * _MM_PER_INCH)

    def font_px(self, arcmin: float) -> int:
        """The font size whose capitals subtend ``arcmin`` at the farthest seat, rounded up."""
        cap_mm = 2 * self.distance_m * 1000 * math.tan(math.radians(arcmin / 60) / 2)
        return max(1, math.ceil(cap_mm * self.px_per_mm / _CAP_PER_EM))

    def arcmin(self, font_px: float) -> float:
        """How large the capitals of a font size look from the farthest seat."""
        cap_mm = font_px * _CAP_PER_EM / self.px_per_mm
        return math.degrees(2 * math.atan(cap_mm / (2 * self.distance_m * 1000))) * 60


@dataclass(frozen=True, slots=True)
class Sizes:
    """The font sizes of a wall, in pixels; nothing on it is smaller than ``base``."""

    base: int
    """Second lines, captions, the foot."""
    title: int
    """What a row is about."""
    clock: int
    """Ages: at least twice the base (look.md)."""
    figure: int
    """The numbers at the right."""

    @property
    def gap(self) -> int:
        """The step that separates things, from which every margin is made."""
        return max(8, round(self.base * 0.36))


def sizes_for(viewing: Viewing) -> Sizes:
    """The sizes that this screen needs at this distance, however little then fits on it."""
    floor = max(12, round(viewing.height_px / 45))  # a near, small screen still looks like a wall
    base = max(viewing.font_px(_LEAST_ARCMIN), floor)
    return Sizes(
        base=base, title=math.ceil(base * 1.25), clock=base * 2, figure=math.ceil(base * 2.6)
    )
