"""The requests selected with X, or by walking with Shift."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, Signal

from junhall.models.terms import RequestId
from junhall.ui.board.walk import Walk


class Selection(QObject):
    """A set of requests, marked in every list."""

    changed = Signal(object)
    """The requests selected now."""

    def __init__(self, walk: Walk, parent: QObject) -> None:
        super().__init__(parent)
        self._walk = walk
        self.ids: frozenset[RequestId] = frozenset()

    def toggle(self) -> None:
        """Take the current request in, or out again."""
        if self._walk.current is not None:
            self.put(self.ids ^ {self._walk.current})

    def extend(self, by: int) -> None:
        """Walk on, and take in where one was and where one is."""
        before = self._walk.current
        self._walk.step(by)
        both = {it for it in (before, self._walk.current) if it is not None}
        self.put(self.ids | both)

    def keep(self, there: Iterable[RequestId]) -> None:
        """What is no longer shown is no longer selected."""
        if self.ids and (gone := self.ids - set(there)):
            self.put(self.ids - gone)

    def put(self, ids: AbstractSet[RequestId]) -> None:
        """Select these and no others."""
        self.ids = frozenset(ids)
        for view in self._walk.lists:
            view.delegate.selected = self.ids
            view.viewport().update()
        self.changed.emit(self.ids)
