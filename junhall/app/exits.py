"""How a run ends that could not do what was asked: a sentence and an exit code of formats.md."""

from __future__ import annotations

import sys
from typing import Final

from junhall.words import tr

FAILED: Final = 1
WRONG_USE: Final = 2


def sorry(sentence: str, code: int = FAILED) -> int:
    """Say it where complaints go; the exit code."""
    sys.stderr.write(sentence + "\n")
    return code


def sentence_of(error: Exception) -> str | None:
    """The words for a person, for errors that are not bugs."""
    said = getattr(error, "for_user", None)
    if callable(said):
        return str(said())
    if isinstance(error, ValueError):
        return tr("This cannot be read: {what}", what=str(error)[:200])
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or ''}: {error.strerror}".strip(": ")
    return None
