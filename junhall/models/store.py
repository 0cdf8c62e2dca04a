"""The ledger's file: opened, upgraded, refused in words; one writing thread, two reading ones.

Work is a function of a Session that returns frozen values. It runs on the store's own threads and
its result comes as a Future, so neither the screens' loop nor the sync loop ever waits for a disk.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar, final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from typing_extensions import override

from junhall.models import ledger, posts, requests, search, sqlite
from junhall.models.base import Base
from junhall.models.schema import SCHEMA
from junhall.models.terms import Instant

T = TypeVar("T")
MAPPED: Final = (ledger, posts, requests)
"""Named so that every table is known before the schema is made."""
SPARE_BYTES: Final = 64 * 1024 * 1024
"""An upgrade needs the ledger's size again, and this."""
_NETWORK_DRIVES: Final = {
    0x6969: "NFS",
    0x517B: "SMB",
    0xFF534D42: "CIFS",
    0xFE534D42: "SMB2",
    0x01021997: "9P",
    0x65735546: "FUSE",
}
_APPEND_ONLY: Final = (
    "CREATE TRIGGER change_stays BEFORE DELETE ON change"
    " BEGIN SELECT RAISE(ABORT, 'the change log is only added to'); END",
    "CREATE TRIGGER change_is_final BEFORE UPDATE ON change"
    " BEGIN SELECT RAISE(ABORT, 'the change log is only added to'); END",
    "CREATE TRIGGER act_stays BEFORE DELETE ON act"
    " BEGIN SELECT RAISE(ABORT, 'acts are only added'); END",
    # Erasing a person may empty what an act says, never who did what when.
    "CREATE TRIGGER act_is_final BEFORE UPDATE OF id, post_id, at, by, verb, undoes ON act"
    " BEGIN SELECT RAISE(ABORT, 'acts are only added'); END",
)


class StoreError(Exception):
    """The ledger cannot be used as asked; nothing in it was changed."""

    def __init__(self, code: str, /, **values: object) -> None:
        """Keep code and values apart: words are chosen when somebody reads them."""
        super().__init__(code)
        self.code = code
        self.values = values

    def for_user(self) -> str:
        """The sentence for a clerk: what happened, what was kept, what to do."""
        from junhall.models.store_words import sentence

        return sentence(self.code, self.values)

    @override
    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.code})"


class Unavailable(StoreError):  # noqa: N818 - the name of house.md 4.3
    """The ledger is there but cannot be used now."""


class TooNew(StoreError):  # noqa: N818 - the name of house.md 4.3
    """A newer junhall wrote this ledger."""


class NotALedger(StoreError):  # noqa: N818 - the name of house.md 4.3
    """The file is something else, or damaged."""


@final
class Store:
    """One open ledger."""

    def __init__(self, path: Path) -> None:
        """Open threads and connections; ``open_ledger`` decides first whether they may be."""
        self.path = path
        self._writer = _engine(path, writes=True)
        self._readers = {lane: _engine(path, writes=False) for lane in ("screen", "figures")}
        self._writing = ThreadPoolExecutor(1, "junhall-writer")
        self._reading = {lane: ThreadPoolExecutor(1, f"junhall-{lane}") for lane in self._readers}

    @property
    def is_safe_sqlite(self) -> bool:
        """Whether this SQLite may be written by several connections."""
        return sqlite.is_safe()

    def read(self, work: Callable[[Session], T], *, lane: str = "screen") -> Future[T]:
        """Run work on a reading thread: "screen" for what a person waits for, else "figures"."""
        engine = self._readers[lane]
        return self._reading[lane].submit(_in_session, engine, work, begins="BEGIN")

    def write(self, work: Callable[[Session], T], *, durable: bool) -> Future[T]:
        """Run work on the writing thread, in one transaction.

        ``durable``: what staff wrote and the outbox survive a power cut once this is done; what
        can be fetched again need not.
        """
        return self._writing.submit(self._write, work, durable)

    def _write(self, work: Callable[[Session], T], durable: bool) -> T:  # noqa: FBT001 - one caller
        level = "FULL" if durable else "NORMAL"
        raw = self._writer.raw_connection()
        try:
            raw.cursor().execute(f"PRAGMA synchronous = {level}")
        finally:
            raw.close()
        return _in_session(self._writer, work, begins="BEGIN IMMEDIATE")

    def raw(self, work: Callable[[Any], T]) -> Future[T]:
        """Run work on the writing thread with the driver's own connection, outside transactions."""

        def run() -> T:
            raw = self._writer.raw_connection()
            try:
                return work(raw.driver_connection)
            finally:
                raw.close()

        return self._writing.submit(_in_words, run)

    def close(self) -> None:
        """Let work end, then let go of the file."""
        self._writing.shutdown()
        for pool in self._reading.values():
            pool.shutdown()
        for engine in (self._writer, *self._readers.values()):
            engine.dispose()


