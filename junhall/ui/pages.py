"""Pages that are not built yet say what will appear there; nothing on them pretends to work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from junhall.ui.icons import pixmap
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import tr

_PROMISES: dict[str, tuple[str, Callable[[], str], Callable[[], str]]] = {
    "people": (
        "people",
        lambda: tr("The people"),
        lambda: tr(
            "Verified residents and the staff with their handles will appear here. A tick on a"
            " card already says that a resident wrote."
        ),
    ),
    "council": (
        "council",
        lambda: tr("The council"),
        lambda: tr(
            "Sessions with their agenda and what citizens say to each point will appear here."
        ),
    ),
}


class EmptyPage(QFrame):
    """An icon, a heading and an honest sentence, in the middle."""

    def __init__(self, theme: Theme, icon: str, heading: str, words: str) -> None:
        super().__init__()
        look(self, ground="paper")
        sign = QLabel()
        sign.setPixmap(pixmap(icon, theme.colour("ink3"), theme.px(40), 2.0))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = PlainLabel(heading, font=theme.fonts.title)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = PlainLabel(words, tone="ink2", wraps=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        text.setMaximumWidth(theme.px(420))
        body = QVBoxLayout(self)
        body.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        body.setSpacing(theme.px(10))
        body.addStretch(2)
        body.addWidget(sign)
        body.addWidget(title)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(text, 8)
        row.addStretch(1)
        body.addLayout(row)
        body.addStretch(3)


def page_to_come(name: str, theme: Theme) -> QWidget:
    """The page of a part of the house that is still being built."""
    icon, heading, words = _PROMISES[name]
    return EmptyPage(theme, icon, heading(), words())


def no_case_page(theme: Theme) -> QWidget:
    """What stands in the case panel's place while no request is chosen."""
    page = EmptyPage(
        theme,
        "board",
        tr("No request chosen"),
        tr("Choose a card: the conversation, the facts and the answer appear here."),
    )
    return look(page, ground="card")
