"""The docket: derives the requests of some conversations again and writes what altered.

Intake and desk both end here, inside their own transaction. Nothing else writes a request row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection

from junhall.casework import protocol, repairs
from junhall.casework.change_log import append_changes, facets_between
from junhall.casework.columns import (
    INSERT_REQUEST,
    SELECT_REQUEST,
    UPDATE_REQUEST,
    RequestColumns,
)
from junhall.casework.loading import (
    LoadedPost,
    acts_of,
    numbers,
    posts_of,
    reports_of,
)
from junhall.casework.protocol_facts import (
    ActFacts,
    PostFacts,
    ReportFacts,
    RequestState,
    ThreadState,
    report_weight,
)
from junhall.casework.readers import Readers
from junhall.casework.request_beside import count, write_counts, write_promises
from junhall.casework.request_numbers import Identities, Years, identify
from junhall.casework.request_row import request_row, title_of
from junhall.models.terms import (
    Cause,
    Facet,
    Instant,
    PostId,
    RequestStatus,
)

_COLUMN: Final = {name: n for n, name in enumerate(RequestColumns._fields)}


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

    @property
    def years(self) -> Years:
        """The years that requests are numbered in."""
        if self._years is None:
            self._years = Years(self.readers.town.zone)
        return self._years


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
        self.repairs: dict[PostId, list[PostFacts]] = {}

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
                if mine is None or report_weight(mine) < report_weight(report):
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
        pictures = [
            post.facts
            for posts in self.batch.fresh.values()
            for post in posts
            if post.facts.has_photo and repairs.is_candidate(post.facts)
        ]
        codes.update(post.official for post in pictures if post.official)
        for row in self.old.values():
            codes.update(row[_COLUMN["assignees"]].split())
        if not codes:
            return
        candidates = repairs.candidates(self.connection, codes, pictures, self.readers)
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
        requests = self._requests()
        if not any(request.status is RequestStatus.DUPLICATE for request in requests):
            return
        by_opening = {request.opening.id: request for request in requests}
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
        ids, kept = identify(
            self.connection,
            self._requests(),
            self.old,
            self.docket.years,
            may_return=cause is Cause.STAFF,
        )
        changed, of_a_request = self.settled.changed, Facet.OF_A_REQUEST
        inserts: list[tuple[Any, ...]] = []
        updates: list[tuple[Any, ...]] = []
        counts: dict[str, int] = {}
        touched: list[tuple[int, RequestState]] = []
        for thread, state in self.states.items():
            posts = self.posts[thread]
            network = posts[0].network if posts else ""
            for request in state.requests:
                request_id, number = ids[request.opening.id]
                title = title_of(request.opening, posts)
                row = request_row(
                    self.readers, request_id, number, thread, network, title, request, ids,
                    self.repairs.get(request.opening.id, ()),
                )  # fmt: skip
                old = self.old.get(request_id)
                if old is None:
                    inserts.append(row)
                    changed[request_id] = of_a_request
                    self.settled.opened.append(request_id)
                elif row != old:
                    updates.append((*row[1:], request_id))
                    count(counts, old, -1)
                    changed[request_id] = facets_between(old, row)
                else:
                    continue
                count(counts, row, 1)
                if request.promises or old is not None:
                    touched.append((request_id, request))
            self._own(thread, state, ids)
        gone = [row for request_id, row in self.old.items() if request_id not in kept]
        for row in gone:
            count(counts, row, -1)
            changed[row[0]] = of_a_request
        execute = self.connection.exec_driver_sql
        if gone:
            execute("DELETE FROM promise WHERE request_id = ?", [(row[0],) for row in gone])
            execute("DELETE FROM request WHERE id = ?", [(row[0],) for row in gone])
        if updates:
            execute(UPDATE_REQUEST, updates)
        if inserts:
            execute(INSERT_REQUEST, inserts)
        write_promises(self.connection, touched, self.old.keys())
        write_counts(self.connection, counts)
        append_changes(self.connection, self.settled.changed, self.now, cause, by)

    def _own(
        self,
        thread: int,
        state: ThreadState,
        ids: Identities,
    ) -> None:
        """Note which request each post belongs to; posts already written are corrected here."""
        owner = self.settled.owner
        for request in state.requests:
            of_request = (ids[request.opening.id][0], None)
            for post in request.posts:
                owner[post.id] = of_request
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
