"""Connecting an account through the real graph: wizard, browser, loopback server, live posts."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import stat
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from hall import TOWN as TOWN_TOML
from hall import open_hall
from junhall.app.building import build
from junhall.app.clocks import system_clock
from junhall.app.house import House
from junhall.casework.account_queries import networks
from junhall.casework.asks import Networks, TownAsk
from junhall.casework.commands import ConnectAccount, RemoveAccount, Reply, ResumeAccount
from junhall.casework.desk import Desk
from junhall.credentials import Keeper, KeeperError, Locked, account_name, client_name
from junhall.feeds.contract import Refused, Unreachable
from junhall.models.faults import StoreError
from junhall.models.messages import AccountKey
from junhall.models.terms import Instant, Role, StaffCode
from junhall.settings import Settings
from junhall.sync import reread
from junhall.sync.old_keys import SURE_S, TRIES_S, OldKeys
from junhall.ui import bridge
from junhall.ui.networks.found_step import rights_said
from junhall.ui.networks.wizard import ConnectAccountWizard
from junhall.ui.shell import DeskWindow
from mastodon_faults import Wrong
from mastodon_server import MastodonServer
from network_pages import account

pytest_plugins = ("ui_loop",)
pytestmark = pytest.mark.usefixtures("english")
CLERK = StaffCode("clerk")
HALL = "@hall@town.example"


@pytest.fixture
def server() -> Iterator[MastodonServer]:
    with MastodonServer() as made:
        yield made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A station of its own, without a keyring."""
    monkeypatch.setenv("JUNHALL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    import keyring
    from keyring.backends import fail

    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    return tmp_path / "home"


def open_house(tmp_path: Path, told: str = TOWN_TOML) -> House:
    town = tmp_path / "town.toml"
    town.write_text(told, "utf-8")
    settings = Settings(ledger=str(tmp_path / "town.ledger"), staff=CLERK, hold_s=0)
    house = build(settings, clock=system_clock, role=Role.DESK, town=town, staff=CLERK)
    house.begin()
    return house


@pytest.fixture
def house(tmp_path: Path, home: Path) -> Iterator[House]:
    made = open_house(tmp_path)
    yield made
    made.close()


def browse(url: str) -> None:
    """The person's browser, in a thread of its own: it agrees, and goes where it is sent."""

    def go() -> None:
        with contextlib.suppress(urllib.error.URLError):  # what it shows is another test's
            urllib.request.urlopen(url, timeout=10).close()

    threading.Thread(target=go, daemon=True).start()


class Browser:
    """Remembers what it was asked to open."""

    def __init__(self, *, agrees: bool = True, works: bool = True) -> None:
        self.agrees, self.works = agrees, works
        self.opened: list[str] = []

    def __call__(self, url: str) -> bool:
        self.opened.append(url)
        if self.agrees and self.works:
            browse(url)
        return self.works


@pytest.fixture
def wizard_of(qtbot, qt_loop, theme, server, house):
    """Opens the wizard of a house, with a browser of the test; the server outlives it."""
    made = []

    def open_wizard(browser: Browser, again=None, on: House = house) -> ConnectAccountWizard:
        town = qt_loop_wait(qtbot, on.office.ask(TownAsk("en")))
        wizard = ConnectAccountWizard(
            on.office, on.office.connecting, town, CLERK, theme, system_clock,
            again=again, open_url=browser,
        )  # fmt: skip
        qtbot.addWidget(wizard)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        wizard.open()
        made.append(wizard)
        return wizard

    yield open_wizard
    for wizard in made:
        wizard.reject()
    # What was granted and not connected is on its way back.
    qtbot.waitUntil(lambda: is_settled(qt_loop), timeout=20_000)


def qt_loop_wait(qtbot, work):
    """What a coroutine gives, while Qt's events are handled."""
    task = asyncio.get_running_loop().create_task(work)
    qtbot.waitUntil(task.done, timeout=20_000)
    return task.result()


def at(qtbot, wizard: ConnectAccountWizard, step) -> None:
    qtbot.waitUntil(lambda: wizard.step is step, timeout=20_000)


def one(house: House, statement: str, *values: object):
    return house.store.read(
        lambda session: session.connection().exec_driver_sql(statement, values).scalar()
    ).result()


def is_settled(qt_loop) -> bool:
    """Whether nothing that the wizard began is under way any more."""
    return all(task.get_loop() is not qt_loop for task in bridge._running)


def to_found(qtbot, wizard: ConnectAccountWizard, server: MastodonServer) -> None:
    wizard.server.server.setText(server.url)
    wizard.next.click()
    at(qtbot, wizard, wizard.found)


def test_that_an_account_is_connected_and_lives(qtbot, wizard_of, server, house, home) -> None:
    wizard = wizard_of(Browser())
    to_found(qtbot, wizard, server)
    assert HALL in wizard.found.words.text()
    said = [line.text() for line in wizard.found.lines]
    assert said == [
        "Reading works: mentions, messages and threads come in.",
        "Streaming works: posts come at once.",
        "Writing works: answers of up to 500 letters, and photos.",
    ]
    wizard.found.who.setCurrentIndex(wizard.found.who.findData("mayor"))
    wizard.next.click()
    at(qtbot, wizard, wizard.keep)
    assert one(house, "SELECT count(*) FROM account WHERE handle = ?", HALL) == 0
    wizard.next.click()
    at(qtbot, wizard, wizard.done_step)
    assert wizard.cancel.isHidden()
    assert one(house, "SELECT staff FROM account WHERE handle = ?", HALL) == "mayor"
    tokens = home / "tokens.json"
    assert stat.S_IMODE(tokens.stat().st_mode) == 0o600
    kept = json.loads(tokens.read_text())
    token = kept[account_name("mastodon", HALL)]
    assert set(kept) == {account_name("mastodon", HALL), client_name("mastodon", HALL)}
    assert token in server.routes.tokens
    ledger = Path(house.settings.ledger)
    for file in ledger.parent.glob(f"{ledger.name}*"):
        assert token.encode() not in file.read_bytes()

    qtbot.waitUntil(lambda: server.listeners() > 0, timeout=20_000)
    written = server.do(lambda: server.town.write(f"{HALL} la farola de la calle Sol no luce"))
    find = "SELECT request_id FROM post WHERE remote_id = ?"
    qtbot.waitUntil(lambda: one(house, find, written.id) is not None, timeout=20_000)
    request = one(house, find, written.id)
    qt_loop_wait(
        qtbot,
        house.office.do(
            Reply(by=StaffCode("mayor"), request_id=request, text="@ana@vecinos.example vamos")
        ),
    )
    answered = "SELECT first_answer_at FROM request WHERE id = ?"
    qtbot.waitUntil(lambda: one(house, answered, request) is not None, timeout=20_000)
    # The echo of our own post may come with the stream before the receipt is settled.
    settled = "SELECT state FROM outbox WHERE request_id = ?"
    qtbot.waitUntil(lambda: one(house, settled, request) == "sent", timeout=20_000)
    page = qt_loop_wait(qtbot, house.office.ask(Networks()))
    row = next(row for row in page.accounts if row.handle == HALL)
    assert (row.state, row.streams, row.staff) == ("live", True, "mayor")
    assert page.today.answers_out == 1


def connect(qtbot, wizard: ConnectAccountWizard, server: MastodonServer) -> None:
    """The whole way, for tests of what comes after it."""
    to_found(qtbot, wizard, server)
    wizard.next.click()
    at(qtbot, wizard, wizard.keep)
    wizard.next.click()
    at(qtbot, wizard, wizard.done_step)
    wizard.next.click()


def test_that_an_announcement_with_a_photo_leaves_once_with_its_words_and_no_place(
    qtbot, qt_loop, theme, wizard_of, server, house, tmp_path
) -> None:
    connect(qtbot, wizard_of(Browser()), server)
    exif = Image.Exif()
    exif[0x010F] = "Telephone"
    Image.new("RGB", (600, 400), (90, 120, 60)).save(tmp_path / "plaza.jpg", exif=exif)
    window = DeskWindow(
        house.office, theme=theme, clock=system_clock, settings=Settings(staff=CLERK)
    )
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.town is not None, timeout=20_000)
    window.do("announce")
    qtbot.waitUntil(lambda: window.errands.announcing.sheet is not None, timeout=20_000)
    sheet = window.errands.announcing.sheet
    assert sheet.voice.handle == HALL
    sheet.text.setPlainText("Mañana se abre la plaza")
    sheet.photo_wanted.emit(tmp_path / "plaza.jpg")
    qtbot.waitUntil(lambda: len(sheet.photos.ones) == 1, timeout=20_000)
    qtbot.keyClicks(sheet.photos.ones[0].alt, "La plaza nueva")
    sheet.send.click()

    def published():
        return server.do(
            lambda: [
                (status.text, [one["description"] for one in status.media])
                for status in server.town.statuses.values()
            ]
        )

    qtbot.waitUntil(lambda: bool(published()), timeout=20_000)
    state = "SELECT group_concat(state) FROM outbox"
    qtbot.waitUntil(lambda: one(house, state) == "sent", timeout=20_000)
    assert published() == [("Mañana se abre la plaza", ["La plaza nueva"])]
    ((_, content),) = server.routes.files.values()
    assert content.startswith(b"\xff\xd8")
    assert b"Telephone" not in content
    window.stop()


