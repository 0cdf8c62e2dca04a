"""The first page of a desk without a town: look around, bring a file, or (with Live) connect."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from junhall.typed import override
from junhall.ui.icons import pixmap
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import tr


class Welcome(QWidget):
    """Three ways to begin; the one that is not there yet says so and has no button."""

    demo_wished = Signal()
    import_wished = Signal(object)
    """The file or folder to bring in, as a Path."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        look(self, ground="paper")
        self._theme = theme
        inside = QWidget()
        page = QVBoxLayout(inside)
        page.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        page.setSpacing(theme.px(8))
        page.addStretch(2)
        head = PlainLabel(tr("Welcome to junhall"), font=theme.fonts.figure)
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page.addWidget(head)
        lead = PlainLabel(
            tr("The desk of a town that answers. How would you like to begin?"),
            tone="ink2",
            wraps=True,
        )
        lead.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page.addWidget(lead)
        page.addSpacing(theme.px(16))
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addStretch(1)
        demo = _card(
            theme,
            "demo",
            tr("Look around"),
            tr(
                "An invented town with a busy week. Everything works, nothing leaves this"
                " computer, and nothing of it is kept with real data."
            ),
            tr("Open the demonstration"),
        )
        demo.button.clicked.connect(self.demo_wished)
        bring = _card(
            theme,
            "import",
            tr("Bring a file"),
            tr(
                "Requests of another program as CSV or Open311, or posts that were saved. You see"
                " what would come in before anything is kept."
            ),
            tr("Choose a file"),
        )
        bring.button.clicked.connect(self._choose_file)
        connect = _card(
            theme,
            "account",
            tr("Connect an account"),
            tr(
                "Reading and answering on the town's own accounts comes with the step called"
                " Live. It is not in this version yet."
            ),
            "",
        )
        for card in (demo, bring, connect):
            row.addWidget(card, 4)
        row.addStretch(1)
        page.addLayout(row)
        page.addStretch(3)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Choose a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [tr("Requests and posts (*.csv *.json *.ndjson *.xlsx)"), tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda name: self.import_wished.emit(Path(name)))
        dialog.open()


class WayIn(QFrame):
    """One way to begin: what it is, what it does, and its button if it has one."""

    def __init__(self, theme: Theme, sign: QLabel, heading: str, words: str, press: str) -> None:
        super().__init__()
        self._theme = theme
        look(self, ground="card", edge="all")
        body = QVBoxLayout(self)
        body.setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(20))
        body.setSpacing(theme.px(10))
        body.addWidget(sign)
        body.addWidget(PlainLabel(heading, font=theme.fonts.title, wraps=True))
        text = PlainLabel(words, tone="ink2", wraps=True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        body.addWidget(text, 1)
        self.button = look(QPushButton(press), kind="filled")
        self.button.setVisible(bool(press))
        body.addWidget(self.button)

    @override
    def minimumSizeHint(self) -> QSize:
        """Wide enough for a few words a line."""
        return QSize(self._theme.px(200), super().minimumSizeHint().height())


def _card(theme: Theme, icon: str, heading: str, words: str, press: str) -> WayIn:
    sign = QLabel()
    sign.setPixmap(pixmap(icon, theme.colour("cobalt"), theme.px(28), 2.0))
    return WayIn(theme, sign, heading, words, press)
