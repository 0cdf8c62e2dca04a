"""Keys of accounts that were removed are forgotten, once the removal can no longer be a slip.

The row of an account stays, with its posts and requests; only what could write in its name goes.
Each station forgets what its own keeper has.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final, Protocol, final

from sqlalchemy.orm import Session

from junhall.credentials import KeeperError, account_name
from junhall.models.terms import Instant
from junhall.sync.pull import Ledger

SURE_S: Final = 300
"""A removal is undone within seconds; after so long it was meant."""
EVERY_S: Final = 60.0
_log = logging.getLogger(__name__)


class Forgets(Protocol):
    """Who keeps keys; see credentials."""

    def forget(self, name: str) -> None:
        """Forget a key; one that is not there is no error. Raises: KeeperError."""
        ...


@final
class OldKeys:
    """Looks now and then which accounts are removed."""

    def __init__(self, ledger: Ledger, keeper: Forgets, clock: Callable[[], Instant]) -> None:
        self._ledger = ledger
        self._keeper = keeper
        self._clock = clock
        self._forgotten: set[tuple[str, int]] = set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(EVERY_S)

    async def look(self) -> None:
        """Forget what is due; a keyring that is locked is asked again later."""
        sure = self._clock() - SURE_S

        def work(session: Session) -> list[tuple[str, int]]:
            rows = session.connection().exec_driver_sql(
                "SELECT network, handle, coalesce(state_at, 0) FROM account"
                " WHERE state = 'removed' AND coalesce(state_at, 0) <= ?",
                (sure,),
            )
            return [(account_name(row[0], row[1]), int(row[2])) for row in rows]

        for name, since in await asyncio.wrap_future(self._ledger.read(work, lane="sync")):
            if (name, since) in self._forgotten:
                continue
            try:
                await asyncio.get_running_loop().run_in_executor(None, self._keeper.forget, name)
            except KeeperError as error:
                _log.info("an old key: %s", type(error).__name__)
            else:
                self._forgotten.add((name, since))
