"""What the posts of one conversation, and the acts of staff, make of it: requests and their state.

Pure, and a function of sets: whatever the order in which posts came, the same posts and acts give
the same states (rules.md 8). Intake and desk both write what this file says and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Any, Final

from junhall.casework.reading import OfficialReading, PromiseReading, Reading, TriageReading
from junhall.casework.sameplace import is_same_place
from junhall.casework.waiting import Wait, begun, ended
from junhall.models.messages import Place
from junhall.models.terms import (
    ActId,
    Flag,
    Instant,
    PostId,
    PromiseState,
    RequestKind,
    RequestStatus,
    Role,
)
from junhall.models.town import Town

SYSTEM: Final = "system"
_ORDER: Final = attrgetter("order")
NO_TRIAGE: Final = TriageReading(matter=False)
NO_OFFICIAL: Final = OfficialReading()
EPOCH: Final = Instant(0)
OWN_REPORTS: Final = frozenset({Role.WORKER, Role.HEAD, Role.DESK})
"""Whose sight of a broken lamp is a worker's own report; others announce (rules.md 3)."""
ENDS: Final = frozenset({"solve", "reopen", "close", "duplicate"})
"""Acts that end a lap or begin one: they never overtake each other."""


@dataclass(slots=True)
class PostFacts:
    """What the protocol knows of a post; no words of it."""

    id: PostId
    parent: PostId | None
    orphan: bool
    author_id: int | None
    official: str | None
    automatic: bool
    posted_at: Instant
    seen_at: Instant
    is_boost: bool
    is_private: bool
    has_photo: bool
    reading: Reading
    is_report: bool = False
    """Came from another system, the counter or the phone: addressed to the town as it is."""
    versions: tuple[tuple[Instant, Reading], ...] = ()
    """An official's edits, oldest first: (when, what the new wording says)."""
    outside: bool = False
    """Its place lies outside the town."""
    remote_id: str = ""
    is_deleted: bool = False
    """A tombstone: what it did stays, its author's name is gone (rules.md 9)."""

    _order: tuple[Instant, int, str, PostId] | None = None

    @property
    def order(self) -> tuple[Instant, int, str, PostId]:
        """The order of time; the network's ids, not our intake's, decide within a second."""
        if self._order is None:
            self._order = self.posted_at, len(self.remote_id), self.remote_id, self.id
        return self._order

    @property
    def named(self) -> frozenset[str]:
        """Staff named in it, its author among them: what a reply may repeat at its head."""
        own = (self.official,) if self.official else ()
        return frozenset((*own, *self.reading.mentions_head, *self.reading.mentions_body))


@dataclass(frozen=True, slots=True)
class ActFacts:
    """An act that stands: undone ones are left out before the protocol sees them."""

    id: ActId
    post_id: PostId
    at: Instant
    by: str
    verb: str
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a source said of its request at an instant."""

    at: Instant
    status: RequestStatus
    source_status: str
    closed_at: Instant | None
    due_at: Instant | None
    last_seen_at: Instant | None


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """A promise of a request; state is PROPOSED or OPEN here, clocks say the rest."""

    post_id: PostId
    promised_at: Instant
    due_at: Instant | None
    confirmed: bool
    words: str
    withdrawn: bool = False
    """Confirmed once, and taken back by a person since."""


@dataclass(slots=True)
class RequestState:
    """All that follows from posts and acts about one request."""

    opening: PostFacts
    posts: list[PostFacts] = field(default_factory=list)
    boosts: list[PostFacts] = field(default_factory=list)
    """Citizens' repetitions: voices, but no posts of the case."""
    supporters: list[int] = field(default_factory=list)
    """Author ids, in the order they spoke up."""
    kind: RequestKind = RequestKind.PROBLEM
    service: str | None = None
    service_confidence: float = 0.0
    place: Place | None = None
    status: RequestStatus = RequestStatus.NEW
    source_status: str | None = None
    is_private: bool = False
    is_internal: bool = False
    posted_at: Instant = EPOCH
    first_answer_at: Instant | None = None
    assignees: list[str] = field(default_factory=list)
    assigned_at: Instant | None = None
    solved_at: Instant | None = None
    first_solved_at: Instant | None = None
    """End of lap one."""
    ended_at: Instant | None = None
    solved_proposed_at: Instant | None = None
    solved_proposed_post: PostId | None = None
    reopen_proposed_at: Instant | None = None
    reopen_proposed_post: PostId | None = None
    reopened_at: list[Instant] = field(default_factory=list)
    thanked_at: Instant | None = None
    promises: list[PromiseFacts] = field(default_factory=list)
    on_wall: bool = False
    """Staff released its words for the wall."""
    waits: list[Wait] = field(default_factory=list)
    """When the hall waited for the citizen."""
    flags: set[Flag] = field(default_factory=set)
    inherited: tuple[str | None, float] = (None, 0.0)
    """Service and confidence of the thread it arose in: "in calle Sol it is the same"."""
    linked_to: PostId | None = None
    """Opening post of the request in whose thread this one arose (rules.md 4)."""
    merged_into: PostId | None = None
    refused_merges: list[PostId] = field(default_factory=list)
    deputised: list[tuple[str, str]] = field(default_factory=list)
    """(absent worker, deputy)."""
    source_due_at: Instant | None = None
    last_seen_at: Instant | None = None

    @property
    def laps(self) -> int:
        """How many laps it has run."""
        return 1 + len(self.reopened_at)

    @property
    def lap_posted_at(self) -> Instant:
        """When the newest lap began."""
        return self.reopened_at[-1] if self.reopened_at else self.posted_at


