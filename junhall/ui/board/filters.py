"""The filters over the columns, as chips; and how many cards are selected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from junhall.casework.ages import number_text
from junhall.ui.case.flow import FlowLayout
from junhall.ui.parts.controls import Chip
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme
from junhall.words import ntr, tr


def views() -> tuple[tuple[str, str], ...]:
    """The filters' names (rows.BoardFilter) with the reader's words."""
    return (
        ("open", tr("Everything open")),
        ("mine", tr("Mine")),
        ("overdue", tr("Overdue")),
        ("today", tr("Due today")),
        ("waiting", tr("Waiting")),
        ("problems", tr("Problems")),
        ("proposals", tr("Proposals")),
        ("complaints", tr("Complaints")),
        ("thanks", tr("Thanks")),
    )


class FilterChips(QWidget):
    """One of the filters is on; "mine" only where somebody has said who sits here."""

    wished = Signal(str)
    aside_wished = Signal()
    """The posts that are no request are wanted."""

    def __init__(self, theme: Theme, view: str, *, has_person: bool) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.chips: dict[str, Chip] = {}
        row = FlowLayout(self, spacing=theme.px(8))
        group = QButtonGroup(self)
        for name, words in views():
            if name == "mine" and not has_person:
                continue
            chip = Chip(words, checkable=True)
            chip.setChecked(name == view)
            chip.clicked.connect(lambda _=False, name=name: self.wished.emit(name))
            group.addButton(chip)
            row.addWidget(chip)
            self.chips[name] = chip
        self.aside = Chip(tr("No request"))
        self.aside.setAccessibleDescription(tr("Posts without a matter: listed, and brought back"))
        self.aside.clicked.connect(lambda _=False: self.aside_wished.emit())
        row.addWidget(self.aside)
        self._selected = PlainLabel("", tone="cobalt", font=theme.fonts.strong)
        self._selected.setMinimumHeight(theme.px(24))
        self._selected.hide()
        row.addWidget(self._selected)

    def mark(self, name: str) -> None:
        """Show which filter is on."""
        if name in self.chips:
            self.chips[name].setChecked(True)

    def tell_overdue(self, count: int) -> None:
        """How many are overdue, on their chip."""
        words = tr("Overdue")
        self.chips["overdue"].setText(f"{words} {number_text(count)}" if count else words)

    def tell_selected(self, count: int) -> None:
        """How many cards are selected; nothing where none is."""
        self._selected.setVisible(bool(count))
        self._selected.setText(ntr("{n} selected", "{n} selected", count))
