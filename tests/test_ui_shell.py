"""The frame: pages, keys, search, palette, foot and top bar, each with a name."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetricsF
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from junhall import words
from junhall.casework.board_rows import FirstPage
from junhall.casework.errors import Invalid
from junhall.casework.rows import FeedLight
from junhall.models.terms import Instant, Network, Role
from junhall.settings import Settings
from junhall.ui.bridge import launch
from junhall.ui.dialogs.who import WhoSitsHere
from junhall.ui.foot import feed_words, outbox_words
from junhall.ui.keys import ACTIONS, Keys, is_single
from junhall.ui.palette_box import Entry, PaletteBox, matching
from junhall.ui.parts.controls import Avatar, Chip, KeyButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.parts.toast import Toast
from junhall.ui.rail import Rail
from junhall.ui.shell import DeskWindow
from junhall.ui.theme import make_theme, wear
from junhall.ui.topbar import live_words
from junhall.ui.welcome import Welcome
from ui_fake import NOW, TOWN, FakeOffice, HandClock, evening, row

pytest_plugins = ["ui_loop"]


@pytest.fixture
def office() -> FakeOffice:
    return FakeOffice()


@pytest.fixture
def window(qtbot, qt_loop, theme, office: FakeOffice) -> Iterator[DeskWindow]:
    made = DeskWindow(
        office, theme=theme, clock=HandClock(), settings=Settings(), first=FirstPage(office.board())
    )
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: made.windowTitle().startswith("Villablanca"))
    qtbot.waitUntil(lambda: made.case.request == 1187)
    yield made
    made.stop()
    made.case.retire()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


# The first page and the pages


def test_that_the_first_page_is_painted_before_anything_is_asked(theme, qtbot) -> None:
    office = FakeOffice()
    window = DeskWindow(
        office, theme=theme, clock=HandClock(), settings=Settings(), first=FirstPage(office.board())
    )
    qtbot.addWidget(window)
    window.grab()
    assert office.asked == []
    assert [len(pane.model.rows) for pane in window.board.columns] == [4, 3, 3, 3]


def test_that_the_rail_leads_to_every_page_and_none_is_dead(window: DeskWindow, qtbot) -> None:
    for name, button in window.rail.buttons.items():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.page == name
        said = [it.text() for it in window.centralWidget().findChildren(QLabel) if it.isVisible()]
        assert any(len(text) > 20 for text in said), name


def test_that_a_worker_has_no_private_page(theme, qtbot) -> None:
    window = DeskWindow(
        FakeOffice(role=Role.WORKER), theme=theme, clock=HandClock(), settings=Settings()
    )
    qtbot.addWidget(window)
    assert "private" not in window.rail.buttons
    window.go("private")
    assert window.page == "board"


def test_that_private_requests_are_on_their_own_page_alone(
    window: DeskWindow, office: FakeOffice, qtbot
) -> None:
    office.put(row(3001, "Asunto privado", is_private=True))
    window.do("go-private")
    qtbot.waitUntil(lambda: bool(window.private.columns[0].model.rows))
    assert [it.id for it in window.private.columns[0].model.rows] == [3001]
    assert 3001 not in {it.id for pane in window.board.columns for it in pane.model.rows}
    assert window.rail.buttons["private"].accessibleName() == "Private, 1 waiting"


def test_that_the_demonstration_is_always_said(window: DeskWindow) -> None:
    said = [it.text() for it in window.ribbon.findChildren(QLabel)]
    assert window.ribbon.isVisible()
    assert "Demonstration" in said[0]


def test_that_a_real_town_wears_no_ribbon(theme, qtbot, qt_loop) -> None:
    office = FakeOffice(town=replace(TOWN, is_demo=False))
    window = DeskWindow(office, theme=theme, clock=HandClock(), settings=Settings())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Villablanca"))
    assert not window.ribbon.isVisible()
    window.stop()


def test_that_a_public_request_does_not_stay_beside_the_private_board(
    window: DeskWindow, qtbot
) -> None:
    window.do("go-private")
    assert window.case.request is None
    window.do("go-board")
    assert window.case.request == 1187


# Keys


def test_that_single_keys_never_fire_while_someone_types(window: DeskWindow, qtbot) -> None:
    window.do("search")
    field = window.top.search
    qtbot.waitUntil(field.hasFocus)
    before = window.board.current
    QTest.keyClicks(field, "jkxnzGB?")
    assert field.text() == "jkxnzGB?"
    assert window.board.current == before
    assert window.board.selected == frozenset()
    assert QApplication.activeModalWidget() is None
    field.clear()  # or the search would be asked for after the test, when no loop runs


def test_that_keys_work_again_when_the_field_is_left(window: DeskWindow, qtbot) -> None:
    window.do("search")
    qtbot.waitUntil(window.top.search.hasFocus)
    QTest.keyClicks(window.top.search, "agua")
    press(Qt.Key.Key_Escape)
    assert window.top.search.text() == ""
    press(Qt.Key.Key_J)
    assert window.board.current == 1188


def test_that_g_then_a_letter_goes_there(window: DeskWindow) -> None:
    press(Qt.Key.Key_G)
    press(Qt.Key.Key_T)
    assert window.page == "times"
    press(Qt.Key.Key_G)
    press(Qt.Key.Key_B)
    assert window.page == "board"


def test_that_single_keys_can_be_switched_off(window: DeskWindow) -> None:
    window.keys.allow_single_keys(allowed=False)
    before = window.board.current
    press(Qt.Key.Key_J)
    assert window.board.current == before
    assert window.keys.key_of("next") == ""
    assert window.keys.key_of("palette") == "Ctrl+K"


def test_that_keys_can_be_given_to_other_actions(qapp, qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    keys = Keys(holder, remap={"next": ("Down",), "reply": ("Ctrl+R",)})
    heard: list[str] = []
    keys.triggered.connect(heard.append)
    holder.show()
    qtbot.waitExposed(holder)
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    holder.setFocus()
    QTest.keyClick(holder, Qt.Key.Key_J)
    QTest.keyClick(holder, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["reply"]


def test_that_a_text_someone_writes_is_theirs_in_every_kind_of_field(qapp, qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    keys, heard = Keys(holder), []
    keys.triggered.connect(heard.append)
    fields: tuple[QLineEdit | QPlainTextEdit, ...] = (QLineEdit(holder), QPlainTextEdit(holder))
    holder.show()
    holder.activateWindow()
    for field in fields:
        field.setFocus()
        QTest.keyClicks(field, "rae jk")
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert fields[0].text() == "rae j"
    assert fields[1].toPlainText() == "rae j"
    assert heard == []


def test_that_no_two_actions_share_a_key() -> None:
    bound = [key for action in ACTIONS for key in action.keys]
    assert len(bound) == len(set(bound))
    assert {key for key in bound if is_single(key)} >= {"J", "/", "?", "G, B", "Shift+J"}
    assert not any(is_single(key) for key in ("Ctrl+K", "Esc", "Backspace", "Return"))


# Following, opening, taking turns


def test_that_the_case_follows_the_card_one_moves_to(window: DeskWindow, qtbot) -> None:
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_J)
    qtbot.waitUntil(lambda: window.case.request == 1189)


def test_that_on_a_narrow_screen_board_and_case_take_turns(window: DeskWindow, qtbot) -> None:
    window.resize(820, 700)
    qtbot.waitUntil(lambda: not window.case.isVisible())
    assert window.board.isVisible()
    press(Qt.Key.Key_Return)
    assert window.case.isVisible()
    assert not window.board.isVisible()
    press(Qt.Key.Key_Escape)
    assert window.board.isVisible()
    assert not window.case.isVisible()


def test_that_the_theme_can_change_while_one_works(window: DeskWindow, qapp, qtbot) -> None:
    window.board.choose(window.board.columns[1].model.rows[0].id)
    wanted = window.board.current
    listeners = window._office.listeners
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    dark = make_theme("dark")
    wear(qapp, dark)
    window.set_theme(dark)
    assert window.isActiveWindow(), "no part is a window of its own for a moment"
    qtbot.waitUntil(lambda: window.case.request == wanted)
    assert window.board.current == wanted
    assert window._office.listeners == listeners


def test_that_the_desk_follows_who_sits_there(
    window: DeskWindow, office: FakeOffice, qtbot
) -> None:
    office.staff = "luz"
    window.person_changed()
    window.board.set_view("mine")
    qtbot.waitUntil(lambda: [it.id for it in window.board.columns[3].model.rows] == [1184])
    assert window.top.who.accessibleName() == "Ana Beltrán sits here; change"
    assert office.asked[-1].filter.staff == "luz"


def test_that_closing_ends_all_listening(window: DeskWindow, office: FakeOffice) -> None:
    window.close()
    assert office.listeners == 0


def test_that_closing_waits_where_the_house_asks_for_it(window: DeskWindow) -> None:
    leaving = QSignalSpy(window.leaving)
    window.hold_close()
    window.close()
    assert window.isVisible()
    assert leaving.count() == 1
    window.leave()
    assert not window.isVisible()


# Live, or not


def light(**values: object) -> FeedLight:
    usual = FeedLight(1, Network.MASTODON, "@v", "live", Instant(NOW - 1), Instant(NOW - 12),
                      None, None)  # fmt: skip
    return replace(usual, **values)


@pytest.mark.parametrize(
    ("feeds", "tone", "said"),
    [
        ((), "ink3", "No account connected"),
        ((light(state="off"),), "ink3", "No account connected"),
        ((light(),), "green", "Live · 1 feed · last post 12 s ago"),
        ((light(last_post_at=None),), "green", "Live · 1 feed · no post yet"),
        ((light(), light(state="needs_person")), "red",
         "1 account needs somebody · last post 12 s ago"),
        ((light(last_sync_at=None),), "amber", "Connecting"),
        ((light(last_sync_at=Instant(NOW - 600)),), "amber", "Not live since 22:50"),
    ],
)  # fmt: skip
def test_that_the_light_is_green_only_while_it_is_true(
    english, feeds: tuple[FeedLight, ...], tone: str, said: str
) -> None:
    assert live_words(feeds, NOW, "Europe/Madrid")[:2] == (tone, said)


def test_that_the_foot_claims_nothing_it_does_not_know(english) -> None:
    assert outbox_words((light(),)) == ("ink2", "")
    assert outbox_words((light(outbox=0),)) == ("ink2", "Outbox empty")
    assert outbox_words((light(outbox=2),)) == ("ink2", "Outbox: 2 on their way")
    assert outbox_words((light(outbox=2, outbox_stuck=1),))[0] == "red"
    assert outbox_words((light(outbox=1, outbox_later=1),)) == ("ink2", "Outbox: 1 for later")
    assert outbox_words((light(outbox=3, outbox_later=1),))[1] == "Outbox: 2 on their way"
    waiting = light(state="waiting", waiting_until=Instant(NOW + 18))
    assert feed_words(waiting, NOW) == "Mastodon · next look in 18 s"


def test_that_the_last_posts_age_ticks(window: DeskWindow) -> None:
    window._clock.forward(3)
    window.tick()
    assert window.top._live.text() == "Live · 3 feeds · last post 15 s ago"


def test_that_an_office_that_fails_is_said_and_what_is_shown_stays(
    window: DeskWindow, office: FakeOffice, qtbot
) -> None:
    async def broken(query: object) -> None:
        raise OSError

    office.ask = broken
    office.alter(1187, supporters=5)
    qtbot.waitUntil(window.toast.isVisible)
    assert "did not answer" in window.toast.text
    assert len(window.board.columns[0].model.rows) == 4


# Palette, keys, new request, welcome


def test_that_the_palette_does_commands_and_opens_requests(window: DeskWindow, qtbot) -> None:
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.findChild(PaletteBox)
    qtbot.waitUntil(box.field.hasFocus)
    QTest.keyClicks(box.field, "go to the tim")
    assert box.model.entry_at(0).command == "go-times"
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert window.page == "times"
    window.do("palette")
    box = next(it for it in window.findChildren(PaletteBox) if it.isVisible())
    qtbot.waitUntil(box.field.hasFocus)
    QTest.keyClicks(box.field, "mirador")
    qtbot.waitUntil(lambda: any(it.request == 1150 for it in box.model._entries))
    at = next(i for i, it in enumerate(box.model._entries) if it.request == 1150)
    box._move(at)
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert window.page == "board"
    assert window.case.request == 1150


def test_that_the_palette_forgives_a_slip_of_the_finger() -> None:
    told = (Entry("New request", command="new"), Entry("Assign", command="assign"))
    assert matching(told, "nwe reqest")[0].command == "new"
    assert matching(told, "") == told
    assert matching(told, "ass")[0].command == "assign"


def test_that_the_sheet_of_keys_shows_every_action(window: DeskWindow) -> None:
    press(Qt.Key.Key_Question)
    sheet = QApplication.activeModalWidget()
    said = {it.text() for it in sheet.findChildren(QLabel)}
    here = {action.words() for action in ACTIONS if window.keys.keys_of(action.id)}
    assert len(here) >= len(ACTIONS) - 1  # the mayor's morning has its key in her window only
    assert here <= said
    sheet.close()


def test_that_a_new_request_keeps_its_words_when_it_is_refused(
    window: DeskWindow, office: FakeOffice, qtbot
) -> None:
    press(Qt.Key.Key_N)
    sheet = QApplication.activeModalWidget()
    sheet.text.setPlainText("Un bache")
    office.refuse = Invalid("empty-text")
    sheet.file.click()
    qtbot.waitUntil(lambda: len(office.done) == 1)
    assert sheet.isVisible()
    assert sheet.text.toPlainText() == "Un bache"
    ended: list[int] = []
    sheet.finished.connect(ended.append)
    sheet.file.click()
    qtbot.waitUntil(lambda: bool(ended))
    assert office.done[-1].text == "Un bache"


def test_that_nobody_writes_anything_down_before_saying_who_they_are(theme, qtbot, qt_loop) -> None:
    window = DeskWindow(FakeOffice(staff=None), theme=theme, clock=HandClock(), settings=Settings())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), WhoSitsHere))
    QApplication.activeModalWidget().close()
    window.do("new")
    assert QApplication.activeModalWidget() is None
    assert "who sits here" in window.toast.text
    wished = QSignalSpy(window.settings_wished)
    window.top.who.chosen.emit("lola")
    assert wished.at(0)[0].staff == "lola"
    window.stop()


def test_that_the_welcome_has_no_button_for_what_is_not_there(theme, qtbot) -> None:
    page = Welcome(theme)
    qtbot.addWidget(page)
    page.show()
    wished = QSignalSpy(page.demo_wished)
    buttons = [it for it in names(page) if it[0] == QAccessible.Role.Button]
    assert [name for _, name in buttons] == ["Open the demonstration", "Choose a file"]
    next(it for it in page.findChildren(QObject) if getattr(it, "text", str)() ==
         "Open the demonstration").click()  # fmt: skip
    assert wished.count() == 1


def test_that_undo_takes_back_for_eight_seconds_and_once(theme, qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(600, 400)
    holder.show()
    toast, undone = Toast(holder, theme), []
    toast.say("Assigned to Ana", lambda: undone.append(1))
    assert toast.isVisible()
    assert toast._timer.interval() == 8000
    assert toast.undo_now()
    assert not toast.undo_now()
    assert undone == [1]


# Texts of strangers


HOSTILE = "<b>x</b><img src='file:///etc/hostname'>&amp; <a href='x'>y</a>"


def test_that_small_parts_never_read_markup(theme, qtbot) -> None:
    label = PlainLabel(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE
    label.resize(30, 20)
    label.grab()
    assert "<img" not in label.toolTip()
    chip, button, avatar = (
        Chip("A & B"),
        KeyButton("A & B", "N", theme),
        Avatar("@x", HOSTILE, theme),
    )
    for widget in (chip, button, avatar):
        qtbot.addWidget(widget)
        widget.grab()
    assert chip.text() == "A && B"


def test_that_no_label_of_the_window_reads_markup(theme, qtbot, qt_loop) -> None:
    rows = tuple(replace(it, title=HOSTILE, author=HOSTILE, place_name=HOSTILE) for it in evening())
    town = replace(TOWN, name=HOSTILE, staff=tuple(replace(it, name=HOSTILE) for it in TOWN.staff))
    office = FakeOffice(rows, town=town)
    window = DeskWindow(
        office, theme=theme, clock=HandClock(), settings=Settings(), first=FirstPage(office.board())
    )
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.case.request is not None)
    qtbot.waitUntil(lambda: window.top._town.text() != "")
    window.grab()
    labels = window.centralWidget().findChildren(QLabel)
    rich = [
        it.text()
        for it in labels
        if it.textFormat() != Qt.TextFormat.PlainText and "<" in it.text()
    ]
    assert rich == []
    tips = [it.toolTip() for it in window.findChildren(QWidget)]
    assert not [tip for tip in tips if "<img" in tip or "<b>x" in tip]
    window.stop()
    window.case.retire()


# Everything has a name


INTERACTIVE = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.PageTab,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
}


def names(widget: QWidget) -> list[tuple[QAccessible.Role, str]]:
    """Role and name of everything visible, as assistive technology is told."""
    found: list[tuple[QAccessible.Role, str]] = []
    kept: list[QAccessibleInterface] = []

    def walk(it: QAccessibleInterface | None, depth: int) -> None:
        if it is None or not it.isValid() or depth > 40 or it.state().invisible:
            return
        kept.append(it)
        found.append((it.role(), it.text(QAccessible.Text.Name)))
        if it.role() in {QAccessible.Role.Table, QAccessible.Role.List}:
            return
        for at in range(it.childCount()):
            walk(it.child(at), depth + 1)

    walk(QAccessible.queryAccessibleInterface(widget), 0)
    return found


@pytest.mark.parametrize("page", ["board", "private", "map", "settings"])
def test_that_every_control_has_a_name(window: DeskWindow, page: str) -> None:
    window.go(page)
    told = names(window)
    nameless = [role for role, name in told if role in INTERACTIVE and not name.strip()]
    assert nameless == []
    assert sum(role in INTERACTIVE for role, _ in told) >= 9


def test_that_cards_are_heard_as_sentences(window: DeskWindow) -> None:
    view = window.board.columns[0].view
    table = QAccessible.queryAccessibleInterface(view)
    heard = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    assert any(text.startswith("New, La farola de Calle del Pozo") for text in heard)


def test_that_the_keyboard_reaches_every_control_and_is_never_trapped(
    window: DeskWindow, qtbot
) -> None:
    window.board.take_keyboard()
    start = QApplication.focusWidget()
    reached = [start]
    for _ in range(120):
        window.focusNextChild()
        if QApplication.focusWidget() is start:
            break
        reached.append(QApplication.focusWidget())
    assert QApplication.focusWidget() is start
    assert len(reached) == len(set(map(id, reached)))
    # Of a group where one is chosen, Tab reaches that one; the arrows walk along the group.
    wanted = {window.top.search, window.top.new, window.top.who, window.rail.buttons["board"]}
    assert wanted <= set(reached)
    window.rail.buttons["board"].setFocus()
    press(Qt.Key.Key_Down)
    assert window.page == "map"
    assert window.rail.buttons["map"].hasFocus()


# Large letters, small screens, other languages


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_that_nothing_of_the_frame_leaves_the_window(qtbot, qt_loop, qapp, scale: float) -> None:
    words.choose("en")
    large = make_theme("light", scale)
    wear(qapp, large)
    office = FakeOffice()
    window = DeskWindow(
        office, theme=large, clock=HandClock(), settings=Settings(), first=FirstPage(office.board())
    )
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Villablanca"))
    assert (window.width(), window.height()) == (1280, 720)
    for part in (
        window.top,
        window.foot,
        window.rail,
        window.board,
        window.top.new,
        window.top.who,
    ):
        corner = part.mapTo(window, QPoint(part.width(), part.height()))
        assert corner.x() <= 1280, part
        assert corner.y() <= 720, part
        assert part.width() >= part.minimumSizeHint().width(), part
    for button in (window.top.new, *window.board.filters.chips.values()):
        needed = button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&"))
        assert button.width() >= needed
        assert button.height() >= 24 * min(scale, 1.0)
    window.stop()
    window.case.retire()
    wear(qapp, make_theme("light"))


# Coroutines


def test_that_a_coroutine_that_fails_is_told_to_its_asker(qt_loop, qtbot) -> None:
    told: list[Exception] = []

    async def fails() -> None:
        raise ValueError("no")

    launch(fails(), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ValueError)


def test_that_an_unforeseen_failure_is_reported_and_the_window_stays(
    qt_loop, qtbot, caplog
) -> None:
    seen: list[dict] = []
    qt_loop.set_exception_handler(lambda loop, context: seen.append(context))

    async def fails() -> None:
        raise ValueError("no")

    launch(fails())
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0]["exception"], ValueError)


def test_that_the_screens_import_nothing_heavy() -> None:
    for name in ("shell", "board.view", "keys", "theme", "contract"):
        importlib.import_module(f"junhall.ui.{name}")
    from pathlib import Path

    folder = Path(words.__file__).parent / "ui"
    for path in folder.rglob("*.py"):
        text = path.read_text("utf-8")
        for banned in ("import sqlalchemy", "from sqlalchemy", "import httpx", ".exec("):
            assert banned not in text, f"{path.name}: {banned}"


def test_that_no_word_of_the_rail_is_cut_in_any_language(qtbot, theme) -> None:
    for lang in words.LANGUAGES:
        words.choose(lang)
        rail = Rail(Role.MAYOR, theme)
        qtbot.addWidget(rail)
        for button in rail.buttons.values():
            room = button.sizeHint().width() - 2
            font = button._fitting(button._bold, room)
            assert QFontMetricsF(font).horizontalAdvance(button.text()) <= room, (
                lang,
                button.text(),
            )
    words.choose("en")
