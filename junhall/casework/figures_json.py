"""figures.json out of columns of requests (formats.md); pure.

What is counted: every request but those of kind thanks, which are in no figure of open or late
(rules.md 5) and therefore in neither ``total`` nor ``by_status``; ``excluded.thanks`` says how many
they are. ``by_status`` says "open" for new, answered and assigned together. Times to close are of
all that ended, also without repair, as the references count; duplicates, those closed before they
were created and those closed without a date have none, and are counted under ``excluded``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np

from junhall.casework.figures import (
    NEVER,
    Bools,
    Coded,
    Ints,
    backlog,
    hours,
    km_median,
    local_seconds,
    month_name,
    month_starts,
    months,
    percentile,
    weekdays,
)
from junhall.casework.stamps import iso
from junhall.models.terms import Instant, RequestKind, RequestStatus

GROUPINGS: Final = ("service", "month", "weekday", "hour", "network", "assignee")
CLOCKS: Final = ("always", "office")
_OPEN: Final = tuple(str(status) for status in RequestStatus if status.is_open)
_AS_SERVICE: Final = "service"


@dataclass(frozen=True, slots=True)
class RequestColumns:
    """Requests column by column, one row each, in any order.

    Units: instants in Unix seconds, durations in seconds; figures.NEVER where there is none.
    """

    posted_at: Ints
    ended_at: Ints
    solved_at: Ints
    first_answer_s: Ints
    first_answer_office_s: Ints
    time_to_solve_s: Ints
    time_to_solve_office_s: Ints
    last_seen_at: Ints
    due_at: Ints
    is_private: Bools
    is_internal: Bools
    service: Coded
    status: Coded
    source_status: Coded
    kind: Coded
    network: Coded
    assignees: Coded
    """Staff codes, space separated, as the ledger keeps them."""

    def __len__(self) -> int:
        """How many requests."""
        return len(self.posted_at)

    def where(self, rows: Bools) -> RequestColumns:
        """Only these rows."""
        picked: dict[str, Any] = {}
        for field in fields(self):
            column = getattr(self, field.name)
            picked[field.name] = (
                Coded(column.codes[rows], column.names)
                if isinstance(column, Coded)
                else column[rows]
            )
        return RequestColumns(**picked)


def figures_json(
    columns: RequestColumns,
    *,
    by: str = _AS_SERVICE,
    from_: Instant | None = None,
    to: Instant | None = None,
    clock: str = "always",
    zone: str = "UTC",
    as_of: Instant,
    refused: int = 0,
) -> dict[str, Any]:
    """The figures of requests posted from an instant up to, not including, another.

    ``refused`` is what imports could not use; the columns cannot know it. Besides the keys of
    formats.md each group says ``timed`` (how many have a time to close) and each month end
    ``open_dated`` (without those closed on an unknown date, which ``open`` keeps for ever).

    Raises: ValueError for an unknown grouping or clock.
    """
    if by not in GROUPINGS or clock not in CLOCKS:
        raise ValueError(by if by not in GROUPINGS else clock)
    within = _within(columns.posted_at, from_, to)
    thanks = within & columns.kind.is_any(RequestKind.THANKS)
    rows = within & ~thanks
    chosen = columns if rows.all() else columns.where(rows)
    times = _times(chosen, clock, as_of)
    return {
        "as_of": iso(as_of),
        "zone": zone,
        "clock": clock,
        "total": len(chosen),
        "by_status": _by_status(chosen),
        "by_source_status": {k: n for k, n in chosen.source_status.counts().items() if k},
        "refused": refused,
        "excluded": times.excluded | {"thanks": int(np.count_nonzero(thanks))},
        "groups": [_group(key, members, times) for key, members in _groups(chosen, by, zone)],
        "backlog": _backlog(chosen, times.is_open, zone),
    }


@dataclass(frozen=True, slots=True)
class _Times:
    """Per row: the time to close or how long it was watched, and what is known of it."""

    seconds: Ints
    is_timed: Bools
    is_open: Bools
    watched: Ints | None
    first_answer_s: Ints
    excluded: dict[str, int]


def _times(columns: RequestColumns, clock: str, as_of: Instant) -> _Times:
    posted, ended = columns.posted_at, columns.ended_at
    is_open = columns.status.is_any(*_OPEN)
    duplicate = columns.status.is_any(RequestStatus.DUPLICATE)
    dated = ended != NEVER
    backwards = dated & (ended < posted)
    timed = dated & ~backwards & ~duplicate
    excluded = {
        "closed_before_created": int(np.count_nonzero(backwards)),
        "closed_without_date": int(np.count_nonzero(~is_open & ~dated)),
        "duplicates": int(np.count_nonzero(duplicate)),
    }
    if clock == "office":
        seconds = columns.time_to_solve_office_s
        without = timed & (seconds == NEVER)
        excluded["no_office_time"] = int(np.count_nonzero(without))
        answers = columns.first_answer_office_s
        return _Times(seconds, timed & ~without, is_open, None, answers, excluded)
    lap_one = columns.time_to_solve_s
    seconds = np.where(lap_one != NEVER, lap_one, ended - posted)
    watched = np.maximum(_last_seen(columns, as_of) - posted, 0)
    return _Times(seconds, timed, is_open, watched, columns.first_answer_s, excluded)


def _last_seen(columns: RequestColumns, as_of: Instant) -> Ints:
    """Until when each request is known to have been open, if it is.

    Ours are watched now. Another system's request of which it is not said when it was last seen
    was so at the last date that any of its kind carries: an old export knows nothing of today.
    """
    told = np.fromiter((name is not None for name in columns.source_status.names), np.bool_)
    of_source = told[columns.source_status.codes] if len(told) else np.zeros(0, np.bool_)
    horizon = int(as_of)
    if of_source.any():
        dates = np.maximum(columns.posted_at, columns.ended_at)[of_source]
        horizon = min(horizon, int(dates.max()))
    known = np.where(of_source, horizon, int(as_of))
    seen = np.where(columns.last_seen_at != NEVER, columns.last_seen_at, known)
    return np.minimum(seen, int(as_of))


def _group(key: str | None, rows: Ints, times: _Times) -> dict[str, Any]:
    timed = times.is_timed[rows]
    is_open = times.is_open[rows]
    closing = times.seconds[rows[timed]]
    answers = times.first_answer_s[rows]
    return {
        "key": key,
        "n": len(rows),
        "closed": int(np.count_nonzero(~is_open)),
        "timed": len(closing),
        "median_s": _seconds(percentile(closing, 50)),
        "p90_s": _seconds(percentile(closing, 90)),
        "km_median_s": _seconds(_km(rows, timed, is_open & ~timed, times)),
        "first_answer_median_s": _seconds(percentile(answers[answers != NEVER], 50)),
        "censored": int(np.count_nonzero(is_open & ~timed)),
    }


def _km(rows: Ints, timed: Bools, censored: Bools, times: _Times) -> float | None:
    """None by the office clock: how long open ones were watched is known round the clock only."""
    if times.watched is None:
        return None
    durations = np.concatenate((times.seconds[rows[timed]], times.watched[rows[censored]]))
    observed = np.arange(len(durations)) < np.count_nonzero(timed)
    return km_median(durations, observed)


def _groups(columns: RequestColumns, by: str, zone: str) -> Iterator[tuple[str | None, Ints]]:
    """Each group's key and rows: words by how many they are, times in their own order."""
    match by:
        case "service":
            yield from _by_word(columns.service)
        case "network":
            yield from _by_word(columns.network)
        case "assignee":
            yield from _by_assignee(columns.assignees)
        case _:
            local = local_seconds(columns.posted_at, zone)
            values = {"month": months, "weekday": weekdays, "hour": hours}[by](local)
            for value, rows in _split(values):
                yield month_name(value) if by == "month" else str(value), rows


