"""PURE: which words a pattern cannot do without, and with which it may begin, read from itself.

A pattern is thought through as the standard library parses it, so that a table of phrases may grow
without a second table beside it. Words are told as keys: "luz" is that word, "arr*" a beginning,
"*emos" an ending, ``DIGIT`` any digit in it; a sign stands for itself. Every answer errs on one
side: a text without any of the words is certain not to match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from junhall.casework.pattern_steps import (
    EDGES,
    ENDS,
    MORE,
    STARTS,
    Item,
    Step,
    Steps,
    ends_between,
    is_digit,
    is_gap,
    is_letter,
    is_no_word_after,
    is_no_word_before,
    is_of_word,
    parsed,
    signs_of,
)
from junhall.casework.pattern_steps import steps as steps_of
from junhall.casework.sentences import STRESS
from junhall.casework.word_keys import (
    DIGIT,
    LONGEST,
    START,
    Unsure,
    Word,
    cost,
    key_of,
    key_of_beginning,
)

_FEW: Final = 8
"""A set of so many letters is followed letter by letter."""
_MOST_STEPS: Final = 2_000
"""So far one word is followed; what takes longer may be anything."""
Keys = frozenset[str] | None
"""None: nothing certain can be said."""


def needed(pattern: re.Pattern[str]) -> Keys:
    """Keys of words one of which is in every text that matches; None where it may do without."""
    steps = parsed(pattern)
    return None if steps is None else _Reading().needed(steps, begins=False)


def first_words(pattern: re.Pattern[str]) -> Keys:
    """Keys of the words or signs one of which every match begins with; None where it may not."""
    steps = parsed(pattern)
    return None if steps is None else _first(steps, begins=False)


def _first(steps: Steps, *, begins: bool) -> Keys:
    """The words with which a match begins; ``begins``: whether a letter would be a word's first."""
    if steps is None:
        return None
    code, told, then = steps
    match code:
        case "SUBPATTERN" if not told[1]:
            return _first(steps_of(told[3], then), begins=begins)
        case "ATOMIC_GROUP":
            return _first(steps_of(told, then), begins=begins)
        case "BRANCH":
            return _all_of(_first(steps_of(choice, then), begins=begins) for choice in told[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if tuple(told[:2]) == (0, 1):
            once = _first(steps_of(told[2], then), begins=begins)
            return _all_of((once, _first(then, begins=begins)))
        case "AT" if str(told) in STARTS:
            return frozenset((START,))
        case "AT":
            return _first(then, begins=begins or str(told) in EDGES)
        case "ASSERT" | "ASSERT_NOT":
            return _first(then, begins=begins or is_no_word_before(code, told))
        case _:
            return words_at(steps) if begins else None


def words_at(steps: Steps) -> Keys:
    """The keys of the word, or the sign, that begins at these steps."""
    found = _Found()
    try:
        _follow(steps, Word(), found)
    except Unsure:
        return None
    return frozenset(found)


class _Found(set[str]):
    """The keys found so far, and how many more steps may be taken."""

    def __init__(self) -> None:
        super().__init__()
        self.left = _MOST_STEPS


def _follow(steps: Steps, word: Word, found: _Found) -> None:
    """Add the keys of a word that goes on with these steps. Raises: Unsure."""
    found.left -= 1
    if found.left < 0:
        raise Unsure
    if word.is_open and word.has_digit:
        found.add(DIGIT)
        return
    if steps is None:
        found.add(key_of_beginning(word))  # what follows the match may belong to the word
        return
    code, told, then = steps
    match code:
        case "LITERAL":
            _follow_signs(chr(told), then, word, found)
        case "IN":
            if (signs := signs_of(told)) is not None and len(signs) <= _FEW:
                _follow_signs(signs, then, word, found)
            else:
                _follow_many(told, then, word, found)
        case "SUBPATTERN" if not told[1]:
            _follow(steps_of(told[3], then), word, found)
        case "ATOMIC_GROUP":
            _follow(steps_of(told, then), word, found)
        case "BRANCH":
            for choice in told[1]:
                _follow(steps_of(choice, then), word, found)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            _follow_repeat(told, then, word, found)
        case "AT" if word.is_begun and str(told) in EDGES | ENDS:
            found.add(key_of(word))
        case "ASSERT_NOT" if word.is_begun and is_no_word_after(told):
            found.add(key_of(word))
        case "AT" | "ASSERT" | "ASSERT_NOT":
            _follow(then, word, found)
        case _:
            found.add(key_of_beginning(word))


def _follow_signs(signs: str, then: Steps, word: Word, found: _Found) -> None:
    """One of these signs stands here."""
    for sign in signs:
        if is_of_word(sign):
            _follow(then, word.and_sign(sign), found)
        elif word.is_begun:
            found.add(key_of(word.and_sign(sign) if sign == STRESS else word))
        elif sign.isspace() or sign in {"*", START, STRESS}:
            raise Unsure  # no word of its own
        else:
            found.add(sign)


def _follow_many(members: Sequence[Item], then: Steps, word: Word, found: _Found) -> None:
    """One of a large set of signs stands here."""
    may_end = not all(map(is_letter, members))
    if may_end:
        if not word.is_begun:
            raise Unsure
        found.add(key_of(word))
    if not all(map(is_gap, members)):
        _follow(then, word.and_anything(digits=all(map(is_digit, members))), found)


def _follow_repeat(
    told: tuple[int, int, Sequence[Item]], then: Steps, word: Word, found: _Found
) -> None:
    least, most, repeated = told
    is_letters = len(repeated) == 1 and str(repeated[0][0]) == "IN"
    is_letters = is_letters and all(map(is_letter, repeated[0][1]))
    if most > 1 and is_letters:  # as many letters as one likes, or none
        digits = least > 0 and all(map(is_digit, repeated[0][1]))
        _follow(then, word.and_anything(digits=digits), found)
        return
    if least == 0 and len(word.start) >= LONGEST and _is_space(repeated):
        found.add(key_of_beginning(word))  # the word ends here, or else goes on
        return
    if least == 0:
        _follow(then, word, found)
    if most == 1:
        _follow(steps_of(repeated, then), word, found)
    elif len(repeated) == 1 and str(repeated[0][0]) == "IN":
        members = repeated[0][1]
        if all(map(is_gap, members)):
            if not word.is_begun:
                raise Unsure
            found.add(key_of(word))
        else:
            _follow_many(members, Step(MORE, None, then), word, found)
    else:
        _follow(steps_of(repeated, Step(MORE, None, then)), word, found)


def _is_space(parsed: Sequence[Item]) -> bool:
    """Whether it is signs between words alone."""
    code, told = str(parsed[0][0]), parsed[0][1]
    is_gap_alone = all(map(is_gap, told)) if code == "IN" else is_gap(parsed[0])
    return len(parsed) == 1 and is_gap_alone


class _Reading:
    """One pattern thought through; of all that it needs, what is rarest in texts."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, bool], tuple[Steps, Keys]] = {}

    def needed(self, steps: Steps, *, begins: bool) -> Keys:
        """What ``steps`` need; ``begins``: whether a letter here would be a word's first."""
        key = (id(steps), begins)
        if key not in self._known:
            self._known[key] = steps, self._of(steps, begins=begins)
        return self._known[key][1]

    def _of(self, steps: Steps, *, begins: bool) -> Keys:
        if steps is None:
            return None
        code, told, then = steps
        match code:
            case "LITERAL":
                return self._of_signs(steps, chr(told), begins=begins)
            case "IN":
                if all(map(is_gap, told)):
                    return self.needed(then, begins=True)
                if all(map(is_letter, told)):
                    return self._of_signs(steps, signs_of(told) or "", begins=begins)
                return self.needed(then, begins=False)
            case "SUBPATTERN" if not told[1]:
                return self.needed(steps_of(told[3], then), begins=begins)
            case "ATOMIC_GROUP":
                return self.needed(steps_of(told, then), begins=begins)
            case "BRANCH":
                return _all_of(
                    self.needed(steps_of(choice, then), begins=begins) for choice in told[1]
                )
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self._of_repeat(steps, begins=begins)
            case "AT":
                return self.needed(then, begins=begins or str(told) in EDGES)
            case "ASSERT" | "ASSERT_NOT":
                return self.needed(then, begins=begins or is_no_word_before(code, told))
            case _:
                return self.needed(then, begins=False)

    def _of_signs(self, steps: Step, signs: str, *, begins: bool) -> Keys:
        """One of these signs stands here; "" for letters that are too many to tell."""
        if signs and not any(map(is_of_word, signs)):
            later = self.needed(steps.next, begins=True)
            told = not any(sign.isspace() or sign in {"*", STRESS} for sign in signs)
            return _rarer(frozenset(signs), later) if told else later
        later = self.needed(steps.next, begins=False)
        if begins:
            return _rarer(words_at(steps), later)
        if signs and all(sign.isdigit() for sign in signs):
            return _rarer(frozenset((DIGIT,)), later)
        return later

    def _of_repeat(self, steps: Step, *, begins: bool) -> Keys:
        (least, most, repeated), then = steps.told, steps.next
        follows = then
        if most > 1:
            # Whatever further rounds leave before the rest, this says nothing about it, unless
            # every round ends between words.
            is_between = ends_between(repeated)
            follows = Step("LITERAL", ord(" "), then) if is_between else Step(MORE, None, then)
        once = self.needed(steps_of(repeated, follows), begins=begins)
        if begins and len(repeated) == 1 and str(repeated[0][0]) == "IN":
            once = _rarer(once, words_at(steps))  # "\w+emos": the letters are one word's
        if least > 0:
            return once
        skipped = self.needed(then, begins=begins)
        in_any_case = self.needed(then, begins=begins and ends_between(repeated))
        return _rarer(_all_of((once, skipped)), in_any_case)


def _all_of(choices: Iterable[Keys]) -> Keys:
    """The keys of each alternative; None where an alternative does without."""
    found: set[str] = set()
    for choice in choices:
        if choice is None:
            return None
        found |= choice
    return frozenset(found)


def _rarer(one: Keys, other: Keys) -> Keys:
    if one is None or other is None:
        return other if one is None else one
    return one if cost(one) <= cost(other) else other
