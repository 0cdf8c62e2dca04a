"""Results in the columns' place: what a search finds, or what stands behind something drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from junhall.ui.board.results import ResultsPane
from junhall.ui.board.walk import Walk
from junhall.ui.bridge import launch
from junhall.ui.contract import Counter

if TYPE_CHECKING:
    from junhall.casework.times_rows import MarkedRequests

SEARCH_MS: Final = 70


class Finding(QObject):
    """Asks as someone types; the columns come back when nothing is sought or listed."""

    failed = Signal(object)
    """The office could not answer: the exception."""

    def __init__(
        self, office: Counter, columns: QWidget, results: ResultsPane, walk: Walk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._results = results
        self._walk = walk
        self._words = ""
        self._asked = 0
        self._is_listing = False
        self.stack = QStackedWidget()
        self.stack.addWidget(columns)
        self.stack.addWidget(results)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self._ask)

    def search(self, text: str) -> None:
        """Search as someone types; an empty text brings the columns back."""
        self._words = text.strip()
        self._is_listing = False
        self._walk.is_searching = bool(self._words)
        if self._words:
            self._timer.start()
            return
        self._timer.stop()
        self._asked += 1
        self.stack.setCurrentIndex(0)

    def show_listed(self, words: str, found: MarkedRequests) -> None:
        """Show the requests behind something drawn, until ``leave_list``."""
        self._asked += 1
        self._is_listing = True
        self._walk.is_searching = True
        self._results.show_listed(words, found)
        self.stack.setCurrentIndex(1)

    def leave_list(self) -> bool:
        """Back to the columns, or to what is sought; False where none is listed."""
        if not self._is_listing:
            return False
        self._is_listing = False
        self._walk.is_searching = bool(self._words)
        self.stack.setCurrentIndex(int(self._walk.is_searching))
        return True

    def renew(self) -> None:
        """Something changed: ask again for what is shown."""
        if self._is_listing:
            launch(self._relist(), self.failed.emit)
        elif self._walk.is_searching:
            self._ask()

    def _ask(self) -> None:
        self._asked += 1
        launch(self._search(self._words, self._asked), self.failed.emit)

    async def _relist(self) -> None:
        """The same requests as they are now; what was counted stays said as it was."""
        from junhall.casework.asks import RowsOf

        rows = await self._office.ask(RowsOf(self._results.model.ids))
        if self._is_listing:
            self._results.refresh(rows)

    async def _search(self, text: str, asked: int) -> None:
        from junhall.casework.asks import SearchFor

        hits = await self._office.ask(SearchFor(text))
        if asked == self._asked and text == self._words:
            self._results.show_hits(text, hits)
            self.stack.setCurrentIndex(1)
