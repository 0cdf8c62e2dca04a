"""rules.md 14-16 where clocks change: nights of daylight saving in other zones, summer, on call."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from junhall.casework.clocks import Calendar, due_at, local_instant, local_midnight, office_seconds
from junhall.casework.readers import Readers
from junhall.models.office_hours import ALWAYS_OPEN, OfficeHours, Shift
from junhall.models.terms import Instant
from junhall.models.town import Town
from junhall.models.town_faults import TownError
from junhall.models.town_services import Within
from junhall.models.town_toml import town_from_toml

MADRID = "Europe/Madrid"
SANTIAGO = "America/Santiago"  # at midnight: 24:00 becomes 23:00 in April, 00:00 01:00 in September
LORD_HOWE = "Australia/Lord_Howe"  # half an hour, at 02:00
DAILY = OfficeHours(week=((Shift(0, 1440),),) * 7)
NIGHTLY = OfficeHours(week=((Shift(60, 240),),) * 7)
LATE = OfficeHours(week=((Shift(1320, 1440),),) * 7)
EARLY = OfficeHours(week=((Shift(0, 120),),) * 7)


def at(text: str, zone: str, fold: int = 0) -> Instant:
    wall = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return Instant(int(wall.timestamp()))


def said(instant: Instant, zone: str) -> str:
    return (
        datetime.fromtimestamp(instant, UTC).astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M:%S")
    )


@pytest.mark.parametrize(
    ("zone", "day", "hours", "seconds"),
    [
        (MADRID, "2026-03-29", DAILY, 23 * 3600),
        (MADRID, "2026-10-25", DAILY, 25 * 3600),
        (MADRID, "2026-03-29", NIGHTLY, 2 * 3600),
        (MADRID, "2026-10-25", NIGHTLY, 4 * 3600),
        (MADRID, "2026-03-29", LATE, 2 * 3600),
        (SANTIAGO, "2026-04-04", DAILY, 25 * 3600),
        (SANTIAGO, "2026-09-06", DAILY, 23 * 3600),
        (SANTIAGO, "2026-04-04", LATE, 3 * 3600),
        (SANTIAGO, "2026-04-04", NIGHTLY, 3 * 3600),
        (SANTIAGO, "2026-09-06", EARLY, 1 * 3600),
        (SANTIAGO, "2026-09-05", LATE, 2 * 3600),
        (LORD_HOWE, "2026-04-05", DAILY, 24 * 3600 + 1800),
        (LORD_HOWE, "2026-10-04", DAILY, 24 * 3600 - 1800),
        (LORD_HOWE, "2026-04-05", NIGHTLY, 3 * 3600 + 1800),
        (LORD_HOWE, "2026-10-04", NIGHTLY, 3 * 3600 - 1800),
        (LORD_HOWE, "2026-04-05", LATE, 2 * 3600),
    ],
)
def test_that_a_shift_is_as_long_as_the_night_it_lies_in_rule_16(zone, day, hours, seconds) -> None:
    clocks = ZoneInfo(zone)
    start = local_midnight(date.fromisoformat(day), clocks)
    end = local_midnight(date.fromisoformat(day) + timedelta(days=1), clocks)
    assert office_seconds(start, end, hours, clocks) == seconds


@pytest.mark.parametrize(
    ("zone", "start", "within", "clock", "due"),
    [
        (MADRID, "2026-03-28 23:30", Within(240), "office", "03-29 04:30:00"),
        (MADRID, "2026-10-24 23:30", Within(240), "office", "10-25 02:30:00"),
        (MADRID, "2026-03-28 12:00", Within(days=1), "office", "03-29 12:00:00"),
        (MADRID, "2026-10-24 12:00", Within(days=1), "office", "10-25 12:00:00"),
        (MADRID, "2026-03-28 12:00", Within(days=1), "always", "03-29 13:00:00"),
        (SANTIAGO, "2026-04-04 22:30", Within(120), "office", "04-04 23:30:00"),
        (SANTIAGO, "2026-09-05 22:30", Within(120), "office", "09-06 01:30:00"),
        (SANTIAGO, "2026-09-05 00:30", Within(days=1), "office", "09-06 01:00:00"),
        (LORD_HOWE, "2026-04-05 00:30", Within(120), "office", "04-05 02:00:00"),
        (LORD_HOWE, "2026-10-04 00:30", Within(120), "office", "10-04 03:00:00"),
        (LORD_HOWE, "2026-10-03 12:00", Within(days=1), "always", "10-04 12:30:00"),
    ],
)
def test_that_a_due_time_keeps_the_clock_of_its_night_rule_15_and_16(
    zone, start, within, clock, due
) -> None:
    calendar = Calendar(DAILY, ZoneInfo(zone))
    assert said(due_at(at(start, zone), within, calendar, clock), zone) == due


def test_that_a_double_half_hour_is_its_first_and_a_skipped_one_the_leap_rule_16() -> None:
    clocks = ZoneInfo(LORD_HOWE)
    assert local_instant(date(2026, 4, 5), 105, clocks) == at("2026-04-05 01:45", LORD_HOWE)
    assert local_instant(date(2026, 10, 4), 135, clocks) == at("2026-10-04 02:30", LORD_HOWE)
    assert local_midnight(date(2026, 9, 6), ZoneInfo(SANTIAGO)) == at("2026-09-06 01:00", SANTIAGO)


TOML = """
format = 1
name = "Alfaro"
zone = "Europe/Madrid"
[hours]
mon = ["09:00-14:00", "16:00-19:00"]
tue = ["09:00-14:00", "16:00-19:00"]
wed = ["09:00-14:00", "16:00-19:00"]
thu = ["09:00-14:00", "16:00-19:00"]
fri = ["09:00-14:00"]
holidays = { country = "ES", region = "AN", local = ["2026-06-15"] }
[hours_police]
mon = ["00:00-24:00"]
tue = ["00:00-24:00"]
wed = ["00:00-24:00"]
thu = ["00:00-24:00"]
fri = ["00:00-24:00"]
sat = ["00:00-24:00"]
sun = ["00:00-24:00"]
[[hours_dated]]
from = "2026-07-01"
to = "2026-08-31"
mon = ["08:00-14:00"]
[[hours_dated]]
hours = "hours_police"
from = "2026-08-03"
to = "2026-08-03"
mon = ["08:00-09:00"]
[[departments]]
code = "works"
name = "Obras"
[[staff]]
code = "plumber"
name = "Rosa"
role = "worker"
department = "works"
on_call = ["2026-11-28T10:00/2026-11-29T02:00", "2026-12-08T09:00/2026-12-08T10:00"]
absent = ["2026-12-08"]
[[services]]
code = "water"
name = "Agua"
department = "works"
resolve_within = "2h"
targets = [{ from = "2026-11-30", resolve_within = "1h" }]
[[services]]
code = "noise"
name = "Ruido"
hours = "hours_police"
resolve_within = "1h"
clock = "office"
[[services]]
code = "trees"
name = "Árboles"
resolve_within = "1d"
clock = "always"
"""


@pytest.fixture(scope="module")
def town() -> Town:
    return town_from_toml(TOML)


@pytest.mark.parametrize(
    ("service", "start", "within", "due"),
    [
        pytest.param("trees", "2026-06-12 13:30", Within(60), "06-16 09:30:00", id="local day"),
        pytest.param("trees", "2026-10-09 13:30", Within(60), "10-13 09:30:00", id="national day"),
        pytest.param("trees", "2026-12-07 18:30", Within(60), "12-09 10:00:00", id="moved day"),
        pytest.param("trees", "2026-02-27 13:30", Within(60), "03-02 09:30:00", id="before 28-F"),
        pytest.param("trees", "2023-02-27 18:30", Within(60), "03-01 09:30:00", id="regional day"),
        pytest.param("trees", "2026-07-06 07:00", Within(60), "07-06 09:00:00", id="summer"),
        pytest.param("trees", "2026-07-06 13:30", Within(60), "07-13 08:30:00", id="summer closed"),
        pytest.param("noise", "2026-12-08 03:00", Within(60), "12-08 04:00:00", id="police"),
        pytest.param("noise", "2026-08-03 03:00", Within(60), "08-03 09:00:00", id="police dated"),
        pytest.param("noise", "2026-08-02 23:30", Within(60), "08-03 08:30:00", id="over midnight"),
        pytest.param("water", "2026-11-28 11:00", Within(60), "11-28 12:00:00", id="on call"),
        pytest.param("water", "2026-11-28 23:30", Within(60), "11-29 00:30:00", id="call at night"),
        pytest.param("water", "2026-11-27 13:30", Within(60), "11-28 10:30:00", id="into the call"),
        pytest.param("water", "2026-11-29 01:30", Within(60), "11-30 09:30:00", id="call ends"),
        pytest.param("water", "2026-11-27 12:00", Within(days=1), "11-30 12:00:00", id="no day"),
        pytest.param("water", "2026-12-08 09:00", Within(60), "12-09 10:00:00", id="away on call"),
        pytest.param("trees", "2026-11-28 11:00", Within(60), "11-30 10:00:00", id="others'"),
    ],
)
def test_that_every_service_has_its_own_days_and_people_on_call_rule_15(
    town, service, start, within, due
) -> None:
    calendar = Readers(town).calendar(service)
    assert said(due_at(at(start, MADRID), within, calendar), MADRID) == due


def test_that_a_calendar_is_worked_out_once_for_all_services_that_share_it(town) -> None:
    readers = Readers(town)
    assert readers.calendar("trees") is readers.calendar(None)
    assert readers.calendar("nobody's") is readers.calendar(None)
    assert readers.calendar("water") is not readers.calendar(None)
    assert readers.calendar("water") is readers.calendar("water")


def test_that_whoever_is_on_call_is_known_by_the_town_s_clocks(town) -> None:
    at_night = datetime(2026, 11, 29, 1, 59)  # noqa: DTZ001 - what a clock of the town shows
    assert [person.code for person in town.on_call_at(at_night, "water")] == ["plumber"]
    assert town.on_call_at(at_night + timedelta(minutes=1), "water") == ()
    assert town.on_call_at(at_night, "trees") == ()
    assert town.on_call_at(datetime(2026, 12, 8, 9, 30), "water") == ()  # noqa: DTZ001 - away


def test_that_a_later_target_leaves_the_past_as_it_was(town) -> None:
    water = town.service_by_code["water"]
    before, after = (water.target_on(date(2026, 11, day)) for day in (29, 30))
    assert before is not None and before.resolve_within == Within(120)  # noqa: PT018 - one claim
    assert after is not None and after.resolve_within == Within(60)  # noqa: PT018 - one claim


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('on_call = ["tomorrow"]', "bad-stretch"),
        ('on_call = ["2026-11-28T10:00/2026-11-28T09:00"]', "bad-stretch"),
        ('on_call = ["2026-01-01T10:00/2026-12-31T09:00"]', "bad-stretch"),
        ('on_call = ["2026-11-28T10:00+01:00/2026-11-28T12:00+01:00"]', "bad-stretch"),
    ],
)
def test_that_a_slip_in_the_times_on_call_names_its_line(line, code) -> None:
    told = 'format = 1\nname = "x"\nzone = "Europe/Madrid"\n[[staff]]\ncode = "a"\nname = "A"\n'
    with pytest.raises(TownError) as raised:
        town_from_toml(told + 'role = "worker"\n' + line + "\n")
    assert (raised.value.code, raised.value.line) == (code, 8)
    assert "on_call" in raised.value.for_user()


def test_that_exceptions_that_end_before_they_begin_are_a_slip() -> None:
    told = 'format = 1\nname = "x"\nzone = "Europe/Madrid"\n[hours]\nmon = ["09:00-14:00"]\n'
    with pytest.raises(TownError) as raised:
        town_from_toml(told + '[[hours_dated]]\nfrom = "2026-08-01"\nto = "2026-07-01"\n')
    assert raised.value.code == "ends-before"


def test_that_a_town_without_hours_is_open_on_call_or_not() -> None:
    assert town_from_toml('format = 1\nname = "x"\nzone = "Europe/Madrid"\n').calendar("x") is (
        ALWAYS_OPEN
    )
