"""A page of posts becomes posts, requests, changes and a cursor: one transaction.

The same code takes live feeds, backfill and imports. It is idempotent (a post is known by network
and id) and does not care for order: parents may come after children, edits before originals and
deletions before what they delete (rules.md 7-9).
"""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework.change_log import append_changes
from junhall.casework.codec import decode, encode, json_list, place_text, without_words
from junhall.casework.columns import INSERT_POST, PostColumns
from junhall.casework.docket import Batch, Docket
from junhall.casework.loading import PRIVATE, TITLE, LoadedPost
from junhall.casework.protocol import PostFacts, ReportFacts
from junhall.casework.readers import TEXT_LIMIT, Readers
from junhall.casework.reading import Reading, TriageReading
from junhall.models.messages import IncomingPost, IncomingRequest, Page
from junhall.models.search import index_authors, index_posts
from junhall.models.terms import (
    Cause,
    Facet,
    Instant,
    Network,
    PostEvent,
    PostId,
    RequestKind,
    Visibility,
)
from junhall.models.town import fold_handle

_PUBLIC: Final = Visibility.PUBLIC.value
_NOBODYS: Final = (None, None)
Key = tuple[str, str]
"""(network, remote id) of a post; (network, folded handle) of an author."""


@contextmanager
def no_collection() -> Iterator[None]:
    """A page makes many objects and no circles: looking for circles costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class LostLease(Exception):
    """Another station is on duty for this account: the page must not be taken."""


@dataclass(slots=True)
class Received:
    """What one page did."""

    taken: int = 0
    repeated: int = 0
    edited: int = 0
    deleted: int = 0
    opened: list[int] = field(default_factory=list)
    changed: dict[int, Facet] = field(default_factory=dict)
    forgotten: list[int] = field(default_factory=list)
    """Posts whose text went: the store is scrubbed after the commit."""


@dataclass(slots=True)
class _Known:
    """A post as the ledger has it already."""

    id: int
    thread_id: int
    author_id: int | None
    official: str | None
    deleted_at: int | None
    edited_at: int | None


class Intake:
    """Takes pages for one town."""

    def __init__(self, readers: Readers) -> None:
        """Build with the town's readers; they are used on the writing thread."""
        self.readers = readers
        self.docket = Docket(readers)

    def receive(
        self,
        session: Session,
        page: Page,
        *,
        now: Instant,
        cause: Cause = Cause.FEED,
        account_id: int | None = None,
        stream: str = "",
        fence: int | None = None,
    ) -> Received:
        """Take a page: its posts, its requests, its cursor; all or nothing.

        Raises: LostLease where ``fence`` is no longer the account's.
        """
        connection = session.connection()
        if account_id is not None and fence is not None:
            _check_fence(connection, account_id, fence)
        taking = _Taking(self, connection, now, cause)
        with no_collection():
            taking.take(page)
        if account_id is not None:
            _save_cursor(connection, account_id, stream, page, now)
            _count_arrivals(connection, account_id, [row for row, _ in taking.rows])
        return taking.received


def _check_fence(connection: Connection, account_id: int, fence: int) -> None:
    held = connection.exec_driver_sql(
        "SELECT fence FROM lease WHERE account_id = ?", (account_id,)
    ).scalar()
    if held is not None and held != fence:
        raise LostLease


