"""Which requests stand behind a mark of a chart; pure."""

from __future__ import annotations

import numpy as np

from junhall.casework.figures import Bools, Ints, hours, local_seconds, weekdays
from junhall.casework.history_columns import NONE_S, HistoryColumns
from junhall.casework.time_spans import Span
from junhall.casework.times_groups import QUICK_S, is_counted
from junhall.casework.times_rows import OFFICE, Mark, TimesWish
from junhall.models.terms import Instant, RequestKind, RequestStatus

_OPEN = tuple(str(status) for status in RequestStatus if status.is_open)


def rows_behind(
    columns: HistoryColumns,
    chosen: Bools,
    mark: Mark,
    wish: TimesWish,
    span: Span,
    zone: str,
    now: Instant,
) -> Ints:
    """The rows that a mark counts; a mark without times is about the whole period."""
    start = span.start if mark.start is None else mark.start
    end = span.end if mark.end is None else mark.end
    posted, ended = columns["posted_at"], columns["ended_at"]
    came = (posted >= start) & (posted < end)
    counted = is_counted(columns)
    clock = "office_" if wish.clock == OFFICE else ""
    is_open = columns.is_any("status", _OPEN)
    here = chosen & came & counted
    match mark.chart:
        case "answers":
            rows = here & (columns[f"first_answer_{clock}s"] != NONE_S)
        case "unanswered":
            rows = here & (columns["answered_at"] == 0)
        case "hours":
            return _at_hour(columns, np.flatnonzero(chosen & came), mark.key, zone)
        case "services":
            rows = here & (columns["service"] == columns.code("service", mark.key))
        case "solved":
            rows = here & (columns["service"] == columns.code("service", mark.key))
            rows &= ~is_open & (columns[f"time_to_solve_{clock}s"] != NONE_S)
        case "missed":
            due = columns["due_at"]
            rows = here & (columns["service"] == columns.code("service", mark.key)) & (due != 0)
            rows &= np.where(ended != 0, ended > due, is_open & (due < now))
        case "channels" | "lag":
            rows = here & (columns["channel"] == columns.code("channel", mark.key))
        case "people":
            mine = [w for w in columns.words["assignees"] if mark.key in w.split()]
            rows = here & columns.is_any("assignees", mine)
        case "ended":
            rows = here & ~is_open & (columns[f"time_to_solve_{clock}s"] != NONE_S)
        case "overdue":
            due = columns["due_at"]
            rows = here & (due != 0) & np.where(ended != 0, ended > due, is_open & (due < now))
        case "reopened":
            rows = here & (columns["laps"] > 1)
        case "quick":
            soon = ended.astype(np.int64) - posted < QUICK_S
            rows = here & ~is_open & (ended != 0) & soon
        case "thanks":
            rows = chosen & came & columns.is_any("kind", (RequestKind.THANKS.value,))
        case "flow" if mark.part == "ended":
            ends = np.maximum(ended, posted)
            rows = chosen & counted & (ended != 0) & (ends >= start) & (ends < end)
        case "flow" if mark.part == "open":
            waits = (is_open & (ended == 0)) | (ended >= end)
            rows = chosen & counted & (posted < end) & waits
        case _:
            rows = here
    return np.flatnonzero(rows)


def _at_hour(columns: HistoryColumns, rows: Ints, key: str, zone: str) -> Ints:
    weekday, _, hour = key.partition("-")
    local = local_seconds(columns["posted_at"][rows].astype(np.int64), zone)
    wanted = weekdays(local) == int(weekday)
    if hour:
        wanted &= hours(local) == int(hour)
    return np.asarray(rows[wanted], np.int64)
