"""Charts of times: opened, changed by one request, and painted, beside what others would take.

Times are CPU time of the process, all its threads together (DuckDB may use two). The requests are
made up; DuckDB is asked for the percentiles alone, ours are all charts.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from bench_table import Line
from sqlalchemy.orm import Session

from junhall.casework import segments
from junhall.casework.areas import Areas
from junhall.casework.history_columns import (
    FORM,
    IS_THERE,
    SEGMENT_ROWS,
    HistoryColumns,
)
from junhall.casework.sorted_groups import rank
from junhall.casework.time_spans import span_of
from junhall.casework.times_groups import ANSWERS, TimesGroups
from junhall.casework.times_page import PageMaker
from junhall.casework.times_rows import TimesWish
from junhall.models.store import Store, open_ledger
from junhall.models.terms import Instant, Role
from junhall.models.town_toml import town_from_toml

NOW = Instant(1_796_000_400)
YEARS = 10
SERVICES = [f"service-{n}" for n in range(24)]
TOWN = 'format = 1\nname = "Pueblo"\nzone = "Europe/Madrid"\n'
WHOLE = TimesWish(span="all", private=True)
_WEEK = 604_800
_ROUNDS = 7
_SQL_WEEKS = """
WITH told AS (
  SELECT posted_at / 604800 AS week, service, first_answer_s AS v,
    row_number() OVER w AS n, count(*) OVER (PARTITION BY posted_at / 604800, service) AS total
  FROM request WHERE first_answer_s IS NOT NULL
  WINDOW w AS (PARTITION BY posted_at / 604800, service ORDER BY first_answer_s)
)
SELECT week, service, max(CASE WHEN n = (total + 1) / 2 THEN v END),
  max(CASE WHEN n = (total * 9 + 9) / 10 THEN v END)
