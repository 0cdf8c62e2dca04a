"""A Qt loop that runs coroutines, for tests of screens."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
import qasync
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from junhall import words
from junhall.ui.theme import Theme, make_theme, wear


@pytest.fixture
def english() -> Iterator[None]:
    words.choose("en")
    yield
    words.choose("en")


@pytest.fixture
def qt_loop(qapp: QApplication) -> Iterator[qasync.QEventLoop]:
    """Coroutines run while Qt's events are handled."""
    loop = qasync.QEventLoop(qapp, already_running=True)
    yield loop
    for task in asyncio.all_tasks(loop):
        task.cancel()
    for _ in range(50):
        if not asyncio.all_tasks(loop):
            break
        QCoreApplication.processEvents()
    # Not loop.stop(): it quits the application, whose next tests would wait for nothing.
    loop._QEventLoop__is_running = False
    asyncio.events._set_running_loop(None)
    loop.close()


@pytest.fixture
def theme(qapp: QApplication, english: None) -> Theme:
    """The light theme, worn."""
    made = make_theme("light")
    wear(qapp, made)
    return made
