"""cases.json: what the ledger makes of its posts, one object a request (formats.md)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework import stamps
from junhall.casework.clocks import promise_state
from junhall.casework.duplicates import all_duplicates
from junhall.casework.readers import Readers
from junhall.models.messages import Place
from junhall.models.terms import Instant, PromiseState

_FIELDS: Final = (
    "id, number_year, number_n, kind, service, status, source_status, is_private, assignees,"
    " lat, long, place_name, place_quality, posted_at, seen_at, first_answer_at, assigned_at,"
    " solved_at, solved_proposed_at, reopen_proposed_at, thanked_at, laps, first_answer_s,"
    " first_answer_office_s, time_to_solve_s, flags, state"
)


def iso(instant: int | None) -> str | None:
    """An instant as the file writes it; null for none."""
    return None if instant is None else stamps.iso(instant)


def place_object(place: Place | None) -> dict[str, Any] | None:
    """A place as cases.json writes it."""
    if place is None:
        return None
    return {
        "lat": place.lat,
        "long": place.long,
        "name": place.name,
        "quality": place.quality.value,
    }


def cases(session: Session, readers: Readers, now: Instant) -> Iterator[dict[str, Any]]:
    """Every request, ordered by number; private ones too: the terminal is the hall's own."""
    connection = session.connection()
    posts = _posts(connection)
    promises = _promises(connection)
    handles = _handles(connection)
    duplicates = all_duplicates(connection, readers.town)
    rows = connection.exec_driver_sql(
        f"SELECT {_FIELDS} FROM request ORDER BY number_year, number_n"
    )
    for row in rows:
        state = json.loads(row.state) if row.state else {}
        is_thanks = row.kind == "thanks"
        place = None
        if row.place_quality != "none" and (row.lat is not None or row.place_name is not None):
            place = {
                "lat": row.lat,
                "long": row.long,
                "name": row.place_name,
                "quality": row.place_quality,
            }
        calendar = readers.calendar(row.service)
        yield {
            "number": f"{row.number_year}-{row.number_n}",
            "kind": row.kind,
            "service": row.service,
            "status": row.status,
            "source_status": row.source_status,
            "private": bool(row.is_private),
            "posts": posts.get(row.id, []),
            "supporters": [handles[a] for a in state.get("supporters", ()) if handles.get(a)],
            "assignees": row.assignees.split(),
            "place": place,
            "posted_at": iso(row.posted_at),
            "seen_at": iso(row.seen_at),
            "first_answer_at": None if is_thanks else iso(row.first_answer_at),
            "assigned_at": iso(row.assigned_at),
            "solved_at": None if is_thanks else iso(row.solved_at),
            "solved_proposed_at": iso(row.solved_proposed_at),
            "reopened_at": [iso(at) for at in state.get("reopened_at", ())],
            "reopen_proposed_at": iso(row.reopen_proposed_at),
            "thanked_at": iso(row.thanked_at),
            "laps": row.laps,
            "promises": [
                {
                    "post": post,
                    "due_at": iso(due),
                    "state": promise_state(
                        confirmed=kept != PromiseState.PROPOSED.value,
                        due=due,
                        solved_at=row.solved_at,
                        withdrawn=kept == PromiseState.BROKEN.value,
                        now=now,
                        calendar=calendar,
                    ).value,
                }
                for post, due, kept in promises.get(row.id, ())
            ],
            "first_answer_s": row.first_answer_s,
            "first_answer_office_s": row.first_answer_office_s,
            "time_to_solve_s": row.time_to_solve_s,
            "duplicates_proposed": duplicates.get(row.id, []),
            "flags": row.flags.split(),
        }


def _shared(connection: Connection) -> set[str]:
    """Ids that two networks use: they are written network:id."""
    return {
        row[0]
        for row in connection.exec_driver_sql(
            "SELECT remote_id FROM post GROUP BY remote_id HAVING count(DISTINCT network) > 1"
        )
    }


def _posts(connection: Connection) -> dict[int, list[str]]:
    shared = _shared(connection)
    found: dict[int, list[str]] = defaultdict(list)
    for request_id, network, remote_id in connection.exec_driver_sql(
        "SELECT request_id, network, remote_id FROM post WHERE request_id IS NOT NULL"
        " AND is_boost = 0 ORDER BY request_id, posted_at, length(remote_id), remote_id, id"
    ):
        found[request_id].append(f"{network}:{remote_id}" if remote_id in shared else remote_id)
    return found


def _promises(connection: Connection) -> dict[int, list[tuple[str, Instant | None, str]]]:
    shared = _shared(connection)
    found: dict[int, list[tuple[str, Instant | None, str]]] = defaultdict(list)
    for request_id, network, remote_id, due_at, state in connection.exec_driver_sql(
        "SELECT q.request_id, p.network, p.remote_id, q.due_at, q.state FROM promise q"
        " JOIN post p ON p.id = q.post_id"
        " ORDER BY q.request_id, q.promised_at, length(p.remote_id), p.remote_id"
    ):
        name = f"{network}:{remote_id}" if remote_id in shared else remote_id
        found[request_id].append((name, due_at, state))
    return found


def _handles(connection: Connection) -> dict[int, str]:
    return {row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, handle FROM author")}


def no_requests(session: Session) -> list[dict[str, Any]]:
    """Posts that are no request and why; boosts of nothing, announcements and the like included."""
    return [
        {"network": row[0], "id": row[1], "reason": row[2]}
        for row in session.connection().exec_driver_sql(
            "SELECT network, remote_id, no_request FROM post"
            " WHERE request_id IS NULL AND no_request IS NOT NULL"
            " ORDER BY posted_at, length(remote_id), remote_id, id"
        )
    ]