def _by_word(column: Coded) -> list[tuple[str | None, Ints]]:
    groups = [(column.names[code], rows) for code, rows in _split(column.codes)]
    return sorted(groups, key=lambda group: (-len(group[1]), group[0] is None, group[0] or ""))


def _by_assignee(column: Coded) -> list[tuple[str | None, Ints]]:
    """A request of two people counts for both; nobody's stand under null."""
    found: dict[str | None, list[Ints]] = {}
    for code, rows in _split(column.codes):
        names: list[str | None] = [*(column.names[code] or "").split()]
        for name in names or [None]:
            found.setdefault(name, []).append(rows)
    groups = [(name, np.concatenate(parts)) for name, parts in found.items()]
    return sorted(groups, key=lambda group: (-len(group[1]), group[0] is None, group[0] or ""))


def _split(values: Any) -> list[tuple[int, Ints]]:
    """Rows by value, values ascending."""
    if len(values) and values.min() >= 0 and values.max() < 2**15:
        values = values.astype(np.int16)  # sorted by radix: five times faster
    order = np.argsort(values, kind="stable")
    kinds, starts = np.unique(values[order], return_index=True)
    return list(zip(kinds.tolist(), np.split(order, starts[1:]), strict=False))


def _by_status(columns: RequestColumns) -> dict[str, int]:
    counts = columns.status.counts()
    still_open = sum(counts.get(status, 0) for status in _OPEN)
    ended = {str(s): counts.get(s, 0) for s in RequestStatus if not s.is_open}
    return {"open": still_open, **{status: n for status, n in ended.items() if n}}


def _backlog(columns: RequestColumns, is_open: Bools, zone: str) -> list[dict[str, Any]]:
    posted, ended = columns.posted_at, columns.ended_at
    if not len(posted):
        return []
    cuts = month_starts(
        Instant(int(posted.min())), Instant(int(max(posted.max(), ended.max()))), zone
    )
    sure = is_open | (ended != NEVER)
    both = zip(backlog(posted, ended, cuts), backlog(posted[sure], ended[sure], cuts), strict=True)
    return [
        {"at": iso(cut), "open": n, "open_dated": dated}
        for cut, (n, dated) in zip(cuts, both, strict=True)
    ]


def _within(posted: Ints, from_: Instant | None, to: Instant | None) -> Bools:
    rows = np.ones(len(posted), np.bool_)
    if from_ is not None:
        rows &= posted >= from_
    if to is not None:
        rows &= posted < to
    return rows


def _seconds(value: float | None) -> float | int | None:
    """Three decimals are finer than any clock here; whole seconds are written as such."""
    if value is None:
        return None
    short = round(value, 3)
    return int(short) if short.is_integer() else short
