"""The streets of a town, read from the files that town halls and regions publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StreetKind = Literal["street", "doorway", "place"]


@dataclass(frozen=True, slots=True)
class StreetRow:
    """One thing of the map that has a name: a street or a piece of one, a doorway, a place.

    ``number`` belongs to doorways: "12", "12 bis". ``points`` are the axis of a street, in order,
    as (lat, long); ``weight`` says how often a spelling was seen where a file tells.
    """

    name: str
    kind: StreetKind
    number: str
    lat: float
    long: float
    min_lat: float
    min_long: float
    max_lat: float
    max_long: float
    points: tuple[tuple[float, float], ...] = ()
    weight: int = 1
