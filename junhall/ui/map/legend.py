"""What the colours and signs of the map mean, in its lower left corner."""

from __future__ import annotations

import itertools
from typing import final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from junhall.typed import override
from junhall.ui.map.colours import between, colours_of
from junhall.ui.map.drawn import Drawn
from junhall.ui.map.kinds import ALL, OPEN, MarkKind
from junhall.ui.map.overlay import draw_soon
from junhall.ui.map.scene import Mode
from junhall.ui.theme import Theme
from junhall.words import tr


def kind_word(kind: int) -> str:
    """What a kind is called."""
    return {
        MarkKind.NEW: tr("New"),
        MarkKind.ANSWERED: tr("Answered"),
        MarkKind.ASSIGNED: tr("Assigned"),
        MarkKind.LATE: tr("Overdue"),
        MarkKind.SOLVED: tr("Solved"),
        MarkKind.ENDED: tr("Closed"),
    }[MarkKind(kind)]


@final
class Legend(QWidget):
    """Pins with their words, or the two ends of a scale of colours."""

    def __init__(self, theme: Theme, *, says_soon: bool = False) -> None:
        """``says_soon``: the map marks what is due soon."""
        super().__init__()
        self._theme = theme
        self._may_say_soon = self._says_soon = says_soon
        self._mode = Mode.OPEN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_mode(Mode.OPEN)

    def show_mode(self, mode: Mode) -> None:
        """Explain another way of looking."""
        self._mode = mode
        self.setAccessibleName(tr("Legend: {words}", words=", ".join(self._words())))
        self.updateGeometry()
        self.adjustSize()
        self.update()

    def fit(self, wide: int) -> None:
        """Where there is no room for every word, the least needed one gives way."""
        self._says_soon = self._may_say_soon
        self._says_soon = self._may_say_soon and self.sizeHint().width() <= wide
        self.show_mode(self._mode)

    @override
    def sizeHint(self) -> QSize:
        """All words on one line."""
        metrics = QFontMetricsF(self._theme.fonts.small)
        words = sum(metrics.horizontalAdvance(it) for it in self._words())
        if self._mode in {Mode.HEAT, Mode.TIME}:
            return QSize(round(words + self._theme.px(120)), self._theme.px(36))
        each = len(self._words()) * self._theme.px(34)
        return QSize(round(words + each + self._theme.px(16)), self._theme.px(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The legend itself, on a card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._theme.palette
        painter.setPen(QColor(palette.line))
        painter.setBrush(QColor(palette.card))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, self._theme.px(8), self._theme.px(8))
        self.draw(painter, QRectF(self.rect()))

    def draw(self, painter: QPainter, where: QRectF) -> None:
        """The legend alone, for a picture."""
        theme = self._theme
        painter.setFont(theme.fonts.small)
        metrics = QFontMetricsF(theme.fonts.small)
        middle = Qt.AlignmentFlag.AlignVCenter
        x = where.left() + theme.px(12)
        if self._mode in {Mode.HEAT, Mode.TIME}:
            few, many = self._words()
            self._write(painter, x, where, few)
            bar = QRectF(x + metrics.horizontalAdvance(few) + 8, where.center().y() - 5, 80, 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._gradient(bar))
            painter.drawRoundedRect(bar, 3, 3)
            self._write(painter, bar.right() + 8, where, many)
            return
        drawn = Drawn(theme, 1.0)
        for kind, word in itertools.zip_longest(self._kinds(), self._words()):
            if kind is None:
                draw_soon(painter, x - 5, where.center().y() + 37, theme)
            else:
                painter.save()
                painter.translate(QPointF(x + 7, where.center().y() + 10))
                drawn.draw_pin(painter, kind, 0, 0.5)
                painter.restore()
            x += theme.px(20)
            width = metrics.horizontalAdvance(word)
            painter.setPen(QColor(theme.palette.ink2))
            painter.drawText(QRectF(x, where.top(), width + 2, where.height()), middle, word)
            x += width + theme.px(14)

    def _write(self, painter: QPainter, x: float, where: QRectF, word: str) -> None:
        metrics = QFontMetricsF(self._theme.fonts.small)
        painter.setPen(QColor(self._theme.palette.ink2))
        box = QRectF(x, where.top(), metrics.horizontalAdvance(word) + 2, where.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, word)

    def _gradient(self, bar: QRectF) -> QLinearGradient:
        colours = colours_of(self._theme.palette)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        if self._mode is Mode.HEAT:
            for share, (red, green, blue, alpha) in colours.heat:
                gradient.setColorAt(share, QColor(red, green, blue, alpha))
        else:
            for share in (0.0, 0.5, 1.0):
                gradient.setColorAt(share, QColor(*between(colours, share)))
        return gradient

    def _kinds(self) -> tuple[MarkKind, ...]:
        return OPEN if self._mode is Mode.OPEN else ALL

    def _words(self) -> list[str]:
        if self._mode is Mode.HEAT:
            return [tr("few"), tr("many")]
        if self._mode is Mode.TIME:
            return [tr("quick"), tr("slow")]
        soon = [tr("Due soon")] if self._says_soon else []
        return [kind_word(kind) for kind in self._kinds()] + soon
