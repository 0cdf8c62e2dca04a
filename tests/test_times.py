"""Charts of times: columns kept in the ledger, groups that follow changes, exact figures."""

from __future__ import annotations

import random
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from junhall.casework.clocks import Calendar
from junhall.casework.figures import km_median, survival
from junhall.casework.history_columns import (
    FORM,
    IS_PRIVATE,
    SEGMENT_ROWS,
    HistoryColumns,
    unpacked,
)
from junhall.casework.open_time import OfficeTime, OpenTime
from junhall.casework.sorted_groups import SortedGroups, SortedSurvival, rank
from junhall.casework.time_spans import span_of
from junhall.casework.times_groups import TimesGroups
from junhall.casework.times_page import PageMaker
from junhall.casework.times_rows import TimesWish
from junhall.models.terms import Instant
from times_fixtures import DAY, NOW, TOWN, ZONE, filled, request


def groups_of(columns: HistoryColumns, wish: TimesWish) -> TimesGroups:
    first = Instant(int(columns["posted_at"][columns["posted_at"] > 0].min()))
    span = span_of(wish, now=NOW, zone=ZoneInfo(ZONE), first=first)
    elapsed = OfficeTime(TOWN, first, Instant(NOW + DAY))
    return TimesGroups(columns, wish, span, ZONE, horizon=NOW, elapsed=elapsed)


def everything(columns: HistoryColumns, groups: TimesGroups) -> list[object]:
    """All that a page tells; people in the order of their names."""
    maker = PageMaker(groups)
    return [
        maker.answers(NOW),
        maker.flow(NOW),
        maker.hours(),
        sorted(maker.services(columns, NOW), key=str),
        sorted(maker.curves(columns, NOW), key=str),
        sorted(maker.channels(columns, NOW), key=str),
        sorted(maker.people(NOW), key=str),
        maker.totals(columns, NOW),
        {reason: n for reason, n in groups.excluded.items() if n},
    ]


@pytest.mark.parametrize("clock", ["always", "office"])
@pytest.mark.parametrize("span", ["4w", "16w", "all"])
def test_that_groups_after_changes_equal_fresh_ones(clock: str, span: str) -> None:
    dice = random.Random(f"{clock} {span}")
    wish = TimesWish(span=span, clock=clock, private=True, people=True)
    columns = filled(400, dice)
    groups = groups_of(columns, wish)
    for _ in range(40):
        rows = np.array(sorted(dice.sample(range(len(columns) + 5), 7)), np.int64)
        columns.grow(int(rows.max()) + 1)
        before = columns.take(rows)
        gone = rows[:1]
        columns.put(rows[1:], [request(dice) for _ in rows[1:]])
        columns.clear(gone)
        groups.replace(before, columns.take(rows))
    fresh = TimesGroups(
        columns,
        wish,
        groups.span,
        ZONE,
        horizon=NOW,
        elapsed=OfficeTime(TOWN, groups.span.start, NOW),
    )
    assert everything(columns, groups) == everything(columns, fresh)


def test_that_private_requests_are_in_no_figure_of_who_may_not_see_them() -> None:
    columns = filled(300, random.Random(5))
    is_private = columns.is_marked(IS_PRIVATE)
    public = columns.take(np.flatnonzero(~is_private))
    assert everything(columns, groups_of(columns, TimesWish(span="all"))) == everything(
        public, groups_of(public, TimesWish(span="all"))
    )
    both = groups_of(columns, TimesWish(span="all", private=True))
    assert both.counts["hours"].sum() == len(columns)


def test_that_a_segment_unpacks_to_what_was_packed() -> None:
    columns = filled(50, random.Random(3))
    rows = np.array([SEGMENT_ROWS + 4])
    columns.put(rows, [request(random.Random(4))])
    parts = [columns.packed(0), columns.packed(1)]
    again = unpacked(parts, [SEGMENT_ROWS, 5], columns.words)
    assert len(again) == len(columns)
    for name in FORM:
        assert (again[name] == columns[name]).all(), name
    assert again.words == columns.words
    with pytest.raises(ValueError, match="segment"):
        unpacked([parts[0][:-1], parts[1]], [SEGMENT_ROWS, 5], columns.words)


