"""Widgets in circles end on the screen's thread, whichever thread makes objects meanwhile."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from junhall.ui.circles import CALM, PATIENCE, Circles


class Ring:
    """An object that holds itself, as a widget and its slots often do."""

    def __init__(self) -> None:
        self.me = self


MADE: list[list[int]] = []


def make_many() -> None:
    """So many objects that Python would look for circles by itself."""
    MADE.extend([n] for n in range(200_000))


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    yield
    MADE.clear()


def test_that_a_circle_ends_on_the_screens_thread_and_on_no_other(qapp) -> None:
    parent = QObject()
    circles = Circles(parent)
    ended: list[int] = []
    weakref.finalize(Ring(), lambda: ended.append(threading.get_ident()))
    worker = threading.Thread(target=make_many)
    worker.start()
    worker.join()
    assert ended == []
    circles.look()
    assert ended == []  # somebody is at work: its objects may go by themselves
    for _ in range(CALM):
        circles.look()
    assert ended == [threading.get_ident()]


def test_that_they_are_looked_for_in_the_end_though_the_work_goes_on(qapp) -> None:
    circles = Circles(QObject())
    ended: list[int] = []
    weakref.finalize(Ring(), lambda: ended.append(threading.get_ident()))
    for _ in range(PATIENCE):
        assert ended == []
        MADE.extend([n] for n in range(5_000))
        circles.look()
    assert ended == [threading.get_ident()]


def test_that_little_work_is_not_looked_through(qapp) -> None:
    circles = Circles(QObject())
    gc.collect()
    before = [told["collections"] for told in gc.get_stats()]
    circles.look()
    assert [told["collections"] for told in gc.get_stats()] == before


def test_that_the_collector_looks_by_itself_while_the_loop_runs(qapp, qtbot) -> None:
    parent = QObject()
    Circles(parent)
    ended: list[int] = []
    weakref.finalize(Ring(), lambda: ended.append(threading.get_ident()))
    make_many()
    qtbot.waitUntil(lambda: ended == [threading.get_ident()], timeout=5_000)
