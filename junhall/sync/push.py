"""The outbox's only reader: claim, send, settle (house.md 4.2; rules.md 27 and 28)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy.orm import Session

from junhall.casework.intake import Intake
from junhall.feeds.contract import (
    Capabilities,
    Feed,
    FeedError,
    Reason,
    Refused,
    Throttled,
    TooFar,
    Unauthorized,
    Unreachable,
    Unsure,
)
from junhall.models.messages import (
    AccountKey,
    IncomingPost,
    Media,
    OutgoingMessage,
    Page,
    Receipt,
)
from junhall.models.terms import Cause, Instant, OutboxState, RemoteId
from junhall.models.town_people import fold_handle
from junhall.sync.likeness import same_text
from junhall.sync.outbox import LEASE_S, NEVER, SETTLING_S, Claimed, Duty
from junhall.sync.points import Point, pass_by
from junhall.sync.pull import Ledger

T = TypeVar("T")
SEND_S: Final = LEASE_S - 15
"""A send that takes longer is unsure: it must end before its claim does."""
LOOKS: Final = 2
MOST_TRIES: Final = 8
"""An answer lost so often waits for a person."""
BUDGET_S: Final = 24 * 3600
"""So long an answer tries to reach its network before it has failed, and at least so often:
a computer that slept over the weekend has not tried for two days."""
LEAST_TRIES: Final = 10
LONGEST_BACKOFF_S: Final = 300
KEY_MARGIN: Final = 0.8
"""A network's memory of keys is trusted for this share of what it says."""
_log = logging.getLogger(__name__)


class Pushed(StrEnum):
    """How one step of the outbox ended."""

    NOTHING = "nothing"
    """No item was due."""
    DONE = "done"
    THROTTLED = "throttled"
    """The network asks to wait; see ``Pusher.fault``."""
    NEEDS_PERSON = "needs-person"


