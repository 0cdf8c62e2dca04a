"""What was typed and not yet sent, kept for each request until it leaves (rules.md 29)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from junhall.models.terms import Instant, RequestId


class Lane(StrEnum):
    """Where the text of the composer goes."""

    PUBLIC = "public"
    PRIVATE = "private"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Draft:
    """One unsent text; ``begun_at`` is when its first letter was typed."""

    text: str
    begun_at: Instant
    cursor: int = 0


@dataclass(slots=True)
class Drafts:
    """The unsent texts of this window, by request and lane."""

    _kept: dict[tuple[RequestId, Lane], Draft] = field(default_factory=dict)
    _lane: dict[RequestId, Lane] = field(default_factory=dict)

    def keep(
        self, request: RequestId, lane: Lane, text: str, *, now: Instant, cursor: int = 0
    ) -> None:
        """Remember a text as it stands; an empty one is forgotten, and begins anew."""
        if not text:
            self._kept.pop((request, lane), None)
            return
        before = self._kept.get((request, lane))
        begun = before.begun_at if before is not None else now
        self._kept[request, lane] = Draft(text, begun, cursor)

    def read_anew(self, request: RequestId, lane: Lane, *, now: Instant) -> None:
        """The person has seen the answer that stood against this text: it counts from now."""
        if (draft := self._kept.get((request, lane))) is not None:
            self._kept[request, lane] = Draft(draft.text, now, draft.cursor)

    def of(self, request: RequestId, lane: Lane) -> Draft | None:
        """The text kept for a request, if any."""
        return self._kept.get((request, lane))

    def drop(self, request: RequestId, lane: Lane) -> None:
        """Forget a text that has left."""
        self._kept.pop((request, lane), None)

    def choose(self, request: RequestId, lane: Lane) -> None:
        """Remember which lane a person chose for a request."""
        self._lane[request] = lane

    def lane_of(self, request: RequestId) -> Lane | None:
        """The lane a person chose for a request, if any."""
        return self._lane.get(request)

    def waiting(self) -> frozenset[RequestId]:
        """The requests with a text that waits for its writer."""
        return frozenset(request for request, _ in self._kept)
