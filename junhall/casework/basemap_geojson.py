"""Layers of a base map out of GeoJSON in WGS84: what each feature is, its name and rank."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from junhall.casework.basemap import BasemapError, Project
from junhall.casework.basemap_layers import PAINTED, LayerKind, MapLayer, layer_of

Ring = list[tuple[float, float]]


def layers_from_geojson(
    text: str, file: str, kind: LayerKind | None = None, project: Project | None = None
) -> tuple[MapLayer, ...]:
    """The layers of a FeatureCollection, in painting order.

    A feature is of ``kind``, else of the kind its property ``layer`` names, else what its geometry
    suggests: lines are streets, areas buildings, points labels. Rings inside an area are left out.
    ``project`` leads from the file's coordinates to degrees; without it they are degrees.

    Raises: BasemapError where the text is no FeatureCollection.
    """
    try:
        told = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise BasemapError("not-json", file, getattr(error, "lineno", 0)) from error
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list):
        raise BasemapError("not-geojson", file)
    shapes: dict[LayerKind, list[Ring]] = {}
    names: dict[LayerKind, list[str]] = {}
    ranks: dict[LayerKind, list[int]] = {}
    for feature in features:
        if not isinstance(feature, dict):
            continue
        properties = feature.get("properties")
        facts: Mapping[str, Any] = properties if isinstance(properties, dict) else {}
        for suggested, ring in _rings(feature.get("geometry"), project):
            here = kind or _kind(facts.get("layer")) or suggested
            shapes.setdefault(here, []).append(ring)
            name = facts.get("name")
            names.setdefault(here, []).append(name if isinstance(name, str) else "")
            rank = facts.get("rank")
            ranks.setdefault(here, []).append(min(3, max(0, rank)) if isinstance(rank, int) else 1)
    return tuple(
        layer_of(one, shapes[one], names[one], ranks[one]) for one in PAINTED if one in shapes
    )


def _kind(told: object) -> LayerKind | None:
    return LayerKind(told) if isinstance(told, str) and told in set(LayerKind) else None


def _rings(geometry: object, project: Project | None) -> Iterator[tuple[LayerKind, Ring]]:
    """Each line, outer ring or point of a geometry, with the layer it would usually be of."""
    if not isinstance(geometry, dict):
        return
    told = geometry.get("coordinates")
    parts: Sequence[object] = told if isinstance(told, list) else []
    match geometry.get("type"):
        case "Point":
            yield from _as_ring(LayerKind.LABEL, [told], project)
        case "MultiPoint":
            for part in parts:
                yield from _as_ring(LayerKind.LABEL, [part], project)
        case "LineString":
            yield from _as_ring(LayerKind.STREET, parts, project)
        case "MultiLineString":
            for part in parts:
                yield from _as_ring(LayerKind.STREET, part, project)
        case "Polygon":
            yield from _as_ring(LayerKind.BUILDING, parts[0] if parts else [], project)
        case "MultiPolygon":
            for part in parts:
                if isinstance(part, list) and part:
                    yield from _as_ring(LayerKind.BUILDING, part[0], project)
        case _:
            return


def _as_ring(
    kind: LayerKind, told: object, project: Project | None
) -> Iterator[tuple[LayerKind, Ring]]:
    ring: Ring = []
    for one in told if isinstance(told, list) else ():
        if not isinstance(one, list) or len(one) < 2:
            continue
        if not all(isinstance(x, int | float) and not isinstance(x, bool) for x in one[:2]):
            continue
        long, lat = (one[0], one[1]) if project is None else project(one[0], one[1])
        if -90.0 <= lat <= 90.0 and -180.0 <= long <= 180.0:
            ring.append((float(lat), float(long)))
    if len(ring) >= (1 if kind is LayerKind.LABEL else 2):
        yield kind, ring
