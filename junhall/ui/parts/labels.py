"""Labels that never read markup: PlainLabel elides or wraps, KeyHint shows a key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from junhall.typed import override
from junhall.ui.parts.drawing import draw_key_hint, key_hint_size
from junhall.ui.plain import plain, tooltip
from junhall.ui.theme import Theme, look


class PlainLabel(QLabel):
    """A QLabel fixed to plain text: one line that elides with its whole text as tooltip, or wraps.

    ``tone`` is a name of the stylesheet: ink2, ink3, cobalt, amber, teal, green, red.
    """

    def __init__(
        self,
        text: str = "",
        *,
        tone: str = "",
        font: QFont | None = None,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        if font is not None:
            self.setFont(font)
        self._wraps = wraps
        self.setWordWrap(wraps)
        if not wraps:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if tone:
            self.set_tone(tone)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Say its meaning again: "" is plain ink."""
        look(self, tone=tone)

    @override
    def setText(self, text: str) -> None:
        """Show a text, made safe; nothing is done where it already shows it."""
        safe = plain(text, lines=self._wraps)
        if safe != self.text():
            super().setText(safe)
            self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        """A line that elides may shrink to a few letters."""
        hint = super().minimumSizeHint()
        if self._wraps:
            return hint
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 4), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, elided where it does not fit."""
        if self._wraps:
            super().paintEvent(event)
            return
        rect = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, rect.width()
        )
        whole = "" if shown == self.text() else tooltip(self.text())
        if whole != self.toolTip():
            self.setToolTip(whole)
        painter = QPainter(self)
        if self.isEnabled():
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(rect, int(self.alignment()), shown)
            return
        self.style().drawItemText(
            painter,
            rect,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )


class KeyHint(QFrame):
    """A key as it stands on a keyboard: "N", "/", "Ctrl+Enter"; silent to screen readers."""

    def __init__(self, key: str, theme: Theme, *, on_fill: bool = False) -> None:
        super().__init__()
        self._key = key
        self._theme = theme
        self._on_fill = on_fill
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """As wide as its key."""
        return key_hint_size(self._key, self._theme)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap and the key on it."""
        painter = QPainter(self)
        draw_key_hint(painter, self.rect(), self._key, self._theme, on_fill=self._on_fill)
