"""The figures of the mayor's morning out of the history columns; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from junhall.casework.figures import Bools, percentile
from junhall.casework.history_columns import IS_PRIVATE, IS_THERE, NONE_S, HistoryColumns
from junhall.casework.morning_rows import About, AboutRow
from junhall.casework.times_groups import is_counted
from junhall.models.figure import Figure
from junhall.models.terms import Instant, RequestStatus
from junhall.models.town import Town

_DAY_S: Final = 86_400
_WEEK_S: Final = 7 * _DAY_S
_WEEKS: Final = 8
_ENOUGH_WEEKS: Final = 3
_DAYS: Final = 28
_ROWS: Final = 6
_STANDS_OUT: Final = 2.0
"""So many roots of the usual number above it: chance alone rarely brings as much."""
_OPEN = tuple(str(status) for status in RequestStatus if status.is_open)


@dataclass(frozen=True, slots=True)
class MorningCounts:
    """What the columns know of the morning."""

    open: int
    open_before: int
    first_answer: Figure
    first_answer_before: Figure
    about: About


def morning_counts(
    columns: HistoryColumns, town: Town, now: Instant, since: Instant, *, private: bool
) -> MorningCounts:
    """Open now and before, both weeks' first answers, and what people write about."""
    there = columns.is_marked(IS_THERE)
    if not private:
        there &= ~columns.is_marked(IS_PRIVATE)
    counted = there & is_counted(columns)
    ended = columns["ended_at"].astype(np.int64)
    is_open = counted & columns.is_any("status", _OPEN)
    was_open = counted & (columns["posted_at"] <= since) & (is_open | (ended > since))
    return MorningCounts(
        int(np.count_nonzero(is_open)),
        int(np.count_nonzero(was_open)),
        _first_answers(columns, counted, Instant(now - _WEEK_S), now),
        _first_answers(columns, counted, Instant(now - 2 * _WEEK_S), Instant(now - _WEEK_S)),
        about(columns, there, town, now),
    )


def about(columns: HistoryColumns, rows: Bools, town: Town, now: Instant) -> About:
    """How often each service was written about since midnight, and usually until this hour.

    Usual is the mean of the same day of the week, as far as eight weeks know it; with fewer than
    three such days, of any day.
    """
    posted = columns["posted_at"]
    first = int(posted[rows].min()) if rows.any() else int(now)
    today = datetime.fromtimestamp(now, town.zone)
    midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
    passed = now - int(midnight.timestamp())
    starts = [int((midnight - timedelta(weeks=n)).timestamp()) for n in range(1, _WEEKS + 1)]
    known = [start for start in starts if start + _DAY_S > first]
    is_weekday = len(known) >= _ENOUGH_WEEKS
    if not is_weekday:
        starts = [int((midnight - timedelta(days=n)).timestamp()) for n in range(1, _DAYS + 1)]
        known = [start for start in starts if start + _DAY_S > first]

    def count(start: int) -> np.ndarray:
        here = rows & (posted >= start) & (posted < start + passed)
        services = columns["service"][here]
        return np.bincount(services, minlength=len(columns.words["service"]))

    counts = count(int(midnight.timestamp()))
    usual = sum((count(start) for start in known), np.zeros(len(counts))) / max(len(known), 1)
    order = np.argsort(-counts, kind="stable")[:_ROWS]
    told = []
    for code in order.tolist():
        n, mean = int(counts[code]), float(usual[code])
        if not n:
            continue
        beyond = n - mean > _STANDS_OUT * max(mean, 1.0) ** 0.5
        told.append(
            AboutRow(
                columns.words["service"][code] or None,
                n,
                mean if known else None,
                len(known) >= _ENOUGH_WEEKS and beyond and n >= 3,
            )
        )
    return About(tuple(told), len(known), is_weekday)


def _first_answers(columns: HistoryColumns, counted: Bools, start: Instant, end: Instant) -> Figure:
    posted = columns["posted_at"]
    here = counted & (posted >= start) & (posted < end)
    values = columns["first_answer_s"][here]
    answered = values[values != NONE_S]
    return Figure(
        percentile(answered, 50), len(answered), end, {"unanswered": len(values) - len(answered)}
    )
