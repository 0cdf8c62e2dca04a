"""One button to the report: which period, where to, and a word when it is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from junhall.casework.asks import WriteReport
from junhall.ui.bridge import launch
from junhall.ui.contract import Counter
from junhall.words import tr

_ENDS: Final = (".pdf", ".html")


class ReportButton(QPushButton):
    """Asks the office to write; the screen goes on meanwhile."""

    said = Signal(str)
    """A sentence for the toast."""
    failed = Signal(object)
    """The office could not write: the exception."""

    def __init__(self, office: Counter) -> None:
        super().__init__(tr("Report") + " ▾")
        self.setAccessibleName(tr("Write a report as PDF or as a page"))
        self._office = office
        self.clicked.connect(lambda _checked: self._open_menu())

    def periods(self) -> tuple[tuple[str, str], ...]:
        """What can be reported on: the kind of period, and how it is called."""
        return (
            ("month", tr("The last month")),
            ("quarter", tr("The last quarter")),
            ("year", tr("The last year")),
        )

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Report"))
        for kind, words in self.periods():
            menu.addAction(words).triggered.connect(self._asker(kind, words))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _asker(self, kind: str, words: str) -> Callable[[], None]:
        return lambda: self.ask_where(kind, words)

    def ask_where(self, kind: str, words: str) -> None:
        """Ask for a file's name; its end decides between paper and page."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, words, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Paper (*.pdf)"), tr("Page (*.html)")])
        dialog.setDefaultSuffix("pdf")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("html" if "html" in chosen else "pdf")
        )
        dialog.selectFile(f"{words}.pdf")
        dialog.fileSelected.connect(lambda path: self.write(kind, Path(path)))
        dialog.open()

    def write(self, kind: str, path: Path) -> None:
        """Have the report written; what was chosen twice by mistake is written once."""
        if not self.isEnabled():
            return
        self.setEnabled(False)
        self.said.emit(tr("The report is being written …"))
        launch(self._write(kind, path), self.failed.emit)

    async def _write(self, kind: str, path: Path) -> None:
        told = path if path.suffix.lower() in _ENDS else path.with_name(path.name + ".pdf")
        try:
            period = await self._office.ask(WriteReport(kind, "last", told))
        except OSError as error:
            self.said.emit(tr("The file cannot be written: {why}", why=error.strerror or ""))
            return
        finally:
            self.setEnabled(True)
        self.said.emit(
            tr("The report on {period} was written: {file}", period=period, file=told.name)
        )
