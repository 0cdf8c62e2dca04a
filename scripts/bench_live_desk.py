"""How live it is: from the network to a painted card, between processes, and what it costs.

A real window (offscreen), the real Mastodon feed and the tests' own server in a process of its
own. Latencies are wall time on a machine that others use too; costs are CPU time. What is lost or
doubled is counted by the tests that try to lose it; their verdict is a line as well.
"""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench_table import Line, percentile  # noqa: E402  # found beside this file

HALL = "@hall@town.example"
TOWN = f"""
format = 1
name = "Alfaro del Río"
zone = "Europe/Madrid"
[[staff]]
code = "desk"
name = "Ventanilla"
role = "desk"
[[accounts]]
network = "mastodon"
handle = "{HALL}"
"""
MENTION = "@hall farola rota, aviso número"
CELL_MS = 16
"""The timer that stands for what moves on a screen."""
WRITER = """
import sys, time
from pathlib import Path
sys.path[:0] = [{root!r}, {tests!r}]
from junhall.casework.intake import Intake
from junhall.casework.townhall import readers_of
from junhall.models.messages import IncomingPost, Page
from junhall.models.store import open_ledger
from junhall.models.terms import Instant, Network, RemoteId
clock = lambda: Instant(int(time.time()))
store = open_ledger(Path(sys.argv[1]), clock=clock)
intake = Intake(store.read(readers_of).result())
for n, line in enumerate(sys.stdin):
    now = clock()
    post = IncomingPost(Network.MASTODON, RemoteId(f"other{{n}}"), "@ana@pueblo.example",
                        line.strip(), now - 60 * (5_000 + n), now)
    store.write(lambda s: intake.receive(s, Page(posts=(post,)), now=now), durable=False).result()
    print(time.monotonic(), flush=True)
store.close()
"""


class Painted:
    """When a card with a number was painted for the first time."""

    def __init__(self) -> None:
        self.at: dict[int, float] = {}
        self._waiting: dict[int, Future[float]] = {}
        self._lock = threading.Lock()

    def hook(self) -> None:
        """Listen to the delegate that paints the board's cards."""
        from junhall.ui.board.cards_view import CardDelegate

        paint = CardDelegate.paint

        def told(delegate: Any, painter: Any, option: Any, index: Any) -> None:
            paint(delegate, painter, option, index)
            title = delegate.row_at(index.row()).title
            head, _, number = title.rpartition(" ")
            if number.isdigit() and head.endswith("número"):
                self._note(int(number))

        CardDelegate.paint = told  # type: ignore[method-assign]  # a bench looks over its shoulder

    def _note(self, n: int) -> None:
        with self._lock:
            if n not in self.at:
                self.at[n] = time.monotonic()
                if n in self._waiting:
                    self._waiting.pop(n).set_result(self.at[n])

    def when(self, n: int, within_s: float = 30.0) -> float:
        """Wait until it was painted; the instant."""
        with self._lock:
            if n in self.at:
                return self.at[n]
            waiting = self._waiting[n] = Future()
        return waiting.result(within_s)


@dataclass
class Scene:
    """A window on a ledger whose postman listens to a server."""

    app: Any
    house: Any
    painted: Painted
    remote: Any
    folder: Path

    def beside(self, work: Callable[[], Any]) -> Any:
        """Run on another thread while the window lives; what it gave."""
        done: Future[Any] = Future()

        def body() -> None:
            try:
                done.set_result(work())
            except BaseException as error:  # noqa: BLE001  # raised again below
                done.set_exception(error)

        thread = threading.Thread(target=body)
        loop = asyncio.get_event_loop()
        thread.start()
        loop.run_until_complete(asyncio.wrap_future(done, loop=loop))
        thread.join()
        return done.result()


@contextmanager
def server() -> Iterator[Any]:
    """The tests' own Mastodon server in a process of its own."""
    from mastodon_remote import Remote

    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "mastodon_server.py")],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield Remote(process.stdout.readline().strip())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@contextmanager
def scene(folder: Path, remote: Any, *, sync: bool = True) -> Iterator[Scene]:
    """The desk's window with everything behind it, on a loop of Qt."""
    import qasync
    from PySide6.QtWidgets import QApplication

    from junhall.app.building import build
    from junhall.app.clocks import system_clock
    from junhall.app.running import SWITCH_S
    from junhall.feeds.mastodon import MastodonFeed
    from junhall.models.terms import Role
    from junhall.settings import Settings
    from junhall.ui import lean
    from junhall.ui.faces import Wish, window_for
    from junhall.ui.log_watcher import LogWatcher
    from junhall.ui.theme import make_theme, wear

    sys.setswitchinterval(SWITCH_S)
    folder.mkdir(parents=True, exist_ok=True)
    town = folder / "town.toml"
    town.write_text(TOWN, "utf-8")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([])
    theme = make_theme("light")._replace(reduced_motion=True)
    wear(app, theme)
    settings = Settings(ledger=str(folder / "town.ledger"), staff="desk", sync=sync)
    clock = system_clock
    house = build(
        settings, clock=clock, role=Role.DESK, town=town,
        open_feed=lambda _: MastodonFeed(remote.url, "hall-token", clock=clock),
    )  # fmt: skip
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    house.relay.loop = loop
    painted = Painted()
    painted.hook()

    async def show() -> Any:
        window = window_for(
            Wish("desk", None, settings, clock, Role.DESK, is_demo=False),
            theme,
            house.office,
            None,
        )
        window.show()
        lean.end(window)  # from here on circles are looked for as in the program
        house.begin()
        if sync:
            await asyncio.wrap_future(house.engine.caught_up)
        await asyncio.sleep(1.0)
        return window

    with loop:
        window = loop.run_until_complete(show())
        watcher = LogWatcher(house.log, house.log_grew)
        try:
            yield Scene(app, house, painted, remote, folder)
        finally:
            watcher.deleteLater()
            window.close()
            house.close()
            gc.enable()  # the figures that need no window look for circles as a service does


