"""Pictures are fetched after their posts, a few at a time, and asked for again where need be."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar, final

from sqlalchemy.orm import Session

from junhall.casework import pictures
from junhall.casework.change_log import append_changes
from junhall.feeds.contract import (
    Feed,
    FeedError,
    Gone,
    Refused,
    Throttled,
    Unauthorized,
    Unreachable,
)
from junhall.models.messages import AccountKey
from junhall.models.terms import Cause, Facet, Instant
from junhall.sync.pull import Ledger
from junhall.sync.turn import Turn, rest

T = TypeVar("T")
BATCH: Final = 8
LOOK_S: Final = 30.0
"""So often it is looked whether a picture has come due, beside being told of new posts."""
CLAIM_S: Final = 120
PICTURE_S: Final = 60.0
RETRY_S: Final = (60, 600, 3_600, 6 * 3_600)
"""Pauses between tries; after the last one there is no picture."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One picture to fetch."""

    id: int
    url: str
    tries: int


@final
class PictureFetcher:
    """Fetches for one account's network."""

    def __init__(
        self,
        feed: Feed,
        ledger: Ledger,
        turn: Turn,
        account: AccountKey,
        media: Path,
        decoder: Executor,
        *,
        clock: Callable[[], Instant],
        nudge: Callable[[], None],
        news: asyncio.Event,
    ) -> None:
        """``decoder`` is where bytes of strangers are decoded: not on the loop."""
        self._feed = feed
        self._ledger = ledger
        self._turn = turn
        self._account = account
        self._media = media
        self._decoder = decoder
        self._clock = clock
        self._nudge = nudge
        self._news = news

    async def run(self) -> None:
        """Fetch until cancelled.

        Raises: Unauthorized.
        """
        while True:
            while await self.fetch():
                pass
            await rest(LOOK_S, self._news)

    async def fetch(self) -> int:
        """Fetch the pictures that are due; how many were tried."""
        wanted = await self._write(self._claim)
        for one in wanted:
            await self._turn.poll()
            await self._fetch_one(one)
        return len(wanted)

    def _claim(self, session: Session) -> list[Wanted]:
        """Due pictures of this network, so marked that no other account asks for them too."""
        now = self._clock()
        execute = session.connection().exec_driver_sql
        rows = execute(
            "SELECT a.id, a.url, a.tries FROM attachment a JOIN post p ON p.id = a.post_id"
            " WHERE a.kind = 'image' AND a.path IS NULL AND a.url IS NOT NULL AND a.fault IS NULL"
            " AND a.due_at <= ? AND p.network = ? ORDER BY a.id DESC LIMIT ?",
            (now, self._account.network.value, BATCH),
        ).all()
        for row in rows:
            execute(
                "UPDATE attachment SET due_at = ?, tries = tries + 1 WHERE id = ?",
                (now + CLAIM_S, row[0]),
            )
        return [Wanted(row[0], row[1], row[2]) for row in rows]

    async def _fetch_one(self, one: Wanted) -> None:
        try:
            async with asyncio.timeout(PICTURE_S):
                raw = await self._feed.picture(one.url, at_most=pictures.MOST_BYTES)
            loop = asyncio.get_running_loop()
            path = await loop.run_in_executor(
                self._decoder, partial(pictures.keep, raw, self._media)
            )
        except Unauthorized:
            raise
        except Throttled as told:
            await self._put_off(one, told.retry_at)
        except (Unreachable, TimeoutError, OSError) as told:
            _log.info("picture %s: %r", one.id, told)
            await self._put_off(one, None)
        except Gone:
            await self._write(partial(self._missing, one=one, fault="gone"))
        except pictures.Unreadable as told:
            await self._write(partial(self._missing, one=one, fault=told.code))
        except Refused as told:
            _log.info("picture %s: %r", one.id, told)
            await self._write(partial(self._missing, one=one, fault="too-large"))
        except FeedError as told:
            _log.info("picture %s: %r", one.id, told)
            await self._put_off(one, None)
        else:
            await self._write(partial(self._there, one=one, path=path))
        self._nudge()

    async def _put_off(self, one: Wanted, until: Instant | None) -> None:
        if until is None and one.tries >= len(RETRY_S):
            await self._write(partial(self._missing, one=one, fault="gone"))
            return
        due = until if until is not None else Instant(self._clock() + RETRY_S[one.tries])
        spent = 0 if until is None else 1

        def work(session: Session) -> None:
            session.connection().exec_driver_sql(
                "UPDATE attachment SET due_at = ?, tries = tries - ? WHERE id = ?",
                (due, spent, one.id),
            )

        await self._write(work)

    def _there(self, session: Session, one: Wanted, path: str) -> None:
        """The picture is kept, unless its post was deleted while it came."""
        found = (
            session.connection()
            .exec_driver_sql(
                "UPDATE attachment SET path = ?, url = url WHERE id = ? AND kind = 'image'"
                " AND url = ? RETURNING post_id",
                (path, one.id, one.url),
            )
            .one_or_none()
        )
        if found is None:
            # Kept under a name that no row holds: written down as gone, so that it is removed.
            session.connection().exec_driver_sql(
                "UPDATE attachment SET path = ? WHERE id = ? AND kind = 'gone'", (path, one.id)
            )
            return
        self._tell(session, found[0])

    def _missing(self, session: Session, one: Wanted, fault: str) -> None:
        found = (
            session.connection()
            .exec_driver_sql(
                "UPDATE attachment SET fault = ? WHERE id = ? AND kind = 'image' RETURNING post_id",
                (fault, one.id),
            )
            .one_or_none()
        )
        if found is not None:
            self._tell(session, found[0])

    def _tell(self, session: Session, post_id: int) -> None:
        connection = session.connection()
        request = connection.exec_driver_sql(
            "SELECT request_id FROM post WHERE id = ?", (post_id,)
        ).scalar()
        append_changes(connection, {request or 0: Facet.POSTS}, self._clock(), Cause.FEED, None)

    async def _write(self, work: Callable[[Session], T]) -> T:
        return await asyncio.wrap_future(self._ledger.write(work, durable=False))
