"""One suite for every letter-box: what sync may rely on, whichever network is behind it.

A feed joins by a Harness in HARNESSES: its recorded server and how to make it misbehave.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Protocol, TypeVar

import httpx
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
from junhall.feeds.mastodon import MastodonFeed
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
from junhall.sync.likeness import same_text
from mastodon_faults import Wrong
from mastodon_server import MastodonServer

START = Instant(1_790_000_000)
T = TypeVar("T")


class Harness(Protocol):
    """A feed under test, with the world behind it in the test's hand."""

    handle: str
    feed: Feed

    def town_writes(self, n: int) -> list[RemoteId]: ...
    def town_deletes(self, remote_id: RemoteId) -> None: ...
    def fails_next_fetch(self, error: FeedError) -> None: ...
    def fails_next_send(self, fault: FeedError | Lost) -> None: ...
    def close(self) -> None: ...


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
        self._posts: dict[RemoteId, IncomingPost] = {}

    @property
    def feed(self) -> Feed:
        if self._feed is None:
            self._world = World(self._script, lambda: self._now, pace_s=None)
            account = AccountKey(AccountId(1), Network.MASTODON, self.handle)
            self._feed = ScriptedFeed(
                self._world, account, on_fetch=self._fetch_faults, on_send=self._send_faults
            )
        return self._feed

    def town_writes(self, n: int) -> list[RemoteId]:
        posts = [
            post_of(f"p{self._written + k}", at=Instant(START - 10_000 + self._written + k))
            for k in range(n)
        ]
        self._written += n
        self._script.events += posts
        self._posts |= {post.remote_id: post for post in posts}
        return [post.remote_id for post in posts]

    def town_deletes(self, remote_id: RemoteId) -> None:
        post = self._posts[remote_id]
        self._script.events.append(
            replace(post, event=PostEvent.DELETED, text="", seen_at=Instant(START - 1))
        )

    def fails_next_fetch(self, error: FeedError) -> None:
        self._fetch_faults.append(error)

    def fails_next_send(self, fault: FeedError | Lost) -> None:
        self._send_faults.append(fault)

    def close(self) -> None:
        pass


class Road(httpx.AsyncHTTPTransport):
    """The way to a server; closed, it certainly lets no post through."""

    closed_for = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.closed_for and request.method == "POST":
            self.closed_for -= 1
            raise httpx.ConnectError("nobody takes it", request=request)
        return await super().handle_async_request(request)


class MastodonHarness:
    """A Mastodon account on the tests' own server; another server by what the variant says."""

    def __init__(self, *, ulid: bool = False, **server: object) -> None:
        self.handle = "@hall@town.example"
        self._server = MastodonServer(ulid=ulid).start()
        for name, value in server.items():
            setattr(self._server.routes, name, value)
        self._server.town.clock = lambda: float(START)
        self._road = Road()
        self._written = 0
        self.feed: Feed = MastodonFeed(
            self._server.url, "hall-token", clock=lambda: START, transport=self._road
        )

    def town_writes(self, n: int) -> list[RemoteId]:
        town = self._server.town

        def work() -> list[RemoteId]:
            written = range(self._written, self._written + n)
            return [
                RemoteId(town.write(f"@hall [{k}] la farola", at=START - 10_000 + k).id)
                for k in written
            ]

        posts = self._server.do(work)
        self._written += n
        return posts

    def town_deletes(self, remote_id: RemoteId) -> None:
        self._server.do(lambda: self._server.town.delete(remote_id))

    def fails_next_fetch(self, error: FeedError) -> None:
        self._fail(error, "/api/v1/notifications")

    def fails_next_send(self, fault: FeedError | Lost) -> None:
        self._fail(fault, "/api/v1/statuses$")

    def _fail(self, fault: FeedError | Lost, path: str) -> None:
        match fault:
            case Lost():
                self._server.fault(Wrong.CLOSE, path, acted=fault.acted)
            case Throttled():
                self._server.fault(Wrong.THROTTLED, path)
            case Unauthorized():
                self._server.fault(Wrong.STATUS, path, status=401)
            case Refused():
                self._server.fault(Wrong.STATUS, path, status=422)
            case _ if path.endswith("$"):
                self._road.closed_for += 1
            case _:
                self._server.fault(Wrong.STATUS, path, status=503)

    def close(self) -> None:
        self._server.stop()


HARNESSES: dict[str, Callable[[], Harness]] = {
    "scripted": ScriptedHarness,
    "mastodon": MastodonHarness,
    "mastodon-ulid": lambda: MastodonHarness(ulid=True),
    "another-server": lambda: MastodonHarness(
        ulid=True, v2=False, pkce=False, streams=False, bulk=False, lookup=False, page_limit=20,
        honours_key=False, version="0.17.0",
    ),
}  # fmt: skip


