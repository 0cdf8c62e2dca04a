"""One entry of a conversation: a mark in the gutter, the thin line on to the next, its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from junhall.casework.ages import time_text, when_text
from junhall.casework.rows import TownFacts
from junhall.models.terms import Instant, StaffCode
from junhall.typed import override
from junhall.ui.case.saying import Names
from junhall.ui.contract import Clock
from junhall.ui.icons import draw_icon
from junhall.ui.naming import short_handle
from junhall.ui.theme import Theme

_SAME_SHIFT_S: Final = 6 * 3600


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part of the case needs to speak: the theme, the town, the time."""

    theme: Theme
    clock: Clock
    town: TownFacts | None = None
    me: StaffCode | None = None

    @property
    def zone(self) -> str:
        """The town's zone."""
        return self.town.zone_name if self.town is not None else "UTC"

    def moment(self, at: Instant) -> str:
        """An instant as people here say it now; the night before is still without its day."""
        now = self.clock()
        if abs(now - at) < _SAME_SHIFT_S:
            return time_text(at, self.zone)
        return when_text(at, now, self.zone)

    @property
    def names(self) -> Names:
        """What codes are called."""
        staff: dict[str, str] = {}
        services: dict[str, str] = {}
        if self.town is not None:
            staff = {str(person.code): person.name for person in self.town.staff}
            services = dict(self.town.services)
        return Names(staff, services, self.moment)

    def handle(self, code: StaffCode) -> str:
        """A person of the hall by handle, else by name."""
        for person in self.town.staff if self.town is not None else ():
            if person.code == code:
                return short_handle(person.handle) if person.handle else person.name
        return str(code)


class Entry(QWidget):
    """Gutter and content. ``mark`` is an avatar or another widget; else an icon, else a dot."""

    def __init__(self, theme: Theme, *, mark: QWidget | None = None, icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._mark = mark
        self._icon = icon
        self._is_last = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, theme.px(8))
        row.setSpacing(theme.px(10))
        self._gutter = QWidget()
        self._gutter.setFixedWidth(theme.px(30))
        gutter = QVBoxLayout(self._gutter)
        gutter.setContentsMargins(0, 0, 0, 0)
        if mark is not None:
            gutter.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        gutter.addStretch(1)
        row.addWidget(self._gutter)
        self.content = QVBoxLayout()
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(theme.px(3))
        row.addLayout(self.content, 1)

    def end(self, *, is_last: bool) -> None:
        """Say whether the line goes on below."""
        if self._is_last != is_last:
            self._is_last = is_last
            self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has left."""
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the gutter, and the frame of the keyboard's place."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self._gutter.x() + self._gutter.width() / 2
        top = float(theme.px(4))
        mark_h = float(self._mark.height() if self._mark is not None else theme.px(18))
        if not self._is_last:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(
                QPointF(middle, top + mark_h + theme.px(4)), QPointF(middle, float(self.height()))
            )
        if self._mark is None:
            size = float(theme.px(14 if self._icon else 9))
            rect = QRectF(middle - size / 2, top + (mark_h - size) / 2, size, size)
            if self._icon:
                draw_icon(painter, self._icon, rect, theme.colour("ink2"))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("ink2"))
                painter.drawEllipse(rect)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("cobalt"), 2))
            radius = theme.measures.radius_control
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
