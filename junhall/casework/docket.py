"""The docket: derives the requests of some conversations again and writes what altered.

Intake and desk both end here, inside their own transaction. Nothing else writes a request row.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from junhall.casework import boardsql, protocol, repairs
from junhall.casework.clocks import OFFICE, due_at, seconds_between
from junhall.casework.columns import (
    INSERT_REQUEST,
    SELECT_REQUEST,
    UPDATE_REQUEST,
    RequestColumns,
)
from junhall.casework.grid import cell_of
from junhall.casework.loading import (
    LoadedPost,
    acts_of,
    numbers,
    posts_of,
    reports_of,
)
from junhall.casework.protocol import ActFacts, ReportFacts, RequestState, ThreadState
from junhall.casework.readers import Readers, without_head
from junhall.casework.waiting import put_off, waited_open_s, waiting_since
from junhall.models.terms import (
    Cause,
    Facet,
    Instant,
    PlaceQuality,
    PostId,
    PromiseState,
    RequestKind,
    RequestStatus,
)

_FACETS: Final = {
    "status": Facet.STATUS,
    "solved_at": Facet.STATUS,
    "ended_at": Facet.STATUS,
    "first_answer_at": Facet.STATUS,
    "thanked_at": Facet.STATUS,
    "laps": Facet.STATUS,
    "source_status": Facet.STATUS,
    "posted_at": Facet.STATUS,
    "is_private": Facet.STATUS,
    "merged_into": Facet.STATUS,
    "assignees": Facet.ASSIGNEE,
    "lat": Facet.PLACE,
    "long": Facet.PLACE,
    "place_name": Facet.PLACE,
    "place_quality": Facet.PLACE,
    "service": Facet.SERVICE,
    "kind": Facet.SERVICE,
    "promise_due_at": Facet.PROMISE,
    "waiting_since": Facet.STATUS,
    "solved_proposed_at": Facet.PROPOSAL,
    "reopen_proposed_at": Facet.PROPOSAL,
}
_NO_PLACE: Final = PlaceQuality.NONE.value
_FACET_AT: Final = tuple(_FACETS.get(name, Facet.POSTS) for name in RequestColumns._fields)
_COLUMN: Final = {name: n for n, name in enumerate(RequestColumns._fields)}
_ANSWERED: Final = _COLUMN["first_answer_at"]
_LATE: Final = _COLUMN["late_at"]


@dataclass(slots=True)
class Batch:
    """Posts of one page that are not written yet, by conversation."""

    fresh: dict[int, list[LoadedPost]] = field(default_factory=dict)
    new_threads: set[int] = field(default_factory=set)
    """Conversations of which the ledger knows nothing yet: nothing is loaded for them."""
    reports: dict[PostId, ReportFacts] = field(default_factory=dict)


@dataclass(slots=True)
class Settled:
    """What became of the posts: (request id, why none) by post, and what altered by request."""

    owner: dict[int, tuple[int | None, str | None]] = field(default_factory=dict)
    changed: dict[int, Facet] = field(default_factory=dict)
    opened: list[int] = field(default_factory=list)


class Years:
    """The town's own years: in which one an instant lies, without a calendar per post."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._starts = [
            int(datetime(year, 1, 1, tzinfo=zone).timestamp()) for year in range(1971, 2101)
        ]

    def of(self, instant: int) -> int:
        """The local year of an instant."""
        return 1970 + bisect_right(self._starts, instant)


@dataclass(slots=True)
class Docket:
    """Derives and writes for one town; holds no state between transactions."""

    readers: Readers
    _years: Years | None = None

    def settle(
        self,
        connection: Connection,
        threads: Iterable[int],
        *,
        now: Instant,
        cause: Cause,
        by: str | None = None,
        batch: Batch | None = None,
    ) -> Settled:
        """Derive these conversations and write their requests, promises, counters and changes.

        ``batch`` holds posts that come with this transaction; their own rows are written by the
        caller afterwards, with the request ids this returns.
        """
        work = _Settlement(self, connection, batch or Batch(), now)
        work.load(set(threads))
        work.derive()
        work.write(cause, by)
        return work.settled

    def year_of(self, instant: int) -> int:
        """The year a request of this instant is numbered in."""
        if self._years is None:
            self._years = Years(self.readers.town.zone)
        return self._years.of(instant)


