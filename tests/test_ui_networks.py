"""The Networks page: states in words, wishes as commands, no item of the outbox unexplained."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu

from junhall.casework import commands as c
from junhall.casework.network_rows import NetworksPage, RemovedRow, Today
from junhall.casework.rows import FeedLight
from junhall.casework.send_times import SendTime
from junhall.models.terms import AccountId, Facet, Instant, Network, OutboxId, OutboxState, Role
from junhall.settings import Settings
from junhall.ui.departures import A_PERSON_DECIDES, why_text
from junhall.ui.foot import feed_tone, feed_whole, feed_words
from junhall.ui.networks.editing import EditAnswer
from junhall.ui.networks.page import NetworksView
from junhall.ui.networks.saying import item_said, item_tone, state_said, today_said
from junhall.ui.shell import DeskWindow
from junhall.ui.topbar import live_words
from network_pages import OUTBOX, NetworksOffice, account, item
from ui_fake import NOW, TOWN, HandClock

pytest_plugins = ("ui_loop",)
pytestmark = pytest.mark.usefixtures("english")
LOLA = "lola"


@pytest.fixture
def office():
    return NetworksOffice()


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def view(qtbot, qt_loop, theme, office, clock):
    made = NetworksView(office, theme, clock)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.set_town(TOWN)
    made.show()
    qtbot.waitUntil(lambda: made.shown is not None)
    return made


def done(qtbot, office, count: int = 1) -> c.Command:
    qtbot.waitUntil(lambda: len(office.done) >= count)
    return office.done[-1]


def line_of(view: NetworksView, number: int):
    return next(line for line in view.outbox.items if line.row.id == number)


def moment(at: Instant) -> str:
    return f"@{at - NOW}"


# --- words


@pytest.mark.parametrize(
    ("row", "tone", "words", "more"),
    [
        (account(1, "@a"), "green", "Live", "streaming · last post 12 s ago"),
        (account(1, "@a", streams=False, poll_s=20, last_post_at=None), "green", "Live",
         "asks every 20 s"),
        (account(1, "@a", "waiting", until=Instant(NOW + 18), why="Throttled"), "amber",
         "Waiting 18 s", "too many calls · goes on at @18"),
        (account(1, "@a", "needs_person", since=Instant(NOW - 60), why="Unauthorized"), "red",
         "Needs a person", "the key was refused at @-60"),
        (account(1, "@a", "paused", since=Instant(NOW - 60)), "amber", "Paused", "since @-60"),
        (account(1, "@a", "silent", since=Instant(NOW - 60), last_post_at=None), "amber",
         "Live, but silent", "unusually silent since @-60"),
        (account(1, "@a", "off", why="Unreachable", last_sync_at=Instant(NOW - 600)), "ink2",
         "Not live", "the network cannot be reached · last asked 10 min ago"),
    ],
)  # fmt: skip
def test_that_every_state_of_an_account_is_said_with_its_time(row, tone, words, more) -> None:
    said = state_said(row, NOW, moment)
    assert (said.tone, said.words, said.more) == (tone, words, more)


@pytest.mark.parametrize(
    ("row", "tone", "words"),
    [
        (item(1, OutboxState.HELD, due_at=Instant(NOW + 6)), "cobalt", "leaves in 6 s"),
        (item(1, OutboxState.SCHEDULED), "cobalt", "leaves @18"),
        (item(1, OutboxState.SCHEDULED, account_state="removed"), "amber",
         "leaves @18 · waits: @villablanca was removed"),
        (item(1, OutboxState.HELD, due_at=NOW, account_state="paused"), "amber",
         "waits: @villablanca is paused"),
        (item(1, OutboxState.AWAITING_APPROVAL), "amber", "second person's approval"),
        (item(1, OutboxState.AWAITING_APPROVAL, due_at=Instant(NOW + 900)), "amber",
         "second person's approval · leaves @900"),
        (item(1, OutboxState.QUEUED, due_at=NOW), "cobalt", "leaves now"),
        (item(1, OutboxState.QUEUED, tries=2, reason="Throttled(retry_at=3, x)"), "amber",
         "tries again in 18 s (too many calls)"),
        (item(1, OutboxState.QUEUED, account_state="paused"), "amber", "@villablanca is paused"),
        (item(1, OutboxState.QUEUED, account_state="removed"), "amber", "was removed"),
        (item(1, OutboxState.SENDING), "cobalt", "is being sent"),
        (item(1, OutboxState.UNSURE), "amber", "looks for it among the posts of @villablanca in"),
        (item(1, OutboxState.UNSURE, looked_at=Instant(NOW - 5)), "amber",
         "at @-5: not found. Looks again in 18 s"),
        (item(1, OutboxState.UNSURE, looked_at=Instant(NOW - 5),
              due_at=Instant(A_PERSON_DECIDES)), "amber", "Look there, then decide."),
        (item(1, OutboxState.FAILED, reason="Refused(too-long, 422)"), "red",
         "Not sent: the network finds the text too long. The text is kept."),
        (item(1, OutboxState.BLOCKED), "red", "signed in again"),
        (item(1, OutboxState.WITHDRAWN), "ink3", "taken back"),
    ],
)  # fmt: skip
def test_that_every_state_of_an_item_is_explained(row, tone, words) -> None:
    assert words in item_said(row, NOW, moment)
    assert item_tone(row) == tone


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("too-long", "the network finds the text too long"),
        ("Refused(too-long, 422)", "the network finds the text too long"),
        ("gone", "the post was deleted by its author"),
        ("Unreachable", "the network cannot be reached"),
        ("not-found", ""),
        ("<b>server said</b>", ""),
    ],
)
def test_that_a_reason_is_said_in_our_words_or_not_at_all(reason, words) -> None:
    assert why_text(reason) == words


def test_that_today_says_what_is_missing_and_what_stands_twice() -> None:
    well = today_said(Today(148, 61, 0, 0, 2, 0))
    assert (well[0].tone, well[0].words) == ("green", "148 posts in, 61 answers out")
    assert well[0].more == "none lost, none sent twice"
    assert well[1].words == "2 unclear answers checked and found sent"
    ill = today_said(Today(1, 1, 2, 1, 0, 1))
    assert ill[0].tone == "red"
    assert ill[0].more == "2 could not leave and are kept, 1 stands twice"
    assert ill[1].words == "1 answer is unclear"


def test_that_the_foot_says_lag_silence_and_pause() -> None:
    light = FeedLight(1, Network.MASTODON, "@v", "live", Instant(NOW - 1), NOW, None, None)
    assert feed_words(light, NOW) == "Mastodon 1 s"
    lagging = replace(light, lag_s=600)
    assert feed_words(lagging, NOW) == "Mastodon · lags 10 min"
    assert "Lag 10 min" in feed_whole(lagging, NOW)
    silent = replace(light, silent_since=Instant(NOW - 7200))
    assert (feed_tone(silent), feed_words(silent, NOW)) == (
        "amber", "Mastodon · unusually silent for 2 h",
    )  # fmt: skip
    assert feed_words(replace(light, state="paused"), NOW) == "Mastodon · paused"


def test_that_several_accounts_of_one_network_are_told_apart(qtbot, window, office) -> None:
    office.feeds = (
        FeedLight(1, Network.MASTODON, "@alcaldia@v.example", "live", NOW, NOW, None, None),
        FeedLight(2, Network.MASTODON, "@ayto@v.example", "off", None, None, None, None),
        FeedLight(3, Network.X, "@policia", "live", Instant(NOW - 2), NOW, None, None),
    )
    office.ring(facets=Facet.FEEDS)
    qtbot.waitUntil(
        lambda: (
            [light.words for light in window.foot._lights]
            == ["@alcaldia 0 s", "@ayto · off", "X 2 s"]
        )
    )


def test_that_paused_accounts_are_not_called_live() -> None:
    light = FeedLight(1, Network.MASTODON, "@v", "live", Instant(NOW - 1), NOW, None, None)
    paused = replace(light, state="paused")
    assert live_words((light, paused), NOW, "UTC")[1].startswith("Live · 1 feed")
    assert live_words((paused,), NOW, "UTC") == ("amber", "All accounts are paused", "Paused")


# --- wishes


def test_that_pausing_can_be_undone_from_the_toast(qtbot, view, office) -> None:
    told = []
    view.acted.connect(lambda words, undo: told.append((words, undo)))
    view.accounts.lines[AccountId(1)].act.click()
    assert done(qtbot, office) == c.PauseAccount(by=LOLA, account_id=AccountId(1))
    qtbot.waitUntil(lambda: bool(told))
    told[0][1]()
    assert done(qtbot, office, 2) == c.ResumeAccount(by=LOLA, account_id=AccountId(1))


def test_that_undoing_the_removal_of_a_paused_account_leaves_it_paused(qtbot, view, office) -> None:
    told = []
    view.acted.connect(lambda words, undo: told.append((words, undo)))
    line = view.accounts.lines[AccountId(7)]
    menu = view.accounts.offer(line)
    next(it for it in menu.actions() if it.text().startswith("Remove")).trigger()
    qtbot.waitUntil(lambda: bool(told))
    told[0][1]()
    qtbot.waitUntil(lambda: len(office.done) == 3)
    assert [type(command) for command in office.done] == [
        c.RemoveAccount, c.ResumeAccount, c.PauseAccount,
    ]  # fmt: skip


def test_that_an_account_that_needs_a_person_offers_to_sign_in(qtbot, view) -> None:
    line = view.accounts.lines[AccountId(5)]
    assert line.act.text() == "Sign in"
    with qtbot.waitSignal(view.connect_wanted) as wanted:
        line.act.click()
    assert wanted.args[0].id == 5


def test_that_whose_voice_an_account_is_can_be_chosen(qtbot, view, office) -> None:
    line = view.accounts.lines[AccountId(2)]
    menu = view.accounts.offer(line)
    next(it for it in menu.actions() if "speaks" in it.text()).trigger()
    view.dialog.filter.setText("Ana")
    view.dialog.take()
    assert done(qtbot, office) == c.SpeakAs(by=LOLA, account_id=AccountId(2), staff="luz")


@pytest.mark.parametrize(
    ("number", "what", "expected"),
    [
        (6, "undo", c.WithdrawSend(by=LOLA, outbox_id=OutboxId(6))),
        (1, "retry", c.RetrySend(by=LOLA, outbox_id=OutboxId(1))),
        (1, "drop", c.WithdrawSend(by=LOLA, outbox_id=OutboxId(1))),
        (8, "approve", c.RetrySend(by=LOLA, outbox_id=OutboxId(8))),
        (2, "sent", c.SaySent(by=LOLA, outbox_id=OutboxId(2))),
        (2, "retry", c.RetrySend(by=LOLA, outbox_id=OutboxId(2))),
    ],
)
def test_that_an_items_button_does_what_it_says(
    qtbot, view, office, number, what, expected
) -> None:
    line_of(view, number).buttons[what].click()
    assert done(qtbot, office) == expected


def test_that_an_unclear_answer_is_dropped_only_by_who_says_that_it_is_not_there(
    qtbot, view, office
) -> None:
    line = line_of(view, 2)
    assert set(line.buttons) == {"sent", "retry", "copy", "open", "drop"}
    assert line.buttons["drop"].text() == "It is not there: drop it"
    looked_for = replace(OUTBOX[1], due_at=Instant(NOW + 20), looks=1)
    office.page = NetworksPage((), (looked_for,), office.page.today, NOW)
    view.reload()
    qtbot.waitUntil(lambda: view.shown is office.page)
    line = line_of(view, 2)
    assert not {"drop", "retry"} & set(line.buttons), "junhall looks for it by itself"


def test_that_the_keyboard_stays_in_the_outbox_when_its_item_is_gone(qtbot, view, office) -> None:
    view.activateWindow()
    button = line_of(view, 1).buttons["drop"]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    place = view.outbox.items.index(line_of(view, 1))
    rest = tuple(row for row in OUTBOX if row.id != 1)
    office.page = replace(office.page, outbox=rest)
    view.reload()
    qtbot.waitUntil(lambda: view.shown is office.page)
    after = view.outbox.items[place]
    assert view.focusWidget() in after.buttons.values()


def test_that_what_was_dropped_can_be_put_back(qtbot, window, office) -> None:
    window.go("feeds")
    view = window.frame.networks
    qtbot.waitUntil(lambda: view.shown is not None)
    line_of(view, 1).buttons["drop"].click()
    qtbot.waitUntil(lambda: window.toast.text == "Dropped; the row stays")
    assert window.toast.undo_now()
    qtbot.waitUntil(lambda: len(office.done) == 2)
    assert office.done[-1] == c.PutBack(by=LOLA, outbox_id=OutboxId(1))


def test_that_what_is_scheduled_can_be_written_otherwise_and_leave_at_another_time(
    qtbot, view, office, clock
) -> None:
    later, opening = Instant(NOW + 80_000), Instant(NOW + 86_400)
    office.send_times = (SendTime("working-day", opening),)
    office.page = NetworksPage((), (replace(OUTBOX[6], due_at=later),), office.page.today, NOW)
    view.reload()
    qtbot.waitUntil(lambda: view.shown is office.page)
    line_of(view, 7).buttons["edit"].click()
    sheet = view.dialog
    assert (sheet.when.at, sheet.again.text()) == (later, "Keep")
    sheet.text.setPlainText("Corte de agua el jueves")
    sheet.when.click()
    menus = lambda: [m for m in sheet.when.findChildren(QMenu) if m.isVisible()]  # noqa: E731 - looked at until it is there
    qtbot.waitUntil(lambda: bool(menus()))
    assert menus()[0].actions()[0].text().startswith("Next working day · tomorrow")
    menus()[0].actions()[0].trigger()
    assert "Leaves tomorrow" in sheet.left.text()
    sheet.again.click()
    assert done(qtbot, office) == c.EditSend(
        by=LOLA, outbox_id=OutboxId(7), text="Corte de agua el jueves", send_at=opening
    )


def test_that_nothing_is_kept_for_a_time_that_has_passed(qtbot, view, office, clock) -> None:
    office.page = NetworksPage(
        (), (replace(OUTBOX[6], due_at=Instant(NOW + 60)),), office.page.today, NOW
    )
    view.reload()
    qtbot.waitUntil(lambda: view.shown is office.page)
    line_of(view, 7).buttons["edit"].click()
    clock.forward(61)
    view.dialog.again.click()
    assert "has passed" in view.dialog.problem.text()
    assert office.done == []


def test_that_what_is_scheduled_can_leave_now_and_that_be_undone(qtbot, view, office) -> None:
    line_of(view, 7).buttons["now"].click()
    assert done(qtbot, office) == c.EditSend(
        by=LOLA, outbox_id=OutboxId(7), text="Corte de agua mañana"
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (OutboxState.UNSURE, "until it is known whether the answer before it was published"),
        (OutboxState.BLOCKED, "waits for the answer before it, which needs a person"),
        (OutboxState.QUEUED, "leaves after the answer before it"),
    ],
)
def test_that_an_item_behind_another_says_what_it_waits_for(before, words) -> None:
    row = item(1, OutboxState.QUEUED, due_at=NOW, waits_for=before)
    assert words in item_said(row, NOW, moment)
    assert "leaves now" not in item_said(row, NOW, moment)
    assert item_tone(row) == "amber"


def test_that_what_is_being_sent_can_no_longer_be_taken_back(view) -> None:
    assert "undo" not in line_of(view, 5).buttons


def test_that_what_failed_can_be_edited_within_the_servers_rule(qtbot, view, office) -> None:
    line_of(view, 1).buttons["edit"].click()
    sheet = view.dialog
    assert isinstance(sheet, EditAnswer)
    sheet.text.setPlainText("x" * 501)
    assert not sheet.again.isEnabled()
    assert sheet.left.text() == "1 letter too long"
    sheet.text.setPlainText("Lo cambiamos el martes")
    sheet.again.click()
    assert done(qtbot, office) == c.RetrySend(
        by=LOLA, outbox_id=OutboxId(1), text="Lo cambiamos el martes"
    )


def test_that_a_text_that_could_not_leave_can_be_copied(view, qapp) -> None:
    line_of(view, 1).buttons["copy"].click()
    assert QGuiApplication.clipboard().text() == "Lo cambiamos el lunes"


def test_that_a_worker_sees_the_page_and_no_button_that_is_not_his(
    qtbot,
    qt_loop,
    theme,
    clock,
) -> None:
    made = NetworksView(NetworksOffice(role=Role.WORKER), theme, clock)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.shown is not None)
    line = made.accounts.lines[AccountId(1)]
    assert line.act.isHidden()
    assert line.more.isHidden()
    assert made.connect_button.isHidden()


def test_that_the_page_follows_changes_and_the_seconds(qtbot, view, office, clock) -> None:
    asked = len(office.asked)
    office.page = NetworksPage((account(9, "@nueva@villa.example"),), OUTBOX[5:6],
                               office.page.today, NOW)  # fmt: skip
    view.on_changes(_changes(office, Facet.FEEDS))
    assert len(office.asked) == asked, "a second has not passed: the next one asks"
    clock.forward(1)
    view.tick(clock())
    qtbot.waitUntil(lambda: set(view.accounts.lines) == {AccountId(9)})
    assert len(office.asked) > asked
    clock.forward(3)
    view.tick(clock())
    assert "leaves in 2 s" in view.outbox.items[0].more.text()
    view.on_changes(_changes(office, Facet.NOTE))
    qtbot.waitUntil(lambda: len(office.asked) == asked + 1)


def _changes(office, facets: Facet):
    heard = []
    stop = office.subscribe(heard.append)
    office.ring(facets=facets)
    stop()
    return heard[0]


def test_that_everything_on_the_page_has_a_name_and_hostile_words_stay_words(
    qtbot, view, office
) -> None:
    hostile = '<b>x</b><img src="file:///etc/passwd">\u202eabc'
    office.page = NetworksPage(
        (account(1, hostile),), (item(1, OutboxState.FAILED, hostile, to=hostile),),
        office.page.today, NOW,
    )  # fmt: skip
    view.reload()
    qtbot.waitUntil(lambda: view.shown is office.page)
    for label in view.findChildren(QLabel):
        assert label.textFormat() is not Qt.TextFormat.RichText
        assert "\u202e" not in label.text()
    for button in view.findChildren(QAbstractButton):
        if button.isVisible():
            interface = QAccessible.queryAccessibleInterface(button)
            assert interface.text(QAccessible.Text.Name).strip()


def test_that_a_removed_account_says_what_became_of_its_key(qtbot, view, office) -> None:
    gone = RemovedRow(AccountId(9), Network.MASTODON, "@vieja@villa.example", NOW, "")
    told = {}
    for end in ("", "ended", "not-ended"):
        office.page = replace(office.page, removed=(replace(gone, key_end=end),))
        view.reload()
        qtbot.waitUntil(lambda: view.shown is office.page)
        (label,) = view.accounts.removed
        told[end] = label.text()
    assert all("@vieja was removed" in words for words in told.values())
    assert "Its server has ended the key" in told["ended"]
    assert "revoke junhall" in told["not-ended"]
    office.page = replace(office.page, removed=())
    view.reload()
    qtbot.waitUntil(lambda: view.accounts.removed == [])


# --- in the window


@pytest.fixture
def window(qtbot, qt_loop, theme, office, clock):
    made = DeskWindow(office, theme=theme, clock=clock, settings=Settings(staff=LOLA))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.town is not None)
    yield made
    made.stop()


def test_that_the_foots_lights_the_keys_and_the_settings_open_the_page(qtbot, window) -> None:
    window.foot._lights[0].click()
    assert window.page == "feeds"
    window.go("board")
    qtbot.keyClicks(window.board, "gn")
    qtbot.waitUntil(lambda: window.page == "feeds")
    window.go("settings")
    window.frame.settings.networks.click()
    assert window.page == "feeds"
    assert window.rail.buttons["settings"].isChecked()


def test_that_enter_presses_a_button_of_a_page(qtbot, window, office) -> None:
    window.go("feeds")
    view = window.frame.networks
    qtbot.waitUntil(lambda: view.shown is not None)
    view.accounts.lines[AccountId(1)].act.setFocus()
    qtbot.keyClick(view.accounts.lines[AccountId(1)].act, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.toast.text == "Paused")


def test_that_the_page_is_built_when_somebody_goes_there(qtbot, window, office) -> None:
    assert window.frame.networks is None
    window.go("feeds")
    view = window.frame.networks
    qtbot.waitUntil(lambda: view.shown is not None)
    view.accounts.lines[AccountId(1)].act.click()
    qtbot.waitUntil(lambda: window.toast.text == "Paused")
    assert window.toast.undo_now()
    qtbot.waitUntil(lambda: len(office.done) == 2)
