"""Copies of the ledger: made every day, proven by opening them, kept 7 + 4, and put back."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from junhall.casework.backup_days import backups_of, copies_of, daily, day_of, kept, remember
from junhall.casework.doctoring import Finding, doctor
from junhall.casework.erasing import erase_in
from junhall.casework.traces import Traces
from junhall.models import schema, sqlite
from junhall.models.faults import Damaged, TooNew, Unavailable, fault_of
from junhall.models.lanes import engine_on
from junhall.models.opening import fault_of_system, stamp_of
from junhall.models.search import rebuild
from junhall.models.store import Store
from junhall.models.terms import Instant
from junhall.whole_files import settle

__all__ = [
    "Cleaned", "Finding", "Proof", "backup", "backup_due", "clean_backups", "doctor", "prove",
    "restore", "rotate",
]  # fmt: skip


_TRIES = 3
"""Copies made of a ledger from which people are being erased, before the last one stands."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in a copy that was opened and checked whole."""

    version: str
    posts: int
    requests: int
    acts: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What became of the copies when a person was erased."""

    rewritten: tuple[Path, ...] = ()
    deleted: tuple[Path, ...] = ()
    missing: tuple[Path, ...] = ()


def backup(ledger: Store | Path, folder: Path | None, now: Instant) -> Path:
    """Write a copy that was opened and checked; one of the same day is replaced by it.

    The copy is one moment of the ledger, taken while others go on writing.

    Raises: StoreError; then nothing is left behind.
    """
    path = ledger.path if isinstance(ledger, Store) else ledger
    folder = backups_of(path) if folder is None else folder
    target = (folder / f"{path.stem}-{day_of(now).isoformat()}.ledger").absolute()
    part = target.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for _ in range(_TRIES):
            _copy(path, part)
            prove(part)
            settle(part, target)
            remember(path, target)
            if _erased_last(path) == _erased_last(target):
                break  # else somebody was erased meanwhile, and this copy still knows the person
    except OSError as error:
        raise fault_of_system(error, folder) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def backup_due(ledger: Store | Path, now: Instant, folder: Path | None = None) -> Path | None:
    """Make the day's backup where there is none yet, and let go of the oldest ones.

    Raises: StoreError.
    """
    path = ledger.path if isinstance(ledger, Store) else ledger
    where = backups_of(path) if folder is None else folder
    if day_of(now) in daily(where, path.stem):
        return None
    made = backup(ledger, folder, now)
    rotate(where, path.stem)
    return made


def rotate(folder: Path, stem: str) -> tuple[Path, ...]:
    """Remove the daily backups that are not kept; other files are left alone."""
    found = daily(folder, stem)
    stay = kept(found)
    gone = tuple(path for day, path in sorted(found.items()) if day not in stay)
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def prove(path: Path) -> Proof:
    """Open a copy, check every page and key of it, and count what it holds.

    Raises: StoreError where it could not stand in for the ledger.
    """
    version = stamp_of(path)
    if version > schema.SCHEMA:
        raise TooNew("too-new", path=str(path), found=version, known=schema.SCHEMA)
    try:
        connection = sqlite.connect(path, "probe")
        try:
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            if not sound or connection.execute("PRAGMA foreign_key_check").fetchone():
                raise Damaged("damaged", path=str(path))
            posts, requests, acts = (
                int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
                for table in ("post", "request", "act")
            )
        finally:
            connection.close()
    except sqlite.dbapi().Error as error:
        raise fault_of(error, path) or Damaged("damaged", path=str(path)) from error
    return Proof(version, posts, requests, acts)


def restore(file: Path, ledger_path: Path, now: Instant) -> Path | None:
    """Put a proven backup in the ledger's place; the path where the replaced ledger is kept.

    None where no ledger stood there. The exchange is one step: there is a whole ledger at every
    moment.

    Raises: StoreError; then the ledger stands as it stood.
    """
    proof = prove(file)
    path = ledger_path.absolute()
    fresh = path.with_name(f"{path.name}.restoring")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _copy(file, fresh)
        if prove(fresh) != proof:
            raise Damaged("damaged", path=str(file))
        aside = _set_aside(path, now) if path.exists() else None
        settle(fresh, path)
    except OSError as error:
        raise fault_of_system(error, path.parent) from error
    finally:
        for end in ("", "-wal", "-shm"):
            Path(f"{fresh}{end}").unlink(missing_ok=True)
    return aside


def _set_aside(path: Path, now: Instant) -> Path:
    """Keep the ledger that stands there under another name, complete with its log."""
    moment = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H%M%SZ")
    aside = path.with_name(f"{path.stem}-replaced-{moment}.ledger")
    n = 1
    while aside.exists():
        n += 1
        aside = path.with_name(f"{path.stem}-replaced-{moment}-{n}.ledger")
    _close_log(path)
    for end in ("-wal", "-shm"):
        if Path(f"{path}{end}").exists():  # of a ledger too damaged to fold its log in
            Path(f"{path}{end}").rename(f"{aside}{end}")
    try:
        os.link(path, aside)
    except OSError:  # a file system without hard links
        shutil.copy2(path, aside)
    return aside


def _close_log(path: Path) -> None:
    """Fold the log in while nobody else has the ledger open.

    Raises: Unavailable where somebody has.
    """
    try:
        connection = sqlite.connect(path, "write")
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA busy_timeout = 500")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE")  # one plain file to keep
        finally:
            connection.close()
    except sqlite.dbapi().Error as error:
        fault = fault_of(error, path)
        if fault is not None and fault.code == "locked":
            raise Unavailable("in-use", path=str(path)) from error


# --- erasing from copies


def clean_backups(path: Path, traces: Traces, now: Instant) -> Cleaned:
    """Erase a person from every copy of a ledger; one that cannot be cleaned is deleted."""
    rewritten, deleted, missing = [], [], []
    for copy in copies_of(path):
        if not copy.exists():
            if not copy.parent.is_dir():
                missing.append(copy)
            continue
        try:
            if _clean(copy, traces, now):
                rewritten.append(copy)
        except Exception:  # noqa: BLE001 - whatever it is: a copy with the person in it cannot stay
            try:
                copy.unlink()
                deleted.append(copy)
            except OSError:
                missing.append(copy)
    return Cleaned(tuple(rewritten), tuple(deleted), tuple(missing))


def _clean(copy: Path, traces: Traces, now: Instant) -> bool:
    """Erase in a working copy and put a freshly written file in place; False: was not in it."""
    work, fresh = copy.with_suffix(".erasing"), copy.with_suffix(".erased")
    try:
        _copy(copy, work)
        prove(work)
        raw = sqlite.connect(work, "write")
        try:
            engine = engine_on(raw, begin="BEGIN IMMEDIATE")
            with engine.begin() as connection:
                if not erase_in(connection, traces, now).found:
                    return False
            raw.execute("DELETE FROM attachment WHERE kind = 'gone'")
            rebuild(raw)
        finally:
            raw.close()
        _copy(work, fresh)
        prove(fresh)
        settle(fresh, copy)
        for end in ("-wal", "-shm"):
            Path(f"{copy}{end}").unlink(missing_ok=True)
        return True
    finally:
        for one in (work, fresh):
            for end in ("", "-wal", "-shm", "-journal"):
                Path(f"{one}{end}").unlink(missing_ok=True)


# --- files


def _erased_last(path: Path) -> int:
    """When somebody was last erased from a ledger; 0 for never."""
    connection = sqlite.connect(path, "copy")
    try:
        row = connection.execute("SELECT coalesce(max(erased_at), 0) FROM author").fetchone()
        return int(row[0])
    finally:
        connection.close()


def _copy(source: Path, target: Path) -> None:
    """One moment of a ledger in one new file, without its empty pages."""
    target.unlink(missing_ok=True)
    try:
        connection = sqlite.connect(source, "copy")
        try:
            connection.execute("VACUUM INTO ?", (str(target),))
        finally:
            connection.close()
    except sqlite.dbapi().Error as error:
        target.unlink(missing_ok=True)
        raise fault_of(error, source) or Damaged("damaged", path=str(source)) from error
    target.chmod(0o600)
