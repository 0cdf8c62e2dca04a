"""Backlog, medians, percentiles and survival from columns of requests; pure arithmetic in numpy.

Durations and cuts are computed on UTC seconds; months, weekdays and hours are read in a zone.
Percentiles interpolate linearly ("type 7"). Open requests are censored, never dropped: shares and
medians of time to solve come from Kaplan-Meier (rules.md 18).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from junhall.models.figure import Figure
from junhall.models.terms import Instant

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int32]

NEVER: Final = -(2**62)
"""Stands for "has not happened" in a column of instants or seconds; differences do not overflow."""
DAY: Final = 86_400


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of words, each said once: ``names[codes[i]]`` is row i's, None where it has none."""

    codes: Codes
    names: tuple[str | None, ...]

    @classmethod
    def of(cls, words: Iterable[str | None]) -> Coded:
        """The words as codes, numbered in the order in which they first appear."""
        numbers: dict[str | None, int] = {}
        codes = np.fromiter((numbers.setdefault(w, len(numbers)) for w in words), np.int32)
        return cls(codes, tuple(numbers))

    def is_any(self, *wanted: str) -> Bools:
        """Which rows hold one of the words."""
        hits = np.fromiter((name in wanted for name in self.names), np.bool_, len(self.names))
        return hits[self.codes] if len(self.names) else np.zeros(0, np.bool_)

    def counts(self, rows: Bools | None = None) -> dict[str | None, int]:
        """How many rows hold each word, the most frequent first; words of no row are left out."""
        codes = self.codes if rows is None else self.codes[rows]
        sums = np.bincount(codes, minlength=len(self.names)).tolist()
        pairs = [(name, n) for name, n in zip(self.names, sums, strict=True) if n]
        return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0] or "")))


def median(values: Ints | Floats, *, as_of: Instant) -> Figure:
    """The plain median of what ended: to be shown only with that label (rules.md 18)."""
    return Figure(percentile(values, 50), len(values), as_of)


def percentile(values: Ints | Floats, per_cent: float) -> float | None:
    """Linear interpolation between the two nearest ranks ("type 7"); None of nothing."""
    return float(np.percentile(values, per_cent)) if len(values) else None


@dataclass(frozen=True, slots=True)
class Survival:
    """A Kaplan-Meier curve.

    Shapes: both (k,); ``times`` ascending, ``unsolved`` the share still open after each.
    """

    times: Floats
    unsolved: Floats

    @property
    def median(self) -> float | None:
        """When half were solved; None while more than half are still open."""
        reached = np.flatnonzero(self.unsolved <= 0.5 + 1e-12)
        return float(self.times[reached[0]]) if len(reached) else None

    def solved_within(self, seconds: float) -> float:
        """The share solved within a time, open ones counted for as long as they were watched."""
        place = int(np.searchsorted(self.times, seconds, side="right"))
        return 1.0 - float(self.unsolved[place - 1]) if place else 0.0


def survival(durations: Ints | Floats, observed: Bools) -> Survival:
    """The curve of solving; ``observed`` False: still open when last seen at that duration.

    At equal times a request that ended counts before one that was lost from sight.
    """
    times, at = np.unique(durations[observed], return_inverse=True)
    ended = np.bincount(at, minlength=len(times)).astype(np.float64)
    watched = len(durations) - np.searchsorted(np.sort(durations), times, side="left")
    left = np.asarray(np.cumprod(1.0 - ended / np.maximum(watched, 1)), np.float64)
    return Survival(times.astype(np.float64), left)


def km_median(durations: Ints | Floats, observed: Bools) -> float | None:
    """When half would be solved, counting the open ones as long as they were watched."""
    return survival(durations, observed).median


def km_solved_within(durations: Ints | Floats, observed: Bools, seconds: float) -> float | None:
    """The share solved within a time by Kaplan-Meier; None of nothing."""
    return survival(durations, observed).solved_within(seconds) if len(durations) else None


def local_seconds(instants: Ints, zone: str) -> Ints:
    """What the clocks of a zone showed, as seconds since 1970-01-01 on those clocks.

    Offsets are looked up once a day that occurs; only on days when the clocks changed is each
    instant asked for itself.
    """
    if not len(instants):
        return instants.copy()
    clocks = ZoneInfo(zone)
    days = instants // DAY
    first = int(days.min())
    days -= first
    occurs = np.flatnonzero(np.bincount(days)).tolist()
    starts = np.zeros(int(days.max()) + 1, np.int64)
    changes: list[int] = []
    known, next_day = 0, -1
    for day in occurs:
        begins = (first + day) * DAY
        starts[day] = known if day == next_day else _offset(begins, clocks)
        known, next_day = _offset(begins + DAY, clocks), day + 1
        if starts[day] != known:
            changes.append(day)
    offsets = starts[days]
    for day in changes:
        for row in np.flatnonzero(days == day).tolist():
            offsets[row] = _offset(int(instants[row]), clocks)
    return instants + offsets


