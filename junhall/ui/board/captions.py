"""PURE: what a card says, in the reader's language, and how urgent it is."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from junhall.casework.ages import ago_text, clock_text, lap_text, span_text
from junhall.casework.board_rows import BoardRow, FirstTown
from junhall.casework.channels import network_name
from junhall.casework.nearness import is_near, is_over
from junhall.models.terms import (
    Flag,
    Instant,
    Network,
    RequestKind,
    RequestStatus,
    ServiceCode,
    StaffCode,
)
from junhall.ui.plain import plain
from junhall.words import ntr, tr

if TYPE_CHECKING:
    from junhall.casework.rows import TownFacts

SIGNS: Final = {
    RequestStatus.NEW: "!",
    RequestStatus.ANSWERED: "…",
    RequestStatus.ASSIGNED: "→",
    RequestStatus.SOLVED: "✓",
}


def author_handle(handle: str, network: Network) -> str:
    """A handle as a card has room for: without its server; labels of the counter stay."""
    if network is Network.OTHER or not handle:
        return handle
    name = handle.removeprefix("@").split("@", 1)[0]
    if network is Network.BLUESKY:
        name = name.split(".", 1)[0]
    return f"@{name}"


class Urgency(Enum):
    """How a card's clock is drawn; the value is the palette's tone."""

    CALM = "ink"
    NEAR = "amber"
    OVERDUE = "red"
    SOLVED = "green"


class CardClock(NamedTuple):
    """The text at a card's right and its urgency; ``overdue_s`` since the first due time."""

    text: str
    urgency: Urgency
    overdue_s: int = 0


def status_name(status: RequestStatus) -> str:
    """A state's word."""
    return {
        RequestStatus.NEW: tr("New"),
        RequestStatus.ANSWERED: tr("Answered"),
        RequestStatus.ASSIGNED: tr("Assigned"),
        RequestStatus.SOLVED: tr("Solved"),
        RequestStatus.CLOSED: tr("Closed"),
        RequestStatus.DUPLICATE: tr("Duplicate"),
        RequestStatus.NOT_OURS: tr("Not ours"),
    }[status]


def column_name(status: RequestStatus) -> str:
    """A column's heading; what is solved stays until the day ends."""
    return tr("Solved today") if status is RequestStatus.SOLVED else status_name(status)


def kind_name(kind: RequestKind) -> str:
    """A kind's word."""
    return {
        RequestKind.PROBLEM: tr("Problem"),
        RequestKind.PROPOSAL: tr("Proposal"),
        RequestKind.IDEA: tr("Idea"),
        RequestKind.COMPLAINT: tr("Complaint"),
        RequestKind.THANKS: tr("Thanks"),
        RequestKind.QUESTION: tr("Question"),
    }[kind]


def dues(row: BoardRow) -> tuple[Instant, ...]:
    """The due times that still run for an open request (rules.md 10, 15)."""
    if not row.status.is_open or row.kind is RequestKind.THANKS:
        return ()
    answer = row.answer_due_at if row.first_answer_at is None else None
    told = (answer, row.resolve_due_at, row.promise_due_at)
    return tuple(due for due in told if due is not None)


def card_clock(row: BoardRow, now: Instant) -> CardClock:
    """The clock of a card: a lap's length once solved, else its age; thanks have none."""
    begun = row.lap_posted_at
    if row.status is RequestStatus.SOLVED:
        ended = row.solved_at or row.ended_at or now
        return CardClock(lap_text(max(0, ended - begun)), Urgency.SOLVED)
    if row.kind is RequestKind.THANKS:
        return CardClock("", Urgency.CALM)
    text = clock_text(now - begun)
    running = dues(row)
    if not running:
        return CardClock(text, Urgency.CALM)
    first = min(running)
    if is_over(first, now):
        return CardClock(text, Urgency.OVERDUE, now - first)
    if is_near(begun, first, now):
        return CardClock(text, Urgency.NEAR)
    return CardClock(text, Urgency.CALM)


