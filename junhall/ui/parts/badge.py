"""A count at the shoulder of an icon."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from junhall.casework.ages import number_text
from junhall.ui.theme import Theme


def badge_text(count: int, most: int) -> str:
    """The count, or "99+" where it is more than what fits there."""
    return number_text(count) if count <= most else f"{most}+"


def draw_badge(
    painter: QPainter, theme: Theme, text: str, colour: str, at: QPointF, right: float
) -> None:
    """Its upper left corner is ``at``, or further left where it would pass ``right``."""
    font = QFont(theme.fonts.small)
    font.setPointSizeF(10 * theme.scale * 72 / 96)
    font.setWeight(QFont.Weight.DemiBold)
    tall = theme.px(16)
    wide = max(tall, QFontMetricsF(font).horizontalAdvance(text) + theme.px(8))
    badge = QRectF(min(at.x(), right - wide), at.y(), wide, tall)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(badge, tall / 2, tall / 2)
    painter.setFont(font)
    painter.setPen(QColor(theme.palette.on_fill))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
