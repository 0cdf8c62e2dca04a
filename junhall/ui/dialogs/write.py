"""A few words asked for: a note, or the reason why a request ends without repair."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from junhall.ui.dialogs.sheet import Sheet
from junhall.ui.parts.controls import Chip
from junhall.ui.theme import Theme
from junhall.words import tr


class WriteNote(Sheet):
    """A note for colleagues; Ctrl+Enter keeps it."""

    written = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(tr("Note for colleagues"), theme, parent)
        self.text = QPlainTextEdit(text)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(90))
        self.labelled(tr("It never leaves the building"), self.text)
        self.keep = self.buttons(tr("Keep the note"), key="Ctrl+Return")
        self.keep.clicked.connect(self._on_keep)
        self.text.setFocus()

    def _on_keep(self) -> None:
        words = self.text.toPlainText().strip()
        if not words:
            self.complain(tr("There is no text to keep."))
            return
        self.written.emit(words)


class CloseRequest(Sheet):
    """Ends a request without repair: a reason is asked, and whether it is for somebody else."""

    closed = Signal(str, bool)
    """Reason, and whether the matter is not the town hall's."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, not_ours: bool = False
    ) -> None:
        super().__init__(tr("Close without repair"), theme, parent)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(theme.px(80))
        self.labelled(tr("Reason, for the history"), self.reason)
        self.not_ours = Chip(tr("The matter is not for this town hall"), checkable=True)
        self.not_ours.setChecked(not_ours)
        self.column.addWidget(self.not_ours)
        self.end = self.buttons(tr("Close the request"), key="Ctrl+Return")
        self.end.clicked.connect(self._on_end)
        self.reason.setFocus()

    def _on_end(self) -> None:
        words = self.reason.toPlainText().strip()
        if not words:
            self.complain(tr("Write why: the citizen may ask."))
            return
        self.closed.emit(words, self.not_ours.isChecked())
