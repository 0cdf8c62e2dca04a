"""The demonstration's clerk: confirms by a key what the scripted town's posts propose."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Final, Protocol, final

from sqlalchemy.orm import Session

from junhall.casework.commands import Close, Command, Promise, Solve, ToldInPerson
from junhall.casework.desk import Desk
from junhall.casework.errors import CaseworkError
from junhall.models.terms import Instant, Network, PostId, RequestId, Role, StaffCode
from junhall.sync.pull import Ledger

PAUSE_S: Final = 1.0
_log = logging.getLogger(__name__)


class Decision(Protocol):
    """What the script wants confirmed; see feeds.scripted."""

    @property
    def what(self) -> str:
        """solved, closed, promise or told."""
        ...

    @property
    def at(self) -> Instant:
        """When the clerk decides."""
        ...

    @property
    def by(self) -> str:
        """Who decides: a staff code."""
        ...

    @property
    def network(self) -> Network:
        """Where the request is."""
        ...

    @property
    def opening(self) -> str:
        """The request's first post."""
        ...

    @property
    def after(self) -> str:
        """The post it is about."""
        ...

    @property
    def reason(self) -> str:
        """Why it is closed without repair."""
        ...


@final
class DemoClerk:
    """Does, through the same desk as people, what the script decided by now."""

    def __init__(
        self,
        ledger: Ledger,
        desk: Desk,
        due: Callable[[], Sequence[Decision]],
        nudge: Callable[[], None],
        posts_there: Future[None],
    ) -> None:
        """``due`` gives the decisions whose time has come, each once.

        ``posts_there`` is done once the posts they are about were fetched for the first time.
        """
        self._ledger = ledger
        self._desk = desk
        self._due = due
        self._nudge = nudge
        self._posts_there = posts_there
        self._waiting: list[Decision] = []
        self.caught_up: Future[None] = Future()
        """Done once the past is decided."""

    async def run(self) -> None:
        """Decide until cancelled."""
        await asyncio.wrap_future(self._posts_there)
        await self.decide()
        self.caught_up.set_result(None)
        while True:
            await self.decide()
            await asyncio.sleep(PAUSE_S)

    async def decide(self) -> None:
        """Confirm what is due; what its post is not yet there for waits for the next time."""
        self._waiting.extend(self._due())
        if not self._waiting:
            return
        waiting = self._waiting
        self._waiting = await asyncio.wrap_future(
            self._ledger.write(lambda session: self._carry_out(session, waiting), durable=False)
        )
        self._nudge()

    def _carry_out(self, session: Session, decisions: Sequence[Decision]) -> list[Decision]:
        later = []
        for decision in decisions:
            command = self._command(session, decision)
            if command is None:
                later.append(decision)
                continue
            try:
                self._desk.carry_out(session, command, role=Role.DESK, now=decision.at)
            except CaseworkError as told:
                _log.info("the clerk could not: %r", told)
        return later

    def _command(self, session: Session, decision: Decision) -> Command | None:
        connection = session.connection()
        find = "SELECT id, request_id FROM post WHERE network = ? AND remote_id = ?"
        opening = connection.exec_driver_sql(
            find, (decision.network.value, decision.opening)
        ).one_or_none()
        after = connection.exec_driver_sql(
            find, (decision.network.value, decision.after)
        ).one_or_none()
        if opening is None or after is None or opening.request_id is None:
            return None
        by, request_id = StaffCode(decision.by), RequestId(opening.request_id)
        match decision.what:
            case "solved":
                return Solve(by=by, request_id=request_id)
            case "closed":
                return Close(by=by, request_id=request_id, reason=decision.reason)
            case "told":
                return ToldInPerson(by=by, request_id=request_id, at=decision.at)
            case _:
                return Promise(by=by, request_id=request_id, post_id=PostId(after.id))