def _count_arrivals(connection: Connection, account_id: int, rows: Sequence[PostColumns]) -> None:
    """What came when, and how late the newest was seen: an account's pace and its lag."""
    if not rows:
        return
    hours = Counter(row.posted_at // 3600 for row in rows)
    connection.exec_driver_sql(
        "INSERT INTO arrival (account_id, hour, n) VALUES (?, ?, ?)"
        " ON CONFLICT (account_id, hour) DO UPDATE SET n = n + excluded.n",
        [(account_id, hour, n) for hour, n in hours.items()],
    )
    newest = max(rows, key=lambda row: row.posted_at)
    connection.exec_driver_sql(
        "UPDATE account SET lag_s = ? WHERE id = ?",
        (max(0, newest.seen_at - newest.posted_at), account_id),
    )


def _save_cursor(
    connection: Connection, account_id: int, stream: str, page: Page, now: Instant
) -> None:
    if page.next_cursor is not None:
        connection.exec_driver_sql(
            "INSERT INTO cursor (account_id, stream, position, saved_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (account_id, stream) DO UPDATE"
            " SET position = excluded.position, saved_at = excluded.saved_at",
            (account_id, stream, page.next_cursor, now),
        )
    newest = max((post.posted_at for post in page.posts), default=None)
    connection.exec_driver_sql(
        "UPDATE account SET last_sync_at = ?, last_error = NULL,"
        " last_post_at = max(coalesce(last_post_at, 0), coalesce(?, last_post_at)) WHERE id = ?",
        (now, newest, account_id),
    )


class _Taking:
    """One page on its way into the ledger."""

    def __init__(self, intake: Intake, connection: Connection, now: Instant, cause: Cause) -> None:
        self.readers = intake.readers
        self.docket = intake.docket
        self.connection = connection
        self.now = now
        self.cause = cause
        self.received = Received()
        self.batch = Batch()
        self.known: dict[Key, _Known] = {}
        self.authors: dict[Key, int] = {}
        self.threads: set[int] = set()
        self.rows: list[tuple[PostColumns, LoadedPost]] = []
        self.author_of: dict[tuple[Network, str], int] = {}
        """Author ids by network and handle as it is written: what is folded once is known."""
        self.media: list[tuple[int, str, str | None, str | None, str | None]] = []
        self.reports: list[tuple[PostId, ReportFacts]] = []

    def take(self, page: Page) -> None:
        posts = [_bounded(post) for post in page.posts]
        arrivals = _first_of_each(post for post in posts if post.event is PostEvent.NEW)
        edits = sorted(
            (post for post in posts if post.event is PostEvent.EDITED),
            key=lambda post: post.seen_at,
        )
        deletions = [post for post in posts if post.event is PostEvent.DELETED]
        self.received.repeated += sum(p.event is PostEvent.NEW for p in posts) - len(arrivals)
        self._look_up(posts, page.requests)
        fresh = [post for post in arrivals if (post.network, post.remote_id) not in self.known]
        self._originals(arrivals)
        fresh += self._edits_of_the_unknown(edits, fresh)
        self._ensure_authors(fresh, page.requests)
        self._open_rows(fresh)
        self._requests(page.requests)
        self._adopt_orphans()
        self._settle_new()
        self._apply_edits(edits)
        self._apply_deletions(deletions)
        if self.threads:
            settled = self.docket.settle(
                self.connection, self.threads, now=self.now, cause=self.cause
            )
            self.received.opened += settled.opened
            for request_id, facets in settled.changed.items():
                self.received.changed[request_id] = (
                    self.received.changed.get(request_id, Facet(0)) | facets
                )

    # --- what is there already

    def _look_up(self, posts: Sequence[IncomingPost], requests: Sequence[IncomingRequest]) -> None:
        wanted: dict[str, set[str]] = {}
        for post in posts:
            ids = wanted.setdefault(post.network, set())
            ids.add(post.remote_id)
            if post.in_reply_to is not None:
                ids.add(post.in_reply_to)
            if post.boost_of is not None:
                ids.add(post.boost_of)
        for request in requests:
            wanted.setdefault(request.network, set()).add(request.remote_id)
        for network, ids in wanted.items():
            for row in self.connection.exec_driver_sql(
                "SELECT remote_id, id, thread_id, author_id, official, deleted_at, edited_at"
                " FROM post"
                " WHERE network = ? AND remote_id IN (SELECT value FROM json_each(?))",
                (network, json.dumps(sorted(ids))),
            ):
                self.known[network, row[0]] = _Known(row[1], row[2], row[3], row[4], row[5], row[6])

    def _ensure_authors(
        self, posts: Iterable[IncomingPost], requests: Iterable[IncomingRequest]
    ) -> None:
        wanted: dict[Key, tuple[str, str | None]] = {}
        written: dict[tuple[Network, str], Key] = {}
        for post in posts:
            if post.author:
                told = (post.network, post.author)
                key = written.get(told)
                if key is None:
                    key = written[told] = (str(post.network), fold_handle(post.author))
                if key not in wanted or post.author_name:
                    wanted[key] = (post.author, post.author_name)
        for request in requests:
            if request.author:
                told = (request.network, request.author)
                key = written.get(told)
                if key is None:
                    key = written[told] = (str(request.network), fold_handle(request.author))
                wanted.setdefault(key, (request.author, None))
        by_network: dict[str, list[str]] = {}
        for network, folded in wanted:
            by_network.setdefault(network, []).append(folded)
        for network, handles in by_network.items():
            for row in self.connection.exec_driver_sql(
                "SELECT id, handle_folded FROM author WHERE network = ?"
                " AND handle_folded IN (SELECT value FROM json_each(?))",
                (network, json.dumps(handles)),
            ):
                self.authors[network, row[1]] = row[0]
        missing = [key for key in wanted if key not in self.authors]
        if missing:
            self._add_authors(missing, wanted)
        self.author_of |= {told: self.authors[key] for told, key in written.items()}

    def _add_authors(
        self, missing: Sequence[Key], wanted: Mapping[Key, tuple[str, str | None]]
    ) -> None:
        first = self._next_id("author")
        rows = []
        for author_id, key in enumerate(missing, first):
            self.authors[key] = author_id
            handle, name = wanted[key]
            rows.append((author_id, key[0], handle[:200], key[1][:200], name and name[:200]))
        self.connection.exec_driver_sql(
            "INSERT INTO author (id, network, handle, handle_folded, name) VALUES (?, ?, ?, ?, ?)",
            rows,
        )
        index_authors(self.connection, first, first + len(rows) - 1)

    def _next_id(self, table: str) -> int:
        return (
            int(
                self.connection.exec_driver_sql(
                    f"SELECT coalesce(max(id), 0) FROM {table}"
                ).scalar_one()
            )
            + 1
        )

    # --- new posts

    def _open_rows(self, fresh: Sequence[IncomingPost]) -> None:
        """Give ids, parents and conversations to posts that are new."""
        if not fresh:
            return
        first = self._next_id("post")
        new_id = {
            (post.network, post.remote_id): post_id for post_id, post in enumerate(fresh, first)
        }
        parent_of: dict[int, int] = {}
        for post_id, post in enumerate(fresh, first):
            answered = post.boost_of or post.in_reply_to
            if answered is None or answered == post.remote_id:
                continue
            key = (post.network, answered)
            if key in new_id:
                parent_of[post_id] = new_id[key]
            elif key in self.known:
                parent_of[post_id] = self.known[key].id
        threads = {known.id: known.thread_id for known in self.known.values()}
        new_ids = set(new_id.values())
        for post_id, post in enumerate(fresh, first):
            thread = _thread_of(post_id, parent_of, threads)
            self._row(post_id, post, parent_of.get(post_id), thread)
            if thread in new_ids:
                self.batch.new_threads.add(thread)
        self.received.taken += len(fresh)

    def _row(self, post_id: int, post: IncomingPost, parent_id: int | None, thread: int) -> None:
        channel = _channel(post)
        official = self.readers.writer(post) if channel == "post" else None
        reading = self.readers.read(post, official, channel=channel)
        is_boost = post.boost_of is not None
        answered = post.boost_of or post.in_reply_to
        if answered == post.remote_id:
            answered = None
        orphan = answered is not None and parent_id is None
        media = len(post.media)
        author_id = self.author_of.get((post.network, post.author))
        visibility = str(post.visibility)
        row = PostColumns(
            post_id,
            str(post.network),
            post.remote_id,
            author_id,
            post.text,
            post.posted_at,
            post.seen_at,
            answered,
            int(is_boost),
            parent_id,
            thread,
            int(orphan),
            official,
            int(post.automatic),
            channel,
            visibility,
            None if post.mentions is None else json_list(post.mentions),
            None if post.place is None else place_text(post.place),
            post.service,
            post.lang,
            post.url,
            media,
            encode(reading),
            None,
            None,
            post.seen_at if post.event is PostEvent.EDITED else None,
            None,
        )
        facts = PostFacts(
            id=PostId(post_id),
            parent=None if parent_id is None else PostId(parent_id),
            orphan=orphan,
            author_id=author_id,
            official=official,
            automatic=post.automatic,
            posted_at=post.posted_at,
            seen_at=post.seen_at,
            is_boost=is_boost,
            is_private=visibility in PRIVATE,
            has_photo=media > 0,
            reading=reading,
            is_report=channel != "post",
            remote_id=post.remote_id,
            outside=bool(
                reading.place and self.readers.is_outside and self.readers.is_outside(reading.place)
            ),
        )
        self._add(row, facts)
        if media:
            self.media += [
                (post_id, item.kind, item.url, item.path, item.alt and item.alt[:1500])
                for item in post.media
            ]

    def _add(self, row: PostColumns, facts: PostFacts) -> None:
        thread = row.thread_id
        loaded = LoadedPost(facts, row.text[:TITLE], row.network, thread, None, None)
        self.rows.append((row, loaded))
        known = self.batch.fresh.get(thread)
        if known is None:
            self.batch.fresh[thread] = [loaded]
        else:
            known.append(loaded)

    def _adopt_orphans(self) -> None:
        """Replies that waited for a post of this page join its conversation."""
        arrived: dict[str, dict[str, PostColumns]] = {}
        for row, _ in self.rows:
            arrived.setdefault(row.network, {})[row.remote_id] = row
        moved: dict[int, int] = {}
        adopted: list[tuple[int, int]] = []
        for network, rows in arrived.items():
            for orphan_id, thread, answered in self.connection.exec_driver_sql(
                "SELECT id, thread_id, in_reply_to FROM post WHERE orphan = 1 AND network = ?"
                " AND in_reply_to IN (SELECT value FROM json_each(?))",
                (network, json.dumps(sorted(rows))),
            ).all():
                adopted.append((rows[answered].id, orphan_id))
                moved[thread] = rows[answered].thread_id
        if not adopted:
            return
        self.connection.exec_driver_sql(
            "UPDATE post SET parent_id = ?, orphan = 0 WHERE id = ?", adopted
        )
        final = {thread: _follow(thread, moved) for thread in moved}
        pairs = [(target, thread) for thread, target in final.items() if target != thread]
        for table in ("post", "request"):
            self.connection.exec_driver_sql(
                f"UPDATE {table} SET thread_id = ? WHERE thread_id = ?", pairs
            )
        self.batch.new_threads -= set(final.values())
        regrouped: list[tuple[PostColumns, LoadedPost]] = []
        self.batch.fresh.clear()
        for row, loaded in self.rows:
            target = _follow(row.thread_id, moved)
            if target != row.thread_id:
                row = row._replace(thread_id=target)  # noqa: PLW2901 - the row as it is now
                loaded.thread_id = target
            regrouped.append((row, loaded))
            self.batch.fresh.setdefault(target, []).append(loaded)
        self.rows = regrouped

    def _settle_new(self) -> None:
        """Derive with the new posts, then write them knowing their requests."""
        threads = set(self.batch.fresh)
        if not threads and not self.threads:
            return
        settled = self.docket.settle(
            self.connection,
            threads | self.threads,
            now=self.now,
            cause=self.cause,
            batch=self.batch,
        )
        self.threads = set()
        owner = settled.owner
        if self.rows:
            self.connection.exec_driver_sql(
                INSERT_POST,
                [row[:23] + owner.get(row[0], _NOBODYS) + row[25:] for row, _ in self.rows],
            )
            index_posts(self.connection, self.rows[0][0].id, self.rows[-1][0].id)
        for row, _ in self.rows:
            if row[25] is not None:
                self._keep_version(row.id, row.seen_at, row.text, row.reading, original=False)
        if self.media:
            self.connection.exec_driver_sql(
                "INSERT INTO attachment (post_id, kind, url, path, alt) VALUES (?, ?, ?, ?, ?)",
                self.media,
            )
        if self.batch.reports:
            self._write_reports()
        if self.rows and not settled.changed:
            append_changes(self.connection, {0: Facet.POSTS}, self.now, self.cause, None)
        self.received.opened += settled.opened
        self.received.changed.update(settled.changed)

    # --- other systems' requests

    def _requests(self, requests: Sequence[IncomingRequest]) -> None:
        """Another system's requests: new ones become posts, all of them leave a report."""
        if not requests:
            return
        self._note_services({request.service for request in requests if request.service})
        next_id = self._next_id("post") + len(self.rows)
        seen: dict[Key, int] = {}
        for request in requests:
            key = (str(request.network), request.remote_id)
            report = ReportFacts(
                request.at,
                request.status,
                request.source_status[:200],
                request.closed_at,
                request.due_at,
                request.last_seen_at,
            )
            known = self.known.get(key)
            if known is not None:
                self._complete(known.id, request)
                self._report(PostId(known.id), report)
                self.threads.add(known.thread_id)
                self.received.repeated += 1
                continue
            if key in seen:
                self._report(PostId(seen[key]), report)
                self.received.repeated += 1
                continue
            seen[key] = next_id
            self._request_row(next_id, request)
            self._report(PostId(next_id), report)
            next_id += 1
            self.received.taken += 1

    def _complete(self, post_id: int, request: IncomingRequest) -> None:
        """A fuller report of a request that was only known by its changes fills what is empty."""
        place = None if request.place is None else place_text(request.place)
        if request.service is None and place is None and not request.text:
            return
        self.connection.exec_driver_sql(
            "UPDATE post SET service = coalesce(service, ?), place = coalesce(place, ?),"
            " text = CASE WHEN text = '' AND deleted_at IS NULL THEN ? ELSE text END"
            " WHERE id = ? AND (service IS NULL OR place IS NULL OR text = '')",
            (request.service, place, request.text[:TEXT_LIMIT], post_id),
        )

    def _note_services(self, met: set[str]) -> None:
        """Categories of other systems become services of the ledger, under their own name."""
        if not met:
            return
        self.connection.exec_driver_sql(
            "INSERT INTO service (code, name, source) VALUES (?, ?, 'import')"
            " ON CONFLICT (code) DO NOTHING",
            [(code, _dumps({"": code})) for code in sorted(met)],
        )

    def _report(self, post_id: PostId, report: ReportFacts) -> None:
        self.reports.append((post_id, report))
        before = self.batch.reports.get(post_id)
        if before is None or _weight(before) <= _weight(report):
            self.batch.reports[post_id] = report

    def _write_reports(self) -> None:
        self.connection.exec_driver_sql(
            "INSERT INTO source_report"
            " (post_id, at, status, source_status, closed_at, due_at, last_seen_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (post_id, at, source_status) DO UPDATE"
            " SET status = excluded.status, closed_at = excluded.closed_at,"
            " due_at = excluded.due_at, last_seen_at = excluded.last_seen_at",
            [
                (post_id, r.at, str(r.status), r.source_status, r.closed_at, r.due_at,
                 r.last_seen_at)
                for post_id, r in self.reports
            ],
        )  # fmt: skip

    def _request_row(self, post_id: int, request: IncomingRequest) -> None:
        author = None
        if request.author:
            author = self.author_of.get((request.network, request.author))
        text = request.text[:TEXT_LIMIT]
        reading = Reading(_told(request.kind, request.service), place=request.place)
        row = PostColumns(
            post_id, str(request.network), request.remote_id, author, text, request.posted_at,
            request.posted_at, None, 0, None, post_id, 0, None, 0, "source",
            _PUBLIC, None,
            None if request.place is None else place_text(request.place),
            request.service, None, None, 0, None if request.kind is None else encode(reading),
            None, None, None, None,
        )  # fmt: skip
        facts = PostFacts(
            id=PostId(post_id),
            parent=None,
            orphan=False,
            author_id=author,
            official=None,
            automatic=False,
            posted_at=request.posted_at,
            seen_at=request.posted_at,
            is_boost=False,
            is_private=False,
            has_photo=False,
            reading=reading,
            is_report=True,
        )
        self.batch.new_threads.add(post_id)
        self._add(row, facts)

    # --- edits and deletions

    def _originals(self, arrivals: Iterable[IncomingPost]) -> None:
        """A first wording that comes after its edit, or after its deletion (rules.md 9)."""
        for post in arrivals:
            known = self.known.get((post.network, post.remote_id))
            if known is None:
                continue
            self.received.repeated += 1
            if known.deleted_at is not None and known.author_id is None:
                self._fill_tombstone(known, post)
            elif known.edited_at is not None:
                self._late_original(known, post)

    def _edits_of_the_unknown(
        self, edits: Sequence[IncomingPost], fresh: Sequence[IncomingPost]
    ) -> list[IncomingPost]:
        """An edit of a post never seen is a new post; the earliest such wording opens it."""
        there = {(post.network, post.remote_id) for post in fresh}
        opened: list[IncomingPost] = []
        for post in edits:
            key = (post.network, post.remote_id)
            if key not in self.known and key not in there:
                there.add(key)
                opened.append(post)
        return opened

    def _apply_edits(self, edits: Sequence[IncomingPost]) -> None:
        for post in edits:
            row = self.connection.exec_driver_sql(
                "SELECT id, thread_id, text, edited_at, deleted_at, official, channel, reading,"
                " posted_at, seen_at, author_id FROM post WHERE network = ? AND remote_id = ?",
                (post.network.value, post.remote_id),
            ).one()
            if row.deleted_at is not None:
                self._edit_of_the_gone(row, post)
                continue
            if (
                row.edited_at is not None
                and row.edited_at == post.seen_at
                and row.text == post.text
            ):
                self._keep_version(row.id, post.seen_at, post.text, row.reading, original=False)
                continue
            said_at = post.seen_at if row.official is not None else None
            reading = encode(
                self.readers.read(post, row.official, channel=row.channel, said_at=said_at)
            )
            if row.edited_at is None:
                self._keep_version(row.id, row.seen_at, row.text, row.reading, original=True)
            self._keep_version(row.id, post.seen_at, post.text, reading, original=False)
            newest = row.edited_at is None or (post.seen_at, post.text) >= (row.edited_at, row.text)
            if newest:
                self.connection.exec_driver_sql(
                    "UPDATE post SET text = ?, reading = ?, edited_at = ?,"
                    " place = coalesce(?, place) WHERE id = ?",
                    (
                        post.text, reading, post.seen_at,
                        None if post.place is None else place_text(post.place), row.id,
                    ),
                )  # fmt: skip
            self._tell_times_again(row)
            self.threads.add(row.thread_id)
            self.received.edited += 1

    def _edit_of_the_gone(self, row: Any, post: IncomingPost) -> None:
        """An edit that comes after the deletion: what it did counts, its words are not kept."""
        if row.author_id is None:
            self._fill_tombstone(
                _Known(row.id, row.thread_id, None, None, row.deleted_at, None), post
            )
            return
        if row.edited_at is None:
            self._keep_version(row.id, row.seen_at, "", row.reading, original=True)
        said_at = post.seen_at if row.official is not None else None
        reading = without_words(
            encode(self.readers.read(post, row.official, channel=row.channel, said_at=said_at))
        )
        self._keep_version(row.id, post.seen_at, "", reading, original=False)
        if row.edited_at is None or post.seen_at >= row.edited_at:
            self.connection.exec_driver_sql(
                "UPDATE post SET reading = ?, edited_at = ? WHERE id = ?",
                (reading, post.seen_at, row.id),
            )
        self.threads.add(row.thread_id)
        self.received.edited += 1

    def _tell_times_again(self, row: Any) -> None:
        """An official's "tomorrow" counts from when its wording was written.

        The first wording known is the post's own, at its time; which one that is may change while
        late wordings arrive (rules.md 9).
        """
        if row.official is None or self.readers.official is None:
            return
        execute = self.connection.exec_driver_sql
        versions = execute(
            "SELECT id, seen_at, text, reading FROM post_version WHERE post_id = ?"
            " ORDER BY is_original DESC, seen_at, text",
            (row.id,),
        ).all()
        for n, version in enumerate(versions):
            reading = decode(version.reading)
            said_at = row.posted_at if n == 0 else version.seen_at
            calendar = self.readers.calendar(None)
            said = self.readers.official(version.text, Instant(said_at), calendar)
            if reading.official is None or said.promises == reading.official.promises:
                continue
            fresh = encode(replace(reading, official=said))
            execute("UPDATE post_version SET reading = ? WHERE id = ?", (fresh, version.id))
            if n == len(versions) - 1:
                execute("UPDATE post SET reading = ? WHERE id = ?", (fresh, row.id))

    def _keep_version(
        self, post_id: int, seen_at: int, text: str, reading: str | None, *, original: bool
    ) -> None:
        self.connection.exec_driver_sql(
            "INSERT INTO post_version (post_id, seen_at, text, is_original, reading)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (post_id, seen_at, text) DO NOTHING",
            (post_id, seen_at, text, int(original), reading),
        )

    def _late_original(self, known: _Known, post: IncomingPost) -> None:
        versions = self.connection.exec_driver_sql(
            "SELECT count(*) FROM post_version WHERE post_id = ? AND is_original = 1", (known.id,)
        ).scalar_one()
        if versions:
            return
        reading = encode(self.readers.read(post, known.official, channel=_channel(post)))
        if known.deleted_at is None:
            self._keep_version(known.id, post.seen_at, post.text, reading, original=True)
        else:
            self._keep_version(known.id, post.seen_at, "", without_words(reading), original=True)
        self.connection.exec_driver_sql(
            "UPDATE post SET seen_at = ? WHERE id = ?", (post.seen_at, known.id)
        )
        if known.deleted_at is None:
            row = self.connection.exec_driver_sql(
                "SELECT id, official, posted_at FROM post WHERE id = ?", (known.id,)
            ).one()
            self._tell_times_again(row)
        self.threads.add(known.thread_id)

    def _apply_deletions(self, deletions: Sequence[IncomingPost]) -> None:
        for post in deletions:
            row = self.connection.exec_driver_sql(
                "SELECT id, thread_id, deleted_at, reading FROM post"
                " WHERE network = ? AND remote_id = ?",
                (post.network.value, post.remote_id),
            ).one_or_none()
            if row is None:
                self._tombstone(post)
                continue
            if row.deleted_at is not None:
                continue
            self._forget(row.id, row.reading, post.seen_at)
            self.threads.add(row.thread_id)
            self.received.deleted += 1

    def _forget(self, post_id: int, reading: str | None, at: Instant) -> None:
        from junhall.casework.privacy import forget_post

        self.connection.exec_driver_sql(
            "UPDATE post SET deleted_at = ?, reading = ? WHERE id = ?",
            (at, without_words(reading), post_id),
        )
        forget_post(self.connection, PostId(post_id))
        self.received.forgotten.append(post_id)

    def _tombstone(self, post: IncomingPost) -> None:
        """A deletion that came before its post: the post will find it, and stay without text."""
        post_id = self._next_id("post")
        row = PostColumns(
            post_id, post.network.value, post.remote_id, None, "", post.posted_at, post.seen_at,
            None, 0, None, post_id, 0, None, 0, "post", Visibility.PUBLIC.value, None, None, None,
            None, None, 0, None, None, "deleted", None, post.seen_at,
        )  # fmt: skip
        self.connection.exec_driver_sql(INSERT_POST, [tuple(row)])
        index_posts(self.connection, post_id, post_id)
        self._adopt_by_tombstone(post_id, post)
        self.received.deleted += 1

    def _adopt_by_tombstone(self, post_id: int, post: IncomingPost) -> None:
        """Replies that waited for a post of which only the deletion came."""
        execute = self.connection.exec_driver_sql
        orphans = execute(
            "SELECT id, thread_id FROM post WHERE orphan = 1 AND network = ? AND in_reply_to = ?",
            (post.network.value, post.remote_id),
        ).all()
        for orphan_id, thread in orphans:
            execute("UPDATE post SET parent_id = ?, orphan = 0 WHERE id = ?", (post_id, orphan_id))
            for table in ("post", "request"):
                execute(f"UPDATE {table} SET thread_id = ? WHERE thread_id = ?", (post_id, thread))
            self.threads.add(post_id)
            self.threads.discard(thread)

    def _fill_tombstone(self, known: _Known, post: IncomingPost) -> None:
        """The post behind a tombstone: its facts are kept, its words are not."""
        self._ensure_authors((post,), ())
        answered = post.boost_of or post.in_reply_to
        if answered == post.remote_id:
            answered = None
        # Asked of the ledger: the post answered may have come with this very page.
        parent = self.connection.exec_driver_sql(
            "SELECT id, thread_id FROM post WHERE network = ? AND remote_id = ?",
            (post.network.value, answered),
        ).one_or_none()
        channel = _channel(post)
        official = self.readers.writer(post) if channel == "post" else None
        reading = without_words(encode(self.readers.read(post, official, channel=channel)))
        thread = parent.thread_id if parent is not None else known.thread_id
        author = self.authors.get((post.network.value, fold_handle(post.author)))
        is_edit = post.event is PostEvent.EDITED
        self.connection.exec_driver_sql(
            "UPDATE post SET author_id = ?, posted_at = ?, seen_at = ?, in_reply_to = ?,"
            " is_boost = ?, parent_id = ?, orphan = ?, official = ?, automatic = ?, channel = ?,"
            " visibility = ?, media = ?, reading = ?, edited_at = ?, no_request = NULL"
            " WHERE id = ?",
            (
                author, post.posted_at, post.seen_at, answered, int(post.boost_of is not None),
                None if parent is None else parent.id,
                int(answered is not None and parent is None), official, int(post.automatic),
                channel, post.visibility.value, len(post.media), reading,
                post.seen_at if is_edit else None, known.id,
            ),
        )  # fmt: skip
        if is_edit:
            self._keep_version(known.id, post.seen_at, "", reading, original=False)
        if thread != known.thread_id:
            for table in ("post", "request"):
                self.connection.exec_driver_sql(
                    f"UPDATE {table} SET thread_id = ? WHERE thread_id = ?",
                    (thread, known.thread_id),
                )
            left = known.thread_id
            for one in self.known.values():
                if one.thread_id == left:
                    one.thread_id = thread
        known.author_id, known.edited_at = author, post.seen_at if is_edit else None
        known.official = official
        self.threads.add(thread)
        if author is not None:
            from junhall.casework.forgetting import forget_lonely_authors

            forget_lonely_authors(self.connection, (author,), Instant(known.deleted_at or 0))
            self.authors.pop((post.network.value, fold_handle(post.author)), None)
            self.author_of.pop((post.network, post.author), None)


@lru_cache(maxsize=1_024)
def _told(kind: RequestKind | None, service: str | None) -> TriageReading:
    """Another system says itself what a request is; it has some dozens of categories."""
    return TriageReading(
        matter=True, kind=kind or RequestKind.PROBLEM, service=service, confidence=1.0
    )


def _weight(report: ReportFacts) -> tuple[Instant, bool]:
    """The later report wins; of two at one instant the one that knows when it was closed."""
    return report.at, report.closed_at is not None


def _bounded(post: IncomingPost) -> IncomingPost:
    """The post with a text no longer than we keep and no NUL in it."""
    if len(post.text) <= TEXT_LIMIT and "\x00" not in post.text:
        return post
    return replace(post, text=post.text[:TEXT_LIMIT].replace("\x00", "\N{REPLACEMENT CHARACTER}"))


def _first_of_each(posts: Iterable[IncomingPost]) -> list[IncomingPost]:
    found: dict[Key, IncomingPost] = {}
    for post in posts:
        found.setdefault((post.network, post.remote_id), post)
    return list(found.values())


def _channel(post: IncomingPost) -> str:
    if post.network is Network.OPEN311:
        return "source"
    if post.network is Network.OTHER:
        channel, colon, _ = post.author.partition(":")
        if colon and channel in {"counter", "phone"}:
            return channel
    return "post"


def _thread_of(post_id: int, parent_of: dict[int, int], threads: dict[int, int]) -> int:
    """The conversation of a post: its first known ancestor's; a circle ends where it began."""
    path = []
    here = post_id
    while here not in threads:
        path.append(here)
        parent = parent_of.get(here)
        if parent is None or parent in path:
            if parent is not None:
                parent_of.pop(min(path[path.index(parent) :]), None)
                here = min(path[path.index(parent) :])
            threads[here] = here
            break
        here = parent
    for step in path:
        threads[step] = threads[here]
    return threads[post_id]


def _follow(thread: int, moved: dict[int, int]) -> int:
    seen = {thread}
    while thread in moved and moved[thread] not in seen:
        thread = moved[thread]
        seen.add(thread)
    return thread


_dumps: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
