"""Base maps in the ledger: what an importer hands over is what the map draws."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from hall import NOW, STREETS, Hall, open_hall
from junhall.casework.basemap_kept import town_map, write_layers
from junhall.casework.basemap_layers import LayerKind, TileSheet, TownMap, joined, layer_of
from junhall.models.town_toml import town_from_toml

SQUARE = [(37.0, -3.0), (37.0, -2.9), (37.1, -2.9), (37.0, -3.0)]
LANE = [(37.02, -2.95), (37.03, -2.94)]
PLAIN = town_from_toml('format = 1\nname = "Villar"\nzone = "Europe/Madrid"\n')


def told(hall: Hall, tiles: TileSheet | None = None) -> TownMap:
    return hall.store.read(lambda session: town_map(session, PLAIN, tiles)).result()


def test_that_layers_come_back_as_they_were_handed_over(tmp_path: Path) -> None:
    streets = layer_of(LayerKind.STREET, [LANE, LANE[::-1]], ["Calle Larga", ""], [2, 0])
    outline = layer_of(LayerKind.OUTLINE, [SQUARE])
    with open_hall(tmp_path) as hall:
        for _ in range(2):
            hall.store.write(
                lambda session: write_layers(
                    session.connection(), "a.geojson", [streets, outline],
                    now=NOW, attribution="Somebody",
                ),
                durable=False,
            ).result()  # fmt: skip
        found = told(hall, TileSheet("sheet", "Somebody else"))
    back = found.layer(LayerKind.STREET)
    assert back is not None
    assert back.names == ("Calle Larga", "")
    assert back.ranks.tolist() == [2, 0]
    assert back.shape(1).tolist() == [list(point) for point in LANE[::-1]]
    assert [one.kind for one in found.layers] == [LayerKind.OUTLINE, LayerKind.STREET]
    assert found.attribution == "Somebody · Somebody else"
    assert found.box == (37.0, -3.0, 37.1, -2.9)


def test_that_streets_of_the_gazetteer_are_drawn_where_no_file_drew_any(tmp_path: Path) -> None:
    with open_hall(tmp_path, streets=STREETS) as hall:
        found = told(hall)
    streets = found.layer(LayerKind.STREET)
    assert streets is not None
    assert streets.count > 0
    assert all(streets.names)
    assert found.attribution == ""


def test_that_a_town_on_the_antimeridian_is_small() -> None:
    from junhall.casework.basemap_kept import _box

    south, west, north, east = _box(
        [layer_of(LayerKind.STREET, [[(-17.0, 179.9), (-17.1, -179.8)]])]
    ) or (0.0, 0.0, 0.0, 0.0)
    assert (south, north) == (-17.1, -17.0)
    assert (west, east) == (179.9, -179.8)


def test_that_layers_of_one_kind_are_joined_in_order() -> None:
    one = layer_of(LayerKind.STREET, [LANE], ["Uno"])
    two = layer_of(LayerKind.STREET, [LANE[::-1], LANE], ["Dos", "Tres"])
    both = joined([one, two])
    assert both.names == ("Uno", "Dos", "Tres")
    assert both.starts.tolist() == [0, 2, 4, 6]
    assert np.array_equal(both.shape(1), two.shape(0))
