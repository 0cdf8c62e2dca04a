"""Fields with our own arrow: Fusion's is drawn dark on dark once a stylesheet touches it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QWidget

from junhall.typed import override
from junhall.ui.icons import draw_icon
from junhall.ui.theme import Theme
from junhall.words import language

_BARE = "{0}::drop-down {{ border: 0; width: {1}px; }} {0}::down-arrow {{ image: none; }}"


class ChoiceField(QComboBox):
    """One of a few things; narrow fields cut their words, the list shows them whole."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setStyleSheet(_BARE.format("QComboBox", theme.px(24)))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        """The field, then our arrow."""
        super().paintEvent(e)
        _arrow(self, self._theme)


class TimeField(QDateTimeEdit):
    """A day and a time, in the reader's language."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCalendarPopup(True)
        self.setLocale(QLocale(language()))
        self.setDisplayFormat("ddd d MMM yyyy HH:mm")
        self.setStyleSheet(_BARE.format("QDateTimeEdit", theme.px(24)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then our arrow."""
        super().paintEvent(event)
        _arrow(self, self._theme)


def _arrow(field: QWidget, theme: Theme) -> None:
    side = theme.px(14)
    painter = QPainter(field)
    where = QRectF(field.width() - side - theme.px(8), (field.height() - side) / 2, side, side)
    draw_icon(painter, "down", where, theme.colour("ink2"))
    painter.end()
