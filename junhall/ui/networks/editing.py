"""An answer that could not leave, written otherwise and tried again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from junhall.casework.lengths import length
from junhall.casework.network_rows import OutboxRow
from junhall.ui.departures import why_text
from junhall.ui.dialogs.sheet import Sheet
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme
from junhall.words import ntr, tr


class EditAnswer(Sheet):
    """The text as it stands, what the network said against it, and how many letters are left."""

    edited = Signal(str)

    def __init__(self, row: OutboxRow, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Edit the answer"), theme, parent, width=480)
        self._row = row
        why = why_text(row.reason)
        if why:
            self.column.addWidget(
                PlainLabel(tr("Not sent: {why}.", why=why), tone="red", wraps=True)
            )
        self.text = QPlainTextEdit(row.text)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(110))
        self.labelled(tr("What is said"), self.text)
        self.left = PlainLabel("", tone="ink2", font=theme.fonts.small)
        self.column.addWidget(self.left)
        self.again = self.buttons(tr("Try again"), key="Ctrl+Return")
        self.again.clicked.connect(self._on_again)
        self.text.textChanged.connect(self._say)
        self._say()
        self.text.setFocus()

    def _say(self) -> None:
        text = self.text.toPlainText()
        left = self._row.limit - length(text, self._row.counts)
        self.left.set_tone("red" if left < 0 else "ink2")
        if left < 0:
            self.left.setText(ntr("{n} letter too long", "{n} letters too long", -left))
        else:
            self.left.setText(tr("{n} left", n=left))
        self.again.setEnabled(left >= 0 and bool(text.strip()))

    def _on_again(self) -> None:
        self.edited.emit(self.text.toPlainText().strip())
