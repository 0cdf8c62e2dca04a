"""Charts of times over real data sets: the references' figures, and nothing that misleads."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from junhall.casework.figures import NEVER
from junhall.casework.figures_json import RequestColumns
from junhall.casework.history_columns import FORM, IS_THERE, HistoryColumns
from junhall.casework.time_spans import Span, span_of
from junhall.casework.times_groups import TimesGroups, horizon_of
from junhall.casework.times_page import PageMaker
from junhall.casework.times_rows import TimesWish
from junhall.models.terms import Instant
from test_reference_figures import SETS, instant, read_set
from unpacking import reference

pytestmark = pytest.mark.shared


def history_of(columns: RequestColumns) -> HistoryColumns:
    """The same requests as the ledger would keep them for charts."""

    def some(values: np.ndarray) -> list[int | None]:
        return [None if value == NEVER else int(value) for value in values.tolist()]

    n = len(columns)
    solved, ended, posted = some(columns.solved_at), some(columns.ended_at), columns.posted_at
    told = {
        "posted_at": posted.tolist(),
        "solved_at": solved,
        "ended_at": ended,
        "due_at": some(columns.due_at),
        "last_seen_at": some(columns.last_seen_at),
        "time_to_solve_s": [
            None if at is None else max(0, at - start)
            for at, start in zip(solved, posted.tolist(), strict=True)
        ],
        "lag_s": [0] * n,
        "laps": [1] * n,
        "marks": [IS_THERE] * n,
        "channel": ["open311"] * n,
    }
    for name in ("service", "kind", "status", "source_status", "assignees"):
        coded = getattr(columns, name)
        told[name] = [coded.names[code] for code in coded.codes.tolist()]
    history = HistoryColumns()
    history.put(
        np.arange(n), list(zip(*(told.get(name, [None] * n) for name in FORM), strict=True))
    )
    return history


@cache
def charts(name: str) -> tuple[HistoryColumns, PageMaker, Instant]:
    history = history_of(read_set(name)[2])
    truth = reference(name)
    now = instant(truth["last_date"])
    first = Instant(int(history["posted_at"].min()))
    span: Span = span_of(TimesWish(span="all"), now=now, zone=ZoneInfo(truth["zone"]), first=first)
    groups = TimesGroups(
        history, TimesWish(span="all"), span, truth["zone"], horizon=horizon_of(history)
    )
    return history, PageMaker(groups), now


@pytest.mark.parametrize("name", list(SETS))
def test_that_hours_and_weekdays_are_the_reference_s(name: str) -> None:
    truth = reference(name)
    hours = charts(name)[1].hours()
    assert {str(day): sum(row) for day, row in enumerate(hours) if sum(row)} == {
        day: n for day, n in truth["created_by_weekday"].items() if n
    }
    by_hour = {str(hour): sum(row[hour] for row in hours) for hour in range(24)}
    assert {hour: n for hour, n in by_hour.items() if n} == {
        hour: n for hour, n in truth["created_by_hour"].items() if n
    }


def test_that_boston_s_targets_are_kept_and_missed_as_the_reference_says() -> None:
    history, maker, now = charts("boston311-100")
    truth = reference("boston311-100")["due"]
    rows = maker.services(history, now)
    assert sum(row.met for row in rows) == truth["met"]
    assert sum(row.late for row in rows) == truth["late"]
    assert sum(row.past_due for row in rows) == truth["open_past_due"]
    kept = maker.totals(history, now).kept
    assert kept.value == pytest.approx(truth["share_met_of_all_due"], abs=1e-6)


def test_that_madrid_is_not_said_to_solve_half_within_the_hours_it_was_watched() -> None:
    """Each request was watched for two hours: 1.5 h is the median of those that were so quick."""
    history, maker, now = charts("madrid-2021-22")
    whole = maker.totals(history, now).solved
    assert whole.value is None or whole.value > 4 * 1.5443 * 3600
    assert whole.excluded["still open"] > 70_000
    assert whole.n == reference("madrid-2021-22")["rows"]
    slow = [row for row in maker.services(history, now) if row.solved.value is None]
    assert len(slow) > 10  # services of which nobody knows: no time stands beside them
