"""What is written beside a request's row: the counters it counts in, and its promises.

A figure on the board is read, never counted: whoever writes a request row adds it to its
counters and takes its old row out of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection

from junhall.casework import boardsql
from junhall.casework.columns import RequestColumns
from junhall.casework.protocol import promise_rows
from junhall.casework.protocol_facts import RequestState

_ANSWERED: Final = RequestColumns._fields.index("first_answer_at")
_LATE: Final = RequestColumns._fields.index("late_at")


@cache
def status_counter(status: str, is_private: int, is_thanks: bool) -> str:  # noqa: FBT001 - a key
    """The counter of requests of this status."""
    return f"{status}:{'private' if is_private else 'public'}:{'thanks' if is_thanks else 'matter'}"


def counted_in(row: Sequence[Any]) -> list[str]:
    """The counters that a request row is counted in."""
    status, is_private, is_thanks = row[9], row[11], row[6] == "thanks"
    names = [status_counter(status, is_private, is_thanks)]
    if not is_private:
        if status == "assigned" and row[_ANSWERED] is None and not is_thanks:
            names.append(boardsql.UNANSWERED)
        if row[_LATE] is not None:
            names.append(boardsql.late_counter(row[_LATE]))
    return names


def count(counts: dict[str, int], row: Sequence[Any], by: int) -> None:
    """Add a row to what its counters gain (1), or take it out (-1)."""
    for name in counted_in(row):
        counts[name] = counts.get(name, 0) + by


def write_counts(connection: Connection, counts: Mapping[str, int]) -> None:
    """Add what the counters gained."""
    rows = [(name, n) for name, n in counts.items() if n]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO counter (name, n) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET n = n + excluded.n",
            rows,
        )


def write_promises(
    connection: Connection,
    touched: Sequence[tuple[int, RequestState]],
    known: Collection[int],
) -> None:
    """Write the promises of these requests; those of ``known`` ones replace what was there."""
    before = [(request_id,) for request_id, _ in touched if request_id in known]
    if before:
        connection.exec_driver_sql("DELETE FROM promise WHERE request_id = ?", before)
    rows = [
        (request_id, promise.post_id, promise.promised_at, promise.due_at, state.value,
         promise.words)
        for request_id, request in touched
        for promise, state in promise_rows(request)
    ]  # fmt: skip
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO promise (request_id, post_id, promised_at, due_at, state, words)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )
