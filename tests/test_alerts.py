"""Alerts: each deadline told once near and once over, to whom it concerns, and never as a flood."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hall import TOWN, instant
from junhall.app.building import build
from junhall.casework import commands as c
from junhall.casework.alert_rows import (
    AlertFacts,
    AlertKind,
    Alerts,
    Reader,
    What,
    alerts_of,
    concerns,
)
from junhall.casework.asks import AlertsAsk
from junhall.casework.errors import NotPermitted
from junhall.casework.nearness import is_near, is_over
from junhall.models.terms import Instant, RequestId, RequestKind, Role, StaffCode
from junhall.settings import read_settings

BOTH = {What.ANSWER, What.SOLVE}
BEGUN = Instant(1_000_000)
EVERYBODY = Reader(None, Role.MAYOR, everything=True)
CLERK, ELECTRICIAN = StaffCode("clerk"), StaffCode("electrician")
NINE = instant("2026-12-01T09:00:00+01:00")
"""A Tuesday, when the office opens; answers to lamps are due in 30 minutes."""


def request(number: int = 1, **told: object) -> AlertFacts:
    one = AlertFacts(
        RequestId(number), f"2026-{number}", "Farola apagada", "lighting", "works", (), BEGUN
    )
    return replace(one, **told)


@pytest.mark.parametrize(
    ("now", "near", "over"),
    [(0, False, False), (749, False, False), (750, True, False), (1000, True, False),
     (1001, False, True)],
)  # fmt: skip
def test_that_the_last_quarter_of_the_time_is_near_and_one_second_later_is_late(
    now: int, *, near: bool, over: bool
) -> None:
    due, then = Instant(BEGUN + 1000), Instant(BEGUN + now)
    assert (is_near(BEGUN, due, then), is_over(due, then)) == (near, over)


@pytest.mark.parametrize(
    ("told", "now", "kind", "deadlines"),
    [
        ({"answer_due_at": 1000}, 700, None, []),
        ({"answer_due_at": 1000}, 800, AlertKind.SOON, [(What.ANSWER, False)]),
        ({"answer_due_at": 1000}, 1001, AlertKind.OVERDUE, [(What.ANSWER, True)]),
        ({"resolve_due_at": 1000}, 900, AlertKind.SOON, [(What.SOLVE, False)]),
        ({"promise_due_at": 1000, "promised_at": 900}, 960, None, []),
        (
            {"promise_due_at": 1000, "promised_at": 900}, 980, AlertKind.SOON,
            [(What.PROMISE, False)],
        ),
        (
            {"answer_due_at": 1000, "resolve_due_at": 1400}, 1100, AlertKind.OVERDUE,
            [(What.ANSWER, True), (What.SOLVE, False)],
        ),
        ({"given_at": 500}, 600, AlertKind.GIVEN, []),
        ({}, 5000, None, []),
    ],
)  # fmt: skip
def test_that_a_request_is_listed_once_under_its_most_pressing_reason(
    told: dict[str, int], now: int, kind: AlertKind | None, deadlines: list[tuple[What, bool]]
) -> None:
    one = request(**{name: Instant(BEGUN + at) for name, at in told.items()})
    rows = alerts_of([one], EVERYBODY, Instant(BEGUN + now))
    assert [row.kind for row in rows] == ([] if kind is None else [kind])
    assert [(it.what, it.is_over) for row in rows for it in row.deadlines] == deadlines


def test_that_a_deadline_has_one_key_near_another_over_and_another_once_it_is_moved() -> None:
    due = Instant(BEGUN + 1000)

    def keys(due_at: Instant, now: int) -> frozenset[str]:
        one = request(answer_due_at=due_at)
        return alerts_of([one], EVERYBODY, Instant(BEGUN + now))[0].keys

    assert keys(due, 800) == keys(due, 900)
    assert keys(due, 900).isdisjoint(keys(due, 1200))
    assert keys(due, 1200) == keys(due, 90_000)
    assert keys(Instant(due + 60), 900).isdisjoint(keys(due, 900))


@pytest.mark.parametrize(
    ("reader", "told", "concerned"),
    [
        (Reader(ELECTRICIAN, Role.WORKER), {"assignees": (ELECTRICIAN,)}, BOTH),
        (Reader(StaffCode("sweeper"), Role.WORKER), {"assignees": (ELECTRICIAN,)}, set()),
        (Reader(StaffCode("sweeper"), Role.WORKER), {}, set()),
        (Reader(CLERK, Role.DESK), {}, BOTH),
        (Reader(CLERK, Role.DESK), {"assignees": (ELECTRICIAN,)}, {What.ANSWER}),
        (Reader(None, Role.HEAD, "works"), {"assignees": (ELECTRICIAN,)}, BOTH),
        (Reader(None, Role.HEAD, "green"), {}, set()),
        (Reader(StaffCode("mayor"), Role.MAYOR), {}, set()),
        (
            Reader(StaffCode("mayor"), Role.MAYOR),
            {"promised_by": StaffCode("mayor"), "assignees": (ELECTRICIAN,)},
            {What.PROMISE},
        ),
        (Reader(None, Role.MAYOR, everything=True), {}, BOTH),
    ],
)  # fmt: skip
def test_that_each_is_told_of_what_concerns_them(
    reader: Reader, told: dict[str, object], concerned: set[What]
) -> None:
    one = request(**told)
    asked = (What.ANSWER, What.SOLVE) if "promised_by" not in told else tuple(What)
    assert {what for what in asked if concerns(one, what, reader)} == concerned


def test_that_the_newest_arrears_the_next_due_and_the_last_given_come_first() -> None:
    now = Instant(BEGUN + 1000)
    told = [
        request(1, resolve_due_at=Instant(BEGUN + 100)),
        request(2, resolve_due_at=Instant(BEGUN + 900)),
        request(3, resolve_due_at=Instant(BEGUN + 1200)),
        request(4, resolve_due_at=Instant(BEGUN + 1100)),
        request(5, given_at=Instant(BEGUN + 10)),
        request(6, given_at=Instant(BEGUN + 20)),
    ]
    assert [row.id for row in alerts_of(told, EVERYBODY, now)] == [2, 1, 4, 3, 6, 5]


def test_that_the_words_of_a_private_request_are_in_no_alert() -> None:
    one = request(answer_due_at=Instant(BEGUN + 10), is_private=True)
    (row,) = alerts_of([one], EVERYBODY, Instant(BEGUN + 100))
    assert (row.title, row.is_private) == ("", True)


class Hall:
    """A house on a ledger of its own, at whose counter different people sit."""

    def __init__(self, folder: Path) -> None:
        self.now = NINE
        town = folder / "town.toml"
        town.write_text(TOWN, "utf-8")
        settings = replace(read_settings(), ledger=str(folder / "hall.ledger"))
        self.house = build(settings, clock=lambda: self.now, role=Role.DESK, town=town, staff=CLERK)

    def file(
        self, text: str = "La farola de la calle Mayor está apagada", **told: object
    ) -> RequestId:
        kind = RequestKind.PROBLEM
        wish = c.FileRequest(by=CLERK, text=text, channel="counter", label="1", kind=kind, **told)
        done = asyncio.run(self.house.office.do(wish))
        assert done.request_id is not None
        return done.request_id

    def do(self, command: c.Command) -> None:
        asyncio.run(self.house.office.do(command))

    def alerts(
        self, minutes: int, staff: StaffCode = CLERK, role: Role = Role.DESK, *, all_: bool = False
    ) -> Alerts:
        """What somebody is told of so many minutes after nine."""
        self.now = Instant(NINE + minutes * 60)
        self.house.office.staff, self.house.office.role = staff, role
        told = asyncio.run(self.house.office.ask(AlertsAsk(everything=all_)))
        assert isinstance(told, Alerts)
        return told


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    one = Hall(tmp_path)
    yield one
    one.house.close()


def kinds(told: Alerts) -> list[tuple[AlertKind, int]]:
    return [(row.kind, row.id) for row in told.rows]


def test_that_an_answer_that_nobody_gives_comes_near_and_is_over(hall: Hall) -> None:
    lamp = hall.file()
    assert kinds(hall.alerts(10)) == []
    assert kinds(hall.alerts(25)) == [(AlertKind.SOON, lamp)]
    assert kinds(hall.alerts(31)) == [(AlertKind.OVERDUE, lamp)]
    assert kinds(hall.alerts(31, StaffCode("sweeper"), Role.WORKER)) == []
    assert kinds(hall.alerts(31, StaffCode("works-head"), Role.HEAD)) == [(AlertKind.OVERDUE, lamp)]
    assert hall.alerts(31).is_office_open
    assert not hall.alerts(6 * 60).is_office_open, "between two shifts"
    told = c.ToldInPerson(by=CLERK, request_id=lamp, at=hall.now, channel="phone")
    hall.do(told)
    assert kinds(hall.alerts(6 * 60)) == []


def test_that_what_waits_for_its_citizen_is_not_due(hall: Hall) -> None:
    lamp = hall.file()
    hall.do(c.ToldInPerson(by=CLERK, request_id=lamp, at=hall.now, channel="phone"))
    hall.alerts(60)
    hall.do(c.AwaitCitizen(by=CLERK, request_id=lamp))
    assert kinds(hall.alerts(3 * 1440)) == []


def test_that_somebody_is_told_of_what_others_hand_over_and_not_of_what_they_take(
    hall: Hall,
) -> None:
    lamp, mine = hall.file(), hall.file("Hay un bache enorme en la calle Nueva")
    hall.do(c.Assign(by=CLERK, request_id=lamp, assignees=(ELECTRICIAN,)))
    hall.do(c.Assign(by=CLERK, request_id=mine, assignees=(CLERK,)))
    told = hall.alerts(5, ELECTRICIAN, Role.WORKER)
    assert kinds(told) == [(AlertKind.GIVEN, lamp)]
    assert kinds(hall.alerts(5)) == []
    hall.do(c.Assign(by=ELECTRICIAN, request_id=lamp, assignees=(CLERK,)))
    assert kinds(hall.alerts(6, ELECTRICIAN, Role.WORKER)) == []
    assert kinds(hall.alerts(6)) == [(AlertKind.GIVEN, lamp)]


def test_that_private_requests_alert_only_whom_they_concern_and_without_words(hall: Hall) -> None:
    lamp = hall.file(private=True)
    (row,) = hall.alerts(31).rows
    assert (row.id, row.title, row.is_private) == (lamp, "", True)
    assert kinds(hall.alerts(31, ELECTRICIAN, Role.WORKER, all_=True)) == []


def test_that_a_wall_is_told_of_nothing(hall: Hall) -> None:
    with pytest.raises(NotPermitted):
        hall.alerts(31, role=Role.WALL)
