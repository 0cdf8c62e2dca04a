"""The outbox's only reader: claim, send, settle (house.md 4.2; rules.md 27 and 28)."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from sqlalchemy.orm import Session

from junhall.casework.docket import append_changes
from junhall.casework.intake import Intake
from junhall.feeds.contract import (
    Feed,
    FeedError,
    Gone,
    Refused,
    Throttled,
    Unauthorized,
    Unreachable,
    Unsure,
)
from junhall.models.messages import IncomingPost, Media, OutgoingMessage, Page, Receipt
from junhall.models.terms import Cause, Facet, Instant, Network, OutboxState, RemoteId, Visibility
from junhall.sync.pull import Ledger

T = TypeVar("T")
LEASE_S: Final = 60
"""A claim older than this is reclaimable, as unsure."""
SETTLING_S: Final = 20
"""Between two looks for a lost answer (rules.md 28)."""
MOST_TRIES: Final = 6
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Claimed:
    """One item taken out of the outbox by this station."""

    id: int
    request_id: int | None
    key: str
    message: OutgoingMessage
    tries: int
    created_at: Instant
    was_unsure: bool


@dataclass(frozen=True, slots=True)
class Pusher:
    """Sends for one account on one station."""

    ledger: Ledger
    intake: Intake
    clock: Callable[[], Instant]
    station: str
    account_id: int
    network: Network
    handle: str
    nudge: Callable[[], None]

    async def push(self, feed: Feed) -> bool:
        """Send one item that is due; False when there was none."""
        now = self.clock()
        claimed = await self._write(lambda session: self._claim(session, now))
        if claimed is None:
            return False
        self.nudge()
        if claimed.was_unsure and not feed.capabilities.honours_key:
            await self._look_for(feed, claimed)
            return True
        try:
            receipt = await feed.send(claimed.message, claimed.key)
        except FeedError as told:
            await self._write(partial(self._fail, claimed=claimed, told=told))
        else:
            await self._settle(claimed, receipt)
        self.nudge()
        return True

    def _claim(self, session: Session, now: Instant) -> Claimed | None:
        """The oldest due item, now ours; order within a conversation is kept."""
        connection = session.connection()
        connection.exec_driver_sql(
            "UPDATE outbox SET state = 'queued' WHERE account_id = ? AND due_at <= ?"
            " AND state IN ('held', 'scheduled')",
            (self.account_id, now),
        )
        connection.exec_driver_sql(
            "UPDATE outbox SET state = 'unsure', due_at = ? WHERE account_id = ?"
            " AND state = 'sending' AND lease_until < ?",
            (now, self.account_id, now),
        )
        row = connection.exec_driver_sql(
            "SELECT id, request_id, key, text, in_reply_to, visibility, media, tries, created_at,"
            " state FROM outbox o WHERE account_id = ? AND due_at <= ?"
            " AND state IN ('queued', 'unsure') AND NOT EXISTS (SELECT 1 FROM outbox e"
            " WHERE e.request_id = o.request_id AND e.id < o.id"
            " AND e.state IN ('held', 'queued', 'sending', 'unsure'))"
            " ORDER BY id LIMIT 1",
            (self.account_id, now),
        ).one_or_none()
        if row is None:
            return None
        connection.exec_driver_sql(
            "UPDATE outbox SET state = 'sending', holder = ?, lease_until = ?, tries = tries + 1"
            " WHERE id = ?",
            (self.station, now + LEASE_S, row.id),
        )
        self._change(session, row.request_id)
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
        return Claimed(
            row.id,
            row.request_id,
            row.key,
            message,
            row.tries,
            Instant(row.created_at),
            was_unsure=row.state == OutboxState.UNSURE.value,
        )

    async def _look_for(self, feed: Feed, claimed: Claimed) -> None:
        """Look for a lost answer in our own timeline: twice, then a person decides."""
        try:
            own = await feed.find_own(Instant(claimed.created_at - SETTLING_S))
        except FeedError as told:
            await self._write(partial(self._unsure_again, claimed=claimed, why=repr(told)))
            return
        for post in own:
            same = post.text.strip() == claimed.message.text.strip()
            if same and post.in_reply_to == claimed.message.in_reply_to:
                receipt = Receipt(post.remote_id, post.posted_at, post.url)
                await self._settle(claimed, receipt)
                self.nudge()
                return
        await self._write(lambda session: self._unsure_again(session, claimed, "not found"))
        self.nudge()

    async def _settle(self, claimed: Claimed, receipt: Receipt) -> None:
        """The proof, our post and the stopped clock: one transaction.

        Where the echo of our post came in before, it is known by its id and adopted.
        """

        def work(session: Session) -> None:
            now = self.clock()
            post = IncomingPost(
                self.network,
                receipt.remote_id,
                self.handle,
                claimed.message.text,
                receipt.posted_at,
                max(now, receipt.posted_at),
                in_reply_to=claimed.message.in_reply_to,
                visibility=claimed.message.visibility,
                media=claimed.message.media,
                url=receipt.url,
            )
            self.intake.receive(session, Page(posts=(post,)), now=now, cause=Cause.SYSTEM)
            session.connection().exec_driver_sql(
                "UPDATE outbox SET state = 'sent', remote_id = ?, sent_at = ?, reason = NULL"
                " WHERE id = ?",
                (receipt.remote_id, receipt.posted_at, claimed.id),
            )
            self._change(session, claimed.request_id)

        await self._write(work)

    def _fail(self, session: Session, claimed: Claimed, told: FeedError) -> None:
        now = self.clock()
        state, due = OutboxState.FAILED, now
        match told:
            case Throttled():
                state, due = OutboxState.QUEUED, told.retry_at
            case Unreachable() if claimed.tries < MOST_TRIES:
                state, due = OutboxState.QUEUED, Instant(now + 2 ** (claimed.tries + 1))
            case Unsure():
                state, due = OutboxState.UNSURE, Instant(now + SETTLING_S)
            case Unauthorized():
                state = OutboxState.BLOCKED
            case Refused() | Gone() | Unreachable() | _:
                state = OutboxState.FAILED
        self._put(session, claimed, state, due, repr(told))

    def _unsure_again(self, session: Session, claimed: Claimed, why: str) -> None:
        """rules.md 28: after two looks in vain it stays unsure until a person decides."""
        now = self.clock()
        due = Instant(now + SETTLING_S) if claimed.tries < 2 else Instant(2**40)
        self._put(session, claimed, OutboxState.UNSURE, due, why)

    def _put(
        self, session: Session, claimed: Claimed, state: OutboxState, due: Instant, why: str
    ) -> None:
        session.connection().exec_driver_sql(
            "UPDATE outbox SET state = ?, due_at = ?, reason = ?, holder = NULL WHERE id = ?",
            (state.value, due, why[:200], claimed.id),
        )
        _log.info("outbox %s: %s %s", claimed.id, state.value, why[:200])
        self._change(session, claimed.request_id)

    def _change(self, session: Session, request_id: int | None) -> None:
        append_changes(
            session.connection(),
            {request_id or 0: Facet.OUTBOX},
            self.clock(),
            Cause.SYSTEM,
            None,
        )

    async def _write(self, work: Callable[[Session], T]) -> T:
        return await asyncio.wrap_future(self.ledger.write(work, durable=True))
