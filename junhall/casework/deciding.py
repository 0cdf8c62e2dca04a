"""What people decide about a request: each an act, and what stands in its way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from junhall.casework import commands as c
from junhall.casework.codec import place_to_json
from junhall.casework.doing import Doing, RequestSeen
from junhall.casework.errors import Invalid
from junhall.casework.folding import words
from junhall.models.messages import Place
from junhall.models.terms import (
    Flag,
    PostId,
    PromiseState,
    RequestId,
    RequestStatus,
    Visibility,
)


def triage(doing: Doing, wish: c.Triage) -> c.Done:
    """Set kind and service, and let triage learn from it."""
    request = doing.request(wish.request_id)
    done = c.Done(request.id)
    known = doing.readers.town.service_by_code
    if wish.service and known and wish.service not in known:
        there = doing.execute("SELECT 1 FROM service WHERE code = ?", wish.service).scalar()
        if there is None:
            raise Invalid("unknown-service", code=wish.service)
    if wish.kind is not None:
        doing.refuse_stale(request, "kind")
        act = doing.write_act(
            request.opening, "kind", {"kind": wish.kind.value, "v": request.version}
        )
        done = c.Done(request.id, act)
    if wish.service is not None:
        doing.refuse_stale(request, "service")
        act = doing.write_act(
            request.opening, "service", {"service": wish.service, "v": request.version}
        )
        done = c.Done(request.id, act)
    if wish.kind is not None or wish.service:
        _learn(doing, request, wish)
    doing.settle(request.thread)
    return done


def _learn(doing: Doing, request: RequestSeen, wish: c.Triage) -> None:
    text = doing.execute("SELECT text FROM post WHERE id = ?", request.opening).scalar()
    learnt = " ".join(dict.fromkeys(words(text or "")[:200]))
    if learnt:
        doing.execute(
            "INSERT INTO lesson (at, by, post_id, words, service, kind) VALUES (?, ?, ?, ?, ?, ?)",
            doing.now,
            doing.by,
            request.opening,
            learnt,
            wish.service or None,
            wish.kind.value if wish.kind is not None else None,
        )


def set_private(doing: Doing, wish: c.SetPrivate) -> c.Done:
    """Make a request private, or public again unless its post was private."""
    request = doing.request(wish.request_id)
    opening = doing.execute(
        "SELECT visibility FROM post WHERE id = ?", request.opening
    ).scalar_one()
    if not wish.private and Visibility(opening).is_private:
        raise Invalid("private-stays")
    return doing.act(wish.request_id, "private", {"private": wish.private})


def promise(doing: Doing, wish: c.Promise) -> c.Done:
    """Confirm, correct, refuse or withdraw a promise read in a post."""
    request = doing.request(wish.request_id)
    state = doing.execute(
        "SELECT state FROM promise WHERE request_id = ? AND post_id = ?",
        request.id,
        wish.post_id,
    ).scalar()
    if state is None:
        raise Invalid("nothing-proposed")
    value = {
        "post": wish.post_id,
        "accept": wish.accept,
        "as_read": wish.keep_reading,
        "due_at": wish.due_at,
    }
    if not wish.accept and state != PromiseState.PROPOSED.value:
        value["withdraws"] = True
    return doing.act(wish.request_id, "promise", value)


def solve(doing: Doing, wish: c.Solve) -> c.Done:
    """Confirm what is proposed, else solve now (rules.md 14)."""
    request = doing.request(wish.request_id)
    if request.status is RequestStatus.SOLVED:
        raise Invalid("nothing-proposed")
    post = request.state.get("solved_post")
    at = request.solved_proposed_at if request.solved_proposed_at is not None else doing.now
    return doing.act(wish.request_id, "solve", {"at": at, "post": post})


def show_on_wall(doing: Doing, wish: c.ShowOnWall) -> c.Done:
    """Let the wall show its words and photo, or no longer (rules.md 25)."""
    request = doing.request(wish.request_id)
    flags = doing.execute("SELECT flags FROM request WHERE id = ?", request.id).scalar_one()
    if wish.show and request.is_private:
        raise Invalid("wall-private")
    if wish.show and Flag.PERSONAL_DATA.value in flags.split():
        raise Invalid("wall-personal")
    return doing.act(request.id, "wall", {"show": wish.show})


def wait(doing: Doing, request_id: RequestId, *, begins: bool) -> c.Done:
    """Begin or end the wait for the citizen."""
    request = doing.request(request_id)
    waits = request.state.get("waits", ())
    is_waiting = bool(waits) and waits[-1][1] is None
    if is_waiting is begins or not request.status.is_open:
        raise Invalid("nothing-to-wait-for" if begins else "nobody-waits")
    return doing.act(request_id, "wait" if begins else "resume", {})


def refuse(doing: Doing, wish: c.RefuseProposal) -> c.Done:
    """Refuse a proposal; it does not come again."""
    request = doing.request(wish.request_id)
    match wish.what:
        case "solved" | "reopen":
            name = "solved_post" if wish.what == "solved" else "reopen_post"
            post = request.state.get(name)
            if post is None:
                raise Invalid("nothing-proposed")
            return doing.act(wish.request_id, "refuse", {"what": wish.what, "post": post})
        case _:
            if wish.other is None:
                raise Invalid("nothing-proposed")
            other = doing.request(wish.other)
            value = {"what": "merge", "other": other.opening}
            doing.write_act(other.opening, "refuse", {**value, "other": request.opening})
            done = doing.act(wish.request_id, "refuse", value)
            doing.settle(other.thread)
            return done


def undo(doing: Doing, wish: c.Undo) -> c.Done:
    """Undo everything one command did."""
    act = doing.execute(
        'SELECT id, "group", undoes, post_id FROM act WHERE id = ?', wish.act_id
    ).one_or_none()
    if act is None or act.undoes is not None:
        raise Invalid("not-undoable")
    together = doing.execute(
        "SELECT a.id, a.post_id, p.thread_id FROM act a JOIN post p ON p.id = a.post_id"
        ' WHERE a."group" = ? AND a.undoes IS NULL'
        " AND a.id NOT IN (SELECT undoes FROM act WHERE undoes IS NOT NULL)",
        act.group,
    ).all()
    if not together:
        raise Invalid("not-undoable")
    for one in together:
        doing.write_act(PostId(one.post_id), "undo", {}, undoes=one.id)
        doing.execute(
            "UPDATE lesson SET withdrawn_at = ? WHERE post_id = ? AND withdrawn_at IS NULL"
            " AND at = (SELECT at FROM act WHERE id = ? AND verb IN ('kind', 'service'))",
            doing.now,
            one.post_id,
            one.id,
        )
    doing.settle(*{one.thread_id for one in together})
    return c.Done(doing.now_at(PostId(act.post_id)))


def told(doing: Doing, wish: c.ToldInPerson) -> c.Done:
    """The citizen was answered by telephone or in person (rules.md 11)."""
    value = {"at": min(wish.at, doing.now), "channel": wish.channel}
    return doing.act(wish.request_id, "told", value)


def assign(doing: Doing, wish: c.Assign) -> c.Done:
    """Say who has it; silent (rules.md 26)."""
    for code in wish.assignees:
        if code not in doing.readers.town.staff_by_code:
            raise Invalid("unknown-staff", code=code)
    codes = list(dict.fromkeys(wish.assignees))
    return doing.act(wish.request_id, "assign", {"codes": codes})


def set_place(doing: Doing, wish: c.SetPlace) -> c.Done:
    """Say where it is."""
    place = _found(doing, wish.place)
    return doing.act(wish.request_id, "place", {"place": _place_value(place)})


def reopen(doing: Doing, wish: c.Reopen) -> c.Done:
    """Begin another lap, at the post that proposed it."""
    request = doing.request(wish.request_id)
    if request.status.is_open:
        raise Invalid("nothing-proposed")
    at = request.reopen_proposed_at or doing.now
    return doing.act(wish.request_id, "reopen", {"at": at})


def close(doing: Doing, wish: c.Close) -> c.Done:
    """End it without a repair."""
    if not wish.reason.strip() and not wish.not_ours:
        raise Invalid("no-reason")
    status = RequestStatus.NOT_OURS if wish.not_ours else RequestStatus.CLOSED
    value = {"status": status.value, "reason": wish.reason[:2000]}
    return doing.act(wish.request_id, "close", value)


def _found(doing: Doing, place: Place | None) -> Place | None:
    """A place as the town's gazetteer completes it: the point of a name, a point's street."""
    if place is not None and place.point is not None and not place.name:
        at = doing.readers.street_at
        return replace(place, name=at(*place.point)) if at is not None else place
    if place is None or place.lat is not None or not place.name or not doing.readers.place:
        return place
    return doing.readers.place(place.name) or place


def _place_value(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    if place.point is not None:
        lat, long = place.point
        if not (-90 <= lat <= 90 and -180 <= long <= 180):
            raise Invalid("place-bad", lat=lat, long=long)
    return place_to_json(place)
