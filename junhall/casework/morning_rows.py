"""The mayor's morning as frozen rows: what is promised, what waits, what was done, what is new.

No list holds a private request: those have their own page (rules.md 23). Figures count them for
whoever may see them.
"""

from __future__ import annotations

from dataclasses import dataclass

from junhall.models.figure import Figure
from junhall.models.messages import Media
from junhall.models.terms import Instant, Network, RequestId, RequestKind, StaffCode


@dataclass(frozen=True, slots=True)
class PromisedRow:
    """A promise that is due today, or is overdue already."""

    id: RequestId
    title: str
    words: str
    """The words that were read as a time."""
    by: StaffCode
    promised_at: Instant
    due_at: Instant
    assignees: tuple[StaffCode, ...]


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A request that waits for this person's own word."""

    id: RequestId
    title: str
    author: str
    network: Network
    channel: str
    is_resident: bool
    kind: RequestKind
    service: str | None
    posted_at: Instant
    supporters: int
    why: str
    """asks: it names the person; yours: it is assigned to the person; kind: a proposal, an idea or
    a question that nobody answered."""


@dataclass(frozen=True, slots=True)
class DoneRow:
    """A request that was solved since yesterday, with its photos where there are both."""

    id: RequestId
    title: str
    service: str | None
    street: str | None
    solved_at: Instant
    took_s: int
    assignees: tuple[StaffCode, ...]
    before: Media | None = None
    after: Media | None = None


@dataclass(frozen=True, slots=True)
class ThanksRow:
    """Somebody said thanks."""

    id: RequestId
    title: str
    author: str
    network: Network
    is_resident: bool
    to: tuple[StaffCode, ...]
    posted_at: Instant


@dataclass(frozen=True, slots=True)
class AboutRow:
    """How often a service was written about today, and on a usual day up to the same hour."""

    service: str | None
    today: int
    usual: float | None
    """None while there is no day to compare with."""
    is_unusual: bool


@dataclass(frozen=True, slots=True)
class About:
    """What people write about today, the most first."""

    rows: tuple[AboutRow, ...]
    days: int
    """How many days stand behind "usual"."""
    is_weekday: bool
    """Whether those were the same day of the week; else any days."""


@dataclass(frozen=True, slots=True)
class MorningFigures:
    """The numbers at the head."""

    open: int
    open_before: int
    """How many were open at the beginning of the time that the page tells of."""
    due_soon: int
    """Promises due before noon, or before the day ends if noon is past."""
    is_past_noon: bool
    first_answer: Figure
    """Median of the requests of the last seven days."""
    first_answer_before: Figure
    """The same of the seven days before those."""
    kept: Figure
    """Share of this month's decided promises that were kept."""


@dataclass(frozen=True, slots=True)
class Morning:
    """The whole page."""

    since: Instant
    """When the office closed last before today."""
    promised: tuple[PromisedRow, ...]
    waiting: tuple[WaitingRow, ...]
    done: tuple[DoneRow, ...]
    done_total: int
    thanks: tuple[ThanksRow, ...]
    thanks_total: int
    about: About
    figures: MorningFigures
    as_of: Instant
