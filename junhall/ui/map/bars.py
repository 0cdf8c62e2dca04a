"""Small cards over the map: ways of looking, zoom and tools, what is selected, what to do next."""

from __future__ import annotations

from typing import Final, final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from junhall.ui.map.gestures import Tool
from junhall.ui.map.scene import HeatOf, Mode
from junhall.ui.parts.controls import Chip, IconButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import ntr, tr

_NEXT: Final = {
    HeatOf.OPEN: HeatOf.ALL,
    HeatOf.ALL: HeatOf.LATE,
    HeatOf.LATE: HeatOf.OPEN,
}


def heat_word(heat: HeatOf) -> str:
    """What the heat map counts."""
    return {
        HeatOf.OPEN: tr("Heat map: open"),
        HeatOf.ALL: tr("Heat map: all"),
        HeatOf.LATE: tr("Heat map: overdue"),
    }[heat]


@final
class ModeBar(QFrame):
    """The ways of looking, and the categories."""

    looked = Signal(object, object)
    """Mode and HeatOf."""
    categories_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        look(self, ground="card", edge="all")
        self._heat = HeatOf.OPEN
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(7), theme.px(6), theme.px(7), theme.px(6))
        row.setSpacing(theme.px(6))
        group = QButtonGroup(self)
        self.chips = {
            mode: Chip(words, checkable=True)
            for mode, words in (
                (Mode.OPEN, tr("Open requests")),
                (Mode.ALL, tr("All")),
                (Mode.DOTS, tr("Dots")),
                (Mode.HEAT, tr("Heat map")),
                (Mode.TIME, tr("Time to solve")),
            )
        }
        self._mode = Mode.OPEN
        for mode, chip in self.chips.items():
            group.addButton(chip)
            row.addWidget(chip)
            chip.clicked.connect(lambda _=False, mode=mode: self._on_chip(mode))
        self.chips[Mode.HEAT].setToolTip(tr("Again: all requests, then those overdue"))
        self.chips[Mode.OPEN].setChecked(True)
        self.category = Chip(tr("Category"))
        self.category.clicked.connect(self.categories_wished)
        row.addWidget(self.category)

    @property
    def mode(self) -> Mode:
        """The way of looking."""
        return self._mode

    @property
    def heat(self) -> HeatOf:
        """What a heat map counts."""
        return self._heat

    def mark(self, mode: Mode, heat: HeatOf) -> None:
        """Show which way is looked."""
        self._mode, self._heat = mode, heat
        self.chips[mode].setChecked(True)
        self.chips[Mode.HEAT].setText(heat_word(heat) if mode is Mode.HEAT else tr("Heat map"))
        self.adjustSize()

    def fit(self, width: int) -> None:
        """Show what finds room; the rest has its keys, and what is looked at stays."""
        for chip in self.chips.values():
            chip.show()
        for mode in (Mode.DOTS, Mode.ALL, Mode.TIME, Mode.HEAT):
            if self.sizeHint().width() <= width:
                break
            self.chips[mode].setVisible(mode is self._mode)
            layout = self.layout()
            if layout is not None:
                layout.invalidate()
        self.adjustSize()

    def tell_categories(self, names: tuple[str, ...]) -> None:
        """Say which categories are shown; none named: all."""
        match len(names):
            case 0:
                self.category.setText(tr("Category"))
            case 1:
                self.category.setText(names[0])
            case count:
                self.category.setText(ntr("{n} category", "{n} categories", count))
        look(self.category, kind="chip")
        self.category.setCheckable(bool(names))
        self.category.setChecked(bool(names))
        self.adjustSize()

    def _on_chip(self, mode: Mode) -> None:
        if mode is Mode.HEAT and self._mode is Mode.HEAT:
            self._heat = _NEXT[self._heat]
        self.mark(mode, self._heat)
        self.looked.emit(mode, self._heat)


@final
class ToolBar(QFrame):
    """Zoom, the whole town, selecting, and taking a picture away."""

    zoomed = Signal(float)
    homed = Signal()
    tool_chosen = Signal(object)
    export_wished = Signal()

    def __init__(self, theme: Theme, *, may_select: bool = True) -> None:
        super().__init__()
        look(self, ground="card", edge="all")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(2), theme.px(2), theme.px(2), theme.px(2))
        column.setSpacing(0)
        nearer = IconButton("plus", tr("Nearer (+)"), theme)
        farther = IconButton("minus", tr("Farther (-)"), theme)
        home = IconButton("home", tr("The whole town (0)"), theme)
        self.box = IconButton("box", tr("Select with a rectangle (Shift and drag)"), theme)
        self.lasso = IconButton("lasso", tr("Select with a lasso (Alt and drag)"), theme)
        export = IconButton("export", tr("Save this map as a picture or PDF"), theme)
        nearer.clicked.connect(lambda: self.zoomed.emit(0.5))
        farther.clicked.connect(lambda: self.zoomed.emit(-0.5))
        home.clicked.connect(self.homed)
        export.clicked.connect(self.export_wished)
        for button, tool in ((self.box, Tool.BOX), (self.lasso, Tool.LASSO)):
            button.setCheckable(True)
            button.setVisible(may_select)
            button.toggled.connect(lambda on, tool=tool: self._on_tool(tool, on=on))
        for button in (nearer, farther, home, self.box, self.lasso, export):
            column.addWidget(button)

    def rest(self) -> None:
        """Dragging moves the map again."""
        self.box.setChecked(False)
        self.lasso.setChecked(False)

    def _on_tool(self, tool: Tool, *, on: bool) -> None:
        other = self.lasso if tool is Tool.BOX else self.box
        if on:
            other.setChecked(False)
        if on or not other.isChecked():
            self.tool_chosen.emit(tool if on else Tool.PAN)


@final
class SelectionBar(QFrame):
    """How many are selected, and what can be done with all of them."""

    assign_wished = Signal()
    service_wished = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        look(self, ground="card", edge="all")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(6), theme.px(6))
        row.setSpacing(theme.px(8))
        self._words = PlainLabel("", font=theme.fonts.strong)
        row.addWidget(self._words)
        for words, signal in (
            (tr("Assign…"), self.assign_wished),
            (tr("Set service…"), self.service_wished),
            (tr("Clear"), self.cleared),
        ):
            button = look(QPushButton(words), kind="quiet")
            button.clicked.connect(signal)
            row.addWidget(button)
        self.hide()

    def tell(self, count: int) -> None:
        """So many are selected."""
        self._words.setText(ntr("{n} selected", "{n} selected", count))
        self.setVisible(count > 0)
        self.adjustSize()


@final
class Banner(QFrame):
    """What the map waits for: a place to be pointed at, requests to come."""

    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        look(self, ground="tint", edge="all")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(7), theme.px(7), theme.px(7))
        self._words = PlainLabel("")
        self._cancel = look(QPushButton(tr("Cancel")), kind="quiet")
        self._cancel.clicked.connect(self.cancelled)
        row.addWidget(self._words)
        row.addWidget(self._cancel)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text() if not self.isHidden() else ""

    def say(self, words: str, *, can_cancel: bool = False) -> None:
        """Say something; "" says nothing any more."""
        self._words.setText(words)
        self._cancel.setVisible(can_cancel)
        self.setVisible(bool(words))
        self.adjustSize()
