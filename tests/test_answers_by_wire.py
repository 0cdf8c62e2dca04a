"""Answers over real HTTP, through the tests' own Mastodon server with every fault it has."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from junhall.casework.commands import RetrySend
from junhall.feeds.mastodon import MastodonFeed
from junhall.models.messages import AccountKey
from junhall.models.terms import Instant, Network, OutboxId, StaffCode
from junhall.sync import accounts, lease
from junhall.sync.outbox import NEVER, Duty
from junhall.sync.pull import Puller
from junhall.sync.push import Pushed, Pusher
from mastodon_faults import Rule, Wrong, every_kind
from mastodon_server import MastodonServer
from simulation import BEGINS
from sync_town import SyncTown, sync_town

HALL = "@hall@town.example"
SERVERS = {
    "honours keys": ("4.6.4", True),
    "says so and does not": ("4.6.4", False),
    "never said so": ("2.7.2 (compatible; GoToSocial 0.17.0)", False),
}


class Wire:
    """One account's outbox over HTTP, in time that passes when somebody waits."""

    def __init__(self, town: SyncTown, server: MastodonServer) -> None:
        self.town = town
        self.server = server
        self.now = BEGINS
        self.renewed = 0
        server.do(lambda: setattr(server.town, "clock", lambda: float(self.now)))
        self.feed = MastodonFeed(server.url, "hall-token", clock=self.clock)

    def clock(self) -> Instant:
        return Instant(self.now)

    def fence(self) -> int:
        account = self.town.account(HALL)
        found = self.town.store.write(
            lambda session: lease.acquire(session, account, "desk:1", self.clock()), durable=False
        ).result()
        assert found is not None
        return found

    async def send_all(self) -> Counter[str]:
        """Until nothing waits; a person looks at what is left to them and sends it again."""
        account, decided = self.town.account(HALL), Counter[str]()
        for _ in range(100_000):
            duty = Duty(account, "desk:1", self.fence())
            pusher = Pusher(
                self.town.store, self.town.hall.intake, self.clock,
                AccountKey(account, Network.MASTODON, HALL), duty, self.town.store.media,
                lambda: None,
            )  # fmt: skip
            due = await pusher.next_due()
            if due is None:
                waiting = self.town.rows(
                    "SELECT id, reason, text FROM outbox WHERE due_at >= ? OR state = 'failed'",
                    NEVER,
                )
                for item, reason, text in waiting:
                    assert self.published()[str(text)] == 0
                    wish = RetrySend(by=StaffCode("desk"), outbox_id=OutboxId(int(str(item))))
                    self.town.do(wish, self.clock())
                    decided[str(reason)] += 1
                if not waiting:
                    return decided
                continue
            self.now = max(self.now, due)
            if await pusher.push(self.feed) is Pushed.NEEDS_PERSON:
                await self.renew_key()
        raise AssertionError(self.town.states())

    async def renew_key(self) -> None:
        """What was blocked goes on once a greeting finds the door open."""
        assert self.town.states()["blocked"] == 1
        self.renewed += 1
        greeting, account = await self.feed.greet(), self.town.account(HALL)
        self.town.store.write(
            lambda session: accounts.note_greeting(session, account, greeting, self.clock()),
            durable=False,
        ).result()

    def published(self) -> Counter[str]:
        town = self.server.town
        return self.server.do(
            lambda: Counter(
                one.text.rpartition("@ana@vecinos.example ")[2]
                for one in town.statuses.values()
                if one.author is town.hall
            )
        )


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("answers", "share", "kinds"),
    [(60, 0.6, 7), pytest.param(1000, 0.2, 11, marks=pytest.mark.long)],
)
@pytest.mark.parametrize("kind", SERVERS)
def test_that_answers_over_http_are_out_once_each(
    kind: str, answers: int, share: float, kinds: int, tmp_path: Path
) -> None:
    version, honours_key = SERVERS[kind]
    with MastodonServer() as server, sync_town(tmp_path, HALL) as town:
        server.routes.version, server.routes.honours_key = version, honours_key
        wire = Wire(town, server)
        texts = [
            f"Respuesta {n}: vea https://www.town.example/avisos/{n}?de=hoy  y gracias"
            for n in range(answers)
        ]

        async def main() -> Counter[str]:
            posts = server.do(lambda: [server.town.write("@hall farola rota").id for _ in range(9)])
            puller = Puller(
                town.store, town.hall.intake, wire.clock, town.account(HALL), wire.fence(),
                lambda: None, lambda: None,
            )  # fmt: skip
            await wire.feed.greet()
            await puller.pull(wire.feed)
            for n, text in enumerate(texts):
                town.answer(posts[n % 9], text, wire.clock())
            path = "/api/v1/statuses$"
            revoked = Rule(Wrong.STATUS, path, "POST", None, share / 12, status=401)
            rules = [revoked, *every_kind(path, "POST", share)]
            server.do(lambda: server.faults.rules.extend(rules))
            decided = await wire.send_all()
            await wire.feed.close()
            return decided

        decided = asyncio.run(main())
        assert wire.renewed > 0
        assert wire.published() == Counter(texts)
        assert town.states() == {"sent": answers}
        ours = server.do(lambda: {one.id for one in server.town.statuses.values()})
        receipts = [row[0] for row in town.rows("SELECT remote_id FROM outbox")]
        assert len(set(receipts)) == answers
        assert set(receipts) <= ours
        assert len(server.do(lambda: server.faults.happened)) >= kinds
        if kind != "never said so":
            assert set(decided) <= {"Refused(other)"}