@dataclass(slots=True)
class ThreadState:
    """What one conversation amounts to."""

    requests: list[RequestState]
    no_request: dict[PostId, str]
    """Posts that belong to no request, and why."""


def derive(
    posts: Sequence[PostFacts],
    acts: Sequence[ActFacts],
    town: Town,
    *,
    reports: Mapping[PostId, ReportFacts] | None = None,
    repairs: Mapping[PostId, Sequence[PostFacts]] | None = None,
) -> ThreadState:
    """Read one conversation.

    ``posts`` are all posts of one thread in any order. ``reports`` gives, by opening post, the
    latest word of its source. ``repairs`` gives, by opening post, photos that the assignee posted
    elsewhere and that match this request alone (rules.md 13).
    """
    if len(posts) == 1 and not acts and not repairs:
        return _lone(posts[0], town, reports.get(posts[0].id) if reports else None)
    ordered = sorted(posts, key=_ORDER)
    by_id = {post.id: post for post in ordered}
    forced = _forced(acts)
    owner: dict[PostId, RequestState | None] = {}
    state = ThreadState([], {})
    boosts: list[PostFacts] = []
    for post in _parents_first(ordered, by_id):
        if post.is_boost:
            boosts.append(post)
            continue
        owner[post.id] = _place_post(post, by_id, owner, forced, state, town)
    for boost in sorted(boosts, key=_ORDER):
        boosted = owner.get(boost.parent) if boost.parent is not None else None
        if boosted is not None and boost.official is None:
            boosted.boosts.append(boost)
        else:
            state.no_request[boost.id] = "boost"
    own_acts: dict[PostId, list[ActFacts]] = {}
    for act in acts:
        request = owner.get(act.post_id)
        opening = request.opening.id if request is not None else act.post_id
        own_acts.setdefault(opening, []).append(act)
    for request in state.requests:
        if len(request.posts) > 1:
            request.posts.sort(key=_ORDER)
        key = request.opening.id
        _live(
            request,
            by_id,
            sorted(own_acts[key], key=lambda act: (act.at, act.id)) if key in own_acts else (),
            town,
            (reports or {}).get(key),
            (repairs or {}).get(key, ()),
        )
    return state


def _lone(post: PostFacts, town: Town, report: ReportFacts | None) -> ThreadState:
    """The commonest conversation by far: one post, nobody has said or done anything yet."""
    if post.is_boost:
        return ThreadState([], {post.id: "boost"})
    reason = _why_no_request(post, None, town, below_announcement=False)
    if reason:
        return ThreadState([], {post.id: reason})
    request = RequestState(post)
    request.posts.append(post)
    if post.official is not None:
        _live(request, {post.id: post}, (), town, report, ())
    else:
        _facts(request)
        request.posted_at = post.posted_at
        _flags(request)
        if report is not None:
            _apply_report(request, report)
            _conclude(request)
    return ThreadState([request], {})