def test_that_an_account_of_town_toml_lives_as_soon_as_somebody_signs_in(
    qtbot, wizard_of, server, house
) -> None:
    """A station without the account's key looks for one once a minute; this does not wait."""
    house.store.write(
        lambda session: session.connection().exec_driver_sql(
            "INSERT INTO account (network, handle, server) VALUES ('mastodon', ?, ?)",
            (HALL, server.url),
        ),
        durable=True,
    ).result()
    house.watch.nudge()
    page = qt_loop_wait(qtbot, house.office.ask(Networks()))
    row = next(row for row in page.accounts if row.handle == HALL)
    assert row.state == "off"
    wizard = wizard_of(Browser(), again=row)
    wizard.next.click()
    at(qtbot, wizard, wizard.found)
    assert wizard.found.other.isHidden()
    wizard.next.click()
    at(qtbot, wizard, wizard.keep)
    wizard.next.click()
    at(qtbot, wizard, wizard.done_step)
    synced = "SELECT last_sync_at FROM account WHERE handle = ?"
    qtbot.waitUntil(lambda: one(house, synced, HALL) is not None, timeout=20_000)


def test_that_a_code_is_typed_where_the_browser_cannot_come_back(
    qtbot, wizard_of, server, house
) -> None:
    browser = Browser(agrees=False)
    wizard = wizard_of(browser)
    wizard.server.server.setText(server.url)
    wizard.server.by_code.setChecked(True)
    wizard.next.click()
    at(qtbot, wizard, wizard.browser)
    assert not wizard.next.isEnabled()
    wizard.browser.code.setText("wrong")
    wizard.next.click()
    qtbot.waitUntil(wizard.problem.isVisible, timeout=20_000)
    assert wizard.problem.text() == "The server does not take this code. Ask for a new one."
    assert wizard.browser.code.text() == "wrong"
    with urllib.request.urlopen(browser.opened[0], timeout=10) as shown:
        code = re.search(r'value="([^"]+)"', shown.read().decode())[1]
    wizard.browser.code.setText(f" {code} ")
    wizard.next.click()
    at(qtbot, wizard, wizard.found)


