"""A shelf: what stands on it may alter its words without the window being laid out anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from junhall.typed import override


class Shelf(QWidget):
    """As wide as it may be, as tall as what stands on it needs at that width.

    A number with one more digit asks each layout around it for its size again, up to the
    window's. A shelf has no layout: it is asked itself, and hands on a height that altered, and
    nothing else.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit(content.sizeHint().width())

    @override
    def event(self, event: QEvent) -> bool:
        """What stands here wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit(self.width())
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        content = self._content
        wanted = content.heightForWidth(width) if content.hasHeightForWidth() else -1
        tall = content.sizeHint().height() if wanted < 0 else wanted
        content.setGeometry(0, 0, width, tall)
        if tall != self.maximumHeight():
            self.setFixedHeight(tall)
