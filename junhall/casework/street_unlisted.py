"""PURE: streets named in a text of a town that gave no list of its streets: names without a map."""

from __future__ import annotations

import re
from typing import Final

from junhall.models.messages import Place
from junhall.models.terms import PlaceQuality

_KINDS: Final = {
    "Calle": r"calle|c/",
    "Avenida": r"avenida|avda\.?|av\.",
    "Plaza": r"plaza|pza\.?|plza\.?",
    "Paseo": "paseo",
    "Camino": "camino",
    "Carretera": r"carretera|ctra\.?",
    "Travesía": r"traves[ií]a",
    "Callejón": r"callej[oó]n",
    "Ronda": "ronda",
    "Parque": "parque",
    "Carrer": "carrer",
    "Plaça": "plaça",
    "Avinguda": "avinguda",
    "Passeig": "passeig",
    "Rue": "rue",
    "Boulevard": "boulevard",
    "Chemin": "chemin",
}
_LINKS: Final = r"(?:(?i:de|del|la|las|los|el|y|e|i|et|les|dels|du|des)\s+|(?i:d'|l'))"
_WORD: Final = r"[^\W\d_a-zà-öø-ÿ][\w'’·-]*"
_KIND: Final = "|".join(_KINDS.values())
_NAMED: Final = re.compile(
    rf"(?<![\w#@])(?P<kind>(?i:{_KIND}))\s*"
    rf"(?P<name>{_LINKS}{{0,3}}{_WORD}(?:\s+{_LINKS}{{0,2}}{_WORD}){{0,5}})"
)
_CONFIDENCE: Final = 0.3
_LIMIT: Final = 2_000


def read_unlisted(text: str) -> Place | None:
    """The first street a text names by its kind and a name in capitals; it has no coordinates."""
    found = _NAMED.search(text[:_LIMIT])
    if found is None:
        return None
    told = found["kind"]
    kind = next(kind for kind, forms in _KINDS.items() if re.fullmatch(forms, told.lower()))
    words = found["name"].split()
    if found["name"].isupper():
        if text.isupper():  # shouted: nothing tells where the name ends
            words = words[:1]
        words = [word.capitalize() for word in words]
    return Place(None, None, " ".join([kind, *words]), PlaceQuality.GUESSED, _CONFIDENCE)
