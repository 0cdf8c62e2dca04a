"""PURE: where a text names streets: with a kind of street before them, or by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from junhall.casework.street_guesses import joined, misspelt, misspelt_type
from junhall.casework.street_index import Hit, Street, StreetIndex
from junhall.casework.street_numbers import number_near
from junhall.casework.street_told import Mention, Told, is_cut, is_numbered
from junhall.casework.street_words import (
    AFTER_NAME,
    AREAS,
    ARTICLES,
    INDEFINITE,
    LOCATES,
    MEETS,
    ORDINARY,
    POINTS_AWAY,
    SAYS_CORNER,
    TYPE_OF,
)


def hints_of(index: StreetIndex, generic: Mapping[str, Street]) -> frozenset[str]:
    """The words, beside those with which names begin, that may have to do with a street."""
    return frozenset((*TYPE_OF, *generic, *index.joined_names))


def mentions_in(
    told: Told, index: StreetIndex, generic: Mapping[str, Street], hints: frozenset[str]
) -> list[Mention]:
    """Every mention of a street or place, in the order of the text."""
    found: list[Mention] = []
    passed: tuple[int, Hit] | None = None
    begins, words, raw = index.first_words, told.words, told.raw
    i, last = 0, len(words)
    while i < last:
        if words[i] not in begins and raw[i] not in hints and not told.tagged:
            i += 1  # as most words
            continue
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
            mention = misspelt(told, i, index, begins)
        if mention is None and raw[i] in generic and _is_located(told, i):
            mention = Mention(
                i, i + 1, (generic[raw[i]],), 0.9, 0.6, "place-landmark", guessed=True
            )
        if mention is None and len(raw[i]) > 6 and (told.tagged or index.joined(raw[i])):
            mention = joined(told, i, index)
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
        kind, last = AFTER_NAME[told.raw[last]], last + 1
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
        numbered = is_numbered(told, last)
        if len(core) == 1 and (ordinary or (kind in AREAS and not numbered)):
            return None
        if told.raw[first].endswith("s") and TYPE_OF.get(told.raw[first][:-1]):
            return None
        doubt = len(streets) > 1 or kind in AREAS or not numbered
        return Mention(
            first, last, streets, 2.0 - toll, (0.5 if kind in AREAS else 0.65) - toll,
            "place-other-kind", guessed or doubt, spoken,
        )  # fmt: skip
    if before and _continues(told, before[-1], at) and (not ordinary or len(core) > 1):
        worth, sure = min(1.6, before[-1].worth), min(0.8, before[-1].confidence)
        return Mention(
            at, last, streets, worth - toll, sure - toll, "place-joined", guessed, spoken
        )
    if streets[0].kind == "place" and (len(core) > 1 or _is_located(told, at)):
        return Mention(at, last, streets, 1.8 - toll, 0.8 - toll, "place-landmark", guessed, spoken)
    numbered = is_numbered(told, last)
    if len(core) > 1 and any(len(w) > 3 for w in core) and (numbered or not ordinary):
        return Mention(
            at, last, streets, 1.4 + 0.05 * len(core) - toll, (0.7 if numbered else 0.55) - toll,
            "place-name", guessed or not numbered, spoken,
        )  # fmt: skip
    if not ordinary and len(core[0]) > 3 and numbered and _is_placed(told, at):
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
    ends = last + 1 == len(told.raw) or not told.text[told.end(last)].isspace()
    return ends and told.raw[last].isdigit() and is_numbered(told, last)


def _stands_alone(told: Told, last: int) -> bool:
    """Whether a name of one letter ends there: "calle A 3", but not "la calle a oscuras"."""
    if last >= len(told.raw) or told.text[told.end(last - 1) : told.start(last)].strip():
        return True
    return number_near(told.text, 0, told.end(last - 1), told.start(last) + 12) is not None


def _direction(told: Told, first: int) -> float:
    """What a street loses that is only named as where a road leads to."""
    return 0.0 if POINTS_AWAY.isdisjoint(told.raw[max(0, first - 3) : first]) else 0.3


def _kind_before(told: Told, at: int) -> tuple[int, str]:
    """Where a mention begins and which kind of street is written before word ``at``."""
    k = at - 1
    while k >= 0 and at - k <= 3 and told.raw[k] in ARTICLES:
        k -= 1
    if k < 0 or at - k > 4 or is_cut(told, k, at):
        return at, ""
    word = told.raw[k]
    kind = TYPE_OF.get(word, "")
    if kind and (len(word) > 1 or k == at - 1 or word == "c"):
        return k, kind
    if word == "p" and told.text[told.end(k)] == "°":
        return k, "paseo"
    if len(word) > 3 and word not in ORDINARY and (kind := misspelt_type(word)):
        return k, kind
    if word == "s" and k > 0 and told.raw[k - 1] == "calle":
        return k - 1, "calle"
    return at, ""


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


def _is_placed(told: Told, at: int) -> bool:
    """Whether a bare name stands as an address does: first, after a small word, or long."""
    return at == 0 or len(told.raw[at]) > 4 or _is_located(told, at) or told.raw[at - 1] in ARTICLES


def _is_located(told: Told, at: int) -> bool:
    return not LOCATES.isdisjoint(told.raw[max(0, at - 4) : at])
