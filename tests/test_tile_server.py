"""Tiles of a server: polite, kept, and never more than a hole when it misbehaves."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from junhall import __version__
from junhall.casework.basemap_tiles import is_picture
from junhall.feeds.tiles import AT_A_TIME, KEPT_S, TileServer, is_template
from junhall.models.terms import Instant

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
NOW = Instant(1_793_000_000)


class Served:
    """A server that answers as the test says, and remembers what it was asked."""

    def __init__(self, folder: Path, answer: Callable[[httpx.Request], httpx.Response]) -> None:
        self.calls: list[httpx.Request] = []
        self.now = NOW
        self._answer = answer
        self.tiles = TileServer(
            "https://tiles.example/{z}/{x}/{y}.png", folder, clock=lambda: self.now,
            is_picture=is_picture, transport=httpx.MockTransport(self._handle),
        )  # fmt: skip

    def _handle(self, request: httpx.Request) -> httpx.Response:
        self.calls.append(request)
        return self._answer(request)

    def ask(self, *places: tuple[int, int, int]) -> list[bytes | None]:
        async def each() -> list[bytes | None]:
            return [await self.tiles.tile(*place) for place in places]

        return asyncio.run(each())


def picture(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, content=PNG, headers={"content-type": "image/png"})


def test_that_a_tile_is_fetched_once_under_our_own_name_and_then_kept(tmp_path):
    served = Served(tmp_path, picture)
    assert served.ask((3, 4, 5), (3, 4, 5)) == [PNG, PNG]
    (call,) = served.calls
    assert call.url.path == "/3/4/5.png"
    assert call.headers["user-agent"] == f"junhall/{__version__}"
    assert "authorization" not in call.headers
    assert Served(tmp_path, picture).ask((3, 4, 5)) == [PNG]


def age(folder: Path, seconds: int) -> None:
    for one in folder.rglob("*.tile"):
        os.utime(one, (NOW - seconds, NOW - seconds))


def test_that_an_old_tile_is_asked_for_again_and_serves_when_nobody_answers(tmp_path):
    Served(tmp_path, picture).ask((3, 4, 5))
    age(tmp_path, KEPT_S - 60)
    fresh = Served(tmp_path, picture)
    assert fresh.ask((3, 4, 5)) == [PNG]
    assert fresh.calls == []
    age(tmp_path, KEPT_S + 60)
    down = Served(tmp_path, lambda _r: httpx.Response(503))
    assert down.ask((3, 4, 5)) == [PNG]
    assert len(down.calls) == 1


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, content=b"<html>moved</html>", headers={"content-type": "text/html"}),
        httpx.Response(200, content=b"<html>", headers={"content-type": "image/png"}),
        httpx.Response(200, content=b"<svg/>", headers={"content-type": "image/svg+xml"}),
        httpx.Response(500),
        httpx.Response(429),
        httpx.Response(200, content=bytes(3_000_000), headers={"content-type": "image/png"}),
    ],
    ids=["page", "page as picture", "svg", "broken", "too many", "too large"],
)
def test_that_a_server_that_misbehaves_leaves_holes_and_is_left_alone_for_a_while(tmp_path, answer):
    served = Served(tmp_path, lambda _r: answer)
    assert served.ask((1, 0, 0), (1, 0, 1)) == [None, None]
    assert len(served.calls) == 1
    served.now = Instant(NOW + 60)
    served.ask((1, 0, 1))
    assert len(served.calls) == 2
    assert list(tmp_path.rglob("*.tile")) == []


def test_that_a_tile_the_server_does_not_have_is_no_reason_to_leave_it_alone(tmp_path):
    served = Served(
        tmp_path, lambda r: httpx.Response(404) if "/0.png" in r.url.path else picture(r)
    )
    assert served.ask((1, 0, 0), (1, 0, 1)) == [None, PNG]


def test_that_two_are_asked_at_a_time_and_no_more(tmp_path):
    waiting, most = 0, 0

    async def slowly(_request: httpx.Request) -> httpx.Response:
        nonlocal waiting, most
        waiting += 1
        most = max(most, waiting)
        for _ in range(5):
            await asyncio.sleep(0)
        waiting -= 1
        return picture(_request)

    tiles = TileServer(
        "https://tiles.example/{z}/{x}/{y}.png", tmp_path, clock=lambda: NOW,
        is_picture=is_picture, transport=httpx.MockTransport(slowly),
    )  # fmt: skip

    async def many() -> list[bytes | None]:
        return list(await asyncio.gather(*(tiles.tile(5, n, 0) for n in range(8))))

    assert asyncio.run(many()) == [PNG] * 8
    assert most == AT_A_TIME


def test_that_a_disk_that_takes_nothing_costs_the_next_fetch_only(tmp_path):
    (tmp_path / "file").write_text("")
    served = Served(tmp_path / "file", picture)
    assert served.ask((1, 0, 0), (1, 0, 0)) == [PNG, PNG]
    assert len(served.calls) == 2


@pytest.mark.parametrize(
    ("told", "is_one"),
    [
        ("https://a.example/{z}/{x}/{y}.png", True),
        ("http://a.example/{z}/{x}/{-y}.png", True),
        ("https://a.example/{z}/{x}.png", False),
        ("file:///{z}/{x}/{y}", False),
        ("{z}{x}{y}", False),
    ],
)
def test_that_an_address_of_tiles_names_a_server_and_all_three_places(told, is_one):
    assert is_template(told) is is_one
