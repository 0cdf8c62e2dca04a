"""An answer that could not leave, or that leaves later, written otherwise."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from junhall.casework.lengths import length
from junhall.casework.network_rows import OutboxRow
from junhall.ui.contract import Clock
from junhall.ui.departures import MAY_RETRY, why_text
from junhall.ui.dialogs.sheet import Sheet
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.send_time import SendTimeButton
from junhall.ui.theme import Theme
from junhall.words import ntr, tr

_HOLD_S: Final = 60
"""No Undo lasts so long: an item that is due later was given a time."""


class EditAnswer(Sheet):
    """The text as it stands, what the network said against it, how many letters are left, and when.

    What failed leaves again at once; what waits keeps its time, or gets another.
    """

    edited = Signal(str, object)
    """The text; and when it leaves: an Instant, or None for at once."""

    def __init__(
        self,
        row: OutboxRow,
        theme: Theme,
        clock: Clock,
        zone: str,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Edit the answer") if row.request_id is not None else tr("Edit the announcement")
        super().__init__(title, theme, parent, width=480)
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
        self.when = SendTimeButton(theme, clock, self)
        self.when.know(zone)
        is_for_later = row.due_at - row.created_at > _HOLD_S and row.due_at > clock()
        if is_for_later and not self._is_again:
            self.when.show_time(row.due_at)
        self.when.setVisible(not self._is_again)
        self.when.altered.connect(self._say)
        self.left = PlainLabel("", tone="ink2", font=theme.fonts.small)
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self.when)
        line.addWidget(self.left, 1)
        self.column.addLayout(line)
        self.again = self.buttons(tr("Try again"), key="Ctrl+Return")
        self.again.clicked.connect(self._on_again)
        self.text.textChanged.connect(self._say)
        self._say()
        self.text.setFocus()

    @property
    def _is_again(self) -> bool:
        """Whether it could not leave before."""
        return self._row.state in MAY_RETRY

    def _say(self) -> None:
        text = self.text.toPlainText()
        left = self._row.limit - length(text, self._row.counts)
        self.left.set_tone("red" if left < 0 else "ink2")
        leaves = self.when.words
        said = [tr("Leaves {time}", time=leaves)] if leaves else []
        if left < 0:
            said.append(ntr("{n} letter too long", "{n} letters too long", -left))
        else:
            said.append(tr("{n} left", n=left))
        self.left.setText(" · ".join(said))
        if not self._is_again:
            self.again.setText(tr("Keep") if leaves else tr("Send"))
        has_something = bool(text.strip()) or self._row.photos > 0
        self.again.setEnabled(left >= 0 and has_something)

    def _on_again(self) -> None:
        if self.when.has_passed:
            self.complain(tr("This time has passed. Choose a later one, or send it at once."))
            return
        self.edited.emit(self.text.toPlainText().strip(), self.when.at)
