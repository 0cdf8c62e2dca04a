"""PURE: one language's words about what a clause does, compiled and asked with their cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from junhall.casework.cues import Cues
from junhall.casework.promise_words import Tongue

_NAMES: Final = (
    "strong", "weak", "nominal", "negation", "harmless", "condition", "report_back", "hedge",
    "soonest", "asked_of_citizen", "farewell", "announcement", "event", "opening", "past",
    "reported", "correction", "links", "filler", "courtesy", "done", "not_done", "takes_on",
    "replaces", "reports", "hands_over", "work", "idle", "imperative", "thanks",
    "gives_time", "resumed", "informs", "upper", "has_been", "looked_back", "purpose",
    "will_be", "ours", "yours", "deed", "outsider", "habit", "formal", "scene", "exclaims",
)  # fmt: skip


_NUMBERS: Final = {name: n for n, name in enumerate(_NAMES)}


@dataclass(frozen=True, slots=True)
class Marks:
    """One language's words about what a clause does, compiled."""

    tongue: Tongue
    by_name: dict[str, re.Pattern[str]] = field(compare=False)
    cues: Cues = field(compare=False)

    def has(self, name: str, text: str) -> bool:
        """Whether a clause holds such a word."""
        return self.cues.search(_NUMBERS[name], text) is not None

    def search(self, name: str, text: str) -> re.Match[str] | None:
        """The first such word of a clause."""
        return self.cues.search(_NUMBERS[name], text)

    def each(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Every such word of a clause."""
        return self.cues.each(_NUMBERS[name], text)

    def without(self, name: str, text: str) -> str:
        """The clause with a space for every such word."""
        return self.cues.without(_NUMBERS[name], text)


@cache
def marks(tongue: Tongue) -> Marks:
    """The compiled words of a language."""
    patterns = {name: re.compile(rf"(?<!\w)(?:{getattr(tongue, name)})(?!\w)") for name in _NAMES}
    return Marks(tongue, patterns, Cues(patterns.values()))
