"""Files of a town's map into gazetteer and base map: what is taken, and what is refused how."""

from __future__ import annotations

import asyncio
import json
import math
import sqlite3
from pathlib import Path

import pytest
from osmium import SimpleWriter
from osmium.osm.mutable import Node, Way
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write as pmtiles_file

from hall import NOW, Hall, open_hall, post
from junhall.casework.basemap import BasemapError
from junhall.casework.basemap_import import Home, MapFile, read_map
from junhall.casework.basemap_kept import town_map
from junhall.casework.basemap_layers import LayerKind
from junhall.casework.basemap_taking import Taken, take_map
from junhall.casework.basemap_tiles import TileFile, keep_tiles, kept_tiles
from junhall.casework.grid import distance_m

NOWHERE = Home("", None, None)
HERE = Home("Alfaro del Río", None, (37.2, -3.6))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def feature(name: str | None, shape: str, coordinates: object, **more: object) -> dict[str, object]:
    facts = {"nombre_via": name, **more} if name is not None else more
    geometry = {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "properties": facts, "geometry": geometry}


def geojson(path: Path, *features: object, **more: object) -> Path:
    told = {"type": "FeatureCollection", **more, "features": features}
    path.write_text("\ufeff" + json.dumps(told), "utf-8")
    return path


def read(path: Path, home: Home = NOWHERE, **more: object) -> MapFile:
    options = {"layer": None, "epsg": None, **more}
    return read_map(path, home=home, progress=lambda _n: None, **options)  # type: ignore[arg-type]  # a test's own keywords


def refusal(path: Path, home: Home = NOWHERE, **more: object) -> BasemapError:
    with pytest.raises(BasemapError) as refused:
        read(path, home, **more)
    assert path.name in refused.value.for_user() or refused.value.code == "unknown-layer"
    return refused.value


def utm30(lat: float, long: float) -> tuple[float, float]:
    """ETRS89 / UTM 30N by the series of Krüger to the fourth order: metres east and north."""
    a, f = 6_378_137.0, 1 / 298.257222101
    n = f / (2 - f)
    big_a = a / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    alphas = (
        n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16 + 41 * n**4 / 180,
        13 * n**2 / 48 - 3 * n**3 / 5 + 557 * n**4 / 1440,
        61 * n**3 / 240 - 103 * n**4 / 140,
        49561 * n**4 / 161280,
    )
    phi, lam = math.radians(lat), math.radians(long + 3.0)
    e = 2 * math.sqrt(n) / (1 + n)
    t = math.sinh(math.atanh(math.sin(phi)) - e * math.atanh(e * math.sin(phi)))
    xi, eta = math.atan2(t, math.cos(lam)), math.atanh(math.sin(lam) / math.hypot(1, t))
    east = eta + sum(
        alpha * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, alpha in enumerate(alphas, 1)
    )
    north = xi + sum(
        alpha * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, alpha in enumerate(alphas, 1)
    )
    return 500_000 + 0.9996 * big_a * east, 0.9996 * big_a * north


@pytest.mark.parametrize("told", ["flag", "name", "urn"])
def test_that_metres_of_a_spanish_projection_land_where_they_are(tmp_path, told):
    hall = (37.2219, -3.5943)
    crs = {
        "name": "EPSG:25830",
        "urn": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25830"}},
    }.get(told)
    path = geojson(
        tmp_path / "sedes.geojson", feature("Ayuntamiento", "MultiPoint", [utm30(*hall)]),
        **({"crs": crs} if crs else {}),
    )  # fmt: skip
    (row,) = read(path, epsg=25830 if told == "flag" else None).rows
    assert distance_m(row.lat, row.long, *hall) < 0.5
    assert (row.name, row.kind) == ("Ayuntamiento", "place")


def test_that_a_table_in_metres_is_read_with_its_projection(tmp_path):
    x, y = utm30(37.2, -3.6)
    (tmp_path / "puertas.csv").write_text(f"via;numero;x;y\nCalle Mayor;3;{x:.2f};{y:.2f}\n")
    (row,) = read(tmp_path / "puertas.csv", epsg=25830).rows
    assert distance_m(row.lat, row.long, 37.2, -3.6) < 0.5
    assert (row.kind, row.number) == ("doorway", "3")


def test_that_metres_without_a_projection_are_refused_with_the_way_out(tmp_path):
    told = refusal(
        geojson(tmp_path / "m.geojson", feature("Calle", "Point", [446361.5, 4115613.7]))
    )
    assert told.code == "not-degrees"
    assert "--epsg 25830" in told.for_user()


