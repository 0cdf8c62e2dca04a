"""A layout that sets its widgets like words: side by side, and on the next line when full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from junhall.typed import override


class FlowLayout(QLayout):
    """Left to right, wrapping; its height follows its width."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._fitted: dict[int, list[list[tuple[QLayoutItem, QSize]]]] = {}
        """Lines by width, until something in them alters: Qt asks again and again."""
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        """Take one more widget."""
        self._items.append(arg__1)
        self._fitted.clear()

    @override
    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, for Qt."""
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back."""
        self._fitted.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def invalidate(self) -> None:
        """Something in here wants another size, or was shown or hidden."""
        self._fitted.clear()
        super().invalidate()

    @override
    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        """A narrower line needs more of them."""
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        """The height of all lines at this width."""
        return self._set(QRect(0, 0, arg__1, 0), moving=False)

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        """Set every widget in its place."""
        super().setGeometry(arg__1)
        self._set(arg__1, moving=True)

    @override
    def sizeHint(self) -> QSize:
        """As on one line."""
        hints = [
            item.sizeHint()
            for item in self._items
            if (widget := item.widget()) is None or not widget.isHidden()
        ]
        width = sum(hint.width() + self.spacing() for hint in hints) - self.spacing()
        return QSize(max(0, width), max((hint.height() for hint in hints), default=0))

    @override
    def minimumSize(self) -> QSize:
        """The widest single widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _set(self, rect: QRect, *, moving: bool) -> int:
        y = rect.y()
        lines = self._lines(rect.width())
        for n, line in enumerate(lines):
            high = max(size.height() for _, size in line)
            x = rect.x()
            for item, size in line:
                if moving:
                    down = (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, y + down), size))
                x += size.width() + self.spacing()
            y += high + (self.spacing() if n < len(lines) - 1 else 0)
        return y - rect.y()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        if width in self._fitted:
            return self._fitted[width]
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            size = QSize(min(hint.width(), width), hint.height())
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self.spacing()
        self._fitted[width] = lines
        return lines
