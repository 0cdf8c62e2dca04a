"""PURE: office time, due times, breaches and the states of a promise (rules.md 14-17 and 20).

Instants are whole Unix seconds; a local day or clock time is met only inside ``Calendar`` and
``local_instant``, so both nights of daylight saving come out right without being thought of.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from junhall.casework.office_years import OfficeYear
from junhall.models.office_hours import OfficeHours, Shift
from junhall.models.terms import Instant, PromiseState
from junhall.models.town_services import Within

OFFICE: Final = "office"
ALWAYS: Final = "always"

_DAY_S: Final = 86_400
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST: Final = int((datetime(2, 1, 1, tzinfo=UTC) - _EPOCH).total_seconds())
_LAST: Final = int((datetime(9998, 1, 1, tzinfo=UTC) - _EPOCH).total_seconds())
_MOST_YEARS: Final = 64
"""Years kept at once: hostile stamps may lie in any of ten thousand."""
_WEEK_AND_ONE: Final = timedelta(days=8)


def local_time(instant: Instant, zone: ZoneInfo) -> datetime:
    """The wall clock at an instant; absurd stamps of hostile posts are drawn into years 2-9998."""
    kept = min(max(instant, _FIRST), _LAST)
    return (_EPOCH + timedelta(seconds=kept)).astimezone(zone)


def local_instant(day: date, minute: int, zone: ZoneInfo) -> Instant:
    """When the clock of ``zone`` shows ``minute`` of ``day``; 1440 is the midnight after it.

    Of autumn's double hour the first (formats.md); a minute that spring skips is the instant of
    the leap, so that a shift is never longer than the night it lies in.
    """
    naive = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minute)
    first = _timestamp(naive.replace(fold=0))
    second = _timestamp(naive.replace(fold=1))
    if first <= second:
        return Instant(first)
    low, high = second, first
    before = _offset(low, zone)
    while low + 1 < high:
        middle = (low + high) // 2
        if _offset(middle, zone) == before:
            low = middle
        else:
            high = middle
    return Instant(high)


def local_midnight(day: date, zone: ZoneInfo) -> Instant:
    """The first instant of a local day, also where daylight saving begins at midnight."""
    return local_instant(day, 0, zone)


def _timestamp(wall: datetime) -> int:
    return (wall - _EPOCH) // timedelta(seconds=1)


def _offset(instant: int, zone: ZoneInfo) -> timedelta | None:
    return (_EPOCH + timedelta(seconds=instant)).astimezone(zone).utcoffset()


@dataclass(frozen=True, slots=True)
class Window:
    """One open stretch, [opens, closes)."""

    opens: Instant
    closes: Instant


@dataclass(frozen=True, slots=True)
class Calendar:
    """Office hours in a zone. Keep one per calendar: it remembers the days it has worked out."""

    hours: OfficeHours
    zone: ZoneInfo
    _windows: dict[date, tuple[Window, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _shifts: dict[date, tuple[Window, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _years: dict[int, OfficeYear] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Years by the instant at which they begin."""
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    """Where the known years begin, in order."""

    def local_day(self, instant: Instant) -> date:
        """The day on the town's wall calendar."""
        return local_time(instant, self.zone).date()

    def windows(self, day: date) -> tuple[Window, ...]:
        """The stretches of a local day that count, in order, apart: shifts and times on call."""
        if not self.hours.on_call:
            return self.shifts(day)
        known = self._windows.get(day)
        if known is None:
            extra = self.hours.on_call_by_day.get(day, ())
            known = self._windows[day] = self._cut(day, (*self.hours.shifts_on(day), *extra))
        return known

    def shifts(self, day: date) -> tuple[Window, ...]:
        """The stretches of a local day in which the office itself is open; none where shut."""
        known = self._shifts.get(day)
        if known is None:
            known = self._shifts[day] = self._cut(day, self.hours.shifts_on(day))
        return known

    def _cut(self, day: date, shifts: tuple[Shift, ...]) -> tuple[Window, ...]:
        return tuple(
            window
            for shift in _joined(shifts)
            if (window := self._window(day, shift)).opens < window.closes
        )

    def _window(self, day: date, shift: Shift) -> Window:
        return Window(
            local_instant(day, shift.start_min, self.zone),
            local_instant(day, shift.end_min, self.zone),
        )

    def is_working_day(self, day: date) -> bool:
        """Whether the office opens at all on a local day; being on call makes none."""
        return bool(self.shifts(day))

    def is_open(self, instant: Instant) -> bool:
        """Whether the office is open; at the second of closing it is shut."""
        return any(
            window.opens <= instant < window.closes
            for window in self.windows(self.local_day(instant))
        )

    def opening_instant(self, day: date) -> Instant | None:
        """When the office first opens on a local day; None where it is shut all day."""
        shifts = self.shifts(day)
        return shifts[0].opens if shifts else None

    def closing_instant(self, day: date) -> Instant | None:
        """When the office closes for good on a local day; None where it is shut all day."""
        shifts = self.shifts(day)
        return shifts[-1].closes if shifts else None

    def next_opening(self, instant: Instant) -> Instant | None:
        """``instant`` itself while open, else the next opening; None if there is none ever."""
        soon = self._year_of(instant).next_opening(instant)
        if soon is not None:
            return Instant(soon)
        for window in self._windows_from(instant):
            return Instant(max(window.opens, instant))
        return None

    def open_seconds(self, start: Instant, end: Instant) -> int:
        """Open seconds from ``start`` to ``end``; 0 where they are the wrong way round."""
        if end <= start:
            return 0
        start, end = _on_calendars(start), _on_calendars(end)
        year, last = self._year_of(start), self._year_of(end)
        open_s = last.open_until(end) - year.open_until(start)
        while year.starts < last.starts:
            open_s += year.total
            year = self._year_of(Instant(year.ends))
        return open_s

    def working_day_after(self, instant: Instant, days: int) -> Instant | None:
        """The same clock time so many working days on, or that day's close if shut then.

        The second of closing still belongs to the shift it ends (rules.md 15). None where the
        office never opens again.
        """
        wall = local_time(instant, self.zone)
        day = wall.date()
        if days > 0:
            later = self._year_of(instant).working_day_after(day, days)
            if later is None:
                ahead = self._days_from(day + timedelta(days=1), self.shifts)
                later = next(islice(ahead, days - 1, None), None)
            if later is None:
                return None
            day = later
        seconds = wall.hour * 3600 + wall.minute * 60 + wall.second
        same = Instant(local_instant(day, seconds // 60, self.zone) + seconds % 60)
        if any(window.opens <= same <= window.closes for window in self.windows(day)):
            return same
        close = self.closing_instant(day)
        return same if close is None else close

    def after_open_seconds(self, start: Instant, seconds: int) -> Instant | None:
        """When so many open seconds have passed, at the end of a shift rather than at the next.

        None where the office does not open often enough any more.
        """
        soon = self._year_of(start).after_open_seconds(start, seconds)
        if soon is not None:
            return Instant(soon)
        left = seconds
        for window in self._windows_from(start):
            begins = max(window.opens, start)
            if left <= window.closes - begins:
                return Instant(begins + left)
            left -= window.closes - begins
        return None

    def _windows_from(self, instant: Instant) -> Iterator[Window]:
        for day in self._days_from(self.local_day(instant), self.windows):
            for window in self.windows(day):
                if window.closes > instant:
                    yield window

    def _days_from(
        self, day: date, stretches: Callable[[date], tuple[Window, ...]]
    ) -> Iterator[date]:
        """Every day with a stretch; it ends once no exception lies ahead and none came."""
        hope = self._exceptions_end(day)
        while day <= hope and day.year < date.max.year:
            if stretches(day):
                yield day
                hope = max(hope, day + _WEEK_AND_ONE)
            day += timedelta(days=1)

    def _exceptions_end(self, day: date) -> date:
        on_call = max(self.hours.on_call_by_day, default=day)
        dated = (dated.to_on for dated in self.hours.dated)
        last = max((day, on_call, *self.hours.holidays, *dated))
        return min(last, date.max - _WEEK_AND_ONE) + _WEEK_AND_ONE

    def _year_of(self, instant: Instant) -> OfficeYear:
        """The local year in which an instant lies, laid out when it is first asked for."""
        at = bisect_right(self._starts, instant) - 1
        if at >= 0 and instant < (known := self._years[self._starts[at]]).ends:
            return known
        number = self.local_day(instant).year
        new_year = date(number, 1, 1)
        starts = local_midnight(new_year, self.zone)
        if starts in self._years:
            return self._years[starts]
        if len(self._years) >= _MOST_YEARS:
            for kept in (self._years, self._starts, self._windows, self._shifts):
                kept.clear()
        length = (date(number + 1, 1, 1) - new_year).days
        days = [new_year + timedelta(days=n) for n in range(length)]
        year = OfficeYear(
            starts,
            local_midnight(date(number + 1, 1, 1), self.zone),
            [
                (
                    day,
                    self.is_working_day(day),
                    [(one.opens, one.closes) for one in self.windows(day)],
                )
                for day in days
            ],
        )
        insort(self._starts, starts)
        self._years[starts] = year
        return year


def _on_calendars(instant: Instant) -> Instant:
    """An instant that has a local day on every calendar."""
    return Instant(min(max(instant, _FIRST), _LAST))


def _joined(shifts: tuple[Shift, ...]) -> list[Shift]:
    """Shifts in order; those that touch or overlap become one, so that no minute counts twice."""
    joined: list[Shift] = []
    for shift in sorted(shifts, key=lambda shift: shift.start_min):
        if joined and shift.start_min <= joined[-1].end_min:
            before = joined.pop()
            shift = Shift(before.start_min, max(before.end_min, shift.end_min))  # noqa: PLW2901 - the joined one takes its place
        joined.append(shift)
    return joined


def office_seconds(start: Instant, end: Instant, hours: OfficeHours, zone: ZoneInfo) -> int:
    """``Calendar.open_seconds`` for a single question; ask a kept calendar for many."""
    return Calendar(hours, zone).open_seconds(start, end)


def opening_instant(day: date, calendar: Calendar) -> Instant | None:
    """When the office first opens on a local day; None where it is shut all day."""
    return calendar.opening_instant(day)


def closing_instant(day: date, calendar: Calendar) -> Instant | None:
    """When the office closes for good on a local day; None where it is shut all day."""
    return calendar.closing_instant(day)


def due_at(start: Instant, within: Within, calendar: Calendar, clock: str = OFFICE) -> Instant:
    """When a target written at ``start`` is due (rules.md 15).

    With clock "always" time is plain elapsed and a day is 86,400 s: on the two nights of daylight
    saving the due clock time moves by the hour that the night lost or won. A calendar that never
    opens (again) falls back to elapsed time: a target without an end would hide the request.
    """
    elapsed = Instant(start + within.minutes * 60 + within.days * _DAY_S)
    if clock == ALWAYS:
        return elapsed
    begins = calendar.next_opening(start)
    if begins is not None and within.days:
        begins = calendar.working_day_after(begins, within.days)
    if begins is not None and within.minutes:
        begins = calendar.after_open_seconds(begins, within.minutes * 60)
    return elapsed if begins is None else begins


def is_breached(due: Instant | None, ended_at: Instant | None, now: Instant) -> bool:
    """Whether a due time was, or is being, missed: one second later is late (rules.md 15)."""
    if due is None:
        return False
    return (now if ended_at is None else ended_at) > due


def seconds_between(start: Instant, end: Instant) -> tuple[int, bool]:
    """Elapsed seconds, never negative, and whether the stamps disagree: clock-skew (rule 16)."""
    return max(0, end - start), end < start


def sync_lag(posted_at: Instant, seen_at: Instant) -> tuple[int, bool]:
    """How long a post took to reach us, and the flag clock-skew (rules.md 16 and 17)."""
    return seconds_between(posted_at, seen_at)


def promise_state(
    *,
    confirmed: bool,
    due: Instant | None,
    solved_at: Instant | None,
    withdrawn: bool,
    now: Instant,
    calendar: Calendar,
) -> PromiseState:
    """Where a promise stands (rules.md 20).

    A promise taken back is broken even where the work was done later. Without a due time none is
    ever late or broken: it is open, and kept by the repair.
    """
    if not confirmed:
        return PromiseState.PROPOSED
    if due is None:
        return PromiseState.OPEN if solved_at is None else PromiseState.KEPT
    if withdrawn:
        return PromiseState.BROKEN
    if solved_at is not None:
        return PromiseState.KEPT if solved_at <= due else PromiseState.LATE
    last = calendar.working_day_after(due, 1)
    grace = Instant(due + _DAY_S) if last is None else last
    return PromiseState.BROKEN if now > grace else PromiseState.OPEN
