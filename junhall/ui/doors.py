"""Where the numbers and rows of Times and Today lead: lists on the board, cases, answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from junhall.casework.asks import Behind, RowsOf
from junhall.casework.commands import Assign, Done, Undo
from junhall.casework.rows import StaffRow, TownFacts
from junhall.casework.times_rows import Mark, MarkedRequests, TimesPage
from junhall.models.terms import RequestId, Role
from junhall.ui.board.view import BoardView
from junhall.ui.bridge import launch
from junhall.ui.case_place import CasePlace
from junhall.ui.contract import Counter
from junhall.ui.parts.toast import Toast
from junhall.ui.plain import plain
from junhall.words import ntr, tr

_AFTER_MS = 60


class Desk(Protocol):
    """The window, as far as doors lead through it."""

    board: BoardView
    case: CasePlace
    toast: Toast

    @property
    def town(self) -> TownFacts | None:
        """The town, once it is known."""

    def go(self, name: str) -> None:
        """Show a page."""

    def open_request(self, request_id: RequestId) -> None:
        """Show a request on the board."""


class Doors(QObject):
    """Opens what a page that is not the board asks for, and knows the way back."""

    def __init__(
        self,
        desk: Desk,
        office: Counter,
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._office, self._failed = desk, office, failed
        self._back = "board"

    def connect_page(self, name: str, page: Any) -> None:
        """A page was built: its doors open from now on."""
        page.failed.connect(self._failed)
        if name == "times":
            page.said.connect(self._desk.toast.say)
            page.listed.connect(lambda told: launch(self._open_listed(*told), self._failed))
            page.marked.connect(lambda told: launch(self._open_mark(*told), self._failed))
        elif name == "no-request":
            page.brought.connect(self._on_brought)
        elif name == "today":
            page.opened.connect(self._desk.open_request)
            page.page_wished.connect(self._desk.go)
            page.answer_wished.connect(lambda ids: launch(self._answer(ids), self._failed))
            page.give_wished.connect(lambda ids: self._give(ids, page.give))

    def _on_brought(self, words: str, done: Done) -> None:
        """A post became a request; the toast takes it back."""

        def undo() -> None:
            launch(self._take_back((done,)), self._failed)

        self._desk.toast.say(words, undo if done.act_id is not None else None)

    def go_back(self) -> None:
        """The list that a door opened is left."""
        self._desk.go(self._back)

    async def _open_mark(self, page: TimesPage, mark: Mark) -> None:
        """The requests behind something drawn."""
        from junhall.ui.times.sentences import mark_words
        from junhall.ui.times.tables import Names

        found = await self._office.ask(Behind(page.wish, mark))
        self._list(mark_words(mark, page, Names.of(self._desk.town)), found, "times")

    async def _open_listed(self, words: str, ids: Sequence[RequestId]) -> None:
        """Requests that a row names, in its order; a single one is opened at once."""
        told = {row.id: row for row in await self._office.ask(RowsOf(frozenset(ids)))}
        rows = tuple(told[it] for it in ids if it in told)
        self._list(words, MarkedRequests(Mark("listed"), rows, len(rows), 0), "times")
        if len(rows) == 1:
            self._desk.open_request(rows[0].id)

    async def _answer(self, ids: Sequence[RequestId]) -> None:
        """What waits, as a list; the first is ready to be answered, J leads to the next."""
        told = {row.id: row for row in await self._office.ask(RowsOf(frozenset(ids)))}
        rows = tuple(told[it] for it in ids if it in told)
        if not rows:
            return
        self._list(
            tr("Waiting for you"), MarkedRequests(Mark("waiting"), rows, len(rows), 0), "today"
        )
        self._desk.open_request(rows[0].id)
        QTimer.singleShot(_AFTER_MS, self, lambda: self._desk.case.act("reply"))

    def _list(self, words: str, found: MarkedRequests, back: str) -> None:
        self._back = back
        self._desk.go("board")
        self._desk.board.show_listed(words, found)

    def _give(self, ids: Sequence[RequestId], under: QWidget) -> None:
        """To the one at the desk, or to whom of them one chooses."""
        town = self._desk.town
        people = [
            it for it in (town.staff if town is not None else ())
            if it.role is Role.DESK and not it.is_absent
        ]  # fmt: skip
        if not people:
            self._desk.toast.say(tr("Nobody of the desk is here: assign on the board."))
        elif len(people) == 1:
            launch(self._assign(ids, people[0]), self._failed)
        else:
            menu = QMenu(under)
            menu.setAccessibleName(tr("Give to the desk"))
            for person in people:
                action = menu.addAction(plain(person.name).replace("&", "&&"))
                action.triggered.connect(
                    lambda _=False, it=person: launch(self._assign(ids, it), self._failed)
                )
            menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
            menu.setActiveAction(menu.actions()[0])

    async def _assign(self, ids: Sequence[RequestId], person: StaffRow) -> None:
        """Silently (rules.md 26); all can be taken back together."""
        here = self._office.staff
        if here is None:
            return
        done = [
            await self._office.do(Assign(by=here, request_id=it, assignees=(person.code,)))
            for it in ids
        ]
        words = ntr("{n} request is with {person}", "{n} requests are with {person}", len(done),
                    person=plain(person.name))  # fmt: skip

        def undo() -> None:
            launch(self._take_back(done), self._failed)

        self._desk.toast.say(words, undo)

    async def _take_back(self, done: Sequence[Done]) -> None:
        here = self._office.staff
        for it in done:
            if it.act_id is not None and here is not None:
                await self._office.do(Undo(by=here, act_id=it.act_id))
