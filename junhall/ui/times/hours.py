"""When people write: a cell for every hour of the week, darker where more was written."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from junhall.casework.times_rows import Mark, TimesPage
from junhall.typed import override
from junhall.ui.plain import tooltip
from junhall.ui.theme import Theme
from junhall.ui.times.scales import weekday_names
from junhall.ui.times.tables import Names
from junhall.words import ntr

_FAINTEST: Final = 0.07


class HoursChart(QWidget):
    """Seven rows of twenty-four cells; the arrows walk over them, Enter opens one."""

    marked = Signal(object)
    """Somebody wants to see the requests of a Mark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hours: tuple[tuple[int, ...], ...] = ((0,) * 24,) * 7
        self._at = (0, 9)
        self._measured: tuple[tuple[int, int], tuple[float, float, float]] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(theme.px(150))

    def show_page(self, page: TimesPage, names: Names) -> None:
        """Show another page."""
        del names
        if page.hours != self._hours:
            self._hours = page.hours
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, the days at their left and the hours under them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setFont(theme.fonts.small)
        metrics = QFontMetricsF(theme.fonts.small)
        most = max(map(max, self._hours)) or 1
        colour = QColor(theme.palette.cobalt.mark)
        for day, name in enumerate(weekday_names()):
            first = self._cell(day, 0)
            painter.setPen(theme.colour("ink2"))
            where = QRectF(0, first.top(), first.left() - theme.px(8), first.height())
            painter.drawText(
                where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name
            )
            painter.setPen(Qt.PenStyle.NoPen)
            for hour in range(24):
                share = self._hours[day][hour] / most
                # The root shows the quiet hours too; a day of storm would leave all others white.
                colour.setAlphaF(_FAINTEST + (0.95 - _FAINTEST) * share**0.5)
                painter.setBrush(colour)
                painter.drawRoundedRect(self._cell(day, hour), theme.px(3), theme.px(3))
        painter.setPen(theme.colour("ink2"))
        for hour in range(0, 24, 3):
            cell = self._cell(6, hour)
            where = QRectF(
                cell.left() - 20, cell.bottom() + theme.px(6), cell.width() + 40, metrics.height()
            )
            painter.drawText(where, Qt.AlignmentFlag.AlignHCenter, str(hour))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.palette.ink), 2))
            painter.drawRoundedRect(self._cell(*self._at).adjusted(-1, -1, 1, 1), 4, 4)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the pointer is on."""
        at = self._under(event.position().toPoint())
        if at is not None:
            QToolTip.showText(event.globalPosition().toPoint(), tooltip(self._words(*at)), self)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the cell."""
        at = self._under(event.position().toPoint())
        if at is not None:
            self._at = at
            self._open()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, or open."""
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        if key in steps:
            down, along = steps[key]
            self._at = ((self._at[0] + down) % 7, (self._at[1] + along) % 24)
            self.update()
            words = self._words(*self._at)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
            where = self._cell(*self._at).bottomRight().toPoint()
            QToolTip.showText(self.mapToGlobal(where), tooltip(words), self)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self._hours[self._at[0]][self._at[1]]:
            self.marked.emit(Mark("hours", key=f"{self._at[0]}-{self._at[1]}"))

    def _words(self, day: int, hour: int) -> str:
        n = self._hours[day][hour]
        name = weekday_names("wide")[day]
        return ntr(
            "{day}, {hour}–{next} h: {n} request",
            "{day}, {hour}–{next} h: {n} requests",
            n,
            day=name,
            hour=hour,
            next=hour + 1,
        )

    def _cell(self, day: int, hour: int) -> QRectF:
        left, wide, tall = self._measures()
        gap = self._theme.px(3)
        return QRectF(left + hour * wide, day * tall, wide - gap, tall - gap)

    def _measures(self) -> tuple[float, float, float]:
        """Where the cells begin, and the width and height of one with its gap."""
        room = (self.width(), self.height())
        if self._measured is None or self._measured[0] != room:
            theme = self._theme
            metrics = QFontMetricsF(theme.fonts.small)
            left = max(metrics.horizontalAdvance(name) for name in weekday_names()) + theme.px(10)
            under = metrics.height() + theme.px(10)
            told = (left, (room[0] - left) / 24, (room[1] - under) / 7)
            self._measured = (room, told)
        return self._measured[1]

    def _under(self, where: QPoint) -> tuple[int, int] | None:
        first, last = self._cell(0, 0), self._cell(6, 23)
        if not (first.left() <= where.x() <= last.right() and 0 <= where.y() <= last.bottom()):
            return None
        left, wide, tall = self._measures()
        return min(6, int(where.y() / tall)), min(23, int((where.x() - left) / wide))
