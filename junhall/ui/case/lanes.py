"""The chips over the composer: where a text goes, through whom, and whom it could name."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from junhall.ui.case.drafts import Lane
from junhall.ui.case.flow import FlowLayout
from junhall.ui.case.voice import Voice
from junhall.ui.parts.controls import Chip
from junhall.ui.theme import Theme
from junhall.words import tr


def lane_words(lane: Lane) -> tuple[str, str]:
    """What the text of a lane is called, and what stands in it while it is empty."""
    match lane:
        case Lane.PUBLIC:
            return tr("Public answer"), tr("Write an answer; @ names who does it")
        case Lane.PRIVATE:
            return tr("Private message"), tr("Write a private message")
        case Lane.NOTE:
            return tr("Private note"), tr("Write a note for colleagues")


class Lanes(QWidget):
    """Three lanes of which one is chosen, and beside them what else can be done with a click."""

    chosen = Signal(object)
    """Lane."""
    told_wanted = Signal(str)
    """phone or person."""
    name_wanted = Signal(str)
    """The handle to be named in the text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        chips = QWidget()
        flow = FlowLayout(chips, spacing=theme.px(6))
        self.chips = {
            Lane.PUBLIC: Chip(tr("Reply in public"), checkable=True),
            Lane.PRIVATE: Chip(tr("Private message"), checkable=True),
            Lane.NOTE: Chip(tr("Note"), checkable=True),
        }
        group = QButtonGroup(self)
        group.setExclusive(True)
        for lane, chip in self.chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _=False, it=lane: self.chosen.emit(it))
            flow.addWidget(chip)
        self.told = Chip(tr("Told by phone"))
        self.told.clicked.connect(lambda: self.told_wanted.emit("phone"))
        self.told_here = Chip(tr("Told in person"))
        self.told_here.clicked.connect(lambda: self.told_wanted.emit("person"))
        flow.addWidget(self.told)
        flow.addWidget(self.told_here)
        self.voice = Voice(theme)
        flow.addWidget(self.voice.chip)
        self.name_them = Chip("")
        self.name_them.clicked.connect(self._on_name)
        self.name_them.hide()
        flow.addWidget(self.name_them)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(chips)
        row.addWidget(self.voice, 1)

    def show_lanes(self, usable: Collection[Lane], *, by_hand: bool) -> None:
        """Which lanes there are; ``by_hand``: the citizen can be told without a network."""
        for lane, chip in self.chips.items():
            chip.setVisible(lane in usable)
        self.told.setVisible(by_hand)
        self.told_here.setVisible(by_hand)

    def turn(self, lane: Lane) -> None:
        """Show which lane is chosen."""
        self.chips[lane].setChecked(True)

    def offer_name(self, handle: str) -> None:
        """Offer to name somebody who has the request; "": nobody."""
        self.name_them.setVisible(bool(handle))
        self.name_them.setText(f"+ {handle}")
        self.name_them.setProperty("handle", handle)
        self.name_them.setAccessibleName(tr("Name {handle}, who has it", handle=handle))

    def _on_name(self) -> None:
        self.name_wanted.emit(str(self.name_them.property("handle")))
