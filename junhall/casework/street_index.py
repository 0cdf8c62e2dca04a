"""PURE: the names of a town's streets as a tree of folded words, walked along a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA

from junhall.casework.folding import fold
from junhall.casework.street_words import AFTER_NAME, ARTICLES, SHORT_FORMS, TYPE_OF

Point = tuple[float, float]
"""Latitude and longitude, WGS84 degrees."""
Box = tuple[float, float, float, float]
"""min_lat, min_long, max_lat, max_long."""

PART: Final = re.compile(r"[^\W\d_]+|\d+")
_FUZZY_FROM: Final = 3  # shorter words have too many neighbours to be a typing error of one


@dataclass(slots=True)
class Street:
    """One street, square or place of the town, gathered from all rows that name it."""

    name: str
    kind: str
    type: str
    core: tuple[str, ...]
    spoken: tuple[str, ...]
    """All folded words of the name, articles too."""
    weight: int = 0
    lat: float = 0.0
    long: float = 0.0
    box: Box = (0.0, 0.0, 0.0, 0.0)
    points: list[Point] = field(default_factory=list)
    doors: dict[int, Point] = field(default_factory=dict)
    lettered: dict[str, Point] = field(default_factory=dict)

    @property
    def numbers(self) -> Mapping[int, Point]:
        """The doorways by plain number."""
        return self.doors

    def nearest_door(self, number: int) -> int | None:
        """The known number nearest to one that is not there: on its own side of the street if
        that is no more than ten numbers off, of two equally near the lower."""
        if not self.doors:
            return None
        return min(
            self.doors,
            key=lambda n: (abs(n - number) + (0 if n % 2 == number % 2 else 10), n),
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """Streets whose names end at word ``end`` of a text; ``typos`` counts the edits forgiven."""

    end: int
    streets: Sequence[Street]
    typos: int = 0
    more: bool = False
    """Whether longer names begin with this one and the text goes on."""


def split_name(name: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A written name as (type of street or "", words that matter, all words after the type)."""
    raw = parts(name)
    spoken = [canonical(word) for word in raw]
    kind = ""
    if len(raw) > 1:
        if raw[0] in TYPE_OF:
            kind, spoken = TYPE_OF[raw[0]], spoken[1:]
        elif raw[-1] in AFTER_NAME or (raw[-1] in TYPE_OF and ("(" in name or "," in name)):
            kind, spoken = AFTER_NAME.get(raw[-1]) or TYPE_OF[raw[-1]], spoken[:-1]
    core = tuple(w for w in spoken[:-1] if w not in ARTICLES) + tuple(spoken[-1:])
    return kind, core, tuple(spoken)


def parts(text: str) -> list[str]:
    """The folded words and numbers of a text: "A-92" and "a92" are both "a", "92"."""
    return PART.findall(fold(text))


def canonical(word: str) -> str:
    """One spelling for "Dr." and "doctor", "XIII" and "13", "dos" and "2"."""
    return SHORT_FORMS.get(word, word)


def sound(word: str) -> str:
    """How a word sounds to somebody who spells by ear: b and v, h, ll and y, c, s and z are one."""
    out = word.replace("ll", "y").replace("qu", "k").replace("ge", "je").replace("gi", "ji")
    out = out.replace("ce", "se").replace("ci", "si").replace("ph", "f").replace("c", "k")
    out = out.replace("kh", "ch").replace("h", "").replace("v", "b").replace("z", "s")
    doubled = [b for a, b in pairwise(" " + out) if a != b]
    return "".join(doubled)


class _Node:
    """A word of a name: what may follow, and the streets whose names end here."""

    __slots__ = ("next", "streets")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.streets: list[Street] = []


TOWN_STREETS: Final = 1_500
"""With more streets than these it is a city, and short misspelt words are left alone."""


