"""PURE: when a town hall would want a text to leave: at its own openings, in the town's zone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from junhall.casework.clocks import Calendar, local_instant
from junhall.models.terms import Instant

_AHEAD_D: Final = 21
"""A hall that is shut for longer has other worries than a good hour for a post."""
_NINE: Final = 9 * 60
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class SendTime:
    """One time to choose: ``what`` is opening, working-day or next-week."""

    what: str
    at: Instant


def send_times(calendar: Calendar, now: Instant) -> tuple[SendTime, ...]:
    """The next opening, the next working day's and next week's, each instant once, in order.

    Nobody reads at midnight: an office that opens then, or has no hours, begins at nine.
    """
    today = calendar.local_day(now)
    days = {day: found for ahead in range(_AHEAD_D)
            if (found := _openings(calendar, day := today + timedelta(days=ahead)))}  # fmt: skip
    if not days:
        ahead = (today + timedelta(days=n) for n in range(_AHEAD_D))
        days = {day: (_nine(calendar, day),) for day in ahead if day.weekday() < _SATURDAY}
    monday = today + timedelta(days=7 - today.weekday())
    wanted = (
        ("opening", (at for found in days.values() for at in found)),
        ("working-day", (found[0] for day, found in days.items() if day > today)),
        ("next-week", (found[0] for day, found in days.items() if day >= monday)),
    )
    told: dict[Instant, str] = {}
    for what, times in wanted:
        at = _first_after(times, now)
        if at is not None:
            told.setdefault(at, what)
    return tuple(SendTime(what, at) for at, what in sorted(told.items()))


def _openings(calendar: Calendar, day: date) -> tuple[Instant, ...]:
    midnight = local_instant(day, 0, calendar.zone)
    return tuple(
        _nine(calendar, day) if shift.opens == midnight else shift.opens
        for shift in calendar.shifts(day)
    )


def _nine(calendar: Calendar, day: date) -> Instant:
    return local_instant(day, _NINE, calendar.zone)


def _first_after(times: Iterable[Instant], now: Instant) -> Instant | None:
    return next((at for at in times if at > now), None)
