"""Cards of the mayor's morning: rows that are doors, photos in pairs, bars beside the usual."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.ages import number_text
from junhall.casework.morning_rows import About, DoneRow
from junhall.models.terms import RequestId
from junhall.typed import override
from junhall.ui.case.photo import Photo
from junhall.ui.morning.says import RowWords, Teller
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.plain import tooltip
from junhall.ui.theme import Theme, look
from junhall.words import ntr

SHOWN: Final = 25


class RowDoor(QAbstractButton):
    """A row of a list: a mark, two lines and what stands at its end; a click opens it."""

    def __init__(self, words: RowWords, theme: Theme, *, is_last: bool) -> None:
        super().__init__()
        self.words = words
        self._theme = theme
        self._is_last = is_last
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(p for p in (words.title, words.second, words.end) if p))
        self.setToolTip(tooltip(words.title))

    @override
    def sizeHint(self) -> QSize:
        """Two lines and some air."""
        body, small = QFontMetricsF(self._theme.fonts.body), QFontMetricsF(self._theme.fonts.small)
        return QSize(
            self._theme.px(200), round(body.height() + small.height()) + self._theme.px(18)
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, palette, words = self._theme, self._theme.palette, self.words
        rect = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.cobalt.tint))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), theme.px(6), theme.px(6))
        elif not self._is_last:
            painter.setPen(QPen(QColor(palette.line), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.cobalt.mark), 2))
            painter.drawRoundedRect(rect.adjusted(1, 2, -1, -2), theme.px(6), theme.px(6))
        body, small = QFontMetricsF(theme.fonts.body), QFontMetricsF(theme.fonts.small)
        top = rect.top() + (rect.height() - body.height() - small.height()) / 2
        side = theme.px(9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(palette, words.tone).mark))
        mark = QRectF(theme.px(2), top + (body.height() - side) / 2, side, side)
        painter.drawRoundedRect(mark, theme.px(3), theme.px(3))
        left = mark.right() + theme.px(10)
        end = QFontMetricsF(theme.fonts.clock).horizontalAdvance(words.end) if words.end else 0.0
        room = rect.width() - left - end - theme.px(14 if words.end else 4)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.fonts.body)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            QRectF(left, top, room, body.height()), Qt.AlignmentFlag.AlignVCenter,
            body.elidedText(words.title, elide, room),
        )  # fmt: skip
        painter.setPen(theme.colour("ink2"))
        painter.setFont(theme.fonts.small)
        painter.drawText(
            QRectF(left, top + body.height(), room, small.height()), Qt.AlignmentFlag.AlignVCenter,
            small.elidedText(words.second, elide, room),
        )  # fmt: skip
        if words.end:
            painter.setPen(theme.colour(words.end_tone))
            painter.setFont(theme.fonts.clock)
            where = QRectF(rect.right() - end - theme.px(4), top, end + 2, body.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, words.end)


class ListCard(QFrame):
    """A heading with a count, rows, and words where there are none."""

    opened = Signal(object)
    """The RequestId of a row somebody wants to see."""

    def __init__(self, title: str, empty: str, theme: Theme) -> None:
        super().__init__()
        look(self, ground="card", edge="all")
        self._theme = theme
        self._told: tuple[RowWords, ...] | None = None
        self._title = PlainLabel(title, font=theme.fonts.title)
        self.about = PlainLabel("", tone="ink2", font=theme.font(14))
        self._empty = PlainLabel(empty, tone="ink2", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        head.addWidget(self._title)
        head.addWidget(self.about, 1)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, theme.px(4), 0)
        self._rows.setSpacing(0)
        inside = look(QWidget(), ground="card")
        inside.setLayout(self._rows)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        line = QFrame()
        line.setFixedHeight(1)
        look(line, edge="top")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.px(18), theme.px(14), theme.px(14), theme.px(14))
        self.body.setSpacing(theme.px(6))
        self.body.addLayout(head)
        self.body.addWidget(line)
        self.above = QVBoxLayout()
        self.above.setSpacing(theme.px(6))
        self.body.addLayout(self.above)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self._empty, 1)
        self._area.hide()
        self.setMinimumHeight(theme.px(180))
        self.setAccessibleName(title)

    @property
    def doors(self) -> list[RowDoor]:
        """The rows as they stand there."""
        items = [self._rows.itemAt(n) for n in range(self._rows.count())]
        found = [it.widget() for it in items if it is not None]
        return [it for it in found if isinstance(it, RowDoor)]

    def show_rows(self, rows: Sequence[RowWords], total: int, *, has_more: bool = True) -> None:
        """Show other rows; the keyboard stays on the request it was on."""
        told = tuple(rows[:SHOWN])
        self.about.setText(number_text(total) if total else "")
        self._area.setVisible(bool(told))
        self._empty.setVisible(not told and has_more)
        if told == self._told:
            return
        self._told = told
        held = next((door.words.id for door in self.doors if door.hasFocus()), None)
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for n, words in enumerate(told):
            door = RowDoor(words, self._theme, is_last=n == len(told) - 1)
            door.clicked.connect(lambda _=False, it=words.id: self.opened.emit(it))
            self._rows.addWidget(door)
            if words.id == held:
                door.setFocus(Qt.FocusReason.OtherFocusReason)
        if total > len(told):
            more = ntr("and {n} more", "and {n} more", total - len(told))
            self._rows.addWidget(PlainLabel(more, tone="ink2", font=self._theme.fonts.small))
        self._rows.addStretch(1)


class PhotoPair(QWidget):
    """How it was and how it is now; a click opens the request."""

    opened = Signal(object)

    def __init__(self, row: DoneRow, words: str, theme: Theme) -> None:
        super().__init__()
        self._id: RequestId = row.id
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        pictures = QHBoxLayout()
        pictures.setSpacing(theme.px(8))
        for media in (row.before, row.after):
            if media is not None:
                pictures.addWidget(Photo(media, theme, height=92), 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(2), theme.px(4), theme.px(2))
        body.setSpacing(theme.px(4))
        body.addLayout(pictures)
        self._words = PlainLabel(words, tone="ink2", font=theme.fonts.small)
        body.addWidget(self._words)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the request."""
        self.opened.emit(self._id)

    @property
    def words(self) -> str:
        """The line under the pictures."""
        return self._words.text()


