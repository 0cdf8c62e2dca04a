"""New requests of other systems straight to rows of the ledger: the short way.

Such a request is one post with what its source says of it; nobody here has written or done
anything. What the protocol makes of that is little, and is written down here once more, since an
import is hundreds of thousands of them. Both ways give the same rows (tests/test_short_way.py);
whatever is derived again later goes the long way, through the docket.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from junhall.casework.boardsql import late_counter
from junhall.casework.clocks import Calendar
from junhall.casework.codec import encode, place_text
from junhall.casework.columns import PostColumns, RequestColumns, insert_with
from junhall.casework.grid import cell_of
from junhall.casework.loading import TITLE
from junhall.casework.readers import TEXT_LIMIT, Readers, without_head
from junhall.casework.reading import Reading, TriageReading
from junhall.casework.request_beside import status_counter
from junhall.casework.request_row import dues_by_target
from junhall.models.messages import IncomingRequest, Place
from junhall.models.terms import (
    Flag,
    Instant,
    PlaceQuality,
    RequestKind,
    RequestStatus,
    Visibility,
)
from junhall.models.town_services import Service

Row = tuple[Any, ...]
ReportRow = tuple[int, int, str, str, int | None, int | None, int | None]
"""Post, at, status, the source's own word, closed at, due at, last seen at."""
WORD_LIMIT: Final = 200
"""Longer status words of a source are cut."""
_OUTSIDE: Final = str(Flag.PLACE_OUTSIDE)
_NO_PLACE: Final = str(PlaceQuality.NONE)
_PROBLEM: Final = str(RequestKind.PROBLEM)
_THANKS: Final = str(RequestKind.THANKS)
_STATES: Final = {
    status: (str(RequestStatus.NEW), False) if status.is_open else (str(status), True)
    for status in RequestStatus
}
"""What a source's status becomes, and whether it is an end: nobody here has answered yet."""

INSERT_SOURCE_POST: Final = insert_with(
    "post",
    PostColumns,
    "id network remote_id author_id text posted_at place service reading request_id",
    seen_at="posted_at",
    thread_id="id",
    is_boost="0",
    orphan="0",
    automatic="0",
    channel="'source'",
    visibility=f"'{Visibility.PUBLIC}'",
    media="0",
)
INSERT_SOURCE_REQUEST: Final = insert_with(
    "request",
    RequestColumns,
    "id number_year number_n opening_post_id network kind service service_confidence status"
    " source_status title author_id lat long place_name place_quality place_confidence cell"
    " posted_at solved_at ended_at time_to_solve_s time_to_solve_office_s answer_due_at"
    " resolve_due_at flags last_seen_at late_at",
    thread_id="opening_post_id",
    is_private="0",
    is_internal="0",
    posts="1",
    supporters="0",
    seen_at="posted_at",
    laps="1",
    lap_posted_at="posted_at",
    assignees="''",
    last_post_at="posted_at",
)


class _Matter(NamedTuple):
    """What all requests of one category share."""

    confidence: float
    calendar: Calendar
    service: Service | None
    """The town's own, where it sets targets for it."""


class SourceRows:
    """Makes the rows of one transaction's new requests, and counts them for the board."""

    def __init__(self, readers: Readers, next_number: Callable[[int], tuple[int, int]]) -> None:
        """``next_number`` gives year and number for a request of an instant."""
        self._readers = readers
        self._next_number = next_number
        self._matters: dict[str | None, _Matter] = {}
        self.posts: list[Row] = []
        """For INSERT_SOURCE_POST."""
        self.requests: list[Row] = []
        """For INSERT_SOURCE_REQUEST."""
        self.reports: list[ReportRow] = []
        self.counts: dict[str, int] = {}
        """What the board's counters gain."""

    def add(
        self,
        firsts: Iterable[IncomingRequest],
        lasts: Iterable[IncomingRequest],
        authors: Mapping[str | None, int],
        post_id: int,
        request_id: int,
    ) -> None:
        """Requests that the ledger does not know, each once and in their order.

        ``firsts`` as they came, ``lasts`` with the last word of the source; ``authors`` are ids by
        handle as it is written. Ids are given from ``post_id`` and ``request_id`` on.
        """
        is_outside, matters = self._readers.is_outside, self._matters
        states: dict[tuple[str, str], int] = {}
        for first, last in zip(firsts, lasts, strict=True):
            network, remote_id, posted_at, _, _, _, _, code, text, author = first[:10]
            place, kind = first.place, first.kind
            _, _, _, at, status, word, ended_at, _, _, _, _, due_at, seen_at, _, _ = last
            author_id, word = authors.get(author), word[:WORD_LIMIT]
            self.reports.append((post_id, at, str(status), word, ended_at, due_at, seen_at))
            matter = matters.get(code)
            if matter is None:
                matter = matters[code] = self._matter(code)
            is_thanks = kind is RequestKind.THANKS
            solved_at = solve_s = office_s = answer_due = late_at = None
            if status is RequestStatus.SOLVED and ended_at is not None:
                solved_at = ended_at
                if not is_thanks:
                    solve_s = max(0, ended_at - posted_at)
                    office_s = matter.calendar.open_seconds(posted_at, ended_at)
            if matter.service is not None and not is_thanks:
                answer_due, by_target = dues_by_target(
                    matter.service, matter.calendar, posted_at, posted_at
                )
                due_at = by_target if due_at is None else due_at
            state, is_over = _STATES[status]
            if not is_over and ended_at is None:
                dues = [due for due in (answer_due, due_at) if due is not None]
                late_at = self._late_at(min(dues)) if dues else None
            lat = long = cell = where = name = confidence = None
            quality, flags = _NO_PLACE, ""
            if place is not None:
                where = place_text(place)
                name, quality, confidence = place.name, str(place.quality), place.confidence
                if place.lat is not None and place.long is not None:
                    lat, long = place.lat, place.long
                    cell = cell_of(lat, long)
                    if is_outside is not None and is_outside(place):
                        flags = _OUTSIDE
            title = text[:TITLE]
            if "@" in title:
                title = without_head(title)
            of_kind = _PROBLEM if kind is None else str(kind)
            states[state, of_kind] = states.get((state, of_kind), 0) + 1
            year, n = self._next_number(posted_at)
            told_by = str(network)
            self.posts.append(
                (post_id, told_by, remote_id, author_id, text[:TEXT_LIMIT], posted_at, where, code,
                 None if kind is None else _reading(kind, code, place), request_id)
            )  # fmt: skip
            self.requests.append(
                (request_id, year, n, post_id, told_by, of_kind, code, matter.confidence, state,
                 word, title, author_id, lat, long, name, quality,
                 confidence, cell, posted_at, solved_at, ended_at, solve_s, office_s, answer_due,
                 due_at, flags, seen_at, late_at)
            )  # fmt: skip
            post_id += 1
            request_id += 1
        for (state, of_kind), n in states.items():
            name = status_counter(state, 0, of_kind == _THANKS)
            self.counts[name] = self.counts.get(name, 0) + n

    def _matter(self, code: str | None) -> _Matter:
        service = self._readers.town.service_by_code.get(code or "")
        return _Matter(
            0.0 if code is None else 1.0,
            self._readers.calendar(code),
            service if service is not None and service.targets else None,
        )

    def _late_at(self, due_at: Instant) -> Instant:
        name = late_counter(due_at)
        self.counts[name] = self.counts.get(name, 0) + 1
        return due_at


def _reading(kind: RequestKind, code: str | None, place: Place | None) -> str | None:
    triage = TriageReading(matter=True, kind=kind, service=code, confidence=1.0)
    return encode(Reading(triage, place=place))
