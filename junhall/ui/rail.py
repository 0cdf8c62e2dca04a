"""The rail: icons with words for the pages of the house, and counts where somebody waits."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.sight import SEES_PRIVATE
from junhall.models.terms import Role
from junhall.typed import override
from junhall.ui.icons import draw_icon
from junhall.ui.parts.badge import badge_text, draw_badge
from junhall.ui.plain import plain
from junhall.ui.theme import Theme, look
from junhall.words import ntr, tr

_MOST = 999
_SMALLEST = 0.8
"""No word of the rail is written smaller than this share of its size."""
_UNDER = {"feeds": "settings", "no-request": "board"}
"""Pages without a button of their own, and the button they stand under."""


class Place(NamedTuple):
    """A page of the rail."""

    name: str
    icon: str
    words: str


def places(role: Role) -> tuple[Place, ...]:
    """The pages of a role, in order; Settings comes last and stands below."""
    told = [
        Place("board", "board", tr("Board")),
        Place("map", "map", tr("Map")),
        Place("times", "times", tr("Times")),
        Place("people", "people", tr("People")),
    ]
    if role is Role.MAYOR:
        told.insert(0, Place("today", "sun", tr("Today")))
    if role in SEES_PRIVATE:
        told.append(Place("private", "lock", tr("Private")))
    told.append(Place("council", "council", tr("Council")))
    told.append(Place("settings", "settings", tr("Settings")))
    return tuple(told)


class RailButton(QAbstractButton):
    """An icon over its word, with a count at its shoulder."""

    def __init__(self, place: Place, theme: Theme) -> None:
        super().__init__()
        self.place = place
        self._theme = theme
        self._count = 0
        self._is_urgent = False
        self.setCheckable(True)
        self.setText(place.words)
        self.setAccessibleName(place.words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._font = QFont(theme.fonts.small)
        self._font.setPointSizeF(11.5 * theme.scale * 72 / 96)
        self._bold = QFont(self._font)
        self._bold.setWeight(QFont.Weight.DemiBold)

    def set_count(self, count: int, *, is_urgent: bool) -> None:
        """How many wait there; urgent counts are red."""
        if (count, is_urgent) == (self._count, self._is_urgent):
            return
        looked = (badge_text(self._count, _MOST), self._is_urgent)
        self._count, self._is_urgent = count, is_urgent
        name = self.place.words
        if count:
            name = ntr("{name}, {n} waiting", "{name}, {n} waiting", count, name=name)
        self.setAccessibleName(name)
        if looked != (badge_text(count, _MOST), is_urgent):
            self.update()

    @override
    def sizeHint(self) -> QSize:
        """All the same size."""
        return QSize(self._theme.measures.rail - self._theme.px(12), self._theme.px(56))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground where it is chosen, icon, word, count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, palette = self._theme, self._theme.palette
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            ground = palette.cobalt.tint if self.isChecked() else palette.paper
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(rect, theme.px(8), theme.px(8))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.cobalt.mark), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(7), theme.px(7))
        ink = QColor(palette.cobalt.ink if self.isChecked() else palette.ink2)
        side = theme.measures.icon
        where = QRectF((rect.width() - side) / 2, theme.px(9), side, side)
        draw_icon(painter, self.place.icon, where, ink)
        font = self._fitting(self._bold if self.isChecked() else self._font, rect.width() - 2)
        painter.setFont(font)
        painter.setPen(ink)
        words = QFontMetricsF(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, rect.width() - 2
        )
        below = rect.adjusted(0, theme.px(31), 0, -theme.px(4))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
        if self._count:
            tone = palette.red.mark if self._is_urgent else palette.cobalt.mark
            shoulder = where.topRight() + QPointF(-theme.px(6), -theme.px(5))
            draw_badge(painter, theme, badge_text(self._count, _MOST), tone, shoulder, rect.right())

    def _fitting(self, font: QFont, wide: float) -> QFont:
        """A word that is a little too long is written a little smaller before it is cut."""
        share = wide / max(1.0, QFontMetricsF(font).horizontalAdvance(self.text()))
        if share >= 1.0:
            return font
        smaller = QFont(font)
        smaller.setPointSizeF(font.pointSizeF() * max(_SMALLEST, share * 0.99))
        return smaller


class TownSeal(QWidget):
    """The town's first letter, as on its door."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._letter = ""
        self.setFixedSize(theme.px(36), theme.px(36))
        self.setAccessibleName("junhall")

    def set_town(self, name: str) -> None:
        """Wear a town's letter."""
        letters = [char for char in plain(name) if char.isalpha()]
        self._letter = letters[0].upper() if letters else ""
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the seal."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.palette.cobalt.mark))
        rect = QRectF(self.rect())
        painter.drawRoundedRect(rect, self._theme.px(9), self._theme.px(9))
        painter.setFont(self._theme.fonts.title)
        painter.setPen(QColor(self._theme.palette.on_fill))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)


class Rail(QFrame):
    """The pages one can go to."""

    gone = Signal(str)

    def __init__(self, role: Role, theme: Theme) -> None:
        super().__init__()
        look(self, ground="card", edge="right")
        self.setFixedWidth(theme.measures.rail)
        self.seal = TownSeal(theme)
        self.buttons = {place.name: RailButton(place, theme) for place in places(role)}
        group = QButtonGroup(self)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(theme.px(6), theme.px(11), theme.px(6), theme.px(8))
        body.setSpacing(theme.px(4))
        body.addWidget(self.seal, 0, Qt.AlignmentFlag.AlignHCenter)
        body.addSpacing(theme.px(10))
        for name, button in self.buttons.items():
            if name == "settings":
                body.addStretch()
            group.addButton(button)
            body.addWidget(button)
            button.clicked.connect(lambda _=False, name=name: self.gone.emit(name))
        # Large letters on a small screen: the rail scrolls rather than losing a page.
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self._area = area
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_page(self, name: str) -> None:
        """Mark where one is; pages without a button stand under another's."""
        if button := self.buttons.get(_UNDER.get(name, name)):
            button.setChecked(True)
            self._area.ensureWidgetVisible(button)

    def set_count(self, name: str, count: int, *, is_urgent: bool = False) -> None:
        """How many wait on a page."""
        if button := self.buttons.get(name):
            button.set_count(count, is_urgent=is_urgent)
