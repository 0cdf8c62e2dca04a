"""PURE: a pattern as the standard library parses it, step by step, and what its sets hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, Final, NamedTuple

Item = tuple[Any, Any]
STARTS: Final = frozenset({"AT_BEGINNING", "AT_BEGINNING_STRING"})
EDGES: Final = STARTS | {"AT_BOUNDARY"}
ENDS: Final = frozenset({"AT_END", "AT_END_STRING"})
MORE: Final = "MORE"
"""Stands for whatever further rounds of a repetition leave behind."""


class Step(NamedTuple):
    """An item of a parsed pattern, and what follows it wherever it stands."""

    code: str
    told: Any
    next: Step | None


Steps = Step | None


@lru_cache(maxsize=8)
def parsed(pattern: re.Pattern[str]) -> Steps:
    """A pattern's steps; None where nothing certain can be said of them."""
    if pattern.flags & (re.IGNORECASE | re.VERBOSE | re.MULTILINE):
        return None
    try:
        items = import_module("re._parser").parse(pattern.pattern)
    except ImportError:  # another Python may keep its parser elsewhere
        return None
    return steps(items, None)


def steps(items: Sequence[Item], then: Steps) -> Steps:
    """Items as steps, before those that follow."""
    for code, told in reversed(list(items)):
        then = Step(str(code), told, then)
    return then


def is_of_word(sign: str) -> bool:
    """Whether a sign is part of a word."""
    return sign.isalnum() or sign == "_"


def signs_of(members: Sequence[Item]) -> str | None:
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


def is_gap(member: Item) -> bool:
    """Whether a set's member is never part of a word."""
    code, told = str(member[0]), member[1]
    if code == "CATEGORY":
        return str(told) in {"CATEGORY_SPACE", "CATEGORY_NOT_WORD"}
    return code == "LITERAL" and not is_of_word(chr(told))


def is_letter(member: Item) -> bool:
    """Whether a set's member is always part of a word."""
    code, told = str(member[0]), member[1]
    match code:
        case "LITERAL":
            return is_of_word(chr(told))
        case "RANGE":
            return told[1] - told[0] < 32 and all(
                is_of_word(chr(sign)) for sign in range(told[0], told[1] + 1)
            )
        case "CATEGORY":
            return str(told) in {"CATEGORY_WORD", "CATEGORY_DIGIT"}
        case _:
            return False


def is_digit(member: Item) -> bool:
    """Whether a set's member is always a digit."""
    signs = signs_of((member,))
    return signs is not None and signs.isdigit()


def ends_between(parsed: Sequence[Item]) -> bool:
    """Whether what it matches, if anything, ends in a sign that is no part of a word."""
    if not parsed:
        return False
    code, told = str(parsed[-1][0]), parsed[-1][1]
    match code:
        case "LITERAL":
            return not is_of_word(chr(told))
        case "IN":
            return all(map(is_gap, told))
        case "SUBPATTERN":
            return ends_between(told[3])
        case "BRANCH":
            return all(map(ends_between, told[1]))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return told[0] > 0 and ends_between(told[2])
        case _:
            return False


def is_no_word_before(code: str, told: tuple[int, Sequence[Item]]) -> bool:
    """Whether it is ``(?<!\\w)``."""
    return code == "ASSERT_NOT" and told[0] < 0 and _is_any_letter(told[1])


def is_no_word_after(told: tuple[int, Sequence[Item]]) -> bool:
    """Whether it is ``(?!\\w)``."""
    return told[0] > 0 and _is_any_letter(told[1])


def _is_any_letter(items: Sequence[Item]) -> bool:
    if len(items) != 1 or str(items[0][0]) != "IN":
        return False
    members = items[0][1]
    return len(members) == 1 and str(members[0][1]) == "CATEGORY_WORD"
