"""Small windows: they ask, take the keyboard and give it back, and never hold up the rest."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from junhall import words
from junhall.models.terms import Instant, PlaceQuality, RequestKind, StaffCode
from junhall.ui.dialogs.choices import Choice, Finder, place_in, service_in
from junhall.ui.dialogs.new_request import NewRequest, place_named
from junhall.ui.dialogs.pick import Pick
from junhall.ui.dialogs.sheet import Sheet
from junhall.ui.dialogs.when import When
from junhall.ui.dialogs.who import WhoSitsHere
from junhall.ui.dialogs.write import CloseRequest, WriteNote
from junhall.ui.theme import make_theme, wear
from ui_fake import NOW, TOWN

FRUIT = (Choice("a", "Apple tree"), Choice("b", "Pineapple"), Choice("c", "Cherry", "red"))


@pytest.fixture(autouse=True)
def speak_english():
    words.choose("en")


@pytest.fixture
def theme(qapp):
    theme = make_theme("light")
    wear(qapp, theme)
    return theme


@pytest.fixture
def host(qtbot):
    """A window with a field that has the keyboard."""
    host = QWidget()
    field = QLineEdit(host)
    QVBoxLayout(host).addWidget(field)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return host


def every(theme, host):
    return [
        Pick("Which fruit?", FRUIT, theme, host),
        WhoSitsHere(TOWN, theme, host),
        NewRequest(TOWN, StaffCode("lola"), theme, host),
        WriteNote(theme, host),
        CloseRequest(theme, host),
        When("mañana", None, NOW, "Europe/Madrid", theme, host),
    ]


def test_that_esc_closes_every_window_and_the_keyboard_returns(theme, host, qtbot):
    field = host.findChild(QLineEdit)
    for sheet in every(theme, host):
        sheet.open()
        qtbot.waitUntil(sheet.isVisible)
        with qtbot.waitSignal(sheet.rejected):
            qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        qtbot.waitUntil(field.hasFocus)


def test_that_enter_on_cancel_cancels(theme, host, qtbot):
    sheet = NewRequest(TOWN, StaffCode("lola"), theme, host)
    sheet.open()
    sheet.cancel.setFocus()
    qtbot.waitUntil(sheet.cancel.hasFocus)
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet.cancel, Qt.Key.Key_Return)


def test_that_enter_on_cancel_does_not_do_what_the_other_button_does(theme, host, qtbot):
    sheet = Sheet("Shall it?", theme, host)
    pressed = []
    sheet.buttons("Yes").clicked.connect(lambda: pressed.append("yes"))
    sheet.open()
    sheet.cancel.setFocus()
    qtbot.waitUntil(sheet.cancel.hasFocus)
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet.cancel, Qt.Key.Key_Return)
    assert not pressed


def test_that_every_control_of_every_window_has_a_name(theme, host):
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QListView, QComboBox)
    for sheet in every(theme, host):
        sheet.open()
        for widget in sheet.findChildren(QWidget):
            internal = widget.objectName().startswith("qt_") or isinstance(
                widget.parent(), (QComboBox, QLineEdit)
            )
            if isinstance(widget, kinds) and widget.isVisible() and not internal:
                found = QAccessible.queryAccessibleInterface(widget)
                assert found.text(QAccessible.Text.Name).strip(), (sheet, widget)
        sheet.close()


def test_that_every_label_is_plain_text(theme, host):
    for sheet in every(theme, host):
        labels = sheet.findChildren(QLabel)
        assert labels
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
        sheet.close()


@pytest.mark.parametrize(
    ("typed", "keys"),
    [("", "abc"), ("app", "ab"), ("pine", "b"), ("tree app", "a"), ("RED", "c"), ("chery", "c"),
     ("zzzz", "")],
)  # fmt: skip
def test_that_a_list_is_filtered_by_words_with_a_typing_error_forgiven(typed, keys):
    assert "".join(choice.key for choice in Finder(FRUIT).find(typed)) == keys


def test_that_what_is_always_offered_stays_last():
    finder = Finder((*FRUIT, Choice("-", "No one", is_always=True)))
    assert [choice.key for choice in finder.find("cherry")] == ["c", "-"]


def test_that_enter_takes_the_line_under_the_bar(theme, host, qtbot):
    pick = Pick("Which fruit?", FRUIT, theme, host)
    pick.open()
    qtbot.keyClicks(pick.filter, "app")
    qtbot.keyClick(pick.filter, Qt.Key.Key_Down)
    with qtbot.waitSignal(pick.picked) as taken:
        qtbot.keyClick(pick.filter, Qt.Key.Key_Return)
    assert taken.args == [("b",), ""]


def test_that_several_are_marked_with_ctrl_space(theme, host, qtbot):
    pick = Pick("Which fruit?", FRUIT, theme, host, several=True)
    pick.open()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(pick.filter, Qt.Key.Key_Space, control)
    qtbot.keyClick(pick.filter, Qt.Key.Key_Down)
    qtbot.keyClick(pick.filter, Qt.Key.Key_Space, control)
    with qtbot.waitSignal(pick.picked) as taken:
        qtbot.keyClick(pick.filter, Qt.Key.Key_Return)
    assert taken.args == [("a", "b"), ""]


def test_that_unmarking_everybody_leaves_nobody(theme, host, qtbot):
    chosen = (Choice("a", "Apple", is_chosen=True), Choice("b", "Pear"))
    pick = Pick("Which fruit?", chosen, theme, host, several=True)
    pick.open()
    qtbot.keyClick(pick.filter, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(pick.picked) as taken:
        qtbot.keyClick(pick.filter, Qt.Key.Key_Return)
    assert taken.args == [(), ""]


def test_that_enter_after_a_name_nobody_bears_takes_no_one_from_nobody(theme, host, qtbot):
    choices = (*FRUIT, Choice("", "No one", is_always=True))
    pick = Pick("Which fruit?", choices, theme, host, several=True)
    qtbot.addWidget(pick)
    pick.open()
    qtbot.keyClicks(pick.filter, "Zzzz")
    assert pick.shown == ("No one",)
    with qtbot.assertNotEmitted(pick.picked):
        qtbot.keyClick(pick.filter, Qt.Key.Key_Return)
    pick.filter.clear()
    qtbot.keyClicks(pick.filter, "no o")
    with qtbot.waitSignal(pick.picked) as taken:
        qtbot.keyClick(pick.filter, Qt.Key.Key_Return)
    assert taken.args == [("",), ""]


def test_that_a_text_of_ones_own_can_be_the_answer(theme, host, qtbot):
    pick = Pick("Where?", FRUIT, theme, host, free="Set «{text}»")
    pick.open()
    qtbot.keyClicks(pick.filter, "zzzz {x}")
    assert pick.shown == ("Set «zzzz {x}»",)
    with qtbot.waitSignal(pick.picked) as taken:
        qtbot.keyClick(pick.filter, Qt.Key.Key_Return)
    assert taken.args == [(), "zzzz {x}"]


def test_that_who_sits_here_is_a_name_from_staff(theme, host, qtbot):
    who = WhoSitsHere(TOWN, theme, host)
    who.open()
    qtbot.keyClicks(who.filter, "ines")
    with qtbot.waitSignal(who.said) as told:
        qtbot.keyClick(who.filter, Qt.Key.Key_Return)
    assert told.args == ["obras"]


def test_that_a_request_is_written_down_with_the_keyboard_alone(theme, host, qtbot):
    sheet = NewRequest(TOWN, StaffCode("lola"), theme, host, channel="phone")
    sheet.open()
    qtbot.waitUntil(sheet.text.hasFocus)
    qtbot.keyClicks(sheet.text, "Water en la calle del pozo, mucha")
    qtbot.keyClick(sheet.text, Qt.Key.Key_Tab)
    assert sheet.label.hasFocus()
    qtbot.keyClicks(sheet.label, "Manuel")
    with qtbot.waitSignal(sheet.filed) as filed:
        qtbot.keyClick(sheet.label, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (wish,) = filed.args
    assert (wish.channel, wish.label, wish.service) == ("phone", "Manuel", "water")
    assert (wish.place.name, wish.place.quality) == ("Calle del Pozo", PlaceQuality.STREET)
    assert wish.kind is None, "the office reads the kind"


def test_that_a_place_somebody_wrote_is_not_overwritten_by_a_proposal(theme, host, qtbot):
    sheet = NewRequest(TOWN, StaffCode("lola"), theme, host)
    sheet.open()
    qtbot.keyClicks(sheet.place, "Fuente")
    qtbot.keyClicks(sheet.text, "en la Plaza Mayor")
    assert sheet.place.text() == "Fuente"


def test_that_a_request_without_words_is_not_filed_and_says_why(theme, host, qtbot):
    sheet = NewRequest(TOWN, StaffCode("lola"), theme, host)
    sheet.open()
    with qtbot.assertNotEmitted(sheet.filed):
        sheet.file.click()
    assert "in a few words" in sheet.problem.text()
    assert sheet.isVisible()


def test_that_kind_and_privacy_travel_with_the_wish(theme, host):
    sheet = NewRequest(TOWN, StaffCode("lola"), theme, host)
    sheet.text.setPlainText("x")
    sheet.kind.setCurrentIndex(sheet.kind.findData("complaint"))
    sheet.private.setChecked(True)
    wish = sheet.command()
    assert (wish.kind, wish.private, wish.by) == (RequestKind.COMPLAINT, True, "lola")
    assert wish.label == "Somebody at the counter"


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("en la calle del pozo 12", "Calle del Pozo"), ("Plaza  MAYOR, ya", "Plaza Mayor"),
        ("la plaza", None), ("", None),
    ],
)  # fmt: skip
def test_that_a_street_is_found_as_it_is_written(text, street):
    assert place_in(text, TOWN.streets) == street


def test_that_a_place_nobody_knows_is_a_guess():
    assert place_named("Fuente vieja", TOWN.streets).quality is PlaceQuality.GUESSED
    assert service_in("the GRAFFITI there", TOWN.services) == "graffiti"


def test_that_a_promise_without_a_time_can_be_said(theme, host, qtbot):
    sheet = When("#tag", None, NOW, "Europe/Madrid", theme, host)
    sheet.open()
    none = next(b for b in sheet.findChildren(QAbstractButton) if "without a time" in b.text())
    with qtbot.waitSignal(sheet.chosen) as told:
        none.click()
    assert told.args == [None]


def test_that_a_promised_time_is_the_towns(theme, host):
    due = Instant(1_782_900_000)  # summer time, another offset than in November
    sheet = When("", due, NOW, "Europe/Madrid", theme, host)
    assert sheet.instant() == due


def test_that_closing_asks_for_a_reason(theme, host, qtbot):
    sheet = CloseRequest(theme, host, not_ours=True)
    sheet.open()
    with qtbot.assertNotEmitted(sheet.closed):
        sheet.end.click()
    assert sheet.problem.text()
    sheet.reason.setPlainText("  la carretera es de la provincia ")
    with qtbot.waitSignal(sheet.closed) as told:
        sheet.end.click()
    assert told.args == ["la carretera es de la provincia", True]


def test_that_an_empty_note_is_not_kept(theme, host, qtbot):
    sheet = WriteNote(theme, host)
    sheet.open()
    qtbot.waitUntil(sheet.text.hasFocus)
    with qtbot.assertNotEmitted(sheet.written):
        sheet.keep.click()
    sheet.text.setFocus()
    qtbot.keyClicks(sheet.text, "avisado")
    with qtbot.waitSignal(sheet.written) as told:
        qtbot.keyClick(sheet.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["avisado"]
