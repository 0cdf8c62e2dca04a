"""Beside the map: the same requests as a list, and the drawer of those that have no place yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from junhall.casework.ages import number_text
from junhall.casework.pins import PlaceDoubt
from junhall.casework.rows import BoardColumn, BoardRow, TownFacts
from junhall.models.terms import Instant, RequestId, RequestStatus
from junhall.ui.board.captions import Names, card_sentence
from junhall.ui.board.model import ColumnModel
from junhall.ui.keys import Keys
from junhall.ui.map.rows import RowDelegate, RowsView
from junhall.ui.map.taking import Doubtful
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import ntr, tr

WIDTH: Final = 364


def doubt_words(why: PlaceDoubt) -> str:
    """Why a person is asked about a place."""
    return {
        PlaceDoubt.NONE: "",
        PlaceDoubt.NOT_DEGREES: tr("its coordinates are not degrees"),
        PlaceDoubt.ZERO: tr("its coordinates are 0, 0"),
        PlaceDoubt.SWAPPED: tr("latitude and longitude seem to have changed places"),
        PlaceDoubt.OUTSIDE: tr("its place lies outside the town"),
    }[why]


class _List(QWidget):
    """A model, its view, and what is said where it is empty."""

    def __init__(self, theme: Theme, clock: Callable[[], Instant], name: str, keys: Keys) -> None:
        super().__init__()
        self.model = ColumnModel(
            RequestStatus.NEW, lambda row: card_sentence(row, self.delegate.names, clock()), self
        )
        self.delegate = RowDelegate(theme, self.model, clock)
        self.view = RowsView(theme, self.model, self.delegate)
        self.view.setAccessibleName(name)
        keys.serve(self.view)
        self.empty = PlainLabel("", tone="ink2", wraps=True)
        self.empty.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), 0)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.empty)
        body.addWidget(self.view, 1)

    def show_rows(self, rows: Sequence[BoardRow], empty: str) -> None:
        """Show these requests, in this order."""
        self.model.show(BoardColumn(RequestStatus.NEW, tuple(rows), len(rows)))
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()
        self.empty.setText(empty)
        self.empty.setVisible(not rows)


@final
class MapPane(QFrame):
    """The list of what is seen, and behind a door the drawer."""

    chosen = Signal(object)
    opened = Signal(object)
    place_wished = Signal(object)
    """A request of the drawer wants to be placed on the map."""
    swap_wished = Signal(object)
    """Latitude and longitude of a request change places."""
    keep_wished = Signal(object)
    """A doubtful place is right as it stands."""
    drawer_opened = Signal()

    def __init__(self, theme: Theme, clock: Callable[[], Instant], keys: Keys) -> None:
        super().__init__()
        look(self, ground="card", edge="left")
        self._theme = theme
        self._doubts: dict[RequestId, Doubtful] = {}
        self._stack = QStackedWidget()
        self.seen = _List(theme, clock, tr("Requests on the map"), keys)
        self.drawer = _List(theme, clock, tr("Requests without a sure place"), keys)
        self._stack.addWidget(self._first())
        self._stack.addWidget(self._second())
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)
        self.setFixedWidth(theme.px(WIDTH) if theme.scale <= 1.25 else theme.px(WIDTH * 0.85))
        for one in (self.seen, self.drawer):
            one.view.chosen.connect(self.chosen)
        self.seen.view.opened.connect(self.opened)
        self.drawer.view.chosen.connect(self._on_drawer_chosen)
        self.tell(0, 0, is_open=True)
        self.tell_unplaced(0, 0)

    @property
    def is_drawer_open(self) -> bool:
        """Whether the drawer is looked at."""
        return self._stack.currentIndex() == 1

    @property
    def view(self) -> RowsView:
        """The list that is looked at."""
        return self.drawer.view if self.is_drawer_open else self.seen.view

    def set_town(self, town: TownFacts) -> None:
        """Say services and people in the town's words."""
        for one in (self.seen, self.drawer):
            one.delegate.names = Names.of(town)
            one.view.scheduleDelayedItemsLayout()

    def tell(self, total: int, shown: int, *, is_open: bool) -> None:
        """How many are in view, and how many of them the list holds."""
        words = (
            ntr("{n} open", "{n} open", total)
            if is_open
            else ntr("{n} request", "{n} requests", total)
        )
        if total >= 1000:
            words = words.replace(str(total), number_text(total))
        self._count.setText(words)
        self._sorted.setText(
            tr("Sorted by waiting time")
            if shown == total
            else tr("The first {n}, by waiting time", n=shown)
            if shown
            else tr("Too many to list: come nearer")
            if total
            else tr("Sorted by waiting time")
        )

    def tell_unplaced(self, unplaced: int, doubtful: int) -> None:
        """How many have no place yet, and how many have one that can hardly be meant."""
        told = []
        if unplaced:
            told.append(ntr("{n} has no place yet", "{n} have no place yet", unplaced))
        if doubtful:
            told.append(ntr("{n} place to check", "{n} places to check", doubtful))
        self.door.setText(" · ".join(told))
        self.door.setAccessibleName(self.door.text())
        self.door.setVisible(bool(told))

    def show_drawer(self, rows: Sequence[BoardRow], doubts: dict[RequestId, Doubtful]) -> None:
        """Show what has no place, and what has a doubtful one with the reason."""
        self._doubts = doubts
        self.drawer.delegate.extra = {it: doubt_words(one.why) for it, one in doubts.items()}
        self.drawer.show_rows(rows, tr("Every open request has its place."))
        if self.drawer.view.current_id is None:
            self.drawer.view.step(0)
        self._on_drawer_chosen(self.drawer.view.current_id)

    def open_drawer(self) -> None:
        """Look at the drawer."""
        self._stack.setCurrentIndex(1)
        self.drawer.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.drawer_opened.emit()

    def close_drawer(self) -> bool:
        """Back to the list; False where it was there."""
        was = self.is_drawer_open
        self._stack.setCurrentIndex(0)
        if was:
            self.seen.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return was

    def _first(self) -> QWidget:
        theme = self._theme
        self._title = PlainLabel(tr("In view"), font=theme.fonts.title)
        self._count = PlainLabel("", tone="ink2", font=theme.font(15.5))
        self._sorted = PlainLabel("", tone="ink2", font=theme.fonts.small)
        self.door = look(QPushButton(), kind="quiet")
        self.door.setFont(theme.fonts.small)
        self.door.setCursor(Qt.CursorShape.PointingHandCursor)
        self.door.clicked.connect(self.open_drawer)
        return self._with_head((self._title, self._count), (self._sorted, self.door), self.seen)

    def _second(self) -> QWidget:
        theme = self._theme
        title = PlainLabel(tr("Where is it?"), font=theme.fonts.title)
        hint = PlainLabel(
            tr("Choose a request, then point at its place on the map."),
            tone="ink2",
            font=theme.fonts.small,
            wraps=True,
        )
        back = look(QPushButton(tr("Back to the list")), kind="quiet")
        back.clicked.connect(self.close_drawer)
        page = self._with_head((title, back), (hint,), self.drawer)
        foot = look(QFrame(), ground="card", edge="top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        self._point = look(QPushButton(tr("Point at its place")), kind="filled")
        self._swap = look(QPushButton(tr("Swap them")), kind="plain")
        self._keep = look(QPushButton(tr("It is right")), kind="plain")
        self._keep.clicked.connect(lambda: self._tell(self.keep_wished))
        self._open = look(QPushButton(tr("Open the request")), kind="plain")
        self._point.clicked.connect(lambda: self._tell(self.place_wished))
        self._swap.clicked.connect(lambda: self._tell(self.swap_wished))
        self._open.clicked.connect(lambda: self._tell(self.opened))
        for button in (self._point, self._swap, self._keep, self._open):
            row.addWidget(button)
        row.addStretch(1)
        layout = page.layout()
        assert layout is not None
        layout.addWidget(foot)
        self.drawer.view.opened.connect(self.place_wished)
        return page

    def _with_head(
        self, first: Sequence[QWidget], second: Sequence[QWidget], body: QWidget
    ) -> QWidget:
        theme = self._theme
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = look(QFrame(), ground="card", edge="bottom")
        lines = QVBoxLayout(head)
        lines.setContentsMargins(theme.px(16), theme.px(14), theme.px(8), theme.px(10))
        lines.setSpacing(theme.px(2))
        for parts in (first, second):
            row = QHBoxLayout()
            row.setSpacing(theme.px(6))
            for part in parts:
                row.addWidget(part)
            row.addStretch(1)
            lines.addLayout(row)
        whole.addWidget(head)
        whole.addWidget(body, 1)
        return page

    def _tell(self, signal: SignalInstance) -> None:
        if self.drawer.view.current_id is not None:
            signal.emit(self.drawer.view.current_id)

    def _on_drawer_chosen(self, request_id: RequestId | None) -> None:
        has_one = request_id is not None
        self._point.setEnabled(has_one)
        self._open.setEnabled(has_one)
        doubt = self._doubts.get(request_id) if request_id is not None else None
        self._swap.setVisible(doubt is not None and doubt.why is PlaceDoubt.SWAPPED)
        self._keep.setVisible(doubt is not None and doubt.why is PlaceDoubt.OUTSIDE)
