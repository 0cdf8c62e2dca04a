"""One suite for every letter-box: what sync may rely on, whichever network is behind it.

A feed joins by a Harness in HARNESSES: its recorded server and how to make it misbehave.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

import pytest

from junhall.feeds.contract import (
    Feed,
    FeedError,
    Gone,
    Reason,
    Refused,
    Throttled,
    Unauthorized,
    Unreachable,
    Unsure,
)
from junhall.feeds.scripted import Decision, Lost, Reaction, ScriptedFeed, World
from junhall.models.messages import (
    AccountKey,
    IncomingPost,
    Media,
    OutgoingMessage,
    Page,
    Receipt,
)
from junhall.models.terms import AccountId, Instant, Network, PostEvent, RemoteId

START = Instant(1_790_000_000)


class Harness(Protocol):
    """A feed under test, with the world behind it in the test's hand."""

    handle: str
    feed: Feed

    def town_writes(self, n: int) -> list[IncomingPost]: ...
    def town_deletes(self, post: IncomingPost) -> None: ...
    def fails_next_fetch(self, error: FeedError) -> None: ...
    def fails_next_send(self, fault: FeedError | Lost) -> None: ...


class PlainScript:
    """A script that a test writes while it plays."""

    def __init__(self) -> None:
        self.events: list[IncomingPost] = []

    def stream(self) -> Iterator[IncomingPost]:
        while True:
            if not self.events:
                # A far future stands for "nothing more yet": the world asks for one event ahead.
                yield post_of("end", at=Instant(START + 10**9))
                return
            yield self.events.pop(0)

    def decisions_after(self, remote_id: RemoteId) -> Sequence[Decision]:
        return ()

    def reaction(self, ours: IncomingPost, parent: IncomingPost | None, n: int) -> list[Reaction]:
        return []


def post_of(name: str, *, at: Instant, **more: object) -> IncomingPost:
    base = IncomingPost(
        network=Network.MASTODON,
        remote_id=RemoteId(name),
        author="@ana@vecinos.example",
        text=f"[{name}] la farola",
        posted_at=at,
        seen_at=at,
    )
    return replace(base, **more)  # type: ignore[arg-type]  # a test's own keywords


class ScriptedHarness:
    """The scripted feed, its clock standing still."""

    def __init__(self) -> None:
        self.handle = "@hall@town.example"
        self._script = PlainScript()
        self._world: World | None = None
        self._fetch_faults: list[FeedError | None] = []
        self._send_faults: list[FeedError | Lost | None] = []
        self._feed: ScriptedFeed | None = None
        self._now = START
        self._written = 0

    @property
    def feed(self) -> Feed:
        if self._feed is None:
            self._world = World(self._script, lambda: self._now, pace_s=None)
            account = AccountKey(AccountId(1), Network.MASTODON, self.handle)
            self._feed = ScriptedFeed(
                self._world, account, on_fetch=self._fetch_faults, on_send=self._send_faults
            )
        return self._feed

    def town_writes(self, n: int) -> list[IncomingPost]:
        posts = [
            post_of(f"p{self._written + k}", at=Instant(START - 10_000 + self._written + k))
            for k in range(n)
        ]
        self._written += n
        self._script.events += posts
        return posts

    def town_deletes(self, post: IncomingPost) -> None:
        self._script.events.append(
            replace(post, event=PostEvent.DELETED, text="", seen_at=Instant(START - 1))
        )

    def fails_next_fetch(self, error: FeedError) -> None:
        self._fetch_faults.append(error)

    def fails_next_send(self, fault: FeedError | Lost) -> None:
        self._send_faults.append(fault)


HARNESSES: dict[str, Callable[[], Harness]] = {"scripted": ScriptedHarness}


@pytest.fixture(params=sorted(HARNESSES))
def harness(request: pytest.FixtureRequest) -> Harness:
    return HARNESSES[request.param]()


async def read_all(feed: Feed, cursor: str | None = None) -> tuple[list[IncomingPost], str | None]:
    posts: list[IncomingPost] = []
    while True:
        page = await feed.fetch(cursor)
        posts += page.posts
        cursor = page.next_cursor
        if not page.more:
            return posts, cursor


def test_that_a_first_fetch_brings_what_the_network_still_has_oldest_first(harness):
    written = harness.town_writes(450)
    posts, _ = asyncio.run(read_all(harness.feed))
    assert [post.remote_id for post in posts] == [post.remote_id for post in written]


