"""Other systems' requests in a page: new ones become posts, all of them leave a report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from junhall.casework.codec import encode, place_text
from junhall.casework.columns import PostColumns
from junhall.casework.intake_page import Key, Taking, next_id
from junhall.casework.intake_posts import add
from junhall.casework.protocol_facts import PostFacts, ReportFacts
from junhall.casework.readers import TEXT_LIMIT
from junhall.casework.reading import Reading, TriageReading
from junhall.models.messages import IncomingRequest
from junhall.models.terms import Instant, PostId, RequestKind, Visibility

_PUBLIC: Final = Visibility.PUBLIC.value
_dumps: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def take_requests(taking: Taking, requests: Sequence[IncomingRequest]) -> None:
    """Another system's requests: new ones become posts, all of them leave a report."""
    if not requests:
        return
    _note_services(taking, {request.service for request in requests if request.service})
    free_id = next_id(taking, "post") + len(taking.rows)
    seen: dict[Key, int] = {}
    for request in requests:
        key = (str(request.network), request.remote_id)
        report = ReportFacts(
            request.at,
            request.status,
            request.source_status[:200],
            request.closed_at,
            request.due_at,
            request.last_seen_at,
        )
        known = taking.known.get(key)
        if known is not None:
            _complete(taking, known.id, request)
            _report(taking, PostId(known.id), report)
            taking.threads.add(known.thread_id)
            taking.received.repeated += 1
            continue
        if key in seen:
            _report(taking, PostId(seen[key]), report)
            taking.received.repeated += 1
            continue
        seen[key] = free_id
        _request_row(taking, free_id, request)
        _report(taking, PostId(free_id), report)
        free_id += 1
        taking.received.taken += 1


def _complete(taking: Taking, post_id: int, request: IncomingRequest) -> None:
    """A fuller report of a request that was only known by its changes fills what is empty."""
    place = None if request.place is None else place_text(request.place)
    if request.service is None and place is None and not request.text:
        return
    taking.connection.exec_driver_sql(
        "UPDATE post SET service = coalesce(service, ?), place = coalesce(place, ?),"
        " text = CASE WHEN text = '' AND deleted_at IS NULL THEN ? ELSE text END"
        " WHERE id = ? AND (service IS NULL OR place IS NULL OR text = '')",
        (request.service, place, request.text[:TEXT_LIMIT], post_id),
    )


def _note_services(taking: Taking, met: set[str]) -> None:
    """Categories of other systems become services of the ledger, under their own name."""
    if not met:
        return
    taking.connection.exec_driver_sql(
        "INSERT INTO service (code, name, source) VALUES (?, ?, 'import')"
        " ON CONFLICT (code) DO NOTHING",
        [(code, _dumps({"": code})) for code in sorted(met)],
    )


def _report(taking: Taking, post_id: PostId, report: ReportFacts) -> None:
    taking.reports.append((post_id, report))
    before = taking.batch.reports.get(post_id)
    if before is None or _weight(before) <= _weight(report):
        taking.batch.reports[post_id] = report


def _weight(report: ReportFacts) -> tuple[Instant, bool]:
    """The later report wins; of two at one instant the one that knows when it was closed."""
    return report.at, report.closed_at is not None


def write_reports(taking: Taking) -> None:
    """Write what the sources said, in their order."""
    taking.connection.exec_driver_sql(
        "INSERT INTO source_report"
        " (post_id, at, status, source_status, closed_at, due_at, last_seen_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (post_id, at, source_status) DO UPDATE"
        " SET status = excluded.status, closed_at = excluded.closed_at,"
        " due_at = excluded.due_at, last_seen_at = excluded.last_seen_at",
        [
            (post_id, r.at, str(r.status), r.source_status, r.closed_at, r.due_at,
             r.last_seen_at)
            for post_id, r in taking.reports
        ],
    )  # fmt: skip


def _request_row(taking: Taking, post_id: int, request: IncomingRequest) -> None:
    author = None
    if request.author:
        author = taking.author_of.get((request.network, request.author))
    text = request.text[:TEXT_LIMIT]
    reading = Reading(_told(request.kind, request.service), place=request.place)
    row = PostColumns(
        post_id, str(request.network), request.remote_id, author, text, request.posted_at,
        request.posted_at, None, 0, None, post_id, 0, None, 0, "source",
        _PUBLIC, None,
        None if request.place is None else place_text(request.place),
        request.service, None, None, 0, None if request.kind is None else encode(reading),
        None, None, None, None,
    )  # fmt: skip
    facts = PostFacts(
        id=PostId(post_id),
        parent=None,
        orphan=False,
        author_id=author,
        official=None,
        automatic=False,
        posted_at=request.posted_at,
        seen_at=request.posted_at,
        is_boost=False,
        is_private=False,
        has_photo=False,
        reading=reading,
        is_report=True,
    )
    taking.batch.new_threads.add(post_id)
    add(taking, row, facts)


@lru_cache(maxsize=1_024)
def _told(kind: RequestKind | None, service: str | None) -> TriageReading:
    """Another system says itself what a request is; it has some dozens of categories."""
    return TriageReading(
        matter=True, kind=kind or RequestKind.PROBLEM, service=service, confidence=1.0
    )
