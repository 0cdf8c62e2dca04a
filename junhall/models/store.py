"""The ledger's threads: one that writes, three that read; nothing else touches the file.

Work is a function of a Session that returns frozen values: no mapped object leaves its thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from time import monotonic
from typing import Any, Final, TypeVar, final

from sqlalchemy.orm import Session

from junhall.models import sqlite
from junhall.models.faults import (
    Damaged,
    DiskFull,
    NetworkDrive,
    NotALedger,
    ReadOnly,
    StoreError,
    TooNew,
    Unavailable,
    UpgradeFailed,
)
from junhall.models.lanes import Lane
from junhall.models.opening import MIGRATIONS, AskUpgrade, Clock, make_ready, path_of
from junhall.models.station import StationLock

__all__ = [
    "Damaged", "DiskFull", "NetworkDrive", "NotALedger", "ReadOnly", "Store", "StoreError",
    "TooNew", "Unavailable", "UpgradeFailed", "open_ledger",
]  # fmt: skip

T = TypeVar("T")
_LANES: Final = ("screen", "figures", "sync")


def open_ledger(
    url_or_path: str | Path,
    *,
    clock: Clock,
    ask_upgrade: AskUpgrade | None = None,
    needed: str | None = None,
    migrations: Path = MIGRATIONS,
) -> Store:
    """Open the ledger, making a new one where nothing is there.

    An older form is brought up to date, after ``ask_upgrade`` where given. ``needed`` and
    ``migrations`` name another form than this program's, for tests of upgrades.

    Raises: StoreError; what was there is as it was.
    """
    path = path_of(url_or_path)
    lock = make_ready(path, clock, ask_upgrade, needed, migrations)
    try:
        return Store(path, lock=lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


@final
class Store:
    """The ledger of one station."""

    def __init__(self, path: Path, *, lock: StationLock | None = None) -> None:
        """Open the threads on a ledger that ``open_ledger`` found sound.

        Raises: StoreError.
        """
        self.path = path
        self.is_safe_sqlite = sqlite.is_safe()
        self._lock = lock
        self._readers: dict[str, Lane] = {}
        self._writer = Lane(path, "writing", "write", "BEGIN IMMEDIATE")
        try:
            for name in _LANES:
                self._readers[name] = Lane(path, name, "read", "BEGIN")
        except BaseException:
            self.close()
            raise

    @property
    def media(self) -> Path:
        """The folder that attachments' paths are relative to."""
        return self.path.parent / "media"

    def read(self, work: Callable[[Session], T], *, lane: str = "screen") -> Future[T]:
        """Run work on a reading thread: "screen" for what someone waits for, "figures", or "sync".

        The future raises StoreError, or whatever work raised.
        """
        return self._readers[lane].work(work)

    def write(self, work: Callable[[Session], T], *, durable: bool) -> Future[T]:
        """Run work on the writing thread in one transaction; anything raised undoes all of it.

        ``durable``: on the disk before the future is done, for what staff wrote and cannot be
        fetched again.

        The future raises StoreError, or whatever work raised.
        """
        return self._writer.work(work, durable=durable)

    def upkeep(self, work: Callable[[Any], T]) -> Future[T]:
        """Run work on the writer's own connection outside a transaction: checkpoint, vacuum."""
        return self._writer.outside(work)

    def close(self, timeout_s: float = 10.0) -> bool:
        """Finish what is queued and close; whether that was done in time."""
        until = monotonic() + timeout_s
        for reader in self._readers.values():
            reader.close()
        slow = [reader for reader in self._readers.values() if not reader.join(until)]
        self._writer.close(lambda raw: raw.execute("PRAGMA wal_checkpoint(TRUNCATE)"))
        done = self._writer.join(until) and not slow
        if self._lock is not None:
            self._lock.release()
        return done
