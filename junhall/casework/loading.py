"""From rows of the ledger to the facts the protocol reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection

from junhall.casework.codec import decode, place_from_json
from junhall.casework.protocol_facts import ActFacts, PostFacts, ReportFacts, report_weight
from junhall.casework.readers import IsOutside
from junhall.casework.reading import Reading, TriageReading
from junhall.models.terms import ActId, Instant, PostId, RequestStatus, Visibility

TITLE: Final = 200
_POSTS: Final = f"""
SELECT id, parent_id, orphan, author_id, official, automatic, posted_at, seen_at, is_boost,
       visibility, media, reading, channel, service, place, edited_at, request_id, no_request,
       substr(text, 1, {TITLE}), network, thread_id, deleted_at, remote_id
FROM post WHERE thread_id IN (SELECT value FROM json_each(?))"""
PRIVATE: Final = frozenset(str(v) for v in Visibility if v.is_private)


class LoadedPost:
    """A post of the ledger with what the docket compares against."""

    __slots__ = ("facts", "network", "no_request", "request_id", "thread_id", "title")

    def __init__(
        self,
        facts: PostFacts,
        title: str,
        network: str,
        thread_id: int,
        request_id: int | None,
        no_request: str | None,
    ) -> None:
        self.facts = facts
        self.title = title
        self.network = network
        self.thread_id = thread_id
        self.request_id = request_id
        self.no_request = no_request


def numbers(values: Iterable[int]) -> str:
    """Ids as one bound value for json_each."""
    return json.dumps(sorted(values))


def stored_reading(
    text: str | None, channel: str, service: str | None, place: str | None
) -> Reading:
    """A post's reading; another system's request says service and place in columns of its own."""
    if text is None and channel == "source":
        told = None if place is None else place_from_json(json.loads(place))
        return Reading(TriageReading(matter=True, service=service, confidence=1.0), place=told)
    return decode(text)


def posts_of(
    connection: Connection, threads: Iterable[int], is_outside: IsOutside | None
) -> list[LoadedPost]:
    """All posts of these conversations."""
    loaded: list[LoadedPost] = []
    edited: list[int] = []
    for row in connection.exec_driver_sql(_POSTS, (numbers(threads),)).all():
        reading = stored_reading(row[11], row[12], row[13], row[14])
        facts = PostFacts(
            id=PostId(row[0]),
            parent=row[1],
            orphan=bool(row[2]),
            author_id=row[3],
            official=row[4],
            automatic=bool(row[5]),
            posted_at=Instant(row[6]),
            seen_at=Instant(row[7]),
            is_boost=bool(row[8]),
            is_private=row[9] in PRIVATE,
            has_photo=row[10] > 0,
            reading=reading,
            is_report=row[12] != "post",
            outside=bool(reading.place and is_outside and is_outside(reading.place)),
            remote_id=row[22],
            is_deleted=row[21] is not None,
        )
        if row[15] is not None and row[4] is not None:
            edited.append(row[0])
        loaded.append(LoadedPost(facts, row[18], row[19], row[20], row[16], row[17]))
    if edited:
        versions = versions_of(connection, edited)
        for post in loaded:
            post.facts.versions = versions.get(post.facts.id, ())
    return loaded


def versions_of(
    connection: Connection, posts: Sequence[int]
) -> dict[int, tuple[tuple[Instant, Reading], ...]]:
    """The wordings of edited posts, the original first, each with its reading."""
    found: dict[int, list[tuple[Instant, Reading]]] = {}
    rows = connection.exec_driver_sql(
        "SELECT post_id, seen_at, reading FROM post_version"
        " WHERE post_id IN (SELECT value FROM json_each(?))"
        " ORDER BY post_id, is_original DESC, seen_at, text, id",
        (numbers(posts),),
    )
    for post_id, seen_at, reading in rows:
        found.setdefault(post_id, []).append((Instant(seen_at), decode(reading)))
    return {post_id: tuple(versions) for post_id, versions in found.items()}


def acts_of(connection: Connection, posts: Iterable[int]) -> list[ActFacts]:
    """The acts on these posts that stand: undone ones and the undoings themselves are left out."""
    rows = connection.exec_driver_sql(
        "SELECT id, post_id, at, by, verb, value FROM act"
        " WHERE post_id IN (SELECT value FROM json_each(?)) AND undoes IS NULL"
        " AND id NOT IN (SELECT undoes FROM act WHERE undoes IS NOT NULL)",
        (numbers(posts),),
    )
    return [
        ActFacts(ActId(row[0]), PostId(row[1]), Instant(row[2]), row[3], row[4], json.loads(row[5]))
        for row in rows
    ]


def reports_of(connection: Connection, posts: Iterable[int]) -> dict[PostId, ReportFacts]:
    """The latest word of each source about its request."""
    rows = connection.exec_driver_sql(
        "SELECT post_id, at, status, source_status, closed_at, due_at, last_seen_at"
        " FROM source_report WHERE post_id IN (SELECT value FROM json_each(?))"
        " ORDER BY at",
        (numbers(posts),),
    )
    found: dict[PostId, ReportFacts] = {}
    for row in rows:
        report = ReportFacts(Instant(row[1]), RequestStatus(row[2]), row[3], row[4], row[5], row[6])
        before = found.get(PostId(row[0]))
        if before is None or report_weight(before) <= report_weight(report):
            found[PostId(row[0])] = report
    return found
