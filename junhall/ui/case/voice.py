"""Through which account something is said: shown where there is one, else to be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from junhall.casework.rows import Case, TownFacts, VoiceRow
from junhall.models.terms import AccountId, Network
from junhall.ui.naming import short_handle
from junhall.ui.parts.controls import Chip
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme
from junhall.words import tr


def voice_name(voice: VoiceRow) -> str:
    """An account as people call it."""
    if voice.network is Network.BLUESKY:
        return voice.handle.removeprefix("@")
    return short_handle(voice.handle)


def sender_of(case: Case, voice: VoiceRow | None) -> str:
    """Who would be read as the writer of an answer."""
    if voice is not None:
        return voice_name(voice)
    return short_handle(case.reply_as) if case.reply_as is not None else ""


class Voice(QWidget):
    """Says "as @AyuntamientoJun"; ``chip`` stands instead where there is a choice."""

    chosen = Signal(object)
    """AccountId."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._voices: tuple[VoiceRow, ...] = ()
        self._current: VoiceRow | None = None
        self._town: TownFacts | None = None
        self.label = PlainLabel(tone="ink2", font=theme.fonts.small)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.label.setMinimumWidth(theme.px(56))
        self.chip = Chip("")
        self.chip.clicked.connect(self.offer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(theme.px(56))
        self.chip.hide()

    @property
    def current(self) -> VoiceRow | None:
        """The account that would speak."""
        return self._current

    def show_voices(
        self,
        voices: Sequence[VoiceRow],
        wished: AccountId | None,
        town: TownFacts | None,
    ) -> None:
        """The accounts to choose from; ``wished`` is spoken through where it is among them."""
        self._voices, self._town = tuple(voices), town
        usual = self._voices[0] if self._voices else None
        self._current = next((one for one in self._voices if one.id == wished), usual)

    def say(self, *, sender: str) -> None:
        """Say who speaks; "" where nobody does."""
        words = tr("as {account}", account=sender) if sender else ""
        has_choice = len(self._voices) > 1 and bool(sender)
        self.label.setText("" if has_choice else words)
        self.setVisible(not has_choice)
        self.chip.setVisible(has_choice)
        self.chip.setText(f"{words} ▾")
        self.chip.setAccessibleName(tr("{words}: choose another account", words=words))

    def offer(self) -> QMenu:
        """The menu of accounts, each with whose voice it is."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Through which account"))
        for voice in self._voices:
            action = QAction(f"{voice_name(voice)} · {self._whose(voice)}", menu)
            action.setCheckable(True)
            action.setChecked(voice is self._current)
            action.triggered.connect(lambda _=False, it=voice: self._on_chosen(it))
            menu.addAction(action)
        menu.popup(self.chip.mapToGlobal(QPoint(0, self.chip.height())))
        return menu

    def _whose(self, voice: VoiceRow) -> str:
        for person in self._town.staff if self._town is not None else ():
            if person.code == voice.staff:
                return person.name
        return tr("town hall")

    def _on_chosen(self, voice: VoiceRow) -> None:
        self._current = voice
        self.chosen.emit(voice.id)
