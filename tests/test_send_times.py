"""Good times for a text to leave: the hall's own openings, in the town's zone."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from hall import TOWN, instant
from junhall.casework.clocks import Calendar
from junhall.casework.send_times import send_times
from junhall.models.office_hours import ALWAYS_OPEN
from junhall.models.town_toml import town_from_toml

MADRID = ZoneInfo("Europe/Madrid")
HALL = Calendar(town_from_toml(TOWN).calendar(None), MADRID)
"""Monday to Thursday 9-14 and 16-19, Friday 9-17; Monday 15 June 2026 is a holiday."""
ALWAYS = Calendar(ALWAYS_OPEN, MADRID)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # Tuesday at noon: this afternoon, tomorrow, Monday.
        ("2026-06-02T12:00", ["opening 2 16:00", "working-day 3 09:00", "next-week 8 09:00"]),
        # Tuesday night: tomorrow is the next opening and the next working day.
        ("2026-06-02T22:00", ["opening 3 09:00", "next-week 8 09:00"]),
        # Friday evening before the holiday: Tuesday is all there is.
        ("2026-06-12T18:00", ["opening 16 09:00"]),
        # Sunday, with a week ahead: the week that begins tomorrow.
        ("2026-06-07T10:00", ["opening 8 09:00"]),
        # The second at which it opens is not ahead.
        ("2026-06-02T09:00", ["opening 2 16:00", "working-day 3 09:00", "next-week 8 09:00"]),
    ],
)
def test_that_the_offices_own_openings_are_offered(now: str, expected: list[str]) -> None:
    assert said(HALL, now) == expected


def test_that_a_hall_that_never_shuts_and_one_without_hours_begin_at_nine() -> None:
    assert said(ALWAYS, "2026-06-02T12:00") == ["opening 3 09:00", "next-week 8 09:00"]
    shut = Calendar(town_from_toml(TOWN.replace("[hours]", "[hours_old]") + "[hours]\n").calendar(
        None), MADRID)  # fmt: skip
    assert said(shut, "2026-06-05T12:00") == ["opening 8 09:00"]


def said(calendar: Calendar, now: str) -> list[str]:
    from datetime import datetime

    found = send_times(calendar, instant(f"{now}:00+02:00"))
    return [f"{one.what} {datetime.fromtimestamp(one.at, MADRID):%-d %H:%M}" for one in found]
