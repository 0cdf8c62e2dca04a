"""The system's own notification, where there is one and the person wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from junhall.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon


class Crier(Protocol):
    """Somebody who can say one line outside the window."""

    def say(self, words: str) -> None:
        """Say it; it is not heard where the system cannot."""


@final
class SystemCrier(QObject):
    """A line in the system's tray, only while one is to be said; it never holds anybody's words."""

    pressed = Signal()
    """Somebody clicked on the line: the list is wished for."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    def say(self, words: str) -> None:
        """One line; nothing where the system has no tray that shows messages."""
        # Not before somebody wants it: most stations never do, and a tray asks the session bus.
        from PySide6.QtWidgets import QSystemTrayIcon

        if not can_cry():
            return
        if self._icon is None:
            icon = QSystemTrayIcon(self._window.windowIcon(), self._window)
            icon.setToolTip(tr("junhall: alerts"))
            icon.messageClicked.connect(self.pressed)
            icon.activated.connect(lambda _why: self.pressed.emit())
            icon.show()
            self._icon = icon
        self._icon.showMessage(self._window.windowTitle(), words)


def can_cry() -> bool:
    """Whether this system shows notifications of programs."""
    from PySide6.QtWidgets import QSystemTrayIcon

    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