def test_that_one_can_change_to_a_code_while_the_browser_is_waited_for(
    qtbot, wizard_of, server
) -> None:
    wizard = wizard_of(Browser(agrees=False))
    wizard.server.server.setText(server.url)
    wizard.next.click()
    at(qtbot, wizard, wizard.browser)
    assert wizard.browser.code.isHidden()
    assert wizard.next.isHidden()
    wizard.browser.by_code.click()
    qtbot.waitUntil(lambda: not wizard.browser.code.isHidden(), timeout=20_000)
    wizard.browser.copy.click()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("127.0.0.1:9", "Nothing answers at 127.0.0.1:9"),
        ("", None),
    ],
)
def test_that_a_server_that_is_none_is_said_in_words_and_its_name_kept(
    qtbot, wizard_of, address, sentence
) -> None:
    wizard = wizard_of(Browser())
    wizard.server.server.setText(address)
    if sentence is None:
        assert not wizard.next.isEnabled()
        return
    wizard.next.click()
    qtbot.waitUntil(wizard.problem.isVisible, timeout=20_000)
    assert sentence in wizard.problem.text()
    assert wizard.step is wizard.server
    assert wizard.server.server.text() == address


def test_that_a_key_that_may_only_read_says_what_does_not_work(
    qtbot, wizard_of, server, monkeypatch
) -> None:
    monkeypatch.setattr(
        "junhall.feeds.mastodon_signin.SCOPES",
        "read:accounts read:notifications read:statuses",
    )
    wizard = wizard_of(Browser())
    to_found(qtbot, wizard, server)
    told = {line.text().split(":")[0] for line in wizard.found.lines}
    assert "Writing does not work" in told
    assert "Reading works" in told
    assert wizard.next.isEnabled()


def test_that_a_browser_that_is_sent_back_with_no_means_nothing_is_connected(
    qtbot, wizard_of, server, house
) -> None:
    browser = Browser(agrees=False)
    wizard = wizard_of(browser)
    wizard.server.server.setText(server.url)
    wizard.next.click()
    at(qtbot, wizard, wizard.browser)
    back = urllib.request.unquote(re.search(r"redirect_uri=([^&]+)", browser.opened[0])[1])
    browse(f"{back}?error=access_denied")
    qtbot.waitUntil(wizard.problem.isVisible, timeout=20_000)
    assert "In the browser it was not allowed" in wizard.problem.text()
    assert one(house, "SELECT count(*) FROM account WHERE handle = ?", HALL) == 0


def test_that_giving_up_ends_the_listening_and_connects_nothing(
    qtbot, wizard_of, server, house
) -> None:
    browser = Browser(agrees=False)
    wizard = wizard_of(browser)
    wizard.server.server.setText(server.url)
    wizard.next.click()
    at(qtbot, wizard, wizard.browser)
    back = urllib.request.unquote(re.search(r"redirect_uri=([^&]+)", browser.opened[0])[1])
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)

    def refuses() -> bool:
        try:
            urllib.request.urlopen(back, timeout=1).close()
        except urllib.error.HTTPError:
            return False
        except urllib.error.URLError:
            return True
        return False

    qtbot.waitUntil(refuses, timeout=20_000)
    assert one(house, "SELECT count(*) FROM account WHERE handle = ?", HALL) == 0


