"""A list of cards: QTableView with one column, fixed sections and a delegate of bare painting.

QListView lays out all its rows for one change (186 ms at 100,000 rows); this does not.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from junhall.casework.board_rows import BoardRow
from junhall.models.terms import Instant, RequestId
from junhall.typed import override
from junhall.ui.board.captions import card_clock
from junhall.ui.board.card import CardPainter, CardState
from junhall.ui.board.pictures import CardPictures

GUTTER = 10
"""Where the scroll bar stands, so that cards keep their width when it appears."""

RowAt = Callable[[int], BoardRow]


class CardDelegate(QStyledItemDelegate):
    """Hands a row, taken straight from the model, to the card painter."""

    def __init__(self, cards: CardPainter, row_at: RowAt, clock: Callable[[], Instant]) -> None:
        super().__init__()
        self.cards = cards
        self.row_at = row_at
        self.clock = clock
        self.current: RequestId | None = None
        self.has_keyboard = False
        self.selected: frozenset[RequestId] = frozenset()
        self.record: RequestId | None = None
        self.arrivals: dict[RequestId, float] = {}
        self._pictures = CardPictures()

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """No style, no option of the style: the card draws its own focus and selection."""
        row = self.row_at(index.row())
        state = CardState(
            is_current=row.id == self.current,
            has_keyboard=self.has_keyboard,
            is_selected=row.id in self.selected,
            is_record=row.id == self.record,
            arrival=self.arrivals.get(row.id, 1.0),
        )
        card, now = card_rect(option.rect, self.cards), self.clock()
        if state.arrival < 1.0:
            self.cards.draw(painter, card, row, now, state)
            return
        face = self.cards.face(row, round(card.width()), now, is_record=state.is_record)
        self._pictures.draw(
            painter,
            option.rect,
            row.id,
            (self.cards, face, state),
            QColor(self.cards.theme.palette.paper),  # the board's ground; the list has none
            lambda onto: self.cards.draw(onto, card, row, now, state),
        )


def card_rect(cell: QRect, cards: CardPainter) -> QRectF:
    """The card inside its cell: room for the ring of focus, and the gap below."""
    return QRectF(cell).adjusted(3, 3, -3, 3 - cards.gap)


class CardsView(QTableView):
    """Cards under each other; keys and the pointer move one current card."""

    chosen = Signal(object)
    """The person moved to this request."""
    opened = Signal(object)
    """The person wants it opened: a click or a double click; keys come through Keys."""
    stepped_out = Signal(int)
    """Left (-1) or right (1) was pressed: another column's turn."""
    near_end = Signal()
    entered = Signal()
    left_alone = Signal()
    """Neither the pointer nor the keyboard is here any more."""

    def __init__(
        self, cards: CardPainter, row_at: RowAt, clock: Callable[[], Instant], parent: QWidget
    ) -> None:
        super().__init__(parent)
        # Asked for Qt's own viewport, PySide6 looks through all kinds of widget for its class.
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)
        self.cards = cards
        self._row_at = row_at
        self._settling = False
        self._is_loose = False
        """Rows have altered where nobody sees them: they are fitted when somebody does."""
        self.delegate = CardDelegate(cards, row_at, clock)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(0)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(cards.tall + cards.gap)
        bar = self.verticalScrollBar()
        bar.setFixedWidth(GUTTER)
        bar.setEnabled(False)
        bar.setSingleStep(cards.gap * 3)
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        bar.valueChanged.connect(self._on_scrolled)
        self.viewport().setMouseTracking(False)

    @property
    def current_id(self) -> RequestId | None:
        """The request the keyboard is on."""
        index = self.currentIndex()
        return self._row_at(index.row()).id if index.isValid() else None

    @property
    def is_attended(self) -> bool:
        """Whether the pointer or the keyboard is in this list."""
        return self.hasFocus() or self.viewport().underMouse()

    def wear(self, cards: CardPainter) -> None:
        """Draw with another painter: another theme, or other names."""
        self.cards = cards
        self.delegate.cards = cards
        self.verticalHeader().setDefaultSectionSize(cards.tall + cards.gap)
        self.fit_rows()
        self.viewport().update()

    def settle(self, work: Callable[[], None]) -> None:
        """Alter the rows while no card under the pointer or the keyboard changes its place."""
        anchor = self._anchor()
        self._settling = True
        try:
            work()
            self.fit_rows()
            self.updateGeometries()
            if anchor is not None:
                self._hold(anchor)
        finally:
            self._settling = False

    def set_current(self, at: int | None, *, quietly: bool = False) -> None:
        """Put the current card; ``quietly``: nobody is told, nothing scrolls."""
        if quietly and self._stands_at(at):
            return
        before, self._settling = self._settling, self._settling or quietly
        try:
            if at is None:
                self.setCurrentIndex(QModelIndex())
                self._show_current(None)
            else:
                index = self.model().index(at, 0)
                if quietly:
                    self.setAutoScroll(False)
                self.setCurrentIndex(index)
                self.setAutoScroll(True)
                self._show_current(self._row_at(at).id)
        finally:
            self._settling = before

    def fit_rows(self) -> None:
        """Give each card the height its title needs at this width."""
        self._is_loose = not self.isVisible()
        if self._is_loose:
            return
        width = self.viewport().width()
        self.horizontalHeader().resizeSection(0, width)
        header, inner = self.verticalHeader(), width - 6
        for at in range(self.model().rowCount() if self.model() else 0):
            wanted = self.cards.height(self._row_at(at), inner) + self.cards.gap
            if header.sectionSize(at) != wanted:
                header.resizeSection(at, wanted)

    def visible_rows(self) -> range:
        """The rows that can be seen."""
        count = self.model().rowCount() if self.model() else 0
        if not count:
            return range(0)
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (count - 1 if last < 0 else last) + 1)

    def tick(self, now: Instant) -> int:
        """Repaint the visible cards whose clock reads differently now; how many."""
        repainted = 0
        for at in self.visible_rows():
            row = self._row_at(at)
            shown = self.cards.clock_shown(row.id)
            due = card_clock(row, now)
            if shown is None or shown == due:
                continue
            cell = self.visualRect(self.model().index(at, 0))
            if shown.urgency is due.urgency and shown.overdue_s // 60 == due.overdue_s // 60:
                if shown.text == due.text:
                    continue
                strip = self.cards.clock_strip(card_rect(cell, self.cards))
                self.viewport().update(strip.toAlignedRect())
            else:
                self.viewport().update(cell)
            repainted += 1
        return repainted

    def repaint_row(self, at: int | None) -> None:
        """Repaint one card, if it is shown."""
        if at is not None:
            self.viewport().update(self.visualRect(self.model().index(at, 0)))

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell where the person went; what the program does itself is told to nobody."""
        super().currentChanged(current, previous)
        if not self._settling and current.isValid():
            row = self._row_at(current.row())
            self._show_current(row.id)
            self.chosen.emit(row.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right leave for the next column; letters are nobody's search here."""
        match event.key():
            case Qt.Key.Key_Left:
                self.stepped_out.emit(-1)
            case Qt.Key.Key_Right:
                self.stepped_out.emit(1)
            case (
                Qt.Key.Key_Up
                | Qt.Key.Key_Down
                | Qt.Key.Key_PageUp
                | Qt.Key.Key_PageDown
                | Qt.Key.Key_Home
                | Qt.Key.Key_End
            ):
                super().keyPressEvent(event)
            case _:
                event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes: there is always a current card to start from."""
        super().focusInEvent(event)
        self.delegate.has_keyboard = True
        if not self.currentIndex().isValid() and self.model() and self.model().rowCount():
            rows = self.visible_rows()
            self.set_current(rows.start if rows else 0)
        self.viewport().update()
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes."""
        super().focusOutEvent(event)
        self.delegate.has_keyboard = False
        self.viewport().update()
        self._maybe_left()

    @override
    def leaveEvent(self, event: object) -> None:
        """The pointer goes."""
        super().leaveEvent(event)  # type: ignore[arg-type]  # the stubs want an older name
        self._maybe_left()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """What altered unseen gets its heights, and the current card its place."""
        super().showEvent(event)
        if self._is_loose:
            self.fit_rows()
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards are as wide as the list."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_rows()

    def _maybe_left(self) -> None:
        if not self.is_attended:
            self.left_alone.emit()

    def _on_scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value > bar.maximum() - 2 * self.viewport().height():
            self.near_end.emit()

    def _stands_at(self, at: int | None) -> bool:
        """Whether the current card is this one already, and drawn as such."""
        index = self.currentIndex()
        if at is None or not index.isValid():
            return at is None and not index.isValid() and self.delegate.current is None
        return index.row() == at and self.delegate.current == self._row_at(at).id

    def _show_current(self, request_id: RequestId | None) -> None:
        if self.delegate.current != request_id:
            self.delegate.current = request_id
            self.viewport().update()

    def _anchor(self) -> tuple[RequestId, int] | None:
        """The card that must stay: under the pointer, else the current one, else the topmost."""
        if self.model() is None or not self.model().rowCount():
            return None
        at = -1
        if self.viewport().underMouse():
            at = self.rowAt(self.viewport().mapFromGlobal(self.cursor().pos()).y())
        if at < 0 and self.hasFocus() and self.currentIndex().row() in self.visible_rows():
            at = self.currentIndex().row()
        if at < 0:
            if self.verticalScrollBar().value() == 0:
                return None
            at = self.visible_rows().start
        return self._row_at(at).id, self.rowViewportPosition(at)

    def _hold(self, anchor: tuple[RequestId, int]) -> None:
        request_id, y = anchor
        count = self.model().rowCount()
        at = next((it for it in range(count) if self._row_at(it).id == request_id), None)
        if at is None:
            return
        moved = self.rowViewportPosition(at) - y
        if moved:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + moved)
