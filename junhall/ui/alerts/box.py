"""The list behind the bell: one line a request under why it is there; each is a door to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.ages import number_text
from junhall.casework.alert_rows import AlertKind, AlertRow, Alerts
from junhall.models.terms import Instant
from junhall.typed import override
from junhall.ui.alerts import says
from junhall.ui.board.captions import Names
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import ntr, tr

Index = QModelIndex | QPersistentModelIndex
Line = AlertRow | tuple[AlertKind, int]
"""A request, or the heading of a part and how many it has."""
_WIDE: Final = 460
_TALL: Final = 520


@final
class AlertLines(QAbstractListModel):
    """Headings and requests, in order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._says: Callable[[AlertRow], str] = says.title_of

    def show(self, rows: Sequence[AlertRow], sentence: Callable[[AlertRow], str]) -> None:
        """Show these; ``sentence``: a line as it is heard."""
        lines: list[Line] = []
        for kind in AlertKind:
            here = [row for row in rows if row.kind is kind]
            if here:
                lines += [(kind, len(here)), *here]
        self.beginResetModel()
        self._lines, self._says = tuple(lines), sentence
        self.endResetModel()

    def line_at(self, at: int) -> Line:
        """One line."""
        return self._lines[at]

    def row_at(self, at: int) -> AlertRow | None:
        """The request of a line; None for a heading, or where there is no line."""
        line = self._lines[at] if 0 <= at < len(self._lines) else None
        return line if isinstance(line, AlertRow) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Headings too."""
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, the same as are heard."""
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            line = self._lines[index.row()]
            if isinstance(line, AlertRow):
                return self._says(line)
            return f"{says.heading(line[0])} {number_text(line[1])}"
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is passed over."""
        if self.row_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@final
class _Painted(QStyledItemDelegate):
    """Two lines a request: what it is, and why it is here; new ones have a dot."""

    def __init__(self, theme: Theme, model: AlertLines) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._bold = QFont(theme.fonts.body)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self.names = Names.of(None)
        self.now = Instant(0)
        self.unseen: frozenset[str] = frozenset()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading is one line, a request two."""
        body = QFontMetricsF(self._theme.fonts.body).height()
        small = QFontMetricsF(self._theme.fonts.small).height()
        if self._model.row_at(index.row()) is None:
            return QSize(100, round(small) + self._theme.px(14))
        return QSize(100, round(body + small) + self._theme.px(16))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        theme, line = self._theme, self._model.line_at(index.row())
        rect = QRectF(option.rect)
        small = QFontMetricsF(theme.fonts.small)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(line, AlertRow):
            kind, n = line
            painter.setFont(theme.fonts.small)
            painter.setPen(theme.colour(says.tone(kind)))
            base = rect.bottom() - theme.px(5) - small.descent()
            words = f"{says.heading(kind)}  {number_text(n)}"
            painter.drawText(QPointF(rect.left() + theme.px(12), base), words)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(theme.palette.cobalt.mark), 1.5))
            painter.setBrush(QColor(theme.palette.cobalt.tint))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        is_new = not line.keys.isdisjoint(self.unseen)
        left, right = rect.left() + theme.px(24), rect.right() - theme.px(10)
        font = self._bold if is_new else theme.fonts.body
        body = QFontMetricsF(font)
        base = rect.top() + theme.px(7) + body.ascent()
        if is_new:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(theme.palette, says.tone(line.kind)).mark))
            middle = QPointF(rect.left() + theme.px(14), base - body.xHeight() / 2)
            painter.drawEllipse(middle, theme.px(3.5), theme.px(3.5))
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        self._text(painter, body, says.title_of(line), left, base, right - left)
        base += body.descent() + theme.px(2) + small.ascent()
        painter.setFont(theme.fonts.small)
        painter.setPen(theme.colour(says.tone(line.kind)))
        reason = says.why(line, self.now)
        self._text(painter, small, reason, left, base, right - left)
        left += min(small.horizontalAdvance(reason), right - left) + theme.px(8)
        painter.setPen(theme.colour("ink2"))
        self._text(painter, small, says.second_line(line, self.names), left, base, right - left)
        painter.restore()

    @staticmethod
    def _text(
        painter: QPainter, font: QFontMetricsF, words: str, x: float, y: float, wide: float
    ) -> None:
        if wide > font.averageCharWidth() * 3:
            told = font.elidedText(words, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QPointF(x, y), told)


