"""PURE: a town's gazetteer: what place a citizen's text names, with its quality and reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from junhall.casework.basemap import StreetRow
from junhall.casework.folding import fold
from junhall.casework.grid import cell_centre, cell_of, distance_m, neighbours
from junhall.casework.reading import Reason
from junhall.casework.street_corners import Link, link_between, meeting
from junhall.casework.street_index import Box, Point, Street, StreetIndex
from junhall.casework.street_mentions import hints_of, mentions_in
from junhall.casework.street_numbers import DoorNumber, number_near
from junhall.casework.street_register import gather, generic_names
from junhall.casework.street_told import Mention, Told, told_of
from junhall.casework.street_words import NUMBER_FIRST
from junhall.models.messages import Place
from junhall.models.terms import PlaceQuality

__all__ = ["Gazetteer", "cell_centre", "cell_of", "distance_m", "is_outside", "neighbours"]

_TEXT_LIMIT: Final = 5_000  # of a longer text only the beginning is searched for a place
_COORDINATES: Final = re.compile(
    r"(?<![\d.])(-?\d{1,2}\.\d{4,})\s*[,;/ ]\s*(-?\d{1,3}\.\d{4,})(?![\d.])"
)
_AT_M: Final = 100.0  # a point farther from all that is known of a street is not in it
_TOWN_MARGIN_M: Final = 1_000.0


@dataclass(frozen=True, slots=True)
class _Found:
    """The place chosen, and why."""

    place: Place
    reasons: tuple[Reason, ...]


class Gazetteer:
    """The streets, doorways and places of one town, ready to be found in texts."""

    def __init__(
        self,
        rows: Sequence[StreetRow],
        centre: Point | None = None,
        landmarks: Sequence[StreetRow] = (),
    ) -> None:
        """``centre`` decides between streets of one name that nothing else tells apart."""
        self._streets = gather([*rows, *landmarks])
        self._index = StreetIndex(self._streets)
        self._generic = generic_names(self._streets)
        self._hints = hints_of(self._index, self._generic)
        self._centre = centre

    @property
    def box(self) -> Box | None:
        """The box around everything known of the town, with a margin; None when nothing is."""
        if not self._streets:
            return None
        up = _TOWN_MARGIN_M / 111_195.0
        low_lat = min(street.box[0] for street in self._streets)
        high_lat = max(street.box[2] for street in self._streets)
        across = up * distance_m(0, 0, 0, 1) / max(1.0, distance_m(high_lat, 0, high_lat, 1))
        return (
            low_lat - up,
            min(street.box[1] for street in self._streets) - across,
            high_lat + up,
            max(street.box[3] for street in self._streets) + across,
        )

    def names(self) -> tuple[str, ...]:
        """Every street and place by name, sorted for a list to choose from."""
        return tuple(sorted((street.name for street in self._streets), key=fold))

    def read(self, text: str, near: Point | None = None) -> Place | None:
        """The place a text names; ``near`` decides between streets of one name."""
        found = self._find(text, near)
        return found.place if found is not None else None

    def explain(self, text: str) -> tuple[Reason, ...]:
        """Why ``read`` answers as it does; empty where it finds nothing."""
        found = self._find(text, None)
        return found.reasons if found is not None else ()

    def street_at(self, lat: float, long: float) -> str | None:
        """The name of the street or place nearest to a point, None where none is near."""
        best: tuple[float, str] | None = None
        for street in self._streets:
            low_lat, low_long, high_lat, high_long = street.box
            inside = (min(max(lat, low_lat), high_lat), min(max(long, low_long), high_long))
            if distance_m(lat, long, *inside) > _AT_M:
                continue
            known = (*street.points, *street.doors.values()) or ((street.lat, street.long),)
            away = min(distance_m(lat, long, *point) for point in known)
            if away <= _AT_M and (best is None or away < best[0]):
                best = (away, street.name)
        return best[1] if best is not None else None

    def _find(self, text: str, near: Point | None) -> _Found | None:
        text = text[:_TEXT_LIMIT]
        given = _coordinates(text)
        found = self._find_by_name(text, near)
        if given is None:
            return found
        point, said = given
        name = found.place.name if found is not None else self.street_at(*point)
        return _Found(
            Place(point[0], point[1], name, PlaceQuality.EXACT, 1.0),
            (Reason("place-coordinates", said), *(found.reasons if found is not None else ())),
        )

    def _find_by_name(self, text: str, near: Point | None) -> _Found | None:
        told = told_of(text)
        mentions = mentions_in(told, self._index, self._generic, self._hints)
        if not mentions:
            return None
        numbers = [self._number(told, mentions, n) for n in range(len(mentions))]
        n = max(
            range(len(mentions)),
            key=lambda n: mentions[n].worth + (0.4 if numbers[n] is not None else 0.0),
        )
        street, ambiguous = self._choose(mentions[n], near)
        if numbers[n] is None and (corner := self._corner(told, mentions, n, street, near)):
            return corner
        return _placed(mentions[n], street, numbers[n], ambiguous=ambiguous)

    def _number(self, told: Told, mentions: Sequence[Mention], n: int) -> DoorNumber | None:
        mention = mentions[n]
        start = told.start(mention.first)
        until = told.start(mentions[n + 1].first) if n + 1 < len(mentions) else len(told.text)
        said = told.raw[mention.first]
        after = told.raw[mention.last - 1]
        return number_near(
            told.text,
            start,
            told.end(mention.last - 1),
            until,
            mention.streets[0],
            leads=said in NUMBER_FIRST or after in NUMBER_FIRST,
        )

    def _choose(self, mention: Mention, near: Point | None) -> tuple[Street, bool]:
        """The street meant among those of one name, and whether another could be meant as well."""
        streets = mention.streets
        if len(streets) == 1:
            return streets[0], False
        if near is not None:
            return min(streets, key=lambda s: distance_m(*near, s.lat, s.long)), False
        home = self._centre
        ranked = sorted(
            streets,
            key=lambda s: (
                mention.closeness(s),
                s.weight,
                -distance_m(*home, s.lat, s.long) if home else 0.0,
            ),
            reverse=True,
        )
        return ranked[0], mention.closeness(ranked[0]) == mention.closeness(ranked[1])

    def _corner(
        self, told: Told, mentions: Sequence[Mention], n: int, street: Street, near: Point | None
    ) -> _Found | None:
        """The corner of mention ``n`` with the one after it or before it, where they do meet."""
        for m in (n + 1, n - 1):
            if not 0 <= m < len(mentions):
                continue
            left, right = mentions[min(n, m)], mentions[max(n, m)]
            link = link_between(told, left, right)
            other, _ = self._choose(mentions[m], near)
            if link is Link.NONE or other is street or (where := meeting(street, other)) is None:
                continue
            confidence = min(left.confidence, right.confidence)
            if link is Link.CORNER:
                confidence = max(confidence, 0.85)
            guessed = "place-typo" in {left.why, right.why}
            first, last = (street, other) if m > n else (other, street)
            quality = PlaceQuality.GUESSED if guessed else PlaceQuality.STREET
            name = f"{first.name}, esq. {last.name}"
            return _Found(
                Place(where[0], where[1], name, quality, round(confidence * 0.95, 3)),
                (Reason("place-corner", first.name), Reason("place-corner", last.name)),
            )
        return None


def is_outside(place: Place, box: Box | None) -> bool:
    """Whether a place has coordinates and they lie outside the town's box."""
    if box is None or place.lat is None or place.long is None:
        return False
    return not (box[0] <= place.lat <= box[2] and box[1] <= place.long <= box[3])