class Names(NamedTuple):
    """The town's own words for codes; unknown codes say themselves."""

    services: dict[str, str]
    staff: dict[StaffCode, str]
    zone: str = ""
    """The town's; "" before the town is known."""

    @classmethod
    def of(cls, town: TownFacts | None) -> Names:
        """The names of a town; before the town is known, codes."""
        if town is None:
            return cls({}, {})
        return cls(
            dict(town.services),
            {person.code: short_handle(person.handle or person.name) for person in town.staff},
            town.zone_name,
        )

    @classmethod
    def first(cls, town: FirstTown | None) -> Names:
        """The names of the first page, before the office told of the town."""
        if town is None:
            return cls({}, {})
        people = {code: short_handle(handle) for code, handle in town.people}
        return cls(dict(town.services), people, town.zone_name)

    def service(self, code: ServiceCode | str | None) -> str:
        """A service in the reader's language."""
        return plain(self.services.get(code, code)) if code else ""

    def person(self, code: StaffCode) -> str:
        """A person of the hall by the handle people know, else by name."""
        return plain(self.staff.get(code, code))

    def people(self, codes: tuple[StaffCode, ...]) -> str:
        """All who have a request."""
        return ", ".join(self.person(code) for code in codes)


def short_handle(handle: str) -> str:
    """A handle without its server: the town sees its own every day."""
    lead, at, rest = handle[:1], handle[:1] == "@", handle[1:]
    return lead + rest.split("@", maxsplit=1)[0] if at else handle


def where_from(row: BoardRow) -> str:
    """The network, or how else the request came in."""
    match row.channel:
        case "phone":
            return tr("by phone")
        case "counter":
            return tr("at the counter")
        case _:
            return network_name(row.network)


def chip_text(row: BoardRow, names: Names) -> str:
    """The service, or the kind where no service is known."""
    return names.service(row.service) or kind_name(row.kind)


def detail(row: BoardRow, names: Names, clock: CardClock) -> str:
    """The one thing worth knowing beside the chip, by state."""
    people = names.people(row.assignees)
    if row.waiting_since is not None and row.status.is_open and not clock.overdue_s:
        return tr("waits for the citizen")
    match row.status:
        case RequestStatus.ASSIGNED:
            return f"→ {people}"
        case RequestStatus.SOLVED:
            return people
        case RequestStatus.ANSWERED if clock.urgency is Urgency.OVERDUE:
            return tr("overdue {span}", span=span_text(clock.overdue_s))
        case RequestStatus.ANSWERED if row.first_answer_at is not None:
            span = span_text(row.first_answer_at - row.lap_posted_at)
            return tr("answered in {span}", span=span)
        case _:
            return plain(row.place_name or "")


def supporters_text(row: BoardRow) -> str:
    """How many others spoke up for the same."""
    return ntr("+{n} report", "+{n} reports", row.supporters) if row.supporters else ""


def title_words(row: BoardRow, limit: int | None = None) -> str:
    """How a request begins; what came without a word says so instead of staying blank."""
    words = plain(row.title) if limit is None else plain(row.title, limit=limit)
    return words if words.strip() else tr("(no words)")


def card_sentence(row: BoardRow, names: Names, now: Instant) -> str:
    """A card as a screen reader says it."""
    clock = card_clock(row, now)
    told = [status_name(row.status), title_words(row), plain(row.author)]
    if row.is_resident:
        told.append(tr("resident"))
    told.append(where_from(row))
    if row.supporters:
        told.append(supporters_text(row))
    told.append(chip_text(row, names))
    if row.place_name:
        told.append(plain(row.place_name))
    if row.assignees:
        told.append(tr("with {people}", people=names.people(row.assignees)))
    if row.status is RequestStatus.SOLVED:
        told.append(tr("solved in {span}", span=clock.text))
    elif clock.text:
        told.append(ago_text(now - row.lap_posted_at))
    if clock.urgency is Urgency.OVERDUE:
        told.append(tr("overdue {span}", span=span_text(clock.overdue_s)))
    elif clock.urgency is Urgency.NEAR:
        told.append(tr("due in {span}", span=span_text(min(dues(row)) - now)))
    if row.waiting_since is not None and row.status.is_open:
        told.append(tr("waits for the citizen"))
    if row.has_proposal:
        told.append(tr("something to confirm"))
    if row.is_private:
        told.append(tr("private"))
    if Flag.PERSONAL_DATA in row.flags:
        told.append(tr("personal data"))
    return ", ".join(part for part in told if part)
