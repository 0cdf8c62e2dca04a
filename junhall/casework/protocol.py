"""What the posts of one conversation, and the acts of staff, make of it: requests and their state.

Pure, and a function of sets: whatever the order in which posts came, the same posts and acts give
the same states (rules.md 8). Intake and desk both write what this file says and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from junhall.casework.protocol_acts import apply_report
from junhall.casework.protocol_facts import (
    BY_TIME,
    NO_OFFICIAL,
    NO_TRIAGE,
    ActFacts,
    PostFacts,
    PromiseFacts,
    ReportFacts,
    RequestState,
    ThreadState,
)
from junhall.casework.protocol_life import assign, conclude, live
from junhall.casework.protocol_told import as_told, raise_flags, told_facts
from junhall.casework.sameplace import is_same_place
from junhall.models.terms import PostId, PromiseState, RequestKind, Role
from junhall.models.town import Town

OWN_REPORTS: Final = frozenset({Role.WORKER, Role.HEAD, Role.DESK})
"""Whose sight of a broken lamp is a worker's own report; others announce (rules.md 3)."""


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
    ordered = sorted(posts, key=BY_TIME)
    by_id = {post.id: post for post in ordered}
    forced = _forced(acts) if acts else {}
    owner: dict[PostId, RequestState | None] = {}
    state = ThreadState([], {})
    boosts: list[PostFacts] = []
    answerable = _parents_first(ordered, by_id)
    for post in answerable:
        if post.is_boost:
            boosts.append(post)
            continue
        owner[post.id] = _place_post(post, by_id, owner, forced, state, town)
    for boost in sorted(boosts, key=BY_TIME) if boosts else ():
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
        if answerable is not ordered:
            request.posts.sort(key=BY_TIME)
        key = request.opening.id
        live(
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
        live(request, {post.id: post}, (), town, report, ())
    else:
        told_facts(request)
        request.posted_at = post.posted_at
        raise_flags(request)
        if report is not None:
            apply_report(request, report)
            conclude(request)
    return ThreadState([request], {})


def _forced(acts: Sequence[ActFacts]) -> dict[PostId, bool]:
    """Posts that staff made a request (True) or none (False); the last word counts."""
    said: dict[PostId, bool] = {}
    for act in sorted(acts, key=lambda act: (act.at, act.id)):
        if act.verb in {"make_request", "no_request"}:
            said[act.post_id] = act.verb == "make_request"
    return said


def _parents_first(ordered: list[PostFacts], by_id: Mapping[PostId, PostFacts]) -> list[PostFacts]:
    """The same posts in order of time, but never a reply before what it answers."""
    done: set[PostId] = set()
    for post in ordered:
        if post.parent is not None and post.parent not in done and post.parent in by_id:
            break
        done.add(post.id)
    else:
        return ordered
    done.clear()
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
    service, _, there = as_told(request)
    if triage.matter and triage.service and service and triage.service != service:
        return True
    here = post.reading.place
    return here is not None and there is not None and not is_same_place(here, there)


def _open(post: PostFacts, state: ThreadState, linked: RequestState | None) -> RequestState:
    request = RequestState(post)
    request.posts.append(post)
    if linked is not None:
        request.linked_to = linked.opening.id
        if post.reading.place is not None:
            service, confidence, _ = as_told(linked)
            request.inherited = service, confidence
    state.requests.append(request)
    return request


def _join(request: RequestState, post: PostFacts) -> RequestState:
    request.posts.append(post)
    return request


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
            assign(survivor, one.assignees, one.assigned_at or one.posted_at)
    conclude(survivor)


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
