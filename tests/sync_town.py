"""A town hall whose postman runs in simulated time: real ledger and engine, a network in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from faulty_network import FaultyFeed, Server
from hall import Hall
from junhall.casework.commands import Announce, Command, Done, Reply
from junhall.feeds.contract import Feed
from junhall.models.messages import AccountKey, Media
from junhall.models.store import Store, open_ledger
from junhall.models.terms import AccountId, Instant, Network, PostId, Role, StaffCode, Visibility
from junhall.sync import lease
from junhall.sync.engine import Engine
from junhall.sync.outbox import Duty
from junhall.sync.push import Pusher
from junhall.sync.watch import Watch
from simulation import BEGINS, Immediately, SimulatedLoop, WatchedLedger

HANDLE = "@ayto@town.example"
TOWN = """
format = 1
name = "Alfaro del Río"
zone = "Europe/Madrid"
languages = ["es"]

[[staff]]
code = "desk"
name = "Ventanilla"
role = "desk"
"""


def town_with(*handles: str) -> str:
    """town.toml with these accounts."""
    accounts = (f'\n[[accounts]]\nnetwork = "mastodon"\nhandle = "{one}"\n' for one in handles)
    return TOWN + "".join(accounts)


class SyncTown:
    """One ledger with its hall, and networks by handle."""

    def __init__(self, store: Store, handles: tuple[str, ...]) -> None:
        self.store = store
        self.hall = Hall(store, town_with(*handles))
        self.handles = handles
        self.servers: dict[str, Server] = {}
        self.keys: set[str] = set(handles)
        """Accounts whose key this station has."""
        self.now = BEGINS

    def engine(self, loop: SimulatedLoop, *, name: str = "desk:1", **more: Any) -> Engine:
        """An engine of this ledger on a simulated loop; several are several stations."""
        ledger = WatchedLedger(self.store, loop)
        watch = Watch(ledger, lambda _: None)

        def open_feed(account: AccountKey) -> Feed | None:
            if account.handle not in self.keys:
                return None
            return FaultyFeed(self.servers[account.handle], account)

        engine = Engine(
            ledger, self.hall.intake, open_feed, watch, clock=loop.clock, station=name,
            scrub=lambda: None, media=self.store.media, **more,
        )  # fmt: skip
        engine.close()
        object.__setattr__(engine._station, "decoder", Immediately())
        return engine

    def serve(self, loop: SimulatedLoop, **more: Any) -> Server:
        """The network of the first account, with what a test wants of it."""
        server = self.servers[HANDLE] = Server(loop.clock, **more)
        return server

    def pusher(self, loop: SimulatedLoop, station: str = "desk:1") -> Pusher:
        """The outbox's reader of one station, by hand: no engine."""
        account = self.account()

        def work(session: Session) -> int | None:
            return lease.acquire(session, account, station, loop.clock())

        fence = self.store.write(work, durable=False).result()
        assert fence is not None
        return Pusher(
            WatchedLedger(self.store, loop), self.hall.intake, loop.clock,
            AccountKey(account, Network.MASTODON, HANDLE), Duty(account, station, fence),
            self.store.media, lambda: None,
        )  # fmt: skip

    # --- the ledger

    def one(self, statement: str, *values: object) -> Any:
        return self.hall.one(statement, *values)

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self.store.read(
            lambda session: [
                tuple(row) for row in session.connection().exec_driver_sql(statement, values)
            ]
        ).result()

    def write(self, statement: str, *values: object) -> None:
        def work(session: Any) -> None:
            session.connection().exec_driver_sql(statement, values)

        self.store.write(work, durable=False).result()

    def do(self, command: Command, now: Instant) -> Done:
        return self.store.write(
            lambda session: self.hall.desk.carry_out(session, command, role=Role.DESK, now=now),
            durable=False,
        ).result()

    def account(self, handle: str = HANDLE) -> AccountId:
        return AccountId(self.one("SELECT id FROM account WHERE handle = ?", handle))

    def states(self) -> dict[str, int]:
        """How many outbox items are in which state."""
        return dict(self.rows("SELECT state, count(*) FROM outbox GROUP BY state"))

    # --- what people at the desk do

    def announce(self, text: str, now: Instant, *, media: tuple[Media, ...] = ()) -> int:
        wish = Announce(
            by=StaffCode("desk"), network="mastodon", handle=self.handles[0], text=text,
            media=media,
        )  # fmt: skip
        return int(self.do(wish, now).outbox_id or 0)

    def answer(self, post: str, text: str, now: Instant, *, private: bool = False) -> int:
        post_id = PostId(self.one("SELECT id FROM post WHERE remote_id = ?", post))
        wish = Reply(
            by=StaffCode("desk"), request_id=self.hall.request_id(post), text=text,
            in_reply_to=post_id, visibility=Visibility.PRIVATE if private else None,
        )  # fmt: skip
        return int(self.do(wish, now).outbox_id or 0)


@contextmanager
def sync_town(folder: Path, *handles: str) -> Iterator[SyncTown]:
    """A town on a new ledger in a folder, closed at the end."""
    store = open_ledger(folder / "town.ledger", clock=lambda: BEGINS)
    try:
        yield SyncTown(store, handles or (HANDLE,))
    finally:
        assert store.close()


@asynccontextmanager
async def running(engine: Engine) -> AsyncIterator[Engine]:
    """The engine at work, stopped at the end."""
    task = asyncio.ensure_future(engine.run())
    try:
        yield engine
    finally:
        task.cancel()
        await asyncio.wait({task})
        assert not task.cancelled()
        task.result()
