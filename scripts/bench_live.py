"""A real account on a Mastodon server of our own, in its own process: backlog, streams, answers.

Walls, since waiting for a network is what is measured. The server's announced rate is the limit of
a backlog; a bare client on the same stream is the limit of an event; what was wished is that of
answers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench_table import Line, percentile  # noqa: E402  # found beside this file

from junhall.app.building import build  # noqa: E402
from junhall.app.clocks import system_clock  # noqa: E402
from junhall.app.house import House  # noqa: E402
from junhall.app.networks import letter_boxes  # noqa: E402
from junhall.casework.commands import Announce  # noqa: E402
from junhall.credentials import SERVICE, Keeper, account_name  # noqa: E402
from junhall.models.terms import Role, StaffCode  # noqa: E402
from junhall.settings import Settings  # noqa: E402
from mastodon_remote import Remote  # noqa: E402

HALL = "@hall@town.example"
PAGE = 80
"""Mentions that one call may bring."""
TOWN = """
format = 1
name = "Villa"
zone = "Europe/Madrid"
languages = ["es"]
[[staff]]
code = "desk"
name = "Ventanilla"
role = "desk"
[[staff]]
code = "electrician"
name = "Electricista"
role = "worker"
handles = ["mastodon:@electricista@town.example"]
[[accounts]]
network = "mastodon"
handle = "@hall@town.example"
server = "SERVER"
"""
WORKER = "@electricista@town.example"


def figures(folder: Path, *, full: bool) -> Iterator[Line]:
    """A backlog, events of a stream, and answers through faults."""
    yield backlog(folder / "backlog", 10_000 if full else 2_000)
    yield from events(folder / "events", 200 if full else 60)
    yield from painted(folder / "painted", 60 if full else 20)
    for honours in (True, False):
        yield from answers(folder / f"answers-{honours}", 1_000 if full else 60, honours=honours)


def backlog(folder: Path, posts: int) -> Line:
    """Everything that waited is in the ledger, as fast as the announced calls allow."""
    calls, window_s = 30, 10.0
    with server() as remote:
        remote.do("many", n=posts, text="@hall la farola {n} no luce")
        remote.do("set", quota=[calls, window_s])
        with house(folder, remote) as made:
            # From the beginning of a window, as a day begins.
            wait(lambda: time.time() % window_s < 0.5)  # noqa: TID251 - the server's own time
            begun = time.perf_counter()
            made.engine.start()
            wait(lambda: one(made, "SELECT count(*) FROM post") == posts, within_s=600)
            spent = time.perf_counter() - begun
    allowed_s = -(-posts // PAGE) / calls * window_s
    return Line(
        f"backlog of {posts:,} mentions / what the announced rate allows",
        posts / spent, posts / allowed_s, "posts/s", 0.8 if posts >= 10_000 else None,
    )  # fmt: skip


def events(folder: Path, rounds: int) -> Iterator[Line]:
    """From a bare client's sight of an event to the bell that wakes the screens."""
    rung = threading.Event()
    with server() as remote, house(folder, remote) as made:
        made.watch.hear(lambda _: rung.set())
        made.engine.start()
        wait(lambda: remote.do("state")["streams"] == 2)
        bare = Bare(remote.url)
        told = []
        for n in range(rounds):
            seen = bare.seen
            rung.clear()
            said = remote.do("write", text=f"@hall la farola {n} no luce")
            while not one(made, "SELECT 1 FROM post WHERE remote_id = ?", said):
                rung.wait(5.0)
                rung.clear()
            told.append((time.perf_counter() - bare.when(seen)) * 1_000)
    for share, most in ((0.5, 150.0), (0.95, 400.0)):
        yield Line(
            f"event of a stream to its post in the ledger and the bell, p{share * 100:.0f}",
            percentile(told, share), most, "ms", 1.0, at_least=False,
        )  # fmt: skip


