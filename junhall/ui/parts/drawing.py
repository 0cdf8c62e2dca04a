"""What delegates and widgets draw alike: initials in a circle, chips, key caps."""

from __future__ import annotations

# The same function as hashlib's, which loads OpenSSL (2 ms of a start) before it gives it away.
from _blake2 import blake2s

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from junhall.ui.icons import draw_icon
from junhall.ui.palettes import Tone
from junhall.ui.theme import Theme

AVATAR_COLOURS = (
    "#A85A12", "#2A7460", "#8A4F7D", "#A23B45", "#34648C", "#567300",
    "#7A5C00", "#445A64", "#00695C", "#37474F", "#6D4C41", "#AD1457",
    "#6A4C9C", "#43679C", "#8C4A2F", "#2F6B3A",
)  # fmt: skip
"""Grounds that carry white letters in every theme."""


def avatar_colour(who: str) -> str:
    """The same colour for the same person on every screen and station."""
    digest = blake2s(who.casefold().encode("utf-8", "replace"), digest_size=2).digest()
    return AVATAR_COLOURS[int.from_bytes(digest, "big") % len(AVATAR_COLOURS)]


def initials(name: str | None, handle: str) -> str:
    """One or two letters for a person: of the name's words, else of the handle."""
    words = [word for word in (name or "").split() if word[:1].isalpha()]
    if len(words) > 1:
        return (words[0][0] + words[1][0]).upper()
    letters = [char for char in (words[0] if words else handle) if char.isalnum()]
    return "".join(letters[:2]).upper() or "?"


def draw_avatar(
    painter: QPainter, rect: QRectF, who: str, letters: str, font: QFont, icon: str = ""
) -> None:
    """A coloured circle with initials, or with an icon for who has no handle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(avatar_colour(who)))
    painter.drawEllipse(rect)
    white = QColor("#FFFFFF")
    if icon:
        inset = rect.width() * 0.24
        draw_icon(painter, icon, rect.adjusted(inset, inset, -inset, -inset), white)
        return
    painter.setPen(white)
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)


def avatar_font(theme: Theme, diameter: float) -> QFont:
    """Letters that fill a circle of this size."""
    font = QFont(theme.fonts.strong)
    font.setPointSizeF(max(4.0, diameter * 0.40 * 72 / 96))
    font.setWeight(QFont.Weight.Bold)
    return font


def draw_chip(
    painter: QPainter, rect: QRectF, text: str, theme: Theme, *, tone: Tone | None = None
) -> None:
    """A small box with a word; in a tone, or plain with a hairline. The painter's font is used."""
    radius = theme.measures.radius_chip - 1
    if tone is None:
        painter.setPen(QPen(QColor(theme.palette.line), 1))
        painter.setBrush(QColor(theme.palette.paper))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(QColor(theme.palette.ink2))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.tint))
        painter.drawRoundedRect(rect, radius, radius)
        painter.setPen(QColor(tone.ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def key_hint_size(key: str, theme: Theme) -> QSize:
    """The size of a key cap with this text."""
    metrics = QFontMetricsF(theme.fonts.small)
    height = round(metrics.height()) + theme.px(4)
    return QSize(max(height, round(metrics.horizontalAdvance(key)) + theme.px(12)), height)


def draw_key_hint(
    painter: QPainter, rect: QRect, key: str, theme: Theme, *, on_fill: bool = False
) -> None:
    """A key cap; on a filled button in the button's own ink."""
    ink = QColor(theme.palette.on_fill if on_fill else theme.palette.ink2)
    edge = QColor(theme.palette.on_fill if on_fill else theme.palette.line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if on_fill else QColor(theme.palette.card))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(ink)
    painter.setFont(theme.fonts.small)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)


def draw_check(painter: QPainter, rect: QRectF, colour: QColor, width: float) -> None:
    """A tick, drawn: fonts differ in theirs and some have none."""
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    w, h = rect.width(), rect.height()
    painter.drawPolyline(
        [
            rect.topLeft() + QPointF(w * 0.08, h * 0.55),
            rect.topLeft() + QPointF(w * 0.36, h * 0.84),
            rect.topLeft() + QPointF(w * 0.92, h * 0.18),
        ]
    )
