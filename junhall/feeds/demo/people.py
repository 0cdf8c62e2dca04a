"""Who lives in the demonstration town and writes: handles drawn from a seed."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from typing import Final

from junhall.models.terms import Network

_FIRST: Final = (
    "Carmen", "Lucía", "Antonio", "Manoli", "Paqui", "José", "Pepe", "Ana", "Encarni", "Rafa",
    "Toñi", "Miguel", "Fran", "Loli", "Mari", "Alba", "Sergio", "Nerea", "Juanma", "Isa",
    "Conchi", "Manuel", "Elena", "Rosa", "Dolores", "Curro", "Javi", "Marina", "Tomás", "Pilar",
    "Virginia", "Emilio", "Chari", "Adrián", "Laura", "Salva", "Trini", "Ismael", "Fátima", "Yoli",
    "Andrés", "Inés", "Óscar", "Remedios", "Cristóbal", "Ainhoa", "Hugo", "Natalia", "Amparo",
)  # fmt: skip
_LAST: Final = (
    "Ruiz", "Molina", "Carmona", "Olmedo", "Baena", "Fajardo", "Quesada", "Heredia", "Morales",
    "Lozano", "Terrón", "Maldonado", "Ortega", "Peregrina", "Salas", "Cabrera", "Aguado", "Rienda",
    "Tovar", "Zafra", "Linares", "Espadas", "Cobo", "Gálvez", "Barea", "Sierra", "Ríos", "Vega",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citizen:
    """A handle on one network, with the name it shows."""

    network: Network
    handle: str
    name: str
    first: str

    @property
    def short(self) -> str:
        """The handle as others see it in a text."""
        if self.network is Network.MASTODON:
            return "@" + self.handle.removeprefix("@").split("@", 1)[0]
        return "@" + self.handle


def plain(text: str) -> str:
    """Letters without accents."""
    folded = unicodedata.normalize("NFD", text)
    return "".join(c for c in folded if not unicodedata.combining(c))


def citizen(network: Network, handle: str, name: str) -> Citizen:
    """A citizen of a scene by a short handle."""
    server = f"@{handle}@vecinos.example" if network is Network.MASTODON else ""
    return Citizen(network, server or f"{handle}.vecinos.example", name, name.partition(" ")[0])


def citizens(rng: random.Random, n: int) -> dict[Network, tuple[Citizen, ...]]:
    """About ``n`` people, two thirds of them on the first network."""
    found: dict[str, Citizen] = {}
    while len(found) < n:
        first, last = rng.choice(_FIRST), rng.choice(_LAST)
        base = plain(first.lower())
        match rng.randrange(5):
            case 0:
                nick = base + plain(last[0].lower())
            case 1:
                nick = f"{base}{rng.randint(55, 99)}"
            case 2:
                nick = plain(f"{base}_{last.lower()}") if rng.random() < 0.5 else base + last[:3]
            case 3:
                nick = f"{base}dealzahar"
            case _:
                nick = plain(f"{base[0]}{last.lower()}")
        nick = plain(nick.lower())
        network = Network.MASTODON if rng.random() < 0.66 else Network.BLUESKY
        if network is Network.BLUESKY:
            nick = nick.replace("_", "-")
        shown = f"{first} {last[0]}." if rng.random() < 0.6 else f"{first} {last}"
        found.setdefault(nick, citizen(network, nick, shown))
    by_network: dict[Network, tuple[Citizen, ...]] = {}
    for network in (Network.MASTODON, Network.BLUESKY):
        by_network[network] = tuple(c for c in found.values() if c.network is network)
    return by_network
