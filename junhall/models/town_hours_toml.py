"""The hours of a town.toml: weeks, dated exceptions and closed days become calendars."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from junhall.models.office_hours import DatedHours, OfficeHours, Shift, Week
from junhall.models.town_faults import TownError
from junhall.models.town_file import TownFile

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(r"^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$")


def calendars(file: TownFile) -> dict[str, OfficeHours]:
    """Every calendar by its key; one beside ``hours`` has the closed days that it says itself.

    Raises: TownError.
    """
    found: dict[str, OfficeHours] = {}
    general = file.told.get("hours", {})
    closed = (
        _closed_days(file, general.get("holidays")) if isinstance(general, dict) else frozenset()
    )
    dated: dict[str, list[DatedHours]] = {}
    for row in file.tables("hours_dated"):
        name = file.take(row, "hours", str, "hours_dated", "hours")
        first = _day(file, file.need(row, "from", object, "hours_dated"))
        last = _day(file, file.need(row, "to", object, "hours_dated"))
        if last < first:
            raise file.fail("ends-before", "hours_dated.to", key="to", value=row["to"])
        dated.setdefault(name, []).append(DatedHours(first, last, _week(file, row, "hours_dated")))
    for key, table in file.told.items():
        if not key.startswith("hours") or key == "hours_dated":
            continue
        if not isinstance(table, dict):
            raise file.fail("wrong-type", key, key=key)
        file.only(table, {*WEEKDAYS, "holidays"}, key)
        own = _closed_days(file, table["holidays"]) if "holidays" in table else closed
        found[key] = OfficeHours(
            week=_week(file, table, key),
            dated=tuple(dated.get(key, ())),
            holidays=own if key == "hours" or "holidays" in table else frozenset(),
        )
    return found


def _day(file: TownFile, value: object) -> date:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as error:
        raise file.fail("bad-date", "hours_dated", key="from", value=value) from error


def _week(file: TownFile, table: Mapping[str, Any], where: str) -> Week:
    days = []
    for name in WEEKDAYS:
        shifts = []
        for text in file.strings(table, name, where):
            found = _TIME.match(text.replace(" ", ""))
            if not found:
                raise file.fail("bad-hours", f"{where}.{name}", key=name, value=text)
            a, b, c, d = map(int, found.groups())
            start, end = a * 60 + b, c * 60 + d
            if not 0 <= start < end <= 1440 or b > 59 or d > 59:
                raise file.fail("bad-hours", f"{where}.{name}", key=name, value=text)
            shifts.append(Shift(start, end))
        shifts.sort(key=lambda s: s.start_min)
        for before, after in pairwise(shifts):
            if after.start_min < before.end_min:
                raise file.fail(
                    "shifts-overlap", f"{where}.{name}", key=name, value=_clock_time(after)
                )
        days.append(tuple(shifts))
    return tuple(days)


def _closed_days(file: TownFile, told: object) -> frozenset[date]:
    if told is None:
        return frozenset()
    if not isinstance(told, dict):
        raise file.fail("wrong-type", "hours.holidays", key="holidays")
    file.only(told, {"country", "region", "local"}, "holidays")
    days: set[date] = {_day(file, value) for value in told.get("local", [])}
    if country := told.get("country"):
        import holidays  # heavy, and only towns that name a country need it

        try:
            calendar = holidays.country_holidays(
                str(country), subdiv=told.get("region"), years=range(2015, 2036)
            )
        except (NotImplementedError, KeyError) as error:
            place = " ".join(filter(None, (str(country), str(told.get("region") or ""))))
            line = file.line_of("holidays")
            raise TownError("unknown-holidays", "hours.holidays", line, place) from error
        days.update(calendar)
    return frozenset(days)


def _clock_time(shift: Shift) -> str:
    return f"{shift.start_min // 60:02}:{shift.start_min % 60:02}"
