"""What junhall thinks and a person decides: each proposal with its reading, one key to take it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from junhall.casework.rows import Case, CasePost, Proposal
from junhall.models.messages import Media
from junhall.ui.case.entry import Setting
from junhall.ui.case.flow import FlowLayout
from junhall.ui.case.photo import Photos
from junhall.ui.icons import pixmap
from junhall.ui.keys import Keys
from junhall.ui.naming import one_line
from junhall.ui.parts.controls import KeyButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import look
from junhall.words import ntr, tr

_ICONS = {"solved": "check", "reopen": "undo", "merge": "merge", "promise": "promise"}


class ProposalCard(QFrame):
    """The proposal on top has the keys; the others wait behind it with buttons of their own."""

    taken = Signal(object)
    refused = Signal(object)
    corrected = Signal(object)
    opened = Signal(object)
    """RequestId of the other request of a merge."""

    def __init__(self, proposal: Proposal, case: Case, setting: Setting, keys: Keys | None) -> None:
        super().__init__()
        self.proposal = proposal
        theme = setting.theme
        look(self, ground="tint")
        self.setStyleSheet(f"ProposalCard {{ border-radius: {theme.measures.radius_control}px; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
        column.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        sign = QLabel()
        sign.setTextFormat(Qt.TextFormat.PlainText)
        sign.setPixmap(
            pixmap(_ICONS.get(proposal.what, "promise"), theme.colour("cobalt"), theme.px(16), 2.0)
        )
        head.addWidget(sign)
        self.words = PlainLabel(title_of(proposal), font=theme.fonts.strong, wraps=True)
        head.addWidget(self.words, 1)
        column.addLayout(head)
        self.reading = PlainLabel(
            reading_of(proposal, case, setting), tone="ink2", font=theme.fonts.small, wraps=True
        )
        column.addWidget(self.reading)
        self.photos = repair_photos(proposal, case)
        if self.photos:
            before = self.photos[0] if len(self.photos) > 1 else None
            column.addWidget(Photos(self.photos[-1:], theme, before=before, height=84))
        row = QWidget()
        flow = FlowLayout(row, spacing=theme.px(6))
        yes, no = answers_of(proposal)
        key = keys.key_of if keys is not None else lambda _: ""
        self.take = KeyButton(yes, key("accept"), theme, kind="filled")
        self.take.clicked.connect(lambda: self.taken.emit(self.proposal))
        self.refuse = KeyButton(no, "⌫" if key("refuse") else "", theme)
        self.refuse.clicked.connect(lambda: self.refused.emit(self.proposal))
        flow.addWidget(self.take)
        flow.addWidget(self.refuse)
        if proposal.what == "promise":
            self.correct = KeyButton(tr("Another time"), key("promise"), theme)
            self.correct.clicked.connect(lambda: self.corrected.emit(self.proposal))
            flow.addWidget(self.correct)
        if proposal.what == "merge" and proposal.other is not None:
            other = look(QPushButton(tr("Look at it")), kind="quiet")
            other.clicked.connect(lambda: self.opened.emit(self.proposal.other))
            flow.addWidget(other)
        said = f"{self.words.text()}: {self.reading.text()}"
        for button in row.findChildren(QPushButton):
            button.setAccessibleName(f"{button.text()} · {said}")
            button.setMinimumHeight(theme.px(26))
        column.addWidget(row)
        self.setAccessibleName(said)


class Proposals(QWidget):
    """The proposals of a case, the most urgent on top."""

    taken = Signal(object)
    refused = Signal(object)
    corrected = Signal(object)
    opened = Signal(object)

    def __init__(self, setting: Setting, keys: Keys | None) -> None:
        super().__init__()
        self._keys = keys
        self._shown: object = None
        self.cards: list[ProposalCard] = []
        theme = setting.theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), 0)
        self._column.setSpacing(theme.px(6))
        self._rest = look(QPushButton(), kind="quiet")
        self._rest.clicked.connect(self._on_next)
        self._column.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignLeft)
        self._first = 0
        self._case: Case | None = None
        self._setting = setting
        self.hide()

    @property
    def current(self) -> Proposal | None:
        """The proposal that the keys decide."""
        return self.cards[0].proposal if self.cards else None

    def first_of(self, what: str) -> Proposal | None:
        """The first proposal of a sort."""
        found = shown_of(self._case) if self._case is not None else ()
        return next((proposal for proposal in found if proposal.what == what), None)

    def show_case(self, case: Case, setting: Setting) -> None:
        """Show what is proposed now; the card on top stays on top while it stands."""
        other = self._case is None or self._case.row.id != case.row.id
        self._case, self._setting = case, setting
        if other:
            self._first = 0
        told = (case.row.id, case.proposals, setting.town)
        if told != self._shown:
            self._shown = told
            self._first %= max(1, len(shown_of(case)))
            self._build()

    def bring(self, what: str) -> bool:
        """Put the first proposal of a sort on top; False where there is none."""
        found = shown_of(self._case) if self._case is not None else ()
        for n, proposal in enumerate(found):
            if proposal.what == what:
                self._first = n
                self._build()
                return True
        return False

    def _build(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        case = self._case
        shown = shown_of(case) if case is not None else ()
        if case is None or not shown:
            self.hide()
            return
        proposal = shown[self._first]
        card = ProposalCard(proposal, case, self._setting, self._keys)
        card.taken.connect(self.taken)
        card.refused.connect(self.refused)
        card.corrected.connect(self.corrected)
        card.opened.connect(self.opened)
        self._column.insertWidget(0, card)
        self.cards = [card]
        others = len(shown) - 1
        self._rest.setVisible(others > 0)
        self._rest.setText(ntr("{n} more proposal", "{n} more proposals", others))
        self._rest.setAccessibleName(self._rest.text())
        self.show()

    def _on_next(self) -> None:
        if self._case is not None and (shown := shown_of(self._case)):
            self._first = (self._first + 1) % len(shown)
            self._build()


def shown_of(case: Case) -> tuple[Proposal, ...]:
    """What is shown of the proposals: nothing is reopened that is still open.

    A citizen who says "still broken" before anybody confirmed is heard in the reading of Solved.
    """
    return tuple(
        proposal
        for proposal in case.proposals
        if proposal.what != "reopen" or not case.row.status.is_open
    )


def title_of(proposal: Proposal) -> str:
    """What is proposed."""
    match proposal.what:
        case "solved":
            return tr("It looks solved")
        case "reopen":
            return tr("It may not be solved")
        case "merge":
            return tr("The same matter as #{number}?", number=proposal.other_number or "")
        case _:
            return tr("A promise was read")


def answers_of(proposal: Proposal) -> tuple[str, str]:
    """The words that take and refuse it."""
    match proposal.what:
        case "solved":
            return tr("Confirm solved"), tr("Not yet")
        case "reopen":
            return tr("Reopen"), tr("Stays solved")
        case "merge":
            return tr("Merge"), tr("Another matter")
        case _:
            return tr("Confirm"), tr("No promise")


def reading_of(proposal: Proposal, case: Case, setting: Setting) -> str:
    """Why it is proposed: whose words, which time was read."""
    post, who = _post_of(proposal, case, setting)
    at = setting.moment(proposal.at)
    match proposal.what:
        case "solved":
            said = [who] if who else []
            if post is not None and post.media:
                said.append(tr("a photo"))
            if post is not None and post.text:
                said.append(f"«{_quoted(post.text)}»")
            return " · ".join([*said, at, *_denials(proposal, case, setting)])
        case "reopen":
            said = [who] if who else []
            if post is not None and post.text:
                said.append(f"«{_quoted(post.text)}»")
            return " · ".join([*said, at])
        case "merge":
            return tr(
                "Same service, near and open since {time}. One answer then serves all.", time=at
            )
        case _:
            words = f"«{_quoted(proposal.words)}»" if proposal.words else ""
            due = (
                tr("by {time}", time=setting.moment(proposal.due_at))
                if proposal.due_at is not None
                else tr("without a time")
            )
            return " · ".join(part for part in (who, words, f"→ {due}") if part)


def repair_photos(proposal: Proposal, case: Case) -> tuple[Media, ...]:
    """What Solved rests on where a worker sent a photo: the citizen's before it, where known."""
    if proposal.what != "solved":
        return ()
    post = next((post for post in case.posts if post.id == proposal.post_id), None)
    after = next((one for one in post.media if one.path), None) if post is not None else None
    if after is None:
        return ()
    citizens = (p for p in case.posts if p.official is None and p.deleted_at is None)
    before = next((one for p in citizens for one in p.media if one.path), None)
    return (after,) if before is None else (before, after)


def _denials(proposal: Proposal, case: Case, setting: Setting) -> list[str]:
    """Who said afterwards that it is not done."""
    said: list[str] = []
    for other in case.proposals:
        if other.what == "reopen" and other.at > proposal.at:
            post, who = _post_of(other, case, setting)
            words = f"«{_quoted(post.text)}»" if post is not None else ""
            said.append(tr("but later {who}: {words}", who=who, words=words))
    return said


def _post_of(proposal: Proposal, case: Case, setting: Setting) -> tuple[CasePost | None, str]:
    """The post that a proposal rests on, and who wrote it."""
    post = next((post for post in case.posts if post.id == proposal.post_id), None)
    if post is None:
        return None, ""
    if post.author or post.author_name:
        return post, post.author or post.author_name or ""
    return post, setting.names.person(post.official) if post.official is not None else ""


def _quoted(text: str, most: int = 90) -> str:
    told = one_line(text)
    return told if len(told) <= most else told[: most - 1].rstrip() + "…"
