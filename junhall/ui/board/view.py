"""The board: figures, filters and four columns that follow the ledger without a jump."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from junhall.casework.board_rows import Board, BoardFilter, BoardRow
from junhall.models.terms import Facet, Instant, RequestId, RequestStatus
from junhall.typed import override
from junhall.ui.board.captions import Names
from junhall.ui.board.card import CardPainter
from junhall.ui.board.cards_view import CardsView
from junhall.ui.board.column import ColumnPane
from junhall.ui.board.columns_area import ColumnsArea
from junhall.ui.board.figures import FiguresStrip
from junhall.ui.board.filters import FilterChips
from junhall.ui.board.finding import Finding
from junhall.ui.board.results import ResultsPane
from junhall.ui.board.selection import Selection
from junhall.ui.board.walk import Walk
from junhall.ui.bridge import launch
from junhall.ui.contract import Counter
from junhall.ui.keys import Keys
from junhall.ui.parts.shelf import Shelf
from junhall.ui.theme import Theme

if TYPE_CHECKING:
    from junhall.casework.changes import ChangeSet
    from junhall.casework.rows import TownFacts
    from junhall.casework.times_rows import MarkedRequests

WINDOW: Final = 200
_SHOWN: Final = (
    Facet.POSTS | Facet.STATUS | Facet.ASSIGNEE | Facet.PLACE | Facet.SERVICE
    | Facet.PROMISE | Facet.PROPOSAL | Facet.PEOPLE | Facet.TOWN
)  # fmt: skip


class BoardView(QWidget):
    """Four columns of requests; one is current, some may be selected."""

    chosen = Signal(object)
    """The person moved to this request."""
    opened = Signal(object)
    """The person opened this request: by Enter or a click."""
    selection_changed = Signal(object)
    failed = Signal(object)
    """The office could not answer: the exception."""
    updated = Signal(object)
    """Another Board is shown."""
    record_wanted = Signal(object)
    aside_wished = Signal()
    """The posts that are no request are wanted."""
    list_left = Signal()
    """The person leaves the list of requests behind something drawn."""

    def __init__(
        self,
        office: Counter,
        theme: Theme,
        clock: Callable[[], Instant],
        keys: Keys,
        *,
        view: str = "open",
    ) -> None:
        super().__init__()
        self._office = office
        self._theme = theme
        self._clock = clock
        self._filter = BoardFilter(view=view, staff=office.staff)
        self._board: Board | None = None
        self._names = Names.of(None)
        self._cards = CardPainter(theme, self._names)
        self._stale = False
        self._extending: set[RequestStatus] = set()

        self.figures = FiguresStrip(theme)
        self.figures.opened.connect(self._on_figure)
        self.filters = FilterChips(theme, view, has_person=office.staff is not None)
        self.filters.wished.connect(self.set_view)
        self.filters.aside_wished.connect(self.aside_wished)
        self._area = ColumnsArea(theme, self._cards, clock)
        self.columns = self._area.panes
        self.results = ResultsPane(theme, self._cards, clock)
        self.walk = Walk(
            self.columns,
            self.results,
            reveal=self._area.reveal,
            moved=self._on_chosen,
        )
        self._selection = Selection(self.walk, self)
        self._selection.changed.connect(self._on_selected)
        self._finding = Finding(office, self._area, self.results, self.walk, self)
        self._finding.failed.connect(self.failed)

        # The columns scroll sideways before the window must grow.
        self.setMinimumSize(theme.px(320), theme.px(240))
        body = QVBoxLayout(self)
        body.setContentsMargins(theme.px(18), theme.px(12), theme.px(8), 0)
        body.setSpacing(theme.px(10))
        if view == "open":
            body.addWidget(Shelf(self.figures))
            body.addWidget(Shelf(self.filters))
        body.addWidget(self._finding.stack, 1)

        for view_of_cards in self.walk.lists:
            keys.serve(view_of_cards)
            view_of_cards.chosen.connect(self._on_chosen)
            view_of_cards.clicked.connect(self._on_clicked)
            view_of_cards.stepped_out.connect(self.walk.step_column)
            view_of_cards.installEventFilter(self)
        for pane in self.columns:
            pane.more_wanted.connect(self._on_more_wanted)
        self._area.say_what_is_empty(self._filter.view)

    @property
    def current(self) -> RequestId | None:
        """The request the person is on."""
        return self.walk.current

    @property
    def selected(self) -> frozenset[RequestId]:
        """The requests selected with X."""
        return self._selection.ids

    @property
    def is_searching(self) -> bool:
        """Whether results stand in the columns' place."""
        return self.walk.is_searching

    @property
    def view_name(self) -> str:
        """The filter that is on."""
        return self._filter.view

    def set_town(self, town: TownFacts) -> None:
        """Say services and people in the town's words from now on."""
        self.set_names(Names.of(town))

    def set_names(self, names: Names) -> None:
        """Say codes in these words from now on."""
        self._names = names
        self._cards.forget(self._names)
        for view in self.walk.lists:
            view.fit_rows()
            view.viewport().update()
        if self._board is not None:
            self.figures.show_figures(self._board.figures, self._names, self._clock())

    def show_board(self, board: Board, *, may_hold: bool = False) -> None:
        """Show what the office answered; the current card is followed wherever it went."""
        self._board = board
        self._stale = False
        record = board.figures.record_request
        for column in board.columns:
            pane = self._area.pane(column.status)
            if pane.view.delegate.record != record:
                pane.view.delegate.record = record
                self._cards.forget()
            pane.load(column, may_hold=may_hold)
        self.figures.show_figures(board.figures, self._names, self._clock())
        self.filters.tell_overdue(board.figures.overdue)
        self.walk.follow()
        self._selection.keep(row.id for row in self._area.rows())
        self.updated.emit(board)

    def reload(self, *, may_hold: bool = False) -> None:
        """Ask the office for the whole page again."""
        launch(self._reload(may_hold=may_hold), self.failed.emit)

    def on_changes(self, changes: ChangeSet) -> None:
        """Something changed: ask again now, or when the board is looked at."""
        if not changes.touches(_SHOWN):
            return
        if not self.isVisible():
            self._stale = True
            return
        self.reload(may_hold=True)
        self._finding.renew()

    def set_view(self, name: str) -> None:
        """Show another filter."""
        self.filters.mark(name)
        if name != self._filter.view:
            self._filter = BoardFilter(name, self._office.staff, self._filter.search)
            self._area.say_what_is_empty(self._filter.view)
            self.reload()

    def search(self, text: str) -> None:
        """Search as someone types; an empty text brings the columns back."""
        self._filter = BoardFilter(self._filter.view, self._office.staff, text.strip())
        self._finding.search(text)

    def show_listed(self, words: str, found: MarkedRequests) -> None:
        """Show the requests behind something drawn, in the columns' place, until Esc."""
        self._finding.show_listed(words, found)
        if found.rows:
            self._on_chosen(found.rows[0].id)
        self.take_keyboard()

    def leave_list(self) -> bool:
        """Back to the columns; False where none is listed."""
        return self._finding.leave_list()

    def act(self, action: str) -> bool:
        """Do what a key asks of the board; False where it asks for something else."""
        match action:
            case "next":
                self.walk.step(1)
            case "previous":
                self.walk.step(-1)
            case "extend-next":
                self._selection.extend(1)
            case "extend-previous":
                self._selection.extend(-1)
            case "select":
                self._selection.toggle()
            case "open":
                if self.walk.current is not None:
                    self.opened.emit(self.walk.current)
            case "close" if self.leave_list():
                self.list_left.emit()
            case "close" if self._selection.ids:
                self._selection.put(frozenset())
            case _:
                return False
        return True

    def choose(self, request_id: RequestId | None) -> None:
        """Make a request current without telling anyone; None: nobody is."""
        self.walk.current = request_id
        self.walk.follow()

    def choose_first(self) -> RequestId | None:
        """Make the first card of the first column that has any current; its request."""
        for pane in self.columns:
            if pane.model.rows:
                self.choose(pane.model.rows[0].id)
                return self.walk.current
        return None

    def take_keyboard(self) -> None:
        """Give the keyboard to the current card's list."""
        view = self.walk.here()
        if view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self, now: Instant) -> int:
        """A second has passed: repaint the cards that read differently; how many."""
        if not self.isVisible():
            return 0
        if self._board is not None:
            self.figures.show_figures(self._board.figures, self._names, now)
        if self.is_searching:
            return self.results.view.tick(now)
        return sum(pane.view.tick(now) for pane in self.columns)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is asked for now."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A list that gets the keyboard makes its current card the board's."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, CardsView):
            QTimer.singleShot(0, lambda: self._adopt(watched))
        return False

    async def _reload(self, *, may_hold: bool) -> None:
        shown = tuple(pane.model.latest for pane in self.columns)
        loaded = max(len(rows) for rows in shown)
        wish = self._filter
        from junhall.casework.asks import BoardPage

        board = await self._office.ask(
            BoardPage(BoardFilter(wish.view, wish.staff), max(WINDOW, loaded), shown)
        )
        if wish.view == self._filter.view:
            self.show_board(board, may_hold=may_hold)

    async def _extend_column(self, pane: ColumnPane, last: BoardRow) -> None:
        from junhall.casework.asks import MoreRows

        try:
            at = last.solved_at if pane.status is RequestStatus.SOLVED else last.posted_at
            wish = BoardFilter(self._filter.view, self._filter.staff)
            after = (at if at is not None else last.posted_at, last.id)
            more = await self._office.ask(MoreRows(pane.status, wish, after, WINDOW))
            pane.view.settle(lambda: pane.model.extend(more))
        finally:
            self._extending.discard(pane.status)

    def _on_more_wanted(self, status: RequestStatus) -> None:
        if status in self._extending:
            return
        self._extending.add(status)
        pane = self._area.pane(status)
        launch(self._extend_column(pane, pane.model.rows[-1]), self.failed.emit)

    def _on_chosen(self, request_id: RequestId) -> None:
        self.walk.arrive(request_id)
        self.chosen.emit(request_id)

    def _on_clicked(self) -> None:
        if self.walk.current is not None:
            self.opened.emit(self.walk.current)

    def _on_figure(self, name: str) -> None:
        match name:
            case "promise" if self._board is not None and self._board.figures.next_promise_request:
                self.record_wanted.emit(self._board.figures.next_promise_request)
            case "record" if self._board is not None and self._board.figures.record_request:
                self.record_wanted.emit(self._board.figures.record_request)
            case "answered":
                self._open_column(RequestStatus.ANSWERED)
            case "solved":
                self._open_column(RequestStatus.SOLVED)
            case "unanswered":
                self._open_column(RequestStatus.NEW)
            case _:
                self.set_view("open")

    def _open_column(self, status: RequestStatus) -> None:
        self.set_view("open")
        view = self._area.pane(status).view
        if view.model().rowCount():
            view.set_current(0)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _adopt(self, view: CardsView) -> None:
        current = view.current_id
        if current is not None and view.hasFocus() and current != self.walk.current:
            self._on_chosen(current)

    def _on_selected(self, ids: frozenset[RequestId]) -> None:
        self.filters.tell_selected(len(ids))
        self.selection_changed.emit(ids)
