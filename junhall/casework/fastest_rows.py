"""Frozen rows of records: the fastest repair of each service, with its proof (rules.md 19)."""

from __future__ import annotations

from dataclasses import dataclass

from junhall.models.figure import Figure
from junhall.models.messages import Media
from junhall.models.terms import Instant, PostId, RequestId, StaffCode


@dataclass(frozen=True, slots=True)
class RecordProof:
    """What shows that a repair was as fast as is said: posts, photos and times of the networks."""

    opened_post: PostId
    opened_url: str | None
    posted_at: Instant
    solved_post: PostId | None
    """The post that said so; None where a person solved it at the desk."""
    solved_url: str | None
    solved_at: Instant
    before: Media | None
    after: Media | None


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A service's fastest repair, and how usual repairs are beside it."""

    service: str
    request_id: RequestId
    number: str
    seconds: int
    place_name: str | None
    assignees: tuple[StaffCode, ...]
    median: Figure
    """Of the repairs that count: its n and what was left out belong to the record as well."""
    p90: float
    proof: RecordProof


@dataclass(frozen=True, slots=True)
class RecordsPage:
    """All records, the fastest first, and the share that ended too fast to be repairs."""

    records: tuple[RecordRow, ...]
    quick: Figure
    """Share of what ended that was closed within ten minutes of opening: a warning, no glory."""
    needed: int
    since: Instant
    as_of: Instant
