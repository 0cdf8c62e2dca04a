"""Figures against hand-worked values, brute force and both nights of daylight saving."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from junhall.casework.figures import (
    NEVER,
    Coded,
    backlog,
    due_count,
    hours,
    km_median,
    km_solved_within,
    local_seconds,
    month_name,
    month_starts,
    months,
    percentile,
    record,
    survival,
    weekdays,
)
from junhall.casework.figures_json import RequestColumns, figures_json
from junhall.casework.history import read_columns
from junhall.models.base import Base
from junhall.models.requests import ServiceRequest
from junhall.models.terms import Instant

NOON = Instant(int(datetime(2026, 5, 4, 12, tzinfo=UTC).timestamp()))
HOUR = 3600
WORDS = {"service": "lighting", "status": "new", "source_status": None, "kind": "problem"}


def ints(*values):
    return np.array(values, np.int64)


def columns_of(*rows):
    """Rows as dictionaries of what differs from an open request of noon."""
    numbers = {"posted_at": NOON, "is_private": 0, "is_internal": 0}
    words = {**WORDS, "network": "mastodon", "assignees": ""}
    picked = {}
    for name in RequestColumns.__dataclass_fields__:
        if name in words:
            picked[name] = Coded.of([row.get(name, words[name]) for row in rows])
        else:
            kind = np.bool_ if name.startswith("is_") else np.int64
            picked[name] = np.array([row.get(name, numbers.get(name, NEVER)) for row in rows], kind)
    return RequestColumns(**picked)


def test_that_percentiles_interpolate_between_the_two_nearest_ranks():
    assert percentile(ints(10, 20, 30, 40), 50) == 25
    assert percentile(ints(10, 20, 30, 40), 90) == pytest.approx(37)
    assert percentile(ints(7), 90) == 7
    assert percentile(ints(), 50) is None


def test_that_open_requests_push_the_median_out_instead_of_vanishing():
    durations, observed = ints(1, 2, 3, 4, 5), np.array([True, True, False, False, True])
    curve = survival(durations, observed)
    assert curve.times.tolist() == [1, 2, 5]
    assert curve.unsolved.tolist() == pytest.approx([0.8, 0.6, 0.0])
    assert curve.median == 5
    assert km_solved_within(durations, observed, 2) == pytest.approx(0.4)
    assert km_solved_within(durations, observed, 0.5) == 0
    assert km_solved_within(ints(), np.zeros(0, bool), 9) is None


def test_that_a_median_nobody_reached_is_not_invented():
    assert km_median(ints(1, 2, 3, 4), np.array([True, False, False, False])) is None
    assert km_median(ints(), np.zeros(0, bool)) is None


def test_that_at_equal_times_the_solved_count_before_those_lost_from_sight():
    assert survival(ints(3, 3), np.array([True, False])).unsolved.tolist() == [0.5]


@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=40))
def test_that_the_curve_equals_the_product_written_out(cases):
    durations = ints(*(t for t, _ in cases))
    observed = np.array([o for _, o in cases])
    share, expected = 1.0, []
    for time in sorted({t for t, o in cases if o}):
        at_risk = sum(t >= time for t, _ in cases)
        share *= 1 - sum(t == time and o for t, o in cases) / at_risk
        expected.append(share)
    assert survival(durations, observed).unsolved.tolist() == pytest.approx(expected)


ZONES = st.sampled_from(
    ["Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
)


@given(st.lists(st.integers(0, 4_000_000_000), max_size=30), ZONES)
def test_that_local_clocks_equal_those_of_the_library(instants, zone):
    local = local_seconds(ints(*instants), zone)
    for instant, shown in zip(instants, local.tolist(), strict=True):
        there = datetime.fromtimestamp(instant, ZoneInfo(zone))
        assert datetime.fromtimestamp(shown, UTC).replace(tzinfo=None) == there.replace(tzinfo=None)
    for shown, month, day, hour in zip(
        local.tolist(), months(local), weekdays(local), hours(local), strict=True
    ):
        there = datetime.fromtimestamp(shown, UTC)
        assert (month_name(int(month)), day, hour) == (
            there.strftime("%Y-%m"),
            there.weekday(),
            there.hour,
        )


def test_that_both_nights_of_daylight_saving_keep_their_hours():
    spring = int(datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC).timestamp())
    autumn = int(datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC).timestamp())
    instants = ints(spring, spring + 1, autumn, autumn + 1)
    assert hours(local_seconds(instants, "Europe/Madrid")).tolist() == [1, 3, 2, 2]


def test_that_month_ends_are_local_midnights_up_to_the_last_month_with_anything():
    first = Instant(int(datetime(2026, 2, 28, 23, 30, tzinfo=UTC).timestamp()))
    cuts = month_starts(first, NOON, "Europe/Madrid")
    assert [datetime.fromtimestamp(c, UTC).isoformat() for c in cuts] == [
        "2026-03-31T22:00:00+00:00",
        "2026-04-30T22:00:00+00:00",
        "2026-05-31T22:00:00+00:00",
    ]


@given(
    st.lists(st.tuples(st.integers(0, 50), st.none() | st.integers(0, 60)), max_size=30),
    st.integers(0, 60),
)
def test_that_the_backlog_counts_what_was_open_at_the_cut(cases, cut):
    posted = ints(*(p for p, _ in cases))
    ended = ints(*(NEVER if e is None else e for _, e in cases))
    expected = sum(p <= cut and (e is None or e > cut) for p, e in cases)
    assert backlog(posted, ended, [Instant(cut)]) == [expected]


def test_that_a_target_is_met_missed_or_still_running():
    due, ended = ints(5, 5, 5, 9, NEVER), ints(5, 6, NEVER, NEVER, 1)
    found = due_count(due, ended, Instant(7))
    assert (found.met, found.late, found.open_past_due) == (1, 1, 1)
    assert (found.open_not_yet_due, found.without_target) == (1, 1)


def test_that_rule_19_a_record_needs_twenty_real_cases_and_says_what_it_left_out():
    seconds = ints(*range(100, 120), 30, 70, 80, 90, NEVER)
    no = np.zeros(len(seconds), bool)
    staff, duplicate, automatic = no.copy(), no.copy(), no.copy()
    staff[21], duplicate[22], automatic[23] = True, True, True
    found = record(
        seconds, by_staff=staff, duplicate=duplicate, automatic=automatic, as_of=NOON, needed=20
    )
    assert found is not None
    assert (found.row, found.seconds, found.median.n, found.median.value) == (0, 100, 20, 109.5)
    assert found.p90 == pytest.approx(117.1)
    assert found.median.excluded == {
        "by_staff": 1,
        "duplicate": 1,
        "automatic": 1,
        "within_60_s": 1,
    }
    assert (
        record(seconds[:19], by_staff=no[:19], duplicate=no[:19], automatic=no[:19], as_of=NOON)
        is None
    )


def test_that_figures_have_the_published_form():
    columns = columns_of(
        {"status": "solved", "ended_at": NOON + HOUR, "source_status": "Closed"},
        {"status": "closed", "ended_at": NOON + 3 * HOUR, "source_status": "Closed"},
        {"status": "assigned", "assignees": "electrician head", "last_seen_at": NOON + 2 * HOUR},
        {"service": "roads", "posted_at": NOON + DAY, "first_answer_s": 240},
    )
    said = figures_json(columns, zone="Europe/Madrid", as_of=Instant(NOON + 2 * DAY))
    assert json.loads(json.dumps(said)) == {
        "as_of": "2026-05-06T12:00:00Z",
        "zone": "Europe/Madrid",
        "clock": "always",
        "total": 4,
        "by_status": {"open": 2, "solved": 1, "closed": 1},
        "by_source_status": {"Closed": 2},
        "refused": 0,
        "excluded": {
            "closed_before_created": 0,
            "closed_without_date": 0,
            "duplicates": 0,
            "thanks": 0,
        },
        "groups": [
            {
                "key": "lighting",
                "n": 3,
                "closed": 2,
                "timed": 2,
                "median_s": 2 * HOUR,
                "p90_s": 10080,
                "km_median_s": 3 * HOUR,
                "first_answer_median_s": None,
                "censored": 1,
            },
            {
                "key": "roads",
                "n": 1,
                "closed": 0,
                "timed": 0,
                "median_s": None,
                "p90_s": None,
                "km_median_s": None,
                "first_answer_median_s": 240,
                "censored": 1,
            },
        ],
        "backlog": [{"at": "2026-05-31T22:00:00Z", "open": 2, "open_dated": 2}],
    }


DAY = 24 * HOUR


def test_that_rule_5_thanks_are_in_no_figure_of_open_or_late():
    said = figures_json(columns_of({"kind": "thanks"}, {}), as_of=NOON)
    assert (said["total"], said["by_status"], said["excluded"]["thanks"]) == (1, {"open": 1}, 1)
    assert said["groups"][0]["n"] == said["backlog"][0]["open"] == 1


def test_that_impossible_and_unknown_times_to_close_are_counted_apart():
    said = figures_json(
        columns_of(
            {"status": "solved", "ended_at": NOON - 1, "time_to_solve_s": 0},
            {"status": "solved", "time_to_solve_s": 5},
            {"status": "duplicate", "ended_at": NOON + 9},
            {"status": "solved", "ended_at": NOON + 60},
        ),
        as_of=NOON,
    )
    assert said["excluded"] == {
        "closed_before_created": 1,
        "closed_without_date": 1,
        "duplicates": 1,
        "thanks": 0,
    }
    group = said["groups"][0]
    assert (group["closed"], group["timed"], group["median_s"]) == (4, 1, 60)
    assert (group["km_median_s"], group["censored"]) == (60, 0)
    assert said["backlog"] == [{"at": "2026-06-01T00:00:00Z", "open": 1, "open_dated": 0}]


def test_that_a_reopened_request_is_timed_by_its_first_lap():
    said = figures_json(
        columns_of({"status": "solved", "ended_at": NOON + DAY, "time_to_solve_s": 600}),
        as_of=Instant(NOON + DAY),
    )
    assert said["groups"][0]["median_s"] == 600


def test_that_an_old_export_is_censored_at_its_own_last_date_and_not_today():
    said = figures_json(
        columns_of(
            {"source_status": "Open"},
            {"source_status": "Closed", "status": "solved", "ended_at": NOON + 600},
            {"source_status": "Open", "posted_at": NOON + HOUR},
        ),
        as_of=Instant(NOON + 1000 * DAY),
    )
    assert said["groups"][0]["km_median_s"] == 600  # the third was watched for no time at all
    later = columns_of(
        {"source_status": "Open", "last_seen_at": NOON + 10},
        {"source_status": "Closed", "status": "solved", "ended_at": NOON + 600},
    )
    assert figures_json(later, as_of=Instant(NOON + DAY))["groups"][0]["km_median_s"] == 600


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("month", ["2026-05", "2026-06"]),
        ("weekday", ["0", "1"]),
        ("hour", ["0", "14"]),
        ("network", ["mastodon", "other"]),
        ("assignee", ["electrician", "head", None]),
        ("service", ["lighting", None]),
    ],
)
def test_that_groups_are_keyed_in_the_zone(by, keys):
    june = int(datetime(2026, 5, 31, 22, tzinfo=UTC).timestamp())
    columns = columns_of(
        {"assignees": "electrician head"},
        {"assignees": "electrician", "posted_at": NOON + DAY},
        {"posted_at": june, "network": "other", "service": None},
    )
    said = figures_json(columns, by=by, zone="Europe/Madrid", as_of=NOON)
    assert [group["key"] for group in said["groups"]] == keys


def test_that_a_period_takes_its_first_instant_and_leaves_its_last():
    columns = columns_of({}, {"posted_at": NOON + 10}, {"posted_at": NOON + 20})
    said = figures_json(columns, from_=NOON, to=Instant(NOON + 20), as_of=NOON)
    assert said["total"] == 2


def test_that_office_figures_use_office_seconds_and_say_what_has_none():
    said = figures_json(
        columns_of(
            {"status": "solved", "ended_at": NOON + DAY, "time_to_solve_office_s": 900},
            {"status": "solved", "ended_at": NOON + DAY},
            {"first_answer_s": 9999, "first_answer_office_s": 0},
        ),
        clock="office",
        as_of=NOON,
    )
    group = said["groups"][0]
    assert (group["median_s"], group["first_answer_median_s"], group["km_median_s"]) == (
        900,
        0,
        None,
    )
    assert said["excluded"]["no_office_time"] == 1


def test_that_an_unknown_grouping_is_refused():
    with pytest.raises(ValueError, match="moon"):
        figures_json(columns_of({}), by="moon", as_of=NOON)


@pytest.fixture
def engine():
    made = create_engine("sqlite://")
    yield made
    made.dispose()


def test_that_an_empty_ledger_has_figures_too(engine):
    Base.metadata.create_all(engine, tables=[ServiceRequest.__table__])
    with Session(engine) as session:
        said = figures_json(read_columns(session), as_of=NOON)
    assert (said["total"], said["groups"], said["backlog"]) == (0, [], [])


def test_that_the_ledger_gives_the_columns_of_its_requests(engine):
    Base.metadata.create_all(engine, tables=[ServiceRequest.__table__])
    common = {
        "thread_id": 1,
        "opening_post_id": 1,
        "network": "open311",
        "kind": "problem",
        "title": "",
        "seen_at": NOON,
        "lap_posted_at": NOON,
        "last_post_at": NOON,
        "number_year": 2026,
    }
    with Session(engine) as session:
        session.add(
            ServiceRequest(
                number_n=1,
                status="solved",
                source_status="Closed",
                service="roads",
                posted_at=NOON,
                ended_at=NOON + 5,
                is_private=1,
                **common,
            )
        )
        session.add(
            ServiceRequest(number_n=2, status="new", posted_at=NOON, assignees="a b", **common)
        )
        session.flush()
        columns = read_columns(session)
    assert columns.ended_at.tolist() == [NOON + 5, NEVER]
    assert columns.is_private.tolist() == [True, False]
    assert columns.service.counts() == {None: 1, "roads": 1}
    assert columns.source_status.counts() == {None: 1, "Closed": 1}
    said = figures_json(columns, by="assignee", as_of=NOON)
    assert [group["key"] for group in said["groups"]] == ["a", "b", None]
