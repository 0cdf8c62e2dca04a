"""The bell: what is new is counted and told once; the list opens, and leads to its requests."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from junhall import remembered
from junhall.casework.alert_rows import AlertKind, AlertRow, Alerts, Deadline, What
from junhall.casework.board_rows import FirstPage
from junhall.models.terms import Facet, Instant, RequestId, StaffCode
from junhall.settings import Settings
from junhall.ui import settings_page
from junhall.ui.alerts import says
from junhall.ui.alerts.box import AlertsBox
from junhall.ui.alerts.watch import EVERY_S, AlertWatch
from junhall.ui.keys import ACTIONS
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.shell import DeskWindow
from junhall.ui.topbar import TopBar
from ui_fake import NOW, TOWN, FakeOffice, HandClock

pytest_plugins = ["ui_loop"]


def alert(number: int, kind: AlertKind = AlertKind.OVERDUE, *, minutes: int = 20) -> AlertRow:
    is_over = kind is AlertKind.OVERDUE
    due = Instant(NOW - minutes * 60 if is_over else NOW + minutes * 60)
    deadlines = (Deadline(What.ANSWER, due, is_over),) if kind is not AlertKind.GIVEN else ()
    return AlertRow(
        kind, RequestId(number), f"2026-{number}", f"Farola {number}", "street_lighting",
        (StaffCode("luz"),), deadlines, due,
        frozenset({f"{number}:answer:{due}:{int(is_over)}"}),
    )  # fmt: skip


def alerts(*rows: AlertRow, is_open: bool = True) -> Alerts:
    return Alerts(rows, is_open, NOW)


class Crier:
    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, words: str) -> None:
        self.said.append(words)


class Desk:
    """A bell and its watch, without the rest of the window."""

    def __init__(self, theme, settings: Settings, memory: Path | None = None) -> None:
        self.office = FakeOffice()
        self.clock = HandClock()
        self.crier = Crier()
        self.errors: list[Exception] = []
        self.top = TopBar(theme, search_key="/", new_key="N", alerts_key="B")
        self.watch = AlertWatch(self.office, self.clock, settings, self.errors.append, self.crier)
        self.watch.wear(self.top.bell, theme)
        self.watch.meet(TOWN, memory)

    def take(self, *rows: AlertRow, is_open: bool = True) -> None:
        self.watch.take(alerts(*rows, is_open=is_open))


@pytest.fixture
def desk(qtbot, qt_loop, theme, english) -> Desk:
    made = Desk(theme, Settings(alerts_system=True))
    qtbot.addWidget(made.top)
    made.take()
    return made


def test_that_what_is_new_is_counted_in_the_tone_of_the_most_pressing(desk: Desk) -> None:
    bell = desk.top.bell
    assert (bell.count, bell.accessibleName()) == (0, "Alerts: none")
    desk.take(alert(1), alert(2), alert(3, AlertKind.SOON), alert(4, AlertKind.GIVEN))
    assert bell.count == 4
    assert bell.accessibleName() == (
        "Alerts: 2 requests became overdue · 1 request is due soon · 1 request was given to you"
    )


def test_that_what_was_late_before_anybody_sat_here_is_no_news(
    qtbot, qt_loop, theme, english
) -> None:
    made = Desk(theme, Settings(alerts_system=True))
    qtbot.addWidget(made.top)
    made.take(*(alert(n) for n in range(1, 400)), alert(500, AlertKind.SOON))
    assert made.top.bell.count == 1
    assert made.crier.said == ["1 request is due soon"]


def test_that_many_are_told_in_one_line_and_each_once(desk: Desk) -> None:
    many = [alert(n) for n in range(1, 301)]
    desk.take(*many)
    assert desk.crier.said == ["300 requests became overdue"]
    desk.take(*many)
    desk.take(*many, alert(301))
    assert desk.crier.said == ["300 requests became overdue", "1 request became overdue"]


def test_that_outside_office_hours_the_system_is_quiet_and_then_tells_all_in_one_line(
    desk: Desk,
) -> None:
    desk.take(alert(1), is_open=False)
    desk.take(alert(1), alert(2), is_open=False)
    assert desk.crier.said == []
    assert desk.top.bell.count == 2, "the bell makes no noise, and counts"
    desk.take(alert(1), alert(2))
    assert desk.crier.said == ["2 requests became overdue"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(), []),
        (Settings(alerts_system=True), []),
        (Settings(alerts_system=True, alerts_quiet=False), ["1 request became overdue"]),
    ],
)
def test_that_the_system_says_what_the_person_wants(
    qtbot, qt_loop, theme, english, settings: Settings, said: list[str]
) -> None:
    made = Desk(theme, settings)
    qtbot.addWidget(made.top)
    made.take()
    made.take(alert(1), is_open=False)
    assert made.crier.said == said


def test_that_what_the_system_is_told_holds_nobody_s_words(desk: Desk) -> None:
    desk.take(replace(alert(1), title="Me llamo Ana y vivo en la calle Real 3"))
    assert desk.crier.said
    assert "Ana" not in "".join(desk.crier.said)


def test_that_an_opened_list_is_seen_and_stays_seen(desk: Desk, qtbot) -> None:
    desk.take(alert(1), alert(2, AlertKind.SOON))
    desk.top.show()
    desk.watch.open()
    assert desk.top.bell.count == 0
    assert desk.top.bell.accessibleName() == "Alerts: nothing new, 2 listed"
    desk.take(alert(1), alert(2, AlertKind.SOON))
    assert desk.top.bell.count == 0
    desk.take(alert(1), alert(2))
    assert desk.top.bell.count == 1, "what was near is over now"


def test_that_each_person_here_has_seen_what_they_saw(desk: Desk) -> None:
    desk.take(alert(1))
    desk.top.show()
    desk.watch.open()
    assert desk.top.bell.count == 0
    desk.office.staff = StaffCode("obras")
    desk.take(alert(2, AlertKind.SOON))
    assert desk.top.bell.count == 1
    desk.office.staff = StaffCode("lola")
    desk.take(alert(1))
    assert desk.top.bell.count == 0


def test_that_what_one_person_is_told_of_is_never_taken_for_the_next_one_s(
    desk: Desk, qtbot
) -> None:
    desk.take(alert(1), alert(2))
    asking, may_answer = asyncio.Event(), asyncio.Event()
    ask, theirs = desk.office.ask, alerts(alert(7))

    async def slow(query):
        asking.set()
        await may_answer.wait()
        return await ask(query)

    desk.office.ask = slow
    desk.office.alerts = theirs
    desk.watch.wish()
    desk.watch.tick()
    qtbot.waitUntil(asking.is_set)
    desk.office.staff = StaffCode("obras")
    desk.watch.person_changed()
    assert desk.top.bell.count == 0
    may_answer.set()
    qtbot.waitUntil(lambda: not desk.watch._is_asking)
    assert desk.watch.alerts is None, "asked for the one who left"
    desk.office.ask = ask
    desk.watch.tick()
    qtbot.waitUntil(lambda: desk.watch.alerts is theirs)
    assert desk.top.bell.count == 0, "late before they first sat here"


def test_that_the_window_tells_its_alerts_that_somebody_else_sits_here(
    window: DeskWindow, qtbot
) -> None:
    assert window.top.bell.count > 0
    window.person_changed()
    assert window.top.bell.count == 0


def test_that_what_was_seen_is_remembered_by_the_station(
    qtbot, qt_loop, theme, english, tmp_path: Path
) -> None:
    memory = tmp_path / "deep" / "alerts-seen.json"
    made = Desk(theme, Settings(), memory)
    qtbot.addWidget(made.top)
    made.office.alerts = alerts(alert(1, AlertKind.SOON))
    made.watch.tick()
    qtbot.waitUntil(lambda: made.top.bell.count == 1)
    made.top.show()
    made.watch.open()
    qtbot.waitUntil(lambda: "1:answer" in str(remembered.read_seen(memory)))
    again = Desk(theme, Settings(), memory)
    qtbot.addWidget(again.top)
    again.office.alerts = alerts(alert(1, AlertKind.SOON), alert(2, AlertKind.SOON))
    again.watch.tick()
    qtbot.waitUntil(lambda: again.top.bell.count == 1)
    assert made.errors == again.errors == []


def test_that_a_list_opened_before_it_is_there_loses_nothing_that_was_seen(
    qtbot, qt_loop, theme, english, tmp_path: Path
) -> None:
    memory = tmp_path / "alerts-seen.json"
    seen = {"lola": alert(1).keys, "obras": alert(3).keys}
    remembered.write_seen(memory, seen)
    made = Desk(theme, Settings(), memory)
    qtbot.addWidget(made.top)
    made.top.show()
    made.watch.open()
    qtbot.wait(0)
    made.office.alerts = alerts(alert(1), alert(2))
    made.watch.tick()
    qtbot.waitUntil(lambda: made.watch.alerts is not None)
    assert [row.id for row in made.watch.unseen] == [2]
    assert remembered.read_seen(memory) == seen


@pytest.mark.parametrize("told", ["", "[]", "{", '{"lola": 4}', "[" * 100_000])
def test_that_a_spoilt_memory_is_no_memory(tmp_path: Path, told: str) -> None:
    path = tmp_path / "alerts-seen.json"
    path.write_text(told)
    assert remembered.read_seen(path) == {}


def test_that_the_office_is_asked_each_minute_and_soon_after_what_matters(
    desk: Desk, qtbot
) -> None:
    def asked() -> int:
        return sum(type(it).__name__ == "AlertsAsk" for it in desk.office.asked)

    desk.watch.tick()
    qtbot.waitUntil(lambda: asked() == 1)
    for _ in range(EVERY_S):
        desk.watch.tick()
    assert asked() == 1
    desk.watch.tick()
    qtbot.waitUntil(lambda: asked() == 2)
    desk.office.subscribe(desk.watch.on_changes)
    desk.office.ring(facets=Facet.NOTE)
    for _ in range(10):
        desk.watch.tick()
    assert asked() == 2
    desk.office.ring(facets=Facet.STATUS)
    for _ in range(10):
        desk.watch.tick()
    qtbot.waitUntil(lambda: asked() == 3)


def test_that_alerts_that_nobody_wants_are_neither_asked_for_nor_shown(
    qtbot, qt_loop, theme
) -> None:
    made = Desk(theme, Settings(alerts="off"))
    qtbot.addWidget(made.top)
    made.top.show()
    assert not made.top.bell.isVisible()
    made.watch.tick()
    assert made.office.asked == []
    made.watch.heed(Settings())
    assert made.top.bell.isVisible()


@pytest.fixture
def window(qtbot, qt_loop, theme, english) -> Iterator[DeskWindow]:
    office = FakeOffice()
    office.alerts = alerts(alert(1187), alert(1184, AlertKind.SOON))
    made = DeskWindow(
        office, theme=theme, clock=HandClock(), settings=Settings(), first=FirstPage(office.board())
    )
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: made.windowTitle().startswith("Villablanca"))
    made.tick()
    qtbot.waitUntil(lambda: made.top.bell.count == 1)
    yield made
    made.stop()
    made.case.retire()


def box_of(window: DeskWindow) -> AlertsBox:
    found = window.findChildren(AlertsBox)
    assert len(found) == 1
    return found[0]


def test_that_the_list_is_walked_and_opened_by_keys(window: DeskWindow, qtbot) -> None:
    window.board.take_keyboard()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_B)
    box = box_of(window)
    qtbot.waitUntil(box.list.hasFocus)
    assert box.list.accessibleName() == "Alerts"
    assert [box.model.index(n).data() for n in range(box.model.rowCount())] == [
        "Overdue 1",
        "Farola 1187, answer overdue 20 min, 2026-1187 · Street lighting · → @luces_villa",
        "Due soon 1",
        "new, Farola 1184, answer due in 20 min, 2026-1184 · Street lighting · → @luces_villa",
    ]
    assert box.list.currentIndex().row() == 3, "the first that is new"
    QTest.keyClick(box.list, Qt.Key.Key_Up)
    assert box.list.currentIndex().row() == 1, "a heading is passed over"
    QTest.keyClick(box.list, Qt.Key.Key_Down)
    QTest.keyClick(box.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.case.request == 1184)
    qtbot.waitUntil(lambda: not window.findChildren(AlertsBox))


def test_that_escape_closes_the_list_and_a_click_opens_a_line(window: DeskWindow, qtbot) -> None:
    window.top.bell.click()
    box = box_of(window)
    qtbot.waitUntil(box.isVisible)
    QTest.keyClick(box.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(AlertsBox))
    window.top.bell.click()
    box = box_of(window)
    qtbot.waitUntil(box.isVisible)
    where = box.list.visualRect(box.model.index(3)).center()
    QTest.mouseClick(
        box.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
    )
    qtbot.waitUntil(lambda: window.case.request == 1184)


def test_that_the_list_leads_to_all_overdue_and_to_the_settings(window: DeskWindow, qtbot) -> None:
    window.top.bell.click()
    box_of(window).overdue.click()
    qtbot.waitUntil(lambda: window.board.view_name == "overdue")
    qtbot.waitUntil(lambda: not window.findChildren(AlertsBox))
    window.top.bell.click()
    box_of(window).choose.click()
    qtbot.waitUntil(lambda: window.page == "settings")


def test_that_the_empty_list_says_what_will_appear_there(desk: Desk) -> None:
    desk.top.show()
    desk.watch.open()
    box = desk.top.window().findChildren(AlertsBox)[0]
    assert not box.list.isVisible()
    assert box._nothing.isVisible()


def test_that_a_private_request_is_named_by_its_number(english) -> None:
    row = replace(alert(7), title="", is_private=True)
    assert says.title_of(row) == "Private request 2026-7"


@pytest.mark.parametrize("can", [True, False])
def test_that_notifications_are_offered_where_the_system_has_them(
    qtbot, theme, english, monkeypatch: pytest.MonkeyPatch, *, can: bool
) -> None:
    monkeypatch.setattr(settings_page, "can_cry", lambda: can)
    page = settings_page.SettingsPage(Settings(), theme)
    qtbot.addWidget(page)
    page.show()
    assert page.alerts_system.isVisible() is can
    said = [label.text() for label in page.findChildren(PlainLabel)]
    assert ("This system shows no notifications of programs." in said) is not can
    wished = QSignalSpy(page.wished)
    page.alerts_quiet.click()
    page.alerts_box.setCurrentIndex(page.alerts_box.findData("all"))
    page.alerts_box.activated.emit(1)
    assert wished.at(wished.count() - 1)[0] == Settings(alerts="all", alerts_quiet=False)


def test_that_alerts_have_a_key_in_the_sheet() -> None:
    (action,) = (it for it in ACTIONS if it.id == "alerts")
    assert action.keys == ("B",)
