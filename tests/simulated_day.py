"""A day of five accounts on servers that fail: what it leaves behind in this process."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from faulty_network import Server
from junhall.sync import watch as watching
from simulation import SimulatedLoop, simulate
from sync_town import SyncTown, running, sync_town

HANDLES = tuple(f"@ayto@pueblo{n}.example" for n in range(5))
HOUR_S = 3600.0


@dataclass(frozen=True)
class Traces:
    """What can leak."""

    objects: int
    resident_kb: int
    files: int
    threads: int
    tasks: int


@dataclass(frozen=True)
class Day:
    """The traces after the first hours and at the end, and what went through."""

    early: Traces
    late: Traces
    posts: int
    answers: int
    states: dict[str, int]
    connections: int
    """Feeds that were opened and never closed."""
    lost: int
    """Posts that a server has and the ledger has not."""


def traces() -> Traces:
    gc.collect()
    tasks = [task for task in asyncio.all_tasks() if not task.done()]
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return Traces(
        len(gc.get_objects()),
        pages * os.sysconf("SC_PAGE_SIZE") // 1024,
        len(list(Path("/proc/self/fd").iterdir())),
        threading.active_count(),
        len(tasks),
    )


def live_a_day(folder: Path, *, hours: int = 24, settle_h: int = 2) -> Day:
    """Five accounts, faults of every kind, streams that die, a key revoked and given back."""
    with sync_town(folder, *HANDLES) as town, pytest.MonkeyPatch.context() as patched:
        # Our own commits nudge; asking four times a second all day proves nothing here.
        patched.setattr(watching, "POLL_S", 30.0)
        return simulate(lambda loop: _live(town, loop, hours, settle_h))


async def _live(town: SyncTown, loop: SimulatedLoop, hours: int, settle_h: int) -> Day:
    for n, handle in enumerate(HANDLES):
        town.servers[handle] = Server(loop.clock, seed=n, faults=0.2, honours_key=n % 2 == 0)
        town.servers[handle].prefix = f"{n}-"
    answers = 0
    early: Traces | None = None
    async with running(town.engine(loop)):
        for quarter in range(hours * 4):
            for n, handle in enumerate(HANDLES):
                server = town.servers[handle]
                text = f"{handle} hay un bache, día {quarter}"
                server.write(f"@v{quarter}@vecinos.example", text, mentions=(handle,))
                if quarter % 8 == n:
                    server.cut_streams()
                if quarter and quarter % 40 == 8 * n:
                    server.revoked = True
                if quarter % 40 == 8 * n + 4:
                    server.revoked = False
            town.announce(f"Aviso {quarter}", loop.clock())
            answers += 1
            await asyncio.sleep(HOUR_S / 4)
            if quarter == settle_h * 4 - 2:  # every account is served
                early = traces()
        for server in town.servers.values():
            server.revoked, server.faults = False, 0.0
        await asyncio.sleep(HOUR_S)
        late = traces()
    assert early is not None
    known = {row[0] for row in town.rows("SELECT remote_id FROM post")}
    written = [post.remote_id for server in town.servers.values() for post in server.log]
    return Day(
        early,
        late,
        posts=len(known),
        answers=answers,
        states=town.states(),
        connections=sum(server.opened - server.closed for server in town.servers.values()),
        lost=len([one for one in written if one not in known]),
    )
