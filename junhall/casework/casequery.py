"""One request with everything its page shows: thread, facts, proposals, history."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework import boardsql
from junhall.casework.accounts import voices
from junhall.casework.clocks import promise_state
from junhall.casework.codec import decode
from junhall.casework.duplicates import duplicates_of
from junhall.casework.network_rules import WAITED_FOR, text_rule
from junhall.casework.readers import Readers
from junhall.casework.rows import (
    Case,
    CasePost,
    HistoryLine,
    KeptPhoto,
    NoteLine,
    PromiseRow,
    Proposal,
)
from junhall.models.messages import Media
from junhall.models.terms import (
    ActId,
    Flag,
    Instant,
    Network,
    OutboxId,
    OutboxState,
    PostId,
    PromiseState,
    RequestId,
    Role,
    StaffCode,
    Visibility,
)

_POSTS: Final = """
SELECT p.id, p.author_id, coalesce(a.handle, ''), a.name,
       EXISTS (SELECT 1 FROM resident v WHERE v.id = a.resident_id AND v.revoked_at IS NULL),
       p.official, p.network, p.text, p.posted_at, p.seen_at, p.edited_at, p.deleted_at,
       p.automatic, p.visibility, p.media, p.url, p.remote_id, p.channel
FROM post p LEFT JOIN author a ON a.id = p.author_id
WHERE (p.request_id = :id OR p.id IN (SELECT value FROM json_each(:repairs))) AND p.is_boost = 0
ORDER BY p.posted_at, p.id
"""
_REQUEST: Final = (
    "SELECT opening_post_id, state, lat, long, place_confidence, service_confidence, laps,"
    " first_answer_s, first_answer_office_s, time_to_solve_s, time_to_solve_office_s,"
    " posted_at, seen_at, source_status, solved_proposed_at, reopen_proposed_at, merged_into,"
    " flags, network, assigned_at, first_answer_at, solved_at, thanked_at, thread_id"
    " FROM request WHERE id = ?"
)


def case(
    session: Session,
    request_id: RequestId,
    readers: Readers,
    now: Instant,
    *,
    private: bool,
    media: Path | None = None,
    by: StaffCode | None = None,
    role: Role = Role.DESK,
) -> Case | None:
    """The case, or None where it is gone or may not be seen by this role.

    ``by`` and ``role`` say who would answer. ``media`` is the folder that stored paths of
    attachments are relative to.
    """
    connection = session.connection()
    row = connection.exec_driver_sql(f"{boardsql.ROW} WHERE r.id = ?", (request_id,)).one_or_none()
    if row is None or (row[26] and not private):
        return None
    card = boardsql.board_row(row)
    facts = connection.exec_driver_sql(_REQUEST, (request_id,)).one()
    state: dict[str, Any] = json.loads(facts.state) if facts.state else {}
    posts = _posts(connection, request_id, state.get("repairs", []), media)
    posts += _outgoing(connection, request_id, media)
    similar = duplicates_of(connection, request_id, readers.town)
    promises = _promises(connection, request_id, facts.solved_at, card.service, readers, now)
    proposals: list[Proposal] = []
    if facts.solved_proposed_at is not None:
        post = PostId(state["solved_post"]) if "solved_post" in state else None
        proposals.append(Proposal("solved", Instant(facts.solved_proposed_at), post))
    if facts.reopen_proposed_at is not None:
        post = PostId(state["reopen_post"]) if "reopen_post" in state else None
        proposals.append(Proposal("reopen", Instant(facts.reopen_proposed_at), post))
    proposals += [
        Proposal("promise", p.promised_at, p.post_id, due_at=p.due_at, words=p.words)
        for p in promises
        if p.state is PromiseState.PROPOSED
    ]
    if card.status.is_open:
        proposals += [
            Proposal("merge", near.posted_at, other=near.id, other_number=near.number)
            for near in similar
            if near.ended_at is None
        ]
    reading = decode(
        connection.exec_driver_sql(
            "SELECT reading FROM post WHERE id = ?", (facts.opening_post_id,)
        ).scalar()
    )
    seen = reading.triage.reasons if reading.triage else ()
    reasons = tuple(dict.fromkeys(reason.word for reason in seen))
    citizen = [p for p in posts if p.official is None and p.deleted_at is None and not p.outbox]
    network = Network(facts.network)
    spoken = voices(connection, network, by, role)
    return Case(
        row=card,
        on_wall=bool(state.get("on_wall")),
        posts=tuple(posts),
        notes=_notes(connection, facts.opening_post_id),
        history=_history(connection, facts, request_id, posts, promises),
        proposals=tuple(proposals),
        promises=tuple(promises),
        supporters=_handles(connection, state.get("supporters", [])),
        lat=facts.lat,
        long=facts.long,
        place_confidence=facts.place_confidence,
        service_confidence=facts.service_confidence,
        reasons=reasons,
        laps=facts.laps,
        first_answer_s=facts.first_answer_s,
        first_answer_office_s=facts.first_answer_office_s,
        time_to_solve_s=facts.time_to_solve_s,
        time_to_solve_office_s=facts.time_to_solve_office_s,
        sync_lag_s=max(0, facts.seen_at - facts.posted_at),
        source_status=facts.source_status,
        similar=len(similar),
        reply_to=citizen[-1].id if citizen else None,
        reply_as=spoken[0].handle if spoken else None,
        text_limit=spoken[0].limit if spoken else text_rule(None, network)[0],
        voices=spoken,
        duplicate_of=facts.merged_into,
        flags=tuple(Flag(flag) for flag in facts.flags.split()),
    )


def media_of(
    connection: Connection, posts: list[int], folder: Path | None
) -> dict[int, tuple[Media, ...]]:
    """The attachments of posts; ``folder`` is what stored paths are relative to."""
    found: dict[int, list[Media]] = {}
    for post_id, kind, url, path, alt in connection.exec_driver_sql(
        "SELECT post_id, kind, url, path, alt FROM attachment"
        " WHERE post_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(posts),),
    ):
        found.setdefault(post_id, []).append(Media(kind, url, stored_path(folder, path), alt))
    return {post_id: tuple(items) for post_id, items in found.items()}


def stored_path(folder: Path | None, path: str | None) -> str | None:
    """The whole path of a stored picture; nothing outside the folder is ever opened."""
    if folder is None or path is None:
        return None
    whole = (folder / path).resolve()
    return str(whole) if whole.is_relative_to(folder.resolve()) else None


def _posts(
    connection: Connection, request_id: int, repairs: list[int], folder: Path | None
) -> list[CasePost]:
    rows = connection.exec_driver_sql(
        _POSTS, {"id": request_id, "repairs": json.dumps(repairs)}
    ).all()
    media = media_of(connection, [row[0] for row in rows if row[14]], folder)
    return [
        CasePost(
            id=PostId(row[0]),
            author_id=row[1],
            author=row[2].partition(":")[2] if row[17] in {"counter", "phone"} else row[2],
            author_name=row[3],
            is_resident=bool(row[4]),
            official=None if row[5] is None else StaffCode(row[5]),
            network=Network(row[6]),
            text=row[7],
            posted_at=Instant(row[8]),
            seen_at=Instant(row[9]),
            edited_at=row[10],
            deleted_at=row[11],
            automatic=bool(row[12]),
            visibility=Visibility(row[13]),
            media=media.get(row[0], ()),
            url=row[15],
        )
        for row in rows
    ]


def _outgoing(connection: Connection, request_id: int, folder: Path | None) -> list[CasePost]:
    rows = connection.exec_driver_sql(
        "SELECT o.id, a.handle, a.network, o.text, o.created_at, o.visibility, o.state, o.due_at,"
        " o.reason, o.by, o.looked_at, a.state, o.media,"
        f" (SELECT e.state FROM outbox e WHERE {WAITED_FOR} ORDER BY e.id LIMIT 1)"
        " FROM outbox o JOIN account a ON a.id = o.account_id"
        " WHERE o.request_id = ? AND o.state NOT IN ('sent', 'withdrawn') ORDER BY o.id",
        (request_id,),
    )
    return [
        CasePost(
            id=PostId(-row[0]),
            author_id=None,
            author=row[1],
            author_name=None,
            is_resident=False,
            official=StaffCode(row[9]),
            network=Network(row[2]),
            text=row[3],
            posted_at=Instant(row[4]),
            seen_at=Instant(row[4]),
            edited_at=None,
            deleted_at=None,
            automatic=False,
            visibility=Visibility(row[5]),
            media=tuple(
                Media(one["kind"], None, stored_path(folder, one.get("path")), one.get("alt"))
                for one in json.loads(row[12] or "[]")
            ),
            url=None,
            outbox=OutboxState(row[6]),
            outbox_id=OutboxId(row[0]),
            outbox_due_at=Instant(row[7]),
            outbox_reason=row[8],
            outbox_looked_at=row[10],
            account_state=row[11],
            outbox_waits_for=None if row[13] is None else OutboxState(row[13]),
            kept=_kept(row[12], folder),
        )
        for row in rows
    ]


def _kept(told: str | None, folder: Path | None) -> tuple[KeptPhoto, ...]:
    return tuple(
        KeptPhoto(one["path"], whole, one.get("alt") or "")
        for one in json.loads(told or "[]")
        if (whole := stored_path(folder, one.get("path"))) is not None
    )


def _notes(connection: Connection, opening: int) -> tuple[NoteLine, ...]:
    return tuple(
        NoteLine(Instant(row[0]), row[1], row[2])
        for row in connection.exec_driver_sql(
            "SELECT at, by, text FROM note WHERE post_id = ? ORDER BY at, id", (opening,)
        )
    )


def _promises(
    connection: Connection,
    request_id: int,
    solved_at: Instant | None,
    service: str | None,
    readers: Readers,
    now: Instant,
) -> list[PromiseRow]:
    calendar = readers.calendar(service)
    return [
        PromiseRow(
            PostId(post_id),
            Instant(promised_at),
            due_at,
            promise_state(
                confirmed=state != "proposed",
                due=due_at,
                solved_at=solved_at,
                withdrawn=state == PromiseState.BROKEN.value,
                now=now,
                calendar=calendar,
            ),
            words,
        )
        for post_id, promised_at, due_at, state, words in connection.exec_driver_sql(
            "SELECT post_id, promised_at, due_at, state, words FROM promise"
            " WHERE request_id = ? ORDER BY promised_at, post_id",
            (request_id,),
        )
    ]


def _handles(connection: Connection, authors: list[int]) -> tuple[str, ...]:
    if not authors:
        return ()
    known: dict[int, str] = {
        row[0]: row[1]
        for row in connection.exec_driver_sql(
            "SELECT id, handle FROM author WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(authors),),
        )
    }
    return tuple(known[author] for author in authors if author in known)


def _history(
    connection: Connection,
    facts: Any,
    request_id: int,
    posts: list[CasePost],
    promises: list[PromiseRow],
) -> tuple[HistoryLine, ...]:
    """Who did what, when: acts of people, and what followed from posts."""
    as_read = {promise.post_id: promise.due_at for promise in promises}
    lines: list[HistoryLine] = [HistoryLine(Instant(facts.posted_at), "", "opened", {})]
    if facts.first_answer_at is not None:
        lines.append(HistoryLine(Instant(facts.first_answer_at), "", "answered", {}))
    if facts.thanked_at is not None:
        lines.append(HistoryLine(Instant(facts.thanked_at), "", "thanked", {}))
    if facts.source_status is not None:
        lines.append(
            HistoryLine(
                Instant(facts.solved_at or facts.posted_at),
                "",
                "source_status",
                {"status": facts.source_status},
            )
        )
    state = json.loads(facts.state) if facts.state else {}
    lines += [
        HistoryLine(Instant(facts.assigned_at), "", "deputised", {"worker": one, "deputy": other})
        for one, other in state.get("deputised", ())
        if facts.assigned_at is not None
    ]
    for post in posts:
        if post.edited_at is not None:
            lines.append(HistoryLine(post.edited_at, post.author, "edited", {}))
        if post.deleted_at is not None:
            lines.append(HistoryLine(post.deleted_at, post.author, "deleted", {}))
    verbs = {"solve": "solved", "reopen": "reopened", "close": "closed", "assign": "assigned",
             "merge": "merged", "duplicate": "merged"}  # fmt: skip
    for row in connection.exec_driver_sql(
        "SELECT a.id, a.at, a.by, a.verb, a.value, u.id IS NOT NULL FROM act a"
        " LEFT JOIN act u ON u.undoes = a.id"
        " WHERE a.post_id IN (SELECT id FROM post WHERE request_id = ?) AND a.undoes IS NULL"
        " ORDER BY a.id",
        (request_id,),
    ):
        value = json.loads(row[4])
        verb = verbs.get(row[3], row[3])
        if verb == "closed" and value.get("status") == "not_ours":
            verb = "not_ours"
        elif verb == "assigned" and not value["codes"]:
            verb = "unassigned"
        elif row[3] == "promise":
            verb = "promise_confirmed" if value["accept"] else "promise_refused"
            verb = "promise_withdrawn" if value.get("withdraws") else verb
            if value.get("as_read"):
                value = value | {"due_at": as_read.get(value["post"])}
        lines.append(
            HistoryLine(
                Instant(row[1]),
                row[2],
                str(verb),
                value,
                ActId(row[0]),
                is_undone=bool(row[5]),
                may_undo=not row[5] and row[3] != "filed",
            )
        )
    return tuple(sorted(lines, key=lambda line: line.at))
