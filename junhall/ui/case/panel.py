"""CasePanel: one request beside the board; it asks, shows, and carries out what is wished."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from junhall.casework.asks import CaseOf, SearchFor, TownAsk
from junhall.casework.changes import ChangeSet
from junhall.casework.commands import Command, Done, RetrySend, Undo, WithdrawSend
from junhall.casework.errors import CaseworkError, Conflict
from junhall.casework.rows import Case, CasePost, Proposal, TownFacts
from junhall.models.terms import ActId, Facet, Instant, PostId, RequestId, StaffCode
from junhall.ui.bridge import Bell, launch
from junhall.ui.case import asking
from junhall.ui.case.composer import Composer
from junhall.ui.case.drafts import Drafts, Lane
from junhall.ui.case.entry import Setting
from junhall.ui.case.facts import Facts
from junhall.ui.case.menu import open_menu
from junhall.ui.case.proposals import Proposals
from junhall.ui.case.thread import Thread
from junhall.ui.case.wishes import Wishes, is_allowed
from junhall.ui.contract import Clock, Counter
from junhall.ui.dialogs.pick import Pick
from junhall.ui.dialogs.write import CloseRequest
from junhall.ui.keys import Keys
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import language, tr

log = logging.getLogger(__name__)


class CasePanel(QFrame):
    """One request. ``show_case`` turns to another; unsent texts stay with their requests."""

    closed = Signal()
    acted = Signal(str, object)
    """What was done, in words, and the office's Done: for a toast, whose Undo is ``undo``."""
    case_wanted = Signal(object)
    """RequestId of another request somebody wants to look at."""
    similar_wanted = Signal(object)
    """RequestId whose neighbours are asked for."""

    def __init__(
        self, office: Counter, theme: Theme, clock: Clock, keys: Keys | None = None
    ) -> None:
        super().__init__()
        self._office = office
        self._keys = keys
        self._id: RequestId | None = None
        self._case: Case | None = None
        self._answered: PostId | None = None
        self._last: tuple[RequestId, ActId] | None = None
        self._is_stale = False
        self._dialog: QWidget | None = None
        self._setting = Setting(theme, clock, None, office.staff)
        self.drafts = Drafts()
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
        column = QVBoxLayout(self)
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
        self.thread_view.undo_wanted.connect(self._on_undo_act)
        self.thread_view.withdraw_wanted.connect(self._on_withdraw)
        self.thread_view.retry_wanted.connect(self._on_retry)
        self.thread_view.reply_wanted.connect(self._on_reply_to)
        self.thread_view.similar_wanted.connect(lambda: self.similar_wanted.emit(self._id))
        self.composer = Composer(setting, keys, self.drafts)
        self.composer.send_wanted.connect(self._on_send)
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
        return self._dialog

    def show_case(self, request_id: RequestId) -> None:
        """Turn to a request; what was typed for the one before is kept."""
        if request_id != self._id:
            self._id = request_id
            self._answered = None
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

    def leave(self) -> None:
        """Close the panel; texts stay."""
        self._id = None
        self._case = None
        self.closed.emit()

    def undo(self) -> None:
        """Take back the last thing done here: an answer still held, else an act."""
        wishes = self._wishes()
        if wishes is None:
            return
        held = wishes.withdrawable()
        if isinstance(held, WithdrawSend):
            post = next(p for p in wishes.case.posts if p.outbox_id == held.outbox_id)
            self._on_withdraw(post)
            return
        if self._last is not None and self._last[0] == self._id:
            self._on_undo_act(self._last[1])
            return
        line = wishes.last_undoable()
        if line is not None and line.act_id is not None:
            self._on_undo_act(line.act_id)

    def handle(self, action: str) -> bool:
        """Do an action of the keys table or of the menu; False where it means nothing here."""
        case = self._case
        if case is None or not self.isVisible() or not is_allowed(self._office.role, action):
            return False
        wishes = self._wishes()
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
                self._do(wishes.solve(), tr("Solved"))
            case "reopen" if not case.row.status.is_open:
                self._do(wishes.reopen(), tr("Reopened"))
            case "accept" if self.proposals.current is not None:
                self._on_taken(self.proposals.current)
            case "refuse" if self.proposals.current is not None:
                self._on_refused(self.proposals.current)
            case "promise":
                self._promise(wishes)
            case "no-request":
                self._do(wishes.no_request(), tr("Said to be no request"))
            case "private" | "public":
                self._do(wishes.private(private=action == "private"), tr("Moved"))
            case "told-phone" | "told-person":
                channel = "phone" if action == "told-phone" else "counter"
                self._do(wishes.told(channel, self._setting.clock()), tr("Noted as told"))
            case _:
                return self._open(action, wishes)
        return True

    def _open(self, action: str, wishes: Wishes) -> bool:
        """The actions that ask something first."""
        case, setting = wishes.case, self._setting
        match action:
            case "assign":
                self._dialog = asking.ask_assignee(
                    case, setting, self, lambda who: self._do(wishes.assign(who), tr("Assigned"))
                )
            case "service":
                self._dialog = asking.ask_service(
                    case,
                    setting,
                    self,
                    lambda kind, service: self._do(
                        wishes.triage(kind=kind, service=service), tr("Set")
                    ),
                )
            case "place":
                self._dialog = asking.ask_place(
                    case, setting, self, lambda place: self._do(wishes.place(place), tr("Set"))
                )
            case "merge" if self.proposals.first_of("merge") and self._brings_merge():
                return True
            case "merge":
                self._merge(wishes)
            case "end" | "not-ours":
                self._close(wishes, not_ours=action == "not-ours")
            case "verify":
                self._dialog = asking.ask_resident(
                    case, setting, self, lambda name: self._do(wishes.verify(name), tr("Verified"))
                )
            case _:
                return False
        return True

    def _brings_merge(self) -> bool:
        """Whether M only had to bring a proposed merge to the top; pressed again, it searches."""
        now = self.proposals.current
        return (now is None or now.what != "merge") and self.proposals.bring("merge")

    def _merge(self, wishes: Wishes) -> None:
        pick = asking.ask_merge(
            wishes.case, self._setting, self, lambda it: self._do(wishes.merge(it), tr("Merged"))
        )
        self._dialog = pick
        pick.typed.connect(lambda text: launch(self._search(text, pick, wishes), self._on_broken))

    async def _search(self, text: str, pick: Pick, wishes: Wishes) -> None:
        if len(text.strip()) < 2:
            return
        hits = await self._office.ask(SearchFor(text.strip().removeprefix("#"), 20))
        if pick is self._dialog and pick.isVisible():
            pick.offer(asking.merge_choices(wishes.case, hits))

    def _close(self, wishes: Wishes, *, not_ours: bool) -> None:
        sheet = CloseRequest(self._setting.theme, self, not_ours=not_ours)

        def ended(reason: str, is_not_ours: bool) -> None:  # noqa: FBT001 - a signal's values have no names
            sheet.accept()
            self._do(wishes.close(reason, not_ours=is_not_ours), tr("Closed"))

        sheet.closed.connect(ended)
        sheet.open()
        self._dialog = sheet

    def _promise(self, wishes: Wishes) -> None:
        proposal = self.proposals.first_of("promise")
        if proposal is not None:
            self._on_corrected(proposal)
            return
        known = [promise for promise in wishes.case.promises if promise.state.value != "proposed"]
        if not known:
            self.complain(tr("There is no promise in this conversation to confirm or edit."))
            return
        last = known[-1]
        self._on_corrected(
            Proposal(
                "promise", last.promised_at, last.post_id, due_at=last.due_at, words=last.words
            )
        )

    def _on_taken(self, proposal: Proposal) -> None:
        wishes = self._wishes()
        command = wishes.take(proposal) if wishes is not None else None
        if command is not None:
            self._do(command, tr("Confirmed"))

    def _on_refused(self, proposal: Proposal) -> None:
        wishes = self._wishes()
        command = wishes.refuse(proposal) if wishes is not None else None
        if command is not None:
            self._do(command, tr("Refused"))

    def _on_corrected(self, proposal: Proposal) -> None:
        wishes = self._wishes()
        if wishes is None:
            return

        def then(at: Instant | None) -> None:
            command = wishes.promise(proposal, at)
            if command is not None:
                self._do(command, tr("Promise confirmed"))

        self._dialog = asking.ask_when(proposal.words, proposal.due_at, self._setting, self, then)

    def _on_send(self) -> None:
        wishes, lane = self._wishes(), self.composer.lane
        draft = self.drafts.of(self._id, lane) if self._id is not None else None
        if wishes is None or draft is None:
            return
        command = wishes.text(lane, draft, self._answered)
        self.composer.complain("")
        self.composer.busy(is_sending=True)
        launch(self._send(command, wishes.id, lane), self._on_broken)

    async def _send(self, command: Command, request: RequestId, lane: Lane) -> None:
        """The text leaves the composer only once the office has it."""
        try:
            done = await self._office.do(command)
        except CaseworkError as error:
            if request == self._id:
                self.composer.complain(error.for_user())
            if isinstance(error, Conflict):
                # They have been told; the text now counts as written after what stood against it.
                self.drafts.read_anew(request, lane, now=self._setting.clock())
        else:
            self._answered = None
            self.drafts.drop(request, lane)
            if request == self._id:
                self.composer.gone(lane)
            said = tr("Note kept") if lane is Lane.NOTE else tr("Answer on its way")
            self._remember(request, done, said)
        finally:
            self.composer.busy(is_sending=False)
        await self.load()

    def _on_reply_to(self, post: PostId) -> None:
        self._answered = post
        self.composer.begin(self.composer.lane_for_answer)

    def _on_undo_act(self, act: ActId) -> None:
        wishes = self._wishes()
        if wishes is not None:
            self._last = None
            self._do(Undo(by=wishes.by, act_id=act), tr("Taken back"))

    def _on_withdraw(self, post: CasePost) -> None:
        wishes = self._wishes()
        if wishes is None or post.outbox_id is None:
            return
        lane = Lane.PRIVATE if post.visibility.is_private else Lane.PUBLIC
        launch(
            self._carry_out(
                WithdrawSend(by=wishes.by, outbox_id=post.outbox_id),
                tr("Taken back; the text is in the composer again"),
                lambda: self.composer.restore(post.text, lane),
            ),
            self._on_broken,
        )

    def _on_retry(self, post: CasePost) -> None:
        wishes = self._wishes()
        if wishes is not None and post.outbox_id is not None:
            self._do(RetrySend(by=wishes.by, outbox_id=post.outbox_id), tr("Tried again"))

    def _do(self, command: Command, words: str) -> None:
        self.complain("")
        launch(self._carry_out(command, words), self._on_broken)

    async def _carry_out(
        self, command: Command, words: str, then: Callable[[], None] | None = None
    ) -> None:
        request = self._id
        try:
            done = await self._office.do(command)
        except CaseworkError as error:
            if request == self._id:
                self.complain(error.for_user())
        else:
            if request is not None:
                self._remember(request, done, words)
            if then is not None:
                then()
        await self.load()

    def _remember(self, request: RequestId, done: Done, words: str) -> None:
        if done.act_id is not None:
            self._last = (request, done.act_id)
        self.acted.emit(words, done)

    def _wishes(self) -> Wishes | None:
        if self._case is None:
            return None
        by = self._office.staff
        if by is None:
            self.complain(tr("Say first who sits here: the history names who decided."))
            return None
        return Wishes(self._case, StaffCode(by))

    def _uncover(self, *, has_case: bool) -> None:
        for widget in (self.facts, self.thread_view, self.composer):
            widget.setVisible(has_case)
        if not has_case:
            self.proposals.hide()
        self.empty.setVisible(not has_case)

    def _on_more(self, button: QWidget) -> None:
        if self._case is not None:
            self._dialog = open_menu(self._case, self._office.role, self._keys, button, self.handle)

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
