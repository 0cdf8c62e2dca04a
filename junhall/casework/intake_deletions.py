"""Deletions in a page: words go; what comes after its own deletion has none (rules.md 9)."""

from __future__ import annotations

from collections.abc import Sequence

from junhall.casework.codec import encode, without_words
from junhall.casework.columns import INSERT_POST, PostColumns
from junhall.casework.intake_page import (
    Known,
    Taking,
    ensure_authors,
    folded_author,
    keep_version,
    next_id,
)
from junhall.casework.intake_posts import channel_of
from junhall.models.messages import IncomingPost
from junhall.models.search import index_posts
from junhall.models.terms import Instant, PostEvent, PostId, Visibility


def apply_deletions(taking: Taking, deletions: Sequence[IncomingPost]) -> None:
    """Take the words of posts that their authors deleted; an unknown one leaves a tombstone."""
    for post in deletions:
        row = taking.connection.exec_driver_sql(
            "SELECT id, thread_id, deleted_at, reading FROM post"
            " WHERE network = ? AND remote_id = ?",
            (post.network.value, post.remote_id),
        ).one_or_none()
        if row is None:
            _tombstone(taking, post)
            continue
        if row.deleted_at is not None:
            continue
        _forget(taking, row.id, row.reading, post.seen_at)
        taking.threads.add(row.thread_id)
        taking.received.deleted += 1


def _forget(taking: Taking, post_id: int, reading: str | None, at: Instant) -> None:
    from junhall.casework.privacy import forget_post

    taking.connection.exec_driver_sql(
        "UPDATE post SET deleted_at = ?, reading = ? WHERE id = ?",
        (at, without_words(reading), post_id),
    )
    forget_post(taking.connection, PostId(post_id))
    taking.received.forgotten.append(post_id)


def _tombstone(taking: Taking, post: IncomingPost) -> None:
    """A deletion that came before its post: the post will find it, and stay without text."""
    post_id = next_id(taking, "post")
    row = PostColumns(
        post_id, post.network.value, post.remote_id, None, "", post.posted_at, post.seen_at,
        None, 0, None, post_id, 0, None, 0, "post", Visibility.PUBLIC.value, None, None, None,
        None, None, 0, None, None, "deleted", None, post.seen_at,
    )  # fmt: skip
    taking.connection.exec_driver_sql(INSERT_POST, [tuple(row)])
    index_posts(taking.connection, post_id, post_id)
    adopt_by(taking, post_id, post.network.value, post.remote_id)
    taking.received.deleted += 1


def adopt_by(taking: Taking, post_id: int, network: str, remote_id: str) -> None:
    """Replies that waited for a post which is in the ledger now, or only its deletion."""
    execute = taking.connection.exec_driver_sql
    orphans = execute(
        "SELECT id, thread_id FROM post WHERE orphan = 1 AND network = ? AND in_reply_to = ?",
        (network, remote_id),
    ).all()
    for orphan_id, thread in orphans:
        execute("UPDATE post SET parent_id = ?, orphan = 0 WHERE id = ?", (post_id, orphan_id))
        for table in ("post", "request"):
            execute(f"UPDATE {table} SET thread_id = ? WHERE thread_id = ?", (post_id, thread))
        taking.threads.add(post_id)
        taking.threads.discard(thread)


def fill_tombstone(taking: Taking, known: Known, post: IncomingPost) -> None:
    """The post behind a tombstone: its facts are kept, its words are not."""
    ensure_authors(taking, (post,))
    answered = post.boost_of or post.in_reply_to
    if answered == post.remote_id:
        answered = None
    # Asked of the ledger: the post answered may have come with this very page.
    parent = taking.connection.exec_driver_sql(
        "SELECT id, thread_id FROM post WHERE network = ? AND remote_id = ?",
        (post.network.value, answered),
    ).one_or_none()
    channel = channel_of(post)
    official = taking.readers.writer(post) if channel == "post" else None
    reading = without_words(encode(taking.readers.read(post, official, channel=channel)))
    thread = parent.thread_id if parent is not None else known.thread_id
    author = taking.authors.get((post.network.value, folded_author(post.author)))
    is_edit = post.event is PostEvent.EDITED
    taking.connection.exec_driver_sql(
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
        keep_version(taking, known.id, post.seen_at, "", reading, original=False)
    if thread != known.thread_id:
        for table in ("post", "request"):
            taking.connection.exec_driver_sql(
                f"UPDATE {table} SET thread_id = ? WHERE thread_id = ?",
                (thread, known.thread_id),
            )
        left = known.thread_id
        for one in taking.known.values():
            if one.thread_id == left:
                one.thread_id = thread
    known.author_id, known.edited_at = author, post.seen_at if is_edit else None
    known.official = official
    taking.threads.add(thread)
    if author is not None:
        from junhall.casework.forgetting import forget_lonely_authors

        forget_lonely_authors(taking.connection, (author,), Instant(known.deleted_at or 0))
        taking.authors.pop((post.network.value, folded_author(post.author)), None)
        taking.author_of.pop((post.network, post.author), None)