@dataclass(slots=True)
class Pusher:
    """Sends for one account on one station."""

    ledger: Ledger
    intake: Intake
    clock: Callable[[], Instant]
    account: AccountKey
    duty: Duty
    media: Path
    """The folder that pictures' paths are relative to."""
    nudge: Callable[[], None]
    at: Callable[[Point], None] = pass_by
    fault: FeedError | None = None
    """What the network said last, where it was not about the item alone."""

    async def push(self, feed: Feed) -> Pushed:
        """Send one item that is due.

        Raises: LostLease.
        """
        self.fault = None
        claimed = await self._write(self._claim)
        if claimed is None:
            return Pushed.NOTHING
        self.at(Point.CLAIMED)
        self.nudge()
        try:
            if claimed.was_unsure:
                return await self._find_or_send(feed, claimed)
            return await self._send(feed, claimed)
        finally:
            self.nudge()

    def _claim(self, session: Session) -> Claimed | None:
        claimed = self.duty.claim(session, self.clock())
        if claimed is not None:
            self.at(Point.CLAIMING)
        return claimed

    # --- sending

    async def _send(self, feed: Feed, claimed: Claimed) -> Pushed:
        try:
            message = self._whole(claimed.message)
            async with asyncio.timeout(SEND_S):
                receipt = await feed.send(message, claimed.key)
        except TimeoutError:
            return await self._fail(claimed, Unsure("no answer in time"))
        except FeedError as told:
            return await self._fail(claimed, told)
        self.at(Point.SENT)
        await self._settle(claimed, receipt)
        return Pushed.DONE

    def _whole(self, message: OutgoingMessage) -> OutgoingMessage:
        """The message with pictures where they lie.

        Raises: Refused where one of them is not there.
        """
        media = tuple(self._placed(item) for item in message.media)
        return replace(message, media=media)

    def _placed(self, item: Media) -> Media:
        if item.path is None:
            return item
        whole = (self.media / item.path).resolve()
        if not whole.is_relative_to(self.media.resolve()) or not whole.is_file():
            raise Refused(Reason.MEDIA, "the picture's file is not there")
        return replace(item, path=str(whole))

    async def _settle(self, claimed: Claimed, receipt: Receipt) -> None:
        """The proof, our post and the stopped clock: one transaction.

        Where the echo of our post came in before, it is known by its id and adopted.
        """

        def work(session: Session) -> None:
            now = self.clock()
            self.duty.settle(session, claimed, receipt.remote_id, receipt.posted_at, now)
            post = IncomingPost(
                self.account.network,
                receipt.remote_id,
                self.account.handle,
                claimed.message.text,
                receipt.posted_at,
                max(now, receipt.posted_at),
                in_reply_to=claimed.message.in_reply_to,
                visibility=claimed.message.visibility,
                media=claimed.message.media,
                url=receipt.url,
            )
            self.intake.receive(session, Page(posts=(post,)), now=now, cause=Cause.SYSTEM)
            self.at(Point.SETTLING)

        await self._write(work)
        self.at(Point.SETTLED)

    async def _fail(self, claimed: Claimed, told: FeedError) -> Pushed:
        """What the network's refusal means for the item, and for the account."""
        now = self.clock()
        pushed, state, due = Pushed.DONE, OutboxState.FAILED, now
        match told:
            case Throttled():
                pushed, state, due = Pushed.THROTTLED, OutboxState.QUEUED, told.retry_at
            case Unreachable() if (
                now - claimed.first_sent_at < BUDGET_S or claimed.tries < LEAST_TRIES
            ):
                state, due = OutboxState.QUEUED, Instant(now + _backoff_s(claimed.tries))
            case Unsure() | Refused(reason=Reason.DUPLICATE):
                state, due = OutboxState.UNSURE, Instant(now + SETTLING_S)
            case Unauthorized():
                pushed, state = Pushed.NEEDS_PERSON, OutboxState.BLOCKED
            case _:
                pass
        if pushed is not Pushed.DONE:
            self.fault = told
        await self._put(claimed, state, due, why(told))
        if state is OutboxState.UNSURE and (echo := await self._echo(claimed)) is not None:
            await self._settle(claimed, echo)  # the stream was faster than the answer
            return pushed
        _log.info("outbox %s: %s %r", claimed.id, state.value, told)
        return pushed

    # --- looking for a lost answer

    async def _find_or_send(self, feed: Feed, claimed: Claimed) -> Pushed:
        """rules.md 28: look first; send again only where that can make no second post."""
        if (echo := await self._echo(claimed)) is not None:
            await self._settle(claimed, echo)
            return Pushed.DONE
        try:
            found = await self._look(feed, claimed)
        except FeedError as told:
            return await self._not_looked(claimed, told)
        self.at(Point.LOOKED)
        if found is not None:
            await self._settle(claimed, found)
            return Pushed.DONE
        if claimed.tries < MOST_TRIES and self._key_lives(feed.capabilities, claimed):
            if not await self._write(
                lambda session: self.duty.send_again(session, claimed, self.clock())
            ):
                return Pushed.DONE
            self.at(Point.CLAIMED)
            return await self._send(feed, replace(claimed, tries=claimed.tries + 1))
        looks = claimed.looks + 1
        due = NEVER if looks >= LOOKS else Instant(self.clock() + SETTLING_S)
        reason = "not-found" if looks >= LOOKS else "Unsure"
        await self._put(claimed, OutboxState.UNSURE, due, reason, looks=looks, looked=True)
        return Pushed.DONE

    async def _echo(self, claimed: Claimed) -> Receipt | None:
        """The lost answer among our own posts that came in."""
        handle = fold_handle(self.account.handle)
        known = await self._read(lambda session: self.duty.adopted(session, claimed, handle))
        for remote_id, text, posted_at in known:
            if same_text(claimed.message.text, text):
                return Receipt(RemoteId(remote_id), Instant(posted_at))
        return None

    async def _look(self, feed: Feed, claimed: Claimed) -> Receipt | None:
        """The lost answer in our own timeline, where the network shows it."""
        own = await feed.find_own(claimed.since)
        taken = await self._read(self.duty.taken)
        for post in own:
            if (
                post.remote_id not in taken
                and post.posted_at >= claimed.since
                and post.in_reply_to == claimed.message.in_reply_to
                and same_text(claimed.message.text, post.text)
            ):
                return Receipt(post.remote_id, post.posted_at, post.url)
        return None

    def _key_lives(self, able: Capabilities, claimed: Claimed) -> bool:
        if not able.honours_key:
            return False
        age = self.clock() - claimed.first_sent_at
        return able.key_window_s == 0 or age < able.key_window_s * KEY_MARGIN

    async def _not_looked(self, claimed: Claimed, told: FeedError) -> Pushed:
        """The network could not be asked: that is no look in vain."""
        now = self.clock()
        pushed, due = Pushed.DONE, Instant(now + _backoff_s(claimed.looks + 3))
        match told:
            case Throttled():
                pushed, due = Pushed.THROTTLED, told.retry_at
            case Unauthorized():
                pushed, due = Pushed.NEEDS_PERSON, now
            case TooFar():
                # Many pages in vain are not asked for every few seconds, nor for ever: a person
                # decides, and is not told that it was looked for.
                is_over = now - claimed.first_sent_at >= BUDGET_S
                due = NEVER if is_over else Instant(now + LONGEST_BACKOFF_S)
            case _:
                pass
        if pushed is not Pushed.DONE:
            self.fault = told
        await self._put(claimed, OutboxState.UNSURE, due, "Unsure", looks=claimed.looks)
        return pushed

    # --- the ledger

    async def _put(
        self,
        claimed: Claimed,
        state: OutboxState,
        due: Instant,
        reason: str,
        *,
        looks: int = 0,
        looked: bool = False,
    ) -> None:
        def work(session: Session) -> None:
            now = self.clock()
            self.duty.put(session, claimed, state, due, reason, now, looks=looks, has_looked=looked)

        await self._write(work)

    async def next_due(self) -> Instant | None:
        """When something is to be done next; None: nothing waits."""
        return await self._read(self.duty.next_due)

    async def _read(self, work: Callable[[Session], T]) -> T:
        return await asyncio.wrap_future(self.ledger.read(work, lane="sync"))

    async def _write(self, work: Callable[[Session], T]) -> T:
        return await asyncio.wrap_future(self.ledger.write(work, durable=True))


def _backoff_s(tries: int) -> int:
    return int(min(2.0 ** min(tries, 20), LONGEST_BACKOFF_S))


def why(told: FeedError) -> str:
    """The reason as the ledger keeps it: a code of ours, which screens put in words."""
    if isinstance(told, Refused):
        return f"Refused({told.reason.value})"
    return type(told).__name__
