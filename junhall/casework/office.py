"""The counter: ``await do(command)``, ``await ask(query)``, ``subscribe``; it enforces roles.

Screens and the terminal stand before it, the ledger's threads behind it. It holds no state of
requests: only who sits here, who wants to hear of changes, and the readers of the town.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar, final

from sqlalchemy.orm import Session

from junhall.casework import (
    account_queries,
    accounts,
    asks,
    casequery,
    drafts,
    pictures,
    pinsql,
    queries,
)
from junhall.casework.alerting import alerts
from junhall.casework.attempts import Connecting
from junhall.casework.basemap_kept import town_map
from junhall.casework.basemap_layers import TileSource
from junhall.casework.changes import ChangeSet
from junhall.casework.commands import (
    Command,
    ConnectAccount,
    Done,
    Reply,
    SpeakAs,
    Undo,
    WithdrawLesson,
)
from junhall.casework.commands import Triage as TriageCommand
from junhall.casework.desk import Desk
from junhall.casework.errors import Invalid, NotPermitted
from junhall.casework.fastest import records_page, with_record
from junhall.casework.ledger_doors import Ledger
from junhall.casework.morning_counter import Asker, MorningCounter
from junhall.casework.permits import may, refusal
from junhall.casework.promise_ledger import promise_ledger
from junhall.casework.readers import Readers
from junhall.casework.report_period import period_of
from junhall.casework.rows import Board, BoardFigures, BoardFilter, KeptPhoto, Wall
from junhall.casework.send_times import send_times
from junhall.casework.sight import SEES_PRIVATE
from junhall.casework.times_counter import TimesCounter
from junhall.casework.wall_promises import wall_promises
from junhall.models.terms import Instant, RequestId, Role, StaffCode

T = TypeVar("T")
Listener = Callable[[ChangeSet], None]
_TEACHES = (TriageCommand, Undo, WithdrawLesson, ConnectAccount, SpeakAs)
"""Commands after which posts are read otherwise: triage learnt, or an account speaks for us."""
_log = logging.getLogger(__name__)
_RECORD_S: Final = 60
"""A record is older than a minute by far; looking for a new one reads a year of repairs."""


def _nobody() -> None:
    """Nobody watches: the terminal's commands have no one to tell."""


