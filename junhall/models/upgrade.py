"""Bringing an older ledger up to date: a proven copy first, one transaction, a check after.

Imported only when the stamp differs: Alembic costs half a second.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.script.revision import RevisionError
from alembic.util import CommandError
from sqlalchemy import Connection, exc

from junhall.models import sqlite
from junhall.models.faults import NotALedger, StoreError, UpgradeFailed, fault_of
from junhall.models.founding import write_stamp
from junhall.models.lanes import engine_on
from junhall.models.terms import Instant
from junhall.whole_files import settle

Step = Callable[[], None]


class _UnsoundError(Exception):
    """The upgraded file does not pass its check."""


def upgrade(path: Path, found: str, needed: str, migrations: Path, now: Instant) -> Path:
    """Upgrade in place and return the copy that was made before.

    Raises: NotALedger for a form without a road to ours; UpgradeFailed, and then the ledger is as
    it was.
    """
    steps = _steps(path, found, needed, migrations)
    backup = _copy_before(path, found, now)
    try:
        _walk(path, needed, steps)
    except _UnsoundError as error:
        _put_back(backup, path)
        raise UpgradeFailed("upgrade-failed", path=str(path), backup=str(backup)) from error
    except Exception as error:
        fault: StoreError | None = None
        if isinstance(error, exc.DBAPIError):
            fault = fault_of(error, path)
        failed = UpgradeFailed("upgrade-failed", path=str(path), backup=str(backup))
        raise fault or failed from error
    return backup


def _steps(path: Path, found: str, needed: str, migrations: Path) -> list[Step]:
    script = ScriptDirectory(str(migrations))
    try:
        newest_first = list(script.iterate_revisions(needed, found))
    except (CommandError, RevisionError) as error:
        raise NotALedger("too-old", path=str(path), found=found) from error
    return [revision.module.upgrade for revision in reversed(newest_first)]


def _walk(path: Path, needed: str, steps: list[Step]) -> None:
    raw = sqlite.connect(path, "write")
    try:
        raw.execute("PRAGMA foreign_keys = OFF")  # tables may be rebuilt; checked before the commit
        raw.execute("PRAGMA synchronous = FULL")
        with engine_on(raw, begin="BEGIN IMMEDIATE").begin() as connection:
            with Operations.context(MigrationContext.configure(connection)):
                for step in steps:
                    step()
            write_stamp(connection, needed)
            _check_keys(connection)
        if raw.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise _UnsoundError("quick_check")
    finally:
        raw.close()


def _check_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise ValueError(f"a row of {broken[0]} points nowhere")


def _copy_before(path: Path, found: str, now: Instant) -> Path:
    """A copy beside the daily backups, proven by a check before anything is altered."""
    folder = path.parent / "backups"
    moment = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H%M%SZ")
    target = folder / f"{path.stem}-before-upgrade-{found}-{moment}.ledger"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        target.unlink(missing_ok=True)
        raw = sqlite.connect(path, "copy")
        try:
            raw.execute("VACUUM INTO ?", (str(target),))
        finally:
            raw.close()
        copy = sqlite.connect(target, "probe")
        try:
            is_sound = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        finally:
            copy.close()
    except (OSError, sqlite.dbapi().Error) as error:
        target.unlink(missing_ok=True)
        fault: StoreError | None = fault_of(error, path)
        raise fault or UpgradeFailed("upgrade-failed", path=str(path), backup="-") from error
    if not is_sound:
        target.unlink(missing_ok=True)
        raise UpgradeFailed("upgrade-failed", path=str(path), backup="-")
    target.chmod(0o600)
    return target


def _put_back(backup: Path, path: Path) -> None:
    """The ledger as it was before, in one step."""
    fresh = path.with_name(f"{path.name}.restoring")
    fresh.unlink(missing_ok=True)
    raw: Any = sqlite.connect(backup, "copy")
    try:
        raw.execute("VACUUM INTO ?", (str(fresh),))
    finally:
        raw.close()
    for end in ("-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)
    settle(fresh, path)
