"""PURE: the beginnings of words that a pattern cannot do without, so that few patterns are tried.

A language has dozens of patterns and most texts hold the words of very few of them. What a pattern
needs is read from the pattern itself, as the standard library parses it: a table of phrases may
grow without a second table beside it. Where nothing certain can be said the pattern is tried
always.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, Final, NamedTuple

_WORD: Final = re.compile(r"\w+")
_LONGEST: Final = 3
"""Letters of a word's beginning that are looked at."""
DIGIT: Final = "#"
"""Stands for any digit."""
_RARITY: Final = (40, 12, 4, 1)
"""What a beginning of so many letters costs: short ones are in most texts."""
_FEW: Final = 6
"""A set of so many letters is followed letter by letter."""
_RECENT: Final = 64
_MOST_MET: Final = 20_000
"""Words whose patterns are remembered."""

Item = tuple[Any, Any]
Needed = frozenset[str] | None


class _Step(NamedTuple):
    """An item of a parsed pattern, and what follows it wherever it stands."""

    code: str
    told: Any
    next: _Step | None


Steps = _Step | None


class Cues:
    """Patterns over folded text by number, and which of them a text may hold."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        """``patterns`` are numbered in their order; bit n of ``of`` stands for the n-th."""
        self._table: dict[str, int] = {}
        self._always = 0
        for n, pattern in enumerate(patterns):
            needed = beginnings(pattern)
            if needed is None:
                self._always |= 1 << n
                continue
            for beginning in needed:
                self._table[beginning] = self._table.get(beginning, 0) | 1 << n
        self._met: dict[str, int] = {}
        self.of = lru_cache(maxsize=_RECENT)(self._of)
        """The patterns that may match somewhere in a text, as bits; the others do not."""

    def _of(self, text: str) -> int:
        found = self._always
        met = self._met
        for word in _words_of(text):
            bits = met.get(word)
            found |= self._meet(word) if bits is None else bits
        return found

    def _meet(self, word: str) -> int:
        get = self._table.get
        bits = get(word, 0) | get(word[:2], 0) | get(word[0], 0)
        if len(word) > _LONGEST:
            bits |= get(word[:_LONGEST], 0)
        if not word.isalpha():
            bits |= get(DIGIT, 0)
        if len(self._met) < _MOST_MET:
            self._met[word] = bits
        return bits


@lru_cache(maxsize=_RECENT)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


def beginnings(pattern: re.Pattern[str]) -> Needed:
    """Beginnings of words, up to three letters, one of which is in every text that matches.

    ``DIGIT`` stands for any digit. None where a match may do without.
    """
    if pattern.flags & (re.IGNORECASE | re.VERBOSE | re.MULTILINE):
        return None
    try:
        parsed = import_module("re._parser").parse(pattern.pattern)
    except ImportError:  # another Python may keep its parser elsewhere
        return None
    return _Reading().needed(_steps(parsed, None), begins=False)


def _steps(items: Sequence[Item], then: Steps) -> Steps:
    for code, told in reversed(list(items)):
        then = _Step(str(code), told, then)
    return then


class _Reading:
    """One pattern thought through; of all that it needs, what is rarest in texts."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, bool], tuple[Steps, Needed]] = {}

    def needed(self, steps: Steps, *, begins: bool) -> Needed:
        """What ``steps`` need; ``begins``: whether a letter here would be a word's first."""
        key = (id(steps), begins)
        if key not in self._known:
            self._known[key] = steps, self._of(steps, begins=begins)
        return self._known[key][1]

    def _of(self, steps: Steps, *, begins: bool) -> Needed:
        if steps is None:
            return None
        code, told, then = steps
        match code:
            case "LITERAL":
                return self._of_signs(chr(told), then, begins=begins)
            case "IN":
                signs = _signs_of(told)
                if signs is None:
                    return self.needed(then, begins=all(map(_is_gap, told)))
                return self._of_signs(signs, then, begins=begins)
            case "SUBPATTERN" if not told[1]:
                return self.needed(_steps(told[3], then), begins=begins)
            case "ATOMIC_GROUP":
                return self.needed(_steps(told, then), begins=begins)
            case "BRANCH":
                return _all_of(
                    self.needed(_steps(choice, then), begins=begins) for choice in told[1]
                )
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self._of_repeat(told, then, begins=begins)
            case "AT":
                is_edge = str(told) in _EDGES
                return self.needed(then, begins=begins or is_edge)
            case "ASSERT_NOT" if told[0] < 0 and _is_no_word(told[1]):
                return self.needed(then, begins=True)
            case "ASSERT" | "ASSERT_NOT":
                return self.needed(then, begins=begins)
            case _:
                return self.needed(then, begins=False)

    def _of_signs(self, signs: str, then: Steps, *, begins: bool) -> Needed:
        """One of these signs stands here."""
        if not any(map(_is_of_word, signs)):
            return self.needed(then, begins=True)
        later = self.needed(then, begins=False)
        if all(sign.isdigit() for sign in signs):
            return _rarer(frozenset((DIGIT,)), later)
        if begins and len(signs) <= _FEW and all(sign.isalpha() for sign in signs):
            return _rarer(frozenset(_completed(sign, then) for sign in signs), later)
        return later

    def _of_repeat(
        self, told: tuple[int, int, Sequence[Item]], then: Steps, *, begins: bool
    ) -> Needed:
        least, most, repeated = told
        follows = then
        if most > 1:
            # Whatever further rounds leave before the rest, this says nothing about it, unless
            # every round ends between words.
            code = "GAP" if _ends_between(repeated) else "ANY"
            follows = _Step("LITERAL", ord(" "), then) if code == "GAP" else _Step(code, None, then)
        once = self.needed(_steps(repeated, follows), begins=begins)
        if least > 0:
            return once
        skipped = self.needed(then, begins=begins)
        in_any_case = self.needed(then, begins=begins and _ends_between(repeated))
        return _rarer(_all_of((once, skipped)), in_any_case)


