"""PURE: one language's words about what a clause does, compiled and asked with their cues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from junhall.casework.cues import Cues
from junhall.casework.promise_words import Tongue
from junhall.casework.time_shapes import Forms, forms_of

_NAMES: Final = (
    "strong", "weak", "nominal", "negation", "harmless", "condition", "report_back", "hedge",
    "soonest", "asked_of_citizen", "farewell", "announcement", "event", "opening", "past",
    "reported", "correction", "links", "filler", "courtesy", "done", "not_done", "takes_on",
    "replaces", "reports", "hands_over", "work", "idle", "imperative", "thanks",
    "gives_time", "resumed", "informs", "upper", "has_been", "looked_back", "purpose",
    "will_be", "ours", "yours", "deed", "outsider", "habit", "formal", "scene", "moot",
    "hosts", "says", "workers",
)  # fmt: skip


_ENDS: Final = ("before", "lower", "recurring")
"""What may stand right before a time (time_shapes)."""
_GUARD: Final = "guard"
"""A word of ``not_done`` at the very end."""
_NUMBERS: Final = {name: n for n, name in enumerate((*_NAMES, _GUARD, *_ENDS))}
_SHAPES: Final = len(_NUMBERS)
"""The number of the first shape of time words."""


def bits_of(*names: str) -> int:
    """What ``Marks.may`` has in common with these names' patterns."""
    return sum(1 << _NUMBERS[name] for name in names)


@dataclass(frozen=True, slots=True)
class Marks:
    """One language's words about what a clause does and about times, compiled."""

    tongue: Tongue
    forms: Forms = field(compare=False)
    cues: Cues = field(compare=False)

    def may(self, text: str) -> int:
        """The patterns that are worth a look, as ``bits_of`` tells them; no others match."""
        return self.cues.of(text)

    def has(self, name: str, text: str) -> bool:
        """Whether a clause holds such a word."""
        n = _NUMBERS[name]
        return bool(self.cues.of(text) >> n & 1) and self.cues.search(n, text) is not None

    def search(self, name: str, text: str, after: int = 0) -> re.Match[str] | None:
        """The first such word of a clause that begins at ``after`` or later."""
        return self.cues.search(_NUMBERS[name], text, after)

    def match(self, name: str, text: str, at: int = 0) -> re.Match[str] | None:
        """Such a word right there."""
        return self.cues.match(_NUMBERS[name], text, at)

    def each(self, name: str, text: str) -> Iterable[re.Match[str]]:
        """Every such word of a clause."""
        return self.cues.each(_NUMBERS[name], text)

    def without(self, name: str, text: str) -> str:
        """The clause with a space for every such word."""
        return self.cues.without(_NUMBERS[name], text)

    def is_guarded(self, before: str) -> bool:
        """Whether what stands before a word for "done" says that it is not, or not yet."""
        return self.has(_GUARD, before)

    def times(self, text: str) -> Iterator[tuple[str, Iterable[re.Match[str]]]]:
        """What may be a time word: its kind, and where; in the order in which shapes are tried."""
        may = self.cues.of(text) >> _SHAPES
        if may:
            for n, (kind, _) in enumerate(self.forms.shapes):
                if may >> n & 1:
                    yield kind, self.cues.each(_SHAPES + n, text)


@cache
def marks(tongue: Tongue) -> Marks:
    """The compiled words of a language."""
    forms = forms_of(tongue)
    patterns = [re.compile(rf"(?<!\w)(?:{getattr(tongue, name)})(?!\w)") for name in _NAMES]
    patterns.append(re.compile(rf"(?<!\w)(?:{tongue.not_done})$"))
    patterns += (getattr(forms, name) for name in _ENDS)
    patterns += (shape for _, shape in forms.shapes)
    return Marks(tongue, forms, Cues(patterns))
