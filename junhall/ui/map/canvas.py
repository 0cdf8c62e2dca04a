"""The map one sees and touches: a plain widget that paints a scene at a view.

What it knows it was given; where it must ask (places, tiles, cases) it signals.
"""

from __future__ import annotations

from typing import Final, final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from junhall.casework.basemap_layers import TownMap
from junhall.models.terms import RequestId
from junhall.typed import override
from junhall.ui.map import overlay
from junhall.ui.map.fanout import FanOut
from junhall.ui.map.frame import Frame, point_of
from junhall.ui.map.hands import MapHands
from junhall.ui.map.hexagons import Patch
from junhall.ui.map.lively import Lively
from junhall.ui.map.painting import MapPainter
from junhall.ui.map.projection import View
from junhall.ui.map.scene import Scene
from junhall.ui.map.whole import Whole
from junhall.ui.theme import Theme
from junhall.words import tr

SETTLE_MS: Final = 90
"""After so long without a movement, names are put down and the list is asked for."""


@final
class MapCanvas(QWidget):
    """One map."""

    settled = Signal()
    """The view or what is shown stands still again."""

    def __init__(self, theme: Theme, magnify: float = 1.0) -> None:
        """``magnify``: everything is drawn so many times larger (a wall)."""
        super().__init__()
        self.hands = MapHands(self, self)
        """First of all: events come while the rest is built."""
        self.magnify = magnify
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(240), theme.px(180))
        self.setAccessibleName(tr("Map of requests"))
        self.setAccessibleDescription(
            tr(
                "Arrows move the map, plus and minus zoom, 0 shows the town. The list beside it"
                " holds the same requests."
            )
        )
        self.painter_of = MapPainter(theme, TownMap(), self._ratio)
        self.lively = Lively(self.update, has_motion=theme.has_motion, parent=self)
        self.scene: Scene | None = None
        self.patches: tuple[Patch, ...] = ()
        self.current: RequestId | None = None
        self.selected: frozenset[RequestId] = frozenset()
        self.fanned: FanOut | None = None
        """Requests of one spot that stand fanned out."""
        self.circle: tuple[float, tuple[RequestId, ...]] | None = None
        """Radius in metres around the current request, and what is alike within it."""
        self.credit_margin = (0, 0)
        """Pixels kept free at the right and the bottom for what stands there."""
        self.scale_at = (14, 40)
        """Where the scale's lower left corner stands."""
        self.insets = (0, 0)
        """Pixels above and below that other things cover: the whole town is shown between them."""
        self.shows_all = False
        """Whether the whole town includes every request in or near it: a wall is never moved."""
        self._view = View(0.5, 0.4, 2.0, 100, 100)
        self._is_home = True
        self._has_painted = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)

    @property
    def view(self) -> View:
        """What is seen."""
        return self._view

    def show_town(self, town: TownMap) -> None:
        """Draw another base map."""
        self.painter_of = MapPainter(self.theme, town, self._ratio)
        self._has_painted = False
        if self._is_home:
            self.go_home()
        self.update()

    def show_scene(self, scene: Scene) -> None:
        """Show other requests; what is selected and seen stays."""
        self.scene = scene
        self.fanned = None
        if self._is_home:
            self.go_home()
        self.refresh()

    def refresh(self) -> None:
        """What the scene shows altered."""
        self.fanned = None
        self.update()
        self._settle.start()

    def enlarge(self, magnify: float) -> None:
        """Draw everything so many times larger from now on."""
        if magnify != self.magnify:
            self.magnify = magnify
            self._view = self._view.resized(*self._size)
            self.show_town(self.painter_of.town)

    def show_view(self, view: View) -> None:
        """See another piece of the world."""
        self._is_home = False
        self._turn_to(view)

    def go_home(self) -> None:
        """See the whole town."""
        self._is_home = True
        whole = Whole(self.painter_of.town.centre, self.painter_of.ground.town_corners())
        view = whole.view(self.scene, self._size, self.insets, shows_all=self.shows_all)
        if view is not None:
            self._turn_to(view)

    def stay_home(self) -> None:
        """The room for the town altered: where it is seen whole, it stays so."""
        if self._is_home:
            self.go_home()

    def show_request(self, request_id: RequestId | None, *, moves: bool) -> None:
        """Make a request current; ``moves``: bring it into view, near enough to stand alone."""
        self.current = request_id
        self.circle = None
        point = self.point_of(request_id)
        if point is not None and moves:
            px, py = self._view.px_at(*point)
            margin = 60
            inside = (
                margin < px < self._size[0] - margin and margin < py < self._size[1] - 2 * margin
            )
            if not inside or self._view.zoom < 15:
                self._is_home = False
                self._turn_to(self._view.centred(*point, max(self._view.zoom, 16.0)))
        self.update()

    def point_of(self, request_id: RequestId | None) -> tuple[float, float] | None:
        """Where a request is in the world; None where it has no point."""
        return point_of(self.scene, request_id)

    # --- events

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """One frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.magnify, self.magnify)
        first = not self._has_painted
        self._has_painted = True
        is_whole = self.painter_of.paint_ground(painter, self._view, whole=first)
        if not is_whole:
            QTimer.singleShot(0, self, self.update)
        self.paint_requests(painter)
        width, height = self._size
        right, bottom = width - 12 - self.credit_margin[0], height - 12 - self.credit_margin[1]
        overlay.draw_credit(
            painter, self.credit, right, bottom, self.theme, max(80.0, width * 0.55)
        )
        if self.painter_of.is_bare and (self.scene is None or not len(self.scene.index)):
            overlay.draw_bare(painter, width, height, self.theme)
        else:
            overlay.draw_scale(painter, self._view, *self.scale_at, self.theme)
        overlay.draw_selecting(painter, self.hands.gestures.path, self.theme)
        if self.hands.placing.request is not None:
            overlay.draw_cross(painter, width / 2, height / 2, self.theme)

    @property
    def credit(self) -> str:
        """What must stand on every picture of this map."""
        town = self.painter_of.town
        told = [tr("Synthetic map: nothing on it exists")] if town.is_synthetic else []
        return " · ".join([*told, *([town.attribution] if town.attribution else [])])

    def paint_requests(self, painter: QPainter, *, sharp: bool = False) -> None:
        """Requests, the current one, what is alike, what is selected."""
        if self.scene is None:
            return
        frame = Frame(
            self.scene,
            self._view,
            self.patches,
            self.current,
            self.selected,
            self.circle,
            self.fanned,
            self.hands.placing.carried,
        )
        frame.paint(painter, self.painter_of, self.lively, self.theme, sharp=sharp)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same middle, or the whole town again."""
        super().resizeEvent(event)
        self._view = self._view.resized(*self._size)
        self._has_painted = False
        if self._is_home:
            self.go_home()
        self._settle.start()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See hands."""
        self.hands.gestures.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See hands."""
        self.hands.hover(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See hands."""
        self.hands.gestures.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See hands."""
        self.hands.double_click(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer or farther."""
        self.hands.gestures.wheel(event)
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        """Two fingers on a touchpad, or on the screen itself."""
        return self.hands.gestures.touch(event, self) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The map without a mouse."""
        if not self.hands.press_key(event):
            super().keyPressEvent(event)

    # --- inside

    @property
    def _size(self) -> tuple[int, int]:
        """Width and height in the pixels things are drawn in."""
        width, height = self.width() / self.magnify, self.height() / self.magnify
        return max(1, round(width)), max(1, round(height))

    @property
    def _ratio(self) -> float:
        return float(self.devicePixelRatioF() * self.magnify)

    def _turn_to(self, view: View) -> None:
        view = view.resized(*self._size)
        if view != self._view:
            if view.zoom != self._view.zoom:
                self.fanned = None
            self._view = view
            self.update()
            self._settle.start()

    def _on_settled(self) -> None:
        names = self.painter_of.names
        if self.isVisible() and not names.fits(self._view, self.painter_of.ratio):
            names.place(self._view, self.painter_of.ratio)
            self.update()
        self.settled.emit()
