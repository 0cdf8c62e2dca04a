"""Changes on their way from the sync thread to the screen: the first at once, a storm as one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from junhall.app.house import Relay
from junhall.casework.changes import PACE_MS, SLOWEST_MS, ChangeSet
from junhall.models.terms import Facet, RequestId, Seq


class Loop:
    """A loop whose time passes when the test says so."""

    def __init__(self) -> None:
        self.later: list[tuple[float, Callable[[], None]]] = []
        self.woken = 0

    def is_closed(self) -> bool:
        return False

    def call_soon_threadsafe(self, work: Callable[[], None]) -> None:
        self.woken += 1
        work()

    def call_later(self, after_s: float, work: Callable[[], None]) -> None:
        self.later.append((after_s, work))

    def pass_by(self) -> float:
        """The next timer ends; how long it was, in ms."""
        after_s, work = self.later.pop(0)
        work()
        return round(after_s * 1000)


@pytest.fixture
def loop() -> Loop:
    return Loop()


@pytest.fixture
def rung() -> list[ChangeSet]:
    return []


@pytest.fixture
def relay(loop: Loop, rung: list[ChangeSet]) -> Relay:
    made = Relay()
    made.loop = loop  # type: ignore[assignment]  # as much of a loop as a relay needs
    made.ring = rung.append
    return made


def change(seq: int, *, by_person: bool = False) -> ChangeSet:
    ids = frozenset({RequestId(seq)})
    return ChangeSet(Seq(seq), Seq(seq + 1), Facet.POSTS, ids, by_person=by_person)


def test_that_the_first_change_is_told_at_once_and_the_rest_as_one(
    relay: Relay, loop: Loop, rung: list[ChangeSet]
) -> None:
    for seq in range(4):
        relay(change(seq))
    assert [it.ids for it in rung] == [{0}]
    loop.pass_by()
    assert [it.ids for it in rung] == [{0}, {1, 2, 3}]
    assert loop.woken == 1


def test_that_the_more_is_told_the_longer_the_screen_rests(
    relay: Relay, loop: Loop, rung: list[ChangeSet]
) -> None:
    pauses = []
    relay(change(0))
    for altered in (1, 40, 4000, 3):
        for seq in range(altered):
            relay(change(10_000 * altered + seq))
        told = len(rung)
        pauses.append(0)
        while len(rung) == told:
            pauses[-1] += loop.pass_by()
    assert pauses == [PACE_MS, 500, SLOWEST_MS, SLOWEST_MS]
    assert [len(it.ids or ()) for it in rung] == [1, 1, 40, 4000, 3]
    assert loop.pass_by() == PACE_MS
    assert loop.later == []
    relay(change(9999))
    assert rung[-1].ids == {9999}


def test_that_a_storm_is_not_told_as_soon_as_it_began(
    relay: Relay, loop: Loop, rung: list[ChangeSet]
) -> None:
    for seq in range(300):
        relay(change(seq))
    assert loop.pass_by() == PACE_MS
    assert [it.ids for it in rung] == [{0}]
    for seq in range(300, 600):
        relay(change(seq))
    assert loop.pass_by() == SLOWEST_MS - PACE_MS
    assert [len(it.ids or ()) for it in rung] == [1, 599]


def test_that_a_rest_that_grew_ends_when_a_person_acts(
    relay: Relay, loop: Loop, rung: list[ChangeSet]
) -> None:
    for seq in range(300):
        relay(change(seq))
    loop.pass_by()
    relay(change(5000, by_person=True))
    assert [len(it.ids or ()) for it in rung] == [1, 300]
    assert loop.pass_by() == SLOWEST_MS - PACE_MS  # the rest that was cut short ends nothing
    relay(change(5001))
    assert len(rung) == 2
    assert loop.pass_by() == PACE_MS
    assert rung[-1].ids == {5001}


def test_that_what_a_person_did_is_told_at_once_in_a_storm_too(
    relay: Relay, loop: Loop, rung: list[ChangeSet]
) -> None:
    for turn in range(3):
        for seq in range(1000 * turn, 1000 * turn + 200):
            relay(change(seq))
        loop.pass_by()
    told = len(rung)
    relay(change(5000))
    assert len(rung) == told
    relay(change(5001, by_person=True))
    assert rung[-1].ids == {5000, 5001}
    assert len(rung) == told + 1


def test_that_it_says_how_long_it_is_silent(relay: Relay, loop: Loop) -> None:
    assert relay.silent_ms == 0
    relay(change(1))
    for seq in range(4000):
        relay(change(seq))
    loop.pass_by()
    assert PACE_MS < relay.silent_ms <= SLOWEST_MS


def test_that_many_deeds_at_once_are_told_together(
    relay: Relay, loop: Loop, rung: list[ChangeSet]
) -> None:
    for seq in range(50):
        relay(change(seq, by_person=True))
    assert len(rung) == 1
    loop.pass_by()
    assert [len(it.ids or ()) for it in rung] == [1, 49]
