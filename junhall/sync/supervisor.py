"""One account's watchman: takes the duty, greets, serves until something is wrong, begins again.

What happens to one account never reaches another: a fault of the network, a lost duty and a bug of
ours all end here, and become a wait.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar, final

from sqlalchemy.orm import Session

from junhall.casework.intake import Intake, LostLease
from junhall.feeds.contract import Feed, FeedError, Throttled, Unauthorized, Unreachable
from junhall.models.messages import AccountKey
from junhall.models.terms import Instant
from junhall.sync import accounts, lease
from junhall.sync.deliver import Deliverer
from junhall.sync.endings import decisive
from junhall.sync.listen import Listener
from junhall.sync.outbox import Duty
from junhall.sync.pace import Outcome, Pace
from junhall.sync.pictures import PictureFetcher
from junhall.sync.points import Point, pass_by
from junhall.sync.pull import Ledger, Pulled, Puller
from junhall.sync.push import Pusher
from junhall.sync.reread import Rereader
from junhall.sync.turn import Turn, rest

T = TypeVar("T")
STANDBY_S: Final = 5.0
"""An account that another station serves is asked for so often, in case that one dies."""
NO_KEY_S: Final = 60.0
"""A station without the account's key looks so often whether it has got one."""
PERSON_S: Final = 120.0
"""How often an account that needs a person is tried anyway: servers forget keys and find them."""
GREETING_S: Final = 60.0
SILENCE_S: Final = 600.0
HEALTHY_S: Final = 60.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Station:
    """What all watchmen of one station share."""

    name: str
    ledger: Ledger
    intake: Intake
    open_feed: Callable[[AccountKey], Feed | None]
    clock: Callable[[], Instant]
    media: Path
    decoder: Executor
    nudge: Callable[[], None]
    scrub: Callable[[], None]
    at: Callable[[Point], None] = pass_by


@dataclass(frozen=True, slots=True)
class Round:
    """What one round without a window did for an account."""

    account: AccountKey
    outcome: str
    """done, elsewhere (another station is on duty), no-key, or the name of a FeedError."""
    taken: int = 0
    unsent: int = 0
    """What is due and did not leave."""


class _NoKey(Exception):
    """This station has no letter-box for the account."""


