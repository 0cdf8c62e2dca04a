"""Promises made in a period, and what became of them, service by service."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection

from junhall.casework.clocks import promise_state
from junhall.casework.readers import Readers
from junhall.casework.report_period import Period
from junhall.models.terms import Instant, PromiseState


@dataclass(frozen=True, slots=True)
class PromiseCount:
    """A service's confirmed promises of a period; unconfirmed ones count nowhere (rules.md 20)."""

    service: str | None
    kept: int
    late: int
    broken: int
    open: int

    @property
    def n(self) -> int:
        """How many were made."""
        return self.kept + self.late + self.broken + self.open

    @property
    def kept_share(self) -> float | None:
        """The share kept of those decided; open ones are not."""
        decided = self.kept + self.late + self.broken
        return self.kept / decided if decided else None


def promises_made(
    connection: Connection, readers: Readers, period: Period, now: Instant
) -> tuple[PromiseCount, ...]:
    """Confirmed public promises made in the period, as they stand now; the most made first."""
    found: dict[str | None, dict[PromiseState, int]] = defaultdict(lambda: defaultdict(int))
    for service, due_at, state, solved_at in connection.exec_driver_sql(
        "SELECT r.service, p.due_at, p.state, r.solved_at FROM promise p"
        " JOIN request r ON r.id = p.request_id WHERE r.is_private = 0 AND p.state != ?"
        " AND p.promised_at >= ? AND p.promised_at < ?",
        (PromiseState.PROPOSED.value, period.start, period.end),
    ):
        now_is = promise_state(
            confirmed=True,
            due=due_at,
            solved_at=solved_at,
            withdrawn=state == PromiseState.BROKEN.value,
            now=now,
            calendar=readers.calendar(service),
        )
        found[service][now_is] += 1
    counts = [
        PromiseCount(
            service,
            states[PromiseState.KEPT],
            states[PromiseState.LATE],
            states[PromiseState.BROKEN],
            states[PromiseState.OPEN],
        )
        for service, states in found.items()
    ]
    return tuple(sorted(counts, key=lambda one: (-one.n, one.service or "")))
