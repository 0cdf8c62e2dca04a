"""What an act of a person, or the word of a source, does to a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from junhall.casework.protocol_facts import ActFacts, ReportFacts, RequestState
from junhall.casework.waiting import begun, ended
from junhall.models.messages import Place
from junhall.models.terms import Flag, Instant, PostId, RequestKind, RequestStatus


def apply_report(request: RequestState, report: ReportFacts) -> None:
    """The word of another system about its own request."""
    request.source_status = report.source_status
    request.source_due_at = report.due_at
    request.last_seen_at = report.last_seen_at
    closed_at = report.closed_at
    match report.status:
        case RequestStatus.SOLVED:
            # A source may say that it is done and not when: then no time to solve is made up.
            request.status = RequestStatus.SOLVED
            request.solved_at = request.first_solved_at = request.ended_at = closed_at
        case RequestStatus.CLOSED | RequestStatus.NOT_OURS | RequestStatus.DUPLICATE:
            request.status = report.status
            request.ended_at = closed_at
        case _:
            request.ended_at = closed_at
    if closed_at is not None:
        request.waits = ended(request.waits, closed_at)


def apply_act(request: RequestState, act: ActFacts) -> None:
    """One act of a person; verbs are those desk.py writes."""
    value = act.value
    match act.verb:
        case "told":
            told = Instant(value["at"])
            if request.first_answer_at is None or told < request.first_answer_at:
                request.first_answer_at = told
        case "assign":
            request.assignees[:] = value["codes"]
            if request.assignees and request.assigned_at is None:
                request.assigned_at = act.at
        case "kind":
            request.kind = RequestKind(value["kind"])
        case "service":
            request.service = value["service"] or None
            request.service_confidence = 1.0
        case "place":
            request.place = place_from_value(value["place"])
            request.flags.discard(Flag.PLACE_OUTSIDE)
        case "private":
            request.is_private = bool(value["private"]) or request.opening.is_private
        case "wall":
            request.on_wall = bool(value["show"])
        case "wait":
            if request.status.is_open:
                request.waits = begun(request.waits, act.at)
        case "resume":
            request.waits = ended(request.waits, act.at)
        case "solve":
            _end_lap(request, Instant(value["at"]))
        case "reopen":
            request.status = RequestStatus.NEW
            request.solved_at = request.ended_at = None
            request.solved_proposed_at = request.reopen_proposed_at = None
            request.solved_proposed_post = request.reopen_proposed_post = None
            request.reopened_at.append(Instant(value["at"]))
            request.merged_into = None
        case "close":
            request.status = RequestStatus(value["status"])
            request.ended_at = act.at
            request.waits = ended(request.waits, act.at)
        case "duplicate":
            request.status = RequestStatus.DUPLICATE
            request.merged_into = PostId(value["of"])
            request.ended_at = act.at
            request.waits = ended(request.waits, act.at)
        case "refuse" if value["what"] == "merge":
            request.refused_merges.append(PostId(value["other"]))
        case _:
            pass


def _end_lap(request: RequestState, at: Instant) -> None:
    request.status = RequestStatus.SOLVED
    request.solved_at = request.ended_at = at
    request.waits = ended(request.waits, at)
    if not request.reopened_at:
        request.first_solved_at = at
    request.solved_proposed_at = None
    request.solved_proposed_post = None
    if request.reopen_proposed_at is not None and request.reopen_proposed_at <= at:
        request.reopen_proposed_at = request.reopen_proposed_post = None


def place_from_value(value: Mapping[str, Any] | None) -> Place | None:
    """A place as acts keep it; None stays None."""
    if value is None:
        return None
    from junhall.casework.codec import place_from_json

    return place_from_json(value)
