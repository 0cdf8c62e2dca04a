"""A feed on the tests' own Mastodon server, and the ways tests use it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from junhall.feeds.mastodon import MastodonFeed
from junhall.models.messages import IncomingPost, Page
from junhall.models.terms import Instant, RemoteId
from mastodon_server import MastodonServer

T = TypeVar("T")
HALL = "@hall@town.example"


def now() -> Instant:
    return Instant(int(time.time()))  # noqa: TID251 - the tests' server lives now


async def no_pause(seconds: float) -> None:
    await asyncio.sleep(0)


def feed_of(server: MastodonServer, **more: Any) -> MastodonFeed:
    return MastodonFeed(server.url, "hall-token", **{"clock": now, "pause": no_pause} | more)


def ask(server: MastodonServer, work: Callable[[MastodonFeed], Awaitable[T]], **more: Any) -> T:
    """Run ``work`` with a feed of its own, and let go of the feed."""

    async def whole() -> T:
        feed = feed_of(server, **more)
        try:
            return await work(feed)
        finally:
            await feed.close()

    return asyncio.run(whole())


async def read_all(
    feed: MastodonFeed, cursor: str | None = None
) -> tuple[list[IncomingPost], str | None]:
    posts: list[IncomingPost] = []
    while True:
        page = await feed.fetch(cursor)
        posts += page.posts
        cursor = page.next_cursor
        if not page.more:
            return posts, cursor


def write(server: MastodonServer, text: str = "@hall la farola", **more: Any) -> RemoteId:
    return RemoteId(server.do(lambda: server.town.write(text, **more).id))


def ours(server: MastodonServer) -> list[str]:
    """Texts that the hall has published, in order."""
    return server.do(
        lambda: [
            one.text for one in server.town.statuses.values() if one.author is server.town.hall
        ]
    )


async def until(is_so: Callable[[], bool], *, within_s: float = 10.0) -> None:
    """Wait for a condition, looked at often."""
    async with asyncio.timeout(within_s):
        while not is_so():  # noqa: ASYNC110 - the server's thread has no event of this loop
            await asyncio.sleep(0.005)


async def first_with_posts(pages: Any) -> Page:
    """The next page that says something."""
    async for page in pages:
        if page.posts or page.oddities:
            return page
    raise AssertionError("the stream ended")


Work = Coroutine[object, object, T]
