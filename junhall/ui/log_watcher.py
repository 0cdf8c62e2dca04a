"""Somebody else's commit, noticed at once: the ledger's write-ahead log grows before it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QSocketNotifier, QTimer

AGAIN_MS = 2_000
"""A log that is gone, because everybody closed the ledger once, is looked for so often."""
REST_MS: Final = 25
"""One commit alters the file several times."""


class LogWatcher(QObject):
    """Calls ``grew`` when the log's file alters; what that means is the watch's to find out.

    Only a nudge: the watch on the sync thread asks the change log, and asks it without us as well.
    Our own postman, who nudges the watch himself, writes to the log a thousand times while many
    posts come in, and each time woke the screen. So after a nudge it rests, for as long as the
    screens would be told nothing anyway.
    """

    def __init__(self, log: Path, grew: Callable[[], int], parent: QObject | None = None) -> None:
        """``grew`` says for how many ms it need not be called again."""
        super().__init__(parent)
        self._log = str(log)
        self._grew = grew
        self._missed = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_changed)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._follow)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._on_rested)
        self._follow()

    def _follow(self) -> None:
        if self._log in self._watcher.files() or self._watcher.addPath(self._log):
            self._again.stop()
        elif not self._again.isActive():
            self._again.start()

    def _on_changed(self, path: str) -> None:
        if path not in self._watcher.files():
            self._follow()
        if self._rest.isActive():  # where the system's notices cannot be held back
            self._missed = True
            return
        self._nudge()

    def _nudge(self) -> None:
        self._hear(on=False)
        self._rest.start(max(REST_MS, self._grew()))

    def _on_rested(self) -> None:
        """Listen again: what was written meanwhile is told at once, as one notice."""
        self._hear(on=True)
        missed, self._missed = self._missed, False
        if missed:
            self._nudge()

    def _hear(self, *, on: bool) -> None:
        # Blocked signals would leave Qt reading each notice; on Linux they wait in its socket.
        for socket in self._watcher.findChildren(QSocketNotifier):
            socket.setEnabled(on)
