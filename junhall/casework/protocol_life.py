"""The life of one request: its posts, acts and reports in the order of their times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from junhall.casework.protocol_acts import apply_act, apply_report
from junhall.casework.protocol_facts import (
    BY_TIME,
    NO_OFFICIAL,
    NO_TRIAGE,
    ActFacts,
    PostFacts,
    PromiseFacts,
    ReportFacts,
    RequestState,
)
from junhall.casework.protocol_told import raise_flags, told_facts
from junhall.casework.reading import OfficialReading, PromiseReading, Reading
from junhall.casework.waiting import ended
from junhall.models.terms import Flag, Instant, PostId, RequestKind, RequestStatus, Role
from junhall.models.town import Town

ENDS: Final = frozenset({"solve", "reopen", "close", "duplicate"})
"""Acts that end a lap or begin one: they never overtake each other."""


def live(
    request: RequestState,
    by_id: Mapping[PostId, PostFacts],
    acts: Sequence[ActFacts],
    town: Town,
    report: ReportFacts | None,
    repairs: Sequence[PostFacts],
) -> None:
    """Let one request live through its posts and acts in the order of their times."""
    told_facts(request)
    opening = request.opening
    request.posted_at = opening.posted_at
    raise_flags(request)
    voices = request.posts
    if request.boosts:
        voices = sorted(voices + request.boosts, key=BY_TIME)
    for voice in voices:
        if voice.official is None and voice.author_id != opening.author_id:
            _support(request, voice)
    decisions = _Decisions(acts)
    if acts or repairs or report is not None or any(post.versions for post in request.posts):
        for event in _events(request, acts, report, repairs):
            if event.act is not None:
                apply_act(request, event.act)
            elif event.report is not None:
                apply_report(request, event.report)
            elif event.post is not None and event.elsewhere:
                _propose_solved(request, event.post, event.at, decisions)
            elif event.post is not None and event.reading is not None:
                _hear(
                    request, event.post, event.reading, event.at, event.earlier, by_id, town,
                    decisions,
                )  # fmt: skip
    else:  # posts stand in the order of time already, and most requests are nothing but posts
        for post in request.posts:
            _hear(request, post, post.reading, post.posted_at, None, by_id, town, decisions)
    if request.first_answer_at is not None and request.first_answer_at < request.posted_at:
        request.flags.add(Flag.CLOCK_SKEW)
    if request.kind is RequestKind.THANKS:
        request.solved_proposed_at = request.reopen_proposed_at = None
        request.solved_proposed_post = request.reopen_proposed_post = None
    conclude(request)


def _support(request: RequestState, post: PostFacts) -> None:
    author = post.author_id
    if author is None or post.is_deleted or author in request.supporters:
        return
    request.supporters.append(author)


class _Decisions:
    """What staff said to what junhall proposed."""

    __slots__ = ("promised", "refused")

    def __init__(self, acts: Sequence[ActFacts]) -> None:
        self.refused: set[tuple[object, object]] = set()
        """What, and the post that proposed it."""
        self.promised: dict[object, list[ActFacts]] = {}
        """By the post that promises."""
        for act in acts:
            if act.verb == "refuse":
                self.refused.add((act.value.get("what"), act.value.get("post")))
            elif act.verb == "promise":
                self.promised.setdefault(act.value["post"], []).append(act)


def _hear(
    request: RequestState,
    post: PostFacts,
    reading: Reading,
    at: Instant,
    earlier: Reading | None,
    by_id: Mapping[PostId, PostFacts],
    town: Town,
    decisions: _Decisions,
) -> None:
    """One wording of one post; ``earlier`` is the wording before it."""
    if post.official is None:
        if earlier is None:
            _hear_citizen(request, post, decisions)
    elif not post.automatic:
        parent = by_id.get(post.parent) if post.parent is not None else None
        _hear_official(request, post, reading, at, earlier, parent, town, decisions)


@dataclass(slots=True)
class _Event:
    """Something that happened to a request, for one pass in the order of time."""

    at: Instant
    rank: int
    key: tuple[int, str, int]
    post: PostFacts | None = None
    reading: Reading | None = None
    earlier: Reading | None = None
    act: ActFacts | None = None
    report: ReportFacts | None = None
    elsewhere: bool = False


def _events(
    request: RequestState,
    acts: Sequence[ActFacts],
    report: ReportFacts | None,
    repairs: Sequence[PostFacts],
) -> list[_Event]:
    events: list[_Event] = []
    for post in request.posts:
        first = post.versions[0][1] if post.versions else post.reading
        events.append(_Event(post.posted_at, 0, post.order[1:], post=post, reading=first))
        before = first
        for at, reading in post.versions[1:]:
            events.append(_Event(at, 0, post.order[1:], post=post, reading=reading, earlier=before))
            before = reading
    events.extend(
        _Event(post.posted_at, 0, post.order[1:], post=post, reading=post.reading, elsewhere=True)
        for post in repairs
    )
    if report is not None:
        events.append(_Event(report.at, 1, (0, "", 0), report=report))
    events.extend(_acts_in_time(acts))
    events.sort(key=lambda event: (event.at, event.rank, event.key))
    return events


def _acts_in_time(acts: Sequence[ActFacts]) -> list[_Event]:
    """Acts where they take effect: who confirms what a post proposed does so at that post's time.

    Otherwise a repair told between "still broken" and the click that reopens would be lost.
    """
    events: list[_Event] = []
    floor = Instant(0)
    for act in acts:
        at = act.at
        if act.verb in {"solve", "reopen"}:
            at = max(floor, min(at, Instant(act.value["at"])))
        if act.verb in ENDS:
            floor = at
        events.append(_Event(at, 2, (0, "", act.id), act=act))
    return events


def conclude(request: RequestState) -> None:
    """The status that follows (rules.md 10)."""
    if request.status.is_open:
        if request.solved_at is not None:
            request.status = RequestStatus.SOLVED
        elif request.assignees:
            request.status = RequestStatus.ASSIGNED
        elif request.first_answer_at is not None:
            request.status = RequestStatus.ANSWERED
        else:
            request.status = RequestStatus.NEW
    if request.status is RequestStatus.SOLVED:
        request.ended_at = request.solved_at
    if not request.assignees:
        request.assigned_at = None


def _hear_citizen(request: RequestState, post: PostFacts, decisions: _Decisions) -> None:
    if post is request.opening:
        return
    if request.waits:
        request.waits = ended(request.waits, post.posted_at)
    if request.solved_at is None and request.solved_proposed_at is None:
        return
    triage = post.reading.triage or NO_TRIAGE
    if triage.still_broken:
        if request.reopen_proposed_at is None and ("reopen", post.id) not in decisions.refused:
            request.reopen_proposed_at = post.posted_at
            request.reopen_proposed_post = post.id
    elif triage.thanks and request.thanked_at is None:
        request.thanked_at = post.posted_at


def _hear_official(
    request: RequestState,
    post: PostFacts,
    reading: Reading,
    at: Instant,
    earlier: Reading | None,
    parent: PostFacts | None,
    town: Town,
    decisions: _Decisions,
) -> None:
    said = reading.official or NO_OFFICIAL
    before = NO_OFFICIAL if earlier is None else earlier.official or NO_OFFICIAL
    is_edit = earlier is not None
    is_own_report = post is request.opening or (
        request.is_internal and post.author_id == request.opening.author_id
    )
    answers = not is_edit and not is_own_report and (post.is_private or not request.is_private)
    if answers and request.first_answer_at is None:
        request.first_answer_at = at
    if reading.mentions_head or reading.mentions_body:
        _assign_by_mention(request, post, reading, at, earlier, parent, town)
    if said.takes_on and not before.takes_on and post.official:
        assign(request, [post.official], at)
    if post is request.opening:
        return
    shows = post.has_photo and not is_edit and post.official in request.assignees
    if (said.done and not before.done) or (shows and not said.asks_or_denies):
        _propose_solved(request, post, at, decisions)
    if said.promises:
        _promise(request, post, said, before, at, decisions.promised.get(post.id, ()))


def _assign_by_mention(
    request: RequestState,
    post: PostFacts,
    reading: Reading,
    at: Instant,
    earlier: Reading | None,
    parent: PostFacts | None,
    town: Town,
) -> None:
    """rules.md 12: a mention by an official hands the work over."""
    said = reading.official or NO_OFFICIAL
    repeated = parent.named if parent is not None and not said.head_assigns else frozenset()
    named = [code for code in reading.mentions_head if code not in repeated]
    named += [code for code in reading.mentions_body if code not in named]
    if earlier is not None:
        known = {*earlier.mentions_head, *earlier.mentions_body}
        named = [code for code in named if code not in known]
    if not named:
        return
    day = datetime.fromtimestamp(at, town.zone).date()
    if said.replaces:
        had = {*request.assignees, *(absent for absent, _ in request.deputised)}
        named = [code for code in named if code not in had] or named
        request.assignees.clear()
    present: list[str] = []
    for code in named:
        if code == post.official and not said.takes_on:
            continue
        member = town.staff_by_code.get(code)
        if member is None or member.role is Role.MAYOR:
            continue
        seen: set[str] = set()
        here: str = code
        while member is not None and member.is_absent_on(day) and member.deputy is not None:
            if here in seen:
                break
            seen.add(here)
            here = member.deputy
            member = town.staff_by_code.get(here)
        if here != code:
            request.deputised.append((code, here))
        present.append(here)
    assign(request, present, at)


def assign(request: RequestState, codes: Sequence[str], at: Instant) -> None:
    """Hand a request to these people beside those who have it."""
    for code in codes:
        if code not in request.assignees:
            request.assignees.append(code)
    if request.assignees and request.assigned_at is None:
        request.assigned_at = at


def _propose_solved(
    request: RequestState, post: PostFacts, at: Instant, decisions: _Decisions
) -> None:
    if not request.status.is_open or request.solved_at is not None:
        return
    if ("solved", post.id) in decisions.refused:
        return
    if request.solved_proposed_at is None or request.reopen_proposed_at is not None:
        request.solved_proposed_at = at
        request.solved_proposed_post = post.id
        request.reopen_proposed_at = None
        request.reopen_proposed_post = None


def _promise(
    request: RequestState,
    post: PostFacts,
    said: OfficialReading,
    before: OfficialReading,
    at: Instant,
    decisions: Sequence[ActFacts],
) -> None:
    """rules.md 20: one commitment a post; a later wording replaces its own, not another's."""
    reading = _latest(said.promises)
    was = _latest(before.promises)
    if reading is None or (was is not None and was.words == reading.words):
        return
    request.promises = [promise for promise in request.promises if promise.post_id != post.id]
    decision = decisions[-1] if decisions else None
    accepted = next((act for act in reversed(decisions) if act.value["accept"]), None)
    if decision is not None and accepted is None:
        return
    due_at = reading.due_at
    if accepted is not None and not accepted.value.get("as_read", True):
        due_at = accepted.value["due_at"]
    request.promises.append(
        PromiseFacts(
            post.id,
            at,
            due_at,
            confirmed=decision is not None,
            words=reading.words,
            withdrawn=decision is not accepted,
        )
    )


def _latest(promises: Sequence[PromiseReading]) -> PromiseReading | None:
    if not promises:
        return None
    return max(promises, key=lambda promise: promise.due_at or 0)
