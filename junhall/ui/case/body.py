"""A citizen's words on the screen: plain text that can be selected, names and links told apart."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QMouseEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextEdit, QWidget

from junhall.typed import override
from junhall.ui.case.spans import Sort, Span, spans_in, true_host, units
from junhall.ui.plain import plain
from junhall.ui.theme import Theme
from junhall.words import tr

LIMIT: Final = 20_000  # more than any network lets somebody write at once

_BARE: Final = "QTextEdit { border: 0; padding: 0; background: transparent; }"


class Names(QSyntaxHighlighter):
    """Draws handles, hashtags and addresses of a text in the colour of links."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._format = QTextCharFormat()
        self._format.setForeground(theme.colour("cobalt"))

    @override
    def highlightBlock(self, text: str) -> None:
        """Colour the spans of one paragraph."""
        for span in spans_in(text):
            self.setFormat(units(text[: span.start]), units(span.text), self._format)


class Body(QTextEdit):
    """As high as its text; an address is opened outside, after its true host was shown."""

    def __init__(self, text: str, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_BARE)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setFont(theme.fonts.body)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._names = Names(self.document(), theme)
        self._plain = plain(text, lines=True, limit=LIMIT)
        self.setPlainText(self._plain)
        self.setAccessibleName(self._plain)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    @property
    def links(self) -> tuple[Span, ...]:
        """The addresses of the text that may be opened."""
        return tuple(
            span
            for span in spans_in(self._plain)
            if span.sort is Sort.URL and true_host(span.text) is not None
        )

    def offer(self, span: Span, at: QPoint) -> QMenu | None:
        """Say where an address truly leads, and open it only if that is wanted."""
        return offer_link(self, span.text, at)

    @override
    def sizeHint(self) -> QSize:
        """As high as the text is at this width."""
        return QSize(self._theme.px(200), self._height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit)
            self._fit()

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        """A click on an address offers to open it."""
        super().mouseReleaseEvent(e)
        if e.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        place = self.cursorForPosition(e.position().toPoint()).position()
        for span in self.links:
            start = units(self._plain[: span.start])
            if start <= place <= start + units(span.text):
                self.offer(span, e.globalPosition().toPoint())
                return

    def _height(self) -> int:
        document = self.document()
        document.setTextWidth(max(40, self.viewport().width()))
        return round(document.size().height()) + 1

    def _fit(self) -> None:
        self.setFixedHeight(self._height())


class Opener(QMenu):
    """Where an address truly leads, and the wish to go there; opened, never waited for."""

    chosen = Signal(str)

    def __init__(self, address: str, host: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Open a link"))
        self.host = host
        go = self.addAction(tr("Open {host} in the browser", host=host))
        go.triggered.connect(lambda: self.chosen.emit(address))


def offer_link(parent: QWidget, address: str, at: QPoint) -> QMenu | None:
    """The menu over an address; None where it may not be opened."""
    host = true_host(address)
    if host is None:
        return None
    menu = Opener(address, host, parent)
    menu.chosen.connect(lambda it: QDesktopServices.openUrl(QUrl(it)))
    menu.popup(at)
    return menu
