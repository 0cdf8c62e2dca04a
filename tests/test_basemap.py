"""Maps of towns as they are published, read row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from junhall.casework.basemap import BasemapError, basemap_from_text, read_basemap
from junhall.words import choose

STREETS = Path(__file__).parent / "data" / "streets"


@pytest.fixture(autouse=True)
def _in_english():
    choose("en")


def test_that_a_geojson_with_a_byte_order_mark_and_many_headings_is_read():
    told = read_basemap(STREETS / "streets.geojson")
    names = [row.name for row in told.rows]
    assert names[:3] == ["Calle Alemania", "Calle Alemania", "Calle San Sebastián"]
    assert "Avenida de los Molinos" in names
    assert "Paseo del Río" in names
    assert {row.kind for row in told.rows} == {"street"}
    axis = told.rows[0]
    assert axis.points == ((37.2, -3.6), (37.2, -3.599), (37.2, -3.598))
    assert (axis.min_lat, axis.min_long, axis.max_lat, axis.max_long) == (37.2, -3.6, 37.2, -3.598)
    assert (axis.lat, axis.long) == (37.2, -3.599)


def test_that_rows_without_name_or_place_are_told_by_line_and_the_rest_is_taken():
    told = read_basemap(STREETS / "streets.geojson")
    assert [(odd.code, odd.line) for odd in told.oddities] == [("no-name", 26), ("no-place", 27)]
    assert told.oddities[0].for_user() == "streets.geojson, line 26: it has no name."
    assert len(told.rows) == 21


def test_that_a_spanish_table_of_doorways_is_read():
    told = read_basemap(STREETS / "doorways.csv")
    doors = {(row.name, row.number): row for row in told.rows if row.kind == "doorway"}
    assert doors["Calle Alemania", "12"].lat == 37.19995
    assert ("Calle Alemania", "12 B") in doors
    assert [row.kind for row in told.rows if row.name == "Calle Mayor"] == ["street"]
    assert [(odd.code, odd.line) for odd in told.oddities] == [
        ("bad-number", 19),
        ("no-name", 20),
        ("no-place", 21),
    ]
    assert "arriba" in told.oddities[0].for_user()


def test_that_public_buildings_are_places():
    told = read_basemap(STREETS / "places.geojson")
    assert {row.kind for row in told.rows} == {"place"}
    assert told.rows[3].name == "Ayuntamiento"


def test_that_a_gazetteer_with_boxes_and_counts_is_read():
    text = (
        "street,n,lat,long,spread_m,min_lat,min_long,max_lat,max_long\n"
        '"Calle Larga",17,37.2,-3.6,40,37.19,-3.61,37.21,-3.59\n'
    )
    (row,) = basemap_from_text(text, "streets.csv").rows
    assert (row.kind, row.weight, row.min_lat, row.max_long) == ("street", 17, 37.19, -3.59)


def test_that_addresses_in_one_column_become_doorways():
    text = (
        'address,n,lat,long\n"Calle Larga, 000012, Centro",3,37.2,-3.6\n"Calle Larga",1,37.2,-3.6'
    )
    doorway, street = basemap_from_text(text, "addresses.csv").rows
    assert (doorway.name, doorway.kind, doorway.number) == ("Calle Larga", "doorway", "12")
    assert (street.kind, street.number) == ("street", "")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{"type": "FeatureCollection",\n "features": [', "not-json", 2),
        ('{"type": "Topology"}', "not-geojson", 0),
        ('{"type": "FeatureCollection", "features": []}', "no-streets", 0),
        ("name;colour\nCalle Larga;red\n", "no-columns", 1),
        ("", "no-columns", 1),
        ("name,lat,long\n", "no-streets", 0),
        ("[" * 100_000, "not-json", 0),
        ("name,x,y\nCalle Larga,446361.5,4115613.7\n", "not-degrees", 2),
    ],
)
def test_that_a_file_that_cannot_be_used_is_refused_in_words(text, code, line):
    with pytest.raises(BasemapError) as refused:
        basemap_from_text(text, "town.file")
    assert (refused.value.code, refused.value.oddity.line) == (code, line)
    assert "town.file" in refused.value.for_user()
    assert "{" not in refused.value.for_user().replace("town.file", "")


def test_that_features_of_any_shape_are_told_and_never_break_the_reading():
    good = (
        '{"type": "Feature", "properties": {"name": "Calle Larga", "tags": ["a"], "old": {}},'
        ' "geometry": {"type": "Point", "coordinates": [-3.6, 37.2]}}'
    )
    shapes = [
        "7",
        '{"type": "Feature"}',
        '{"type": "Feature", "properties": ["x"], "geometry": {}}',
        '{"type": "Feature", "properties": {"name": ["x"]}, "geometry": {}}',
        '{"type": "Feature", "properties": {"name": true}, "geometry": {}}',
        '{"type": "Feature", "properties": {"name": "Calle"}, "geometry": [1]}',
        '{"type": "Feature", "properties": {"name": "Calle"}, "geometry": {"coordinates": [1]}}',
        '{"type": "Feature", "properties": {"name": "A"}, "geometry": {"coordinates": [NaN, 1]}}',
        '{"type": "Feature", "properties": {"name": "Calle"}, "geometry": {"coordinates": [1'
        + "0" * 400
        + ", 1]}}",
    ]
    told = basemap_from_text('{"features": [' + ",\n".join([*shapes, good]) + "]}", "odd.geojson")
    assert [row.name for row in told.rows] == ["Calle Larga"]
    assert len(told.oddities) == len(shapes)
    with pytest.raises(BasemapError):
        basemap_from_text('{"features": [1' + "0" * 5000 + "]}", "odd.geojson")


def test_that_metres_of_a_projection_are_refused_and_never_taken_for_degrees():
    with pytest.raises(BasemapError) as refused:
        read_basemap(STREETS / "metres.geojson")
    assert refused.value.code == "not-degrees"
    assert "WGS84" in refused.value.for_user()
    assert "metres.geojson, line 2" in refused.value.for_user()


def test_that_missing_and_binary_files_are_refused_in_words(tmp_path):
    with pytest.raises(BasemapError) as refused:
        read_basemap(tmp_path / "nowhere.geojson")
    assert refused.value.code == "unreadable"
    (tmp_path / "photo.csv").write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(BasemapError) as refused:
        read_basemap(tmp_path / "photo.csv")
    assert "UTF-8" in refused.value.for_user()
