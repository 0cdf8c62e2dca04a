"""PURE: what a person is told of: deadlines that are near or over, and what was given to them.

Each deadline is told once when it comes near and once when it is over; its key says so, and whoever
keeps the keys that were seen (a station does) never tells it again. A deadline that is moved is
another one. What concerns whom is decided here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from junhall.casework.nearness import is_near, is_over
from junhall.models.terms import Instant, RequestId, Role, StaffCode


class AlertKind(Enum):
    """Why somebody is told, the most pressing first."""

    OVERDUE = "overdue"
    SOON = "soon"
    GIVEN = "given"
    """The request was handed to this person by somebody else."""


class What(Enum):
    """Which due time."""

    ANSWER = "answer"
    SOLVE = "solve"
    PROMISE = "promise"


KINDS: Final = tuple(AlertKind)


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """An open request, as far as alerts look at it; a due time that does not run is None."""

    id: RequestId
    number: str
    title: str
    service: str | None
    department: str | None
    """Whose service it is."""
    assignees: tuple[StaffCode, ...]
    begun_at: Instant
    """When the lap that runs began."""
    answer_due_at: Instant | None = None
    resolve_due_at: Instant | None = None
    promise_due_at: Instant | None = None
    promised_at: Instant | None = None
    promised_by: StaffCode | None = None
    given_at: Instant | None = None
    """When somebody else handed it to whoever asks."""
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is to be told."""

    staff: StaffCode | None
    role: Role
    department: str | None = None
    everything: bool = False
    """Every deadline of the hall, not only what concerns this person."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due time that is near or over."""

    what: What
    due_at: Instant
    is_over: bool


@dataclass(frozen=True, slots=True)
class AlertRow:
    """One request in the list of alerts, under its most pressing reason."""

    kind: AlertKind
    id: RequestId
    number: str
    title: str
    """Empty where the request is private: its words are for its own page."""
    service: str | None
    assignees: tuple[StaffCode, ...]
    deadlines: tuple[Deadline, ...]
    """Those near or over, the first due first; none where it was only given."""
    at: Instant
    """The first of these due times, else when it was given."""
    keys: frozenset[str]
    """What is told by this row: seen once, it is told no more."""
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Alerts:
    """Everything that this person is told of now."""

    rows: tuple[AlertRow, ...]
    """By kind; what became overdue last, is due next, or was given last comes first."""
    is_office_open: bool
    """Whether the town's office is open now: outside its hours many want quiet."""
    as_of: Instant
    is_cut: bool = False
    """There are more than were read."""


def alerts_of(facts: Iterable[AlertFacts], reader: Reader, now: Instant) -> tuple[AlertRow, ...]:
    """The rows of the list, a request once."""
    found = [row for one in facts if (row := _row(one, reader, now)) is not None]
    return tuple(sorted(found, key=_order))


def _row(one: AlertFacts, reader: Reader, now: Instant) -> AlertRow | None:
    told = [
        Deadline(what, due, is_over(due, now))
        for what, begun, due in _deadlines(one)
        if concerns(one, what, reader) and (is_over(due, now) or is_near(begun, due, now))
    ]
    told.sort(key=lambda it: it.due_at)
    keys = {f"{one.id}:{it.what.value}:{it.due_at}:{int(it.is_over)}" for it in told}
    if one.given_at is not None:
        keys.add(f"{one.id}:given:{one.given_at}")
    if not keys:
        return None
    kind = AlertKind.GIVEN
    at = one.given_at or now
    if told:
        # What became overdue last is the news; what was late already is known.
        over = [it.due_at for it in told if it.is_over]
        kind = AlertKind.OVERDUE if over else AlertKind.SOON
        at = max(over) if over else told[0].due_at
    return AlertRow(
        kind,
        one.id,
        one.number,
        "" if one.is_private else one.title,
        one.service,
        one.assignees,
        tuple(told),
        at,
        frozenset(keys),
        one.is_private,
    )


def _deadlines(one: AlertFacts) -> Sequence[tuple[What, Instant, Instant]]:
    """(what, when its time began, when it is due) of each due time that runs."""
    promised = one.promised_at if one.promised_at is not None else one.begun_at
    told = (
        (What.ANSWER, one.begun_at, one.answer_due_at),
        (What.SOLVE, one.begun_at, one.resolve_due_at),
        (What.PROMISE, promised, one.promise_due_at),
    )
    return [(what, begun, due) for what, begun, due in told if due is not None]


def concerns(one: AlertFacts, what: What, reader: Reader) -> bool:
    """Whether a person is told of a deadline.

    Theirs is what they have, and what they promised. A head of service is told of the department's;
    the desk of every answer, and of whatever nobody has. Nobody is told of everything unasked.
    """
    if reader.everything:
        return True
    if reader.staff is not None and reader.staff in one.assignees:
        return True
    if what is What.PROMISE and reader.staff is not None and one.promised_by == reader.staff:
        return True
    match reader.role:
        case Role.DESK:
            return what is What.ANSWER or not one.assignees
        case Role.HEAD:
            return one.department is not None and one.department == reader.department
        case _:
            return False


def _order(row: AlertRow) -> tuple[int, int, int]:
    rank = KINDS.index(row.kind)
    return rank, (row.at if row.kind is AlertKind.SOON else -row.at), row.id
