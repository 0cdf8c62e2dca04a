"""The history columns kept in the ledger, in segments: read, brought up to date, written back.

All segments are as true as the seq written with their words; what changed since stands in the
change log and is read anew, request by request. Nothing here is needed: without a segment the
columns are read from the requests themselves, some tens of thousands at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection

from junhall.casework.areas import Areas
from junhall.casework.figures import Ints
from junhall.casework.history_columns import (
    FORM,
    HAS_SKEW,
    IS_INTERNAL,
    IS_PRIVATE,
    IS_RESIDENT,
    IS_THERE,
    SEGMENT_ROWS,
    HistoryColumns,
    RowWaits,
    unpacked,
)
from junhall.models.terms import Facet, Flag

WORDS_ROW: Final = -1
"""The number under which the words of the codes are kept."""
VERSION: Final = 3
_FEW: Final = 20_000
_SELECT: Final = f"""
SELECT r.id, r.posted_at, r.first_answer_at, r.solved_at, r.ended_at, r.resolve_due_at,
  r.answer_due_at, r.last_seen_at, r.thanked_at,
  r.first_answer_s, r.first_answer_office_s, r.time_to_solve_s, r.time_to_solve_office_s,
  max(0, r.seen_at - r.posted_at),
  r.service, r.kind, r.status,
  CASE WHEN r.network = 'other' THEN
    (SELECT CASE WHEN p.channel IN ('counter', 'phone') THEN p.channel ELSE 'other' END
     FROM post p WHERE p.id = r.opening_post_id)
  ELSE r.network END,
  r.source_status, r.assignees, min(r.laps, 255),
  {IS_THERE} + {IS_PRIVATE} * r.is_private + {IS_INTERNAL} * r.is_internal
  + {IS_RESIDENT} * EXISTS (SELECT 1 FROM author a JOIN resident v ON v.id = a.resident_id
    WHERE a.id = r.author_id AND v.revoked_at IS NULL)
  + {HAS_SKEW} * (instr(r.flags, '{Flag.CLOCK_SKEW.value}') > 0),
  CASE WHEN instr(r.state, '"waits"') THEN json_extract(r.state, '$.waits') END,
  r.lat, r.long
FROM request r
"""
_RESIDENTS: Final = """
SELECT r.id FROM resident v JOIN author a ON a.resident_id = v.id
JOIN request r ON r.author_id = a.id WHERE v.revoked_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment as it is written: its number, how many rows, and its bytes."""

    number: int
    rows: int
    data: bytes


@dataclass(frozen=True, slots=True)
class KeptHistory:
    """What is written of the columns: segments that altered, and what stands beside all of them."""

    segments: tuple[Segment, ...]
    words: Mapping[str, Sequence[str]]
    waits: RowWaits
    seq: int
    """Up to which all this is true."""
    areas_key: str = ""


def read_kept(connection: Connection, areas: Areas) -> tuple[HistoryColumns, int] | None:
    """The columns as they were kept, and the seq up to which they are true; None without any."""
    rows = connection.exec_driver_sql(
        "SELECT number, rows, data FROM history_segment ORDER BY number"
    ).all()
    if not rows or rows[0][0] != WORDS_ROW:
        return None
    head = json.loads(rows[0][2])
    kept = rows[1:]
    is_whole = all(row[1] == SEGMENT_ROWS for row in kept[:-1])
    in_order = [row[0] for row in kept] == list(range(len(kept)))
    if head.get("form") != _form(areas.key) or not is_whole or not in_order:
        return None
    try:
        columns = unpacked([row[2] for row in kept], [row[1] for row in kept], head["words"])
    except ValueError:
        return None
    columns.waits = {int(row): _spans(told) for row, told in head["waits"].items()}
    return columns, int(head["seq"])


def write_kept(connection: Connection, kept: KeptHistory) -> None:
    """Keep segments that altered; those that did not are true up to this seq as they are."""
    head = {
        "form": _form(kept.areas_key),
        "seq": kept.seq,
        "words": dict(kept.words),
        "waits": dict(kept.waits),
    }
    told = json.dumps(head, ensure_ascii=False).encode()
    connection.exec_driver_sql(
        "INSERT INTO history_segment (number, rows, data) VALUES (?, ?, ?)"
        " ON CONFLICT (number) DO UPDATE SET rows = excluded.rows, data = excluded.data",
        [
            *((segment.number, segment.rows, segment.data) for segment in kept.segments),
            (WORDS_ROW, 0, told),
        ],
    )


def pack(columns: HistoryColumns, numbers: Iterable[int]) -> list[Segment]:
    """These segments' bytes, taken now."""
    return [
        Segment(n, min(SEGMENT_ROWS, len(columns) - n * SEGMENT_ROWS), columns.packed(n))
        for n in sorted(numbers)
        if n * SEGMENT_ROWS < len(columns)
    ]