def test_that_a_computer_without_a_browser_gives_the_address(qtbot, wizard_of, server) -> None:
    wizard = wizard_of(Browser(works=False))
    wizard.server.server.setText(server.url)
    wizard.next.click()
    qtbot.waitUntil(wizard.problem.isVisible, timeout=20_000)
    assert "Copy the address" in wizard.problem.text()
    assert wizard.step is wizard.browser


def test_that_a_locked_keyring_keeps_the_person_where_they_are(
    qtbot, wizard_of, server, house, monkeypatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise Locked

    monkeypatch.setattr(Keeper, "keep", locked)
    wizard = wizard_of(Browser())
    to_found(qtbot, wizard, server)
    wizard.next.click()
    qtbot.waitUntil(wizard.problem.isVisible, timeout=20_000)
    assert "Unlock it" in wizard.problem.text()
    assert wizard.step is wizard.found
    assert one(house, "SELECT count(*) FROM account WHERE handle = ?", HALL) == 0


def test_that_a_refused_account_leaves_no_key_behind(
    qtbot, wizard_of, server, house, home, monkeypatch
) -> None:
    wizard = wizard_of(Browser())
    to_found(qtbot, wizard, server)
    house.office.role = Role.WORKER
    wizard.next.click()
    at(qtbot, wizard, wizard.keep)
    wizard.next.click()
    qtbot.waitUntil(wizard.problem.isVisible, timeout=20_000)
    assert "Your role may not do this" in wizard.problem.text()
    assert not (home / "tokens.json").exists()


@pytest.fixture
def strict_house(tmp_path: Path, home: Path) -> Iterator[House]:
    """A town that names an administrator: the mayor, who does not sit here."""
    named = TOWN_TOML.replace('code = "mayor"\n', 'code = "mayor"\nadmin = true\n', 1)
    made = open_house(tmp_path, named)
    yield made
    made.close()


def test_that_who_is_no_administrator_hears_so_before_any_server_is_asked(
    qtbot, wizard_of, server, strict_house
) -> None:
    browser = Browser()
    wizard = wizard_of(browser, on=strict_house)
    at(qtbot, wizard, wizard.refused)
    assert wizard.refused.words.text() == (
        "Accounts are connected and removed by an administrator: Alcaldesa."
    )
    assert "Ask one of them to sit down here" in wizard.refused.what_to_do.text()
    assert (wizard.cancel.text(), wizard.next.text()) == ("Close", "Say who sits here")
    with qtbot.waitSignals([wizard.other_wanted, wizard.rejected]):
        wizard.next.click()
    assert (server.calls, browser.opened) == ([], [])


def test_that_somebody_else_can_sit_down_where_who_sits_here_may_not_connect(
    qtbot, qt_loop, theme, strict_house
) -> None:
    window = DeskWindow(
        strict_house.office, theme=theme, clock=system_clock, settings=Settings(staff=CLERK)
    )
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.town is not None, timeout=20_000)
    window.errands.connect_account(None)
    wizard = window.errands.wizard
    at(qtbot, wizard, wizard.refused)
    qtbot.keyClick(wizard.next, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.focusWidget() is window.top.who, timeout=20_000)
    strict_house.office.sit(StaffCode("mayor"))
    window.errands.connect_account(None)
    wizard = window.errands.wizard
    qtbot.waitUntil(lambda: is_settled(qt_loop), timeout=20_000)
    assert wizard.step is wizard.server
    wizard.reject()
    qtbot.waitUntil(lambda: is_settled(qt_loop), timeout=20_000)
    window.stop()


def test_that_whose_role_may_not_connect_hears_so_at_once_and_whose_may(
    qtbot, wizard_of, server, house
) -> None:
    house.office.role = Role.WORKER
    wizard = wizard_of(Browser())
    at(qtbot, wizard, wizard.refused)
    assert "Your role may not do this" in wizard.refused.words.text()
    assert (
        "Accounts are connected by: mayor, head of service, front desk."
        in wizard.refused.what_to_do.text()
    )
    assert wizard.next.isHidden(), "another person in this window could do no more"
    assert server.calls == []


def test_that_a_right_lost_while_the_wizard_is_open_is_noticed_before_the_server_is_asked(
    qtbot, qt_loop, wizard_of, server, house
) -> None:
    wizard = wizard_of(Browser())
    qtbot.waitUntil(lambda: is_settled(qt_loop), timeout=20_000)
    wizard.server.server.setText(server.url)
    house.office.role = Role.WORKER
    wizard.next.click()
    at(qtbot, wizard, wizard.refused)
    assert server.calls == []


