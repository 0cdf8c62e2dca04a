"""In which quarter of the town a point lies, for figures by area.

Quarters are the named areas of the base map: those that town.toml names with a polygon, and those
that somebody imported (``junhall map import --layer areas``).
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from junhall.casework.basemap_layers import LayerKind

Degrees = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Areas:
    """Names and rings, ring for ring; ``key`` alters when any of them does."""

    key: str = ""
    names: tuple[str, ...] = ()
    rings: tuple[Degrees, ...] = ()

    def of(self, lat: Degrees, long: Degrees) -> list[str | None]:
        """The quarter of each point, the first where several overlap; None outside of all.

        Shapes: both (n,), degrees, NaN where there is no point.
        """
        told = np.full(len(lat), -1, np.int64)
        for n in reversed(range(len(self.names))):
            told[_inside(self.rings[n], lat, long)] = n
        return [self.names[n] if n >= 0 else None for n in told.tolist()]


def areas_key(connection: Connection) -> str:
    """What ``areas_of`` would have as its key, without reading the shapes."""
    rows = connection.exec_driver_sql(
        "SELECT id, length(points), taken_at FROM map_layer WHERE kind = ? ORDER BY id",
        (LayerKind.AREA.value,),
    )
    return ",".join(f"{row[0]}:{row[1]}:{row[2]}" for row in rows)


def areas_of(connection: Connection) -> Areas:
    """The named quarters of the base map, in the order in which they were taken."""
    names: list[str] = []
    rings: list[Degrees] = []
    for points, starts, told in connection.exec_driver_sql(
        "SELECT points, starts, names FROM map_layer WHERE kind = ? ORDER BY id",
        (LayerKind.AREA.value,),
    ):
        corners = np.frombuffer(points, "<f8").reshape(-1, 2)
        cuts = np.frombuffer(starts, "<i8")
        for n, name in enumerate(json.loads(told)):
            if name:
                names.append(name)
                rings.append(corners[cuts[n] : cuts[n + 1]])
    return Areas(areas_key(connection), tuple(names), tuple(rings))


def _inside(ring: Degrees, lat: Degrees, long: Degrees) -> npt.NDArray[np.bool_]:
    """Whether points lie in a ring: a ray to the east crosses its edge an odd number of times."""
    crossed = np.zeros(len(lat), np.bool_)
    for (lat1, long1), (lat2, long2) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if lat1 == lat2:
            continue
        between = (lat1 > lat) != (lat2 > lat)
        crossed ^= between & (long < (long2 - long1) * (lat - lat1) / (lat2 - lat1) + long1)
    return crossed
