"""The outbox's transactions: claim, settle, put off. Each is one, and each names its fence.

What a network did with an item is decided in push; here is only what is written down.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from junhall.casework.change_log import append_changes
from junhall.casework.network_rules import WAITED_FOR
from junhall.models.messages import IncomingPost, Media, OutgoingMessage
from junhall.models.terms import Cause, Facet, Instant, OutboxState, RemoteId, Visibility
from junhall.models.town_people import fold_handle
from junhall.sync import lease
from junhall.sync.likeness import same_text

LEASE_S: Final = 60
"""A claim older than this is nobody's any more, and unsure; no send may take as long."""
SETTLING_S: Final = 20
"""Between a lost answer and the first look for it, and between two looks (rules.md 28)."""
NEVER: Final = Instant(2**40)
"""An item due then waits for a person."""
SKEW_S: Final = 120
"""A network's clock and ours may be so far apart."""
_ITEM: Final = (
    "SELECT id, request_id, key, text, in_reply_to, visibility, media, tries, looks, created_at,"
    " first_sent_at, state FROM outbox o"
)
_EARLIER: Final = f"EXISTS (SELECT 1 FROM outbox e WHERE {WAITED_FOR})"
"""Order within a conversation: an answer waits for those that were written before it."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """One item taken out of the outbox by this station."""

    id: int
    request_id: int | None
    key: str
    message: OutgoingMessage
    """Pictures with paths relative to the media folder."""
    tries: int
    looks: int
    created_at: Instant
    first_sent_at: Instant
    was_unsure: bool

    @property
    def since(self) -> Instant:
        """No post of ours from before this can be the answer that got lost."""
        return Instant(self.first_sent_at - SKEW_S)


@dataclass(frozen=True, slots=True)
class Duty:
    """One account's outbox, as the station on duty may touch it."""

    account_id: int
    station: str
    fence: int

    def claim(self, session: Session, now: Instant) -> Claimed | None:
        """The oldest due item, now ours; an unsure one stays unsure while it is looked for.

        Raises: LostLease.
        """
        lease.check(session, self.account_id, self.fence)
        execute = session.connection().exec_driver_sql
        self._come_due(session, now)
        row = execute(
            f"{_ITEM} WHERE account_id = ? AND due_at <= ? AND state IN ('queued', 'unsure')"
            f" AND NOT {_EARLIER} ORDER BY id LIMIT 1",
            (self.account_id, now),
        ).one_or_none()
        if row is None:
            return None
        if row.state == OutboxState.UNSURE.value:
            execute("UPDATE outbox SET due_at = ? WHERE id = ?", (now + LEASE_S, row.id))
            return _claimed(row, now)
        self._mark(session, row.id, now)
        self.tell(session, row.request_id, now)
        return _claimed(row, now)

    def _come_due(self, session: Session, now: Instant) -> None:
        execute = session.connection().exec_driver_sql
        execute(
            "UPDATE outbox SET state = 'queued' WHERE account_id = ? AND due_at <= ?"
            " AND state IN ('held', 'scheduled')",
            (self.account_id, now),
        )
        lost = execute(
            "UPDATE outbox SET state = 'unsure', due_at = ?, looks = 0, reason = 'station-lost',"
            " holder = NULL WHERE account_id = ? AND state = 'sending' AND lease_until < ?"
            " RETURNING request_id",
            (now, self.account_id, now),
        ).all()
        for row in lost:
            self.tell(session, row[0], now)

    def _mark(self, session: Session, item: int, now: Instant) -> None:
        session.connection().exec_driver_sql(
            "UPDATE outbox SET state = 'sending', holder = ?, lease_until = ?, tries = tries + 1,"
            " first_sent_at = coalesce(first_sent_at, ?) WHERE id = ?",
            (self.station, now + LEASE_S, now, item),
        )

    def send_again(self, session: Session, item: Claimed, now: Instant) -> bool:
        """An unsure item becomes sending once more; False where a person decided meanwhile.

        Raises: LostLease.
        """
        lease.check(session, self.account_id, self.fence)
        state = self._state(session, item)
        if state != OutboxState.UNSURE.value:
            return False
        self._mark(session, item.id, now)
        self.tell(session, item.request_id, now)
        return True

    def settle(
        self, session: Session, item: Claimed, remote_id: RemoteId, sent_at: Instant, now: Instant
    ) -> None:
        """The network has it: that is how it stays, even where a person gave it up meanwhile.

        Only what was found by looking says when: what was sent anew was not found.

        Raises: LostLease.
        """
        lease.check(session, self.account_id, self.fence)
        session.connection().exec_driver_sql(
            "UPDATE outbox SET state = 'sent', remote_id = ?, sent_at = ?, reason = NULL,"
            " holder = NULL, looked_at = CASE WHEN state = 'unsure' THEN ? END"
            " WHERE id = ? AND state != 'sent'",
            (remote_id, sent_at, now, item.id),
        )
        self.tell(session, item.request_id, now)

    def put(
        self,
        session: Session,
        item: Claimed,
        state: OutboxState,
        due: Instant,
        why: str,
        now: Instant,
        *,
        looks: int = 0,
        has_looked: bool = False,
    ) -> None:
        """How it stands after a call that did not bring a receipt.

        Raises: LostLease.
        """
        lease.check(session, self.account_id, self.fence)
        session.connection().exec_driver_sql(
            "UPDATE outbox SET state = ?, due_at = ?, reason = ?, looks = ?, holder = NULL,"
            " looked_at = coalesce(?, looked_at) WHERE id = ? AND state IN ('sending', 'unsure')",
            (state.value, due, why, looks, now if has_looked else None, item.id),
        )
        self.tell(session, item.request_id, now)

    def give_up(self, session: Session, now: Instant) -> None:
        """The station leaves: what it was sending is unsure from now on, not in a minute."""
        left = session.connection().exec_driver_sql(
            "UPDATE outbox SET state = 'unsure', due_at = ?, looks = 0, reason = 'station-left',"
            " holder = NULL WHERE account_id = ? AND state = 'sending' AND holder = ?"
            " RETURNING request_id",
            (now + SETTLING_S, self.account_id, self.station),
        )
        for row in left.all():
            self.tell(session, row[0], now)

    def adopted(self, session: Session, item: Claimed, handle: str) -> list[tuple[str, str, int]]:
        """(remote id, text, posted_at) of own posts that may be the lost answer's echo."""
        rows = session.connection().exec_driver_sql(
            "SELECT p.remote_id, p.text, p.posted_at FROM post p"
            " JOIN author a ON a.id = p.author_id JOIN account k ON k.id = ?"
            " WHERE p.network = k.network AND a.handle_folded = ? AND p.posted_at >= ?"
            " AND p.in_reply_to IS ? AND p.is_boost = 0 AND p.deleted_at IS NULL"
            " ORDER BY p.posted_at, p.id",
            (self.account_id, handle, item.since, item.message.in_reply_to),
        )
        taken = self.taken(session)
        return [(row[0], row[1], row[2]) for row in rows if row[0] not in taken]

    def taken(self, session: Session) -> frozenset[str]:
        """Remote ids that are other items' receipts: two answers may say the same."""
        rows = session.connection().exec_driver_sql(
            "SELECT remote_id FROM outbox WHERE account_id = ? AND remote_id IS NOT NULL",
            (self.account_id,),
        )
        return frozenset(rows.scalars())

    def next_due(self, session: Session) -> Instant | None:
        """When something of the outbox is to be looked at next."""
        found = (
            session.connection()
            .exec_driver_sql(
                "SELECT min(CASE state WHEN 'sending' THEN lease_until + 1 ELSE due_at END)"
                " FROM outbox o WHERE account_id = ? AND due_at < ?"
                " AND state IN ('held', 'scheduled', 'queued', 'unsure', 'sending')"
                f" AND NOT (state IN ('queued', 'unsure') AND {_EARLIER})",
                (self.account_id, NEVER),
            )
            .scalar()
        )
        return None if found is None else Instant(found)

    def tell(self, session: Session, request_id: int | None, now: Instant) -> None:
        """Ring for the outbox of a request."""
        append_changes(
            session.connection(), {request_id or 0: Facet.OUTBOX}, now, Cause.SYSTEM, None
        )

    def _state(self, session: Session, item: Claimed) -> str:
        found = session.connection().exec_driver_sql(
            "SELECT state FROM outbox WHERE id = ?", (item.id,)
        )
        return str(found.scalar_one())


