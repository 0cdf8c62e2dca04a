"""Pictures of a sheet of tiles: which are wanted, which are here, what stands in for the others."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final, final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap

from junhall.casework.basemap_layers import TileSheet
from junhall.ui.map.projection import View

_KEPT: Final = 160
_LARGEST: Final = QSize(2048, 2048)

TileKey = tuple[int, int, int]


@final
class Tiles:
    """One sheet's pictures in memory."""

    def __init__(self, sheet: TileSheet) -> None:
        self.sheet = sheet
        self._kept: OrderedDict[TileKey, QPixmap] = OrderedDict()
        self.missing: set[TileKey] = set()
        """Asked for and not there, or broken; not asked for again until ``ask_again``."""

    def level(self, view: View) -> int:
        """The zoom of the sheet that suits a view."""
        near = round(view.zoom + (0 if self.sheet.tile_px == 256 else -1))
        return min(self.sheet.max_zoom, max(self.sheet.min_zoom, near))

    def wanted(self, view: View) -> tuple[TileKey, ...]:
        """Tiles seen that are neither here nor missing, those in the middle first."""
        level = self.level(view)
        count = 1 << level
        found = [
            (level, column % count, row)
            for column, row in sorted(
                view.tiles(level),
                key=lambda it: (
                    abs((it[0] + 0.5) / count - view.x) + abs((it[1] + 0.5) / count - view.y)
                ),
            )
        ]
        return tuple(it for it in found if it not in self._kept and it not in self.missing)

    def take(self, key: TileKey, picture: QImage | None) -> None:
        """Keep a tile's picture; None where there is none, or it cannot be read."""
        if picture is None or picture.isNull():
            self.missing.add(key)
            return
        self._kept[key] = QPixmap.fromImage(picture)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def ask_again(self) -> None:
        """What was missing may have come by now."""
        self.missing.clear()

    def paint(self, painter: QPainter, view: View, opacity: float) -> None:
        """Paint what is here, a larger tile's part where one is missing."""
        painter.save()
        painter.setOpacity(opacity)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        level = self.level(view)
        count = 1 << level
        side = view.scale / count
        for column, row in view.tiles(level):
            left = view.width / 2 + (column / count - view.x) * view.scale
            top = view.height / 2 + (row / count - view.y) * view.scale
            # Whole pixels at both ends: no seam shows between neighbours.
            where = QRectF(
                round(left), round(top), round(left + side) - round(left),
                round(top + side) - round(top),
            )  # fmt: skip
            self._paint_one(painter, where, level, column % count, row)
        painter.restore()

    def _paint_one(
        self, painter: QPainter, where: QRectF, level: int, column: int, row: int
    ) -> None:
        for up in range(min(level, 6) + 1):
            key = (level - up, column >> up, row >> up)
            picture = self._kept.get(key)
            if picture is None:
                continue
            self._kept.move_to_end(key)
            part = picture.width() / (1 << up)
            across, down = column - (key[1] << up), row - (key[2] << up)
            painter.drawPixmap(where, picture, QRectF(across * part, down * part, part, part))
            return


def picture_of(told: bytes) -> QImage | None:
    """A tile's bytes as a picture; None for what is none (a page in HTML) or absurdly large.

    Runs on a thread: decoding takes longer than a frame may.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(told))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid() and (size.width() > _LARGEST.width() or size.height() > _LARGEST.height()):
        return None
    picture = reader.read()
    return None if picture.isNull() else picture
