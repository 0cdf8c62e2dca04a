"""Intake: a town's posts through the live code, beside bare inserts with a search index.

Bare: the same posts as tuples into a table without any index, and into the ledger's own full-text
index, page by page; pages of both come in turns. CPU time of the process.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import process_time

from bench_ledger import FULL, opened, read_ledger, take
from bench_table import Line
from bench_town import Town, toml

from junhall.casework.intake import Intake
from junhall.casework.readers import Readers
from junhall.casework.townhall import template
from junhall.casework.triage import with_template
from junhall.models import sqlite
from junhall.models.messages import Page
from junhall.models.town_toml import town_from_toml

PAGE = 10_000
LEDGER = "bench.ledger"
_BARE = """
CREATE TABLE post (id INTEGER PRIMARY KEY, network TEXT, remote_id TEXT, author TEXT, text TEXT,
                   posted_at INTEGER, seen_at INTEGER, in_reply_to TEXT)"""


class Bare:
    """Insert and search index only."""

    def __init__(self, path: Path, ledger: Path) -> None:
        path.unlink(missing_ok=True)
        self.raw = sqlite.connect(path, "write")
        self.raw.execute("PRAGMA journal_mode = WAL")
        self.raw.execute(_BARE)
        theirs = sqlite.connect(ledger, "probe")
        (index,) = theirs.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'post_fts'"
        ).fetchone()
        theirs.close()
        self.raw.execute(index)
        self.next_id = 1

    def take(self, page: Page) -> float:
        """CPU seconds for a page."""
        begun = process_time()
        first = self.next_id
        rows = [
            (post_id, post.network.value, post.remote_id, post.author, post.text, post.posted_at,
             post.seen_at, post.in_reply_to)
            for post_id, post in enumerate(page.posts, first)
        ]  # fmt: skip
        self.raw.execute("BEGIN IMMEDIATE")
        self.raw.executemany("INSERT INTO post VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self.raw.execute(
            "INSERT INTO post_fts (rowid, text) SELECT id, text FROM post WHERE id >= ?", (first,)
        )
        self.raw.execute("COMMIT")
        self.next_id += len(rows)
        return process_time() - begun


def figures(folder: Path, *, full: bool) -> Iterator[Line]:
    """Throughput at size, its steadiness, and requests a second with everything read."""
    posts = 1_000_000 if full else 60_000
    path = folder / LEDGER
    path.unlink(missing_ok=True)
    store = opened(path)
    bare = Bare(folder / "bare.db", path)
    intake = Intake(Readers(with_template(town_from_toml(toml()), template())))
    ours: list[float] = []
    theirs: list[float] = []
    for page in Town(posts).pages(PAGE):
        ours.append(take(store, intake, page))
        theirs.append(bare.take(page))
    store.close()
    yield Line(
        f"intake of {posts:,} posts / insert and search index only",
        posts / sum(ours), posts / sum(theirs), "posts/s", 0.30, aim=0.70,
    )  # fmt: skip
    fifth = max(1, len(ours) // 5)
    yield Line(
        "the last fifth of them / the first fifth",
        fifth * PAGE / sum(ours[-fifth:]), fifth * PAGE / sum(ours[:fifth]), "posts/s", 0.90,
    )  # fmt: skip
    yield Line(
        "what the bare inserts lose meanwhile: their last fifth / first",
        fifth * PAGE / sum(theirs[-fifth:]), fifth * PAGE / sum(theirs[:fifth]), "posts/s",
    )  # fmt: skip
    _, told = read_ledger(folder, FULL if full else 20_000)
    yield Line(
        f"requests of {told['posts']:,} posts, triage and places read / 2,000 a second",
        told["requests"] / told["spent_s"], 2_000, "req/s", 1.0,
    )  # fmt: skip