def _forced(acts: Sequence[ActFacts]) -> dict[PostId, bool]:
    """Posts that staff made a request (True) or none (False); the last word counts."""
    said: dict[PostId, bool] = {}
    if not acts:
        return said
    for act in sorted(acts, key=lambda act: (act.at, act.id)):
        if act.verb in {"make_request", "no_request"}:
            said[act.post_id] = act.verb == "make_request"
    return said


def _parents_first(
    ordered: Sequence[PostFacts], by_id: Mapping[PostId, PostFacts]
) -> list[PostFacts]:
    """The same posts in order of time, but never a reply before what it answers."""
    done: set[PostId] = set()
    result: list[PostFacts] = []
    for post in ordered:
        chain: list[PostFacts] = []
        here: PostFacts | None = post
        while here is not None and here.id not in done:
            done.add(here.id)
            chain.append(here)
            here = by_id.get(here.parent) if here.parent is not None else None
        result.extend(reversed(chain))
    return result


def _why_no_request(
    post: PostFacts, parent: PostFacts | None, town: Town, *, below_announcement: bool
) -> str:
    """Why a post outside any request opens none; empty when it opens one (rules.md 3, 5)."""
    if post.official is not None:
        said = post.reading.official or NO_OFFICIAL
        if post.automatic:
            return "automatic"
        member = town.staff_by_code.get(post.official)
        is_worker = member is not None and member.role in OWN_REPORTS
        if is_worker and parent is None and not post.orphan and said.reports and not said.done:
            triage = post.reading.triage
            named = post.reading.mentions_body or post.reading.mentions_head
            if (named or post.reading.addresses_town) and (triage is None or triage.matter):
                return ""
        return "waiting" if post.orphan else "announcement"
    # What answers a post we do not know yet came to us for some reason: it stands alone (7).
    addressed = post.is_report or below_announcement or post.orphan or post.reading.addresses_town
    if not addressed:
        return "not-addressed"
    triage = post.reading.triage or NO_TRIAGE
    if not triage.matter and not post.is_report:
        return "waiting" if post.orphan else triage.no_matter or "no-matter"
    return ""


def _place_post(
    post: PostFacts,
    by_id: Mapping[PostId, PostFacts],
    owner: Mapping[PostId, RequestState | None],
    forced: Mapping[PostId, bool],
    state: ThreadState,
    town: Town,
) -> RequestState | None:
    """The request a post opens or joins; None, with its reason noted, where there is none."""
    parent = by_id.get(post.parent) if post.parent is not None else None
    joined = owner.get(parent.id) if parent is not None else None
    force = forced.get(post.id)
    if force is True:
        return _open(post, state, joined)
    if force is False:
        if joined is None:
            state.no_request[post.id] = "staff"
            return None
        return _join(joined, post)
    if joined is None:
        reason = _why_no_request(
            post,
            parent,
            town,
            below_announcement=parent is not None and _is_below_announcement(parent, by_id),
        )
        if reason:
            state.no_request[post.id] = reason
            return None
        return _open(post, state, None)
    if post.official is None and post.author_id != joined.opening.author_id:
        if _raises_its_own(post, joined):
            return _open(post, state, joined)
    elif post.official is None and post.is_private and not joined.opening.is_private:
        triage = post.reading.triage or NO_TRIAGE
        if triage.matter and not triage.thanks:
            return _open(post, state, joined)
    return _join(joined, post)


def _is_below_announcement(post: PostFacts, by_id: Mapping[PostId, PostFacts]) -> bool:
    """Whether a post of no request, or one that it answers, was written by an official."""
    here: PostFacts | None = post
    met: set[PostId] = set()
    while here is not None and here.id not in met:
        if here.official is not None:
            return True
        met.add(here.id)
        here = by_id.get(here.parent) if here.parent is not None else None
    return False


def _raises_its_own(post: PostFacts, request: RequestState) -> bool:
    """Whether a citizen's reply in another's thread names a different place or service."""
    triage = post.reading.triage or NO_TRIAGE
    if triage.thanks or triage.kind is RequestKind.THANKS:
        return False
    if triage.matter and post.is_private and not request.opening.is_private:
        return True
    service, _, there = _as_told(request)
    if triage.matter and triage.service and service and triage.service != service:
        return True
    here = post.reading.place
    return here is not None and there is not None and not is_same_place(here, there)


