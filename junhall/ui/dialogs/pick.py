"""One filterable list to pick from: for people, services and kinds, places, other requests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from junhall.typed import override
from junhall.ui.dialogs.choices import Choice, Finder
from junhall.ui.dialogs.sheet import Sheet
from junhall.ui.naming import one_line
from junhall.ui.parts.drawing import draw_check
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme
from junhall.words import tr

_KEY: Final = int(Qt.ItemDataRole.UserRole)
_HINT: Final = _KEY + 1
_CHOSEN: Final = _KEY + 2
_FREE: Final = "\N{INFORMATION SEPARATOR ONE}free"


class Pick(Sheet):
    """Type to filter, arrows to move, Enter to take; Ctrl+Space adds where several may be taken."""

    picked = Signal(tuple, str)
    """Keys taken, in the order of the list; and the text typed, where it is itself the answer."""
    typed = Signal(str)

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        several: bool = False,
        free: str = "",
        empty: str = "",
    ) -> None:
        """``free`` says how a text of one's own is offered: it holds {text}."""
        super().__init__(title, theme, parent)
        self._several = several
        self._free = free
        self._chosen = {choice.key for choice in choices if choice.is_chosen}
        self._has_marked = False
        """Whether somebody marked a line here, rather than pressing Enter on one."""
        self._finder = Finder(choices)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Type to filter"))
        self.filter.setAccessibleName(title)
        self.filter.setClearButtonEnabled(False)
        self.filter.textChanged.connect(self._on_typed)
        self.filter.installEventFilter(self)
        self.column.addWidget(self.filter)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Rows(theme, self))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(title)
        self.list.setMinimumHeight(theme.px(260))
        self.list.clicked.connect(self._on_clicked)
        self.list.installEventFilter(self)
        self.column.addWidget(self.list, 1)
        self.none = PlainLabel(empty or tr("Nothing found."), tone="ink2", wraps=True)
        self.column.addWidget(self.none)
        keys = tr("Ctrl+Space adds or removes one · Enter takes them") if several else ""
        if keys:
            self.column.addWidget(PlainLabel(keys, tone="ink2", font=theme.fonts.small, wraps=True))
        take = self.buttons(tr("Take"))
        take.clicked.connect(self.take)
        self.offer(choices)
        self.filter.setFocus()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Other choices, found elsewhere for what is typed."""
        self._finder = Finder(choices)
        self._show()

    @property
    def shown(self) -> tuple[str, ...]:
        """The words in the list, in order."""
        return tuple(self._model.item(n).text() for n in range(self._model.rowCount()))

    def take(self) -> None:
        """Take what is marked, or else the line under the bar."""
        if self._several and self._has_marked:
            self.picked.emit(tuple(sorted(self._chosen)), "")
            self.accept()
            return
        index = self.list.currentIndex()
        if not index.isValid():
            return
        key = str(index.data(_KEY))
        text = self.filter.text().strip()
        self.picked.emit(() if key == _FREE else (key,), text if key == _FREE else "")
        self.accept()

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        """Arrows move the bar from within the text; Enter takes; Ctrl+Space marks."""
        if arg__2.type() is QEvent.Type.KeyPress and isinstance(arg__2, QKeyEvent):
            key = arg__2.key()
            control = bool(arg__2.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.take()
                return True
            if key == Qt.Key.Key_Space and control and self._several:
                self._mark(self.list.currentIndex())
                return True
            moves = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
            if arg__1 is self.filter and key in moves:
                QApplication.sendEvent(self.list, arg__2)
                return True
        return super().eventFilter(arg__1, arg__2)

    def _mark(self, index: QModelIndex | QPersistentModelIndex) -> None:
        key = str(index.data(_KEY)) if index.isValid() else ""
        if not key or key == _FREE:
            return
        self._has_marked = True
        if key in self._chosen:
            self._chosen.discard(key)
        else:
            self._chosen.add(key)
        item = self._model.item(index.row())
        item.setData(key in self._chosen, _CHOSEN)
        _name(item)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._several:
            self._mark(index)
        else:
            self.take()

    def _on_typed(self, text: str) -> None:
        self._show()
        self.typed.emit(text)

    def _show(self) -> None:
        text = self.filter.text().strip()
        found = list(self._finder.find(text))
        if self._free and text and not any(choice.words == text for choice in found):
            own = Choice(_FREE, self._free.format(text=one_line(text)))
            found.append(own)
        self._model.clear()
        for choice in found:
            item = QStandardItem(one_line(choice.words))
            item.setData(choice.key, _KEY)
            item.setData(one_line(choice.hint), _HINT)
            item.setData(choice.key in self._chosen, _CHOSEN)
            _name(item)
            self._model.appendRow(item)
        at = 0
        if not text:
            at = next((n for n, choice in enumerate(found) if choice.key in self._chosen), 0)
        # "No one" is always offered; Enter takes it only where somebody went to it or named it.
        stray = bool(found) and found[0].is_always and not self._finder.names(found[0], text)
        self.list.setCurrentIndex(QModelIndex() if stray else self._model.index(at, 0))
        self.none.setVisible(not found)
        self.list.setVisible(bool(found))


def _name(item: QStandardItem) -> None:
    said = [item.text(), str(item.data(_HINT) or "")]
    if item.data(_CHOSEN):
        said.append(tr("chosen"))
    words = ", ".join(part for part in said if part)
    item.setData(words, int(Qt.ItemDataRole.AccessibleTextRole))


class _Rows(QStyledItemDelegate):
    """A line of the list: a tick where chosen, the words, the hint at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line, high enough for a finger."""
        return QSize(self._theme.px(200), self._theme.px(32))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw it."""
        theme = self._theme
        rect = option.rect.adjusted(theme.px(2), 1, -theme.px(2), -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.palette.cobalt.tint)
            radius = theme.measures.radius_chip
            painter.drawRoundedRect(rect, radius, radius)
        left = rect.adjusted(theme.px(30), 0, -theme.px(10), 0)
        if index.data(_CHOSEN):
            size = theme.px(12)
            tick = rect.adjusted(theme.px(10), 0, 0, 0)
            tick.setWidth(size)
            tick.setTop(rect.center().y() - size // 2)
            tick.setHeight(size)
            draw_check(painter, tick.toRectF(), theme.colour("cobalt"), 2.0)
        painter.setFont(theme.fonts.body)
        painter.setPen(theme.colour("cobalt" if chosen else "ink"))
        metrics = painter.fontMetrics()
        words = str(index.data(int(Qt.ItemDataRole.DisplayRole)))
        hint = str(index.data(_HINT) or "")
        room = left.width() - metrics.horizontalAdvance(hint) - theme.px(12)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(theme.px(80), room))
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, shown)
        used = metrics.horizontalAdvance(shown) + theme.px(12)
        painter.setPen(theme.colour("ink2"))
        rest = left.adjusted(used, 0, 0, 0)
        hint = metrics.elidedText(hint, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hint)
        painter.restore()
