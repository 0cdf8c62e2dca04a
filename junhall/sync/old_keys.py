"""Keys of accounts that were removed are given back and forgotten, once it can be no slip any more.

The row of an account stays, with its posts and requests; what could write in its name goes: the
account's server is asked to end the key, and whatever it says, the key is forgotten here. How that
went is written beside the account, since a key that a server still honours is a person's matter.
Each station gives back what its own keeper has.

A key is kept before its account is written down (sync/connecting.py). So one that was not there
at the look before may belong to an account that is being connected again this moment, here or in
another process: it is no old key until a later look finds it there, and the account still removed.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol, TypeVar, final

from sqlalchemy.orm import Session

from junhall.casework.change_log import append_changes
from junhall.credentials import KeeperError, account_name, client_name
from junhall.feeds.contract import FeedError, Throttled, Unreachable
from junhall.models.messages import AccountKey
from junhall.models.terms import AccountId, Cause, Facet, Instant, Network
from junhall.sync.pull import Ledger

T = TypeVar("T")
SURE_S: Final = 30
"""A removal is undone within seconds; after so long it was meant."""
TRIES_S: Final = 600
"""A server that cannot be reached is asked for so long; then the key is forgotten all the same."""
EVERY_S: Final = 15.0
REVOKE_S: Final = 30.0
ENDED: Final = "ended"
"""The server said that the key opens nothing any more."""
NOT_ENDED: Final = "not-ended"
"""The server could not be told: the key is forgotten here, and may still open a door there."""
_log = logging.getLogger(__name__)

Revoke = Callable[[AccountKey, str, str], Awaitable[None]]
"""Ask an account's server to end a key: the account, the key, the program's own name there.

Raises: FeedError.
"""


class Forgets(Protocol):
    """Who keeps keys; see credentials. Each raises KeeperError."""

    def token(self, name: str) -> str | None:
        """What is kept, or None."""
        ...

    def forget_only(self, name: str, token: str) -> bool:
        """Forget a key if it is still this one; whether it was."""
        ...


@dataclass(frozen=True, slots=True)
class _Removed:
    key: AccountKey
    at: int
    """When it was removed."""
    is_due: bool
    """Whether it can be no slip any more."""

    @property
    def names(self) -> tuple[str, str]:
        """Under which names its key, and the program's own, are kept."""
        network, handle = self.key.network.value, self.key.handle
        return account_name(network, handle), client_name(network, handle)


@final
class OldKeys:
    """Looks now and then which accounts are removed."""

    def __init__(
        self,
        ledger: Ledger,
        keeper: Forgets,
        revoke: Revoke,
        clock: Callable[[], Instant],
        *,
        nudge: Callable[[], None],
    ) -> None:
        self._ledger = ledger
        self._keeper = keeper
        self._revoke = revoke
        self._clock = clock
        self._nudge = nudge
        self._done: set[tuple[AccountId, int]] = set()
        self._seen: dict[tuple[AccountId, int], str] = {}
        """Which key stood there at the look before, as a digest: keys lie nowhere they need not."""

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(EVERY_S)

    async def look(self) -> None:
        """Give back and forget what is due; a keyring that is locked is asked again later."""
        found = await asyncio.wrap_future(self._ledger.read(self._removed, lane="sync"))
        for removed in found:
            known = (removed.key.account_id, removed.at)
            if known in self._done:
                continue
            try:
                token = await _beside(partial(self._keeper.token, removed.names[0]))
                seen, self._seen[known] = self._seen.get(known), _digest(token)
                is_old = token is None or seen == _digest(token)
                if removed.is_due and is_old and await self._ended(removed, token):
                    self._done.add(known)
                    del self._seen[known]
            except KeeperError as error:
                _log.info("an old key: %s", type(error).__name__)

    def _removed(self, session: Session) -> list[_Removed]:
        rows = session.connection().exec_driver_sql(
            "SELECT id, network, handle, server, coalesce(state_at, 0) FROM account"
            " WHERE state = 'removed'"
        )
        slip_until = self._clock() - SURE_S
        return [
            _Removed(
                AccountKey(AccountId(row[0]), Network(row[1]), row[2], row[3]),
                row[4],
                row[4] <= slip_until,
            )
            for row in rows
        ]

    async def _ended(self, removed: _Removed, token: str | None) -> bool:
        """Whether nothing more is to be done.

        Raises: KeeperError.
        """
        name, client = removed.names
        program = await _beside(lambda: self._keeper.token(client))
        said = None
        if token is not None:
            said = await self._give_back(removed, token, program or "")
            if said is None:
                return False
            if not await _beside(lambda: self._keeper.forget_only(name, token)):
                return False  # connected again while the server was asked: that key lives
        if program is not None:
            await _beside(lambda: self._keeper.forget_only(client, program))
        if said is not None:
            await self._note(removed, said)
        return True

    async def _give_back(self, removed: _Removed, token: str, program: str) -> str | None:
        """How it ended; None: not yet, the server could not be reached."""
        try:
            async with asyncio.timeout(REVOKE_S):
                await self._revoke(removed.key, token, program)
        except (FeedError, TimeoutError) as error:
            _log.info("account %s: its key: %r", removed.key.account_id, error)
            may_come = isinstance(error, Unreachable | Throttled | TimeoutError)
            if may_come and self._clock() < removed.at + TRIES_S:
                return None
            return NOT_ENDED
        return ENDED

    async def _note(self, removed: _Removed, said: str) -> None:
        def work(session: Session) -> None:
            session.connection().exec_driver_sql(
                "UPDATE account SET key_end = ? WHERE id = ? AND state = 'removed'",
                (said, removed.key.account_id),
            )
            append_changes(
                session.connection(), {0: Facet.FEEDS}, self._clock(), Cause.SYSTEM, None
            )

        await asyncio.wrap_future(self._ledger.write(work, durable=True))
        self._nudge()


def _digest(token: str | None) -> str:
    return hashlib.sha256((token or "").encode()).hexdigest()


async def _beside(work: Callable[[], T]) -> T:
    """A keyring may wait for the system: it is asked on a thread of its own."""
    found: Any = await asyncio.get_running_loop().run_in_executor(None, work)
    return found  # type: ignore[no-any-return]  # what the work gives
