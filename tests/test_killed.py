"""kill -9 at every named point: nothing lost, nothing doubled, the ledger sound."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from junhall.casework.commands import RetrySend
from junhall.models import sqlite
from junhall.models.terms import OutboxId, StaffCode
from junhall.sync.points import Point
from mastodon_faults import Rule, Wrong
from mastodon_server import MastodonServer
from quick_time import QuickTime
from sync_town import SyncTown, sync_town

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kill -9 is another thing there")
STATION = Path(__file__).parent / "killed_station.py"
HALL = "@hall@town.example"
PATIENCE_S = 60
ONCE = frozenset({Point.ON_DUTY, Point.LOOKED})
"""A station passes there once where all goes well."""


class Siege:
    """A ledger and a server, and stations that come and go between them."""

    def __init__(self, folder: Path, server: MastodonServer, town: SyncTown) -> None:
        self.ledger = folder / "town.ledger"
        self.server = server
        self.town = town
        self.time = QuickTime(time.time())  # noqa: TID251 - where quick time begins
        self.server.do(lambda: setattr(server.town, "clock", self.time.exactly))
        self.written: list[str] = []
        self.answers: list[str] = []

    def citizens_write(self, n: int) -> None:
        def work() -> list[str]:
            said = (f"@hall la farola {len(self.written) + k} no luce" for k in range(n))
            return [self.server.town.write(text).id for text in said]

        self.written += self.server.do(work)

    def desk_answers(self, n: int) -> None:
        newest = "SELECT remote_id FROM post WHERE official IS NULL ORDER BY id DESC LIMIT 5"
        known = [row[0] for row in self.town.rows(newest)]
        for k in range(n):
            text = f"Respuesta {len(self.answers)}: vamos"
            self.answers.append(text)
            now = self.time.clock()
            if known:
                self.town.answer(str(known[k % len(known)]), text, now)
            else:
                self.town.announce(text, now)

    def station(self, *told: str) -> int:
        """One station's life; how it ended."""
        command = [sys.executable, str(STATION), str(self.ledger), self.server.url,
                   str(self.time.began), *told, "--posts", str(len(self.written))]  # fmt: skip
        ended = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
        assert ended.returncode in {0, -signal.SIGKILL}, ended.stderr[-3000:]
        return ended.returncode

    def answers_get_lost(self, *, acted: bool) -> None:
        """The next answer's own answer does not come."""
        rule = Rule(Wrong.CLOSE, "/api/v1/statuses$", method="POST", acted=acted)
        self.server.do(lambda: self.server.faults.rules.append(rule))

    def recover(self) -> None:
        """A station that is left alone, and a person who decides what waits for one."""
        for _ in range(5):
            assert self.station() == 0
            waiting = self.town.rows("SELECT id, text FROM outbox WHERE state = 'unsure'")
            for item, text in waiting:
                assert self.published()[str(text)] == 0, text
                wish = RetrySend(by=StaffCode("desk"), outbox_id=OutboxId(int(str(item))))
                self.town.do(wish, self.time.clock())
            if not waiting:
                return
        raise AssertionError(self.town.rows("SELECT id, state, reason, tries, looks FROM outbox"))

    def published(self) -> Counter[str]:
        """What the town has on its network; the name put first is the network's."""
        statuses = self.server.town.statuses
        hall = self.server.town.hall
        return self.server.do(
            lambda: Counter(
                one.text[one.text.index("Respuesta") :]
                for one in statuses.values()
                if one.author is hall
            )
        )

    def check(self) -> None:
        assert self.published() == Counter(self.answers)
        town = self.town
        assert town.states() == {"sent": len(self.answers)}
        assert town.one("SELECT count(DISTINCT remote_id) FROM outbox") == len(self.answers)
        there = Counter(row[0] for row in town.rows("SELECT remote_id FROM post"))
        ours = [row[0] for row in town.rows("SELECT remote_id FROM outbox")]
        assert there == Counter([*self.written, *ours])
        assert town.one("SELECT count(*) FROM request") == len(self.written)
        raw = sqlite.connect(self.ledger, "probe")
        try:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        finally:
            raw.close()


@contextmanager
def siege(folder: Path, *, honours_key: bool = True) -> Iterator[Siege]:
    with MastodonServer() as server, sync_town(folder, HALL) as town:
        server.routes.honours_key = honours_key
        yield Siege(folder, server, town)


def strike(one: Siege, point: Point, nth: int = 1) -> None:
    """A station dies there; where the point lies on the way of a lost answer, one is lost."""
    if point is Point.LOOKED:
        one.answers_get_lost(acted=len(one.answers) % 4 == 0)
    one.citizens_write(3)
    one.desk_answers(2)
    ended = one.station(point.value, str(nth))
    if nth > 1 and ended == 0:
        # Its quick time ran on while the real server was slow: it was done before the second time.
        strike(one, point)
        return
    assert ended == -signal.SIGKILL, point


@pytest.mark.parametrize("point", [Point.TAKEN, Point.SENT, Point.SETTLING])
def test_that_a_station_killed_there_loses_and_doubles_nothing(
    point: Point, tmp_path: Path
) -> None:
    with siege(tmp_path) as one:
        one.citizens_write(2)
        one.recover()
        strike(one, point)
        one.recover()
        one.check()


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("honours_key", [True, False])
def test_that_a_hundred_deaths_over_all_points_lose_and_double_nothing(
    honours_key: bool, tmp_path: Path
) -> None:
    dice = random.Random(7)
    with siege(tmp_path, honours_key=honours_key) as one:
        one.citizens_write(2)
        one.recover()
        for n in range(100):
            point = list(Point)[n % len(Point)]
            strike(one, point, 1 if point in ONCE else dice.choice([1, 1, 2]))
            if n % 3 == 0:
                one.answers_get_lost(acted=True)
            one.recover()
            one.check()
