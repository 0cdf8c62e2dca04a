"""Pictures of cards that were painted as they are before: most repaints alter none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, final

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from junhall.models.terms import RequestId

MOST: Final = 80
"""As many as a large screen shows in one column, and some beyond."""


@dataclass(slots=True)
class _Kept:
    look: tuple[object, ...]
    picture: QPixmap | None = None


@final
class CardPictures:
    """Keeps what a card looked like from the second time it is painted the same.

    Cards whose clocks tick look different each time, and never need a picture.
    """

    def __init__(self) -> None:
        self._kept: dict[RequestId, _Kept] = {}

    def draw(
        self,
        painter: QPainter,
        cell: QRect,
        request_id: RequestId,
        look: tuple[object, ...],
        ground: QColor,
        draw: Callable[[QPainter], None],
    ) -> None:
        """Draw a card into its cell; ``draw`` does it anew, and ``look`` says all that it shows.

        ``ground`` is what lies below: an opaque picture has the letters of the screen itself.
        """
        ratio = painter.device().devicePixelRatio()
        look = (*look, cell.width(), cell.height(), ratio)
        kept = self._kept.get(request_id)
        if kept is None or kept.look != look or ratio != int(ratio):
            if len(self._kept) >= MOST:
                self._kept.clear()
            self._kept[request_id] = _Kept(look)
            draw(painter)
            return
        if kept.picture is None:
            kept.picture = _picture(cell, ratio, ground, draw)
        painter.drawPixmap(cell.topLeft(), kept.picture)


def _picture(
    cell: QRect, ratio: float, ground: QColor, draw: Callable[[QPainter], None]
) -> QPixmap:
    made = QPixmap(cell.size() * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(ground)
    painter = QPainter(made)
    painter.translate(-cell.topLeft())
    draw(painter)
    painter.end()
    return made
