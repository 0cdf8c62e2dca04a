"""A counter without a town hall: frozen rows, a still clock, and every command remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from junhall.casework.alert_rows import Alerts
from junhall.casework.asks import (
    AlertsAsk,
    BaseMap,
    Behind,
    BoardPage,
    CaseOf,
    Drafts,
    Feeds,
    MapPins,
    MoreRows,
    NoRequests,
    Promises,
    PromisesForWall,
    Records,
    RowsOf,
    SearchFor,
    Times,
    TimesSoon,
    TownAsk,
    WallNow,
    WriteReport,
)
from junhall.casework.basemap_layers import TownMap
from junhall.casework.changes import ChangeSet
from junhall.casework.commands import Command, Done
from junhall.casework.fastest_rows import RecordsPage
from junhall.casework.pins import Pins
from junhall.casework.promise_rows import PromiseLedger
from junhall.casework.rows import (
    Board,
    BoardColumn,
    BoardFigures,
    BoardRow,
    Case,
    CasePost,
    FeedLight,
    HistoryLine,
    NoRequestRow,
    NoteLine,
    SearchHit,
    StaffRow,
    TownFacts,
    Wall,
    WallRow,
)
from junhall.casework.times_rows import MarkedRequests, TimesPage, TimesWish
from junhall.casework.wall_rows import WallPromises
from junhall.models.figure import Figure
from junhall.models.terms import (
    AuthorId,
    Facet,
    Instant,
    Network,
    PlaceQuality,
    PostId,
    RequestId,
    RequestKind,
    RequestStatus,
    Role,
    Seq,
    ServiceCode,
    StaffCode,
    Visibility,
)

NOW = Instant(1_795_298_400)
"""2026-11-21 23:00:00 in the town."""

MINUTE, HOUR, DAY = 60, 3600, 86400
NEW, ANSWERED = RequestStatus.NEW, RequestStatus.ANSWERED
ASSIGNED, SOLVED = RequestStatus.ASSIGNED, RequestStatus.SOLVED

SERVICES = (
    ("street_lighting", "Street lighting"),
    ("water", "Water"),
    ("waste", "Waste"),
    ("parks", "Parks"),
    ("furniture", "Street furniture"),
    ("graffiti", "Graffiti"),
    ("pavement", "Pavement"),
    ("signs", "Signs"),
    ("animals", "Animals"),
)

STAFF = (
    StaffRow(StaffCode("lola"), "Lola Herrera", Role.DESK, "Front desk", None, False),
    StaffRow(StaffCode("mayor"), "Pilar Soto", Role.MAYOR, None, "@alcaldia", False),
    StaffRow(StaffCode("luz"), "Ana Beltrán", Role.WORKER, "Works", "@luces_villa", False),
    StaffRow(StaffCode("verde"), "Juan Mora", Role.WORKER, "Parks", "@jardines_villa", False),
    StaffRow(StaffCode("obras"), "Inés Prado", Role.HEAD, "Works", "@obras_villa", False),
    StaffRow(StaffCode("limpia"), "Said Amrani", Role.WORKER, "Waste", "@limpieza_villa", True),
)

TOWN = TownFacts(
    name="Villablanca",
    zone_name="Europe/Madrid",
    hashtags=("#VillablancaCumple",),
    services=SERVICES,
    staff=STAFF,
    accounts=((Network.MASTODON, "@villablanca"),),
    wall_inches=55,
    wall_distance_m=4,
    wall_texts="none",
    is_demo=True,
    streets=("Calle del Pozo", "Plaza Mayor"),
)


def row(number: int = 1, title: str = "Farola apagada", **values: object) -> BoardRow:
    """One card; times as instants, everything else usual."""
    usual: dict[str, object] = {
        "id": RequestId(number),
        "number": f"2026-{number}",
        "status": NEW,
        "kind": RequestKind.PROBLEM,
        "service": ServiceCode("street_lighting"),
        "title": title,
        "author": "@vecina",
        "author_name": None,
        "is_resident": False,
        "network": Network.MASTODON,
        "channel": "post",
        "place_name": None,
        "place_quality": PlaceQuality.STREET,
        "posted_at": Instant(NOW - 5 * MINUTE),
        "lap_posted_at": values.get("posted_at", Instant(NOW - 5 * MINUTE)),
        "first_answer_at": None,
        "solved_at": None,
        "ended_at": None,
        "answer_due_at": None,
        "resolve_due_at": None,
        "promise_due_at": None,
        "assignees": (),
        "supporters": 0,
        "posts": 1,
        "has_proposal": False,
        "is_private": False,
        "flags": (),
        "version": 1,
    }
    return BoardRow(**(usual | values))  # type: ignore[arg-type]  # a builder for tests


def _ago(seconds: int) -> Instant:
    return Instant(NOW - seconds)


def evening() -> tuple[BoardRow, ...]:
    """An evening in a small town, as rich as the sheets."""
    x, bluesky = Network.X, Network.BLUESKY
    return (
        row(1187, "La farola de Calle del Pozo está apagada desde ayer y de noche no se ve nada",
            author="@nuriav", author_name="Nuria Valle", is_resident=True,
            place_name="Calle del Pozo", posted_at=_ago(724), answer_due_at=_ago(124),
            supporters=1, posts=2),
        row(1188, "Sale agua de una arqueta en la Plaza Mayor y cada vez es más",
            author="@tomasg", author_name="Tomás Gil", is_resident=True, network=x,
            service="water", place_name="Plaza Mayor", posted_at=_ago(511),
            answer_due_at=Instant(NOW + 89)),
        row(1189, "¿Sería posible poner un toldo en los columpios? En julio no hay quien se siente",
            author="@amparo", author_name="Amparo Lis", network=bluesky, service=None,
            kind=RequestKind.PROPOSAL, posted_at=_ago(190), answer_due_at=Instant(NOW + 410)),
        row(1190, "Un perro suelto al lado del instituto", author="Andrés", channel="phone",
            network=Network.OTHER, service="animals", place_name="Instituto",
            posted_at=_ago(42), answer_due_at=Instant(NOW + 558)),
        row(1170, "El contenedor de la esquina de San Roque está hasta arriba", status=ANSWERED,
            author="@ferran", author_name="Ferrán Ros", is_resident=True, network=x,
            service="waste", posted_at=_ago(4800), first_answer_at=_ago(4560),
            resolve_due_at=Instant(NOW + DAY)),
        row(1165, "¿Mañana abre el consultorio por la tarde?", status=ANSWERED,
            author="@lidiam", author_name="Lidia M.", service=None, kind=RequestKind.QUESTION,
            posted_at=_ago(7500), first_answer_at=_ago(7380)),
        row(1120, "Las raíces han levantado la acera de la Avenida del Río", status=ANSWERED,
            author="@pacog", author_name="Paco G.", is_resident=True, network=x,
            service="pavement", posted_at=_ago(DAY + 3 * HOUR), first_answer_at=_ago(DAY),
            resolve_due_at=_ago(3 * HOUR)),
        row(1185, "Una rama caída corta la cuesta", status=ASSIGNED, author="@miriamg",
            author_name="Miriam G.", is_resident=True, network=x, service="parks",
            posted_at=_ago(42 * MINUTE), first_answer_at=_ago(40 * MINUTE),
            assignees=(StaffCode("verde"),), has_proposal=True),
        row(1150, "Banco roto en el mirador", status=ASSIGNED, author="@teosan",
            author_name="Teo Sanz", network=bluesky, service="furniture", supporters=2,
            posted_at=_ago(5 * HOUR + 720), first_answer_at=_ago(5 * HOUR),
            assignees=(StaffCode("obras"),)),
        row(1119, "Pintada en la tapia del cementerio", status=ASSIGNED, author="@rosav",
            author_name="Rosa Vega", is_resident=True, network=x, service="graffiti",
            posted_at=_ago(DAY + HOUR), first_answer_at=_ago(DAY),
            assignees=(StaffCode("limpia"), StaffCode("obras"))),
        row(1184, "Farola fundida delante de casa", status=SOLVED, author="@alfon",
            author_name="Alfonso F.", is_resident=True, posted_at=_ago(HOUR),
            first_answer_at=_ago(3500), solved_at=_ago(HOUR - 238),
            assignees=(StaffCode("luz"),)),
        row(1160, "Señal de stop girada", status=SOLVED, author="@danin", author_name="Dani N.",
            service="signs", posted_at=_ago(6 * HOUR), first_answer_at=_ago(5 * HOUR),
            solved_at=_ago(6 * HOUR - 8160), assignees=(StaffCode("obras"),)),
        row(1158, "¡Gracias por limpiar tan rápido el parque!", status=SOLVED, author="@elenac",
            author_name="Elena C.", service=None, kind=RequestKind.THANKS,
            posted_at=_ago(7 * HOUR), solved_at=_ago(7 * HOUR - 1860)),
    )  # fmt: skip


def still_clock() -> Instant:
    """The clock of tests: it stands."""
    return NOW


def no_pins() -> Pins:
    """A map on which nothing stands."""
    none = np.zeros(0, np.int64)
    small, real = none.astype(np.uint8), none.astype(np.float64)
    return Pins(
        ids=none, lat=real, long=real, statuses=small, services=none.astype(np.uint16),
        qualities=small, posted_at=none, ended_at=none, due_at=none, solve_s=none,
        watched_until=none, service_codes=("",),
    )  # fmt: skip


class HandClock:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> Instant:
        return self.now

    def forward(self, seconds: int) -> None:
        self.now = Instant(self.now + seconds)


class FakeOffice:
    """Answers from rows in memory; ``refuse`` makes the next command raise."""

    def __init__(
        self,
        rows: tuple[BoardRow, ...] | None = None,
        *,
        role: Role = Role.DESK,
        staff: str | None = "lola",
        town: TownFacts = TOWN,
        clock: Callable[[], Instant] = still_clock,
    ) -> None:
        self.set_aside: tuple[NoRequestRow, ...] = ()
        self.rows: dict[RequestId, BoardRow] = {
            it.id: it for it in (evening() if rows is None else rows)
        }
        self.role = role
        self.staff = None if staff is None else StaffCode(staff)
        self.town = town
        self.clock = clock
        self.seq = Seq(1)
        self.done: list[Command] = []
        self.asked: list[object] = []
        self.refuse: Exception | None = None
        self.feeds: tuple[FeedLight, ...] = (
            FeedLight(1, Network.MASTODON, "@villablanca", "live", _ago(1), _ago(12), None, None),
            FeedLight(2, Network.BLUESKY, "@villablanca", "live", _ago(2), _ago(300), None, None),
            FeedLight(3, Network.X, "@villablanca", "waiting", _ago(40), _ago(90),
                      Instant(NOW + 18), None),
        )  # fmt: skip
        self.connecting = None
        self.alerts = Alerts((), True, NOW)
        self.ledger = PromiseLedger((), (), (), (), 0, NOW)
        self.records = RecordsPage((), Figure(None, 0, NOW), 20, NOW, NOW)
        self.promises = WallPromises((), Figure(None, 0, NOW), 0, 0, 0, NOW)
        self._callbacks: list[Callable[[ChangeSet], None]] = []

    async def do(self, command: Command) -> Done:
        self.done.append(command)
        if self.refuse is not None:
            error, self.refuse = self.refuse, None
            raise error
        return Done(request_id=getattr(command, "request_id", None))

    async def ask(self, query):
        self.asked.append(query)
        match query:
            case BoardPage(filter=wish, window=window):
                return self.board(wish.view, window)
            case MoreRows(status=status, filter=wish, after=after, window=window):
                rows = self._column(status, wish.view)
                at = next(i for i, it in enumerate(rows) if it.id == after[1])
                return tuple(rows[at + 1 : at + 1 + window])
            case RowsOf(ids=ids):
                return tuple(self.rows[it] for it in ids if it in self.rows)
            case CaseOf(id=request_id):
                return self.case(request_id)
            case SearchFor(text=text, limit=limit):
                found = [it for it in self.rows.values() if text.casefold() in it.title.casefold()]
                return tuple(SearchHit(it, it.title) for it in found[:limit])
            case WallNow(rows=count):
                return self.wall(count)
            case NoRequests():
                return self.set_aside
            case Feeds():
                return self.feeds
            case BaseMap():
                return TownMap()
            case MapPins():
                return no_pins()
            case Drafts():
                return ()
            case WriteReport(kind=kind, path=path):
                if kind == "year":
                    raise PermissionError(13, "Permission denied", str(path))
                path.write_text(kind)
                return "June 2026"
            case TownAsk():
                return self.town
            case AlertsAsk():
                return self.alerts
            case Promises():
                return self.ledger
            case Records():
                return self.records
            case PromisesForWall():
                return self.promises
            case TimesSoon():
                return None
            case Times(wish=chosen):
                return self.times(chosen)
            case Behind(mark=mark):
                rows = tuple(self.rows.values())[:3]
                return MarkedRequests(mark, rows, len(rows) + 2, 1)
        raise AssertionError(query)

    def subscribe(self, callback: Callable[[ChangeSet], None]) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    @property
    def listeners(self) -> int:
        return len(self._callbacks)

    def ring(self, *ids: int, facets: Facet = Facet.ALL) -> None:
        """Tell everybody that these requests changed; none named: nobody knows which."""
        since, self.seq = self.seq, Seq(self.seq + 1)
        named = frozenset(RequestId(it) for it in ids) if ids else None
        for callback in tuple(self._callbacks):
            callback(ChangeSet(since, self.seq, facets, named))

    def put(self, *rows: BoardRow) -> None:
        """New or changed rows, and the bell."""
        self.rows.update({it.id: it for it in rows})
        self.ring(*(it.id for it in rows))

    def alter(self, number: int, **values: object) -> None:
        """One row altered, and the bell."""
        old = self.rows[RequestId(number)]
        self.put(replace(old, version=old.version + 1, **values))

    def _column(self, status: RequestStatus, view: str = "open") -> list[BoardRow]:
        kinds = {
            "problems": RequestKind.PROBLEM,
            "proposals": RequestKind.PROPOSAL,
            "complaints": RequestKind.COMPLAINT,
            "thanks": RequestKind.THANKS,
        }
        rows = [
            it
            for it in self.rows.values()
            if it.status is status
            and (view not in kinds or it.kind is kinds[view])
            and (view != "mine" or self.staff in it.assignees)
            and (view != "overdue" or _is_overdue(it))
            and it.is_private == (view == "private")
        ]
        if status is SOLVED:
            return sorted(rows, key=lambda it: -(it.solved_at or 0))
        return sorted(rows, key=lambda it: (it.lap_posted_at, it.id))

    def board(self, view: str = "open", window: int = 200) -> Board:
        columns = []
        for status in (NEW, ANSWERED, ASSIGNED, SOLVED):
            rows = self._column(status, view)
            columns.append(BoardColumn(status, tuple(rows[:window]), len(rows)))
        return Board(tuple(columns), self.figures(), self.clock(), self.seq)

    def figures(self) -> BoardFigures:
        opened = [it for it in self.rows.values() if it.status.is_open]
        unanswered = [it for it in opened if it.first_answer_at is None]
        solved = [it for it in self.rows.values() if it.status is SOLVED and it.service]
        record = min(solved, key=lambda it: (it.solved_at or 0) - it.lap_posted_at, default=None)
        now = self.clock()
        return BoardFigures(
            open=len(opened),
            unanswered=len(unanswered),
            oldest_unanswered_at=min((it.lap_posted_at for it in unanswered), default=None),
            overdue=sum(map(_is_overdue, opened)),
            median_first_answer_s=Figure(6 * MINUTE + 12 if opened else None, 14, now),
            median_solve_s=Figure(3 * HOUR + 41 * MINUTE if solved else None, 96, now),
            record_s=None if record is None else Figure(
                (record.solved_at or 0) - record.lap_posted_at, 31, now
            ),
            record_service=None if record is None else record.service,
            record_request=None if record is None else record.id,
            private_open=sum(it.is_private for it in opened),
        )  # fmt: skip

    def wall(self, count: int) -> Wall:
        rows = tuple(_wall_row(it) for it in self.rows.values() if it.status.is_open)
        solved = [it for it in self.rows.values() if it.status is SOLVED]
        return Wall(
            rows=rows[:count],
            last_solved=_wall_row(solved[0]) if solved else None,
            figures=self.figures(),
            solved_today=len(solved),
            last_post_at=_ago(12),
            as_of=self.clock(),
            seq=self.seq,
        )

    def times(self, wish: TimesWish) -> TimesPage:
        """Charts of made-up columns; none where the town has no request."""
        from times_fixtures import page_of

        return page_of(wish, 400 if self.rows else 0)

    def case(self, request_id: RequestId) -> Case | None:
        found = self.rows.get(request_id)
        if found is None:
            return None
        post = CasePost(
            id=PostId(1), author_id=AuthorId(1), author=found.author,
            author_name=found.author_name, is_resident=found.is_resident, official=None,
            network=found.network, text=found.title, posted_at=found.posted_at,
            seen_at=found.posted_at, edited_at=None, deleted_at=None, automatic=False,
            visibility=Visibility.PUBLIC, media=(), url=None,
        )  # fmt: skip
        return Case(
            row=found, posts=(post,),
            notes=(NoteLine(_ago(60), "lola", "Avisada por teléfono"),),
            history=(HistoryLine(found.posted_at, "feed", "opened", {}),),
            proposals=(), promises=(), supporters=(), lat=None, long=None,
            place_confidence=0.9, service_confidence=0.94, reasons=("farola",), laps=1,
            first_answer_s=None, first_answer_office_s=None, time_to_solve_s=None,
            time_to_solve_office_s=None, sync_lag_s=3, source_status=None, similar=2,
            reply_to=PostId(1), reply_as="@villablanca", text_limit=500,
        )  # fmt: skip


def _is_overdue(it: BoardRow) -> bool:
    dues = [it.resolve_due_at, it.promise_due_at]
    if it.first_answer_at is None:
        dues.append(it.answer_due_at)
    return it.status.is_open and any(due is not None and due <= NOW for due in dues)


def _wall_row(it: BoardRow) -> WallRow:
    return WallRow(
        id=it.id, service=it.service, kind=it.kind, street=it.place_name, status=it.status,
        posted_at=it.posted_at, answer_due_at=it.answer_due_at,
        resolve_due_at=it.resolve_due_at, promise_due_at=it.promise_due_at,
        assignees=it.assignees, first_answer_at=it.first_answer_at, solved_at=it.solved_at,
    )  # fmt: skip
