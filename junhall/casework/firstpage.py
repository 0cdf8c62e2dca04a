"""The board's first page straight through the SQLite driver: nothing heavy is imported for it.

Measured in docs/performance.md: with SQLAlchemy imported first, a window takes two to three times
as long to show its first card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from junhall.casework import boardsql
from junhall.casework.board_rows import Board, BoardColumn, BoardFigures, BoardFilter
from junhall.models.figure import Figure
from junhall.models.terms import Instant, RequestStatus, Seq

Execute = Callable[[str, Mapping[str, Any]], Iterable[Any]]
"""Runs one statement with named values and gives its rows."""

_DAY_S: Final = 86_400
_EMPTY: Final[Mapping[str, Any]] = {}


def first_page(execute: Execute, *, now: Instant, midnight: Instant, window: int = 24) -> Board:
    """Everything open, without the medians, which need more than one glance at the ledger.

    ``window``: as many cards as the tallest screens show; the office brings the others.
    """
    return board(execute, BoardFilter(), now=now, midnight=midnight, window=window)


def board(
    execute: Execute,
    wish: BoardFilter,
    *,
    now: Instant,
    midnight: Instant,
    window: int,
    tonight: Instant | None = None,
) -> Board:
    """One view of the board as of now; its medians and its record are left empty."""
    values: dict[str, Any] = {
        "now": now,
        "midnight": midnight,
        "tonight": midnight + _DAY_S if tonight is None else tonight,
        "window": window,
        "staff": wish.staff or "",
    }
    counts = {row[0]: row[1] for row in execute(boardsql.COUNTERS, _EMPTY)}
    columns = []
    for status in boardsql.COLUMNS:
        rows = tuple(
            boardsql.board_row(row) for row in execute(boardsql.column_page(status, wish), values)
        )
        total = len(rows)
        if total == window:
            if wish.view == "open" and status is not RequestStatus.SOLVED:
                total = counts.get(f"{status.value}:public:matter", total)
            else:
                total = next(iter(execute(boardsql.column_total(status, wish), values)))[0]
        columns.append(BoardColumn(status, rows, total))
    seq = Seq(next(iter(execute(boardsql.SEQ, _EMPTY)))[0])
    return Board(tuple(columns), _figures(execute, counts, values, now), now, seq)


def _figures(
    execute: Execute, counts: Mapping[str, int], values: Mapping[str, Any], now: Instant
) -> BoardFigures:
    new = counts.get("new:public:matter", 0)
    open_now = new + sum(counts.get(f"{s}:public:matter", 0) for s in ("answered", "assigned"))
    private = sum(
        counts.get(f"{s}:private:{kind}", 0)
        for s in ("new", "answered", "assigned")
        for kind in ("matter", "thanks")
    )
    waiting = counts.get(boardsql.UNANSWERED, 0)
    asked = (boardsql.OLDEST_UNANSWERED, boardsql.OLDEST_NEW)
    ages = [row[0] for statement in asked for row in execute(statement, _EMPTY)]
    overdue = next(iter(execute(boardsql.OVERDUE_COUNT, values)))[0]
    promise = next(iter(execute(boardsql.NEXT_PROMISE, values)), (None, None))
    nothing = Figure(None, 0, now)
    return BoardFigures(
        open=open_now,
        unanswered=new + waiting,
        oldest_unanswered_at=Instant(min(ages)) if ages else None,
        overdue=overdue,
        median_first_answer_s=nothing,
        median_solve_s=nothing,
        record_s=None,
        record_service=None,
        record_request=None,
        private_open=private,
        next_promise_at=promise[0],
        next_promise_request=promise[1],
        has_medians=False,
    )
