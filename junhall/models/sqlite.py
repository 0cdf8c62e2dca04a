"""Which SQLite is used, and how a connection to the ledger is set; imports nothing heavy.

The board's first page is read through this file alone, before SQLAlchemy is imported.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Literal

SAFE: Final = (3, 51, 3)
"""Below this a checkpoint in one connection can corrupt what another one writes (WAL reset)."""
SECURE_SEARCH: Final = (3, 42, 0)
"""From here on FTS5 removes the words of a deleted row from its index at once."""
BUSY_MS: Final = 5_000
Purpose = Literal["write", "read", "probe", "copy"]

_ALWAYS: Final = (
    f"PRAGMA busy_timeout = {BUSY_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)
_FOR: Final[dict[Purpose, tuple[str, ...]]] = {
    # A page cache that holds the index pages of a bulk page; the log is folded in every 16 MB.
    "write": (
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "PRAGMA cache_size = -65536",
        "PRAGMA wal_autocheckpoint = 4096",
        "PRAGMA journal_size_limit = 67108864",
    ),
    # Only the writer checkpoints: one connection that does both is right in every version.
    "read": (
        "PRAGMA query_only = ON",
        "PRAGMA cache_size = -16384",
        "PRAGMA wal_autocheckpoint = 0",
    ),
    "probe": ("PRAGMA query_only = ON",),
    "copy": ("PRAGMA wal_autocheckpoint = 0",),
}


@cache
def dbapi() -> ModuleType:
    """The wheel that bundles a newer SQLite where it is installed, else Python's own.

    One module a process: two of them on one file break each other's POSIX locks.
    """
    try:
        module = import_module("pysqlite3.dbapi2")
    except ImportError:
        module = import_module("sqlite3")
    # Half of a new row is empty, and for every None the driver looks in vain for an adapter;
    # finding one that does nothing is eight times cheaper (docs/performance.md).
    module.register_adapter(type(None), {None: None}.get)
    return module


def version() -> tuple[int, ...]:
    """The version of SQLite itself."""
    return tuple(dbapi().sqlite_version_info)


def is_safe(found: tuple[int, ...] | None = None) -> bool:
    """Whether several connections may write and checkpoint one file.

    Source: sqlite.org, wal.html, "The WAL-Reset Bug" (two older branches were mended too).
    """
    asked = version() if found is None else found
    return asked >= SAFE or (3, 50, 7) <= asked < (3, 51) or (3, 44, 6) <= asked < (3, 45)


def secures_search(found: tuple[int, ...] | None = None) -> bool:
    """Whether the search index forgets words by itself; else it is built anew after erasing."""
    return (version() if found is None else found) >= SECURE_SEARCH


@cache
def may_distrust() -> bool:
    """Whether triggers still reach the search index when the schema is not trusted.

    Older versions call FTS5 in a trigger unsafe and would refuse every edit; so it is tried.
    """
    connection = dbapi().connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("CREATE VIRTUAL TABLE found USING fts5(text)")
        connection.execute("CREATE TABLE told (text)")
        connection.execute(
            "CREATE TRIGGER tell AFTER INSERT ON told BEGIN"
            " INSERT INTO found VALUES (new.text); END"
        )
        connection.execute("INSERT INTO told VALUES ('')")
    except dbapi().Error:
        return False
    finally:
        connection.close()
    return True


def connect(path: Path, purpose: Purpose) -> Any:
    """A connection of this thread, in autocommit: transactions begin where BEGIN is said.

    A missing file is an error except for "write".

    Raises: dbapi().Error.
    """
    mode = {"probe": "ro", "write": "rwc"}.get(purpose, "rw")
    connection = dbapi().connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None
    )
    try:
        for pragma in (*_ALWAYS, *_FOR[purpose]):
            connection.execute(pragma)
        if may_distrust():
            connection.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        connection.close()
        raise
    return connection
