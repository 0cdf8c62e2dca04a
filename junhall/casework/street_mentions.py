"""PURE: where a text names streets: with a kind of street before them, or by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from junhall.casework.folding import fold
from junhall.casework.street_index import Hit, Street, StreetIndex
from junhall.casework.street_numbers import number_near
from junhall.casework.street_words import (
    AFTER_NAME,
    ARTICLES,
    INDEFINITE,
    LOCATES,
    MEETS,
    ORDINARY,
    POINTS_AWAY,
    SAYS_CORNER,
    SHORT_FORMS,
    TYPE_OF,
)

_TOKEN: Final = re.compile(r"[^\W_]+")
_NOT_OURS: Final = re.compile(r"https?://\S+|(?<![\w])@[\w.@-]+")
_HASHTAG: Final = re.compile(r"#(\w{3,80})")
_HUMP: Final = re.compile(r"(?<=[a-záéíóúüñçàèò])(?=[A-ZÁÉÍÓÚÜÑÇÀÈÒ])|(?<=[^\W\d_])(?=\d)")
_LETTER_TYPES: Final = frozenset({"c", "r"})
_PARTIAL_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A text as words with their places in its folded form."""

    text: str
    raw: Sequence[str]
    """The folded words as written."""
    words: Sequence[str]
    """The same in one spelling: "dr" is "doctor"."""
    starts: Sequence[int]
    ends: Sequence[int]
    tagged: bool = False
    """Whether the text has hashtags, which join words."""


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
    found = list(_TOKEN.finditer(folded))
    raw = [one[0] for one in found]
    spell = SHORT_FORMS.get
    return Told(
        folded,
        raw,
        [spell(word, word) for word in raw],
        [one.start() for one in found],
        [one.end() for one in found],
        tagged,
    )


def mentions_in(told: Told, index: StreetIndex, generic: Mapping[str, Street]) -> list[Mention]:
    """Every mention of a street or place, in the order of the text."""
    found: list[Mention] = []
    passed: tuple[int, Hit] | None = None
    begins, words, raw = index.first_words, told.words, told.raw
    i, last = 0, len(words)
    while i < last:
        mention = None
        if words[i] in begins and (hit := index.longest(words, i)) is not None:
            mention = _judged(told, i, hit, found)
            if mention is None:
                passed = (i, hit)
            if mention is not None and mention.why == "place-street" and hit.more:
                better = index.nearly(words, i)
                if better is not None and better.end > hit.end:
                    mention = _judged(told, i, better, found) or mention
        if mention is None and raw[i] in TYPE_OF:
            mention = _misspelt(told, i, index, begins)
        if mention is None and raw[i] in generic and _is_located(told, i):
            mention = Mention(
                i, i + 1, (generic[raw[i]],), 0.9, 0.6, "place-landmark", guessed=True
            )
        if mention is None and len(raw[i]) > 6 and (told.tagged or index.joined(raw[i])):
            mention = _joined(told, i, index)
        if mention is not None:
            if passed is not None and (first := _leads_to(told, passed, mention)) is not None:
                found.append(first)
            found.append(mention)
            passed = None
            i = max(mention.last, i + 1)
        else:
            i += 1
    return found


