"""Clocks, durations, dates and times in the reader's language; no Qt, and Babel only when asked."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from junhall.models.terms import Instant
from junhall.words import THOUSANDS, language, tr

MINUTE = 60
HOUR = 3600
DAY = 86400


def clock_text(seconds: int) -> str:
    """A running clock: "12:04" under one hour, then "1 h 20", then "1 d 3 h"; never negative."""
    seconds = max(0, seconds)
    if seconds < HOUR:
        return f"{seconds // MINUTE}:{seconds % MINUTE:02}"
    return _hours_or_days(seconds)


def span_text(seconds: float) -> str:
    """A finished span, to the minute: "45 s", "6 min", "3 h 41", "3 h", "1 d 3 h"."""
    whole = max(0, int(seconds))
    if whole < MINUTE:
        return tr("{n} s", n=whole)
    if whole < HOUR:
        return tr("{n} min", n=whole // MINUTE)
    if whole < DAY and whole % HOUR < MINUTE:
        return tr("{n} h", n=whole // HOUR)
    if whole >= DAY and whole % DAY < HOUR:
        return tr("{n} d", n=whole // DAY)
    return _hours_or_days(whole)


def lap_text(seconds: int) -> str:
    """A finished lap: to the second while every second is news, to the minute after ten."""
    return clock_text(seconds) if seconds < 10 * MINUTE else span_text(seconds)


def spoken_span(seconds: float) -> str:
    """A span as a screen reader should say it: "3 hours 41 minutes"."""
    from babel.units import format_unit

    whole = max(0, int(seconds))
    days, hours, minutes = whole // DAY, whole % DAY // HOUR, whole % HOUR // MINUTE
    parts = [(days, "duration-day"), (hours, "duration-hour"), (minutes, "duration-minute")]
    said = [(n, unit) for n, unit in parts if n][:2] or [(whole, "duration-second")]
    return " ".join(format_unit(n, unit, locale=language()) for n, unit in said)


def ago_text(seconds: int) -> str:
    """How long ago something was: "12 s ago"; less than two seconds are now."""
    if seconds < 2:
        return tr("just now")
    return tr("{span} ago", span=span_text(seconds))


def time_text(at: Instant, zone: str) -> str:
    """The time of day in the town: "22:48"."""
    from babel.dates import format_time

    return format_time(_local(at, zone), "short", locale=locale_name())


def date_text(at: Instant, zone: str) -> str:
    """The day in the town: "23 nov 2026"."""
    from babel.dates import format_date

    return format_date(_local(at, zone), "medium", locale=locale_name())


def when_text(at: Instant, now: Instant, zone: str) -> str:
    """Today's time alone; another day of this year with its day; else with its year."""
    then, today = _local(at, zone), _local(now, zone)
    if then.date() == today.date():
        return time_text(at, zone)
    if then.year != today.year:
        return f"{date_text(at, zone)} {time_text(at, zone)}"
    from babel.dates import format_skeleton

    return f"{format_skeleton('MMMd', then, locale=locale_name())} {time_text(at, zone)}"


def coming_text(at: Instant, now: Instant, zone: str) -> str:
    """A time that lies ahead, as people say it: "tomorrow 09:00", "Mon 30 Nov 09:00".

    A time that is over is said the same way: its day tells.
    """
    from babel.dates import format_skeleton

    then, today = _local(at, zone), _local(now, zone)
    time = time_text(at, zone)
    days = (then.date() - today.date()).days
    if days == 0:
        return tr("today {time}", time=time)
    if days == 1:
        return tr("tomorrow {time}", time=time)
    skeleton = "yMMMEd" if then.year != today.year else "MMMEd"
    return f"{format_skeleton(skeleton, then, locale=locale_name())} {time}"


def number_text(value: float, digits: int = 0) -> str:
    """A number with the reader's separators."""
    separator = THOUSANDS.get(language())
    if digits == 0 and separator is not None:
        return f"{round(value):,}".replace(",", separator)
    return _number(round(value, digits), locale_name())


@lru_cache(maxsize=4096)
def _number(value: float, locale: str) -> str:
    """A page of figures says some hundred numbers, and the same ones again and again."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale)


def _hours_or_days(seconds: int) -> str:
    if seconds < DAY:
        return tr("{h} h {m}", h=seconds // HOUR, m=f"{seconds % HOUR // MINUTE:02}")
    return tr("{d} d {h} h", d=seconds // DAY, h=seconds % DAY // HOUR)


def _local(at: Instant, zone: str) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(zone))


def locale_name() -> str:
    """English dates of a European town: 24 hours, day before month."""
    return "en_GB" if language() == "en" else language()
