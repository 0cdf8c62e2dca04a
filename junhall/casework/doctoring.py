"""How a ledger and its station are: findings for whoever keeps the computer."""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, Literal

from junhall.casework.backup_days import backups_of, day_of, last_backup
from junhall.models import schema, sqlite
from junhall.models.base import Base
from junhall.models.drives import network_drive
from junhall.models.store import Store
from junhall.models.terms import Instant, is_clock_off
from junhall.words import tr

State = Literal["good", "warn", "bad"]
_SPARE_BYTES: Final = 512 * 1024 * 1024
_AHEAD_S: Final = 60
_OLD_BACKUP: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its name for machines, how it is, and a sentence."""

    name: str
    state: State
    text: str


def doctor(store: Store, now: Instant) -> list[Finding]:
    """Look at everything that makes a ledger safe; nothing is altered.

    Raises: StoreError where the ledger cannot be read at all.
    """
    found = [_library(), _safety()]
    found += store.upkeep(lambda raw: _of_the_file(raw, now)).result()
    found += [_drive(store.path), _room(store.path), _rights(store.path), _backup(store.path, now)]
    return found


def _library() -> Finding:
    module = sqlite.dbapi().__name__.partition(".")[0]
    version = ".".join(map(str, sqlite.version()))
    return Finding(
        "sqlite", "good", tr("SQLite {version} by {module}", version=version, module=module)
    )


def _safety() -> Finding:
    if sqlite.is_safe():
        return Finding("wal", "good", tr("Several programs may use the ledger at once."))
    safe = ".".join(map(str, sqlite.SAFE))
    return Finding(
        "wal",
        "warn",
        tr(
            "This SQLite is older than {safe}: one junhall at a time may open a ledger.",
            safe=safe,
        ),
    )


def _of_the_file(raw: Any, now: Instant) -> list[Finding]:
    def one(statement: str) -> Any:
        return raw.execute(statement).fetchone()[0]

    found: list[Finding] = []
    check = str(one("PRAGMA integrity_check(1)"))
    if check == "ok" and raw.execute("PRAGMA foreign_key_check").fetchone() is None:
        found.append(Finding("integrity", "good", tr("Every page of the ledger is sound.")))
    else:
        text = tr("The ledger is damaged; restore the newest backup. SQLite says: {why}", why=check)
        found.append(Finding("integrity", "bad", text))
    version = str(one("SELECT version FROM schema_stamp"))
    found.append(
        Finding(
            "schema",
            "good" if version == schema.SCHEMA else "bad",
            tr("Form of the ledger {found}; this program writes {known}.", found=version,
               known=schema.SCHEMA),
        )
    )  # fmt: skip
    newest = one(
        "SELECT max(coalesce((SELECT max(seen_at) FROM post), 0),"
        " coalesce((SELECT max(at) FROM change), 0))"
    )
    ahead = int(newest) - now
    off = raw.execute(
        "SELECT clock_off_s FROM account WHERE clock_off_s IS NOT NULL AND state = 'on'"
        " ORDER BY abs(clock_off_s) DESC LIMIT 1"
    ).fetchone()
    if off is not None and is_clock_off(off[0]):
        text = tr(
            "This computer's clock and a network's differ by {seconds} s. Set the clock.",
            seconds=abs(off[0]),
        )
        found.append(Finding("clock", "warn", text))
    elif ahead > _AHEAD_S:
        text = tr(
            "This computer's clock is {seconds} s behind what the ledger has seen. Set the clock.",
            seconds=ahead,
        )
        found.append(Finding("clock", "warn", text))
    else:
        found.append(Finding("clock", "good", tr("The clock agrees with the ledger.")))
    counts = {table: one(f'SELECT count(*) FROM "{table}"') for table in Base.metadata.tables}
    told = ", ".join(f"{table} {n}" for table, n in sorted(counts.items()) if n)
    found.append(Finding("counts", "good", tr("Rows: {told}", told=told or "0")))
    return found


def _drive(path: Path) -> Finding:
    drive = network_drive(path.parent)
    if drive is None:
        return Finding("drive", "good", tr("The ledger lies on a disk of this computer."))
    return Finding("drive", "bad", tr("The ledger lies on a network drive ({drive}).", drive=drive))


def _room(path: Path) -> Finding:
    free = shutil.disk_usage(path.parent).free
    text = tr("Free on the disk: {megabytes} MB", megabytes=free // (1024 * 1024))
    needed = max(_SPARE_BYTES, 2 * path.stat().st_size)
    return Finding("disk", "good" if free >= needed else "warn", text)


def _rights(path: Path) -> Finding:
    if os.name != "posix":
        return Finding("rights", "good", tr("The ledger's folder has the rights of its owner."))
    seen = [
        one.name
        for one in (path, *sorted(backups_of(path).glob("*.ledger")))
        if stat.S_IMODE(one.stat().st_mode) & 0o077
    ]
    if not seen:
        return Finding("rights", "good", tr("Only its owner may read the ledger."))
    text = tr(
        "Others on this computer may read {files}. Take that right away.", files=", ".join(seen)
    )
    return Finding("rights", "warn", text)


def _backup(path: Path, now: Instant) -> Finding:
    newest = last_backup(path)
    if newest is None:
        return Finding("backup", "warn", tr("There is no backup yet. Make one: junhall backup"))
    state: State = "warn" if day_of(now) - newest > _OLD_BACKUP else "good"
    return Finding("backup", state, tr("Last backup: {day}", day=newest.isoformat()))
