"""A worker's photo in a post of its own, matched to the request it closes (rules.md 13)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection

from junhall.casework.grid import distance_m
from junhall.casework.loading import posts_of
from junhall.casework.protocol_facts import NO_OFFICIAL, NO_TRIAGE, PostFacts, RequestState
from junhall.casework.readers import Readers
from junhall.casework.sameplace import tells_two_streets
from junhall.models.terms import PostId

NEAR_M: Final = 150.0
"""A photo's place and a request's are the same within this."""


def is_candidate(post: PostFacts) -> bool:
    """Whether a post is a worker's picture in a conversation of its own."""
    return bool(
        post.official
        and post.has_photo
        and post.parent is None
        and not post.orphan
        and not post.automatic
        and not post.is_boost
    )


def candidates(
    connection: Connection, codes: set[str], fresh: Iterable[PostFacts], readers: Readers
) -> list[PostFacts]:
    """Such posts by these people, in the ledger and among the ``fresh`` ones, oldest first."""
    found = [post for post in fresh if is_candidate(post) and (post.official or "") in codes]
    rows = connection.exec_driver_sql(
        "SELECT thread_id FROM post WHERE official IN (SELECT value FROM json_each(?))"
        " AND parent_id IS NULL AND orphan = 0 AND media > 0 AND is_boost = 0 AND automatic = 0",
        (_texts(codes),),
    ).all()
    if rows:
        loaded = posts_of(connection, {row[0] for row in rows}, readers.is_outside)
        found += [post.facts for post in loaded if is_candidate(post.facts)]
    return sorted(found, key=lambda post: post.order)


def threads_with(connection: Connection, codes: Iterable[str]) -> set[int]:
    """Conversations with requests these people have, or had when they were solved.

    What ended before the first of somebody's pictures can be closed by none of them.
    """
    return {row[0] for row in connection.exec_driver_sql(THREADS_WITH, (_texts(codes),))}


THREADS_WITH: Final = """
WITH RECURSIVE
  those (assignees) AS (
    SELECT min(assignees) FROM request INDEXED BY ix_request_assigned
     WHERE assigned_at IS NOT NULL
    UNION ALL
    SELECT (SELECT min(r.assignees) FROM request r INDEXED BY ix_request_assigned
             WHERE r.assigned_at IS NOT NULL AND r.assignees > those.assignees)
      FROM those WHERE those.assignees IS NOT NULL),
  theirs (assignees, since) AS (
    SELECT those.assignees,
           min((SELECT coalesce(min(posted_at), 0) FROM post
                 WHERE official = c.value AND parent_id IS NULL AND media > 0))
      FROM json_each(?) c
      JOIN those ON instr(' ' || those.assignees || ' ', ' ' || c.value || ' ') > 0
     GROUP BY those.assignees)
SELECT r.thread_id FROM theirs
  CROSS JOIN request r INDEXED BY ix_request_assigned
    ON r.assignees = theirs.assignees AND r.ended_at IS NULL
 WHERE r.assigned_at IS NOT NULL
UNION
SELECT r.thread_id FROM theirs
  CROSS JOIN request r INDEXED BY ix_request_assigned
    ON r.assignees = theirs.assignees AND r.ended_at >= theirs.since
 WHERE r.assigned_at IS NOT NULL
"""
"""Which combinations of people there are is found by leaping from one to the next."""


def _texts(values: Iterable[str]) -> str:
    return json.dumps(sorted(values))


def match(
    posts: Sequence[PostFacts], requests: Sequence[RequestState]
) -> dict[PostId, list[PostFacts]]:
    """The posts that match exactly one open request of their writer, by its opening post."""
    found: dict[PostId, list[PostFacts]] = defaultdict(list)
    for post in posts:
        said = post.reading.official or NO_OFFICIAL
        if said.asks_or_denies or said.reports:
            continue  # "he visto otra rota" shows what is to be done, not what was
        triage = post.reading.triage or NO_TRIAGE
        place = post.reading.place
        has_words = bool(triage.service) and place is not None
        if not said.hashtag and not has_words:
            continue
        theirs = [
            request
            for request in requests
            if post.official in request.assignees
            and request.assigned_at is not None
            and request.assigned_at <= post.posted_at
            and (request.ended_at is None or request.ended_at > post.posted_at)
            and request.is_private == post.is_private
            and _same_service(request, triage.service, strict=has_words and not said.hashtag)
            and _same_place(request, post)
        ]
        if len(theirs) > 1 and place is not None and place.name:
            theirs = [request for request in theirs if _is_named(request, place.name)] or theirs
        if len(theirs) == 1:
            found[theirs[0].opening.id].append(post)
    return found


def _is_named(request: RequestState, name: str) -> bool:
    """Whether the request's place has just this name: better than being near."""
    there = request.place
    return there is not None and there.name is not None and there.name.casefold() == name.casefold()


def _same_service(request: RequestState, service: str | None, *, strict: bool) -> bool:
    if service is None or (request.service is None and not strict):
        return True
    return request.service == service


def _same_place(request: RequestState, post: PostFacts) -> bool:
    there, here = request.place, post.reading.place
    if here is None or there is None:
        return here is None
    if here.name and _is_named(request, here.name):
        return True
    if tells_two_streets(here, there):
        return False
    here_point, there_point = here.point, there.point
    if here_point is None or there_point is None:
        return False
    return distance_m(*here_point, *there_point) <= NEAR_M