def test_that_pages_are_bounded_and_say_when_there_is_more(harness):
    harness.town_writes(450)
    page = asyncio.run(harness.feed.fetch(None))
    assert 0 < len(page.posts) <= 200
    assert page.more


def test_that_a_cursor_asked_twice_brings_the_same_posts_again(harness):
    harness.town_writes(250)

    async def ask() -> tuple[Page, Page]:
        first = await harness.feed.fetch(None)
        again = first.next_cursor
        return await harness.feed.fetch(again), await harness.feed.fetch(again)

    one, two = asyncio.run(ask())
    assert one.posts
    assert one.posts == two.posts


def test_that_nothing_new_keeps_the_cursor_and_asks_for_no_hurry(harness):
    harness.town_writes(3)

    async def ask() -> tuple[str | None, Page]:
        _, cursor = await read_all(harness.feed)
        return cursor, await harness.feed.fetch(cursor)

    cursor, page = asyncio.run(ask())
    assert page.posts == ()
    assert page.next_cursor == cursor
    assert not page.more


def test_that_a_cursor_of_another_world_starts_again_instead_of_failing(harness):
    written = harness.town_writes(3)
    posts, _ = asyncio.run(read_all(harness.feed, "not-a-cursor"))
    assert len(posts) == len(written)


def test_that_a_deletion_arrives_as_an_event_of_the_same_post(harness):
    (post,) = harness.town_writes(1)
    harness.town_deletes(post)
    posts, _ = asyncio.run(read_all(harness.feed))
    assert [(one.remote_id, one.event) for one in posts] == [
        (post.remote_id, PostEvent.NEW),
        (post.remote_id, PostEvent.DELETED),
    ]


def test_that_a_failed_fetch_loses_nothing(harness):
    harness.town_writes(5)
    harness.fails_next_fetch(Unreachable("down"))

    async def ask() -> list[IncomingPost]:
        with pytest.raises(Unreachable):
            await harness.feed.fetch(None)
        return (await read_all(harness.feed))[0]

    assert len(asyncio.run(ask())) == 5


def test_that_a_sent_post_has_a_receipt_and_comes_back_as_an_echo(harness):
    (post,) = harness.town_writes(1)
    message = OutgoingMessage("Va ahora mismo.", in_reply_to=post.remote_id)

    async def send() -> tuple[Receipt, list[IncomingPost]]:
        _, cursor = await read_all(harness.feed)
        receipt = await harness.feed.send(message, "key-1")
        return receipt, (await read_all(harness.feed, cursor))[0]

    receipt, (echo,) = asyncio.run(send())
    assert echo.remote_id == receipt.remote_id
    assert echo.author == harness.handle
    assert echo.posted_at == receipt.posted_at
    assert echo.in_reply_to == post.remote_id
    assert echo.text == message.text


def test_that_the_same_key_is_one_post_where_the_network_honours_keys(harness):
    async def send() -> tuple[Receipt, Receipt, Receipt]:
        feed = harness.feed
        message = OutgoingMessage("Una vez.")
        return (
            await feed.send(message, "same"),
            await feed.send(message, "same"),
            await feed.send(message, "other"),
        )

    one, two, three = asyncio.run(send())
    assert (one == two) is harness.feed.capabilities.honours_key
    assert one.remote_id != three.remote_id


@pytest.mark.parametrize("acted", [True, False])
def test_that_a_lost_answer_is_unsure_and_can_be_looked_for(harness, acted):
    harness.fails_next_send(Lost(acted))

    async def send() -> tuple[IncomingPost, ...]:
        with pytest.raises(Unsure):
            await harness.feed.send(OutgoingMessage("¿Llegó?"), "key")
        return await harness.feed.find_own(START)

    assert [post.text for post in asyncio.run(send())] == (["¿Llegó?"] if acted else [])


def test_that_a_repeat_after_a_lost_answer_is_the_same_post(harness):
    harness.fails_next_send(Lost(acted=True))

    async def send() -> tuple[Receipt, tuple[IncomingPost, ...]]:
        with pytest.raises(Unsure):
            await harness.feed.send(OutgoingMessage("Una sola vez."), "key")
        receipt = await harness.feed.send(OutgoingMessage("Una sola vez."), "key")
        return receipt, await harness.feed.find_own(START)

    if not harness.feed.capabilities.honours_key:
        pytest.skip("this network honours no keys")
    receipt, own = asyncio.run(send())
    assert [post.remote_id for post in own] == [receipt.remote_id]


