"""Projected coordinates to degrees: which projection a file says it is in, and the way back.

Source: EPSG codes as pyproj knows them; RFC 7946 gives GeoJSON no projections, its 2008 form does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from junhall.casework.basemap import BasemapError, Project

DEGREES: Final = frozenset({4326, 4258, 4979})
"""WGS84 and ETRS89 in degrees: nothing to do; they differ by less than a metre in Europe."""
_CODE: Final = re.compile(r"EPSG:{1,2}(\d{4,6})\b", re.IGNORECASE)


def epsg_of(told: object) -> int | None:
    """The EPSG code in the ``crs`` member of a GeoJSON object; None where it says degrees, or none.

    Portals write it as "EPSG:25830", as a named object, and as an urn.
    """
    crs = told.get("crs") if isinstance(told, Mapping) else None
    name: Any = crs
    if isinstance(crs, Mapping):
        properties = crs.get("properties")
        name = properties.get("name") if isinstance(properties, Mapping) else None
    if not isinstance(name, str) or (found := _CODE.search(name)) is None:
        return None
    code = int(found[1])
    return None if code in DEGREES else code


def projection(code: int, file: str) -> Project | None:
    """The way from a projection to degrees; None where the code says degrees already.

    Raises: BasemapError for a code that is none; ``file`` is named in it.
    """
    if code in DEGREES:
        return None
    from pyproj import Transformer
    from pyproj.exceptions import ProjError

    try:
        # Eastwards first, as GeoJSON and tables have it, whatever order the code itself prescribes.
        transformer = Transformer.from_crs(code, 4326, always_xy=True)
    except ProjError as error:
        raise BasemapError("unknown-epsg", file, detail=str(code)) from error

    def to_degrees(x: float, y: float) -> tuple[float, float]:
        long, lat = transformer.transform(x, y)
        return float(long), float(lat)

    return to_degrees
