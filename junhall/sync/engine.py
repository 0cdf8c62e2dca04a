"""Starts, watches over and stops what runs while nobody clicks: one supervisor per account."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar, final

from junhall.casework import media_sweep
from junhall.casework.changes import ChangeSet
from junhall.casework.intake import Intake
from junhall.feeds.contract import Feed
from junhall.models.faults import StoreError
from junhall.models.messages import AccountKey
from junhall.models.terms import AccountId, Facet, Instant
from junhall.sync import accounts
from junhall.sync.points import Point, pass_by
from junhall.sync.pull import Ledger
from junhall.sync.supervisor import Round, Station, Supervisor
from junhall.sync.watch import Watch

T = TypeVar("T")
LEAVE_S: Final = 5.0
"""The program leaves within so long, a send in flight included (see ``deliver.SEND_GRACE_S``)."""
ROSTER_S: Final = 15.0
"""The accounts are read again so often, should a change have gone unheard."""
SWEEP_FIRST_S: Final = 600.0
SWEEP_S: Final = 86_400.0
"""How often pictures are looked for that nothing shows; not while the program has much to do."""
BEGIN_AGAIN_S: Final = 5.0
"""After a failure of the whole engine it rests so long."""
SLEPT_S: Final = 30.0
"""When the clock ran on so much further than we did, the computer slept."""
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
        media: Path,
        companions: Sequence[Callable[[], Coroutine[object, object, None]]] = (),
        keepers: Sequence[Callable[[], Coroutine[object, object, None]]] = (),
        at: Callable[[Point], None] = pass_by,
    ) -> None:
        """``open_feed`` is the only one who knows which network needs what; None: it has none.

        ``companions`` run beside the accounts, as the demonstration's clerk does;
        ``keepers`` run even on a station that neither fetches nor sends, as the day's backup does.
        ``at`` is told each named point that is passed.
        """
        self._decoder = ThreadPoolExecutor(1, "junhall-pictures")
        self._station = Station(
            station, ledger, intake, open_feed, clock, media, self._decoder, watch.nudge, scrub, at
        )
        self._ledger = ledger
        self._watch = watch
        self._clock = clock
        self._companions = companions
        self._keepers = keepers
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._thread: threading.Thread | None = None
        self._caught_up: Future[None] = Future()
        self._behind: set[AccountId] = set()
        self._serving: dict[AccountId, tuple[accounts.AccountRow, Supervisor, asyncio.Task[Any]]]
        self._serving = {}
        self._roster_altered = asyncio.Event()
        self._is_leaving = threading.Event()

    @property
    def caught_up(self) -> Future[None]:
        """Done once every account has fetched all there was when the engine started."""
        return self._caught_up

    def start(self, *, sync: bool = True) -> None:
        """Run on a thread of its own; without ``sync`` only the watch runs."""
        started = threading.Event()

        def body() -> None:
            while not self._is_leaving.is_set():
                try:
                    asyncio.run(self.run(sync=sync, started=started))
                except Exception:  # noqa: BLE001 - the town must not wait until somebody starts us again
                    _log.exception("sync failed, and begins again")
                    self._is_leaving.wait(BEGIN_AGAIN_S)

        self._thread = threading.Thread(target=body, name="junhall-sync", daemon=True)
        self._thread.start()
        started.wait()

    async def run(self, *, sync: bool = True, started: threading.Event | None = None) -> None:
        """Run on the loop of the caller until ``stop`` or cancellation."""
        self._loop = asyncio.get_running_loop()
        self._main = asyncio.current_task()
        self._roster_altered = asyncio.Event()  # of this loop: a failed run leaves one behind
        stop_hearing = self._watch.hear(self._heard)
        try:
            if sync:
                served = [row for row in await self._rows() if row.is_served]
                self._behind = {row.key.account_id for row in served}
            self._tell_if_caught_up()
            if started is not None:
                started.set()
            async with asyncio.TaskGroup() as group:
                group.create_task(self._watch.run())
                for keeper in self._keepers:
                    group.create_task(keeper())
                if sync:
                    group.create_task(self._keep_roster(group))
                    group.create_task(self._notice_sleep())
                    group.create_task(self._sweep())
                    for companion in self._companions:
                        group.create_task(companion())
        except asyncio.CancelledError:
            _log.info("sync stops")
        finally:
            if started is not None:
                started.set()
            stop_hearing()
            self._serving.clear()

    async def once(self) -> tuple[Round, ...]:
        """One round for every account, one after another; nothing runs on afterwards."""
        try:
            served = [row for row in await self._rows() if row.is_served]
            rounds = []
            for row in served:
                supervisor = Supervisor(self._station, row.key, caught_up=lambda: None)
                rounds.append(await supervisor.once())
            return tuple(rounds)
        finally:
            self.close()

    def beside(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Run what needs a network and belongs to no account on the postman's loop.

        Raises: RuntimeError where the postman does not run; the work is closed then.
        """
        loop = self._loop
        if loop is None or loop.is_closed():
            work.close()
            raise RuntimeError("the postman does not run")
        return asyncio.run_coroutine_threadsafe(work, loop)

    def has_new_key(self, account_id: AccountId) -> None:
        """Serve an account anew: its key was renewed. May be called from any thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._begin_anew, account_id)

    def _begin_anew(self, account_id: AccountId) -> None:
        self._roster_altered.set()
        if account_id in self._serving:
            self._serving[account_id][1].begin_anew()

    def stop(self) -> None:
        """Stop and wait: a send in flight is allowed its grace, leases are given back."""
        self._is_leaving.set()
        loop, main = self._loop, self._main
        if loop is not None and main is not None and not loop.is_closed():
            loop.call_soon_threadsafe(main.cancel)
        if self._thread is not None:
            self._thread.join(LEAVE_S)
        self.close()

    def close(self) -> None:
        """Let go of the thread that decodes pictures."""
        self._decoder.shutdown(wait=False, cancel_futures=True)

    # --- who is served

    async def _rows(self) -> tuple[accounts.AccountRow, ...]:
        return await asyncio.wrap_future(self._ledger.read(accounts.every, lane="sync"))

    async def _keep_roster(self, group: asyncio.TaskGroup) -> None:
        """Accounts are added, paused, resumed and removed while we run."""
        while True:
            self._roster_altered.clear()
            await self._call_roll(group)
            try:
                async with asyncio.timeout(ROSTER_S):
                    await self._roster_altered.wait()
            except TimeoutError:
                continue

    async def _call_roll(self, group: asyncio.TaskGroup) -> None:
        rows = {row.key.account_id: row for row in await self._rows()}
        for account_id, (before, supervisor, task) in list(self._serving.items()):
            row = rows.get(account_id)
            if row is None or not row.is_served or row.key != before.key:
                _log.info("account %s is no longer served", account_id)
                task.cancel()
                await asyncio.wait({task})
                del self._serving[account_id]
                self._has_caught_up(account_id)
            elif before.state == "needs_person" and row.state == "on":
                supervisor.wake()
        for account_id, row in rows.items():
            if not row.is_served:
                continue
            if account_id in self._serving:
                _, supervisor, task = self._serving[account_id]
            else:
                supervisor = Supervisor(
                    self._station,
                    row.key,
                    caught_up=lambda account_id=account_id: self._has_caught_up(account_id),  # type: ignore[misc]  # a default binds the loop's value
                )
                task = group.create_task(supervisor.run())
            self._serving[account_id] = (row, supervisor, task)

    def _heard(self, changes: ChangeSet) -> None:
        """The ledger altered, by us or by another station: whom does it concern?"""
        if changes.facets & (Facet.FEEDS | Facet.TOWN):
            self._roster_altered.set()
        for _, supervisor, _ in self._serving.values():
            if changes.facets & Facet.OUTBOX:
                supervisor.outbox_altered()
            if changes.facets & Facet.POSTS:
                supervisor.posts_came()

    async def _notice_sleep(self) -> None:
        """A computer that slept finds connections that look alive: everything begins anew."""
        loop = asyncio.get_running_loop()
        while True:
            clock, ours = self._clock(), loop.time()
            await asyncio.sleep(5.0)
            if (self._clock() - clock) - (loop.time() - ours) > SLEPT_S:
                _log.info("the computer slept")
                for _, supervisor, _ in self._serving.values():
                    supervisor.begin_anew()

    async def _sweep(self) -> None:
        """Once a day pictures that nothing shows leave the disk."""
        loop, media, decoder = (
            asyncio.get_running_loop(),
            self._station.media,
            self._station.decoder,
        )
        while True:
            await asyncio.sleep(SWEEP_FIRST_S)
            try:
                strays = await loop.run_in_executor(
                    decoder, media_sweep.strays, media, self._clock()
                )
                if strays:
                    known = await asyncio.wrap_future(
                        self._ledger.read(media_sweep.known, lane="figures")
                    )
                    await loop.run_in_executor(
                        decoder, media_sweep.remove, media, strays, known, self._clock()
                    )
            except (OSError, StoreError) as error:
                _log.warning("pictures cannot be swept: %r", error)
            await asyncio.sleep(SWEEP_S)

    # --- caught up

    def _has_caught_up(self, account_id: AccountId) -> None:
        self._behind.discard(account_id)
        self._tell_if_caught_up()

    def _tell_if_caught_up(self) -> None:
        if not self._behind and not self._caught_up.done():
            self._caught_up.set_result(None)
