"""Qt's own words (file dialogs, their buttons) in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from junhall.words import language


def speak(app: QCoreApplication) -> bool:
    """Let Qt speak the language that is spoken here; False where it has no words in it.

    Not before the first page is painted: a file is read, and every widget is told.
    """
    if language() == "en":
        return True  # Qt's own
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(f"qtbase_{language()}", folder):
        return False
    return app.installTranslator(translator)
