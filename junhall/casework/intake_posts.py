"""New posts of a page: read, and put into their conversations."""

from __future__ import annotations

from collections.abc import Sequence

from junhall.casework.codec import encode, json_list, place_text
from junhall.casework.columns import PostColumns
from junhall.casework.intake_page import Taking, next_id
from junhall.casework.loading import PRIVATE, TITLE, LoadedPost
from junhall.casework.protocol_facts import PostFacts
from junhall.models.messages import IncomingPost
from junhall.models.terms import Network, PostEvent, PostId


def open_rows(taking: Taking, fresh: Sequence[IncomingPost]) -> None:
    """Give ids, parents and conversations to posts that are new."""
    if not fresh:
        return
    first = next_id(taking, "post")
    new_id = {(post.network, post.remote_id): post_id for post_id, post in enumerate(fresh, first)}
    parent_of: dict[int, int] = {}
    for post_id, post in enumerate(fresh, first):
        answered = post.boost_of or post.in_reply_to
        if answered is None or answered == post.remote_id:
            continue
        key = (post.network, answered)
        if key in new_id:
            parent_of[post_id] = new_id[key]
        elif key in taking.known:
            parent_of[post_id] = taking.known[key].id
    threads = {known.id: known.thread_id for known in taking.known.values()}
    new_ids = set(new_id.values())
    for post_id, post in enumerate(fresh, first):
        thread = _thread_of(post_id, parent_of, threads)
        _row(taking, post_id, post, parent_of.get(post_id), thread)
        if thread in new_ids:
            taking.batch.new_threads.add(thread)
    taking.received.taken += len(fresh)


def _row(
    taking: Taking, post_id: int, post: IncomingPost, parent_id: int | None, thread: int
) -> None:
    channel = channel_of(post)
    official = taking.readers.writer(post) if channel == "post" else None
    reading = taking.readers.read(post, official, channel=channel)
    is_boost = post.boost_of is not None
    answered = post.boost_of or post.in_reply_to
    if answered == post.remote_id:
        answered = None
    orphan = answered is not None and parent_id is None
    media = len(post.media)
    author_id = taking.author_of.get((post.network, post.author))
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
            reading.place and taking.readers.is_outside and taking.readers.is_outside(reading.place)
        ),
    )
    add(taking, row, facts)
    if media:
        taking.media += [
            (post_id, item.kind, item.url, item.path, item.alt and item.alt[:1500])
            for item in post.media
        ]


def add(taking: Taking, row: PostColumns, facts: PostFacts) -> None:
    """Put a post among the rows and the conversations of the page."""
    thread = row.thread_id
    loaded = LoadedPost(facts, row.text[:TITLE], row.network, thread, None, None)
    taking.rows.append((row, loaded))
    known = taking.batch.fresh.get(thread)
    if known is None:
        taking.batch.fresh[thread] = [loaded]
    else:
        known.append(loaded)


def channel_of(post: IncomingPost) -> str:
    """The way a post came: post, counter, phone, or source for another system's request."""
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