def test_that_what_no_column_can_hold_is_bounded_and_not_wrapped() -> None:
    columns = HistoryColumns()
    row = dict(zip(FORM, request(random.Random(1)), strict=True))
    columns.put(np.array([0]), [list((row | {"posted_at": -5, "first_answer_s": 2**40}).values())])
    assert columns["posted_at"][0] == 0
    assert columns["first_answer_s"][0] == 2**31 - 1


@settings(deadline=None)  # a busy machine is no error
@given(st.lists(st.integers(0, 2**31 - 1), min_size=1, max_size=60), st.integers(0, 100))
def test_that_a_rank_of_sorted_values_is_numpy_s_percentile(values: list[int], p: int) -> None:
    told = np.array(values, np.int32)
    assert rank(np.sort(told), p) == float(np.percentile(told, p))
    groups = SortedGroups(told.astype(np.int64) % 3, told)
    assert groups.whole_rank(p) == float(np.percentile(told, p))


@settings(deadline=None)  # a busy machine is no error
@given(st.data())
def test_that_taking_out_and_putting_in_keeps_groups_sorted(data: st.DataObject) -> None:
    pairs = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)), min_size=1, max_size=40)
    first, more = data.draw(pairs), data.draw(pairs)

    def split(told: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
        return np.array([g for g, _ in told]), np.array([v for _, v in told], np.int32)

    groups = SortedGroups(*split(first))
    groups.add(*split(more))
    groups.remove(*split(first))
    whole = SortedGroups(*split(more))
    assert {g: v.tolist() for g, v in groups.items()} == {g: v.tolist() for g, v in whole.items()}
    with pytest.raises(KeyError):
        groups.remove(np.array([9]), np.array([1], np.int32))


@settings(deadline=None)  # a busy machine is no error
@given(
    st.lists(st.integers(0, 50), min_size=1, max_size=40), st.lists(st.integers(0, 60), max_size=40)
)
def test_that_the_curve_of_sorted_columns_is_the_curve(events: list[int], lost: list[int]) -> None:
    durations = np.array(events + lost, np.int64)
    observed = np.arange(len(durations)) < len(events)
    plain = survival(durations, observed)
    told = np.sort(np.array(events))
    quick = SortedSurvival(told, np.sort(np.array(lost, np.int64)))
    ended = np.searchsorted(told, plain.times, side="right")
    assert quick.unsolved_after(ended).tolist() == pytest.approx(plain.unsolved.tolist())
    assert quick.reached(0.5) == km_median(durations, observed)
    reached = np.flatnonzero(plain.unsolved <= 0.1 + 1e-12)
    assert quick.reached(0.9) == (float(plain.times[reached[0]]) if len(reached) else None)


def test_that_office_time_of_many_is_the_calendar_s_of_each() -> None:
    calendar = Calendar(TOWN.hours["hours"], TOWN.zone)
    dice = random.Random(8)
    first = Instant(NOW - 300 * DAY)
    starts = np.array([first + dice.randrange(290 * DAY) for _ in range(500)], np.int64)
    ends = starts + np.array([dice.randrange(-DAY, 9 * DAY) for _ in range(500)])
    told = OpenTime(calendar, first, NOW).seconds(starts, ends)
    assert told.tolist() == [
        calendar.open_seconds(Instant(a), Instant(b)) if b > a else 0
        for a, b in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


@pytest.mark.parametrize(
    ("span", "days", "bucket", "points"),
    [
        ("4w", 400, "day", 23),
        ("16w", 400, "week", 16),
        ("16w", 3, "day", 4),
        ("all", 3000, "month", 99),
    ],
)
def test_that_a_period_has_points_that_a_chart_can_show(
    span: str, days: int, bucket: str, points: int
) -> None:
    told = span_of(
        TimesWish(span=span), now=NOW, zone=ZoneInfo(ZONE), first=Instant(NOW - days * DAY)
    )
    assert (told.bucket, len(told)) == (bucket, points)
    assert told.start <= NOW < told.end
    assert list(told.cuts) == sorted(set(told.cuts))


def test_that_weeks_begin_at_local_midnight_on_both_nights_of_daylight_saving() -> None:
    wish = TimesWish(span="52w")
    told = span_of(wish, now=NOW, zone=ZoneInfo(ZONE), first=Instant(NOW - 700 * DAY))
    for cut in told.cuts:
        local = datetime.fromtimestamp(cut, ZoneInfo(ZONE))
        assert (local.weekday(), local.hour, local.minute) == (0, 0, 0)
