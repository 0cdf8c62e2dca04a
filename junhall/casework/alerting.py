"""Open requests with a deadline that is near or over, out of the ledger, for alert_rows.py."""

from __future__ import annotations

import json
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework.alert_rows import AlertFacts, Alerts, Reader, alerts_of
from junhall.casework.clocks import Calendar
from junhall.casework.sight import SEES_PRIVATE
from junhall.models.terms import Instant, RequestId, Role, StaffCode
from junhall.models.town import Town

_DAY: Final = 86_400
_LATE_FOR_S: Final = 60 * _DAY
"""What is overdue for longer is no news; the board counts it."""
_AHEAD_S: Final = 120 * _DAY
_GIVEN_S: Final = 14 * _DAY
_MOST: Final = 1000
"""So many of each sort are read; more would be read by nobody."""
_SEE_OTHERS: Final = frozenset({Role.DESK, Role.HEAD})
_OPEN: Final = "r.ended_at IS NULL AND r.status IN ('new', 'answered', 'assigned')"
_NEEDED: Final = (
    "SELECT id FROM (SELECT r.id FROM request r WHERE r.late_at <= :now AND r.late_at > :since"
    " ORDER BY r.late_at DESC LIMIT :most)"
    " UNION SELECT id FROM (SELECT r.id FROM request r WHERE r.late_at > :now"
    " AND r.late_at <= :until ORDER BY r.late_at LIMIT :most)"
    " UNION SELECT id FROM (SELECT r.id FROM request r WHERE r.promise_due_at > :since"
    f" AND r.promise_due_at <= :until AND {_OPEN} ORDER BY r.promise_due_at DESC LIMIT :most)"
)
_MINE: Final = (
    " UNION SELECT id FROM (SELECT r.id FROM request r WHERE r.status = 'assigned'"
    " AND instr(' ' || r.assignees || ' ', ' ' || :staff || ' ')"
    " ORDER BY r.posted_at DESC LIMIT :most)"
)
_SELECT: Final = f"""
SELECT r.id, r.number_year, r.number_n, r.title, r.service, r.assignees, r.lap_posted_at,
  iif(r.first_answer_at IS NULL, r.answer_due_at, NULL), r.resolve_due_at, r.promise_due_at,
  pr.promised_at, po.official, r.is_private
FROM request r
LEFT JOIN promise pr ON pr.request_id = r.id AND pr.state = 'open' AND pr.due_at = r.promise_due_at
LEFT JOIN post po ON po.id = pr.post_id
WHERE r.id IN (%s) AND {_OPEN} AND r.kind != 'thanks' AND (:private OR r.is_private = 0)
GROUP BY r.id
"""
_HANDED: Final = """
SELECT r.id, r.assigned_at,
  (SELECT a.id FROM act a WHERE a.post_id = r.opening_post_id AND a.verb = 'assign'
    AND instr(a.value, '"' || :staff || '"') AND a.undoes IS NULL
    AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id) ORDER BY a.id DESC LIMIT 1),
  EXISTS (SELECT 1 FROM post p WHERE p.request_id = r.id AND p.official = :staff
    AND p.posted_at = r.assigned_at)
FROM request r WHERE r.id IN (SELECT value FROM json_each(:mine))
"""


def alerts(
    session: Session,
    town: Town,
    role: Role,
    staff: StaffCode | None,
    now: Instant,
    *,
    everything: bool = False,
) -> Alerts:
    """What whoever sits here is told of now."""
    connection = session.connection()
    member = town.staff_by_code.get(staff or "")
    reader = Reader(staff, role, member.department if member is not None else None, everything)
    facts = _facts(connection, town, reader, now)
    rows = alerts_of(facts, reader, now)
    is_open = Calendar(town.calendar(None), town.zone).is_open(now)
    # What somebody has is read whole; who is told of others' requests may be told of a part.
    sees_others = everything or role in _SEE_OTHERS
    return Alerts(rows, is_open, now, is_cut=sees_others and len(facts) >= _MOST)


def _facts(connection: Connection, town: Town, reader: Reader, now: Instant) -> list[AlertFacts]:
    needed = _NEEDED + (_MINE if reader.staff is not None else "")
    rows = connection.exec_driver_sql(
        _SELECT % needed,
        {
            "now": now,
            "since": now - _LATE_FOR_S,
            "until": now + _AHEAD_S,
            "most": _MOST,
            "staff": reader.staff or "",
            "private": int(reader.role in SEES_PRIVATE),
        },
    ).all()
    given = _given(connection, rows, reader.staff, now)
    services = town.service_by_code
    return [
        AlertFacts(
            id=RequestId(row[0]),
            number=f"{row[1]}-{row[2]}",
            title=row[3],
            service=row[4],
            department=services[row[4]].department if row[4] in services else None,
            assignees=tuple(StaffCode(code) for code in (row[5] or "").split()),
            begun_at=row[6],
            answer_due_at=row[7],
            resolve_due_at=row[8],
            promise_due_at=row[9],
            promised_at=row[10],
            promised_by=row[11] or None,
            given_at=given.get(row[0]),
            is_private=bool(row[12]),
        )
        for row in rows
    ]


def _given(
    connection: Connection, rows: Any, staff: StaffCode | None, now: Instant
) -> dict[int, Instant]:
    """When somebody else handed a request to this person lately: at the desk, or by a mention."""
    mine = [row[0] for row in rows if staff is not None and staff in (row[5] or "").split()]
    told = {"mine": json.dumps(mine), "staff": staff}
    found: dict[int, Instant] = {}
    for request_id, first_at, act, took_it in connection.exec_driver_sql(_HANDED, told).all():
        at, is_own = first_at, bool(took_it)
        if act is not None:
            by, at = connection.exec_driver_sql("SELECT by, at FROM act WHERE id = ?", (act,)).one()
            is_own = by == staff
        if at is not None and at > now - _GIVEN_S and not is_own:
            found[request_id] = Instant(at)
    return found
