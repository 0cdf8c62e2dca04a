"""Toast: what was just done, with Undo for eight seconds; it never takes the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from junhall.typed import override
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import tr

UNDO_MS = 8000


class Toast(QFrame):
    """One line over the foot of its parent; the next one takes its place."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._over = parent
        self._theme = theme
        self._undo: Callable[[], None] | None = None
        look(self, ground="card", edge="all")
        self._words = PlainLabel()
        self._button = look(QPushButton(tr("Undo")), kind="quiet")
        self._button.clicked.connect(self._on_undo)
        self._close = look(QPushButton(tr("Dismiss")), kind="quiet")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(8), theme.px(6))
        row.setSpacing(theme.px(12))
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(
        self, text: str, undo: Callable[[], None] | None = None, *, is_error: bool = False
    ) -> None:
        """Show a sentence; errors stay until dismissed, the rest eight seconds."""
        self._undo = undo
        self._words.setText(text)
        self._words.set_tone("red" if is_error else "")
        self._button.setVisible(undo is not None)
        self._close.setVisible(is_error)
        self._place()
        self.show()
        self.raise_()
        if is_error:
            self._timer.stop()
        else:
            self._timer.start(UNDO_MS)
        # Its 190 names are not made before something is said.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words.text()))

    def undo_now(self) -> bool:
        """Take back what the toast speaks of; False where it offers nothing (any more)."""
        if not self.isVisible() or self._undo is None:
            return False
        self._on_undo()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place as the window changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        self._timer.stop()
        self.hide()
        if undo is not None:
            undo()

    def _place(self) -> None:
        margin = self._theme.px(16)
        width = min(self.sizeHint().width() + self._theme.px(8), self._over.width() - 2 * margin)
        self.resize(width, self.sizeHint().height())
        foot = self._theme.measures.foot + margin
        self.move((self._over.width() - width) // 2, self._over.height() - self.height() - foot)
