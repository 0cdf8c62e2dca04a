"""The first window of a station without a ledger: look around, or bring a file, with its plan."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from junhall.typed import override
from junhall.ui.bridge import launch
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.ui.welcome import Welcome
from junhall.words import tr


class Preview(Protocol):
    """What a file is, before anything is kept."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Sentences: how it would be read."""

    @property
    def may_take(self) -> bool:
        """Whether it can be taken at all."""


class Bringing(Protocol):
    """How a file comes in; built by the room app, run off the screen's thread."""

    def look(self, path: Path) -> Preview:
        """Say how the file would be read; nothing is kept."""
        ...

    def take(self, progress: Callable[[int], None], cancelled: Callable[[], bool]) -> Sequence[str]:
        """Take it; the sentences of its end. ``progress`` hears the rows read so far."""
        ...


class FirstWindow(QMainWindow):
    """Welcome; then, for a file, its plan, its progress and its end."""

    chose = Signal(str)
    """How the person begins: "demo" or "desk"."""

    def __init__(self, theme: Theme, bringing: Bringing) -> None:
        super().__init__()
        self._theme = theme
        self._bringing = bringing
        self._is_cancelled = False
        self._is_taking = False
        self.setWindowTitle("junhall")
        self.resize(1100, 680)
        self._stack = QStackedWidget()
        self._welcome = Welcome(theme)
        self._welcome.demo_wished.connect(lambda: self.chose.emit("demo"))
        self._welcome.import_wished.connect(self._on_file)
        self._stack.addWidget(self._welcome)
        self._plan = self._build_plan()
        self._stack.addWidget(self._plan)
        self.setCentralWidget(self._stack)

    def _build_plan(self) -> QWidget:
        page = look(QWidget(), ground="paper")
        column = QVBoxLayout(page)
        pad = self._theme.px(24)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(self._theme.px(12))
        self._head = PlainLabel("", font=self._theme.fonts.title, wraps=True)
        column.addWidget(self._head)
        self._words = QPlainTextEdit()
        self._words.setReadOnly(True)
        self._words.setAccessibleName(tr("How the file is read"))
        column.addWidget(self._words, 1)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(tr("Progress of the import"))
        self._bar.hide()
        column.addWidget(self._bar)
        row = QHBoxLayout()
        row.addStretch(1)
        self._back = QPushButton(tr("Back"))
        self._back.clicked.connect(self._on_back)
        self._take = QPushButton(tr("Bring it in"))
        self._take.setDefault(True)
        self._take.clicked.connect(self._on_take)
        row.addWidget(self._back)
        row.addWidget(self._take)
        column.addLayout(row)
        return page

    def _on_file(self, path: Path) -> None:
        launch(self._look(path), self._on_failed)

    async def _look(self, path: Path) -> None:
        loop = asyncio.get_running_loop()
        preview = await loop.run_in_executor(None, self._bringing.look, path)
        self._head.setText(tr("{file}: this would come in", file=path.name))
        self._words.setPlainText("\n".join(preview.lines))
        self._take.setVisible(preview.may_take)
        self._take.setText(tr("Bring it in"))
        self._stack.setCurrentWidget(self._plan)
        (self._take if preview.may_take else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        if self._is_taking:
            self._is_cancelled = True
            return
        self._stack.setCurrentWidget(self._welcome)

    def _on_take(self) -> None:
        if self._take.text() == tr("Open the desk"):
            self.chose.emit("desk")
            return
        launch(self._bring(), self._on_failed)

    async def _bring(self) -> None:
        loop = asyncio.get_running_loop()
        self._is_taking, self._is_cancelled = True, False
        self._bar.show()
        self._take.setEnabled(False)
        self._back.setText(tr("Stop"))

        def progress(n: int) -> None:
            loop.call_soon_threadsafe(self._tell, n)

        try:
            lines = await loop.run_in_executor(
                None, self._bringing.take, progress, lambda: self._is_cancelled
            )
        finally:
            self._is_taking = False
            self._bar.hide()
            self._back.setText(tr("Back"))
            self._take.setEnabled(True)
        self._head.setText(tr("This came in"))
        self._words.setPlainText("\n".join(lines))
        self._take.setText(tr("Open the desk"))
        self._take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, n: int) -> None:
        self._head.setText(tr("{n} rows read; what came in is kept if you stop", n=n))

    def _on_failed(self, error: Exception) -> None:
        said = getattr(error, "for_user", None)
        words = str(said()) if callable(said) else tr("That did not work. Nothing was changed.")
        self._head.setText(tr("This file cannot be brought in"))
        self._words.setPlainText(words)
        self._take.hide()
        self._stack.setCurrentWidget(self._plan)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop an import at the end of its chunk; what came in is kept."""
        self._is_cancelled = True
        super().closeEvent(event)
