"""A junhall without a window that is struck down at a named point: for tests, as a process.

python tests/killed_station.py LEDGER URL BEGAN [POINT NTH] [--posts N]

With a point it ends itself with kill -9 when it passes there for the n-th time. It leaves in good
order as soon as N posts are in the ledger and nothing of the outbox can go on by itself.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from sqlalchemy.orm import Session  # noqa: E402 - found beside this file

from junhall.casework.intake import Intake  # noqa: E402 - see above
from junhall.casework.townhall import readers_of  # noqa: E402 - see above
from junhall.feeds.mastodon import MastodonFeed  # noqa: E402 - see above
from junhall.models.store import Store, open_ledger  # noqa: E402 - see above
from junhall.sync.engine import Engine  # noqa: E402 - see above
from junhall.sync.outbox import NEVER  # noqa: E402 - see above
from junhall.sync.points import Point  # noqa: E402 - see above
from junhall.sync.watch import Watch  # noqa: E402 - see above
from quick_time import QuickLoop, QuickTime  # noqa: E402 - see above


class Death:
    """Passes points, until one of them is the last."""

    def __init__(self, point: str | None, nth: int) -> None:
        self._left = {Point(point): nth} if point else {}

    def __call__(self, point: Point) -> None:
        if point in self._left:
            self._left[point] -= 1
            if not self._left[point]:
                os.kill(os.getpid(), signal.SIGKILL)


def is_idle(store: Store, posts: int) -> bool:
    def work(session: Session) -> bool:
        execute = session.connection().exec_driver_sql
        moving = execute(
            "SELECT count(*) FROM outbox WHERE state IN"
            " ('held', 'scheduled', 'queued', 'sending', 'unsure') AND due_at < ?",
            (NEVER,),
        ).scalar_one()
        waits = execute(
            "SELECT count(*) FROM outbox e JOIN outbox o ON o.request_id = e.request_id"
            " AND o.id > e.id WHERE e.state = 'unsure' AND e.due_at >= ? AND o.state = 'queued'",
            (NEVER,),
        ).scalar_one()
        there = execute("SELECT count(*) FROM post WHERE official IS NULL").scalar_one()
        return there >= posts and (not moving or bool(waits))

    return store.read(work, lane="figures").result()


async def live(store: Store, url: str, time: QuickTime, death: Death, posts: int) -> None:
    watch = Watch(store, lambda _: None)
    engine = Engine(
        store,
        Intake(store.read(readers_of).result()),
        lambda account: MastodonFeed(url, "hall-token", clock=time.clock),
        watch,
        clock=time.clock,
        station=f"station:{os.getpid()}",
        scrub=lambda: None,
        media=store.media,
        at=death,
    )
    running = asyncio.ensure_future(engine.run())
    await asyncio.sleep(1.0)  # whoever is cancelled before the first step has not lived
    while not is_idle(store, posts) and not running.done():  # noqa: ASYNC110 - a ledger rings nobody here
        await asyncio.sleep(1.0)
    running.cancel()
    await asyncio.wait({running})
    running.result()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("ledger")
    parser.add_argument("url")
    parser.add_argument("began", type=float)
    parser.add_argument("point", nargs="?")
    parser.add_argument("nth", nargs="?", type=int, default=1)
    parser.add_argument("--posts", type=int, default=0)
    told = parser.parse_args()
    time = QuickTime(told.began)
    store = open_ledger(Path(told.ledger), clock=time.clock)
    loop = QuickLoop()
    try:
        death = Death(told.point, told.nth)
        loop.run_until_complete(live(store, told.url, time, death, told.posts))
    finally:
        loop.close()
        store.close()


if __name__ == "__main__":
    main()