def test_that_a_projection_nobody_knows_is_refused(tmp_path):
    path = geojson(tmp_path / "m.geojson", feature("Calle", "Point", [1, 2]))
    assert refusal(path, epsg=999999).code == "unknown-epsg"


def test_that_latitude_and_longitude_in_the_wrong_order_are_noticed(tmp_path):
    swapped = geojson(
        tmp_path / "s.geojson", *(feature(f"Calle {n}", "Point", [37.2, -3.6]) for n in "ABC")
    )
    told = refusal(swapped, HERE)
    assert told.code == "swapped"
    assert "Nothing was taken" in told.for_user()


def test_that_nought_nought_is_no_place(tmp_path):
    path = geojson(
        tmp_path / "n.geojson",
        feature("Calle Cero", "Point", [0, 0]),
        feature("Calle Mayor", "Point", [-3.6, 37.2]),
    )
    found = read(path)
    assert [row.name for row in found.rows] == ["Calle Mayor"]
    assert [oddity.code for oddity in found.oddities] == ["no-place"]


def test_that_of_a_regions_file_only_the_towns_own_is_taken_and_the_rest_is_counted(tmp_path):
    far = [feature(f"Ayuntamiento de {n}", "Point", [-5.9, 37.4]) for n in "ABC"]
    path = geojson(tmp_path / "sedes.geojson", *far, feature("Colegio", "Point", [-3.601, 37.201]))
    found = read(path, HERE)
    assert ([row.name for row in found.rows], found.elsewhere) == (["Colegio"], 3)
    assert refusal(geojson(tmp_path / "far.geojson", *far), HERE).code == "elsewhere"


def test_that_what_is_called_like_the_town_is_no_place_in_it(tmp_path):
    path = geojson(
        tmp_path / "sedes.geojson",
        feature("ALFARO DEL RIO", "Point", [-3.6, 37.2]),
        feature("Colegio", "Point", [-3.6, 37.2]),
    )
    assert [row.name for row in read(path, HERE).rows] == ["Colegio"]


@pytest.mark.parametrize(
    ("name", "layer", "kind"),
    [
        ("municipios.geojson", None, LayerKind.OUTLINE),
        ("edificios.geojson", None, LayerKind.BUILDING),
        ("zonas_verdes.geojson", None, LayerKind.GREEN),
        ("x.geojson", "water", LayerKind.WATER),
        ("edificios.geojson", "areas", LayerKind.AREA),
    ],
)
def test_that_a_file_is_about_what_its_name_or_the_person_says(tmp_path, name, layer, kind):
    ring = [[-3.6, 37.2], [-3.59, 37.2], [-3.59, 37.21], [-3.6, 37.2]]
    path = geojson(tmp_path / name, feature(None, "Polygon", [ring]))
    (drawn,) = read(path, layer=layer).layers
    assert (drawn.kind, drawn.count, len(drawn.shape(0))) == (kind, 1, 4)


def test_that_an_unknown_layer_is_refused(tmp_path):
    path = geojson(tmp_path / "x.geojson", feature("Calle", "Point", [-3.6, 37.2]))
    assert refusal(path, layer="sewers").code == "unknown-layer"


# --- into the ledger


@pytest.fixture
def hall(tmp_path):
    with open_hall(tmp_path) as hall:
        yield hall


def take(hall: Hall, path: Path, **more: object) -> Taken:
    options = {"layer": None, "epsg": None, **more}
    return take_map(
        hall.store, hall.intake.readers.town, path, now=NOW, progress=lambda _n: None,
        **options,  # type: ignore[arg-type]  # a test's own keywords
    )  # fmt: skip


def names(hall: Hall) -> list[str]:
    return hall.store.read(
        lambda session: session.connection().exec_driver_sql("SELECT name FROM street ORDER BY id")
        .scalars().all()
    ).result()  # fmt: skip


def test_that_several_files_make_one_gazetteer_and_each_replaces_only_itself(hall, tmp_path):
    streets = tmp_path / "viales.geojson"
    doors = tmp_path / "portales.geojson"
    geojson(streets, feature("Calle Ancha", "LineString", [[-3.6, 37.2], [-3.599, 37.2]]))
    geojson(doors, feature("Calle Ancha", "Point", [-3.5995, 37.2001], numero="7"))
    assert take(hall, streets).for_user() == ["Taken: 1 pieces of streets."]
    take(hall, doors)
    assert names(hall) == ["Calle Ancha", "Calle Ancha"]
    geojson(streets, feature("Calle Nueva", "LineString", [[-3.6, 37.2], [-3.599, 37.2]]))
    take(hall, streets)
    assert sorted(names(hall)) == ["Calle Ancha", "Calle Nueva"]


