"""What the map asks the office for, and what is worked out of it on a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, final

from PySide6.QtCore import QObject, QTimer

from junhall.casework.asks import (
    AlikeTo,
    BaseMap,
    MapPins,
    PlacedByStaff,
    RowsOf,
    TileAsk,
    WithoutPlace,
)
from junhall.casework.basemap_layers import LayerKind, TownMap
from junhall.casework.pins import Pins, widened
from junhall.casework.rows import Alike, BoardRow
from junhall.models.terms import Instant, RequestId
from junhall.ui.bridge import launch
from junhall.ui.contract import Counter
from junhall.ui.map.hexagons import Patch, Timed, by_area, by_hexagon
from junhall.ui.map.index import IncidentIndex, Incidents
from junhall.ui.map.projection import View
from junhall.ui.map.scene import Scene
from junhall.ui.map.taking import Doubtful, Taken, incidents_of, taken
from junhall.ui.map.tiles import TileKey, Tiles, picture_of

_AT_ONCE: Final = 4
"""So many tiles are asked for at a time: a slow server is not pressed."""
_AGAIN_MS: Final = 30_000

Failed = Callable[[Exception], None]


@final
class Loading:
    """The map's side of the counter."""

    def __init__(
        self,
        office: Counter,
        clock: Callable[[], Instant],
        on_failed: Failed,
        parent: QObject,
    ) -> None:
        """``parent`` ends what waits here together with itself."""
        self._office = office
        self._clock = clock
        self._on_failed = on_failed
        self._fetching: set[TileKey] = set()
        self._again = QTimer(parent)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)

    async def base_map(self) -> TownMap:
        """The town's base map."""
        return await self._office.ask(BaseMap())

    async def requests(self, town: TownMap, zone: str, *, open_only: bool) -> Taken:
        """All requests, or the open ones, sorted by place on a thread."""
        pins = await self._office.ask(MapPins(open_only=open_only))
        told = await asyncio.to_thread(taken, pins, self._clock(), zone, town.box)
        return told.without_doubts(await self._sure(told.doubtful))

    async def some(
        self, ids: frozenset[RequestId], scene: Scene, town: TownMap
    ) -> tuple[Incidents, tuple[Doubtful, ...], Pins]:
        """Just these, as they stand now."""
        pins = await self._office.ask(MapPins(ids=ids))
        box = None if town.box is None else widened(town.box, 3_000.0)
        found, doubtful = incidents_of(pins, self._clock(), scene.taken.days, box)
        sure = await self._sure(doubtful)
        return found, tuple(it for it in doubtful if it.id not in sure), pins

    async def _sure(self, doubtful: tuple[Doubtful, ...]) -> frozenset[RequestId]:
        """Those of doubtful places that a person set."""
        if not doubtful:
            return frozenset()
        return await self._office.ask(PlacedByStaff(frozenset(it.id for it in doubtful)))

    async def again(self, scene: Scene) -> IncidentIndex:
        """The index built anew with everything that altered, on a thread."""
        whole = scene.altered.merged()

        def build() -> IncidentIndex:
            index = IncidentIndex(whole)
            index.build_levels()
            return index

        return await asyncio.to_thread(build)

    async def rows(self, ids: tuple[RequestId, ...]) -> tuple[BoardRow, ...]:
        """Rows of the list, in the order of the ids."""
        found = {row.id: row for row in await self._office.ask(RowsOf(frozenset(ids)))}
        return tuple(found[it] for it in ids if it in found)

    async def drawer(self, doubtful: tuple[RequestId, ...]) -> tuple[BoardRow, ...]:
        """Open requests without a point, then those with a doubtful one."""
        unplaced = await self._office.ask(WithoutPlace())
        return (*unplaced, *(await self.rows(doubtful) if doubtful else ()))

    async def alike(self, request_id: RequestId) -> Alike:
        """What may be the same matter."""
        return await self._office.ask(AlikeTo(request_id))

    async def patches(self, timed: Timed, zoom: int, town: TownMap) -> tuple[Patch, ...]:
        """Time to solve by area where the base map has any, else by hexagon; on a thread."""
        areas = town.layer(LayerKind.AREA)
        if areas is not None:
            return await asyncio.to_thread(by_area, timed, areas)
        return await asyncio.to_thread(by_hexagon, timed, zoom)

    def fetch(self, tiles: Tiles, wanted: tuple[TileKey, ...], arrived: Callable[[], None]) -> None:
        """Ask for tiles, a few at a time; ``arrived`` is called for each that came."""
        for key in wanted:
            if len(self._fetching) >= _AT_ONCE:
                return
            if key not in self._fetching:
                self._fetching.add(key)
                launch(self._fetch(tiles, key, arrived), self._on_failed)
        if tiles.missing and not self._again.isActive():
            self._again.timeout.connect(tiles.ask_again)
            self._again.timeout.connect(arrived)
            self._again.start()

    async def fetch_all(self, tiles: Tiles, view: View) -> None:
        """Ask for all tiles of a view, one after the other, and come back when they are here."""
        for key in tiles.wanted(view):
            await self._fetch(tiles, key, _nothing)

    async def _fetch(self, tiles: Tiles, key: TileKey, arrived: Callable[[], None]) -> None:
        try:
            told = await self._office.ask(TileAsk(*key))
            picture = None if told is None else await asyncio.to_thread(picture_of, told)
            tiles.take(key, picture)
        finally:
            self._fetching.discard(key)
        arrived()


def _nothing() -> None:
    """Nobody waits for a single tile."""
