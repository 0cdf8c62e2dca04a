"""Circles of objects are looked for on the screen's thread alone."""

from __future__ import annotations

import gc
from typing import Final, final

from PySide6.QtCore import QObject, QTimer

PACE_MS: Final = 500
CALM: Final = 3
"""Looks in a row at which nobody may be at work."""
PATIENCE: Final = 20
"""So many looks are put off, one after another, while somebody is."""


@final
class Circles(QObject):
    """Python's collector, moved to where Qt's objects may end.

    By itself Python looks for circles on whichever thread makes the next object. Where such a
    circle holds a widget, it would end on the writing thread or the postman's, which Qt does not
    allow: the program crashes, seldom and far from the cause. While this object lives, nothing is
    looked for anywhere but here.
    """

    def __init__(self, parent: QObject) -> None:
        """Begins at once; ``parent`` lives on the screen's thread."""
        super().__init__(parent)
        gc.disable()
        self._young = gc.get_count()[0]
        self._calm = 0
        self._put_off = 0
        self._timer = QTimer(self)
        self._timer.setInterval(PACE_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look through the oldest generation whose turn it is, as Python itself would.

        Not in the middle of somebody's work: a page of posts is thousands of objects that go by
        themselves when it is written, and to look through them takes the screen's time.
        """
        young, most = gc.get_count()[0], gc.get_threshold()[0]
        self._calm = self._calm + 1 if abs(young - self._young) <= most else 0
        self._young = young
        self._put_off = 0 if self._calm >= CALM else self._put_off + 1
        if self._calm < CALM and self._put_off < PATIENCE:
            return
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        ripe = [generation for generation, (count, most) in enumerate(due) if most and count > most]
        if ripe:
            gc.collect(max(ripe))
            self._young = gc.get_count()[0]
            self._put_off = 0
