"""One column's rows: a window over the ledger, altered by a difference of keys, never reset."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from junhall.casework.board_rows import BoardColumn, BoardRow
from junhall.models.terms import RequestId, RequestStatus
from junhall.typed import override

ROW_ROLE: Final = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class ColumnModel(QAbstractTableModel):
    """The cards of one state, in the office's order.

    While ``holding``, rows that are new wait in ``waiting`` and nothing changes its place: what
    is known is brought up to date where it stands, and what is gone goes.
    """

    def __init__(
        self,
        status: RequestStatus,
        sentence: Callable[[BoardRow], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.status = status
        self.total = 0
        self.waiting: frozenset[RequestId] = frozenset()
        self._sentence = sentence
        self._rows: list[BoardRow] = []
        self._at: dict[RequestId, int] = {}
        self._latest: tuple[BoardRow, ...] = ()

    @property
    def rows(self) -> tuple[BoardRow, ...]:
        """The rows shown."""
        return tuple(self._rows)

    @property
    def has_rows(self) -> bool:
        """Whether any row is shown."""
        return bool(self._rows)

    @property
    def has_more(self) -> bool:
        """Whether the ledger holds rows beyond this window."""
        return len(self._rows) + len(self.waiting) < self.total

    def row_at(self, at: int) -> BoardRow:
        """The row shown at a place."""
        return self._rows[at]

    def place_of(self, request_id: RequestId) -> int | None:
        """Where a request is shown; None where it is not."""
        return self._at.get(request_id)

    @property
    def latest(self) -> tuple[BoardRow, ...]:
        """The office's last answer; the same object as long as nothing in it altered."""
        return self._latest

    def is_as_shown(self, column: BoardColumn, *, holding: bool) -> bool:
        """Whether an answer would alter nothing but how many there are in all."""
        return column.rows is self._latest and (holding or not self.waiting)

    def show(
        self,
        column: BoardColumn,
        *,
        holding: bool = False,
    ) -> tuple[RequestId, ...]:
        """Bring the column to the office's answer; the ids that came in are returned."""
        self.total = column.total
        self._latest = column.rows
        known = {row.id for row in column.rows}
        arrivals = frozenset(known - self._at.keys())
        self._remove_all_but(known)
        if holding:
            self.waiting = arrivals
            self._renew(column.rows)
            return ()
        self.waiting = frozenset()
        self._reorder(column.rows)
        return tuple(row.id for row in column.rows if row.id in arrivals)

    def release(self) -> tuple[RequestId, ...]:
        """Let in what waits."""
        return self.show(BoardColumn(self.status, self._latest, self.total))

    def extend(self, more: Sequence[BoardRow]) -> None:
        """Append the next window's rows."""
        fresh = [row for row in more if row.id not in self._at and row.id not in self.waiting]
        self._insert(len(self._rows), fresh)
        self._latest = (*self._latest, *fresh)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """As many rows as the window shows."""
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # see rowCount
        """One card wide."""
        return 0 if parent.isValid() else 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A look-up: the row for the delegate, words for everyone else."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row)
        return None

    def _remove_all_but(self, known: AbstractSet[RequestId]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self._rows[last].id in known:
                last -= 1
                continue
            first = last
            while first > 0 and self._rows[first - 1].id not in known:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self._index()
            self.endRemoveRows()
            last = first - 1

    def _renew(self, rows: Sequence[BoardRow]) -> None:
        for row in rows:
            at = self._at.get(row.id)
            if at is not None:
                self._replace(at, row)

    def _reorder(self, rows: Sequence[BoardRow]) -> None:
        at = 0
        while at < len(rows):
            row = rows[at]
            if at < len(self._rows) and self._rows[at].id == row.id:
                self._replace(at, row)
                at += 1
                continue
            if row.id in self._at:
                self._move(self._at[row.id], at)
                continue
            until = at + 1
            while until < len(rows) and rows[until].id not in self._at:
                until += 1
            self._insert(at, rows[at:until])
            at = until

    def _replace(self, at: int, row: BoardRow) -> None:
        shown = self._rows[at]
        if shown is not row and shown != row:
            self._rows[at] = row
            index = self.index(at, 0)
            self.dataChanged.emit(index, index)

    def _move(self, source: int, target: int) -> None:
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target)
        self._rows.insert(target, self._rows.pop(source))
        self._index()
        self.endMoveRows()

    def _insert(self, at: int, rows: Sequence[BoardRow]) -> None:
        if not rows:
            return
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self._index()
        self.endInsertRows()

    def _index(self) -> None:
        self._at = {row.id: at for at, row in enumerate(self._rows)}
