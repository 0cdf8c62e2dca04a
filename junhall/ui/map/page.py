"""The map page: the map, the list beside it, and everything asked of the office for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from junhall.casework.ages import number_text
from junhall.casework.changes import ChangeSet
from junhall.casework.pins import PlaceDoubt
from junhall.casework.rows import TownFacts
from junhall.models.messages import Place
from junhall.models.terms import Instant, RequestId, Role
from junhall.typed import override
from junhall.ui.bridge import launch
from junhall.ui.contract import Counter
from junhall.ui.keys import Keys
from junhall.ui.map.canvas import MapCanvas
from junhall.ui.map.cards import Cards
from junhall.ui.map.deeds import MapDeeds
from junhall.ui.map.following import Following
from junhall.ui.map.loading import Loading
from junhall.ui.map.pane import MapPane
from junhall.ui.map.scene import Mode, Scene
from junhall.ui.map.ways import Ways
from junhall.ui.theme import Theme
from junhall.words import ntr, tr

LISTED: Final = 200
_WAYS: Final = {f"map-{mode.value}": mode for mode in Mode}
_LATE_EVERY_S: Final = 60


@final
class MapPage(QWidget):
    """One map with its list."""

    opened = Signal(object)
    """The person opened this request."""
    failed = Signal(object)
    """The office could not answer: the exception."""
    said = Signal(str, object)
    """Something was done: its words, and how to take it back (or None)."""
    refused = Signal(str)

    def __init__(
        self, office: Counter, theme: Theme, clock: Callable[[], Instant], keys: Keys
    ) -> None:
        super().__init__()
        self._office = office
        self._theme = theme
        self._clock = clock
        self._town: TownFacts | None = None
        self._loading = Loading(office, clock, self.failed.emit, self)
        self._asked = 0
        self._seconds = 0
        self.canvas = MapCanvas(theme)
        self.pane = MapPane(theme, clock, keys)
        self.cards = Cards(self.canvas, theme, may_select=office.role is not Role.WALL)
        self.ways = Ways(self.canvas, self.cards, self._loading, clock)
        self.following = Following(self.canvas, self.cards, self.ways, self._loading)
        self.deeds = MapDeeds(office, self.failed.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.canvas, 1)
        row.addWidget(self.pane)
        self._join()

    @property
    def scene(self) -> Scene | None:
        """What is shown; None until the office answered."""
        return self.canvas.scene

    @property
    def current(self) -> RequestId | None:
        """The request one is on."""
        return self.canvas.current

    def set_town(self, town: TownFacts) -> None:
        """The town's words and zone; what waited for them begins."""
        self._town = town
        self.ways.set_town(town)
        self.pane.set_town(town)
        self.following.set_town(town)

    def on_changes(self, changes: ChangeSet) -> None:
        """Something changed; see Following."""
        self.following.on_changes(changes)

    def tick(self, now: Instant) -> None:
        """A second has passed: clocks in the list, and what is late by now."""
        if not self.isVisible():
            return
        self._seconds += 1
        self.pane.view.viewport().update()
        is_time = self._seconds % _LATE_EVERY_S == 0 and self.scene is not None
        if is_time and self.scene is not None:
            if self.scene.grow_late(now):
                self.canvas.refresh()
            else:
                self.canvas.update()  # what is due soon has a sign

    def take_keyboard(self) -> None:
        """Give the keyboard to the list, which is the map in words."""
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, action: str) -> bool:
        """Do what a key asks of the map; False where it asks for something else."""
        match action:
            case "next":
                self.pane.view.step(1)
            case "previous":
                self.pane.view.step(-1)
            case "open" if self.current is not None:
                self._on_enter(self.current)
            case "select" if self.current is not None:
                self._select(self.canvas.selected ^ {self.current})
            case "extend-next":
                self._extend(1)
            case "extend-previous":
                self._extend(-1)
            case "place" if self.current is not None:
                self._start_placing(self.current)
            case "map-category":
                self._ask_categories()
            case "map-drawer":
                self.pane.open_drawer()
            case "map-save":
                self._export()
            case _ if action in _WAYS:
                self.cards.modes.chips[_WAYS[action]].click()
            case "close":
                return self.canvas.hands.give_up() or self.pane.close_drawer()
            case _:
                return False
        return True

    def show_request(self, request_id: RequestId | None) -> None:
        """Make a request current, on the map and in the list."""
        self._choose(request_id, moves=True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is asked for now."""
        super().showEvent(event)
        self.following.look()
        self.canvas.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The small cards keep their corners."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.cards.lay)
        self.cards.lay()

    # --- what is shown

    def _on_showed(self, scene: Scene) -> None:
        self.pane.tell_unplaced(scene.taken.unplaced, len(scene.doubtful))
        if self.pane.is_drawer_open:
            self._ask_drawer()
        self._on_settled()

    def _on_altered(self, ids: frozenset[RequestId], unplaced: int) -> None:
        if self.scene is not None:
            self.pane.tell_unplaced(unplaced, len(self.scene.doubtful))
        if self.pane.is_drawer_open:
            self._ask_drawer()
        if self.current in ids:
            self._ask_alike()

    # --- the map and its list

    def _on_settled(self) -> None:
        """The view stands still: what is listed, tiles and hexagons follow it."""
        if not self.isVisible():
            return
        scene = self.scene
        tiles = self.canvas.painter_of.tiles
        if tiles is not None:
            wanted = tiles.wanted(self.canvas.view)
            self._loading.fetch(tiles, wanted, self._on_tile)
        if scene is None:
            return
        ids, total = scene.in_view(self.canvas.view, LISTED)
        self._asked += 1
        launch(self._list(ids, total, self._asked), self.failed.emit)
        self.ways.ask_patches()

    async def _list(self, ids: tuple[RequestId, ...], total: int, asked: int) -> None:
        rows = await self._loading.rows(ids) if ids else ()
        if asked != self._asked:
            return
        empty = tr("No request lies in this piece of the map.") if total == 0 else ""
        self.pane.tell(total, len(rows), is_open=self.ways.counts_open)
        self.pane.seen.show_rows(rows, empty)
        self.pane.seen.view.show_current(self.current)

    def _on_tile(self) -> None:
        self.canvas.update()
        tiles = self.canvas.painter_of.tiles
        if tiles is not None and self.isVisible():
            self._loading.fetch(tiles, tiles.wanted(self.canvas.view), self._on_tile)

    def _choose(self, request_id: RequestId | None, *, moves: bool) -> None:
        if request_id == self.canvas.current and not moves:
            return
        self.canvas.show_request(request_id, moves=moves)
        self.pane.seen.view.show_current(request_id)
        if request_id is not None:
            self._ask_alike()

    def _on_chosen(self, request_id: RequestId) -> None:
        """The list moved: the map goes along, and says where that is."""
        self.canvas.show_request(request_id, moves=True)
        self._ask_alike()

    def _on_picked(self, request_id: RequestId) -> None:
        self._choose(request_id, moves=False)
        self._announce(request_id)
        self.opened.emit(request_id)

    def _on_enter(self, request_id: RequestId) -> None:
        if self.pane.is_drawer_open:
            self._start_placing(request_id)
            return
        self._choose(request_id, moves=False)
        self.opened.emit(request_id)

    def _announce(self, request_id: RequestId) -> None:
        at = self.pane.seen.model.place_of(request_id)
        if at is not None:
            index = self.pane.seen.model.index(at, 0)
            words = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, words))

    def _ask_alike(self) -> None:
        if self.current is not None:
            launch(self._alike(self.current), self.failed.emit)

    async def _alike(self, request_id: RequestId) -> None:
        told = await self._loading.alike(request_id)
        if request_id != self.current:
            return
        self.canvas.circle = (told.radius_m, told.ids) if told.ids else None
        extra = self.pane.seen.delegate.extra
        extra.clear()
        if told.ids:
            extra[request_id] = ntr(
                "{n} similar within {m} m", "{n} similar within {m} m", len(told.ids),
                m=number_text(told.radius_m),
            )  # fmt: skip
        self.pane.seen.view.scheduleDelayedItemsLayout()
        self.canvas.update()

    def _extend(self, by: int) -> None:
        before = self.current
        self.pane.view.step(by)
        both = {it for it in (before, self.current) if it is not None}
        self._select(self.canvas.selected | both)

    def _select(self, ids: frozenset[RequestId]) -> None:
        self.canvas.selected = ids
        self.pane.seen.delegate.selected = ids
        self.pane.seen.view.viewport().update()
        self.cards.selection.tell(len(ids))
        self.cards.tools.rest()
        self.cards.lay()
        self.canvas.update()
        words = ntr("{n} selected", "{n} selected", len(ids))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, words))

    # --- places

    def _start_placing(self, request_id: RequestId) -> None:
        self._choose(request_id, moves=self.canvas.point_of(request_id) is not None)
        self.canvas.hands.placing.start(request_id)
        self.cards.banner.say(
            tr("Click its place, or move the map under the cross with the arrows and press Enter"),
            can_cancel=True,
        )
        self.cards.lay()
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(self.canvas, self.cards.banner.text)
        )

    def _on_place(self, request_id: RequestId, lat: float, long: float) -> None:
        self.cards.banner.say("")
        self.deeds.set_place(request_id, lat, long)
        if self.pane.is_drawer_open:
            self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_swap(self, request_id: RequestId) -> None:
        doubt = self.scene.doubtful.get(request_id) if self.scene is not None else None
        if doubt is not None and doubt.why is PlaceDoubt.SWAPPED:
            lat, long = doubt.point
            self.deeds.set_place(request_id, long, lat)

    def _on_keep(self, request_id: RequestId) -> None:
        doubt = self.scene.doubtful.get(request_id) if self.scene is not None else None
        at = self.pane.drawer.model.place_of(request_id)
        if doubt is not None and at is not None:
            row = self.pane.drawer.model.row_at(at)
            place = Place(*doubt.point, row.place_name, row.place_quality)
            self.deeds.keep_place(request_id, place)

    def _ask_drawer(self) -> None:
        launch(self._drawer(), self.failed.emit)

    async def _drawer(self) -> None:
        doubtful = {} if self.scene is None else dict(self.scene.doubtful)
        rows = await self._loading.drawer(tuple(doubtful))
        self.pane.show_drawer(rows, doubtful)

    def _ask_categories(self) -> None:
        from junhall.ui.map.asking import ask_categories

        if self._town is not None:
            ask_categories(
                self._town, self.ways.services, self._theme, self, self.ways.show_services
            )

    # --- together

    def _join(self) -> None:
        canvas, pane = self.canvas, self.pane
        canvas.settled.connect(self._on_settled)
        hands = canvas.hands
        hands.picked.connect(self._on_picked)
        hands.place_wished.connect(self._on_place)
        hands.enclosed.connect(
            lambda ids, adds: self._select(canvas.selected | ids if adds else ids)
        )
        hands.left.connect(self.take_keyboard)
        pane.chosen.connect(self._on_chosen)
        pane.opened.connect(self._on_enter_or_open)
        pane.place_wished.connect(self._start_placing)
        pane.swap_wished.connect(self._on_swap)
        pane.keep_wished.connect(self._on_keep)
        pane.drawer_opened.connect(self._ask_drawer)
        self.cards.modes.categories_wished.connect(self._ask_categories)
        self.cards.tools.zoomed.connect(hands.gestures.zoom_by)
        self.cards.tools.homed.connect(canvas.go_home)
        self.cards.tools.tool_chosen.connect(lambda tool: setattr(hands.gestures, "tool", tool))
        self.cards.tools.export_wished.connect(self._export)
        self.ways.failed.connect(self.failed)
        self.following.failed.connect(self.failed)
        self.following.showed.connect(self._on_showed)
        self.following.altered.connect(self._on_altered)
        self.cards.selection.cleared.connect(lambda: self._select(frozenset()))
        self.cards.selection.assign_wished.connect(self._ask_assign)
        self.cards.selection.service_wished.connect(self._ask_service)
        self.cards.banner.cancelled.connect(self._on_cancelled)
        self.deeds.done.connect(self.said)
        self.deeds.refused.connect(self.refused)

    def _on_enter_or_open(self, request_id: RequestId) -> None:
        self._choose(request_id, moves=False)
        self.opened.emit(request_id)

    def _on_cancelled(self) -> None:
        self.canvas.hands.placing.stop()
        self.cards.banner.say("")

    def _ask_assign(self) -> None:
        from junhall.ui.map.asking import ask_people

        ids = tuple(sorted(self.canvas.selected))
        if self._town is not None and ids:
            ask_people(self._town, self._theme, self, lambda who: self.deeds.assign(ids, who))

    def _ask_service(self) -> None:
        from junhall.ui.map.asking import ask_one_service

        ids = tuple(sorted(self.canvas.selected))
        if self._town is not None and ids:
            ask_one_service(
                self._town, self._theme, self, lambda code: self.deeds.set_service(ids, code)
            )

    def _export(self) -> None:
        from junhall.ui.map.export import Sheet, ask_where

        if self._town is not None:
            sheet = Sheet(self.canvas, self.cards.legend, self._town, self._clock(), self._theme)
            ask_where(sheet, self, lambda words: self.said.emit(words, None), self.refused.emit)
