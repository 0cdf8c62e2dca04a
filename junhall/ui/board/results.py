"""What a search found: cards in one list, in the columns' place while someone searches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from junhall.casework.ages import number_text
from junhall.casework.board_rows import BoardRow
from junhall.models.terms import Instant, RequestId
from junhall.typed import override
from junhall.ui.board.captions import card_sentence
from junhall.ui.board.card import CardPainter
from junhall.ui.board.cards_view import CardsView
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme
from junhall.words import ntr, tr

if TYPE_CHECKING:
    from junhall.casework.rows import SearchHit
    from junhall.casework.times_rows import MarkedRequests

_WIDEST: Final = 620  # a card wider than this is hard to read

Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractTableModel):
    """The requests found, as the office ordered them; each search is another list."""

    def __init__(self, sentence: Callable[[BoardRow], str], parent: QObject) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self._rows: tuple[BoardRow, ...] = ()

    def row_at(self, at: int) -> BoardRow:
        """The row shown at a place."""
        return self._rows[at]

    def place_of(self, request_id: RequestId) -> int | None:
        """Where a request is shown; None where it is not."""
        return next((at for at, row in enumerate(self._rows) if row.id == request_id), None)

    @property
    def ids(self) -> frozenset[RequestId]:
        """The requests shown."""
        return frozenset(row.id for row in self._rows)

    def refresh(self, rows: Sequence[BoardRow]) -> None:
        """The same requests in the same order, as they are now; the gone stay as they were."""
        now = {row.id: row for row in rows}
        self._rows = tuple(now.get(row.id, row) for row in self._rows)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def show(self, hits: Sequence[SearchHit]) -> None:
        """Show another search's answer."""
        self.beginResetModel()
        self._rows = tuple(hit.row for hit in hits)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """As many as were found."""
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # see rowCount
        """One card wide."""
        return 0 if parent.isValid() else 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A look-up: words; the delegate takes rows directly."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row)
        return None


class ResultsPane(QWidget):
    """A heading that says how many were found, and their cards."""

    def __init__(self, theme: Theme, cards: CardPainter, clock: Callable[[], Instant]) -> None:
        super().__init__()
        self.model = HitModel(lambda row: card_sentence(row, self.view.cards.names, clock()), self)
        self._head = PlainLabel("", font=theme.fonts.strong)
        self._hint = PlainLabel("", tone="ink2", wraps=True)
        self.view = CardsView(cards, self.model.row_at, clock, self)
        self.view.setModel(self.model)
        self.view.setMaximumWidth(theme.px(_WIDEST))
        self.view.setAccessibleName(tr("Search results"))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(6))
        body.addWidget(self._head)
        body.addWidget(self._hint)
        body.addWidget(self.view, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_hits(self, text: str, hits: Sequence[SearchHit]) -> None:
        """Show what was found for a text."""
        self.view.settle(lambda: self.model.show(hits))
        if hits:
            self._head.setText(
                ntr("{n} request found for “{words}”", "{n} requests found for “{words}”",
                    len(hits), words=text)
            )  # fmt: skip
            self._hint.hide()
            self.view.set_current(0, quietly=True)
            self.view.scrollToTop()
            return
        self._head.setText(tr("Nothing found for “{words}”", words=text))
        self._hint.setText(
            tr(
                "Requests are found by their words, their number, their street and by the handle"
                " of who wrote. Fewer letters find more."
            )
        )
        self._hint.show()

    def refresh(self, rows: Sequence[BoardRow]) -> None:
        """The same requests as they are now."""
        self.view.settle(lambda: self.model.refresh(rows))

    def show_listed(self, words: str, found: MarkedRequests) -> None:
        """Show the requests behind something drawn, and how many of them are not listed."""
        from junhall.casework.rows import SearchHit

        hits = [SearchHit(row, "") for row in found.rows]
        self.view.settle(lambda: self.model.show(hits))
        self._head.setText(
            ntr("{words}: {n} request", "{words}: {n} requests", found.total, words=words)
        )
        said = []
        unlisted = found.total - found.private - len(found.rows)
        if unlisted > 0:
            said.append(tr("The newest {n} are listed.", n=number_text(len(found.rows))))
        if found.private:
            said.append(
                ntr(
                    "{n} private one is counted and not listed here.",
                    "{n} private ones are counted and not listed here.",
                    found.private,
                )
            )
        said.append(tr("Esc goes back."))
        self._hint.setText(" ".join(said))
        self._hint.show()
        if hits:
            self.view.set_current(0, quietly=True)
            self.view.scrollToTop()
