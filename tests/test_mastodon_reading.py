"""Statuses, notifications and servers as they were written down, by us and by real servers."""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from cassettes import recorded
from junhall.feeds.contract import FeedError
from junhall.feeds.mastodon import MastodonFeed
from junhall.feeds.mastodon_facts import facts_from
from junhall.feeds.mastodon_posts import PostReader, UnreadableError, in_order, latest_of_each
from junhall.models.messages import IncomingPost, Media, Page
from junhall.models.terms import Instant, Network, PostEvent, RemoteId, Visibility

DATA = Path(__file__).parent / "data" / "mastodon"
NOW = Instant(1_795_600_000)
READER = PostReader("town.example", lambda: NOW)


def told(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


@pytest.fixture(scope="module")
def page() -> Page:
    """What a feed makes of the written notifications, through a road without a network."""
    answers = {
        "/api/v2/instance": told("instances.json")["mastodon-4.6"]["told"],
        "/api/v1/accounts/verify_credentials": {"id": "1", "acct": "hall", "display_name": "Hall"},
        "/api/v1/notifications": told("notifications.json"),
    }

    def road(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=answers.get(request.url.path, []))

    async def fetch() -> Page:
        feed = MastodonFeed(
            "https://town.example", "t", clock=lambda: NOW, transport=httpx.MockTransport(road)
        )
        try:
            return await feed.fetch(None)
        finally:
            await feed.close()

    return asyncio.run(fetch())


@pytest.fixture
def posts(page: Page) -> dict[str, IncomingPost]:
    return {post.remote_id: post for post in page.posts}


def test_that_what_cannot_be_read_is_named_and_stops_nothing(page):
    assert len(page.oddities) == 4
    assert {oddity.where for oddity in page.oddities} == {"mastodon notes"}
    assert {oddity.reason for oddity in page.oddities} == {
        "no account", "no time", "no id", "no notification",
    }  # fmt: skip
    assert len(page.posts) == 8


def test_that_kinds_of_notification_that_tell_no_post_are_passed_over(posts):
    assert not {"531", "521"} & posts.keys()


def test_that_ids_are_texts_whatever_they_look_like(posts):
    assert posts["525"].text == "@hall@town.example con un número por nombre"
    other = posts["01HF7YAT00K3X5W8Z2Q4R6T8V0"]
    assert other.author == "@luis@gts.example"
    assert other.author_name == "Luis el del bar"


def test_that_an_unknown_visibility_is_taken_for_a_private_one(posts):
    assert posts["01HF7YAT00K3X5W8Z2Q4R6T8V0"].visibility is Visibility.FOLLOWERS
    assert posts["517"].visibility is Visibility.PRIVATE


def test_that_pictures_and_films_are_kept_and_drawings_and_files_are_not(posts):
    assert posts["523"].media == (
        Media("image", url="https://files.example/a.jpg", alt="La farola rota"),
        Media("video", url="https://files.example/c.mp4"),
        Media("video", url="https://far.example/e.mp4"),
    )


def test_that_an_edit_is_an_edit_and_a_machine_a_machine(posts):
    edit = posts["522"]
    assert (edit.event, edit.seen_at - edit.posted_at) == (PostEvent.EDITED, 1800)
    assert posts["518"].automatic


def test_that_a_boost_names_the_booster_and_what_was_boosted(posts):
    boost = posts["boost:519:7001"]
    assert (boost.author, boost.boost_of, boost.text) == ("@ana@vecinos.example", "519", "")


def test_that_times_are_read_with_their_offset_and_hostile_html_is_text(posts):
    assert posts["516"].posted_at == posts["517"].posted_at
    assert posts["516"].text == "@hall@town.example pulsa aquí"


def test_that_an_answer_knows_what_it_answers(posts):
    assert posts["517"].in_reply_to == "400"


@pytest.mark.parametrize("name", sorted(told("instances.json")))
def test_that_a_server_is_known_by_what_it_says(name):
    row = told("instances.json")[name]
    facts = facts_from(row["told"], "https://asked.example")
    assert facts.able.text_limit == row["limit"]
    assert facts.able.media_limit == row["media"]
    assert facts.streaming == row["streaming"]
    assert facts.able.streams is bool(row["streaming"])
    assert facts.domain == row["domain"]
    assert facts.able.honours_key is row["keeps_keys"]


@pytest.mark.parametrize("nonsense", [None, [], "x", 5, {"id": {}}, {"id": "1", "account": []}])
def test_that_nonsense_is_unreadable_and_never_a_crash(nonsense):
    for read in (READER.post, READER.note, READER.talk):
        try:
            read(nonsense)
        except UnreadableError as error:
            assert str(error)  # noqa: PT017 - some nonsense is an empty talk, which is no error


def post(name: str, text: str, *, at: int, seen: int, event: PostEvent) -> IncomingPost:
    return IncomingPost(
        Network.MASTODON, RemoteId(name), "@a@b.example", text, Instant(at), Instant(seen),
        event=event,
    )  # fmt: skip


def test_that_a_page_is_in_order_of_time_and_tells_nothing_twice():
    one = post("1", "a", at=5, seen=9, event=PostEvent.NEW)
    edit = post("1", "b", at=5, seen=8, event=PostEvent.EDITED)
    two = post("2", "c", at=3, seen=9, event=PostEvent.NEW)
    assert in_order([one, edit, two, one, edit]) == (two, one, edit)


def test_that_of_many_edits_at_once_the_latest_stays_whatever_comes_last():
    edits = [post("1", str(n), at=1, seen=n, event=PostEvent.EDITED) for n in (2, 9, 4)]
    assert [one.text for one in latest_of_each(edits)] == ["9"]


# --- recordings of real servers


def _statuses(data: Any) -> list[dict[str, Any]]:
    """Every status in an answer, wherever it stands."""
    found: list[dict[str, Any]] = []
    if isinstance(data, list):
        for one in data:
            found += _statuses(one)
    elif isinstance(data, dict):
        if "content" in data and "visibility" in data and "account" in data:
            found.append(data)
        for value in data.values():
            found += _statuses(value)
    return found


@pytest.mark.shared
def test_that_every_recorded_status_can_be_read():
    statuses = [
        status
        for answer in recorded()
        if answer.kind == "application/json"
        for status in _statuses(answer.data)
    ]
    assert len(statuses) > 300
    reader = PostReader("localhost:3000", lambda: NOW)
    for status in statuses:
        read = reader.post(status)
        assert read.remote_id
        assert read.author.count("@") == 2
        assert "<" not in read.text or "&lt;" in status["content"]
        assert (read.event is PostEvent.EDITED) is (status["edited_at"] is not None)


@pytest.mark.shared
def test_that_recorded_notifications_and_conversations_can_be_read():
    reader = PostReader("localhost:3000", lambda: NOW)
    kinds: set[str] = set()
    for answer in recorded():
        if answer.status != 200 or answer.method != "GET":
            continue
        if answer.path == "/api/v1/notifications":
            for note in answer.data:
                read = reader.note(note)
                kinds.add(note["type"])
                tells = note["type"] in {"mention", "reblog", "update"} and note.get("status")
                assert (read is not None) is bool(tells)
        elif answer.path == "/api/v1/conversations":
            for talk in answer.data:
                read = reader.talk(talk)
                assert read is None or read.visibility is Visibility.PRIVATE
    assert "mention" in kinds


@pytest.mark.shared
def test_that_recorded_servers_tell_their_limits_and_streams():
    seen = 0
    for answer in recorded():
        if answer.path in {"/api/v2/instance", "/api/v1/instance"} and answer.status == 200:
            facts = facts_from(answer.data, "https://asked.example")
            assert facts.able.text_limit >= 500
            assert facts.able.honours_key
            assert facts.streaming.startswith("http")
            assert facts.domain in {"localhost:3000", "mastodon.social"}
            seen += 1
    assert seen >= 10


@pytest.mark.shared
def test_that_recorded_streams_are_heard_to_their_end():
    streams = [one for one in recorded() if one.kind == "text/event-stream"]
    assert len(streams) == 4
    for stream in streams:
        pages = asyncio.run(_heard(stream.path, stream.text))
        oddities = [oddity for page in pages for oddity in page.oddities]
        events = [post.event for page in pages for post in page.posts]
        assert oddities == []
        assert events
        if "status.update" in stream.text:
            assert PostEvent.EDITED in events
            assert PostEvent.DELETED in events


async def _heard(path: str, text: str) -> list[Page]:
    """The pages that a recorded stream becomes; once, then the server has none."""
    waiting = [text]
    me = {"id": "1", "acct": "admin", "display_name": ""}
    first = json.loads(text[text.index("data: ") + 6 : text.index("\n", text.index("data: "))])
    if "account" in first:
        me["acct"] = first["account"]["acct"]

    def road(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/v2/instance":
            answer = told("instances.json")["mastodon-4.6"]["told"]
            return httpx.Response(200, json=answer | {"domain": "localhost:3000"})
        if request.url.path == "/api/v1/accounts/verify_credentials":
            return httpx.Response(200, json=me)
        if request.url.path == path and waiting:
            kind = {"content-type": "text/event-stream"}
            return httpx.Response(200, headers=kind, content=waiting.pop().encode())
        return httpx.Response(404, json={"error": "Record not found"})

    async def no_pause(seconds: float) -> None:
        await asyncio.sleep(0)

    feed = MastodonFeed(
        "https://town.example", "t", clock=lambda: NOW, transport=httpx.MockTransport(road),
        pause=no_pause,
    )  # fmt: skip
    pages: list[Page] = []
    try:
        # Every recorded stream ends; how that is told is tested elsewhere.
        with contextlib.suppress(FeedError, TimeoutError):
            async with asyncio.timeout(2):
                async for page in feed.watch():
                    pages.append(page)  # noqa: PERF401 - what came before the end is wanted
    finally:
        await feed.close()
    return pages
