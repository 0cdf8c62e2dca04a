"""Starts, supervises and stops what runs while nobody clicks: one task per account, one watch."""

from __future__ import annotations

import asyncio
import logging
import random
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from typing import Final, final

from sqlalchemy.orm import Session

from junhall.casework.intake import Intake
from junhall.feeds.contract import Feed
from junhall.models.messages import AccountKey
from junhall.models.terms import AccountId, Instant, Network
from junhall.sync import lease
from junhall.sync.pace import Outcome, Pace
from junhall.sync.pull import Ledger, Puller
from junhall.sync.push import Pusher
from junhall.sync.watch import Watch

SEND_GRACE_S: Final = 5.0
"""A send in flight gets so long to end when the program leaves."""
LONGEST_SLEEP_S: Final = 1.0
"""An account looks at its outbox at least so often."""
_log = logging.getLogger(__name__)


@final
class Engine:
    """The postman of one station, on a plain asyncio loop in a thread of its own."""

    def __init__(
        self,
        ledger: Ledger,
        intake: Intake,
        open_feed: Callable[[AccountKey], Feed | None],
        watch: Watch,
        *,
        clock: Callable[[], Instant],
        station: str,
        scrub: Callable[[], None],
        companions: Sequence[Callable[[], Coroutine[object, object, None]]] = (),
    ) -> None:
        """``open_feed`` is the only one who knows which network needs what; None: it has none.

        ``companions`` run beside the accounts, as the demonstration's clerk does.
        """
        self._ledger = ledger
        self._intake = intake
        self._open_feed = open_feed
        self._watch = watch
        self._clock = clock
        self._station = station
        self._scrub = scrub
        self._companions = companions
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._thread: threading.Thread | None = None
        self._caught_up: Future[None] = Future()
        self._behind: set[int] = set()

    @property
    def caught_up(self) -> Future[None]:
        """Done once every account has fetched all there was when the engine started."""
        return self._caught_up

    def start(self, *, sync: bool = True) -> None:
        """Run on a thread of its own; without ``sync`` only the watch runs."""
        started = threading.Event()

        def body() -> None:
            asyncio.run(self.run(sync=sync, started=started))

        self._thread = threading.Thread(target=body, name="junhall-sync", daemon=True)
        self._thread.start()
        started.wait()

    async def run(self, *, sync: bool = True, started: threading.Event | None = None) -> None:
        """Run on the loop of the caller until ``stop`` or cancellation."""
        self._loop = asyncio.get_running_loop()
        self._main = asyncio.current_task()
        feeds = {account: self._open_feed(account) for account in await self._accounts(sync=sync)}
        accounts = [account for account, feed in feeds.items() if feed is not None]
        self._behind = {account.account_id for account in accounts}
        if not accounts:
            self._caught_up.set_result(None)
        if started is not None:
            started.set()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._watch.run())
                for account, feed in feeds.items():
                    if feed is not None:
                        group.create_task(self._supervise(account, feed))
                if sync:
                    for companion in self._companions:
                        group.create_task(companion())
        except asyncio.CancelledError:
            _log.info("sync stops")
        finally:
            await asyncio.wrap_future(
                self._ledger.write(
                    lambda session: lease.release(session, self._station), durable=False
                )
            )

    def stop(self) -> None:
        """Stop and wait: a send in flight is allowed its grace, leases are given back."""
        loop, main = self._loop, self._main
        if loop is not None and main is not None and not loop.is_closed():
            loop.call_soon_threadsafe(main.cancel)
        if self._thread is not None:
            self._thread.join(SEND_GRACE_S + 2.0)

    async def _accounts(self, *, sync: bool) -> tuple[AccountKey, ...]:
        if not sync:
            return ()

        def work(session: Session) -> tuple[AccountKey, ...]:
            rows = session.connection().exec_driver_sql(
                "SELECT id, network, handle, server FROM account WHERE state IN"
                " ('on', 'needs_person') ORDER BY id"
            )
            return tuple(
                AccountKey(AccountId(row[0]), Network(row[1]), row[2], row[3]) for row in rows
            )

        return await asyncio.wrap_future(self._ledger.read(work))

    async def _supervise(self, account: AccountKey, feed: Feed | None) -> None:
        """Pull and push for one account; a crash in it is logged and it starts again, slower."""
        pace = Pace()
        while feed is not None:
            try:
                await self._serve(account, feed)
            except Exception:  # noqa: BLE001 - one account's bug must not stop the others
                _log.exception("account %s failed", account.account_id)
                pace = pace.after(Outcome.UNREACHABLE)
                dice = random.random()  # noqa: S311 - jitter, no secret
                await asyncio.sleep(
                    pace.wait_s(Outcome.UNREACHABLE, poll_s=0, retry_in_s=0, dice=dice)
                )
            finally:
                await feed.close()
            feed = self._open_feed(account)

    async def _serve(self, account: AccountKey, feed: Feed) -> None:
        nudge = self._watch.nudge
        puller = Puller(
            self._ledger, self._intake, self._clock, self._station, account.account_id, nudge,
            self._scrub,
        )  # fmt: skip
        pusher = Pusher(
            self._ledger, self._intake, self._clock, self._station, account.account_id,
            account.network, account.handle, nudge,
        )  # fmt: skip
        pace = Pace()
        next_pull = 0.0
        loop = asyncio.get_running_loop()
        while True:
            if loop.time() >= next_pull:
                pulled = await puller.pull(feed)
                pace = pace.after(pulled.outcome)
                retry_in = 0.0
                if pulled.retry_at is not None:
                    retry_in = float(pulled.retry_at - self._clock())
                wait = pace.wait_s(
                    pulled.outcome,
                    poll_s=feed.capabilities.poll_s,
                    retry_in_s=retry_in,
                    dice=random.random(),  # noqa: S311 - jitter, no secret
                )
                next_pull = loop.time() + wait
                if pulled.outcome is not Outcome.MORE:
                    self._behind.discard(account.account_id)
                    if not self._behind and not self._caught_up.done():
                        self._caught_up.set_result(None)
            while await self._unbroken(pusher.push(feed)):
                pass
            await asyncio.sleep(max(0.0, min(next_pull - loop.time(), LONGEST_SLEEP_S)))

    async def _unbroken(self, push: Coroutine[object, object, bool]) -> bool:
        """A send must not be torn: when the program leaves it may end, for as long as its grace."""
        sending = asyncio.ensure_future(push)
        try:
            return await asyncio.shield(sending)
        except asyncio.CancelledError:
            await asyncio.wait({sending}, timeout=SEND_GRACE_S)
            raise
