"""When people write and when the hall answers: hours of the day, drawn by chance."""

from __future__ import annotations

import random
from typing import Final

from junhall.feeds.demo.pen import Calendar
from junhall.models.terms import Instant

_HOURS: Final = (
    3, 1, 1, 0, 0, 1, 4, 14, 26, 30, 32, 30, 28, 27, 22, 9, 8, 16, 26, 34, 40, 42, 34, 16,
)  # fmt: skip
"""Posts by hour of the day: coffee at ten, siesta at three, the phone after supper."""
_DAYS: Final = (1.08, 1.02, 1.0, 1.04, 0.98, 0.9, 0.85)
"""By weekday from Monday."""
_WORK: Final = ((8 * 3600, 14 * 3600), (16 * 3600, 19 * 3600))


def moments(rng: random.Random, calendar: Calendar, day: int, about: int) -> list[Instant]:
    """When the day's requests are written."""
    n = round(about * _DAYS[calendar.date(day).weekday()] * rng.uniform(0.97, 1.03))
    hours = rng.choices(range(24), _HOURS, k=n)
    return sorted(calendar.at(day, hour * 3600 + rng.randrange(3600)) for hour in hours)


def answer_at(rng: random.Random, calendar: Calendar, at: Instant, median_s: int) -> Instant:
    """When somebody of the hall sees it and answers: the night waits until breakfast."""
    later = at + max(21, int(median_s * rng.lognormvariate(0, 1.1)))
    local = calendar.local(Instant(later))
    if local.hour < 7:
        return calendar.at(
            calendar.day_of(Instant(later)), 7 * 3600 + 300 + int(rng.expovariate(1 / 2400))
        )
    return Instant(later)


def work_at(
    rng: random.Random, calendar: Calendar, at: Instant, median_s: int, *, on_call: bool
) -> Instant:
    """When the work is done: on call at any hour, else within the crews' shifts."""
    later = Instant(at + max(170, int(median_s * rng.lognormvariate(0, 0.9))))
    if on_call:
        return later
    day, second = calendar.day_of(later), _second_of_day(calendar, later)
    for _ in range(8):
        for start, end in _shifts(calendar.date(day).weekday()):
            if second < end:
                begun = max(second, start)
                slack = 0 if begun > start else int(rng.uniform(200, 5400))
                return calendar.at(day, begun + slack)
        day, second = day + 1, 0
    return later


def _shifts(weekday: int) -> tuple[tuple[int, int], ...]:
    """The crews' shifts: none at weekends, the morning alone on Fridays."""
    if weekday > 4:
        return ()
    return _WORK[:1] if weekday == 4 else _WORK


def _second_of_day(calendar: Calendar, at: Instant) -> int:
    local = calendar.local(at)
    return local.hour * 3600 + local.minute * 60 + local.second
