"""Several windows on one ledger: what one commits the others show, drafts and photos included."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from hall import LAMP
from hall import TOWN as TOWN_TOML
from junhall.app.building import build
from junhall.app.clocks import system_clock
from junhall.app.house import House
from junhall.casework.asks import Networks
from junhall.casework.commands import Assign, ConnectAccount, FileRequest, KeepDraft, PauseAccount
from junhall.casework.errors import Invalid, NotPermitted
from junhall.models.terms import AccountId, Instant, RequestId, Role, StaffCode
from junhall.settings import Settings
from junhall.ui.shell import DeskWindow

pytest_plugins = ("ui_loop",)
pytestmark = pytest.mark.usefixtures("english")
CLERK, HEAD = StaffCode("clerk"), StaffCode("works-head")
ROOT = Path(__file__).parents[1]


@contextmanager
def opened(folder: Path, staff: StaffCode, town: Path | None = None) -> Iterator[House]:
    """One station's house on the ledger in a folder; its changes come to the loop that runs."""
    settings = Settings(ledger=str(folder / "town.ledger"), staff=staff)
    house = build(settings, clock=system_clock, role=Role.DESK, town=town, staff=staff)
    house.relay.loop = asyncio.get_running_loop()
    house.begin()
    try:
        yield house
    finally:
        house.close()


@pytest.fixture
def two(qt_loop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[House, House]]:
    """Two stations on one ledger; neither has a key for any account."""
    monkeypatch.setenv("JUNHALL_HOME", str(tmp_path / "home"))
    town = tmp_path / "town.toml"
    town.write_text(TOWN_TOML, "utf-8")
    with opened(tmp_path, CLERK, town) as one, opened(tmp_path, HEAD) as other:
        yield one, other


def wait(qtbot, work):
    """What a coroutine gives, while Qt's events are handled."""
    task = asyncio.get_running_loop().create_task(work)
    qtbot.waitUntil(task.done, timeout=20_000)
    return task.result()


@pytest.fixture
def window(qtbot, theme, two) -> Iterator[DeskWindow]:
    """The other station's window."""
    made = DeskWindow(two[1].office, theme=theme, clock=system_clock, settings=Settings(staff=HEAD))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.town is not None, timeout=20_000)
    yield made
    made.stop()


def file(qtbot, house: House) -> RequestId:
    wish = FileRequest(by=CLERK, channel="counter", label="Ana", text="la farola no luce")
    done = wait(qtbot, house.office.do(wish))
    assert done.request_id is not None
    return done.request_id


def shown(window: DeskWindow) -> int:
    """How many cards stand on the board."""
    return sum(pane.model.rowCount() for pane in window.board.columns)


def test_that_what_another_window_writes_down_stands_on_this_board(qtbot, two, window) -> None:
    one, _ = two
    qtbot.waitUntil(lambda: shown(window) == 0, timeout=20_000)
    file(qtbot, one)
    qtbot.waitUntil(lambda: shown(window) == 1, timeout=20_000)


def test_that_the_case_shown_here_follows_a_colleague_at_another_station(
    qtbot, two, window
) -> None:
    one, _ = two
    request = file(qtbot, one)
    window.open_request(request)
    panel = window.case._panel
    qtbot.waitUntil(lambda: panel.case is not None, timeout=20_000)
    panel.composer.begin()
    panel.composer.text.setPlainText("lo que escribo")
    wait(
        qtbot,
        one.office.do(Assign(by=CLERK, request_id=request, assignees=(StaffCode("electrician"),))),
    )
    qtbot.waitUntil(lambda: panel.case.row.assignees == ("electrician",), timeout=20_000)
    assert panel.composer.write() == "lo que escribo"


