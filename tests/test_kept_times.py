"""The time chosen for a text lies in the ledger with it, through the whole house and its window."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from hall import LAMP, NOW, post
from hall import TOWN as TOWN_TOML
from junhall.app.building import build
from junhall.app.house import House
from junhall.casework import posts_file
from junhall.casework.drafts import drafts_of
from junhall.casework.rows import DraftRow
from junhall.casework.tally import Tally
from junhall.models.messages import Page
from junhall.models.terms import OutboxState, RequestId, Role, StaffCode
from junhall.settings import Settings
from junhall.ui.case.composer import Composer
from junhall.ui.case.drafts import Lane
from junhall.ui.shell import DeskWindow
from ui_fake import DAY, HandClock

pytest_plugins = ("ui_loop",)
pytestmark = pytest.mark.usefixtures("english")
CLERK, HEAD = StaffCode("clerk"), StaffCode("works-head")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LAMP_OUT = post("a", "2026-12-01T11:00:00+01:00", "ana", LAMP)
HOLE = post("b", "2026-12-01T11:20:00+01:00", "beto", "@Ayto@alfaro.example hay un bache")
ANA, BETO = RequestId(1), RequestId(2)
TEXT = "@ana mañana va el electricista"
PASSED = "has passed. Nothing was sent and the text is kept"


@dataclass
class Station:
    """A house with its window; the ledger and the clock outlive it."""

    house: House
    window: DeskWindow
    qtbot: object

    def turn(self, request: RequestId) -> Composer:
        """Open a request, and its composer."""
        self.window.open_request(request)
        self.qtbot.waitUntil(lambda: shows(self.window, request), timeout=20_000)
        return self.composer

    @property
    def composer(self) -> Composer:
        return self.window.case._panel.composer

    def kept(self, by: StaffCode = CLERK) -> tuple[DraftRow, ...]:
        """What lies in the ledger."""
        work = lambda session: drafts_of(session.connection(), by, None)  # noqa: E731 - a work function of one line
        return self.house.store.read(work).result()

    def outbox(self) -> list[tuple[str, int]]:
        """State and due time of all that shall leave."""
        statement = "SELECT state, due_at FROM outbox ORDER BY id"
        return self.house.store.read(
            lambda session: [tuple(row) for row in session.connection().exec_driver_sql(statement)]
        ).result()


def shows(window: DeskWindow, request: RequestId) -> bool:
    panel = window.case._panel
    return panel is not None and panel.case is not None and panel.case.row.id == request


@pytest.fixture
def clock() -> HandClock:
    made = HandClock()
    made.now = NOW
    return made


Open = Callable[..., object]


@pytest.fixture
def station(qtbot, qt_loop, theme, tmp_path: Path, clock, monkeypatch) -> Open:
    """Opens the house on the same ledger, as often as wished: somebody comes to work again."""
    monkeypatch.setenv("JUNHALL_HOME", str(tmp_path / "home"))
    town = tmp_path / "town.toml"
    town.write_text(TOWN_TOML, "utf-8")

    @contextmanager
    def opened(staff: StaffCode = CLERK) -> Iterator[Station]:
        settings = Settings(ledger=str(tmp_path / "town.ledger"), staff=staff)
        house = build(settings, clock=clock, role=Role.DESK, town=town, staff=staff)
        take(house, LAMP_OUT, HOLE)
        house.relay.loop = asyncio.get_running_loop()
        house.begin()
        window = DeskWindow(house.office, theme=theme, clock=clock, settings=settings)
        qtbot.addWidget(window)
        window.show()
        made = Station(house, window, qtbot)
        try:
            qtbot.waitUntil(lambda: window.town is not None, timeout=20_000)
            yield made
        finally:
            window.close()
            qtbot.waitUntil(lambda: not asyncio.all_tasks(qt_loop), timeout=20_000)
            house.close()

    return opened


def take(house: House, *posts) -> None:
    """Posts as a page brings them; those that are known already are nothing new."""
    page = Page(posts=tuple(posts_file.read_posts([json.dumps(one) for one in posts], Tally())))
    house.store.write(
        lambda session: house.intake.receive(session, page, now=NOW), durable=False
    ).result()


def choose(qtbot, composer, words: str) -> None:
    """Open the choice by its key and take a line."""
    composer.window().activateWindow()
    composer.text.setFocus()
    qtbot.keyClick(composer.text, Qt.Key.Key_Return, CTRL | SHIFT)
    menus = lambda: [m for m in composer.when.findChildren(QMenu) if m.isVisible()]  # noqa: E731 - looked at until it is there
    qtbot.waitUntil(lambda: bool(menus()), timeout=20_000)
    menu = menus()[0]
    next(one for one in menu.actions() if words in one.text()).trigger()
    menu.close()


def write(qtbot, composer: Composer, words: str = "Next working day") -> None:
    """A text, and a time for it."""
    composer.begin(Lane.PUBLIC)
    composer.text.setPlainText(TEXT)
    choose(qtbot, composer, words)


def close_when(qtbot, at: Station, is_kept: Callable[[DraftRow], bool]) -> None:
    """The window closes once the ledger has what was typed."""
    at.window.stop()
    qtbot.waitUntil(lambda: any(is_kept(row) for row in at.kept()), timeout=20_000)


def leave_until_its_time_has_passed(qtbot, station, clock) -> None:
    """Somebody chooses a time, closes the window, and comes back when it is over."""
    with station() as first:
        write(qtbot, first.turn(ANA))
        close_when(qtbot, first, lambda row: row.send_at is not None)
    clock.forward(3 * DAY)


def test_that_the_time_chosen_for_an_answer_is_there_again_after_a_restart(
    qtbot, station, clock
) -> None:
    with station() as first:
        composer = first.turn(ANA)
        write(qtbot, composer)
        later, said = composer.when.at, composer.says.text()
        assert said.startswith("Leaves tomorrow 09:00")
        close_when(qtbot, first, lambda row: row.send_at == later)
    clock.forward(3600)
    with station() as second:
        composer = second.turn(ANA)
        qtbot.waitUntil(lambda: composer.write() == TEXT, timeout=20_000)
        assert (composer.when.at, composer.says.text()) == (later, said)
        assert composer.send.text() == "Send later"
        assert composer.problem.isHidden()
        composer.begin()
        qtbot.keyClick(composer.text, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: bool(second.outbox()), timeout=20_000)
        assert second.outbox() == [(OutboxState.SCHEDULED, later)]
        qtbot.waitUntil(lambda: second.kept() == (), timeout=20_000)


def test_that_a_time_taken_back_does_not_come_again(qtbot, station) -> None:
    with station() as first:
        composer = first.turn(ANA)
        write(qtbot, composer)
        qtbot.waitUntil(lambda: any(row.send_at for row in first.kept()), timeout=20_000)
        choose(qtbot, composer, "At once")
        close_when(qtbot, first, lambda row: row.send_at is None)
    with station() as second:
        composer = second.turn(ANA)
        qtbot.waitUntil(lambda: composer.write() == TEXT, timeout=20_000)
        assert (composer.when.at, composer.send.text()) == (None, "Send")


def test_that_a_time_that_passed_meanwhile_is_dropped_in_words_until_somebody_decides(
    qtbot, station, clock, theme
) -> None:
    leave_until_its_time_has_passed(qtbot, station, clock)
    with station() as second:
        composer = second.turn(ANA)
        qtbot.waitUntil(lambda: composer.write() == TEXT, timeout=20_000)
        assert "Wed 2 Dec 09:00" in composer.problem.text()
        assert PASSED in composer.problem.text()
        assert PASSED in composer.problem.accessibleName()
        assert (composer.when.at, composer.send.text()) == (None, "Send")
        assert "Leaves" not in composer.says.text()
        composer = second.turn(BETO)
        assert composer.problem.isHidden(), "the other request has no such time"
        composer = second.turn(ANA)
        assert PASSED in composer.problem.text(), "a glance at it decided nothing"
        second.window.set_theme(theme)
        qtbot.waitUntil(lambda: shows(second.window, ANA), timeout=20_000)
        composer = second.composer
        assert (PASSED in composer.problem.text(), composer.write()) == (True, TEXT)
        qtbot.keyClicks(composer.text, " hoy")
        assert PASSED in composer.problem.text()
        composer.lanes.chips[Lane.NOTE].click()
        assert composer.problem.isHidden()
        composer.lanes.chips[Lane.PUBLIC].click()
        assert second.outbox() == []
        choose(qtbot, composer, "When the office opens")
        assert composer.problem.isHidden()
        assert composer.when.at is not None
        assert composer.when.at > clock()


def test_that_who_sends_after_being_told_sends_at_once_and_behind_the_usual_undo(
    qtbot, station, clock
) -> None:
    leave_until_its_time_has_passed(qtbot, station, clock)
    with station() as second:
        composer = second.turn(ANA)
        qtbot.waitUntil(lambda: PASSED in composer.problem.text(), timeout=20_000)
        composer.begin()
        qtbot.keyClick(composer.text, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: bool(second.outbox()), timeout=20_000)
        assert second.outbox() == [(OutboxState.HELD, clock() + 8)]
        qtbot.waitUntil(lambda: composer.write() == "", timeout=20_000)
        assert composer.problem.isHidden()


def test_that_a_time_that_passes_while_somebody_writes_is_said_and_nothing_leaves(
    qtbot, station, clock
) -> None:
    with station() as at:
        composer = at.turn(ANA)
        write(qtbot, composer)
        later = composer.when.at
        clock.forward(DAY - 4 * 3600)
        at.window.case._panel.tick()
        assert composer.says.text().startswith("Leaves today 09:00")
        assert composer.problem.isHidden()
        clock.now = later
        at.window.case._panel.tick()
        assert composer.problem.text().startswith("This time has passed")
        assert composer.send.text() == "Send later", "Send is another wish only by another choice"
        composer.begin()
        qtbot.keyClick(composer.text, Qt.Key.Key_Return, CTRL)
        at.turn(BETO)
        composer = at.turn(ANA)
        assert PASSED in composer.problem.text()
        assert (composer.send.text(), composer.write()) == ("Send", TEXT)
        assert at.outbox() == []


def test_that_at_once_and_an_empty_text_end_what_is_said_of_a_time_that_passed(
    qtbot, station, clock
) -> None:
    with station() as first:
        write(qtbot, first.turn(ANA))
        write(qtbot, first.turn(BETO))
        qtbot.waitUntil(lambda: len(first.kept()) == 2, timeout=20_000)
        clock.forward(3 * DAY)
        composer = first.turn(ANA)
        assert PASSED in composer.problem.text(), "also where the window stayed open"
        choose(qtbot, composer, "At once")
        assert composer.problem.isHidden()
        composer = first.turn(BETO)
        assert PASSED in composer.problem.text()
        composer.text.setPlainText("")
        assert composer.problem.isHidden()
        composer.text.setPlainText("otra cosa")
        composer = first.turn(ANA)
        assert composer.problem.isHidden()
        composer = first.turn(BETO)
        assert (composer.write(), composer.problem.isHidden()) == ("otra cosa", True)
        close_when(qtbot, first, lambda row: row.text == "otra cosa")
        qtbot.waitUntil(
            lambda: [row.send_at for row in first.kept()] == [None, None], timeout=20_000
        )


def test_that_the_time_is_its_writers_and_comes_back_when_they_do(qtbot, station) -> None:
    with station() as at:
        composer = at.turn(ANA)
        write(qtbot, composer)
        later = composer.when.at
        for person, expected in ((HEAD, ("", None)), (CLERK, (TEXT, later))):
            at.house.office.staff = person
            at.window.person_changed()
            qtbot.waitUntil(
                lambda it=expected: (
                    shows(at.window, ANA) and (at.composer.write(), at.composer.when.at) == it
                ),
                timeout=20_000,
            )
            assert at.composer.problem.isHidden()


def test_that_an_announcement_keeps_its_time_and_says_when_it_has_passed(
    qtbot, station, clock
) -> None:
    with station() as first:
        sheet = announcing(qtbot, first)
        sheet.text.setPlainText("Mañana se corta el agua")
        choose(qtbot, sheet, "Next working day")
        later = sheet.when.at
        sheet.reject()
        close_when(qtbot, first, lambda row: row.send_at == later)
    with station() as second:
        qtbot.waitUntil(
            lambda: second.window.drafts.of(None, Lane.PUBLIC) is not None, timeout=20_000
        )
        sheet = announcing(qtbot, second)
        assert (sheet.when.at, sheet.send.text()) == (later, "Send later")
        assert sheet.problem.isHidden()
        sheet.reject()
        clock.forward(3 * DAY)
        second.window.errands.announcing.sheet = None
        sheet = announcing(qtbot, second)
        assert PASSED in sheet.problem.text()
        assert (sheet.when.at, sheet.send.text()) == (None, "Send")
        qtbot.keyClicks(sheet.text, "!")
        assert PASSED in sheet.problem.text()
        assert second.outbox() == []
        sheet.send.click()
        qtbot.waitUntil(lambda: bool(second.outbox()), timeout=20_000)
        assert second.outbox() == [(OutboxState.HELD, clock() + 8)]


def announcing(qtbot, at: Station):
    """The sheet of an announcement."""
    at.window.do("announce")
    qtbot.waitUntil(lambda: at.window.errands.announcing.sheet is not None, timeout=20_000)
    return at.window.errands.announcing.sheet
