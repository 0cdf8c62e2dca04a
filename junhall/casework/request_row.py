"""A derived request as a row of the ledger: its times, its due times and what it is at a glance."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from junhall.casework.clocks import OFFICE, Calendar, due_at, seconds_between
from junhall.casework.grid import cell_of
from junhall.casework.loading import LoadedPost
from junhall.casework.protocol import promise_rows
from junhall.casework.protocol_facts import PostFacts, RequestState
from junhall.casework.readers import Readers, without_head
from junhall.casework.request_numbers import Identities
from junhall.casework.waiting import put_off, waited_open_s, waiting_since
from junhall.models.terms import Instant, PlaceQuality, PostId, PromiseState, RequestKind
from junhall.models.town_services import Service

_NO_PLACE: Final = PlaceQuality.NONE.value
_dumps: Final = json.JSONEncoder(separators=(",", ":")).encode


def request_row(
    readers: Readers,
    request_id: int,
    number: tuple[int, int],
    thread: int,
    network: str,
    title: str,
    request: RequestState,
    ids: Identities,
    repaired: Sequence[PostFacts],
) -> tuple[Any, ...]:
    """What the docket writes of a request, in the order of RequestColumns.

    ``repaired``: photos of its repair that the worker posted elsewhere.
    """
    opening, place = request.opening, request.place
    is_thanks = request.kind is RequestKind.THANKS
    answer_s = answer_office_s = solve_s = solve_office_s = None
    answer_due = None
    resolve_due = request.source_due_at
    service = readers.town.service_by_code.get(request.service or "")
    calendar = None
    if not is_thanks:
        if service is not None or request.first_answer_at is not None:
            calendar = readers.calendar(request.service)
        if request.first_answer_at is not None and calendar is not None:
            answer_s = seconds_between(request.posted_at, request.first_answer_at)[0]
            answer_office_s = calendar.open_seconds(request.posted_at, request.first_answer_at)
        if request.first_solved_at is not None:
            solve_s = seconds_between(request.posted_at, request.first_solved_at)[0]
            calendar = calendar or readers.calendar(request.service)
            solve_office_s = calendar.open_seconds(
                request.posted_at, request.first_solved_at
            ) - waited_open_s(request.waits, request.posted_at, request.first_solved_at, calendar)
        if service is not None and calendar is not None and service.targets:
            answer_due, by_target = dues_by_target(
                service, calendar, request.posted_at, request.lap_posted_at
            )
            if resolve_due is None and by_target is not None:
                resolve_due = by_target
                if service.clock == OFFICE and request.waits:
                    resolve_due = put_off(
                        resolve_due, request.waits, request.lap_posted_at, calendar
                    )
    promised: list[Instant] = []
    if request.promises:
        promised = [
            promise.due_at
            for promise, state in promise_rows(request)
            if state is PromiseState.OPEN and promise.due_at is not None
        ]
    lat = long = cell = None
    if place is not None and place.lat is not None and place.long is not None:
        lat, long = place.lat, place.long
        cell = cell_of(lat, long)
    posts = request.posts
    return (  # in the order of RequestColumns; its name is not called half a million times
        request_id,
        number[0],
        number[1],
        thread,
        opening.id,
        network,
        str(request.kind),
        request.service,
        request.service_confidence,
        str(request.status),
        request.source_status,
        int(request.is_private),
        int(request.is_internal),
        without_head(title),
        opening.author_id,
        len(posts),
        len(request.supporters),
        lat,
        long,
        place.name if place is not None else None,
        str(place.quality) if place is not None else _NO_PLACE,
        place.confidence if place is not None else None,
        cell,
        request.posted_at,
        opening.seen_at,
        request.first_answer_at,
        request.assigned_at,
        request.solved_at,
        request.ended_at,
        request.solved_proposed_at,
        request.reopen_proposed_at,
        request.thanked_at,
        request.laps,
        request.lap_posted_at,
        None if is_thanks else answer_s,
        None if is_thanks else answer_office_s,
        None if is_thanks else solve_s,
        None if is_thanks else solve_office_s,
        answer_due,
        resolve_due,
        min(promised) if promised else None,
        waiting_since(request.waits) if request.waits and request.status.is_open else None,
        " ".join(request.assignees) if request.assignees else "",
        " ".join(sorted(request.flags)) if request.flags else "",
        _id_of(request.merged_into, ids),
        request.last_seen_at,
        posts[-1].posted_at,  # they stand in the order of time
        _late_at(request, answer_due, resolve_due, promised),
        _state_json(request, repaired),
    )


def dues_by_target(
    service: Service, calendar: Calendar, posted_at: Instant, lap_posted_at: Instant
) -> tuple[Instant | None, Instant | None]:
    """By when the service's target wants the first answer, and the repair of the lap that runs."""
    target = service.target_on(datetime.fromtimestamp(posted_at, calendar.zone).date())
    if target is None:
        return None, None
    answer, resolve = target.first_response_within, target.resolve_within
    return (
        None if answer is None else due_at(posted_at, answer, calendar, service.clock),
        None if resolve is None else due_at(lap_posted_at, resolve, calendar, service.clock),
    )


def title_of(opening: PostFacts, posts: Sequence[LoadedPost]) -> str:
    """How the opening post begins."""
    first = posts[0]
    if len(posts) == 1 or first.facts is opening:
        return first.title
    return next((post.title for post in posts if post.facts.id == opening.id), "")


def _late_at(
    request: RequestState,
    answer_due: Instant | None,
    resolve_due: Instant | None,
    promised: Sequence[Instant],
) -> Instant | None:
    """From when an open request is overdue: one second later is late (rules.md 15)."""
    if answer_due is None and resolve_due is None and not promised:
        return None
    if not request.status.is_open or request.ended_at is not None:
        return None
    dues = list(promised)
    if resolve_due is not None:
        dues.append(resolve_due)
    if answer_due is not None and request.first_answer_at is None:
        dues.append(answer_due)
    return min(dues) if dues else None


def _id_of(opening: PostId | None, ids: Identities) -> int | None:
    return ids[opening][0] if opening is not None and opening in ids else None


def _state_json(request: RequestState, repaired: Sequence[PostFacts]) -> str | None:
    told: dict[str, Any] = {}
    if request.reopened_at:
        told["reopened_at"] = request.reopened_at
    if request.solved_proposed_post is not None:
        told["solved_post"] = request.solved_proposed_post
    if request.reopen_proposed_post is not None:
        told["reopen_post"] = request.reopen_proposed_post
    if request.supporters:
        told["supporters"] = request.supporters
    if request.linked_to is not None:
        told["linked_to"] = request.linked_to
    if request.deputised:
        told["deputised"] = request.deputised
    if request.refused_merges:
        told["refused_merges"] = request.refused_merges
    if request.promises:  # so that a request alters with its promises
        told["promises"] = [
            [promise.post_id, promise.due_at, state.value]
            for promise, state in promise_rows(request)
        ]
    if request.on_wall:
        told["on_wall"] = 1
    if request.waits:
        told["waits"] = [[wait.began_at, wait.ended_at] for wait in request.waits]
    if repaired:
        told["repairs"] = [post.id for post in repaired]
    return _dumps(told) if told else None
