"""Frozen values that cross the walls of the house: posts in, messages out, pages, receipts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from junhall.models.terms import (
    AccountId,
    Instant,
    Network,
    PlaceQuality,
    PostEvent,
    RemoteId,
    RequestKind,
    RequestStatus,
    Visibility,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a matter is, WGS84 degrees spelled as Open311 does; ``name`` as people say it."""

    lat: float | None
    long: float | None
    name: str | None
    quality: PlaceQuality = PlaceQuality.EXACT
    confidence: float = 1.0

    @property
    def point(self) -> tuple[float, float] | None:
        """(lat, long), where both are known."""
        return None if self.lat is None or self.long is None else (self.lat, self.long)


@dataclass(frozen=True, slots=True)
class Media:
    """One picture or film of a post; ``path`` is local, ``url`` is theirs."""

    kind: str
    url: str | None = None
    path: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class IncomingPost:
    """One event about one post as its network told it (formats.md, posts.ndjson).

    ``text`` is plain text already. ``mentions`` is None where the network did not list them: they
    are then read from the text. ``author`` is the handle as the network writes it.
    """

    network: Network
    remote_id: RemoteId
    author: str
    text: str
    posted_at: Instant
    seen_at: Instant
    author_name: str | None = None
    in_reply_to: RemoteId | None = None
    boost_of: RemoteId | None = None
    mentions: tuple[str, ...] | None = None
    media: tuple[Media, ...] = ()
    place: Place | None = None
    visibility: Visibility = Visibility.PUBLIC
    event: PostEvent = PostEvent.NEW
    automatic: bool = False
    lang: str | None = None
    service: str | None = None
    url: str | None = None


class IncomingRequest(NamedTuple):
    """One request as another system reports it (Open311, a change stream, a CSV row).

    ``at`` is when the source said so; of several reports about one id the latest wins.
    ``status`` is ours, ``source_status`` the source's own word. A named tuple, since an import
    makes hundreds of thousands: a frozen dataclass costs eight times as much.
    """

    network: Network
    remote_id: RemoteId
    posted_at: Instant
    at: Instant
    status: RequestStatus
    source_status: str
    closed_at: Instant | None = None
    service: str | None = None
    text: str = ""
    author: str | None = None
    place: Place | None = None
    due_at: Instant | None = None
    last_seen_at: Instant | None = None
    address: str | None = None
    kind: RequestKind | None = None
    """What the whole source is about, such as proposals; None: a problem, or as triage reads it."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """A post that could not be read: named, counted, never a reason to stop a page."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """What one fetch brought; ``next_cursor`` is saved in the transaction that takes the posts."""

    posts: tuple[IncomingPost, ...] = ()
    requests: tuple[IncomingRequest, ...] = ()
    next_cursor: str | None = None
    more: bool = False
    oddities: tuple[Oddity, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountKey:
    """Which account a feed speaks for, without its secrets."""

    account_id: AccountId
    network: Network
    handle: str
    server: str | None = None
    since: Instant | None = None
    """How far back it is read where it never was; None: to the oldest there is."""


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """One post to publish, complete: nothing is looked up while sending."""

    text: str
    in_reply_to: RemoteId | None = None
    visibility: Visibility = Visibility.PUBLIC
    media: tuple[Media, ...] = ()
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The network's proof that a message is out; ``posted_at`` is its time, not ours."""

    remote_id: RemoteId
    posted_at: Instant
    url: str | None = None