@pytest.fixture(params=sorted(HARNESSES))
def harness(request: pytest.FixtureRequest) -> Iterator[Harness]:
    made = HARNESSES[request.param]()
    yield made
    made.close()


def run(work: Coroutine[object, object, T], harness: Harness) -> T:
    """Run to the end and let go of the feed's connections on the loop that made them."""

    async def whole() -> T:
        try:
            return await work
        finally:
            await harness.feed.close()

    return asyncio.run(whole())


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
    posts, _ = run(read_all(harness.feed), harness)
    assert [post.remote_id for post in posts] == written


def test_that_pages_are_bounded_and_say_when_there_is_more(harness):
    harness.town_writes(450)
    page = run(harness.feed.fetch(None), harness)
    assert 0 < len(page.posts) <= 200
    assert page.more


def test_that_a_cursor_asked_twice_brings_the_same_posts_again(harness):
    harness.town_writes(250)

    async def ask() -> tuple[Page, Page]:
        first = await harness.feed.fetch(None)
        again = first.next_cursor
        return await harness.feed.fetch(again), await harness.feed.fetch(again)

    one, two = run(ask(), harness)
    assert one.posts
    assert one.posts == two.posts


def test_that_nothing_new_keeps_the_cursor_and_asks_for_no_hurry(harness):
    harness.town_writes(3)

    async def ask() -> tuple[str | None, Page]:
        _, cursor = await read_all(harness.feed)
        return cursor, await harness.feed.fetch(cursor)

    cursor, page = run(ask(), harness)
    assert page.posts == ()
    assert page.next_cursor == cursor
    assert not page.more


def test_that_a_cursor_of_another_world_starts_again_instead_of_failing(harness):
    written = harness.town_writes(3)
    posts, _ = run(read_all(harness.feed, "not-a-cursor"), harness)
    assert len(posts) == len(written)


def test_that_a_deletion_arrives_as_an_event_of_the_same_post(harness):
    (post,) = harness.town_writes(1)

    harness.town_deletes(post)

    async def ask() -> list[IncomingPost]:
        told, _ = await read_all(harness.feed)
        # Where nobody tells it, a second look finds it.
        return told or list((await harness.feed.recheck([post])).posts)

    told = run(ask(), harness)
    assert {one.remote_id for one in told} == {post}
    assert told[-1].event is PostEvent.DELETED


def test_that_a_failed_fetch_loses_nothing(harness):
    harness.town_writes(5)
    harness.fails_next_fetch(Unreachable("down"))

    async def ask() -> list[IncomingPost]:
        with pytest.raises(Unreachable):
            await harness.feed.fetch(None)
        return (await read_all(harness.feed))[0]

    assert len(run(ask(), harness)) == 5


def test_that_a_sent_post_has_a_receipt_and_comes_back_as_an_echo(harness):
    (post,) = harness.town_writes(1)
    message = OutgoingMessage("Va ahora mismo.", in_reply_to=post)

    async def send() -> tuple[Receipt, list[IncomingPost]]:
        _, cursor = await read_all(harness.feed)
        receipt = await harness.feed.send(message, "key-1")
        return receipt, (await read_all(harness.feed, cursor))[0]

    receipt, (echo,) = run(send(), harness)
    assert echo.remote_id == receipt.remote_id
    assert echo.author == harness.handle
    assert echo.posted_at == receipt.posted_at
    assert echo.in_reply_to == post
    assert same_text(message.text, echo.text)


def test_that_the_same_key_is_one_post_where_the_network_honours_keys(harness):
    async def send() -> tuple[Receipt, Receipt, Receipt]:
        feed = harness.feed
        message = OutgoingMessage("Una vez.")
        return (
            await feed.send(message, "same"),
            await feed.send(message, "same"),
            await feed.send(message, "other"),
        )

    one, two, three = run(send(), harness)
    assert (one == two) is harness.feed.capabilities.honours_key
    assert one.remote_id != three.remote_id


@pytest.mark.parametrize("acted", [True, False])
def test_that_a_lost_answer_is_unsure_and_can_be_looked_for(harness, acted):
    harness.fails_next_send(Lost(acted))

    async def send() -> tuple[IncomingPost, ...]:
        with pytest.raises(Unsure):
            await harness.feed.send(OutgoingMessage("¿Llegó?"), "key")
        return await harness.feed.find_own(START)

    assert [post.text for post in run(send(), harness)] == (["¿Llegó?"] if acted else [])