def months(local: Ints) -> Ints:
    """Months since January 1970 of local seconds."""
    return local.astype("datetime64[s]").astype("datetime64[M]").astype(np.int64)


def weekdays(local: Ints) -> Ints:
    """Days of the week of local seconds, Monday 0."""
    return (local // DAY + 3) % 7


def hours(local: Ints) -> Ints:
    """Hours of the day of local seconds."""
    return local % DAY // 3600


def month_name(month: int) -> str:
    """ "2021-06", for a count of months since January 1970."""
    return f"{1970 + month // 12:04d}-{month % 12 + 1:02d}"


def month_starts(first: Instant, last: Instant, zone: str) -> list[Instant]:
    """Local midnights that end each month, from that of ``first`` to that of ``last``."""
    seen = months(local_seconds(np.array([first, last], np.int64), zone)).tolist()
    return [_month_start(month + 1, zone) for month in range(seen[0], seen[1] + 1)]


def backlog(posted: Ints, ended: Ints, cuts: Iterable[Instant]) -> list[int]:
    """How many were open at each cut: posted by then, and not ended by then."""
    starts = np.sort(posted)
    ends = np.sort(np.maximum(ended[ended != NEVER], posted[ended != NEVER]))
    return [
        int(np.searchsorted(starts, cut, "right") - np.searchsorted(ends, cut, "right"))
        for cut in cuts
    ]


@dataclass(frozen=True, slots=True)
class DueCount:
    """How a target was met, as of an instant; requests without one are counted apart."""

    met: int
    late: int
    open_past_due: int
    open_not_yet_due: int
    without_target: int


def due_count(due: Ints, ended: Ints, as_of: Instant) -> DueCount:
    """Ended by the due time, after it, or still open before or after it."""
    has, done = due != NEVER, ended != NEVER
    waiting = has & ~done
    return DueCount(
        met=int(np.count_nonzero(has & done & (ended <= due))),
        late=int(np.count_nonzero(has & done & (ended > due))),
        open_past_due=int(np.count_nonzero(waiting & (due < as_of))),
        open_not_yet_due=int(np.count_nonzero(waiting & (due >= as_of))),
        without_target=int(np.count_nonzero(~has)),
    )


@dataclass(frozen=True, slots=True)
class Record:
    """The fastest of many: which row, its seconds, and what stands beside it (rules.md 19)."""

    row: int
    seconds: int
    median: Figure
    p90: float


def record(
    seconds: Ints,
    *,
    by_staff: Bools,
    duplicate: Bools,
    automatic: Bools,
    reopened: Bools | None = None,
    as_of: Instant,
    needed: int = 20,
) -> Record | None:
    """The record among requests of one service over twelve months; None with too few behind it.

    ``seconds`` is the time to solve, NEVER while unsolved. Each excluded request is counted under
    the first reason that applies. ``reopened``: solved, and not for good; left out where told.
    """
    excluded: dict[str, int] = {}
    left = seconds != NEVER
    for reason, out in (
        ("by_staff", by_staff),
        ("duplicate", duplicate),
        ("automatic", automatic),
        ("within_60_s", seconds < 60),
        *((("reopened", reopened),) if reopened is not None else ()),
    ):
        excluded[reason] = int(np.count_nonzero(left & out))
        left = left & ~out
    rows = np.flatnonzero(left)
    if len(rows) < needed:
        return None
    times = seconds[rows]
    best = int(rows[np.argmin(times)])
    middle = Figure(percentile(times, 50), len(rows), as_of, excluded)
    return Record(best, int(seconds[best]), middle, float(np.percentile(times, 90)))


def _offset(instant: int, zone: ZoneInfo) -> int:
    shift = datetime.fromtimestamp(instant, UTC).astimezone(zone).utcoffset()
    return int(shift.total_seconds()) if shift is not None else 0


def _month_start(month: int, zone: str) -> Instant:
    start = datetime(1970 + month // 12, month % 12 + 1, 1, tzinfo=ZoneInfo(zone))
    return Instant(int(start.timestamp()))
