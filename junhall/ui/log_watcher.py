"""Somebody else's commit, noticed at once: the ledger's write-ahead log grows before it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

AGAIN_MS = 2_000
"""A log that is gone, because everybody closed the ledger once, is looked for so often."""


class LogWatcher(QObject):
    """Calls ``grew`` each time the log's file alters; what that means is the watch's to find out.

    Only a nudge: the watch on the sync thread asks the change log, and asks it without us as well.
    """

    def __init__(self, log: Path, grew: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = str(log)
        self._grew = grew
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_changed)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._log in self._watcher.files() or self._watcher.addPath(self._log):
            self._again.stop()
        elif not self._again.isActive():
            self._again.start()

    def _on_changed(self, path: str) -> None:
        if path not in self._watcher.files():
            self._follow()
        self._grew()
