"""A page of the wall: its words drawn large, its clocks repainted alone."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from junhall.typed import override
from junhall.ui.theme import Theme
from junhall.ui.wall.glass import Face, NowWords, Page, Room
from junhall.ui.wall.measure import Sizes, Viewing, sizes_for
from junhall.ui.wall.plan import now_pages


class NowPage(QWidget):
    """Draws what it is told; ``show_words`` replaces all of it."""

    def __init__(
        self, theme: Theme, *, inches: float, distance_m: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inches = inches
        self._distance_m = distance_m
        self._words: NowWords | None = None
        self._pages: list[Page] = []
        self._number = 0
        self._shift = QPointF(0, 0)
        self._width_of = lru_cache(maxsize=4096)(self._measured)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def pages(self) -> list[Page]:
        """The pages as they are laid out, the first being the rows."""
        return self._pages

    @property
    def viewing(self) -> Viewing:
        """The glass and the farthest seat, in the pixels that Qt draws."""
        return Viewing(self._inches, self._distance_m, max(1, self.width()), max(1, self.height()))

    @property
    def sizes(self) -> Sizes:
        """The sizes of type in use."""
        return sizes_for(self.viewing)

    @property
    def letters(self) -> int:
        """How many letters the page on the screen has to be read."""
        if not self._pages:
            return 0
        page = self._pages[self._number % len(self._pages)]
        return sum(len(mark.text) for mark in page.marks)

    @property
    def is_last(self) -> bool:
        """Whether the last of the pages is shown."""
        return not self._pages or self._number % len(self._pages) == len(self._pages) - 1

    def stand(self, inches: float, distance_m: float) -> None:
        """Take another screen size or distance."""
        if (inches, distance_m) != (self._inches, self._distance_m):
            self._inches, self._distance_m = inches, distance_m
            self._lay_out()

    def show_words(self, words: NowWords) -> None:
        """Say something else; nothing is repainted where it is what stands there."""
        if words != self._words:
            self._words = words
            self._lay_out()
            self.setAccessibleName(words.title)
            self.setAccessibleDescription(_as_sentences(words))

    def turn(self) -> bool:
        """Show the next part of what is said; False after the last, and then the first stands."""
        self._number += 1
        is_over = self._number >= len(self._pages)
        if is_over:
            self._number = 0
        self.update()
        return not is_over

    def wander(self, x: float, y: float) -> None:
        """Move everything by a few pixels, so that no letter burns in."""
        self._shift = QPointF(x, y)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another glass, another layout."""
        super().resizeEvent(event)
        self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the boxes, then the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.palette.paper))
        if self._pages:
            painter.translate(self._shift)
            self._paint(painter, self._pages[self._number % len(self._pages)])
        painter.end()

    def _paint(self, painter: QPainter, page: Page) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for box in page.boxes:
            painter.setBrush(self._mark_colour(box.colour))
            painter.drawRoundedRect(QRectF(box.x, box.y, box.w, box.h), box.radius, box.radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for mark in page.marks:
            font = self._font(mark.face)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(self._theme.colour(mark.colour))
            baseline = mark.y + (mark.h - metrics.height()) / 2 + metrics.ascent()
            painter.drawText(QPointF(mark.x, baseline), mark.text)

    def _mark_colour(self, name: str) -> QColor:
        value = getattr(self._theme.palette, name)
        return QColor(value if isinstance(value, str) else value.mark)

    def _lay_out(self) -> None:
        if self._words is None:
            return
        room = Room(self.width(), self.height(), self.sizes)
        self._pages = now_pages(room, self._words, self._width_of)
        self.update()

    def _measured(self, text: str, face: Face) -> float:
        return QFontMetricsF(self._font(face)).horizontalAdvance(text)

    def _font(self, face: Face) -> QFont:
        font = QFont(self._theme.family)
        font.setPixelSize(face.px)
        font.setWeight(QFont.Weight.Bold if face.bold else QFont.Weight.Medium)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


def _as_sentences(words: NowWords) -> str:
    """The page for those who hear it."""
    said = [words.live[0], words.notice]
    said += [f"{row.titles[0][0]}, {row.titles[0][1]}, {row.clock}" for row in words.rows]
    said += [f"{figure.value} {figure.captions[0]}" for figure in words.figures]
    said += [f"{words.foot_lead} {words.foot[0]}"] if words.foot else []
    return ". ".join(part for part in said if part.strip())