@final
class Office:
    """One counter for one station."""

    def __init__(
        self,
        ledger: Ledger,
        desk: Desk,
        *,
        clock: Callable[[], Instant],
        role: Role,
        staff: StaffCode | None = None,
        demo: bool = False,
        refresh: Callable[[Session], Readers] | None = None,
        media: Path | None = None,
    ) -> None:
        """``refresh`` builds the readers again after staff taught triage something.

        ``media`` is the folder that attachments' paths are relative to.
        """
        self._ledger = ledger
        self._desk = desk
        self._clock = clock
        self._refresh = refresh
        self._listeners: list[Listener] = []
        self._record: tuple[Instant, BoardFigures] | None = None
        self._media = media
        self._times = TimesCounter(ledger)
        self._morning = MorningCounter(ledger, self._times, media)
        self.nudge: Callable[[], None] = _nobody
        self.tiles: TileSource | None = None
        """Where pictures of the base map come from, if the town has any; set by the room app."""
        self.connecting: Connecting | None = None
        """Who connects accounts; None where nothing may leave this computer."""
        self.role = role
        self.staff = staff
        self.demo = demo

    @property
    def readers(self) -> Readers:
        """The readers of the town as they are now."""
        return self._desk.intake.readers

    def sit(self, staff: StaffCode | None) -> None:
        """Somebody else sits here from now on (rules.md 31)."""
        self.staff = staff

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change; call the result to stop."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def ring(self, changes: ChangeSet) -> None:
        """Tell all listeners; one that fails does not keep the others from hearing."""
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:  # noqa: BLE001 - a listener's bug is its own
                _log.exception("a listener failed")

    async def do(self, command: Command) -> Done:
        """Carry out a command; what it altered is rung by the watch, like everybody's changes.

        Raises: CaseworkError, StoreError.
        """
        now = self._clock()

        def work(session: Session) -> Done:
            return self._desk.carry_out(session, command, role=self.role, now=now)

        done = await asyncio.wrap_future(self._ledger.write(work, durable=True))
        self.nudge()
        if self._refresh is not None and isinstance(command, _TEACHES):
            refresh = self._refresh
            readers = await asyncio.wrap_future(self._ledger.read(refresh, lane="figures"))
            self._desk.intake.readers = readers
            self._desk.intake.docket.readers = readers
        return done

    async def keep_photo(self, photo: Path | bytes) -> KeptPhoto:
        """Put a photo of this computer into the ledger's media folder, its camera's notes removed.

        Raises: NotPermitted, Invalid; nothing is kept then.
        """
        if not may(self.role, Reply):
            raise NotPermitted("not-permitted", what=Reply.__name__)
        media = self._media
        if media is None:
            raise Invalid("photo-nowhere")

        def work() -> KeptPhoto:
            try:
                path = (
                    pictures.keep_file(photo, media)
                    if isinstance(photo, Path)
                    else pictures.keep(photo, media, longest=pictures.SENT_SIDE)
                )
            except pictures.Unreadable as error:
                code = "photo-large" if error.code == "too-large" else "photo-bad"
                raise Invalid(code) from error
            except OSError as error:
                raise Invalid("photo-bad") from error
            return KeptPhoto(path, str(media / path))

        return await asyncio.get_running_loop().run_in_executor(None, work)

    async def ask(self, query: asks.Query) -> Any:
        """Answer a question; each query of asks.py names the type of its answer.

        Raises: StoreError.
        """
        now = self._clock()
        private = self.role in SEES_PRIVATE
        town = self.readers.town
        work: Callable[[Session], Any]
        match query:
            case asks.BoardPage(filter=wish):
                ask = replace(query, filter=self._allowed(wish))
                return await self._board(ask, now)
            case asks.MoreRows():
                more = replace(query, filter=self._allowed(query.filter))
                work = lambda session: queries.more_rows(session, more, town, now)  # noqa: E731 - a work function of one line
            case asks.RowsOf(ids=ids):
                work = lambda session: queries.rows_of(session, ids, private=private)  # noqa: E731 - a work function of one line
            case asks.CaseOf(id=request_id):
                work = lambda session: casequery.case(  # noqa: E731 - a work function of one line
                    session,
                    RequestId(request_id),
                    self.readers,
                    now,
                    private=private,
                    media=self._media,
                    by=self.staff,
                    role=self.role,
                )
            case asks.SearchFor(text=text, limit=limit):
                work = lambda session: queries.search(  # noqa: E731 - a work function of one line
                    session, text, limit, private=private
                )
            case asks.WallNow(rows=rows):
                return await self._wall(rows, now)
            case asks.NoRequests(limit=limit):
                work = lambda session: queries.no_requests(session, limit)  # noqa: E731 - a work function of one line
            case asks.Feeds():
                work = lambda session: queries.feed_lights(session, now)  # noqa: E731 - a work function of one line
            case asks.Voices():
                work = lambda session: accounts.voices(  # noqa: E731 - a work function of one line
                    session.connection(), None, self.staff, self.role
                )
            case asks.Refusal(command=wanted, by=by):
                return refusal(town, self.role, wanted, by)
            case asks.SendTimes():
                return send_times(self.readers.calendar(None), now)
            case asks.Drafts():
                work = lambda session: drafts.drafts_of(  # noqa: E731 - a work function of one line
                    session.connection(), self.staff, self._media
                )
            case asks.Networks():
                work = lambda session: account_queries.networks(  # noqa: E731 - a work function of one line
                    session, town, now, private=private
                )
            case asks.TownAsk(lang=lang):
                work = lambda session: queries.town_facts(  # noqa: E731 - a work function of one line
                    session, town, lang, now, demo=self.demo
                )
            case asks.MapPins(open_only=open_only, ids=named):
                work = lambda session: pinsql.pins(  # noqa: E731 - a work function of one line
                    session, now, open_only=open_only, ids=named, rough=self.role is Role.WALL
                )
                lane = "figures" if named is None and not open_only else "screen"
                return await self._read(work, lane)
            case asks.WithoutPlace() if self.role is Role.WALL:
                return ()
            case asks.WithoutPlace(limit=limit):
                work = lambda session: pinsql.without_place(session, limit)  # noqa: E731 - a work function of one line
            case asks.PlacedByStaff(ids=some):
                work = lambda session: pinsql.placed_by_staff(session, some)  # noqa: E731 - a work function of one line
            case asks.AlikeTo(id=request_id):
                work = lambda session: queries.alike_to(session, request_id, town)  # noqa: E731 - a work function of one line
            case asks.BaseMap():
                sheet = self.tiles.sheet if self.tiles is not None else None
                work = lambda session: town_map(session, town, sheet)  # noqa: E731 - a work function of one line
            case asks.Promises(since=since, until=until, limit=limit):
                return await self._read(
                    lambda session: promise_ledger(
                        session, self.readers, now, since=since, until=until, limit=limit
                    ),
                    lane="figures",
                )
            case asks.Records():
                return await self._read(
                    lambda session: records_page(session, town, now, media=self._media),
                    lane="figures",
                )
            case asks.Times(wish=chosen):
                return await self._times.page(chosen, self.role, town, now)
            case asks.TimesSoon():
                return await self._times.soon()
            case asks.PromisesForWall(rows=rows):
                work = lambda session: wall_promises(session, self.readers, now, rows)  # noqa: E731 - a work function of one line
            case asks.Behind() | asks.MorningAsk() | asks.AlertsAsk() if self.role is Role.WALL:
                # Their rows hold citizens' words, and nobody on a wall asks for them.
                raise NotPermitted("not-permitted", what=type(query).__name__)
            case asks.AlertsAsk(everything=everything):
                return await self._read(
                    lambda session: alerts(
                        session, town, self.role, self.staff, now, everything=everything
                    ),
                    lane="figures",
                )
            case asks.MorningAsk():
                asker = Asker(self.role, self.staff)
                return await self._morning.page(self.readers, asker, now)
            case asks.Behind(wish=chosen, mark=mark):
                return await self._times.behind(chosen, mark, self.role, town, now)
            case asks.WriteReport(kind=kind, period=told, path=path):
                return await self._report(kind, told, path, now)
            case asks.TileAsk(z=z, x=x, y=y):
                return await self.tiles.tile(z, x, y) if self.tiles is not None else None
        return await self._read(work)

    async def _report(self, kind: str, told: str, path: Path, now: Instant) -> str:
        """Write a report beside whatever the screens ask; the period's name."""
        period = period_of(kind, told, now=now, zone=self.readers.town.zone)

        def work(session: Session) -> None:
            from junhall.casework.report_writing import write_report

            write_report(session, self.readers, period, path, now)

        await self._read(work, "figures")
        return period.name()

    async def _read(self, work: Callable[[Session], T], lane: str = "screen") -> T:
        return await asyncio.wrap_future(self._ledger.read(work, lane=lane))

    def _allowed(self, wish: BoardFilter) -> BoardFilter:
        """The view as this role may see it, with its own name for Mine."""
        view = wish.view
        if view == "private" and self.role not in SEES_PRIVATE:
            view = "open"
        return replace(wish, view=view, staff=wish.staff or self.staff)

    async def _board(self, ask: asks.BoardPage, now: Instant) -> Board:
        town = self.readers.town
        page = await self._read(lambda session: queries.board_page(session, ask, town, now))
        figures = replace(
            await self._with_record(page.figures, now),
            private_open=page.figures.private_open if self.role in SEES_PRIVATE else 0,
        )
        return replace(page, figures=figures)

    async def _wall(self, rows: int, now: Instant) -> Wall:
        town = self.readers.town
        page = await self._read(lambda session: queries.wall_now(session, town, now, rows))
        return replace(page, figures=await self._with_record(page.figures, now))

    async def _with_record(self, figures: BoardFigures, now: Instant) -> BoardFigures:
        """The figures with the record, looked up once a minute where nobody waits for it."""
        town = self.readers.town
        if self._record is None or now - self._record[0] >= _RECORD_S:
            fresh = await self._read(
                lambda session: with_record(session.connection(), figures, town, now),
                lane="figures",
            )
            self._record = (now, fresh)
        kept = self._record[1]
        return replace(
            figures,
            record_s=kept.record_s,
            record_service=kept.record_service,
            record_request=kept.record_request,
        )
