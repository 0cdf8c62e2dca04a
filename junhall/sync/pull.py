"""One fetch for one account: lease, cursor, page, intake; and what that says about the pace."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from junhall.casework.intake import Intake, LostLease, Received
from junhall.feeds.contract import Feed, FeedError, Throttled, Unauthorized
from junhall.models.messages import Page
from junhall.models.terms import Facet, Instant
from junhall.sync import lease
from junhall.sync.pace import Outcome

T = TypeVar("T")
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


@dataclass(frozen=True, slots=True)
class Puller:
    """Fetches for one account on one station."""

    ledger: Ledger
    intake: Intake
    clock: Callable[[], Instant]
    station: str
    account_id: int
    nudge: Callable[[], None]
    scrub: Callable[[], None]
    """Called after a page that deleted texts: their traces leave the file too."""

    async def pull(self, feed: Feed) -> Pulled:
        """Fetch one page and hand it to intake; errors of the network become outcomes."""
        fence = await self._write(
            lambda session: lease.acquire(session, self.account_id, self.station, self.clock())
        )
        if fence is None:
            return Pulled(Outcome.QUIET)
        cursor = await asyncio.wrap_future(self.ledger.read(self._cursor))
        try:
            page = await feed.fetch(cursor)
        except Throttled as told:
            await self._note(told, paused_until=told.retry_at)
            return Pulled(Outcome.THROTTLED, retry_at=told.retry_at)
        except Unauthorized as told:
            await self._note(told, state="needs_person")
            return Pulled(Outcome.NEEDS_PERSON)
        except FeedError as told:
            await self._note(told)
            return Pulled(Outcome.UNREACHABLE)
        return await self.take(page, fence)

    async def take(self, page: Page, fence: int | None) -> Pulled:
        """Hand a page to intake in one transaction."""
        for oddity in page.oddities:
            _log.warning("oddity at %s: %s", oddity.where, oddity.reason)

        def work(session: Session) -> Received:
            return self.intake.receive(
                session, page, now=self.clock(), account_id=self.account_id, fence=fence
            )

        try:
            received = await self._write(work)
        except LostLease:
            return Pulled(Outcome.QUIET)
        if received.forgotten:
            self.scrub()
        if received.taken or received.changed or received.edited or received.deleted:
            self.nudge()
        if page.more:
            return Pulled(Outcome.MORE, received.taken)
        return Pulled(Outcome.NEWS if received.taken else Outcome.QUIET, received.taken)

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

    async def _note(
        self, told: FeedError, *, paused_until: Instant | None = None, state: str | None = None
    ) -> None:
        """Remember what is wrong, for the lights in the foot."""

        def work(session: Session) -> None:
            connection = session.connection()
            connection.exec_driver_sql(
                "UPDATE account SET last_error = ?, paused_until = ?, state = coalesce(?, state)"
                " WHERE id = ?",
                (type(told).__name__, paused_until, state, self.account_id),
            )
            connection.exec_driver_sql(
                "INSERT INTO change (at, facets, cause) VALUES (?, ?, 'system')",
                (self.clock(), int(Facet.FEEDS)),
            )

        _log.info("account %s: %r", self.account_id, told)
        await self._write(work)
        self.nudge()