def from_server_to_card(one: Scene, posts: int) -> list[float]:
    """Milliseconds from the order to write, given to the server, to the painted card."""

    def work() -> list[float]:
        taken = []
        began_at = time.time()  # noqa: TID251  # the server's own time
        for n in range(1_000, 1_000 + posts):
            began = time.monotonic()
            # Older than what is there: the board begins with what waits longest.
            one.remote.do("write", text=f"{MENTION} {n}", at=began_at - 60 * n)
            taken.append((one.painted.when(n) - began) * 1000)
        return taken

    return one.beside(work)


def from_process_to_card(one: Scene, posts: int) -> list[float]:
    """Milliseconds from a commit of another process to the card in this one's window."""
    script = WRITER.format(root=str(ROOT), tests=str(ROOT / "tests"))
    writer = subprocess.Popen(
        [sys.executable, "-c", script, str(one.folder / "town.ledger")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert writer.stdin is not None
    assert writer.stdout is not None
    told, said = writer.stdin, writer.stdout

    def work() -> list[float]:
        taken = []
        pause = threading.Event()
        for n in range(5_000, 5_000 + posts):
            pause.wait(0.15)  # a window rings at most every 50 ms: each is to be the first
            told.write(f"{MENTION} {n}\n")
            told.flush()
            committed = float(said.readline())
            taken.append((one.painted.when(n) - committed) * 1000)
        return taken[1:]

    try:
        return one.beside(work)
    finally:
        told.close()
        writer.wait()
        said.close()


def idle_share(one: Scene, seconds: float) -> float:
    """The share of a core that noticing other processes costs while nothing happens."""

    def spent() -> float:
        ours = [
            thread.native_id
            for thread in threading.enumerate()
            if thread.name in {"junhall-sync", "ledger-sync"}
        ]
        ticks = 0
        for native in ours:
            told = Path(f"/proc/self/task/{native}/stat").read_text("ascii").rpartition(")")[2]
            fields = told.split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def work() -> float:
        before = spent()
        threading.Event().wait(seconds)
        return (spent() - before) / seconds

    return one.beside(work)


@dataclass(frozen=True)
class Screen:
    """What the screen's thread did for a while."""

    cpu_s: float
    wall_s: float
    longest_gap_ms: float


def screen_while(one: Scene, work: Callable[[], Any]) -> Screen:
    """CPU and the longest gap of a 16 ms timer on the screen's thread while work goes on."""
    from PySide6.QtCore import QTimer

    gaps: list[float] = []
    last = [time.monotonic()]

    def tick() -> None:
        now = time.monotonic()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.setInterval(CELL_MS)
    timer.timeout.connect(tick)
    timer.start()
    began, cpu = time.monotonic(), time.thread_time()
    one.beside(work)
    spent = Screen(time.thread_time() - cpu, time.monotonic() - began, max(gaps) * 1000)
    timer.stop()
    return spent


def count(store: Any) -> int:
    """How many posts are in the ledger."""
    found: int = store.read(
        lambda session: (
            session.connection().exec_driver_sql("SELECT count(*) FROM post").scalar_one()
        ),
        lane="figures",
    ).result()
    return found


def storm(one: Scene, posts: int) -> Callable[[], None]:
    """So many mentions at once, and the wait until all are in the ledger."""

    def work() -> None:
        before = count(one.house.store)
        one.remote.do("many", text=MENTION + " 2{n:05}", n=posts)
        pause = threading.Event()
        while count(one.house.store) < before + posts:
            pause.wait(0.1)

    return work


def backlog(folder: Path, posts: int, calls: int, window_s: float) -> tuple[float, float]:
    """(mentions a second, what the announced rate allows) while a backlog is caught up."""
    from junhall.app.building import build
    from junhall.app.clocks import system_clock
    from junhall.feeds.mastodon import MastodonFeed
    from junhall.models.terms import Role
    from junhall.settings import Settings

    folder.mkdir(parents=True, exist_ok=True)
    town = folder / "town.toml"
    town.write_text(TOWN, "utf-8")
    clock = system_clock
    with server() as remote:
        remote.do("many", text=MENTION + " 2{n:05}", n=posts)
        remote.do("set", quota=[calls, window_s])
        house = build(
            Settings(ledger=str(folder / "town.ledger")), clock=clock, role=Role.DESK, town=town,
            open_feed=lambda _: MastodonFeed(remote.url, "hall-token", clock=clock),
        )  # fmt: skip
        try:
            began = time.monotonic()
            house.begin()
            pause = threading.Event()
            while count(house.store) < posts:
                pause.wait(0.1)
            took_s = time.monotonic() - began
        finally:
            house.close()
    return posts / took_s, 80 * calls / window_s


def held(name: str, *chosen: str) -> tuple[float, float]:
    """(passed, run) of tests that try to lose or double something."""
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/{name}", *chosen,
         "--timeout", "3600"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    last = told.stdout.strip().splitlines()[-1]
    numbers = {word: int(n) for n, word in zip(last.split(), last.split()[1:], strict=False)
               if n.isdigit()}  # fmt: skip
    passed = numbers.get("passed", 0) + numbers.get("passed,", 0)
    failed = sum(numbers.get(word, 0) for word in ("failed", "failed,", "error", "errors"))
    return float(passed), float(passed + failed)


def _screens(folder: Path, posts: int, *, rounds: int) -> Iterator[Line]:
    """What posts that pour in cost the screen, in new windows: all CPU, and the longest gap.

    An idle window costs so little, and so differently as a processor falls asleep, that two spans
    before each storm and two after it are its measure, by the second.
    """
    busy: list[Screen] = []
    idle: list[Screen] = []
    for n in range(rounds):
        with server() as remote, scene(folder / f"storm{n}", remote) as one:
            from_server_to_card(one, 80)  # cards to look at, and everything met once
            rest = lambda: threading.Event().wait(3.0)  # noqa: E731  # nothing but time
            one.beside(rest)
            idle += [screen_while(one, rest) for _ in range(2)]
            busy.append(screen_while(one, storm(one, posts)))
            one.beside(rest)
            idle += [screen_while(one, rest) for _ in range(2)]
    share = sum(it.cpu_s for it in idle) / sum(it.wall_s for it in idle)
    name = f"screen's CPU, {posts:,} posts coming in / idle"
    wall_s = sum(it.wall_s for it in busy) / rounds
    yield Line(name, sum(it.cpu_s for it in busy) / rounds * 1000, share * wall_s * 1000, "ms", 1.5,
               at_least=False)  # fmt: skip
    yield Line("longest gap of a 16 ms timer / idle's + 50 ms",
               max(it.longest_gap_ms for it in busy),
               statistics.median(it.longest_gap_ms for it in idle) + 50, "ms", 1.0,
               at_least=False)  # fmt: skip


def figures(folder: Path, *, full: bool) -> Iterator[Line]:
    """Every figure of the issue's table."""
    live = folder / "live"
    posts = 80 if full else 40  # a column shows its first 200: what comes must be among them
    many = 10_000 if full else 2_000
    with server() as remote, scene(live, remote) as one:
        taken = from_server_to_card(one, posts)
        yield Line("server to card, p50 / goal", statistics.median(taken), 150, "ms", 1.0,
                   at_least=False)  # fmt: skip
        yield Line("server to card, p95 / goal", percentile(taken, 0.95), 400, "ms", 1.0,
                   at_least=False)  # fmt: skip
        taken = from_process_to_card(one, posts)
        yield Line("commit elsewhere to card, median / goal", statistics.median(taken), 15, "ms",
                   1.0, at_least=False)  # fmt: skip
    yield from _screens(folder, many, rounds=3 if full else 1)
    with server() as remote, scene(folder / "still", remote, sync=False) as one:
        share = idle_share(one, 30.0 if full else 10.0) * 100
        yield Line("watching other processes, idle / goal", share, 0.3, "% core", 1.0,
                   at_least=False)  # fmt: skip
    late = 10_000 if full else 5_000
    ours, allowed = backlog(folder / "backlog", late, 60, 12.0)
    yield Line(f"backlog of {late:,} mentions / announced rate", ours, allowed, "1/s", 0.8)
    chosen = () if full else ("-m", "not long")
    for name, file in (
        ("1,000 answers through 20 % faults: runs out once each", "test_answers_by_wire.py"),
        ("the same with late answers and altered texts", "test_outbox.py"),
        ("kill -9 at every point: runs with nothing lost", "test_killed.py"),
        ("24 simulated hours: runs that leave nothing behind", "test_day.py"),
    ):
        passed, run = held(file, *chosen)
        yield Line(name, passed, run, "runs", 1.0)


if __name__ == "__main__":
    import tempfile

    from bench import table

    with tempfile.TemporaryDirectory(prefix="junhall-bench-") as passing:
        sys.exit(int(table(figures(Path(passing), full="--full" in sys.argv)) > 0))
