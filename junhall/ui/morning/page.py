"""The page "today" of the mayor's face: one look at what is promised, asked, done and written."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.ages import number_text, span_text
from junhall.casework.asks import MorningAsk
from junhall.casework.changes import ChangeSet
from junhall.casework.morning_rows import Morning
from junhall.casework.rows import TownFacts
from junhall.models.figure import Figure
from junhall.models.terms import Facet, Instant, RequestId
from junhall.typed import override
from junhall.ui.asking_once import AskingOnce
from junhall.ui.board.figures import FigureDoor
from junhall.ui.contract import Clock, Counter
from junhall.ui.morning.lists import AboutBars, ListCard, PhotoPair
from junhall.ui.morning.says import (
    Teller,
    about_words,
    answer_words,
    greeting,
    open_words,
    since_words,
)
from junhall.ui.parts.controls import KeyButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import ntr, tr

_SHOWN: Final = (
    Facet.POSTS | Facet.STATUS | Facet.ASSIGNEE | Facet.SERVICE | Facet.PROMISE | Facet.TOWN
)
_OLD_S: Final = 60
_NARROW: Final = 900
_PAIRS: Final = 1


class MorningView(QFrame):
    """Lists, photos and bars of a Morning; every row opens its request on the board."""

    opened = Signal(object)
    """A RequestId somebody wants to see."""
    answer_wished = Signal(object)
    """The requests that wait, to be answered one after the other."""
    give_wished = Signal(object)
    """The requests that wait, to be given to the desk."""
    page_wished = Signal(str)
    """board or times: a number's door."""
    failed = Signal(object)
    """The office could not answer: the exception."""

    def __init__(
        self, office: Counter, theme: Theme, clock: Clock, *, answer_key: str, give_key: str
    ) -> None:
        super().__init__()
        look(self, ground="paper")
        self._office, self._theme, self._clock = office, theme, clock
        self._town: TownFacts | None = None
        self._morning: Morning | None = None
        self._asking = AskingOnce(self, self._ask, self.failed.emit)
        self._pairs: list[PhotoPair] = []
        self._hello = PlainLabel("", font=theme.font(30, QFont.Weight.Bold))
        self._since = PlainLabel("", tone="ink2")
        self.doors = {
            "open": FigureDoor(theme), "due": FigureDoor(theme), "answer": FigureDoor(theme),
            "kept": FigureDoor(theme),
        }  # fmt: skip
        for name, page in (
            ("open", "board"),
            ("due", "board"),
            ("answer", "times"),
            ("kept", "times"),
        ):
            self.doors[name].clicked.connect(lambda _=False, it=page: self.page_wished.emit(it))
        self.promised = ListCard(
            tr("Promised for today"),
            tr("Nothing is promised for today. Promises appear here when they are due."), theme,
        )  # fmt: skip
        self.waiting = ListCard(
            tr("Waiting for you"),
            tr("Nobody waits for you. Who asks you, and proposals without an answer, appear here."),
            theme,
        )
        self.done = ListCard(
            tr("Done since yesterday"),
            tr("Nothing was solved yet. Repairs appear here, with their photos."), theme,
        )  # fmt: skip
        self.about = ListCard(
            tr("What people write about"),
            tr("Nobody wrote today yet. What people write about appears here."), theme,
        )  # fmt: skip
        self.thanks = ListCard(
            tr("Thanks"), tr("Thanks that people say since yesterday appear here."), theme
        )
        self.bars = AboutBars(theme)
        self.bars.hide()
        self.about.body.insertWidget(2, self.bars, 1)
        self.cards = (self.promised, self.waiting, self.done, self.about, self.thanks)
        for card in self.cards:
            card.opened.connect(self.opened)
        self.answer = KeyButton(tr("Answer all"), answer_key, theme, kind="filled")
        self.answer.clicked.connect(self.answer_all)
        self.give = KeyButton(tr("Give to the desk"), give_key, theme)
        self.give.clicked.connect(self.give_all)
        self._columns = 0
        self._lay_out()
        self._arrange()

    @property
    def widget(self) -> QWidget:
        """Itself, as Qt wants it."""
        return self

    @property
    def morning(self) -> Morning | None:
        """What is shown; None before the first answer."""
        return self._morning

    def set_town(self, town: TownFacts) -> None:
        """Say services and people in the town's words."""
        self._town = town
        self._say()

    def show_morning(self, morning: Morning) -> None:
        """Show what the office answered."""
        is_first = self._morning is None
        self._morning = morning
        self._say()
        if is_first and self.doors["open"].hasFocus():
            self.take_keyboard()  # it stood there for want of a row

    def reload(self) -> None:
        """Ask again; questions that come meanwhile are asked once, after."""
        self._asking.wish()

    def on_changes(self, changes: ChangeSet) -> None:
        """Something changed: ask again now, or when somebody looks."""
        if changes.touches(_SHOWN):
            self.reload()

    def tick(self, now: Instant) -> None:
        """A second has passed: the ages of what waits."""
        if not self.isVisible() or self._morning is None:
            return
        if now - self._morning.as_of >= _OLD_S:
            self.reload()
        elif self._town is not None:
            teller = Teller(self._town, self._office.staff)
            rows = [teller.waiting(row, now) for row in self._morning.waiting]
            self.waiting.show_rows(rows, len(rows))

    def take_keyboard(self) -> None:
        """The keyboard begins at what waits, else at what is promised."""
        for card in (self.waiting, self.promised, self.done):
            if card.doors:
                card.doors[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.doors["open"].setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, action: str) -> bool:
        """Do what a key asks here: answer, or give away, what waits."""
        match action:
            case "reply":
                self.answer_all()
            case "assign":
                self.give_all()
            case "next" | "previous":
                self._step(1 if action == "next" else -1)
            case _:
                return False
        return True

    def answer_all(self) -> None:
        """Go through what waits, one after the other."""
        if ids := self._waiting_ids():
            self.answer_wished.emit(ids)

    def give_all(self) -> None:
        """Let the desk have what waits."""
        if ids := self._waiting_ids():
            self.give_wished.emit(ids)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """What is shown was asked for just now."""
        super().showEvent(event)
        self._asking.seen()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three cards side by side, or one under the other."""
        super().resizeEvent(event)
        self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        """The page scrolls before the window must grow."""
        return QSize(self._theme.px(320), self._theme.px(240))

    async def _ask(self) -> None:
        self.show_morning(await self._office.ask(MorningAsk()))

    def _waiting_ids(self) -> tuple[RequestId, ...]:
        return tuple(row.id for row in self._morning.waiting) if self._morning is not None else ()

    def _step(self, by: int) -> None:
        doors = [door for card in self.cards for door in card.doors]
        at = next((n for n, door in enumerate(doors) if door.hasFocus()), None)
        if doors:
            place = 0 if at is None else min(max(at + by, 0), len(doors) - 1)
            doors[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        town, morning = self._town, self._morning
        if town is None or morning is None:
            return
        now = self._clock()
        teller = Teller(town, self._office.staff)
        self._hello.setText(greeting(now, town.zone_name))
        self._since.setText(since_words(morning, now, town.zone_name))
        self._say_figures(morning)
        self.promised.show_rows(
            [teller.promised(row, now) for row in morning.promised], len(morning.promised)
        )
        self.waiting.show_rows(
            [teller.waiting(row, now) for row in morning.waiting], len(morning.waiting)
        )
        n = len(morning.waiting)
        self.answer.setText(ntr("Answer it", "Answer all {n}", n))
        for button in (self.answer, self.give):
            button.setVisible(n > 0)
        self._show_done(morning, teller)
        self.thanks.show_rows([teller.thanks(row) for row in morning.thanks], morning.thanks_total)
        self.about.show_rows((), 0, has_more=not morning.about.rows)
        self.about.about.setText(about_words(morning.about, now, town.zone_name))
        self.bars.setVisible(bool(morning.about.rows))
        self.bars.show_about(morning.about, teller)

    def _show_done(self, morning: Morning, teller: Teller) -> None:
        paired = [row for row in morning.done if row.before and row.after][:_PAIRS]
        told = [teller.photos(row) for row in paired]
        if told != [pair.words for pair in self._pairs]:
            for pair in self._pairs:
                pair.deleteLater()
            self._pairs = [
                PhotoPair(row, words, self._theme) for row, words in zip(paired, told, strict=True)
            ]
            for pair in self._pairs:
                pair.opened.connect(self.opened)
                self.done.above.addWidget(pair)
        # The pair is a row as well, so that the keyboard can open it.
        self.done.show_rows([teller.done(row) for row in morning.done], morning.done_total)

    def _say_figures(self, morning: Morning) -> None:
        told = morning.figures
        self.doors["open"].say(number_text(told.open), open_words(morning))
        soon = told.due_soon
        words = (
            ntr("promise due today", "promises due today", soon)
            if told.is_past_noon
            else ntr("promise due before noon", "promises due before noon", soon)
        )
        self.doors["due"].say(number_text(soon), (words,), tone="red" if soon else "ink")
        answer = told.first_answer
        value = "–" if answer.value is None else span_text(answer.value)
        self.doors["answer"].say(value, answer_words(morning), proof=_proof(answer))
        kept = told.kept
        value = "–" if kept.value is None else tr("{n} %", n=number_text(kept.value * 100))
        captions = (tr("promises kept this month"), tr("promises kept"))
        tone = "ink2" if kept.value is None else "green" if kept.value >= 0.8 else "amber"
        self.doors["kept"].say(value, captions, tone=tone, proof=_proof(kept))

    def _lay_out(self) -> None:
        theme = self._theme
        hello = QVBoxLayout()
        hello.setSpacing(0)
        hello.addWidget(self._hello)
        hello.addWidget(self._since)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(2), 0, theme.px(4), theme.px(8))
        head.setSpacing(theme.px(32))
        head.addLayout(hello, 1)
        for door in self.doors.values():
            head.addWidget(door, 0, Qt.AlignmentFlag.AlignBottom)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.answer)
        buttons.addWidget(self.give)
        buttons.addStretch()
        self.waiting.body.addLayout(buttons)
        for button in (self.answer, self.give):
            button.hide()
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(18))
        inside = look(QWidget(), ground="paper")
        body = QVBoxLayout(inside)
        body.setContentsMargins(theme.px(26), theme.px(20), theme.px(22), theme.px(18))
        body.setSpacing(theme.px(10))
        body.addLayout(head)
        body.addLayout(self._grid, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _arrange(self) -> None:
        columns = 3 if self.width() >= self._theme.px(_NARROW) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for card in self.cards:
            self._grid.removeWidget(card)
        wide = columns == 3
        places = ((0, 0, 1), (0, 1, 1), (0, 2, 1), (1, 0, 2), (1, 2, 1))
        for n, card in enumerate(self.cards):
            row, column, span = places[n] if wide else (n, 0, 1)
            self._grid.addWidget(card, row, column, 1, span)
        for column, share in enumerate((24, 24, 20)):
            self._grid.setColumnStretch(column, share if wide else int(column == 0))
        for row, share in enumerate((17, 12)):
            self._grid.setRowStretch(row, share if wide else 0)


def _proof(figure: Figure) -> str:
    return ntr("of {n} request", "of {n} requests", figure.n)