def test_that_enter_alone_consents_to_no_file(qtbot, wizard_of, server, house, home) -> None:
    wizard = wizard_of(Browser())
    to_keep(qtbot, wizard, server)
    qtbot.waitUntil(wizard.cancel.hasFocus, timeout=20_000)
    with qtbot.waitSignal(wizard.rejected):
        qtbot.keyClick(wizard.cancel, Qt.Key.Key_Return)
    assert not (home / "tokens.json").exists()


def test_that_signing_in_as_somebody_else_is_noticed(qtbot, wizard_of, server) -> None:
    row = account(2, "@otra@villa.example", "needs_person", server=server.url)
    wizard = wizard_of(Browser(), again=row)
    assert wizard.server.server.text() == server.url.removeprefix("https://")
    to_found(qtbot, wizard, server)
    assert "This is not @otra@villa.example" in wizard.found.other.text()


def test_that_a_server_that_asks_for_patience_is_heard(qtbot, wizard_of, server) -> None:
    server.fault(Wrong.THROTTLED, "/api/v1/apps", after_s=60)
    wizard = wizard_of(Browser())
    wizard.server.server.setText(server.url)
    wizard.next.click()
    qtbot.waitUntil(wizard.problem.isVisible, timeout=20_000)
    assert "asks us to wait" in wizard.problem.text()


def test_that_rights_have_words_for_each_way_they_can_be() -> None:
    from junhall.casework.attempts import Found
    from junhall.models.terms import Network

    poor = Found(Network.MASTODON, "s", "@h", "", False, False, False, 30.0, 500)
    assert [tone for tone, _ in rights_said(poor)] == ["red", "amber", "red"]
    assert "asks every 30 s" in rights_said(poor)[1][1]


def test_that_an_account_of_town_toml_gets_its_whole_name_with_its_key(
    qtbot, wizard_of, house, qt_loop
) -> None:
    house.store.write(
        lambda session: session.connection().exec_driver_sql(
            "INSERT INTO account (network, handle, server) VALUES"
            " ('mastodon', '@Hall', 'https://town.example')"
        ),
        durable=True,
    ).result()
    before = one(house, "SELECT count(*) FROM account")
    wish = ConnectAccount(
        by=CLERK, network="mastodon", handle=HALL, server="https://town.example", staff=None
    )
    qt_loop_wait(qtbot, house.office.do(wish))
    assert one(house, "SELECT count(*) FROM account") == before
    assert one(house, "SELECT handle FROM account WHERE server LIKE '%town.example'") == HALL
    assert account_name("mastodon", HALL) == "mastodon hall@town.example"


def test_that_a_key_that_was_granted_and_not_connected_is_given_back(
    qtbot, wizard_of, server, house
) -> None:
    wizard = wizard_of(Browser())
    before = set(server.routes.tokens)
    to_found(qtbot, wizard, server)
    assert set(server.routes.tokens) != before
    wizard.reject()
    qtbot.waitUntil(lambda: set(server.routes.tokens) == before, timeout=20_000)


def test_that_an_account_that_may_not_be_connected_keeps_the_key_it_had(
    qtbot, wizard_of, server, house, home
) -> None:
    keeper = Keeper(home)
    keeper.keep(account_name("mastodon", HALL), "the old key", may_write_file=True)
    wizard = wizard_of(Browser())
    to_found(qtbot, wizard, server)
    house.office.role = Role.WALL
    wizard.next.click()
    at(qtbot, wizard, wizard.keep)
    wizard.next.click()
    qtbot.waitUntil(lambda: not wizard.problem.isHidden(), timeout=20_000)
    assert keeper.token(account_name("mastodon", HALL)) == "the old key"
    assert keeper.token(client_name("mastodon", HALL)) is None


def test_that_a_key_of_which_only_half_could_be_kept_leaves_the_one_before(
    qtbot, wizard_of, server, home, monkeypatch
) -> None:
    keeper, name = Keeper(home), account_name("mastodon", HALL)
    keeper.keep(name, "the old key", may_write_file=True)
    keep = Keeper.keep

    def fails_half_way(self: Keeper, name: str, token: str, *, may_write_file: bool = False):
        if name == client_name("mastodon", HALL):
            raise KeeperError
        keep(self, name, token, may_write_file=True)

    monkeypatch.setattr(Keeper, "keep", fails_half_way)
    wizard = wizard_of(Browser())
    to_found(qtbot, wizard, server)
    wizard.next.click()
    qtbot.waitUntil(wizard.problem.isVisible, timeout=20_000)
    assert keeper.token(name) == "the old key"


