"""``junhall sync``: the same postman without a window, as a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from junhall.credentials import Keeper, account_name
from junhall.models.terms import Instant
from mastodon_faults import Wrong
from mastodon_server import MastodonServer
from sync_town import SyncTown, sync_town

ROOT = Path(__file__).parents[1]
HALL = "@hall@town.example"
PATIENCE_S = 60.0
pytestmark = pytest.mark.skipif(os.name == "nt", reason="systemd and signals are not there")


@pytest.fixture
def server() -> Iterator[MastodonServer]:
    with MastodonServer() as made:
        yield made


@pytest.fixture
def town(tmp_path: Path, server: MastodonServer) -> Iterator[SyncTown]:
    with sync_town(tmp_path, HALL) as made:
        made.write("UPDATE account SET server = ?", server.url)
        Keeper(tmp_path, ring=None)._write({account_name("mastodon", HALL): "hall-token"})
        yield made


def sync(folder: Path, *told: str) -> subprocess.Popen[str]:
    """``junhall sync`` of a person whose ledger, settings and tokens lie in a folder."""
    env = {**os.environ, "JUNHALL_HOME": str(folder), "LANGUAGE": "en", "LANG": "C.UTF-8",
           "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-m", "junhall", "sync", "--lang", "en", *told], cwd=ROOT, env=env,
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until another process has done something."""
    until, pause = time.monotonic() + PATIENCE_S, threading.Event()
    while not is_so():
        assert time.monotonic() < until, "it never came to that"
        pause.wait(0.05)


def left(process: subprocess.Popen[str]) -> int:
    """How it ended after being asked to; longer than this it must never take."""
    process.send_signal(signal.SIGTERM)
    try:
        _, errors = process.communicate(timeout=15)
    finally:
        process.kill()
    assert "Traceback" not in errors, errors
    return process.returncode


def now() -> Instant:
    return Instant(int(time.time()))  # noqa: TID251 - the service has the computer's clock too


def test_that_posts_come_in_and_answers_leave_while_no_desk_is_open(
    tmp_path: Path, town: SyncTown, server: MastodonServer
) -> None:
    process = sync(tmp_path)
    try:
        wait_for(lambda: server.listeners() > 0)
        post = server.do(lambda: server.town.write("@hall la farola no luce").id)
        wait_for(lambda: town.rows("SELECT 1 FROM post WHERE remote_id = ?", post) != [])
        town.hall.desk.hold_s = 0
        town.answer(post, "Mañana la cambiamos", now())
        wait_for(lambda: town.states() == {"sent": 1})
    finally:
        assert left(process) == 0
    assert town.one("SELECT until FROM lease") == 0


def test_that_it_leaves_in_good_order_with_a_send_in_flight(
    tmp_path: Path, town: SyncTown, server: MastodonServer
) -> None:
    process = sync(tmp_path)
    try:
        wait_for(lambda: server.listeners() > 0)
        server.fault(Wrong.DELAY, "/api/v1/statuses$", method="POST", after_s=300.0)
        town.hall.desk.hold_s = 0
        town.announce("Corte de agua", now())
        wait_for(lambda: bool(server.do(lambda: server.faults.happened)))
    finally:
        assert left(process) == 0
    assert town.rows("SELECT state, reason FROM outbox") == [("unsure", "station-left")]
    assert town.one("SELECT until FROM lease") == 0


def test_that_of_two_services_one_serves_and_the_other_takes_over(
    tmp_path: Path, town: SyncTown, server: MastodonServer
) -> None:
    streams = 2  # the account's own, and its direct messages
    first = sync(tmp_path)
    second = None
    try:
        wait_for(lambda: server.listeners() == streams)
        station = town.one("SELECT station FROM lease")
        second = sync(tmp_path)
        # Whatever the second does meanwhile: the duty changes hands once, when the first leaves.
        post = server.do(lambda: server.town.write("@hall la farola no luce").id)
        wait_for(lambda: town.rows("SELECT 1 FROM post WHERE remote_id = ?", post) != [])
        assert left(first) == 0
        wait_for(lambda: town.one("SELECT station FROM lease") != station)
        wait_for(lambda: server.listeners() == streams)
        assert town.one("SELECT fence FROM lease") == 2
        post = server.do(lambda: server.town.write("@hall otra farola").id)
        wait_for(lambda: town.rows("SELECT 1 FROM post WHERE remote_id = ?", post) != [])
    finally:
        first.kill()
        if second is not None:
            assert left(second) == 0


def test_that_one_round_says_what_it_did(
    tmp_path: Path, town: SyncTown, server: MastodonServer
) -> None:
    server.do(lambda: [server.town.write(f"@hall farola {n}") for n in range(3)])
    town.hall.desk.hold_s = 0
    town.announce("Corte de agua", now())
    process = sync(tmp_path, "--once", "--json")
    said, errors = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, errors
    assert json.loads(said) == [
        {"network": "mastodon", "account": HALL, "outcome": "done", "taken": 3, "unsent": 0}
    ]
    assert town.states() == {"sent": 1}


def test_that_one_round_without_a_key_fails_in_words(
    tmp_path: Path, town: SyncTown, server: MastodonServer
) -> None:
    (tmp_path / "tokens.json").unlink()
    process = sync(tmp_path, "--once")
    said, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 1
    assert "no key" in said


def test_that_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("there is no systemd here")
    unit = (ROOT / "packaging" / "junhall-sync.service").read_text("utf-8")
    (tmp_path / "junhall-sync.service").write_text(
        unit.replace("%h/.local/bin/junhall", "/bin/true")
    )
    told = subprocess.run(
        [analyze, "verify", "--user", str(tmp_path / "junhall-sync.service")],
        capture_output=True, text=True, check=False,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )  # fmt: skip
    complaints = [line for line in told.stderr.splitlines() if "junhall-sync" in line]
    assert complaints == []
