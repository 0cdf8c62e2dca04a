"""Other systems' requests in a page: new ones become posts, all of them leave a report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from junhall.casework.change_log import append_changes
from junhall.casework.codec import place_text
from junhall.casework.intake_deletions import adopt_by
from junhall.casework.intake_page import Taking, author_ids, folded_author, next_id
from junhall.casework.loading import numbers
from junhall.casework.protocol_facts import ReportFacts, report_weight
from junhall.casework.readers import TEXT_LIMIT
from junhall.casework.request_beside import write_counts
from junhall.casework.request_numbers import Numbering
from junhall.casework.source_rows import (
    INSERT_SOURCE_POST,
    INSERT_SOURCE_REQUEST,
    WORD_LIMIT,
    ReportRow,
    SourceRows,
)
from junhall.models.messages import IncomingRequest
from junhall.models.search import index_posts
from junhall.models.terms import Facet, Network, PostId, RemoteId

_dumps: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def take_reports(taking: Taking, requests: Sequence[IncomingRequest]) -> list[IncomingRequest]:
    """What sources say of requests that the ledger knows; returned are those that it does not."""
    if not requests:
        return []
    _note_services(taking, {request.service for request in requests if request.service})
    if not taking.known:
        return list(requests)
    fresh: list[IncomingRequest] = []
    fuller: list[tuple[str | None, str | None, str, int]] = []
    heard = _heard(taking)
    for request in requests:
        known = taking.known.get((str(request.network), request.remote_id))
        if known is None:
            fresh.append(request)
            continue
        taking.received.repeated += 1
        place = None if request.place is None else place_text(request.place)
        if request.service is not None or place is not None or request.text:
            fuller.append((request.service, place, request.text[:TEXT_LIMIT], known.id))
        row = _report_row(known.id, request)
        if heard.get((known.id, row[1], row[3])) == row:
            continue
        heard[known.id, row[1], row[3]] = row
        post_id, report = PostId(known.id), _facts_of(request)
        before = taking.batch.reports.get(post_id)
        if before is None or report_weight(before) <= report_weight(report):
            taking.batch.reports[post_id] = report
        taking.reports.append(row)
        taking.threads.add(known.thread_id)
    _complete(taking, fuller)
    return fresh


def _heard(taking: Taking) -> dict[tuple[int, int, str], ReportRow]:
    """What sources have said already of the posts of this page, by post, instant and word."""
    rows = taking.connection.exec_driver_sql(
        "SELECT post_id, at, status, source_status, closed_at, due_at, last_seen_at"
        " FROM source_report WHERE post_id IN (SELECT value FROM json_each(?))",
        (numbers(known.id for known in taking.known.values()),),
    )
    return {(row[0], row[1], row[3]): tuple(row) for row in rows}


def open_requests(taking: Taking, fresh: Sequence[IncomingRequest]) -> None:
    """New requests of other systems: a post, a request and what the source says, each at once."""
    for network in dict.fromkeys(request.network for request in fresh):
        _open(taking, network, [request for request in fresh if request.network == network])


def _open(taking: Taking, network: Network, told: Sequence[IncomingRequest]) -> None:
    firsts, lasts, others = _each_once(told)
    connection = taking.connection
    post_id, request_id = next_id(taking, "post"), next_id(taking, "request")
    ids = {request.remote_id: n for n, request in enumerate(firsts, post_id)}
    numbering = Numbering(connection, taking.docket.years)
    rows = SourceRows(taking.readers, numbering.next)
    rows.add(firsts, lasts, _authors(taking, network, firsts), post_id, request_id)
    connection.exec_driver_sql(INSERT_SOURCE_REQUEST, rows.requests)
    connection.exec_driver_sql(INSERT_SOURCE_POST, rows.posts)
    index_posts(connection, post_id, post_id + len(ids) - 1)
    # The last word comes last: where two say the same of one instant, it is the one that stays.
    write_reports(
        taking, [*(_report_row(ids[one.remote_id], one) for one in others), *rows.reports]
    )
    numbering.keep()
    write_counts(connection, rows.counts)
    opened = range(request_id, request_id + len(ids))
    changed = dict.fromkeys(opened, Facet.OF_A_REQUEST)
    append_changes(connection, changed, taking.now, taking.cause, None)
    taking.received.taken += len(ids)
    taking.received.repeated += len(others)
    taking.received.opened += opened
    taking.received.changed |= changed
    _adopt_replies(taking, str(network), ids)


def _each_once(
    told: Sequence[IncomingRequest],
) -> tuple[Sequence[IncomingRequest], Sequence[IncomingRequest], Sequence[IncomingRequest]]:
    """Each request as it came first, the last word about each, and all other words."""
    if len({request.remote_id for request in told}) == len(told):
        return told, told, ()
    firsts: dict[str, IncomingRequest] = {}
    lasts: dict[str, IncomingRequest] = {}
    others: list[IncomingRequest] = []
    for request in told:
        before = lasts.setdefault(request.remote_id, request)
        if before is request:
            firsts[request.remote_id] = request
            continue
        firsts[request.remote_id] = _completed(firsts[request.remote_id], request)
        if report_weight(before) <= report_weight(request):
            lasts[request.remote_id] = request
            others.append(before)
        else:
            others.append(request)
    return list(firsts.values()), list(lasts.values()), others


def _authors(
    taking: Taking, network: Network, requests: Iterable[IncomingRequest]
) -> dict[str | None, int]:
    """Author ids by handle as it is written."""
    written = dict.fromkeys(request.author for request in requests)
    folded = {handle: folded_author(handle) for handle in written if handle}
    wanted: dict[str, tuple[str, str | None]] = {}
    for handle, known in folded.items():
        wanted.setdefault(known, (handle, None))
    ids = author_ids(taking, str(network), wanted)
    return {handle: ids[known] for handle, known in folded.items()}


def _adopt_replies(taking: Taking, network: str, ids: Mapping[RemoteId, int]) -> None:
    """Posts that waited for one of these requests join its conversation."""
    waited_for = taking.connection.exec_driver_sql(
        "SELECT DISTINCT in_reply_to FROM post WHERE orphan = 1 AND network = ?"
        " AND in_reply_to IN (SELECT value FROM json_each(?))",
        (network, json.dumps(list(ids))),
    )
    for (remote_id,) in waited_for.all():
        adopt_by(taking, ids[remote_id], network, remote_id)


def _complete(taking: Taking, told: Sequence[tuple[str | None, str | None, str, int]]) -> None:
    """Fuller reports of requests that were only known by their changes fill what is empty.

    ``told``: service, place and text of a post.
    """
    lacking = {
        row[0]: row
        for row in taking.connection.exec_driver_sql(
            "SELECT id, thread_id, service IS NULL, place IS NULL,"
            " text = '' AND deleted_at IS NULL FROM post"
            " WHERE id IN (SELECT value FROM json_each(?))"
            " AND (service IS NULL OR place IS NULL OR text = '')",
            (numbers({row[3] for row in told}),),
        )
    }
    rows = []
    for service, place, text, post_id in told:
        _, thread, *lacks = lacking.get(post_id, (0, 0, 0, 0, 0))
        if any(lack and had for lack, had in zip(lacks, (service, place, text), strict=True)):
            rows.append((service, place, text, post_id))
            taking.threads.add(thread)
    if rows:
        taking.connection.exec_driver_sql(
            "UPDATE post SET service = coalesce(service, ?), place = coalesce(place, ?),"
            " text = CASE WHEN text = '' AND deleted_at IS NULL THEN ? ELSE text END"
            " WHERE id = ?",
            rows,
        )


def _completed(first: IncomingRequest, later: IncomingRequest) -> IncomingRequest:
    """The same for one that comes fuller later in its page."""
    return first._replace(
        service=later.service if first.service is None else first.service,
        place=later.place if first.place is None else first.place,
        text=first.text or later.text,
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


def _facts_of(request: IncomingRequest) -> ReportFacts:
    return ReportFacts(
        request.at,
        request.status,
        request.source_status[:WORD_LIMIT],
        request.closed_at,
        request.due_at,
        request.last_seen_at,
    )


def _report_row(post_id: int, request: IncomingRequest) -> ReportRow:
    (_, _, _, at, status, word, closed_at, _, _, _, _, due_at, last_seen_at, _, _) = request
    return post_id, at, str(status), word[:WORD_LIMIT], closed_at, due_at, last_seen_at


def write_reports(taking: Taking, rows: Sequence[ReportRow]) -> None:
    """Write what the sources said, in their order."""
    taking.connection.exec_driver_sql(
        "INSERT INTO source_report"
        " (post_id, at, status, source_status, closed_at, due_at, last_seen_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (post_id, at, source_status) DO UPDATE"
        " SET status = excluded.status, closed_at = excluded.closed_at,"
        " due_at = excluded.due_at, last_seen_at = excluded.last_seen_at"
        " WHERE excluded.closed_at IS NOT NULL OR source_report.closed_at IS NULL",
        rows,
    )
