"""The sheet of keys: what can be done without a mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from junhall.ui.keys import ACTIONS, GROUPS, Keys, key_text
from junhall.ui.parts.labels import KeyHint, PlainLabel
from junhall.ui.theme import Theme
from junhall.words import tr


class KeySheet(QDialog):
    """All actions by group with their keys, and the switch for single keys."""

    single_keys_wished = Signal(bool)

    def __init__(self, keys: Keys, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setSpacing(theme.px(32))
        for names in (("move", "find", "go"), ("act", "map")):
            column = QVBoxLayout()
            for group, words in GROUPS:
                if group in names:
                    column.addWidget(PlainLabel(words(), font=theme.fonts.title))
                    column.addLayout(_grid(group, keys, theme))
                    column.addSpacing(theme.px(12))
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(tr("Keys"))
        area.setWidget(inside)
        self._single = QCheckBox(tr("Single keys act (they never do while you type)"))
        self._single.setChecked(keys.has_single_keys)
        self._single.toggled.connect(lambda on: keys.allow_single_keys(allowed=on))
        self._single.toggled.connect(self.single_keys_wished)
        body = QVBoxLayout(self)
        body.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(16))
        body.setSpacing(theme.px(12))
        body.addWidget(area, 1)
        body.addWidget(self._single)
        wanted = inside.sizeHint()
        self.resize(
            min(wanted.width() + theme.px(70), parent.width() - theme.px(40)),
            min(wanted.height() + theme.px(90), parent.height() - theme.px(40)),
        )


def _grid(group: str, keys: Keys, theme: Theme) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(14))
    grid.setVerticalSpacing(theme.px(6))
    grid.setColumnStretch(1, 1)
    for at, action in enumerate(it for it in ACTIONS if it.group == group and keys.keys_of(it.id)):
        caps = QHBoxLayout()
        caps.setSpacing(theme.px(4))
        bound = [key_text(key) for key in keys.keys_of(action.id) if key != "Enter"]
        for cap in bound:
            caps.addWidget(KeyHint(cap, theme))
        caps.addStretch()
        words = PlainLabel(action.words(), wraps=True)
        words.setAccessibleName(f"{action.words()}: {' / '.join(bound)}")
        grid.addLayout(caps, at, 0)
        grid.addWidget(words, at, 1)
    return grid
