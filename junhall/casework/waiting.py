"""PURE: time in which the hall waits for the citizen: the office's clock stands still meanwhile.

Only the office's clock: 24-hour times run on, and so does a target that is not by office hours.
The first answer is never put off, since whoever waits has asked, and a question is an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from junhall.casework.clocks import Calendar
from junhall.models.terms import Instant


@dataclass(frozen=True, slots=True)
class Wait:
    """From when until when the hall waited for the citizen; ``ended_at`` None: it still does."""

    began_at: Instant
    ended_at: Instant | None = None


def begun(waits: Sequence[Wait], at: Instant) -> list[Wait]:
    """One more wait; while one runs none begins."""
    return [*waits] if waiting_since(waits) is not None else [*waits, Wait(at)]


def ended(waits: Sequence[Wait], at: Instant) -> list[Wait]:
    """The running wait ends; a wait never ends before it began."""
    if waiting_since(waits) is None:
        return [*waits]
    *before, last = waits
    return [*before, Wait(last.began_at, Instant(max(at, last.began_at)))]


def waiting_since(waits: Sequence[Wait]) -> Instant | None:
    """Since when the hall waits; None where it does not."""
    return waits[-1].began_at if waits and waits[-1].ended_at is None else None


def waited_open_s(waits: Iterable[Wait], start: Instant, end: Instant, calendar: Calendar) -> int:
    """Open seconds between two instants in which the hall waited for the citizen."""
    return sum(
        calendar.open_seconds(
            Instant(max(wait.began_at, start)),
            end if wait.ended_at is None else Instant(min(wait.ended_at, end)),
        )
        for wait in waits
    )


def put_off(
    due: Instant, waits: Iterable[Wait], start: Instant, calendar: Calendar
) -> Instant | None:
    """A due time by office hours, later by the open time waited since ``start``.

    None while the hall waits and the time had not run out before: nothing is due then. Waits that
    began after the due time put nothing off.
    """
    for wait in waits:
        if wait.began_at > due or (wait.ended_at is not None and wait.ended_at <= start):
            continue
        if wait.ended_at is None:
            return None
        waited = calendar.open_seconds(Instant(max(wait.began_at, start)), wait.ended_at)
        if waited:
            later = calendar.after_open_seconds(max(due, start), waited)
            due = Instant(due + waited) if later is None else later
    return due