def test_that_an_account_paused_elsewhere_is_paused_on_the_networks_page_here(
    qtbot, two, window
) -> None:
    one, _ = two
    window.go("feeds")
    view = window.frame.networks
    qtbot.waitUntil(lambda: view.shown is not None, timeout=20_000)
    account = view.shown.accounts[0].id
    wait(qtbot, one.office.do(PauseAccount(by=CLERK, account_id=AccountId(account))))
    qtbot.waitUntil(lambda: view.accounts.lines[account].state.text() == "Paused", timeout=20_000)


def test_that_an_account_connected_elsewhere_is_official_here(qtbot, two) -> None:
    one, other = two
    wish = ConnectAccount(
        by=CLERK, network="mastodon", handle="@nueva@social.example", server=None, staff=None
    )
    wait(qtbot, one.office.do(wish))
    qtbot.waitUntil(
        lambda: any(
            account.handle == "@nueva@social.example"
            for account in other.office.readers.town.accounts
        ),
        timeout=20_000,
    )
    page = wait(qtbot, other.office.ask(Networks()))
    assert "@nueva@social.example" in {row.handle for row in page.accounts}


def test_that_what_another_process_brings_in_stands_on_this_board(
    qtbot, two, window, tmp_path
) -> None:
    posts = tmp_path / "posts.ndjson"
    posts.write_text(
        '{"network": "mastodon", "id": "a", "author": "@ana@vecinas.example",'
        f' "text": "{LAMP}", "posted_at": "2026-06-02T10:00:00+02:00"}}\n',
        "utf-8",
    )
    ledger = two[0].settings.ledger
    told = subprocess.run(
        [sys.executable, "-m", "junhall", "import", str(posts), "--ledger", ledger],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    qtbot.waitUntil(lambda: shown(window) == 1, timeout=20_000)


def test_that_a_draft_begun_at_one_station_waits_for_its_writer_at_the_other(
    qtbot, qt_loop, theme, two, window
) -> None:
    one, other = two
    request = file(qtbot, one)
    wish = KeepDraft(by=HEAD, request_id=request, lane="note", text="a medias", begun_at=Instant(1))
    wait(qtbot, one.office.do(wish))
    second = DeskWindow(
        other.office, theme=theme, clock=system_clock, settings=Settings(staff=HEAD)
    )
    qtbot.addWidget(second)
    second.show()
    qtbot.waitUntil(lambda: request in second.drafts.waiting(), timeout=20_000)
    second.stop()


# --- photos, through the real office


def photo(path: Path) -> Path:
    """A photo as a telephone takes it: with the place where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Telephone"
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (3000, 2000), (200, 180, 60)).save(path, "JPEG", exif=exif)
    return path


def test_that_a_photo_to_be_sent_is_kept_without_what_its_camera_wrote(
    qtbot, two, tmp_path
) -> None:
    one, _ = two
    raw = photo(tmp_path / "farola.jpg")
    assert b"Telephone" in raw.read_bytes()
    kept = wait(qtbot, one.office.keep_photo(raw))
    whole = Path(kept.whole)
    assert whole.is_relative_to(tmp_path / "media")
    assert whole == tmp_path / "media" / kept.path
    assert b"Telephone" not in whole.read_bytes()
    with Image.open(whole) as shown:
        assert not shown.getexif()
        assert max(shown.size) <= 2400
    again = wait(qtbot, one.office.keep_photo(raw.read_bytes()))
    assert again.path == kept.path


@pytest.mark.parametrize(
    "content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff not a photo"]
)
def test_that_what_is_no_photo_is_refused_in_words(qtbot, two, tmp_path, content) -> None:
    one, _ = two
    file_ = tmp_path / "x.jpg"
    file_.write_bytes(content)
    with pytest.raises(Invalid) as told:
        wait(qtbot, one.office.keep_photo(file_))
    assert "no photo" in told.value.for_user()


def test_that_the_wall_keeps_no_photos(qtbot, two, tmp_path) -> None:
    one, _ = two
    one.office.role = Role.WALL
    with pytest.raises(NotPermitted):
        wait(qtbot, one.office.keep_photo(photo(tmp_path / "a.jpg")))