def _as_told(request: RequestState) -> tuple[str | None, float, Place | None]:
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


def _open(post: PostFacts, state: ThreadState, linked: RequestState | None) -> RequestState:
    request = RequestState(post)
    request.posts.append(post)
    if linked is not None:
        request.linked_to = linked.opening.id
        if post.reading.place is not None:
            service, confidence, _ = _as_told(linked)
            request.inherited = service, confidence
    state.requests.append(request)
    return request


def _join(request: RequestState, post: PostFacts) -> RequestState:
    request.posts.append(post)
    return request


def _support(request: RequestState, post: PostFacts) -> None:
    author = post.author_id
    if author is None or author == request.opening.author_id or post.is_deleted:
        return
    if author not in request.supporters:
        request.supporters.append(author)


def _facts(request: RequestState) -> None:
    """Kind, service and place as the opening post says; its author may add what it left out."""
    opening = request.opening
    triage = opening.reading.triage or NO_TRIAGE
    request.kind = triage.kind
    request.service, request.service_confidence, request.place = _as_told(request)
    request.is_private = opening.is_private
    request.is_internal = opening.official is not None


def _flags(request: RequestState) -> None:
    opening = request.opening
    if any(post.seen_at < post.posted_at for post in request.posts):
        request.flags.add(Flag.CLOCK_SKEW)
    if request.is_internal:
        request.flags.add(Flag.INTERNAL)
    if request.place is not None and opening.outside:
        request.flags.add(Flag.PLACE_OUTSIDE)
    for post in request.posts:
        triage = post.reading.triage
        if triage is not None and triage.personal_data and not post.is_private:
            request.flags.add(Flag.PERSONAL_DATA)


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
    if not (report or acts or repairs or len(events) > len(request.posts)):
        return events  # posts stand in the order of time already
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


def _live(
    request: RequestState,
    by_id: Mapping[PostId, PostFacts],
    acts: Sequence[ActFacts],
    town: Town,
    report: ReportFacts | None,
    repairs: Sequence[PostFacts],
) -> None:
    """Let one request live through its posts and acts in the order of their times."""
    _facts(request)
    opening = request.opening
    request.posted_at = opening.posted_at
    _flags(request)
    voices = [post for post in request.posts if post.official is None]
    if request.boosts:
        voices = sorted(voices + request.boosts, key=_ORDER)
    for voice in voices:
        _support(request, voice)
    refused = {
        (act.value.get("what"), act.value.get("post")) for act in acts if act.verb == "refuse"
    }
    decided: dict[object, list[ActFacts]] = {}
    for act in acts:
        if act.verb == "promise":
            decided.setdefault(act.value["post"], []).append(act)
    for event in _events(request, acts, report, repairs):
        if event.act is not None:
            _apply_act(request, event.act)
        elif event.report is not None:
            _apply_report(request, event.report)
        elif event.post is not None and event.reading is not None:
            post, reading = event.post, event.reading
            if post.official is None:
                if event.earlier is None:
                    _hear_citizen(request, post, refused)
            elif not post.automatic:
                parent = by_id.get(post.parent) if post.parent is not None else None
                _hear_official(request, event, post, reading, parent, town, refused, decided)
    if request.first_answer_at is not None and request.first_answer_at < request.posted_at:
        request.flags.add(Flag.CLOCK_SKEW)
    if request.kind is RequestKind.THANKS:
        request.solved_proposed_at = request.reopen_proposed_at = None
        request.solved_proposed_post = request.reopen_proposed_post = None
    _conclude(request)


def _conclude(request: RequestState) -> None:
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


def _hear_citizen(
    request: RequestState, post: PostFacts, refused: set[tuple[object, object]]
) -> None:
    if post is request.opening:
        return
    request.waits = ended(request.waits, post.posted_at)
    triage = post.reading.triage or NO_TRIAGE
    is_done = request.solved_at is not None or request.solved_proposed_at is not None
    if not is_done:
        return
    if triage.still_broken:
        if request.reopen_proposed_at is None and ("reopen", post.id) not in refused:
            request.reopen_proposed_at = post.posted_at
            request.reopen_proposed_post = post.id
    elif triage.thanks and request.thanked_at is None:
        request.thanked_at = post.posted_at