@final
class Supervisor:
    """Serves one account from one station, as long as it runs."""

    def __init__(
        self, station: Station, account: AccountKey, *, caught_up: Callable[[], None]
    ) -> None:
        """``caught_up`` is told when the account has fetched what there was, or cannot."""
        self.account = account
        self._station = station
        self._caught_up = caught_up
        self._woken = asyncio.Event()
        self._outbox = asyncio.Event()
        self._posts = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None
        self._begins_anew = False

    def wake(self) -> None:
        """Something altered that this account may have waited for: its key, its state."""
        self._woken.set()

    def outbox_altered(self) -> None:
        """Look at the outbox now."""
        self._outbox.set()

    def posts_came(self) -> None:
        """There may be pictures to fetch."""
        self._posts.set()

    def begin_anew(self) -> None:
        """Connections are not what they seem: the computer slept. Greet and catch up again."""
        self._woken.set()
        if self._serving is not None:
            self._begins_anew = True
            self._serving.cancel()

    async def run(self) -> None:
        """Serve until cancelled; nothing but that ends it."""
        pace = Pace()
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            outcome, wait_s = await self._served()
            if loop.time() - began > HEALTHY_S:
                pace = Pace()
            if outcome is Outcome.UNREACHABLE:
                pace = pace.after(outcome)
                dice = random.random()  # noqa: S311 - jitter, no secret
                wait_s = pace.wait_s(outcome, poll_s=0.0, retry_in_s=0.0, dice=dice)
            self._caught_up()
            if wait_s > 0.0:
                await rest(wait_s, self._woken)

    async def _served(self) -> tuple[Outcome, float]:
        """Serve once; how it ended, and how long to wait then."""
        self._serving = asyncio.ensure_future(self._serve())
        try:
            await asyncio.shield(self._serving)
        except asyncio.CancelledError:
            if self._begins_anew and self._serving.cancelled():
                self._begins_anew = False
                return Outcome.QUIET, 0.0
            self._serving.cancel()
            await asyncio.wait({self._serving})
            if not self._serving.cancelled() and (told := self._serving.exception()) is not None:
                _log.info("account %s, while leaving: %r", self.account.account_id, told)
            raise
        except _NoKey:
            return Outcome.QUIET, NO_KEY_S
        except Exception as raised:  # noqa: BLE001 - one account's bug must not stop the others
            return await self._ended(decisive(raised))
        finally:
            self._begins_anew = False
            self._serving = None
        return Outcome.QUIET, STANDBY_S

    async def _ended(self, told: BaseException) -> tuple[Outcome, float]:
        match told:
            case LostLease():
                _log.info("account %s: another station is on duty", self.account.account_id)
                return Outcome.QUIET, STANDBY_S
            case Unauthorized():
                await self._note(told)
                return Outcome.NEEDS_PERSON, PERSON_S
            case Throttled():
                await self._note(told)
                return Outcome.THROTTLED, max(1.0, float(told.retry_at - self._station.clock()))
            case FeedError():
                await self._note(told)
            case _:
                _log.error("account %s failed", self.account.account_id, exc_info=told)
        return Outcome.UNREACHABLE, 0.0

    async def _note(self, told: FeedError) -> None:
        def work(session: Session) -> None:
            accounts.note_fault(session, self.account.account_id, told, self._station.clock())

        await self._write(work)
        self._station.nudge()

    # --- one service

    async def _serve(self) -> None:
        """From the duty to whatever ends it.

        Raises: _NoKey, LostLease, FeedError, an ExceptionGroup of them; returns where another
        station is on duty.
        """
        station, account_id = self._station, self.account.account_id
        fence = await self._acquire()
        if fence is None:
            return
        try:
            feed = station.open_feed(self.account)
            if feed is None:
                raise _NoKey
            try:
                await self._on_duty(feed, fence)
            finally:
                await feed.close()
        finally:
            duty = Duty(account_id, station.name, fence)

            def leave(session: Session) -> None:
                duty.give_up(session, station.clock())
                lease.release(session, station.name, account_id)

            await asyncio.shield(self._write(leave))

    async def _on_duty(self, feed: Feed, fence: int) -> None:
        station = self._station
        station.at(Point.ON_DUTY)
        await self._greet(feed)
        turn = Turn(lambda: feed.quota, station.clock)
        puller = self._puller(fence)
        deliverer = self._deliverer(feed, fence, puller, turn)
        rereader = Rereader(feed, station.ledger, puller, turn, self.account, clock=station.clock)
        fetcher = self._fetcher(feed, turn)
        listener = Listener(feed, puller, turn, caught_up=self._caught_up)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._keep(fence))
            group.create_task(listener.run())
            group.create_task(deliverer.run())
            group.create_task(rereader.run())
            group.create_task(fetcher.run())

    async def once(self) -> Round:
        """One round: everything that is there, everything that is due; then give up the duty."""
        taken = 0
        fence = await self._acquire()
        if fence is None:
            return Round(self.account, "elsewhere")
        station = self._station
        feed = station.open_feed(self.account)
        try:
            if feed is None:
                return Round(self.account, "no-key")
            await self._greet(feed)
            turn = Turn(lambda: feed.quota, station.clock)
            puller = self._puller(fence)
            pulled = Pulled(Outcome.MORE)
            while pulled.outcome is Outcome.MORE:
                await turn.poll()
                await self._acquire()
                pulled = await puller.pull(feed)
                taken += pulled.taken
            if pulled.fault is not None:
                return Round(self.account, type(pulled.fault).__name__, taken)
            await self._deliverer(feed, fence, puller, turn).send_due()
            while await self._fetcher(feed, turn).fetch():
                pass
            return Round(self.account, "done", taken, await self._unsent())
        except FeedError as told:
            await self._note(told)
            return Round(self.account, type(told).__name__, taken, await self._unsent())
        finally:
            if feed is not None:
                await feed.close()
            await self._write(
                lambda session: lease.release(session, station.name, self.account.account_id)
            )

    async def _greet(self, feed: Feed) -> None:
        station = self._station
        try:
            async with asyncio.timeout(GREETING_S):
                greeting = await feed.greet()
        except TimeoutError:
            raise Unreachable("no greeting in time") from None
        await self._write(
            lambda session: accounts.note_greeting(
                session, self.account.account_id, greeting, station.clock()
            )
        )
        station.nudge()

    async def _keep(self, fence: int) -> None:
        """Say that we are there; weigh the account's silence now and then.

        Raises: LostLease.
        """
        loop = asyncio.get_running_loop()
        weigh_at = loop.time() + lease.RENEW_S
        while True:
            await asyncio.sleep(lease.RENEW_S)
            if await self._acquire() != fence:
                raise LostLease
            if loop.time() >= weigh_at:
                weigh_at = loop.time() + SILENCE_S
                await self._write(
                    lambda session: accounts.judge_silence(
                        session, self.account.account_id, self._station.clock()
                    )
                )

    async def _acquire(self) -> int | None:
        station = self._station
        return await self._write(
            lambda session: lease.acquire(
                session, self.account.account_id, station.name, station.clock()
            )
        )

    async def _unsent(self) -> int:
        def work(session: Session) -> int:
            found = session.connection().exec_driver_sql(
                "SELECT count(*) FROM outbox WHERE account_id = ? AND due_at <= ? AND state IN"
                " ('queued', 'sending', 'unsure', 'blocked', 'failed')",
                (self.account.account_id, self._station.clock()),
            )
            return int(found.scalar_one())

        return await asyncio.wrap_future(self._station.ledger.read(work, lane="sync"))

    # --- building

    def _puller(self, fence: int) -> Puller:
        station = self._station
        return Puller(
            station.ledger, station.intake, station.clock, self.account.account_id, fence,
            station.nudge, station.scrub, station.at,
        )  # fmt: skip

    def _deliverer(self, feed: Feed, fence: int, puller: Puller, turn: Turn) -> Deliverer:
        station = self._station
        duty = Duty(self.account.account_id, station.name, fence)
        pusher = Pusher(
            station.ledger, station.intake, station.clock, self.account, duty, station.media,
            station.nudge, station.at,
        )  # fmt: skip
        return Deliverer(feed, pusher, puller, turn, clock=station.clock, news=self._outbox)

    def _fetcher(self, feed: Feed, turn: Turn) -> PictureFetcher:
        station = self._station
        return PictureFetcher(
            feed, station.ledger, turn, self.account, station.media, station.decoder,
            clock=station.clock, nudge=station.nudge, news=self._posts,
        )  # fmt: skip

    async def _write(self, work: Callable[[Session], T]) -> T:
        return await asyncio.wrap_future(self._station.ledger.write(work, durable=False))