_EDGES: Final = frozenset({"AT_BOUNDARY", "AT_BEGINNING", "AT_BEGINNING_STRING"})


def _all_of(choices: Iterable[Needed]) -> Needed:
    """One beginning of each alternative; None where an alternative does without."""
    found: set[str] = set()
    for choice in choices:
        if choice is None:
            return None
        found |= choice
    return frozenset(found)


def _rarer(one: Needed, other: Needed) -> Needed:
    if one is None or other is None:
        return other if one is None else one
    costs = [sum(_RARITY[len(beginning)] for beginning in needed) for needed in (one, other)]
    return one if costs[0] <= costs[1] else other


def _completed(start: str, then: Steps) -> str:
    """A word's beginning as far as its letters are certain."""
    found = start
    while then is not None and len(found) < _LONGEST and then.code == "LITERAL":
        if not chr(then.told).isalpha():
            break
        found += chr(then.told)
        then = then.next
    return found


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _signs_of(members: Sequence[Item]) -> str | None:
    """The signs of a small set; None for one that is large, or told by what it leaves out."""
    signs = ""
    for code, told in members:
        match str(code):
            case "LITERAL":
                signs += chr(told)
            case "RANGE" if told[1] - told[0] < 32:
                signs += "".join(map(chr, range(told[0], told[1] + 1)))
            case "CATEGORY" if str(told) == "CATEGORY_DIGIT":
                signs += "0123456789"
            case _:
                return None
    return signs


def _is_gap(member: Item) -> bool:
    """Whether a set's member is never part of a word."""
    code, told = str(member[0]), member[1]
    if code == "CATEGORY":
        return str(told) in {"CATEGORY_SPACE", "CATEGORY_NOT_WORD"}
    return code == "LITERAL" and not _is_of_word(chr(told))


def _ends_between(parsed: Sequence[Item]) -> bool:
    """Whether what it matches, if anything, ends in a sign that is no part of a word."""
    if not parsed:
        return False
    code, told = str(parsed[-1][0]), parsed[-1][1]
    match code:
        case "LITERAL":
            return not _is_of_word(chr(told))
        case "IN":
            return all(map(_is_gap, told))
        case "SUBPATTERN":
            return _ends_between(told[3])
        case "BRANCH":
            return all(map(_ends_between, told[1]))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return told[0] > 0 and _ends_between(told[2])
        case _:
            return False


def _is_no_word(parsed: Sequence[Item]) -> bool:
    """Whether it is the inside of ``(?<!\\w)``."""
    return [(str(code), str(told)) for code, told in parsed] == [
        ("IN", "[(CATEGORY, CATEGORY_WORD)]")
    ]