def _engine(path: Path, *, writes: bool) -> Engine:
    module = sqlite.dbapi()
    engine = create_engine(
        "sqlite://",
        module=module,
        poolclass=StaticPool,
        creator=lambda: module.connect(str(path), check_same_thread=False, isolation_level=None),
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _: object) -> None:
        sqlite.prepare(connection, writes=writes)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _in_session(engine: Engine, work: Callable[[Session], T], *, begins: str) -> T:
    del begins  # the engine's own event begins

    def run() -> T:
        with Session(engine) as session, session.begin():
            return work(session)

    return _in_words(run)


def _in_words(work: Callable[[], T]) -> T:
    """Run work; what SQLite says of disk and file becomes an error with a sentence."""
    try:
        return work()
    except (DBAPIError, sqlite.dbapi().Error) as error:
        told = str(getattr(error, "orig", None) or error).lower()
        for words, code in (
            ("full", "disk-full"),
            ("readonly", "read-only"),
            ("read-only", "read-only"),
            ("malformed", "damaged"),
            ("not a database", "damaged"),
            ("locked", "busy"),
            ("unable to open", "cannot-open"),
            ("disk i/o", "disk-error"),
        ):
            if words in told:
                raise Unavailable(code) from error
        raise


# --- opening


def open_ledger(url: Path | str, *, clock: Callable[[], Instant]) -> Store:
    """Open a ledger, make it where there is none, upgrade an older one after a backup.

    Raises: StoreError, with its sentence; the file stays as it was.
    """
    path = _path_of(url)
    _refuse_bad_places(path)
    if path.exists() and path.stat().st_size > 0:
        found = stamp_of(path)
        if found is None:
            raise NotALedger("not-a-ledger", path=str(path))
        if found > SCHEMA:
            raise TooNew("too-new", path=str(path), found=found, known=SCHEMA)
        if found < SCHEMA:
            upgrade(path, found, clock())
        return Store(path)
    store = Store(path)
    try:
        store.write(_create, durable=True).result()
    except BaseException:
        store.close()
        raise
    return store


def _path_of(url: Path | str) -> Path:
    if isinstance(url, Path):
        return url
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///"))
    if "://" in url:
        raise Unavailable("no-server-yet", scheme=url.partition(":")[0])
    return Path(url)


def _refuse_bad_places(path: Path) -> None:
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("no-folder", path=str(folder), why=error.strerror or "") from error
    if drive := network_drive(folder):
        raise Unavailable("network-drive", path=str(folder), drive=drive)
    target = path if path.exists() else folder
    if path.is_dir():
        raise NotALedger("not-a-ledger", path=str(path))
    if not os.access(target, os.W_OK) or not os.access(folder, os.W_OK):
        raise Unavailable("read-only", path=str(target))


def network_drive(folder: Path) -> str | None:
    """The kind of network drive a folder lies on; None for a disk of this computer.

    Source: statfs(2), f_type; WAL needs memory shared within one computer.
    """
    if sys.platform == "win32":
        return "UNC" if str(folder.absolute()).startswith("\\\\") else None
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    buffer = ctypes.create_string_buffer(256)
    if ctypes.CDLL(None).statfs(os.fsencode(folder), buffer) != 0:
        return None
    kind = int.from_bytes(buffer.raw[:8], sys.byteorder) & 0xFFFFFFFF
    return _NETWORK_DRIVES.get(kind)


def stamp_of(path: Path) -> str | None:
    """The schema stamp of a file; None where it is no ledger."""
    module = sqlite.dbapi()
    try:
        connection = module.connect(f"file:{path}?mode=ro", uri=True)
        try:
            row = connection.execute("SELECT version FROM schema_stamp").fetchone()
        finally:
            connection.close()
    except module.Error:
        return None
    return None if row is None else str(row[0])


def _create(session: Session) -> None:
    connection = session.connection()
    Base.metadata.create_all(connection)
    for statement in (*search.statements(), *_APPEND_ONLY):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO schema_stamp (version) VALUES (?)", (SCHEMA,))


def upgrade(path: Path, found: str, now: Instant) -> None:
    """Upgrade an older ledger in one transaction, after a backup beside it.

    Raises: Unavailable; the ledger is as it was, the backup stays.
    """
    from junhall.models.migrations import steps  # Alembic: only when it is needed

    if shutil.disk_usage(path.parent).free < path.stat().st_size + SPARE_BYTES:
        raise Unavailable("disk-full")
    kept = path.with_name(f"{path.name}.before-{SCHEMA}-{now}")
    module = sqlite.dbapi()
    connection = module.connect(str(path), isolation_level=None)
    try:
        sqlite.prepare(connection, writes=True)
        connection.execute("VACUUM INTO ?", (str(kept),))
    finally:
        connection.close()
    engine = _engine(path, writes=True)
    try:
        with engine.begin() as migrating:
            steps.run(migrating, found, SCHEMA)
            problem = migrating.exec_driver_sql("PRAGMA quick_check").scalar()
            if problem != "ok":
                raise Unavailable("upgrade-failed", backup=str(kept))
    except Unavailable:
        raise
    except Exception as error:
        raise Unavailable("upgrade-failed", backup=str(kept)) from error
    finally:
        engine.dispose()
