"""A ledger of the made-up town, taken in page by page through the live code with all readers."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time
from typing import Any

from bench_town import Town, streets, toml

from junhall.casework.basemap import Basemap
from junhall.casework.intake import Intake
from junhall.casework.townhall import readers_of, take_town
from junhall.models.messages import Page
from junhall.models.store import Store, open_ledger
from junhall.models.terms import Instant

PAGE = 1_000
FULL = 1_000_000


def opened(path: Path) -> Store:
    """The ledger at a path, with the made-up town in it."""
    store = open_ledger(path, clock=lambda: Instant(0))

    def take(session: Any) -> None:
        take_town(session, toml(), folder=None, now=Instant(0), basemap=Basemap(tuple(streets())))

    store.write(take, durable=False).result()
    return store


def take(store: Store, intake: Intake, page: Page) -> float:
    """CPU seconds for a page through the live intake."""
    now = Instant(page.posts[-1].seen_at)

    def work(session: Any) -> None:
        intake.receive(session, page, now=now)

    begun = process_time()
    store.write(work, durable=False).result()
    return process_time() - begun


def read_ledger(folder: Path, posts: int) -> tuple[Path, dict[str, float]]:
    """A ledger of so many posts, all of them read; and what taking them cost.

    Made once a folder: the benches that read it come after the one that measures its making.
    """
    path = folder / f"read-{posts}.ledger"
    told = path.with_suffix(".json")
    if told.exists():
        open_ledger(path, clock=lambda: Instant(0)).close()  # one that was kept may be of before
        return path, json.loads(told.read_text("utf-8"))
    store = opened(path)
    intake = Intake(store.read(readers_of).result())
    spent = sum(take(store, intake, page) for page in Town(posts, matters=True).pages(PAGE))
    requests = count(store, "request")
    store.close()
    made = {"posts": posts, "requests": requests, "spent_s": spent}
    told.write_text(json.dumps(made), "utf-8")
    return path, made


def count(store: Store, table: str) -> int:
    """How many rows a table has."""
    return store.read(
        lambda session: session.connection().exec_driver_sql(f"SELECT count(*) FROM {table}")
        .scalar_one()
    ).result()  # fmt: skip