@final
class AlertsBox(QFrame):
    """Opened by the bell; arrows move, Enter opens, Escape or a click beside it closes."""

    request_wished = Signal(object)
    board_wished = Signal()
    """The board's view of all that is overdue."""
    settings_wished = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        look(self, ground="card", edge="all")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Alerts"))
        self.model = AlertLines(self)
        self._painted = _Painted(theme, self.model)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._painted)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("Alerts"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(lambda index: self._open(index.row()))
        self._nothing = PlainLabel(
            tr("Nothing is overdue, due soon or newly given to you. What becomes so appears here."),
            tone="ink2",
            wraps=True,
        )
        self._more = PlainLabel("", tone="ink2", wraps=True)
        self.overdue = look(QPushButton(tr("All overdue on the board")), kind="plain")
        self.overdue.clicked.connect(self._leave_for_board)
        self.choose = look(QPushButton(tr("Which alerts?")), kind="plain")
        self.choose.clicked.connect(self._leave_for_settings)
        foot = QHBoxLayout()
        foot.addWidget(self.overdue)
        foot.addStretch()
        foot.addWidget(self.choose)
        body = QVBoxLayout(self)
        gap = theme.px(12)
        body.setContentsMargins(theme.px(8), gap, theme.px(8), theme.px(8))
        head = PlainLabel(tr("Alerts"), font=theme.fonts.title)
        head.setContentsMargins(gap, 0, 0, 0)
        self._nothing.setContentsMargins(gap, 0, gap, 0)
        body.addWidget(head)
        body.addWidget(self._nothing)
        body.addWidget(self.list, 1)
        body.addWidget(self._more)
        body.addLayout(foot)

    def show_alerts(self, told: Alerts, unseen: frozenset[str], names: Names, now: Instant) -> None:
        """Show these; the line that is current stays."""
        current = self.model.row_at(self.list.currentIndex().row())
        self._painted.names, self._painted.now, self._painted.unseen = names, now, unseen

        def sentence(row: AlertRow) -> str:
            parts = [says.title_of(row), says.why(row, now), says.second_line(row, names)]
            if not row.keys.isdisjoint(unseen):
                parts.insert(0, tr("new"))
            return ", ".join(parts)

        self.model.show(told.rows, sentence)
        has_rows = bool(told.rows)
        self.list.setVisible(has_rows)
        self._nothing.setVisible(not has_rows)
        n = len(told.rows)
        self._more.setText(
            ntr("The {n} newest; there are more.", "The {n} newest; there are more.", n)
        )
        self._more.setVisible(told.is_cut and has_rows)
        at = self._where(current, unseen)
        if at is not None:
            self.list.setCurrentIndex(self.model.index(at))

    def _where(self, current: AlertRow | None, unseen: frozenset[str]) -> int | None:
        """The line to stand on: the same request as before, else the first that is new."""
        lines = [
            (at, row)
            for at in range(self.model.rowCount())
            if (row := self.model.row_at(at)) is not None
        ]
        wanted = (
            next((at for at, row in lines if current is not None and row.id == current.id), None),
            next((at for at, row in lines if not row.keys.isdisjoint(unseen)), None),
            next((at for at, _ in lines), None),
        )
        return next((at for at in wanted if at is not None), None)

    def open_below(self, bell: QWidget) -> None:
        """Stand under the bell, inside its window, with the keyboard in the list."""
        window = bell.window()
        gap = self._theme.px(8)
        wide = min(self._theme.px(_WIDE), window.width() - 2 * gap)
        below = bell.mapTo(window, bell.rect().bottomRight())
        rows = sum(self.list.sizeHintForRow(n) for n in range(self.model.rowCount()))
        around = self.sizeHint().height() - (self.list.sizeHint().height() if rows else 0)
        tall = min(self._theme.px(_TALL), around + rows + gap)
        self.resize(wide, min(tall, window.height() - below.y() - 2 * gap))
        left = max(gap, min(below.x(), window.width() - gap) - wide)
        self.move(window.mapToGlobal(QPoint(left, below.y() + gap)))
        self.show()
        self.list.scrollTo(self.list.currentIndex(), QListView.ScrollHint.PositionAtCenter)
        target = self.list if self.model.rowCount() else self.choose
        target.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the line, Escape closes."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.list.hasFocus():
                self._open(self.list.currentIndex().row())
            case Qt.Key.Key_Escape:
                self._leave()
            case _:
                super().keyPressEvent(event)

    def _open(self, at: int) -> None:
        row = self.model.row_at(at)
        if row is not None:
            self._leave()
            self.request_wished.emit(row.id)

    def _leave_for_board(self) -> None:
        self._leave()
        self.board_wished.emit()

    def _leave_for_settings(self) -> None:
        self._leave()
        self.settings_wished.emit()

    def _leave(self) -> None:
        self.close()
        self.closed.emit()
