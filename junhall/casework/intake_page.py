"""One page on its way into the ledger: what is known of it, and who wrote in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from junhall.casework.columns import PostColumns
from junhall.casework.docket import Batch, Docket
from junhall.casework.loading import LoadedPost
from junhall.casework.readers import Readers
from junhall.models.messages import IncomingPost, IncomingRequest
from junhall.models.search import index_authors
from junhall.models.terms import Cause, Facet, Instant, Network
from junhall.models.town_people import fold_handle

Key = tuple[str, str]
"""(network, remote id) of a post; (network, folded handle) of an author."""
ReportRow = tuple[int, int, str, str, int | None, int | None, int | None]
"""Post, at, status, the source's own word, closed at, due at, last seen at."""


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
class Known:
    """A post as the ledger has it already."""

    id: int
    thread_id: int
    author_id: int | None
    official: str | None
    deleted_at: int | None
    edited_at: int | None


class Taking:
    """One page on its way into the ledger."""

    def __init__(
        self, readers: Readers, docket: Docket, connection: Connection, now: Instant, cause: Cause
    ) -> None:
        self.readers = readers
        self.docket = docket
        self.connection = connection
        self.now = now
        self.cause = cause
        self.received = Received()
        self.batch = Batch()
        self.known: dict[Key, Known] = {}
        self.authors: dict[Key, int] = {}
        self.threads: set[int] = set()
        self.rows: list[tuple[PostColumns, LoadedPost]] = []
        self.author_of: dict[tuple[Network, str], int] = {}
        """Author ids by network and handle as it is written: what is folded once is known."""
        self.media: list[tuple[int, str, str | None, str | None, str | None]] = []
        self.reports: list[ReportRow] = []


def look_up(
    taking: Taking, posts: Sequence[IncomingPost], requests: Sequence[IncomingRequest]
) -> None:
    """Find which posts of the page, and which they answer, the ledger has already."""
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
        for row in taking.connection.exec_driver_sql(
            "SELECT remote_id, id, thread_id, author_id, official, deleted_at, edited_at"
            " FROM post"
            " WHERE network = ? AND remote_id IN (SELECT value FROM json_each(?))",
            (network, json.dumps(sorted(ids))),
        ):
            taking.known[network, row[0]] = Known(row[1], row[2], row[3], row[4], row[5], row[6])


def ensure_authors(
    taking: Taking, posts: Iterable[IncomingPost], requests: Iterable[IncomingRequest]
) -> None:
    """Give an id to everybody who wrote in these posts and requests."""
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
        for row in taking.connection.exec_driver_sql(
            "SELECT id, handle_folded FROM author WHERE network = ?"
            " AND handle_folded IN (SELECT value FROM json_each(?))",
            (network, json.dumps(handles)),
        ):
            taking.authors[network, row[1]] = row[0]
    missing = [key for key in wanted if key not in taking.authors]
    if missing:
        _add_authors(taking, missing, wanted)
    taking.author_of |= {told: taking.authors[key] for told, key in written.items()}


def _add_authors(
    taking: Taking, missing: Sequence[Key], wanted: Mapping[Key, tuple[str, str | None]]
) -> None:
    first = next_id(taking, "author")
    rows = []
    for author_id, key in enumerate(missing, first):
        taking.authors[key] = author_id
        handle, name = wanted[key]
        rows.append((author_id, key[0], handle[:200], key[1][:200], name and name[:200]))
    taking.connection.exec_driver_sql(
        "INSERT INTO author (id, network, handle, handle_folded, name) VALUES (?, ?, ?, ?, ?)",
        rows,
    )
    index_authors(taking.connection, first, first + len(rows) - 1)


def next_id(taking: Taking, table: str) -> int:
    """The id that the next row of a table gets."""
    return (
        int(
            taking.connection.exec_driver_sql(
                f"SELECT coalesce(max(id), 0) FROM {table}"
            ).scalar_one()
        )
        + 1
    )


def keep_version(
    taking: Taking, post_id: int, seen_at: int, text: str, reading: str | None, *, original: bool
) -> None:
    """Keep a wording of a post; the same one at the same instant is kept once."""
    taking.connection.exec_driver_sql(
        "INSERT INTO post_version (post_id, seen_at, text, is_original, reading)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (post_id, seen_at, text) DO NOTHING",
        (post_id, seen_at, text, int(original), reading),
    )
