"""What all small windows share: opened, never waited for; Esc closes; the keyboard returns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from junhall.typed import override
from junhall.ui.keys import key_text
from junhall.ui.parts.controls import KeyButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import tr


class Sheet(QDialog):
    """A title, what is asked, a sentence for what went wrong, and two buttons."""

    def __init__(
        self, title: str, theme: Theme, parent: QWidget | None, *, width: float = 440
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before = QApplication.focusWidget()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look(self, ground="card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        outer.setSpacing(theme.px(12))
        self.head = PlainLabel(title, font=theme.fonts.title, wraps=True)
        outer.addWidget(self.head)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(8))
        outer.addLayout(self.column, 1)
        self.problem = PlainLabel(tone="red", font=theme.fonts.small, wraps=True)
        self.problem.hide()
        outer.addWidget(self.problem)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.px(8))
        outer.addLayout(self.foot)
        self.setMinimumWidth(theme.px(width))
        self.finished.connect(self._on_finished)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard: on Cancel, Qt would take the default."""
        held = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(held, QPushButton):
            held.click()
            return
        super().keyPressEvent(event)

    def complain(self, sentence: str) -> None:
        """Say what went wrong, here; nothing that was typed is lost."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def buttons(self, accept: str, *, key: str = "") -> KeyButton:
        """Cancel, and the button that does it; ``key`` presses it from everywhere."""
        self.foot.addStretch(1)
        self.cancel = look(QPushButton(tr("Cancel")), kind="plain")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.foot.addWidget(self.cancel)
        shown = key_text(key).replace("Return", "↵").replace("+", " ") if key else ""
        button = KeyButton(accept, shown, self._theme, kind="filled")
        button.setDefault(not key)
        self.foot.addWidget(button)
        if key:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(button.click)
        return button

    def labelled(self, words: str, field: QWidget) -> PlainLabel:
        """A field under its label; the label is its name."""
        label = PlainLabel(words, tone="ink2", font=self._theme.fonts.small)
        label.setBuddy(field)
        field.setAccessibleName(words)
        self.column.addWidget(label)
        self.column.addWidget(field)
        return label

    def _on_finished(self) -> None:
        try:
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        except RuntimeError:
            # The widget that had the keyboard has gone meanwhile; the window decides.
            return
