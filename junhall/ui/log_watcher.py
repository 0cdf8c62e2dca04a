"""Somebody else's commit, noticed at once: the ledger's write-ahead log grows before it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QSocketNotifier, QTimer

AGAIN_MS = 2_000
"""A log that is gone, because everybody closed the ledger once, is looked for so often."""
REST_MS: Final = 25
LONGEST_REST_MS: Final = 500
"""The watch asks the change log that often by itself."""
PATIENCE: Final = 3
"""So often the log may grow after a short rest before the rests become longer."""


class LogWatcher(QObject):
    """Calls ``grew`` each time the log's file alters; what that means is the watch's to find out.

    Only a nudge: the watch on the sync thread asks the change log, and asks it without us as well.
    After each nudge it rests. Our own postman, who nudges the watch himself, writes to the log a
    thousand times while many posts come in, and each time woke the screen: the rests grow until
    the log has been quiet for one.
    """

    def __init__(self, log: Path, grew: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = str(log)
        self._grew = grew
        self._in_a_row = 0
        self._missed = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_changed)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._follow)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._on_rested)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(REST_MS)
        self._quiet.timeout.connect(self._on_quiet)
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
        self._grew()
        self._quiet.stop()
        self._hear(on=False)
        self._in_a_row += 1
        longer = min(4, max(0, self._in_a_row - PATIENCE))
        self._rest.start(min(REST_MS * 4**longer, LONGEST_REST_MS))

    def _on_rested(self) -> None:
        """Listen again: what was written meanwhile is told at once, as one notice."""
        self._hear(on=True)
        missed, self._missed = self._missed, False
        if missed:
            self._nudge()
        else:
            self._quiet.start()

    def _on_quiet(self) -> None:
        self._in_a_row = 0

    def _hear(self, *, on: bool) -> None:
        # Blocked signals would leave Qt reading each notice; on Linux they wait in its socket.
        for socket in self._watcher.findChildren(QSocketNotifier):
            socket.setEnabled(on)
