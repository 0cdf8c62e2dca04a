"""Wordings of a post after its first, in whatever order they come (rules.md 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from junhall.casework.codec import decode, encode, place_text, without_words
from junhall.casework.intake_deletions import fill_tombstone
from junhall.casework.intake_page import Key, Known, Taking, keep_version
from junhall.casework.intake_posts import channel_of
from junhall.models.messages import IncomingPost
from junhall.models.terms import Instant


def take_originals(taking: Taking, arrivals: Mapping[Key, IncomingPost]) -> None:
    """A first wording that comes after its edit, or after its deletion (rules.md 9)."""
    for key, post in arrivals.items():
        known = taking.known.get(key)
        if known is None:
            continue
        taking.received.repeated += 1
        if known.deleted_at is not None and known.author_id is None:
            fill_tombstone(taking, known, post)
        elif known.edited_at is not None:
            _late_original(taking, known, post)


def edits_of_the_unknown(
    taking: Taking, edits: Sequence[IncomingPost], arrivals: Mapping[Key, IncomingPost]
) -> list[IncomingPost]:
    """An edit of a post never seen is a new post; the earliest such wording opens it."""
    opened: dict[Key, IncomingPost] = {}
    for post in edits:
        key = (post.network, post.remote_id)
        if key not in taking.known and key not in arrivals:
            opened.setdefault(key, post)
    return list(opened.values())


def apply_edits(taking: Taking, edits: Sequence[IncomingPost]) -> None:
    """Keep each wording; the latest is the post's own."""
    for post in edits:
        row = taking.connection.exec_driver_sql(
            "SELECT id, thread_id, text, edited_at, deleted_at, official, channel, reading,"
            " posted_at, seen_at, author_id FROM post WHERE network = ? AND remote_id = ?",
            (post.network.value, post.remote_id),
        ).one()
        if row.deleted_at is not None:
            _edit_of_the_gone(taking, row, post)
            continue
        if row.edited_at is not None and row.edited_at == post.seen_at and row.text == post.text:
            keep_version(taking, row.id, post.seen_at, post.text, row.reading, original=False)
            continue
        said_at = post.seen_at if row.official is not None else None
        reading = encode(
            taking.readers.read(post, row.official, channel=row.channel, said_at=said_at)
        )
        if row.edited_at is None:
            keep_version(taking, row.id, row.seen_at, row.text, row.reading, original=True)
        keep_version(taking, row.id, post.seen_at, post.text, reading, original=False)
        newest = row.edited_at is None or (post.seen_at, post.text) >= (row.edited_at, row.text)
        if newest:
            taking.connection.exec_driver_sql(
                "UPDATE post SET text = ?, reading = ?, edited_at = ?,"
                " place = coalesce(?, place) WHERE id = ?",
                (
                    post.text, reading, post.seen_at,
                    None if post.place is None else place_text(post.place), row.id,
                ),
            )  # fmt: skip
        _tell_times_again(taking, row)
        taking.threads.add(row.thread_id)
        taking.received.edited += 1


def _edit_of_the_gone(taking: Taking, row: Any, post: IncomingPost) -> None:
    """An edit that comes after the deletion: what it did counts, its words are not kept."""
    if row.author_id is None:
        fill_tombstone(taking, Known(row.id, row.thread_id, None, None, row.deleted_at, None), post)
        return
    if row.edited_at is None:
        keep_version(taking, row.id, row.seen_at, "", row.reading, original=True)
    said_at = post.seen_at if row.official is not None else None
    reading = without_words(
        encode(taking.readers.read(post, row.official, channel=row.channel, said_at=said_at))
    )
    keep_version(taking, row.id, post.seen_at, "", reading, original=False)
    if row.edited_at is None or post.seen_at >= row.edited_at:
        taking.connection.exec_driver_sql(
            "UPDATE post SET reading = ?, edited_at = ? WHERE id = ?",
            (reading, post.seen_at, row.id),
        )
    taking.threads.add(row.thread_id)
    taking.received.edited += 1


def _tell_times_again(taking: Taking, row: Any) -> None:
    """An official's "tomorrow" counts from when its wording was written.

    The first wording known is the post's own, at its time; which one that is may change while
    late wordings arrive (rules.md 9).
    """
    if row.official is None or taking.readers.official is None:
        return
    execute = taking.connection.exec_driver_sql
    versions = execute(
        "SELECT id, seen_at, text, reading FROM post_version WHERE post_id = ?"
        " ORDER BY is_original DESC, seen_at, text",
        (row.id,),
    ).all()
    for n, version in enumerate(versions):
        reading = decode(version.reading)
        said_at = row.posted_at if n == 0 else version.seen_at
        calendar = taking.readers.calendar(None)
        said = taking.readers.official(version.text, Instant(said_at), calendar)
        if reading.official is None or said.promises == reading.official.promises:
            continue
        fresh = encode(reading._replace(official=said))
        execute("UPDATE post_version SET reading = ? WHERE id = ?", (fresh, version.id))
        if n == len(versions) - 1:
            execute("UPDATE post SET reading = ? WHERE id = ?", (fresh, row.id))


def _late_original(taking: Taking, known: Known, post: IncomingPost) -> None:
    versions = taking.connection.exec_driver_sql(
        "SELECT count(*) FROM post_version WHERE post_id = ? AND is_original = 1", (known.id,)
    ).scalar_one()
    if versions:
        return
    reading = encode(taking.readers.read(post, known.official, channel=channel_of(post)))
    if known.deleted_at is None:
        keep_version(taking, known.id, post.seen_at, post.text, reading, original=True)
    else:
        keep_version(taking, known.id, post.seen_at, "", without_words(reading), original=True)
    taking.connection.exec_driver_sql(
        "UPDATE post SET seen_at = ? WHERE id = ?", (post.seen_at, known.id)
    )
    if known.deleted_at is None:
        row = taking.connection.exec_driver_sql(
            "SELECT id, official, posted_at FROM post WHERE id = ?", (known.id,)
        ).one()
        _tell_times_again(taking, row)
    taking.threads.add(known.thread_id)
