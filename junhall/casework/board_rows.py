"""Frozen rows of the board; the program's first page needs these and no others.

Making a dataclass costs half a millisecond of every start: rows of other screens are in rows.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from junhall.models.figure import Figure
from junhall.models.terms import (
    Instant,
    Network,
    PlaceQuality,
    RequestId,
    RequestKind,
    RequestStatus,
    Seq,
    StaffCode,
)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One card."""

    id: RequestId
    number: str
    status: RequestStatus
    kind: RequestKind
    service: str | None
    title: str
    author: str
    """Handle, or the label of a counter or phone request."""
    author_name: str | None
    is_resident: bool
    network: Network
    channel: str
    """post, counter or phone."""
    place_name: str | None
    place_quality: PlaceQuality
    posted_at: Instant
    lap_posted_at: Instant
    first_answer_at: Instant | None
    solved_at: Instant | None
    ended_at: Instant | None
    answer_due_at: Instant | None
    resolve_due_at: Instant | None
    promise_due_at: Instant | None
    assignees: tuple[StaffCode, ...]
    supporters: int
    posts: int
    has_proposal: bool
    is_private: bool
    flags: tuple[str, ...]
    version: int
    waiting_since: Instant | None = None
    """Since when the hall waits for the citizen."""


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the board shows: a view's name, or a search; empty: everything open."""

    view: str = "open"
    """open, mine, overdue, today (due by midnight), waiting (for the citizen), problems, proposals,
    complaints, thanks, questions, private."""
    staff: StaffCode | None = None
    search: str = ""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One column of the board: the first window of rows and how many there are in all."""

    status: RequestStatus
    rows: tuple[BoardRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class BoardFigures:
    """The numbers over the board."""

    open: int
    unanswered: int
    oldest_unanswered_at: Instant | None
    overdue: int
    median_first_answer_s: Figure
    """Of requests answered today."""
    median_solve_s: Figure
    """Of the last 7 days, Kaplan-Meier with open ones censored."""
    record_s: Figure | None
    record_service: str | None
    record_request: RequestId | None
    private_open: int
    next_promise_at: Instant | None = None
    """When the next open promise is due; past where one is late already."""
    next_promise_request: RequestId | None = None
    has_medians: bool = True
    """False at the program's first glance, which leaves them and the record out."""


@dataclass(frozen=True, slots=True)
class Board:
    """What the board's screen needs, as of one seq."""

    columns: tuple[BoardColumn, ...]
    figures: BoardFigures
    as_of: Instant
    seq: Seq


class FirstTown(NamedTuple):
    """The words of the town that the first page uses; the office tells the rest."""

    name: str
    zone_name: str
    services: tuple[tuple[str, str], ...]
    """(code, name in the reader's language)."""
    people: tuple[tuple[StaffCode, str], ...]
    """(code, the handle people know, else the name)."""


class FirstPage(NamedTuple):
    """What a start reads of the ledger before it imports what is heavy."""

    board: Board
    town: FirstTown | None = None
