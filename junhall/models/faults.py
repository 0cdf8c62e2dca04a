"""StoreError: why the ledger cannot be used, in words of a clerk and in the log's."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from junhall.typed import override
from junhall.words import tr

_SENTENCES: Final[dict[str, Callable[..., str]]] = {
    "cannot-open": lambda **v: tr(
        "The ledger {path} cannot be opened: {why}. Is the folder there, and may you use it?", **v
    ),
    "no-server-yet": lambda **_: tr(
        "This junhall keeps its ledger in a file; a ledger on a database server comes with a later"
        " version. Give the path of a file instead."
    ),
    "bad-address": lambda **v: tr(
        "{url} is not the address of a ledger. Give the path of a file instead.", **v
    ),
    "locked": lambda **v: tr(
        "Another program holds the ledger {path}. Nothing was changed; try again in a moment.", **v
    ),
    "one-at-a-time": lambda **v: tr(
        "Another junhall has the ledger {path} open. The SQLite of this computer ({version}) is too"
        " old for two at a time; close the other one first.",
        **v,
    ),
    "in-use": lambda **v: tr(
        "The ledger {path} is open in another junhall. Close it there first; nothing was changed.",
        **v,
    ),
    "disk-error": lambda **v: tr(
        "The disk under {path} reports an error. Nothing was changed; tell whoever looks after this"
        " computer.",
        **v,
    ),
    "closed": lambda **_: tr("The ledger is being closed; nothing was changed."),
    "too-new": lambda **v: tr(
        "The ledger {path} was written by a newer junhall (form {found}; this one knows {known})."
        " It was left as it is. Install the newer junhall.",
        **v,
    ),
    "too-old": lambda **v: tr(
        "The ledger {path} has a form that this junhall does not know ({found}). It was left as it"
        " is.",
        **v,
    ),
    "not-a-ledger": lambda **v: tr(
        "{path} is not a ledger of junhall. It was left as it is; choose another file.", **v
    ),
    "damaged": lambda **v: tr(
        "The ledger {path} is damaged: part of the file is missing or wrong. It was left as it is;"
        " restore the newest backup (junhall restore FILE).",
        **v,
    ),
    "network-drive": lambda **v: tr(
        "{path} lies on a network drive ({drive}). A ledger there gets damaged when two computers"
        " write; put it on a disk of this computer.",
        **v,
    ),
    "read-only": lambda **v: tr(
        "{path} may only be read. Nothing was changed; ask for the right to write there, or choose"
        " another folder.",
        **v,
    ),
    "disk-full": lambda **v: tr(
        "The disk under {path} is full. Nothing was changed; make room and try again.", **v
    ),
    "not-upgraded": lambda **v: tr(
        "The ledger {path} has an older form ({found}) and was not brought up to date.", **v
    ),
    "upgrade-failed": lambda **v: tr(
        "The ledger {path} could not be brought up to date. It is as it was; the copy made before"
        " is {backup}.",
        **v,
    ),
}


class StoreError(Exception):
    """The ledger cannot do this now; what was there is as it was."""

    def __init__(self, code: str, /, **values: object) -> None:
        """Keep code and values apart: words are chosen when somebody reads them."""
        super().__init__(code)
        self.code = code
        self.values = values

    def for_user(self) -> str:
        """The sentence for the person at the desk, in their language."""
        return _SENTENCES[self.code](**self.values)

    @override
    def __repr__(self) -> str:
        """For the log: the code and where, never what is in the ledger."""
        return f"{type(self).__name__}({self.code}, {self.values.get('path', '')})"


class Unavailable(StoreError):
    """Not reachable now; another time it may be."""


class TooNew(StoreError):
    """A newer junhall wrote it: the program explains and leaves."""


class NotALedger(StoreError):
    """Some other file, or a form nobody knows."""


class Damaged(StoreError):
    """Part of the file is missing or wrong."""


class NetworkDrive(StoreError):
    """Locks do not hold there."""


class ReadOnly(StoreError):
    """It may be read and not written."""


class DiskFull(StoreError):
    """There is no room to write."""


class UpgradeFailed(StoreError):
    """The older form stands as it stood."""


_NO_ROOM: Final = 65_536
"""Bytes; the index beside the ledger takes 32 KiB when it is opened."""
_TOLD: Final[tuple[tuple[str, type[StoreError], str], ...]] = (
    ("disk is full", DiskFull, "disk-full"),
    ("readonly", ReadOnly, "read-only"),
    ("malformed", Damaged, "damaged"),
    ("not a database", NotALedger, "not-a-ledger"),
    ("locked", Unavailable, "locked"),
    ("busy", Unavailable, "locked"),
    ("disk i/o error", Unavailable, "disk-error"),
    ("unable to open", Unavailable, "cannot-open"),
)


def _is_full(folder: Path) -> bool:
    """Whether a failed write is for want of room: SQLite then speaks of the disk alone."""
    try:
        return shutil.disk_usage(folder).free < _NO_ROOM
    except OSError:
        return False


def fault_of(error: BaseException, path: object) -> StoreError | None:
    """What an error of SQLite means for the ledger; None for a bug of ours."""
    told = str(getattr(error, "orig", None) or error).lower()
    for words, family, code in _TOLD:
        if words in told:
            if code == "disk-error" and _is_full(Path(str(path)).parent):
                return DiskFull("disk-full", path=str(path))
            return family(code, path=str(path), why=told)
    return None
