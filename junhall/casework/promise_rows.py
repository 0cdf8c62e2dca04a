"""Frozen rows of the promise ledger, for mayor, wall, charts and the board (rules.md 20)."""

from __future__ import annotations

from dataclasses import dataclass

from junhall.models.figure import Figure
from junhall.models.terms import (
    Instant,
    PostId,
    PromiseState,
    RequestId,
    RequestStatus,
    StaffCode,
)


@dataclass(frozen=True, slots=True)
class PromiseEntry:
    """One confirmed promise of a public request; no word of a citizen is in it."""

    request_id: RequestId
    number: str
    post_id: PostId
    service: str | None
    place_name: str | None
    status: RequestStatus
    assignees: tuple[StaffCode, ...]
    by: StaffCode | None
    """Who promised."""
    promised_at: Instant
    due_at: Instant | None
    solved_at: Instant | None
    state: PromiseState
    words: str
    """The official's words for the time, such as "mañana a primera hora"."""


@dataclass(frozen=True, slots=True)
class KeptRate:
    """How many of a service's promises were kept in time; service None: of all services.

    ``kept.value`` is the share of those decided, kept over kept, late and broken; ``n`` says how
    many these are; left out are those that are open and those without a time.
    """

    service: str | None
    kept: Figure
    late: int
    broken: int


@dataclass(frozen=True, slots=True)
class PromiseLedger:
    """What was promised and what became of it."""

    due: tuple[PromiseEntry, ...]
    """Open with a time, the soonest first; those past due and not yet broken lead."""
    without_time: tuple[PromiseEntry, ...]
    """Open without a time, the oldest first."""
    ended: tuple[PromiseEntry, ...]
    """Kept, late and broken, the newest first."""
    rates: tuple[KeptRate, ...]
    """Of all services first, then each, the most promised first."""
    proposed: int
    """How many readings wait for a person: they count nowhere else."""
    as_of: Instant
