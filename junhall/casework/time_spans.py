"""Periods and their days, weeks or months, cut at local midnights of a town; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from junhall.casework.figures import Ints
from junhall.casework.times_rows import TimesWish
from junhall.models.terms import Instant

_WEEKS: Final = {"4w": 4, "16w": 16, "52w": 52}
_DAYS_AS_DAYS: Final = 35
"""A period as short as this is drawn day by day, since five weeks would be five points."""
_DAYS_AS_WEEKS: Final = 130 * 7


@dataclass(frozen=True, slots=True)
class Span:
    """A period, its points, and the period of the same length before it.

    Shapes: ``cuts`` (k + 1,), ascending; point i lies in [cuts[i], cuts[i + 1]).
    """

    bucket: str
    cuts: tuple[Instant, ...]
    before: tuple[Instant, Instant]

    @property
    def start(self) -> Instant:
        """When it begins."""
        return self.cuts[0]

    @property
    def end(self) -> Instant:
        """When it is over."""
        return self.cuts[-1]

    def __len__(self) -> int:
        """How many points."""
        return len(self.cuts) - 1

    def places(self, instants: Ints) -> Ints:
        """The point in which each instant lies; -1 before the first, len(self) after the last."""
        cuts = np.array(self.cuts, np.int64)
        return np.searchsorted(cuts, instants, side="right").astype(np.int64) - 1


def span_of(wish: TimesWish, *, now: Instant, zone: ZoneInfo, first: Instant | None) -> Span:
    """The period of a wish; it begins no earlier than the first request of all."""
    today = _day(now, zone)
    first_on = today if first is None else min(_day(first, zone), today)
    ends_on = today + timedelta(days=1)
    if wish.span == "own" and wish.from_at is not None and wish.to_at is not None:
        begins_on = _day(wish.from_at, zone)
        ends_on = max(_day(Instant(wish.to_at - 1), zone), begins_on) + timedelta(days=1)
        first_on = begins_on
    elif wish.span in _WEEKS:
        monday = today - timedelta(days=today.weekday())
        begins_on = monday - timedelta(weeks=_WEEKS[wish.span] - 1)
    else:
        begins_on = first_on
    whole = (ends_on - begins_on).days
    before = (_midnight(begins_on - timedelta(days=whole), zone), _midnight(begins_on, zone))
    begins_on = max(begins_on, first_on)
    bucket, days = _cut(begins_on, ends_on)
    return Span(bucket, tuple(_midnight(day, zone) for day in days), before)


def whole_span(start: Instant, end: Instant) -> Span:
    """A period as one point, for its totals alone."""
    return Span("whole", (start, end), (start, start))


def _cut(begins_on: date, ends_on: date) -> tuple[str, list[date]]:
    days = (ends_on - begins_on).days
    if days <= _DAYS_AS_DAYS:
        return "day", [begins_on + timedelta(days=n) for n in range(days + 1)]
    if days <= _DAYS_AS_WEEKS:
        monday = begins_on - timedelta(days=begins_on.weekday())
        weeks = -(-(ends_on - monday).days // 7)
        return "week", [monday + timedelta(weeks=n) for n in range(weeks + 1)]
    months = [begins_on.replace(day=1)]
    while months[-1] < ends_on:
        last = months[-1]
        months.append(date(last.year + last.month // 12, last.month % 12 + 1, 1))
    return "month", months


def _day(instant: Instant, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(instant, UTC).astimezone(zone).date()


def _midnight(day: date, zone: ZoneInfo) -> Instant:
    return Instant(int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()))
