"""What stands over the text one writes: which post it answers, and what stands against it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from junhall.casework.rows import CasePost
from junhall.ui.naming import one_line
from junhall.ui.parts.controls import IconButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import tr


class Answering(QWidget):
    """ "Answers @lucia: «…»", with a way back to the citizen's newest post."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = PlainLabel("", tone="ink2", font=theme.fonts.small)
        self.away = IconButton("close", tr("Answer the newest post instead"), theme, is_tight=True)
        self.away.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.away)
        self.hide()

    def show_post(self, post: CasePost | None) -> None:
        """Say which post is answered; None: the usual one, which needs no words."""
        if post is not None:
            who = post.author or post.author_name or ""
            words = one_line(post.text)
            self.words.setText(tr("Answers {who}: «{words}»", who=who, words=words))
        self.setVisible(post is not None)


class Problem(QFrame):
    """Why a text did not leave; and, where another answered meanwhile, what they wrote."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = PlainLabel(tone="red", font=theme.fonts.small, wraps=True)
        self._quote = PlainLabel(font=theme.fonts.body, wraps=True)
        self._box = look(QFrame(), ground="tint")
        self._box.setAccessibleName(tr("What the other wrote"))
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        inside.addWidget(self._quote)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._words)
        column.addWidget(self._box)
        self.hide()

    def say(self, sentence: str, wrote: str = "") -> None:
        """Say it; "" when all is well."""
        self._words.setText(sentence)
        self._quote.setText(wrote)
        self._box.setVisible(bool(wrote))
        self.setVisible(bool(sentence))
        self.setAccessibleName(f"{sentence} {wrote}".strip())

    def text(self) -> str:
        """The sentence said."""
        return self._words.text()

    def quote(self) -> str:
        """What the other wrote."""
        return self._quote.text()
