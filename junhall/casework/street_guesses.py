"""PURE: streets named with typing errors, in part, or with words run together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from junhall.casework.street_index import Street, StreetIndex
from junhall.casework.street_told import Mention, Told, is_cut, is_numbered
from junhall.casework.street_words import ARTICLES, MEETS, ORDINARY, TYPE_OF

_PARTIAL_WORDS: Final = 4
_LONG_TYPES: Final = ("calle", "avenida", "plaza", "paseo", "carrer", "avinguda", "rue", "camino")
_LONG_FORMS: Final = tuple(form for form in TYPE_OF if len(form) > 4)


def misspelt(
    told: Told, at: int, index: StreetIndex, begins: Mapping[str, object]
) -> Mention | None:
    """A street after the kind of street at word ``at`` that is written wrong, or in part.

    Nearly every word is a typing error away from some street, so the kind must agree, and one
    word alone must be long or have a number behind it.
    """
    words, raw = told.words, told.raw
    j = at + 1
    while j < len(words) and raw[j] in ARTICLES and j - at <= 3:
        j += 1
    if j >= len(words) or is_cut(told, at, j) or raw[j] in TYPE_OF or raw[j].isdigit():
        return None
    if len(raw[at]) == 1 and told.text[told.end(at)] not in "/.":
        return None
    if words[j] in begins and index.longest(words, j) is not None:
        return None
    kind = TYPE_OF[raw[at]]
    if len(words[j]) < 4 and j + 1 < len(words) and (after := index.longest(words, j + 1)):
        same = [s for s in after.streets if s.type == kind]
        if same and is_numbered(told, after.end):
            return _guess(told, at, after.end, same, 2.8, 0.75, "place-typo")
    hit = index.nearly(words, j)
    if hit is not None:
        same = [s for s in hit.streets if s.type == kind]
        toll = 0.15 * hit.typos
        if same and (hit.end - j > 1 or _may_be_misspelt(told, j, index)):
            return _guess(told, at, hit.end, same, 2.7 - toll, 0.8 - toll, "place-typo")
        if hit.end - j > 2:
            return _guess(told, at, hit.end, hit.streets, 1.7 - toll, 0.6 - toll, "place-typo")
    return _in_part(told, at, j, kind, index)


def joined(told: Told, at: int, index: StreetIndex) -> Mention | None:
    """A name written without spaces, with its kind of street or without: hashtags do it."""
    word = told.raw[at]
    for kind in _LONG_TYPES:
        rest = word[len(kind) :]
        if word.startswith(kind) and len(rest) > 3 and (streets := index.joined(rest)):
            same = [s for s in streets if s.type == TYPE_OF[kind]] or list(streets)
            return Mention(at, at + 1, same, 2.0, 0.75, "place-joined-up")
    streets = index.joined(word)
    if streets and len(streets[0].core) > 1:
        return Mention(at, at + 1, list(streets), 1.3, 0.6, "place-joined-up", guessed=True)
    return None


def misspelt_type(word: str) -> str:
    """The kind of street of which ``word`` is a typing error, one letter away; else ""."""
    if found := extractOne(word, _LONG_FORMS, scorer=OSA.distance, score_cutoff=1):
        return TYPE_OF[found[0]]
    return ""


def _in_part(told: Told, at: int, j: int, kind: str, index: StreetIndex) -> Mention | None:
    """The street of that kind whose name has the words that follow, and more."""
    words = told.words
    last, said = j, list[str]()
    while last < len(words) and len(said) < _PARTIAL_WORDS and not words[last].isdigit():
        if last > j and is_cut(told, last - 1, last):
            break
        if words[last] not in ARTICLES and len(words[last]) > 1:
            said.append(words[last])
        last += 1
    if not said or said[0] in MEETS:
        return None
    found = [
        street for street in index.holding(said) if street.type == kind and said[0] in street.core
    ]
    if len(found) != 1:
        return None
    core = found[0].core
    matched = [word for word in said if word in core]
    if said[: len(matched)] != matched or all(word in ORDINARY for word in matched):
        return None
    end = max(k for k in range(j, last) if words[k] in core) + 1
    if len(matched) == 1 and (
        len(said[0]) < 5 or not (is_numbered(told, end) or end == len(words))
    ):
        return None
    return _guess(told, at, end, found, 1.2, 0.5, "place-part")


def _may_be_misspelt(told: Told, at: int, index: StreetIndex) -> bool:
    """Whether one wrong word may be a street: with its number, or too long for an accident.

    Among a town's hundred streets fewer words are near one by accident than among a city's.
    """
    word = told.words[at]
    if word in ORDINARY:
        return False
    return is_numbered(told, at + 1) or len(word) > (5 if index.is_of_a_town else 7)


def _guess(
    told: Told,
    first: int,
    last: int,
    streets: Sequence[Street],
    worth: float,
    sure: float,
    why: str,
) -> Mention:
    return Mention(
        first, last, streets, worth, sure, why, guessed=True,
        spoken=frozenset(told.words[first:last]),
    )  # fmt: skip