def newest_seq(connection: Connection) -> int:
    """How far the change log goes."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change").scalar_one())


def newest_id(connection: Connection) -> int:
    """The largest id of a request."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM request").scalar_one())


@dataclass(frozen=True, slots=True)
class Since:
    """What the change log says of the time after a seq."""

    seq: int
    ids: tuple[int, ...]
    is_people: bool
    """Somebody was verified, or is no longer."""


def changed_since(connection: Connection, seq: int) -> Since:
    """Which requests altered after a seq."""
    rows = connection.exec_driver_sql(
        "SELECT request_id, max(seq), max(facets & ?) FROM change WHERE seq > ?"
        " GROUP BY request_id",
        (int(Facet.PEOPLE), seq),
    ).all()
    return Since(
        max((int(row[1]) for row in rows), default=seq),
        tuple(sorted(int(row[0]) for row in rows if row[0] is not None)),
        any(row[2] for row in rows),
    )


def read_ids(
    connection: Connection, columns: HistoryColumns, ids: Sequence[int], areas: Areas
) -> None:
    """Read these requests anew; those that are gone leave empty rows."""
    for at in range(0, len(ids), _FEW):
        some = ids[at : at + _FEW]
        rows = connection.exec_driver_sql(
            f"{_SELECT} WHERE r.id IN (SELECT value FROM json_each(?))", (json.dumps(some),)
        ).all()
        _put(columns, rows, areas)
        gone = set(some) - {row[0] for row in rows}
        columns.clear(np.array(sorted(gone), np.int64) - 1)


def read_segment(
    connection: Connection, columns: HistoryColumns, number: int, areas: Areas
) -> None:
    """Read one segment's requests anew from the ledger."""
    first = number * SEGMENT_ROWS
    rows = connection.exec_driver_sql(
        f"{_SELECT} WHERE r.id > ? AND r.id <= ?", (first, first + SEGMENT_ROWS)
    ).all()
    columns.clear(np.arange(first, min(first + SEGMENT_ROWS, len(columns)), dtype=np.int64))
    _put(columns, rows, areas)


def residents_rows(connection: Connection) -> Ints:
    """The rows whose author is a verified resident now."""
    found = [row[0] - 1 for row in connection.exec_driver_sql(_RESIDENTS)]
    return np.array(found, np.int64)


def segments_of(rows: Iterable[int]) -> Iterator[int]:
    """The segments in which rows lie, each once."""
    return iter({row // SEGMENT_ROWS for row in rows})


_AREA: Final = 1 + list(FORM).index("area")
"""Where the area stands among the values of a row that was asked for."""


def _put(columns: HistoryColumns, rows: Sequence[Any], areas: Areas) -> None:
    """Rows into the columns; the area is worked out here, since no request keeps one."""
    if areas.names:
        points = np.array([row[-2:] for row in rows], np.float64).reshape(-1, 2)
        told = areas.of(points[:, 0], points[:, 1])
    else:
        told = [None] * len(rows)
    values = [(*row[1:_AREA], area, *row[_AREA:-3]) for row, area in zip(rows, told, strict=True)]
    waits = {row[0] - 1: _spans(json.loads(row[-3])) for row in rows if row[-3]}
    columns.put(np.array([row[0] - 1 for row in rows], np.int64), values, waits)


def _spans(told: Sequence[Sequence[int | None]]) -> tuple[tuple[int, int], ...]:
    return tuple((int(began or 0), int(ended or 0)) for began, ended in told)


def _form(areas_key: str) -> str:
    """A word that alters with the form of a segment, and with the quarters in it."""
    form = ",".join(f"{name}{kind}" for name, kind in FORM.items())
    return f"{VERSION}:{form}:{areas_key}"
