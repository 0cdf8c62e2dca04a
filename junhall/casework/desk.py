"""A command becomes new state, an outbox item and a change: one transaction.

What people decide is an act about an opening post. Acts are only added; undo is an act as well.
The docket derives the request again from posts and acts, so no command edits a request row.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework import accounts, drafts
from junhall.casework import commands as c
from junhall.casework.change_log import append_changes
from junhall.casework.codec import decode, encode, place_to_json
from junhall.casework.errors import Conflict, Invalid, NotPermitted
from junhall.casework.folding import words
from junhall.casework.intake import Intake
from junhall.casework.lengths import length
from junhall.casework.network_rules import photo_rule, text_rule
from junhall.casework.permits import may
from junhall.casework.rows import VoiceRow
from junhall.casework.sight import SEES_PRIVATE
from junhall.models.messages import IncomingPost, Media, Page, Place
from junhall.models.search import index_authors, index_notes
from junhall.models.terms import (
    AccountId,
    ActId,
    Cause,
    Facet,
    Flag,
    Instant,
    Network,
    OutboxId,
    OutboxState,
    PostId,
    PromiseState,
    RemoteId,
    RequestId,
    RequestStatus,
    Role,
    Visibility,
)
from junhall.models.town_people import fold_handle

SAME_FACT: Final = {
    "service": {"service", "kind"},
    "kind": {"service", "kind"},
    "wait": {"wait", "resume"},
    "resume": {"wait", "resume"},
}
"""Verbs that decide the same fact; every other verb decides its own (rules.md 29)."""


@dataclass(frozen=True, slots=True)
class _Request:
    """What the desk looks at before it acts."""

    id: RequestId
    opening: PostId
    thread: int
    version: int
    network: Network
    status: RequestStatus
    is_private: bool
    solved_proposed_at: Instant | None
    reopen_proposed_at: Instant | None
    state: Mapping[str, Any]


class Desk:
    """Carries out commands for one town, on the writing thread."""

    def __init__(self, intake: Intake, *, hold_s: float) -> None:
        """Build on the intake, whose readers and docket it shares."""
        self.intake = intake
        self.hold_s = hold_s

    def carry_out(
        self, session: Session, command: c.Command, *, role: Role, now: Instant
    ) -> c.Done:
        """Do one command.

        Raises: NotPermitted, Conflict, Invalid; nothing is changed then.
        """
        if not may(role, type(command)):
            raise NotPermitted("not-permitted", what=type(command).__name__)
        return _Doing(self, session.connection(), session, role, command, now).do()


class _Doing:
    """One command on its way."""

    def __init__(
        self,
        desk: Desk,
        connection: Connection,
        session: Session,
        role: Role,
        command: c.Command,
        now: Instant,
    ) -> None:
        self.desk = desk
        self.readers = desk.intake.readers
        self.connection = connection
        self.session = session
        self.role = role
        self.command = command
        self.by = command.by
        self.now = now
        self.group = uuid.uuid4().hex

    def do(self) -> c.Done:
        match self.command:
            case c.FileRequest() as wish:
                return self._file(wish)
            case c.Reply() as wish:
                return self._reply(wish)
            case c.Announce() as wish:
                return self._announce(wish)
            case c.KeepDraft() as wish:
                drafts.keep(self.connection, wish)
                return c.Done(wish.request_id)
            case c.ToldInPerson() as wish:
                value = {"at": min(wish.at, self.now), "channel": wish.channel}
                return self._act(wish.request_id, "told", value)
            case c.Assign() as wish:
                for code in wish.assignees:
                    if code not in self.readers.town.staff_by_code:
                        raise Invalid("unknown-staff", code=code)
                codes = list(dict.fromkeys(wish.assignees))
                return self._act(wish.request_id, "assign", {"codes": codes})
            case c.Triage() as wish:
                return self._triage(wish)
            case c.SetPlace() as wish:
                place = self._found(wish.place)
                return self._act(wish.request_id, "place", {"place": _place_value(place)})
            case c.SetPrivate() as wish:
                return self._set_private(wish)
            case c.Promise() as wish:
                return self._promise(wish)
            case c.Solve() as wish:
                return self._solve(wish)
            case c.RefuseProposal() as wish:
                return self._refuse(wish)
            case c.Reopen() as wish:
                request = self._request(wish.request_id)
                if request.status.is_open:
                    raise Invalid("nothing-proposed")
                at = request.reopen_proposed_at or self.now
                return self._act(wish.request_id, "reopen", {"at": at})
            case c.Close() as wish:
                if not wish.reason.strip() and not wish.not_ours:
                    raise Invalid("no-reason")
                status = RequestStatus.NOT_OURS if wish.not_ours else RequestStatus.CLOSED
                value = {"status": status.value, "reason": wish.reason[:2000]}
                return self._act(wish.request_id, "close", value)
            case c.ShowOnWall() as wish:
                return self._show(wish)
            case c.AwaitCitizen() as wish:
                return self._wait(wish.request_id, begins=True)
            case c.StopWaiting() as wish:
                return self._wait(wish.request_id, begins=False)
            case c.Merge() as wish:
                return self._merge(wish)
            case c.AddNote() as wish:
                return self._note(wish)
            case c.MakeRequest() as wish:
                return self._make_request(wish)
            case c.MakeNoRequest() as wish:
                number = self._execute(
                    "SELECT number_year, number_n FROM request WHERE id = ?", wish.request_id
                ).one_or_none()
                value = {} if number is None else {"number": list(number)}
                return self._act(wish.request_id, "no_request", value)
            case c.VerifyResident() as wish:
                return self._verify(wish)
            case c.Undo() as wish:
                return self._undo(wish)
            case c.WithdrawSend() as wish:
                return self._withdraw(wish.outbox_id)
            case c.RetrySend() as wish:
                return self._retry(wish)
            case c.SaySent() as wish:
                return self._say_sent(wish)
            case (
                c.PauseAccount()
                | c.ResumeAccount()
                | c.RemoveAccount()
                | c.SpeakAs()
                | c.ConnectAccount()
            ) as wish:
                done = accounts.carry_out(self.connection, wish, self.readers.town, self.now)
                facets = Facet.FEEDS | Facet.OUTBOX
                if isinstance(wish, c.SpeakAs | c.ConnectAccount):
                    facets |= Facet.TOWN  # whose posts are official is read otherwise now
                self._changed(None, facets)
                return done
            case c.WithdrawLesson() as wish:
                self._execute(
                    "UPDATE lesson SET withdrawn_at = ? WHERE id = ?", self.now, wish.lesson_id
                )
                return c.Done()
            case _:
                raise Invalid("nothing-proposed")

    # --- looking

    def _execute(self, statement: str, *values: object) -> Any:
        return self.connection.exec_driver_sql(statement, values)

    def _request(self, request_id: RequestId) -> _Request:
        row = self._execute(
            "SELECT id, opening_post_id, thread_id, version, network, status, is_private,"
            " solved_proposed_at, reopen_proposed_at, state FROM request WHERE id = ?",
            request_id,
        ).one_or_none()
        if row is None or (row.is_private and self.role not in SEES_PRIVATE):
            raise Invalid("gone")
        return _Request(
            RequestId(row.id),
            PostId(row.opening_post_id),
            row.thread_id,
            row.version,
            Network(row.network),
            RequestStatus(row.status),
            bool(row.is_private),
            row.solved_proposed_at,
            row.reopen_proposed_at,
            json.loads(row.state) if row.state else {},
        )

    def _refuse_stale(self, request: _Request, verb: str) -> None:
        """rules.md 29: another person decided the same fact since this one looked."""
        seen = self.command.seen_version
        if seen is None or seen >= request.version:
            return
        verbs = SAME_FACT.get(verb, {verb})
        for by, value in self._execute(
            "SELECT by, value FROM act WHERE post_id = ? AND undoes IS NULL AND by != ?"
            " AND id NOT IN (SELECT undoes FROM act WHERE undoes IS NOT NULL AND post_id = ?)"
            " AND verb IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 5",
            request.opening,
            self.by,
            request.opening,
            json.dumps(sorted(verbs)),
        ):
            if json.loads(value).get("v", 0) >= seen:
                raise Conflict("changed", who=self._name(by))
        if verb == "assign" and (by := self._mentioned_since(request, seen)) is not None:
            raise Conflict("changed", who=self._name(by))

    def _mentioned_since(self, request: _Request, seen: int) -> str | None:
        """Who handed the work over by a mention since that version, if anybody did (rules.md 12).

        Each version of a request left one change of its facts in the log.
        """
        facts = Facet.ALL & ~(Facet.NOTE | Facet.OUTBOX)
        changes = self._execute(
            "SELECT facets FROM change WHERE request_id = ? AND facets & ?"
            " ORDER BY seq DESC LIMIT ?",
            request.id,
            int(facts),
            request.version - seen,
        ).scalars()
        handed = self._execute(
            "SELECT official FROM post WHERE request_id = ? AND official != '' AND official != ?"
            " ORDER BY posted_at DESC, id DESC LIMIT 1",
            request.id,
            self.by,
        ).scalar()
        return handed if any(facets & Facet.ASSIGNEE for facets in changes) else None

    def _name(self, code: str) -> str:
        member = self.readers.town.staff_by_code.get(code)
        return member.name if member is not None else code

    # --- acting

    def _found(self, place: Place | None) -> Place | None:
        """A place as the town's gazetteer completes it: the point of a name, a point's street."""
        if place is not None and place.point is not None and not place.name:
            at = self.readers.street_at
            return replace(place, name=at(*place.point)) if at is not None else place
        if place is None or place.lat is not None or not place.name or not self.readers.place:
            return place
        return self.readers.place(place.name) or place

    def _write_act(
        self, opening: PostId, verb: str, value: Mapping[str, Any], undoes: int | None = None
    ) -> ActId:
        result = self._execute(
            'INSERT INTO act (post_id, at, by, verb, value, undoes, "group")'
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            opening,
            self.now,
            self.by,
            verb,
            json.dumps(value, ensure_ascii=False, separators=(",", ":")),
            undoes,
            self.group,
        )
        return ActId(int(result.lastrowid))

    def _act(self, request_id: RequestId, verb: str, value: Mapping[str, Any]) -> c.Done:
        request = self._request(request_id)
        self._refuse_stale(request, verb)
        act_id = self._write_act(request.opening, verb, {**value, "v": request.version})
        self._settle(request.thread)
        return c.Done(self._now_at(request.opening), act_id)

    def _settle(self, *threads: int) -> None:
        self.desk.intake.docket.settle(
            self.connection, threads, now=self.now, cause=Cause.STAFF, by=self.by
        )

    def _changed(self, request_id: int | None, facets: Facet) -> None:
        append_changes(self.connection, {request_id or 0: facets}, self.now, Cause.STAFF, self.by)

    def _now_at(self, opening: PostId) -> RequestId | None:
        found = self._execute("SELECT request_id FROM post WHERE id = ?", opening).scalar()
        return None if found is None else RequestId(found)

    def _file(self, wish: c.FileRequest) -> c.Done:
        if not wish.text.strip():
            raise Invalid("empty-text")
        post = IncomingPost(
            Network.OTHER,
            RemoteId(f"{wish.channel}-{self.group}"),
            f"{wish.channel}:{wish.label.strip()[:100]}",
            wish.text,
            self.now,
            self.now,
            author_name=wish.label.strip()[:100] or None,
            service=wish.service,
            place=wish.place,
            visibility=Visibility.PRIVATE if wish.private else Visibility.PUBLIC,
        )
        self.desk.intake.receive(self.session, Page(posts=(post,)), now=self.now, cause=Cause.STAFF)
        post_id, thread = self._execute(
            "SELECT id, thread_id FROM post WHERE network = ? AND remote_id = ?",
            post.network.value,
            post.remote_id,
        ).one()
        act = self._write_act(PostId(post_id), "filed", {"channel": wish.channel})
        if wish.kind is not None:
            self._write_act(PostId(post_id), "kind", {"kind": wish.kind.value})
        if wish.service is not None:
            self._write_act(PostId(post_id), "service", {"service": wish.service})
        self._settle(thread)
        return c.Done(self._now_at(PostId(post_id)), act)

    def _triage(self, wish: c.Triage) -> c.Done:
        request = self._request(wish.request_id)
        done = c.Done(request.id)
        known = self.readers.town.service_by_code
        if wish.service and known and wish.service not in known:
            there = self._execute("SELECT 1 FROM service WHERE code = ?", wish.service).scalar()
            if there is None:
                raise Invalid("unknown-service", code=wish.service)
        if wish.kind is not None:
            self._refuse_stale(request, "kind")
            act = self._write_act(
                request.opening, "kind", {"kind": wish.kind.value, "v": request.version}
            )
            done = c.Done(request.id, act)
        if wish.service is not None:
            self._refuse_stale(request, "service")
            act = self._write_act(
                request.opening, "service", {"service": wish.service, "v": request.version}
            )
            done = c.Done(request.id, act)
        if wish.kind is not None or wish.service:
            self._learn(request, wish)
        self._settle(request.thread)
        return done

    def _learn(self, request: _Request, wish: c.Triage) -> None:
        text = self._execute("SELECT text FROM post WHERE id = ?", request.opening).scalar()
        learnt = " ".join(dict.fromkeys(words(text or "")[:200]))
        if learnt:
            self._execute(
                "INSERT INTO lesson (at, by, post_id, words, service, kind)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                self.now,
                self.by,
                request.opening,
                learnt,
                wish.service or None,
                wish.kind.value if wish.kind is not None else None,
            )

    def _set_private(self, wish: c.SetPrivate) -> c.Done:
        request = self._request(wish.request_id)
        opening = self._execute(
            "SELECT visibility FROM post WHERE id = ?", request.opening
        ).scalar_one()
        if not wish.private and Visibility(opening).is_private:
            raise Invalid("private-stays")
        return self._act(wish.request_id, "private", {"private": wish.private})

    def _promise(self, wish: c.Promise) -> c.Done:
        request = self._request(wish.request_id)
        state = self._execute(
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
        return self._act(wish.request_id, "promise", value)

    def _solve(self, wish: c.Solve) -> c.Done:
        request = self._request(wish.request_id)
        if request.status is RequestStatus.SOLVED:
            raise Invalid("nothing-proposed")
        post = request.state.get("solved_post")
        at = request.solved_proposed_at if request.solved_proposed_at is not None else self.now
        return self._act(wish.request_id, "solve", {"at": at, "post": post})

    def _show(self, wish: c.ShowOnWall) -> c.Done:
        request = self._request(wish.request_id)
        flags = self._execute("SELECT flags FROM request WHERE id = ?", request.id).scalar_one()
        if wish.show and request.is_private:
            raise Invalid("wall-private")
        if wish.show and Flag.PERSONAL_DATA.value in flags.split():
            raise Invalid("wall-personal")
        return self._act(request.id, "wall", {"show": wish.show})

    def _wait(self, request_id: RequestId, *, begins: bool) -> c.Done:
        request = self._request(request_id)
        waits = request.state.get("waits", ())
        is_waiting = bool(waits) and waits[-1][1] is None
        if is_waiting is begins or not request.status.is_open:
            raise Invalid("nothing-to-wait-for" if begins else "nobody-waits")
        return self._act(request_id, "wait" if begins else "resume", {})

    def _refuse(self, wish: c.RefuseProposal) -> c.Done:
        request = self._request(wish.request_id)
        match wish.what:
            case "solved" | "reopen":
                name = "solved_post" if wish.what == "solved" else "reopen_post"
                post = request.state.get(name)
                if post is None:
                    raise Invalid("nothing-proposed")
                return self._act(wish.request_id, "refuse", {"what": wish.what, "post": post})
            case _:
                if wish.other is None:
                    raise Invalid("nothing-proposed")
                other = self._request(wish.other)
                value = {"what": "merge", "other": other.opening}
                self._write_act(other.opening, "refuse", {**value, "other": request.opening})
                done = self._act(wish.request_id, "refuse", value)
                self._settle(other.thread)
                return done

    def _merge(self, wish: c.Merge) -> c.Done:
        survivor = self._request(wish.request_id)
        if survivor.status is RequestStatus.DUPLICATE:
            raise Invalid("merge-into-merged")
        others = [self._request(other) for other in wish.others]
        for other in others:
            if other.id == survivor.id:
                raise Invalid("merge-self")
            if other.is_private != survivor.is_private:
                raise Invalid("merge-private")
        act = self._write_act(
            survivor.opening,
            "merge",
            {"others": [other.opening for other in others], "v": survivor.version},
        )
        for other in others:
            self._write_act(
                other.opening, "duplicate", {"of": survivor.opening, "v": other.version}
            )
        self._settle(survivor.thread, *(other.thread for other in others))
        return c.Done(survivor.id, act)

    def _note(self, wish: c.AddNote) -> c.Done:
        if not wish.text.strip():
            raise Invalid("empty-text")
        request = self._request(wish.request_id)
        result = self._execute(
            "INSERT INTO note (post_id, at, by, text) VALUES (?, ?, ?, ?)",
            request.opening,
            self.now,
            self.by,
            wish.text[:5000],
        )
        note_id = int(result.lastrowid)
        index_notes(self.connection, note_id, note_id)
        self._changed(request.id, Facet.NOTE)
        return c.Done(request.id)

    def _make_request(self, wish: c.MakeRequest) -> c.Done:
        row = self._execute(
            "SELECT p.id, p.thread_id, p.network, p.remote_id, p.text, p.posted_at, p.seen_at,"
            " p.reading, p.service, p.lang, p.request_id, coalesce(a.handle, '') AS author"
            " FROM post p LEFT JOIN author a ON a.id = p.author_id WHERE p.id = ?",
            wish.post_id,
        ).one_or_none()
        if row is None:
            raise Invalid("gone")
        reading = decode(row.reading)
        if reading.triage is None or not reading.triage.matter:
            from dataclasses import replace

            post = IncomingPost(
                Network(row.network), RemoteId(row.remote_id), row.author, row.text,
                Instant(row.posted_at), Instant(row.seen_at), service=row.service, lang=row.lang,
            )  # fmt: skip
            triage, place = self.readers.read_as_request(post)
            # What it is read as by itself stays: undone, the post is no request again.
            fresh = replace(reading, triage=reading.triage or triage, place=reading.place or place)
            self._execute("UPDATE post SET reading = ? WHERE id = ?", encode(fresh), row.id)
        act = self._write_act(PostId(row.id), "make_request", {})
        self._settle(row.thread_id)
        return c.Done(self._now_at(PostId(row.id)), act)

    def _verify(self, wish: c.VerifyResident) -> c.Done:
        folded = fold_handle(wish.handle)
        author = self._execute(
            "SELECT id FROM author WHERE network = ? AND handle_folded = ?", wish.network, folded
        ).scalar()
        if author is None:
            author = int(
                self._execute(
                    "INSERT INTO author (network, handle, handle_folded, name)"
                    " VALUES (?, ?, ?, NULL)",
                    wish.network,
                    wish.handle,
                    folded,
                ).lastrowid
            )
            index_authors(self.connection, author, author)
        resident = int(
            self._execute(
                "INSERT INTO resident (name, verified_at, verified_by) VALUES (?, ?, ?)",
                wish.name,
                self.now,
                self.by,
            ).lastrowid
        )
        self._execute("UPDATE author SET resident_id = ? WHERE id = ?", resident, author)
        self._changed(None, Facet.PEOPLE)
        return c.Done()

    def _undo(self, wish: c.Undo) -> c.Done:
        act = self._execute(
            'SELECT id, "group", undoes, post_id FROM act WHERE id = ?', wish.act_id
        ).one_or_none()
        if act is None or act.undoes is not None:
            raise Invalid("not-undoable")
        together = self._execute(
            "SELECT a.id, a.post_id, p.thread_id FROM act a JOIN post p ON p.id = a.post_id"
            ' WHERE a."group" = ? AND a.undoes IS NULL'
            " AND a.id NOT IN (SELECT undoes FROM act WHERE undoes IS NOT NULL)",
            act.group,
        ).all()
        if not together:
            raise Invalid("not-undoable")
        for one in together:
            self._write_act(PostId(one.post_id), "undo", {}, undoes=one.id)
            self._execute(
                "UPDATE lesson SET withdrawn_at = ? WHERE post_id = ? AND withdrawn_at IS NULL"
                " AND at = (SELECT at FROM act WHERE id = ? AND verb IN ('kind', 'service'))",
                self.now,
                one.post_id,
                one.id,
            )
        self._settle(*{one.thread_id for one in together})
        return c.Done(self._now_at(PostId(act.post_id)))

    # --- the outbox

    def _reply(self, wish: c.Reply) -> c.Done:
        request = self._request(wish.request_id)
        self._refuse_late_answer(request, wish)
        row = self._execute(
            "SELECT remote_id, visibility FROM post WHERE id = coalesce(?, ("
            " SELECT id FROM post WHERE request_id = ? AND official IS NULL AND is_boost = 0"
            " AND deleted_at IS NULL ORDER BY posted_at DESC, id DESC LIMIT 1), ?)",
            wish.in_reply_to,
            request.id,
            request.opening,
        ).one()
        visibility = wish.visibility or Visibility.PUBLIC
        if request.is_private or Visibility(row.visibility).is_private:
            if wish.visibility is not None and not wish.visibility.is_private:
                raise Invalid("private-stays")
            visibility = Visibility.PRIVATE
        account = self._speaker(request.network, account_id=wish.account_id)
        return self._queue(
            account, request.network, wish.text, row.remote_id, visibility, wish.media,
            request=request, send_at=wish.send_at,
        )  # fmt: skip

    def _refuse_late_answer(self, request: _Request, wish: c.Reply) -> None:
        if wish.begun_at is None:
            return
        other = self._execute(
            # What this person said through another's account is no other official's answer.
            "SELECT official AS who, text AS wrote, seen_at AS at FROM post p WHERE request_id = ?"
            " AND official IS NOT NULL AND official != ? AND automatic = 0 AND seen_at > ?"
            " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.by = ? AND o.request_id = p.request_id"
            " AND o.remote_id = p.remote_id)"
            " UNION ALL SELECT by, text, created_at FROM outbox WHERE request_id = ? AND by != ?"
            " AND created_at > ? AND state NOT IN ('withdrawn', 'failed') ORDER BY 3 DESC LIMIT 1",
            request.id,
            self.by,
            wish.begun_at,
            self.by,
            request.id,
            self.by,
            wish.begun_at,
        ).one_or_none()
        if other is not None:
            raise Conflict("answered", who=self._name(other.who), wrote=other.wrote, at=other.at)

    def _announce(self, wish: c.Announce) -> c.Done:
        network = Network(wish.network)
        account = self._speaker(network, handle=wish.handle)
        return self._queue(
            account, network, wish.text, None, Visibility.PUBLIC, wish.media, send_at=wish.send_at
        )

    def _speaker(
        self, network: Network, *, account_id: AccountId | None = None, handle: str | None = None
    ) -> VoiceRow:
        """The account that was asked for, or the usual one of who writes.

        Raises: Invalid where there is none, NotPermitted where it is another person's voice.
        """
        found = accounts.voices(self.connection, network, self.by, self.role)
        for one in found:
            if account_id in {None, one.id} and handle in {None, one.handle}:
                return one
        other = self._execute(
            "SELECT handle, staff FROM account WHERE network = ? AND state != 'removed'"
            " AND (? IS NULL OR id = ?) AND (? IS NULL OR handle = ?) LIMIT 1",
            network.value,
            account_id,
            account_id,
            handle,
            handle,
        ).one_or_none()
        if other is None:
            raise Invalid("no-account")
        who = self._name(other.staff or "")
        raise NotPermitted("not-your-voice", account=other.handle, who=who)

    def _queue(
        self,
        account: VoiceRow,
        network: Network,
        text: str,
        in_reply_to: str | None,
        visibility: Visibility,
        media: Sequence[Media],
        *,
        request: _Request | None = None,
        send_at: Instant | None = None,
    ) -> c.Done:
        self._refuse_unfit(account.id, network, text, media)
        state, due = OutboxState.HELD, Instant(self.now + int(self.desk.hold_s))
        if send_at is not None and send_at > due:
            state, due = OutboxState.SCHEDULED, send_at
        if self.role in self.readers.town.approval_roles and not visibility.is_private:
            state = OutboxState.AWAITING_APPROVAL
        result = self._execute(
            "INSERT INTO outbox (account_id, request_id, opening_post_id, key, text, in_reply_to,"
            " visibility, media, by, state, created_at, due_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            account.id,
            request.id if request else None,
            request.opening if request else None,
            str(uuid.uuid4()),
            text,
            in_reply_to,
            visibility.value,
            drafts.media_to_json(media),
            self.by,
            state.value,
            self.now,
            due,
        )
        self._changed(request.id if request else None, Facet.OUTBOX)
        return c.Done(request.id if request else None, outbox_id=OutboxId(int(result.lastrowid)))

    def _refuse_unfit(
        self, account: AccountId, network: Network, text: str, media: Sequence[Media]
    ) -> None:
        """What the network would refuse is refused here, in words, before anything waits."""
        if not text.strip() and not media:
            raise Invalid("empty-text")
        told = self._execute("SELECT capabilities FROM account WHERE id = ?", account).scalar()
        limit, counts = text_rule(told, network)
        if (over := length(text, counts) - limit) > 0:
            raise Invalid("too-long", over=over)
        if len(media) > (most := photo_rule(told)):
            raise Invalid("photos-many", limit=most)
        if not all((one.alt or "").strip() for one in media):
            raise Invalid("photo-words")

    def _withdraw(self, outbox_id: OutboxId) -> c.Done:
        row = self._execute(
            "UPDATE outbox SET state = 'withdrawn' WHERE id = ? AND state IN"
            " ('held', 'scheduled', 'awaiting_approval', 'queued', 'failed', 'blocked', 'unsure')"
            " RETURNING request_id",
            outbox_id,
        ).one_or_none()
        if row is None:
            raise Conflict("too-late")
        self._changed(row.request_id, Facet.OUTBOX)
        return c.Done(row.request_id, outbox_id=outbox_id)

    def _retry(self, wish: c.RetrySend) -> c.Done:
        row = self._execute(
            "SELECT o.state, o.account_id, a.network FROM outbox o"
            " JOIN account a ON a.id = o.account_id WHERE o.id = ?",
            wish.outbox_id,
        ).one_or_none()
        if row is not None and wish.text is not None:
            self._refuse_unfit(AccountId(row.account_id), Network(row.network), wish.text, ())
        waiting = None if row is None else row.state
        may_approve = self.role in self.readers.town.approval_by
        if waiting == OutboxState.AWAITING_APPROVAL.value and not may_approve:
            raise NotPermitted("not-permitted", what="approve")
        row = self._execute(
            # Another text is another wish: under the old key a network would give the old post.
            "UPDATE outbox SET state = 'queued', reason = NULL, tries = 0, looks = 0,"
            " due_at = CASE state WHEN 'awaiting_approval' THEN max(due_at, ?) ELSE ? END,"
            " key = CASE WHEN text = coalesce(?, text) THEN key ELSE ? END,"
            " first_sent_at = CASE WHEN text = coalesce(?, text) THEN first_sent_at END,"
            " text = coalesce(?, text) WHERE id = ?"
            " AND state IN ('failed', 'unsure', 'blocked', 'awaiting_approval', 'held')"
            " RETURNING request_id",
            self.now,
            self.now,
            wish.text,
            str(uuid.uuid4()),
            wish.text,
            wish.text,
            wish.outbox_id,
        ).one_or_none()
        if row is None:
            raise Conflict("too-late")
        self._changed(row.request_id, Facet.OUTBOX)
        return c.Done(row.request_id, outbox_id=wish.outbox_id)

    def _say_sent(self, wish: c.SaySent) -> c.Done:
        row = self._execute(
            "UPDATE outbox SET state = 'sent', sent_at = created_at, reason = 'seen by a person'"
            " WHERE id = ? AND state = 'unsure' RETURNING request_id",
            wish.outbox_id,
        ).one_or_none()
        if row is None:
            raise Conflict("too-late")
        self._changed(row.request_id, Facet.OUTBOX)
        return c.Done(row.request_id, outbox_id=wish.outbox_id)


def _place_value(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    if place.point is not None:
        lat, long = place.point
        if not (-90 <= lat <= 90 and -180 <= long <= 180):
            raise Invalid("place-bad", lat=lat, long=long)
    return place_to_json(place)
