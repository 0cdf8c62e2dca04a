"""A ledger on a real file with a few people in it, for tests of the store and its safety."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from junhall.models.search import index_authors, index_notes, index_posts
from junhall.models.store import Store, open_ledger
from junhall.models.terms import Instant

NOW = Instant(1_793_000_000)


def clock() -> Instant:
    return NOW


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    store = open_ledger(path, clock=clock)
    try:
        yield store
    finally:
        assert store.close()


def run(store: Store, *statements: tuple[str, tuple[object, ...]]) -> None:
    def work(session: Session) -> None:
        for statement, values in statements:
            session.connection().exec_driver_sql(statement, values)

    store.write(work, durable=True).result()


def one(store: Store, statement: str, *values: object) -> object:
    return store.read(
        lambda session: session.connection().exec_driver_sql(statement, values).scalar()
    ).result()


def post(
    post_id: int, author: int | None, text: str, thread: int | None = None, **more: object
) -> tuple[str, tuple[object, ...]]:
    values: dict[str, object] = {
        "id": post_id, "network": "mastodon", "remote_id": f"r{post_id}", "author_id": author,
        "text": text, "posted_at": NOW + post_id, "seen_at": NOW + post_id + 5,
        "thread_id": thread or post_id, **more,
    }  # fmt: skip
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    return f"INSERT INTO post ({names}) VALUES ({marks})", tuple(values.values())


def author(author_id: int, handle: str, name: str | None = None) -> tuple[str, tuple[object, ...]]:
    return (
        (
            "INSERT INTO author (id, network, handle, handle_folded, name)"
            " VALUES (?, 'mastodon', ?, ?, ?)"
        ),
        (author_id, handle, handle.removeprefix("@").casefold(), name),
    )


def request(request_id: int, opening: int, **more: object) -> tuple[str, tuple[object, ...]]:
    values: dict[str, object] = {
        "id": request_id, "number_year": 2026, "number_n": request_id, "thread_id": opening,
        "opening_post_id": opening, "network": "mastodon", "kind": "problem", "status": "new",
        "title": "", "posted_at": NOW, "seen_at": NOW, "lap_posted_at": NOW, "last_post_at": NOW,
        **more,
    }  # fmt: skip
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    return f"INSERT INTO request ({names}) VALUES ({marks})", tuple(values.values())


def act(
    act_id: int, opening: int, verb: str, value: dict[str, object]
) -> tuple[str, tuple[object, ...]]:
    return (
        "INSERT INTO act (id, post_id, at, by, verb, value) VALUES (?, ?, ?, 'desk', ?, ?)",
        (act_id, opening, NOW, verb, json.dumps(value, ensure_ascii=False)),
    )


def index_all(store: Store) -> None:
    def work(session: Session) -> None:
        connection = session.connection()
        index_posts(connection, 1, 10_000)
        index_notes(connection, 1, 10_000)
        index_authors(connection, 1, 10_000)

    store.write(work, durable=False).result()


def small_town(path: Path, posts: int = 20) -> Path:
    with opened(path) as store:
        run(
            store,
            author(1, "@vecina@pueblo.example", "Vecina"),
            *(post(n, 1, f"La farola número {n} no luce") for n in range(1, posts + 1)),
            request(1, 1),
        )
        index_all(store)
    return path
