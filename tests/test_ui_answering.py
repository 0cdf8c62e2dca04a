"""Answering: the server's rule, whose voice, photos with words, drafts that last, announcements."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from junhall.casework import commands as c
from junhall.casework.asks import Drafts as DraftsAsk
from junhall.casework.errors import Conflict, Invalid
from junhall.casework.rows import DraftRow, KeptPhoto, VoiceRow
from junhall.casework.send_times import SendTime
from junhall.models.messages import Media
from junhall.models.terms import (
    AccountId,
    Instant,
    Network,
    OutboxId,
    OutboxState,
    RequestId,
    StaffCode,
    Visibility,
)
from junhall.settings import Settings
from junhall.ui.case.drafts import Drafts, Lane
from junhall.ui.case.foretelling import names
from junhall.ui.case.panel import CasePanel
from junhall.ui.case.photo import Photo
from junhall.ui.case.post import PostEntry
from junhall.ui.case.proposals import repair_photos
from junhall.ui.departures import A_PERSON_DECIDES
from junhall.ui.shell import DeskWindow
from network_pages import NetworksOffice
from ui_cases import SOLVED, held, post
from ui_fake import NOW, HandClock

pytest_plugins = ("ui_loop",)
pytestmark = pytest.mark.usefixtures("english")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ONE, OTHER = RequestId(1187), RequestId(1188)
TOWN_VOICE = VoiceRow(
    AccountId(2), Network.MASTODON, "@villablanca@villa.example", None, 60,
    "characters-short-links", 2, True,
)  # fmt: skip
MAYOR_VOICE = replace(
    TOWN_VOICE, id=AccountId(1), handle="@alcaldia@villa.example", staff=StaffCode("mayor")
)


class AnsweringOffice(NetworksOffice):
    """An office that keeps photos and drafts in memory."""

    def __init__(self, **values) -> None:
        super().__init__(**values)
        self.extra["voices"] = (TOWN_VOICE, MAYOR_VOICE)
        self.photo = KeptPhoto("aa/photo.jpg", "/nowhere/photo.jpg")
        self.kept: list[object] = []
        self.refuse_photo: Exception | None = None
        self.drafts: dict[tuple[object, str], c.KeepDraft] = {}

    async def keep_photo(self, photo) -> KeptPhoto:
        if self.refuse_photo is not None:
            raise self.refuse_photo
        self.kept.append(photo)
        return self.photo

    async def do(self, command):
        if isinstance(command, c.KeepDraft):
            self.drafts[command.request_id, command.lane] = command
            return c.Done()
        await super().do(command)
        return c.Done(request_id=getattr(command, "request_id", None), outbox_id=OutboxId(7))

    async def ask(self, query):
        if isinstance(query, DraftsAsk):
            return tuple(
                DraftRow(it.request_id, it.lane, it.text, it.begun_at,
                         tuple(KeptPhoto(m.path, m.path, m.alt or "") for m in it.media),
                         it.send_at)
                for it in self.drafts.values()
                if (it.text or it.media) and it.by == self.staff
            )  # fmt: skip
        return await super().ask(query)


@pytest.fixture
def office():
    return AnsweringOffice()


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def panel(qtbot, qt_loop, theme, office, clock):
    made = CasePanel(office, theme, clock)
    qtbot.addWidget(made)
    made.resize(400, 800)
    made.show()
    turn(qtbot, made, ONE)
    yield made
    made.stop()


def turn(qtbot, panel: CasePanel, request: RequestId) -> None:
    panel.show_case(request)
    qtbot.waitUntil(lambda: panel.case is not None and panel.case.row.id == request)


def photo_file(tmp_path: Path) -> Path:
    file = tmp_path / "farola.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    assert image.save(str(file))
    return file


# --- length and voice


def test_that_the_room_left_is_counted_by_the_server_of_the_account(panel) -> None:
    panel.composer.text.setPlainText("@nuriav mire https://villa.example/una/pagina/muy/larga.html")
    assert f"{60 - len('@nuriav mire ') - 23} left" in panel.composer.says.text()
    panel.composer.text.setPlainText("@nuriav " + "x" * 53)
    assert "1 letter too long" in panel.composer.says.text()
    assert not panel.composer.send.isEnabled()


def test_that_the_name_the_letter_box_will_add_takes_room_too(panel) -> None:
    panel.composer.text.setPlainText("vamos")
    assert f"{60 - len('@nuriav vamos')} left" in panel.composer.says.text()


@pytest.mark.parametrize(
    ("text", "handle", "expected"),
    [
        ("@ana vamos", "@ana@vecinas.example", True),
        ("Vamos, @ANA@vecinas.example.", "@ana@vecinas.example", True),
        ("@anabel vamos", "@ana@vecinas.example", False),
        ("ana@vecinas.example", "@ana@vecinas.example", False),
    ],
)
def test_that_a_text_names_its_reader_or_not(text, handle, expected) -> None:
    assert names(text, handle) is expected


def test_that_another_account_can_be_chosen_and_says_whose_voice_it_is(
    qtbot, panel, office
) -> None:
    assert panel.composer.voice.chip.text() == "as @villablanca ▾"
    menu = panel.composer.voice.offer()
    assert [action.text() for action in menu.actions()] == [
        "@villablanca · town hall", "@alcaldia · Pilar Soto",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    assert panel.composer.voice.chip.text() == "as @alcaldia ▾"
    panel.composer.text.setPlainText("@nuriav vamos")
    panel.composer.send.click()
    qtbot.waitUntil(lambda: bool(office.done))
    assert office.done[0].account_id == AccountId(1)
    turn(qtbot, panel, OTHER)
    assert panel.composer.voice.current.id == AccountId(2)


def test_that_a_network_without_private_messages_offers_none(qtbot, panel, office) -> None:
    office.extra["voices"] = (replace(TOWN_VOICE, has_private=False),)
    turn(qtbot, panel, OTHER)
    assert panel.composer.lanes.chips[Lane.PUBLIC].isVisible()
    assert not panel.composer.lanes.chips[Lane.PRIVATE].isVisible()


def test_that_an_answer_to_a_private_post_cannot_be_made_public(qtbot, panel, office) -> None:
    office.extra["posts"] = (
        post(1, "@nuriav", "La farola", 700),
        post(2, "@lucia", "Mi teléfono es otro", 300, visibility=Visibility.PRIVATE),
    )
    turn(qtbot, panel, OTHER)
    panel.deeds.answer(panel.case.posts[1].id)
    assert panel.composer.lane is Lane.PRIVATE
    assert not panel.composer.lanes.chips[Lane.PUBLIC].isVisible()
    assert "Answers @lucia" in panel.composer.answering.words.text()
    panel.composer.text.setPlainText("@lucia anotado")
    panel.composer.send.click()
    qtbot.waitUntil(lambda: bool(office.done))
    assert (office.done[0].in_reply_to, office.done[0].visibility) == (2, Visibility.PRIVATE)
    assert not panel.composer.answering.isVisible()


def test_that_an_assignee_whom_nobody_named_is_offered_to_be_named(qtbot, panel, office) -> None:
    office.alter(1188, assignees=(StaffCode("luz"),))
    turn(qtbot, panel, OTHER)
    office.rows[OTHER] = replace(office.rows[OTHER], network=Network.MASTODON)
    turn(qtbot, panel, ONE)
    assert panel.composer.lanes.name_them.isHidden()
    turn(qtbot, panel, OTHER)
    assert panel.composer.lanes.name_them.text() == "+ @luces_villa"
    panel.composer.text.setPlainText("@tomasg va")
    panel.composer.text.moveCursor(QTextCursor.MoveOperation.End)
    panel.composer.lanes.name_them.click()
    assert panel.composer.write() == "@tomasg va @luces_villa "
    assert "Assigns @luces_villa when sent" in panel.composer.says.text()
    assert panel.composer.lanes.name_them.isHidden()
    panel.composer.lanes.chips[Lane.PRIVATE].click()
    assert panel.composer.lanes.name_them.isHidden()


# --- photos


def test_that_a_photo_is_kept_shown_and_sent_with_its_words(qtbot, panel, office, tmp_path) -> None:
    panel.composer.photo_wanted.emit(photo_file(tmp_path))
    qtbot.waitUntil(lambda: len(panel.composer.photos.ones) == 1)
    panel.composer.send.click()
    assert office.done == []
    assert "what each photo shows" in panel.composer.problem.text()
    one = panel.composer.photos.ones[0]
    qtbot.keyClicks(one.alt, "la farola encendida")
    panel.composer.send.click()
    qtbot.waitUntil(lambda: bool(office.done))
    assert office.done[0].media == (Media("image", path="aa/photo.jpg", alt="la farola encendida"),)
    assert not panel.composer.photos.isVisible()


def test_that_photos_are_dropped_and_pasted_and_text_stays_text(
    qtbot, panel, office, tmp_path
) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(photo_file(tmp_path)))])
    assert panel.composer.text.canInsertFromMimeData(dropped)
    panel.composer.text.insertFromMimeData(dropped)
    qtbot.waitUntil(lambda: office.kept == [tmp_path / "farola.png"])
    pasted = QMimeData()
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    pasted.setImageData(image)
    panel.composer.text.insertFromMimeData(pasted)
    qtbot.waitUntil(lambda: len(office.kept) == 2)
    assert office.kept[1].startswith(b"\x89PNG")
    words = QMimeData()
    words.setText("hola")
    panel.composer.text.insertFromMimeData(words)
    assert panel.composer.write() == "hola"


def test_that_a_photo_can_be_removed_and_no_more_than_the_server_takes_go_out(
    qtbot, panel, office
) -> None:
    for _ in range(2):
        panel.composer.add(replace(office.photo, alt="una farola"))
    assert not panel.composer.add_photo.isEnabled()
    panel.composer.add(replace(office.photo, alt="otra"))
    assert "2 photos at most" in panel.composer.says.text()
    assert not panel.composer.send.isEnabled()
    panel.composer.photos.ones[2].remove.click()
    assert panel.composer.send.isEnabled()


def test_that_a_photo_that_cannot_be_read_says_so_and_keeps_the_text(
    qtbot, panel, office, tmp_path
) -> None:
    office.refuse_photo = Invalid("photo-bad")
    panel.composer.text.setPlainText("mire")
    panel.composer.photo_wanted.emit(tmp_path / "x.png")
    qtbot.waitUntil(panel.composer.problem.isVisible)
    assert "no photo that junhall can read" in panel.composer.problem.text()
    assert panel.composer.write() == "mire"


def test_that_photos_are_chosen_in_a_dialog_that_nobody_waits_for(qtbot, panel) -> None:
    panel.composer.add_photo.click()
    (dialog,) = panel.composer.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert "*.jpg" in dialog.nameFilters()[0]
    assert "svg" not in dialog.nameFilters()[0]
    dialog.reject()


def test_that_taking_an_answer_back_brings_its_photos_back(qtbot, panel, office) -> None:
    kept = replace(office.photo, alt="la farola")
    office.extra["posts"] = (post(1, "@nuriav", "Farola", 10), replace(held(), kept=(kept,)))
    turn(qtbot, panel, OTHER)
    panel.activateWindow()
    panel.undo()
    qtbot.waitUntil(lambda: panel.composer.write() == "Va @luces_villa ahora")
    assert panel.composer.photos.photos == (kept,)
    assert panel.composer.text.hasFocus(), "Backspace would refuse what is proposed"


def lost(qtbot, panel: CasePanel, office: AnsweringOffice, due_at: int) -> PostEntry:
    """The entry of an answer that the network did not confirm."""
    unsure = replace(held(), outbox=OutboxState.UNSURE, outbox_due_at=Instant(due_at))
    office.extra = {"posts": (post(1, "@nuriav", "Sin luz", 700), unsure)}
    office.ring(ONE)
    qtbot.waitUntil(lambda: panel.case.posts[-1] == unsure)
    return panel.thread_view.findChildren(PostEntry)[-1]


def deeds_of(entry: PostEntry) -> dict[str, QPushButton]:
    return {it.text(): it for it in entry.findChildren(QPushButton) if it.text() != "⋯"}


def test_that_nothing_is_decided_in_the_case_while_an_answer_is_looked_for(
    qtbot, panel, office
) -> None:
    assert not deeds_of(lost(qtbot, panel, office, NOW + 20))


def test_that_who_saw_a_lost_answer_out_there_says_so_in_its_case(qtbot, panel, office) -> None:
    entry = lost(qtbot, panel, office, A_PERSON_DECIDES)
    deeds = deeds_of(entry)
    assert entry.sending.width() > entry.width() / 2, "the sentence is read, not spelt"
    assert set(deeds) == {"It is published", "Send again"}
    deeds["It is published"].click()
    qtbot.waitUntil(lambda: len(office.done) == 1)
    assert office.done == [c.SaySent(by="lola", outbox_id=held().outbox_id)]
    panel.undo()
    qtbot.waitUntil(lambda: len(office.done) == 2)
    assert office.done[1] == c.PutBack(by="lola", outbox_id=OutboxId(7))


def test_that_solved_by_a_photo_shows_before_and_after(qtbot, panel, office, tmp_path) -> None:
    before = Media("image", path=str(photo_file(tmp_path)), alt="rota")
    after = Media("image", path=str(photo_file(tmp_path)), alt="arreglada")
    posts = (
        post(1, "@nuriav", "La farola", 700, media=(before,)),
        post(3, "@luces_villa", "Hecho", 60, official=StaffCode("luz"), media=(after,)),
    )
    office.extra |= {"posts": posts, "proposals": (SOLVED,)}
    turn(qtbot, panel, OTHER)
    assert repair_photos(SOLVED, panel.case) == (before, after)
    card = panel.proposals.cards[0]
    assert [photo.accessibleName() for photo in card.findChildren(Photo)] == [
        "Photo: rota", "Photo: arreglada",
    ]  # fmt: skip
    assert panel.handle("solve")
    qtbot.waitUntil(lambda: bool(office.done))
    assert isinstance(office.done[0], c.Solve)


# --- conflict and drafts


def test_that_a_conflict_shows_what_the_other_wrote_and_keeps_the_text(
    qtbot, panel, office
) -> None:
    office.refuse = Conflict("answered", who="Inés Prado", wrote="<b>Vamos</b> mañana", at=NOW)
    panel.composer.text.setPlainText("@nuriav va ahora")
    panel.composer.send.click()
    qtbot.waitUntil(panel.composer.problem.isVisible)
    assert "Inés Prado answered while you were writing" in panel.composer.problem.text()
    assert panel.composer.problem.quote() == "<b>Vamos</b> mañana"
    assert panel.composer.write() == "@nuriav va ahora"


def test_that_a_draft_is_written_down_and_comes_back_with_the_next_window(
    qtbot, qt_loop, theme, office, clock
) -> None:
    def window():
        made = DeskWindow(office, theme=theme, clock=clock, settings=Settings(staff="lola"))
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: made.town is not None)
        made.open_request(ONE)
        panel = made.case._panel
        qtbot.waitUntil(lambda: panel.case is not None and panel.case.row.id == ONE)
        return made, panel

    first, panel = window()
    panel.composer.text.setPlainText("lo que iba a decir")
    first.set_theme(theme)
    panel = first.case._panel
    qtbot.waitUntil(lambda: panel.case is not None)
    assert panel.composer.write() == "lo que iba a decir"
    first.stop()
    qtbot.waitUntil(lambda: (ONE, "public") in office.drafts)
    second, panel = window()
    qtbot.waitUntil(lambda: panel.composer.write() == "lo que iba a decir")
    panel.composer.text.setPlainText("")
    second.stop()
    qtbot.waitUntil(lambda: office.drafts[ONE, "public"].text == "")


def test_that_somebody_elses_drafts_are_not_shown(qtbot, qt_loop, theme, office, clock) -> None:
    office.drafts[ONE, "public"] = c.KeepDraft(
        by=StaffCode("luz"), request_id=ONE, lane="public", text="de Ana", begun_at=NOW
    )
    made = DeskWindow(office, theme=theme, clock=clock, settings=Settings(staff="lola"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.town is not None)
    made.drafts.keep(ONE, Lane.PUBLIC, "de Lola", now=NOW)
    office.staff = StaffCode("luz")
    made.person_changed()
    qtbot.waitUntil(
        lambda: (kept := made.drafts.of(ONE, Lane.PUBLIC)) is not None and kept.text == "de Ana"
    )
    made.stop()


def test_that_photos_alone_are_a_draft_and_an_empty_text_ends_it() -> None:
    drafts, heard = Drafts(), []
    drafts.altered = heard.append
    drafts.keep_photos(ONE, Lane.PUBLIC, (KeptPhoto("a", "b"),), now=NOW)
    drafts.keep(ONE, Lane.PUBLIC, "", now=NOW)
    assert drafts.of(ONE, Lane.PUBLIC) is not None
    drafts.keep_photos(ONE, Lane.PUBLIC, (), now=Instant(NOW + 1))
    assert drafts.of(ONE, Lane.PUBLIC) is None
    assert heard == [(ONE, Lane.PUBLIC), (ONE, Lane.PUBLIC)]


# --- at another time


def test_that_an_answer_can_wait_for_the_opening_and_says_so_before_and_after(
    qtbot, panel, office
) -> None:
    opening = Instant(NOW + 86_400)
    office.send_times = (SendTime("opening", opening),)
    heard = []
    panel.acted.connect(lambda words, _: heard.append(words))
    composer = panel.composer
    composer.text.setPlainText("Mañana va el electricista")
    assert (composer.when.at, composer.send.text()) == (None, "Send")
    composer.begin()
    qtbot.keyClick(composer.text, Qt.Key.Key_Return, CTRL | SHIFT)
    choose(qtbot, composer.when, "When the office opens")
    assert composer.says.text().startswith("Leaves tomorrow")
    assert composer.send.text() == "Send later"
    assert "Leaves tomorrow" in composer.when.accessibleName()
    turn(qtbot, panel, OTHER)
    assert composer.when.at is None, "another request, another time"
    turn(qtbot, panel, ONE)
    assert composer.when.at == opening
    qtbot.keyClick(composer.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(heard))
    assert office.done[0].send_at == opening
    assert heard[0].startswith("It leaves tomorrow")
    assert composer.when.at is None
    assert composer.write() == ""


def test_that_a_typed_time_is_in_the_towns_zone_and_not_one_that_is_over(
    qtbot, panel, office, clock
) -> None:
    composer = panel.composer
    composer.text.setPlainText("Mañana")
    composer.when.click()
    choose(qtbot, composer.when, "Another time")
    sheet = composer.when.sheet
    at = sheet.instant()
    sheet.when.setDateTime(sheet.when.dateTime().addDays(-3))
    sheet.confirm.click()
    assert "has passed" in sheet.problem.text()
    sheet.when.setDateTime(sheet.when.dateTime().addDays(3))
    sheet.confirm.click()
    assert composer.when.at == at
    clock.forward(at - NOW)
    composer.send.click()
    assert "has passed" in composer.problem.text()
    assert (office.done, composer.write()) == ([], "Mañana")
    composer.when.click()
    choose(qtbot, composer.when, "At once")
    composer.send.click()
    qtbot.waitUntil(lambda: bool(office.done))
    assert office.done[0].send_at is None


def test_that_a_scheduled_answer_taken_back_keeps_its_hour_in_the_composer(
    qtbot, panel, office
) -> None:
    later = Instant(NOW + 86_400)
    waits = replace(
        held(), outbox=OutboxState.SCHEDULED, outbox_due_at=later, official=StaffCode("lola")
    )
    office.extra = {"posts": (post(1, "@nuriav", "Sin luz", 700), waits)}
    office.ring(ONE)
    qtbot.waitUntil(lambda: panel.case.posts[-1].outbox is OutboxState.SCHEDULED)
    panel.deeds.withdraw(panel.case.posts[-1])
    qtbot.waitUntil(lambda: panel.composer.write() == waits.text)
    assert panel.composer.when.at == later


def test_that_a_note_has_no_hour(panel) -> None:
    panel.composer.lanes.chips[Lane.NOTE].click()
    assert panel.composer.when.isHidden()


def test_that_a_failed_answer_taken_back_can_be_put_back_and_stands_once(
    qtbot, panel, office
) -> None:
    failed = replace(held(), outbox=OutboxState.FAILED, official=StaffCode("lola"))
    office.extra = {"posts": (post(1, "@nuriav", "Sin luz", 700), failed)}
    office.ring(ONE)
    qtbot.waitUntil(lambda: panel.case.posts[-1].outbox is OutboxState.FAILED)
    panel.deeds.withdraw(panel.case.posts[-1])
    qtbot.waitUntil(lambda: panel.composer.write() == failed.text)
    panel.undo()
    qtbot.waitUntil(lambda: len(office.done) == 2)
    assert office.done[1] == c.PutBack(by="lola", outbox_id=OutboxId(7))
    qtbot.waitUntil(lambda: panel.composer.write() == "")


# --- announcements


@pytest.fixture
def window(qtbot, qt_loop, theme, office, clock):
    made = DeskWindow(office, theme=theme, clock=clock, settings=Settings(staff="lola"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.town is not None)
    yield made
    made.stop()


def test_that_ctrl_z_takes_back_letters_while_there_are_any_and_then_what_was_sent(
    qtbot, window, office
) -> None:
    office.extra["posts"] = (post(1, "@nuriav", "Sin luz", 700), held())
    window.open_request(ONE)
    panel = window.case._panel
    qtbot.waitUntil(lambda: panel.case is not None and panel.case.row.id == ONE)
    qtbot.waitActive(window)
    text = panel.composer.text
    panel.composer.begin(Lane.PUBLIC)
    text.clear()
    qtbot.keyClicks(text, "y otra cosa")
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.toPlainText() == ""
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL | SHIFT)
    assert text.toPlainText() == "y otra cosa"
    assert office.done == []
    text.setPlainText("")  # as after sending
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: office.done == [c.WithdrawSend(by="lola", outbox_id=OutboxId(9))])


def announcing(qtbot, window):
    window.do("announce")
    qtbot.waitUntil(lambda: window.errands.announcing.sheet is not None)
    return window.errands.announcing.sheet


def test_that_an_announcement_names_its_account_and_can_be_undone(qtbot, window, office) -> None:
    sheet = announcing(qtbot, window)
    assert "Everyone can read this · 500 left" in sheet.says.text()
    assert not sheet.send.isEnabled()
    sheet.account.setCurrentIndex(1)
    sheet.text.setPlainText("Mañana se corta el agua")
    sheet.send.click()
    qtbot.waitUntil(lambda: bool(office.done))
    assert office.done[0] == c.Announce(
        by="lola", network="mastodon", handle="@alcaldia@villa.example",
        text="Mañana se corta el agua",
    )  # fmt: skip
    qtbot.waitUntil(lambda: window.toast.text == "Announcement on its way")
    assert window.toast.undo_now()
    qtbot.waitUntil(lambda: len(office.done) == 2)
    assert office.done[1] == c.WithdrawSend(by="lola", outbox_id=OutboxId(7))
    assert window.drafts.of(None, Lane.PUBLIC).text == "Mañana se corta el agua"


def test_that_an_announcement_can_be_given_the_hour_at_which_the_office_opens(
    qtbot, window, office
) -> None:
    opening = Instant(NOW + 86_400)
    office.send_times = (SendTime("opening", opening),)
    sheet = announcing(qtbot, window)
    sheet.text.setPlainText("Mañana se corta el agua")
    qtbot.keyClick(sheet.text, Qt.Key.Key_Return, CTRL | SHIFT)
    choose(qtbot, sheet.when, "When the office opens")
    assert sheet.says.text().startswith("Leaves tomorrow")
    assert sheet.send.text() == "Send later"
    sheet.send.click()
    qtbot.waitUntil(lambda: bool(office.done))
    assert office.done[0].send_at == opening
    qtbot.waitUntil(lambda: window.toast.text.startswith("It leaves tomorrow"))
    assert window.toast.undo_now()
    qtbot.waitUntil(lambda: len(office.done) == 2)
    assert window.drafts.of(None, Lane.PUBLIC).send_at == opening


def choose(qtbot, button, words: str) -> None:
    """Take a line of the menu that a clock opens."""
    menus = lambda: [m for m in button.findChildren(QMenu) if m.isVisible()]  # noqa: E731 - looked at until it is there
    qtbot.waitUntil(lambda: bool(menus()))
    menu = menus()[0]
    next(one for one in menu.actions() if words in one.text()).trigger()
    menu.close()


def test_that_a_refused_announcement_stays_with_its_words(qtbot, window, office) -> None:
    office.refuse = Invalid("too-long", over=3)
    sheet = announcing(qtbot, window)
    sheet.text.setPlainText("Mañana se corta el agua")
    sheet.send.click()
    qtbot.waitUntil(sheet.problem.isVisible)
    assert "3 characters too long" in sheet.problem.text()
    assert sheet.text.toPlainText() == "Mañana se corta el agua"


def test_that_an_announcement_given_up_is_there_when_one_comes_back(qtbot, window) -> None:
    sheet = announcing(qtbot, window)
    sheet.text.setPlainText("Fiesta")
    sheet.reject()
    window.errands.announcing.sheet = None
    again = announcing(qtbot, window)
    assert again.text.toPlainText() == "Fiesta"


def test_that_a_time_that_was_chosen_outlives_the_text_that_is_written_anew() -> None:
    drafts, request, later = Drafts(), RequestId(1), Instant(NOW + 86_400)
    drafts.keep(request, Lane.PUBLIC, "First words", now=NOW)
    drafts.leave_at(request, Lane.PUBLIC, later, now=NOW)
    drafts.keep(request, Lane.PUBLIC, "", now=NOW)
    assert drafts.waiting() == frozenset()
    drafts.keep(request, Lane.PUBLIC, "Other words", now=NOW)
    assert drafts.of(request, Lane.PUBLIC).send_at == later
    drafts.drop(request, Lane.PUBLIC)
    drafts.keep(request, Lane.PUBLIC, "The next text", now=NOW)
    assert drafts.of(request, Lane.PUBLIC).send_at is None