@contextlib.contextmanager
def held(monkeypatch, cls: type, name: str, is_it: Callable[..., bool]):
    """Stop whoever calls a method there, once it is the call meant; (reached, go on)."""
    reached, go_on = threading.Event(), threading.Event()
    original = getattr(cls, name)

    def gate(*args: object, **named: object):
        if is_it(*args):
            reached.set()
            assert go_on.wait(30)
        return original(*args, **named)

    monkeypatch.setattr(cls, name, gate)
    try:
        yield reached, go_on
    finally:
        go_on.set()


def is_connecting(_desk: Desk, _session: object, command: object) -> bool:
    return isinstance(command, ConnectAccount)


def close_at(gate, qtbot, qt_loop, wizard: ConnectAccountWizard) -> None:
    """Press Connect, close the wizard while the gate holds somebody, and see it all end."""
    reached, go_on = gate
    wizard.next.click()
    qtbot.waitUntil(reached.is_set, timeout=20_000)
    wizard.reject()
    go_on.set()
    qtbot.waitUntil(lambda: is_settled(qt_loop), timeout=20_000)


def to_keep(qtbot, wizard: ConnectAccountWizard, server: MastodonServer) -> None:
    to_found(qtbot, wizard, server)
    wizard.next.click()
    at(qtbot, wizard, wizard.keep)


def test_that_closing_between_the_kept_key_and_the_commit_ends_no_key_in_use(
    qtbot, qt_loop, wizard_of, server, house, home, monkeypatch
) -> None:
    wizard = wizard_of(Browser())
    to_keep(qtbot, wizard, server)
    with held(monkeypatch, Desk, "carry_out", is_connecting) as (reached, go_on):
        wizard.next.click()
        qtbot.waitUntil(reached.is_set, timeout=20_000)
        token = Keeper(home).token(account_name("mastodon", HALL))
        assert token in server.routes.tokens
        wizard.reject()
        assert one_state(house) is None, "nothing is committed yet"
        go_on.set()
        qtbot.waitUntil(lambda: one_state(house) == "on", timeout=20_000)
        qtbot.waitUntil(lambda: is_settled(qt_loop), timeout=20_000)
    assert Keeper(home).token(account_name("mastodon", HALL)) == token
    assert token in server.routes.tokens, "the account is served with it"
    qtbot.waitUntil(lambda: server.listeners() > 0, timeout=20_000)


def test_that_closing_while_a_refusal_is_under_way_gives_the_key_back(
    qtbot, qt_loop, wizard_of, server, house, home, monkeypatch
) -> None:
    keeper, name = Keeper(home), account_name("mastodon", HALL)
    keeper.keep(name, "the old key", may_write_file=True)
    before = set(server.routes.tokens)
    wizard = wizard_of(Browser())
    to_keep(qtbot, wizard, server)
    house.office.role = Role.WORKER
    with held(monkeypatch, Desk, "carry_out", is_connecting) as gate:
        close_at(gate, qtbot, qt_loop, wizard)
    assert one_state(house) is None
    assert keeper.token(name) == "the old key"
    assert set(server.routes.tokens) == before


def test_that_closing_while_the_keyring_is_asked_connects_nothing_and_puts_the_old_key_back(
    qtbot, qt_loop, wizard_of, server, house, home, monkeypatch
) -> None:
    keeper, name = Keeper(home), client_name("mastodon", HALL)
    old = account_name("mastodon", HALL)
    keeper.keep(old, "the old key", may_write_file=True)
    before = set(server.routes.tokens)
    wizard = wizard_of(Browser())
    to_keep(qtbot, wizard, server)
    with held(monkeypatch, Keeper, "keep", lambda _, asked, *__: asked == name) as gate:
        close_at(gate, qtbot, qt_loop, wizard)
    assert one_state(house) is None
    assert (keeper.token(old), keeper.token(name)) == ("the old key", None)
    assert set(server.routes.tokens) == before


def test_that_a_key_whose_account_nobody_knows_to_stand_is_left_alone(
    qtbot, qt_loop, wizard_of, server, house, home, monkeypatch
) -> None:
    """The account is committed, and what the office does after that breaks."""

    def broken(_session: object) -> None:
        raise StoreError("disk-full", path="x")

    monkeypatch.setattr(house.office, "_refresh", broken)
    monkeypatch.setattr(qt_loop, "call_exception_handler", lambda _: None)
    wizard = wizard_of(Browser())
    to_keep(qtbot, wizard, server)
    wizard.next.click()
    qtbot.waitUntil(wizard.problem.isVisible, timeout=20_000)
    wizard.reject()
    qtbot.waitUntil(lambda: is_settled(qt_loop), timeout=20_000)
    assert one_state(house) == "on"
    assert Keeper(home).token(account_name("mastodon", HALL)) in server.routes.tokens


def one_state(house: House):
    return one(house, "SELECT state FROM account WHERE handle = ?", HALL)


