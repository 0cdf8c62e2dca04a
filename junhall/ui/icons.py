"""Our own icons: one family of stroked 24 x 24 SVGs, recoloured by the theme when drawn."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from junhall.words import resources

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_RATIOS = (1.0, 2.0)


def icon(name: str, colour: QColor, size: int = 20, *, checked: QColor | None = None) -> QIcon:
    """An icon in one colour, and in another where its button is checked."""
    from PySide6.QtGui import QIcon  # the first page shows none, and its class has many names

    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal, QIcon.State.Off)
        if checked is not None:
            made.addPixmap(pixmap(name, checked, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture for a screen of this pixel ratio."""
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    draw_icon(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return drawn


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a rectangle, whatever the scale of the painter."""
    _renderer(name, colour.name()).render(painter, rect)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """An icon read in one colour: cards repeat the same few."""
    drawing = _drawing(name).replace(b"currentColor", colour.encode("ascii"))
    return QSvgRenderer(QByteArray(drawing))


@cache
def _drawing(name: str) -> bytes:
    return (resources() / "icons" / f"{name}.svg").read_bytes()
