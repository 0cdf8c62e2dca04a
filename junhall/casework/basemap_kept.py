"""The base map in the ledger: layers written by whoever imports one, read for the map page."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework.basemap_import import Home
from junhall.casework.basemap_layers import (
    PAINTED,
    LayerKind,
    MapLayer,
    TileSheet,
    TownMap,
    joined,
    layer_of,
)
from junhall.models.terms import Facet, Instant
from junhall.models.town import Town


def write_layers(
    connection: Connection,
    source: str,
    layers: Sequence[MapLayer],
    *,
    now: Instant,
    attribution: str = "",
    is_synthetic: bool = False,
) -> None:
    """Keep a file's layers; what the same source gave before goes.

    ``source`` names the file for people, without its folder.
    """
    execute = connection.exec_driver_sql
    execute("DELETE FROM map_layer WHERE source = ?", (source,))
    for layer in layers:
        execute(
            "INSERT INTO map_layer (source, kind, attribution, is_synthetic, taken_at, points,"
            " starts, ranks, names) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                source,
                layer.kind.value,
                attribution,
                int(is_synthetic),
                now,
                layer.points.astype("<f8").tobytes(),
                layer.starts.astype("<i8").tobytes(),
                layer.ranks.astype("u1").tobytes(),
                json.dumps(layer.names, ensure_ascii=False),
            ),
        )
    execute(
        "INSERT INTO change (at, facets, cause) VALUES (?, ?, 'import')", (now, int(Facet.TOWN))
    )


def town_map(session: Session, town: Town, tiles: TileSheet | None = None) -> TownMap:
    """The base map of the town in force; streets come from the gazetteer where no file drew any."""
    connection = session.connection()
    kept: dict[LayerKind, list[MapLayer]] = {}
    credited: list[str] = []
    is_synthetic = False
    for row in connection.exec_driver_sql(
        "SELECT kind, points, starts, ranks, names, attribution, is_synthetic FROM map_layer"
        " ORDER BY id"
    ):
        layer = MapLayer(
            LayerKind(row[0]),
            np.frombuffer(row[1], "<f8").reshape(-1, 2),
            np.frombuffer(row[2], "<i8"),
            np.frombuffer(row[3], "u1"),
            tuple(json.loads(row[4])),
        )
        kept.setdefault(layer.kind, []).append(layer)
        credited += [row[5]] if row[5] and row[5] not in credited else []
        is_synthetic = is_synthetic or bool(row[6])
    if tiles is not None and tiles.attribution and tiles.attribution not in credited:
        credited.append(tiles.attribution)
    for kind, layer in _gazetteer_layers(connection).items():
        kept.setdefault(kind, [layer])
    layers = tuple(joined(kept[kind]) for kind in PAINTED if kind in kept)
    return TownMap(
        layers=layers,
        attribution=" · ".join(credited),
        is_synthetic=is_synthetic,
        tiles=tiles,
        box=_box(layers),
        centre=town.centre,
    )


def _gazetteer_layers(connection: Connection) -> dict[LayerKind, MapLayer]:
    lines: list[list[tuple[float, float]]] = []
    names: list[str] = []
    ranks: list[int] = []
    for name, points, weight in connection.exec_driver_sql(
        "SELECT name, points, weight FROM street WHERE kind = 'street' AND points IS NOT NULL"
        " ORDER BY id"
    ):
        lines.append(json.loads(points))
        names.append(name)
        ranks.append(_rank(name, weight))
    found = {LayerKind.STREET: layer_of(LayerKind.STREET, lines, names, ranks)} if lines else {}
    places = connection.exec_driver_sql(
        "SELECT name, lat, long FROM street WHERE kind = 'place' ORDER BY id LIMIT 5000"
    ).all()
    if places:
        found[LayerKind.LABEL] = layer_of(
            LayerKind.LABEL, [[(lat, long)] for _, lat, long in places], [row[0] for row in places]
        )
    return found


def home_of(session: Session, town: Town) -> Home:
    """What the ledger knows of where the town lies: its limit, its streets, or its middle."""
    connection = session.connection()
    rings = [
        np.frombuffer(row[0], "<f8").reshape(-1, 2)
        for row in connection.exec_driver_sql(
            "SELECT points FROM map_layer WHERE kind = ?", (LayerKind.OUTLINE.value,)
        )
    ]
    if rings:
        every = np.concatenate(rings)
        low, high = every.min(axis=0), every.max(axis=0)
        around = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
        return Home(town.name, around, town.centre)
    south, west, north, east = connection.exec_driver_sql(
        "SELECT min(min_lat), min(min_long), max(max_lat), max(max_long) FROM street"
        " WHERE kind = 'street'"
    ).one()
    box = None if south is None else (south, west, north, east)
    return Home(town.name, box, town.centre)


_THROUGH = ("avenida", "avinguda", "avenue", "carretera", "ronda", "paseo", "boulevard")


def _rank(name: str, weight: int) -> int:
    """How wide a street of the gazetteer is drawn: its name says what kind of street it is."""
    first = name.casefold().partition(" ")[0]
    if first in {"carretera", "autovía"}:
        return 3
    if first in _THROUGH or weight > 1:
        return 2
    return 0 if first in {"camino", "sendero", "vereda", "callejón"} else 1


def _box(layers: Sequence[MapLayer]) -> tuple[float, float, float, float] | None:
    """The town's limit where one is drawn, else what lies around all layers."""
    told = [one for one in layers if one.kind is LayerKind.OUTLINE] or list(layers)
    points = [one.points for one in told if len(one.points)]
    if not points:
        return None
    every = np.concatenate(points)
    south, north = float(every[:, 0].min()), float(every[:, 0].max())
    longs = np.sort(every[:, 1])
    gaps = np.diff(longs, append=longs[0] + 360.0)
    widest = int(gaps.argmax())
    # The town lies on the other side of the widest gap, which for most is all the world around.
    west, east = float(longs[(widest + 1) % len(longs)]), float(longs[widest])
    return south, west, north, east
