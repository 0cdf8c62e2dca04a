"""New posts of a page: read, and put into their conversations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from junhall.casework.codec import encode, json_list, place_text
from junhall.casework.intake_page import Taking, next_id
from junhall.casework.loading import PRIVATE, TITLE, LoadedPost
from junhall.casework.protocol_facts import PostFacts
from junhall.casework.readers import Readers
from junhall.casework.reading import Reading
from junhall.models.messages import IncomingPost
from junhall.models.terms import Network, PostEvent, PostId

_OTHER_WAYS: Final = frozenset({Network.OPEN311, Network.OTHER})
"""Networks whose posts may have come another way than as a post."""
_EDITED: Final = PostEvent.EDITED


def open_rows(taking: Taking, fresh: Sequence[IncomingPost]) -> None:
    """Give ids, parents and conversations to posts that are new."""
    if not fresh:
        return
    first = next_id(taking, "post")
    new_id = {(post.network, post.remote_id): post_id for post_id, post in enumerate(fresh, first)}
    known = taking.known
    parent_of: dict[int, int] = {}
    for post_id, post in enumerate(fresh, first):
        answered = post.boost_of or post.in_reply_to
        if answered is None or answered == post.remote_id:
            continue
        key = (post.network, answered)
        parent_id = new_id.get(key)
        if parent_id is not None:
            parent_of[post_id] = parent_id
        elif key in known:
            parent_of[post_id] = known[key].id
    threads = {one.id: one.thread_id for one in known.values()}
    new_threads = taking.batch.new_threads
    row_of = _Rows(taking).put
    told = _told(taking.readers, fresh)
    readings = taking.readers.read_page(told)
    for post_id, post in enumerate(fresh, first):
        parent_id = parent_of.get(post_id)
        if parent_id in threads and post_id not in threads:
            thread = threads[post_id] = threads[parent_id]
        else:
            thread = _thread_of(post_id, parent_of, threads)
            parent_id = parent_of.get(post_id)  # a circle was cut
        _, official, channel = told[post_id - first]
        row_of(post_id, post, parent_id, thread, official, channel, readings[post_id - first])
        if thread >= first:
            new_threads.add(thread)
    taking.received.taken += len(fresh)


def _told(
    readers: Readers, posts: Sequence[IncomingPost]
) -> list[tuple[IncomingPost, str | None, str]]:
    """Each post with the official who wrote it, if one did, and the way it came."""
    told: list[tuple[IncomingPost, str | None, str]] = []
    for post in posts:
        channel = channel_of(post) if post.network in _OTHER_WAYS else "post"
        told.append((post, readers.writer(post) if channel == "post" else None, channel))
    return told


class _Rows:
    """Puts posts that were read among the rows and the conversations of the page."""

    def __init__(self, taking: Taking) -> None:
        self._is_outside = taking.readers.is_outside
        self._author_of, self._media = taking.author_of, taking.media
        self._rows, self._fresh = taking.rows, taking.batch.fresh

    def put(
        self,
        post_id: int,
        post: IncomingPost,
        parent_id: int | None,
        thread: int,
        official: str | None,
        channel: str,
        reading: Reading,
    ) -> None:
        """One new post; what it belongs to is filled in when the page is settled."""
        network, text = post.network, post.text
        is_report = channel != "post"
        is_boost = post.boost_of is not None
        answered = post.boost_of or post.in_reply_to
        if answered == post.remote_id:
            answered = None
        orphan = answered is not None and parent_id is None
        media = len(post.media)
        author_id = self._author_of.get((network, post.author))
        place, is_outside = reading.place, self._is_outside
        facts = PostFacts(
            PostId(post_id),
            None if parent_id is None else PostId(parent_id),
            orphan,
            author_id,
            official,
            post.automatic,
            post.posted_at,
            post.seen_at,
            is_boost,
            post.visibility in PRIVATE,
            media > 0,
            reading,
            is_report,
            (),
            place is not None and is_outside is not None and is_outside(place),
            post.remote_id,
        )
        loaded = LoadedPost(facts, text[:TITLE], str(network), thread, None, None)
        row = [  # in the order of PostColumns
            post_id,
            loaded.network,
            post.remote_id,
            author_id,
            text,
            post.posted_at,
            post.seen_at,
            answered,
            1 if is_boost else 0,
            parent_id,
            thread,
            1 if orphan else 0,
            official,
            1 if post.automatic else 0,
            channel,
            str(post.visibility),
            None if post.mentions is None else json_list(post.mentions),
            None if post.place is None else place_text(post.place),
            post.service,
            post.lang,
            post.url,
            media,
            encode(reading),
            None,
            None,
            post.seen_at if post.event is _EDITED else None,
            None,
        ]
        self._rows.append((row, loaded))
        known = self._fresh.get(thread)
        if known is None:
            self._fresh[thread] = [loaded]
        else:
            known.append(loaded)
        if media:
            self._media += [
                (post_id, item.kind, item.url, item.path, item.alt and item.alt[:1500])
                for item in post.media
            ]


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
