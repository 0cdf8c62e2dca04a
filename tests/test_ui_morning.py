"""The page "today": rows that are doors, what waits answered or given away with one key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from junhall import words
from junhall.casework.board_rows import FirstPage
from junhall.casework.commands import Assign, Undo
from junhall.casework.morning_rows import (
    About,
    AboutRow,
    DoneRow,
    Morning,
    MorningFigures,
    PromisedRow,
    ThanksRow,
    WaitingRow,
)
from junhall.models.figure import Figure
from junhall.models.terms import ActId, Instant, Network, RequestId, RequestKind, Role, StaffCode
from junhall.settings import Settings
from junhall.ui.morning.says import Teller, about_words, greeting, open_words
from junhall.ui.shell import DeskWindow
from junhall.ui.theme import Theme
from ui_fake import NOW, TOWN, FakeOffice, HandClock

pytest_plugins = ["ui_loop"]
LAMP, SHADE, PARK = RequestId(1187), RequestId(1190), RequestId(1185)
NO_FIGURE = Figure(None, 0, NOW)
EMPTY = Morning(
    Instant(NOW - 50_000), (), (), (), 0, (), 0, About((), 0, is_weekday=False),
    MorningFigures(0, 0, 0, False, NO_FIGURE, NO_FIGURE, NO_FIGURE),
    NOW,
)  # fmt: skip
FULL = replace(
    EMPTY,
    promised=(
        PromisedRow(LAMP, "Farola", "mañana", StaffCode("lola"), Instant(NOW - 9000),
                    Instant(NOW - 60), (StaffCode("electrician"),)),
        PromisedRow(PARK, "Poda", "esta tarde", StaffCode("x"), Instant(NOW - 9000),
                    Instant(NOW + 9000), ()),
    ),
    waiting=(
        WaitingRow(SHADE, "¿Sombra?", "@ana@x", Network.MASTODON, "post", True,
                   RequestKind.QUESTION, None, Instant(NOW - 700), 3, "asks"),
        WaitingRow(PARK, "Un huerto", "@mar@x", Network.MASTODON, "post", False,
                   RequestKind.PROPOSAL, None, Instant(NOW - 90), 0, "kind"),
    ),
    done=(DoneRow(LAMP, "Farola", None, "Calle Real", Instant(NOW - 90), 238, ()),),
    done_total=30,
    thanks=(ThanksRow(PARK, "¡Gracias!", "@ana@x", Network.MASTODON, False, (), NOW),),
    thanks_total=1,
    about=About((AboutRow("lighting", 9, 2.0, True), AboutRow(None, 1, None, False)), 8,
                is_weekday=True),
    figures=MorningFigures(23, 26, 2, False, Figure(360.0, 40, NOW), Figure(540.0, 30, NOW),
                           Figure(0.94, 50, NOW)),
)  # fmt: skip


class Town(FakeOffice):
    morning = FULL

    async def ask(self, query):
        if type(query).__name__ == "MorningAsk":
            return self.morning
        return await super().ask(query)

    async def do(self, command):
        done = await super().do(command)
        return replace(done, act_id=ActId(len(self.done)))


@pytest.fixture
def window(qtbot, qt_loop, theme: Theme) -> Iterator[DeskWindow]:
    office = Town(role=Role.MAYOR)
    made = DeskWindow(
        office, theme=theme, clock=HandClock(), settings=Settings(), first=FirstPage(office.board())
    )
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: made.windowTitle().startswith("Villablanca"))
    made.go("today")
    qtbot.waitUntil(lambda: made.frame.late["today"].morning is not None)
    yield made
    made.stop()
    made.case.retire()


def test_that_every_row_says_who_and_when_and_opens_its_request(window: DeskWindow, qtbot) -> None:
    page = window.frame.late["today"]
    first, second = page.promised.doors
    assert "you" in first.words.second
    assert "“mañana”" in first.words.second
    assert (first.words.tone, second.words.tone) == ("red", "teal")
    waiting = page.waiting.doors[0].words
    assert waiting.second == "@ana ✓ · asks you · question · 3 more people say so"
    assert waiting.end == "11:40"
    assert "30" in page.done.about.text()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert window.page == "board"
    assert window.board.current == LAMP


def test_that_the_keyboard_starts_at_what_waits_and_walks(window: DeskWindow, qtbot) -> None:
    page = window.frame.late["today"]
    assert page.waiting.doors[0].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_J)
    assert page.waiting.doors[1].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
    assert page.waiting.doors[0].hasFocus()


def test_that_r_lists_what_waits_and_esc_comes_back(window: DeskWindow, qtbot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_R)
    qtbot.waitUntil(lambda: window.page == "board")
    assert window.board.results.model.rowCount() == 2
    assert window.board.current == SHADE
    window.take("close")
    assert window.page == "today"


def test_that_a_gives_what_waits_to_the_desk_and_it_can_be_taken_back(
    window: DeskWindow, qtbot
) -> None:
    office = window._office
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: len(office.done) == 2)
    assert [it.request_id for it in office.done] == [SHADE, PARK]
    assert all(isinstance(it, Assign) and it.assignees for it in office.done)
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.undo_now()
    qtbot.waitUntil(lambda: len(office.done) == 4)
    assert [type(it) for it in office.done[2:]] == [Undo, Undo]


def test_that_an_empty_morning_says_what_will_appear(window: DeskWindow, qtbot) -> None:
    page = window.frame.late["today"]
    page.show_morning(EMPTY)
    for card in page.cards:
        assert card._empty.isVisibleTo(page), card.accessibleName()
        assert "appear" in card._empty.text()
    assert not page.answer.isVisible()
    assert page.doors["kept"].accessibleName().startswith("–")


def test_that_only_the_mayor_has_a_today(qtbot, qt_loop, theme: Theme) -> None:
    office = FakeOffice(role=Role.DESK)
    made = DeskWindow(office, theme=theme, clock=HandClock(), settings=Settings())
    qtbot.addWidget(made)
    assert "today" not in made.rail.buttons
    assert made.keys.keys_of("go-today") == ()
    made.go("today")
    assert made.page == "board"


@pytest.mark.parametrize("lang", ["en", "es", "fr"])
def test_that_the_morning_speaks_the_reader_s_language(lang: str, english: None) -> None:
    words.choose(lang)
    teller = Teller(TOWN, StaffCode("lola"))
    told = [greeting(NOW, "Europe/Madrid"), about_words(FULL.about, NOW, "Europe/Madrid")]
    told += [teller.waiting(row, NOW).second for row in FULL.waiting]
    told += [teller.promised(row, NOW).second for row in FULL.promised]
    told += [*open_words(FULL), *teller.about(FULL.about.rows[0])]
    assert all(told)
    assert not any("{" in text for text in told)
