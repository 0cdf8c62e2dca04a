"""The house's words as types: ids, instants and closed sets of names."""

from __future__ import annotations

from enum import IntFlag, StrEnum
from typing import Final, NewType

from junhall.typed import override

Instant = NewType("Instant", int)
"""Whole Unix seconds, UTC. Ledger and pure rules compute with these alone: two instants subtract
to elapsed seconds on every night of the year, which local datetimes do not (rules.md 16)."""

RequestId = NewType("RequestId", int)
PostId = NewType("PostId", int)
AuthorId = NewType("AuthorId", int)
AccountId = NewType("AccountId", int)
ActId = NewType("ActId", int)
OutboxId = NewType("OutboxId", int)
RemoteId = NewType("RemoteId", str)
"""The network's own id of a post: opaque, never ordered, never computed with."""
StaffCode = NewType("StaffCode", str)
ServiceCode = NewType("ServiceCode", str)
Seq = NewType("Seq", int)


class Network(StrEnum):
    """Where a post came from; an unknown network is OTHER, never a crash."""

    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    X = "x"
    OPEN311 = "open311"
    OTHER = "other"

    @classmethod
    @override
    def _missing_(cls, value: object) -> Network:
        return cls.OTHER


class RequestKind(StrEnum):
    """What a citizen's matter is."""

    PROBLEM = "problem"
    PROPOSAL = "proposal"
    IDEA = "idea"
    COMPLAINT = "complaint"
    THANKS = "thanks"
    QUESTION = "question"


class RequestStatus(StrEnum):
    """Where a request stands (rules.md 10), in the order of the board."""

    NEW = "new"
    ANSWERED = "answered"
    ASSIGNED = "assigned"
    SOLVED = "solved"
    CLOSED = "closed"
    DUPLICATE = "duplicate"
    NOT_OURS = "not_ours"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act."""
        return self in _OPEN


_OPEN = frozenset({RequestStatus.NEW, RequestStatus.ANSWERED, RequestStatus.ASSIGNED})


class Visibility(StrEnum):
    """Who may read a post; FOLLOWERS and PRIVATE are private to the desk (rules.md 23)."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    FOLLOWERS = "followers"
    PRIVATE = "private"

    @property
    def is_private(self) -> bool:
        """Whether the post must never reach a public screen."""
        return self in {Visibility.FOLLOWERS, Visibility.PRIVATE}


class PostEvent(StrEnum):
    """What a network tells us about a post."""

    NEW = "new"
    EDITED = "edited"
    DELETED = "deleted"


class Role(StrEnum):
    """What a person, or a wall, may do; the office enforces it."""

    MAYOR = "mayor"
    COUNCILLOR = "councillor"
    HEAD = "head"
    DESK = "desk"
    WORKER = "worker"
    WALL = "wall"


class PlaceQuality(StrEnum):
    """How well a place is known."""

    EXACT = "exact"
    STREET = "street"
    GUESSED = "guessed"
    NONE = "none"


class PromiseState(StrEnum):
    """rules.md 20."""

    PROPOSED = "proposed"
    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"


class OutboxState(StrEnum):
    """rules.md 27. No row is ever removed."""

    HELD = "held"
    SCHEDULED = "scheduled"
    AWAITING_APPROVAL = "awaiting_approval"
    QUEUED = "queued"
    SENDING = "sending"
    UNSURE = "unsure"
    SENT = "sent"
    FAILED = "failed"
    BLOCKED = "blocked"
    WITHDRAWN = "withdrawn"


class Flag(StrEnum):
    """What staff should know about a request besides its state."""

    PERSONAL_DATA = "personal-data"
    CLOCK_SKEW = "clock-skew"
    INTERNAL = "internal"
    PLACE_OUTSIDE = "place-outside"


class Facet(IntFlag):
    """What kind of thing a change altered; screens skip what they do not show."""

    POSTS = 1
    STATUS = 2
    ASSIGNEE = 4
    PLACE = 8
    SERVICE = 16
    PROMISE = 32
    PROPOSAL = 64
    NOTE = 128
    PEOPLE = 256
    OUTBOX = 512
    TOWN = 1024
    FEEDS = 2048
    ALL = 4095
    OF_A_REQUEST = 1023 - 512
    """Whatever one request may alter: not the town, an account or the outbox, whose screens and
    whose postman would begin anew for each citizen who writes."""


CLOCK_OFF_S: Final = 60
"""From so many seconds on the difference of two clocks is warned of (rules.md 16)."""


def is_clock_off(seconds: int | None) -> bool:
    """Whether a network's clock and ours differ by more than anybody should bear."""
    return seconds is not None and abs(seconds) > CLOCK_OFF_S


class Cause(StrEnum):
    """Who altered the ledger."""

    FEED = "feed"
    STAFF = "staff"
    IMPORT = "import"
    SYSTEM = "system"
