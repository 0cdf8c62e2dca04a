"""Second looks: threads of open requests are read again, their posts rechecked, at a stated pace.

Neighbours answer each other without naming the town, citizens edit and delete, and few networks
tell. How often is said in ``looks``; how many calls that may cost a minute is said here.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Final, TypeVar, final

from sqlalchemy.orm import Session

from junhall.feeds.contract import Feed, FeedError, Gone, Throttled, Unauthorized
from junhall.models.messages import AccountKey
from junhall.models.terms import Instant, PostId, RemoteId
from junhall.sync.looks import OpenCase, due
from junhall.sync.pull import Ledger, Puller
from junhall.sync.sight import sight_of
from junhall.sync.turn import Turn

T = TypeVar("T")
ROUND_S: Final = 60.0
CASES: Final = 4
"""Threads read in a round: an account spends so many calls a minute on second looks, and one more
for the recheck of all their posts."""
RECHECKED: Final = 40
"""Posts of one recheck."""
_OPEN: Final = """
SELECT r.opening_post_id, o.remote_id,
       (SELECT max(p.posted_at) FROM post p WHERE p.request_id = r.id AND p.deleted_at IS NULL),
       o.orphan, o.mentions, o.visibility, a.handle_folded
FROM request r JOIN post o ON o.id = r.opening_post_id LEFT JOIN author a ON a.id = o.author_id
WHERE r.network = ? AND r.status IN ('new', 'answered', 'assigned') AND o.channel = 'post'
  AND o.deleted_at IS NULL
"""
_POSTS: Final = """
SELECT p.remote_id, p.mentions, p.visibility, a.handle_folded
FROM post o JOIN post p ON p.thread_id = o.thread_id LEFT JOIN author a ON a.id = p.author_id
WHERE o.id IN (SELECT value FROM json_each(?)) AND p.deleted_at IS NULL AND p.channel = 'post'
ORDER BY p.id = o.id DESC, p.posted_at DESC
"""
REST: Final = 20
"""Posts outside open requests that are asked for in a round: one call, where many are told."""
REST_S: Final = 7 * 86_400
"""All of them are asked for so often."""
_REST: Final = """
SELECT p.id, p.remote_id, p.mentions, p.visibility, a.handle_folded
FROM post p LEFT JOIN author a ON a.id = p.author_id LEFT JOIN request r ON r.id = p.request_id
WHERE +p.network = ? AND p.id < ? AND p.channel = 'post' AND p.is_boost = 0
  AND p.deleted_at IS NULL AND (r.id IS NULL OR r.status NOT IN ('new', 'answered', 'assigned'))
ORDER BY p.id DESC LIMIT ?
"""
_NEWEST: Final = 2**62
_log = logging.getLogger(__name__)


@final
class Rereader:
    """One account's second looks."""

    def __init__(
        self,
        feed: Feed,
        ledger: Ledger,
        puller: Puller,
        turn: Turn,
        account: AccountKey,
        *,
        clock: Callable[[], Instant],
    ) -> None:
        """What was looked at is known while the station runs; a new one begins with the oldest."""
        self._feed = feed
        self._ledger = ledger
        self._puller = puller
        self._turn = turn
        self._account = account
        self._clock = clock
        self._looked: dict[PostId, Instant] = {}
        self._below = _NEWEST
        self._rests_until = Instant(0)

    async def run(self) -> None:
        """Look until cancelled.

        Raises: Unauthorized, LostLease.
        """
        while True:
            await asyncio.sleep(ROUND_S)
            try:
                await self.look()
                await self.look_at_the_rest()
            except Unauthorized:
                raise
            except Throttled as told:
                self._turn.pause(told.retry_at)
            except FeedError as told:
                _log.info("account %s: second look: %r", self._account.account_id, told)

    async def look(self) -> int:
        """One round: the threads that are due, then every post of theirs; how many cases.

        Raises: FeedError, LostLease.
        """
        now = self._clock()
        found = await self._read(self._open)
        self._looked = {case.opening: self._looked[case.opening] for case in found
                        if case.opening in self._looked}  # fmt: skip
        cases = due(found, self._looked, now, CASES)
        for case in cases:
            await self._turn.poll()
            try:
                page = await self._feed.thread(case.remote_id)
            except Gone:
                pass  # the recheck below says what became of it
            else:
                await self._puller.take(page, self._feed, stream="thread")
            self._looked[case.opening] = now
        if cases:
            await self._recheck([case.opening for case in cases])
        return len(cases)

    async def look_at_the_rest(self) -> None:
        """Some posts of ended requests and of none, from the newest on; all of them once a week.

        Whoever deletes a post wants it gone here as well, however its matter ended.

        Raises: FeedError, LostLease.
        """
        now = self._clock()
        if now < self._rests_until:
            return
        found, oldest = await self._read(self._rest)
        if found:
            await self._turn.poll()
            page = await self._feed.recheck(found)
            await self._puller.take(page, self._feed, stream="thread")
        self._below = oldest or _NEWEST
        if oldest is None:
            self._rests_until = Instant(now + REST_S)

    def _rest(self, session: Session) -> tuple[list[RemoteId], int | None]:
        """The next of them, and where to go on; None: there are no more."""
        sight = sight_of(session, self._account)
        wanted = (self._account.network.value, self._below, REST)
        rows = session.connection().exec_driver_sql(_REST, wanted).all()
        found = [RemoteId(row[1]) for row in rows if sight.is_ours(*row[2:5])]
        return found, rows[-1][0] if rows else None

    async def _recheck(self, openings: list[PostId]) -> None:
        def posts(session: Session) -> list[RemoteId]:
            sight = sight_of(session, self._account)
            rows = session.connection().exec_driver_sql(_POSTS, (json.dumps(openings),))
            seen = dict.fromkeys(RemoteId(row[0]) for row in rows if sight.may_see(*row[1:4]))
            return list(seen)[:RECHECKED]

        ids = await self._read(posts)
        if ids:
            await self._turn.poll()
            page = await self._feed.recheck(ids)
            await self._puller.take(page, self._feed, stream="thread")

    def _open(self, session: Session) -> list[OpenCase]:
        sight = sight_of(session, self._account)
        rows = session.connection().exec_driver_sql(_OPEN, (self._account.network.value,))
        return [
            OpenCase(PostId(row[0]), RemoteId(row[1]), Instant(row[2]), bool(row[3]))
            for row in rows
            if row[2] is not None and sight.is_ours(*row[4:7])
        ]

    async def _read(self, work: Callable[[Session], T]) -> T:
        return await asyncio.wrap_future(self._ledger.read(work, lane="sync"))
