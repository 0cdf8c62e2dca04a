"""PURE: which of many patterns a text may hold, and where they may begin, by single words.

A language has dozens of patterns and most texts hold the words of very few of them. What a word may
belong to is worked out when it is first met and remembered, so that most patterns are never tried,
and the others only at the words with which they may begin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from junhall.casework.needed_words import first_words, needed
from junhall.casework.sentences import STRESS
from junhall.casework.word_keys import DIGIT, LONGEST, START

_TOKEN: Final = re.compile(rf"\w+{STRESS}?|[^\w\s]")
_RECENT: Final = 64
_MOST_MET: Final = 20_000
"""Words whose patterns are remembered."""
_LONGEST_MET: Final = 40


Spelled = Callable[[str], str]


class Cues:
    """Patterns over folded text by number, and which of them a text may hold."""

    def __init__(
        self, patterns: Iterable[re.Pattern[str]], *, spelled: Spelled | None = None
    ) -> None:
        """``patterns`` are numbered in their order; bit n of ``of`` stands for the n-th.

        ``spelled`` folds what ``of`` is asked for, word by word, where that is not folded.
        """
        self.patterns = tuple(patterns)
        needs, firsts = _Met(), _Met()
        self._always = 0
        self._first: list[int] = []
        """By pattern the bit of the words with which it may begin; 0 where that is any word."""
        self._at_start = 0
        """The patterns that may also begin at the beginning of a text, whatever stands there."""
        for n, pattern in enumerate(self.patterns):
            self._always |= needs.add(needed(pattern), 1 << n)
            words = first_words(pattern)
            if words is not None and START in words:
                self._at_start |= 1 << n
                words -= {START}
            self._first.append(1 << n & ~firsts.add(words, 1 << n))
        self._needs = _MetPieces(needs, spelled)
        self._firsts = _MetPlaces(firsts)
        self.of = lru_cache(maxsize=_RECENT)(self._of)
        """The patterns that may match somewhere in a text, as bits; the others do not."""
        self._begun_in = lru_cache(maxsize=_RECENT)(self._begun)
        self._sought = lru_cache(maxsize=_RECENT)(self._search)
        self._kept = lru_cache(maxsize=_RECENT)(self._without)

    def search(self, n: int, text: str, after: int = 0) -> re.Match[str] | None:
        """The first match of the n-th pattern that begins at ``after`` or later."""
        return self._sought(n, text, after) if self.of(text) >> n & 1 else None

    def _search(self, n: int, text: str, after: int) -> re.Match[str] | None:
        first = self._first[n]
        if not first:
            return self.patterns[n].search(text, after)
        match = self.patterns[n].match
        if self._at_start & first and not after and (found := match(text)) is not None:
            return found
        for at, bits in self._begun_in(text):
            if bits & first and at >= after and (found := match(text, at)) is not None:
                return found
        return None

    def match(self, n: int, text: str, at: int = 0) -> re.Match[str] | None:
        """The match of the n-th pattern right there."""
        first = self._first[n]
        is_told = first and (at or not self._at_start & first)
        token = _TOKEN.match(text, at) if is_told else None
        if token is not None and not self._firsts.met[token[0]] & first:
            return None
        return self.patterns[n].match(text, at)

    def each(self, n: int, text: str) -> Iterable[re.Match[str]]:
        """Every match of the n-th pattern."""
        if not self.of(text) >> n & 1:
            return ()
        if not self._first[n]:
            return self.patterns[n].finditer(text)
        return self._each(n, text)

    def _each(self, n: int, text: str) -> Iterator[re.Match[str]]:
        first, match = self._first[n], self.patterns[n].match
        last = 0
        if self._at_start & first and (found := match(text)) is not None:
            yield found
            last = found.end()
        for at, bits in self._begun_in(text):
            if bits & first and at >= last and (found := match(text, at)) is not None:
                yield found
                last = found.end()

    def without(self, n: int, text: str) -> str:
        """The text with a space for every match of the n-th pattern."""
        return self._kept(n, text) if self.of(text) >> n & 1 else text

    def _without(self, n: int, text: str) -> str:
        pieces: list[str] = []
        last = 0
        for found in self.each(n, text):
            pieces += (text[last : found.start()], " ")
            last = found.end()
        return "".join((*pieces, text[last:])) if pieces else text

    def _of(self, text: str) -> int:
        found = self._always
        needs = self._needs
        for piece in text.split():
            found |= needs[piece]
        return found

    def _begun(self, text: str) -> list[tuple[int, int]]:
        """Where words begin with which a pattern may, and the bits of these patterns."""
        firsts = self._firsts
        found: list[tuple[int, int]] = []
        start = 0
        for piece in text.split(" "):
            if told := firsts[piece]:
                found += [(start + at, bits) for at, bits in told]
            start += len(piece) + 1
        return found


class _Met(dict[str, int]):
    """The bits of a word or sign, worked out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._digit = 0

    def add(self, keys: Iterable[str] | None, bit: int) -> int:
        """Let these words stand for a bit; the bit itself where any word may."""
        if keys is None:
            return bit
        for key in keys:
            if key == DIGIT:
                self._digit |= bit
            elif key[-1] == "*":
                self._starts[key[:-1]] = self._starts.get(key[:-1], 0) | bit
            elif key[0] == "*":
                self._ends[key[1:]] = self._ends.get(key[1:], 0) | bit
            else:
                self._whole[key] = self._whole.get(key, 0) | bit
        return 0

    def __missing__(self, token: str) -> int:
        bits = self._bits(token)
        if token[-1] == STRESS and len(token) > 1:
            bits |= self._bits(token[:-1])
        if len(self) < _MOST_MET and len(token) <= _LONGEST_MET:
            self[token] = bits
        return bits

    def _bits(self, word: str) -> int:
        bits = self._whole.get(word, 0)
        starts, ends = self._starts.get, self._ends.get
        for length in range(1, min(len(word), LONGEST) + 1):
            bits |= starts(word[:length], 0) | ends(word[-length:], 0)
        if self._digit and not word.isalpha() and any(sign.isdigit() for sign in word):
            bits |= self._digit
        return bits


class _MetPieces(dict[str, int]):
    """The bits of what stands between two spaces: a word and the signs that touch it."""

    def __init__(self, met: _Met, spelled: Spelled | None) -> None:
        super().__init__()
        self._met = met
        self._spelled = spelled

    def __missing__(self, piece: str) -> int:
        bits = 0
        for token in _TOKEN.findall(piece if self._spelled is None else self._spelled(piece)):
            bits |= self._met[token]
        if len(self) < _MOST_MET and len(piece) <= _LONGEST_MET:
            self[piece] = bits
        return bits


class _MetPlaces(dict[str, tuple[tuple[int, int], ...]]):
    """The words and signs of such a piece that have bits: (where in it, bits)."""

    def __init__(self, met: _Met) -> None:
        super().__init__()
        self.met = met

    def __missing__(self, piece: str) -> tuple[tuple[int, int], ...]:
        found = tuple(
            (token.start(), bits)
            for token in _TOKEN.finditer(piece)
            if (bits := self.met[token[0]])
        )
        if len(self) < _MOST_MET and len(piece) <= _LONGEST_MET:
            self[piece] = found
        return found
