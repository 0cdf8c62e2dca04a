"""PURE: one year of an office calendar laid out: its hours are looked up, not worked out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate


class OfficeYear:
    """The open stretches of one local year in order, and the open seconds before each."""

    __slots__ = ("_before", "_closes", "_days", "_opens", "ends", "starts", "total")

    def __init__(
        self,
        starts: int,
        ends: int,
        days: Iterable[tuple[date, bool, Sequence[tuple[int, int]]]],
    ) -> None:
        """``starts`` and ``ends``: New Year's instants; ``days``: if each works, its stretches.

        Somebody may be on call on a day that is no working day.
        """
        self.starts = starts
        self.ends = ends
        self._opens: list[int] = []
        self._closes: list[int] = []
        self._days: list[int] = []
        for day, works, windows in days:
            if works:
                self._days.append(day.toordinal())
            for opens, closes in windows:
                self._opens.append(opens)
                self._closes.append(closes)
        spans = (closes - opens for opens, closes in zip(self._opens, self._closes, strict=True))
        self._before = list(accumulate(spans, initial=0))
        self.total = self._before[-1]
        """Open seconds of the whole year."""

    def open_until(self, instant: int) -> int:
        """Open seconds from New Year to an instant of this year."""
        at = bisect_right(self._opens, instant) - 1
        if at < 0:
            return 0
        return self._before[at] + min(instant, self._closes[at]) - self._opens[at]

    def next_opening(self, instant: int) -> int | None:
        """``instant`` while open, else the next opening; None where this year has none left."""
        at = bisect_right(self._closes, instant)
        return max(instant, self._opens[at]) if at < len(self._opens) else None

    def after_open_seconds(self, start: int, seconds: int) -> int | None:
        """When so many open seconds have passed, at the end of a stretch rather than at the next.

        None where this year does not suffice.
        """
        wanted = self.open_until(start) + seconds
        at = max(bisect_left(self._before, wanted), bisect_right(self._closes, start) + 1) - 1
        if at >= len(self._opens):
            return None
        return self._opens[at] + wanted - self._before[at]

    def working_day_after(self, day: date, count: int) -> date | None:
        """The so many-th working day after a day of this year; None where it lies beyond it."""
        at = bisect_right(self._days, day.toordinal()) + count - 1
        return date.fromordinal(self._days[at]) if at < len(self._days) else None
