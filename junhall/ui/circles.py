"""Circles of objects are looked for on the screen's thread alone."""

from __future__ import annotations

import gc
from typing import Final, final

from PySide6.QtCore import QObject, QTimer

PACE_MS: Final = 500


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
        self._timer = QTimer(self)
        self._timer.setInterval(PACE_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look through the oldest generation whose turn it is, as Python itself would."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        ripe = [generation for generation, (count, most) in enumerate(due) if most and count > most]
        if ripe:
            gc.collect(max(ripe))
