"""The mayor's morning: lists from the ledger, figures that say what they compare with."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from junhall.casework.asks import MorningAsk
from junhall.casework.commands import Assign, FileRequest, Solve
from junhall.casework.history_columns import FORM, IS_THERE, HistoryColumns
from junhall.casework.morning_counts import about, morning_counts
from junhall.casework.morning_rows import Morning
from junhall.models.terms import Instant, RequestId, RequestKind, StaffCode
from test_times_keeper import Hall
from times_fixtures import TOWN

NOW = Instant(int(datetime(2026, 11, 24, 11, 0, tzinfo=UTC).timestamp()))
BY = StaffCode("mayor")
HOUR, DAY = 3600, 86_400


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    one = Hall(tmp_path)
    one.now = Instant(NOW - 30 * HOUR)
    yield one
    one.house.close()


def morning(hall: Hall) -> Morning:
    return asyncio.run(hall.house.office.ask(MorningAsk()))


def file(hall: Hall, text: str, kind: RequestKind, *, private: bool = False) -> RequestId:
    wish = FileRequest(by=BY, text=text, channel="counter", label="1", kind=kind, private=private)
    done = asyncio.run(hall.house.office.do(wish))
    assert done.request_id is not None
    return done.request_id


def test_that_what_asks_for_the_mayor_waits_for_her_and_a_lamp_does_not(hall: Hall) -> None:
    file(hall, "La farola de la calle Mayor está apagada", RequestKind.PROBLEM)
    idea = file(hall, "Propongo un huerto junto al colegio", RequestKind.PROPOSAL)
    mine = file(hall, "Hay un bache enorme en la calle Nueva", RequestKind.PROBLEM)
    hall.do(Assign(by=BY, request_id=mine, assignees=(BY,)))
    file(hall, "¿Puedo pedir una ayuda?", RequestKind.QUESTION, private=True)
    told = morning(hall).waiting
    assert [(row.id, row.why) for row in told] == [(mine, "yours"), (idea, "kind")]


def test_that_what_is_done_since_the_last_closing_is_told_and_no_more(hall: Hall) -> None:
    early = file(hall, "La farola de la calle Mayor está apagada", RequestKind.PROBLEM)
    hall.do(Solve(by=BY, request_id=early))
    hall.now = Instant(NOW - 2 * HOUR)
    late = file(hall, "Hay un bache enorme en la calle Nueva", RequestKind.PROBLEM)
    hall.do(Solve(by=BY, request_id=late))
    still = file(hall, "Sale agua de una tapa en la plaza", RequestKind.PROBLEM)
    thanks = file(hall, "Gracias por limpiar el parque", RequestKind.THANKS)
    hall.now = NOW
    page = morning(hall)
    closing = datetime.fromtimestamp(page.since, UTC)
    assert (closing.day, closing.hour) == (23, 18)
    assert [row.id for row in page.done] == [late]
    assert page.done_total == 1
    assert [row.id for row in page.thanks] == [thanks]
    assert (page.figures.open, page.figures.open_before) == (1, 0)
    assert still


def columns_of(posted: list[int], services: list[str]) -> HistoryColumns:
    columns = HistoryColumns()
    blank = dict.fromkeys(FORM)
    rows = [
        [
            {
                **blank, "posted_at": at, "service": service, "kind": "problem", "status": "new",
                "laps": 1, "marks": IS_THERE,
            }[name]
            for name in FORM
        ]
        for at, service in zip(posted, services, strict=True)
    ]  # fmt: skip
    columns.put(np.arange(len(rows)), rows)
    return columns


def test_that_today_is_compared_with_the_same_weekday_until_the_same_hour() -> None:
    weeks = [NOW - n * 7 * DAY for n in range(1, 5)]
    posted = [at - HOUR for at in weeks for _ in (0, 1)]
    posted += [at + 2 * HOUR for at in weeks]  # later in the day: not until this hour
    posted += [NOW - DAY - HOUR] * 9  # another day of the week
    posted += [NOW - HOUR] * 9
    columns = columns_of(posted, ["water"] * len(posted))
    told = about(columns, columns.is_marked(IS_THERE), TOWN, NOW)
    assert (told.days, told.is_weekday) == (4, True)
    assert [(row.service, row.today, row.usual, row.is_unusual) for row in told.rows] == [
        ("water", 9, 2.0, True)
    ]


def test_that_a_young_ledger_compares_with_any_day_and_says_so() -> None:
    posted = [NOW - n * DAY - HOUR for n in range(1, 5)] + [NOW - HOUR] * 2
    columns = columns_of(posted, ["waste"] * len(posted))
    told = about(columns, columns.is_marked(IS_THERE), TOWN, NOW)
    assert (told.days, told.is_weekday) == (4, False)
    assert [(row.today, row.usual, row.is_unusual) for row in told.rows] == [(2, 1.0, False)]
    first = columns_of([NOW - HOUR], ["waste"])
    alone = about(first, first.is_marked(IS_THERE), TOWN, NOW)
    assert (alone.days, alone.rows[0].usual, alone.rows[0].is_unusual) == (0, None, False)


def test_that_without_requests_every_figure_is_honest_about_it() -> None:
    told = morning_counts(HistoryColumns(), TOWN, NOW, Instant(NOW - DAY), private=True)
    assert (told.open, told.open_before, told.first_answer.value) == (0, 0, None)
    assert told.about.rows == ()
