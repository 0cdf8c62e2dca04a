"""Kaplan-Meier by the office's clock leaves out what was waited for the citizen (rules.md 14)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from junhall.casework import commands as c
from junhall.casework import times_keeper
from junhall.casework.clocks import Calendar
from junhall.casework.history_columns import FORM, HistoryColumns
from junhall.casework.open_time import OfficeTime, OpenTime
from junhall.casework.time_spans import span_of
from junhall.casework.times_groups import SINCE, TimesGroups
from junhall.casework.times_page import PageMaker
from junhall.casework.times_rows import TimesWish
from junhall.models.terms import Instant
from test_times_keeper import BY, Hall
from test_times_keeper import NOW as HALL_NOW
from test_waiting import at
from times_fixtures import DAY, TOWN, ZONE, request

SOON = at("19:00")
OPENED = at("09:00")
"""A Tuesday; the town is open 9 to 14 and 16 to 19."""


def one(**told: object) -> list[object]:
    """An open request of 9 o'clock, unless told otherwise, in the order of FORM."""
    row = dict(zip(FORM, request(random.Random(1)), strict=True))
    row |= {
        "posted_at": OPENED, "answered_at": None, "solved_at": None, "ended_at": None,
        "due_at": None, "last_seen_at": None, "first_answer_s": None,
        "first_answer_office_s": None, "time_to_solve_s": None, "time_to_solve_office_s": None,
        "service": "lighting", "kind": "problem", "status": "assigned", "source_status": None,
        "assignees": "a", "laps": 1, "marks": 1,
    }  # fmt: skip
    return list((row | told).values())


def groups_of(columns: HistoryColumns, clock: str, now: Instant) -> tuple[TimesGroups, PageMaker]:
    wish = TimesWish(span="4w", clock=clock, private=True, people=True)
    span = span_of(wish, now=now, zone=ZoneInfo(ZONE), first=OPENED)
    office = OfficeTime(TOWN, OPENED, Instant(now + 31 * DAY))
    if clock == "office":
        groups = TimesGroups(columns, wish, span, ZONE, horizon=now, elapsed=office)
        return groups, PageMaker(groups, office)
    groups = TimesGroups(columns, wish, span, ZONE, horizon=now)
    return groups, PageMaker(groups)


def waited_hours(
    columns: HistoryColumns, clock: str = "office", now: Instant = SOON
) -> list[float]:
    """For how many hours each request that was not repaired was watched."""
    groups, maker = groups_of(columns, clock, now)
    code = columns.code("service", "lighting")
    starts = groups.sorted("open by service").of(code).astype(np.int64) + SINCE
    waiting = maker.elapsed("lighting", starts, np.full(len(starts), now, np.int64))
    left = groups.sorted("left by service").of(code)
    return sorted(seconds / 3600 for seconds in (*left.tolist(), *waiting.tolist()))


@pytest.mark.parametrize(
    ("waits", "office_h"),
    [
        ([], 8.0),
        ([("10:00", "11:00")], 7.0),
        ([("10:00", "11:00"), ("16:30", "17:00")], 6.5),
        ([("13:00", "17:00")], 6.0),
        ([("14:00", "16:00")], 8.0),
        ([("08:00", "10:00")], 7.0),
        ([("12:00", None)], 3.0),
        ([("10:00", "11:00"), ("12:00", None)], 2.0),
        ([("15:00", None)], 5.0),
        ([("09:00", "19:00")], 0.0),
    ],
)
def test_that_an_open_request_grows_no_older_by_the_office_clock_while_the_hall_waits(
    waits: list[tuple[str, str | None]], office_h: float
) -> None:
    columns = HistoryColumns()
    spans = tuple((at(a), 0 if b is None else at(b)) for a, b in waits)
    columns.put(np.array([0]), [one()], {0: spans} if spans else None)
    assert waited_hours(columns) == [office_h]
    assert waited_hours(columns, "always") == [10.0], "round the clock nothing stands still"


