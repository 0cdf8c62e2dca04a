"""Which copies of a ledger there are, by day and by place, and which of them are kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from junhall.models.terms import Instant
from junhall.whole_files import put_whole

DAILY: Final = 7
WEEKLY: Final = 4
_LIST: Final = "list.json"
"""Where copies were put, so that a person can be erased from all of them."""


def kept(days: Iterable[date]) -> frozenset[date]:
    """The newest seven days, and of the four weeks before them the last day each."""
    newest_first = sorted(set(days), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in newest_first[DAILY:]:
        weeks.setdefault(day.isocalendar()[:2], day)
    return frozenset((*newest_first[:DAILY], *list(weeks.values())[:WEEKLY]))


def backups_of(path: Path) -> Path:
    """The folder of a ledger's own backups."""
    return path.parent / "backups"


def copies_of(path: Path) -> tuple[Path, ...]:
    """Every copy of a ledger that is known: in its folders, and where the list says."""
    pattern = f"{re.escape(path.stem)}-.+\\.ledger"
    found = {
        one
        for folder in (path.parent.absolute(), backups_of(path).absolute())
        if folder.is_dir()
        for one in folder.iterdir()
        if re.fullmatch(pattern, one.name)
    }
    return tuple(sorted(found | set(_remembered(path))))


def remember(path: Path, copy: Path) -> None:
    """Note where a copy was put."""
    known = [str(one) for one in {*_remembered(path), copy} if one.exists() or one == copy]
    target = backups_of(path) / _LIST
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with put_whole(target) as fresh:
        fresh.write_text(json.dumps(sorted(known), indent=1), "utf-8")


def _remembered(path: Path) -> tuple[Path, ...]:
    try:
        told: Any = json.loads((backups_of(path) / _LIST).read_text("utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(Path(one) for one in told if isinstance(one, str))


def daily(folder: Path, stem: str) -> dict[date, Path]:
    """The daily backups of a ledger by their day."""
    found: dict[date, Path] = {}
    for path in folder.glob("*.ledger") if folder.is_dir() else ():
        told = re.fullmatch(rf"{re.escape(stem)}-(\d{{4}}-\d\d-\d\d)\.ledger", path.name)
        if told is not None:
            try:
                found[date.fromisoformat(told[1])] = path
            except ValueError:
                continue
    return found


def day_of(now: Instant) -> date:
    """The day of an instant, in UTC: a name for files, not for people."""
    return datetime.fromtimestamp(now, UTC).date()


def last_backup(path: Path) -> date | None:
    """The day of the newest daily backup."""
    return max(daily(backups_of(path), path.stem), default=None)