def _coordinates(text: str) -> tuple[Point, str] | None:
    """A point written in degrees, as maps copy it, and the words it was read from."""
    if "." not in text or (found := _COORDINATES.search(text)) is None:
        return None
    lat, long = float(found[1]), float(found[2])
    if abs(lat) > 90.0 or abs(long) > 180.0:
        return None
    return (lat, long), found[0]


def _placed(
    mention: Mention, street: Street, number: DoorNumber | None, *, ambiguous: bool
) -> _Found:
    name, point, confidence = street.name, (street.lat, street.long), mention.confidence
    exact = False
    reasons = [Reason(mention.why, street.name, confidence)]
    if number is not None:
        name = f"{street.name}, {number}"
        door = street.lettered.get(f"{number.number}{number.letter}") if number.letter else None
        door = door or street.doors.get(number.number)
        if door is not None:
            point, exact, confidence = door, True, min(1.0, confidence + 0.04)
            reasons.append(Reason("place-door", str(number)))
        elif (nearest := street.nearest_door(number.number)) is not None:
            point = street.doors[nearest]
            reasons.append(Reason("place-nearest-door", str(nearest)))
        else:
            reasons.append(Reason("place-number", str(number)))
    if ambiguous:
        confidence *= 0.6
        reasons.append(Reason("place-ambiguous", str(len(mention.streets))))
    if mention.guessed or ambiguous:
        quality = PlaceQuality.GUESSED
    else:
        quality = PlaceQuality.EXACT if exact else PlaceQuality.STREET
    place = Place(point[0], point[1], name, quality, round(confidence, 3))
    return _Found(place, tuple(reasons))
