"""PURE: the house number that belongs to a street, among all other numbers of a text."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Final, Protocol

from junhall.typed import override

_SEP: Final = r"[\s,.;:()\-]*"
_MARK: Final = (
    r"(?:numeros?|numbers?|nums?|nros?|nos?|n|portal(?:es)?|bloque|edificio|vivienda|casa|#)"
)
_LEAD: Final = (
    r"(?:(?:mas o menos |justo |aproximadamente |lado )?(?:a |en |por )?(?:la )?"
    r"(?:altura|hauteur|alcada)(?: del?| du| de los)?"
    r"|(?:justo )?(?:(?:en ?)?frente|fte|frte|enfte|delante|detras|junto|cerca|davant)"
    r"(?: al?| del?| de los)?|al?|en el|del|esquina|(?:lado |acera )?(?:im)?par(?:es)?"
    r"|entre(?: los| el)?)"
)
_LETTER: Final = r"(?:\s?(?P<letter>(?:bis|ter|quater|dup)\b|[a-z\d](?![^\W_])))?"
_AFTER: Final = re.compile(
    rf"{_SEP}(?:{_LEAD}\b{_SEP})?(?:(?P<mark>{_MARK})[\s.:º°]*)?(?P<n>\d{{1,4}})(?!\d){_LETTER}"
)
_LATER: Final = re.compile(
    r"\b(?P<mark>numeros?|number|num|nro|no|n|portal(?:es)?|altura(?: del?)?)[\s.:º°]*"
    rf"(?P<n>\d{{1,4}})(?!\d){_LETTER}"
)
_BEFORE: Final = re.compile(
    r"(?:\b(?:el|al|del|numero|number|num|no|n|portal|au|at)[\s.º°]*)"
    rf"(?P<n>\d{{1,4}}){_LETTER},?\s+(?:de|del|d|du|of|en)?\b['\s]*(?:la|el|l)?['\s]*$"
)
_RIGHT_BEFORE: Final = re.compile(
    rf"(?:^|[\s,(])(?P<n>\d{{1,4}}){_LETTER},?\s+(?:de la|de l)?['\s]*$"
)
_NOT_A_DOOR: Final = re.compile(
    r"\s*(?:[:/.\-]\s?\d+\s*h(?:oras|rs|s)?\b|:\d|[/\-]\d{1,2}[/\-]\d|[.,]\d{3}\b|[.,]\d\s*(?:k?m|eur)"
    r"|[\s.\-]\d{2,3}[\s.\-]?\d{2,3}(?!\d)"
    r"|(?:h|hs|hrs?|horas?|hours?|heures?|hores|minut\w*|mins?|dias?|days?|jours?|dies|seman\w*|weeks?"
    r"|semaines?|mes|meses|months?|mois|anos?|years?|ans|anys|euros?|eur|metros?|metres?|meters?|m|mts?"
    r"|cm|mm|kms?|kg|personas?|people|veces|times|fois|vecin\w+|coches|cars|motos|farolas|luces"
    r"|contenedores|papeleras|bolsas|arboles|arbres|trees|bancos|plazas|pisos|plantas|de "
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
    r"|am|pm|a\.m|p\.m)\b|[%€$])"
)
_DIGIT: Final = re.compile(r"\d")
_BACK: Final = 30  # letters before a street in which its number may stand
_REACH: Final = 80  # letters after a street in which "nº 12" still belongs to it


class Doors(Protocol):
    """The doorways a street is known to have."""

    @property
    def numbers(self) -> Container[int]:
        """Plain numbers."""

    @property
    def lettered(self) -> Container[str]:
        """Numbers with what distinguishes them: "12b", "12bis"."""


@dataclass(frozen=True, slots=True)
class DoorsKnown:
    """Doorways listed."""

    numbers: Container[int] = frozenset()
    lettered: Container[str] = frozenset()


NO_DOORS: Final = DoorsKnown()


@dataclass(frozen=True, slots=True)
class DoorNumber:
    """A house number as read; ``letter`` is what distinguishes doors of one number."""

    number: int
    letter: str = ""

    @override
    def __str__(self) -> str:
        """As an address writes it: "12", "12 B", "12 bis"."""
        letter = self.letter.upper() if len(self.letter) == 1 else self.letter
        return f"{self.number} {letter}".rstrip()


def number_near(
    text: str, start: int, end: int, until: int, known: Doors = NO_DOORS, *, leads: bool = False
) -> DoorNumber | None:
    """The house number of a street written at ``start:end`` of a folded text, or None.

    ``until`` is where the next street begins; ``known`` are the numbers the street has, which
    let pass what looks like a year, or a letter that stands apart; ``leads`` says that the number
    may stand right before the kind of street, as in "12 rue Mouffetard".
    """
    if _DIGIT.search(text, max(0, start - _BACK)) is None:
        return None
    found = _AFTER.match(text, end)
    if found is not None and found.end("n") <= until and _is_door(text, found, known):
        return _door(found, known)
    if leads and (found := _RIGHT_BEFORE.search(text, max(0, start - 16), start)) is not None:
        return _door(found, known)
    found = _BEFORE.search(text, max(0, start - _BACK), start)
    if found is not None:
        return _door(found, known)
    found = _LATER.search(text, end, min(until, end + _REACH))
    if found is not None and _is_door(text, found, known):
        return _door(found, known)
    return None


def number_right_after(text: str, end: int) -> bool:
    """Whether a house number follows a name directly, with no sentence between."""
    found = _AFTER.match(text, end)
    return (
        found is not None
        and _is_door(text, found, NO_DOORS)
        and ". " not in text[end : found.end()]
    )


def _is_door(text: str, found: re.Match[str], known: Doors) -> bool:
    number = int(found["n"])
    if number == 0 or _NOT_A_DOOR.match(text, found.end("n")) is not None:
        return False
    return found["mark"] is not None or number < 1900 or number in known.numbers


def _door(found: re.Match[str], known: Doors) -> DoorNumber:
    number, letter = int(found["n"]), found["letter"] or ""
    apart = found.start("letter") > found.end("n")
    if (
        len(letter) == 1
        and (apart or letter.isdigit())
        and f"{number}{letter}" not in known.lettered
    ):
        letter = ""
    return DoorNumber(number, letter)
