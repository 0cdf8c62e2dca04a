"""PURE: how far an account has been read: one opaque, versioned text of JSON.

Ids in it are the server's own, repeated as they were given: never ordered, never computed with.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any, Final

VERSION: Final = 1
NOTES: Final = "notes"
OWN: Final = "own"
TALKS: Final = "talks"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in each source; a source without one is read from its beginning."""

    server: str
    marks: dict[str, str] = field(default_factory=dict)
    """Source -> the id after which to go on; staff by ``staff_source``."""

    def at(self, source: str) -> str | None:
        """Where a source stands."""
        return self.marks.get(source)

    def moved(self, source: str, mark: str) -> Position:
        """The same place with one source further on."""
        return replace(self, marks={**self.marks, source: mark})

    def text(self) -> str:
        """As it is saved; equal places are equal texts."""
        told = {"v": VERSION, "server": self.server, "marks": self.marks}
        return json.dumps(told, sort_keys=True, separators=(",", ":"))


def position_from(cursor: str | None, server: str) -> Position:
    """A saved place; of another server, another version or nobody knows whom: the beginning."""
    try:
        told: Any = json.loads(cursor or "")
    except (ValueError, RecursionError):
        return Position(server)
    if not isinstance(told, dict) or told.get("v") != VERSION or told.get("server") != server:
        return Position(server)
    marks = told.get("marks")
    if not isinstance(marks, dict):
        return Position(server)
    return Position(server, {k: v for k, v in marks.items() if isinstance(v, str)})


def staff_source(handle: str) -> str:
    """The source of a member of staff."""
    return "@" + handle.removeprefix("@").casefold()
