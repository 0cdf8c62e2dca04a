"""PURE: the times in a clause of one language, and the instants they mean (rules.md 22).

A clause is read into parts (a day, a band of the day, a clock time, a span, a week or month); parts
that belong together make one wish, and a wish becomes a due instant in the town's zone.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from junhall.casework.clocks import Calendar, local_instant, local_midnight, local_time
from junhall.casework.time_words import BAND, BARE_DAYS, DAY, HOUR, MOST_DAYS, PERIOD, SPAN, Part
from junhall.models.terms import Instant

_SENSIBLE: Final = (7 * 60, 22 * 60)
"""Clock times that somebody means who does not say which half of the day, [from, to)."""
_NEAR: Final = 4
"""Letters between two bands of one time."""
_LAST_MINUTE: Final = 23 * 60 + 59


@dataclass(slots=True)
class Wish:
    """Parts that say one time together."""

    parts: dict[str, Part] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where it begins in the clause."""
        return min(part.start for part in self.parts.values())

    @property
    def end(self) -> int:
        """Where it ends in the clause."""
        return max(part.end for part in self.parts.values())

    @property
    def rule(self) -> str:
        """The readings that made it, for `explain`."""
        return "+".join(part.rule for part in self.parts.values())

    @property
    def is_span(self) -> bool:
        """Whether it says how long: beside work that is done it says how long it took."""
        day = self.parts.get(DAY)
        return SPAN in self.parts or (day is not None and day.rule in {"days", BARE_DAYS})

    @property
    def is_ahead(self) -> bool:
        """Whether it cannot be a time gone by: "mañana", not "a las 12"."""
        day = self.parts.get(DAY)
        period = self.parts.get(PERIOD)
        return (day is not None and bool(day.days) and day.rule != BARE_DAYS) or (
            period is not None and period.period.startswith("next")
        )


def wishes(parts: Sequence[Part]) -> tuple[Wish, ...]:
    """Parts put together: one day, one band, one clock time make one wish; a second day another.

    A later wish without a day of its own is on the day named before it.
    """
    made: list[Wish] = []
    named: Part | None = None
    for part in _without_echoes(parts):
        now = made[-1] if made else None
        told = None if now is None or part.kind != BAND else now.parts.get(BAND)
        if now is not None and told is not None and part.start - told.end <= _NEAR:
            # "Tomorrow morning, first thing": the narrower one is meant.
            now.parts[BAND] = min(told, part, key=lambda one: one.minutes[1] - one.minutes[0])
            continue
        alone = part.kind == SPAN or (now is not None and SPAN in now.parts)
        if now is None or alone or part.kind in now.parts:
            now = Wish()
            made.append(now)
            if named is not None and part.kind in {BAND, HOUR}:
                now.parts[DAY] = replace(named, start=part.start, end=part.end)
        now.parts[part.kind] = part
        if part.kind == DAY:
            named = part
    return tuple(wish for made_one in made if (wish := _without_lower(made_one)) is not None)


def _without_echoes(parts: Sequence[Part]) -> Iterator[Part]:
    """ "Mañana jueves" is one day: of two that touch, a weekday gives way to a nearer word."""
    last: Part | None = None
    for part in parts:
        if (
            last is not None
            and last.kind == part.kind == DAY
            and last.days in {0, 1, 2}
            and part.weekday is not None
            and part.start - last.end <= 2
        ):
            continue
        yield part
        last = part


def _without_lower(wish: Wish) -> Wish | None:
    """rules.md 21: a lower bound promises nothing; "mañana a partir de las 9" still is a day."""
    if not any(part.lower for part in wish.parts.values()):
        return wish
    day = wish.parts.get(DAY)
    if day is None or day.lower:
        return None
    return Wish({DAY: day})


def resolve(wish: Wish, said_at: Instant, calendar: Calendar) -> Instant | None:
    """The due instant of a wish; None where it is not in the future."""
    due = _resolve(wish, said_at, calendar)
    return due if due is not None and due > said_at else None


