"""What stands under the text: what will happen, and the buttons for a photo, a time, and Send."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from junhall.models.terms import Instant
from junhall.ui.keys import Keys, key_text
from junhall.ui.parts.controls import IconButton, KeyButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.send_time import SendTimeButton
from junhall.ui.theme import Theme
from junhall.words import tr

SEND: Final = "Ctrl+Return"


class Leaving(QWidget):
    """Widgets alone: what they say and whether they may be pressed is the composer's."""

    def __init__(
        self, theme: Theme, clock: Callable[[], Instant], keys: Keys | None, owner: QWidget
    ) -> None:
        """``owner`` is the widget within which the keys of the row hold."""
        super().__init__()
        self.add_photo = IconButton("photo", tr("Add a photo"), theme, is_tight=True)
        self.when = SendTimeButton(theme, clock, owner)
        self.says = PlainLabel(tone="ink2", font=theme.fonts.small, wraps=True)
        solve_key = keys.key_of("solve") if keys is not None else ""
        self.solve = KeyButton(tr("Solve"), solve_key, theme)
        self.send = KeyButton(tr("Send"), shown_key(SEND), theme, kind="filled")
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.add_photo)
        row.addWidget(self.when)
        row.addStretch(1)
        row.addWidget(self.solve)
        row.addWidget(self.send)
        # Between the buttons the sentence had the width of a word in a narrow case.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.says)
        column.addLayout(row)


def send_words(*, is_note: bool, is_later: bool) -> str:
    """What the button does."""
    if is_note:
        return tr("Save")
    return tr("Send later") if is_later else tr("Send")


def shown_key(key: str) -> str:
    """A key as it stands on its button."""
    return key_text(key).replace("Return", "↵").replace("+", " ")
