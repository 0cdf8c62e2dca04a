"""The composer: one text, three ways for it to go, and who will read it said beforehand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QVBoxLayout

from junhall.casework.rows import Case, CasePost, KeptPhoto
from junhall.models.terms import AccountId, Instant, PostId, RequestStatus
from junhall.ui.case.drafts import Drafts, Lane
from junhall.ui.case.entry import Setting
from junhall.ui.case.foretelling import Outlook, foretold, outlook_of, to_be_named
from junhall.ui.case.lanes import Lanes, lane_words
from junhall.ui.case.leaving import SEND, Leaving, send_words
from junhall.ui.case.notices import Answering, Problem
from junhall.ui.case.photo_strip import PhotoStrip, choose_photos
from junhall.ui.case.voice import sender_of
from junhall.ui.case.writing import Writing
from junhall.ui.keys import Keys
from junhall.ui.theme import look
from junhall.words import tr


class Composer(QFrame):
    """Writes for one request at a time; every text is kept until it has left."""

    send_wanted = Signal()
    solve_wanted = Signal()
    told_wanted = Signal(str)
    """phone or person."""
    photo_wanted = Signal(object)
    """A photo to keep before it is sent: Path of a file, or QImage."""
    times_wanted = Signal()
    """Somebody wants to choose when the text leaves."""

    def __init__(self, setting: Setting, keys: Keys | None, drafts: Drafts) -> None:
        super().__init__()
        self._setting = setting
        self._drafts = drafts
        self._case: Case | None = None
        self._lane = Lane.PUBLIC
        self._answered: CasePost | None = None
        self.is_sending = False
        theme = setting.theme
        look(self, ground="card", edge="top")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(8))
        self.lanes = Lanes(theme)
        self.lanes.chosen.connect(self._on_lane)
        self.lanes.told_wanted.connect(self.told_wanted)
        self.lanes.name_wanted.connect(self._on_name_them)
        self.voice = self.lanes.voice
        self.voice.chosen.connect(self._on_voice)
        column.addWidget(self.lanes)
        self.problem = Problem(theme)
        column.addWidget(self.problem)
        self.answering = Answering(theme)
        self.answering.left.connect(lambda: self.answer(None))
        column.addWidget(self.answering)
        self.text = Writing(theme)
        self.text.textChanged.connect(self._on_text)
        self.text.photo_brought.connect(self.photo_wanted)
        column.addWidget(self.text)
        self.photos = PhotoStrip(theme)
        self.photos.altered.connect(self._on_photos)
        column.addWidget(self.photos)
        bottom = Leaving(theme, setting.clock, keys, self)
        self.says, self.add_photo, self.when = bottom.says, bottom.add_photo, bottom.when
        self.solve, self.send = bottom.solve, bottom.send
        self.add_photo.clicked.connect(self.choose_photo)
        self.when.asked.connect(self.times_wanted)
        self.when.altered.connect(self._on_when)
        self.when.aged.connect(self._on_when)
        self.solve.clicked.connect(self.solve_wanted)
        self.send.clicked.connect(self._on_send)
        column.addWidget(bottom)
        for keys_of_send in (SEND, "Ctrl+Enter"):
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

    @property
    def answered(self) -> PostId | None:
        """The post somebody chose to answer; None: the citizen's newest."""
        return self._answered.id if self._answered is not None else None

    @property
    def account(self) -> AccountId | None:
        """The account that somebody chose to speak through."""
        return self._drafts.voice_of(self._case.row.id) if self._case is not None else None

    def answer(self, post: CasePost | None) -> None:
        """Answer this post; None: the citizen's newest again. What is private stays private."""
        self._answered = post
        self.answering.show_post(post)
        if self._case is not None:
            self.show_case(self._case, self._setting)

    def show_case(self, case: Case, setting: Setting) -> None:
        """Turn to a request; the text of the one before is kept, this one's comes back."""
        other = self._case is None or self._case.row.id != case.row.id
        self._case, self._setting = case, setting
        if other:
            self._answered = None
            self.answering.show_post(None)
        self.voice.show_voices(case.voices, self.account, setting.town)
        people = tuple(dict.fromkeys(post.author for post in case.posts if post.author))
        self.text.know(setting.town, case.row.network, people)
        usable = self._usable(case)
        by_hand = case.row.channel != "post" and case.row.status.is_open
        self.lanes.show_lanes(usable, by_hand=by_hand)
        if setting.town is not None:
            self.when.know(setting.town.zone_name)
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

    def reread(self) -> None:
        """Texts of earlier days have come: show this request's, unless one is being written."""
        if self._case is not None and not self.write() and not self.photos.ones:
            self._turn(self._lane)
            self._say()

    def restore(
        self,
        text: str,
        lane: Lane,
        photos: tuple[KeptPhoto, ...] = (),
        send_at: Instant | None = None,
    ) -> None:
        """Put a text that was taken back where it was written, unless another stands there."""
        if self._case is None:
            return
        kept, now = self._drafts.of(self._case.row.id, lane), self._setting.clock()
        if kept is None or not kept.text.strip():
            self._drafts.keep(self._case.row.id, lane, text, now=now)
            self._drafts.keep_photos(self._case.row.id, lane, photos, now=now)
            self._drafts.leave_at(self._case.row.id, lane, send_at, now=now)
        self._turn(lane)
        self._say()

    def give_back(self, text: str, lane: Lane) -> None:
        """The answer was put back in the outbox: its text stands there, and not here as well."""
        if self._case is not None:
            kept = self._drafts.of(self._case.row.id, lane)
            if kept is not None and kept.text == text:
                self.gone(lane)

    def gone(self, lane: Lane) -> None:
        """The text has left: forget it."""
        if self._case is None:
            return
        self._drafts.drop(self._case.row.id, lane)
        if lane is self._lane:
            with QSignalBlocker(self.text):
                self.text.clear()
            self.photos.show_photos(())
            self.when.show_time(None)
        self._answered = None
        self.answering.show_post(None)
        self.complain("")
        self._say()

    def complain(self, sentence: str, wrote: str = "") -> None:
        """Say beside the text why it did not leave, and what stands against it; "": all is well.

        That the time kept with a text has passed is said until somebody decides.
        """
        self.problem.say(sentence or self.when.trouble, wrote)

    def add(self, photo: KeptPhoto) -> None:
        """One more photo goes out with the text."""
        self.photos.add(photo)

    def choose_photo(self) -> None:
        """Open the system's dialog for files."""
        choose_photos(self).filesSelected.connect(self._on_files)

    def busy(self, *, is_sending: bool) -> None:
        """While a wish is on its way, it is not wished twice."""
        self.is_sending = is_sending
        self._say()

    @property
    def may_send(self) -> bool:
        """Whether Send would do something."""
        case = self._case
        if case is None or self.is_sending:
            return False
        has_text = bool(self.write().strip())
        if self._lane is Lane.NOTE:
            return has_text
        if not has_text and not self.photos.ones:
            return False
        return self._can_answer(case) and self._outlook(case).fits

    def _usable(self, case: Case) -> tuple[Lane, ...]:
        if case.row.channel != "post":
            return (Lane.NOTE,)
        answered = self._answered
        if case.row.is_private or (answered is not None and answered.visibility.is_private):
            return (Lane.PRIVATE, Lane.NOTE)
        if self.voice.current is not None and not self.voice.current.has_private:
            return (Lane.PUBLIC, Lane.NOTE)
        return (Lane.PUBLIC, Lane.PRIVATE, Lane.NOTE)

    def _turn(self, lane: Lane) -> None:
        self._lane = lane
        self.lanes.turn(lane)
        kept = self._drafts.of(self._case.row.id, lane) if self._case is not None else None
        with QSignalBlocker(self.text):
            self.text.setPlainText(kept.text if kept is not None else "")
            cursor = self.text.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            self.text.setTextCursor(cursor)
        self.photos.show_photos(kept.photos if kept is not None and lane is not Lane.NOTE else ())
        told = self.when.trouble
        self.when.show_time(kept.send_at if kept is not None else None)
        if self.when.trouble != told:
            self.complain("")
        name, hint = lane_words(lane)
        self.text.setAccessibleName(name)
        self.text.setPlaceholderText(hint)

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

    def _on_files(self, files: list[str]) -> None:
        for file in files:
            self.photo_wanted.emit(Path(file))

    def _on_photos(self) -> None:
        if self._case is not None:
            now = self._setting.clock()
            self._drafts.keep_photos(self._case.row.id, self._lane, self.photos.photos, now=now)
        self._say()

    def _on_when(self) -> None:
        if self._case is not None:
            now = self._setting.clock()
            self._drafts.leave_at(self._case.row.id, self._lane, self.when.at, now=now)
        self.complain("")
        self._say()

    def _on_voice(self, account: AccountId) -> None:
        if self._case is not None:
            self._drafts.speak_through(self._case.row.id, account)
            self.show_case(self._case, self._setting)
        self.text.setFocus()

    def _on_send(self) -> None:
        if not self.may_send:
            return
        if self._lane is not Lane.NOTE and self.photos.ask_words():
            self.complain(
                tr("Say in a few words what each photo shows, for those who do not see it.")
            )
            return
        if self.when.has_passed:
            self.complain(self.when.trouble)
            return
        self.when.let_go()  # who sends now has been told
        self.send_wanted.emit()

    def _can_answer(self, case: Case) -> bool:
        return self.voice.current is not None or case.reply_as is not None

    def _outlook(self, case: Case) -> Outlook:
        return outlook_of(
            case, self._lane, self.write(), len(self.photos.ones), self.voice.current,
            self._answered,
        )  # fmt: skip

    def _say(self) -> None:
        case = self._case
        if case is None:
            return
        if not self.write() and not self.photos.ones:
            self.when.let_go()
        row = case.row
        open_or_ended = row.status.is_open or row.status is not RequestStatus.SOLVED
        self.solve.setVisible(open_or_ended)
        self.solve.setEnabled(row.status.is_open and not self.is_sending)
        note = self._lane is Lane.NOTE
        outlook = self._outlook(case)
        self.send.setText(send_words(is_note=note, is_later=self.when.at is not None))
        self.send.setEnabled(self.may_send)
        self.voice.say(sender="" if note else sender_of(case, self.voice.current))
        self.add_photo.setVisible(not note and self._can_answer(case) and outlook.most_photos > 0)
        self.add_photo.setEnabled(outlook.photos < outlook.most_photos)
        self.when.setVisible(not note and self._can_answer(case))
        self.says.set_tone("ink2" if note or outlook.fits else "red")
        can_answer = self._can_answer(case)
        leaves = "" if note else self.when.words
        said = foretold(outlook, case, self._setting.town, can_answer=can_answer, leaves=leaves)
        self.says.setText(" · ".join(said))
        handle = to_be_named(case, self._lane, self.write(), self._setting.town)
        self.lanes.offer_name(handle if can_answer else "")

    def _on_name_them(self, handle: str) -> None:
        """Write the assignee's handle where the cursor is."""
        cursor = self.text.textCursor()
        before = self.write()[: cursor.position()]
        gap = "" if not before or before[-1].isspace() else " "
        cursor.insertText(f"{gap}{handle} ")
        self.text.setFocus()
