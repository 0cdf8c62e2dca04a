"""A frame for one chart of pyqtgraph: two axes, a cursor for mouse and keys, and marks to open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from junhall.casework.times_rows import Mark
from junhall.typed import override
from junhall.ui.plain import tooltip
from junhall.ui.theme import Theme
from junhall.ui.times.scales import Scale

_NEAR_PX: Final = 40
_HEAD_ROOM: Final = 0.05  # the words of the highest tick need a place too


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a chart that says something and opens something, in the chart's own units."""

    x: float
    y: float
    words: str
    mark: Mark


class Plot(QWidget):
    """Axes and a cursor; what is drawn between them is put there by pictures.py."""

    marked = Signal(object)
    """Somebody wants to see the requests of a Mark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._spots: tuple[Spot, ...] = ()
        self._at: int | None = None
        self.view: Any = pg.GraphicsView(background=None)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameStyle(0)
        ignored = QSizePolicy.Policy.Ignored  # its own wish is a window of 640 x 480
        self.view.setSizePolicy(ignored, ignored)
        self.view.setMinimumSize(theme.px(120), theme.px(100))
        self.view.setStyleSheet("background: transparent")
        grid: Any = pg.GraphicsLayout(border=None)
        grid.setContentsMargins(0, theme.px(4), theme.px(2), 0)
        grid.setSpacing(0)
        self.view.setCentralItem(grid)
        self.box: Any = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        grid.addItem(self.box, 0, 1)
        self.left = self._axis("left", grid, 0, 0)
        self.bottom = self._axis("bottom", grid, 1, 1)
        self.left.setGrid(255)
        pen = QPen(QColor(theme.palette.ink3), 1, Qt.PenStyle.DotLine)
        pen.setCosmetic(True)
        self._grid = grid
        self._beside: Any = None
        self._cursor: Any = pg.InfiniteLine(angle=90, movable=False, pen=pen)
        self._cursor.hide()
        self.box.addItem(self._cursor, ignoreBounds=True)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.view)
        self.view.viewport().installEventFilter(self)
        self.view.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """What can be opened, from left to right."""
        return self._spots

    def frame(
        self,
        scale: Scale,
        bottom: Sequence[tuple[float, str]],
        x_range: tuple[float, float],
        spots: Sequence[Spot],
    ) -> None:
        """Set both axes and what can be opened; the heights of spots are heights of the scale."""
        self.left.setTicks([list(scale.ticks)])
        self.bottom.setTicks([list(bottom)])
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(words) for _, words in scale.ticks), default=0)
        self.left.setWidth(widest + self.theme.px(10))
        above = (scale.high - scale.low) * _HEAD_ROOM
        self.box.setRange(xRange=x_range, yRange=(scale.low, scale.high + above), padding=0)
        if self._beside is not None:
            self._beside.setRange(
                xRange=(0.0, 1.0), yRange=(scale.low, scale.high + above), padding=0
            )
        self._spots = tuple(spots)
        if self._at is not None and self._at >= len(spots):
            self._at = None
        self._cursor.hide()

    def put(self, item: Any) -> Any:
        """Draw one more thing between the axes."""
        self.box.addItem(item, ignoreBounds=True)
        return item

    def beside(self, wide: float) -> Any:
        """A strip right of the axes, so many pixels wide, of the same heights, without a grid."""
        if self._beside is None:
            self._beside = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
            self._grid.addItem(self._beside, 0, 2)
        self._beside.setFixedWidth(wide)
        return self._beside

    def wipe(self, items: list[tuple[Any, Any]]) -> None:
        """Take things away, each out of its box."""
        for box, item in items:
            box.removeItem(item)
        items.clear()

    def pen(
        self, tone: str, width: float = 2.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> QPen:
        """A pen of a meaning, of the same width at every zoom."""
        pen = QPen(self.colour(tone), width * self.theme.scale, style)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def colour(self, tone: str, share: float = 1.0) -> QColor:
        """A tone's mark, or a plain colour, perhaps let through."""
        value = getattr(self.theme.palette, tone)
        colour = QColor(value if isinstance(value, str) else value.mark)
        colour.setAlphaF(share)
        return colour

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pointer shows what it is near, and a click opens it."""
        if isinstance(event, QMouseEvent):
            near = self._near(event.position())
            if event.type() == QEvent.Type.MouseMove:
                self._show(near, event.globalPosition().toPoint())
            elif event.type() == QEvent.Type.MouseButtonPress and near is not None:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._at = near
                self.marked.emit(self._spots[near].mark)
                return True
        elif event.type() == QEvent.Type.Leave:
            self._cursor.hide()
        elif event.type() == QEvent.Type.Wheel:
            event.ignore()  # the page scrolls
            return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk from mark to mark, Enter opens."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps and self._spots:
            last = len(self._spots) - 1
            at = last if self._at is None else self._at + steps[key]
            self._at = min(max(at, 0), last)
            where = self.box.mapViewToDevice(QPointF(self._spots[self._at].x, 0))
            x = round(where.x() / self.devicePixelRatioF()) if where is not None else 0
            self._show(self._at, self.mapToGlobal(QPoint(x, self.height() // 3)))
            words = self._spots[self._at].words
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._at is not None:
            self.marked.emit(self._spots[self._at].mark)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring while it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self.theme.palette.cobalt.mark), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _axis(self, side: str, grid: Any, row: int, column: int) -> Any:
        axis: Any = pg.AxisItem(side)
        axis.setStyle(
            tickLength=0, tickFont=self.theme.fonts.small, tickTextOffset=self.theme.px(6)
        )
        axis.setPen(pg.mkPen(None))
        axis.setTickPen(QPen(QColor(self.theme.palette.line), 1))
        axis.setTextPen(QColor(self.theme.palette.ink2))
        axis.linkToView(self.box)
        if side == "bottom":
            axis.setHeight(self.fontMetrics().height() + self.theme.px(10))
        axis.setZValue(self.box.zValue() - 1)  # its grid lies behind what is drawn
        grid.addItem(axis, row, column)
        return axis

    def _near(self, where: QPointF) -> int | None:
        if not self._spots:
            return None
        x = self.box.mapSceneToView(self.view.mapToScene(where.toPoint())).x()
        at = min(range(len(self._spots)), key=lambda n: abs(self._spots[n].x - x))
        pixel = abs(float(self.box.viewPixelSize()[0]))
        return at if abs(self._spots[at].x - x) <= max(_NEAR_PX * pixel, 0.5) else None

    def _show(self, at: int | None, where: QPoint) -> None:
        if at is None:
            self._cursor.hide()
            QToolTip.hideText()
            return
        self._cursor.setPos(self._spots[at].x)
        self._cursor.show()
        QToolTip.showText(where, tooltip(self._spots[at].words), self)
