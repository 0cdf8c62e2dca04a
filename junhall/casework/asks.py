"""Frozen questions that screens ask the office; each names the row type that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from junhall.casework.commands import Command
from junhall.casework.rows import BoardFilter, BoardRow
from junhall.casework.times_rows import Mark, TimesWish
from junhall.models.terms import Instant, RequestId, RequestStatus, StaffCode

EVERYTHING = BoardFilter()
EVERY_TIME = TimesWish()


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Answered by rows.Board: four columns (New, Answered, Assigned, Solved today)."""

    filter: BoardFilter = EVERYTHING
    window: int = 200
    shown: tuple[tuple[BoardRow, ...], ...] = ()
    """The columns as the asker has them: what did not alter is answered by the same objects, so
    that the screen's thread need not compare."""


@dataclass(frozen=True, slots=True)
class MoreRows:
    """Answered by tuple[BoardRow, ...]: the column's next window after a row (keyset)."""

    status: RequestStatus
    filter: BoardFilter
    after: tuple[Instant, RequestId]
    window: int = 200


@dataclass(frozen=True, slots=True)
class RowsOf:
    """Answered by tuple[BoardRow, ...]: just these requests, those that still are."""

    ids: frozenset[RequestId]


@dataclass(frozen=True, slots=True)
class CaseOf:
    """Answered by rows.Case, or None where the request is gone or may not be seen."""

    id: RequestId


@dataclass(frozen=True, slots=True)
class SearchFor:
    """Answered by tuple[SearchHit, ...], newest first."""

    text: str
    limit: int = 50


@dataclass(frozen=True, slots=True)
class WallNow:
    """Answered by rows.Wall."""

    rows: int = 12


@dataclass(frozen=True, slots=True)
class NoRequests:
    """Answered by tuple[NoRequestRow, ...], newest first."""

    limit: int = 200


@dataclass(frozen=True, slots=True)
class Feeds:
    """Answered by tuple[FeedLight, ...]."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Answered by tuple[VoiceRow, ...]: the accounts who sits here may announce through."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Answered by NotPermitted | None: what the desk would say to a command of somebody's now.

    For what is long in the asking: nobody should hear only at its end that they may not.
    """

    command: type[Command]
    by: StaffCode


@dataclass(frozen=True, slots=True)
class SendTimes:
    """Answered by tuple[SendTime, ...]: good times for a text to leave, by the office hours."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """Answered by tuple[DraftRow, ...]: what who sits here typed and has not sent."""


@dataclass(frozen=True, slots=True)
class Networks:
    """Answered by network_rows.NetworksPage."""


@dataclass(frozen=True, slots=True)
class TownAsk:
    """Answered by rows.TownFacts in a language."""

    lang: str


@dataclass(frozen=True, slots=True)
class MapPins:
    """Answered by pins.Pins; a wall gets rough places whatever it asks (rules.md 25)."""

    open_only: bool = False
    ids: frozenset[RequestId] | None = None
    """Just these: whoever is missing in the answer is not on the map any more."""


@dataclass(frozen=True, slots=True)
class WithoutPlace:
    """Answered by tuple[BoardRow, ...]: open requests without a point, longest waiting first."""

    limit: int = 200


@dataclass(frozen=True, slots=True)
class PlacedByStaff:
    """Answered by frozenset[RequestId]: those of these whose place a person set."""

    ids: frozenset[RequestId]


@dataclass(frozen=True, slots=True)
class AlikeTo:
    """Answered by rows.Alike: what may be the same matter, near a request."""

    id: RequestId


@dataclass(frozen=True, slots=True)
class BaseMap:
    """Answered by basemap_layers.TownMap."""


@dataclass(frozen=True, slots=True)
class TileAsk:
    """Answered by bytes of a picture, or None where the sheet has none there (now)."""

    z: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Promises:
    """Answered by promise_rows.PromiseLedger: public promises made in a time, a year by default."""

    since: Instant | None = None
    until: Instant | None = None
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Records:
    """Answered by fastest_rows.RecordsPage: each service's fastest repair with its proof."""


@dataclass(frozen=True, slots=True)
class Times:
    """Answered by times_rows.TimesPage: all charts of a wish."""

    wish: TimesWish = EVERY_TIME


@dataclass(frozen=True, slots=True)
class TimesSoon:
    """Answered by None: charts may be asked for soon, and what is kept for them is opened."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Answered by times_rows.MarkedRequests: the requests that a mark of a chart counts."""

    wish: TimesWish
    mark: Mark


@dataclass(frozen=True, slots=True)
class PromisesForWall:
    """Answered by wall_rows.WallPromises."""

    rows: int = 12


@dataclass(frozen=True, slots=True)
class MorningAsk:
    """Answered by morning_rows.Morning, for whoever sits here."""


@dataclass(frozen=True, slots=True)
class AlertsAsk:
    """Answered by alert_rows.Alerts, for whoever sits here."""

    everything: bool = False
    """Every deadline of the hall, not only those that concern this person."""


@dataclass(frozen=True, slots=True)
class WriteReport:
    """Answered by the period's name, once the report stands in the file (report_writing)."""

    kind: str
    """month, quarter or year."""
    period: str
    """last, or as the terminal writes it: 2026-10, 2026-Q3, 2026."""
    path: Path


Query = (
    BoardPage
    | MoreRows
    | RowsOf
    | CaseOf
    | SearchFor
    | WallNow
    | NoRequests
    | Feeds
    | Networks
    | Voices
    | Refusal
    | SendTimes
    | Drafts
    | TownAsk
    | MapPins
    | WithoutPlace
    | PlacedByStaff
    | AlikeTo
    | BaseMap
    | TileAsk
    | Promises
    | Records
    | Times
    | TimesSoon
    | Behind
    | MorningAsk
    | AlertsAsk
    | WriteReport
    | PromisesForWall
)
