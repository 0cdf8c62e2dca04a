"""What hands do on the map: drag, wheel, pinch, rectangle, lasso; and the same by keys."""

from __future__ import annotations

from enum import Enum
from typing import Final, Protocol, final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from junhall.ui.map.projection import View

_STILL_PX: Final = 4.0
"""A press that moves less than this is a click."""
_NOTCH: Final = 120.0
_WHEEL_ZOOM: Final = 0.5
_PAN_SHARE: Final = 0.18


class Tool(Enum):
    """What dragging with the left button does."""

    PAN = "pan"
    BOX = "box"
    LASSO = "lasso"


class Doing(Enum):
    """What is under way."""

    NOTHING = 0
    PAN = 1
    MOVE = 2
    BOX = 3
    LASSO = 4


class Hands(Protocol):
    """What gestures need of the map they move."""

    @property
    def view(self) -> View:
        """What is seen."""

    def show_view(self, view: View) -> None:
        """See another piece of the world."""

    def is_on_current(self, x: float, y: float) -> bool:
        """Whether a pixel is on the pin that may be moved."""

    def click(self, x: float, y: float, *, adds: bool) -> None:
        """Somebody clicked; ``adds``: to what is selected."""

    def carry(self, x: float, y: float) -> None:
        """The current pin hangs at the pointer."""

    def drop(self, *, keeps: bool) -> None:
        """Let the carried pin go; ``keeps``: here, else where it was."""

    def enclose(self, corners: list[QPointF], *, adds: bool) -> None:
        """Select what lies inside these corners."""

    def update(self) -> None:
        """Paint again."""


@final
class Gestures:
    """One pointer and one keyboard on one map."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self.tool = Tool.PAN
        self.doing = Doing.NOTHING
        self.path: list[QPointF] = []
        """Corners of the rectangle or lasso under way."""
        self._down = QPointF()
        self._last = QPointF()
        self._adds = False

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        if event.button() not in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            return
        at, keys = event.position(), event.modifiers()
        self._down = self._last = at
        self._adds = bool(keys & Qt.KeyboardModifier.ControlModifier)
        if event.button() == Qt.MouseButton.MiddleButton:
            self.doing = Doing.PAN
        elif keys & Qt.KeyboardModifier.AltModifier or self.tool is Tool.LASSO:
            self.doing, self.path = Doing.LASSO, [at]
        elif keys & Qt.KeyboardModifier.ShiftModifier or self.tool is Tool.BOX:
            self.doing, self.path = Doing.BOX, [at]
        elif self._hands.is_on_current(at.x(), at.y()):
            self.doing = Doing.MOVE
        else:
            self.doing = Doing.PAN

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved with a button down."""
        at = event.position()
        far = (at - self._down).manhattanLength() >= _STILL_PX
        match self.doing:
            case Doing.PAN if far or self._last != self._down:
                step = at - self._last
                self._last = at
                self._hands.show_view(self._hands.view.panned(step.x(), step.y()))
            case Doing.MOVE if far or self._last != self._down:
                self._last = at
                self._hands.carry(at.x(), at.y())
            case Doing.BOX:
                x, y = self._down.x(), self._down.y()
                self.path = [
                    self._down, QPointF(at.x(), y), at, QPointF(x, at.y()),
                ]  # fmt: skip
                self._hands.update()
            case Doing.LASSO:
                if (at - self.path[-1]).manhattanLength() >= _STILL_PX:
                    self.path.append(at)
                    self._hands.update()
            case _:
                return

    def release(self, event: QMouseEvent) -> None:
        """The button is up again."""
        at, doing, path = event.position(), self.doing, self.path
        self.doing, self.path = Doing.NOTHING, []
        was_click = self._last == self._down and (at - self._down).manhattanLength() < _STILL_PX
        if doing is Doing.NOTHING:
            return
        if doing in {Doing.BOX, Doing.LASSO} and len(path) > 2:
            self._hands.enclose(path, adds=self._adds)
        elif was_click and event.button() == Qt.MouseButton.LeftButton:
            self._hands.click(at.x(), at.y(), adds=self._adds)
        elif doing is Doing.MOVE:
            self._hands.drop(keeps=True)
        self._hands.update()

    def cancel(self) -> bool:
        """Give up what is under way; False where nothing is."""
        if self.doing in {Doing.NOTHING, Doing.PAN}:
            return False
        if self.doing is Doing.MOVE:
            self._hands.drop(keeps=False)
        self.doing, self.path = Doing.NOTHING, []
        self._hands.update()
        return True

    def wheel(self, event: QWheelEvent) -> None:
        """Nearer or farther around the pointer."""
        steps = event.angleDelta().y() / _NOTCH
        if not steps and event.pixelDelta().y():
            steps = event.pixelDelta().y() / 60.0
        if steps:
            self.zoom_by(steps * _WHEEL_ZOOM, event.position())

    def zoom_by(self, by: float, around: QPointF | None = None) -> None:
        """So much nearer (or farther), around a pixel or the middle."""
        view = self._hands.view
        px, py = (None, None) if around is None else (around.x(), around.y())
        self._hands.show_view(view.zoomed(round((view.zoom + by) * 4) / 4, px, py))

    def touch(self, event: QEvent, on: QWidget) -> bool:
        """Two fingers on a touchpad, or on the screen itself; whether it was that."""
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                around = on.mapFromGlobal(pinch.centerPoint())
                self.pinch(float(np.log2(max(0.2, pinch.scaleFactor()))), around)
                event.accept(pinch)
                return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.pinch(float(np.log2(max(0.2, 1 + event.value()))), event.position())
                return True
            if event.gestureType() == Qt.NativeGestureType.EndNativeGesture:
                self.zoom_by(0.0)
        return False

    def pinch(self, by: float, around: QPointF) -> None:
        """Two fingers moved apart by this share."""
        view = self._hands.view
        self._hands.show_view(view.zoomed(view.zoom + by, around.x(), around.y()))

    def pan_key(self, event: QKeyEvent) -> bool:
        """Arrows and page keys move the map; False where the key is another's."""
        view = self._hands.view
        across, down = view.width * _PAN_SHARE, view.height * _PAN_SHARE
        steps = {
            Qt.Key.Key_Left: (across, 0.0),
            Qt.Key.Key_Right: (-across, 0.0),
            Qt.Key.Key_Up: (0.0, down),
            Qt.Key.Key_Down: (0.0, -down),
            Qt.Key.Key_PageUp: (0.0, view.height * 0.8),
            Qt.Key.Key_PageDown: (0.0, -view.height * 0.8),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step = (step[0] / 4, step[1] / 4)
        self._hands.show_view(view.panned(*step))
        return True
