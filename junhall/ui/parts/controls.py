"""Small controls: Chip, Pill, Avatar, IconButton and buttons that show their key."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from junhall.typed import override
from junhall.ui.icons import icon
from junhall.ui.parts.drawing import (
    avatar_font,
    draw_avatar,
    draw_key_hint,
    initials,
    key_hint_size,
)
from junhall.ui.plain import plain
from junhall.ui.theme import Theme, look


class Chip(QPushButton):
    """A small button with a word: a fact that can be changed, or (checkable) a filter."""

    def __init__(
        self, text: str, *, checkable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        super().setText(_unmarked(text))  # two arguments would make all names of QIcon: 1 ms
        look(self, kind="chip")
        self.setCheckable(checkable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def setText(self, text: str) -> None:
        """Show another word, made safe."""
        super().setText(_unmarked(text))


class Pill(QPushButton):
    """A round button over a list: "3 new"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, kind="pill")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()


class KeyButton(QPushButton):
    """A button that shows the key that presses it, word and key centred together."""

    def __init__(self, text: str, key: str, theme: Theme, *, kind: str = "plain") -> None:
        self._is_bare = False
        super().__init__(_unmarked(text))
        look(self, kind=kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._kind = kind
        self._key = key
        self._theme = theme

    @override
    def sizeHint(self) -> QSize:
        """Word, gap and key."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._key_width(), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """It never shrinks below its word."""
        return self.sizeHint()

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """While the button is painted it has no word of its own."""
        super().initStyleOption(option)
        if self._is_bare:
            option.text = ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The style draws the button; word and key are drawn on it."""
        self._is_bare = True
        super().paintEvent(event)
        self._is_bare = False
        painter = QPainter(self)
        words = self.text().replace("&&", "&")
        width = self.fontMetrics().horizontalAdvance(words)
        left = (self.width() - width - self._key_width()) // 2
        colours = self._theme.palette
        ink = colours.on_fill if self._kind == "filled" else colours.ink
        painter.setPen(QColor(ink if self.isEnabled() else colours.ink3))
        painter.drawText(
            QRect(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words
        )
        if self._key:
            size = key_hint_size(self._key, self._theme)
            where = QRect(
                left + width + self._theme.px(10),
                (self.height() - size.height()) // 2,
                size.width(),
                size.height(),
            )
            on_fill = self._kind == "filled" and self.isEnabled()
            draw_key_hint(painter, where, self._key, self._theme, on_fill=on_fill)

    def _key_width(self) -> int:
        if not self._key:
            return 0
        return key_hint_size(self._key, self._theme).width() + self._theme.px(10)


class IconButton(QToolButton):
    """An icon with a name for those who don't see it."""

    def __init__(
        self, name: str, words: str, theme: Theme, *, kind: str = "quiet", is_tight: bool = False
    ) -> None:
        """``is_tight``: no wider than its icon needs, in rows where words want the room."""
        super().__init__()
        look(self, kind=kind)
        if is_tight:
            self.setStyleSheet(f"QToolButton {{ padding: {theme.px(3)}px; }}")
        self.setIcon(icon(name, theme.colour("ink2"), theme.measures.icon))
        self.setIconSize(QSize(theme.measures.icon, theme.measures.icon))
        self.setAccessibleName(words)
        self.setToolTip(plain(words))
        self.setMinimumSize(theme.px(28), theme.px(28))


class Avatar(QWidget):
    """A person as initials in a coloured circle."""

    def __init__(
        self,
        handle: str,
        name: str | None,
        theme: Theme,
        *,
        size: float = 32,
        icon_name: str = "",
    ) -> None:
        super().__init__()
        self._handle = handle
        self._icon = icon_name
        self._diameter = theme.px(size)
        self._font = avatar_font(theme, self._diameter)
        self._letters = initials(plain(name) if name else None, plain(handle))
        self.setFixedSize(self._diameter, self._diameter)
        self.setAccessibleName(plain(name or handle))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_avatar(
            painter, QRectF(self.rect()), self._handle, self._letters, self._font, self._icon
        )


def _unmarked(text: str) -> str:
    """A button's text without mnemonics: an ampersand of a name is an ampersand."""
    return plain(text).replace("&", "&&")
