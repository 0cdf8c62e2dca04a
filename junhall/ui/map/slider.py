"""Time under the map: how many requests were written when, and which stretch of it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from junhall.typed import override
from junhall.ui.map.morton import Ints
from junhall.ui.theme import Theme, look

BARS: Final = 60
_GRIP: Final = 9.0


@final
class TimeSlider(QWidget):
    """Bars by stretch of days; two ends that are dragged, or moved by arrows.

    Arrows move the stretch, Shift with them its end, Home and Escape show all of it.
    """

    changed = Signal(object)
    """(first day, last day), or None: all days."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._edges: Ints = np.array([0, 1], np.int64)
        self._counts: Ints = np.zeros(1, np.int64)
        self._first, self._last = 0, 0
        """Bars shown, the last one included."""
        self._words = ""
        self._ends = ("", "")
        self._held = ""
        self._held_at = 0
        self.say: Callable[[tuple[int, int] | None], str] = lambda _: ""
        """The words of a stretch of days, as somebody counts them."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setMinimumWidth(theme.px(220))

    @property
    def days(self) -> tuple[int, int] | None:
        """The days shown; None: all."""
        if self._first == 0 and self._last == len(self._counts) - 1:
            return None
        return int(self._edges[self._first]), int(self._edges[self._last + 1]) - 1

    def show_bars(self, edges: Ints, counts: Ints, ends: tuple[str, str]) -> None:
        """Show other bars; the stretch of days stays as well as it can."""
        days = self.days
        self._edges, self._counts, self._ends = edges, counts, ends
        last = len(counts) - 1
        if days is None:
            self._first, self._last = 0, last
        else:
            self._first = int(np.clip(np.searchsorted(edges, days[0], "right") - 1, 0, last))
            self._last = int(np.clip(np.searchsorted(edges, days[1], "right") - 1, 0, last))
        self._tell()

    def show_days(self, days: tuple[int, int] | None) -> None:
        """Show a stretch without telling anyone."""
        last = len(self._counts) - 1
        self._first, self._last = 0, last
        if days is not None:
            at = np.searchsorted(self._edges, days, "right") - 1
            self._first, self._last = (int(it) for it in np.clip(at, 0, last))
        self._tell()

    def words(self) -> str:
        """What the stretch is, and how many were written in it."""
        return self._words

    @override
    def sizeHint(self) -> QSize:
        """Bars, and a line of words below."""
        return QSize(self._theme.px(660), self._theme.px(64))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, those shown strong, and the two ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, theme = self._theme.palette, self._theme
        area = self._area()
        count = len(self._counts)
        most = max(1, int(self._counts.max()))
        step = area.width() / count
        gap = min(3.0, step * 0.25)
        painter.setPen(Qt.PenStyle.NoPen)
        quiet = QColor(palette.cobalt.mark)
        quiet.setAlpha(60)
        for n, value in enumerate(self._counts.tolist()):
            tall = 0.0 if value == 0 else max(3.0, area.height() * value / most)
            shown = self._first <= n <= self._last
            painter.setBrush(QColor(palette.cobalt.mark) if shown else quiet)
            bar = QRectF(area.left() + n * step, area.bottom() - tall, step - gap, tall)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        for x in self._grips():
            painter.setPen(QPen(QColor(palette.card), 4))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(QPen(QColor(palette.ink2), 1.6))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setBrush(QColor(palette.card))
            painter.drawRoundedRect(QRectF(x - 3.5, area.center().y() - 7, 7, 14), 3, 3)
        below = QRectF(area.left(), area.bottom() + 4, area.width(), self.height() - area.bottom())
        self._paint_words(painter, below)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.cobalt.mark), 2))
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, theme.px(6), theme.px(6))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take an end, the stretch, or begin one on a bar."""
        x = event.position().x()
        left, right = self._grips()
        at = self._bar_at(x)
        if abs(x - left) <= _GRIP and abs(x - left) <= abs(x - right):
            self._held = "first"
        elif abs(x - right) <= _GRIP:
            self._held = "last"
        elif self.days is not None and self._first <= at <= self._last:
            self._held, self._held_at = "both", at
        else:
            self._held, self._held_at = "new", at
            self._set(at, at)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken."""
        at = self._bar_at(event.position().x())
        match self._held:
            case "first":
                self._set(min(at, self._last), self._last)
            case "last":
                self._set(self._first, max(at, self._first))
            case "both":
                self._shift(at - self._held_at)
                self._held_at = at
            case "new":
                self._set(min(at, self._held_at), max(at, self._held_at))
            case _:
                x = event.position().x()
                near = any(abs(x - grip) <= _GRIP for grip in self._grips())
                shape = Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.PointingHandCursor
                self.setCursor(shape)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = ""

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """All of it again."""
        self._held = ""
        self._set(0, len(self._counts) - 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same without a mouse."""
        ends_only = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Down:
                self._step(-1, ends_only=ends_only)
            case Qt.Key.Key_Right | Qt.Key.Key_Up:
                self._step(1, ends_only=ends_only)
            case Qt.Key.Key_Home:
                self._set(0, len(self._counts) - 1)
            case Qt.Key.Key_Escape if self.days is not None:
                self._set(0, len(self._counts) - 1)
            case _:
                super().keyPressEvent(event)
                return
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring of focus."""
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See focusInEvent."""
        super().focusOutEvent(event)
        self.update()

    def _step(self, by: int, *, ends_only: bool) -> None:
        last = len(self._counts) - 1
        if ends_only:
            self._set(self._first, min(last, max(self._first, self._last + by)))
        elif self.days is None:
            # From everything, the first step looks at the newer half.
            self._set((last + 1) // 2, last)
        else:
            self._shift(by)

    def _shift(self, by: int) -> None:
        by = max(-self._first, min(by, len(self._counts) - 1 - self._last))
        self._set(self._first + by, self._last + by)

    def _set(self, first: int, last: int) -> None:
        if (first, last) == (self._first, self._last):
            return
        self._first, self._last = first, last
        self._tell()
        self.changed.emit(self.days)

    def _tell(self) -> None:
        self._words = self.say(self.days)
        self.setAccessibleDescription(self._words)
        self.update()

    def _paint_words(self, painter: QPainter, where: QRectF) -> None:
        theme, palette = self._theme, self._theme.palette
        strong, small = QFontMetricsF(theme.fonts.clock), QFontMetricsF(theme.fonts.small)
        painter.setFont(theme.fonts.clock)
        painter.setPen(QColor(palette.ink))
        words = strong.elidedText(self._words, Qt.TextElideMode.ElideRight, where.width())
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(where, Qt.AlignmentFlag.AlignHCenter | top, words)
        room = (where.width() - strong.horizontalAdvance(words)) / 2 - 10
        painter.setFont(theme.fonts.small)
        painter.setPen(QColor(palette.ink2))
        for text, side in zip(
            self._ends, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True
        ):
            if small.horizontalAdvance(text) <= room:
                painter.drawText(where, side | top, text)

    def _area(self) -> QRectF:
        line = QFontMetricsF(self._theme.fonts.clock).height()
        return QRectF(self.rect()).adjusted(12, 8, -12, -line - 8)

    def _grips(self) -> tuple[float, float]:
        area = self._area()
        step = area.width() / len(self._counts)
        return area.left() + self._first * step - 1, area.left() + (self._last + 1) * step - 1

    def _bar_at(self, x: float) -> int:
        area = self._area()
        at = int((x - area.left()) / area.width() * len(self._counts))
        return min(len(self._counts) - 1, max(0, at))


@final
class SliderCard(QFrame):
    """The slider on a card over the map."""

    def __init__(self, slider: TimeSlider) -> None:
        super().__init__()
        look(self, ground="card", edge="all")
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.addWidget(slider)
