"""Quarters of the town: which request lies in which, and figures by area that follow the map."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import numpy as np
import pytest

from hall import NOW, TOWN, open_hall, post
from junhall.casework import townhall
from junhall.casework.areas import Areas, areas_of
from junhall.casework.asks import Times
from junhall.casework.basemap import BasemapError
from junhall.casework.basemap_taking import take_map
from junhall.casework.office import Office
from junhall.casework.times_rows import TimesPage, TimesWish
from junhall.models.terms import Role
from junhall.models.town_toml import town_from_toml

SQUARE = np.array([[37.19, -3.61], [37.19, -3.59], [37.21, -3.59], [37.21, -3.61]])
NOTCHED = np.array([[0.0, 0.0], [0.0, 4.0], [4.0, 4.0], [2.0, 2.0], [4.0, 0.0]])


def polygon(path: Path, west: float, east: float, name: str = "x") -> Path:
    ring = [[west, 37.19], [east, 37.19], [east, 37.21], [west, 37.21], [west, 37.19]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"name": name}, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return path


@pytest.mark.parametrize(
    ("lat", "long", "area"),
    [
        (37.2, -3.6, "Centro"),
        (37.2, -3.58, None),
        (37.22, -3.6, None),
        (1.0, 1.0, "Muesca"),
        (3.0, 2.0, None),
        (3.0, 0.5, "Muesca"),
        (float("nan"), float("nan"), None),
    ],
)
def test_that_a_point_lies_in_a_quarter_or_in_none(lat, long, area):
    areas = Areas("1", ("Centro", "Muesca"), (SQUARE, NOTCHED))
    assert areas.of(np.array([lat]), np.array([long])) == [area]


def test_that_where_quarters_overlap_the_first_one_counts():
    areas = Areas("1", ("Centro", "Todo"), (SQUARE, SQUARE))
    assert areas.of(np.array([37.2]), np.array([-3.6])) == ["Centro"]


@pytest.fixture
def hall(tmp_path):
    town = TOWN + (
        '\n[[areas]]\ncode = "w"\nname = "Poniente"\npolygon = "w.geojson"\n'
        '\n[[areas]]\ncode = "e"\nname = "Levante"\npolygon = "e.geojson"\n'
    )
    polygon(tmp_path / "w.geojson", -3.61, -3.60)
    polygon(tmp_path / "e.geojson", -3.60, -3.59)
    with open_hall(tmp_path, town) as hall:
        quarters = townhall.read_quarters(town_from_toml(town), tmp_path)
        hall.store.write(
            lambda session: townhall.take_town(
                session, town, folder=tmp_path, now=NOW, basemap=None, quarters=quarters
            ),
            durable=False,
        ).result()
        for n, long in enumerate((-3.605, -3.606, -3.595, -3.5)):
            place = {"lat": 37.2, "long": long}
            hall.take(post(f"m{n}", "09:00", f"@v{n}@v.example", "@Ayto@alfaro.example farola rota",
                           place=place))  # fmt: skip
        yield hall


def charts(office: Office, area: str | None = None) -> TimesPage:
    return asyncio.run(office.ask(Times(TimesWish(span="all", area=area))))


def test_that_figures_by_area_count_what_lies_in_it(hall):
    office = Office(hall.store, hall.desk, clock=lambda: NOW, role=Role.DESK)
    page = charts(office)
    assert page.areas == (("Levante", "Levante"), ("Poniente", "Poniente"))
    assert page.totals.n == 4
    assert charts(office, "Poniente").totals.n == 2
    assert charts(office, "Levante").totals.n == 1


def test_that_a_request_that_moves_and_a_quarter_drawn_anew_are_followed(hall, tmp_path):
    office = Office(hall.store, hall.desk, clock=lambda: NOW, role=Role.DESK)
    assert charts(office, "Poniente").totals.n == 2
    hall.take(post("m9", "10:00", "@v9@v.example", "@Ayto@alfaro.example farola rota",
                   place={"lat": 37.2, "long": -3.6055}))  # fmt: skip
    assert charts(office, "Poniente").totals.n == 3
    everything = polygon(tmp_path / "barrios.geojson", -3.61, -3.4, "Todo")
    take_map(
        hall.store, hall.intake.readers.town, everything, layer="areas", epsg=None, now=NOW,
        progress=lambda _n: None,
    )  # fmt: skip
    assert charts(office, "Todo").totals.n == 1
    assert ("Todo", "Todo") in charts(office).areas


def test_that_a_town_without_quarters_has_no_such_figures(tmp_path):
    with open_hall(tmp_path) as hall:
        hall.take(post("m1", "09:00", "ana", "@Ayto@alfaro.example farola rota"))
        office = Office(hall.store, hall.desk, clock=lambda: NOW, role=Role.DESK)
        assert charts(office).areas == ()
        assert hall.store.read(lambda session: areas_of(session.connection())).result().key == ""


def test_that_a_polygon_that_is_not_there_is_named(tmp_path):
    town = town_from_toml(TOWN + '\n[[areas]]\ncode = "w"\nname = "W"\npolygon = "none.geojson"\n')
    with pytest.raises(BasemapError) as refused:
        townhall.read_quarters(town, tmp_path)
    assert "none.geojson" in refused.value.for_user()