def test_that_a_text_finds_the_doorway_that_was_imported(hall, tmp_path):
    path = geojson(
        tmp_path / "portales.geojson",
        feature("Calle Ancha", "Point", [-3.5995, 37.2001], numero="7"),
        feature("Calle Ancha", "Point", [-3.5990, 37.2002], numero="9"),
    )
    take(hall, path)
    from junhall.casework import townhall

    hall.intake.readers = hall.store.read(townhall.readers_of).result()
    hall.intake.docket.readers = hall.intake.readers
    hall.take(post("m1", "09:00", "ana", "@Ayto@alfaro.example farola rota en la calle ancha 7"))
    place = hall.case("m1")["place"]
    assert (place["lat"], place["long"], place["quality"]) == (37.2001, -3.5995, "exact")


def test_that_a_refused_file_alters_nothing(hall, tmp_path):
    good = geojson(tmp_path / "v.geojson", feature("Calle Ancha", "Point", [-3.6, 37.2]))
    take(hall, good)
    good.write_text('{"type": "FeatureCollection",\n "features": [')
    with pytest.raises(BasemapError) as refused:
        take(hall, good)
    assert refused.value.oddity.line == 2
    assert names(hall) == ["Calle Ancha"]


def test_that_the_limit_of_the_town_says_what_lies_in_it(hall, tmp_path):
    ring = [[-3.61, 37.19], [-3.59, 37.19], [-3.59, 37.21], [-3.61, 37.21], [-3.61, 37.19]]
    take(hall, geojson(tmp_path / "municipios.geojson", feature("x", "Polygon", [ring])))
    sites = geojson(
        tmp_path / "sedes.geojson",
        feature("Colegio", "Point", [-3.6, 37.2]),
        feature("Instituto", "Point", [-3.65, 37.2]),
        feature("Hospital", "Point", [-3.66, 37.2]),
    )
    taken = take(hall, sites)
    assert (names(hall), taken.elsewhere) == (["Colegio"], 2)
    assert "2 things lie far from the town" in taken.for_user()[-1]


# --- OpenStreetMap


def extract(path: Path) -> Path:
    """A street, a house with a number, a school, a house far away."""
    corners = {
        1: (37.2, -3.6), 2: (37.2, -3.599), 11: (37.201, -3.6), 12: (37.201, -3.5999),
        13: (37.2011, -3.5999), 14: (37.2011, -3.6), 21: (41.0, 2.0), 22: (41.0, 2.1),
    }  # fmt: skip
    writer = SimpleWriter(str(path))
    for node_id, (lat, long) in corners.items():
        writer.add_node(Node(id=node_id, location=(long, lat)))
    school = {"amenity": "school", "name": "Colegio Aurora"}
    writer.add_node(Node(id=31, location=(-3.598, 37.2005), tags=school))
    writer.add_node(Node(id=32, location=(-3.598, 37.2), tags={"shop": "yes", "name": "Tienda"}))
    writer.add_way(Way(id=1, nodes=[1, 2], tags={"highway": "residential", "name": "Calle Ancha"}))
    house = {"building": "yes", "addr:street": "Calle Ancha", "addr:housenumber": "5"}
    writer.add_way(Way(id=2, nodes=[11, 12, 13, 14, 11], tags=house))
    writer.add_way(Way(id=3, nodes=[21, 22], tags={"highway": "path", "name": "Lejos"}))
    writer.close()
    return path


def test_that_an_extract_is_clipped_to_the_town_and_credited(tmp_path):
    found = read(extract(tmp_path / "town.osm.pbf"), HERE)
    assert sorted((row.kind, row.name, row.number) for row in found.rows) == [
        ("doorway", "Calle Ancha", "5"),
        ("place", "Colegio Aurora", ""),
        ("street", "Calle Ancha", ""),
    ]
    assert {layer.kind: layer.count for layer in found.layers} == {
        LayerKind.BUILDING: 1,
        LayerKind.STREET: 1,
    }
    assert "OpenStreetMap" in found.attribution


def test_that_an_extract_of_elsewhere_or_a_torn_one_is_refused(tmp_path):
    path = extract(tmp_path / "town.osm.pbf")
    assert refusal(path, Home("", None, (0.0, 0.0))).code == "elsewhere"
    path.write_bytes(path.read_bytes()[:100])
    assert refusal(path, HERE).code == "unreadable"


