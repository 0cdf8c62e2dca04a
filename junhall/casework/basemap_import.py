"""One file of a map, whatever its form, to rows of the gazetteer and layers of the base map.

What a file is about is told (``--layer``), else read from its own name and from its shapes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from junhall.casework.basemap import (
    Basemap,
    BasemapError,
    BasemapOddity,
    Project,
    StreetRow,
    basemap_from_text,
    is_json,
    map_text,
)
from junhall.casework.basemap_geojson import layers_from_geojson
from junhall.casework.basemap_layers import LayerKind, MapLayer, layer_of
from junhall.casework.basemap_osm import ATTRIBUTION, Box, read_osm
from junhall.casework.folding import words
from junhall.casework.grid import distance_m
from junhall.casework.projections import epsg_of, projection

NAMED: Final = ("streets", "doorways", "places")
"""Layers that feed the gazetteer; the map draws them from there."""
DRAWN: Final = {
    "outline": LayerKind.OUTLINE, "areas": LayerKind.AREA, "green": LayerKind.GREEN,
    "water": LayerKind.WATER, "buildings": LayerKind.BUILDING, "labels": LayerKind.LABEL,
}  # fmt: skip
LAYERS: Final = (*NAMED, *DRAWN)
_ABOUT: Final = {
    "outline": {"municipio", "municipios", "limite", "limites", "termino", "outline", "boundary",
                "commune", "municipality"},
    "areas": {"barrio", "barrios", "distrito", "distritos", "poblaciones", "nucleos", "quartiers",
              "areas"},
    "green": {"parques", "jardines", "verdes", "zonas_verdes", "parks", "green", "parcs"},
    "water": {"agua", "rios", "hidrografia", "water", "eau", "embalses"},
    "buildings": {"edificios", "edificio", "buildings", "building", "construcciones", "batiments"},
}  # fmt: skip
_NEAR_M: Final = 10_000.0
"""So far from the middle of a town its things may lie, where no limit of it is known."""
_MARGIN_DEG: Final = 0.01
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class MapFile:
    """What a file gave. ``elsewhere`` counts named things far from the town, not among ``rows``."""

    rows: tuple[StreetRow, ...]
    layers: tuple[MapLayer, ...]
    oddities: tuple[BasemapOddity, ...]
    attribution: str = ""
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Home:
    """What is known of where the town lies: a box around it, or its middle."""

    name: str
    box: Box | None
    centre: tuple[float, float] | None

    @property
    def reach(self) -> Box | None:
        """Where things of the town may lie; None where nothing is known."""
        if self.box is not None:
            south, west, north, east = self.box
            return (south - _MARGIN_DEG, west - _MARGIN_DEG, north + _MARGIN_DEG,
                    east + _MARGIN_DEG)  # fmt: skip
        if self.centre is None:
            return None
        lat, long = self.centre
        up = _NEAR_M / 111_195.0
        across = up * distance_m(0, 0, 0, 1) / max(1.0, distance_m(lat, 0, lat, 1))
        return lat - up, long - across, lat + up, long + across


def read_map(
    path: Path, *, layer: str | None, epsg: int | None, home: Home, progress: Progress
) -> MapFile:
    """Read a map file: GeoJSON, a table of streets or doorways, or an OpenStreetMap extract.

    Raises: BasemapError, with the file, the line where there is one, and what to do.
    """
    if layer is not None and layer not in LAYERS:
        raise BasemapError("unknown-layer", path.name, detail=layer)
    if path.name.lower().endswith(".osm.pbf") or path.suffix.lower() == ".pbf":
        told = read_osm(path, home.reach, home.name, progress)
        if not told.rows and not told.layers:
            raise BasemapError("elsewhere" if told.read else "no-streets", path.name)
        return MapFile(tuple(told.rows), told.layers, (), ATTRIBUTION)
    text = map_text(path)
    progress(0)
    if not is_json(text):
        project = projection(epsg, path.name) if epsg else None
        return _near(basemap_from_text(text, path.name, project), (), home, path.name)
    project = _projection_of(text, epsg, path.name)
    about = layer or _about(path, text)
    if about in DRAWN:
        layers = layers_from_geojson(text, path.name, DRAWN[about], project)
        rows: Basemap = Basemap(())
        if about in {"green", "labels"}:
            rows = _named(text, path.name, project)
        return _near(rows, layers, home, path.name)
    return _near(basemap_from_text(text, path.name, project), (), home, path.name)


def _projection_of(text: str, epsg: int | None, file: str) -> Project | None:
    if epsg is None and '"crs"' in text[:4096] + text[-4096:]:
        try:
            epsg = epsg_of(json.loads(text))
        except (ValueError, RecursionError):
            return None  # the reader tells what is wrong, and where
    return None if epsg is None else projection(epsg, file)


def _about(path: Path, text: str) -> str:
    """What a file says it is about, by its name or its title; else streets."""
    title = ""
    head = text[:400]
    if '"name"' in head:
        title = head.split('"name"', 1)[1].split('"', 2)[1] if head.count('"') > 4 else ""
    said = {*words(path.stem.replace("_", " ")), *words(title), path.stem.casefold()}
    return next((layer for layer, names in _ABOUT.items() if said & names), "streets")


def _named(text: str, file: str, project: Project | None) -> Basemap:
    """Parks that have a name are places people speak of; those without are only drawn."""
    try:
        told = basemap_from_text(text, file, project)
    except BasemapError:
        return Basemap(())
    return Basemap(told.rows)


def _near(told: Basemap, layers: Sequence[MapLayer], home: Home, file: str) -> MapFile:
    """All of a town's own file; of a region's only what lies in or near the town, the rest counted.

    A region's places would make the town as large as the region, and every place in it "inside".
    What is called like the town itself says of nothing where in it that is.
    """
    town = words(home.name)
    told = replace(told, rows=tuple(row for row in told.rows if words(row.name) != town))
    reach = home.reach
    if reach is None:
        return MapFile(told.rows, tuple(layers), told.oddities)
    rows = tuple(row for row in told.rows if _is_in(row.lat, row.long, reach))
    if len(rows) * 2 > len(told.rows):
        rows = told.rows
    if told.rows and not rows:
        swapped = sum(_is_in(row.long, row.lat, reach) for row in told.rows)
        if swapped * 2 > len(told.rows):
            first = told.rows[0]
            raise BasemapError("swapped", file, detail=f"{first.lat:.4f}, {first.long:.4f}")
        raise BasemapError("elsewhere", file)
    kept = tuple(near for layer in layers if (near := _near_layer(layer, reach)) is not None)
    if layers and not kept:
        raise BasemapError("elsewhere", file)
    return MapFile(rows, kept, told.oddities, elsewhere=len(told.rows) - len(rows))


def _near_layer(layer: MapLayer, reach: Box) -> MapLayer | None:
    """The shapes of a layer that touch the town."""
    south, west, north, east = reach
    lat, long = layer.points[:, 0], layer.points[:, 1]
    inside = (lat >= south) & (lat <= north) & (long >= west) & (long <= east)
    hits = np.add.reduceat(inside, layer.starts[:-1]) if layer.count else np.zeros(0)
    chosen = np.flatnonzero(hits).tolist()
    if len(chosen) == layer.count:
        return layer
    if not chosen:
        return None
    return layer_of(
        layer.kind,
        [layer.shape(n).tolist() for n in chosen],
        [layer.names[n] for n in chosen],
        [int(layer.ranks[n]) for n in chosen],
    )


def _is_in(lat: float, long: float, box: Box) -> bool:
    south, west, north, east = box
    return south <= lat <= north and west <= long <= east