def _judged(told: Told, at: int, hit: Hit, before: Sequence[Mention]) -> Mention | None:
    """What a name found in the text is worth by the words around it; None for ordinary words."""
    first, kind = _kind_before(told, at)
    last = hit.end
    if not kind and last < len(told.raw) and told.raw[last] in AFTER_NAME:
        kind, last = TYPE_OF[told.raw[last]], last + 1
    streets = hit.streets
    core = streets[0].core
    ordinary = all(word in ORDINARY or word.isdigit() for word in core)
    if len(core[-1]) == 1 and len(core) == 1 and not _stands_alone(told, last):
        return None
    spoken = frozenset(told.words[first:last])
    guessed = hit.typos > 0
    toll = 0.15 * hit.typos + _direction(told, first)
    if kind:
        if ordinary and first > 0 and told.raw[first - 1] in INDEFINITE:
            return None
        same = [s for s in streets if s.type == kind]
        if same:
            return Mention(
                first, last, same, 3.0 - toll, 0.95 - toll,
                "place-typo" if guessed else "place-street", guessed, spoken,
            )  # fmt: skip
        if len(core) > 1 or not ordinary:
            several = len(streets) > 1
            return Mention(
                first, last, streets, 2.0 - toll, 0.7 - toll,
                "place-other-kind", guessed or several, spoken,
            )  # fmt: skip
        return None
    if before and _continues(told, before[-1], at) and (not ordinary or len(core) > 1):
        return Mention(at, last, streets, 1.6 - toll, 0.8 - toll, "place-joined", guessed, spoken)
    if streets[0].kind == "place" and (len(core) > 1 or _is_located(told, at)):
        return Mention(at, last, streets, 1.8 - toll, 0.8 - toll, "place-landmark", guessed, spoken)
    if (
        len(core) > 1
        and any(len(word) > 3 for word in core)
        and (not ordinary or _numbered(told, at, last))
    ):
        return Mention(
            at, last, streets, 1.4 + 0.05 * len(core) - toll, 0.65 - toll, "place-name", guessed,
            spoken,
        )  # fmt: skip
    if not ordinary and len(core[0]) > 3 and _numbered(told, at, last):
        return Mention(at, last, streets, 0.8, 0.5, "place-name", guessed=True, spoken=spoken)
    whole = at == 0 and last == len(told.raw) and len(core[0]) > 3
    if whole or (at > 0 and _is_address(told, at, last)):
        return Mention(at, last, streets, 0.8, 0.4, "place-name", guessed=True, spoken=spoken)
    return None


def _is_address(told: Told, at: int, last: int) -> bool:
    """Whether a bare everyday word stands in an address: "en Mayor 12, ..."."""
    if told.raw[at - 1] in ARTICLES - {"en"} and at > 1:
        at -= 1
    if told.raw[at - 1] not in {"en", "in", "at"} or last >= len(told.raw):
        return False
    ends = last + 1 == len(told.raw) or not told.text[told.ends[last]].isspace()
    return ends and told.raw[last].isdigit() and _numbered(told, at, last)


def _stands_alone(told: Told, last: int) -> bool:
    """Whether a name of one letter ends there: "calle A 3", but not "la calle a oscuras"."""
    if last >= len(told.raw) or told.text[told.ends[last - 1] : told.starts[last]].strip():
        return True
    return number_near(told.text, 0, told.ends[last - 1], told.starts[last] + 12) is not None


def _direction(told: Told, first: int) -> float:
    """What a street loses that is only named as where a road leads to."""
    return 0.0 if POINTS_AWAY.isdisjoint(told.raw[max(0, first - 3) : first]) else 0.3


def _kind_before(told: Told, at: int) -> tuple[int, str]:
    """Where a mention begins and which kind of street is written before word ``at``."""
    k = at - 1
    while k >= 0 and at - k <= 3 and told.raw[k] in ARTICLES:
        k -= 1
    if k < 0 or at - k > 4 or _is_cut(told, k, at):
        return at, ""
    word = told.raw[k]
    kind = TYPE_OF.get(word, "")
    if kind and (len(word) > 1 or k == at - 1 or word == "c"):
        return k, kind
    if len(word) > 3 and word not in ORDINARY and (kind := _misspelt_type(word)):
        return k, kind
    if word == "s" and k > 0 and told.raw[k - 1] == "calle":
        return k - 1, "calle"
    return at, ""


def _is_cut(told: Told, left: int, right: int) -> bool:
    """Whether a sentence ends between two words."""
    between = told.text[told.ends[left] : told.starts[right]]
    return any(sign in between for sign in "!?;\n") or ("." in between and len(told.raw[left]) > 4)