def test_that_a_request_that_waits_stays_where_it_was_and_another_does_not() -> None:
    columns = HistoryColumns()
    columns.put(np.array([0, 1]), [one(), one()], {1: ((at("12:00"), 0),)})
    assert waited_hours(columns, now=at("13:00")) == [3.0, 4.0]
    assert waited_hours(columns, now=at("18:00")) == [3.0, 7.0]
    _, maker = groups_of(columns, "office", at("18:00"))
    assert [(row.staff, row.open) for row in maker.people(at("18:00"))] == [("a", 2)]


@pytest.mark.parametrize(
    ("told", "waits", "office_h"),
    [
        ({"status": "closed", "ended_at": at("12:00")}, [("10:00", "11:00")], 2.0),
        ({"status": "closed", "ended_at": at("12:00")}, [("11:30", None)], 2.5),
        ({"status": "closed", "ended_at": at("12:00")}, [("13:00", "13:30")], 3.0),
        ({"source_status": "open", "last_seen_at": at("12:00")}, [("10:00", "13:00")], 1.0),
    ],
)
def test_that_what_was_lost_from_sight_was_watched_without_its_waits(
    told: dict[str, object], waits: list[tuple[str, str | None]], office_h: float
) -> None:
    columns = HistoryColumns()
    spans = tuple((at(a), 0 if b is None else at(b)) for a, b in waits)
    columns.put(np.array([0]), [one(**told)], {0: spans})
    assert waited_hours(columns) == [office_h]


def test_that_groups_follow_a_wait_that_begins_and_ends() -> None:
    columns = HistoryColumns()
    columns.put(np.array([0, 1]), [one(), one()])
    groups, _ = groups_of(columns, "office", SOON)
    for waits in ({1: ((at("10:00"), 0),)}, {1: ((at("10:00"), at("11:00")),)}, {}):
        before = columns.take(np.array([1]))
        columns.put(np.array([1]), [one()], waits)
        groups.replace(before, columns.take(np.array([1])))
        fresh, _ = groups_of(columns, "office", SOON)
        for name in ("open by service", "left by service"):
            code = columns.code("service", "lighting")
            assert groups.sorted(name).of(code).tolist() == fresh.sorted(name).of(code).tolist()
    assert not columns.waits


def test_that_the_way_from_open_seconds_to_an_instant_leads_back() -> None:
    calendar = Calendar(TOWN.hours["hours"], TOWN.zone)
    hours = OpenTime(calendar, Instant(SOON - 60 * DAY), Instant(SOON + 60 * DAY))
    dice = random.Random(4)
    starts = np.array([SOON - dice.randrange(50 * DAY) for _ in range(400)], np.int64)
    seconds = np.array([dice.randrange(9 * DAY) for _ in range(400)], np.int64)
    assert hours.seconds(starts, hours.after(starts, seconds)).tolist() == seconds.tolist()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    one_hall = Hall(tmp_path)
    yield one_hall
    one_hall.house.close()


def test_that_waits_come_from_the_ledger_and_out_of_kept_segments(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(times_keeper, "_WORTH_KEEPING", 1)
    first = hall.file("La farola de la calle Mayor está apagada")
    hall.now = Instant(HALL_NOW + 60)
    hall.do(c.AwaitCitizen(by=BY, request_id=first))
    hall.page()
    hall.house.store.write(lambda session: None, durable=False).result()
    hall.house.store.read(lambda session: None, lane="figures").result()
    hall.house.store.write(lambda session: None, durable=False).result()
    keeper = times_keeper.TimesKeeper()
    assert hall.house.store.read(keeper.open_kept).result()
    assert keeper.columns is not None
    assert keeper.columns.waits == {first - 1: ((HALL_NOW + 60, 0),)}
    hall.now = Instant(HALL_NOW + 300)
    hall.do(c.StopWaiting(by=BY, request_id=first))
    assert hall.stored().waits == {first - 1: ((HALL_NOW + 60, HALL_NOW + 300),)}
