"""A chart as a table: read by ear, walked by keys, with a bar where one column is a share."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from junhall.typed import override
from junhall.ui.plain import tooltip
from junhall.ui.theme import Theme, look
from junhall.ui.times.tables import Row, Table
from junhall.words import tr

Index = QModelIndex | QPersistentModelIndex
_GOOD: Final = 0.9
_FAIR: Final = 0.75
_MEASURED, _AIR = 200, 18  # rows that decide how wide a column is, and what is added to it
_BAR, _LEAST_BAR, _NAMES = 190, 104, 190  # widths of a bar, and of the names beside it


class TableModel(QAbstractTableModel):
    """The rows of one table; another page is another table."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.table = Table((), ())

    def show(self, table: Table) -> None:
        """Show another table; equal cells are told to nobody."""
        before = self.table
        same = len(before.rows) == len(table.rows) and before.heads == table.heads
        if not same:
            self.beginResetModel()
            self.table = table
            self.endResetModel()
            return
        self.table = table
        for n, (old, new) in enumerate(zip(before.rows, table.rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(n, 0), self.index(n, len(table.heads) - 1))

    def row_at(self, at: int) -> Row:
        """The row at a place."""
        return self.table.rows[at]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """As many as the table has."""
        return 0 if parent.isValid() else len(self.table.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # see rowCount
        """As many as it has headings."""
        return 0 if parent.isValid() else len(self.table.heads)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A look-up."""
        if not index.isValid():
            return None
        cell = self.table.rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(cell)  # perhaps there is no room for all of it
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.table.heads[index.column()]}: {cell}"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings, set from the left."""
        if orientation is Qt.Orientation.Horizontal and section < len(self.table.heads):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.table.heads[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class RowPainter(QStyledItemDelegate):
    """Words on a hairline; a bar and its share in the column of shares."""

    def __init__(self, theme: Theme, model: TableModel, parent: QObject, *, judges: bool) -> None:
        """``judges``: a low share is drawn as a warning."""
        super().__init__(parent)
        self._theme, self._model, self._judges = theme, model, judges

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        theme, palette = self._theme, self._theme.palette
        row = self._model.row_at(index.row())
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.cobalt.tint))
        painter.setPen(QPen(QColor(palette.line), 1))
        if index.row() + 1 < self._model.rowCount():
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.fonts.body)
        painter.setPen(theme.colour("ink"))
        inner = rect.adjusted(theme.px(4), 0, -theme.px(4), 0)
        words = row.cells[index.column()]
        if index.column() == self._model.table.bar and row.share is not None:
            self._draw_bar(painter, inner, row.share)
            room = painter.fontMetrics().horizontalAdvance("100 %") + theme.px(6)
            inner = QRectF(inner.right() - room, inner.top(), room, inner.height())
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, round(inner.width())
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _draw_bar(self, painter: QPainter, rect: QRectF, share: float) -> None:
        theme, palette = self._theme, self._theme.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = painter.fontMetrics().horizontalAdvance("100 %") + theme.px(16)
        tall = theme.px(7)
        whole = QRectF(rect.left(), rect.center().y() - tall / 2, rect.width() - room, tall)
        if whole.width() < theme.px(24):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.cobalt.tint))
        painter.drawRoundedRect(whole, tall / 2, tall / 2)
        tone = palette.cobalt
        if self._judges:
            tone = palette.green if share >= _GOOD else palette.amber if share >= _FAIR else palette.red  # fmt: skip # noqa: E501  # three of a kind
        painter.setBrush(QColor(tone.mark))
        part = QRectF(whole)
        part.setWidth(max(tall, whole.width() * share))
        if share > 0:
            painter.drawRoundedRect(part, tall / 2, tall / 2)
        painter.setPen(theme.colour("ink"))


class TableView(QTableView):
    """Rows that can be opened: a click or Enter shows the requests behind one."""

    marked = Signal(object)
    """Somebody wants to see the requests of a Mark."""
    opened_row = Signal(int)
    """The same for a row whose requests somebody else knows."""

    def __init__(self, theme: Theme, *, judges: bool = False) -> None:
        super().__init__()
        look(self, kind="figures")
        self._theme = theme
        self._model = TableModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RowPainter(theme, self._model, self, judges=judges))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(28))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda index: self._open(index.row()))

    def show_table(self, table: Table) -> None:
        """Show another table."""
        is_other = table.heads != self._model.table.heads
        self._model.show(table)
        if is_other:
            head = self.horizontalHeader()
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit()
        self._fit_bar()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar gives way before the names do."""
        super().resizeEvent(event)
        self._fit_bar()

    def _fit(self) -> None:
        """Each column as wide as what stands in it: Qt's own measure keeps room for sorting."""
        table, theme = self._model.table, self._theme
        cells, heads = QFontMetricsF(theme.fonts.body), QFontMetricsF(theme.fonts.small)
        for n in range(1, len(table.heads)):
            if n != table.bar:
                told = [cells.horizontalAdvance(row.cells[n]) for row in table.rows[:_MEASURED]]
                widest = max([heads.horizontalAdvance(table.heads[n]), *told])
                self.horizontalHeader().resizeSection(n, round(widest) + theme.px(_AIR))

    def _fit_bar(self) -> None:
        bar = self._model.table.bar
        if bar is None:
            return
        head = self.horizontalHeader()
        others = sum(head.sectionSize(n) for n in range(1, head.count()) if n != bar)
        px = self._theme.px
        words = QFontMetricsF(self._theme.fonts.small).horizontalAdvance(
            self._model.table.heads[bar]
        )
        least = max(px(_LEAST_BAR), round(words) + px(_AIR))
        room = self.viewport().width() - others - px(_NAMES)
        head.resizeSection(bar, max(least, min(px(_BAR), room)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _open(self, at: int) -> None:
        mark = self._model.row_at(at).mark
        if mark is not None:
            self.marked.emit(mark)
        self.opened_row.emit(at)

    def name(self, title: str) -> None:
        """Say what the table is of."""
        self.setAccessibleName(tr("{title}, as a table", title=title))
