"""When the postman holds back: told to wait, leaving, off duty, or not sure what it has seen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from faulty_network import FaultyFeed, Server
from junhall.casework.commands import RetrySend
from junhall.casework.errors import Conflict
from junhall.feeds.contract import TooFar
from junhall.models.messages import AccountKey, IncomingPost, OutgoingMessage, Receipt
from junhall.models.terms import AccountId, Instant, Network, OutboxId, StaffCode
from junhall.sync import lease
from junhall.sync.engine import LEAVE_S
from junhall.sync.outbox import NEVER, SETTLING_S
from junhall.sync.push import BUDGET_S, Pushed
from simulation import SimulatedLoop, simulate, until
from sync_town import HANDLE, SyncTown, running, sync_town

WORDS = "Corte de agua"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[SyncTown]:
    with sync_town(tmp_path) as made:
        yield made


def account_of(server: Server) -> tuple[Server, AccountKey]:
    return server, AccountKey(AccountId(1), Network.MASTODON, HANDLE)


class ShowsAll(FaultyFeed):
    """A network that shows all our posts, whatever it is asked."""

    async def find_own(self, since: Instant) -> tuple[IncomingPost, ...]:
        return tuple(self._server.of(self._account.handle))


class ShowsTooLittle(FaultyFeed):
    """A network whose list of our posts ends before it reaches what is looked for."""

    asked = 0

    async def find_own(self, since: Instant) -> tuple[IncomingPost, ...]:
        self.asked += 1
        raise TooFar("own posts")


def test_that_a_send_that_is_told_to_wait_quiets_every_call_of_its_account(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> int:
        server = town.serve(loop, streams=False, poll_s=10.0)
        async with running(town.engine(loop)):
            await asyncio.sleep(5)
            until_at = loop.clock() + 600
            server.refuses_sends_until = until_at
            town.announce(WORDS, loop.clock())
            await until(lambda: town.one("SELECT paused_until FROM account") == until_at)
            before = server.calls
            await asyncio.sleep(until_at - loop.clock() - 10)
            made = server.calls - before
            await until(lambda: town.states() == {"sent": 1}, within_s=60)
            return made

    assert simulate(main) == 0


def test_that_a_send_in_flight_may_end_before_the_program_leaves(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        is_sending = asyncio.Event()

        async def slowly(self: FaultyFeed, message: OutgoingMessage, key: str) -> Receipt:
            is_sending.set()
            await asyncio.sleep(3)
            return server.act(self._account, message, key)

        task = asyncio.ensure_future(town.engine(loop).run())
        await asyncio.sleep(5)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(FaultyFeed, "send", slowly)
            town.announce(WORDS, loop.clock())
            await is_sending.wait()
            began = loop.time()
            task.cancel()
            await asyncio.wait({task})
        assert loop.time() - began <= LEAVE_S
        assert town.rows("SELECT state, reason, remote_id FROM outbox") == [("sent", None, "own1")]
        assert town.one("SELECT count(*) FROM post") == 1
        assert town.one("SELECT until FROM lease") == 0

    simulate(main)


def test_that_a_station_that_lost_its_duty_leaves_though_its_network_says_nothing(
    town: SyncTown,
) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        async with running(town.engine(loop, name="desk:1")):
            await until(lambda: len(server.hears) == 1)
            server.down = True  # no page comes in that could be refused
            server.cut_streams()
            later = Instant(loop.clock() + lease.TTL_S + 1)
            taken = town.store.write(
                lambda session: lease.acquire(session, town.account(), "desk:2", later),
                durable=False,
            ).result()
            assert taken == 2
            await until(lambda: server.closed == server.opened, within_s=2 * lease.RENEW_S)
            await until(lambda: loop.clock() >= later + lease.TTL_S - 1)
            assert server.opened == 1
            assert town.one("SELECT station FROM lease") == "desk:2"
            server.down = False
            await until(lambda: len(server.hears) == 1, within_s=60)
            assert town.rows("SELECT station, fence FROM lease") == [("desk:1", 3)]

    simulate(main)


def test_that_a_post_from_before_is_never_taken_for_the_answer_that_got_lost(
    town: SyncTown,
) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop, honours_key=False)
        server.write(HANDLE, WORDS)  # by hand, an hour ago
        loop.pass_time(3600)
        town.announce(WORDS, loop.clock())
        loop.pass_time(10)
        pusher, feed = town.pusher(loop), ShowsAll(*account_of(server))
        server.lose("lost-question")
        await pusher.push(feed)
        for looks in (1, 2):
            loop.pass_time(SETTLING_S)
            assert await pusher.push(feed) is Pushed.DONE
            assert town.rows("SELECT state, looks FROM outbox") == [("unsure", looks)]
        assert town.rows("SELECT reason, remote_id FROM outbox") == [("not-found", None)]

    simulate(main)


def test_that_a_look_that_did_not_reach_back_is_none_and_a_person_decides_after_a_day(
    town: SyncTown,
) -> None:
    async def main(loop: SimulatedLoop) -> int:
        server = town.serve(loop, honours_key=False)
        item = OutboxId(town.announce(WORDS, loop.clock()))
        loop.pass_time(10)
        feed = ShowsTooLittle(*account_of(server))
        server.lose("lost-question")
        await town.pusher(loop).push(feed)
        first = loop.clock()
        again = RetrySend(by=StaffCode("desk"), outbox_id=item)
        while (due := int(town.one("SELECT due_at FROM outbox"))) != NEVER:
            assert feed.asked < 400, "no person is ever asked"
            with pytest.raises(Conflict):
                town.do(again, loop.clock())
            loop.pass_time(due - loop.clock())
            await town.pusher(loop).push(feed)
            assert town.rows("SELECT state, looks, looked_at, reason FROM outbox") == [
                ("unsure", 0, None, "Unsure")
            ]
        assert BUDGET_S <= loop.clock() - first < BUDGET_S + 3600
        assert server.sends == 0
        town.do(again, loop.clock())
        assert town.states() == {"queued": 1}
        return feed.asked

    assert simulate(main) > 2
