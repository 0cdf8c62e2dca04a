"""An announcement: a new post of the town's, to everybody, from one of its accounts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from junhall.casework.channels import network_name
from junhall.casework.commands import Announce
from junhall.casework.lengths import length
from junhall.casework.rows import KeptPhoto, TownFacts, VoiceRow
from junhall.models.messages import Media
from junhall.models.terms import StaffCode
from junhall.typed import override
from junhall.ui.case.drafts import Drafts, Lane
from junhall.ui.case.leaving import send_words
from junhall.ui.case.photo_strip import PhotoStrip, choose_photos
from junhall.ui.case.voice import voice_name
from junhall.ui.case.writing import Writing
from junhall.ui.contract import Clock
from junhall.ui.dialogs.fields import ChoiceField
from junhall.ui.dialogs.sheet import Sheet
from junhall.ui.parts.controls import IconButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.send_time import SendTimeButton
from junhall.ui.theme import Theme
from junhall.words import ntr, tr


class WriteAnnouncement(Sheet):
    """Account, text and photos; it waits in the outbox, with Undo, like every public post.

    Raises nothing: what the office refuses is said here, and the text stays until it has left.
    """

    announced = Signal(object)
    """Announce."""
    photo_wanted = Signal(object)
    """A photo to keep: Path or QImage."""
    times_wanted = Signal()
    """Somebody wants to choose when it leaves."""

    def __init__(
        self,
        voices: Sequence[VoiceRow],
        town: TownFacts | None,
        by: StaffCode,
        drafts: Drafts,
        clock: Clock,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Announcement"), theme, parent, width=520)
        self._voices = tuple(voices)
        self._town = town
        self._by = by
        self._drafts = drafts
        self._clock = clock
        self.account = ChoiceField(theme)
        for voice in self._voices:
            whose = self._whose(voice)
            words = f"{voice_name(voice)} · {network_name(voice.network)} · {whose}"
            self.account.addItem(words, voice.id)
        self.account.currentIndexChanged.connect(self._on_account)
        self.labelled(tr("From the account"), self.account)
        self.text = Writing(theme)
        self.text.textChanged.connect(self._on_text)
        self.text.photo_brought.connect(self.photo_wanted)
        self.labelled(tr("What everyone shall read"), self.text)
        self.photos = PhotoStrip(theme)
        self.photos.altered.connect(self._on_photos)
        self.column.addWidget(self.photos)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.add_photo = IconButton("photo", tr("Add a photo"), theme, is_tight=True)
        self.add_photo.clicked.connect(self._choose)
        self.says = PlainLabel("", tone="ink2", font=theme.fonts.small, wraps=True)
        self.when = SendTimeButton(theme, clock, self)
        self.when.asked.connect(self.times_wanted)
        self.when.altered.connect(self._on_when)
        if town is not None:
            self.when.know(town.zone_name)
        row.addWidget(self.add_photo)
        row.addWidget(self.when)
        row.addWidget(self.says, 1)
        self.column.addLayout(row)
        self.send = self.buttons(tr("Send"), key="Ctrl+Return")
        self.send.clicked.connect(self._on_send)
        draft = drafts.of(None, Lane.PUBLIC)
        if draft is not None:
            with QSignalBlocker(self.text):
                self.text.setPlainText(draft.text)
            self.text.moveCursor(QTextCursor.MoveOperation.End)
            self.photos.show_photos(draft.photos)
            self.when.show_time(draft.send_at)
            self.complain("")
        self._on_account()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def voice(self) -> VoiceRow | None:
        """The account chosen."""
        at = self.account.currentIndex()
        return self._voices[at] if 0 <= at < len(self._voices) else None

    def add(self, photo: KeptPhoto) -> None:
        """One more photo goes out with it."""
        self.photos.add(photo)

    @override
    def complain(self, sentence: str) -> None:
        """Say what went wrong; that the time kept with the text has passed, until it is decided."""
        super().complain(sentence or self.when.trouble)

    def gone(self) -> None:
        """It waits in the outbox now: the draft is over."""
        self._drafts.drop(None, Lane.PUBLIC)
        self.accept()

    def _whose(self, voice: VoiceRow) -> str:
        for person in self._town.staff if self._town is not None else ():
            if person.code == voice.staff:
                return person.name
        return tr("town hall")

    def _left(self) -> int:
        voice = self.voice
        if voice is None:
            return 0
        return voice.limit - length(self.text.toPlainText(), voice.counts)

    def _on_account(self) -> None:
        if self.voice is not None:
            self.text.know(self._town, self.voice.network, ())
        self._say()

    def _on_text(self) -> None:
        self._drafts.keep(None, Lane.PUBLIC, self.text.toPlainText(), now=self._clock())
        self.complain("")
        self._say()

    def _on_photos(self) -> None:
        self._drafts.keep_photos(None, Lane.PUBLIC, self.photos.photos, now=self._clock())
        self._say()

    def _on_when(self) -> None:
        self._drafts.leave_at(None, Lane.PUBLIC, self.when.at, now=self._clock())
        self.complain("")
        self._say()

    def _choose(self) -> None:
        choose_photos(self).filesSelected.connect(self._on_files)

    def _on_files(self, files: list[str]) -> None:
        for file in files:
            self.photo_wanted.emit(Path(file))

    def _say(self) -> None:
        voice, left = self.voice, self._left()
        photos = len(self.photos.ones)
        if not self.text.toPlainText() and not photos:
            self.when.let_go()
        if voice is None:
            self.says.setText(tr("No account is connected yet: see Networks."))
            self.send.setEnabled(False)
            self.add_photo.setEnabled(False)
            return
        leaves = self.when.words
        said = [tr("Leaves {time}", time=leaves)] if leaves else []
        said.append(tr("Everyone can read this"))
        self.send.setText(send_words(is_note=False, is_later=bool(leaves)))
        if photos > voice.photos:
            said.append(ntr("{n} photo at most", "{n} photos at most", voice.photos))
        if left < 0:
            said.append(ntr("{n} letter too long", "{n} letters too long", -left))
        else:
            said.append(tr("{n} left", n=left))
        fits = left >= 0 and photos <= voice.photos
        self.says.set_tone("ink2" if fits else "red")
        self.says.setText(" · ".join(said))
        has_something = bool(self.text.toPlainText().strip()) or photos > 0
        self.send.setEnabled(fits and has_something)
        self.add_photo.setEnabled(photos < voice.photos)

    def _on_send(self) -> None:
        voice = self.voice
        if voice is None or not self.send.isEnabled():
            return
        if self.photos.ask_words():
            self.complain(
                tr("Say in a few words what each photo shows, for those who do not see it.")
            )
            return
        if self.when.has_passed:
            self.complain(self.when.trouble)
            return
        self.when.let_go()  # who sends now has been told
        self.announced.emit(
            Announce(
                by=self._by,
                network=voice.network.value,
                handle=voice.handle,
                text=self.text.toPlainText().strip(),
                media=tuple(
                    Media("image", path=one.path, alt=one.alt.strip()) for one in self.photos.photos
                ),
                send_at=self.when.at,
            )
        )