def hurry_echoed(
    session: Session, account_id: int, posts: Sequence[IncomingPost], now: Instant
) -> None:
    """Own posts came in: an unsure answer among them is settled now, not a settling time later.

    Until then its case shows it twice, once as lost; one that waits for a person needs none.
    """
    execute = session.connection().exec_driver_sql
    lost = execute(
        "SELECT o.id, o.request_id, o.text, o.in_reply_to, o.first_sent_at, a.handle FROM outbox o"
        " JOIN account a ON a.id = o.account_id WHERE o.account_id = ? AND o.state = 'unsure'"
        " AND o.due_at > ?",
        (account_id, now),
    ).all()
    for row in lost:
        handle = fold_handle(row.handle)
        if any(
            fold_handle(post.author) == handle
            and post.in_reply_to == row.in_reply_to
            and post.posted_at >= (row.first_sent_at or now) - SKEW_S
            and same_text(row.text, post.text)
            for post in posts
        ):
            execute("UPDATE outbox SET due_at = ? WHERE id = ?", (now, row.id))
            append_changes(
                session.connection(), {row.request_id or 0: Facet.OUTBOX}, now, Cause.SYSTEM, None
            )


def _claimed(row: Any, now: Instant) -> Claimed:
    media = tuple(
        Media(item["kind"], path=item.get("path"), alt=item.get("alt"))
        for item in json.loads(row.media or "[]")
    )
    message = OutgoingMessage(
        row.text,
        None if row.in_reply_to is None else RemoteId(row.in_reply_to),
        Visibility(row.visibility),
        media,
    )
    was_unsure = row.state == OutboxState.UNSURE.value
    return Claimed(
        row.id,
        row.request_id,
        row.key,
        message,
        row.tries + (0 if was_unsure else 1),
        row.looks,
        Instant(row.created_at),
        Instant(row.first_sent_at if row.first_sent_at is not None else now),
        was_unsure,
    )
