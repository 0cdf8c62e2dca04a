"""The postman in simulated time: what comes in, who is on duty, what happens when things break."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from faulty_network import Server
from junhall.casework.commands import PauseAccount, RemoveAccount, ResumeAccount
from junhall.feeds.contract import Quota
from junhall.models.terms import Instant, PostEvent, RemoteId, StaffCode, Visibility
from junhall.sync import accounts, reread
from simulation import BEGINS, SimulatedLoop, simulate, until
from sync_town import HANDLE, SyncTown, running, sync_town

DAY = 86_400
LAMP = f"{HANDLE} la farola de la calle Mayor no luce"


def posts(town: SyncTown) -> int:
    return int(town.one("SELECT count(*) FROM post"))


@pytest.fixture
def town(tmp_path: Path):
    with sync_town(tmp_path) as made:
        yield made


def test_that_what_is_there_is_caught_up_and_what_comes_is_pushed(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> tuple[int, float]:
        server = town.serve(loop)
        for n in range(300):
            server.write("@ana@pueblo.example", f"{LAMP} {n}")
        engine = town.engine(loop)
        async with running(engine):
            await asyncio.wrap_future(engine.caught_up)
            there = posts(town)
            await asyncio.sleep(10)
            before = loop.time()
            server.write("@luis@pueblo.example", LAMP)
            await until(lambda: posts(town) == 301, every_s=0.01)
            return there, loop.time() - before

    there, waited_s = simulate(main)
    assert there == 300
    assert waited_s < 1.0
    account = town.rows("SELECT last_error, lag_s, capabilities IS NOT NULL, state FROM account")
    assert account == [(None, 0, 1, "on")]


def test_that_what_a_stream_left_out_comes_with_the_next_catching_up(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        async with running(town.engine(loop)):
            await asyncio.sleep(20)
            server.hears.clear()  # the stream is open and says nothing
            server.write("@ana@pueblo.example", LAMP)
            await until(lambda: posts(town) == 1, within_s=130)

    simulate(main)


def test_that_a_stream_that_dies_is_opened_again_after_catching_up(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        async with running(town.engine(loop)):
            for n in range(5):
                await until(lambda: len(server.hears) == 1, within_s=60)
                server.cut_streams()
                await until(lambda: not server.hears)
                server.write("@ana@pueblo.example", f"{LAMP} {n}")
                await until(lambda n=n: posts(town) == n + 1, within_s=35)

    simulate(main)


def test_that_a_server_without_a_stream_is_polled_at_its_pace(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> int:
        server = town.serve(loop, streams=False, poll_s=20.0)
        async with running(town.engine(loop)):
            await asyncio.sleep(1)
            server.write("@ana@pueblo.example", LAMP)
            await until(lambda: posts(town) == 1, within_s=21)
            before = server.calls
            await asyncio.sleep(3600)
            return server.calls - before

    assert 150 <= simulate(main) <= 250


def test_that_a_computer_asleep_for_a_day_catches_up_when_it_wakes(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        async with running(town.engine(loop)):
            await asyncio.sleep(60)
            loop.slept_s += DAY
            server.hears.clear()  # its connections are dead and look alive
            for n in range(200):
                server.write("@ana@pueblo.example", f"{LAMP} {n}")
            await until(lambda: posts(town) == 200, within_s=15)
            await until(lambda: len(server.hears) == 1, within_s=15)
            server.write("@ana@pueblo.example", LAMP)
            await until(lambda: posts(town) == 201, within_s=2)

    simulate(main)


def test_that_a_network_that_asks_to_wait_is_left_alone_and_the_foot_says_until_when(
    town: SyncTown,
) -> None:
    async def main(loop: SimulatedLoop) -> tuple[int, list[tuple[object, ...]]]:
        server = town.serve(loop, streams=False)
        async with running(town.engine(loop)):
            await asyncio.sleep(5)
            server.faults = 1.0
            server.dice.choice = lambda _: "throttled"  # type: ignore[method-assign]  # one kind of fault only
            server.dice.randint = lambda *_: 600  # type: ignore[method-assign]  # ten minutes
            await until(lambda: town.one("SELECT paused_until FROM account") is not None)
            told = town.rows("SELECT paused_until - ?, last_error FROM account", loop.clock())
            before = server.calls
            await asyncio.sleep(590)
            return server.calls - before, told

    calls, told = simulate(main)
    assert calls == 0
    assert told == [(600, "Throttled")]


def test_that_a_pushed_post_does_not_end_a_wait_that_the_network_asked_for(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        async with running(town.engine(loop)):
            await until(lambda: len(server.hears) == 1)
            until_at = loop.clock() + 600
            server.refuses_sends_until = until_at
            town.announce("Corte de agua", loop.clock())
            await until(lambda: town.one("SELECT paused_until FROM account") == until_at)
            server.write("@ana@pueblo.example", LAMP)
            await until(lambda: posts(town) == 1)
            told = town.rows("SELECT paused_until, last_error FROM account")
            assert told == [(until_at, "Throttled")]
            await until(lambda: town.states() == {"sent": 1}, within_s=700)
            await until(lambda: town.one("SELECT paused_until FROM account") is None, within_s=200)

    simulate(main)


def test_that_a_page_that_never_comes_is_trouble_the_foot_can_tell(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop, streams=False)
        async with running(town.engine(loop)):
            await asyncio.sleep(5)
            server.fetch_takes_s = 10_000.0
            await until(lambda: town.one("SELECT last_error FROM account") == "Unreachable",
                        within_s=200)  # fmt: skip
            server.fetch_takes_s = 0.02
            await until(lambda: town.one("SELECT last_error FROM account") is None, within_s=200)

    simulate(main)


def test_that_a_tenth_of_the_calls_is_kept_for_answers(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> tuple[int, dict[str, int]]:
        server = town.serve(loop, streams=False, poll_s=10.0)
        async with running(town.engine(loop)):
            await asyncio.sleep(5)
            server.quota = Quota(300, 30, Instant(loop.clock() + 300))
            town.announce("Corte de agua", loop.clock())
            before = server.calls
            await asyncio.sleep(290)
            return server.calls - before, town.states()

    calls, states = simulate(main)
    assert states == {"sent": 1}
    assert calls == 1


def test_that_a_revoked_key_needs_a_person_and_goes_on_when_it_is_renewed(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        async with running(town.engine(loop)):
            await asyncio.sleep(5)
            server.revoked = True
            server.cut_streams()
            item = town.announce("Corte de agua", loop.clock())
            await until(lambda: town.one("SELECT state FROM account") == "needs_person")
            await until(lambda: town.states() == {"blocked": 1})
            server.revoked = False
            town.write("UPDATE account SET state = 'on', last_error = NULL")
            town.write(
                "INSERT INTO change (at, facets, cause) VALUES (?, 2048, 'staff')", loop.clock()
            )
            before = loop.time()
            await until(lambda: town.states() == {"sent": 1})
            assert loop.time() - before < 5
            assert town.one("SELECT text FROM outbox WHERE id = ?", item) == "Corte de agua"

    simulate(main)


def test_that_accounts_are_paused_resumed_and_removed_while_the_engine_runs(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        by, account = StaffCode("desk"), town.account()
        async with running(town.engine(loop)):
            await asyncio.sleep(5)
            town.do(PauseAccount(by=by, account_id=account), loop.clock())
            await until(lambda: server.closed == 1)
            server.write("@ana@pueblo.example", LAMP)
            before = server.calls
            await asyncio.sleep(600)
            assert (server.calls, posts(town)) == (before, 0)
            town.do(ResumeAccount(by=by, account_id=account), loop.clock())
            await until(lambda: posts(town) == 1)
            town.do(RemoveAccount(by=by, account_id=account), loop.clock())
            await until(lambda: server.closed == server.opened)
            assert posts(town) == 1

    simulate(main)


def test_that_an_account_connected_while_the_engine_runs_is_served(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        town.serve(loop)
        other = "@alcaldesa@town.example"
        town.servers[other] = Server(loop.clock)
        town.keys.add(other)
        async with running(town.engine(loop)):
            await asyncio.sleep(5)
            town.write("INSERT INTO account (network, handle) VALUES ('mastodon', ?)", other)
            town.servers[other].write("@ana@pueblo.example", f"{other} hola, el parque está sucio")
            await until(lambda: posts(town) == 1, within_s=20)

    simulate(main)


def test_that_a_station_without_the_key_leaves_the_duty_to_the_one_that_has_it(
    town: SyncTown,
) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        town.keys.clear()
        server.write("@ana@pueblo.example", LAMP)
        async with running(town.engine(loop, name="service:1")) as blind:
            await asyncio.wrap_future(blind.caught_up)
            await asyncio.sleep(5)
            assert (server.opened, posts(town)) == (0, 0)
            town.keys.add(HANDLE)
            async with running(town.engine(loop, name="desk:1")):
                await until(lambda: posts(town) == 1, within_s=5)

    simulate(main)


def test_that_one_of_two_stations_serves_and_the_other_takes_over_when_it_dies(
    town: SyncTown,
) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        first, second = town.engine(loop, name="desk:1"), town.engine(loop, name="desk:2")
        dying = asyncio.ensure_future(first.run())
        await asyncio.sleep(1)
        async with running(second):
            await asyncio.sleep(60)
            assert server.opened == 1
            assert town.one("SELECT station FROM lease") == "desk:1"
            dying.cancel()  # it leaves in good order: nobody waits for its lease to end
            await asyncio.wait({dying})
            await until(lambda: town.one("SELECT station FROM lease") == "desk:2", within_s=6)
            server.write("@ana@pueblo.example", LAMP)
            await until(lambda: posts(town) == 1)
        assert town.one("SELECT fence FROM lease") == 2

    simulate(main)


def test_that_second_looks_find_what_nobody_pushed(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        async with running(town.engine(loop)):
            opening = server.write("@ana@pueblo.example", LAMP)
            await until(lambda: posts(town) == 1)
            server.hears.clear()
            neighbour = server.write(
                "@luis@pueblo.example", "También en la 14", in_reply_to=opening.remote_id
            )
            server.log.remove(neighbour)  # it names nobody of the town: no notification
            server.log.append(neighbour)
            await until(lambda: posts(town) == 2, within_s=1000)
            server.edit(opening.remote_id, LAMP + ", número 12", quietly=True)
            await until(
                lambda: town.one("SELECT text FROM post WHERE id = 1").endswith("12"),
                within_s=1000,
            )
            server.delete(neighbour.remote_id, quietly=True)
            await until(
                lambda: town.one("SELECT count(*) FROM post WHERE deleted_at IS NOT NULL") == 1,
                within_s=1000,
            )

    simulate(main)


def test_that_a_server_is_asked_only_about_posts_it_can_know(tmp_path: Path) -> None:
    other = "@alcaldesa@otro.example"
    with sync_town(tmp_path, HANDLE, other) as town:

        async def main(loop: SimulatedLoop) -> tuple[set[str], set[str]]:
            town.serve(loop)
            town.servers[other] = Server(loop.clock, prefix="otro-")
            asked: dict[str, set[str]] = {HANDLE: set(), other: set()}
            for handle, ids in asked.items():
                server = town.servers[handle]
                server.asked = ids
                server.write("@ana@pueblo.example", f"{handle} farola rota", mentions=(handle,))
            async with running(town.engine(loop)):
                await asyncio.sleep(3000)
            return asked[HANDLE], asked[other]

        ours, theirs = simulate(main)
    assert ours == {"s0"}
    assert theirs == {"otro-s0"}


def test_that_a_stream_tells_ends_and_those_of_strangers_leave_nothing(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        async with running(town.engine(loop)):
            said = server.write("@ana@pueblo.example", LAMP)
            await until(lambda: posts(town) == 1)
            await until(lambda: len(server.hears) == 1)
            stranger = replace(
                said, remote_id=RemoteId("nobody"), event=PostEvent.DELETED, text="",
                seen_at=loop.clock(),
            )  # fmt: skip
            for heard in server.hears:
                heard.put_nowait(stranger)
                heard.put_nowait(replace(stranger, remote_id=said.remote_id))
            await until(lambda: town.one("SELECT deleted_at IS NOT NULL FROM post"), within_s=5)

    simulate(main)
    assert town.rows("SELECT remote_id, text FROM post") == [("s0", "")]


def test_that_deletions_outside_open_requests_are_found_too_and_looked_for_now_and_then(
    town: SyncTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reread, "REST_S", 1800)
    gone = "SELECT count(*) FROM post WHERE deleted_at IS NOT NULL"

    async def main(loop: SimulatedLoop) -> int:
        server = town.serve(loop)
        praise = [server.write("@ana@pueblo.example", f"{HANDLE} 👍 {n}") for n in range(50)]
        first, last = praise[0].remote_id, praise[-1].remote_id
        async with running(town.engine(loop)):
            await until(lambda: posts(town) == 50)
            assert town.one("SELECT count(*) FROM request WHERE status = 'new'") == 0
            server.delete(first, quietly=True)
            await until(lambda: town.one(gone) == 1, within_s=400)
            server.delete(last, quietly=True)
            await asyncio.sleep(1200)
            early = int(town.one(gone))
            await until(lambda: town.one(gone) == 2, within_s=1200)
            return early

    assert simulate(main) == 1


def test_that_the_opening_post_of_a_long_conversation_is_looked_at_too(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        async with running(town.engine(loop)):
            opening = server.write("@ana@pueblo.example", LAMP)
            for n in range(60):
                await asyncio.sleep(1)
                server.write(f"@v{n}@pueblo.example", f"Sí {n}", in_reply_to=opening.remote_id)
            await until(lambda: posts(town) == 61)
            server.delete(opening.remote_id, quietly=True)
            await until(
                lambda: town.one("SELECT deleted_at IS NOT NULL FROM post ORDER BY id LIMIT 1"),
                within_s=1000,
            )

    simulate(main)


@pytest.mark.parametrize("visibility", [Visibility.PRIVATE, Visibility.FOLLOWERS])
def test_that_what_only_one_account_may_see_is_not_taken_for_deleted_by_another(
    tmp_path: Path, visibility: Visibility
) -> None:
    other = "@alcaldesa@town.example"
    with sync_town(tmp_path, HANDLE, other) as town:

        async def main(loop: SimulatedLoop) -> set[str]:
            server = town.serve(loop)
            town.servers[other] = server
            said = server.write(
                "@ana@pueblo.example", LAMP, mentions=(HANDLE,), visibility=visibility
            )
            server.write(
                "@luis@pueblo.example", f"{other} y a mí", mentions=(other,),
                visibility=visibility, in_reply_to=said.remote_id,
            )  # fmt: skip
            async with running(town.engine(loop)):
                await asyncio.sleep(3000)
            return server.asked

        asked = simulate(main)
        assert town.rows("SELECT count(*), count(deleted_at) FROM post") == [(2, 0)]
    assert asked == {"s0"}


def test_that_the_station_on_duty_weighs_a_silence_by_itself(town: SyncTown) -> None:
    async def main(loop: SimulatedLoop) -> None:
        town.serve(loop)
        last = Instant(loop.clock() - 12 * 3600)
        for n in range(21 * 24):
            town.write(
                "INSERT INTO arrival (account_id, hour, n) VALUES (?, ?, 5)",
                town.account(), last // 3600 - n,
            )  # fmt: skip
        town.write("UPDATE account SET last_post_at = ?", last)
        async with running(town.engine(loop)):
            await until(lambda: town.one("SELECT silent_since FROM account") == last, within_s=700)

    simulate(main)


def test_that_an_account_that_falls_silent_says_since_when(town: SyncTown) -> None:
    silent = "SELECT silent_since FROM account"
    rung = "SELECT count(*) FROM change WHERE facets = 2048"

    async def main(loop: SimulatedLoop) -> None:
        server = town.serve(loop)
        for n in range(21 * 24):
            at = Instant(loop.clock() - 21 * DAY + n * 3600)
            server.write("@ana@pueblo.example", f"{LAMP} {n}", posted_at=at, seen_at=at)
        async with running(town.engine(loop)):
            await until(lambda: posts(town) == 21 * 24, within_s=600)

    def judge(after_h: int) -> object:
        now = Instant(BEGINS + after_h * 3600)
        town.store.write(
            lambda session: accounts.judge_silence(session, town.account(), now), durable=False
        ).result()
        return town.one(silent)

    simulate(main)
    newest = town.one("SELECT max(posted_at) FROM post")
    before = town.one(rung)
    assert judge(1) is None
    assert [judge(11), judge(12)] == [newest, newest]
    assert town.one(rung) == before + 1
    town.write("UPDATE account SET last_post_at = ?", BEGINS + 12 * 3600)
    assert judge(13) is None


def test_that_a_bug_in_one_account_neither_stops_the_others_nor_itself_for_long(
    tmp_path: Path,
) -> None:
    other = "@alcaldesa@town.example"
    with sync_town(tmp_path, HANDLE, other) as town:

        async def main(loop: SimulatedLoop) -> None:
            broken = town.serve(loop)
            town.servers[other] = Server(loop.clock)
            broken.call = lambda *_: 1 / 0  # type: ignore[assignment, return-value]  # a bug of ours
            async with running(town.engine(loop)):
                town.servers[other].write("@ana@pueblo.example", LAMP)
                await until(lambda: posts(town) == 1)
                del broken.call
                broken.write("@ana@pueblo.example", f"{LAMP} otra vez")
                broken.log[-1:] = [town.servers[other].write("@luis@pueblo.example", "Sucio")]
                await until(lambda: broken.opened > 1 and bool(broken.hears), within_s=60)

        simulate(main)
