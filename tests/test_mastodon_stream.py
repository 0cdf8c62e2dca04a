"""What a Mastodon server pushes: at once, in any order, and honest about a stream that died."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing

import pytest

from junhall.feeds.contract import FeedError, Unauthorized, Unreachable
from junhall.feeds.mastodon import MastodonFeed
from junhall.feeds.mastodon_stream import REOPENINGS
from junhall.models.messages import IncomingPost, Page
from junhall.models.terms import PostEvent, Visibility
from mastodon_desk import HALL, ask, first_with_posts, read_all, until, write
from mastodon_server import MastodonServer


@pytest.fixture(params=[False, True], ids=["numbers", "ulids"])
def server(request: pytest.FixtureRequest) -> Iterator[MastodonServer]:
    with MastodonServer(ulid=request.param) as made:
        yield made


async def to_the_end(pages: AsyncIterator[Page]) -> None:
    async for _ in pages:
        pass


async def next_posts(pages: AsyncIterator[Page]) -> tuple[IncomingPost, ...]:
    return (await first_with_posts(pages)).posts


def listening(server: MastodonServer, work, **more: object) -> object:
    """Run ``work(feed, pages)`` once both streams are open."""

    async def whole(feed: MastodonFeed) -> object:
        async with aclosing(feed.watch()) as pages:
            first = await anext(pages)
            assert (first.posts, first.more, first.next_cursor) == ((), True, None)
            await until(lambda: server.listeners() == 2)
            return await work(feed, pages)

    return ask(server, whole, **more)


def test_that_a_mention_comes_as_it_is_written(server):
    async def work(feed, pages):
        said = write(server, "@hall la farola")
        (post,) = await next_posts(pages)
        return said, post

    said, post = listening(server, work)
    assert (post.remote_id, post.text, post.event) == (said, f"{HALL} la farola", PostEvent.NEW)


def test_that_a_direct_message_comes_by_both_streams_as_one_post(server):
    async def work(feed, pages):
        said = write(server, "@hall hola", visibility="direct")
        seen = list(await next_posts(pages))
        after = write(server, "@hall fin")
        while seen[-1].remote_id != after:
            seen += await next_posts(pages)
        return said, after, seen

    said, after, seen = listening(server, work)
    assert {post.remote_id for post in seen} == {said, after}
    assert seen[0].visibility is Visibility.PRIVATE


def test_that_our_own_post_from_a_telephone_and_a_boost_come(server):
    async def work(feed, pages):
        own = write(server, "Mañana cortamos el agua", by="@hall")
        seen = list(await next_posts(pages))
        server.do(lambda: server.town.boost(own))
        return own, seen + list(await next_posts(pages))

    own, (said, boost) = listening(server, work)
    assert (said.remote_id, said.author) == (own, HALL)
    assert (boost.boost_of, boost.author) == (own, "@ana@vecinos.example")


def test_that_an_edit_and_a_deletion_of_a_post_that_was_met_come_at_once(server):
    async def work(feed, pages):
        said = write(server, "@hall la farola")
        await next_posts(pages)
        at = server.town.clock() + 5
        server.do(lambda: server.town.edit(said, "@hall dos farolas", at=at))
        (edit,) = await next_posts(pages)
        server.do(lambda: server.town.delete(said))
        (gone,) = await next_posts(pages)
        return said, at, edit, gone

    said, at, edit, gone = listening(server, work)
    assert (edit.event, edit.seen_at, edit.text) == (
        PostEvent.EDITED, int(at), f"{HALL} dos farolas",
    )  # fmt: skip
    assert (gone.remote_id, gone.event, gone.text, gone.posted_at) == (
        said, PostEvent.DELETED, "", edit.posted_at,
    )  # fmt: skip


def test_that_the_end_of_a_post_from_before_this_feed_began_is_told_too(server):
    said = write(server, "@hall la farola")

    async def work(feed, pages):
        server.do(lambda: server.town.delete(said))
        (gone,) = await next_posts(pages)
        return gone

    gone = listening(server, work)
    assert (gone.remote_id, gone.event, gone.text) == (said, PostEvent.DELETED, "")


def update_of(server: MastodonServer, status_id: str, event: str = "status.update") -> bytes:
    town = server.town
    told = server.do(lambda: json.dumps(town.status_json(town.statuses[status_id])))
    return f"event: {event}\ndata: {told}\n\n".encode()


def test_that_what_strangers_say_in_the_home_stream_is_not_addressed_to_the_town(server):
    async def work(feed, pages):
        stranger = write(server, "Buenos días", by="@vecino@otra.example")
        worker = write(server, "Arreglada", by="@electricista@town.example")
        hidden = write(server, "Para mis amigos", by="@electricista@town.example",
                       visibility="private")  # fmt: skip
        for said in (stranger, hidden, worker):
            server.say(update_of(server, said, "update"))
        after = write(server, "@hall fin")
        seen: list[IncomingPost] = []
        while not seen or seen[-1].remote_id != after:
            seen += await next_posts(pages)
        return [worker, after], [post.remote_id for post in seen]

    wanted, seen = listening(server, work, staff=["electricista"])
    assert seen == wanted


def test_that_events_twice_and_in_disorder_are_posts_once_and_in_order(server):
    server.repeats = 3

    async def work(feed, pages):
        at = server.town.clock()
        said = [write(server, f"@hall {n}", at=at - n) for n in range(5)]
        seen: list[IncomingPost] = []
        while len({post.remote_id for post in seen}) < 5:
            page = await first_with_posts(pages)
            times = [post.posted_at for post in page.posts]
            assert times == sorted(times)
            assert len({post.remote_id for post in page.posts}) == len(page.posts)
            seen += page.posts
        return set(said), {post.remote_id for post in seen}

    said, seen = listening(server, work)
    assert seen == said


def test_that_an_edit_storm_ends_with_the_last_wording_and_few_pages(server):
    async def work(feed, pages):
        said = write(server, "@hall 0")
        await next_posts(pages)
        at = server.town.clock()

        def storm() -> None:
            for n in range(1, 1501):
                server.town.edit(said, f"@hall {n}", at=at + n)
                event = json.dumps(server.town.status_json(server.town.statuses[said]))
                for queue, (kind, _) in server._streams.items():
                    if kind == "user":
                        queue.put_nowait(f"event: status.update\ndata: {event}\n\n".encode())

        server.do(storm)
        pages_seen, last = 0, None
        while last is None or last.text != f"{HALL} 1500":
            (last,) = await next_posts(pages)
            pages_seen += 1
            await asyncio.sleep(0.01)
        return pages_seen, last

    pages_seen, last = listening(server, work)
    assert last.event is PostEvent.EDITED
    assert pages_seen < 750


def test_that_a_stream_that_dies_is_opened_again_and_says_so(server):
    async def work(feed, pages):
        server.hang_up()
        page = await anext(pages)
        assert (page.posts, page.more) == ((), True)
        await until(lambda: server.listeners() == 2)
        said = write(server, "@hall otra vez")
        return said, (await next_posts(pages))[0].remote_id

    said, seen = listening(server, work)
    assert seen == said


def test_that_a_stream_that_cannot_be_opened_again_ends_in_words(server):
    async def work(feed, pages):
        server.routes.streams = False
        server.hang_up()
        with pytest.raises(FeedError) as told:
            await to_the_end(pages)
        return told.value

    told = listening(server, work)
    assert told.for_user()


def test_that_a_stream_that_says_nothing_counts_as_dead(server):
    server.is_mute = True
    server.thump_s = 0.05

    async def work(feed, pages):
        with pytest.raises(Unreachable):
            await to_the_end(pages)

    listening(server, work, silence_s=0.3)
    opened = [call.path for call in server.calls if call.path.endswith("streaming/user")]
    assert len(opened) == 1 + REOPENINGS


def test_that_heartbeats_keep_a_stream_alive(server):
    server.thump_s = 0.05

    async def work(feed, pages):
        # Longer than the silence that is allowed: only the heartbeats keep it open.
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1.6):
                await first_with_posts(pages)
        return len([call for call in server.calls if "streaming" in call.path])

    assert listening(server, work, silence_s=1.2) == 2


def test_that_a_revoked_key_ends_the_stream_and_needs_a_person(server):
    async def work(feed, pages):
        server.do(server.routes.tokens.clear)
        server.hang_up()
        with pytest.raises(Unauthorized):
            async for _ in pages:
                pass
        return

    listening(server, work)


def test_that_events_nobody_can_read_are_oddities_and_the_stream_goes_on(server):
    async def work(feed, pages):
        for raw in (
            b"event: update\ndata: {half\n\n",
            b"event: notification\ndata: []\n\n",
            b'event: notification\ndata: {"type": "mention", "status": {"id": 5}}\n\n',
            b'event: notification\ndata: {"type": "moderation_warning"}\n\n',
            b"event: invented.tomorrow\ndata: x\n\n",
            b"event: delete\ndata:\n\n",
            b":comment\n",
        ):
            server.say(raw)
        said = write(server, "@hall sigue")
        pages_seen: list[Page] = []
        while not pages_seen or not pages_seen[-1].posts:
            pages_seen.append(await first_with_posts(pages))
        return said, pages_seen

    said, pages = listening(server, work)
    assert [post.remote_id for page in pages for post in page.posts] == [said]
    oddities = [oddity for page in pages for oddity in page.oddities]
    assert len(oddities) == 4
    assert all(oddity.reason for oddity in oddities)


def test_that_merged_notifications_are_asked_for(server):
    async def work(feed, pages):
        server.say(b"event: notifications_merged\ndata: 1\n\n")
        async for page in pages:
            if page.more and server.listeners() == 2:
                return page
        return None

    assert listening(server, work).posts == ()


def test_that_leaving_closes_both_connections(server):
    async def work(feed, pages):
        return server.listeners()

    assert listening(server, work) == 2

    asyncio.run(until(lambda: server.listeners() == 0))


def test_that_being_cancelled_while_listening_leaves_nothing_behind(server):
    async def whole(feed: MastodonFeed) -> int:
        async def listen() -> None:
            async with aclosing(feed.watch()) as pages:
                async for _ in pages:
                    pass

        task = asyncio.ensure_future(listen())
        await until(lambda: server.listeners() == 2)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return len(asyncio.all_tasks())

    assert ask(server, whole) == 1


def test_that_a_server_that_forbids_streams_is_polled(server):
    async def work(feed: MastodonFeed) -> tuple[bool, int]:
        server.routes.streaming_url = server.url + "/nowhere"
        greeting = await feed.greet()
        said = write(server)
        posts, _ = await read_all(feed)
        assert [post.remote_id for post in posts] == [said]
        return greeting.may_stream, len([page async for page in feed.watch()])

    assert ask(server, work) == (False, 0)
