"""What hands mean on the map: a click opens or selects, a pin is carried, a place is pointed at."""

from __future__ import annotations

from typing import Protocol, final

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from junhall.models.terms import RequestId
from junhall.ui.map.fanout import FanOut, approach
from junhall.ui.map.gestures import Doing, Gestures
from junhall.ui.map.hexagons import inside_of
from junhall.ui.map.placing import Placing
from junhall.ui.map.projection import View, degrees_at
from junhall.ui.map.scene import Mode, Scene

_HEAD_PX = 20
_HEAD_ABOVE_PX = 28


class Touched(Protocol):
    """What hands need of the map they touch."""

    scene: Scene | None
    current: RequestId | None
    selected: frozenset[RequestId]
    fanned: FanOut | None

    @property
    def view(self) -> View:
        """What is seen."""

    def show_view(self, view: View) -> None:
        """See another piece of the world."""

    def go_home(self) -> None:
        """See the whole town."""

    def point_of(self, request_id: RequestId | None) -> tuple[float, float] | None:
        """Where a request is in the world."""


@final
class MapHands(QObject):
    """One pair of hands on one map."""

    picked = Signal(object)
    """A request was clicked."""
    place_wished = Signal(object, float, float)
    """A request belongs at this latitude and longitude."""
    enclosed = Signal(object, bool)
    """Ids inside a rectangle or lasso, and whether they are added."""
    left = Signal()
    """Escape, with nothing left to give up here."""

    def __init__(self, touched: Touched, widget: QWidget) -> None:
        """``widget``: the same map, as what has a cursor and is painted."""
        super().__init__()  # a child would be announced to a map that has no hands yet
        self._map = touched
        self._widget = widget
        self.placing = Placing(widget)
        self.gestures = Gestures(self)

    @property
    def view(self) -> View:
        """What is seen."""
        return self._map.view

    def show_view(self, view: View) -> None:
        """See another piece of the world."""
        self._map.show_view(view)

    def update(self) -> None:
        """Paint again."""
        self._widget.update()

    def is_on_current(self, x: float, y: float) -> bool:
        """Whether a pixel is on the current pin's head."""
        point = self._map.point_of(self._map.current)
        if point is None:
            return False
        px, py = self._map.view.px_at(*point)
        return bool(np.hypot(px - x, py - _HEAD_ABOVE_PX - y) <= _HEAD_PX)

    def click(self, x: float, y: float, *, adds: bool) -> None:
        """Open what is under the pointer: a request, a cluster, or nothing."""
        scene = self._map.scene
        if self.placing.request is not None:
            self._place_at(x, y)
            return
        if scene is None or scene.mode not in {Mode.OPEN, Mode.ALL}:
            return
        fanned = self._fanned_at(x, y)
        if fanned is not None:
            self._pick(fanned, adds=adds)
            return
        self._map.fanned = None
        marks = scene.marks(self._map.view)
        at = marks.at(self._map.view, x, y)
        if at is None:
            self.update()
            return
        if marks.ids[at] >= 0:
            self._pick(RequestId(int(marks.ids[at])), adds=adds)
            return
        self.open_cluster(float(marks.x[at]), float(marks.y[at]), float(marks.radius[at]))

    def open_cluster(self, x: float, y: float, radius: float) -> None:
        """Go nearer to a cluster, or fan it out where all of it is one spot."""
        assert self._map.scene is not None
        view, fanned = approach(self._map.scene, self._map.view, x, y, radius)
        self._map.show_view(view)
        self._map.fanned = fanned
        self.update()

    def carry(self, x: float, y: float) -> None:
        """The current pin hangs at the pointer: its tip below it."""
        self.placing.carry(x, y)

    def drop(self, *, keeps: bool) -> None:
        """Let the carried pin go."""
        carried = self.placing.drop()
        if carried is not None and keeps and self._map.current is not None:
            self.place_wished.emit(self._map.current, *self._map.view.degrees(*carried))

    def enclose(self, corners: list[QPointF], *, adds: bool) -> None:
        """Select what lies inside."""
        if self._map.scene is None:
            return
        rows = self._map.scene.members(self._map.view)
        px, py = self._map.view.px(rows.x, rows.y)
        ring_x = np.array([it.x() for it in corners])
        ring_y = np.array([it.y() for it in corners])
        inside = inside_of(px, py, ring_x, ring_y)
        ids = frozenset(RequestId(int(it)) for it in rows.ids[inside])
        self.enclosed.emit(ids, adds)

    def hover(self, event: QMouseEvent) -> None:
        """The pointer moved: with a button down see gestures, else it says what can be touched."""
        if self.gestures.doing is not Doing.NOTHING:
            self.gestures.move(event)
        elif self.placing.request is None:
            at = event.position()
            self._point(at.x(), at.y())

    def double_click(self, event: QMouseEvent) -> None:
        """Nearer to the point under the pointer."""
        at = event.position()
        if not self._is_on_mark(at.x(), at.y()):
            self.gestures.zoom_by(1.0, at)

    def press_key(self, event: QKeyEvent) -> bool:
        """The map without a mouse; False where the key is another's."""
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.gestures.zoom_by(0.5)
            case Qt.Key.Key_Minus:
                self.gestures.zoom_by(-0.5)
            case Qt.Key.Key_0 | Qt.Key.Key_Home:
                self._map.go_home()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.placing.request is not None:
                view = self._map.view
                self._place_at(view.width / 2, view.height / 2)
            case Qt.Key.Key_Escape:
                if not self.give_up():
                    self.left.emit()
            case _:
                return self.gestures.pan_key(event)
        return True

    def give_up(self) -> bool:
        """Escape: the last thing begun here ends; False where there is none."""
        if self.gestures.cancel() or self.placing.stop() is not None:
            return True
        if self._map.fanned is not None:
            self._map.fanned = None
            self.update()
            return True
        if self._map.selected:
            self.enclosed.emit(frozenset(), False)  # noqa: FBT003 - a signal has no names
            return True
        return False

    def _point(self, x: float, y: float) -> None:
        """The cursor over what can be clicked."""
        if self.is_on_current(x, y):
            self._widget.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._fanned_at(x, y) is not None or self._is_on_mark(x, y):
            self._widget.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self._widget.unsetCursor()

    def _is_on_mark(self, x: float, y: float) -> bool:
        scene, view = self._map.scene, self._map.view
        if scene is None or scene.mode not in {Mode.OPEN, Mode.ALL}:
            return False
        return scene.marks(view).at(view, x, y) is not None

    def _pick(self, request_id: RequestId, *, adds: bool) -> None:
        if adds:
            self.enclosed.emit(self._map.selected ^ {request_id}, False)  # noqa: FBT003 - see above
            return
        self.picked.emit(request_id)

    def _fanned_at(self, x: float, y: float) -> RequestId | None:
        fanned = self._map.fanned
        return None if fanned is None else fanned.at(self._map.view, x, y)

    def _place_at(self, x: float, y: float) -> None:
        placed = self.placing.stop()
        if placed is not None:
            self.place_wished.emit(placed, *degrees_at(*self._map.view.at(x, y)))
