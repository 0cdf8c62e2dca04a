"""The composer: one text, three ways for it to go, and who will read it said beforehand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.rows import Case
from junhall.models.terms import RequestStatus
from junhall.ui.case.drafts import Drafts, Lane
from junhall.ui.case.entry import Setting
from junhall.ui.case.flow import FlowLayout
from junhall.ui.case.mentions import assigned_by, handle_on
from junhall.ui.case.writing import Writing
from junhall.ui.keys import Keys, key_text
from junhall.ui.naming import short_handle
from junhall.ui.parts.controls import Chip, KeyButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import look
from junhall.words import ntr, tr

_SEND: Final = "Ctrl+Return"


class Composer(QFrame):
    """Writes for one request at a time; every text is kept until it has left."""

    send_wanted = Signal()
    solve_wanted = Signal()
    told_wanted = Signal(str)
    """phone or person."""

    def __init__(self, setting: Setting, keys: Keys | None, drafts: Drafts) -> None:
        super().__init__()
        self._setting = setting
        self._drafts = drafts
        self._case: Case | None = None
        self._lane = Lane.PUBLIC
        self._problem = ""
        self.is_sending = False
        theme = setting.theme
        look(self, ground="card", edge="top")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(8))
        top = QHBoxLayout()
        top.setSpacing(theme.px(6))
        lanes = QWidget()
        flow = FlowLayout(lanes, spacing=theme.px(6))
        self.lanes = {
            Lane.PUBLIC: Chip(tr("Reply in public"), checkable=True),
            Lane.PRIVATE: Chip(tr("Private message"), checkable=True),
            Lane.NOTE: Chip(tr("Note"), checkable=True),
        }
        group = QButtonGroup(self)
        group.setExclusive(True)
        for lane, chip in self.lanes.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _=False, it=lane: self._on_lane(it))
            flow.addWidget(chip)
        self.told = Chip(tr("Told by phone"))
        self.told.clicked.connect(lambda: self.told_wanted.emit("phone"))
        self.told_here = Chip(tr("Told in person"))
        self.told_here.clicked.connect(lambda: self.told_wanted.emit("person"))
        flow.addWidget(self.told)
        flow.addWidget(self.told_here)
        top.addWidget(lanes)
        self.account = PlainLabel(tone="ink2", font=theme.fonts.small)
        self.account.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.account.setMinimumWidth(theme.px(56))
        self.account.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.account, 1)
        column.addLayout(top)
        self.problem = PlainLabel(tone="red", font=theme.fonts.small, wraps=True)
        self.problem.hide()
        column.addWidget(self.problem)
        self.text = Writing(theme)
        self.text.textChanged.connect(self._on_text)
        column.addWidget(self.text)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.px(8))
        self.says = PlainLabel(tone="ink2", font=theme.fonts.small, wraps=True)
        bottom.addWidget(self.says, 1)
        solve_key = keys.key_of("solve") if keys is not None else ""
        self.solve = KeyButton(tr("Solve"), solve_key, theme)
        self.solve.clicked.connect(self.solve_wanted)
        self.send = KeyButton(tr("Send"), _shown_key(), theme, kind="filled")
        self.send.clicked.connect(self._on_send)
        for button in (self.solve, self.send):
            bottom.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(bottom)
        for keys_of_send in (_SEND, "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys_of_send), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_send)

    @property
    def lane(self) -> Lane:
        """Where the text would go."""
        return self._lane

    @property
    def lane_for_answer(self) -> Lane | None:
        """The lane in which an answer to the citizen is written here."""
        if self._case is None or self._lane in {Lane.PUBLIC, Lane.PRIVATE}:
            return self._lane
        return self._usable(self._case)[0]

    def write(self) -> str:
        """The text as it stands."""
        return self.text.toPlainText()

    def show_case(self, case: Case, setting: Setting) -> None:
        """Turn to a request; the text of the one before is kept, this one's comes back."""
        other = self._case is None or self._case.row.id != case.row.id
        self._case, self._setting = case, setting
        people = tuple(dict.fromkeys(post.author for post in case.posts if post.author))
        self.text.know(setting.town, case.row.network, people)
        usable = self._usable(case)
        for lane, chip in self.lanes.items():
            chip.setVisible(lane in usable)
        by_hand = case.row.channel != "post" and case.row.status.is_open
        self.told.setVisible(by_hand)
        self.told_here.setVisible(by_hand)
        if other:
            self.complain("")
            wished = self._drafts.lane_of(case.row.id)
            self._turn(wished if wished in usable else usable[0])
        elif self._lane not in usable:
            self._turn(usable[0])
        self._say()

    def begin(self, lane: Lane | None = None) -> None:
        """Put the keyboard into the text; in a lane if one is named and may be used."""
        if self._case is not None and lane is not None and lane in self._usable(self._case):
            self._drafts.choose(self._case.row.id, lane)
            self._turn(lane)
            self._say()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore(self, text: str, lane: Lane) -> None:
        """Put a text that was taken back where it was written, unless another stands there."""
        if self._case is None:
            return
        kept = self._drafts.of(self._case.row.id, lane)
        if kept is None or not kept.text.strip():
            self._drafts.keep(self._case.row.id, lane, text, now=self._setting.clock())
        self._turn(lane)
        self._say()

    def gone(self, lane: Lane) -> None:
        """The text has left: forget it."""
        if self._case is None:
            return
        self._drafts.drop(self._case.row.id, lane)
        if lane is self._lane:
            with QSignalBlocker(self.text):
                self.text.clear()
        self.complain("")
        self._say()

    def complain(self, sentence: str) -> None:
        """Say beside the text why it did not leave; "" when all is well."""
        self._problem = sentence
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def busy(self, *, is_sending: bool) -> None:
        """While a wish is on its way, it is not wished twice."""
        self.is_sending = is_sending
        self._say()

    @property
    def may_send(self) -> bool:
        """Whether Send would do something."""
        if self._case is None or self.is_sending or not self.write().strip():
            return False
        if self._lane is Lane.NOTE:
            return True
        return self._case.reply_as is not None and self._left() >= 0

    def _usable(self, case: Case) -> tuple[Lane, ...]:
        if case.row.channel != "post":
            return (Lane.NOTE,)
        if case.row.is_private:
            return (Lane.PRIVATE, Lane.NOTE)
        return (Lane.PUBLIC, Lane.PRIVATE, Lane.NOTE)

    def _turn(self, lane: Lane) -> None:
        self._lane = lane
        self.lanes[lane].setChecked(True)
        kept = self._drafts.of(self._case.row.id, lane) if self._case is not None else None
        with QSignalBlocker(self.text):
            self.text.setPlainText(kept.text if kept is not None else "")
            cursor = self.text.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            self.text.setTextCursor(cursor)
        names = {
            Lane.PUBLIC: tr("Public answer"),
            Lane.PRIVATE: tr("Private message"),
            Lane.NOTE: tr("Private note"),
        }
        self.text.setAccessibleName(names[lane])
        hints = {
            Lane.PUBLIC: tr("Write an answer; @ names who does it"),
            Lane.PRIVATE: tr("Write a private message"),
            Lane.NOTE: tr("Write a note for colleagues"),
        }
        self.text.setPlaceholderText(hints[lane])

    def _on_lane(self, lane: Lane) -> None:
        if self._case is None:
            return
        self._drafts.choose(self._case.row.id, lane)
        self._turn(lane)
        self._say()
        self.text.setFocus()

    def _on_text(self) -> None:
        if self._case is not None:
            self._drafts.keep(
                self._case.row.id, self._lane, self.write(), now=self._setting.clock()
            )
        self._say()

    def _on_send(self) -> None:
        if self.may_send:
            self.send_wanted.emit()

    def _left(self) -> int:
        limit = self._case.text_limit if self._case is not None else 0
        return limit - len(self.write())

    def _say(self) -> None:
        case = self._case
        if case is None:
            return
        row = case.row
        open_or_ended = row.status.is_open or row.status is not RequestStatus.SOLVED
        self.solve.setVisible(open_or_ended)
        self.solve.setEnabled(row.status.is_open and not self.is_sending)
        note = self._lane is Lane.NOTE
        self.send.setText(tr("Save") if note else tr("Send"))
        self.send.setEnabled(self.may_send)
        sender = "" if note or case.reply_as is None else short_handle(case.reply_as)
        self.account.setText(tr("as {account}", account=sender) if sender else "")
        self.says.set_tone("red" if not note and self._left() < 0 else "ink2")
        self.says.setText(" · ".join(self._sentences(case)))

    def _sentences(self, case: Case) -> list[str]:
        if self._lane is Lane.NOTE:
            if case.row.channel != "post":
                return [tr("Only colleagues read notes")]
            return [tr("Only colleagues read this")]
        if case.reply_as is None:
            return [tr("No account of the town can answer on this network yet.")]
        said: list[str] = []
        if self._lane is Lane.PUBLIC:
            named = assigned_by(self.write(), self._setting.town, case.row.network)
            if named:
                network = case.row.network
                people = ", ".join(handle_on(person, network) for person in named)
                said.append(tr("Assigns {people} when sent", people=people))
                said += [tr("{name} is away", name=p.name) for p in named if p.is_absent]
            else:
                said.append(tr("Everyone can read this"))
        else:
            said.append(tr("Only {author} reads this", author=case.row.author))
        left = self._left()
        if left < 0:
            said.append(ntr("{n} letter too long", "{n} letters too long", -left))
        else:
            said.append(tr("{n} left", n=left))
        return said


def _shown_key() -> str:
    return key_text(_SEND).replace("Return", "↵").replace("+", " ")
