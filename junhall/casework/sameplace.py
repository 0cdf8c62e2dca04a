"""PURE: whether two places that people told may be one and the same."""

from __future__ import annotations

import re
from typing import Final

from junhall.casework.folding import fold
from junhall.casework.grid import distance_m
from junhall.models.messages import Place
from junhall.models.terms import PlaceQuality

ELSEWHERE_M: Final = 150.0
"""Two exact points further apart than this are two places."""
_HOUSE: Final = re.compile(r"[,\s]+(?:n(?:o|um|umero)?\.?\s*)?\d+\s*\w?$", re.IGNORECASE)


def is_same_place(one: Place, other: Place) -> bool:
    """Whether two places may be one; house numbers of one street are one, the unknown is too."""
    if one.name is not None and other.name is not None:
        return not streets_of(one.name).isdisjoint(streets_of(other.name))
    exact = PlaceQuality.EXACT
    if one.quality is not exact or other.quality is not exact:
        return True
    if one.lat is None or one.long is None or other.lat is None or other.long is None:
        return True
    return distance_m(one.lat, one.long, other.lat, other.long) <= ELSEWHERE_M


def tells_two_streets(one: Place, other: Place) -> bool:
    """Whether two streets were named, however near they lie: no point but the streets' own."""
    if one.name is None or other.name is None:
        return False
    if PlaceQuality.EXACT in {one.quality, other.quality}:
        return False
    return streets_of(one.name).isdisjoint(streets_of(other.name))


def without_house(name: str) -> str:
    """A place's name without its house number: on a public screen a number is somebody's door."""
    return _HOUSE.sub("", name) or name


def streets_of(name: str) -> frozenset[str]:
    """The streets of a place's name as they are compared: no case, accents, house number."""
    return frozenset(" ".join(_HOUSE.sub("", one).split()) for one in fold(name).split(", esq. "))
