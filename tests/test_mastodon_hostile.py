"""Whatever a server says, a feed answers with posts, oddities or errors of its family: no crash."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from junhall.feeds.contract import FeedError, Unreachable
from junhall.feeds.mastodon import MastodonFeed
from junhall.feeds.mastodon_cursor import position_from
from junhall.feeds.mastodon_facts import facts_from
from junhall.feeds.mastodon_posts import PostReader, UnreadableError
from junhall.models.messages import OutgoingMessage
from junhall.models.terms import Instant, RemoteId

NOW = Instant(1_795_600_000)
KEYS = st.sampled_from(
    [
        "id", "type", "status", "account", "acct", "bot", "display_name", "content", "created_at",
        "edited_at", "visibility", "mentions", "url", "media_attachments", "description", "reblog",
        "in_reply_to_id", "language", "spoiler_text", "last_status", "ancestors", "descendants",
        "configuration", "statuses", "max_characters", "urls", "streaming", "version", "domain",
    ]
)  # fmt: skip
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40)
    | st.sampled_from([
        "mention", "reblog", "update", "image", "2026-11-25T09:46:40Z", "https://a.example/x",
        "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "\ud800", "\x00",
    ])
)  # fmt: skip
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=8),
    max_leaves=30,
)


@given(JSON)
def test_that_anything_said_is_a_post_or_unreadable(told: Any) -> None:
    reader = PostReader("town.example", lambda: NOW)
    for read in (reader.post, reader.note, reader.talk):
        with suppress(UnreadableError):
            read(told)


@given(JSON)
def test_that_any_server_has_limits_to_work_with(told: Any) -> None:
    facts = facts_from(told, "https://town.example")
    assert facts.able.text_limit > 0
    assert facts.able.media_limit > 0
    assert facts.domain


@given(st.text(max_size=80) | JSON.map(lambda told: json.dumps({"v": 1, "marks": told})))
def test_that_any_cursor_is_a_place_to_go_on_from(told: str) -> None:
    place = position_from(told, "town.example")
    assert position_from(place.text(), "town.example") == place


@settings(max_examples=60, deadline=None)
@given(st.lists(JSON, min_size=1, max_size=6), st.sampled_from([200, 202, 206, 400, 404, 500]))
def test_that_any_answers_to_any_calls_end_in_the_family(answers: list[Any], status: int) -> None:
    said = iter(range(10**6))

    def road(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, content=json.dumps(answers[next(said) % len(answers)]))

    async def no_pause(seconds: float) -> None:
        await asyncio.sleep(0)

    async def everything() -> None:
        feed = MastodonFeed(
            "https://town.example", "t", clock=lambda: NOW, staff=["x"], pause=no_pause,
            transport=httpx.MockTransport(road),
        )  # fmt: skip
        one = RemoteId("1")
        try:
            for work in (
                feed.greet(), feed.fetch(None), feed.thread(one), feed.recheck([one]),
                feed.find_own(NOW), feed.send(OutgoingMessage("Hola", one), "key"),
                feed.picture("https://files.example/a.png", at_most=100),
            ):  # fmt: skip
                with suppress(FeedError):
                    await work
        finally:
            await feed.close()

    asyncio.run(everything())


def test_that_an_abyss_of_brackets_is_no_json_and_no_crash() -> None:
    def road(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=b"[" * 200_000)

    async def fetch() -> None:
        feed = MastodonFeed(
            "https://town.example", "t", clock=lambda: NOW, transport=httpx.MockTransport(road)
        )
        try:
            await feed.fetch(None)
        finally:
            await feed.close()

    with pytest.raises(FeedError):
        asyncio.run(fetch())


def test_that_a_stream_that_never_ends_an_event_is_left() -> None:
    sent = 0

    async def endless() -> Any:
        nonlocal sent
        yield b"event: update\ndata: "
        while True:
            sent += 1
            yield b"x" * 100_000

    def road(request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("/streaming/user"):
            kind = {"content-type": "text/event-stream"}
            return httpx.Response(200, headers=kind, content=endless())
        if path == "/api/v2/instance":
            urls = {"urls": {"streaming": "wss://town.example"}}
            return httpx.Response(200, json={"domain": "town.example", "configuration": urls})
        if path.endswith("/verify_credentials"):
            return httpx.Response(200, json={"id": "1", "acct": "hall"})
        return httpx.Response(404, json={"error": "Record not found"})

    async def no_pause(seconds: float) -> None:
        await asyncio.sleep(0)

    async def listen() -> None:
        feed = MastodonFeed(
            "https://town.example", "t", clock=lambda: NOW, pause=no_pause,
            transport=httpx.MockTransport(road),
        )  # fmt: skip
        try:
            async for page in feed.watch():
                assert page.posts == ()
        finally:
            await feed.close()

    with pytest.raises(Unreachable):
        asyncio.run(listen())
    assert sent < 200


def test_that_an_endless_answer_is_not_read_to_its_end() -> None:
    sent = 0

    async def endless() -> Any:
        nonlocal sent
        while True:
            sent += 1
            yield b"x" * 1_000_000

    def road(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=endless())

    async def fetch() -> None:
        feed = MastodonFeed(
            "https://town.example", "t", clock=lambda: NOW, transport=httpx.MockTransport(road)
        )
        try:
            await feed.fetch(None)
        finally:
            await feed.close()

    with pytest.raises(FeedError):
        asyncio.run(fetch())
    assert sent < 40
