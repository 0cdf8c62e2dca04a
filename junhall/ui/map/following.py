"""The map keeps up with the ledger: all of it at first, then what altered, landing gently."""

from __future__ import annotations

from typing import Final, final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from junhall.casework.basemap_layers import TownMap
from junhall.casework.changes import ChangeSet
from junhall.casework.rows import TownFacts
from junhall.models.terms import Facet, RequestId
from junhall.ui.bridge import launch
from junhall.ui.map.canvas import MapCanvas
from junhall.ui.map.cards import Cards
from junhall.ui.map.index import Incidents
from junhall.ui.map.kinds import OPEN, MarkKind
from junhall.ui.map.loading import Loading
from junhall.ui.map.scene import Scene
from junhall.ui.map.taking import Taken
from junhall.ui.map.ways import Ways

AGAIN_MS: Final = 2_000
"""Between two readings of everything, while an import goes on."""
MANY: Final = 500
"""More requests than this are not asked for one by one: everything is read once."""
_SHOWN: Final = (
    Facet.POSTS | Facet.STATUS | Facet.ASSIGNEE | Facet.PLACE | Facet.SERVICE | Facet.PROMISE
)


@final
class Following(QObject):
    """Asks for requests while the map is seen; while it is not, it remembers that it must."""

    showed = Signal(object)
    """Another Scene is shown."""
    altered = Signal(object, int)
    """Requests that altered, and how many open ones have no place now."""
    failed = Signal(object)

    def __init__(self, canvas: MapCanvas, cards: Cards, ways: Ways, loading: Loading) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._cards = cards
        self._ways = ways
        self._loading = loading
        self._town: TownFacts | None = None
        self._base: TownMap | None = None
        self._is_asking = False
        self._is_stale = True
        self._waiting: set[RequestId] = set()
        self.is_whole = False
        """Whether past requests are here too, not only the open ones."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(AGAIN_MS)
        self._pause.timeout.connect(self.look)

    @property
    def is_behind(self) -> bool:
        """Whether something altered that is not on the map yet."""
        return self._is_asking or self._is_stale or bool(self._waiting)

    def set_town(self, town: TownFacts) -> None:
        """Whose map it is."""
        self._town = town
        self.look()

    def on_changes(self, changes: ChangeSet) -> None:
        """Something changed: a few requests are asked for alone, many all over."""
        if changes.touches(Facet.TOWN):
            self._base = None
            self._is_stale = True
        elif changes.touches(_SHOWN):
            if changes.ids is None:
                self._is_stale = True
            else:
                self._waiting |= changes.ids
            if len(self._waiting) > MANY:
                self._waiting.clear()
                self._is_stale = True
        self.look()

    def look(self) -> None:
        """Ask for what is missing, if anybody sees the map."""
        if self._town is None or not self._canvas.isVisible() or self._is_asking:
            return
        scene = self._canvas.scene
        if (self._is_stale and not self._pause.isActive()) or scene is None:
            self._is_asking = True
            launch(self._load(self._town), self._on_failed)
        elif self._waiting and not self._is_stale:
            self._is_asking = True
            launch(self._follow(scene), self._on_failed)

    async def _load(self, town: TownFacts) -> None:
        self._is_stale = False
        self._waiting.clear()
        if self._base is None:
            self._base = await self._loading.base_map()
            self._ways.set_town(town, self._base)
            self._canvas.show_town(self._base)
        base, zone = self._base, town.zone_name
        if self._canvas.scene is None:
            self._show(await self._loading.requests(base, zone, open_only=True))
        whole = await self._loading.requests(base, zone, open_only=False)
        self.is_whole = True
        self._show(whole)
        self._pause.start()
        self._ended()

    async def _follow(self, scene: Scene) -> None:
        """Ask for what altered, and let it land."""
        ids, self._waiting = frozenset(self._waiting), set()
        base = self._base or TownMap()
        found, doubtful, pins = await self._loading.some(ids, scene, base)
        if scene is self._canvas.scene:
            scene.index.find(ids)
            for request_id in ids:
                self._alter(scene, request_id, found)
                scene.doubtful.pop(request_id, None)
            scene.doubtful.update({it.id: it for it in doubtful})
            self._canvas.refresh()
            self.altered.emit(ids, pins.unplaced)
            if not scene.altered.has_room:
                scene.renew(await self._loading.again(scene))
                self._canvas.refresh()
        else:
            self._is_stale = True
        self._ended()

    def _alter(self, scene: Scene, request_id: RequestId, found: Incidents) -> None:
        before = scene.of(request_id)
        now = found.taken(found.ids == request_id)
        is_there = bool(len(now.ids))
        scene.alter(request_id, now if is_there else None)
        if not is_there:
            return
        x, y, kind = float(now.x[0]), float(now.y[0]), int(now.kinds[0])
        quality, lively = int(now.qualities[0]), self._canvas.lively
        was_open = before is not None and int(before.kinds[0]) in OPEN
        if kind == MarkKind.SOLVED and was_open:
            lively.go(request_id, x, y, quality)
        elif kind in OPEN:
            lively.stay(request_id)
            if before is None:
                lively.land(request_id, x, y, kind, quality)

    def _show(self, told: Taken) -> None:
        if not isValid(self._canvas):
            return  # the window was built anew meanwhile, and its map asks for itself
        scene = Scene(told, self._cards.modes.mode, self._cards.modes.heat)
        self._canvas.show_scene(scene)
        self._ways.take(scene)
        self.showed.emit(scene)

    def _ended(self) -> None:
        self._is_asking = False
        self.look()

    def _on_failed(self, error: Exception) -> None:
        self._is_asking = False
        self._is_stale = True
        self._pause.start()
        self.failed.emit(error)
