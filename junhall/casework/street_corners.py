"""PURE: corners: whether a text joins two streets, and where on the map they meet."""

from __future__ import annotations

from enum import Enum, auto
from math import cos, radians
from typing import Final

from junhall.casework.grid import distance_m
from junhall.casework.street_index import Box, Point, Street
from junhall.casework.street_told import Mention, Told
from junhall.casework.street_words import ARTICLES, MEETS, SAYS_CORNER, TYPE_OF

_MEET_M: Final = 60.0  # two axes nearer than a wide crossing do meet
_OVERLAP_M: Final = 400.0  # a larger overlap of two boxes says nothing of where streets meet
_POINTS: Final = 1_000  # of a street, when looking where it meets another


class Link(Enum):
    """What stands between two mentions of streets."""

    NONE = auto()
    JOINED = auto()
    """Only words that join: "calle Sol con calle Luna"."""
    CORNER = auto()
    """Such words and one that says corner: "esquina", "cruce", "corner"."""


def link_between(told: Told, left: Mention, right: Mention) -> Link:
    """How a text joins two mentions that follow each other."""
    between = told.raw[left.last : right.first]
    if MEETS.isdisjoint(between) or not all(
        word in MEETS or word in ARTICLES or word in TYPE_OF or word == "a" for word in between
    ):
        return Link.NONE
    before = told.raw[max(0, left.first - 3) : left.first]
    return Link.JOINED if SAYS_CORNER.isdisjoint((*between, *before)) else Link.CORNER


def meeting(one: Street, other: Street) -> Point | None:
    """Where two streets meet: between their nearest known points, else where boxes overlap."""
    if one.points and other.points:
        import numpy as np

        here, there = _points_in(one, other.box), _points_in(other, one.box)
        if not here or not there:
            return None
        shrink = np.cos(np.radians(here[0][0]))
        gaps = (np.asarray(here)[:, None, :] - np.asarray(there)[None, :, :]) * (1.0, shrink)
        a, b = divmod(int(np.argmin((gaps**2).sum(axis=2))), len(there))
        p, q = here[a], there[b]
        if distance_m(*p, *q) > _MEET_M:
            return None
        return (p[0] + q[0]) / 2.0, (p[1] + q[1]) / 2.0
    low_lat, low_long = max(one.box[0], other.box[0]), max(one.box[1], other.box[1])
    high_lat, high_long = min(one.box[2], other.box[2]), min(one.box[3], other.box[3])
    if low_lat > high_lat or low_long > high_long:
        return None
    if distance_m(low_lat, low_long, high_lat, high_long) > _OVERLAP_M:
        return None
    return (low_lat + high_lat) / 2.0, (low_long + high_long) / 2.0


def _points_in(street: Street, box: Box) -> list[Point]:
    """The points of a street in or just beside a box; thinned where there are very many."""
    up = 2.0 * _MEET_M / 111_195.0
    across = up / max(0.01, cos(radians(box[0])))
    inside = [
        (lat, long)
        for lat, long in street.points
        if box[0] - up <= lat <= box[2] + up and box[1] - across <= long <= box[3] + across
    ]
    return inside[:: 1 + len(inside) // _POINTS]
