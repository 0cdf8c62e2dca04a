"""Connecting an account: the browser's way there and back, the rights tried, the key kept.

One attempt lives from the server's name to the key in its keeper. Everything with a network in it
runs on the postman's loop; the key itself is never handed to a screen.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from typing import Any, Final, Protocol, TypeVar, final

from junhall.casework.attempts import AttemptFailed, Found, Way
from junhall.casework.errors import CaseworkError
from junhall.credentials import KeeperError, Locked, NoKeyring
from junhall.feeds.contract import (
    Feed,
    FeedError,
    Refused,
    SignIn,
    Throttled,
    Unauthorized,
)
from junhall.models.messages import AccountKey
from junhall.models.terms import AccountId, Network
from junhall.sync.new_key import Keeper, NewKey

T = TypeVar("T")
BROWSER_S: Final = 600.0
"""So long a person may take in the browser."""
STEP_S: Final = 60.0
"""So long a server may take for one step."""
_log = logging.getLogger(__name__)


class Visit(Protocol):
    """What the browser brought back."""

    @property
    def code(self) -> str:
        """Empty where the person said no."""
        ...

    @property
    def state(self) -> str | None:
        """What ties it to this attempt."""
        ...


class Callback(Protocol):
    """Where the browser comes back to; see feeds.callback."""

    async def open(self) -> str:
        """Listen; the address."""
        ...

    async def visit(self) -> Visit:
        """Wait for the browser."""
        ...

    async def close(self) -> None:
        """Stop listening."""
        ...


class Beside(Protocol):
    """Runs a coroutine on the postman's loop (Engine.beside)."""

    def __call__(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Raises: RuntimeError where the postman does not run."""
        ...


@final
class Connections:
    """Begins attempts, one at a time for one window; app builds it, and knows the networks."""

    def __init__(
        self,
        *,
        networks: tuple[Network, ...],
        sign_in: Callable[[Network], SignIn],
        open_feed: Callable[[AccountKey, str], Feed],
        callback: Callable[[], Callback],
        keeper: Keeper,
        beside: Beside,
        connected: Callable[[AccountId], None],
    ) -> None:
        """``open_feed`` opens a letter-box with a key that nobody keeps yet.

        ``connected`` is told which account has a new key: whoever serves it begins anew.
        """
        self.networks = networks
        self._sign_in = sign_in
        self._open_feed = open_feed
        self._callback = callback
        self._keeper = keeper
        self._beside = beside
        self._connected = connected

    def attempt(self, network: Network) -> Attempt:
        """A new attempt; the one before has to be ended first."""
        return Attempt(
            network,
            self._sign_in(network),
            self._open_feed,
            self._callback,
            self._keeper,
            self._beside,
            self._connected,
        )


@final
class Attempt:
    """One attempt, from the screen's side: each step is awaited on the screen's loop."""

    def __init__(
        self,
        network: Network,
        sign_in: SignIn,
        open_feed: Callable[[AccountKey, str], Feed],
        callback: Callable[[], Callback],
        keeper: Keeper,
        beside: Beside,
        connected: Callable[[AccountId], None],
    ) -> None:
        self._network = network
        self._sign_in = sign_in
        self._open_feed = open_feed
        self._make_callback = callback
        self._keeper = keeper
        self._beside = beside
        self._connected = connected
        self._callback: Callback | None = None
        self._key: NewKey | None = None
        self._running: Future[Any] | None = None
        self._connecting: asyncio.Task[AccountId | None] | None = None
        self._is_over = False

    async def invite(self, server: str, *, by_code: bool) -> Way:
        """Introduce the program to a server; where the browser goes.

        Raises: AttemptFailed.
        """
        return await self._run(self._invite(server, by_code=by_code))

    async def arrived(self) -> Found:
        """Wait until the browser comes back, then try what the key opens.

        Raises: AttemptFailed.
        """
        return await self._run(self._arrived())

    async def typed(self, code: str) -> Found:
        """Take a code that was typed, then try what the key opens.

        Raises: AttemptFailed.
        """
        return await self._run(self._finish(code, None))

    async def connect(
        self, write_down: Callable[[], Awaitable[AccountId | None]], *, may_write_file: bool = False
    ) -> AccountId | None:
        """Keep the key and have the account written down; then it is served at once.

        ``write_down`` raises CaseworkError where it is refused: the key is not kept then. Whoever
        waits may leave: what is handed to the ledger goes to its end, and ``cancel`` waits for it.
        The key is kept in a file only where there is no keyring and the person agreed.

        Raises: AttemptFailed, "no-keyring" where the person has to be asked; CaseworkError.
        """
        work = self._connect(write_down, may_write_file=may_write_file)
        self._connecting = asyncio.get_running_loop().create_task(work)
        return await asyncio.shield(self._connecting)

    async def cancel(self) -> None:
        """End the attempt wherever it is; what was granted and is not used is given back."""
        self._is_over = True
        if self._connecting is not None:
            # Until it has ended nobody can say whose key it is.
            await asyncio.wait((self._connecting,))
        running, self._running = self._running, None
        if running is not None:
            running.cancel()
        try:
            await asyncio.wrap_future(self._beside(self._close()))
        except RuntimeError:
            return  # the postman has left, and its connections with it

    async def _connect(
        self, write_down: Callable[[], Awaitable[AccountId | None]], *, may_write_file: bool
    ) -> AccountId | None:
        key = self._key
        assert key is not None
        await _kept(lambda: key.keep(may_write_file=may_write_file))
        if self._is_over:  # from the next line on the ledger decides
            await _kept(key.put_back)
            raise asyncio.CancelledError
        try:
            account = await write_down()
        except CaseworkError:
            await _kept(key.put_back)
            raise
        if account is not None:
            self._connected(account)
        return account

    # --- on the postman's loop

    async def _invite(self, server: str, *, by_code: bool) -> Way:
        await self._stop_listening()
        redirect = ""
        if not by_code:
            callback = self._make_callback()
            try:
                redirect = await callback.open()
            except OSError:
                raise AttemptFailed("no-callback") from None
            self._callback = callback
        try:
            async with asyncio.timeout(STEP_S):
                invitation = await self._sign_in.invite(server, redirect)
        except (FeedError, TimeoutError) as error:
            await self._stop_listening()
            raise self._failed(error, server) from None
        return Way(invitation.url, needs_code=not invitation.redirect)

    async def _arrived(self) -> Found:
        callback = self._callback
        assert callback is not None
        try:
            async with asyncio.timeout(BROWSER_S):
                visit = await callback.visit()
        except TimeoutError:
            raise AttemptFailed("too-late") from None
        finally:
            # The page that the browser shows is on its way: listening ends when it is told.
            await self._stop_listening()
        if not visit.code:
            raise AttemptFailed("said-no")
        return await self._finish(visit.code, visit.state or "")

    async def _finish(self, code: str, state: str | None) -> Found:
        try:
            async with asyncio.timeout(STEP_S):
                granted = await self._sign_in.finish(code, state)
        except Unauthorized:
            raise AttemptFailed("wrong-code") from None
        except (FeedError, TimeoutError) as error:
            raise self._late(error) from None
        await self._settle()
        self._key = NewKey(self._network, granted, self._keeper, self._sign_in)
        key = AccountKey(AccountId(0), self._network, granted.handle, granted.server)
        feed = self._open_feed(key, granted.token)
        try:
            async with asyncio.timeout(STEP_S):
                greeting = await feed.greet()
        except (FeedError, TimeoutError) as error:
            raise self._late(error) from None
        finally:
            await feed.close()
        able = greeting.capabilities
        return Found(
            self._network,
            granted.server,
            granted.handle,
            greeting.name,
            greeting.may_read,
            greeting.may_stream,
            greeting.may_write,
            able.poll_s,
            able.text_limit,
        )

    async def _close(self) -> None:
        await self._stop_listening()
        await self._settle()
        await self._sign_in.close()

    async def _settle(self) -> None:
        key, self._key = self._key, None
        if key is not None:
            await key.settle()

    async def _stop_listening(self) -> None:
        callback, self._callback = self._callback, None
        if callback is not None:
            await callback.close()

    def _failed(self, error: Exception, server: str) -> AttemptFailed:
        _log.info("connecting to a server: %r", error)
        match error:
            case Throttled():
                return AttemptFailed("busy")
            case Refused():
                return AttemptFailed(
                    "other-server", server=server.strip(), network=self._network.value.capitalize()
                )
            case _:
                return AttemptFailed("no-server", server=server.strip())

    def _late(self, error: Exception) -> AttemptFailed:
        _log.info("connecting: %r", error)
        return AttemptFailed("busy" if isinstance(error, Throttled) else "no-way")

    async def _run(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            running = self._beside(work)
        except RuntimeError:
            raise AttemptFailed("not-running") from None
        self._running = running
        try:
            return await asyncio.wrap_future(running)
        finally:
            if self._running is running:
                self._running = None


async def _kept(work: Callable[[], None]) -> None:
    """Ask the keeper, which may wait for the system, on a thread of its own.

    Raises: AttemptFailed.
    """
    try:
        await asyncio.get_running_loop().run_in_executor(None, work)
    except NoKeyring:
        raise AttemptFailed("no-keyring") from None
    except Locked:
        raise AttemptFailed("locked") from None
    except KeeperError:
        raise AttemptFailed("not-kept") from None