class _Settlement:
    """One settling, from loading to writing."""

    def __init__(self, docket: Docket, connection: Connection, batch: Batch, now: Instant) -> None:
        self.docket = docket
        self.readers = docket.readers
        self.connection = connection
        self.batch = batch
        self.now = now
        self.settled = Settled()
        self.posts: dict[int, list[LoadedPost]] = {}
        self.acts: dict[int, list[ActFacts]] = {}
        self.reports: dict[PostId, ReportFacts] = dict(batch.reports)
        self.old: dict[int, tuple[Any, ...]] = {}
        self.states: dict[int, ThreadState] = {}
        self.repairs: dict[PostId, list[protocol.PostFacts]] = {}

    # --- loading

    def load(self, threads: set[int]) -> None:
        """Load conversations, and those their merges reach into."""
        wanted = threads
        while wanted:
            known = wanted - self.batch.new_threads
            for thread in wanted:
                self.posts[thread] = list(self.batch.fresh.get(thread, ()))
            if not known:
                return
            ids: list[int] = []
            thread_of: dict[int, int] = {}
            for post in posts_of(self.connection, known, self.readers.is_outside):
                self.posts[post.thread_id].append(post)
                ids.append(post.facts.id)
                thread_of[post.facts.id] = post.thread_id
            reached: set[int] = set()
            for act in acts_of(self.connection, ids):
                self.acts.setdefault(thread_of[act.post_id], []).append(act)
                if act.verb == "duplicate":
                    reached.add(act.value["of"])
                elif act.verb == "merge":
                    reached.update(act.value["others"])
            for post_id, report in reports_of(self.connection, ids).items():
                mine = self.batch.reports.get(post_id)
                if mine is None or mine.at < report.at:
                    self.reports[post_id] = report
            for row in self.connection.exec_driver_sql(
                f"{SELECT_REQUEST} WHERE thread_id IN (SELECT value FROM json_each(?))",
                (numbers(known),),
            ):
                self.old[row[0]] = tuple(row)
            wanted = self._threads_of(reached) - self.posts.keys() if reached else set()

    def _threads_of(self, posts: set[int]) -> set[int]:
        rows = self.connection.exec_driver_sql(
            "SELECT DISTINCT thread_id FROM post WHERE id IN (SELECT value FROM json_each(?))",
            (numbers(posts),),
        )
        return {row[0] for row in rows}

    # --- deriving

    def derive(self) -> None:
        """Derive every loaded conversation, then what reaches across conversations."""
        for thread in self.posts:
            self._derive(thread)
        self._match_repairs()
        self._merge()

    def _derive(self, thread: int) -> None:
        posts = self.posts[thread]
        if not posts:
            self.states[thread] = ThreadState([], {})
            return
        reports = self.reports
        if reports and len(posts) > 1:
            reports = {p.facts.id: reports[p.facts.id] for p in posts if p.facts.id in reports}
        self.states[thread] = protocol.derive(
            [post.facts for post in posts],
            self.acts.get(thread, ()),
            self.readers.town,
            reports=reports,
            repairs=self.repairs,
        )

    def _requests(self) -> list[RequestState]:
        return [request for state in self.states.values() for request in state.requests]

    def _match_repairs(self) -> None:
        """Photos that a worker posted in a conversation of their own (rules.md 13)."""
        codes = {code for request in self._requests() for code in request.assignees}
        for thread in self.batch.fresh:
            for post in self.batch.fresh[thread]:
                if repairs.is_candidate(post.facts) and post.facts.official:
                    codes.add(post.facts.official)
        for row in self.old.values():
            codes.update(row[_COLUMN["assignees"]].split())
        if not codes:
            return
        fresh = (post.facts for posts in self.batch.fresh.values() for post in posts)
        candidates = repairs.candidates(self.connection, codes, fresh, self.readers)
        if not candidates:
            return
        missing = repairs.threads_with(self.connection, codes) - self.posts.keys()
        if missing:
            self.load(missing)
            for thread in missing:
                self._derive(thread)
        found = repairs.match(candidates, self._requests())
        for thread, state in list(self.states.items()):
            mine = {
                r.opening.id: found[r.opening.id] for r in state.requests if r.opening.id in found
            }
            if mine:
                self.repairs.update(mine)
                self._derive(thread)

    def _merge(self) -> None:
        by_opening = {request.opening.id: request for request in self._requests()}
        into: dict[PostId, list[RequestState]] = defaultdict(list)
        for request in by_opening.values():
            survivor = _survivor(request, by_opening)
            if survivor is not request:
                into[survivor.opening.id].append(request)
        for opening, others in into.items():
            protocol.merge(by_opening[opening], others)

    # --- writing

    def write(self, cause: Cause, by: str | None) -> None:
        """Write requests that altered, and everything that hangs on them."""
        ids = self._identify(may_return=cause is Cause.STAFF)
        inserts: list[tuple[Any, ...]] = []
        updates: list[tuple[Any, ...]] = []
        counts: dict[str, int] = {}
        touched: list[tuple[int, RequestState]] = []
        for thread, state in self.states.items():
            posts = self.posts[thread]
            network = posts[0].network if posts else ""
            for request in state.requests:
                request_id, number = ids[request.opening.id]
                title = _title_of(request.opening, posts)
                row = self._row(request_id, number, thread, network, title, request, ids)
                old = self.old.get(request_id)
                if old is None:
                    inserts.append(row)
                    self.settled.changed[request_id] = Facet.OF_A_REQUEST
                    self.settled.opened.append(request_id)
                elif row != old:
                    updates.append((*row[1:], request_id))
                    _count(counts, old, -1)
                    self.settled.changed[request_id] = _facets(old, row)
                else:
                    continue
                _count(counts, row, 1)
                if request.promises or old is not None:
                    touched.append((request_id, request))
            self._own(thread, state, ids)
        gone = [row for request_id, row in self.old.items() if request_id not in self._kept]
        for row in gone:
            _count(counts, row, -1)
            self.settled.changed[row[0]] = Facet.OF_A_REQUEST
        execute = self.connection.exec_driver_sql
        if gone:
            execute("DELETE FROM promise WHERE request_id = ?", [(row[0],) for row in gone])
            execute("DELETE FROM request WHERE id = ?", [(row[0],) for row in gone])
        if updates:
            execute(UPDATE_REQUEST, updates)
        if inserts:
            execute(INSERT_REQUEST, inserts)
        self._write_promises(touched)
        self._write_counts(counts)
        append_changes(self.connection, self.settled.changed, self.now, cause, by)

    def _identify(self, *, may_return: bool) -> dict[PostId, tuple[int, tuple[int, int]]]:
        """Request id and number by opening post: kept where the request was known, else new.

        ``may_return``: what staff had said to be no request comes back under its old number.
        """
        by_opening = {row[_COLUMN["opening_post_id"]]: row for row in self.old.values()}
        found: dict[PostId, tuple[int, tuple[int, int]]] = {}
        self._kept: set[int] = set()
        fresh: list[RequestState] = []
        for request in self._requests():
            row = by_opening.get(request.opening.id)
            if row is None:
                fresh.append(request)
            else:
                found[request.opening.id] = (row[0], (row[1], row[2]))
                self._kept.add(row[0])
        if not fresh:
            return found
        spare = {opening: row for opening, row in by_opening.items() if row[0] not in self._kept}
        next_id = self._scalar("SELECT coalesce(max(id), 0) FROM request") + 1
        used: dict[int, int] = {}
        for request in sorted(fresh, key=lambda request: request.opening.id):
            heir = (
                min(
                    (spare[post.id] for post in request.posts if post.id in spare),
                    key=lambda row: (row[1], row[2]),
                    default=None,
                )
                if spare
                else None
            )
            if heir is not None:
                del spare[heir[_COLUMN["opening_post_id"]]]
                found[request.opening.id] = (heir[0], (heir[1], heir[2]))
                self._kept.add(heir[0])
                continue
            before = self._number_before(request.opening.id) if may_return else None
            if before is not None:
                found[request.opening.id] = (next_id, before)
                next_id += 1
                continue
            year = self.docket.year_of(request.opening.posted_at)
            if year not in used:
                used[year] = self._scalar(
                    "SELECT coalesce((SELECT n FROM counter WHERE name = ?), 0)",
                    f"number:{year}",
                )
            used[year] += 1
            found[request.opening.id] = (next_id, (year, used[year]))
            next_id += 1
        if used:
            self.connection.exec_driver_sql(
                "INSERT INTO counter (name, n) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET n = excluded.n",
                [(f"number:{year}", n) for year, n in used.items()],
            )
        return found

    def _number_before(self, opening: PostId) -> tuple[int, int] | None:
        """The number that the request had when staff said that it was none."""
        told = self.connection.exec_driver_sql(
            "SELECT value FROM act WHERE post_id = ? AND verb = 'no_request'"
            " ORDER BY id DESC LIMIT 1",
            (opening,),
        ).scalar()
        number = json.loads(told).get("number") if told else None
        return None if number is None else (number[0], number[1])

    def _scalar(self, statement: str, *values: object) -> int:
        return int(self.connection.exec_driver_sql(statement, values).scalar_one())

    def _own(
        self,
        thread: int,
        state: ThreadState,
        ids: Mapping[PostId, tuple[int, tuple[int, int]]],
    ) -> None:
        """Note which request each post belongs to; posts already written are corrected here."""
        owner = self.settled.owner
        for request in state.requests:
            request_id = ids[request.opening.id][0]
            for post in request.posts:
                owner[post.id] = (request_id, None)
        for post_id, reason in state.no_request.items():
            owner[post_id] = (None, reason)
        if thread in self.batch.new_threads:
            return
        fresh = {post.facts.id for post in self.batch.fresh.get(thread, ())}
        moved = [
            (*owner.get(post.facts.id, (None, None)), post.facts.id)
            for post in self.posts[thread]
            if post.facts.id not in fresh
            and owner.get(post.facts.id, (None, None)) != (post.request_id, post.no_request)
        ]
        if moved:
            self.connection.exec_driver_sql(
                "UPDATE post SET request_id = ?, no_request = ? WHERE id = ?", moved
            )

    def _row(
        self,
        request_id: int,
        number: tuple[int, int],
        thread: int,
        network: str,
        title: str,
        request: RequestState,
        ids: Mapping[PostId, tuple[int, tuple[int, int]]],
    ) -> tuple[Any, ...]:
        opening, place = request.opening, request.place
        is_thanks = request.kind is RequestKind.THANKS
        answer_s = answer_office_s = solve_s = solve_office_s = None
        answer_due = None
        resolve_due = request.source_due_at
        service = self.readers.town.service_by_code.get(request.service or "")
        calendar = None
        if not is_thanks:
            if service is not None or request.first_answer_at is not None:
                calendar = self.readers.calendar(request.service)
            if request.first_answer_at is not None and calendar is not None:
                answer_s = seconds_between(request.posted_at, request.first_answer_at)[0]
                answer_office_s = calendar.open_seconds(request.posted_at, request.first_answer_at)
            if request.first_solved_at is not None:
                solve_s = seconds_between(request.posted_at, request.first_solved_at)[0]
                calendar = calendar or self.readers.calendar(request.service)
                solve_office_s = calendar.open_seconds(
                    request.posted_at, request.first_solved_at
                ) - waited_open_s(
                    request.waits, request.posted_at, request.first_solved_at, calendar
                )
            if service is not None and calendar is not None and service.targets:
                day = datetime.fromtimestamp(request.posted_at, self.readers.town.zone).date()
                target = service.target_on(day)
                if target is not None:
                    if target.first_response_within is not None:
                        answer_due = due_at(
                            request.posted_at,
                            target.first_response_within,
                            calendar,
                            service.clock,
                        )
                    if target.resolve_within is not None and resolve_due is None:
                        resolve_due = due_at(
                            request.lap_posted_at, target.resolve_within, calendar, service.clock
                        )
                        if service.clock == OFFICE and request.waits:
                            resolve_due = put_off(
                                resolve_due, request.waits, request.lap_posted_at, calendar
                            )
        promised = [
            promise.due_at
            for promise, state in (protocol.promise_rows(request) if request.promises else ())
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
            waiting_since(request.waits) if request.status.is_open else None,
            " ".join(request.assignees) if request.assignees else "",
            " ".join(sorted(request.flags)) if request.flags else "",
            _id_of(request.merged_into, ids),
            request.last_seen_at,
            opening.posted_at if len(posts) == 1 else max(post.posted_at for post in posts),
            _late_at(request, answer_due, resolve_due, promised),
            _state_json(request, self.repairs.get(opening.id, ())),
        )

    def _write_promises(self, touched: Sequence[tuple[int, RequestState]]) -> None:
        known = [(request_id,) for request_id, _ in touched if request_id in self.old]
        if known:
            self.connection.exec_driver_sql("DELETE FROM promise WHERE request_id = ?", known)
        rows = [
            (request_id, promise.post_id, promise.promised_at, promise.due_at, state.value,
             promise.words)
            for request_id, request in touched
            for promise, state in protocol.promise_rows(request)
        ]  # fmt: skip
        if rows:
            self.connection.exec_driver_sql(
                "INSERT INTO promise (request_id, post_id, promised_at, due_at, state, words)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )

    def _write_counts(self, counts: Mapping[str, int]) -> None:
        rows = [(name, n) for name, n in counts.items() if n]
        if rows:
            self.connection.exec_driver_sql(
                "INSERT INTO counter (name, n) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET n = n + excluded.n",
                rows,
            )


@cache
def _status_counter(status: str, is_private: int, is_thanks: bool) -> str:  # noqa: FBT001 - a key
    return f"{status}:{'private' if is_private else 'public'}:{'thanks' if is_thanks else 'matter'}"


def counted_in(row: Sequence[Any]) -> list[str]:
    """The counters that a request row is counted in."""
    status, is_private, is_thanks = row[9], row[11], row[6] == "thanks"
    names = [_status_counter(status, is_private, is_thanks)]
    if not is_private:
        if status == "assigned" and row[_ANSWERED] is None and not is_thanks:
            names.append(boardsql.UNANSWERED)
        if row[_LATE] is not None:
            names.append(boardsql.late_counter(row[_LATE]))
    return names


def _count(counts: dict[str, int], row: Sequence[Any], by: int) -> None:
    for name in counted_in(row):
        counts[name] = counts.get(name, 0) + by


def _title_of(opening: protocol.PostFacts, posts: Sequence[LoadedPost]) -> str:
    if len(posts) == 1:
        return posts[0].title
    return next((post.title for post in posts if post.facts.id == opening.id), "")


def _late_at(
    request: RequestState,
    answer_due: Instant | None,
    resolve_due: Instant | None,
    promised: Sequence[Instant],
) -> Instant | None:
    """From when an open request is overdue: one second later is late (rules.md 15)."""
    if not request.status.is_open or request.ended_at is not None:
        return None
    dues = list(promised)
    if resolve_due is not None:
        dues.append(resolve_due)
    if answer_due is not None and request.first_answer_at is None:
        dues.append(answer_due)
    return min(dues) if dues else None


def _facets(old: Sequence[Any], new: Sequence[Any]) -> Facet:
    facets = Facet(0)
    for n, facet in enumerate(_FACET_AT):
        if old[n] != new[n]:
            facets |= facet
    return facets


def append_changes(
    connection: Connection,
    changed: Mapping[int, Facet],
    now: Instant,
    cause: Cause,
    by: str | None,
) -> None:
    """Write one change a request; id 0 stands for what concerns no request."""
    if changed:
        connection.exec_driver_sql(
            "INSERT INTO change (at, facets, request_id, cause, by) VALUES (?, ?, ?, ?, ?)",
            [
                (now, int(facets), request_id or None, cause.value, by)
                for request_id, facets in changed.items()
            ],
        )


def _survivor(request: RequestState, by_opening: Mapping[PostId, RequestState]) -> RequestState:
    """The request into which this one was merged, and that one perhaps again; else itself."""
    met = {request.opening.id}
    here = request
    while here.status is RequestStatus.DUPLICATE and here.merged_into is not None:
        into = by_opening.get(here.merged_into)
        if into is None:
            return here
        if into.opening.id in met:
            return request
        met.add(into.opening.id)
        here = into
    return here


def _id_of(opening: PostId | None, ids: Mapping[PostId, tuple[int, tuple[int, int]]]) -> int | None:
    return ids[opening][0] if opening is not None and opening in ids else None


def _state_json(request: RequestState, repaired: Sequence[protocol.PostFacts]) -> str | None:
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
            for promise, state in protocol.promise_rows(request)
        ]
    if request.on_wall:
        told["on_wall"] = 1
    if request.waits:
        told["waits"] = [[wait.began_at, wait.ended_at] for wait in request.waits]
    if repaired:
        told["repairs"] = [post.id for post in repaired]
    return json.dumps(told, separators=(",", ":")) if told else None
