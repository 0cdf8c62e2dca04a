"""From arguments to a window: the page that was asked for is the page that opens."""

import pytest

from junhall.models.terms import Role
from junhall.settings import Settings
from junhall.ui.begin import FirstWindow
from junhall.ui.faces import Wish, turn_to, window_for
from junhall.ui.shell import DeskWindow
from ui_fake import FakeOffice, still_clock


def wish(page: str | None, face: str = "desk") -> Wish:
    return Wish(face, page, Settings(theme="light"), still_clock, Role.DESK, is_demo=False)


def test_that_the_welcome_can_be_looked_at_whatever_the_ledger_holds(qtbot) -> None:
    window = window_for(wish("welcome"), FakeOffice(), None)
    qtbot.addWidget(window)
    assert isinstance(window, FirstWindow)
    assert "junhall" in window.windowTitle()


@pytest.mark.parametrize("page", ["settings", "private", "map"])
def test_that_a_desk_opens_at_the_page_asked_for(qtbot, page: str) -> None:
    office = FakeOffice()
    window = window_for(wish(page), office, office.board())
    qtbot.addWidget(window)
    assert isinstance(window, DeskWindow)
    assert window.page == "board"
    turn_to(window, wish(page))
    assert window.page == page
