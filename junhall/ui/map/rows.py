"""The list beside the map, drawn: a dot of the state, title, clock, and a quiet second line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from junhall.casework.rows import BoardRow
from junhall.models.terms import Instant, PlaceQuality, RequestId, RequestStatus
from junhall.typed import override
from junhall.ui.board.captions import SIGNS, Names, Urgency, card_clock, chip_text
from junhall.ui.board.model import ColumnModel
from junhall.ui.plain import plain
from junhall.ui.theme import Theme
from junhall.words import tr

_TITLE_LINES: Final = 2


def second_line(row: BoardRow, names: Names, extra: str = "") -> str:
    """What stands below a title: the service, who has it or where it is, and what is said of it."""
    told = [chip_text(row, names)]
    if row.status is RequestStatus.ASSIGNED and row.assignees:
        told.append(f"→ {names.people(row.assignees)}")
    elif row.place_name:
        told.append(plain(row.place_name))
    if row.place_quality is PlaceQuality.GUESSED:
        told.append(tr("place guessed"))
    return " · ".join(part for part in (*told, extra) if part)


class RowDelegate(QStyledItemDelegate):
    """Draws one row; the model is asked for the row itself."""

    def __init__(self, theme: Theme, model: ColumnModel, clock: Callable[[], Instant]) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._clock = clock
        self.names = Names.of(None)
        self.extra: dict[RequestId, str] = {}
        """More words for the second line of some."""
        self.selected: frozenset[RequestId] = frozenset()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As tall as its lines."""
        row = self._model.row_at(index.row())
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, round(self._height(row, width)))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One row."""
        row = self._model.row_at(index.row())
        theme, palette = self._theme, self._theme.palette
        rect = QRectF(option.rect)
        view = option.widget
        is_current = isinstance(view, QListView) and view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current or row.id in self.selected:
            painter.fillRect(rect, QColor(palette.cobalt.tint))
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        clock = card_clock(row, self._clock())
        tone = palette.red if clock.urgency is Urgency.OVERDUE else palette.tone_of(row.status)
        pad = theme.px(16)
        self._sign(painter, rect, row, tone.mark)
        painter.setFont(theme.fonts.clock)
        clock_w = QFontMetricsF(theme.fonts.clock).horizontalAdvance(clock.text)
        ink = {Urgency.OVERDUE: palette.red.ink, Urgency.SOLVED: palette.green.ink}.get(
            clock.urgency, palette.ink
        )
        painter.setPen(QColor(ink))
        line = QFontMetricsF(theme.fonts.body).height()
        top = rect.top() + theme.px(11)
        painter.drawText(
            QRectF(rect.right() - pad - clock_w - 2, top, clock_w + 2, line),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            clock.text,
        )
        left = rect.left() + theme.px(36)
        painter.setPen(QColor(palette.ink))
        painter.setFont(theme.fonts.body)
        width = self._title_width(rect.width(), clock.text)
        lines = self._lines(plain(row.title), width)
        for n, text in enumerate(lines):
            painter.drawText(
                QRectF(left, top + n * line, width, line), Qt.AlignmentFlag.AlignVCenter, text
            )
        painter.setPen(QColor(palette.ink2))
        painter.setFont(theme.fonts.small)
        below = QRectF(
            left, top + len(lines) * line + theme.px(1), rect.right() - pad - left,
            rect.bottom() - top,
        )  # fmt: skip
        option_of = QTextOption()
        option_of.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.drawText(below, self._second(row), option_of)
        if is_current and isinstance(view, QListView) and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.cobalt.mark), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _sign(self, painter: QPainter, rect: QRectF, row: BoardRow, colour: str) -> None:
        theme = self._theme
        side = theme.px(13)
        box = QRectF(rect.left() + theme.px(14), rect.top() + theme.px(13), side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, 3, 3)
        font = theme.font(9.5)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.palette.on_fill))
        lift = -3.0 if row.status is RequestStatus.ANSWERED else 0.0
        painter.drawText(
            box.translated(QPointF(0, lift)), Qt.AlignmentFlag.AlignCenter,
            SIGNS.get(row.status, "–"),
        )  # fmt: skip
        if row.id in self.selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.palette.cobalt.mark), 2))
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 5, 5)

    def _second(self, row: BoardRow) -> str:
        return second_line(row, self.names, self.extra.get(row.id, ""))

    def _title_width(self, width: float, clock: str) -> float:
        clock_w = QFontMetricsF(self._theme.fonts.clock).horizontalAdvance(clock)
        return max(60.0, width - self._theme.px(36 + 16 + 10) - clock_w)

    def _lines(self, title: str, width: float) -> list[str]:
        metrics = QFontMetricsF(self._theme.fonts.body)
        words, lines = title.split(), [""]
        for word in words:
            longer = f"{lines[-1]} {word}".strip()
            if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
                lines[-1] = longer
            elif len(lines) < _TITLE_LINES:
                lines.append(word)
            else:
                lines[-1] = longer
        return [metrics.elidedText(it, Qt.TextElideMode.ElideRight, width) for it in lines]

    def _height(self, row: BoardRow, width: int) -> float:
        theme = self._theme
        body, small = QFontMetricsF(theme.fonts.body), QFontMetricsF(theme.fonts.small)
        clock = card_clock(row, self._clock())
        titles = len(self._lines(plain(row.title), self._title_width(width, clock.text)))
        room = QRectF(0, 0, width - theme.px(36 + 16), 1000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        second = small.boundingRect(room, wrap, self._second(row)).height()
        return titles * body.height() + second + theme.px(24)


@final
class RowsView(QListView):
    """A list of requests; arrows move, the map follows."""

    chosen = Signal(object)
    """The person moved to this request."""
    opened = Signal(object)
    """Enter or a click."""

    def __init__(self, theme: Theme, model: ColumnModel, delegate: RowDelegate) -> None:
        super().__init__()
        self._rows = model
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setStyleSheet(f"QListView {{ background: {theme.palette.card}; }}")
        self.clicked.connect(self._on_clicked)

    @property
    def current_id(self) -> RequestId | None:
        """The request the list is on."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()).id if index.isValid() else None

    def show_current(self, request_id: RequestId | None) -> None:
        """Put the list on a request without telling anyone."""
        at = None if request_id is None else self._rows.place_of(request_id)
        self._quiet = True
        try:
            self.setCurrentIndex(QModelIndex() if at is None else self._rows.index(at, 0))
        finally:
            self._quiet = False
        if at is not None:
            self.scrollTo(self._rows.index(at, 0))
        self.viewport().update()

    def step(self, by: int) -> None:
        """Go on to the next, or back."""
        count = self._rows.rowCount()
        if not count:
            return
        index = self.currentIndex()
        at = min(count - 1, max(0, index.row() + by)) if index.isValid() else 0
        self.setCurrentIndex(self._rows.index(at, 0))

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell where the person went."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._quiet and current.isValid():
            self.chosen.emit(self._rows.row_at(current.row()).id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys; letters are nobody's search here."""
        moves = {
            Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
            Qt.Key.Key_Home, Qt.Key.Key_End,
        }  # fmt: skip
        if event.key() in moves:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def event(self, event: QEvent) -> bool:
        """The keyboard comes: there is always a row to start from."""
        answer = super().event(event)
        if event.type() == QEvent.Type.FocusIn and not self.currentIndex().isValid():
            self.step(0)
        return answer

    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.row_at(index.row()).id)
