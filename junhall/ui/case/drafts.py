"""What was typed and not yet sent, kept for each request until it leaves (rules.md 29)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from junhall.models.terms import AccountId, Instant, RequestId

if TYPE_CHECKING:
    from junhall.casework.rows import DraftRow, KeptPhoto


class Lane(StrEnum):
    """Where the text of the composer goes."""

    PUBLIC = "public"
    PRIVATE = "private"
    NOTE = "note"


Key = tuple[RequestId | None, Lane]
"""None: an announcement, which belongs to no request."""


class Draft(NamedTuple):
    """One unsent text; ``begun_at`` is when its first letter was typed."""

    text: str
    begun_at: Instant
    cursor: int = 0
    photos: tuple[KeptPhoto, ...] = ()
    send_at: Instant | None = None
    """When it shall leave; None: at once. Stays when it has passed: its writer is told then."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send, at whatever time."""
        return not self.text and not self.photos


def _nobody(_key: Key) -> None:
    """Nobody keeps them: a test's texts live as long as it does."""


class Drafts:
    """The unsent texts of one person, by request and lane; ``altered`` hears of every change."""

    def __init__(self) -> None:
        self._kept: dict[Key, Draft] = {}
        self._lane: dict[RequestId, Lane] = {}
        self._voice: dict[RequestId | None, AccountId] = {}
        self.altered: Callable[[Key], None] = _nobody

    def keep(
        self, request: RequestId | None, lane: Lane, text: str, *, now: Instant, cursor: int = 0
    ) -> None:
        """Remember a text as it stands; an empty one is forgotten, and begins anew.

        A time that was chosen stays: who writes it once more would see it leave at once.
        """
        before = self._kept.get((request, lane))
        photos = before.photos if before is not None else ()
        if not text and not photos:
            self._empty(request, lane, now)
            return
        begun = before.begun_at if before is not None and (before.text or photos) else now
        send_at = before.send_at if before is not None else None
        self._put((request, lane), Draft(text, begun, cursor, photos, send_at))

    def keep_photos(
        self,
        request: RequestId | None,
        lane: Lane,
        photos: tuple[KeptPhoto, ...],
        *,
        now: Instant,
    ) -> None:
        """Remember the photos that go with a text."""
        before = self._kept.get((request, lane)) or Draft("", now)
        if not before.text and not photos:
            self._empty(request, lane, now)
            return
        self._put((request, lane), before._replace(photos=photos))

    def _empty(self, request: RequestId | None, lane: Lane, now: Instant) -> None:
        before = self._kept.get((request, lane))
        if before is None or before.send_at is None:
            self.drop(request, lane)
        else:
            self._put((request, lane), Draft("", now, send_at=before.send_at))

    def leave_at(
        self, request: RequestId | None, lane: Lane, at: Instant | None, *, now: Instant
    ) -> None:
        """Remember when a text shall leave, also before its first letter."""
        before = self._kept.get((request, lane)) or Draft("", now)
        if at is None and before.is_empty:
            self.drop(request, lane)
            return
        self._put((request, lane), before._replace(send_at=at))

    def read_anew(self, request: RequestId, lane: Lane, *, now: Instant) -> None:
        """The person has seen the answer that stood against this text: it counts from now."""
        if (draft := self._kept.get((request, lane))) is not None:
            self._put((request, lane), draft._replace(begun_at=now))

    def of(self, request: RequestId | None, lane: Lane) -> Draft | None:
        """The text kept for a request, if any."""
        return self._kept.get((request, lane))

    def drop(self, request: RequestId | None, lane: Lane) -> None:
        """Forget a text that has left."""
        if self._kept.pop((request, lane), None) is not None:
            self.altered((request, lane))

    def choose(self, request: RequestId, lane: Lane) -> None:
        """Remember which lane a person chose for a request."""
        self._lane[request] = lane

    def lane_of(self, request: RequestId) -> Lane | None:
        """The lane a person chose for a request, if any."""
        return self._lane.get(request)

    def speak_through(self, request: RequestId | None, account: AccountId) -> None:
        """Remember through which account a person wants to answer."""
        self._voice[request] = account

    def voice_of(self, request: RequestId | None) -> AccountId | None:
        """The account a person chose for a request, if any."""
        return self._voice.get(request)

    def waiting(self) -> frozenset[RequestId]:
        """The requests with a text that waits for its writer."""
        return frozenset(
            request
            for (request, _), draft in self._kept.items()
            if request is not None and not draft.is_empty
        )

    def take(self, rows: Iterable[DraftRow]) -> None:
        """What the ledger kept of earlier days; what was typed here meanwhile is newer."""
        for row in rows:
            if row.lane in {lane.value for lane in Lane}:
                key = (row.request_id, Lane(row.lane))
                kept = Draft(row.text, row.begun_at, 0, row.photos, row.send_at)
                self._kept.setdefault(key, kept)

    def forget(self) -> None:
        """Somebody else sits here: their texts come from the ledger."""
        self._kept.clear()
        self._lane.clear()
        self._voice.clear()

    def _put(self, key: Key, draft: Draft) -> None:
        if self._kept.get(key) != draft:
            self._kept[key] = draft
            self.altered(key)