def _hear_official(
    request: RequestState,
    event: _Event,
    post: PostFacts,
    reading: Reading,
    parent: PostFacts | None,
    town: Town,
    refused: set[tuple[object, object]],
    decided: Mapping[object, Sequence[ActFacts]],
) -> None:
    said = reading.official or NO_OFFICIAL
    before = event.earlier.official or NO_OFFICIAL if event.earlier is not None else NO_OFFICIAL
    at = event.at
    if event.elsewhere:
        _propose_solved(request, post, at, refused)
        return
    is_edit = event.earlier is not None
    is_own_report = post is request.opening or (
        request.is_internal and post.author_id == request.opening.author_id
    )
    answers = not is_edit and not is_own_report and (post.is_private or not request.is_private)
    if answers and request.first_answer_at is None:
        request.first_answer_at = at
    _assign_by_mention(request, event, post, reading, said, parent, town, at)
    if said.takes_on and not before.takes_on and post.official:
        _assign(request, [post.official], at)
    if post is request.opening:
        return
    shows = post.has_photo and not is_edit and post.official in request.assignees
    if (said.done and not before.done) or (shows and not said.asks_or_denies):
        _propose_solved(request, post, at, refused)
    _promise(request, post, said, before, at, decided)


def _assign_by_mention(
    request: RequestState,
    event: _Event,
    post: PostFacts,
    reading: Reading,
    said: OfficialReading,
    parent: PostFacts | None,
    town: Town,
    at: Instant,
) -> None:
    """rules.md 12: a mention by an official hands the work over."""
    repeated = parent.named if parent is not None and not said.head_assigns else frozenset()
    named = [code for code in reading.mentions_head if code not in repeated]
    named += [code for code in reading.mentions_body if code not in named]
    if event.earlier is not None:
        known = {*event.earlier.mentions_head, *event.earlier.mentions_body}
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
    _assign(request, present, at)


def _assign(request: RequestState, codes: Sequence[str], at: Instant) -> None:
    for code in codes:
        if code not in request.assignees:
            request.assignees.append(code)
    if request.assignees and request.assigned_at is None:
        request.assigned_at = at


def _propose_solved(
    request: RequestState, post: PostFacts, at: Instant, refused: set[tuple[object, object]]
) -> None:
    if not request.status.is_open or request.solved_at is not None:
        return
    if ("solved", post.id) in refused:
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
    decided: Mapping[object, Sequence[ActFacts]],
) -> None:
    """rules.md 20: one commitment a post; a later wording replaces its own, not another's."""
    reading = _latest(said.promises)
    was = _latest(before.promises)
    if reading is None or (was is not None and was.words == reading.words):
        return
    request.promises = [promise for promise in request.promises if promise.post_id != post.id]
    decisions = decided.get(post.id, ())
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


def _apply_report(request: RequestState, report: ReportFacts) -> None:
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


def _apply_act(request: RequestState, act: ActFacts) -> None:
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


def merge(survivor: RequestState, others: Sequence[RequestState]) -> None:
    """Fold duplicates into the request that stays (rules.md 30)."""
    together = sorted((survivor, *others), key=lambda one: (one.posted_at, one.opening.id))
    answers = [one.first_answer_at for one in together if one.first_answer_at is not None]
    survivor.posted_at = together[0].posted_at
    survivor.first_answer_at = min(answers, default=None)
    firsts = [one.opening.author_id for one in together if not one.opening.is_deleted]
    voices = [author for one in together for author in one.supporters]
    survivor.supporters = list(
        dict.fromkeys(author for author in (*firsts, *voices) if author is not None)
    )
    if not survivor.assignees:
        # Who already works on the duplicate works on the one that stays.
        for one in others:
            _assign(survivor, one.assignees, one.assigned_at or one.posted_at)
    _conclude(survivor)


def promise_rows(request: RequestState) -> list[tuple[PromiseFacts, PromiseState]]:
    """Promises with the state that needs no clock; an open one may be broken by now."""
    rows = []
    for promise in request.promises:
        state = PromiseState.PROPOSED
        if promise.confirmed:
            state = PromiseState.OPEN
            if promise.withdrawn and promise.due_at is not None:
                state = PromiseState.BROKEN
            elif request.solved_at is not None:
                kept = promise.due_at is None or request.solved_at <= promise.due_at
                state = PromiseState.KEPT if kept else PromiseState.LATE
        rows.append((promise, state))
    return rows
