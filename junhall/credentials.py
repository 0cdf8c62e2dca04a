"""Tokens by account from the system's keeper; never in the ledger, never in a log.

The keeper is the keyring of the person who is signed in to the computer. Where there is none, and
only if the person agreed, tokens lie in one file that nobody else may read.
"""

from __future__ import annotations

import json
import logging
import os
import stat
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar, final

from junhall.typed import override
from junhall.whole_files import put_whole
from junhall.words import tr

T = TypeVar("T")
SERVICE: Final = "junhall"
WITHIN_S: Final = 1.0
"""How long an account may wait for the keyring before others go on."""
FILE: Final = "tokens.json"
_log = logging.getLogger(__name__)


class KeeperError(Exception):
    """A token cannot be kept or read; ``for_user`` says why, and nothing names the token."""

    def for_user(self) -> str:
        """The sentence for the person who connects an account."""
        return tr("The keyring of this computer could not be used.")


class NoKeyring(KeeperError):
    """There is no keyring here, and nobody agreed to a file."""

    @override
    def for_user(self) -> str:
        """The sentence that asks for a decision."""
        return tr(
            "This computer has no keyring. The key can be kept in a file that only you may read."
        )


class Locked(KeeperError):
    """The keyring is there, and shut."""

    @override
    def for_user(self) -> str:
        """The sentence that asks for the keyring's own password."""
        return tr("The keyring of this computer is locked. Unlock it and try again.")


class Ring(Protocol):
    """What is used of ``keyring``: get, set and delete by service and name."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""
        ...


def account_name(network: str, handle: str) -> str:
    """Under which name an account's token is kept: "mastodon hall@town.example"."""
    return f"{network} {handle.strip().removeprefix('@').casefold()}"


def client_name(network: str, handle: str) -> str:
    """Under which name is kept what this program is called at the account's server."""
    return f"{account_name(network, handle)} (program)"


@final
class Keeper:
    """Keeps tokens; every call may wait for the system, so none is made on the screen's thread."""

    def __init__(self, folder: Path, *, ring: Ring | None = None) -> None:
        """``folder`` is where the file would lie; ``ring`` stands in for the system's in tests."""
        self._file = folder / FILE
        self._given = ring
        self._altering = threading.Lock()
        """By one at a time: the file is read and written whole, a token compared and forgotten."""

    @property
    def has_keyring(self) -> bool:
        """Whether the system keeps secrets; where not, a file needs the person's consent."""
        return self._ring() is not None

    def keep(self, name: str, token: str, *, may_write_file: bool = False) -> None:
        """Keep a token in the keyring; in the file only where there is none and it is allowed.

        Raises: NoKeyring, Locked, KeeperError.
        """
        ring = self._ring()
        with self._altering:
            if ring is None:
                if not may_write_file:
                    raise NoKeyring
                self._write({**self._read(), name: token})
                return
            _guarded(lambda: ring.set_password(SERVICE, name, token))
            # A token of the days without a keyring must not lie about.
            self._drop(name)

    def token(self, name: str) -> str | None:
        """The token of an account, or None.

        Raises: Locked, KeeperError.
        """
        ring = self._ring()
        found = None if ring is None else _guarded(lambda: ring.get_password(SERVICE, name))
        return found or self._read().get(name)

    def forget(self, name: str) -> None:
        """Forget a token wherever it is kept; one that is not there is no error.

        Raises: Locked, KeeperError.
        """
        with self._altering:
            self._forget(name)

    def forget_only(self, name: str, token: str) -> bool:
        """Forget a token if it is still this one; whether it was: a newer one lives.

        Raises: Locked, KeeperError.
        """
        with self._altering:
            if self.token(name) != token:
                return False
            self._forget(name)
            return True

    # --- the two places

    def _forget(self, name: str) -> None:
        ring = self._ring()
        if ring is not None and _guarded(lambda: ring.get_password(SERVICE, name)) is not None:
            _guarded(lambda: ring.delete_password(SERVICE, name))
        self._drop(name)

    def _ring(self) -> Ring | None:
        if self._given is not None:
            return self._given
        import keyring
        from keyring.backends import fail, null

        found = keyring.get_keyring()
        return None if isinstance(found, fail.Keyring | null.Keyring) else found

    def _read(self) -> dict[str, str]:
        try:
            mode = stat.S_IMODE(self._file.stat().st_mode)
            if os.name == "posix" and mode & 0o077:
                _log.warning("%s could be read by others; it is closed now", self._file)
                self._file.chmod(0o600)
            told: Any = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            raise KeeperError from None
        if not isinstance(told, dict):
            raise KeeperError
        return {key: value for key, value in told.items() if isinstance(value, str)}

    def _drop(self, name: str) -> None:
        kept = self._read()
        if kept.pop(name, None) is not None:
            self._write(kept)

    def _write(self, tokens: dict[str, str]) -> None:
        """Whole or not at all, and never readable by others, not even for a moment."""
        try:
            if not tokens:
                self._file.unlink(missing_ok=True)
                return
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with put_whole(self._file, durable=True, private=True) as fresh:
                fresh.write_text(json.dumps(tokens), "utf-8")
        except OSError:
            raise KeeperError from None


@final
class Unhurried:
    """Asks a keeper on a thread of its own: a keyring that waits for its password holds up nobody.

    Asked again, it takes up the question that is still open.
    """

    def __init__(self, keeper: Keeper, *, within_s: float = WITHIN_S) -> None:
        """``within_s`` is how long whoever asks may wait."""
        self._keeper = keeper
        self._within_s = within_s
        self._open: dict[str, Future[str | None]] = {}

    def token(self, name: str) -> str | None:
        """The token of an account, or None.

        Raises: Locked where no answer came in time, and what ``Keeper.token`` raises.
        """
        asked = self._open.get(name) or self._ask(name)
        try:
            found = asked.result(self._within_s)
        except TimeoutError:
            raise Locked from None
        except KeeperError:
            self._open.pop(name, None)
            raise
        self._open.pop(name, None)
        return found

    def _ask(self, name: str) -> Future[str | None]:
        asked = self._open[name] = Future()

        def work() -> None:
            try:
                asked.set_result(self._keeper.token(name))
            except KeeperError as error:
                asked.set_exception(error)

        # A daemon: a prompt that nobody answers must not keep the program from leaving.
        threading.Thread(target=work, name="junhall-keyring", daemon=True).start()
        return asked


def _guarded(work: Callable[[], T]) -> T:
    """The system's own errors may carry what they were given: ours carry nothing."""
    from keyring.errors import KeyringError, KeyringLocked

    try:
        return work()
    except KeyringLocked:
        raise Locked from None
    except KeyringError:
        raise KeeperError from None
    except Exception as error:  # noqa: BLE001 - backends raise what their system raises
        _log.warning("keyring: %s", type(error).__name__)
        raise KeeperError from None
