"""PURE: tables of phrases compiled once, found in one pass over the tokens of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

from junhall.casework.folding import fold

BREAK: Final = ","
"""Any sign that ends a clause; no phrase reaches across it."""
ASKS: Final = "?"
SIGNS: Final = frozenset((BREAK, ASKS))
"""Tokens that are no words."""
_GAP: Final = ".."
_GAP_TOKENS: Final = 3
_PIECE: Final = re.compile(r"[^\W_]+(?:\u00b7[^\W_]+)*|[?,.;:!\n()\u2026\u2014]")
_BREAKS: Final = frozenset(",.;:!\n()\u2026\u2014")


_MOST_KNOWN: Final = 20_000
"""Words whose phrases are remembered: language has few that are frequent."""


class Hit(NamedTuple):
    """A phrase found: tokens [start, end) say ``tag``."""

    tag: str
    start: int
    end: int


def tokens_of(folded: str) -> list[str]:
    """The words of a folded text, with clause ends as ``BREAK`` and question marks kept."""
    return [
        BREAK if piece in _BREAKS else piece.replace("\u00b7", "")
        for piece in _PIECE.findall(folded)
    ]


def phrases(text: str) -> tuple[str, ...]:
    """A table of phrases, written with ; between them."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(";") if phrase.strip())


def word_set(text: str) -> frozenset[str]:
    """A set of words written as one text."""
    return frozenset(text.split())


_Tail = tuple[tuple[str, ...], str, str]
"""What follows the beginning of a phrase, its tag, and a word that it cannot do without or ""."""
_Begun = tuple[tuple[_Tail, ...], Mapping[str, list[_Tail]]]
"""What may follow a word by itself, and by the word after it."""
_NOTHING: Final[_Begun] = ((), {})


class Phrases:
    """Phrases by tag.

    A phrase is words with single spaces; ``a|b`` is either word, ``word*`` a beginning (also of
    the whole word), ``..`` up to three words in between.
    """

    def __init__(self, tables: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, list[_Tail]] = {}
        self._pairs: dict[str, dict[str, list[_Tail]]] = {}
        self._beginning: dict[str, list[_Tail]] = {}
        for tag, phrases in tables.items():
            for phrase in phrases:
                self._add(tag, phrase)
        self._lengths = sorted({len(start) for start in self._beginning})
        self._begun: dict[str, _Begun] = {}

    def _add(self, tag: str, phrase: str) -> None:
        choices = [_elements(choice) for choice in fold(phrase).split()]
        for flat in product(*choices):
            elements = [element for chosen in flat for element in chosen]
            first, tail = elements[0], tuple(elements[1:])
            if tail and first[-1] != "*" and tail[0][-1] != "*" and tail[0] != _GAP:
                after = self._pairs.setdefault(first, {})
                after.setdefault(tail[0], []).append((tail[1:], tag, _must(tail[1:])))
                continue
            table = self._beginning if first.endswith("*") else self._exact
            table.setdefault(first.removesuffix("*"), []).append((tail, tag, _must(tail)))

    def found_in(self, tokens: Sequence[str]) -> list[Hit]:
        """Every phrase at every place; those told by their first two words come first."""
        hits: list[Hit] = []
        single: list[Hit] = []
        begun = self._begun
        there = frozenset(tokens)
        last = len(tokens)
        for at, token in enumerate(tokens):
            known = begun.get(token)
            if known is None:
                known = self._begin(token)
            if known is _NOTHING:
                continue
            tails, pairs = known
            if pairs and at + 1 < last and tokens[at + 1] in pairs:
                _match(pairs[tokens[at + 1]], tokens, there, at, at + 2, hits)
            if tails:
                _match(tails, tokens, there, at, at + 1, single)
        return hits + single

    def _begin(self, token: str) -> _Begun:
        """What may follow a word: whole words first, then beginnings from the shortest on."""
        tails = list(self._exact.get(token, ()))
        for length in self._lengths:
            if length > len(token):
                break
            tails += self._beginning.get(token[:length], ())
        pairs = self._pairs.get(token, {})
        begun = (tuple(tails), pairs) if tails or pairs else _NOTHING
        if len(self._begun) < _MOST_KNOWN:
            self._begun[token] = begun
        return begun


def _elements(choice: str) -> list[tuple[str, ...]]:
    """The alternatives of one written word; one may be several tokens ("don't")."""
    if choice == _GAP:
        return [(_GAP,)]
    found: list[tuple[str, ...]] = []
    for word in choice.split("|"):
        pieces = tokens_of(word.removesuffix("*"))
        if word.endswith("*"):
            pieces[-1] += "*"
        found.append(tuple(pieces))
    return found


def _must(tail: tuple[str, ...]) -> str:
    """The longest whole word of a tail; "" where it has none."""
    whole = (element for element in tail if element != _GAP and element[-1] != "*")
    return max(whole, key=len, default="")


def _match(
    tails: Sequence[_Tail],
    tokens: Sequence[str],
    there: frozenset[str],
    start: int,
    at: int,
    hits: list[Hit],
) -> None:
    for tail, tag, must in tails:
        if must and must not in there:
            continue
        end = _end_of(tail, 0, tokens, at) if tail else at
        if end:
            hits.append(Hit(tag, start, end))


def _end_of(tail: tuple[str, ...], index: int, tokens: Sequence[str], at: int) -> int:
    """Where the tail ends when it stands at ``at``; 0 when it does not."""
    while index < len(tail):
        element = tail[index]
        if element == _GAP:
            for skipped in range(_GAP_TOKENS + 1):
                end = _end_of(tail, index + 1, tokens, at + skipped)
                if end:
                    return end
                if at + skipped >= len(tokens) or tokens[at + skipped] in SIGNS:
                    return 0
            return 0
        if at >= len(tokens):
            return 0
        token = tokens[at]
        if element != token and not (element[-1] == "*" and token.startswith(element[:-1])):
            return 0
        index += 1
        at += 1
    return at
