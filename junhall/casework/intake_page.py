"""One page on its way into the ledger: what is known of it, and who wrote in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection

from junhall.casework.docket import Batch, Docket
from junhall.casework.loading import LoadedPost
from junhall.casework.readers import Readers
from junhall.casework.source_rows import ReportRow
from junhall.models.messages import IncomingPost, IncomingRequest
from junhall.models.search import index_authors
from junhall.models.terms import Cause, Facet, Instant, Network
from junhall.models.town_people import fold_handle

Key = tuple[str, str]
"""(network, remote id) of a post; (network, folded handle) of an author."""


_Handles = dict[str, tuple[str, str | None]]
"""Handle as it is written, and the name beside it, by folded handle."""
_HANDLE: Final = 200
"""Longer handles and names are cut."""


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
        self.rows: list[tuple[list[Any], LoadedPost]] = []
        """New posts: their values in the order of PostColumns, and what the docket sees of them."""
        self.author_of: dict[tuple[Network, str], int] = {}
        """Author ids by network and handle as it is written: what is folded once is known."""
        self.media: list[tuple[int, str, str | None, str | None, str | None]] = []
        self.reports: list[ReportRow] = []


def look_up(
    taking: Taking, wanted: dict[str, dict[str, None]], requests: Sequence[IncomingRequest]
) -> None:
    """Find which posts of the page, and which they answer, the ledger has already.

    ``wanted``: their remote ids by network; those of the requests are added.
    """
    for source in {request.network for request in requests}:
        told = (request.remote_id for request in requests if request.network == source)
        wanted.setdefault(source, {}).update(dict.fromkeys(told))
    for network, ids in wanted.items():
        for row in taking.connection.exec_driver_sql(
            "SELECT remote_id, id, thread_id, author_id, official, deleted_at, edited_at"
            " FROM post"
            " WHERE network = ? AND remote_id IN (SELECT value FROM json_each(?))",
            (network, json.dumps(sorted(ids))),
        ).all():
            taking.known[network, row[0]] = Known(row[1], row[2], row[3], row[4], row[5], row[6])


def ensure_authors(taking: Taking, posts: Iterable[IncomingPost]) -> None:
    """Give an id to everybody who wrote in these posts."""
    wanted: dict[str, _Handles] = {}
    written: dict[tuple[Network, str], Key] = {}
    for post in posts:
        if post.author:
            told = (post.network, post.author)
            key = written.get(told)
            if key is None:
                key = written[told] = (str(post.network), folded_author(post.author))
                if key[0] not in wanted:
                    wanted[key[0]] = {}
                if key[1] not in wanted[key[0]]:
                    wanted[key[0]][key[1]] = (post.author, post.author_name)
                    continue
            if post.author_name:
                wanted[key[0]][key[1]] = (post.author, post.author_name)
    for network, handles in wanted.items():
        author_ids(taking, network, handles)
    taking.author_of |= {told: taking.authors[key] for told, key in written.items()}


def folded_author(handle: str) -> str:
    """What an author is known by in the ledger."""
    return fold_handle(handle)[:_HANDLE]


def author_ids(taking: Taking, network: str, wanted: _Handles) -> dict[str, int]:
    """Ids by folded handle: those the ledger has, and new ones for the others."""
    known = taking.connection.exec_driver_sql(
        "SELECT handle_folded, id FROM author WHERE network = ?"
        " AND handle_folded IN (SELECT value FROM json_each(?))",
        (network, json.dumps(list(wanted))),
    ).all()
    ids: dict[str, int] = {row[0]: row[1] for row in known}
    missing = [folded for folded in wanted if folded not in ids]
    if missing:
        first = next_id(taking, "author")
        rows = []
        for author_id, folded in enumerate(missing, first):
            ids[folded] = author_id
            handle, name = wanted[folded]
            rows.append((author_id, network, handle[:_HANDLE], folded, name and name[:_HANDLE]))
        taking.connection.exec_driver_sql(
            "INSERT INTO author (id, network, handle, handle_folded, name) VALUES (?, ?, ?, ?, ?)",
            rows,
        )
        index_authors(taking.connection, first, first + len(rows) - 1)
    taking.authors |= {(network, folded): author_id for folded, author_id in ids.items()}
    return ids


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