@pytest.mark.parametrize(
    "error",
    [Throttled(Instant(START + 60)), Unreachable(), Unauthorized(), Refused(Reason.OTHER)],
    ids=lambda error: type(error).__name__,
)
def test_that_a_refused_send_publishes_nothing(harness, error):
    harness.fails_next_send(error)

    async def send() -> tuple[IncomingPost, ...]:
        with pytest.raises(type(error)):
            await harness.feed.send(OutgoingMessage("No."), "key")
        return await harness.feed.find_own(START)

    assert asyncio.run(send()) == ()


def test_that_a_text_over_the_limit_is_refused_with_its_reason(harness):
    text = "x" * (harness.feed.capabilities.text_limit + 1)
    with pytest.raises(Refused) as refused:
        asyncio.run(harness.feed.send(OutgoingMessage(text), "key"))
    assert refused.value.reason is Reason.TOO_LONG


def test_that_too_many_pictures_are_refused_with_their_reason(harness):
    media = (Media("image", path="x.png"),) * (harness.feed.capabilities.media_limit + 1)
    with pytest.raises(Refused) as refused:
        asyncio.run(harness.feed.send(OutgoingMessage("Foto", media=media), "key"))
    assert refused.value.reason is Reason.MEDIA


def test_that_answering_a_deleted_post_is_gone(harness):
    (post,) = harness.town_writes(1)
    harness.town_deletes(post)
    with pytest.raises(Gone):
        asyncio.run(harness.feed.send(OutgoingMessage("Tarde.", post.remote_id), "key"))


def test_that_a_greeting_names_the_account_and_the_limits_that_hold(harness):
    greeting = asyncio.run(harness.feed.greet())
    assert greeting.handle == harness.handle
    assert greeting.capabilities == harness.feed.capabilities
    assert greeting.may_read
    assert greeting.may_write
    assert greeting.may_stream is greeting.capabilities.streams


def test_that_a_thread_brings_the_conversation_and_nothing_else(harness):
    post, other = harness.town_writes(2)

    async def ask() -> tuple[Receipt, Page]:
        await read_all(harness.feed)
        receipt = await harness.feed.send(OutgoingMessage("Voy.", post.remote_id), "key")
        return receipt, await harness.feed.thread(post.remote_id)

    receipt, page = asyncio.run(ask())
    assert [one.remote_id for one in page.posts] == [post.remote_id, receipt.remote_id]
    assert page.next_cursor is None
    assert other.remote_id not in {one.remote_id for one in page.posts}


def test_that_a_thread_of_a_post_that_is_gone_says_so(harness):
    (post,) = harness.town_writes(1)
    harness.town_deletes(post)
    with pytest.raises(Gone):
        asyncio.run(harness.feed.thread(post.remote_id))


def test_that_a_second_look_tells_deletions_that_nobody_pushed(harness):
    stays, goes = harness.town_writes(2)
    harness.town_deletes(goes)
    page = asyncio.run(harness.feed.recheck([stays.remote_id, goes.remote_id]))
    events = {post.remote_id: post.event for post in page.posts}
    assert events[goes.remote_id] is PostEvent.DELETED
    assert events.get(stays.remote_id) is not PostEvent.DELETED


def test_that_a_network_without_a_stream_says_so_and_ends_at_once(harness):
    if harness.feed.capabilities.streams:
        pytest.skip("this network pushes")

    async def listen() -> list[Page]:
        return [page async for page in harness.feed.watch()]

    assert asyncio.run(listen()) == []


def test_that_a_closed_feed_answers_nothing_and_closes_twice(harness):
    async def close() -> None:
        await harness.feed.close()
        await harness.feed.close()
        with pytest.raises(Unreachable):
            await harness.feed.fetch(None)
        with pytest.raises(Unreachable):
            await harness.feed.send(OutgoingMessage("¿Hay alguien?"), "key")

    asyncio.run(close())


@pytest.mark.parametrize(
    "error",
    [
        Throttled(START, "429"),
        Unreachable("timeout"),
        Unsure("reset"),
        Unauthorized("401"),
        Gone("404"),
        *(Refused(reason, "422") for reason in Reason),
    ],
    ids=repr,
)
def test_that_every_error_speaks_to_people_and_keeps_the_details_for_the_log(error):
    said = error.for_user()
    assert said.endswith(".")
    assert error.detail not in said
    assert error.detail in repr(error)
    assert repr(error).startswith(type(error).__name__)
