"""The sentences of StoreError: what happened, what was kept, what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from junhall.words import tr

_SENTENCES: Final[dict[str, Callable[..., str]]] = {
    "too-new": lambda **v: tr(
        "A newer junhall wrote this ledger ({path}, form {found}; this one knows {known})."
        " Nothing was changed. Start the newer junhall.",
        **v,
    ),
    "not-a-ledger": lambda **v: tr(
        "{path} is not a ledger of junhall, or it is damaged. It was not touched."
        " Choose another file, or put a backup back with: junhall restore FILE.",
        **v,
    ),
    "network-drive": lambda **v: tr(
        "{path} lies on a network drive ({drive}). A ledger there would break when two computers"
        " write. Nothing was written. Choose a folder on this computer's own disk.",
        **v,
    ),
    "no-folder": lambda **v: tr(
        "The folder {path} cannot be made ({why}). Nothing was written. Choose another.", **v
    ),
    "read-only": lambda **v: tr(
        "The ledger's file or folder may only be read here. What is in it is kept; nothing new was"
        " written. Ask for the right to write, or choose another folder.",
        **v,
    ),
    "disk-full": lambda **v: tr(
        "The disk is full. What was in the ledger is kept; the last step was not done. Make room,"
        " then do it again.",
        **v,
    ),
    "damaged": lambda **v: tr(
        "The ledger's file is damaged. It was not changed. Keep a copy, then put the last backup"
        " back with: junhall restore FILE.",
        **v,
    ),
    "busy": lambda **v: tr(
        "Another program holds the ledger. Nothing was changed. Try again in a moment.", **v
    ),
    "cannot-open": lambda **v: tr(
        "The ledger's file cannot be opened. Nothing was changed. Is the disk connected?", **v
    ),
    "disk-error": lambda **v: tr(
        "The disk reports an error. What was in the ledger is kept; the last step was not done."
        " Have the disk examined, and keep a backup elsewhere.",
        **v,
    ),
    "no-server-yet": lambda **v: tr(
        "A ledger on a server ({scheme}) is not built yet. Use a file on this computer.", **v
    ),
    "upgrade-failed": lambda **v: tr(
        "The ledger could not be brought to its new form. It is as it was; a copy is {backup}.", **v
    ),
}


def sentence(code: str, values: Mapping[str, object]) -> str:
    """The words of one error."""
    return _SENTENCES[code](**values)