FROM told GROUP BY week, service
"""


def figures(folder: Path, *, full: bool) -> Iterator[Line]:
    """Opening, one change, one week, and the click."""
    n = 1_000_000 if full else 150_000
    columns = made_up(n)
    store = open_ledger(folder / f"times-{n}.ledger", clock=lambda: NOW)
    try:
        if not _scalar(store, "SELECT count(*) FROM request"):
            store.write(lambda session: _fill(session, columns), durable=False).result()
        yield _opening(store, n)
        yield _one_change(columns, n, 0.5)
        yield _one_week(store, columns, n)
        yield from _click(store, n)
    finally:
        store.close()
    if full:
        yield _one_change(made_up(10_000_000), 10_000_000, 0.2)


def made_up(n: int) -> HistoryColumns:
    """Ten years of requests: answers and repairs spread over many powers of ten."""
    rng = np.random.default_rng(5)
    columns = HistoryColumns()
    columns.grow(n)
    posted = np.sort(rng.integers(NOW - YEARS * 365 * 86_400, NOW - 60, n))
    answer = np.minimum(np.exp(rng.normal(6.5, 1.6, n)).astype(np.int64) + 1, 10**8)
    solve = answer + np.minimum(np.exp(rng.normal(10.5, 1.8, n)).astype(np.int64), 10**8)
    answered = posted + answer < NOW
    solved = (posted + solve < NOW) & (rng.random(n) < 0.95)
    for name, word in (("service", ""), ("kind", "problem"), ("channel", "mastodon")):
        columns.words[name] = ["", word] if word else ["", *SERVICES]
    columns.words["channel"] = ["", "mastodon", "bluesky", "phone", "counter"]
    columns.words["status"] = ["", "new", "answered", "assigned", "solved"]
    columns = HistoryColumns({name: columns[name] for name in FORM}, columns.words)
    columns["posted_at"][:] = posted
    columns["answered_at"][:] = np.where(answered, posted + answer, 0)
    columns["first_answer_s"][:] = np.where(answered, answer, -1)
    columns["first_answer_office_s"][:] = np.where(answered, answer // 3, -1)
    for name in ("solved_at", "ended_at"):
        columns[name][:] = np.where(solved, posted + solve, 0)
    columns["time_to_solve_s"][:] = np.where(solved, solve, -1)
    columns["time_to_solve_office_s"][:] = np.where(solved, solve // 3, -1)
    columns["due_at"][:] = posted + 2 * 86_400
    columns["lag_s"][:] = rng.integers(0, 60, n)
    columns["service"][:] = 1 + rng.integers(0, len(SERVICES), n)
    columns["kind"][:] = 1
    columns["channel"][:] = 1 + rng.integers(0, 4, n)
    columns["status"][:] = np.where(solved, 4, 1 + answered)
    columns["laps"][:] = 1 + (rng.random(n) < 0.03)
    columns["marks"][:] = IS_THERE
    return columns


def _fill(session: Session, columns: HistoryColumns) -> None:
    connection = session.connection()
    n = len(columns)

    def told(name: str, none: int) -> list[Any]:
        return [None if v == none else v for v in columns[name].tolist()]

    words = {
        name: [columns.words[name][code] for code in columns[name].tolist()]
        for name in ("service", "kind", "channel", "status")
    }
    posted = columns["posted_at"].astype(np.int64)
    rows = zip(
        range(1, n + 1), [2026] * n, range(1, n + 1), range(1, n + 1), range(1, n + 1),
        words["channel"], words["kind"], words["service"], words["status"], ["x"] * n,
        posted.tolist(), (posted + columns["lag_s"]).tolist(), told("answered_at", 0),
        told("solved_at", 0), told("ended_at", 0), columns["laps"].tolist(), posted.tolist(),
        told("first_answer_s", -1), told("first_answer_office_s", -1),
        told("time_to_solve_s", -1), told("time_to_solve_office_s", -1), told("due_at", 0),
        posted.tolist(), strict=True,
    )  # fmt: skip
    connection.exec_driver_sql(
        "INSERT INTO request (id, number_year, number_n, thread_id, opening_post_id, network,"
        " kind, service, status, title, posted_at, seen_at, first_answer_at, solved_at, ended_at,"
        " laps, lap_posted_at, first_answer_s, first_answer_office_s, time_to_solve_s,"
        " time_to_solve_office_s, resolve_due_at, last_post_at)"
        f" VALUES ({', '.join('?' * 23)})",
        list(rows),
    )
    numbers = range(-(-n // SEGMENT_ROWS))
    words_of = {name: list(told) for name, told in columns.words.items()}
    kept = segments.KeptHistory(tuple(segments.pack(columns, numbers)), words_of, {}, 0)
    segments.write_kept(connection, kept)


def _opening(store: Store, n: int) -> Line:
    """Segments into columns, beside fetching the same columns row by row."""

    def kept(session: Session) -> HistoryColumns:
        found = segments.read_kept(session.connection(), Areas())
        assert found is not None
        return found[0]

    def fetched(session: Session) -> list[np.ndarray]:
        names = [
            "posted_at", "first_answer_at", "solved_at", "ended_at", "resolve_due_at",
            "answer_due_at", "last_seen_at", "thanked_at", "first_answer_s",
            "first_answer_office_s", "time_to_solve_s", "time_to_solve_office_s", "seen_at",
            "laps", "is_private", "is_internal",
        ]  # fmt: skip
        numbers = ", ".join(f"coalesce({name}, 0)" for name in names)
        rows = session.connection().exec_driver_sql(
            f"SELECT {numbers}, service, kind, status, network, source_status, assignees"
            " FROM request"
        ).cursor.fetchall()  # fmt: skip
        whole = list(zip(*rows, strict=True))
        columns = [np.array(column, np.int64) for column in whole[: len(names)]]
        for words in whole[len(names) :]:
            codes: dict[Any, int] = {}
            columns.append(np.array([codes.setdefault(it, len(codes)) for it in words], np.int32))
        return columns

    ours = _cpu_ms(lambda: store.read(kept).result(), _ROUNDS)
    limit = _cpu_ms(lambda: store.read(fetched).result(), 2)
    name = f"opening history columns of {n:,} / fetchall into numpy"
    return Line(name, ours, limit, "ms", 1 / 50, at_least=False)


def _groups(columns: HistoryColumns) -> TimesGroups:
    town = town_from_toml(TOWN)
    first = Instant(int(columns["posted_at"].min()))
    span = span_of(WHOLE, now=NOW, zone=town.zone, first=first)
    return TimesGroups(columns, WHOLE, span, town.zone_name, horizon=0)


def _one_change(columns: HistoryColumns, n: int, goal: float) -> Line:
    """One request is answered sooner: every chart anew, exact, beside DuckDB's percentiles."""
    groups = _groups(columns)
    maker = PageMaker(groups)

    def charts() -> None:
        maker.answers(NOW)
        maker.flow(NOW)
        maker.hours()
        maker.services(columns, NOW)
        maker.curves(columns, NOW)
        maker.channels(columns, NOW)
        maker.totals(columns, NOW)

    charts()
    turn = iter(range(1, 10**6))

    def change() -> None:
        _alter(columns, groups, n // 2 + next(turn))
        charts()

    ours = _cpu_ms(change, _ROUNDS)
    base = duckdb.connect(config={"threads": 2})
    told = {
        "week": (columns["posted_at"] // _WEEK).astype(np.int32),
        "service": columns["service"], "channel": columns["channel"],
        "answer": columns["first_answer_s"], "solve": columns["time_to_solve_s"],
        "lag": columns["lag_s"],
    }  # fmt: skip
    base.register("told", told)
    base.execute("CREATE TABLE r AS SELECT * FROM told")
    asked = (
        "SELECT week, quantile_cont(answer, [.1, .25, .5, .75, .9]) FROM r"  # noqa: ISC004  # one text
        " WHERE answer >= 0 GROUP BY week",
        "SELECT service, quantile_cont(answer, 0.5) FROM r WHERE answer >= 0 GROUP BY service",
        "SELECT service, quantile_cont(solve, [0.5, 0.9]) FROM r WHERE solve >= 0 GROUP BY service",
        "SELECT channel, quantile_cont(answer, 0.5) FROM r WHERE answer >= 0 GROUP BY channel",
        "SELECT channel, quantile_cont(lag, [0.5, 0.9]) FROM r GROUP BY channel",
    )
    limit = _cpu_ms(lambda: [base.execute(text).fetchall() for text in asked], 3)
    base.close()
    name = f"all charts after one changed request of {n:,} / DuckDB"
    return Line(name, ours, limit, "ms", goal, at_least=False)


def _one_week(store: Store, columns: HistoryColumns, n: int) -> Line:
    """The percentiles of one week after a change, beside SQL's window functions over all."""
    groups = _groups(columns)
    turn = iter(range(1, 10**6))

    def change() -> None:
        row = n // 2 + next(turn)
        _alter(columns, groups, row)
        week = int(groups.span.places(columns["posted_at"][row : row + 1].astype(np.int64))[0])
        values = groups.sorted(ANSWERS).of(week)
        for per_cent in (10, 25, 50, 75, 90):
            rank(values, per_cent)

    ours = _cpu_ms(change, 20)
    limit = _cpu_ms(lambda: _rows(store, _SQL_WEEKS), 1)
    name = f"one changed week of {n:,} / SQL window query"
    return Line(name, ours, limit, "ms", 1 / 500, at_least=False)


def _alter(columns: HistoryColumns, groups: TimesGroups, row: int) -> None:
    rows = np.array([row])
    before = columns.take(rows)
    columns["first_answer_s"][row] = 77
    columns["answered_at"][row] = columns["posted_at"][row] + 77
    groups.replace(before, columns.take(rows))


def _click(store: Store, n: int) -> Iterator[Line]:
    """From the click to the painted page: skeletons, then every chart; pyqtgraph is loaded."""
    from PySide6.QtWidgets import QApplication  # the screens are needed here alone

    from junhall.casework.asks import Times
    from junhall.casework.times_counter import TimesCounter
    from junhall.ui.theme import make_theme, wear
    from junhall.ui.times.page import TimesView
    from junhall.ui.times.warm import warm_up

    app = QApplication.instance() or QApplication([])
    theme = make_theme("light")
    wear(app, theme)
    town = town_from_toml(TOWN)
    import qasync

    loop = qasync.QEventLoop(app)

    class Counter:
        """The office as far as charts ask it; its columns are not open yet."""

        role = Role.DESK

        def __init__(self) -> None:
            self.times = TimesCounter(store)

        async def ask(self, query: Any) -> Any:
            if not isinstance(query, Times):  # promises and records come after the charts
                return await asyncio.Event().wait()
            return await self.times.page(query.wish, self.role, town, NOW)

    async def click(*, ready: bool) -> tuple[float, float]:
        counter = Counter()
        if ready:
            await counter.times.soon()
        view = TimesView(counter, theme, lambda: NOW)
        view.resize(1350, 800)
        answered = asyncio.Event()
        shown = view.show_page
        view.show_page = lambda page: (shown(page), answered.set())
        begun = time.process_time()
        view.show()
        view.repaint()
        skeleton = time.process_time() - begun
        await answered.wait()
        app.processEvents()  # what was asked to be painted is painted
        charts = time.process_time() - begun
        view.hide()
        view.deleteLater()
        return skeleton * 1000, charts * 1000

    async def clicks() -> list[list[tuple[float, float]]]:
        await warm_up()
        return [[await click(ready=ready) for _ in range(_ROUNDS)] for ready in (True, False)]

    with loop:
        warm, cold = loop.run_until_complete(clicks())
    skeleton, charts = (statistics.median(it) for it in zip(*warm, strict=True))
    yield Line(
        "click on Times to skeletons painted / a frame of the screen",
        skeleton,
        16.7,
        "ms",
        1.0,
        at_least=False,
    )
    name = f"click on Times to all charts painted, {n:,} requests"
    yield Line(name, charts, 150.0, "ms", 1.0, at_least=False)
    charts = statistics.median(it[1] for it in cold)
    yield Line("the same before the columns were opened while idle", charts, 150.0, "ms")


def _cpu_ms(work: Callable[[], object], rounds: int) -> float:
    told = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        told.append(time.process_time() - begun)
    return statistics.median(told) * 1000


def _rows(store: Store, statement: str) -> list[Any]:
    return store.read(
        lambda session: list(session.connection().exec_driver_sql(statement))
    ).result()


def _scalar(store: Store, statement: str) -> Any:
    return _rows(store, statement)[0][0]
