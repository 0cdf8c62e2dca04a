"""New posts of a page join who waited for them, are settled, and written with their requests."""

from __future__ import annotations

import json
from typing import Final

from junhall.casework.change_log import append_changes
from junhall.casework.columns import INSERT_POST, PostColumns
from junhall.casework.intake_page import Taking, keep_version
from junhall.casework.intake_requests import write_reports
from junhall.casework.loading import LoadedPost
from junhall.models.search import index_posts
from junhall.models.terms import Facet

_NOBODYS: Final = (None, None)
_THREAD, _REQUEST, _NO_REQUEST, _EDITED = (
    PostColumns._fields.index(name)
    for name in ("thread_id", "request_id", "no_request", "edited_at")
)


def adopt_orphans(taking: Taking) -> None:
    """Replies that waited for a post of this page join its conversation."""
    arrived: dict[str, dict[str, LoadedPost]] = {}
    for _, loaded in taking.rows:
        of_network = arrived.get(loaded.network)
        if of_network is None:
            of_network = arrived[loaded.network] = {}
        of_network[loaded.facts.remote_id] = loaded
    moved: dict[int, int] = {}
    adopted: list[tuple[int, int]] = []
    for network, posts in arrived.items():
        for orphan_id, thread, answered in taking.connection.exec_driver_sql(
            "SELECT id, thread_id, in_reply_to FROM post WHERE orphan = 1 AND network = ?"
            " AND in_reply_to IN (SELECT value FROM json_each(?))",
            (network, json.dumps(sorted(posts))),
        ).all():
            adopted.append((posts[answered].facts.id, orphan_id))
            moved[thread] = posts[answered].thread_id
    if not adopted:
        return
    taking.connection.exec_driver_sql(
        "UPDATE post SET parent_id = ?, orphan = 0 WHERE id = ?", adopted
    )
    final = {thread: _follow(thread, moved) for thread in moved}
    pairs = [(target, thread) for thread, target in final.items() if target != thread]
    for table in ("post", "request"):
        taking.connection.exec_driver_sql(
            f"UPDATE {table} SET thread_id = ? WHERE thread_id = ?", pairs
        )
    taking.batch.new_threads -= set(final.values())
    taking.batch.fresh.clear()
    for row, loaded in taking.rows:
        target = _follow(loaded.thread_id, moved)
        if target != loaded.thread_id:
            row[_THREAD] = loaded.thread_id = target
        taking.batch.fresh.setdefault(target, []).append(loaded)


def _follow(thread: int, moved: dict[int, int]) -> int:
    seen = {thread}
    while thread in moved and moved[thread] not in seen:
        thread = moved[thread]
        seen.add(thread)
    return thread


def settle_new(taking: Taking) -> None:
    """Derive with the new posts, then write them knowing their requests."""
    threads = set(taking.batch.fresh)
    if not threads and not taking.threads:
        return
    settled = taking.docket.settle(
        taking.connection,
        threads | taking.threads,
        now=taking.now,
        cause=taking.cause,
        batch=taking.batch,
    )
    taking.threads = set()
    owner = settled.owner
    if taking.rows:
        rows = [row for row, _ in taking.rows]
        for row in rows:
            row[_REQUEST], row[_NO_REQUEST] = owner.get(row[0], _NOBODYS)
        taking.connection.exec_driver_sql(INSERT_POST, list(map(tuple, rows)))
        index_posts(taking.connection, rows[0][0], rows[-1][0])
        for row in rows:
            if row[_EDITED] is not None:
                told = PostColumns(*row)
                keep_version(taking, told.id, told.seen_at, told.text, told.reading, original=False)
    if taking.media:
        taking.connection.exec_driver_sql(
            "INSERT INTO attachment (post_id, kind, url, path, alt) VALUES (?, ?, ?, ?, ?)",
            taking.media,
        )
    if taking.reports:
        write_reports(taking, taking.reports)
    if taking.rows and not settled.changed:
        append_changes(taking.connection, {0: Facet.POSTS}, taking.now, taking.cause, None)
    taking.received.opened += settled.opened
    taking.received.changed.update(settled.changed)
