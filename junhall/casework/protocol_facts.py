"""What the protocol knows of posts, acts and reports, and what it makes of them; no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final

from junhall.casework.reading import OfficialReading, Reading, TriageReading
from junhall.casework.waiting import Wait
from junhall.models.messages import IncomingRequest, Place
from junhall.models.terms import (
    ActId,
    Flag,
    Instant,
    PostId,
    RequestKind,
    RequestStatus,
)

NO_TRIAGE: Final = TriageReading(matter=False)
NO_OFFICIAL: Final = OfficialReading()
EPOCH: Final = Instant(0)


@dataclass(slots=True)
class PostFacts:
    """What the protocol knows of a post; no words of it."""

    id: PostId
    parent: PostId | None
    orphan: bool
    author_id: int | None
    official: str | None
    automatic: bool
    posted_at: Instant
    seen_at: Instant
    is_boost: bool
    is_private: bool
    has_photo: bool
    reading: Reading
    is_report: bool = False
    """Came from another system, the counter or the phone: addressed to the town as it is."""
    versions: tuple[tuple[Instant, Reading], ...] = ()
    """An official's edits, oldest first: (when, what the new wording says)."""
    outside: bool = False
    """Its place lies outside the town."""
    remote_id: str = ""
    is_deleted: bool = False
    """A tombstone: what it did stays, its author's name is gone (rules.md 9)."""

    _order: tuple[Instant, int, str, PostId] | None = None

    @property
    def order(self) -> tuple[Instant, int, str, PostId]:
        """The order of time; the network's ids, not our intake's, decide within a second."""
        if self._order is None:
            self._order = self.posted_at, len(self.remote_id), self.remote_id, self.id
        return self._order

    @property
    def named(self) -> frozenset[str]:
        """Staff named in it, its author among them: what a reply may repeat at its head."""
        own = (self.official,) if self.official else ()
        return frozenset((*own, *self.reading.mentions_head, *self.reading.mentions_body))


@dataclass(frozen=True, slots=True)
class ActFacts:
    """An act that stands: undone ones are left out before the protocol sees them."""

    id: ActId
    post_id: PostId
    at: Instant
    by: str
    verb: str
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a source said of its request at an instant."""

    at: Instant
    status: RequestStatus
    source_status: str
    closed_at: Instant | None
    due_at: Instant | None
    last_seen_at: Instant | None


def report_weight(report: ReportFacts | IncomingRequest) -> tuple[Instant, bool, bool, str]:
    """The later report wins. Of two at one instant: the one that knows when it was closed, then the
    one that ended it, and at last the word, so that their order is all the same.
    """
    return (
        report.at, report.closed_at is not None, not report.status.is_open, report.source_status,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """A promise of a request; state is PROPOSED or OPEN here, clocks say the rest."""

    post_id: PostId
    promised_at: Instant
    due_at: Instant | None
    confirmed: bool
    words: str
    withdrawn: bool = False
    """Confirmed once, and taken back by a person since."""


@dataclass(slots=True)
class RequestState:
    """All that follows from posts and acts about one request."""

    opening: PostFacts
    posts: list[PostFacts] = field(default_factory=list)
    boosts: list[PostFacts] = field(default_factory=list)
    """Citizens' repetitions: voices, but no posts of the case."""
    supporters: list[int] = field(default_factory=list)
    """Author ids, in the order they spoke up."""
    kind: RequestKind = RequestKind.PROBLEM
    service: str | None = None
    service_confidence: float = 0.0
    place: Place | None = None
    status: RequestStatus = RequestStatus.NEW
    source_status: str | None = None
    is_private: bool = False
    is_internal: bool = False
    posted_at: Instant = EPOCH
    first_answer_at: Instant | None = None
    assignees: list[str] = field(default_factory=list)
    assigned_at: Instant | None = None
    solved_at: Instant | None = None
    first_solved_at: Instant | None = None
    """End of lap one."""
    ended_at: Instant | None = None
    solved_proposed_at: Instant | None = None
    solved_proposed_post: PostId | None = None
    reopen_proposed_at: Instant | None = None
    reopen_proposed_post: PostId | None = None
    reopened_at: list[Instant] = field(default_factory=list)
    thanked_at: Instant | None = None
    promises: list[PromiseFacts] = field(default_factory=list)
    on_wall: bool = False
    """Staff released its words for the wall."""
    waits: list[Wait] = field(default_factory=list)
    """When the hall waited for the citizen."""
    flags: set[Flag] = field(default_factory=set)
    inherited: tuple[str | None, float] = (None, 0.0)
    """Service and confidence of the thread it arose in: "in calle Sol it is the same"."""
    linked_to: PostId | None = None
    """Opening post of the request in whose thread this one arose (rules.md 4)."""
    merged_into: PostId | None = None
    refused_merges: list[PostId] = field(default_factory=list)
    deputised: list[tuple[str, str]] = field(default_factory=list)
    """(absent worker, deputy)."""
    source_due_at: Instant | None = None
    last_seen_at: Instant | None = None

    @property
    def laps(self) -> int:
        """How many laps it has run."""
        return 1 + len(self.reopened_at)

    @property
    def lap_posted_at(self) -> Instant:
        """When the newest lap began."""
        return self.reopened_at[-1] if self.reopened_at else self.posted_at


@dataclass(slots=True)
class ThreadState:
    """What one conversation amounts to."""

    requests: list[RequestState]
    no_request: dict[PostId, str]
    """Posts that belong to no request, and why."""


BY_TIME: Final = attrgetter("order")
