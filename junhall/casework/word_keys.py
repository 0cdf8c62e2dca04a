"""PURE: keys of words: "luz" is that word, "arr*" a beginning, "*emos" an ending; their costs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

DIGIT: Final = "\\d"
START: Final = "^"
"""Of first words: whatever stands at the very beginning of the text."""
LONGEST: Final = 4
"""Letters of a beginning or an ending that are told."""
_BEGINNING_COSTS: Final = (0.0, 40.0, 12.0, 4.0, 1.5)
_ENDING_COSTS: Final = (0.0, 60.0, 20.0, 8.0, 3.0)
_WORD_COSTS: Final = (0.0, 10.0, 8.0, 4.0, 1.0, 0.3)
_DIGIT_COST: Final = 12.0
"""How often texts hold such a word, more or less: the rarest of what is needed is told."""


class Word(NamedTuple):
    """What is known of a word on the way through a pattern."""

    start: str = ""
    is_open: bool = False
    """Whether letters that are not known stand between ``start`` and ``end``."""
    end: str = ""
    has_digit: bool = False

    @property
    def is_begun(self) -> bool:
        """Whether any letter may have been read."""
        return self.is_open or self.start != ""

    def and_sign(self, sign: str) -> Word:
        """The word with one more letter."""
        has_digit = self.has_digit or sign.isdigit()
        if self.is_open:
            return self._replace(end=self.end + sign, has_digit=has_digit)
        return self._replace(start=self.start + sign, has_digit=has_digit)

    def and_anything(self, *, digits: bool) -> Word:
        """The word with letters, or digits, that are not known."""
        return self._replace(is_open=True, end="", has_digit=self.has_digit or digits)


class Unsure(Exception):
    """The word may be anything."""


def cost(keys: Iterable[str]) -> float:
    """How often texts hold one of the keys, more or less."""
    return sum(map(_cost_of, keys))


def _cost_of(key: str) -> float:
    if key == DIGIT:
        return _DIGIT_COST
    if key[-1] == "*":
        return _BEGINNING_COSTS[len(key) - 1]
    if key[0] == "*":
        return _ENDING_COSTS[len(key) - 1]
    return _WORD_COSTS[min(len(key), 5)]


def key_of(word: Word) -> str:
    """The key of a word that ends here. Raises: Unsure."""
    if not word.is_open:
        return word.start
    told = [word.start[:LONGEST] + "*"] if word.start else []
    if word.end:
        told.append("*" + word.end[-LONGEST:])
    if word.has_digit:
        told.append(DIGIT)
    if not told:
        raise Unsure
    return min(told, key=_cost_of)


def key_of_beginning(word: Word) -> str:
    """The key of a word that may go on in any way. Raises: Unsure."""
    if word.start:
        return word.start[:LONGEST] + "*"
    if word.has_digit:
        return DIGIT
    raise Unsure
