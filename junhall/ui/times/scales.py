"""PURE: axes of charts: which scale, which ticks, and what they are called."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final, Literal
from zoneinfo import ZoneInfo

from junhall.casework.ages import number_text, span_text
from junhall.models.terms import Instant
from junhall.words import language, tr

_MINUTE: Final = 60
_HOUR: Final = 3600
_DAY: Final = 86_400
_LADDER: Final = (
    10,
    30,
    60,
    120,
    300,
    600,
    1200,
    1800,
    _HOUR,
    2 * _HOUR,
    3 * _HOUR,
    6 * _HOUR,
    12 * _HOUR,
    _DAY,
    2 * _DAY,
    4 * _DAY,
    7 * _DAY,
    14 * _DAY,
    28 * _DAY,
    56 * _DAY,
    112 * _DAY,
    365 * _DAY,
    730 * _DAY,
    3650 * _DAY,
)
_DECADES: Final = (
    1,
    10,
    60,
    600,
    _HOUR,
    6 * _HOUR,
    _DAY,
    7 * _DAY,
    30 * _DAY,
    365 * _DAY,
    3650 * _DAY,
)
_WIDE: Final = 40.0  # a longest time so many times the middle one needs a scale that grows


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: how a value becomes a height, its ends, and its ticks as (height, words)."""

    is_log: bool
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    def at(self, value: float) -> float:
        """The height of a value."""
        return math.log10(max(value, 1.0)) if self.is_log else value


def duration_scale(middle: Sequence[float], most: Sequence[float]) -> Scale:
    """A scale of durations that shows the middle ones and still holds the longest."""
    typical = sorted(middle)[len(middle) // 2] if middle else 60.0
    longest = max((*most, *middle, 60.0))
    # In office time a median may be nothing at all, and a growing scale has no place for that.
    if min(middle, default=0.0) > 0 and longest > _WIDE * typical:
        return log_scale(min((*middle, typical)), longest)
    step = next((it for it in _LADDER if longest / it <= 5), longest / 5)
    count = max(1, math.ceil(longest / step))
    ticks = tuple((n * step, span_text(n * step) if n else "0") for n in range(count + 1))
    return Scale(is_log=False, low=0.0, high=count * step, ticks=ticks)


def log_scale(shortest: float, longest: float) -> Scale:
    """A scale on which each tick is a larger unit: seconds to years."""
    low = max((it for it in _DECADES if it <= max(shortest, 1.0)), default=1)
    high = next((it for it in _DECADES if it >= longest), longest)
    ticks = tuple((math.log10(it), span_text(it)) for it in _DECADES if low <= it <= high)
    return Scale(is_log=True, low=math.log10(low), high=math.log10(high), ticks=ticks)


def count_scale(most: float, least: float = 0.0) -> Scale:
    """A scale of counts with at most five steps of 1, 2 or 5 times a power of ten."""
    span = max(most - min(least, 0.0), 1.0)
    power = 10.0 ** math.floor(math.log10(span / 5)) if span > 5 else 1.0
    step = next(power * it for it in (1, 2, 5, 10) if span / (power * it) <= 5)
    low = math.floor(min(least, 0.0) / step)
    high = max(1, math.ceil(most / step))
    ticks = tuple((n * step, number_text(abs(n * step))) for n in range(low, high + 1))
    return Scale(is_log=False, low=low * step, high=high * step, ticks=ticks)


def share_scale(most: float = 1.0) -> Scale:
    """A scale of shares, in per cent."""
    step = next(it for it in (0.01, 0.02, 0.05, 0.1, 0.25) if most / it <= 4.001)
    count = max(1, math.ceil(most / step - 1e-9))
    ticks = tuple((n * step, tr("{n} %", n=number_text(n * step * 100))) for n in range(count + 1))
    return Scale(is_log=False, low=0.0, high=count * step, ticks=ticks)


def point_name(start: Instant, bucket: str, zone: str) -> str:
    """What a day, week or month is called under a chart: "w47", "Mon 23", "Nov 2026"."""
    return _point_name(start, bucket, zone, _locale())


@lru_cache(maxsize=4096)
def _point_name(start: Instant, bucket: str, zone: str, locale: str) -> str:
    from babel.dates import format_date, format_skeleton

    local = datetime.fromtimestamp(start, UTC).astimezone(ZoneInfo(zone))
    if bucket == "week":
        return tr("w{n}", n=local.isocalendar().week)
    if bucket == "month":
        return format_skeleton("yMMM", local, locale=locale)
    return format_date(local.date(), "EEE d", locale=locale)


def point_words(start: Instant, end: Instant, bucket: str, zone: str) -> str:
    """The same in words: "week 47, from 16 Nov", "Monday 23 November"."""
    return _point_words(start, end, bucket, zone, _locale())


@lru_cache(maxsize=4096)
def _point_words(start: Instant, end: Instant, bucket: str, zone: str, locale: str) -> str:
    from babel.dates import format_date, format_skeleton

    local = datetime.fromtimestamp(start, UTC).astimezone(ZoneInfo(zone))
    if bucket == "week":
        day = format_skeleton("MMMd", local, locale=locale)
        return tr("week {n}, from {day}", n=local.isocalendar().week, day=day)
    if bucket == "month":
        return format_skeleton("yMMMM", local, locale=locale)
    if bucket == "day":
        return format_date(local.date(), "EEEE d MMMM", locale=locale)
    last = datetime.fromtimestamp(end - 1, UTC).astimezone(ZoneInfo(zone))
    first, until = (format_date(it.date(), "medium", locale=locale) for it in (local, last))
    return f"{first} – {until}"


def point_ticks(
    starts: Sequence[Instant], bucket: str, zone: str, most: int
) -> tuple[tuple[float, str], ...]:
    """Ticks for as many points as find room, counted back from the newest."""
    if not starts:
        return ()
    step = max(1, -(-len(starts) // max(1, most)))
    places = range(len(starts) - 1, -1, -step)
    return tuple((float(n), point_name(starts[n], bucket, zone)) for n in sorted(places))


def weekday_names(width: Literal["abbreviated", "wide"] = "abbreviated") -> tuple[str, ...]:
    """The seven days, Monday first."""
    return _weekday_names(width, _locale())


@lru_cache(maxsize=16)
def _weekday_names(width: Literal["abbreviated", "wide"], locale: str) -> tuple[str, ...]:
    from babel.dates import get_day_names

    names = get_day_names(width, locale=locale)
    return tuple(str(names[n]) for n in range(7))


def _locale() -> str:
    return "en_GB" if language() == "en" else language()
