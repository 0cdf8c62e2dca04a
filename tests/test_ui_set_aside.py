"""The page "No request": what was set aside is counted, listed, and brought back by one key."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy

from junhall import words
from junhall.casework import commands as c
from junhall.casework.board_rows import FirstPage
from junhall.casework.rows import NoRequestRow
from junhall.models.terms import Facet, Network, PostId, Role
from junhall.settings import Settings
from junhall.ui.set_aside import SetAside
from junhall.ui.shell import DeskWindow
from junhall.ui.theme import make_theme, wear
from ui_fake import NOW, TOWN, FakeOffice, HandClock

pytest_plugins = ["ui_loop"]
ROWS = (
    NoRequestRow(PostId(9), Network.MASTODON, "n9", "@ana@pueblo.example", "¡Hala Granada!", NOW,
                 "praise"),
    NoRequestRow(PostId(7), Network.MASTODON, "n7", "@eva@pueblo.example", "Buenos días", NOW,
                 "greeting"),
    NoRequestRow(PostId(5), Network.BLUESKY, "n5", "", "", NOW, "something of a later version"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def speak_english():
    words.choose("en")


@pytest.fixture
def office() -> FakeOffice:
    made = FakeOffice()
    made.set_aside = ROWS
    return made


@pytest.fixture
def page(qtbot, qt_loop, qapp, office: FakeOffice) -> SetAside:
    theme = make_theme("light")
    wear(qapp, theme)
    made = SetAside(office, theme, HandClock(), key="Y")
    qtbot.addWidget(made)
    made.set_town(TOWN)
    made.resize(900, 600)
    made.show()
    qtbot.waitUntil(lambda: made.list.model().rowCount() == 3)
    return made


def spoken(page: SetAside, at: int) -> str:
    model = page.list.model()
    return str(model.index(at, 0, QModelIndex()).data(Qt.ItemDataRole.AccessibleTextRole))


def test_that_every_post_says_who_what_and_why(page: SetAside) -> None:
    assert spoken(page, 0).startswith("@ana@pueblo.example, ¡Hala Granada!, football, or praise")
    assert "a greeting" in spoken(page, 1)
    assert spoken(page, 2).startswith("Bluesky, –, no words about anything")
    assert QAccessible.queryAccessibleInterface(page.list).text(QAccessible.Text.Name)


def test_that_one_key_brings_back_the_post_one_is_on(page: SetAside, office, qtbot) -> None:
    assert page.act("next")
    office.set_aside = (ROWS[0], ROWS[2])
    with qtbot.waitSignal(page.brought):
        assert page.act("accept")
    assert office.done[-1] == c.MakeRequest(by="lola", post_id=PostId(7))
    qtbot.waitUntil(lambda: page.list.model().rowCount() == 2)


def test_that_what_comes_while_one_looks_is_listed_and_the_place_is_kept(
    page: SetAside, office, qtbot
) -> None:
    page.act("next")
    office.set_aside = (
        NoRequestRow(PostId(11), Network.MASTODON, "n11", "@b@x.example", "👏", NOW, "emoji"),
        *ROWS,
    )
    office.ring(facets=Facet.POSTS)
    page.on_changes(_change(Facet.POSTS))
    qtbot.waitUntil(lambda: page.list.model().rowCount() == 4)
    assert spoken(page, page.list.currentIndex().row()).startswith("@eva")


def test_that_an_empty_page_says_what_will_appear(page: SetAside, office, qtbot) -> None:
    office.set_aside = ()
    page.on_changes(_change(Facet.POSTS))
    qtbot.waitUntil(lambda: not page.list.isVisible())
    assert not page.back.isEnabled()


def test_that_a_role_that_may_not_decide_it_sees_no_button(qtbot, qapp) -> None:
    page = SetAside(FakeOffice(role=Role.WORKER), make_theme("light"), HandClock(), key="Y")
    qtbot.addWidget(page)
    assert page.back.isHidden()


def test_that_the_board_leads_there_by_a_chip_and_esc_leads_back(
    qtbot, qt_loop, office: FakeOffice
) -> None:
    window = DeskWindow(
        office, theme=make_theme("light"), clock=HandClock(), settings=Settings(),
        first=FirstPage(office.board()),
    )  # fmt: skip
    qtbot.addWidget(window)
    window.show()
    spy = QSignalSpy(window.board.aside_wished)
    window.board.filters.aside.click()
    assert spy.count() == 1
    assert window.page == "no-request"
    assert window.rail.buttons["board"].isChecked()
    qtbot.waitUntil(lambda: window.frame.late["no-request"].widget.list.model().rowCount() == 3)
    window.do("accept")
    qtbot.waitUntil(lambda: bool(office.done))
    window.do("close")
    assert window.page == "board"
    window.stop()


def _change(facets: Facet):
    from junhall.casework.changes import ChangeSet
    from junhall.models.terms import Seq

    return ChangeSet(Seq(1), Seq(2), facets, None)
