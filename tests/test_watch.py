"""A commit in one process shows in another: the log is tailed, nudged by its file, never alone."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from junhall.casework.changes import ChangeSet
from junhall.models.store import Store, open_ledger
from junhall.models.terms import Facet, Seq
from junhall.sync import watch as watching
from junhall.sync.watch import Watch
from ledger_fixtures import clock

COMMIT = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}]
from junhall.models import sqlite
raw = sqlite.connect(Path(sys.argv[1]), "write")
raw.execute("BEGIN IMMEDIATE")
raw.execute("INSERT INTO change (at, facets, request_id, cause) VALUES (1, 2, 7, 'staff')")
raw.execute("COMMIT")
raw.close()
"""


@pytest.fixture
def store(tmp_path: Path):
    made = open_ledger(tmp_path / "town.ledger", clock=clock)
    yield made
    assert made.close()


def commit(store: Store, request: int | None = None, facets: Facet = Facet.STATUS) -> None:
    store.write(
        lambda session: session.connection().exec_driver_sql(
            "INSERT INTO change (at, facets, request_id, cause) VALUES (1, ?, ?, 'staff')",
            (int(facets), request),
        ),
        durable=False,
    ).result()


async def heard(store: Store, act: object, n: int = 1) -> list[ChangeSet]:
    """What a watch tells after something was done, on a loop of its own."""
    rung: list[ChangeSet] = []
    enough = asyncio.Event()

    def ring(changes: ChangeSet) -> None:
        rung.append(changes)
        if len(rung) >= n:
            enough.set()

    watch = Watch(store, ring)
    watch._seq = Seq(0)  # from the beginning: what is committed before it runs counts too
    running = asyncio.ensure_future(watch.run())
    await asyncio.to_thread(act, watch)  # type: ignore[arg-type]  # a test's own work
    async with asyncio.timeout(20):
        await enough.wait()
    running.cancel()
    await asyncio.wait({running})
    return rung


def test_that_a_commit_of_another_process_is_rung_with_what_it_altered(store: Store) -> None:
    def act(watch: Watch) -> None:
        script = textwrap.dedent(COMMIT).format(root=str(Path(__file__).parents[1]))
        subprocess.run([sys.executable, "-c", script, str(store.path)], check=True, timeout=30)

    (rung,) = asyncio.run(heard(store, act))
    assert (rung.since, rung.facets, rung.ids) == (Seq(0), Facet.STATUS, frozenset({7}))


def test_that_a_file_that_grew_before_the_commit_is_looked_at_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "POLL_S", 3600.0)  # the safety net is not what finds it
    monkeypatch.setattr(watching, "AGAIN_S", (0.002, 0.05, 0.5, 5.0))
    looked = threading.Event()

    def act(watch: Watch) -> None:
        look = watch._look

        async def slow_look() -> bool:
            found = await look()
            looked.set()
            return found

        watch._look = slow_look  # type: ignore[method-assign]  # to know that it looked in vain
        watch.file_grew()
        assert looked.wait(10)
        commit(store, 9)

    (rung,) = asyncio.run(heard(store, act))
    assert rung.ids == frozenset({9})


def test_that_a_change_is_found_without_any_nudge(store: Store) -> None:
    (rung,) = asyncio.run(heard(store, lambda _: commit(store, 3)))
    assert rung.ids == frozenset({3})


def test_that_more_than_is_read_at_once_is_read_without_waiting(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "POLL_S", 60.0)
    many = watching.AT_ONCE + 1

    def act(watch: Watch) -> None:
        store.write(
            lambda session: session.connection().exec_driver_sql(
                "INSERT INTO change (at, facets, request_id, cause) VALUES (1, 2, ?, 'feed')",
                [(n,) for n in range(many)],
            ),
            durable=False,
        ).result()
        watch.nudge()

    told = asyncio.run(heard(store, act, 2))
    assert [len(it.ids or ()) for it in told] == [watching.AT_ONCE, 1]


def test_that_whoever_hears_can_stop_hearing(store: Store) -> None:
    watch = Watch(store, lambda _: None)
    told: list[ChangeSet] = []
    stop = watch.hear(told.append)
    stop()
    watch._seq = Seq(0)
    commit(store, 1)
    asyncio.run(watch._look())
    assert told == []


def test_that_a_window_s_watcher_feels_the_log_grow_and_follows_a_new_one(
    store: Store, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from junhall.ui import log_watcher

    monkeypatch.setattr(log_watcher, "AGAIN_MS", 20)
    felt: list[int] = []
    log = Path(f"{store.path}-wal")
    watcher = log_watcher.LogWatcher(log, lambda: felt.append(1) or 0)
    commit(store, 1)
    qtbot.waitUntil(lambda: bool(felt), timeout=10_000)
    other = log.with_name("other-wal")
    late = log_watcher.LogWatcher(other, lambda: felt.append(2) or 0)
    other.write_bytes(b"")
    qtbot.waitUntil(lambda: late._watcher.files() == [str(other)], timeout=10_000)
    with other.open("ab") as file:
        file.write(b"x")
        file.flush()
        os.fsync(file.fileno())
    qtbot.waitUntil(lambda: 2 in felt, timeout=10_000)
    watcher.deleteLater()
    late.deleteLater()


def test_that_a_log_that_grows_on_and_on_wakes_the_screen_once_a_rest(
    tmp_path: Path, qapp, qtbot
) -> None:
    from junhall.ui import log_watcher

    log = tmp_path / "town-wal"
    log.write_bytes(b"")
    felt: list[int] = []

    def grew() -> int:
        felt.append(1)
        return 60_000

    watcher = log_watcher.LogWatcher(log, grew)

    def grow() -> None:
        with log.open("ab") as file:
            file.write(b"x")

    grow()
    qtbot.waitUntil(lambda: bool(felt), timeout=10_000)
    for _ in range(50):
        grow()
        qapp.processEvents()
    assert felt == [1]
    watcher._rest.start(0)  # what was written meanwhile is told once the rest is over
    qtbot.waitUntil(lambda: len(felt) == 2, timeout=10_000)
    watcher.deleteLater()


def test_that_what_staff_did_is_told_as_theirs(store: Store) -> None:
    (rung,) = asyncio.run(heard(store, lambda _: commit(store, 3)))
    assert rung.by_person