def painted(folder: Path, rounds: int) -> Iterator[Line]:
    """From a bare client's sight of an event to the card on the screen of a real desk."""
    told = []
    with server() as remote:
        settle(folder, remote)
        env = {**os.environ, "JUNHALL_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen",
               "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}  # fmt: skip
        desk = subprocess.Popen(
            [sys.executable, "-c", _DESK, "desk", "--town", str(folder / "town.toml")],
            stdout=subprocess.PIPE, text=True, env=env, cwd=ROOT,
        )  # fmt: skip
        try:
            wait(lambda: remote.do("state")["streams"] == 2)
            bare = Bare(remote.url)
            assert desk.stdout is not None
            for n in range(rounds):
                seen = bare.seen
                said = remote.do("write", text=f"@hall la farola {n} de la calle Mayor no luce")
                told.append((float(desk.stdout.readline()) - bare.when(seen)) * 1_000)
                # It goes to another column: the next finds an empty one, as the first did.
                remote.do("write", text="@hall Mañana voy", by=WORKER, reply_to=said)
                bare.when(seen + 1)
        finally:
            desk.kill()
            desk.communicate()
    for share, most in ((0.5, 150.0), (0.95, 400.0)):
        yield Line(
            f"event of a stream to its card painted on the desk, p{share * 100:.0f}",
            percentile(told, share), most, "ms", 1.0, at_least=False,
        )  # fmt: skip


_DESK = """
import sys, time
from junhall.__main__ import main
from junhall.ui.board.card import CardPainter
draw, drawn = CardPainter.draw, set()
def seen(self, painter, card, row, *rest):
    draw(self, painter, card, row, *rest)
    if row.id not in drawn:
        drawn.add(row.id)
        print(time.perf_counter(), flush=True)
CardPainter.draw = seen
sys.exit(main(sys.argv[1:]))
"""


def answers(folder: Path, wished: int, *, honours: bool) -> Iterator[Line]:
    """Posts that people sent, through a fifth of faults: each is there once, or says why not."""
    kind = "keeps keys" if honours else "ignores keys"
    with server() as remote:
        remote.do("set", honours_key=honours, version="4.6.4" if honours else "0.17.0")
        remote.do("every_kind", path="/api/v1/statuses$", method="POST", share=0.2)
        with house(folder, remote) as made:
            made.desk.hold_s = 0.0
            for n in range(wished):
                announce(made, f"Aviso número {n} de hoy")
            made.engine.start()
            wait(lambda: one(made, _OPEN) == 0, within_s=3_000)
            states = dict(rows(made, "SELECT state, count(*) FROM outbox GROUP BY state"))
            sent = {row[0] for row in rows(made, "SELECT text FROM outbox WHERE state = 'sent'")}
        there = [post["text"] for post in remote.do("state")["ours"]]
    lost = len(sent - set(there))
    doubled = len(there) - len(set(there))
    told = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    yield Line(
        f"{wished:,} answers, server {kind}: lost or doubled ({told})",
        lost + doubled, wished, "answers", 0.0, at_least=False,
    )  # fmt: skip


_OPEN = """SELECT count(*) FROM outbox WHERE state IN ('held', 'queued', 'sending')
OR (state = 'unsure' AND due_at < 4000000000)"""


class Bare:
    """A client that only looks when each notification comes."""

    def __init__(self, url: str) -> None:
        self.seen = 0
        self._at: list[float] = []
        wish = urllib.request.Request(
            f"{url}/api/v1/streaming/user", headers={"authorization": "Bearer hall-token"}
        )
        self._answer = urllib.request.urlopen(wish, timeout=60)
        self._grew = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()

    def when(self, number: int) -> float:
        """When the event of that number was seen."""
        with self._grew:
            assert self._grew.wait_for(lambda: len(self._at) > number, 10)
            return self._at[number]

    def _listen(self) -> None:
        for line in self._answer:
            if line.startswith(b"event: notification"):
                with self._grew:
                    self._at.append(time.perf_counter())
                    self.seen += 1
                    self._grew.notify_all()


@contextmanager
def server() -> Iterator[Remote]:
    """The tests' own server as a process of its own."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "mastodon_server.py")],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield Remote(process.stdout.readline().strip())
    finally:
        process.kill()
        process.communicate()


class OneKey:
    """A keyring with the account's key."""

    def get_password(self, service: str, username: str) -> str | None:
        is_ours = (service, username) == (SERVICE, account_name("mastodon", HALL))
        return "hall-token" if is_ours else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


def settle(folder: Path, remote: Remote) -> Path:
    """A folder with the town and, for a program of its own, the account's key."""
    folder.mkdir(parents=True)
    town = folder / "town.toml"
    town.write_text(TOWN.replace("SERVER", remote.url), "utf-8")
    (folder / "station.toml").write_text('staff = "desk"\n', "utf-8")
    keys = folder / "tokens.json"
    keys.touch(0o600)
    keys.write_text(json.dumps({account_name("mastodon", HALL): "hall-token"}), "utf-8")
    return town


@contextmanager
def house(folder: Path, remote: Remote) -> Iterator[House]:
    """The real graph on a ledger of its own; the engine is started by whoever measures."""
    town = settle(folder, remote)
    made: list[House] = []
    open_feed = letter_boxes(
        lambda: made[0].intake.readers.town, system_clock, Keeper(folder, ring=OneKey())
    )
    settings = Settings(ledger=str(folder / "town.ledger"))
    made.append(build(settings, clock=system_clock, role=Role.DESK, town=town, open_feed=open_feed))
    try:
        yield made[0]
    finally:
        made[0].close()


def announce(made: House, text: str) -> None:
    wish = Announce(by=StaffCode("desk"), network="mastodon", handle=HALL, text=text)
    made.store.write(
        lambda session: made.desk.carry_out(session, wish, role=Role.DESK, now=system_clock()),
        durable=False,
    ).result()


def rows(made: House, statement: str, *values: object) -> list[tuple[Any, ...]]:
    return made.store.read(
        lambda session: [
            tuple(row) for row in session.connection().exec_driver_sql(statement, values)
        ]
    ).result()


def one(made: House, statement: str, *values: object) -> Any:
    found = rows(made, statement, *values)
    return found[0][0] if found else None


def wait(is_so: Any, *, within_s: float = 60.0) -> None:
    until = time.perf_counter() + within_s
    while not is_so():
        if time.perf_counter() > until:
            raise TimeoutError(json.dumps({"waited_s": within_s}))
        time.sleep(0.02)
