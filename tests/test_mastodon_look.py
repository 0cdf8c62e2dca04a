"""Looking again at what is known: threads, edits, ends, and pictures of strangers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from junhall.feeds.contract import Gone, Refused, Throttled, Unauthorized, Unreachable
from junhall.feeds.mastodon import MastodonFeed
from junhall.models.messages import IncomingPost, Page
from junhall.models.terms import PostEvent, RemoteId
from mastodon_desk import ask, read_all, write
from mastodon_faults import Wrong
from mastodon_server import MastodonServer

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 500


@pytest.fixture(params=[False, True], ids=["numbers", "ulids"])
def server(request: pytest.FixtureRequest) -> Iterator[MastodonServer]:
    with MastodonServer(ulid=request.param) as made:
        yield made


def looked(server: MastodonServer, *ids: RemoteId) -> dict[RemoteId, IncomingPost]:
    page = ask(server, lambda feed: feed.recheck(ids))
    assert len({post.remote_id for post in page.posts}) == len(page.posts)
    return {post.remote_id: post for post in page.posts}


def test_that_a_thread_brings_neighbours_who_never_named_the_town(server):
    at = server.town.clock()
    root = write(server, at=at - 50)
    answer = write(server, "Va ahora", by="@hall", reply_to=root, at=at - 40)
    neighbour = write(server, "A mí también", by="@luis@otra.example", reply_to=root, at=at - 30)
    photo = write(server, "Arreglada", by="@electricista", reply_to=neighbour, at=at - 20)
    elsewhere = write(server, "Otra cosa")
    for asked in (root, neighbour, photo):
        page = ask(server, lambda feed, asked=asked: feed.thread(asked))
        told = [post.remote_id for post in page.posts]
        assert told == sorted(told, key=[root, answer, neighbour, photo].index)
        assert asked in told
        assert elsewhere not in told
        assert page.next_cursor is None


def test_that_a_second_look_tells_each_post_as_it_stands(server):
    stays, changed, gone = (write(server, f"@hall {n}") for n in range(3))
    at = int(server.town.clock()) + 60
    server.do(lambda: server.town.edit(changed, "@hall cambiado", at=at))
    server.do(lambda: server.town.delete(gone))
    found = looked(server, stays, changed, gone)
    assert found[stays].event is PostEvent.NEW
    assert (found[changed].event, found[changed].seen_at) == (PostEvent.EDITED, at)
    assert (found[gone].event, found[gone].text) == (PostEvent.DELETED, "")


def test_that_a_server_that_tells_only_one_at_a_time_is_asked_one_at_a_time(server):
    server.routes.bulk = False
    stays, gone = write(server), write(server)
    server.do(lambda: server.town.delete(gone))
    found = looked(server, stays, gone)
    assert found[stays].event is PostEvent.NEW
    assert found[gone].event is PostEvent.DELETED


def test_that_a_hundred_posts_cost_few_calls(server):
    ids = [write(server, f"@hall {n}") for n in range(100)]
    assert len(looked(server, *ids)) == 100
    assert len([call for call in server.calls if call.path == "/api/v1/statuses"]) == 5


@pytest.mark.parametrize(
    ("status", "html"), [(403, False), (500, False), (502, True), (404, True), (410, True)]
)
def test_that_a_post_is_gone_only_where_the_server_itself_says_so(server, status, html):
    said = write(server)
    server.routes.bulk = False
    server.fault(Wrong.STATUS, f"statuses/{said}", status=status, html=html, times=None)
    assert looked(server, said) == {}


@pytest.mark.parametrize("bulk", [True, False])
def test_that_whoever_blocks_the_town_has_not_taken_back_what_they_wrote(server, bulk):
    server.routes.bulk = bulk
    stays, gone = write(server), write(server)

    def part() -> None:
        server.town.blocking.add(server.town.statuses[stays].author.id)
        server.town.delete(gone)

    server.do(part)
    assert {k: v.event for k, v in looked(server, stays, gone).items()} == {gone: PostEvent.DELETED}


def test_that_trouble_with_the_account_is_not_the_end_of_its_posts(server):
    said = write(server)
    server.do(lambda: server.town.delete(said))

    async def revoked(feed: MastodonFeed) -> None:
        await feed.fetch(None)
        server.do(server.routes.tokens.clear)
        with pytest.raises(Unauthorized):
            await feed.recheck([said])

    ask(server, revoked)


def test_that_a_full_server_is_waited_for_and_nothing_is_taken_for_gone(server):
    said = write(server)
    server.do(lambda: server.town.delete(said))
    server.fault(Wrong.THROTTLED, f"statuses/{said}")
    with pytest.raises(Throttled):
        looked(server, said)


def test_that_an_end_is_told_with_the_time_of_its_post_where_that_is_known(server):
    at = int(server.town.clock()) - 500
    said = write(server, at=at)

    async def work(feed: MastodonFeed) -> Page:
        await read_all(feed)
        server.do(lambda: server.town.delete(said))
        return await feed.recheck([said])

    (gone,) = ask(server, work).posts
    assert gone.posted_at == at


def test_that_boosts_are_not_asked_for_and_ids_are_no_paths(server):
    server.do(lambda: server.town.boost(server.town.write("x", by="@hall").id))
    (boost,) = [post for post in ask(server, read_all)[0] if post.boost_of is not None]
    assert looked(server, boost.remote_id) == {}
    before = len(server.calls)
    looked(server, RemoteId("../accounts/verify_credentials"))
    assert "/api/v1/statuses/../accounts/verify_credentials" in {
        call.path for call in server.calls[before:]
    }


# --- pictures


def picture(server: MastodonServer, url: str, *, at_most: int = 10_000) -> bytes:
    return ask(server, lambda feed: feed.picture(url, at_most=at_most))


def held(server: MastodonServer, kind: str, content: bytes) -> str:
    server.do(lambda: server.routes.files.__setitem__("one", (kind, content)))
    return f"{server.url}/files/one"


def test_that_a_picture_comes_without_our_key(server):
    assert picture(server, held(server, "image/png", PNG)) == PNG
    assert "authorization" not in server.calls[-1].headers


@pytest.mark.parametrize(
    ("kind", "content"),
    [("image/png", b"x" * 10_001), ("image/svg+xml", b"<svg/>"), ("text/html", b"<p>"), ("", b"")],
)
def test_that_what_is_too_large_or_no_picture_is_refused(server, kind, content):
    with pytest.raises(Refused):
        picture(server, held(server, kind, content))


def test_that_a_picture_that_is_not_there_is_gone_and_a_broken_one_is_asked_again(server):
    with pytest.raises(Gone):
        picture(server, f"{server.url}/files/none")
    server.fault(Wrong.CLOSE, "/files/")
    url = held(server, "image/png", PNG)
    with pytest.raises(Unreachable):
        picture(server, url)
    assert picture(server, url) == PNG


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://files.example/a.png",
        "https://10.0.0.8/a.png",
        "https://192.168.1.1/a.png",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/a.png",
        "https://localhost/a.png",
        "https://intranet/a.png",
        "https://drucker.local/a.png",
        "https://[broken/a.png",
        "https://no name.example/a.png",
        "https://files.example:port/a.png",
        "https://\udcff.example/a.png",
        "",
    ],
)
def test_that_no_post_makes_us_look_into_the_towns_own_network(server, url):
    with pytest.raises(Refused):
        picture(server, url)
    assert server.calls == []


def test_that_a_picture_may_move_but_not_into_the_towns_own_network(server):
    held(server, "image/png", PNG)
    moved = server.do(lambda: server.routes.moved)
    moved["near"] = f"{server.url}/files/one"
    moved["inside"] = "http://10.0.0.8/files/one"
    moved["round"] = f"{server.url}/moved/round"
    assert picture(server, f"{server.url}/moved/near") == PNG
    for name in ("inside", "round"):
        with pytest.raises(Refused):
            picture(server, f"{server.url}/moved/{name}")
