"""Public promises for the wall, read by the index of what is due (rules.md 20, 25)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from junhall.casework.clocks import promise_state
from junhall.casework.morning import end_of_day, kept_this_month
from junhall.casework.readers import Readers
from junhall.casework.sameplace import without_house
from junhall.casework.wall_rows import WallPromiseRow, WallPromises
from junhall.models.terms import Instant, PromiseState, RequestId, RequestKind, StaffCode

_MANY = 2000


def wall_promises(session: Session, readers: Readers, now: Instant, rows: int) -> WallPromises:
    """Open promises of public requests that have not ended, and how promises were kept."""
    connection = session.connection()
    open_rows: list[WallPromiseRow] = []
    broken: list[WallPromiseRow] = []
    for told in connection.exec_driver_sql(
        "SELECT r.id, r.service, r.kind, r.place_name, coalesce(po.official, ''), r.assignees,"
        " p.promised_at, p.due_at FROM request r JOIN promise p ON p.request_id = r.id"
        " JOIN post po ON po.id = p.post_id"
        " WHERE r.promise_due_at IS NOT NULL AND r.ended_at IS NULL AND r.is_private = 0"
        " AND p.state = 'open' AND p.due_at IS NOT NULL ORDER BY r.promise_due_at DESC LIMIT ?",
        (_MANY,),
    ):
        state = promise_state(
            confirmed=True,
            due=told[7],
            solved_at=None,
            withdrawn=False,
            now=now,
            calendar=readers.calendar(told[1]),
        )
        row = WallPromiseRow(
            RequestId(told[0]), told[1], RequestKind(told[2]),
            None if told[3] is None else without_house(told[3]), StaffCode(told[4]),
            tuple(StaffCode(code) for code in told[5].split()), Instant(told[6]),
            Instant(told[7]), state,
        )  # fmt: skip
        (broken if state is PromiseState.BROKEN else open_rows).append(row)
    open_rows.sort(key=lambda row: (row.due_at, row.id))
    broken.sort(key=lambda row: (-row.due_at, row.id))
    return WallPromises(
        tuple([*open_rows, *broken][:rows]),
        kept_this_month(connection, readers, now, public=True),
        sum(now <= row.due_at < end_of_day(readers.town, now) for row in open_rows),
        len(open_rows),
        len(broken),
        now,
    )
