"""Photos that go out with a text: chosen, dropped or pasted; each looked at, named, or removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QStandardPaths, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from junhall.casework.rows import KeptPhoto
from junhall.models.messages import Media
from junhall.ui.case.photo import Photo
from junhall.ui.parts.controls import IconButton
from junhall.ui.theme import Theme
from junhall.words import tr

_ALT_LIMIT: Final = 1500
"""Letters of a description: what Mastodon takes."""
_ENDINGS: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})


def photos_in(told: QMimeData) -> list[Path | QImage]:
    """The photos that were dropped or pasted: files of this computer, or a picture itself."""
    files = [Path(url.toLocalFile()) for url in told.urls() if url.isLocalFile()]
    found: list[Path | QImage] = [file for file in files if file.suffix.lower() in _ENDINGS]
    if found or not told.hasImage():
        return found
    image = told.imageData()
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def encoded(image: QImage) -> bytes:
    """A pasted picture as a file; it takes a while, so it is done off the screen's thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide takes str, its stubs bytes
    return bytes(buffer.data().data())


def choose_photos(parent: QWidget) -> QFileDialog:
    """The system's dialog for files, opened and not waited for."""
    dialog = QFileDialog(parent, tr("Photos to send"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    endings = " ".join(f"*{ending}" for ending in sorted(_ENDINGS))
    words = tr("Photos")
    dialog.setNameFilter(f"{words} ({endings})")
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.PicturesLocation)
    if places:
        dialog.setDirectory(places[0])
    dialog.open()
    return dialog


class _One(QWidget):
    """A photo, the words for those who do not see it, and the way to take it out."""

    altered = Signal()
    removed = Signal()

    def __init__(self, photo: KeptPhoto, theme: Theme) -> None:
        super().__init__()
        self.photo = photo
        self.picture = Photo(Media("image", path=photo.whole, alt=photo.alt), theme, height=56)
        self.picture.setFixedWidth(theme.px(76))
        self.alt = QLineEdit(photo.alt)
        self.alt.setMaxLength(_ALT_LIMIT)
        self.alt.setPlaceholderText(tr("What it shows, for those who do not see it"))
        self.alt.setAccessibleName(tr("What the photo shows"))
        self.alt.textEdited.connect(self._on_alt)
        self.remove = IconButton("close", tr("Remove this photo"), theme, is_tight=True)
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.picture)
        row.addWidget(self.alt, 1)
        row.addWidget(self.remove)

    def _on_alt(self, text: str) -> None:
        self.photo = replace(self.photo, alt=text)
        self.altered.emit()


class PhotoStrip(QWidget):
    """The photos of one text, in order."""

    altered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.ones: list[_One] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self.hide()

    @property
    def photos(self) -> tuple[KeptPhoto, ...]:
        """The photos with their words, as they stand."""
        return tuple(one.photo for one in self.ones)

    def show_photos(self, photos: tuple[KeptPhoto, ...]) -> None:
        """Show another text's photos; nothing is told of it."""
        if photos == self.photos:
            return
        for one in list(self.ones):
            self._take_out(one)
        for photo in photos:
            self._put(photo)
        self.setVisible(bool(self.ones))

    def add(self, photo: KeptPhoto) -> None:
        """One more photo; its words are asked for at once."""
        one = self._put(photo)
        self.show()
        one.alt.setFocus()
        self.altered.emit()

    def ask_words(self) -> bool:
        """Put the keyboard where words are missing; False where none are."""
        for one in self.ones:
            if not one.photo.alt.strip():
                one.alt.setFocus()
                return True
        return False

    def _put(self, photo: KeptPhoto) -> _One:
        one = _One(photo, self._theme)
        one.altered.connect(self.altered)
        one.removed.connect(lambda: self._on_removed(one))
        self._column.addWidget(one)
        self.ones.append(one)
        return one

    def _on_removed(self, one: _One) -> None:
        self._take_out(one)
        self.setVisible(bool(self.ones))
        self.altered.emit()

    def _take_out(self, one: _One) -> None:
        self.ones.remove(one)
        self._column.removeWidget(one)
        one.hide()
        one.deleteLater()
