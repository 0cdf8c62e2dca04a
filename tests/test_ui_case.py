"""The case panel: frozen rows in, texts and commands out; nothing typed is ever lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from junhall import words
from junhall.casework import commands as c
from junhall.casework.errors import Conflict, Invalid
from junhall.casework.rows import HistoryLine
from junhall.models.messages import Media
from junhall.models.terms import (
    ActId,
    Instant,
    Network,
    OutboxState,
    PostId,
    RequestId,
    RequestKind,
    RequestStatus,
    Role,
    StaffCode,
    Visibility,
)
from junhall.ui.case.body import Body, Opener, offer_link
from junhall.ui.case.drafts import Drafts, Lane
from junhall.ui.case.history import HistoryEntry
from junhall.ui.case.mentions import assigned_by, hints_for, stem_at
from junhall.ui.case.menu import actions_for
from junhall.ui.case.panel import CasePanel
from junhall.ui.case.photo import Photo, read_photo
from junhall.ui.case.post import PostEntry
from junhall.ui.case.proposals import reading_of
from junhall.ui.case.saying import Names, history_sentence
from junhall.ui.case.spans import Sort, spans_in, true_host, units
from junhall.ui.dialogs.pick import Pick
from junhall.ui.dialogs.when import When
from junhall.ui.dialogs.write import CloseRequest
from junhall.ui.keys import Keys
from junhall.ui.theme import make_theme, wear
from ui_cases import HOSTILE, MERGE, PROMISE, REOPEN, SOLVED, CaseOffice, held, post, rich, settled
from ui_fake import NOW, HandClock

pytestmark = pytest.mark.asyncio

ONE, OTHER, PHONE = RequestId(1187), RequestId(1188), RequestId(1190)


@pytest.fixture(autouse=True)
def speak_english():
    words.choose("en")


@pytest.fixture
def theme(qapp):
    theme = make_theme("light")
    wear(qapp, theme)
    return theme


@pytest.fixture
def office():
    return CaseOffice()


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def window(qtbot):
    host = QWidget()
    host.resize(460, 860)
    qtbot.addWidget(host)
    return host


@pytest.fixture
def panel(office, theme, clock, window, qtbot):
    keys = Keys(window)
    panel = CasePanel(office, theme, clock, keys)
    panel.setParent(window)
    panel.resize(430, 820)
    window.show()
    yield panel
    panel.stop()


async def opened(panel, number=ONE):
    panel.show_case(number)
    await settled()
    return panel


def entries(panel, kind):
    return [entry for entry in panel.thread_view.entries if isinstance(entry, kind)]


def words_of(widget):
    """Everything a screen says, label by label."""
    said = [label.text() for label in widget.findChildren(QLabel)]
    said += [button.text() for button in widget.findChildren(QAbstractButton)]
    said += [text.toPlainText() for text in widget.findChildren(QTextEdit)]
    return "\n".join(said)


async def test_that_a_case_says_its_number_its_facts_and_its_clock(panel):
    await opened(panel)
    said = words_of(panel.facts)
    assert "#2026-1187" in said
    assert "Street lighting, Calle del Pozo" in said
    assert "Not answered · 12:04" in said
    assert "No one assigned ▾" in said
    assert "Answer by 22:57" in said


async def test_that_the_clock_of_the_state_ticks_without_asking_again(panel, clock, office):
    await opened(panel)
    asked = len(office.asked)
    clock.forward(2)
    panel.tick()
    assert "Not answered · 12:06" in panel.facts.state.text()
    assert len(office.asked) == asked


async def test_that_posts_notes_and_history_stand_in_the_order_of_their_times(panel, office):
    office.extra = rich()
    await opened(panel)
    kinds = [type(entry).__name__ for entry in panel.thread_view.entries]
    assert kinds == [
        "PostEntry", "HistoryEntry", "HistoryEntry", "HistoryEntry", "PostEntry", "PostEntry",
        "NoteEntry",
    ]  # fmt: skip


async def test_that_hostile_words_stay_plain_text_everywhere(panel, office):
    office.extra = rich() | {"reasons": (HOSTILE,), "supporters": (HOSTILE,)}
    office.alter(1187, title=HOSTILE, place_name=HOSTILE)
    await opened(panel)
    for label in panel.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    body = entries(panel, PostEntry)[1].body
    assert body.toPlainText() == '<b>bold</b> <img src="file:///etc/hostname"> abc & <script>'
    assert body.document().allFormats()
    assert not any(form.isImageFormat() for form in body.document().allFormats())
    for widget in panel.findChildren(QWidget):
        assert "<img" not in widget.toolTip()


async def test_that_a_deleted_post_is_a_tombstone_without_a_name(panel, office):
    gone = post(1, "@nuriav", "", 700, author_name="Nuria", deleted_at=Instant(NOW - 5))
    office.extra = {"posts": (gone,)}
    await opened(panel)
    said = words_of(entries(panel, PostEntry)[0])
    assert "Deleted by its author" in said
    assert "Nuria" not in said


async def test_that_an_unknown_verb_says_itself(panel, office):
    office.extra = rich()
    await opened(panel)
    assert any("Inés Prado: somersault" in e.text for e in entries(panel, HistoryEntry))


async def test_that_a_line_of_history_is_undone_by_its_own_button(panel, office):
    office.extra = rich()
    await opened(panel)
    line = entries(panel, HistoryEntry)[1]
    button = line.findChild(QAbstractButton)
    button.click()
    await settled()
    assert office.done == [c.Undo(by="lola", act_id=ActId(4))]


async def test_that_what_cannot_be_undone_offers_no_undo(panel, office):
    office.extra = rich()
    await opened(panel)
    assert entries(panel, HistoryEntry)[2].findChild(QAbstractButton) is None


@pytest.mark.parametrize(
    ("proposal", "taken", "refused"),
    [
        (
            SOLVED,
            c.Solve(by="lola", seen_version=1, request_id=ONE),
            c.RefuseProposal(by="lola", seen_version=1, request_id=ONE, what="solved"),
        ),
        (
            REOPEN,
            c.Reopen(by="lola", seen_version=1, request_id=ONE),
            c.RefuseProposal(by="lola", seen_version=1, request_id=ONE, what="reopen"),
        ),
        (
            PROMISE,
            c.Promise(by="lola", seen_version=1, request_id=ONE, post_id=PostId(3)),
            c.Promise(by="lola", seen_version=1, request_id=ONE, post_id=PostId(3), accept=False),
        ),
        (
            MERGE,
            c.Merge(by="lola", seen_version=1, request_id=ONE, others=(RequestId(1119),)),
            c.RefuseProposal(
                by="lola", seen_version=1, request_id=ONE, what="merge", other=RequestId(1119)
            ),
        ),
    ],
)
async def test_that_one_key_takes_and_one_refuses_what_is_proposed(
    panel, office, qtbot, proposal, taken, refused
):
    office.extra = {"proposals": (proposal,)}
    if proposal is REOPEN:
        office.put(replace(office.rows[ONE], status=RequestStatus.SOLVED, solved_at=NOW))
    await opened(panel)
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Y)
    await settled()
    qtbot.keyClick(panel, Qt.Key.Key_Backspace)
    await settled()
    assert office.done == [taken, refused]


async def test_that_one_key_releases_the_words_for_the_wall_and_takes_them_off(panel, office):
    await opened(panel)
    panel.handle("wall")
    await settled()
    wish = c.ShowOnWall(by="lola", seen_version=1, request_id=ONE, show=True)
    assert office.done == [wish]
    office.extra = {"on_wall": True}
    await opened(panel)
    panel.handle("wall")
    await settled()
    assert office.done[-1] == replace(wish, show=False)


async def test_that_only_the_proposal_on_top_answers_to_the_keys(panel, office):
    office.extra = {"proposals": (SOLVED, MERGE)}
    await opened(panel)
    assert panel.proposals.current == SOLVED
    panel.handle("merge")
    assert panel.proposals.current == MERGE
    assert office.done == []


async def test_that_a_proposal_says_whose_words_and_which_time_were_read(panel, office):
    office.extra = rich()
    await opened(panel)
    said = reading_of(PROMISE, panel.case, panel._setting)
    assert said == "@luces_villa · «en una hora» · → by 00:00"


async def test_that_a_citizen_who_denies_the_repair_is_heard_before_it_is_confirmed(panel, office):
    later = replace(REOPEN, at=Instant(NOW - 10))
    office.extra = rich() | {"proposals": (SOLVED, later)}
    await opened(panel)
    assert [card.proposal for card in panel.proposals.cards] == [SOLVED]
    assert "but later @lucia: «<b>bold</b>" in panel.proposals.cards[0].reading.text()


async def test_that_p_edits_the_time_of_a_promise(panel, office):
    office.extra = {"proposals": (PROMISE,)}
    await opened(panel)
    panel.handle("promise")
    sheet = panel.dialog
    assert isinstance(sheet, When)
    sheet.when.setTime(sheet.when.time().addSecs(1800))
    sheet.confirm.click()
    await settled()
    (wish,) = office.done
    assert (wish.due_at, wish.keep_reading) == (Instant(NOW + 5400), False)


async def test_that_a_text_is_sent_with_when_it_was_begun(panel, office, clock):
    await opened(panel)
    panel.composer.text.setPlainText("V")
    clock.forward(30)
    panel.composer.text.setPlainText("Va ahora")
    panel.composer.send.click()
    await settled()
    (wish,) = office.done
    assert (wish.text, wish.begun_at, wish.in_reply_to) == ("Va ahora", NOW, PostId(1))
    assert wish.visibility is None
    assert panel.composer.write() == ""


async def test_that_typed_text_survives_a_change_from_another_station(panel, office, qapp):
    await opened(panel)
    panel.composer.text.setPlainText("Estamos en ello")
    office.alter(1187, status=RequestStatus.ASSIGNED, assignees=(StaffCode("luz"),))
    await settled()
    assert panel.case.row.status is RequestStatus.ASSIGNED
    assert panel.composer.write() == "Estamos en ello"


async def test_that_each_request_keeps_its_own_unsent_text(panel):
    await opened(panel)
    panel.composer.text.setPlainText("para la farola")
    await opened(panel, OTHER)
    assert panel.composer.write() == ""
    panel.composer.text.setPlainText("para el agua")
    await opened(panel)
    assert panel.composer.write() == "para la farola"
    await opened(panel, OTHER)
    assert panel.composer.write() == "para el agua"


async def test_that_a_note_and_an_answer_do_not_share_their_text(panel, office):
    await opened(panel)
    panel.composer.text.setPlainText("Va ahora")
    panel.handle("note")
    assert panel.composer.write() == ""
    panel.composer.text.setPlainText("Avisado Miguel")
    panel.composer.send.click()
    await settled()
    assert office.done == [c.AddNote(by="lola", request_id=ONE, text="Avisado Miguel")]
    panel.handle("reply")
    assert panel.composer.lane is Lane.PUBLIC


async def test_that_a_refused_answer_keeps_the_text_and_says_why_beside_it(panel, office, clock):
    await opened(panel)
    panel.composer.text.setPlainText("Va ahora")
    office.refuse = Conflict("answered", who="Inés Prado")
    panel.composer.send.click()
    await settled()
    assert panel.composer.write() == "Va ahora"
    assert "Inés Prado answered while you were writing" in panel.composer.problem.text()
    clock.forward(10)
    panel.composer.send.click()
    await settled()
    assert office.done[-1].begun_at == NOW, "their answer was read: the text counts from then"
    assert panel.composer.write() == ""


async def test_that_an_error_of_any_other_wish_is_said_under_the_facts(panel, office):
    await opened(panel)
    office.refuse = Invalid("nothing-proposed")
    panel.handle("solve")
    await settled()
    assert panel.problem.text() == "There is nothing proposed here to decide."
    assert panel.problem.isVisible()


async def test_that_an_answer_on_its_way_counts_down_and_undo_brings_the_text_back(
    panel, office, clock
):
    office.extra = {"posts": (post(1, "@nuriav", "Sin luz", 700), held())}
    await opened(panel)
    sending = entries(panel, PostEntry)[-1].sending
    assert sending.text() == "leaves in 8 s"
    clock.forward(3)
    panel.tick()
    assert sending.text() == "leaves in 5 s"
    panel.handle("undo")
    await settled()
    assert office.done == [c.WithdrawSend(by="lola", outbox_id=9)]
    assert panel.composer.write() == "Va @luces_villa ahora"


async def test_that_undo_takes_back_what_was_done_here_last(panel, office):
    async def do(command):
        office.done.append(command)
        return c.Done(request_id=ONE, act_id=ActId(77))

    office.do = do
    await opened(panel)
    panel.handle("solve")
    await settled()
    panel.handle("undo")
    await settled()
    assert office.done[-1] == c.Undo(by="lola", act_id=ActId(77))


async def test_that_what_took_the_request_away_can_be_taken_back(panel, office):
    row = office.rows[ONE]

    async def do(command):
        office.done.append(command)
        office.rows.pop(ONE, None)
        if isinstance(command, c.Undo):
            office.rows[ONE] = row
        return c.Done(request_id=None, act_id=ActId(5))

    office.do = do
    await opened(panel)
    panel.handle("no-request")
    await settled()
    assert panel.case is None
    panel.undo()
    await settled()
    assert office.done[-1] == c.Undo(by="lola", act_id=ActId(5))
    assert panel.case.row.id == ONE


async def test_that_a_failed_answer_says_that_its_text_is_kept(panel, office):
    failed = replace(held(), outbox=OutboxState.FAILED, outbox_reason="too long")
    office.extra = {"posts": (post(1, "@nuriav", "Sin luz", 700), failed)}
    await opened(panel)
    entry = entries(panel, PostEntry)[-1]
    assert "the text is kept" in entry.sending.text()
    again = next(b for b in entry.findChildren(QAbstractButton) if b.text() == "Try again")
    again.click()
    await settled()
    assert office.done == [c.RetrySend(by="lola", outbox_id=9)]


async def test_that_single_keys_do_not_fire_while_someone_types(panel, office, qtbot):
    await opened(panel)
    panel.composer.text.setFocus()
    qtbot.keyClicks(panel.composer.text, "yea, solved")
    await settled()
    assert panel.composer.write() == "yea, solved"
    assert office.done == []
    assert panel.dialog is None


@pytest.mark.parametrize(
    ("action", "kind"),
    [("assign", Pick), ("service", Pick), ("place", Pick), ("merge", Pick), ("end", CloseRequest)],
)
async def test_that_what_needs_an_answer_asks_in_a_window_that_esc_closes(
    panel, qtbot, action, kind
):
    await opened(panel)
    assert panel.handle(action)
    sheet = panel.dialog
    assert isinstance(sheet, kind)
    assert sheet.isVisible()
    with qtbot.waitSignal(sheet.finished):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


async def test_that_assigning_replaces_who_has_it_silently(panel, office):
    await opened(panel)
    panel.handle("assign")
    panel.dialog.filter.setText("ana")
    panel.dialog.take()
    await settled()
    assert office.done == [
        c.Assign(by="lola", seen_version=1, request_id=ONE, assignees=(StaffCode("luz"),))
    ]


async def test_that_service_kind_and_place_are_corrected_from_one_list_each(panel, office):
    await opened(panel)
    panel.handle("service")
    panel.dialog.filter.setText("wat")
    panel.dialog.take()
    panel.handle("service")
    panel.dialog.filter.setText("complaint")
    panel.dialog.take()
    panel.handle("place")
    panel.dialog.filter.setText("plaza")
    panel.dialog.take()
    await settled()
    service, kind, place = office.done
    assert (service.service, service.kind) == ("water", None)
    assert (kind.service, kind.kind) == (None, RequestKind.COMPLAINT)
    assert place.place.name == "Plaza Mayor"


async def test_that_merging_finds_the_other_request_by_words(panel, office):
    await opened(panel)
    panel.handle("merge")
    panel.dialog.filter.setText("arqueta")
    await settled()
    panel.dialog.take()
    await settled()
    assert office.done[-1].others == (OTHER,)


async def test_that_telling_in_person_is_an_answer_where_there_is_no_network(panel, office):
    await opened(panel, PHONE)
    assert panel.composer.lane is Lane.NOTE
    assert not panel.composer.lanes.chips[Lane.PUBLIC].isVisible()
    panel.composer.lanes.told.click()
    await settled()
    assert office.done == [c.ToldInPerson(by="lola", request_id=PHONE, at=NOW, channel="phone")]


async def test_that_a_private_request_can_only_be_answered_in_private(panel, office):
    office.alter(1187, is_private=True)
    await opened(panel)
    assert not panel.composer.lanes.chips[Lane.PUBLIC].isVisible()
    panel.composer.text.setPlainText("Le llamamos")
    panel.composer.send.click()
    await settled()
    assert office.done[0].visibility is Visibility.PRIVATE


async def test_that_the_composer_says_who_will_read_it_and_whom_it_assigns(panel):
    await opened(panel)
    assert "Everyone can read this · 500 left" in panel.composer.says.text()
    panel.composer.text.setPlainText("Va @luces_villa y @alcaldia")
    assert "Assigns @luces_villa when sent" in panel.composer.says.text()
    panel.composer.lanes.chips[Lane.PRIVATE].click()
    assert "Only @nuriav reads this" in panel.composer.says.text()
    panel.composer.lanes.chips[Lane.NOTE].click()
    assert "Only colleagues read this" in panel.composer.says.text()


async def test_that_a_text_too_long_cannot_be_sent_and_says_by_how_much(panel):
    await opened(panel)
    panel.composer.text.setPlainText("x" * 503)
    assert "3 letters too long" in panel.composer.says.text()
    assert not panel.composer.send.isEnabled()


async def test_that_names_are_offered_while_typing_and_taken_with_enter(panel, qtbot):
    await opened(panel)
    panel.composer.text.setFocus()
    qtbot.keyClicks(panel.composer.text, "Va @be")
    assert [hint.text for hint in panel.composer.text.hints] == ["@luces_villa"]
    panel.composer.text.take_hint("@luces_villa")
    assert panel.composer.write() == "Va @luces_villa "


async def test_that_a_role_is_not_offered_what_the_office_would_refuse(panel, office):
    await opened(panel)
    worker = {action for action, _ in actions_for(panel.case, Role.WORKER)}
    desk = {action for action, _ in actions_for(panel.case, Role.DESK)}
    assert "end" in desk
    assert "end" not in worker
    assert actions_for(panel.case, Role.WALL) == ()
    office.role = Role.WORKER
    assert not panel.handle("end")


async def test_that_every_command_about_a_request_can_be_reached_from_the_menu(panel, office):
    office.alter(1187, status=RequestStatus.SOLVED, solved_at=NOW)
    await opened(panel)
    offered = {action for action, _ in actions_for(panel.case, Role.DESK)}
    await opened(panel, OTHER)
    offered |= {action for action, _ in actions_for(panel.case, Role.DESK)}
    assert offered >= {
        "reply", "note", "assign", "service", "place", "solve", "reopen", "promise", "merge",
        "told-phone", "told-person", "private", "end", "not-ours", "no-request", "undo",
    }  # fmt: skip


async def test_that_a_request_that_is_gone_says_so(panel):
    await opened(panel, RequestId(9))
    assert panel.empty.text() == "This request is no longer there."
    assert not panel.composer.isVisible()


async def test_that_an_office_that_does_not_answer_leaves_the_screen_as_it_was(panel, office):
    await opened(panel)

    async def ask(_query):
        raise OSError("gone")

    office.ask = ask
    panel.composer.text.setPlainText("Va ahora")
    panel.show_case(ONE)
    await settled()
    assert "nothing is lost" in panel.problem.text()
    assert panel.composer.write() == "Va ahora"


async def test_that_a_long_conversation_shows_its_beginning_and_its_end(panel, office):
    office.extra = {"posts": tuple(post(n, "@nuriav", f"voz {n}", 700 - n) for n in range(1, 301))}
    await opened(panel)
    assert len(panel.thread_view.entries) < 80
    more = next(
        button
        for button in panel.thread_view.findChildren(QAbstractButton)
        if "earlier entries" in button.text()
    )
    more.click()
    assert len(entries(panel, PostEntry)) == 300


async def test_that_entries_which_say_the_same_stay_as_others_come(panel, office):
    office.extra = rich()
    await opened(panel)
    before = list(panel.thread_view.entries)
    office.extra = rich() | {"posts": (*rich()["posts"], held())}
    await opened(panel)
    after = panel.thread_view.entries
    assert [entry for entry in after if entry in before] == before
    assert len(after) == len(before) + 1


async def test_that_in_a_low_window_the_proposals_scroll_with_the_conversation(panel, office):
    office.extra = rich()
    await opened(panel)
    assert not panel.thread_view.isAncestorOf(panel.proposals)
    panel.resize(430, 480)
    assert panel.thread_view.isAncestorOf(panel.proposals)
    assert panel.proposals.isVisible()
    panel.resize(430, 820)
    assert not panel.thread_view.isAncestorOf(panel.proposals)
    assert panel.proposals.isVisible()


async def test_that_another_answer_of_the_office_does_not_replace_the_request_wanted_now(panel):
    panel.show_case(ONE)
    panel.show_case(OTHER)
    await settled()
    assert panel.case.row.id == OTHER


async def test_that_every_control_has_a_name(panel, office):
    office.extra = rich() | {"posts": (*rich()["posts"], held())}
    await opened(panel)
    for widget in panel.findChildren(QWidget):
        controls = (QAbstractButton, QPlainTextEdit, QTextEdit, PostEntry)
        if isinstance(widget, controls) and widget.isVisibleTo(panel):
            found = QAccessible.queryAccessibleInterface(widget)
            assert found.text(QAccessible.Text.Name).strip(), widget


async def test_that_before_and_after_stand_side_by_side(panel, office, tmp_path, qapp, qtbot):
    paths = []
    for name, colour in (("before.png", "#222222"), ("after.png", "#eeee88")):
        image = QImage(64, 40, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        assert image.save(str(tmp_path / name))
        paths.append(str(tmp_path / name))
    office.extra = {
        "posts": (
            post(1, "@nuriav", "Sin luz", 700, media=(Media("image", None, paths[0], "apagada"),)),
            post(3, "@luces_villa", "Hecho", 60, official=StaffCode("luz"),
                 media=(Media("image", None, paths[1], "encendida"),)),
        )
    }  # fmt: skip
    await opened(panel)
    repair = entries(panel, PostEntry)[-1]
    photos = repair.findChildren(Photo)
    assert [photo.accessibleName() for photo in photos] == ["Photo: apagada", "Photo: encendida"]
    assert "Before" in words_of(repair)
    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(lambda: all(photo.is_shown for photo in photos))


def _write(path, data):
    path.write_bytes(data)
    return str(path)


async def test_that_only_real_photos_within_limits_are_decoded(qapp, tmp_path):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    assert read_photo(_write(tmp_path / "a.png", svg), 300) is None
    assert read_photo(_write(tmp_path / "b.png", b"x" * 10_000_001), 300) is None
    assert read_photo(str(tmp_path / "missing.png"), 300) is None
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    image.save(str(tmp_path / "wide.png"))
    read = read_photo(str(tmp_path / "wide.png"), 300)
    assert (read.width(), read.height()) == (300, 100)


async def test_that_a_link_shows_its_true_host_and_opens_nothing_by_itself(theme, window, qtbot):
    body = Body("Mira https://mastodon.example@evil.example/x", theme, parent=window)
    (link,) = body.links
    menu = offer_link(window, link.text, window.mapToGlobal(window.rect().center()))
    assert isinstance(menu, Opener)
    assert menu.host == "evil.example"
    assert "evil.example" in menu.actions()[0].text()
    menu.close()
    assert offer_link(window, "file:///etc/passwd", window.pos()) is None


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://jun.example/a", "jun.example"),
        ("https://user:pw@evil.example/", "evil.example"),
        ("https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example"),
        ("https://аррӏе.example/", "xn--80ak6aa92e.example"),
        ("mailto:a@b.example", "b.example"),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("https:///nothing", None),
    ],
)
async def test_that_the_true_host_of_an_address_is_known(address, host):
    assert true_host(address) == host


async def test_that_names_tags_and_addresses_are_found_once_each():
    text = "🙈 @a@b.example mira #Tag https://x.example/#no, y no correo@x.example"
    spans = spans_in(text)
    assert [(span.sort, span.text) for span in spans] == [
        (Sort.HANDLE, "@a@b.example"),
        (Sort.TAG, "#Tag"),
        (Sort.URL, "https://x.example/#no"),
    ]
    assert units(text[: spans[0].start]) == 3, "an emoji takes two places in Qt"


async def test_that_a_kept_text_begins_when_its_first_letter_was_typed():
    drafts = Drafts()
    drafts.keep(ONE, Lane.PUBLIC, "a", now=Instant(10))
    drafts.keep(ONE, Lane.PUBLIC, "ab", now=Instant(20))
    assert drafts.of(ONE, Lane.PUBLIC).begun_at == 10
    drafts.keep(ONE, Lane.PUBLIC, "", now=Instant(30))
    assert drafts.of(ONE, Lane.PUBLIC) is None
    drafts.keep(ONE, Lane.PUBLIC, "c", now=Instant(40))
    assert drafts.of(ONE, Lane.PUBLIC).begun_at == 40


async def test_that_only_staff_are_assigned_by_a_mention(office):
    town, here = office.town, Network.MASTODON
    assert [p.code for p in assigned_by("@luces_villa y @nadie", town, here)] == ["luz"]
    assert assigned_by("hola @alcaldia, soy @villablanca", town, here) == ()


async def test_that_a_person_is_named_by_the_handle_of_the_conversations_network(office):
    luz = replace(
        office.town.staff[2],
        handles=((Network.MASTODON, "@luces@villa.example"), (Network.BLUESKY, "luces.example")),
    )
    town = replace(office.town, staff=(luz,))
    assert [hint.text for hint in hints_for("@lu", town, Network.MASTODON)] == ["@luces"]
    assert [hint.text for hint in hints_for("@ana", town, Network.BLUESKY)] == ["@luces.example"]
    assert hints_for("@lu", town, Network.X) == ()
    assert assigned_by("va @luces.example", town, Network.BLUESKY) == (luz,)
    assert assigned_by("va @luces", town, Network.BLUESKY) == ()


async def test_that_hints_answer_to_handles_names_and_hashtags(office):
    town = office.town
    assert stem_at("Va @lu", 6).text == "@lu"
    assert stem_at("correo@lu", 9) is None
    assert [hint.text for hint in hints_for("@ines", town, Network.X)] == ["@obras_villa"]
    assert [hint.text for hint in hints_for("#vill", town, Network.X)] == ["#VillablancaCumple"]


@pytest.mark.parametrize(
    ("verb", "values", "said"),
    [
        ("assigned", {"codes": ["luz"]}, "Lola assigned Ana"),
        ("unassigned", {"codes": []}, "Lola left it with no one"),
        ("deputised", {"worker": "luz", "deputy": "obras"}, "Ana is away: Inés has it instead"),
        ("service", {"service": "water"}, "Lola set the service: Water"),
        ("kind", {"kind": "complaint"}, "Lola set the kind: Complaint"),
        ("place", {"place": {"name": "Plaza"}}, "Lola set the place: Plaza"),
        ("place", {"place": None}, "Lola removed the place"),
        ("private", {"private": False}, "Lola made it public again"),
        ("promise_confirmed", {"due_at": 5}, "Lola confirmed the promise: 5 o'clock"),
        ("closed", {"reason": "done"}, "Lola closed it without repair: done"),
        ("not_ours", {"reason": "road"}, "Lola said that it is not for this town hall: road"),
        ("merged", {"of": 3}, "Lola merged it into another request"),
        ("refuse", {"what": "solved"}, "Lola said that it is not solved yet"),
        ("source_status", {"status": "Cerrada"}, "The source says: Cerrada"),
        ("note", {"text": "x\ny"}, "Private note · Lola: x y"),
        ("new-verb", {}, "Lola: new-verb"),
    ],
)
async def test_that_history_is_told_in_words(verb, values, said):
    names = Names(
        {"lola": "Lola", "luz": "Ana", "obras": "Inés"},
        {"water": "Water"},
        lambda at: f"{at} o'clock",
    )
    assert history_sentence(HistoryLine(Instant(1), "lola", verb, values), names) == said
