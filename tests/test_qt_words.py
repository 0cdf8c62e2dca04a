"""Qt's own dialogs speak the reader's language, where Qt does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from junhall import words
from junhall.ui.qt_words import speak


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.findChildren(QTranslator)
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()
    words.choose("en")


@pytest.mark.parametrize(
    ("lang", "cancel"), [("en", "Cancel"), ("es", "Cancelar"), ("fr", "Annuler")]
)
def test_that_qt_s_own_buttons_speak_the_reader_s_language(
    app: QApplication, qtbot, lang: str, cancel: str
) -> None:
    words.choose(lang)
    assert speak(app)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == cancel


@pytest.mark.parametrize("lang", ["es", "fr"])
@pytest.mark.parametrize("key", ["Shift+J", "Ctrl+K", "Esc", "Backspace", "G, B", "Alt+4"])
def test_that_keys_are_the_same_in_every_language(app: QApplication, lang: str, key: str) -> None:
    plain = QKeySequence(key)
    words.choose(lang)
    assert speak(app)
    assert QKeySequence(key) == plain
