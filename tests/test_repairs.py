"""Whose requests a worker's photo may close: an indexed question (rules.md 13)."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from junhall.casework.repairs import THREADS_WITH, threads_with
from junhall.models.store import Store
from ledger_fixtures import opened, post, request, run

PEOPLE = ("ana", "anabel", "pepe", "luis", "marta")


def plainly(rows: list[tuple[int, str, int | None, int | None]], firsts: dict[str, int],
            codes: set[str]) -> set[int]:  # fmt: skip
    """The same by reading everything: (thread, assignees, assigned_at, ended_at)."""
    found = set()
    for thread, assignees, assigned_at, ended_at in rows:
        theirs = codes & set(assignees.split())
        if assigned_at is None or not theirs:
            continue
        if ended_at is None or ended_at >= min(firsts.get(code, 0) for code in theirs):
            found.add(thread)
    return found


@pytest.fixture
def store(tmp_path: Path):
    with opened(tmp_path / "town.ledger") as made:
        yield made


def ask(store: Store, codes: set[str]) -> set[int]:
    return store.read(lambda session: threads_with(session.connection(), codes)).result()


def test_that_just_their_requests_are_found_that_a_picture_of_theirs_can_close(
    store: Store,
) -> None:
    dice = random.Random(13)
    rows, written = [], []
    for n in range(1, 400):
        who = " ".join(sorted(dice.sample(PEOPLE, dice.choice((0, 1, 1, 1, 2)))))
        assigned_at = None if not who or dice.random() < 0.1 else 1000 + n
        ended_at = dice.choice((None, dice.randrange(1000, 3000)))
        rows.append((n, who, assigned_at, ended_at))
        written.append(request(n, n, assignees=who, assigned_at=assigned_at, ended_at=ended_at))
    firsts = {"ana": 1500, "pepe": 2500, "luis": 1200}
    for at, (code, first) in enumerate(firsts.items(), 1000):
        for later in (0, 100):
            picture = {"official": code, "media": 1, "posted_at": first + later}
            written.append(post(at + later, None, "", **picture))
    run(store, *written)
    for codes in ({"ana"}, {"anabel"}, {"pepe", "luis"}, {"marta", "ana"}, set(PEOPLE)):
        assert ask(store, codes) == plainly(rows, firsts, codes), codes
    assert ask(store, set()) == set()
    assert ask(store, {"nobody"}) == set()


def test_that_nobody_has_anything_in_an_empty_hall(store: Store) -> None:
    assert ask(store, {"ana"}) == set()


def test_that_not_all_that_is_assigned_is_looked_at(store: Store) -> None:
    def plan(session) -> list[str]:
        told = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {THREADS_WITH}", ("[]",))
        return [row[3] for row in told]

    said = store.read(plan).result()
    looks = [line for line in said if "ix_request_assigned" in line]
    assert looks
    assert all("(assignees" in line or "min" in line for line in looks[1:]), said
    assert not any(line.startswith("SCAN r ") and "ix_request" not in line for line in said)