class Removal:
    """An account of a hall that was removed at noon, its keys, and what its server says of them."""

    def __init__(self, tmp_path: Path, home: Path) -> None:
        self.now = Instant(1_790_000_000)
        self.keeper = Keeper(home)
        self.names = (account_name("mastodon", HALL), client_name("mastodon", HALL))
        for name in self.names:
            self.keeper.keep(name, f"secret of {name}", may_write_file=True)
        self.told: list[tuple[str, str]] = []
        self.fault: Exception | None = None
        self.meanwhile: Callable[[], None] = lambda: None
        self.folder = tmp_path

    @contextlib.contextmanager
    def keys(self) -> Iterator[OldKeys]:
        with open_hall(self.folder) as hall:
            self.hall = hall
            wish = ConnectAccount(
                by=CLERK, network="mastodon", handle=HALL, server=None, staff=None
            )
            self.account = hall.do(wish).account_id
            hall.store.write(
                lambda session: session.connection().exec_driver_sql(
                    "UPDATE account SET state = 'removed', state_at = ? WHERE id = ?",
                    (self.now, self.account),
                ),
                durable=True,
            ).result()
            keys = OldKeys(
                hall.store, self.keeper, self.revoke, lambda: self.now, nudge=lambda: None
            )
            asyncio.run(keys.look())  # the station runs while it is removed
            yield keys

    async def revoke(self, account: AccountKey, token: str, client: str) -> None:
        assert account.handle == HALL
        self.told.append((token, client))
        self.meanwhile()
        if self.fault is not None:
            raise self.fault

    def kept(self) -> list[str]:
        return [name for name in self.names if self.keeper.token(name) is not None]

    @property
    def said(self):
        page = self.hall.store.read(
            lambda session: networks(session, self.hall.intake.readers.town, self.now, private=True)
        ).result()
        return [row.key_end for row in page.removed]

    def forward(self, seconds: int, keys: OldKeys) -> None:
        self.now = Instant(self.now + seconds)
        asyncio.run(keys.look())


@pytest.fixture
def removal(tmp_path: Path, home: Path) -> Removal:
    return Removal(tmp_path, home)


def test_that_the_key_of_a_removed_account_is_given_back_and_forgotten_once_nobody_undid_it(
    removal: Removal,
) -> None:
    with removal.keys() as keys:
        removal.forward(0, keys)
        assert (len(removal.kept()), removal.told) == (2, []), "somebody may still undo it"
        removal.forward(SURE_S, keys)
        assert removal.kept() == []
        assert removal.told == [tuple(f"secret of {name}" for name in removal.names)]
        assert removal.said == ["ended"]
        removal.forward(60, keys)
        assert len(removal.told) == 1
        removal.now = Instant(removal.now + 86_400)
        assert removal.said == [], "what went well is told for a day"


def test_that_a_key_is_forgotten_though_its_server_refuses_to_end_it(removal: Removal) -> None:
    removal.fault = Refused()
    with removal.keys() as keys:
        removal.forward(SURE_S, keys)
        assert removal.kept() == []
        assert removal.said == ["not-ended"]
        removal.now = Instant(removal.now + 2 * 86_400)
        assert removal.said == ["not-ended"], "a key that may open a door is told for longer"


def test_that_a_server_that_cannot_be_reached_is_asked_for_a_while(removal: Removal) -> None:
    removal.fault = Unreachable()
    with removal.keys() as keys:
        removal.forward(SURE_S, keys)
        assert (len(removal.kept()), removal.said) == (2, [""])
        removal.forward(60, keys)
        assert (len(removal.kept()), len(removal.told)) == (2, 2)
        removal.forward(TRIES_S, keys)
        assert (removal.kept(), removal.said) == ([], ["not-ended"])


def test_that_a_key_of_an_account_connected_again_meanwhile_is_kept(removal: Removal) -> None:
    name = removal.names[0]
    removal.meanwhile = lambda: removal.keeper.keep(name, "the new key", may_write_file=True)
    with removal.keys() as keys:
        removal.forward(SURE_S, keys)
        assert removal.told == [tuple(f"secret of {name}" for name in removal.names)]
        assert removal.keeper.token(name) == "the new key"
        assert len(removal.kept()) == 2


def test_that_a_key_kept_for_an_account_that_is_connected_again_this_moment_is_no_old_one(
    removal: Removal,
) -> None:
    name = removal.names[0]
    with removal.keys() as keys:
        removal.keeper.keep(name, "the new key", may_write_file=True)
        removal.forward(SURE_S, keys)  # the account's commit is still to come
        removal.hall.do(
            ConnectAccount(by=CLERK, network="mastodon", handle=HALL, server=None, staff=None)
        )
        removal.forward(60, keys)
        assert removal.told == []
        assert removal.keeper.token(name) == "the new key"


def test_that_a_key_nobody_connects_is_given_back_though_it_came_after_the_removal(
    removal: Removal,
) -> None:
    with removal.keys() as keys:
        removal.keeper.keep(removal.names[0], "the new key", may_write_file=True)
        removal.forward(SURE_S, keys)
        removal.forward(15, keys)
        assert [token for token, _ in removal.told] == ["the new key"]
        assert removal.kept() == []