def _resolve(wish: Wish, said_at: Instant, calendar: Calendar) -> Instant | None:
    zone = calendar.zone
    said = local_time(said_at, zone)
    today = said.date()
    span, period = wish.parts.get(SPAN), wish.parts.get(PERIOD)
    if span is not None:
        if span.workdays:
            later = calendar.working_day_after(said_at, min(span.workdays, MOST_DAYS))
            return None if later is None else _end(calendar.local_day(later), said_at, calendar)
        if span.months:
            return _end(_months_on(today, span.months), said_at, calendar)
        return Instant(said_at + span.seconds)
    named, band, hour = wish.parts.get(DAY), wish.parts.get(BAND), wish.parts.get(HOUR)
    day = None if named is None else _day(named, period, today)
    if named is not None and day is None:
        return None
    if hour is not None:
        return _clock_instant(hour, band, day, said_at, calendar)
    if band is not None:
        return _band_instant(band, day, said_at, calendar, before=band.before)
    if named is not None and day is not None:
        return _before(day, calendar) if named.before else _end(day, said_at, calendar)
    if period is not None:
        first, last = _period(period, today)
        if period.before and period.period in {"next_week", "next_month", "weekend"}:
            return _before(first, calendar)
        if period.rule == "late_month":  # its last minute, as that of "this week" is Sunday's
            return local_instant(last, _LAST_MINUTE, zone)
        return _end(last, said_at, calendar)
    return None


def _end(day: date, said_at: Instant, calendar: Calendar) -> Instant:
    """A day without an hour: its closing instant, 23:59 where the office is (already) shut."""
    close = calendar.closing_instant(day)
    if close is not None and close > said_at:
        return close
    return local_instant(day, _LAST_MINUTE, calendar.zone)


def _before(day: date, calendar: Calendar) -> Instant:
    opens = calendar.opening_instant(day)
    return local_midnight(day, calendar.zone) if opens is None else opens


def _day(part: Part, period: Part | None, today: date) -> date | None:
    if part.days is not None:
        return today + timedelta(days=part.days)
    if part.weekday is not None:
        if period is not None and period.period == "next_week":
            return today + timedelta(days=7 - today.weekday() + part.weekday)
        return today + timedelta(days=(part.weekday - today.weekday() - 1) % 7 + 1)
    month, dom = part.on or (None, 1)
    for months in range(49):
        first = _months_on(today.replace(day=1), months)
        if month not in {None, first.month} or dom > monthrange(first.year, first.month)[1]:
            continue
        if (day := first.replace(day=dom)) >= today:
            return day
    return None


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + min(months, 1200), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _period(part: Part, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    match part.period:
        case "this_week":
            return monday, monday + timedelta(days=6)
        case "weekend":
            return monday + timedelta(days=5), monday + timedelta(days=6)
        case "next_week":
            return monday + timedelta(days=7), monday + timedelta(days=13)
        case "next_month":
            first = _months_on(today.replace(day=1), 1)
        case "late":
            first = _months_on(today.replace(day=1), (part.months - today.month) % 12)
        case "this_year":
            return today.replace(month=1, day=1), today.replace(month=12, day=31)
        case _:
            first = today.replace(day=1)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def _band_instant(
    band: Part, day: date | None, said_at: Instant, calendar: Calendar, *, before: bool
) -> Instant:
    zone = calendar.zone
    first, last = band.minutes
    minute = first if before else last
    today = calendar.local_day(said_at)
    if day is not None and day != today:
        return local_instant(day, minute, zone)
    yesterday = today - timedelta(days=1)
    if day is None and last > 1440 and local_instant(yesterday, last, zone) > said_at:
        return local_instant(yesterday, minute, zone)
    due = local_instant(today, minute, zone)
    if day is None and not band.today and due <= said_at:
        return local_instant(today + timedelta(days=1), minute, zone)
    return due


def _clock_instant(
    hour: Part, band: Part | None, day: date | None, said_at: Instant, calendar: Calendar
) -> Instant | None:
    minutes = _minutes(hour, band)
    today = calendar.local_day(said_at)
    if day is None and band is not None and band.today:
        day = today
    days = [day] if day is not None else [today, today + timedelta(days=1)]
    for one in days:
        for minute in minutes:
            due = local_instant(one, minute, calendar.zone)
            if due > said_at:
                return due
    return None


def _minutes(hour: Part, band: Part | None) -> list[int]:
    """The minutes of a day that a clock time can mean, the likeliest first."""
    minute = hour.minutes[0]
    twelve = 720 <= minute < 780
    match hour.half:
        case "24":
            return [minute]
        case "am":
            return [minute - 720 if twelve else minute]
        case "pm":
            return [minute if minute >= 720 else minute + 720]
        case "night":
            if twelve:
                return [minute + 720]
            return [minute if minute < 360 else minute + 720]
    both = [minute - 720, minute] if twelve else [minute, minute + 720]
    if band is not None:
        inside = [m for m in (*both, both[0] + 1440) if band.minutes[0] <= m <= band.minutes[1]]
        if inside:
            return inside[:1]
    sensible = [m for m in both if _SENSIBLE[0] <= m < _SENSIBLE[1]]
    return sensible or both
