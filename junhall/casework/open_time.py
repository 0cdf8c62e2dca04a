"""Office time of many requests at once: a calendar's open seconds added up once; pure."""

from __future__ import annotations

from collections.abc import Callable
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

    def _until(self, instants: Ints) -> Ints:
        if not len(self._opens):
            return np.zeros(np.shape(instants), np.int64)
        at = np.searchsorted(self._opens, instants, side="right") - 1
        inside = np.clip(at, 0, None)
        passed = np.minimum(instants - self._opens[inside], self._lengths[inside])
        return np.where(at < 0, 0, self._before[inside] + passed)


Elapsed = Callable[[str | None, Ints, Ints], Ints]
"""Seconds by the chosen clock for requests of a service, from starts to ends."""


def plain_time(_service: str | None, starts: Ints, ends: Ints) -> Ints:
    """Seconds round the clock."""
    return np.asarray(np.maximum(ends - starts, 0), np.int64)


def office_time(town: Town, first: Instant, last: Instant) -> Elapsed:
    """Seconds by each service's own hours; a span's last twenty years are known."""
    kept: dict[OfficeHours, OpenTime] = {}
    begin = Instant(max(first, last - _KNOWN_S))

    def elapsed(service: str | None, starts: Ints, ends: Ints) -> Ints:
        hours = town.calendar(service)
        if hours is ALWAYS_OPEN:
            return plain_time(service, starts, ends)
        found = kept.get(hours)
        if found is None:
            found = kept[hours] = OpenTime(Calendar(hours, town.zone), begin, last)
        return found.seconds(starts, ends)

    return elapsed
