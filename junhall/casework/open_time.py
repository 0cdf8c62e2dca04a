"""Office time of many requests at once: a calendar's open seconds added up once; pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final, final

import numpy as np

from junhall.casework.clocks import Calendar
from junhall.casework.figures import Ints
from junhall.models.office_hours import ALWAYS_OPEN, OfficeHours
from junhall.models.terms import Instant
from junhall.models.town import Town

_DAY: Final = timedelta(days=1)
_KNOWN_S: Final = 20 * 366 * 86_400


@final
class OpenTime:
    """Open seconds between many pairs of instants, as Calendar.open_seconds counts them."""

    def __init__(self, calendar: Calendar, first: Instant, last: Instant) -> None:
        """Instants outside [first, last] count as its ends."""
        opens: list[int] = []
        closes: list[int] = []
        day, end = calendar.local_day(first), calendar.local_day(last)
        while day <= end:
            for window in calendar.windows(day):
                opens.append(window.opens)
                closes.append(window.closes)
            day += _DAY
        self._opens = np.array(opens, np.int64)
        self._lengths = np.array(closes, np.int64) - self._opens
        self._before = np.concatenate((np.zeros(1, np.int64), np.cumsum(self._lengths)))

    def seconds(self, starts: Ints, ends: Ints) -> Ints:
        """Open seconds from each start to each end; 0 where they are the wrong way round."""
        return np.asarray(np.maximum(self._until(ends) - self._until(starts), 0), np.int64)

    def after(self, starts: Ints, seconds: Ints) -> Ints:
        """The instants at which so many open seconds have passed since each start."""
        if not len(self._opens):
            return np.asarray(starts + seconds, np.int64)
        wanted = self._until(starts) + seconds
        at = np.clip(np.searchsorted(self._before, wanted, side="left") - 1, 0, None)
        at = np.minimum(at, len(self._opens) - 1)
        return np.asarray(self._opens[at] + (wanted - self._before[at]), np.int64)

    def _until(self, instants: Ints) -> Ints:
        if not len(self._opens):
            return np.zeros(np.shape(instants), np.int64)
        at = np.searchsorted(self._opens, instants, side="right") - 1
        inside = np.clip(at, 0, None)
        passed = np.minimum(instants - self._opens[inside], self._lengths[inside])
        return np.where(at < 0, 0, self._before[inside] + passed)


Elapsed = Callable[[str | None, Ints, Ints], Ints]
"""Seconds by the chosen clock for requests of a service, from starts to ends. An OfficeTime stands
still while the hall waits for a citizen (rules.md, waiting.py); plain_time never does."""


def plain_time(_service: str | None, starts: Ints, ends: Ints) -> Ints:
    """Seconds round the clock."""
    return np.asarray(np.maximum(ends - starts, 0), np.int64)


@final
class OfficeTime:
    """Seconds by each service's own hours; a span's last twenty years are known."""

    def __init__(self, town: Town, first: Instant, last: Instant) -> None:
        """Instants outside [first, last] count as its ends."""
        self._town = town
        self._first = Instant(max(first, last - _KNOWN_S))
        self._last = last
        self._kept: dict[OfficeHours, OpenTime] = {}

    def __call__(self, service: str | None, starts: Ints, ends: Ints) -> Ints:
        """Open seconds from starts to ends; see Elapsed."""
        hours = self._hours(service)
        return plain_time(service, starts, ends) if hours is None else hours.seconds(starts, ends)

    def after(self, service: str | None, starts: Ints, seconds: Ints) -> Ints:
        """The instants at which so many open seconds have passed since each start."""
        hours = self._hours(service)
        return np.asarray(starts + seconds) if hours is None else hours.after(starts, seconds)

    def waited(self, service: str | None, waits: Sequence[tuple[int, int]], start: int) -> int:
        """Open seconds, after ``start``, of waits that have ended."""
        over = np.array([wait for wait in waits if wait[1]], np.int64).reshape(-1, 2)
        return int(self(service, np.maximum(over[:, 0], start), over[:, 1]).sum())

    def _hours(self, service: str | None) -> OpenTime | None:
        """None where it is open always."""
        hours = self._town.calendar(service)
        if hours is ALWAYS_OPEN:
            return None
        found = self._kept.get(hours)
        if found is None:
            calendar = Calendar(hours, self._town.zone)
            found = self._kept[hours] = OpenTime(calendar, self._first, self._last)
        return found
