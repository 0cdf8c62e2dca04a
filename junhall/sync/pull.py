"""Pages for one account: asked for from the cursor or pushed, handed to intake, one transaction."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from sqlalchemy.orm import Session

from junhall.casework.intake import Intake, LostLease, Received
from junhall.feeds.contract import Feed, FeedError, Throttled, Unauthorized, Unreachable
from junhall.models.messages import Page
from junhall.models.terms import Instant
from junhall.sync import accounts
from junhall.sync.outbox import hurry_echoed
from junhall.sync.pace import Outcome
from junhall.sync.points import Point, pass_by
from junhall.sync.strangers import without_strangers

T = TypeVar("T")
FETCH_S: Final = 120.0
"""A page that takes longer has not come."""
PUSHED: Final = "pushed"
"""The pages of a stream."""
_log = logging.getLogger(__name__)


class Ledger(Protocol):
    """The doors of the store that sync uses."""

    def read(self, work: Callable[[Session], T], *, lane: str = "screen") -> Future[T]:
        """Run work on a reading thread."""
        ...

    def write(self, work: Callable[[Session], T], *, durable: bool) -> Future[T]:
        """Run work on the writing thread, in one transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Pulled:
    """How one fetch ended."""

    outcome: Outcome
    taken: int = 0
    retry_at: Instant | None = None
    fault: FeedError | None = None


@dataclass(frozen=True, slots=True)
class Puller:
    """Fetches for one account on one station, as long as its fence holds."""

    ledger: Ledger
    intake: Intake
    clock: Callable[[], Instant]
    account_id: int
    fence: int
    nudge: Callable[[], None]
    scrub: Callable[[], None]
    """Called after a page that deleted texts: their traces leave the file too."""
    at: Callable[[Point], None] = pass_by

    async def pull(self, feed: Feed) -> Pulled:
        """Fetch one page and hand it to intake; errors of the network become outcomes.

        Raises: LostLease.
        """
        cursor = await asyncio.wrap_future(self.ledger.read(self._cursor, lane="sync"))
        try:
            async with asyncio.timeout(FETCH_S):
                page = await feed.fetch(cursor)
        except TimeoutError:
            return await self.failed(Unreachable("no page in time"))
        except FeedError as told:
            return await self.failed(told)
        self.at(Point.PULLED)
        received = await self.take(page, feed)
        if page.more and page.next_cursor != cursor:
            return Pulled(Outcome.MORE, received.taken)
        return Pulled(Outcome.NEWS if received.taken else Outcome.QUIET, received.taken)

    async def take(self, page: Page, feed: Feed, *, stream: str = "") -> Received:
        """Hand a page to intake in one transaction; the call it came from went well.

        ``stream`` names where pages without a cursor come from.

        Raises: LostLease.
        """
        for oddity in page.oddities:
            _log.warning("oddity at %s: %s", oddity.where, oddity.reason)

        def work(session: Session) -> Received:
            now = self.clock()
            told = without_strangers(session, page) if stream == PUSHED else page
            received = self.intake.receive(
                session, told, now=now, account_id=self.account_id, stream=stream, fence=self.fence
            )
            hurry_echoed(session, self.account_id, page.posts, now)
            accounts.note_well(
                session, self.account_id, feed.quota, now, clock_off_s=feed.clock_off_s
            )
            self.at(Point.TAKEN)
            return received

        received = await self._write(work)
        self.at(Point.KEPT)
        if received.forgotten:
            self.scrub()
        self.nudge()
        return received

    async def failed(self, told: FeedError) -> Pulled:
        """Remember what is wrong, for the lights in the foot; what it means for the pace."""

        def work(session: Session) -> None:
            accounts.note_fault(session, self.account_id, told, self.clock())

        _log.info("account %s: %r", self.account_id, told)
        await self._write(work)
        self.nudge()
        match told:
            case Throttled():
                return Pulled(Outcome.THROTTLED, retry_at=told.retry_at, fault=told)
            case Unauthorized():
                return Pulled(Outcome.NEEDS_PERSON, fault=told)
            case _:
                return Pulled(Outcome.UNREACHABLE, fault=told)

    def _cursor(self, session: Session) -> str | None:
        return (
            session.connection()
            .exec_driver_sql(
                "SELECT position FROM cursor WHERE account_id = ? AND stream = ''",
                (self.account_id,),
            )
            .scalar()
        )

    async def _write(self, work: Callable[[Session], T]) -> T:
        return await asyncio.wrap_future(self.ledger.write(work, durable=False))


def merged(pages: Sequence[Page]) -> Page:
    """Pages that were pushed while one was being written, as one page of the same events."""
    if len(pages) == 1:
        return pages[0]
    return Page(
        posts=tuple(post for page in pages for post in page.posts),
        requests=tuple(request for page in pages for request in page.requests),
        oddities=tuple(oddity for page in pages for oddity in page.oddities),
    )


__all__ = ["Ledger", "LostLease", "Pulled", "Puller", "merged"]
