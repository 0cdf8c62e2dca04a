"""What a person makes of an item that has not left: taken back, put back, written otherwise, sent.

No row is ever removed (rules.md 27), so what was taken back can be put back as it was.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Final

from junhall.casework import commands as c
from junhall.casework.answering import begins, refuse_unfit
from junhall.casework.doing import Doing
from junhall.casework.errors import Conflict, NotPermitted
from junhall.models.terms import (
    AccountId,
    Facet,
    Instant,
    Network,
    OutboxId,
    OutboxState,
    RequestId,
    Visibility,
)

_SEEN: Final = "seen by a person"
"""Why an item is sent that no network gave an id for."""
_FOR_THE_HOLD: Final = frozenset({OutboxState.HELD, OutboxState.QUEUED, OutboxState.BLOCKED})


@dataclass(frozen=True, slots=True)
class _Waiting:
    """One item as it stands before a person alters it."""

    account: AccountId
    network: Network
    photos: int
    state: OutboxState
    is_private: bool
    is_looked_for: bool
    """Unsure, and the postman has not looked for it twice yet."""


def withdraw(doing: Doing, outbox_id: OutboxId) -> c.Done:
    """Take back what has not left; where it stood is kept beside.

    Raises: Conflict.
    """
    return _altered(
        doing,
        outbox_id,
        "UPDATE outbox SET withdrawn_from = state, withdrawn_at = ?, state = 'withdrawn'"
        " WHERE id = ? AND state IN"
        " ('held', 'scheduled', 'awaiting_approval', 'queued', 'failed', 'blocked', 'unsure')"
        " RETURNING request_id",
        doing.now,
        outbox_id,
    )


def put_back(doing: Doing, outbox_id: OutboxId) -> c.Done:
    """Undo of ``withdraw`` and ``say_sent``: it stands where it stood, and waits where it waited.

    Nothing leaves at once by that: what would be due by now waits behind a new Undo.

    Raises: Conflict.
    """
    row = doing.execute(
        "SELECT coalesce(o.withdrawn_from, 'unsure') AS stood, o.due_at, o.text, o.media,"
        " a.state AS account FROM outbox o JOIN account a ON a.id = o.account_id WHERE o.id = ?"
        " AND (o.state = 'withdrawn' AND o.withdrawn_from IS NOT NULL"
        " OR o.state = 'sent' AND o.reason = ? AND o.remote_id IS NULL)",
        outbox_id,
        _SEEN,
    ).one_or_none()
    if row is None or not (row.text.strip() or json.loads(row.media or "[]")):
        raise Conflict("not-back")
    state, due = OutboxState(row.stood), Instant(row.due_at)
    if state is OutboxState.SCHEDULED:
        state, due = begins(doing, due)
    elif state in _FOR_THE_HOLD and (state, row.account) != (OutboxState.BLOCKED, "needs_person"):
        state, due = begins(doing, None)
    return _altered(
        doing,
        outbox_id,
        "UPDATE outbox SET state = ?, due_at = ?, withdrawn_from = NULL, withdrawn_at = NULL,"
        " sent_at = NULL, reason = CASE WHEN reason = ? THEN 'not-found' ELSE reason END"
        " WHERE id = ? RETURNING request_id",
        state.value,
        due,
        _SEEN,
        outbox_id,
    )


def edit(doing: Doing, wish: c.EditSend) -> c.Done:
    """Another text or another time for what waits; what was approved is approved again.

    Raises: Conflict where it has left meanwhile, Invalid where the network would refuse it.
    """
    there = _waiting(doing, wish.outbox_id)
    refuse_unfit(doing, there.account, there.network, wish.text, there.photos)
    town = doing.readers.town
    is_asked = there.state is OutboxState.AWAITING_APPROVAL and doing.role not in town.approval_by
    state, due = begins(doing, wish.send_at)
    if (doing.role in town.approval_roles or is_asked) and not there.is_private:
        state = OutboxState.AWAITING_APPROVAL
    return _altered(
        doing,
        wish.outbox_id,
        # Another text is another wish: under the old key a network would give the old post.
        "UPDATE outbox SET state = ?, due_at = ?, reason = NULL,"
        " key = CASE WHEN text = ? THEN key ELSE ? END,"
        " first_sent_at = CASE WHEN text = ? THEN first_sent_at END,"
        " text = ? WHERE id = ? AND state IN ('held', 'scheduled', 'awaiting_approval', 'queued')"
        " RETURNING request_id",
        state.value,
        due,
        wish.text,
        str(uuid.uuid4()),
        wish.text,
        wish.text,
        wish.outbox_id,
    )


def retry(doing: Doing, wish: c.RetrySend) -> c.Done:
    """Send again, or approve, what waits for a person.

    Raises: Conflict, Invalid, NotPermitted.
    """
    there = _waiting(doing, wish.outbox_id)
    if there.is_looked_for:
        # It may stand there already: rules.md 28 has it looked for twice before a person decides.
        raise Conflict("looked-for")
    if wish.text is not None:
        refuse_unfit(doing, there.account, there.network, wish.text, there.photos)
    if there.state is OutboxState.AWAITING_APPROVAL:
        return _approve(doing, wish.outbox_id)
    return _altered(
        doing,
        wish.outbox_id,
        "UPDATE outbox SET state = 'queued', reason = NULL, tries = 0, looks = 0, looked_at = NULL,"
        " due_at = ?, key = CASE WHEN text = coalesce(?, text) THEN key ELSE ? END,"
        " first_sent_at = CASE WHEN text = coalesce(?, text) THEN first_sent_at END,"
        " text = coalesce(?, text) WHERE id = ?"
        " AND (state IN ('failed', 'blocked', 'held') OR state = 'unsure' AND due_at >= 1 << 39)"
        " RETURNING request_id",
        doing.now,
        wish.text,
        str(uuid.uuid4()),
        wish.text,
        wish.text,
        wish.outbox_id,
    )


def _approve(doing: Doing, outbox_id: OutboxId) -> c.Done:
    """A second person agrees: it leaves now, or when it was meant to."""
    if doing.role not in doing.readers.town.approval_by:
        raise NotPermitted("not-permitted", what="approve")
    return _altered(
        doing,
        outbox_id,
        "UPDATE outbox SET reason = NULL, tries = 0, looks = 0, due_at = max(due_at, ?),"
        " state = CASE WHEN due_at <= ? THEN 'queued' WHEN due_at <= ? THEN 'held'"
        " ELSE 'scheduled' END WHERE id = ? AND state = 'awaiting_approval' RETURNING request_id",
        doing.now,
        doing.now,
        doing.now + int(doing.hold_s),
        outbox_id,
    )


def say_sent(doing: Doing, wish: c.SaySent) -> c.Done:
    """A person saw it out there: it is never sent again.

    Raises: Conflict.
    """
    return _altered(
        doing,
        wish.outbox_id,
        "UPDATE outbox SET state = 'sent', sent_at = created_at, reason = ?, looked_at = NULL"
        " WHERE id = ? AND state = 'unsure' RETURNING request_id",
        _SEEN,
        wish.outbox_id,
    )


def _waiting(doing: Doing, outbox_id: OutboxId) -> _Waiting:
    row = doing.execute(
        "SELECT o.account_id, a.network, o.media, o.state, o.visibility, o.due_at FROM outbox o"
        " JOIN account a ON a.id = o.account_id WHERE o.id = ?",
        outbox_id,
    ).one_or_none()
    if row is None:
        raise Conflict("too-late")
    return _Waiting(
        AccountId(row.account_id),
        Network(row.network),
        len(json.loads(row.media or "[]")),
        OutboxState(row.state),
        Visibility(row.visibility).is_private,
        row.state == OutboxState.UNSURE.value and row.due_at < 1 << 39,
    )


def _altered(doing: Doing, outbox_id: OutboxId, statement: str, *values: object) -> c.Done:
    """Alter one item where it still stands as the statement wants it, and ring for it.

    Raises: Conflict where it has left, or somebody else decided, meanwhile.
    """
    row = doing.execute(statement, *values).one_or_none()
    if row is None:
        raise Conflict("too-late")
    request = None if row.request_id is None else RequestId(row.request_id)
    doing.changed(request, Facet.OUTBOX)
    return c.Done(request, outbox_id=outbox_id)
