"""The lists of the mayor's morning, read by their indexes; figures come from the columns."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from junhall.casework.casequery import stored_path
from junhall.casework.clocks import promise_state
from junhall.casework.morning_rows import (
    DoneRow,
    PromisedRow,
    ThanksRow,
    WaitingRow,
)
from junhall.casework.readers import Readers
from junhall.models.figure import Figure
from junhall.models.messages import Media
from junhall.models.terms import (
    Instant,
    Network,
    PromiseState,
    RequestId,
    RequestKind,
    StaffCode,
)
from junhall.models.town import Town
from junhall.models.town_people import fold_handle

_WAITING: Final = 400
_DONE: Final = 40
_DAY: Final = 86_400
_LOOKS_BACK: Final = 10
_ASKS: Final = frozenset({RequestKind.PROPOSAL, RequestKind.IDEA, RequestKind.QUESTION})


def since_closing(readers: Readers, now: Instant) -> Instant:
    """When the office closed last before today: what came after was seen by nobody there."""
    calendar = readers.calendar(None)
    today = calendar.local_day(now)
    for back in range(1, _LOOKS_BACK):
        closed = calendar.closing_instant(today - timedelta(days=back))
        if closed is not None and now - closed <= _LOOKS_BACK * _DAY:
            return min(closed, now)
    return Instant(now - _DAY)


def end_of_day(town: Town, now: Instant) -> Instant:
    """The next local midnight."""
    local = datetime.fromtimestamp(now, town.zone) + timedelta(days=1)
    return Instant(int(local.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()))


def promised(connection: Connection, town: Town, now: Instant) -> tuple[PromisedRow, ...]:
    """Open public promises due before the day ends; those that are overdue first."""
    rows = connection.exec_driver_sql(
        "SELECT r.id, r.title, p.words, coalesce(po.official, ''), p.promised_at, p.due_at,"
        " r.assignees FROM request r JOIN promise p ON p.request_id = r.id"
        " JOIN post po ON po.id = p.post_id"
        " WHERE r.promise_due_at < ? AND r.promise_due_at IS NOT NULL AND r.ended_at IS NULL"
        " AND p.state = 'open' AND p.due_at < ? AND r.is_private = 0"
        " ORDER BY p.due_at DESC LIMIT 200",
        (end_of_day(town, now), end_of_day(town, now)),
    ).all()
    told = [
        PromisedRow(
            RequestId(row[0]), row[1], row[2], StaffCode(row[3]), Instant(row[4]), Instant(row[5]),
            _codes(row[6]),
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(told, key=lambda row: (row.due_at, row.id)))


def waiting_for(
    connection: Connection, town: Town, staff: StaffCode | None
) -> tuple[WaitingRow, ...]:
    """Unanswered public requests that name the person, are theirs, or ask what few can say."""
    handles = {fold_handle(handle) for handle in _handles(town, staff)}
    rows = connection.exec_driver_sql(
        "SELECT r.id, r.title, coalesce(a.handle, ''), r.network, p.channel,"
        " EXISTS (SELECT 1 FROM resident v WHERE v.id = a.resident_id AND v.revoked_at IS NULL),"
        " r.kind, r.service, r.posted_at, r.supporters, r.assignees, p.text,"
        " p.mentions"
        " FROM request r JOIN post p ON p.id = r.opening_post_id"
        " LEFT JOIN author a ON a.id = r.author_id"
        " WHERE r.status IN ('new', 'assigned') AND r.first_answer_at IS NULL"
        " AND r.kind != 'thanks' AND r.is_private = 0"
        " ORDER BY r.posted_at LIMIT ?",
        (_WAITING,),
    )
    found: list[tuple[int, WaitingRow]] = []
    for row in rows:
        assignees, kind = _codes(row[10]), RequestKind(row[6])
        asks = bool(handles & _named(row[11], row[12]))
        if staff is not None and staff in assignees:
            rank, why = 0, "yours"
        elif asks:
            # What only she can say comes before the lamps, which the desk sees as well.
            rank, why = int(kind not in _ASKS), "asks"
        elif kind in _ASKS and not assignees:
            rank, why = 2, "kind"
        else:
            continue
        author = row[2].partition(":")[2] if row[4] in {"counter", "phone"} else row[2]
        found.append(
            (
                rank,
                WaitingRow(
                    RequestId(row[0]), row[1], author, Network(row[3]), row[4], bool(row[5]), kind,
                    row[7], Instant(row[8]), row[9], why,
                ),
            )
        )  # fmt: skip
    return tuple(row for _, row in sorted(found, key=lambda pair: (pair[0], pair[1].posted_at)))


def done_since(
    connection: Connection, since: Instant, media: Path | None
) -> tuple[tuple[DoneRow, ...], int]:
    """Public requests solved since an instant, those with photos first; and how many in all."""
    rows = connection.exec_driver_sql(
        "SELECT r.id, r.title, r.service, r.place_name, r.solved_at,"
        " coalesce(r.time_to_solve_s, r.solved_at - r.posted_at), r.assignees, r.opening_post_id"
        " FROM request r WHERE r.solved_at >= ? AND r.solved_at IS NOT NULL"
        " AND r.status = 'solved' AND r.is_private = 0 AND r.kind != 'thanks'"
        " ORDER BY r.solved_at DESC LIMIT 2000",
        (since,),
    ).all()
    photos = _photos(connection, [row[0] for row in rows[:_DONE]], media)
    told = []
    for row in rows[:_DONE]:
        before, after = photos.get(row[0], (None, None))
        told.append(
            DoneRow(
                RequestId(row[0]), row[1], row[2], row[3], Instant(row[4]), max(0, row[5]),
                _codes(row[6]), before if after else None, after if before else None,
            )
        )  # fmt: skip
    told.sort(key=lambda row: (row.after is None, -row.solved_at))
    return tuple(told), len(rows)


def thanks_since(connection: Connection, since: Instant) -> tuple[tuple[ThanksRow, ...], int]:
    """Public thanks since an instant, the newest first."""
    rows = connection.exec_driver_sql(
        "SELECT r.id, r.title, coalesce(a.handle, ''), r.network,"
        " EXISTS (SELECT 1 FROM resident v WHERE v.id = a.resident_id AND v.revoked_at IS NULL),"
        " r.posted_at, p.reading FROM request r JOIN post p ON p.id = r.opening_post_id"
        " LEFT JOIN author a ON a.id = r.author_id"
        " WHERE r.status IN ('new', 'answered', 'assigned', 'solved', 'closed')"
        " AND r.is_private = 0 AND r.posted_at >= ? AND r.kind = 'thanks'"
        " ORDER BY r.posted_at DESC LIMIT 500",
        (since,),
    ).all()
    told = [
        ThanksRow(
            RequestId(row[0]), row[1], row[2], Network(row[3]), bool(row[4]), _thanked(row[6]),
            Instant(row[5]),
        )
        for row in rows[:12]
    ]  # fmt: skip
    return tuple(told), len(rows)


def kept_this_month(
    connection: Connection, readers: Readers, now: Instant, *, public: bool = False
) -> Figure:
    """The share kept of this month's confirmed promises that are decided.

    ``public``: private requests are left out; inside the hall they count (rules.md 23).
    """
    local = datetime.fromtimestamp(now, readers.town.zone)
    first = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    states: dict[PromiseState, int] = {}
    for service, due_at, state, solved_at in connection.exec_driver_sql(
        "SELECT r.service, p.due_at, p.state, r.solved_at FROM promise p"
        " JOIN request r ON r.id = p.request_id WHERE p.state != 'proposed' AND p.promised_at >= ?"
        " AND r.is_private <= ?",
        (int(first.timestamp()), int(not public)),
    ):
        now_is = promise_state(
            confirmed=True,
            due=due_at,
            solved_at=solved_at,
            withdrawn=state == PromiseState.BROKEN.value,
            now=now,
            calendar=readers.calendar(service),
        )
        states[now_is] = states.get(now_is, 0) + 1
    kept = states.get(PromiseState.KEPT, 0)
    decided = kept + states.get(PromiseState.LATE, 0) + states.get(PromiseState.BROKEN, 0)
    share = kept / decided if decided else None
    return Figure(share, decided, now, {"open": states.get(PromiseState.OPEN, 0)})


def _photos(
    connection: Connection, ids: list[int], folder: Path | None
) -> dict[int, tuple[Media | None, Media | None]]:
    """The first picture of a citizen and the last of an official, of each request."""
    found: dict[int, tuple[Media | None, Media | None]] = {}
    for request_id, official, kind, url, path, alt in connection.exec_driver_sql(
        "SELECT p.request_id, p.official, m.kind, m.url, m.path, m.alt"
        " FROM post p JOIN attachment m ON m.post_id = p.id"
        " WHERE p.request_id IN (SELECT value FROM json_each(?)) AND m.kind = 'image'"
        " AND p.visibility IN ('public', 'unlisted') AND p.deleted_at IS NULL"
        " ORDER BY p.posted_at, m.id",
        (json.dumps(ids),),
    ):
        before, after = found.get(request_id, (None, None))
        picture = Media(kind, url, stored_path(folder, path), alt)
        if picture.path is None:
            continue
        if official:
            found[request_id] = (before, picture)
        elif before is None:
            found[request_id] = (picture, after)
    return found


def _handles(town: Town, staff: StaffCode | None) -> Iterable[str]:
    """A person's handles, and those of the town's accounts that the person speaks from."""
    if staff is None:
        return ()
    person = next((it for it in town.staff if it.code == staff), None)
    own = [handle for _, handle in person.handles] if person is not None else []
    return [*own, *(account.handle for account in town.accounts if account.staff == staff)]


def _named(text: str, mentions: str | None) -> set[str]:
    """The handles that a text names, folded; what the network listed, else what is written."""
    told = json.loads(mentions) if mentions else [w for w in text.split() if w.startswith("@")]
    named = {fold_handle(str(handle).rstrip(".,;:!?)")) for handle in told}
    return named | {handle.partition("@")[0] for handle in named}


def _thanked(reading: str | None) -> tuple[StaffCode, ...]:
    """Whom a post of thanks names."""
    told: dict[str, Any] = json.loads(reading) if reading else {}
    named = [*told.get("h", ()), *told.get("b", ())]
    return tuple(dict.fromkeys(StaffCode(str(code)) for code in named))


def _codes(text: str) -> tuple[StaffCode, ...]:
    return tuple(StaffCode(code) for code in text.split())