def test_that_the_map_in_the_ledger_carries_the_credit(hall, tmp_path):
    take(hall, extract(tmp_path / "town.osm.pbf"))
    told = hall.store.read(lambda session: town_map(session, hall.intake.readers.town)).result()
    assert "OpenStreetMap" in told.attribution
    assert told.layer(LayerKind.STREET).names == ("Calle Ancha",)


# --- tiles


def mbtiles(path: Path, tiles: dict[tuple[int, int, int], bytes]) -> Path:
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
    base.execute(
        "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,"
        " tile_data BLOB)"
    )
    base.executemany(
        "INSERT INTO metadata VALUES (?, ?)",
        [("name", "Plano"), ("attribution", "<a href='x'>© Alguien</a>"), ("format", "png")],
    )
    rows = [(z, x, (1 << z) - 1 - y, told) for (z, x, y), told in tiles.items()]
    base.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
    base.commit()
    base.close()
    return path


def pmtiles(path: Path, kind: TileType = TileType.PNG) -> Path:
    with pmtiles_file(str(path)) as writer:
        writer.write_tile(zxy_to_tileid(1, 0, 1), PNG)
        writer.finalize(
            {
                "tile_type": kind, "tile_compression": Compression.NONE, "min_zoom": 1,
                "max_zoom": 1, "min_lon_e7": 0, "min_lat_e7": 0, "max_lon_e7": 0,
                "max_lat_e7": 0, "center_zoom": 1, "center_lon_e7": 0, "center_lat_e7": 0,
            },
            {"name": "Hoja", "attribution": "© Otra"},
        )  # fmt: skip
    return path


def tile(tiles: TileFile, *place: int) -> bytes | None:
    return asyncio.run(tiles.tile(*place))


def test_that_mbtiles_count_rows_from_the_south_and_are_credited(tmp_path):
    tiles = TileFile(mbtiles(tmp_path / "t.mbtiles", {(2, 1, 0): PNG + b"north", (2, 1, 3): PNG}))
    assert (tiles.sheet.name, tiles.sheet.attribution) == ("Plano", "© Alguien")
    assert (tiles.sheet.min_zoom, tiles.sheet.max_zoom) == (2, 2)
    assert tile(tiles, 2, 1, 0) == PNG + b"north"
    assert tile(tiles, 2, 1, 3) == PNG
    tiles.close()


def test_that_pmtiles_are_read(tmp_path):
    tiles = TileFile(pmtiles(tmp_path / "t.pmtiles"))
    assert (tiles.sheet.name, tiles.sheet.attribution) == ("Hoja", "© Otra")
    assert tile(tiles, 1, 0, 1) == PNG
    assert tile(tiles, 1, 1, 1) is None
    tiles.close()


@pytest.mark.parametrize("place", [(2, 0, 0), (2, 9, 0), (2, -1, 0), (30, 0, 0), (1, 0, 0)])
def test_that_a_missing_a_broken_and_an_impossible_tile_are_holes(tmp_path, place):
    tiles = TileFile(mbtiles(tmp_path / "t.mbtiles", {(2, 1, 1): PNG, (2, 0, 0): b"<html>no"}))
    assert tile(tiles, *place) is None
    assert tile(tiles, 2, 1, 1) == PNG
    tiles.close()


def test_that_a_file_without_pictures_is_refused_in_words(tmp_path):
    (tmp_path / "no.mbtiles").write_bytes(b"this is not a database, and long enough to be none")
    vector = mbtiles(tmp_path / "v.mbtiles", {(0, 0, 0): b"\x1f\x8bvector"})
    for path in (tmp_path / "no.mbtiles", vector, pmtiles(tmp_path / "v.pmtiles", TileType.MVT)):
        with pytest.raises(BasemapError) as refused:
            TileFile(path)
        assert refused.value.code == "not-tiles"
        assert path.name in refused.value.for_user()
    with pytest.raises(BasemapError):
        TileFile(tmp_path / "absent.pmtiles")


def test_that_one_sheet_is_in_force_and_a_refused_one_leaves_it(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    keep_tiles(mbtiles(tmp_path / "t.mbtiles", {(2, 1, 1): PNG}), home)
    keep_tiles(pmtiles(tmp_path / "t.pmtiles"), home)
    with pytest.raises(BasemapError):
        keep_tiles(pmtiles(tmp_path / "v.pmtiles", TileType.MVT), home)
    kept = kept_tiles(home)
    assert kept is not None
    assert kept.sheet.name == "Hoja"
    kept.close()
    assert [one.name for one in (home / "maps").iterdir()] == ["sheet.pmtiles"]