def test_that_a_repeat_after_a_lost_answer_is_the_same_post(harness):
    harness.fails_next_send(Lost(acted=True))

    async def send() -> tuple[Receipt, tuple[IncomingPost, ...]]:
        with pytest.raises(Unsure):
            await harness.feed.send(OutgoingMessage("Una sola vez."), "key")
        receipt = await harness.feed.send(OutgoingMessage("Una sola vez."), "key")
        return receipt, await harness.feed.find_own(START)

    receipt, own = run(send(), harness)
    is_kept = harness.feed.capabilities.honours_key
    assert [post.remote_id for post in own][-1] == receipt.remote_id
    assert len(own) == (1 if is_kept else 2)


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

    assert run(send(), harness) == ()


def test_that_a_text_over_the_limit_is_refused_with_its_reason(harness):
    text = "x" * (harness.feed.capabilities.text_limit + 1)
    with pytest.raises(Refused) as refused:
        run(harness.feed.send(OutgoingMessage(text), "key"), harness)
    assert refused.value.reason is Reason.TOO_LONG


def test_that_too_many_pictures_are_refused_with_their_reason(harness):
    media = (Media("image", path="x.png"),) * (harness.feed.capabilities.media_limit + 1)
    with pytest.raises(Refused) as refused:
        run(harness.feed.send(OutgoingMessage("Foto", media=media), "key"), harness)
    assert refused.value.reason is Reason.MEDIA


def test_that_answering_a_deleted_post_is_gone(harness):
    (post,) = harness.town_writes(1)
    harness.town_deletes(post)
    with pytest.raises(Gone):
        run(harness.feed.send(OutgoingMessage("Tarde.", post), "key"), harness)


def test_that_a_greeting_names_the_account_and_the_limits_that_hold(harness):
    greeting = run(harness.feed.greet(), harness)
    assert greeting.handle == harness.handle
    assert greeting.capabilities == harness.feed.capabilities
    assert greeting.may_read
    assert greeting.may_write
    assert greeting.may_stream is greeting.capabilities.streams


def test_that_a_thread_brings_the_conversation_and_nothing_else(harness):
    post, other = harness.town_writes(2)

    async def ask() -> tuple[Receipt, Page]:
        await read_all(harness.feed)
        receipt = await harness.feed.send(OutgoingMessage("Voy.", post), "key")
        return receipt, await harness.feed.thread(post)

    receipt, page = run(ask(), harness)
    assert [one.remote_id for one in page.posts] == [post, receipt.remote_id]
    assert page.next_cursor is None
    assert other not in {one.remote_id for one in page.posts}


def test_that_a_thread_of_a_post_that_is_gone_says_so(harness):
    (post,) = harness.town_writes(1)
    harness.town_deletes(post)
    with pytest.raises(Gone):
        run(harness.feed.thread(post), harness)


def test_that_a_second_look_tells_deletions_that_nobody_pushed(harness):
    stays, goes = harness.town_writes(2)
    harness.town_deletes(goes)
    page = run(harness.feed.recheck([stays, goes]), harness)
    events = {post.remote_id: post.event for post in page.posts}
    assert events[goes] is PostEvent.DELETED
    assert events.get(stays) is not PostEvent.DELETED


def test_that_a_network_without_a_stream_says_so_and_ends_at_once(harness):
    async def listen() -> list[Page]:
        if (await harness.feed.greet()).may_stream:
            pytest.skip("this network pushes")
        return [page async for page in harness.feed.watch()]

    assert run(listen(), harness) == []


def test_that_a_network_with_a_stream_says_when_it_is_open_and_then_what_is_new(harness):
    async def listen() -> tuple[Page, Page, RemoteId]:
        if not (await harness.feed.greet()).may_stream:
            pytest.skip("this network pushes nothing")
        async with aclosing(harness.feed.watch()) as pages:
            first = await anext(pages)
            (post,) = harness.town_writes(1)
            async for page in pages:
                if page.posts:
                    return first, page, post
        raise AssertionError("the stream ended")

    first, page, post = run(listen(), harness)
    assert (first.posts, first.more, first.next_cursor) == ((), True, None)
    assert [(one.remote_id, one.event) for one in page.posts] == [(post, PostEvent.NEW)]
    assert page.next_cursor is None


def test_that_a_closed_feed_answers_nothing_and_closes_twice(harness):
    async def close() -> None:
        await harness.feed.close()
        await harness.feed.close()
        with pytest.raises(Unreachable):
            await harness.feed.fetch(None)
        with pytest.raises(Unreachable):
            await harness.feed.send(OutgoingMessage("¿Hay alguien?"), "key")

    run(close(), harness)


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
