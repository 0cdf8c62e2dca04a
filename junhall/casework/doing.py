"""One command on its way: what it looks at, the acts it writes, and what follows from them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework import commands as c
from junhall.casework.change_log import append_changes
from junhall.casework.errors import Conflict, Invalid
from junhall.casework.intake import Intake
from junhall.casework.sight import SEES_PRIVATE
from junhall.models.terms import (
    ActId,
    Cause,
    Facet,
    Instant,
    Network,
    PostId,
    RequestId,
    RequestStatus,
    Role,
)

SAME_FACT: Final = {
    "service": {"service", "kind"},
    "kind": {"service", "kind"},
    "wait": {"wait", "resume"},
    "resume": {"wait", "resume"},
}
"""Verbs that decide the same fact; every other verb decides its own (rules.md 29)."""


@dataclass(frozen=True, slots=True)
class RequestSeen:
    """What the desk looks at before it acts."""

    id: RequestId
    opening: PostId
    thread: int
    version: int
    network: Network
    status: RequestStatus
    is_private: bool
    solved_proposed_at: Instant | None
    reopen_proposed_at: Instant | None
    state: Mapping[str, Any]


class Doing:
    """One command on its way."""

    def __init__(
        self,
        intake: Intake,
        session: Session,
        command: c.Command,
        *,
        hold_s: float,
        role: Role,
        now: Instant,
    ) -> None:
        """Everything inside the session's one transaction."""
        self.intake = intake
        self.readers = intake.readers
        self.connection: Connection = session.connection()
        self.session = session
        self.hold_s = hold_s
        self.role = role
        self.command = command
        self.by = command.by
        self.now = now
        self.group = uuid.uuid4().hex

    def execute(self, statement: str, *values: object) -> Any:
        """Run one statement of the driver in this transaction."""
        return self.connection.exec_driver_sql(statement, values)

    def request(self, request_id: RequestId) -> RequestSeen:
        """The request as it stands.

        Raises: Invalid where it is gone, or private and not for this role.
        """
        row = self.execute(
            "SELECT id, opening_post_id, thread_id, version, network, status, is_private,"
            " solved_proposed_at, reopen_proposed_at, state FROM request WHERE id = ?",
            request_id,
        ).one_or_none()
        if row is None or (row.is_private and self.role not in SEES_PRIVATE):
            raise Invalid("gone")
        return RequestSeen(
            RequestId(row.id),
            PostId(row.opening_post_id),
            row.thread_id,
            row.version,
            Network(row.network),
            RequestStatus(row.status),
            bool(row.is_private),
            row.solved_proposed_at,
            row.reopen_proposed_at,
            json.loads(row.state) if row.state else {},
        )

    def refuse_stale(self, request: RequestSeen, verb: str) -> None:
        """rules.md 29: another person decided the same fact since this one looked."""
        seen = self.command.seen_version
        if seen is None or seen >= request.version:
            return
        verbs = SAME_FACT.get(verb, {verb})
        for by, value in self.execute(
            "SELECT by, value FROM act WHERE post_id = ? AND undoes IS NULL AND by != ?"
            " AND id NOT IN (SELECT undoes FROM act WHERE undoes IS NOT NULL AND post_id = ?)"
            " AND verb IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 5",
            request.opening,
            self.by,
            request.opening,
            json.dumps(sorted(verbs)),
        ):
            if json.loads(value).get("v", 0) >= seen:
                raise Conflict("changed", who=self.name(by))
        if verb == "assign" and (by := self._mentioned_since(request, seen)) is not None:
            raise Conflict("changed", who=self.name(by))

    def _mentioned_since(self, request: RequestSeen, seen: int) -> str | None:
        """Who handed the work over by a mention since that version, if anybody did (rules.md 12).

        Each version of a request left one change of its facts in the log.
        """
        facts = Facet.ALL & ~(Facet.NOTE | Facet.OUTBOX)
        changes = self.execute(
            "SELECT facets FROM change WHERE request_id = ? AND facets & ?"
            " ORDER BY seq DESC LIMIT ?",
            request.id,
            int(facts),
            request.version - seen,
        ).scalars()
        handed = self.execute(
            "SELECT official FROM post WHERE request_id = ? AND official != '' AND official != ?"
            " ORDER BY posted_at DESC, id DESC LIMIT 1",
            request.id,
            self.by,
        ).scalar()
        return handed if any(facets & Facet.ASSIGNEE for facets in changes) else None

    def name(self, code: str) -> str:
        """What a person of the hall is called."""
        member = self.readers.town.staff_by_code.get(code)
        return member.name if member is not None else code

    def write_act(
        self, opening: PostId, verb: str, value: Mapping[str, Any], undoes: int | None = None
    ) -> ActId:
        """Add an act to an opening post; undone together with those of the same command."""
        result = self.execute(
            'INSERT INTO act (post_id, at, by, verb, value, undoes, "group")'
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            opening,
            self.now,
            self.by,
            verb,
            json.dumps(value, ensure_ascii=False, separators=(",", ":")),
            undoes,
            self.group,
        )
        return ActId(int(result.lastrowid))

    def act(self, request_id: RequestId, verb: str, value: Mapping[str, Any]) -> c.Done:
        """Decide one fact of a request.

        Raises: Invalid, Conflict.
        """
        request = self.request(request_id)
        self.refuse_stale(request, verb)
        act_id = self.write_act(request.opening, verb, {**value, "v": request.version})
        self.settle(request.thread)
        return c.Done(self.now_at(request.opening), act_id)

    def settle(self, *threads: int) -> None:
        """Derive the requests of these conversations again."""
        self.intake.docket.settle(
            self.connection, threads, now=self.now, cause=Cause.STAFF, by=self.by
        )

    def changed(self, request_id: int | None, facets: Facet) -> None:
        """Write into the change log what altered, where no request is derived for it."""
        append_changes(self.connection, {request_id or 0: facets}, self.now, Cause.STAFF, self.by)

    def now_at(self, opening: PostId) -> RequestId | None:
        """The request that an opening post belongs to now."""
        found = self.execute("SELECT request_id FROM post WHERE id = ?", opening).scalar()
        return None if found is None else RequestId(found)
