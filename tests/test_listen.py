"""What is pushed is written at a pace that leaves the computer to whoever sits at it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from junhall.feeds.contract import Capabilities
from junhall.models.messages import IncomingPost, Page
from junhall.models.terms import Instant, Network, RemoteId
from junhall.sync.listen import AT_ONCE, LONGEST_REST_S, RESTS, Listener
from junhall.sync.pace import Outcome
from junhall.sync.pull import Pulled
from junhall.sync.turn import Turn
from simulation import BEGINS, SimulatedLoop, simulate, until


class Pouring:
    """A network that pushes so many posts, one after another, as fast as they are taken."""

    capabilities = Capabilities(text_limit=500, streams=True)

    def __init__(self, posts: int) -> None:
        self.posts = posts

    async def watch(self) -> AsyncIterator[Page]:
        for n in range(self.posts):
            yield Page(posts=(post(n),))
        await asyncio.Event().wait()


class Writing:
    """A ledger whose pages take so long; when each was begun and what it brought."""

    account_id = 1

    def __init__(self, loop: SimulatedLoop, takes_s: float) -> None:
        self._loop, self._takes_s = loop, takes_s
        self.began: list[float] = []
        self.taken: list[list[str]] = []

    async def pull(self, feed: Any) -> Pulled:
        return Pulled(Outcome.QUIET)

    async def take(self, page: Page, feed: Any, *, stream: str = "") -> None:
        self.began.append(self._loop.time())
        await asyncio.sleep(self._takes_s)
        self.taken.append([it.remote_id for it in page.posts])


def post(n: int) -> IncomingPost:
    return IncomingPost(
        Network.MASTODON, RemoteId(str(n)), "@ana@pueblo.example", "@hall farola", BEGINS, BEGINS
    )


def written(posts: int, takes_s: float) -> Writing:
    """All posts of a storm as they were written."""

    async def main(loop: SimulatedLoop) -> Writing:
        ledger = Writing(loop, takes_s)
        turn = Turn(lambda: None, lambda: Instant(BEGINS + int(loop.time())))
        ear = Listener(
            Pouring(posts),  # type: ignore[arg-type]  # as much of a feed as an ear needs
            ledger,  # type: ignore[arg-type]  # as much of a puller
            turn,
            caught_up=lambda: None,
        )
        task = asyncio.ensure_future(ear.run())
        await until(lambda: sum(map(len, ledger.taken)) == posts, every_s=0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return ledger

    return simulate(main)


@pytest.mark.parametrize(
    ("takes_s", "rests_s"), [(0.05, 0.05 * RESTS), (2.0, LONGEST_REST_S), (0.0, 0.0)]
)
def test_that_after_a_page_the_postman_rests_longer_than_it_took_but_not_for_long(
    takes_s: float, rests_s: float
) -> None:
    ledger = written(1000, takes_s)
    pauses = [b - a for a, b in zip(ledger.began, ledger.began[1:], strict=False)]
    assert len(pauses) >= 2
    assert pauses == pytest.approx([takes_s + rests_s] * len(pauses))


def test_that_what_came_while_it_rested_is_one_page_in_the_order_it_came() -> None:
    ledger = written(1000, 0.1)
    assert [it for page in ledger.taken for it in page] == [str(n) for n in range(1000)]
    assert len(ledger.taken) < 10
    assert max(map(len, ledger.taken)) <= AT_ONCE
