"""Times as other people write them, to instants: with an offset, or read on a zone's clocks.

On the night when an hour comes twice a time without offset is the first of the two; a time that
never was, because the clocks were put forward, is moved on by the gap.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from junhall.models.terms import Instant

DateOrder = Literal["dmy", "mdy"]
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199
_MONTH_FIRST: Final = ("America/", "US/", "Canada/")
_PARTS: Final = re.compile(
    r"(\d{1,2}|\d{4})[/.-](\d{1,2})[/.-](\d{1,2}|\d{4})"
    r"(?:[T, ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([AaPp])\.?\s?[Mm]\.?)?)?\s*\Z",
    re.ASCII,
)
_TOLD: Final = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d)(:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))\Z", re.ASCII)
_MOST_KNOWN: Final = 20_000
"""Hours, and minutes with their offset, that are remembered of one file."""


def iso(instant: int) -> str:
    """ISO 8601, UTC, whole seconds: how every file of ours writes an instant."""
    return datetime.fromtimestamp(instant, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class StampReader:
    """Reads the times of one file: one zone, one order of day and month."""

    __slots__ = ("_hours", "_is_month_first", "_rests", "_zone")

    def __init__(self, zone: str, order: DateOrder = "dmy") -> None:
        self._zone = ZoneInfo(zone)
        self._is_month_first = order == "mdy"
        self._hours: dict[str, int] = {}
        """Seconds of "2021-06-11T12" in UTC: a file has few hours and very many times."""
        self._rests: dict[str, int] = {}
        """Seconds that ":41:46+02:00" adds to that."""

    def read(self, text: str) -> Instant | None:
        """The instant, in whole seconds; None for what is no time between 1900 and 2199.

        ISO 8601 in any of its forms, day/month/year with slashes, dots or dashes, with or without
        a time of day, half days of twelve hours, and Unix time in seconds or milliseconds.
        """
        begins = self._hours.get(text[:13])
        if begins is not None and (rest := self._rests.get(text[13:])) is not None:
            return begins + rest  # type: ignore[return-value]  # naming it costs a third
        return self._read(text)

    def _read(self, text: str) -> Instant | None:
        """One that was not met before; what it shares with others is remembered.

        Only where the offset is told: a zone's own clocks may be put forward within an hour.
        """
        instant = self._read_anew(text)
        parts = _TOLD.match(text)
        if instant is None or parts is None:
            return instant
        hour, rest = parts.groups()
        begins = datetime.fromisoformat(f"{hour}:00:00+00:00")
        for known, key, value in (
            (self._hours, hour, int(begins.timestamp())),
            (self._rests, rest, instant - int(begins.timestamp())),
        ):
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[key] = value
        return instant

    def _read_anew(self, text: str) -> Instant | None:
        try:
            stamp = datetime.fromisoformat(text)
        except ValueError:
            read = self._otherwise(text.strip())
            if read is None:
                return None
            stamp = read
        if not _FIRST_YEAR <= stamp.year <= _LAST_YEAR:
            return None
        if stamp.tzinfo is None:
            stamp = stamp.replace(tzinfo=self._zone, fold=0)
        return Instant(int(stamp.timestamp() // 1))

    def _otherwise(self, text: str) -> datetime | None:
        if text.isascii() and text.isdigit() and len(text) in {10, 13}:
            return datetime.fromtimestamp(int(text[:10]), UTC)
        if " +" in text or " -" in text:
            return _iso(text.replace(" +", "+").replace(" -", "-"))
        if text.upper().endswith(" UTC"):
            return _iso(text[:-4] + "+00:00")
        parts = _PARTS.match(text)
        if parts is None:
            return None
        first, second, third, hour, minute, second_of, half = parts.groups()
        if len(first) == 4:
            year, month, day = int(first), int(second), int(third)
        elif len(third) == 1:
            return None
        else:
            year = _full_year(int(third))
            month, day = (
                (int(first), int(second)) if self._is_month_first else (int(second), int(first))
            )
        hours = int(hour or 0)
        if half:
            if not 1 <= hours <= 12:
                return None
            hours = hours % 12 + (12 if half in "pP" else 0)
        try:
            return datetime(  # noqa: DTZ001  a local time: read() gives it the zone of the file
                year, month, day, hours, int(minute or 0), int(second_of or 0)
            )
        except ValueError:
            return None


def date_order(samples: list[str], zone: str) -> DateOrder:
    """Which comes first in 3/4/2026: whatever the samples prove, else as people write it there."""
    for text in samples:
        parts = _PARTS.match(text.strip())
        if parts is None or len(parts[1]) == 4:
            continue
        if int(parts[1]) > 12:
            return "dmy"
        if int(parts[2]) > 12:
            return "mdy"
    return "mdy" if zone.startswith(_MONTH_FIRST) else "dmy"


def instant_with_offset(text: str) -> Instant | None:
    """An ISO 8601 time that says its own offset; None for any other."""
    try:
        stamp = datetime.fromisoformat(text)
    except ValueError:
        return None
    if stamp.tzinfo is None or not _FIRST_YEAR <= stamp.year <= _LAST_YEAR:
        return None
    return Instant(int(stamp.timestamp() // 1))


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _full_year(year: int) -> int:
    """Two digits are of this century, but for those that would lie far ahead."""
    if year >= 100:
        return year
    return 2000 + year if year < 70 else 1900 + year
