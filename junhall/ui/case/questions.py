"""Actions that ask something first: they open a small window and hand on what was chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from junhall.casework.asks import SearchFor
from junhall.casework.rows import Proposal
from junhall.models.terms import Instant
from junhall.ui.bridge import launch
from junhall.ui.case import asking
from junhall.ui.case.deeds import Deeds
from junhall.ui.case.entry import Setting
from junhall.ui.case.proposals import Proposals
from junhall.ui.case.wishes import Wishes
from junhall.ui.contract import Counter
from junhall.ui.dialogs.pick import Pick
from junhall.ui.dialogs.write import CloseRequest
from junhall.words import tr


class Questions(QObject):
    """Opens the windows of one case panel; at most one is open."""

    def __init__(
        self,
        office: Counter,
        deeds: Deeds,
        proposals: Proposals,
        over: QWidget,
        *,
        setting: Callable[[], Setting],
        on_broken: Callable[[Exception], None],
    ) -> None:
        super().__init__(over)
        self._office = office
        self._deeds = deeds
        self._proposals = proposals
        self._over = over
        self._setting = setting
        self._on_broken = on_broken
        self.window: QWidget | None = None

    def ask(self, action: str, wishes: Wishes) -> bool:
        """Open the window of an action; False where it has none."""
        case, setting, over, do = wishes.case, self._setting(), self._over, self._deeds.do
        match action:
            case "assign":
                self.window = asking.ask_assignee(
                    case, setting, over, lambda who: do(wishes.assign(who), tr("Assigned"))
                )
            case "service":
                self.window = asking.ask_service(
                    case,
                    setting,
                    over,
                    lambda kind, service: do(wishes.triage(kind=kind, service=service), tr("Set")),
                )
            case "place":
                self.window = asking.ask_place(
                    case, setting, over, lambda place: do(wishes.place(place), tr("Set"))
                )
            case "merge" if self._brings_merge():
                return True
            case "merge":
                self._merge(wishes)
            case "end" | "not-ours":
                self._close(wishes, not_ours=action == "not-ours")
            case "verify":
                self.window = asking.ask_resident(
                    case, setting, over, lambda name: do(wishes.verify(name), tr("Verified"))
                )
            case "promise":
                self._promise(wishes)
            case _:
                return False
        return True

    def correct(self, proposal: Proposal, wishes: Wishes) -> None:
        """Ask for when a promise really is."""

        def then(at: Instant | None) -> None:
            self._deeds.do(wishes.promise(proposal, at), tr("Promise confirmed"))

        self.window = asking.ask_when(
            proposal.words, proposal.due_at, self._setting(), self._over, then
        )

    def _brings_merge(self) -> bool:
        """Whether M only had to bring a proposed merge to the top; pressed again, it searches."""
        now = self._proposals.current
        return (now is None or now.what != "merge") and self._proposals.bring("merge")

    def _promise(self, wishes: Wishes) -> None:
        proposal = self._proposals.first_of("promise")
        if proposal is not None:
            self.correct(proposal, wishes)
            return
        known = [promise for promise in wishes.case.promises if promise.state.value != "proposed"]
        if not known:
            sentence = tr("There is no promise in this conversation to confirm or edit.")
            self._deeds.refused.emit(sentence)
            return
        last = known[-1]
        again = Proposal(
            "promise", last.promised_at, last.post_id, due_at=last.due_at, words=last.words
        )
        self.correct(again, wishes)

    def _merge(self, wishes: Wishes) -> None:
        pick = asking.ask_merge(
            wishes.case,
            self._setting(),
            self._over,
            lambda other: self._deeds.do(wishes.merge(other), tr("Merged")),
        )
        self.window = pick
        pick.typed.connect(lambda text: launch(self._search(text, pick, wishes), self._on_broken))

    async def _search(self, text: str, pick: Pick, wishes: Wishes) -> None:
        if len(text.strip()) < 2:
            return
        hits = await self._office.ask(SearchFor(text.strip().removeprefix("#"), 20))
        if pick is self.window and pick.isVisible():
            pick.offer(asking.merge_choices(wishes.case, hits))

    def _close(self, wishes: Wishes, *, not_ours: bool) -> None:
        sheet = CloseRequest(self._setting().theme, self._over, not_ours=not_ours)

        def ended(reason: str, is_not_ours: bool) -> None:  # noqa: FBT001 - a signal's values have no names
            sheet.accept()
            self._deeds.do(wishes.close(reason, not_ours=is_not_ours), tr("Closed"))

        sheet.closed.connect(ended)
        sheet.open()
        self.window = sheet
