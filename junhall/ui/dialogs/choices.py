"""PURE: which choices answer what was typed, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from junhall.casework.folding import fold

_MOST: Final = 60
_LIKE: Final = 72.0  # of 100: a typing error or two, not another name


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick: its key, its words, what is said beside it."""

    key: str
    words: str
    hint: str = ""
    is_chosen: bool = False
    is_always: bool = False
    """Offered whatever is typed: "no one", "remove the place"."""


class Finder:
    """Looks through choices as somebody types; their words are folded once."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self._choices = tuple(choices)
        self._folded = tuple(fold(choice.words) for choice in choices)
        self._all = tuple(fold(f"{choice.words} {choice.hint}") for choice in choices)

    def find(self, typed: str) -> tuple[Choice, ...]:
        """The choices for a text: those that begin with it, hold it, or nearly do."""
        wanted = fold(typed).split()
        if not wanted:
            return self._choices[:_MOST]
        first: list[Choice] = []
        second: list[Choice] = []
        for choice, words, everything in zip(self._choices, self._folded, self._all, strict=True):
            if not all(word in everything for word in wanted):
                continue
            begins = words.startswith(wanted[0]) or f" {wanted[0]}" in words
            (first if begins else second).append(choice)
        found = first + second
        if not [choice for choice in found if not choice.is_always]:
            found = self._like(" ".join(wanted))
        always = [choice for choice in self._choices if choice.is_always and choice not in found]
        return tuple(found[:_MOST]) + tuple(always)

    def names(self, choice: Choice, typed: str) -> bool:
        """Whether the text asks for this choice, rather than for nothing that is there."""
        return all(word in fold(choice.words) for word in fold(typed).split())

    def _like(self, wanted: str) -> list[Choice]:
        from rapidfuzz import fuzz, process

        told = process.extract(
            wanted, self._folded, scorer=fuzz.partial_ratio, limit=6, score_cutoff=_LIKE
        )
        return [self._choices[index] for _, _, index in told]


def place_in(text: str, streets: Sequence[str]) -> str | None:
    """The longest street of the town that a text names as it is written; None where none is."""
    told = f" {' '.join(_words(text))} "
    found = [name for name in streets if len(name) > 4 and f" {' '.join(_words(name))} " in told]
    return max(found, key=len, default=None)


def service_in(text: str, services: Sequence[tuple[str, str]]) -> str | None:
    """The service whose whole name a text holds; the office reads more when it is filed."""
    told = f" {' '.join(_words(text))} "
    found = [(code, name) for code, name in services if f" {' '.join(_words(name))} " in told]
    return max(found, key=lambda it: len(it[1]), default=(None, ""))[0]


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in fold(text)).split()
