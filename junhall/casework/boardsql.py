"""The SQL of the board, and rows from its tuples, without any heavy import.

The program's first page is read with these texts straight through the driver, before SQLAlchemy
is there; every later page is read with the same texts through it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from junhall.casework.board_rows import BoardFilter, BoardRow
from junhall.models.terms import (
    Instant,
    Network,
    PlaceQuality,
    RequestId,
    RequestKind,
    RequestStatus,
    StaffCode,
)

ROW: Final = """
SELECT r.id, r.number_year, r.number_n, r.status, r.kind, r.service, r.title,
       coalesce(a.handle, ''), a.name,
       EXISTS (SELECT 1 FROM resident v WHERE v.id = a.resident_id AND v.revoked_at IS NULL),
       r.network, p.channel, r.place_name, r.place_quality, r.posted_at, r.lap_posted_at,
       r.first_answer_at, r.solved_at, r.ended_at, r.answer_due_at, r.resolve_due_at,
       r.promise_due_at, r.assignees, r.supporters, r.posts,
       r.solved_proposed_at IS NOT NULL OR r.reopen_proposed_at IS NOT NULL,
       r.is_private, r.flags, r.version, r.laps, r.waiting_since
FROM request r
JOIN post p ON p.id = r.opening_post_id
LEFT JOIN author a ON a.id = r.author_id
"""

_OPEN: Final = "r.status IN ('new', 'answered', 'assigned')"
OVERDUE: Final = "r.late_at < :now"
DUE_TODAY: Final = (
    f"r.ended_at IS NULL AND {_OPEN} AND (r.resolve_due_at BETWEEN :now AND :tonight"
    " OR r.promise_due_at BETWEEN :now AND :tonight"
    " OR (r.first_answer_at IS NULL AND r.answer_due_at BETWEEN :now AND :tonight))"
)
_KINDS: Final = {
    "problems": "problem",
    "proposals": "proposal",
    "ideas": "idea",
    "complaints": "complaint",
    "questions": "question",
    "thanks": "thanks",
}


def conditions(wish: BoardFilter) -> str:
    """The WHERE of a view, beyond its column's status."""
    parts = [f"r.is_private = {int(wish.view == 'private')}"]
    if wish.view in _KINDS:
        parts.append(f"r.kind = '{_KINDS[wish.view]}'")
    else:
        parts.append("r.kind != 'thanks'")
    if wish.view == "mine":
        parts.append("instr(' ' || r.assignees || ' ', ' ' || :staff || ' ') > 0")
    elif wish.view == "overdue":
        parts.append(f"({OVERDUE})")
    elif wish.view == "today":
        parts.append(f"({DUE_TODAY})")
    elif wish.view == "waiting":
        parts.append("r.waiting_since IS NOT NULL")
    return " AND ".join(parts)


def column_page(status: RequestStatus, wish: BoardFilter, *, after: bool = False) -> str:
    """One column's window. New: oldest first, since it waits longest; the others: newest first."""
    where = f"r.status = '{status.value}' AND {conditions(wish)}"
    if status is RequestStatus.SOLVED:
        where += " AND r.solved_at >= :midnight"
        if after:
            where += " AND (r.solved_at, r.id) < (:at, :id)"
        order = "r.solved_at DESC, r.id DESC"
    elif status is RequestStatus.NEW:
        if after:
            where += " AND (r.posted_at, r.id) > (:at, :id)"
        order = "r.posted_at, r.id"
    else:
        if after:
            where += " AND (r.posted_at, r.id) < (:at, :id)"
        order = "r.posted_at DESC, r.id DESC"
    return f"{ROW} WHERE {where} ORDER BY {order} LIMIT :window"


def column_total(status: RequestStatus, wish: BoardFilter) -> str:
    """How many a column holds in all, where no counter knows."""
    where = f"r.status = '{status.value}' AND {conditions(wish)}"
    if status is RequestStatus.SOLVED:
        where += " AND r.solved_at >= :midnight"
    return f"SELECT count(*) FROM request r WHERE {where}"


COUNTERS: Final = "SELECT name, n FROM counter WHERE name LIKE '%:%:%'"
UNANSWERED: Final = "unanswered:public:matter"
"""The counter of assigned requests that nobody answered yet."""
OLDEST_UNANSWERED: Final = (
    "SELECT r.posted_at FROM request r INDEXED BY ix_request_unanswered"
    " WHERE r.status = 'assigned' AND r.first_answer_at IS NULL"
    " AND r.is_private = 0 AND r.kind != 'thanks' ORDER BY r.posted_at LIMIT 1"
)
OLDEST_NEW: Final = (
    "SELECT r.posted_at FROM request r WHERE r.status = 'new' AND r.is_private = 0"
    " AND r.kind != 'thanks' ORDER BY r.posted_at LIMIT 1"
)
DAY_S: Final = 86_400
OVERDUE_COUNT: Final = (
    "SELECT (SELECT coalesce(sum(n), 0) FROM counter WHERE name >= 'late:'"
    f" AND name < 'late:' || printf('%06d', :now / {DAY_S}))"
    " + (SELECT count(*) FROM request r"
    f" WHERE r.late_at >= :now / {DAY_S} * {DAY_S} AND r.late_at < :now AND r.is_private = 0)"
)
"""Days that are over by their counters, today one by one: it costs the same with any arrears."""


def late_counter(late_at: int) -> str:
    """The counter of public requests that are overdue from some time of that day (UTC) on."""
    return f"late:{late_at // DAY_S:06}"


NEXT_PROMISE: Final = (
    "SELECT r.promise_due_at, r.id FROM request r INDEXED BY ix_request_promise_due"
    " WHERE r.promise_due_at IS NOT NULL"
    f" AND r.ended_at IS NULL AND {_OPEN} AND r.is_private = 0"
    " AND r.promise_due_at >= :midnight ORDER BY r.promise_due_at, r.id LIMIT 1"
)
SEQ: Final = "SELECT coalesce(max(seq), 0) FROM change"
COLUMNS: Final = (
    RequestStatus.NEW,
    RequestStatus.ANSWERED,
    RequestStatus.ASSIGNED,
    RequestStatus.SOLVED,
)


def board_row(row: Sequence[Any]) -> BoardRow:
    """A card from a tuple of ROW."""
    author = row[7]
    if row[11] in {"counter", "phone"}:
        author = author.partition(":")[2]
    return BoardRow(
        id=RequestId(row[0]),
        number=f"{row[1]}-{row[2]}",
        status=RequestStatus(row[3]),
        kind=RequestKind(row[4]),
        service=row[5],
        title=row[6],
        author=author,
        author_name=row[8],
        is_resident=bool(row[9]),
        network=Network(row[10]),
        channel=row[11],
        place_name=row[12],
        place_quality=PlaceQuality(row[13]),
        posted_at=Instant(row[14]),
        lap_posted_at=Instant(row[15]),
        first_answer_at=row[16],
        solved_at=row[17],
        ended_at=row[18],
        answer_due_at=row[19],
        resolve_due_at=row[20],
        promise_due_at=row[21],
        assignees=tuple(StaffCode(code) for code in row[22].split()),
        supporters=row[23],
        posts=row[24],
        has_proposal=bool(row[25]),
        is_private=bool(row[26]),
        flags=tuple(row[27].split()),
        version=row[28],
        waiting_since=row[30],
    )
