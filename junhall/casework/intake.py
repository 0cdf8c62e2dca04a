"""A page of posts becomes posts, requests, changes and a cursor: one transaction.

The same code takes live feeds, backfill and imports. It is idempotent (a post is known by network
and id) and does not care for order: parents may come after children, edits before originals and
deletions before what they delete (rules.md 7-9).
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework.docket import Docket
from junhall.casework.intake_account import count_arrivals, is_on_duty, save_cursor
from junhall.casework.intake_deletions import apply_deletions
from junhall.casework.intake_page import Key, Received, Taking, ensure_authors, look_up
from junhall.casework.intake_posts import open_rows
from junhall.casework.intake_requests import open_requests, take_reports
from junhall.casework.intake_settling import adopt_orphans, settle_new
from junhall.casework.intake_versions import apply_edits, edits_of_the_unknown, take_originals
from junhall.casework.readers import TEXT_LIMIT, Readers
from junhall.models.messages import IncomingPost, Page
from junhall.models.terms import Cause, Facet, Instant, PostEvent

__all__ = ["Intake", "LostLease", "Received", "no_collection"]


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
        if (
            account_id is not None
            and fence is not None
            and not is_on_duty(connection, account_id, fence)
        ):
            raise LostLease
        with no_collection():
            return self._receive(connection, page, now, cause, account_id, stream)

    def _receive(
        self,
        connection: Connection,
        page: Page,
        now: Instant,
        cause: Cause,
        account_id: int | None,
        stream: str,
    ) -> Received:
        """A frame of its own: what a page made is gone before circles are looked for again."""
        taking = Taking(self.readers, self.docket, connection, now, cause)
        _take(taking, page)
        if account_id is not None:
            save_cursor(connection, account_id, stream, page, now)
            count_arrivals(connection, account_id, [loaded.facts for _, loaded in taking.rows])
        return taking.received


@dataclass(slots=True)
class _SortedOut:
    """The posts of a page by what happened to them, in one look at each."""

    arrivals: dict[Key, IncomingPost] = field(default_factory=dict)
    """The first of each."""
    repeated: int = 0
    edits: list[IncomingPost] = field(default_factory=list)
    """By when the network said so."""
    deletions: list[IncomingPost] = field(default_factory=list)
    ids: dict[str, dict[str, None]] = field(default_factory=dict)
    """By network, the remote ids of all these posts and of what they answer, as they came."""


def _take(taking: Taking, page: Page) -> None:
    """Everything of a page but its account's own bookkeeping."""
    sorted_out = _sorted_out(page.posts)
    arrivals, edits = sorted_out.arrivals, sorted_out.edits
    taking.received.repeated += sorted_out.repeated
    look_up(taking, sorted_out.ids, page.requests)
    if taking.known:
        fresh = [post for key, post in arrivals.items() if key not in taking.known]
        take_originals(taking, arrivals)
    else:
        fresh = list(arrivals.values())
    fresh += edits_of_the_unknown(taking, edits, arrivals)
    ensure_authors(taking, fresh)
    open_rows(taking, fresh)
    unknown = take_reports(taking, page.requests)
    adopt_orphans(taking)
    settle_new(taking)
    open_requests(taking, unknown)
    apply_edits(taking, edits)
    apply_deletions(taking, sorted_out.deletions)
    if taking.threads:
        settled = taking.docket.settle(
            taking.connection, taking.threads, now=taking.now, cause=taking.cause
        )
        taking.received.opened += settled.opened
        for request_id, facets in settled.changed.items():
            taking.received.changed[request_id] = (
                taking.received.changed.get(request_id, Facet(0)) | facets
            )


def _bounded(post: IncomingPost) -> IncomingPost:
    """The post with a text no longer than we keep and no NUL in it."""
    return replace(post, text=post.text[:TEXT_LIMIT].replace("\x00", "\N{REPLACEMENT CHARACTER}"))


def _sorted_out(posts: Iterable[IncomingPost]) -> _SortedOut:
    told = _SortedOut()
    arrivals, ids = told.arrivals, told.ids
    new, edited = PostEvent.NEW, PostEvent.EDITED
    for post in posts:
        if len(post.text) > TEXT_LIMIT or "\x00" in post.text:
            post = _bounded(post)  # noqa: PLW2901 - the post as it is kept
        network, remote_id = key = post.network, post.remote_id
        of_network = ids.get(network)
        if of_network is None:
            of_network = ids[network] = {}
        of_network[remote_id] = None
        if post.in_reply_to is not None:
            of_network[post.in_reply_to] = None
        if post.boost_of is not None:
            of_network[post.boost_of] = None
        if post.event is not new:
            (told.edits if post.event is edited else told.deletions).append(post)
        elif key in arrivals:
            told.repeated += 1
        else:
            arrivals[key] = post
    told.edits.sort(key=lambda post: post.seen_at)
    return told
