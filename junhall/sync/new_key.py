"""A key that a server granted: kept with what gives it back one day, or given back at once.

A key nobody uses must open nothing: what was granted and not connected is given back. Where the
account could not be written down, what was kept before is kept again. What stands in the keeper is
never given back: an account may be served with it. So a key goes back only after it was put back,
and that only where the wish for its account never left or was refused. A key that another one
replaced is left alone: a service of this person may be reading with it this minute, and one that
was refused is dead already.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Final, Protocol, final

from junhall.credentials import KeeperError, account_name, client_name
from junhall.feeds.contract import FeedError, Granted, SignIn
from junhall.models.terms import Network

GIVE_BACK_S: Final = 10.0
_log = logging.getLogger(__name__)


class Keeper(Protocol):
    """Who keeps keys; see credentials. Each may wait for the system, and raises KeeperError."""

    def keep(self, name: str, token: str, *, may_write_file: bool = False) -> None:
        """Keep a key."""
        ...

    def token(self, name: str) -> str | None:
        """What is kept, or None."""
        ...

    def forget(self, name: str) -> None:
        """Forget a key."""
        ...


@final
class NewKey:
    """One granted key on its way to its keeper; calls of the keeper block."""

    def __init__(self, network: Network, granted: Granted, keeper: Keeper, sign_in: SignIn) -> None:
        self.granted = granted
        self._keeper = keeper
        self._sign_in = sign_in
        self._key = account_name(network.value, granted.handle)
        self._client = client_name(network.value, granted.handle)
        self._before: tuple[str | None, str | None] | None = None
        """What was kept before; None: this key does not stand in the keeper."""
        self._may_write_file = False

    def keep(self, *, may_write_file: bool) -> None:
        """Keep the key, and what gives it back; what stood there is remembered.

        Raises: NoKeyring, Locked, KeeperError.
        """
        before = self._before or (
            self._keeper.token(self._key), self._keeper.token(self._client),
        )  # fmt: skip
        self._keeper.keep(self._key, self.granted.token, may_write_file=may_write_file)
        self._before, self._may_write_file = before, may_write_file
        if self.granted.client:
            client = self.granted.client
            try:
                self._keeper.keep(self._client, client, may_write_file=may_write_file)
            except KeeperError:
                self.put_back()  # half kept is not kept
                raise

    def put_back(self) -> None:
        """The account could not be written down: what was kept before is kept again.

        Raises: KeeperError.
        """
        before = self._before
        if before is None:
            return
        for name, secret in zip((self._key, self._client), before, strict=True):
            if secret is None:
                self._keeper.forget(name)
            else:
                self._keeper.keep(name, secret, may_write_file=self._may_write_file)
        self._before = None

    async def settle(self) -> None:
        """Give back a key that does not stand in its keeper, on the postman's loop.

        The attempt is over, and nobody waits for this: a server that refuses is named in the log.
        """
        if self._before is not None:
            return
        granted = self.granted
        try:
            async with asyncio.timeout(GIVE_BACK_S):
                await self._sign_in.revoke(granted.server, granted.token, granted.client)
        except (FeedError, TimeoutError) as error:
            _log.info("a key that nobody uses: %r", error)
