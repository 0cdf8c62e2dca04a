"""The board's four columns side by side, and what they say where they are empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from junhall.casework.board_rows import BoardRow
from junhall.models.terms import Instant, RequestStatus
from junhall.ui.board.card import CardPainter
from junhall.ui.board.column import ColumnPane
from junhall.ui.theme import Theme
from junhall.words import tr

STATUSES: Final = (
    RequestStatus.NEW,
    RequestStatus.ANSWERED,
    RequestStatus.ASSIGNED,
    RequestStatus.SOLVED,
)
_WIDTHS: Final = (23, 20, 20, 19)


class ColumnsArea(QScrollArea):
    """Scrolls sideways before the window must grow."""

    def __init__(self, theme: Theme, cards: CardPainter, clock: Callable[[], Instant]) -> None:
        super().__init__()
        self.panes = tuple(ColumnPane(status, theme, cards, clock) for status in STATUSES)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for pane, share in zip(self.panes, _WIDTHS, strict=True):
            row.addWidget(pane, share)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def pane(self, status: RequestStatus) -> ColumnPane:
        """The column of a state."""
        return next(pane for pane in self.panes if pane.status is status)

    def rows(self) -> list[BoardRow]:
        """All rows shown."""
        return [row for pane in self.panes for row in pane.model.rows]

    def reveal(self, pane: QWidget) -> None:
        """Scroll a column into sight."""
        self.ensureWidgetVisible(pane, 0, 0)

    def say_what_is_empty(self, view: str) -> None:
        """What an empty column says while this filter is on."""
        words = {
            RequestStatus.NEW: tr("Nobody waits for an answer. New requests appear here."),
            RequestStatus.ANSWERED: tr("Requests with an answer and nobody assigned appear here."),
            RequestStatus.ASSIGNED: tr("Requests that somebody is working on appear here."),
            RequestStatus.SOLVED: tr("What is solved today stays here until the day ends."),
        }
        if view == "private":
            words[RequestStatus.NEW] = tr(
                "No private message waits. Direct messages appear here, and nowhere else."
            )
        for pane in self.panes:
            plain_words = words[pane.status]
            if view not in {"open", "private"}:
                plain_words = tr("None in this view.")
            pane.set_empty_words(plain_words)
