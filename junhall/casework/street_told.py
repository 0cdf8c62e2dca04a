"""PURE: a citizen's text as words with their places, and what in it names a street."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from junhall.casework.folding import fold
from junhall.casework.street_index import PART, Street
from junhall.casework.street_numbers import number_right_after
from junhall.casework.street_words import SHORT_FORMS

_NOT_OURS: Final = re.compile(r"https?://\S+|(?<![\w])@[\w.@-]+")
_HASHTAG: Final = re.compile(r"#(\w{3,80})")
_HUMP: Final = re.compile(r"(?<=[a-záéíóúüñçàèò])(?=[A-ZÁÉÍÓÚÜÑÇÀÈÒ])|(?<=[^\W\d_])(?=\d)")


@dataclass(slots=True)
class Told:
    """A text as words with their places in its folded form."""

    text: str
    raw: Sequence[str]
    """The folded words as written."""
    words: Sequence[str]
    """The same in one spelling: "dr" is "doctor"."""
    tagged: bool = False
    """Whether the text has hashtags, which join words."""
    _starts: list[int] = field(default_factory=list)

    def start(self, n: int) -> int:
        """Where word ``n`` begins; looked up as far as it is asked for, which is seldom far."""
        starts = self._starts
        while len(starts) <= n:
            at = len(starts)
            starts.append(self.text.find(self.raw[at], self.end(at - 1) if at else 0))
        return starts[n]

    def end(self, n: int) -> int:
        """Where word ``n`` ends."""
        return self.start(n) + len(self.raw[n])


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``first`` to ``last`` (the kind of street included) that name one of ``streets``."""

    first: int
    last: int
    streets: Sequence[Street]
    worth: float
    """How good this mention is among others of the same text."""
    confidence: float
    why: str
    guessed: bool = False
    spoken: frozenset[str] = frozenset()

    def closeness(self, street: Street) -> tuple[int, int]:
        """How well the text has a street's full name: "la" tells "La Paz" from "Paz"."""
        held = sum(word in self.spoken for word in street.spoken)
        return held - len(street.spoken), held


def told_of(text: str) -> Told:
    """A text cut into words, without addresses of pages and people; hashtags are opened."""
    if "@" in text or "://" in text:
        text = _NOT_OURS.sub(" ", text)
    if tagged := "#" in text:
        text = _HASHTAG.sub(lambda found: " " + _HUMP.sub(" ", found[1]) + " ", text)
    folded = fold(text)
    raw = PART.findall(folded)
    spell = SHORT_FORMS.get
    return Told(folded, raw, [spell(word, word) for word in raw], tagged)


def is_cut(told: Told, left: int, right: int) -> bool:
    """Whether a sentence ends between two words."""
    between = told.text[told.end(left) : told.start(right)]
    return any(sign in between for sign in "!?;\n") or ("." in between and len(told.raw[left]) > 4)


def is_numbered(told: Told, last: int) -> bool:
    """Whether a house number stands right behind the words that end before ``last``."""
    if last >= len(told.raw) or told.start(last) - told.end(last - 1) > 3:
        return False
    return number_right_after(told.text, told.end(last - 1))
