"""A number as it is shown anywhere: never bare; nothing heavy is imported here."""

from __future__ import annotations

from dataclasses import dataclass, field

from junhall.models.terms import Instant


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that can be trusted: how many stand behind it, what is left out, and when."""

    value: float | None
    n: int
    as_of: Instant
    excluded: dict[str, int] = field(default_factory=dict)