def test_that_a_removal_undone_keeps_its_key(removal: Removal) -> None:
    with removal.keys() as keys:
        removal.hall.do(ResumeAccount(by=CLERK, account_id=removal.account))
        removal.forward(SURE_S, keys)
        assert (len(removal.kept()), removal.told) == (2, [])


@pytest.mark.parametrize(
    ("choice", "expected"), [("today", 1), ("week", 2), ("month", 3), ("everything", 4)]
)
def test_that_a_first_connection_reads_back_as_far_as_was_chosen(
    qtbot, wizard_of, server, house, choice, expected
) -> None:
    clock_now = server.town.clock()
    for days in (100, 20, 5, 0):
        server.do(
            lambda days=days: server.town.write(
                f"{HALL} la farola de la calle Sol no luce {days}", at=clock_now - days * 86_400
            )
        )
    wizard = wizard_of(Browser())
    to_found(qtbot, wizard, server)
    assert wizard.found.first_reading == "week", "what is usual stands there"
    wizard.found.since.setCurrentIndex(wizard.found.since.findData(choice))
    wizard.next.click()
    at(qtbot, wizard, wizard.keep)
    wizard.next.click()
    at(qtbot, wizard, wizard.done_step)
    assert "comes in now" in wizard.done_step.words.text()
    caught = "SELECT count(*) FROM cursor c JOIN account a ON a.id = c.account_id WHERE handle = ?"
    qtbot.waitUntil(lambda: bool(one(house, caught, HALL)), timeout=20_000)
    qtbot.waitUntil(lambda: one(house, "SELECT count(*) FROM request") == expected, timeout=20_000)
    qtbot.waitUntil(lambda: server.listeners() > 0, timeout=20_000)
    assert one(house, "SELECT count(*) FROM request") == expected


def test_that_an_older_conversation_comes_in_whole_where_somebody_writes_on_in_it(
    qtbot, wizard_of, server, house, monkeypatch
) -> None:
    monkeypatch.setattr(reread, "ROUND_S", 0.2)
    clock_now = server.town.clock()
    began = server.do(
        lambda: server.town.write(
            f"{HALL} la farola de la calle Sol no luce", at=clock_now - 20 * 86_400
        )
    )
    server.do(lambda: server.town.write(f"{HALL} hay un bache", at=clock_now - 19 * 86_400))
    server.do(
        lambda: server.town.write(f"{HALL} y sigue sin luz", reply_to=began.id, at=clock_now - 3600)
    )
    connect(qtbot, wizard_of(Browser()), server)
    there = "SELECT request_id FROM post WHERE remote_id = ?"
    qtbot.waitUntil(lambda: one(house, there, began.id) is not None, timeout=20_000)
    assert one(house, "SELECT count(*) FROM request") == 1
    assert one(house, "SELECT count(*) FROM post") == 2
    assert one(house, "SELECT posted_at FROM request") == int(clock_now - 20 * 86_400)
    lag = "SELECT lag_s FROM account WHERE handle = ?"
    assert one(house, lag, HALL) is None, "what lay there before it was connected is no lag of ours"
    server.do(lambda: server.town.write(f"{HALL} otro bache"))
    qtbot.waitUntil(lambda: one(house, lag, HALL) is not None, timeout=20_000)
    assert one(house, lag, HALL) < 20


def test_that_an_account_that_is_read_is_not_asked_how_far_back(qtbot, wizard_of, server) -> None:
    there = account(1, HALL, "needs_person", server=server.url)
    wizard = wizard_of(Browser(), again=there)
    wizard.next.click()
    at(qtbot, wizard, wizard.found)
    assert wizard.found.since.isHidden()


def test_that_an_account_brought_back_is_read_anew_and_one_that_lives_is_not(
    tmp_path: Path,
) -> None:
    wish = ConnectAccount(
        by=CLERK, network="mastodon", handle=HALL, server=None, staff=None, since=Instant(1000)
    )
    with open_hall(tmp_path) as hall:
        made = hall.do(wish).account_id

        def mark(session):
            session.connection().exec_driver_sql(
                "INSERT INTO cursor (account_id, stream, position, saved_at)"
                " VALUES (?, '', 'here', 1)",
                (made,),
            )

        hall.store.write(mark, durable=False).result()
        since = "SELECT since_at FROM account WHERE id = ?"
        cursors = "SELECT count(*) FROM cursor"
        hall.do(replace(wish, since=Instant(2000)))
        assert (hall.one(since, made), hall.one(cursors)) == (1000, 1)
        hall.do(RemoveAccount(by=CLERK, account_id=made))
        hall.do(replace(wish, since=Instant(3000)))
        assert (hall.one(since, made), hall.one(cursors)) == (3000, 0)
