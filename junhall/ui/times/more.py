"""Cards beside the charts that are tables: promises kept by service, and the fastest repairs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from junhall.casework.ages import lap_text, number_text, span_text
from junhall.casework.fastest_rows import RecordRow, RecordsPage
from junhall.casework.promise_rows import PromiseLedger
from junhall.models.terms import RequestId
from junhall.ui.naming import one_line
from junhall.ui.parts.controls import IconButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.ui.times.sentences import Heading
from junhall.ui.times.table_view import TableView
from junhall.ui.times.tables import Names, Row, Table, per_cent
from junhall.words import ntr, tr


class TableCard(QFrame):
    """A heading, a table whose rows open requests, and a sentence."""

    listed = Signal(object)
    """(words, ids): somebody wants to see these requests."""
    picture_wished = Signal(str)
    csv_wished = Signal(str)

    def __init__(self, name: str, heading: Heading, empty: str, theme: Theme) -> None:
        super().__init__()
        look(self, ground="card", edge="all")
        self.name, self.heading = name, heading
        self._ids: tuple[tuple[str, tuple[RequestId, ...]], ...] = ()
        self._table = Table((), ())
        self._says = PlainLabel("", tone="ink2", font=theme.fonts.small, wraps=True)
        self._empty = PlainLabel(empty, tone="ink2", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = TableView(theme, judges=True)
        self.table.name(heading.title)
        self.table.opened_row.connect(self._on_row)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        more = IconButton("more", tr("What can be done with this chart"), theme)
        more.setFixedSize(theme.px(28), theme.px(22))
        more.clicked.connect(lambda: self._open_menu(more))
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        head.addWidget(PlainLabel(heading.title, font=theme.fonts.strong))
        head.addWidget(PlainLabel(heading.about, tone="ink2", font=theme.fonts.small), 1)
        head.addWidget(more)
        body = QVBoxLayout(self)
        body.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(12))
        body.setSpacing(theme.px(6))
        body.addLayout(head)
        body.addWidget(self._stack, 1)
        body.addWidget(self._says)
        self.setMinimumHeight(theme.px(262))
        self.setAccessibleName(heading.title)

    @property
    def says(self) -> str:
        """The sentence under the table."""
        return self._says.text()

    def as_table(self) -> Table:
        """The figures as they stand here."""
        return self._table

    def show_table(
        self, table: Table, words: str, ids: tuple[tuple[str, tuple[RequestId, ...]], ...]
    ) -> None:
        """Show other figures; ``ids`` are what each row opens, with the words for its list."""
        self._table, self._ids = table, ids
        self._says.setText(words if table.rows else "")
        self.setAccessibleDescription(words if table.rows else self._empty.text())
        self.table.show_table(table)
        self._stack.setCurrentWidget(self.table if table.rows else self._empty)

    def _on_row(self, at: int) -> None:
        words, ids = self._ids[at]
        if ids:
            self.listed.emit((words, ids))

    def _open_menu(self, under: IconButton) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("What can be done with this chart"))
        menu.addAction(tr("Copy the picture")).triggered.connect(
            lambda: self.picture_wished.emit(self.name)
        )
        menu.addAction(tr("Save as CSV")).triggered.connect(lambda: self.csv_wished.emit(self.name))
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))


def promises_card(theme: Theme) -> TableCard:
    """Promises kept, service by service."""
    heading = Heading(tr("Promises kept"), tr("by service, of the last 12 months"))
    empty = tr("What the town promises, and how it is kept, appears here.")
    return TableCard("promises", heading, empty, theme)


def records_card(theme: Theme) -> TableCard:
    """The fastest repairs with what stands beside them."""
    heading = Heading(tr("Fastest repairs"), tr("each opens its post, photo and times"))
    empty = tr("A record appears here once a service has enough repairs behind it.")
    return TableCard("records", heading, empty, theme)


def show_promises(card: TableCard, ledger: PromiseLedger, names: Names) -> None:
    """Kept, late and broken, and the share kept of those that are decided."""
    heads = (tr("Service"), tr("Promises"), tr("Late"), tr("Broken"), tr("Kept"))
    rows, ids = [], []
    entries = (*ledger.due, *ledger.without_time, *ledger.ended)
    for rate in ledger.rates[1:]:
        name = names.service(rate.service)
        cells = (
            name, number_text(rate.kept.n), number_text(rate.late), number_text(rate.broken),
            per_cent(rate.kept.value),
        )  # fmt: skip
        rows.append(Row(cells, None, rate.kept.value))
        mine = dict.fromkeys(e.request_id for e in entries if e.service == rate.service)
        ids.append((tr("{service}, promised", service=name), tuple(mine)))
    words = ""
    if ledger.rates and ledger.rates[0].kept.value is not None:
        whole = ledger.rates[0]
        words = tr(
            "Of {n} promises that are decided, {share} were kept in time; {broken} are broken.",
            n=number_text(whole.kept.n),
            share=per_cent(whole.kept.value),
            broken=number_text(whole.broken),
        )
    card.show_table(Table(heads, tuple(rows), bar=4), words, tuple(ids))


def show_records(card: TableCard, page: RecordsPage, names: Names) -> None:
    """The fastest of each service, beside the usual time and how many count."""
    heads = (tr("Service"), tr("Fastest"), tr("Where"), tr("Usually"), tr("Count"), tr("Left out"))
    rows = tuple(Row(_record_cells(record, names)) for record in page.records)
    words = ntr(
        "A record needs {n} repair behind it in twelve months.",
        "A record needs {n} repairs behind it in twelve months.",
        page.needed,
    )
    if page.quick.value is not None:
        words += " " + tr(
            "{share} of {n} ended within ten minutes of opening: a warning, no record.",
            share=per_cent(page.quick.value, 1),
            n=number_text(page.quick.n),
        )
    ids = tuple(
        (tr("{service}, the fastest", service=names.service(record.service)), (record.request_id,))
        for record in page.records
    )
    card.show_table(Table(heads, rows), words, ids)


def _record_cells(record: RecordRow, names: Names) -> tuple[str, ...]:
    usual = "–" if record.median.value is None else span_text(record.median.value)
    return (
        names.service(record.service), lap_text(record.seconds),
        one_line(record.place_name or "–"), usual, number_text(record.median.n),
        number_text(sum(record.median.excluded.values())),
    )  # fmt: skip
