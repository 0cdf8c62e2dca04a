"""PURE: what a base map is made of: layers of lines and areas as columns, names, a sheet of tiles.

Whoever imports a map makes these values, whoever draws it takes them; neither knows the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

Line = Sequence[tuple[float, float]]
"""(lat, long) of the corners of a line, or of the ring of an area, in order."""


class LayerKind(StrEnum):
    """What a layer shows, in the order in which layers are painted."""

    OUTLINE = "outline"
    """The town's limit: one ring or several."""
    AREA = "area"
    """Named quarters, for figures by area; painted as hairlines."""
    GREEN = "green"
    WATER = "water"
    BUILDING = "building"
    STREET = "street"
    LABEL = "label"
    """Names at one point: squares, schools, parks."""


PAINTED: Final = tuple(LayerKind)


@dataclass(frozen=True, slots=True, eq=False)
class MapLayer:
    """Shapes of one kind, in columns.

    Shapes: points (n, 2) float64, latitude and longitude of all corners one after the other;
    starts (m + 1,) int64, shape i is points[starts[i]:starts[i + 1]]; ranks (m,) uint8, how
    important a shape is: 0 a path or a shed, 1 a street, 2 a through street, 3 a main road (of
    labels: 3 is read first). ``names`` has m texts, "" where a shape has none.
    Units: WGS84 degrees.
    """

    kind: LayerKind
    points: NDArray[np.float64]
    starts: NDArray[np.int64]
    ranks: NDArray[np.uint8]
    names: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many shapes there are."""
        return len(self.names)

    def shape(self, n: int) -> NDArray[np.float64]:
        """The corners of one shape, (k, 2)."""
        return self.points[self.starts[n] : self.starts[n + 1]]


@dataclass(frozen=True, slots=True)
class TileSheet:
    """A raster base map cut into tiles of the usual world grid (z, x, y; y grows southwards)."""

    name: str
    attribution: str
    min_zoom: int = 0
    max_zoom: int = 19
    tile_px: int = 256
    is_dark: bool = False
    """Drawn for dark screens; else it is dimmed where the theme is dark."""


@dataclass(frozen=True, slots=True, eq=False)
class TownMap:
    """Everything drawn below the requests.

    ``attribution`` is the line that must stand on every picture, "" where nobody is credited.
    ``box`` is (south, west, north, east) of the town, east below west where it spans 180 degrees;
    None where nothing is known of it.
    """

    layers: tuple[MapLayer, ...] = ()
    attribution: str = ""
    is_synthetic: bool = False
    """Invented streets: the map says so."""
    tiles: TileSheet | None = None
    box: tuple[float, float, float, float] | None = None
    centre: tuple[float, float] | None = None

    def layer(self, kind: LayerKind) -> MapLayer | None:
        """The layer of a kind, where there is one."""
        return next((one for one in self.layers if one.kind is kind), None)


class TileSource(Protocol):
    """Where the pictures of a sheet come from: a file, or a server with a cache (app opens it).

    The office holds one; the map asks through ``asks.TileAsk``.
    """

    @property
    def sheet(self) -> TileSheet:
        """What it gives."""
        ...

    async def tile(self, z: int, x: int, y: int) -> bytes | None:
        """PNG, JPEG or WebP of a tile; None where there is none (now). Never raises, ends soon."""
        ...


def layer_of(
    kind: LayerKind,
    shapes: Iterable[Line],
    names: Sequence[str] | None = None,
    ranks: Sequence[int] | None = None,
) -> MapLayer:
    """A layer from lists of corners; ``names`` and ``ranks`` may be left out."""
    told = [np.asarray(shape, np.float64).reshape(-1, 2) for shape in shapes]
    starts = np.zeros(len(told) + 1, np.int64)
    np.cumsum([len(one) for one in told], out=starts[1:])
    return MapLayer(
        kind,
        np.concatenate(told) if told else np.zeros((0, 2)),
        starts,
        np.asarray(ranks if ranks is not None else [1] * len(told), np.uint8),
        tuple(names if names is not None else [""] * len(told)),
    )


def joined(layers: Sequence[MapLayer]) -> MapLayer:
    """Several layers of one kind as one."""
    first, *rest = layers
    if not rest:
        return first
    starts = [first.starts]
    for one in rest:
        starts.append(one.starts[1:] + starts[-1][-1])
    return MapLayer(
        first.kind,
        np.concatenate([one.points for one in layers]),
        np.concatenate(starts),
        np.concatenate([one.ranks for one in layers]),
        tuple(name for one in layers for name in one.names),
    )