def _misspelt(
    told: Told, at: int, index: StreetIndex, begins: Mapping[str, object]
) -> Mention | None:
    """A street after the kind of street at word ``at`` that is written wrong, or in part."""
    words = told.words
    j = at + 1
    while j < len(words) and told.raw[j] in ARTICLES and j - at <= 3:
        j += 1
    if j >= len(words) or _is_cut(told, at, j):
        return None
    if len(told.raw[at]) == 1 and told.text[told.ends[at]] not in "/.":
        return None
    if told.raw[j] in TYPE_OF:
        return None
    kind = TYPE_OF[told.raw[at]]
    exact = index.longest(words, j) if words[j] in begins else None
    if exact is not None:
        return None
    spoken = frozenset(words[at : j + _PARTIAL_WORDS])
    if len(words[j]) < 4 and j + 1 < len(words) and (after := index.longest(words, j + 1)):
        same = [s for s in after.streets if s.type == kind]
        if same:
            return Mention(
                at, after.end, same, 2.8, 0.75, "place-typo", guessed=True, spoken=spoken
            )
    hit = index.nearly(words, j)
    if hit is not None:
        same = [s for s in hit.streets if s.type == kind]
        toll = 0.15 * hit.typos
        if hit.end - j == 1 and not _may_be_misspelt(told, j, like_type=bool(same)):
            return None
        if same or len(words[j]) > 4 or hit.end - j > 1:
            worth, sure = (2.7, 0.8) if same else (1.7, 0.6)
            return Mention(
                at, hit.end, same or hit.streets, worth - toll, sure - toll, "place-typo",
                guessed=True, spoken=spoken,
            )  # fmt: skip
    end = j
    while end < min(len(words), j + _PARTIAL_WORDS) and not words[end].isdigit():
        end += 1
        if end < len(words) and _is_cut(told, end - 1, end):
            break
    partial = index.holding(
        [word for word in words[j:end] if word not in ORDINARY and word not in MEETS]
    )
    of_kind = [street for street in partial if street.type == kind] or partial
    if not of_kind or len(of_kind) > 3:
        return None
    core = set(of_kind[0].core)
    last = max(k for k in range(j, end) if words[k] in core) + 1
    return Mention(at, last, of_kind, 1.2, 0.5, "place-part", guessed=True, spoken=spoken)


def _may_be_misspelt(told: Told, at: int, *, like_type: bool) -> bool:
    """Whether one wrong word may be a street: a short one only as an address, with its number."""
    word = told.words[at]
    if word in ORDINARY:
        return False
    numbered = at + 1 < len(told.raw) and told.raw[at + 1].isdigit()
    return len(word) > 4 or (like_type and numbered)


def _joined(told: Told, at: int, index: StreetIndex) -> Mention | None:
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


def _continues(told: Told, before: Mention, at: int) -> bool:
    """Whether word ``at`` goes on after another street: "calles Alemania y San Sebastian"."""
    between = told.raw[before.last : at]
    return (
        0 < len(between) <= 5
        and not MEETS.isdisjoint(between)
        and all(word in MEETS or word in ARTICLES for word in between)
    )


def _leads_to(told: Told, passed: tuple[int, Hit], mention: Mention) -> Mention | None:
    """The bare name right before a street it meets: "Clavel esquina calle Mayor"."""
    at, hit = passed
    between = told.raw[hit.end : mention.first]
    if not 0 < len(between) <= 3 or len(hit.streets[0].core[0]) < 4:
        return None
    says = {*between, *told.raw[max(0, at - 4) : at]}
    if (SAYS_CORNER | {"con", "amb"}).isdisjoint(says) or MEETS.isdisjoint(between):
        return None
    if not all(word in MEETS or word in ARTICLES for word in between):
        return None
    return Mention(
        at, hit.end, hit.streets, mention.worth, 0.6, "place-joined", guessed=True,
        spoken=frozenset(told.words[at : hit.end]),
    )  # fmt: skip


def _is_located(told: Told, at: int) -> bool:
    return not LOCATES.isdisjoint(told.raw[max(0, at - 4) : at])


def _numbered(told: Told, at: int, last: int) -> bool:
    """Whether a bare name stands as an address does: with a number that counts no hours."""
    if last >= len(told.raw):
        return False
    found = number_near(told.text, told.starts[at], told.ends[last - 1], len(told.text))
    if found is None or told.starts[last] - told.ends[last - 1] > 3:
        return False
    return at == 0 or len(told.raw[at]) > 4 or _is_located(told, at) or told.raw[at - 1] in ARTICLES


def _misspelt_type(word: str) -> str:
    """The kind of street of which ``word`` is a typing error, one letter away; else ""."""
    if found := extractOne(word, _LONG_FORMS, scorer=OSA.distance, score_cutoff=1):
        return TYPE_OF[found[0]]
    return ""


_LONG_FORMS: Final = tuple(form for form in TYPE_OF if len(form) > 4)
_LONG_TYPES: Final = ("calle", "avenida", "plaza", "paseo", "carrer", "avinguda", "rue", "camino")
