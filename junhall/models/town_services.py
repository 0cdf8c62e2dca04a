"""What a town does, and how soon it says that it will: services and their targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from junhall.models.terms import ServiceCode

LANGUAGES = ("es", "ca", "fr", "en")
"""The languages in which a town's file may say words, and in which posts are read."""


@dataclass(frozen=True, slots=True)
class Within:
    """A target as written: an amount of minutes, or of working days."""

    minutes: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class ServiceTarget:
    """A service's promise to the public, in force for requests posted from ``from_on``."""

    from_on: date | None
    first_response_within: Within | None
    resolve_within: Within | None


@dataclass(frozen=True, slots=True)
class Service:
    """A kind of matter, with its words and targets."""

    code: ServiceCode
    name: Mapping[str, str]
    department: str | None = None
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    targets: tuple[ServiceTarget, ...] = ()
    clock: str = "office"
    duplicate_radius_m: float = 100.0
    hours: str = "hours"

    def name_in(self, lang: str) -> str:
        """The service's name in a language, else in the first it has."""
        return self.name.get(lang) or next(iter(self.name.values()), self.code)

    def target_on(self, day: date) -> ServiceTarget | None:
        """The target in force for a request posted on a local day."""
        held = [t for t in self.targets if t.from_on is None or t.from_on <= day]
        return held[-1] if held else None
