"""One column of the board: its heading with sign and count, its cards, and the "3 new" pill."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from junhall.casework.ages import number_text
from junhall.casework.board_rows import BoardColumn
from junhall.models.terms import Instant, RequestId, RequestStatus
from junhall.typed import override
from junhall.ui.board.captions import SIGNS, card_sentence, column_name
from junhall.ui.board.card import CardPainter
from junhall.ui.board.cards_view import GUTTER, CardsView
from junhall.ui.board.model import ColumnModel
from junhall.ui.parts.controls import Pill
from junhall.ui.parts.drawing import draw_check
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme
from junhall.words import ntr

if TYPE_CHECKING:
    from PySide6.QtCore import QVariantAnimation

SLIDE_MS = 150
MOST_SLIDES = 12
"""More cards at once than this do not slide: all of them would be painted ten times."""


class StatusSign(QWidget):
    """A state's colour and sign in one small square."""

    def __init__(self, status: RequestStatus, theme: Theme) -> None:
        super().__init__()
        self._status = status
        self._theme = theme
        self.setFixedSize(theme.px(14), theme.px(14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw square and sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._theme.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.tone_of(self._status).mark))
        rect = QRectF(self.rect())
        painter.drawRoundedRect(rect, self._theme.px(4), self._theme.px(4))
        ink = QColor(palette.on_fill)
        if self._status is RequestStatus.SOLVED:
            inset = rect.width() * 0.24
            draw_check(painter, rect.adjusted(inset, inset, -inset, -inset), ink, 1.6)
            return
        font = QFont(self._theme.fonts.strong)
        font.setPointSizeF(rect.height() * 0.72 * 72 / 96)
        font.setWeight(QFont.Weight.ExtraBold)
        painter.setFont(font)
        painter.setPen(ink)
        lift = rect.height() * (0.22 if self._status is RequestStatus.ANSWERED else 0.04)
        painter.drawText(
            rect.adjusted(0, -lift, 0, -lift), Qt.AlignmentFlag.AlignCenter, SIGNS[self._status]
        )


class ColumnPane(QWidget):
    """A heading, cards under it, and words where there are none."""

    more_wanted = Signal(object)

    def __init__(
        self, status: RequestStatus, theme: Theme, cards: CardPainter, clock: Callable[[], Instant]
    ) -> None:
        super().__init__()
        self.status = status
        self._theme = theme
        self._clock = clock
        # Narrower than this a card says nothing any more.
        self.setMinimumSize(theme.px(172), theme.px(120))
        self._known = False
        self._told: tuple[int, int, bool] | None = None
        self._slides: set[QVariantAnimation] = set()
        self.model = ColumnModel(
            status, lambda row: card_sentence(row, self.view.cards.names, clock()), self
        )
        self._sign = StatusSign(status, theme)
        self._name = PlainLabel(column_name(status), font=theme.fonts.strong)
        self._count = PlainLabel("", tone="ink2")
        self._count.setFixedHeight(self._name.sizeHint().height())
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(4), 0, GUTTER, 0)
        head.setSpacing(theme.px(6))
        head.addWidget(self._sign)
        head.addWidget(self._name)
        head.addWidget(self._count)
        head.addStretch()
        self.pill = Pill()
        self.pill.clicked.connect(self.show_waiting)
        head.addWidget(self.pill)
        head.addStrut(theme.px(26))

        self.view = CardsView(cards, self.model.row_at, clock, self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(column_name(status))
        self.view.left_alone.connect(self.release)
        self.view.near_end.connect(self._on_near_end)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(4))
        body.addLayout(head)
        body.addWidget(self.view, 1)

        self._empty = PlainLabel("", tone="ink2", wraps=True, parent=self.view.viewport())
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._empty.hide()

    def load(self, column: BoardColumn, *, may_hold: bool) -> None:
        """Bring the column to the office's answer, without a jump under the person's hand."""
        holding = may_hold and self._known and self.model.has_rows and self.view.is_attended
        is_first = not self._known or not may_hold
        if self._known and self.model.is_as_shown(column, holding=holding):
            self.model.total = column.total
            self._tell()
            return
        self._known = True
        arrived: list[RequestId] = []

        def work() -> None:
            arrived.extend(self.model.show(column, holding=holding))

        self.view.settle(work)
        self._tell()
        if arrived and not is_first:
            self._slide_in(tuple(arrived))

    def release(self) -> None:
        """Let in the cards that waited, where somebody could be disturbed by them no longer."""
        if self.model.waiting:
            self._let_in()

    def show_waiting(self) -> None:
        """Let in the cards that waited, since the person asks for them."""
        self._let_in()
        self.view.scrollToTop()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_empty_words(self, words: str) -> None:
        """What an empty column says."""
        self._empty.setText(words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The empty words stay over the top of the list."""
        super().resizeEvent(event)
        self._place()

    def _let_in(self) -> None:
        arrived: list[RequestId] = []
        self.view.settle(lambda: arrived.extend(self.model.release()))
        self._tell()
        self._slide_in(tuple(arrived))

    def _tell(self) -> None:
        waiting = len(self.model.waiting)
        told = (self.model.total, waiting, self.model.has_rows)
        if told == self._told:
            return
        self._told = told
        self._say_count(number_text(self.model.total))
        self.view.setAccessibleName(
            ntr("{name}: {n} request", "{name}: {n} requests", self.model.total,
                name=column_name(self.status))
        )  # fmt: skip
        self._empty.setVisible(not self.model.has_rows)
        self.pill.setVisible(bool(waiting))
        if waiting:
            self.pill.setText(ntr("{n} new", "{n} new", waiting))
        self._place()

    def _say_count(self, words: str) -> None:
        """A label of fixed size may say another number without the window being laid out anew."""
        self._count.setText(words)
        wide = self._count.fontMetrics().horizontalAdvance("0" * len(words))
        if wide != self._count.width() or self._count.minimumWidth() != wide:
            self._count.setFixedWidth(wide)

    def _place(self) -> None:
        px = self._theme.px
        area = self.view.geometry()
        self._empty.setGeometry(px(8), px(20), max(0, area.width() - px(26)), px(140))

    def _on_near_end(self) -> None:
        if self.model.has_more and self.model.rows:
            self.more_wanted.emit(self.status)

    def _slide_in(self, came: tuple[RequestId, ...]) -> None:
        """Show a few cards come in; a storm's cards, and those out of sight, are simply there."""
        if not self._theme.has_motion or not self.isVisible() or len(came) > MOST_SLIDES:
            return
        seen = self.view.visible_rows()
        arrived = tuple(it for it in came if self.model.place_of(it) in seen)
        if not arrived:
            return
        from PySide6.QtCore import QEasingCurve, QVariantAnimation  # nothing slides at the start

        slide = QVariantAnimation(self)
        slide.setDuration(SLIDE_MS)
        slide.setStartValue(0.0)
        slide.setEndValue(1.0)
        slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        arrivals = self.view.delegate.arrivals

        def on_value(value: object) -> None:
            for request_id in arrived:
                arrivals[request_id] = float(value)  # type: ignore[arg-type]  # a QVariant
                self.view.repaint_row(self.model.place_of(request_id))

        def on_finished() -> None:
            for request_id in arrived:
                arrivals.pop(request_id, None)
                self.view.repaint_row(self.model.place_of(request_id))
            self._slides.discard(slide)
            slide.deleteLater()

        slide.valueChanged.connect(on_value)
        slide.finished.connect(on_finished)
        self._slides.add(slide)
        slide.start()
