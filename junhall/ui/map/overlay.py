"""What lies over everything on the map: scale, credits, rectangle and lasso, circles."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from junhall.casework.ages import number_text
from junhall.ui.map.projection import View
from junhall.ui.theme import Theme
from junhall.words import tr

_SCALE_PX: Final = 110.0


def scale_of(view: View) -> tuple[float, float]:
    """A round length that fits the scale: metres, and pixels.

    Its first digit is 1, 2 or 5.
    """
    most = view.metres_per_px * _SCALE_PX
    whole = 10.0 ** floor(log10(most))
    metres = next(step * whole for step in (5.0, 2.0, 1.0) if step * whole <= most)
    return metres, metres / view.metres_per_px


def length_text(metres: float) -> str:
    """A length as a scale says it: "50 m", "2 km"."""
    if metres < 1000:
        return tr("{n} m", n=number_text(metres, 0 if metres >= 1 else 1))
    return tr("{n} km", n=number_text(metres / 1000))


def draw_scale(painter: QPainter, view: View, left: float, bottom: float, theme: Theme) -> None:
    """A bar with its length, its lower left corner at a pixel."""
    metres, length = scale_of(view)
    words = length_text(metres)
    for colour, width in ((theme.palette.card, 4.5), (theme.palette.ink2, 1.8)):
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        painter.drawPolyline(
            [
                QPointF(left, bottom - 5), QPointF(left, bottom),
                QPointF(left + length, bottom), QPointF(left + length, bottom - 5),
            ]
        )  # fmt: skip
    painter.setFont(theme.fonts.small)
    metrics = QFontMetricsF(theme.fonts.small)
    where = QRectF(
        left + 5, bottom - metrics.height() - 4, metrics.horizontalAdvance(words) + 8,
        metrics.height(),
    )  # fmt: skip
    painter.setPen(QColor(theme.palette.ink2))
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, words)


def draw_credit(
    painter: QPainter, words: str, right: float, bottom: float, theme: Theme, most: float
) -> QRectF:
    """Whose map it is, its lower right corner at a pixel; where it stands."""
    if not words:
        return QRectF()
    metrics = QFontMetricsF(theme.fonts.small)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
    width, height = metrics.horizontalAdvance(shown) + 14, metrics.height() + 4
    where = QRectF(right - width, bottom - height, width, height)
    ground = QColor(theme.palette.card)
    ground.setAlpha(220)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(where, 5, 5)
    painter.setFont(theme.fonts.small)
    painter.setPen(QColor(theme.palette.ink2))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, shown)
    return where


def draw_circle(painter: QPainter, x: float, y: float, radius: float, theme: Theme) -> None:
    """The ground within which other requests may be the same matter."""
    ground = QColor(theme.palette.cobalt.mark)
    ground.setAlpha(30)
    painter.setBrush(ground)
    pen = QPen(QColor(theme.palette.cobalt.mark), 1.3)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawEllipse(QPointF(x, y), radius, radius)


def draw_selecting(painter: QPainter, corners: Sequence[QPointF], theme: Theme) -> None:
    """The rectangle or lasso under way."""
    if len(corners) < 2:
        return
    ground = QColor(theme.palette.cobalt.mark)
    ground.setAlpha(36)
    painter.setBrush(ground)
    pen = QPen(QColor(theme.palette.cobalt.mark), 1.6)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.drawPolygon(QPolygonF(corners))


def draw_cross(painter: QPainter, x: float, y: float, theme: Theme) -> None:
    """Where a pin would be dropped."""
    for colour, width in ((theme.palette.card, 4.0), (theme.palette.cobalt.mark, 1.8)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(QPointF(x - 9, y), QPointF(x + 9, y))
        painter.drawLine(QPointF(x, y - 9), QPointF(x, y + 9))


def draw_halo(painter: QPainter, x: float, y: float, theme: Theme, *, is_selected: bool) -> None:
    """A ring around a pin's head: solid where it is selected, dashed where it is alike."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(theme.palette.cobalt.mark), 2.6 if is_selected else 1.6)
    if not is_selected:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.drawEllipse(QPointF(x, y), 18.5, 18.5)


def draw_soon(painter: QPainter, x: float, y: float, theme: Theme, size: float = 1.0) -> None:
    """A small clock at a pin's shoulder: it is due soon."""
    painter.save()
    painter.translate(x, y)
    painter.scale(size, size)
    middle = QPointF(12.0, -37.0)
    painter.setPen(QPen(QColor(theme.palette.card), 1.6))
    painter.setBrush(QColor(theme.palette.amber.mark))
    painter.drawEllipse(middle, 6.6, 6.6)
    pen = QPen(QColor(theme.palette.on_fill), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(middle, middle + QPointF(0.0, -3.8))
    painter.drawLine(middle, middle + QPointF(2.8, 1.6))
    painter.restore()


def draw_legs(
    painter: QPainter, x: float, y: float, offsets: Sequence[tuple[float, float]], theme: Theme
) -> None:
    """Lines from one spot to where its requests stand fanned out."""
    painter.setPen(QPen(QColor(theme.palette.ink2), 1.3))
    for dx, dy in offsets:
        painter.drawLine(QPointF(x, y), QPointF(x + dx, y + dy))
    painter.setPen(QPen(QColor(theme.palette.card), 2))
    painter.setBrush(QColor(theme.palette.ink))
    painter.drawEllipse(QPointF(x, y), 5, 5)


def draw_bare(painter: QPainter, width: float, height: float, theme: Theme) -> None:
    """What will appear on an empty map, and the next step."""
    inner = QRectF(width / 2 - 230, height / 2 - 60, 460, 120)
    painter.setPen(QColor(theme.palette.ink))
    painter.setFont(theme.fonts.title)
    top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(inner, top, tr("This town has no map yet"))
    painter.setPen(QColor(theme.palette.ink2))
    painter.setFont(theme.fonts.body)
    words = tr(
        "Requests with a place will appear here. “junhall map import FILE” brings streets, houses"
        " and the town's limit from files that towns and regions publish."
    )
    wraps = int(top.value) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(inner.adjusted(0, theme.px(28), 0, 0), wraps, words)
