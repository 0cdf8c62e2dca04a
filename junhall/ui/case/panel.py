"""CasePanel: one request beside the board; it asks, shows, and carries out what is wished."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from junhall.casework.asks import CaseOf, TownAsk
from junhall.casework.changes import ChangeSet
from junhall.casework.rows import Case, Proposal, TownFacts
from junhall.models.terms import Facet, PostId, RequestId
from junhall.typed import override
from junhall.ui.bridge import Bell, launch
from junhall.ui.case.composer import Composer
from junhall.ui.case.deeds import Deeds
from junhall.ui.case.drafts import Drafts, Lane
from junhall.ui.case.entry import Setting
from junhall.ui.case.facts import Facts
from junhall.ui.case.menu import open_menu
from junhall.ui.case.proposals import Proposals
from junhall.ui.case.questions import Questions
from junhall.ui.case.thread import Thread
from junhall.ui.case.wishes import is_allowed
from junhall.ui.contract import Clock, Counter
from junhall.ui.keys import Keys
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import language, tr

log = logging.getLogger(__name__)

_LOW: Final = 640  # a panel lower than this has no room for proposals beside the conversation


class CasePanel(QFrame):
    """One request. ``show_case`` turns to another; unsent texts stay with their requests.

    ``drafts`` are the window's, which outlive a change of theme.
    """

    closed = Signal()
    acted = Signal(str, object)
    """What was done, in words, and the office's Done: for a toast, whose Undo is ``undo``."""
    case_wanted = Signal(object)
    """RequestId of another request somebody wants to look at."""
    similar_wanted = Signal(object)
    """RequestId whose neighbours are asked for."""

    def __init__(
        self,
        office: Counter,
        theme: Theme,
        clock: Clock,
        keys: Keys | None = None,
        drafts: Drafts | None = None,
    ) -> None:
        super().__init__()
        self._office = office
        self._keys = keys
        self._id: RequestId | None = None
        self._case: Case | None = None
        self._is_stale = False
        self._is_short = False
        self._menu: QWidget | None = None
        self._setting = Setting(theme, clock, None, office.staff)
        self.drafts = drafts if drafts is not None else Drafts()
        look(self, ground="card", edge="left")
        self.setAccessibleName(tr("Request"))
        self._build(theme)
        self._bell = Bell(self)
        self._bell.rang.connect(self._on_changed)
        self._unsubscribe: Callable[[], None] | None = office.subscribe(self._bell.changed)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.tick)
        if keys is not None:
            keys.triggered.connect(self.handle)

    def _build(self, theme: Theme) -> None:
        setting, keys = self._setting, self._keys
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.facts = Facts(setting)
        self.facts.change_wanted.connect(self.handle)
        self.facts.close_wanted.connect(self.leave)
        self.facts.more_wanted.connect(self._on_more)
        self.problem = PlainLabel(tone="red", wraps=True)
        self.problem.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), 0)
        self.problem.hide()
        self.proposals = Proposals(setting, keys)
        self.proposals.taken.connect(self._on_taken)
        self.proposals.refused.connect(self._on_refused)
        self.proposals.corrected.connect(self._on_corrected)
        self.proposals.opened.connect(self.case_wanted)
        self.thread_view = Thread(setting)
        self.thread_view.reply_wanted.connect(self._on_reply_to)
        self.thread_view.similar_wanted.connect(lambda: self.similar_wanted.emit(self._id))
        self.composer = Composer(setting, keys, self.drafts)
        self.deeds = Deeds(
            self._office,
            setting.clock,
            self.composer,
            self.drafts,
            shown=lambda: self._case,
            reload=self.load,
            on_broken=self._on_broken,
        )
        self.deeds.acted.connect(self.acted)
        self.deeds.refused.connect(self.complain)
        self.thread_view.undo_wanted.connect(self.deeds.undo_act)
        self.thread_view.withdraw_wanted.connect(self.deeds.withdraw)
        self.thread_view.decided.connect(self.deeds.decide)
        self.composer.send_wanted.connect(self.deeds.send)
        self.composer.photo_wanted.connect(self.deeds.keep_photo)
        self.questions = Questions(
            self._office,
            self.deeds,
            self.proposals,
            self,
            setting=lambda: self._setting,
            on_broken=self._on_broken,
        )
        self.composer.solve_wanted.connect(lambda: self.handle("solve"))
        self.composer.told_wanted.connect(lambda channel: self.handle(f"told-{channel}"))
        self.empty = PlainLabel(tr("Choose a request to see it here."), tone="ink2", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget, stretch in (
            (self.facts, 0),
            (self.problem, 0),
            (self.proposals, 0),
            (self.thread_view, 1),
            (self.composer, 0),
            (self.empty, 1),
        ):
            column.addWidget(widget, stretch)
        self._uncover(has_case=False)

    @property
    def request_id(self) -> RequestId | None:
        """The request that is shown or being asked for."""
        return self._id

    @property
    def case(self) -> Case | None:
        """What is shown."""
        return self._case

    @property
    def dialog(self) -> QWidget | None:
        """The small window that is open over the case."""
        return self.questions.window

    def show_case(self, request_id: RequestId) -> None:
        """Turn to a request; what was typed for the one before is kept."""
        if request_id != self._id:
            self._id = request_id
            self.complain("")
        launch(self.load(), self._on_broken)

    async def load(self) -> None:
        """Ask for the request anew, and show it if it is still the one wanted."""
        wanted = self._id
        if wanted is None:
            return
        town = self._setting.town
        if town is None:
            town = await self._office.ask(TownAsk(language()))
        case = await self._office.ask(CaseOf(wanted))
        if wanted == self._id:
            self.display(case, town)

    def display(self, case: Case | None, town: TownFacts | None) -> None:
        """Show a case that was asked for; None: it is gone, or may not be seen."""
        self._setting = Setting(self._setting.theme, self._setting.clock, town, self._office.staff)
        self._case = case
        self._is_stale = False
        if case is None:
            self.empty.setText(tr("This request is no longer there."))
            self._uncover(has_case=False)
            return
        self.facts.show_case(case, self._setting)
        self.proposals.show_case(case, self._setting)
        self.thread_view.show_case(case, self._setting)
        self.composer.show_case(case, self._setting)
        self._uncover(has_case=True)
        self.setAccessibleName(tr("Request {number}", number=case.row.number))

    def complain(self, sentence: str) -> None:
        """Say under the facts what went wrong."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def tick(self) -> None:
        """Say what changes by the second."""
        if self._case is not None:
            self.facts.tick()
            self.thread_view.tick()
            self.composer.when.tick()

    def leave(self) -> None:
        """Close the panel; texts stay."""
        self._id = None
        self._case = None
        self.closed.emit()

    def undo(self) -> None:
        """Take back the last thing done here."""
        self.deeds.undo()

    def handle(self, action: str) -> bool:
        """Do an action of the keys table or of the menu; False where it means nothing here."""
        case = self._case
        if case is None or not self.isVisible() or not is_allowed(self._office.role, action):
            return False
        wishes = self.deeds.wishes()
        if wishes is None:
            return False
        match action:
            case "close":
                self.leave()
            case "reply":
                self.composer.begin(self.composer.lane_for_answer)
            case "note":
                self.composer.begin(Lane.NOTE)
            case "undo":
                self.undo()
            case "solve" if case.row.status.is_open:
                self.deeds.do(wishes.solve(), tr("Solved"))
            case "wall" if not case.row.is_private:
                shows = not case.on_wall
                words = tr("Shown on the wall") if shows else tr("Off the wall")
                self.deeds.do(wishes.show_on_wall(), words)
            case "wait" if case.row.status.is_open:
                waits = case.row.waiting_since is None
                self.deeds.do(wishes.wait(), tr("Waiting") if waits else tr("Waiting no more"))
            case "withdraw-promise":
                self.deeds.do(wishes.withdraw_promise(), tr("Promise taken back"))
            case "reopen" if not case.row.status.is_open:
                self.deeds.do(wishes.reopen(), tr("Reopened"))
            case "accept" if self.proposals.current is not None:
                self._on_taken(self.proposals.current)
            case "refuse" if self.proposals.current is not None:
                self._on_refused(self.proposals.current)
            case "no-request":
                self.deeds.do(wishes.no_request(), tr("Said to be no request"))
            case "private" | "public":
                self.deeds.do(wishes.private(private=action == "private"), tr("Moved"))
            case "told-phone" | "told-person":
                channel = "phone" if action == "told-phone" else "counter"
                self.deeds.do(wishes.told(channel, self._setting.clock()), tr("Noted as told"))
            case _:
                return self.questions.ask(action, wishes)
        return True

    def _on_taken(self, proposal: Proposal) -> None:
        wishes = self.deeds.wishes()
        if wishes is not None:
            self.deeds.do(wishes.take(proposal), tr("Confirmed"))

    def _on_refused(self, proposal: Proposal) -> None:
        wishes = self.deeds.wishes()
        if wishes is not None:
            self.deeds.do(wishes.refuse(proposal), tr("Refused"))

    def _on_corrected(self, proposal: Proposal) -> None:
        wishes = self.deeds.wishes()
        if wishes is not None:
            self.questions.correct(proposal, wishes)

    def _on_reply_to(self, post: PostId) -> None:
        self.deeds.answer(post)
        self.composer.begin(self.composer.lane_for_answer)

    def _uncover(self, *, has_case: bool) -> None:
        for widget in (self.facts, self.thread_view, self.composer):
            widget.setVisible(has_case)
        if not has_case:
            self.proposals.hide()
        self.empty.setVisible(not has_case)

    def _on_more(self, button: QWidget) -> None:
        if self._case is not None:
            self._menu = open_menu(self._case, self._office.role, self._keys, button, self.handle)

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(Facet.TOWN):
            self._setting = Setting(
                self._setting.theme, self._setting.clock, None, self._office.staff
            )
        if self._id is None:
            return
        if changes.touches(Facet.ALL, frozenset({self._id})):
            if self.isVisible():
                launch(self.load(), self._on_broken)
            else:
                self._is_stale = True

    def _on_broken(self, error: Exception) -> None:
        """What no rule foresaw: the screen stays, and says that it may be old."""
        log.error("the case could not be asked for", exc_info=error)
        self.complain(
            tr("The ledger does not answer just now. What is shown may be old; nothing is lost.")
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window, or with large letters, the proposals scroll with the conversation."""
        super().resizeEvent(event)
        is_short = event.size().height() < self._setting.theme.px(_LOW)
        if is_short == self._is_short:
            return
        self._is_short = is_short
        self.facts.shorten(is_short=is_short)
        self.composer.text.shorten(is_short=is_short)
        is_shown = not self.proposals.isHidden()
        if is_short:
            self.thread_view.adopt(self.proposals)
        else:
            self._column.insertWidget(2, self.proposals)
        self.proposals.setVisible(is_shown)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what changed while nobody looked."""
        super().showEvent(event)
        self._second.start()
        if self._is_stale and self._id is not None:
            launch(self.load(), self._on_broken)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing ticks."""
        super().hideEvent(event)
        self._second.stop()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Hear of nothing any more."""
        self.stop()
        super().closeEvent(event)

    def stop(self) -> None:
        """End the subscription; the window calls it before it goes."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
