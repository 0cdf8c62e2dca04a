"""What people wait for on a large ledger: the first page, a word, a case with its thread.

CPU time of the thread that answers, the 95th percentile of some hundred different askings, beside
the 16 ms in which a screen is painted.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import thread_time
from typing import Any

from bench_ledger import FULL, read_ledger
from bench_table import Line, percentile
from bench_town import Town

from junhall.casework import casequery, queries
from junhall.casework.asks import BoardPage
from junhall.casework.firstpage import first_page
from junhall.casework.townhall import readers_of
from junhall.models.store import Store, open_ledger
from junhall.models.terms import Instant, RequestId

FRAME_MS = 16.0
ROUNDS = 200
_WARM = 10


def figures(folder: Path, *, full: bool) -> Iterator[Line]:
    """Each question's 95th percentile."""
    posts = FULL if full else 20_000
    path, _ = read_ledger(folder, posts)
    store = open_ledger(path, clock=lambda: Instant(0))
    readers = store.read(readers_of).result()
    now = Instant(_scalar(store, "SELECT max(posted_at) FROM post") + 600)
    newest = _scalar(store, "SELECT max(id) FROM request")
    rng = random.Random(3)
    threaded = store.read(
        lambda session: session.connection().exec_driver_sql(
            "SELECT id FROM request WHERE posts >= 3 AND id > ? ORDER BY id LIMIT 20000",
            (newest // 2,),
        ).scalars().all()
    ).result()  # fmt: skip
    town = Town(1)
    midnight = queries.midnight_of(readers.town, now)

    def glance(session: Any) -> object:
        execute = queries.executor(session.connection())
        return first_page(execute, now=now, midnight=midnight)

    def page(session: Any) -> object:
        return queries.board_page(session, BoardPage(), readers.town, now)

    def word(session: Any) -> object:
        found = queries.search(session, town.word(rng.randrange(20_000)), 50, private=False)
        return found or True

    def case(session: Any) -> object:
        wanted = RequestId(rng.choice(threaded))
        return casequery.case(session, wanted, readers, now, private=True)

    asked: Sequence[tuple[str, Callable[[Any], object]]] = (
        ("the first page before anything is loaded", glance),
        ("the board's first page with its medians", page),
        ("a search of one word, newest first", word),
        ("one case with its thread", case),
    )
    for name, work in asked:
        yield Line(
            f"p95 on {posts:,} posts: {name}", _p95_ms(store, work), FRAME_MS, "ms", 1.0,
            at_least=False,
        )  # fmt: skip
    store.close()


def _scalar(store: Store, statement: str) -> int:
    return int(
        store.read(lambda session: session.connection().exec_driver_sql(statement).scalar_one())
        .result()
    )  # fmt: skip


def _p95_ms(store: Store, work: Callable[[Any], object]) -> float:
    def timed(session: Any) -> float:
        begun = thread_time()
        assert work(session) is not None
        return (thread_time() - begun) * 1_000

    told = [store.read(timed).result() for _ in range(_WARM + ROUNDS)]
    return percentile(told[_WARM:], 0.95)
