"""Names of streets and places painted over the base map, each with a halo, kept as one picture."""

from __future__ import annotations

from math import degrees
from typing import Final, final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from junhall.casework.basemap_layers import LayerKind
from junhall.ui.map.colours import MapColours
from junhall.ui.map.labels import Label, place_labels
from junhall.ui.map.projection import View
from junhall.ui.map.shapes import Shapes
from junhall.ui.theme import Theme

_SIZES: Final = (10.5, 11.0, 11.5, 12.5)


@final
class Names:
    """The names of one town in one theme."""

    def __init__(self, shapes: dict[LayerKind, Shapes], theme: Theme, colours: MapColours) -> None:
        self._streets = shapes.get(LayerKind.STREET)
        self._points = shapes.get(LayerKind.LABEL)
        self._theme = theme
        self._colours = colours
        self._fonts = {
            (is_street, rank): self._font(is_street=is_street, rank=rank)
            for is_street in (True, False)
            for rank in range(4)
        }
        self._metrics = {key: QFontMetricsF(font) for key, font in self._fonts.items()}
        self._widths: dict[tuple[str, bool, int], tuple[float, float]] = {}
        self._picture: tuple[View, float, QPixmap] | None = None
        self.labels: tuple[Label, ...] = ()

    def fits(self, view: View, ratio: float) -> bool:
        """Whether the names were put down for just this view."""
        return self._picture is not None and self._picture[:2] == (view, ratio)

    def place(self, view: View, ratio: float) -> None:
        """Put names down for a view; those of the same zoom stay where they were."""
        kept = {}
        if self._picture is not None and self._picture[0].zoom == view.zoom:
            kept = {label.name: label for label in self.labels}
        self.labels = place_labels(view, self._streets, self._points, self.measure, kept)
        picture = QPixmap(round(view.width * ratio), round(view.height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.draw(painter, self.labels)
        painter.end()
        self._picture = (view, ratio, picture)

    def paint(self, painter: QPainter, view: View) -> None:
        """Paint the names as they were put down, moved along with the map."""
        if self._picture is None:
            return
        was, _, picture = self._picture
        if was.zoom != view.zoom:
            return  # between two zooms names would be stretched: they come a moment later
        x, y = view.px_at(was.x, was.y)
        painter.drawPixmap(QPointF(round(x - was.width / 2), round(y - was.height / 2)), picture)

    def draw(self, painter: QPainter, labels: tuple[Label, ...]) -> None:
        """Draw names where their boxes are."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for label in labels:
            key = (label.is_street, label.rank)
            metrics = self._metrics[key]
            width = metrics.horizontalAdvance(label.text)
            painter.save()
            painter.translate(label.box.x, label.box.y)
            painter.rotate(degrees(label.box.angle))
            down = (metrics.ascent() - metrics.descent()) / 2
            if not label.is_street:
                down += 3
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._colours.halo))
                top = -label.box.half_h + 2
                painter.drawEllipse(QPointF(0, top), 3.6, 3.6)
                painter.setBrush(QColor(self._colours.name))
                painter.drawEllipse(QPointF(0, top), 2.2, 2.2)
            words = QPainterPath()
            words.addText(QPointF(-width / 2, down), self._fonts[key], label.text)
            pen = QPen(QColor(self._colours.halo), 3.0)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(words, pen)
            painter.fillPath(words, QColor(self._colours.name))
            painter.restore()

    def measure(self, text: str, is_street: bool, rank: int) -> tuple[float, float]:  # noqa: FBT001 - the protocol of labels.Measure
        """Width and height of a name."""
        key = (text, is_street, rank)
        found = self._widths.get(key)
        if found is None:
            metrics = self._metrics[is_street, rank]
            found = (metrics.horizontalAdvance(text), metrics.height())
            self._widths[key] = found
        return found

    def _font(self, *, is_street: bool, rank: int) -> QFont:
        font = QFont(self._theme.fonts.body)
        font.setPointSizeF(_SIZES[rank] * self._theme.scale * 72 / 96)
        if not is_street or rank >= 2:
            font.setWeight(QFont.Weight.Medium)
        return font
