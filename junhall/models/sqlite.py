"""Which SQLite is used and how a connection to a ledger is set up; nothing heavy is imported.

One process uses one SQLite library: two of them on one file break each other's POSIX locks.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Any, Final

SAFE: Final = (3, 51, 3)
"""From here on the WAL-reset corruption is mended; below, one connection writes and checkpoints."""
SECURE_DELETE_FTS: Final = (3, 42, 0)
BUSY_MS: Final = 10_000


@cache
def dbapi() -> ModuleType:
    """The wheel that bundles a newer SQLite where it exists, else Python's own."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        import sqlite3

        return sqlite3
    module: ModuleType = dbapi2
    return module


def version() -> tuple[int, ...]:
    """SQLite's version, e.g. (3, 53, 4)."""
    return tuple(int(part) for part in str(dbapi().sqlite_version).split("."))


def is_safe() -> bool:
    """Whether several connections may write and checkpoint."""
    found = version()
    return found >= SAFE or (3, 50, 7) <= found < (3, 51) or (3, 44, 6) <= found < (3, 45)


def prepare(connection: Any, *, writes: bool) -> None:
    """Set a fresh connection up: what every connection needs, and what a writer or reader does."""
    execute = connection.execute
    execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    execute("PRAGMA foreign_keys = ON")
    execute("PRAGMA trusted_schema = OFF")
    execute("PRAGMA temp_store = MEMORY")
    if writes:
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA recursive_triggers = ON")
        execute("PRAGMA secure_delete = ON")
        execute("PRAGMA cache_size = -65536")
        execute("PRAGMA wal_autocheckpoint = 4000")
    else:
        execute("PRAGMA query_only = ON")
        execute("PRAGMA cache_size = -16384")
        if not is_safe():
            execute("PRAGMA wal_autocheckpoint = 0")
