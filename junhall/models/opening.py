"""Opening a ledger: a new one is made, a sound one opened, an older one upgraded, others refused.

Whatever is refused is left as it was, to the byte.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import exc

from junhall.models import schema, search, sqlite
from junhall.models.drives import network_drive
from junhall.models.faults import (
    Damaged,
    DiskFull,
    NetworkDrive,
    NotALedger,
    ReadOnly,
    StoreError,
    TooNew,
    Unavailable,
    fault_of,
)
from junhall.models.founding import create_schema
from junhall.models.lanes import engine_on
from junhall.models.station import StationLock
from junhall.models.terms import Instant

Clock = Callable[[], Instant]
AskUpgrade = Callable[[str, str], bool]
"""Asked with the form found and the form needed; False leaves the ledger as it is."""
MIGRATIONS: Final = Path(__file__).parent / "migrations"
_BESIDE: Final = ("-wal", "-shm", "-journal")


def make_ready(
    path: Path,
    clock: Clock,
    ask_upgrade: AskUpgrade | None,
    needed: str | None,
    migrations: Path,
) -> StationLock | None:
    """See that a ledger of the needed form stands at the path; the lock to hold while it is open.

    Raises: StoreError.
    """
    _check_folder(path)
    lock = None if sqlite.is_safe() else StationLock(path)
    try:
        if not path.exists() or path.stat().st_size == 0:
            _create(path)
        _bring_up_to_date(path, needed or schema.SCHEMA, migrations, ask_upgrade, clock)
        _mend_search(path)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return lock


def _bring_up_to_date(
    path: Path, needed: str, migrations: Path, ask_upgrade: AskUpgrade | None, clock: Clock
) -> None:
    found = stamp_of(path)
    if found == needed:
        return
    if found > needed:
        raise TooNew("too-new", path=str(path), found=found, known=needed)
    if ask_upgrade is not None and not ask_upgrade(found, needed):
        raise Unavailable("not-upgraded", path=str(path), found=found)
    from junhall.models.upgrade import upgrade

    upgrade(path, found, needed, migrations, clock())


def path_of(url_or_path: str | Path) -> Path:
    """The file behind an address.

    Raises: Unavailable for a server; NotALedger for what is no address.
    """
    if isinstance(url_or_path, Path):
        return url_or_path.expanduser().absolute()
    scheme, separator, rest = url_or_path.partition("://")
    if separator and scheme.partition("+")[0] in {"postgresql", "postgres"}:
        raise Unavailable("no-server-yet")
    if separator and (scheme != "sqlite" or not rest.startswith("/") or len(rest) < 2):
        shown = f"{scheme}://{rest.rpartition('@')[2]}"
        raise NotALedger("bad-address", url=shown)
    return Path(rest[1:] if separator else url_or_path).expanduser().absolute()


def stamp_of(path: Path) -> str:
    """The form of the ledger at a path, read without writing anything.

    Raises: StoreError where it is none, or is damaged.
    """
    beside = [Path(f"{path}{end}") for end in _BESIDE]
    fresh = [one for one in beside if not one.exists()]
    try:
        connection = sqlite.connect(path, "probe")
        try:
            rows = connection.execute("SELECT version FROM schema_stamp").fetchall()
        finally:
            connection.close()
    except sqlite.dbapi().Error as error:
        for one in fresh:  # SQLite lays files beside even what it then cannot read
            one.unlink(missing_ok=True)
        if "no such table" in str(error):
            raise NotALedger("not-a-ledger", path=str(path)) from error
        raise _fault(error, path) from error
    if len(rows) != 1 or not isinstance(rows[0][0], str):
        raise NotALedger("not-a-ledger", path=str(path))
    return str(rows[0][0])


def _check_folder(path: Path) -> None:
    if path.is_dir():
        raise NotALedger("not-a-ledger", path=str(path))
    folder = path.parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except PermissionError as error:
        raise ReadOnly("read-only", path=str(folder)) from error
    except OSError as error:
        fault = fault_of_system(error, folder)
        raise fault from error
    if (drive := network_drive(folder)) is not None:
        raise NetworkDrive("network-drive", path=str(folder), drive=drive)
    for place in (folder, path):
        if place.exists() and not os.access(place, os.W_OK):
            raise ReadOnly("read-only", path=str(place))


def fault_of_system(error: OSError, path: Path) -> StoreError:
    """What an error of the system means for the ledger."""
    import errno

    if error.errno == errno.EROFS:
        return ReadOnly("read-only", path=str(path))
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull("disk-full", path=str(path))
    return Unavailable("cannot-open", path=str(path), why=error.strerror or "")


def _create(path: Path) -> None:
    """Make the tables in one transaction; two stations at once make them once."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = sqlite.connect(path, "write")
        try:
            engine = engine_on(connection, begin="BEGIN IMMEDIATE")
            with engine.begin() as transaction:
                if not transaction.exec_driver_sql("SELECT 1 FROM sqlite_master").first():
                    create_schema(transaction)
        finally:
            connection.close()
    except (exc.DBAPIError, sqlite.dbapi().Error, OSError) as error:
        _remove_unfinished(path)
        fault = fault_of_system(error, path) if isinstance(error, OSError) else _fault(error, path)
        raise fault from error


def _remove_unfinished(path: Path) -> None:
    """Leave no half-made ledger behind; one that somebody else finished meanwhile stays."""
    try:
        stamp_of(path)
    except StoreError:
        for name in (str(path), *(f"{path}{end}" for end in _BESIDE)):
            Path(name).unlink(missing_ok=True)


def _mend_search(path: Path) -> None:
    """Build the index anew where a newer SQLite wrote it in a form this one cannot read."""
    if sqlite.secures_search():
        return
    connection = sqlite.connect(path, "write")
    try:
        if not search.is_readable(connection):
            connection.execute("BEGIN IMMEDIATE")
            search.rebuild(connection)
            connection.execute("COMMIT")
    except sqlite.dbapi().Error as error:
        raise _fault(error, path) from error
    finally:
        connection.close()


def _fault(error: Exception, path: Path) -> StoreError:
    return fault_of(error, path) or Damaged("damaged", path=str(path))
