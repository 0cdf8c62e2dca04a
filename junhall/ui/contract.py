"""What screens need of the office, as a protocol: they look and ask, and know nothing heavier."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, overload

from junhall.models.terms import Instant, RequestId, Role, StaffCode

if TYPE_CHECKING:
    from pathlib import Path

    from junhall.casework.alert_rows import Alerts
    from junhall.casework.asks import (
        AlertsAsk,
        AlikeTo,
        BaseMap,
        Behind,
        BoardPage,
        CaseOf,
        Drafts,
        Feeds,
        MapPins,
        MoreRows,
        MorningAsk,
        Networks,
        NoRequests,
        PlacedByStaff,
        Promises,
        PromisesForWall,
        Records,
        Refusal,
        RowsOf,
        SearchFor,
        SendTimes,
        TileAsk,
        Times,
        TimesSoon,
        TownAsk,
        Voices,
        WallNow,
        WithoutPlace,
        WriteReport,
    )
    from junhall.casework.attempts import Connecting
    from junhall.casework.basemap_layers import TownMap
    from junhall.casework.changes import ChangeSet
    from junhall.casework.commands import Command, Done
    from junhall.casework.errors import NotPermitted
    from junhall.casework.fastest_rows import RecordsPage
    from junhall.casework.morning_rows import Morning
    from junhall.casework.network_rows import NetworksPage
    from junhall.casework.pins import Pins
    from junhall.casework.promise_rows import PromiseLedger
    from junhall.casework.rows import (
        Alike,
        Board,
        BoardRow,
        Case,
        DraftRow,
        FeedLight,
        KeptPhoto,
        NoRequestRow,
        SearchHit,
        TownFacts,
        VoiceRow,
        Wall,
    )
    from junhall.casework.send_times import SendTime
    from junhall.casework.times_rows import MarkedRequests, TimesPage
    from junhall.casework.wall_rows import WallPromises

Clock = Callable[[], Instant]
"""Now, as screens show it."""


class Counter(Protocol):
    """The counter of the town hall, seen from the public's side of the desk."""

    @property
    def role(self) -> Role:
        """What the person here may do; the office enforces it, screens only adapt."""

    @property
    def staff(self) -> StaffCode | None:
        """Who sits here (rules.md 31)."""

    @property
    def connecting(self) -> Connecting | None:
        """Who connects accounts; None where nothing may leave this computer."""

    async def do(self, command: Command) -> Done:
        """Carry out a wish.

        Raises: CaseworkError.
        """

    @overload
    async def ask(self, query: WriteReport) -> str: ...
    @overload
    async def ask(self, query: BoardPage) -> Board: ...
    @overload
    async def ask(self, query: MoreRows) -> tuple[BoardRow, ...]: ...
    @overload
    async def ask(self, query: RowsOf) -> tuple[BoardRow, ...]: ...
    @overload
    async def ask(self, query: CaseOf) -> Case | None: ...
    @overload
    async def ask(self, query: SearchFor) -> tuple[SearchHit, ...]: ...
    @overload
    async def ask(self, query: WallNow) -> Wall: ...
    @overload
    async def ask(self, query: NoRequests) -> tuple[NoRequestRow, ...]: ...
    @overload
    async def ask(self, query: Feeds) -> tuple[FeedLight, ...]: ...
    @overload
    async def ask(self, query: Networks) -> NetworksPage: ...
    @overload
    async def ask(self, query: Voices) -> tuple[VoiceRow, ...]: ...
    @overload
    async def ask(self, query: Refusal) -> NotPermitted | None: ...
    @overload
    async def ask(self, query: SendTimes) -> tuple[SendTime, ...]: ...
    @overload
    async def ask(self, query: Drafts) -> tuple[DraftRow, ...]: ...
    @overload
    async def ask(self, query: TownAsk) -> TownFacts: ...
    @overload
    async def ask(self, query: MapPins) -> Pins: ...
    @overload
    async def ask(self, query: WithoutPlace) -> tuple[BoardRow, ...]: ...
    @overload
    async def ask(self, query: PlacedByStaff) -> frozenset[RequestId]: ...
    @overload
    async def ask(self, query: AlikeTo) -> Alike: ...
    @overload
    async def ask(self, query: BaseMap) -> TownMap: ...
    @overload
    async def ask(self, query: TileAsk) -> bytes | None: ...
    @overload
    async def ask(self, query: Times) -> TimesPage: ...
    @overload
    async def ask(self, query: TimesSoon) -> None: ...
    @overload
    async def ask(self, query: Behind) -> MarkedRequests: ...
    @overload
    async def ask(self, query: MorningAsk) -> Morning: ...
    @overload
    async def ask(self, query: AlertsAsk) -> Alerts: ...
    @overload
    async def ask(self, query: PromisesForWall) -> WallPromises: ...
    @overload
    async def ask(self, query: Promises) -> PromiseLedger: ...
    @overload
    async def ask(self, query: Records) -> RecordsPage: ...

    async def keep_photo(self, photo: Path | bytes) -> KeptPhoto:
        """Keep a photo that is to be sent: a file of this computer, or a pasted picture.

        Raises: CaseworkError.
        """

    def subscribe(self, callback: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Be told of changes, on the screens' thread; the answer ends it."""
