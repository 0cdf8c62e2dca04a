"""PURE: which of many patterns a text may hold, and where they may begin, by single words.

A language has dozens of patterns and most texts hold the words of very few of them. What a word may
belong to is worked out when it is first met and remembered, so that most patterns are never tried,
and the others only at the words with which they may begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from junhall.casework.needed_words import DIGIT, LONGEST, first_words, needed
from junhall.casework.sentences import STRESS

_TOKEN: Final = re.compile(rf"\w+{STRESS}?|[^\w\s]")
_RECENT: Final = 64
_MOST_MET: Final = 20_000
"""Words whose patterns are remembered."""


class Cues:
    """Patterns over folded text by number, and which of them a text may hold."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        """``patterns`` are numbered in their order; bit n of ``of`` stands for the n-th."""
        self._patterns = tuple(patterns)
        self._table: dict[str, int] = {}
        self._always = 0
        self._begins: list[int] = []
        """By pattern the bit of the words with which it begins; 0 where that is not known."""
        count = len(self._patterns)
        for n, pattern in enumerate(self._patterns):
            self._always |= self._add(needed(pattern), 1 << n)
            begins = 1 << (n + count)
            self._begins.append(0 if self._add(first_words(pattern), begins) else begins)
        self._all = (1 << count) - 1
        self._met = _Met(self._table)
        self.of = lru_cache(maxsize=_RECENT)(self._of)
        """The patterns that may match somewhere in a text, as bits; the others do not."""
        self._begun_in = lru_cache(maxsize=_RECENT)(self._begun)

    def _add(self, keys: Iterable[str] | None, bit: int) -> int:
        """Let these words stand for a bit; the bit itself where any word may."""
        if keys is None:
            return bit
        for key in keys:
            self._table[key] = self._table.get(key, 0) | bit
        return 0

    def search(self, n: int, text: str) -> re.Match[str] | None:
        """The first match of the n-th pattern."""
        if not self.of(text) >> n & 1:
            return None
        begins = self._begins[n]
        if not begins:
            return self._patterns[n].search(text)
        match = self._patterns[n].match
        for at, bits in self._begun_in(text):
            if bits & begins and (found := match(text, at)) is not None:
                return found
        return None

    def each(self, n: int, text: str) -> Iterator[re.Match[str]]:
        """Every match of the n-th pattern."""
        if not self.of(text) >> n & 1:
            return
        begins = self._begins[n]
        if not begins:
            yield from self._patterns[n].finditer(text)
            return
        match = self._patterns[n].match
        last = 0
        for at, bits in self._begun_in(text):
            if bits & begins and at >= last and (found := match(text, at)) is not None:
                yield found
                last = found.end()

    def without(self, n: int, text: str) -> str:
        """The text with a space for every match of the n-th pattern."""
        pieces: list[str] = []
        last = 0
        for found in self.each(n, text):
            pieces += (text[last : found.start()], " ")
            last = found.end()
        return "".join((*pieces, text[last:])) if pieces else text

    def _of(self, text: str) -> int:
        found = self._always
        met = self._met
        for token in _TOKEN.findall(text):
            found |= met[token]
        return found & self._all

    def _begun(self, text: str) -> list[tuple[int, int]]:
        """Where words begin with which a pattern may, and the bits of these patterns."""
        met = self._met
        every = self._all
        return [
            (token.start(), bits)
            for token in _TOKEN.finditer(text)
            if (bits := met[token[0]]) > every
        ]


class _Met(dict[str, int]):
    """The bits of a word, worked out when it is first met."""

    def __init__(self, table: dict[str, int]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, token: str) -> int:
        plain = token if len(token) == 1 else token.removesuffix(STRESS)
        bits = self._bits(plain)
        if plain is not token:
            bits |= self._bits(token)
        if len(self) < _MOST_MET:
            self[token] = bits
        return bits

    def _bits(self, word: str) -> int:
        get = self._table.get
        bits = get(word, 0)
        for length in range(1, min(len(word), LONGEST) + 1):
            bits |= get(word[:length] + "*", 0) | get("*" + word[-length:], 0)
        if not word.isalpha() and any(sign.isdigit() for sign in word):
            bits |= get(DIGIT, 0)
        return bits
