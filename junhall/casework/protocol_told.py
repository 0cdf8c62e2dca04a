"""What its author told of a request: kind, service, place, and what stands out about it."""

from __future__ import annotations

from junhall.casework.protocol_facts import NO_TRIAGE, RequestState
from junhall.models.messages import Place
from junhall.models.terms import Flag


def told_facts(request: RequestState) -> None:
    """Kind, service and place as the opening post says; its author may add what it left out."""
    opening = request.opening
    triage = opening.reading.triage or NO_TRIAGE
    request.kind = triage.kind
    request.service, request.service_confidence, request.place = as_told(request)
    request.is_private = opening.is_private
    request.is_internal = opening.official is not None


def as_told(request: RequestState) -> tuple[str | None, float, Place | None]:
    """Service, its confidence and place as the author told them, later posts filling gaps."""
    service, confidence, place = None, 0.0, None
    opening = request.opening
    for post in request.posts:
        if post is not opening and (
            post.author_id != opening.author_id or post.official is not None
        ):
            continue
        triage = post.reading.triage
        if service is None and triage is not None and triage.service is not None:
            service, confidence = triage.service, triage.confidence
        if place is None:
            place = post.reading.place
    if service is None:
        service, confidence = request.inherited
    return service, confidence, place


def raise_flags(request: RequestState) -> None:
    """Note what stands out: a clock that is wrong, a place outside, personal data."""
    opening = request.opening
    for post in request.posts:
        if post.seen_at < post.posted_at:
            request.flags.add(Flag.CLOCK_SKEW)
        triage = post.reading.triage
        if triage is not None and triage.personal_data and not post.is_private:
            request.flags.add(Flag.PERSONAL_DATA)
    if request.is_internal:
        request.flags.add(Flag.INTERNAL)
    if request.place is not None and opening.outside:
        request.flags.add(Flag.PLACE_OUTSIDE)
