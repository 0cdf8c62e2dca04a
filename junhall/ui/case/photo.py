"""Photos of a thread: decoded off the screen's thread, within limits, never fetched here."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QRectF, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from junhall.models.messages import Media
from junhall.typed import override
from junhall.ui.icons import draw_icon
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.plain import plain
from junhall.ui.theme import Theme
from junhall.words import tr

_FORMATS: Final = frozenset({b"png", b"jpeg", b"jpg", b"webp", b"gif"})
_BYTES: Final = 10_000_000
_PIXELS: Final = 60_000_000
_MEGABYTES: Final = 96  # Qt refuses to decode what takes more


def read_photo(path: str, width: int) -> QImage | None:
    """A photo at most ``width`` pixels wide; None where it is not one, or is too large.

    The format is decided by the content and the size is read before anything is decoded: a file
    of 200 kB may claim to be 40,000 pixels wide.
    """
    file = Path(path)
    if not file.is_file() or file.stat().st_size > _BYTES:
        return None
    QImageReader.setAllocationLimit(_MEGABYTES)
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in _FORMATS or not size.isValid():
        return None
    if size.width() * size.height() > _PIXELS:
        return None
    if size.width() > width:
        height = max(1, size.height() * width // size.width())
        reader.setScaledSize(QSize(width, height))
    image = reader.read()
    return None if image.isNull() else image


class _Arrivals(QObject):
    read = Signal(object)


class _Reading(QRunnable):
    def __init__(self, path: str, width: int) -> None:
        super().__init__()
        self.arrivals = _Arrivals()
        self._path = path
        self._width = width

    @override
    def run(self) -> None:
        """Decode on a thread of the pool."""
        self.arrivals.read.emit(read_photo(self._path, self._width))


class Photo(QWidget):
    """One photo, cropped into its frame; words and an icon while or where there is none."""

    def __init__(self, media: Media, theme: Theme, *, height: float = 112) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._tells = tr("photo")
        self.setFixedHeight(theme.px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        alt = plain(media.alt) if media.alt else ""
        self.setAccessibleName(tr("Photo: {alt}", alt=alt) if alt else tr("Photo without words"))
        self._reading: _Reading | None = None
        if media.path and media.kind in {"image", "photo"}:
            self._reading = _Reading(media.path, theme.px(900))
            self._reading.setAutoDelete(False)
            self._reading.arrivals.read.connect(self._on_read)
            QThreadPool.globalInstance().start(self._reading)
        else:
            self._tells = tr("the photo is only on the network")

    @property
    def is_shown(self) -> bool:
        """Whether the photo itself is there."""
        return self._image is not None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the photo, cropped to the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(frame, self._theme.measures.radius_control, 8)
        painter.setClipPath(path)
        painter.fillRect(frame, self._theme.colour("line"))
        if self._image is not None:
            painter.drawImage(frame, self._image, _middle(self._image.size(), frame))
            return
        side = self._theme.px(20)
        x, y = frame.center().x(), frame.center().y()
        draw_icon(
            painter, "photo", QRectF(x - side / 2, y - side, side, side), self._theme.colour("ink2")
        )
        painter.setPen(self._theme.colour("ink2"))
        painter.setFont(self._theme.fonts.small)
        painter.drawText(
            QRectF(frame.left(), y, frame.width(), frame.height() / 2),
            Qt.AlignmentFlag.AlignHCenter,
            self._tells,
        )

    def _on_read(self, image: object) -> None:
        self._reading = None
        if isinstance(image, QImage):
            self._image = image
        else:
            self._tells = tr("this photo cannot be shown")
        self.update()


class Photos(QWidget):
    """The photos of one post; with what it was before beside them, where that is known."""

    def __init__(
        self,
        media: tuple[Media, ...],
        theme: Theme,
        *,
        before: Media | None = None,
        height: float = 112,
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.px(6), 0, 0)
        grid.setSpacing(theme.px(6))
        if before is not None and media:
            for column, (one, words) in enumerate(
                ((before, tr("Before")), (media[0], tr("After")))
            ):
                box = QVBoxLayout()
                box.setSpacing(theme.px(2))
                box.addWidget(Photo(one, theme, height=height))
                box.addWidget(PlainLabel(words, tone="ink2", font=theme.fonts.small))
                grid.addLayout(box, 0, column)
            media = media[1:]
        for n, one in enumerate(media[:4]):
            wide = len(media) == 1
            grid.addWidget(
                Photo(one, theme, height=height),
                1 + n // 2,
                0 if wide else n % 2,
                1,
                2 if wide else 1,
            )


def _middle(size: QSize, frame: QRectF) -> QRectF:
    """The part of a photo that fills a frame without distortion."""
    scale = max(frame.width() / size.width(), frame.height() / size.height())
    width, height = frame.width() / scale, frame.height() / scale
    return QRectF((size.width() - width) / 2, (size.height() - height) / 2, width, height)
