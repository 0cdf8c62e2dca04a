"""Pins out of the ledger: one pass of SQLite writes the columns, numpy reads them.

A million rows as Python tuples hold the screen's thread back for seconds; joined by SQLite into
one text a column they are read in a tenth of it, most of the time without Python's lock.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework import boardsql
from junhall.casework.grid import cell_centre
from junhall.casework.pins import NEVER, QUALITIES, STATUSES, Pins
from junhall.casework.rows import BoardRow
from junhall.models.terms import Instant, RequestId, Seq

_FINE: Final = 1e7  # coordinates are carried as whole units of a centimetre
_ANSWER_DUE: Final = f"iif(r.first_answer_at IS NULL, coalesce(r.answer_due_at, {NEVER}), {NEVER})"
_COLUMNS: Final = (
    "r.id",
    "cast(round(r.lat * 1e7) AS INTEGER)",
    "cast(round(r.long * 1e7) AS INTEGER)",
    "CASE r.status " + " ".join(f"WHEN '{it.value}' THEN {n}" for n, it in enumerate(STATUSES))
    + " ELSE 0 END",
    "coalesce(s.rowid, 0)",
    "CASE r.place_quality "
    + " ".join(f"WHEN '{it.value}' THEN {n}" for n, it in enumerate(QUALITIES))
    + " ELSE 0 END",
    "r.posted_at",
    "coalesce(r.ended_at, 0)",
    f"min({_ANSWER_DUE}, coalesce(r.resolve_due_at, {NEVER}), coalesce(r.promise_due_at, {NEVER}))",
    "coalesce(r.time_to_solve_s, -1)",
    "coalesce(r.cell, -1)",
    "coalesce(r.last_seen_at, 0)",
)  # fmt: skip
_PUBLIC: Final = "r.is_private = 0 AND r.kind != 'thanks' AND r.status != 'duplicate'"
_OPEN: Final = "r.status IN ('new', 'answered', 'assigned')"
_SELECT: Final = (
    "SELECT "
    + ", ".join(f"group_concat({column})" for column in _COLUMNS)
    + " FROM request r LEFT JOIN service s ON s.code = r.service"
    + f" WHERE {_PUBLIC} AND r.lat IS NOT NULL AND r.long IS NOT NULL"
)


def pins(
    session: Session,
    now: Instant,
    *,
    open_only: bool = False,
    ids: Iterable[int] | None = None,
    rough: bool = False,
) -> Pins:
    """All requests of the map, the open ones, or just some; ``rough``: as the public may see."""
    connection = session.connection()
    seq = connection.exec_driver_sql(boardsql.SEQ).scalar_one()
    services = connection.exec_driver_sql("SELECT rowid, code FROM service ORDER BY rowid").all()
    statement = _SELECT
    values: tuple[str, ...] = ()
    if open_only:
        statement += f" AND {_OPEN}"
    if ids is not None:
        statement += " AND r.id IN (SELECT value FROM json_each(?))"
        values = (json.dumps(sorted(ids)),)
    row = connection.exec_driver_sql(statement, values).one()
    told = [_column(text) for text in row]
    order = np.argsort(told[0], kind="stable")
    if len(order) and not np.array_equal(order, np.arange(len(order))):
        told = [column[order] for column in told]
    lat, long = told[1] / _FINE, told[2] / _FINE
    if rough:
        lat, long = _rough(told[10])
    places = np.zeros(max((it[0] for it in services), default=0) + 1, np.uint16)
    for n, (rowid, _) in enumerate(services, 1):
        places[rowid] = n
    return Pins(
        ids=told[0],
        lat=lat,
        long=long,
        statuses=told[3].astype(np.uint8),
        services=places[told[4]],
        # How well a place is known says where in its cell it is: not for the public.
        qualities=np.zeros(len(lat), np.uint8) if rough else told[5].astype(np.uint8),
        posted_at=told[6],
        ended_at=told[7],
        due_at=told[8],
        solve_s=told[9],
        watched_until=told[11],
        service_codes=("", *(it[1] for it in services)),
        is_rough=rough,
        unplaced=_unplaced(connection),
        as_of=now,
        seq=Seq(seq),
    )


def without_place(session: Session, limit: int) -> tuple[BoardRow, ...]:
    """Open requests that have no point yet, the longest waiting first."""
    rows = session.connection().exec_driver_sql(
        f"{boardsql.ROW} WHERE {_PUBLIC} AND {_OPEN} AND (r.lat IS NULL OR r.long IS NULL)"
        " ORDER BY r.lap_posted_at, r.id LIMIT ?",
        (limit,),
    )
    return tuple(boardsql.board_row(row) for row in rows)


def placed_by_staff(session: Session, ids: Iterable[int]) -> frozenset[RequestId]:
    """Those of some requests whose place a person set: nobody is asked about it again."""
    rows = session.connection().exec_driver_sql(
        "SELECT DISTINCT r.id FROM request r JOIN act a ON a.post_id = r.opening_post_id"
        " WHERE r.id IN (SELECT value FROM json_each(?)) AND a.verb = 'place'"
        " AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id)",
        (json.dumps(sorted(ids)),),
    )
    return frozenset(RequestId(row[0]) for row in rows)


def _unplaced(connection: Connection) -> int:
    counted = connection.exec_driver_sql(
        f"SELECT count(*) FROM request r WHERE {_PUBLIC} AND {_OPEN}"
        " AND (r.lat IS NULL OR r.long IS NULL)"
    )
    return int(counted.scalar_one())


def _column(text: str | None) -> NDArray[np.int64]:
    if text is None:
        return np.zeros(0, np.int64)
    return np.fromstring(text, np.int64, sep=",")


def _rough(cells: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Centres of cells, worked out once a cell."""
    known, at = np.unique(cells, return_inverse=True)
    centres = np.array([cell_centre(int(cell)) for cell in known]).reshape(-1, 2)
    return centres[at, 0], centres[at, 1]
