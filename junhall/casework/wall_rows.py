"""Frozen rows of the wall's page of promises; public, and without anybody's words (rules.md 25)."""

from __future__ import annotations

from dataclasses import dataclass

from junhall.models.figure import Figure
from junhall.models.terms import Instant, PromiseState, RequestId, RequestKind, StaffCode


@dataclass(frozen=True, slots=True)
class WallPromiseRow:
    """One confirmed promise: what and where, who promised, who does it, and by when."""

    id: RequestId
    service: str | None
    kind: RequestKind
    street: str | None
    by: StaffCode
    assignees: tuple[StaffCode, ...]
    promised_at: Instant
    due_at: Instant
    state: PromiseState


@dataclass(frozen=True, slots=True)
class WallPromises:
    """Promises of the town, the next due first; then those that are broken, the newest first."""

    rows: tuple[WallPromiseRow, ...]
    kept: Figure
    """Share of this month's decided promises that were kept."""
    due_today: int
    open: int
    broken: int
    """Past due by a working day, and not repaired yet."""
    as_of: Instant
