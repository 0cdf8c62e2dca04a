"""The month, quarter or year that a report is about, cut at local midnights of the town; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from junhall.casework.ages import locale_name
from junhall.models.terms import Instant

_FORMS: Final = {
    "month": re.compile(r"(\d{4})-(\d{2})\Z", re.ASCII),
    "quarter": re.compile(r"(\d{4})-?[QT]([1-4])\Z", re.ASCII | re.IGNORECASE),
    "year": re.compile(r"(\d{4})()\Z", re.ASCII),
}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar period; ``end`` is not in it."""

    kind: str
    """month, quarter or year."""
    first: date
    start: Instant
    end: Instant

    @property
    def label(self) -> str:
        """For a file's name: 2026-10, 2026-Q3, 2026."""
        match self.kind:
            case "month":
                return f"{self.first:%Y-%m}"
            case "quarter":
                return f"{self.first.year}-Q{(self.first.month + 2) // 3}"
            case _:
                return str(self.first.year)

    def name(self) -> str:
        """As people say it: "October 2026", "Q3 2026", "2026"."""
        from babel.dates import format_skeleton

        if self.kind == "year":
            return str(self.first.year)
        skeleton = "yMMMM" if self.kind == "month" else "yQQQQ"
        return format_skeleton(skeleton, self.first, locale=locale_name())


def period_of(kind: str, told: str, *, now: Instant, zone: ZoneInfo) -> Period:
    """The period that was asked for: 2026-10, 2026-Q3, 2026, or "last", which ended last.

    Raises: ValueError with what was typed.
    """
    months = _MONTHS[kind]
    if told == "last":
        today = datetime.fromtimestamp(now, UTC).astimezone(zone).date()
        begun = (today.year * 12 + today.month - 1) // months * months
        number = begun - months
    else:
        found = _FORMS[kind].match(told.strip())
        if found is None:
            raise ValueError(told)
        year, part = int(found[1]), int(found[2] or 1)
        number = year * 12 + (part - 1) * months
        if kind == "month" and not 1 <= part <= 12:
            raise ValueError(told)
    if not 12 <= number < 9998 * 12:
        raise ValueError(told)
    return Period(kind, _first(number), _midnight(number, zone), _midnight(number + months, zone))


def _first(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _midnight(month: int, zone: ZoneInfo) -> Instant:
    day = _first(month)
    return Instant(int(datetime(day.year, day.month, 1, tzinfo=zone).timestamp()))
