"""From arguments to a window: the page that was asked for is the page that opens."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from junhall.casework.board_rows import FirstPage
from junhall.models.terms import Role
from junhall.settings import Settings
from junhall.ui import faces
from junhall.ui.begin import FirstWindow
from junhall.ui.faces import Wish, turn_to, window_for
from junhall.ui.house import House
from junhall.ui.shell import DeskWindow
from ui_fake import FakeOffice, still_clock


def wish(page: str | None, face: str = "desk") -> Wish:
    return Wish(face, page, Settings(theme="light"), still_clock, Role.DESK, is_demo=False)


def test_that_the_welcome_can_be_looked_at_whatever_the_ledger_holds(qtbot, theme) -> None:
    window = window_for(wish("welcome"), theme, FakeOffice(), None)
    qtbot.addWidget(window)
    assert isinstance(window, FirstWindow)
    assert "junhall" in window.windowTitle()


@pytest.mark.parametrize("page", ["settings", "private", "map"])
def test_that_a_desk_opens_at_the_page_asked_for(qtbot, theme, page: str) -> None:
    office = FakeOffice()
    window = window_for(wish(page), theme, office, FirstPage(office.board()))
    qtbot.addWidget(window)
    assert isinstance(window, DeskWindow)
    assert window.page == "board"
    turn_to(window, wish(page))
    assert window.page == page


class Window(QWidget):
    """A window with pages: it notes where it was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.gone: list[str] = []

    def go(self, name: str) -> None:
        self.gone.append(name)


def test_that_a_page_that_asks_waits_for_the_loop(qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = Window()
    qtbot.addWidget(window)
    before: list[str] = []
    monkeypatch.setattr(faces, "window_for", lambda *_: window)
    monkeypatch.setattr(faces, "live", lambda *_: before.extend(window.gone) or 0)
    assert faces.show(wish("times"), None, _nothing) == 0
    assert before == []
    qtbot.waitUntil(lambda: window.gone == ["times"])


def _nothing() -> House:
    raise AssertionError("nobody lives here")
