"""Connecting an account, as screens see it: what was found, what went wrong, in words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from junhall.models.terms import AccountId, Network
from junhall.typed import override
from junhall.words import tr

_SENTENCES: dict[str, Callable[..., str]] = {
    "no-server": lambda **v: tr(
        "Nothing answers at {server}. Look at the spelling, and whether this computer is online.",
        **v,
    ),
    "other-server": lambda **v: tr("{server} answers, but not as a server of {network}.", **v),
    "busy": lambda **_: tr("The server asks us to wait a little. Try again in a minute."),
    "no-callback": lambda **_: tr(
        "This computer lets nobody come back from the browser. Use a code instead."
    ),
    "too-late": lambda **_: tr("Nobody came back from the browser. Open it again."),
    "said-no": lambda **_: tr("In the browser it was not allowed. Nothing was connected."),
    "wrong-code": lambda **_: tr("The server does not take this code. Ask for a new one."),
    "no-way": lambda **_: tr("The server did not answer. Nothing is lost; try again."),
    "no-keyring": lambda **_: tr(
        "This computer has no keyring. The key can be kept in a file that only you may read."
    ),
    "locked": lambda **_: tr("The keyring of this computer is locked. Unlock it and try again."),
    "not-kept": lambda **_: tr(
        "The key could not be kept on this computer. Nothing was connected."
    ),
    "not-running": lambda **_: tr("The postman does not run yet. Wait a moment and try again."),
}


@dataclass(frozen=True, slots=True)
class Way:
    """Where a person lets junhall in."""

    url: str
    """To be opened in the person's own browser."""
    needs_code: bool
    """Whether the page there shows a code to be typed here."""


@dataclass(frozen=True, slots=True)
class Found:
    """Who was let in, and what their key opens: tried, not believed."""

    network: Network
    server: str
    handle: str
    name: str
    may_read: bool
    may_stream: bool
    may_write: bool
    poll_s: float
    """How often junhall asks where nothing is pushed."""
    text_limit: int


class AttemptFailed(Exception):
    """A step of connecting did not work; nothing was connected and nothing typed is lost."""

    def __init__(self, code: str, /, **values: object) -> None:
        """Code and values apart: words are chosen when somebody reads them."""
        super().__init__(code)
        self.code = code
        self.values = values

    def for_user(self) -> str:
        """The sentence for the person who connects."""
        return _SENTENCES[self.code](**self.values)

    @override
    def __repr__(self) -> str:
        return f"AttemptFailed({self.code})"


class Attempt(Protocol):
    """One attempt to connect, from the screen's side; see sync.connecting."""

    async def invite(self, server: str, *, by_code: bool) -> Way:
        """Where the browser goes. Raises: AttemptFailed."""
        ...

    async def arrived(self) -> Found:
        """Wait for the browser, then try the key. Raises: AttemptFailed."""
        ...

    async def typed(self, code: str) -> Found:
        """Take a typed code, then try the key. Raises: AttemptFailed."""
        ...

    async def connect(
        self, write_down: Callable[[], Awaitable[AccountId | None]], *, may_write_file: bool = False
    ) -> AccountId | None:
        """Keep the key and have the account written down.

        Once it is handed to the ledger it goes to its end, whether somebody waits or not.

        Raises: AttemptFailed, "no-keyring" where the person has to be asked; CaseworkError.
        """
        ...

    async def cancel(self) -> None:
        """End it wherever it is; a key that is in no use is given back."""
        ...


class Connecting(Protocol):
    """Who begins attempts; built by the room app."""

    @property
    def networks(self) -> tuple[Network, ...]:
        """The networks that can be signed in to."""
        ...

    def attempt(self, network: Network) -> Attempt:
        """A new attempt."""
        ...
