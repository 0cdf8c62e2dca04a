"""Streets and landmarks of the demonstration town, as its people say them."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FEMININE: Final = frozenset(
    {
        "Avenida", "Biblioteca", "Calle", "Carretera", "Casa", "Cuesta", "Ermita", "Guardería",
        "Iglesia", "Parada", "Piscina", "Pista", "Placeta", "Plaza", "Ronda", "Travesía",
    }
)  # fmt: skip

SCENE_STREETS: Final = frozenset(
    {
        "Calle Jilguero", "Calle Pastores", "Calle Bandurria", "Calle Solsticio", "Calle Espliego",
        "Calle Verdiales", "Calle Amapola", "Calle Membrillo", "Callejón del Sastre",
        "Calle Vereda", "Calle Colibrí", "Calle Umbría", "Calle Lucero", "Calle Esparto",
        "Plaza de las Flores", "Cuesta de la Ermita", "Calle Hierbabuena", "Calle Retama",
        "Calle Zambra", "Calle Vencejo", "Camino del Molino Viejo",
    }
)  # fmt: skip
"""Streets where only the hand-written scenes play, so that no chance request disturbs them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A street or landmark."""

    name: str
    is_street: bool

    @property
    def _spoken(self) -> str:
        kind, _, rest = self.name.partition(" ")
        return f"{kind if kind.isupper() else kind.lower()} {rest}".strip()

    @property
    def en(self) -> str:
        """Where something is: "en la calle Real"."""
        article = "la" if self.name.partition(" ")[0] in _FEMININE else "el"
        return f"en {article} {self._spoken}"

    @property
    def de(self) -> str:
        """Whose something is: "de la calle Real", "del paseo de los Tilos"."""
        if self.name.partition(" ")[0] in _FEMININE:
            return f"de la {self._spoken}"
        return f"del {self._spoken}"


def read_spots(path: Path) -> tuple[Spot, ...]:
    """All named lines and points of a GeoJSON file, each name once."""
    told = json.loads(path.read_text("utf-8-sig"))
    spots: dict[str, Spot] = {}
    for feature in told["features"]:
        name = feature["properties"]["name"]
        spots.setdefault(name, Spot(name, feature["geometry"]["type"] == "LineString"))
    return tuple(spots.values())


class Map:
    """Draws places for chance requests: mostly streets, and some streets more than others."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        """``spots`` without a street leave nothing to draw from."""
        self._streets = [s for s in spots if s.is_street and s.name not in SCENE_STREETS]
        self._landmarks = [s for s in spots if not s.is_street]
        self._weights = [3 if n % 7 == 0 else 1 for n in range(len(self._streets))]

    def words(self, rng: random.Random) -> tuple[str, str]:
        """One place, as ("en ...", "de ...")."""
        if self._landmarks and rng.random() < 0.12:
            spot = rng.choice(self._landmarks)
            return spot.en, spot.de
        spot = rng.choices(self._streets, self._weights)[0]
        number = rng.randint(1, 48)
        match rng.randrange(8):
            case 0 | 1:
                return f"{spot.en} {number}", f"{spot.de} {number}"
            case 2:
                return f"{spot.en}, a la altura del {number}", f"{spot.de}, frente al {number},"
            case 3:
                bare = spot.name[0].lower() + spot.name[1:]
                return f"en {bare}", f"de {bare}"
            case 4:
                return f"al final {spot.de}", f"del final {spot.de}"
            case _:
                return spot.en, spot.de
