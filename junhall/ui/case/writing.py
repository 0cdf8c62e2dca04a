"""The box one writes in: it grows with its text and offers names while they are typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from junhall.casework.rows import TownFacts
from junhall.models.terms import Network
from junhall.typed import override
from junhall.ui.case.body import Names
from junhall.ui.case.mentions import Hint, hints_for, stem_at
from junhall.ui.case.photo_strip import photos_in
from junhall.ui.case.spans import units
from junhall.ui.theme import Theme
from junhall.words import tr

_LINES: Final = 8  # higher than this the text scrolls in its own box


class Writing(QPlainTextEdit):
    """Where one writes: grows with its text, offers names, leaves Ctrl+Enter to the composer."""

    grown = Signal()
    photo_brought = Signal(object)
    """Path of a photo that was dropped or pasted here, or the QImage itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._town: TownFacts | None = None
        self._network = Network.OTHER
        self._people: tuple[str, ...] = ()
        self._names = Names(self.document(), theme)
        self.setTabChangesFocus(True)
        self.setFont(theme.fonts.body)
        self._hints = QStringListModel(self)
        self.completer = QCompleter(self._hints, self)
        self.completer.setWidget(self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.activated.connect(self.take_hint)
        self.list = QListView()
        self.list.setAccessibleName(tr("Names to choose from"))
        self.completer.setPopup(self.list)
        self._offered: tuple[Hint, ...] = ()
        self._least = 2
        self.textChanged.connect(self._on_text)
        self._fit()

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What is offered for the word under the cursor."""
        return self._offered

    def shorten(self, *, is_short: bool) -> None:
        """One line to begin with in a low window, else two."""
        self._least = 1 if is_short else 2
        self._fit()

    def know(self, town: TownFacts | None, network: Network, people: tuple[str, ...]) -> None:
        """Whom one may want to name, and on which network."""
        self._town, self._network, self._people = town, network, people

    def take_hint(self, shown: str) -> None:
        """Write a hint in place of the word that was begun."""
        text = next((hint.text for hint in self._offered if _shown(hint) == shown), shown)
        cursor = self.textCursor()
        before = self._before_cursor()
        stem = stem_at(before, len(before))
        if stem is None:
            return
        for _ in range(units(stem.text)):
            cursor.deletePreviousChar()
        cursor.insertText(text + " ")
        self.setTextCursor(cursor)
        self.list.hide()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Photos may be dropped and pasted as well as text."""
        return bool(photos_in(source)) or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """A photo goes with the text; what else is dropped or pasted is text."""
        photos = photos_in(source)
        for photo in photos:
            self.photo_brought.emit(photo)
        if not photos:
            super().insertFromMimeData(source)

    @override
    def event(self, e: QEvent) -> bool:
        """Ctrl+Z in an empty box means what was sent from it, as nothing here can be undone."""
        if e.type() == QEvent.Type.ShortcutOverride and isinstance(e, QKeyEvent):
            has_no_letter = self.document().isEmpty() and not self.document().isUndoAvailable()
            if has_no_letter and e.matches(QKeySequence.StandardKey.Undo):
                e.ignore()
                return False
        return super().event(e)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Keys of the list of names go to the list while it is open."""
        popup = self.list
        if popup.isVisible() and e.key() in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Tab,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Backtab,
        }:
            e.ignore()
            return
        super().keyPressEvent(e)
        self._offer()

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        """No list of names stays open over nothing."""
        super().focusOutEvent(e)
        if e.reason() is not Qt.FocusReason.PopupFocusReason:
            self.list.hide()

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(e)
        self._fit()

    def _before_cursor(self) -> str:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _offer(self) -> None:
        before = self._before_cursor()
        stem = stem_at(before, len(before))
        found = (
            hints_for(stem.text, self._town, self._network, self._people)
            if stem is not None
            else ()
        )
        if len(found) == 1 and stem is not None and found[0].text == stem.text:
            found = ()
        self._offered = found
        popup = self.list
        if not found:
            popup.hide()
            return
        self._hints.setStringList([_shown(hint) for hint in found])
        rect = self.cursorRect()
        rect.setWidth(self._theme.px(240))
        self.completer.complete(rect)
        popup.setCurrentIndex(self.completer.completionModel().index(0, 0))

    def _on_text(self) -> None:
        self._fit()

    def _fit(self) -> None:
        lines = 0
        block = self.document().firstBlock()
        while block.isValid() and lines < _LINES:
            lines += max(1, block.layout().lineCount())
            block = block.next()
        line = self.fontMetrics().lineSpacing()
        high = min(_LINES, max(self._least, lines)) * line + self._theme.px(26)
        if self.height() != high:
            self.setFixedHeight(high)
            self.grown.emit()


def _shown(hint: Hint) -> str:
    return f"{hint.text}   {hint.who}" if hint.who else hint.text
