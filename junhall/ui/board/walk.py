"""Which card is current, and which is next: the way of J, K and the arrows through the lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from junhall.models.terms import RequestId
from junhall.ui.board.cards_view import CardsView
from junhall.ui.board.column import ColumnPane
from junhall.ui.board.results import ResultsPane


class Walk:
    """One current request in several lists; while someone searches, in the results alone."""

    def __init__(
        self,
        columns: Sequence[ColumnPane],
        results: ResultsPane,
        *,
        reveal: Callable[[QWidget], None],
        moved: Callable[[RequestId], None],
    ) -> None:
        """``reveal`` scrolls a column into sight; ``moved`` hears where the person went."""
        self._columns = columns
        self._results = results
        self._reveal = reveal
        self._moved = moved
        self.current: RequestId | None = None
        self.is_searching = False

    @property
    def lists(self) -> tuple[CardsView, ...]:
        """All lists, the columns first."""
        return (*(pane.view for pane in self._columns), self._results.view)

    def follow(self) -> None:
        """Mark the current request wherever it stands now, and nothing else; nobody is told."""
        for view in self.lists:
            view.set_current(self._place_in(view, self.current), quietly=True)

    def arrive(self, request_id: RequestId) -> None:
        """The person went to a request: no other list keeps a mark."""
        self.current = request_id
        for view in self.lists:
            if view.currentIndex().isValid() and self._place_in(view, request_id) is None:
                view.set_current(None, quietly=True)

    def here(self) -> CardsView | None:
        """The list the current request stands in, else the first that has cards."""
        for view in self._shown():
            if self._place_in(view, self.current) is not None:
                return view
        return next((view for view in self._shown() if view.model().rowCount()), None)

    def step(self, by: int) -> None:
        """To the next or the previous card, through the end of a column into its neighbour."""
        view = self.here()
        if view is None:
            return
        at = self._place_in(view, self.current)
        if at is None:
            self._go(view, 0)
            return
        if by < 0 and at == 0:
            self._let_in(view)
            at = view.currentIndex().row()
        if 0 <= at + by < view.model().rowCount():
            self._go(view, at + by)
        else:
            self._to_neighbour(view, by, at_end=by < 0)

    def step_column(self, by: int) -> None:
        """To the neighbouring column that has cards."""
        view = self.here()
        if view is not None:
            self._to_neighbour(view, by, at_end=False)

    def _go(self, view: CardsView, at: int) -> None:
        view.set_current(at)
        if view.current_id is not None and view.current_id != self.current:
            self._moved(view.current_id)

    def _to_neighbour(self, view: CardsView, by: int, *, at_end: bool) -> None:
        if view is self._results.view:
            return
        at = next(i for i, pane in enumerate(self._columns) if pane.view is view)
        beyond = self._columns[at + 1 :] if by > 0 else self._columns[:at][::-1]
        pane = next((pane for pane in beyond if pane.model.rows), None)
        if pane is None:
            return
        place = len(pane.model.rows) - 1 if at_end else pane.view.visible_rows().start
        self._go(pane.view, place)
        pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(pane)

    def _let_in(self, view: CardsView) -> None:
        for pane in self._columns:
            if pane.view is view:
                pane.release()

    def _shown(self) -> tuple[CardsView, ...]:
        return self.lists[-1:] if self.is_searching else self.lists[:-1]

    def _place_in(self, view: CardsView, request_id: RequestId | None) -> int | None:
        if request_id is None:
            return None
        if view is self._results.view:
            return self._results.model.place_of(request_id)
        pane = next(pane for pane in self._columns if pane.view is view)
        return pane.model.place_of(request_id)
