"""The palette (Ctrl+K): every command by its words, every request by search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.asks import SearchFor
from junhall.casework.rows import SearchHit
from junhall.models.terms import RequestId
from junhall.typed import override
from junhall.ui.board.captions import status_name
from junhall.ui.bridge import launch
from junhall.ui.contract import Counter
from junhall.ui.parts.drawing import draw_key_hint, key_hint_size
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.plain import plain
from junhall.ui.theme import Theme, look
from junhall.words import tr

_MATCH: Final = 60  # below this likeness a command is not meant
_HITS: Final = 20
_DEBOUNCE_MS: Final = 70

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a command by id, or a request."""

    words: str
    note: str = ""
    command: str | None = None
    request: RequestId | None = None


class EntryModel(QAbstractListModel):
    """The lines for what is typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def entry_at(self, at: int) -> Entry:
        """The line at a place."""
        return self._entries[at]

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """As many as match."""
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; with the note for those who hear them."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.words}, {entry.note}" if entry.note else entry.words
        return None


class _Lines(QStyledItemDelegate):
    """Words on the left; a key, or a request's number and state, on the right."""

    def __init__(self, theme: Theme, model: EntryModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._body = QFontMetricsF(theme.fonts.body)
        self._small = QFontMetricsF(theme.fonts.small)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(100, round(self._body.height()) + self._theme.px(14))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        entry, theme = self._model.entry_at(index.row()), self._theme
        rect: QRect = option.rect
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.palette.cobalt.tint))
            painter.drawRoundedRect(QRectF(rect), theme.px(6), theme.px(6))
        pad = theme.px(10)
        right = float(rect.right() - pad)
        baseline = rect.top() + (rect.height() - self._body.height()) / 2 + self._body.ascent()
        if entry.command is not None and entry.note:
            size = key_hint_size(entry.note, theme)
            where = QRect(
                round(right) - size.width(),
                rect.center().y() - size.height() // 2,
                size.width(),
                size.height(),
            )
            draw_key_hint(painter, where, entry.note, theme)
            right -= size.width() + pad
        elif entry.note:
            right -= self._small.horizontalAdvance(entry.note)
            painter.setFont(theme.fonts.small)
            painter.setPen(theme.colour("ink2"))
            painter.drawText(QPointF(right, baseline), entry.note)
            right -= pad
        painter.setFont(theme.fonts.body)
        painter.setPen(theme.colour("cobalt" if is_current else "ink"))
        words = self._body.elidedText(
            entry.words, Qt.TextElideMode.ElideRight, right - rect.left() - pad
        )
        painter.drawText(QPointF(rect.left() + pad, baseline), words)
        painter.restore()


class PaletteBox(QDialog):
    """One field and the lines that match; Enter does the line."""

    command_wished = Signal(str)
    request_wished = Signal(object)

    def __init__(
        self,
        office: Counter,
        theme: Theme,
        commands: Sequence[Entry],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(tr("Find a command or a request"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look(self, ground="card", edge="all")
        self._office = office
        self._commands = tuple(commands)
        self._hits: tuple[SearchHit, ...] = ()
        self._asked = 0
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find a command or a request"))
        self.field.setAccessibleName(tr("Find a command or a request"))
        self.field.textChanged.connect(self._on_text)
        self.field.installEventFilter(self)
        self.model = EntryModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self._lines = _Lines(theme, self.model)
        self.list.setItemDelegate(self._lines)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Commands and requests"))
        self.list.clicked.connect(lambda index: self._do(index.row()))
        self._nothing = PlainLabel(tr("Nothing matches."), tone="ink2")
        self._nothing.hide()
        body = QVBoxLayout(self)
        body.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        body.setSpacing(theme.px(8))
        body.addWidget(self.field)
        body.addWidget(self._nothing)
        body.addWidget(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask)
        self._show()
        width = min(theme.px(560), parent.width() - theme.px(40))
        self.resize(width, min(theme.px(420), parent.height() - theme.px(80)))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + theme.px(70))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows and Enter of the field move and do the list."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        at = self.list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down:
                self._move(at + 1)
            case Qt.Key.Key_Up:
                self._move(at - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._do(at)
            case _:
                return False
        return True

    def _on_text(self) -> None:
        self._hits = ()
        self._asked += 1
        self._show()
        if len(self.field.text().strip()) > 1:
            self._timer.start()
        else:
            self._timer.stop()

    def _ask(self) -> None:
        launch(self._search(self.field.text().strip(), self._asked))

    async def _search(self, text: str, asked: int) -> None:
        hits = await self._office.ask(SearchFor(text, _HITS))
        if asked == self._asked:
            self._hits = hits
            self._show()

    def _show(self) -> None:
        found = [*matching(self._commands, self.field.text()), *map(_hit_entry, self._hits)]
        self.model.show(found)
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self._move(0)

    def _move(self, at: int) -> None:
        if 0 <= at < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(at))

    def _do(self, at: int) -> None:
        if not 0 <= at < self.model.rowCount():
            return
        entry = self.model.entry_at(at)
        self.close()
        if entry.command is not None:
            self.command_wished.emit(entry.command)
        elif entry.request is not None:
            self.request_wished.emit(entry.request)


def matching(commands: Sequence[Entry], text: str) -> tuple[Entry, ...]:
    """The commands somebody may mean by what is typed, the likeliest first."""
    words = text.strip().casefold()
    if not words:
        return tuple(commands)
    from rapidfuzz.fuzz import WRatio

    def likeness(entry: Entry) -> float:
        said = entry.words.casefold()
        return 100.0 + (said.startswith(words)) if words in said else WRatio(words, said)

    scored = [(likeness(entry), entry) for entry in commands]
    kept = sorted((it for it in scored if it[0] >= _MATCH), key=_first, reverse=True)
    return tuple(entry for _, entry in kept)


def _first(pair: tuple[float, Entry]) -> float:
    return pair[0]


def _hit_entry(hit: SearchHit) -> Entry:
    note = f"{hit.row.number} · {status_name(hit.row.status)}"
    return Entry(plain(hit.row.title), note, request=hit.row.id)
