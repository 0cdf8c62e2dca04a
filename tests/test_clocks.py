"""rules.md 14-17 and 20, line by line: office time, due times, breaches, states of a promise."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from junhall.casework.clocks import (
    Calendar,
    closing_instant,
    due_at,
    is_breached,
    local_instant,
    local_midnight,
    office_seconds,
    opening_instant,
    promise_state,
    seconds_between,
    sync_lag,
)
from junhall.models.office_hours import ALWAYS_OPEN, DatedHours, OfficeHours, Shift
from junhall.models.terms import Instant, PromiseState
from junhall.models.town_services import Within

MADRID = ZoneInfo("Europe/Madrid")
NEW_YORK = ZoneInfo("America/New_York")
NINE_TO_FIVE = OfficeHours(week=((Shift(540, 1020),),) * 5 + ((), ()))
LUNCH = (Shift(540, 840), Shift(960, 1140))
TOWN = OfficeHours(
    week=(LUNCH,) * 4 + ((Shift(540, 840),), (), ()),
    dated=(DatedHours(date(2026, 7, 1), date(2026, 8, 31), ((Shift(480, 840),),) * 5 + ((), ())),),
    holidays=frozenset({date(2026, 12, 8), date(2026, 6, 15)}),
)
NIGHT = OfficeHours(week=((Shift(60, 240),),) * 7)
SHUT = OfficeHours(week=((),) * 7)


def at(text: str, zone: ZoneInfo = MADRID) -> Instant:
    return Instant(int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()))


def said(instant: Instant, zone: ZoneInfo = MADRID) -> str:
    return datetime.fromtimestamp(instant, UTC).astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


@pytest.mark.parametrize(
    ("hours", "zone", "start", "end", "seconds"),
    [
        pytest.param(TOWN, MADRID, "2026-11-23 13:30", "2026-11-23 16:30", 3600, id="lunch"),
        pytest.param(TOWN, MADRID, "2026-11-27 13:00", "2026-11-30 10:00", 7200, id="weekend"),
        pytest.param(TOWN, MADRID, "2026-12-07 18:00", "2026-12-09 10:00", 7200, id="holiday"),
        pytest.param(TOWN, MADRID, "2026-07-01 07:00", "2026-07-01 20:00", 21600, id="summer"),
        pytest.param(TOWN, MADRID, "2026-11-23 22:48", "2026-11-23 22:57", 0, id="night"),
        pytest.param(TOWN, MADRID, "2026-11-23 12:00", "2026-11-23 11:00", 0, id="backwards"),
        pytest.param(
            ALWAYS_OPEN, MADRID, "2026-03-29 00:00", "2026-03-30 00:00", 82800, id="spring"
        ),
        pytest.param(
            ALWAYS_OPEN, MADRID, "2026-10-25 00:00", "2026-10-26 00:00", 90000, id="autumn"
        ),
        pytest.param(
            ALWAYS_OPEN, NEW_YORK, "2026-03-08 00:00", "2026-03-09 00:00", 82800, id="spring-us"
        ),
        pytest.param(
            ALWAYS_OPEN, NEW_YORK, "2026-11-01 00:00", "2026-11-02 00:00", 90000, id="autumn-us"
        ),
        pytest.param(
            NIGHT, MADRID, "2026-03-29 00:00", "2026-03-29 12:00", 7200, id="night-spring"
        ),
        pytest.param(
            NIGHT, MADRID, "2026-10-25 00:00", "2026-10-25 12:00", 14400, id="night-autumn"
        ),
        pytest.param(NIGHT, NEW_YORK, "2026-03-08 00:00", "2026-03-08 12:00", 7200, id="night-us"),
        pytest.param(
            NIGHT, NEW_YORK, "2026-11-01 00:00", "2026-11-01 12:00", 14400, id="night-us2"
        ),
    ],
)
def test_that_only_open_minutes_count_rule_15_and_16(hours, zone, start, end, seconds) -> None:
    assert office_seconds(at(start, zone), at(end, zone), hours, zone) == seconds


def test_that_ten_years_add_up_to_their_days() -> None:
    calendar = Calendar(NINE_TO_FIVE, MADRID)
    start, end = at("2016-01-01"), at("2026-01-01")
    working = sum(date.fromordinal(n).weekday() < 5 for n in range(735964, 739617))
    assert date.fromordinal(735964) == date(2016, 1, 1)
    assert date.fromordinal(739617) == date(2026, 1, 1)
    assert calendar.open_seconds(start, end) == working * 8 * 3600


@pytest.mark.parametrize(
    ("hours", "start", "within", "clock", "due"),
    [
        (NINE_TO_FIVE, "2026-11-20 16:45", Within(30), "office", "2026-11-23 09:15:00"),
        (NINE_TO_FIVE, "2026-11-20 16:30", Within(60), "office", "2026-11-23 09:30:00"),
        (NINE_TO_FIVE, "2026-11-20 16:30", Within(30), "office", "2026-11-20 17:00:00"),
        (NINE_TO_FIVE, "2026-11-20 17:00", Within(30), "office", "2026-11-23 09:30:00"),
        (NINE_TO_FIVE, "2026-11-21 10:00", Within(30), "office", "2026-11-23 09:30:00"),
        (NINE_TO_FIVE, "2026-11-20 12:34:56", Within(days=1), "office", "2026-11-23 12:34:56"),
        (NINE_TO_FIVE, "2026-11-21 12:00", Within(days=1), "office", "2026-11-24 09:00:00"),
        (TOWN, "2026-11-26 17:00", Within(days=1), "office", "2026-11-27 14:00:00"),
        (TOWN, "2026-11-25 17:00", Within(days=2), "office", "2026-11-27 14:00:00"),
        (TOWN, "2026-12-07 10:00", Within(days=1), "office", "2026-12-09 10:00:00"),
        (TOWN, "2026-11-23 13:30", Within(60), "office", "2026-11-23 16:30:00"),
        (TOWN, "2026-11-23 13:30", Within(30), "office", "2026-11-23 14:00:00"),
        (NINE_TO_FIVE, "2026-11-20 16:45", Within(30), "always", "2026-11-20 17:15:00"),
        (NINE_TO_FIVE, "2026-10-24 12:00", Within(days=1), "always", "2026-10-25 11:00:00"),
        (ALWAYS_OPEN, "2026-10-24 12:00", Within(days=1), "office", "2026-10-25 12:00:00"),
        (ALWAYS_OPEN, "2026-11-23 23:30", Within(60), "office", "2026-11-24 00:30:00"),
        (SHUT, "2026-11-20 16:45", Within(30), "office", "2026-11-20 17:15:00"),
        (SHUT, "2026-11-20 16:45", Within(days=1), "office", "2026-11-21 16:45:00"),
    ],
)
def test_that_a_target_is_due_as_rule_15_says(hours, start, within, clock, due) -> None:
    assert said(due_at(at(start), within, Calendar(hours, MADRID), clock)) == due


def test_that_a_day_opens_and_closes_once() -> None:
    calendar = Calendar(TOWN, MADRID)
    monday, sunday = date(2026, 11, 23), date(2026, 11, 22)
    assert opening_instant(monday, calendar) == at("2026-11-23 09:00")
    assert closing_instant(monday, calendar) == at("2026-11-23 19:00")
    assert closing_instant(sunday, calendar) is None
    assert opening_instant(sunday, calendar) is None
    assert not calendar.is_open(at("2026-11-23 14:00"))
    assert calendar.is_open(at("2026-11-23 13:59:59"))
    assert calendar.next_opening(at("2026-11-27 14:00")) == at("2026-11-30 09:00")
    assert calendar.next_opening(at("2026-11-23 10:11")) == at("2026-11-23 10:11")
    assert Calendar(SHUT, MADRID).next_opening(at("2026-11-23 10:11")) is None


def test_that_shifts_that_overlap_count_no_minute_twice() -> None:
    hours = OfficeHours(week=((Shift(540, 840), Shift(600, 900), Shift(900, 960)),) * 7)
    assert office_seconds(at("2026-11-23"), at("2026-11-24"), hours, MADRID) == 7 * 3600


def test_that_a_skipped_minute_is_the_leap_and_a_double_one_the_first_rule_16() -> None:
    assert local_instant(date(2026, 3, 29), 150, MADRID) == at("2026-03-29 03:00")
    assert local_instant(date(2026, 10, 25), 150, MADRID) == at("2026-10-25 00:00") + 9000
    beirut = ZoneInfo("Asia/Beirut")
    assert said(local_midnight(date(2022, 3, 27), beirut), beirut) == "2022-03-27 01:00:00"


def test_that_one_second_later_is_late_rule_15() -> None:
    due = at("2026-11-20 17:00")
    assert not is_breached(due, None, due)
    assert is_breached(due, None, Instant(due + 1))
    assert not is_breached(due, due, Instant(due + 99))
    assert is_breached(due, Instant(due + 1), Instant(due + 99))
    assert not is_breached(None, None, due)


def test_that_elapsed_time_is_never_negative_and_says_skew_rule_16_and_17() -> None:
    assert seconds_between(Instant(100), Instant(340)) == (240, False)
    assert seconds_between(Instant(100), Instant(99)) == (0, True)
    assert sync_lag(Instant(100), Instant(100)) == (0, False)
    assert sync_lag(Instant(100), Instant(40)) == (0, True)


DUE = "2026-11-24 19:00"  # Tuesday's closing: one working day past is Wednesday 19:00


@pytest.mark.parametrize(
    ("confirmed", "due", "solved", "withdrawn", "now", "state"),
    [
        (False, DUE, None, False, "2026-12-24", PromiseState.PROPOSED),
        (True, DUE, None, False, "2026-11-24 10:00", PromiseState.OPEN),
        (True, DUE, None, False, "2026-11-25 19:00:00", PromiseState.OPEN),
        (True, DUE, None, False, "2026-11-25 19:00:01", PromiseState.BROKEN),
        (True, DUE, "2026-11-24 19:00:00", False, "2026-12-24", PromiseState.KEPT),
        (True, DUE, "2026-11-24 19:00:01", False, "2026-12-24", PromiseState.LATE),
        (True, DUE, "2026-12-20 19:00:01", False, "2026-12-24", PromiseState.LATE),
        (True, DUE, None, True, "2026-11-24 10:00", PromiseState.BROKEN),
        (True, None, None, False, "2030-01-01", PromiseState.OPEN),
        (True, None, None, True, "2030-01-01", PromiseState.OPEN),
        (True, None, "2029-01-01", False, "2030-01-01", PromiseState.KEPT),
        (True, "2026-11-27 14:00", None, False, "2026-11-30 14:00:00", PromiseState.OPEN),
        (True, "2026-11-27 14:00", None, False, "2026-11-30 14:00:01", PromiseState.BROKEN),
        (True, "2026-11-28 23:59", None, False, "2026-11-30 19:00:00", PromiseState.OPEN),
        (True, "2026-11-28 23:59", None, False, "2026-11-30 19:00:01", PromiseState.BROKEN),
        (True, "2026-12-07 10:00", None, False, "2026-12-09 10:00:00", PromiseState.OPEN),
        (True, "2026-12-07 10:00", None, False, "2026-12-09 10:00:01", PromiseState.BROKEN),
    ],
)
def test_that_a_promise_stands_as_rule_20_says(
    confirmed, due, solved, withdrawn, now, state
) -> None:
    found = promise_state(
        confirmed=confirmed,
        due=None if due is None else at(due),
        solved_at=None if solved is None else at(solved),
        withdrawn=withdrawn,
        now=at(now),
        calendar=Calendar(TOWN, MADRID),
    )
    assert found is state


INSTANTS = st.integers(at("2024-01-01"), at("2028-01-01")).map(Instant)
CALENDARS = st.sampled_from(
    [
        Calendar(hours, zone)
        for hours in (NINE_TO_FIVE, TOWN, NIGHT, ALWAYS_OPEN)
        for zone in (MADRID, NEW_YORK)
    ]
)


@given(CALENDARS, st.lists(INSTANTS, min_size=3, max_size=3).map(sorted))
def test_that_office_time_adds_up_and_never_exceeds_the_clock(calendar, instants) -> None:
    first, second, third = instants
    whole = calendar.open_seconds(first, third)
    assert calendar.open_seconds(first, second) + calendar.open_seconds(second, third) == whole
    assert 0 <= whole <= third - first
    assert calendar.open_seconds(third, first) == 0


@settings(max_examples=60)
@given(CALENDARS, INSTANTS, st.integers(1, 5000))
def test_that_a_due_time_is_exactly_its_open_minutes_away(calendar, start, minutes) -> None:
    due = due_at(start, Within(minutes), calendar)
    assert calendar.open_seconds(start, due) == minutes * 60
    assert calendar.open_seconds(start, Instant(due - 1)) == minutes * 60 - 1


@given(CALENDARS, INSTANTS, INSTANTS, st.integers(0, 600), st.integers(0, 10))
def test_that_writing_later_is_never_due_earlier(calendar, one, other, minutes, days) -> None:
    first, second = sorted((one, other))
    for within in (Within(minutes), Within(days=days)):
        if calendar.hours is not TOWN or within.minutes:
            assert due_at(first, within, calendar) <= due_at(second, within, calendar)


@given(st.integers(-(10**15), 10**15).map(Instant))
def test_that_absurd_stamps_harm_nothing(instant) -> None:
    calendar = Calendar(NINE_TO_FIVE, MADRID)
    assert calendar.is_open(instant) in {True, False}
    assert calendar.open_seconds(instant, Instant(instant + 3600)) >= 0
