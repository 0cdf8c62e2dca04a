"""Pins out of a real ledger: who is on the map, where, and what the public may see of it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from hall import LAMP, NOW, STREETS, Hall, open_hall, post
from junhall.casework import pinsql
from junhall.casework.asks import AlikeTo, BaseMap, MapPins, WithoutPlace
from junhall.casework.commands import Merge, SetPlace, Solve, Undo
from junhall.casework.grid import cell_centre, cell_of, distance_m
from junhall.casework.office import Office
from junhall.casework.pins import (
    NEVER,
    QUALITIES,
    STATUSES,
    Pins,
    PlaceDoubt,
    doubts,
    usual_box,
    widened,
)
from junhall.models.messages import Place
from junhall.models.terms import PlaceQuality, RequestStatus, Role, StaffCode

BY = StaffCode("clerk")
HERE = {"lat": 37.2001, "long": -3.6001}


def told(hall: Hall, **how: object) -> Pins:
    return hall.store.read(lambda session: pinsql.pins(session, NOW, **how)).result()


def office(hall: Hall, role: Role) -> Office:
    return Office(hall.store, hall.desk, clock=lambda: NOW, role=role, staff=BY)


def test_that_a_pin_says_where_and_how_its_request_stands(tmp_path: Path) -> None:
    with open_hall(tmp_path) as hall:
        hall.take(
            post("1", "10:00", "ana", LAMP, place=HERE),
            post("2", "11:00", "beto", "@Ayto@alfaro.example hay un bache en la acera"),
        )
        pins = told(hall)
        assert pins.ids.tolist() == [hall.request_id("1")]
        assert (pins.lat[0], pins.long[0]) == (37.2001, -3.6001)
        assert STATUSES[pins.statuses[0]] is RequestStatus.NEW
        assert QUALITIES[pins.qualities[0]] is PlaceQuality.EXACT
        assert pins.service_codes[pins.services[0]] == "lighting"
        assert pins.posted_at[0] == hall.one("SELECT posted_at FROM request WHERE id = 1")
        assert pins.due_at[0] < NEVER
        assert pins.is_late(NOW).tolist() == [True]
        assert (pins.ended_at[0], pins.solve_s[0]) == (0, -1)
        assert pins.unplaced == 1
        hall.do(Solve(by=BY, request_id=hall.request_id("1")))
        solved = told(hall, ids=[hall.request_id("1")])
        assert STATUSES[solved.statuses[0]] is RequestStatus.SOLVED
        assert solved.solve_s[0] == 2 * 3600
        assert solved.is_late(NOW).tolist() == [False]
        assert told(hall, open_only=True).count == 0


def test_that_private_requests_thanks_and_duplicates_are_not_on_the_map(tmp_path: Path) -> None:
    with open_hall(tmp_path) as hall:
        hall.take(
            post("1", "10:00", "ana", LAMP, place=HERE),
            post("2", "10:10", "beto", LAMP, place=HERE),
            post("3", "10:20", "carla", LAMP, place=HERE, visibility="private"),
            post("4", "10:30", "carla", "@Ayto@alfaro.example gracias por todo", place=HERE),
        )
        hall.do(Merge(by=BY, request_id=hall.request_id("1"), others=(hall.request_id("2"),)))
        assert told(hall).ids.tolist() == [hall.request_id("1")]
        assert hall.one("SELECT count(*) FROM request WHERE is_private = 1") == 1


def test_that_the_wall_gets_rough_places_whatever_it_asks(tmp_path: Path) -> None:
    with open_hall(tmp_path) as hall:
        hall.take(
            post("1", "10:00", "ana", LAMP, place=HERE),
            post("2", "10:05", "beto", "@Ayto@alfaro.example hay un bache en la acera"),
        )

        async def ask(role: Role) -> tuple[Pins, Pins, object]:
            desk = office(hall, role)
            ids = frozenset({hall.request_id("1")})
            return (
                await desk.ask(MapPins()), await desk.ask(MapPins(ids=ids)),
                await desk.ask(WithoutPlace()),
            )  # fmt: skip

        rough = cell_centre(cell_of(37.2001, -3.6001))
        for pins in asyncio.run(ask(Role.WALL))[:2]:
            assert pins.is_rough
            assert (pins.lat[0], pins.long[0]) == rough
        assert asyncio.run(ask(Role.WALL))[2] == ()
        exact, _, unplaced = asyncio.run(ask(Role.DESK))
        assert not exact.is_rough
        assert (exact.lat[0], exact.long[0]) == (37.2001, -3.6001)
        assert [row.id for row in unplaced] == [hall.request_id("2")]
        assert 0 < distance_m(*rough, 37.2001, -3.6001) < 180


def test_that_a_corrected_place_takes_its_street_along_and_can_be_undone(tmp_path: Path) -> None:
    with open_hall(tmp_path, streets=STREETS) as hall:
        street = hall.one("SELECT name FROM street WHERE kind = 'street' ORDER BY id LIMIT 1")
        lat = hall.one("SELECT lat FROM street WHERE kind = 'street' ORDER BY id LIMIT 1")
        long = hall.one("SELECT long FROM street WHERE kind = 'street' ORDER BY id LIMIT 1")
        hall.take(post("1", "10:00", "ana", "@Ayto@alfaro.example la farola no va", place=HERE))
        before = told(hall)
        place = Place(lat, long, None)
        done = hall.do(SetPlace(by=BY, request_id=hall.request_id("1"), place=place))
        moved = told(hall)
        assert (moved.lat[0], moved.long[0]) == pytest.approx((lat, long), abs=1e-7)
        assert hall.page_of("1").row.place_name == street
        assert done.act_id is not None
        hall.do(Undo(by=BY, act_id=done.act_id))
        again = told(hall)
        assert (again.lat[0], again.long[0]) == (before.lat[0], before.long[0])


def test_that_a_place_set_by_staff_is_known_until_that_is_undone(tmp_path: Path) -> None:
    with open_hall(tmp_path) as hall:
        hall.take(post("1", "10:00", "ana", LAMP, place=HERE))
        request_id = hall.request_id("1")

        def sure() -> frozenset[int]:
            return hall.store.read(
                lambda session: pinsql.placed_by_staff(session, [request_id])
            ).result()

        assert sure() == frozenset()
        done = hall.do(SetPlace(by=BY, request_id=request_id, place=Place(40.0, -3.0, "Lejos")))
        assert sure() == {request_id}
        assert done.act_id is not None
        hall.do(Undo(by=BY, act_id=done.act_id))
        assert sure() == frozenset()


def test_that_what_is_alike_is_told_with_its_radius(tmp_path: Path) -> None:
    with open_hall(tmp_path) as hall:
        hall.take(
            post("1", "10:00", "ana", LAMP, place=HERE),
            post("2", "10:10", "beto", LAMP, place={"lat": 37.2003, "long": -3.6001}),
            post("3", "10:20", "carla", LAMP, place={"lat": 37.3, "long": -3.6}),
        )
        found = asyncio.run(office(hall, Role.DESK).ask(AlikeTo(hall.request_id("1"))))
        assert found.ids == (hall.request_id("2"),)
        assert found.radius_m > 20


def test_that_a_town_without_a_map_has_an_empty_one(tmp_path: Path) -> None:
    with open_hall(tmp_path) as hall:
        found = asyncio.run(office(hall, Role.DESK).ask(BaseMap()))
    assert found.layers == ()
    assert found.box is None
    assert found.tiles is None


BOX = (37.1, -3.7, 37.3, -3.5)


@pytest.mark.parametrize(
    ("lat", "long", "why"),
    [
        (37.2, -3.6, PlaceDoubt.NONE),
        (0.0, 0.0, PlaceDoubt.ZERO),
        (-3.6, 37.2, PlaceDoubt.SWAPPED),
        (3_672_781.2, 541_233.9, PlaceDoubt.NOT_DEGREES),
        (40.4, -3.7, PlaceDoubt.OUTSIDE),
        (91.0, -3.6, PlaceDoubt.NOT_DEGREES),
    ],
)
def test_that_doubtful_places_are_asked_about(lat: float, long: float, why: PlaceDoubt) -> None:
    assert doubts(np.array([lat]), np.array([long]), BOX).tolist() == [why]


def test_that_a_point_that_swaps_into_the_town_is_asked_about_even_beyond_90_degrees() -> None:
    box = (-20.0, 170.0, -10.0, -170.0)  # over the antimeridian
    lat, long = np.array([-15.0, -15.0, 178.0]), np.array([175.0, -179.0, -15.0])
    assert doubts(lat, long, box).tolist() == [
        PlaceDoubt.NONE, PlaceDoubt.NONE, PlaceDoubt.SWAPPED,
    ]  # fmt: skip


def test_that_without_a_map_the_town_is_where_most_requests_are() -> None:
    rng = np.random.default_rng(1)
    lat, long = 40.4 + rng.normal(0, 0.03, 500), -3.7 + rng.normal(0, 0.03, 500)
    lat[:4], long[:4] = [0.0, -3.7, 48.8, 4e6], [0.0, 40.4, 2.3, 1e6]
    found = doubts(lat, long, usual_box(lat, long))
    assert found[:4].tolist() == [
        PlaceDoubt.ZERO, PlaceDoubt.SWAPPED, PlaceDoubt.OUTSIDE, PlaceDoubt.NOT_DEGREES,
    ]  # fmt: skip
    assert not found[4:].any()
    assert usual_box(lat[:10], long[:10]) is None


def test_that_a_margin_is_as_wide_as_it_says() -> None:
    south, west, north, east = widened(BOX, 1_000.0)
    assert distance_m(BOX[0], -3.6, south, -3.6) == pytest.approx(1_000, rel=0.01)
    assert distance_m(37.2, BOX[1], 37.2, west) == pytest.approx(1_000, rel=0.01)
    assert north > BOX[2]
    assert east > BOX[3]
