"""Office hours: which minutes of a local day a calendar is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Shift:
    """Open minutes of a local day, [start, end); 24:00 is 1440."""

    start_min: int
    end_min: int


Week = tuple[tuple[Shift, ...], ...]
"""Seven days from Monday, each with its shifts in order; an empty day is closed."""


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Hours that hold from a day to a day, both included, e.g. in summer."""

    from_on: date
    to_on: date
    week: Week


@dataclass(frozen=True)
class OfficeHours:
    """One calendar: a usual week, dated exceptions, and days closed."""

    week: Week
    dated: tuple[DatedHours, ...] = ()
    holidays: frozenset[date] = frozenset()
    on_call: tuple[tuple[date, Shift], ...] = ()
    """Stretches in which somebody is on call: open minutes beside the shifts, no working days."""

    def shifts_on(self, day: date) -> tuple[Shift, ...]:
        """The open shifts of a local day."""
        if day in self.holidays:
            return ()
        for exception in self.dated:
            if exception.from_on <= day <= exception.to_on:
                return exception.week[day.weekday()]
        return self.week[day.weekday()]

    @cached_property
    def on_call_by_day(self) -> Mapping[date, tuple[Shift, ...]]:
        """The stretches on call of each local day that has any."""
        found: dict[date, tuple[Shift, ...]] = {}
        for day, shift in self.on_call:
            found[day] = (*found.get(day, ()), shift)
        return found


ALWAYS_OPEN = OfficeHours(week=((Shift(0, 1440),),) * 7)


def days_between(first: date, last: date) -> list[date]:
    """Every day from first to last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
