"""PURE: rows of a map gathered into the streets they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import Final

from junhall.casework.basemap import StreetRow
from junhall.casework.folding import fold
from junhall.casework.grid import distance_m
from junhall.casework.street_index import Box, Point, Street, split_name
from junhall.casework.street_words import ALLOWED_GENERIC, TYPE_OF

_STEP_M: Final = 25.0
_STEPS: Final = 200  # no more points between two of a map, however far apart
_NUMBER: Final = re.compile(r"0*(\d{1,5})\s*(.*)")


def gather(rows: Iterable[StreetRow]) -> list[Street]:
    """One street for all rows whose names read alike, under the spelling seen most often.

    A name that is another street's with a number behind it is that street's doorway.
    """
    by_name: dict[str, list[StreetRow]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    groups: dict[tuple[str, str, tuple[str, ...]], list[list[StreetRow]]] = {}
    for name, held in by_name.items():
        kind, _, spoken = split_name(name)
        if spoken and not (len(spoken) == 1 and TYPE_OF.get(spoken[0]) == "calle"):
            what = "place" if held[0].kind == "place" else "street"
            groups.setdefault((what, kind, spoken), []).append(held)
    for key in [
        key for key in groups if key[2][-1].isdigit() and (*key[:2], key[2][:-1]) in groups
    ]:
        what, kind, spoken = key
        for held in groups.pop(key):
            doors = [replace(row, kind="doorway", number=spoken[-1]) for row in held]
            groups[what, kind, spoken[:-1]].append(doors)
    return [_street(what, spellings) for (what, _, _), spellings in groups.items()]


def generic_names(streets: Sequence[Street]) -> dict[str, Street]:
    """Kinds of building that the town has once: "cementerio" alone then names that one."""
    found: dict[str, list[Street]] = {}
    for street in streets:
        if street.kind == "place":
            for word in ALLOWED_GENERIC.intersection(street.core[:1]):
                found.setdefault(word, []).append(street)
    return {word: those[0] for word, those in found.items() if len(those) == 1}


def _street(what: str, spellings: list[list[StreetRow]]) -> Street:
    spellings.sort(key=_standing, reverse=True)
    name = spellings[0][0].name
    kind, core, spoken = split_name(name)
    rows = [row for held in spellings for row in held]
    street = Street(name, what, kind, core, spoken, weight=sum(row.weight for row in rows))
    axes = [row for row in rows if row.kind != "doorway"]
    street.box = _box(axes or rows)
    for row in rows:
        if row.kind == "doorway":
            _add_door(street, row)
    street.points = [point for row in axes for point in _closely(row.points)]
    main = [row for row in spellings[0] if row.kind != "doorway"]
    if street.points:
        street.lat, street.long = _on_the_street(street.points)
    elif main:
        first = max(main, key=lambda row: row.weight)
        street.lat, street.long = first.lat, first.long
    else:
        street.points = list(street.doors.values())
        street.lat, street.long = _on_the_street([(row.lat, row.long) for row in rows])
    return street


def _standing(held: list[StreetRow]) -> tuple[int, float]:
    """How much speaks for a spelling: how often it was seen, then how much ground it covers."""
    low_lat, low_long, high_lat, high_long = _box(held)
    return sum(row.weight for row in held), (high_lat - low_lat) + (high_long - low_long)


def _box(rows: Sequence[StreetRow]) -> Box:
    return (
        min(row.min_lat for row in rows),
        min(row.min_long for row in rows),
        max(row.max_lat for row in rows),
        max(row.max_long for row in rows),
    )


def _closely(axis: Sequence[Point]) -> Iterator[Point]:
    """An axis with points between those that are far apart, so that every crossing has one near."""
    yield from axis[:1]
    for (lat, long), (to_lat, to_long) in pairwise(axis):
        steps = min(ceil(distance_m(lat, long, to_lat, to_long) / _STEP_M), _STEPS) or 1
        for step in range(1, steps):
            share = step / steps
            yield lat + (to_lat - lat) * share, long + (to_long - long) * share
        yield to_lat, to_long


def _on_the_street(points: Sequence[Point]) -> Point:
    """The point of a street nearest to the middle of all its points: never beside a bent one."""
    lat = sum(p[0] for p in points) / len(points)
    long = sum(p[1] for p in points) / len(points)
    return min(points, key=lambda p: distance_m(lat, long, *p))


def _add_door(street: Street, row: StreetRow) -> None:
    found = _NUMBER.match(fold(row.number))
    if found is None:
        return
    number, letter = int(found[1]), found[2].strip()
    point = (row.lat, row.long)
    if letter:
        street.lettered.setdefault(f"{number}{letter}", point)
        street.doors.setdefault(number, point)
    elif street.lettered and number in street.doors:
        street.doors[number] = point
    else:
        street.doors.setdefault(number, point)
