"""One junhall at a time on a ledger whose SQLite is too old for two (sqlite.SAFE)."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import final

from junhall.models import sqlite
from junhall.models.faults import Unavailable


@final
class StationLock:
    """A lock of the system on a file beside the ledger; it goes with its process."""

    def __init__(self, ledger: Path) -> None:
        """Take it at once.

        Raises: Unavailable where another process has it.
        """
        self._file = os.open(f"{ledger}-station", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(self._file, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._file)
            raise Unavailable(
                "one-at-a-time",
                path=str(ledger),
                version=".".join(map(str, sqlite.version())),
            ) from error

    def release(self) -> None:
        """Let the next one in."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
