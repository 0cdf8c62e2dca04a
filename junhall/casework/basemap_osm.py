"""A town out of an OpenStreetMap extract: its streets, doorways, buildings, parks, water, limit.

Source: Map Features of the OpenStreetMap wiki, read 2026-11-25. Data are under the ODbL, so the
map credits them wherever it is seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from junhall.casework.basemap import BasemapError, StreetRow
from junhall.casework.basemap_layers import PAINTED, LayerKind, Line, MapLayer, layer_of
from junhall.casework.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTRIBUTION: Final = "© OpenStreetMap contributors (ODbL)"
Box = tuple[float, float, float, float]
"""South, west, north, east."""
_RANKS: Final = {
    "motorway": 3, "trunk": 3, "primary": 3, "secondary": 2, "tertiary": 2, "residential": 1,
    "unclassified": 1, "living_street": 1, "pedestrian": 1, "service": 1, "footway": 0, "path": 0,
    "track": 0, "steps": 0, "cycleway": 0,
}  # fmt: skip
_GREEN: Final = {
    "leisure": {"park", "garden", "playground", "pitch", "common"},
    "landuse": {"grass", "forest", "meadow", "recreation_ground", "village_green", "cemetery"},
    "natural": {"wood", "scrub", "grassland"},
}
_PLACES: Final = {
    "amenity": {
        "school",
        "kindergarten",
        "college",
        "university",
        "hospital",
        "clinic",
        "townhall",
        "library",
        "police",
        "fire_station",
        "place_of_worship",
        "marketplace",
        "theatre",
        "community_centre",
        "social_facility",
        "bus_station",
        "fountain",
        "arts_centre",
        "cinema",
    },
    "leisure": {"park", "garden", "sports_centre", "stadium", "swimming_pool", "playground"},
    "tourism": {"museum", "viewpoint", "attraction"},
    "place": {"square", "neighbourhood", "quarter", "hamlet", "suburb"},
    "railway": {"station", "halt"},
    "historic": {"monument", "memorial", "castle", "church", "ruins", "fort"},
}
"""Places people name when they say where something is; a shop's name is a word like others."""
_STEP: Final = 20_000


@dataclass(slots=True)
class _Shapes:
    lines: list[Line] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)


@dataclass(slots=True)
class OsmTown:
    """What an extract gave of a town; ``read`` counts the objects that were looked at."""

    rows: list[StreetRow] = field(default_factory=list)
    layers: tuple[MapLayer, ...] = ()
    read: int = 0


def read_osm(path: Path, box: Box | None, town: str, progress: Callable[[int], None]) -> OsmTown:
    """Everything of an extract that touches ``box``; all of it where None.

    ``town`` is the name whose administrative limit becomes the outline.

    Raises: BasemapError, also where osmium is not installed.
    """
    try:
        import osmium
    except ImportError as error:
        raise BasemapError("no-osmium", path.name) from error
    found = OsmTown()
    shapes: dict[LayerKind, _Shapes] = {kind: _Shapes() for kind in PAINTED}
    wanted = osmium.filter.KeyFilter(
        "highway", "building", "landuse", "natural", "boundary", "addr:housenumber", *_PLACES
    )  # fmt: skip
    try:
        for thing in osmium.FileProcessor(str(path)).with_areas(wanted).with_filter(wanted):
            found.read += 1
            if found.read % _STEP == 0:
                progress(found.read)
            _take(thing, box, fold(town), found.rows, shapes)
    except RuntimeError as error:
        raise BasemapError("unreadable", path.name, detail=type(error).__name__) from error
    found.layers = tuple(
        layer_of(kind, one.lines, one.names, one.ranks) for kind, one in shapes.items() if one.lines
    )
    return found


def _take(
    thing: Any, box: Box | None, town: str, rows: list[StreetRow], shapes: dict[LayerKind, _Shapes]
) -> None:
    tags = thing.tags
    name = " ".join(tags.get("name", "").split())[:200]
    if thing.is_node():
        point = (thing.location.lat, thing.location.lon)
        if _touches([point], box):
            _take_point(tags, name, point, rows)
    elif thing.is_way() and (rank := _RANKS.get(tags.get("highway", ""))) is not None:
        line = [(node.lat, node.lon) for node in thing.nodes if node.location.valid()]
        if len(line) > 1 and _touches(line, box):
            _add(shapes[LayerKind.STREET], line, name, rank)
            if name:
                rows.append(_row(name, "street", "", line[len(line) // 2], line))
    elif thing.is_area():
        kind = _area_kind(tags, fold(name), town)
        for ring in thing.outer_rings():
            line = [(node.lat, node.lon) for node in ring]
            if len(line) < 3 or not _touches(line, box):
                continue
            if kind is not None:
                _add(shapes[kind], line, name, 1)
            _take_point(tags, name, _middle(line), rows)


def _take_point(
    tags: Mapping[str, str], name: str, point: tuple[float, float], rows: list[StreetRow]
) -> None:
    """A doorway, a place with a name, or both."""
    street, number = tags.get("addr:street", ""), tags.get("addr:housenumber", "")
    if street and number:
        rows.append(_row(" ".join(street.split())[:200], "doorway", number[:12], point, ()))
    if name and any(tags.get(key) in values for key, values in _PLACES.items()):
        rows.append(_row(name, "place", "", point, ()))


def _area_kind(tags: Mapping[str, str], name: str, town: str) -> LayerKind | None:
    if tags.get("boundary") == "administrative":
        return LayerKind.OUTLINE if town and name == town else None
    if "building" in tags:
        return LayerKind.BUILDING
    if tags.get("natural") == "water" or tags.get("landuse") == "reservoir":
        return LayerKind.WATER
    if any(tags.get(key) in values for key, values in _GREEN.items()):
        return LayerKind.GREEN
    return None


def _touches(points: Line, box: Box | None) -> bool:
    if box is None:
        return True
    south, west, north, east = box
    return any(south <= lat <= north and west <= long <= east for lat, long in points)


def _add(shapes: _Shapes, line: Line, name: str, rank: int) -> None:
    shapes.lines.append(line)
    shapes.names.append(name)
    shapes.ranks.append(rank)


def _middle(line: Line) -> tuple[float, float]:
    lats, longs = [lat for lat, _ in line], [long for _, long in line]
    return (min(lats) + max(lats)) / 2.0, (min(longs) + max(longs)) / 2.0


def _row(name: str, kind: Any, number: str, point: tuple[float, float], line: Line) -> StreetRow:
    points = line or (point,)
    lats, longs = [lat for lat, _ in points], [long for _, long in points]
    return StreetRow(
        name, kind, number, *point, min(lats), min(longs), max(lats), max(longs),
        points=tuple(line),
    )  # fmt: skip
