"""The bell in the top bar, with how many alerts nobody here has seen yet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from junhall.typed import override
from junhall.ui.icons import draw_icon
from junhall.ui.parts.badge import badge_text, draw_badge
from junhall.ui.theme import Theme
from junhall.words import tr

_MOST = 99


class Bell(QAbstractButton):
    """An icon with a count at its shoulder; it never moves and never rings by itself."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme = theme
        self._key = key
        self._count = 0
        self._tone = "cobalt"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(0, "cobalt", tr("Alerts: none"))

    @property
    def count(self) -> int:
        """How many are shown as unseen."""
        return self._count

    def say(self, count: int, tone: str, name: str) -> None:
        """Show another count, in the tone of the most pressing."""
        self._count, self._tone = count, tone
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._key})" if self._key else name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """The icon, and room for its count."""
        return QSize(self._theme.px(44), self._theme.px(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, count, and a frame while it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, palette = self._theme, self._theme.palette
        rect = QRectF(self.rect())
        side = theme.px(20)
        icon = QRectF(theme.px(9), (rect.height() - side) / 2 + 1, side, side)
        draw_icon(painter, "bell", icon, QColor(palette.ink2))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.cobalt.mark), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        if not self._count:
            return
        tone = getattr(palette, self._tone).mark
        shoulder = icon.topRight() + QPointF(-theme.px(7), -theme.px(6))
        draw_badge(painter, theme, badge_text(self._count, _MOST), tone, shoulder, rect.right())
