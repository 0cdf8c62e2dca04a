"""The map one sees and touches: a plain widget that paints a scene at a view.

What it knows it was given; where it must ask (places, tiles, cases) it signals.
"""

from __future__ import annotations

from typing import Final, final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from junhall.casework.basemap_layers import TownMap
from junhall.models.terms import RequestId
from junhall.typed import override
from junhall.ui.map import overlay
from junhall.ui.map.fanout import FanOut, approach
from junhall.ui.map.gestures import Doing, Gestures
from junhall.ui.map.hexagons import Patch, inside_of
from junhall.ui.map.lively import Lively
from junhall.ui.map.painting import MapPainter
from junhall.ui.map.projection import View, degrees_at, fitted, world_at
from junhall.ui.map.scene import Mode, Scene
from junhall.ui.theme import Theme
from junhall.words import tr

SETTLE_MS: Final = 90
"""After so long without a movement, names are put down and the list is asked for."""


@final
class MapCanvas(QWidget):
    """One map."""

    settled = Signal()
    """The view or what is shown stands still again."""
    picked = Signal(object)
    """A request was clicked."""
    place_wished = Signal(object, float, float)
    """A request belongs at this latitude and longitude."""
    enclosed = Signal(object, bool)
    """Ids inside a rectangle or lasso, and whether they are added."""
    left = Signal()
    """Escape, with nothing left to give up here."""

    def __init__(self, theme: Theme, magnify: float = 1.0) -> None:
        """``magnify``: everything is drawn so many times larger (a wall)."""
        super().__init__()
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
        self.gestures = Gestures(self)
        self.lively = Lively(self.update, has_motion=theme.has_motion, parent=self)
        self.scene: Scene | None = None
        self.patches: tuple[Patch, ...] = ()
        self.current: RequestId | None = None
        self.selected: frozenset[RequestId] = frozenset()
        self.circle: tuple[float, tuple[RequestId, ...]] | None = None
        """Radius in metres around the current request, and what is alike within it."""
        self.placing: RequestId | None = None
        """A request that waits for a point: the cross in the middle drops it."""
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
        self._carried: tuple[float, float] | None = None
        self._fanned: FanOut | None = None
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
        self._fanned = None
        if self._is_home:
            self.go_home()
        self.refresh()

    def refresh(self) -> None:
        """What the scene shows altered."""
        self._fanned = None
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
        corners = self.painter_of.ground.town_corners()
        if self.shows_all and corners is not None and self.scene is not None:
            corners = self.scene.widened(corners)
        width, height = self._size
        above, below = self.insets
        free = max(80, height - above - below)
        centre = self.painter_of.town.centre
        is_bare = self.scene is None or not len(self.scene.index)
        if corners is None and centre is not None and is_bare:
            view = View(*world_at(*centre), 14.0, width, free)
        elif self.scene is not None:
            view = self.scene.home(width, free, corners)
        elif corners is not None:
            view = fitted(*corners, width, free, margin=0.02, zoom=16.0)
        else:
            return
        self._turn_to(view.resized(width, height).panned(0, (above - below) / 2))

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
        if request_id is None or self.scene is None:
            return None
        one = self.scene.of(request_id)
        return None if one is None else (float(one.x[0]), float(one.y[0]))

    # --- hands

    def is_on_current(self, x: float, y: float) -> bool:
        """Whether a pixel is on the current pin's head."""
        point = self.point_of(self.current)
        if point is None:
            return False
        px, py = self._view.px_at(*point)
        return bool(np.hypot(px - x, py - 28 - y) <= 20)

    def click(self, x: float, y: float, *, adds: bool) -> None:
        """Open what is under the pointer: a request, a cluster, or nothing."""
        if self.placing is not None:
            self._place_at(x, y)
            return
        if self.scene is None or self.scene.mode not in {Mode.OPEN, Mode.ALL}:
            return
        fanned = self._fanned_at(x, y)
        if fanned is not None:
            self._pick(fanned, adds=adds)
            return
        self._fanned = None
        marks = self.scene.marks(self._view)
        at = marks.at(self._view, x, y)
        if at is None:
            self.update()
            return
        if marks.ids[at] >= 0:
            self._pick(RequestId(int(marks.ids[at])), adds=adds)
            return
        self.open_cluster(float(marks.x[at]), float(marks.y[at]), float(marks.radius[at]))

    def open_cluster(self, x: float, y: float, radius: float) -> None:
        """Go nearer to a cluster, or fan it out where all of it is one spot."""
        assert self.scene is not None
        view, fanned = approach(self.scene, self._view, x, y, radius)
        self._is_home = False
        self._turn_to(view)
        self._fanned = fanned
        self.update()

    @property
    def fanned(self) -> tuple[RequestId, ...]:
        """Requests that stand fanned out."""
        return () if self._fanned is None else self._fanned.ids

    def carry(self, x: float, y: float) -> None:
        """The current pin hangs at the pointer: its tip below it."""
        self._carried = (x, y + 28)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def drop(self, *, keeps: bool) -> None:
        """Let the carried pin go."""
        carried, self._carried = self._carried, None
        self.unsetCursor()
        if carried is not None and keeps and self.current is not None:
            self.place_wished.emit(self.current, *self._view.degrees(*carried))
        self.update()

    def enclose(self, corners: list[QPointF], *, adds: bool) -> None:
        """Select what lies inside."""
        if self.scene is None:
            return
        rows = self.scene.members(self._view)
        px, py = self._view.px(rows.x, rows.y)
        ring_x = np.array([it.x() for it in corners])
        ring_y = np.array([it.y() for it in corners])
        inside = inside_of(px, py, ring_x, ring_y)
        ids = frozenset(RequestId(int(it)) for it in rows.ids[inside])
        self.enclosed.emit(ids, adds)

    def start_placing(self, request_id: RequestId) -> None:
        """Let the person point at the place of a request: by a click, or arrows and Enter."""
        self.placing = request_id
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def stop_placing(self) -> bool:
        """Give up pointing at a place; False where nobody was."""
        was, self.placing = self.placing, None
        self.unsetCursor()
        self.update()
        return was is not None

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
        overlay.draw_selecting(painter, self.gestures.path, self.theme)
        if self.placing is not None:
            overlay.draw_cross(painter, width / 2, height / 2, self.theme)

    @property
    def credit(self) -> str:
        """What must stand on every picture of this map."""
        town = self.painter_of.town
        told = [tr("Synthetic map: nothing on it exists")] if town.is_synthetic else []
        return " · ".join([*told, *([town.attribution] if town.attribution else [])])

    def paint_requests(self, painter: QPainter, *, sharp: bool = False) -> None:
        """Requests, the current one, what is alike, what is selected."""
        scene, view = self.scene, self._view
        if scene is None:
            return
        drawn = self.painter_of.drawn
        shows_marks = scene.mode in {Mode.OPEN, Mode.ALL}
        point = self.point_of(self.current)
        if point is not None and self.circle is not None:
            px, py = view.px_at(*point)
            overlay.draw_circle(painter, px, py, self.circle[0] / view.metres_per_px, self.theme)
        hidden = {int(self.current)} if self.current is not None and point is not None else set()
        if shows_marks:
            self.lively.paint_below(painter, view, drawn)
            hidden |= self.lively.landing | self.lively.going
        self.painter_of.paint_requests(
            painter, view, scene, self.patches, without=frozenset(hidden), sharp=sharp
        )
        if shows_marks:
            self.lively.paint_above(painter, view, drawn)
        self._paint_chosen(painter)
        if self._fanned is not None:
            self._fanned.paint(painter, view, drawn, self.theme, self.current)
        self._paint_current(painter, point)

    def _paint_chosen(self, painter: QPainter) -> None:
        """Rings around what is selected and what is alike."""
        assert self.scene is not None
        alike = self.circle[1] if self.circle is not None else ()
        for request_id in [*sorted(self.selected)[:400], *alike]:
            point = self.point_of(request_id)
            if point is not None:
                x, y = self._view.px_at(*point)
                overlay.draw_halo(
                    painter, x, y - 22, self.theme, is_selected=request_id in self.selected
                )

    def _paint_current(self, painter: QPainter, point: tuple[float, float] | None) -> None:
        assert self.scene is not None
        if point is None or self.current is None or self.current in self.fanned:
            return
        one = self.scene.of(self.current)
        if one is None or self.current in self.lively.going:
            return
        px, py = self._view.px_at(*point)
        if self._carried is not None:
            px, py = self._carried
            overlay.draw_cross(painter, px, py, self.theme)
        self.painter_of.drawn.pin(
            painter, px, py, int(one.kinds[0]), int(one.qualities[0]), large=True
        )

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
        """See gestures."""
        self.gestures.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See gestures; without a button the pointer says what can be touched."""
        if self.gestures.doing is not Doing.NOTHING:
            self.gestures.move(event)
        elif self.placing is None:
            at = event.position()
            self._point(at.x(), at.y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See gestures."""
        self.gestures.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nearer to the point under the pointer."""
        at = event.position()
        if (
            self.scene is None
            or self.scene.marks(self._view).at(self._view, at.x(), at.y()) is None
        ):
            self.gestures.zoom_by(1.0, at)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer or farther."""
        self.gestures.wheel(event)
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        """Two fingers on a touchpad, or on the screen itself."""
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                around = self.mapFromGlobal(pinch.centerPoint())
                self.gestures.pinch(float(np.log2(max(0.2, pinch.scaleFactor()))), around)
                event.accept(pinch)
                return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.gestures.pinch(float(np.log2(max(0.2, 1 + event.value()))), event.position())
                return True
            if event.gestureType() == Qt.NativeGestureType.EndNativeGesture:
                self.gestures.zoom_by(0.0)
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The map without a mouse."""
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.gestures.zoom_by(0.5)
            case Qt.Key.Key_Minus:
                self.gestures.zoom_by(-0.5)
            case Qt.Key.Key_0 | Qt.Key.Key_Home:
                self.go_home()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.placing is not None:
                self._place_at(self._size[0] / 2, self._size[1] / 2)
            case Qt.Key.Key_Escape:
                if not self.give_up():
                    self.left.emit()
            case _ if self.gestures.pan_key(event):
                pass
            case _:
                super().keyPressEvent(event)

    def give_up(self) -> bool:
        """Escape: the last thing begun here ends; False where there is none."""
        if self.gestures.cancel() or self.stop_placing():
            return True
        if self._fanned is not None:
            self._fanned = None
            self.update()
            return True
        if self.selected:
            self.enclosed.emit(frozenset(), False)  # noqa: FBT003 - a signal has no names
            return True
        return False

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
                self._fanned = None
            self._view = view
            self.update()
            self._settle.start()

    def _on_settled(self) -> None:
        names = self.painter_of.names
        if self.isVisible() and not names.fits(self._view, self.painter_of.ratio):
            names.place(self._view, self.painter_of.ratio)
            self.update()
        self.settled.emit()

    def _point(self, x: float, y: float) -> None:
        """The cursor over what can be clicked."""
        scene = self.scene
        on_mark = (
            scene is not None
            and scene.mode in {Mode.OPEN, Mode.ALL}
            and (
                self._fanned_at(x, y) is not None
                or scene.marks(self._view).at(self._view, x, y) is not None
            )
        )
        if self.is_on_current(x, y):
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif on_mark:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _pick(self, request_id: RequestId, *, adds: bool) -> None:
        if adds:
            self.enclosed.emit(self.selected ^ {request_id}, False)  # noqa: FBT003 - see above
            return
        self.picked.emit(request_id)

    def _fanned_at(self, x: float, y: float) -> RequestId | None:
        return None if self._fanned is None else self._fanned.at(self._view, x, y)

    def _place_at(self, x: float, y: float) -> None:
        placed = self.placing
        self.stop_placing()
        if placed is not None:
            self.place_wished.emit(placed, *degrees_at(*self._view.at(x, y)))