class StreetIndex:
    """All streets by the words of their names: exact along the text, or forgiving typos."""

    def __init__(self, streets: Sequence[Street]) -> None:
        self.is_of_a_town = len(streets) <= TOWN_STREETS
        self._root = _Node()
        self._by_word: dict[str, list[Street]] = {}
        self._joined: dict[str, list[Street]] = {}
        self._blurred: dict[str, list[str]] = {}
        for street in streets:
            node = self._root
            for word in street.core:
                node = node.next.setdefault(word, _Node())
            node.streets.append(street)
            for word in set(street.core):
                self._by_word.setdefault(word, []).append(street)
            for joined in {"".join(street.spoken), "".join(street.core)}:
                self._joined.setdefault(joined, []).append(street)
        for word in self._by_word:
            if len(word) >= _FUZZY_FROM:
                for blur in _blurs(word):
                    self._blurred.setdefault(blur, []).append(word)

    @property
    def first_words(self) -> Mapping[str, object]:
        """The words with which a name may begin, for a quick look."""
        return self._root.next

    @property
    def joined_names(self) -> Iterable[str]:
        """Whole names as one word."""
        return self._joined

    def longest(self, told: Sequence[str], at: int) -> Hit | None:
        """The longest name that stands in the text from word ``at`` on, articles aside."""
        node = self._root.next.get(told[at])
        if node is None:
            return None
        found = (at + 1, node) if node.streets else None
        i, last, skipped = at + 1, len(told), 0
        while i < last and node.next:
            step = node.next.get(told[i])
            if step is None:
                if told[i] in ARTICLES and skipped < 3:
                    skipped += 1
                    i += 1
                    continue
                break
            node, i, skipped = step, i + 1, 0
            if node.streets:
                found = (i, node)
        if found is None:
            return None
        end, node = found
        return Hit(end, node.streets, more=bool(node.next) and end < last)

    def nearly(self, told: Sequence[str], at: int) -> Hit | None:
        """The name that stands there with the fewest typing errors: one in a short word, two in a
        long one, one word in two of the name."""
        best: tuple[float, Hit] | None = None
        for node, end, typos, taken in self._walk(self._root, told, at, 0, 0, 0):
            if not node.streets:
                continue
            worth = taken - 0.6 * typos
            if worth > 0 and (best is None or worth > best[0]):
                best = (worth, Hit(end, node.streets, typos))
        return best[1] if best else None

    def joined(self, word: str) -> Sequence[Street]:
        """Streets whose whole name is written as one word, as in hashtags."""
        return self._joined.get(word, ())

    def holding(self, told: Sequence[str]) -> list[Street]:
        """The streets that share most of these words, at least a rare one: part of a name said."""
        score: dict[int, tuple[int, Street]] = {}
        for word in set(told):
            with_it = self._by_word.get(word, ())
            if len(word) <= _FUZZY_FROM or len(with_it) > 12:
                continue
            for street in with_it:
                n, _ = score.get(id(street), (0, street))
                score[id(street)] = (n + 1, street)
        if not score:
            return []
        most = max(n for n, _ in score.values())
        return [street for n, street in score.values() if n == most]

    def _walk(
        self, node: _Node, told: Sequence[str], at: int, typos: int, taken: int, skipped: int
    ) -> Iterator[tuple[_Node, int, int, int]]:
        if at >= len(told) or not node.next:
            return
        word = told[at]
        steps = [(node.next[word], 0)] if word in node.next else []
        if len(word) >= _FUZZY_FROM and typos <= taken:
            steps += [
                (node.next[like], edits)
                for like, edits in self._like(word)
                if like != word and like in node.next
            ]
        for step, edits in steps:
            yield step, at + 1, typos + edits, taken + 1
            yield from self._walk(step, told, at + 1, typos + edits, taken + 1, 0)
        if not steps and word in ARTICLES and skipped < 3:
            yield from self._walk(node, told, at + 1, typos, taken, skipped + 1)

    def _like(self, word: str) -> list[tuple[str, int]]:
        """Words of names that ``word`` may be a typing error of, with the edits needed."""
        found: dict[str, int] = {}
        allowed = 1 if len(word) < 8 else 2
        ear = sound(word)
        for blur in _blurs(word):
            for like in self._blurred.get(blur, ()):
                if like not in found:
                    edits = 1 if sound(like) == ear else OSA.distance(word, like)
                    if edits <= allowed:
                        found[like] = edits
        return list(found.items())


def _blurs(word: str) -> Iterator[str]:
    """What a word and its misspellings have in common: one letter left out, or the sound."""
    yield word
    yield "/" + sound(word)
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
