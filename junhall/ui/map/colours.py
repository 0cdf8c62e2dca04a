"""Colours of the map in each theme: ground, parks, water, houses, roads, names, heat, hexagons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from junhall.ui.map.heat import ramp
from junhall.ui.palettes import Palette


@dataclass(frozen=True, slots=True)
class MapColours:
    """What the base map is drawn with; ``roads`` and ``casings`` by rank, 0 to 3."""

    outside: str
    """Beyond the town's limit."""
    ground: str
    limit: str
    green: str
    water: str
    building: str
    building_edge: str
    roads: tuple[str, str, str, str]
    casings: tuple[str, str, str, str]
    name: str
    halo: str
    tile_opacity: float
    """How strongly pictures of tiles are drawn; the rest is ``outside``."""
    heat: tuple[tuple[float, tuple[int, int, int, int]], ...]
    quick: tuple[int, int, int]
    slow: tuple[int, int, int]

    def heat_ramp(self) -> NDArray[np.uint8]:
        """256 colours of the heat map."""
        return ramp(list(self.heat))


_LIGHT: Final = MapColours(
    outside="#EAE4D6",
    ground="#F2EDE2",
    limit="#BDB39C",
    green="#D9E6CF",
    water="#C3DAE6",
    building="#E5DDCB",
    building_edge="#D8CDB7",
    roads=("#FBF8F1", "#FFFFFF", "#FFFFFF", "#FFF3D6"),
    casings=("#DDD5C3", "#D9D0BC", "#CFC4AB", "#D9B877"),
    name="#5A5344",
    halo="#F7F3EA",
    tile_opacity=1.0,
    heat=(
        (0.0, (255, 214, 120, 0)), (0.15, (250, 200, 100, 110)), (0.45, (236, 132, 56, 170)),
        (0.75, (200, 60, 46, 200)), (1.0, (120, 20, 60, 220)),
    ),
    quick=(44, 122, 75),
    slow=(179, 38, 30),
)  # fmt: skip
_DARK: Final = MapColours(
    outside="#0C1017",
    ground="#151B24",
    limit="#445064",
    green="#17291F",
    water="#14293A",
    building="#212A37",
    building_edge="#2C3747",
    roads=("#262F3C", "#333F50", "#3E4B5E", "#54627A"),
    casings=("#1B222D", "#1B222D", "#1B222D", "#1B222D"),
    name="#C3CCD8",
    halo="#151B24",
    tile_opacity=0.55,
    heat=(
        (0.0, (90, 120, 200, 0)), (0.15, (80, 110, 210, 120)), (0.45, (200, 90, 160, 170)),
        (0.75, (250, 150, 90, 205)), (1.0, (255, 240, 170, 230)),
    ),
    quick=(127, 211, 160),
    slow=(255, 154, 144),
)  # fmt: skip
_CONTRAST: Final = MapColours(
    outside="#EDEDED",
    ground="#FFFFFF",
    limit="#000000",
    green="#E4F0E4",
    water="#D5E6F2",
    building="#F0F0F0",
    building_edge="#8A8A8A",
    roads=("#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF"),
    casings=("#6E6E6E", "#4A4A4A", "#333333", "#000000"),
    name="#000000",
    halo="#FFFFFF",
    tile_opacity=0.8,
    heat=(
        (0.0, (255, 200, 0, 0)), (0.15, (255, 190, 40, 150)), (0.5, (214, 90, 0, 200)),
        (1.0, (110, 0, 30, 235)),
    ),
    quick=(11, 82, 41),
    slow=(143, 18, 11),
)  # fmt: skip


def colours_of(palette: Palette) -> MapColours:
    """The colours that go with a palette."""
    if palette.name == "contrast":
        return _CONTRAST
    return _DARK if palette.is_dark else _LIGHT


def between(colours: MapColours, share: float) -> tuple[int, int, int]:
    """From quick (0) over sand to slow (1)."""
    middle = tuple((a + b) // 2 for a, b in zip(colours.quick, colours.slow, strict=True))
    sand = (max(middle[0], 200), max(middle[1], 150), max(middle[2], 60))
    first, last = (colours.quick, sand) if share < 0.5 else (sand, colours.slow)
    at = min(1.0, max(0.0, share * 2 if share < 0.5 else share * 2 - 1))
    red, green, blue = (round(a + (b - a) * at) for a, b in zip(first, last, strict=True))
    return red, green, blue