class AboutBars(QWidget):
    """What people write about today, each service beside its usual number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[str, str, float, float | None, bool]] = []
        self.setMinimumHeight(theme.px(80))

    def show_about(self, about: About, teller: Teller) -> None:
        """Show other numbers."""
        most = max((max(row.today, row.usual or 0) for row in about.rows), default=0) or 1
        self._rows = [
            (*teller.about(row), row.today / most,
             None if row.usual is None else row.usual / most, row.is_unusual)
            for row in about.rows
        ]  # fmt: skip
        self.setAccessibleName(". ".join(f"{name}: {told}" for name, told, *_ in self._rows))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Names, bars with the usual as a notch, and both numbers."""
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, palette = self._theme, self._theme.palette
        body, small = QFontMetricsF(theme.fonts.body), QFontMetricsF(theme.fonts.small)
        names = max(body.horizontalAdvance(name) for name, *_ in self._rows) + theme.px(20)
        names = min(names, self.width() * 0.3)
        ends = max(small.horizontalAdvance(told) for _, told, *_ in self._rows) + theme.px(16)
        step = min(self.height() / len(self._rows), float(theme.px(34)))
        for n, (name, told, today, usual, is_unusual) in enumerate(self._rows):
            top = n * step
            if n:
                painter.setPen(QPen(QColor(palette.line), 1))
                painter.drawLine(0, round(top), self.width(), round(top))
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.fonts.body)
            shown = body.elidedText(name, Qt.TextElideMode.ElideRight, names - theme.px(8))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, names, step), middle, shown)
            room = self.width() - names - ends
            tall = theme.px(8)
            whole = QRectF(names, top + (step - tall) / 2, room, tall)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.cobalt.tint))
            painter.drawRoundedRect(whole, tall / 2, tall / 2)
            part = QRectF(whole)
            part.setWidth(max(tall, room * today))
            painter.setBrush(QColor((palette.red if is_unusual else palette.cobalt).mark))
            painter.drawRoundedRect(part, tall / 2, tall / 2)
            if usual is not None:
                painter.setPen(QPen(QColor(palette.ink), 2))
                x = names + max(1.0, room * usual)
                painter.drawLine(
                    round(x), round(whole.top() - 3), round(x), round(whole.bottom() + 3)
                )
            painter.setPen(theme.colour("red" if is_unusual else "ink2"))
            painter.setFont(theme.fonts.small)
            where = QRectF(self.width() - ends, top, ends, step)
            painter.drawText(where, middle | Qt.AlignmentFlag.AlignRight, told)
