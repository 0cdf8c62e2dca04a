"""The page of times: skeletons first, then charts whose every mark opens its requests."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from dataclasses import replace

import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from junhall import words
from junhall.casework.asks import Behind, Times
from junhall.casework.board_rows import FirstPage
from junhall.casework.fastest_rows import RecordProof, RecordRow, RecordsPage
from junhall.casework.promise_rows import KeptRate, PromiseEntry, PromiseLedger
from junhall.casework.times_rows import Mark, TimesWish
from junhall.models.figure import Figure
from junhall.models.terms import (
    Facet,
    Instant,
    PostId,
    PromiseState,
    RequestId,
    RequestStatus,
    Role,
)
from junhall.settings import Settings
from junhall.ui.plain import tooltip
from junhall.ui.shell import DeskWindow
from junhall.ui.theme import Theme
from junhall.ui.times.copying import csv_text
from junhall.ui.times.curves import draw_curves, spread
from junhall.ui.times.page import TimesView
from junhall.ui.times.picture import Picture
from junhall.ui.times.scales import count_scale, duration_scale, log_scale, share_scale
from junhall.ui.times.sentences import is_empty, mark_words, sentence
from junhall.ui.times.table_view import TableView
from junhall.ui.times.tables import TABLES, Names, Row, Table
from junhall.ui.times.totals import as_of_words
from times_fixtures import page_of
from ui_fake import NOW, TOWN, FakeOffice, HandClock

pytest_plugins = ["ui_loop"]
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot, qt_loop, theme: Theme) -> Iterator[TimesView]:
    made = TimesView(FakeOffice(role=Role.MAYOR), theme, HandClock())
    made.set_town(TOWN)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    yield made
    made.hide()


@pytest.fixture
def drawn(view: TimesView, qtbot) -> TimesView:
    view.show()
    qtbot.waitUntil(lambda: view.page is not None)
    return view


def test_that_skeletons_stand_there_before_the_figures(view: TimesView, qtbot) -> None:
    view.show()
    assert view.page is None
    for card in view.cards.values():
        assert card._stack.currentWidget() is card._skeleton
    qtbot.waitUntil(lambda: view.page is not None)
    for card in view.cards.values():
        assert card._stack.currentWidget() is not card._skeleton, card.name


def test_that_every_chart_has_a_sentence_and_a_table_of_what_it_shows(drawn: TimesView) -> None:
    assert len(drawn.cards) == 10
    for name, card in drawn.cards.items():
        assert card.says.endswith("."), name
        assert card.accessibleDescription() == card.says
        table = card.as_table()
        assert table.rows, name
        assert all(len(row.cells) == len(table.heads) for row in table.rows)
        assert all(row.mark is not None for row in table.rows)
        card.show_as_table(wished=True)
        assert card._stack.currentWidget() is card.table
        card.show_as_table(wished=False)


def test_that_a_table_keeps_the_rules_of_its_model(drawn: TimesView, theme: Theme) -> None:
    table = TableView(theme)
    tester = QAbstractItemModelTester(
        table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    names, page = Names.of(TOWN), page_of(TimesWish(people=True), 300)
    for name in ("services", "answers", "people", "services"):
        table.show_table(TABLES[name](page, names))
    table.show_table(TABLES["services"](page_of(TimesWish(people=True), 30), names))
    assert tester.model() is table.model()


def test_that_enter_on_a_row_and_on_a_point_opens_what_it_counts(drawn: TimesView, qtbot) -> None:
    spy = QSignalSpy(drawn.marked)
    table = drawn.cards["services"].table
    table.setCurrentIndex(table.model().index(1, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    _, mark = spy.at(0)[0]
    assert mark == drawn.cards["services"].as_table().rows[1].mark
    plot = drawn.cards["answers"]._picture
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    _, mark = spy.at(1)[0]
    assert mark == plot.spots[-2].mark
    hours = drawn.cards["hours"]._picture
    while not hours._hours[hours._at[0]][hours._at[1]]:
        qtbot.keyClick(hours, Qt.Key.Key_Right)
    qtbot.keyClick(hours, Qt.Key.Key_Return)
    _, mark = spy.at(2)[0]
    assert mark == Mark("hours", key=f"{hours._at[0]}-{hours._at[1]}")


def test_that_filters_ask_for_what_they_say(drawn: TimesView, qtbot) -> None:
    office = drawn._office
    qtbot.mouseClick(drawn.filters.office, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(drawn.filters.residents, Qt.MouseButton.LeftButton)
    drawn.filters.choose(span="52w", service="lighting")
    wished = TimesWish(
        span="52w", service="lighting", clock="office", residents_only=True, people=True
    )
    qtbot.waitUntil(lambda: drawn.page is not None and drawn.page.wish == wished)
    assert office.asked[-1] == Times(wished)
    assert "office time" in drawn.cards["answers"]._about.text()


def test_that_a_hidden_page_asks_nothing_and_asks_when_it_is_seen(drawn: TimesView, qtbot) -> None:
    office = drawn._office
    drawn.hide()
    before = len(office.asked)
    office.subscribe(drawn.on_changes)
    office.ring(3)
    assert len(office.asked) == before
    drawn.show()
    qtbot.waitUntil(lambda: len(office.asked) == before + 1)
    office.ring(3, facets=Facet.NOTE)
    assert len(office.asked) == before + 1


@pytest.mark.parametrize("role", [Role.DESK, Role.WORKER, Role.COUNCILLOR])
def test_that_nobody_sees_colleagues_figures_but_who_leads(
    role: Role, qt_loop, qtbot, theme: Theme
) -> None:
    view = TimesView(FakeOffice(role=role), theme, HandClock())
    qtbot.addWidget(view)
    assert "people" not in view.cards
    assert not view.filters.wish.people


def test_that_without_requests_every_card_says_what_will_appear(theme, qt_loop, qtbot) -> None:
    view = TimesView(FakeOffice(rows=(), role=Role.MAYOR), theme, HandClock())
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.page is not None)
    for card in view.cards.values():
        assert card._stack.currentWidget() is card._empty
        assert "appear" in card._empty.text()
    view.hide()


def test_that_a_mark_lists_its_requests_and_esc_goes_back(qtbot, qt_loop, theme: Theme) -> None:
    office = FakeOffice()
    window = DeskWindow(
        office, theme=theme, clock=HandClock(), settings=Settings(), first=FirstPage(office.board())
    )
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Villablanca"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_G)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_T)
    assert window.page == "times"
    times = window.frame.late["times"]
    qtbot.waitUntil(lambda: times.page is not None)
    mark = Mark("services", key="lighting")
    times._on_marked(mark)
    qtbot.waitUntil(lambda: window.page == "board")
    assert Behind(times.page.wish, mark) in office.asked
    shown = window.board.results
    assert "5 requests" in shown._head.text()
    assert "1 private one" in shown._hint.text()
    assert window.board.walk.is_searching
    office.ring(1187)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 3)
    qtbot.keyClick(window.board.results.view, Qt.Key.Key_Escape)
    assert window.page == "times"
    assert not window.board.walk.is_searching
    window.stop()
    window.case.retire()


def test_that_one_button_writes_the_report_and_says_where(
    drawn: TimesView, qtbot, tmp_path
) -> None:
    said = QSignalSpy(drawn.said)
    drawn.report_button.write("month", tmp_path / "junio")
    drawn.report_button.write("month", tmp_path / "twice.pdf")
    qtbot.waitUntil(lambda: said.count() == 2)
    assert said.at(1)[0] == "The report on June 2026 was written: junio.pdf"
    assert [one.name for one in tmp_path.iterdir()] == ["junio.pdf"]
    assert drawn.report_button.isEnabled()


def test_that_a_report_that_cannot_be_written_is_told_in_words(drawn, qtbot, tmp_path) -> None:
    said = QSignalSpy(drawn.said)
    drawn.report_button.write("year", tmp_path / "r.html")
    qtbot.waitUntil(lambda: said.count() == 2)
    assert said.at(1)[0] == "The file cannot be written: Permission denied"
    assert drawn.report_button.isEnabled()


def entry(number: int, service: str, state: PromiseState) -> PromiseEntry:
    return PromiseEntry(
        RequestId(number), str(number), PostId(1), service, None, RequestStatus.ASSIGNED, (), None,
        NOW, NOW, None, state, "mañana",
    )  # fmt: skip


def test_that_promises_and_records_stand_beside_the_charts_and_open_theirs(
    view: TimesView, qtbot
) -> None:
    rate = Figure(0.5, 2, NOW)
    view._office.ledger = PromiseLedger(
        (entry(1187, "lighting", PromiseState.OPEN),), (),
        (entry(1170, "water", PromiseState.BROKEN), entry(1165, "lighting", PromiseState.KEPT)),
        tuple(KeptRate(service, rate, 0, 1) for service in (None, "lighting", "water")), 0, NOW,
    )  # fmt: skip
    proof = RecordProof(PostId(1), None, NOW, None, None, NOW, None, None)
    usual = Figure(900.0, 30, NOW)
    record = RecordRow("lighting", RequestId(1187), "1", 238, None, (), usual, 1.0, proof)
    view._office.records = RecordsPage((record,), Figure(0.1, 50, NOW), 20, NOW, NOW)
    view.show()
    promises, records = view.more["promises"], view.more["records"]
    qtbot.waitUntil(lambda: bool(records.as_table().rows))
    assert "1 are broken" in promises.says
    assert "a warning, no record" in records.says
    assert records.as_table().rows[0].cells[1] == "3:58"
    spy = QSignalSpy(view.listed)
    promises.table.setCurrentIndex(promises.table.model().index(0, 0))
    qtbot.keyClick(promises.table, Qt.Key.Key_Return)
    words_, ids = spy.at(0)[0]
    assert (ids, "promised" in words_) == ((1187, 1165), True)
    records.table.setCurrentIndex(records.table.model().index(0, 0))
    qtbot.keyClick(records.table, Qt.Key.Key_Return)
    assert spy.at(1)[0][1] == (1187,)
    assert "3:58" in view.csv_of()


def test_that_csv_obeys_no_formula_and_reads_back() -> None:
    table = Table(("Where", "n"), (Row(("=SUM(A1)", "3")), Row(("a, b", '"x"'))))
    told = csv_text([("Title", "-1 says nothing.", table)])
    assert told.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(told.removeprefix("\ufeff"))))
    assert rows[:2] == [["Title"], ["'-1 says nothing."]]
    assert rows[2:] == [["Where", "n"], ["'=SUM(A1)", "3"], ["a, b", '"x"']]


def test_that_pictures_and_tables_leave_the_page(drawn: TimesView, qtbot) -> None:
    spy = QSignalSpy(drawn.said)
    drawn.copy_picture("answers")
    assert spy.count() == 1
    assert QApplication.clipboard().pixmap().width() == drawn.cards["answers"].width() * 2
    assert "Street" in drawn.csv_of("services") or "lighting" in drawn.csv_of("services")


def test_that_answers_given_while_the_office_was_shut_are_told_as_such(english: None) -> None:
    page = page_of(TimesWish(clock="office"), 50)
    none = replace(page.totals, first_answer=Figure(0.0, 823, NOW))
    said = sentence("answers", replace(page, totals=none), Names.of(TOWN))
    assert said.startswith("Half of 823 first answers came while the office was shut.")


def test_that_the_head_says_as_of_when_and_what_no_time_contains(english: None) -> None:
    page = replace(
        page_of(TimesWish(), 50), excluded={"thanks": 41, "duplicate": 1}, as_of=Instant(NOW)
    )
    said = as_of_words(page)
    assert said.startswith("as of ")
    assert said.endswith("in no time: 41 thanks, 1 duplicate")


def test_that_scales_hold_what_they_show_with_few_ticks() -> None:
    for scale, most in (
        (duration_scale([300, 400], [4000]), 4000),
        (duration_scale([60], [90_000]), 90_000),
        (log_scale(70, 300_000), 300_000),
        (count_scale(17, -4), 17),
        (count_scale(1_234), 1234),
        (share_scale(0.03), 0.03),
    ):
        assert scale.low <= scale.at(most) <= scale.high
        assert 2 <= len(scale.ticks) <= 8
        assert [at for at, _ in scale.ticks] == sorted(at for at, _ in scale.ticks)
    assert duration_scale([60], [90_000]).is_log
    assert not duration_scale([300], [4000]).is_log
    assert not duration_scale(
        [0, 0, 90], [90_000]
    ).is_log  # nothing has no place on a growing scale


@pytest.mark.parametrize("lang", ["en", "es", "fr"])
def test_that_every_chart_speaks_the_reader_s_language(lang: str, english: None) -> None:
    words.choose(lang)
    page = page_of(TimesWish(people=True, before=True), 400)
    names = Names.of(TOWN)
    told = []
    for name, table in TABLES.items():
        assert not is_empty(name, page)
        told.append(sentence(name, page, names))
        told += [mark_words(row.mark, page, names) for row in table(page, names).rows if row.mark]
    assert all(told)
    assert not any("{" in text for text in told)


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=4),
    st.floats(0.01, 0.2),
)
def test_that_no_name_beside_the_curves_hides_another(heights: list[float], least: float) -> None:
    placed = spread(heights, least)
    order = sorted(range(len(heights)), key=lambda n: (heights[n], placed[n]))
    steps = [placed[b] - placed[a] for a, b in itertools.pairwise(order)]
    assert all(step >= least - 1e-9 for step in steps)
    assert max(placed) <= 1.0 + 1e-9
    assert min(placed) >= min(0.0, 1.0 - least * (len(heights) - 1)) - 1e-9


def test_that_names_stand_right_of_the_curves_and_follow_the_width(qtbot, theme: Theme) -> None:
    picture = Picture(theme, draw_curves)
    qtbot.addWidget(picture)
    picture.resize(640, 300)
    picture.show()
    qtbot.waitExposed(picture)

    def names() -> list[str]:
        strip = picture._beside
        told = [it for box, it in picture._items if box is strip and isinstance(it, pg.TextItem)]
        return [it.toPlainText() for it in told]

    page = page_of(TimesWish(), 300)
    picture.show_page(page, Names({}, {}))
    assert sorted(names()) == ["No service yet", "lighting", "waste", "water"]
    picture.show_page(page, Names({"lighting": "Alumbrado público y fuentes " * 4}, {}))
    told = max(names(), key=len)
    assert told.endswith("…")
    picture.resize(360, 300)
    qtbot.waitUntil(lambda: len(max(names(), key=len)) < len(told))


def test_that_a_table_gives_names_the_room_that_numbers_do_not_need(
    qtbot, theme: Theme, english: None
) -> None:
    view = TableView(theme)
    qtbot.addWidget(view)
    heads = ("Service", "Requests", "First answer", "Solved in", "Target kept")
    cells = ("Rubbish and containers", "1,234", "25 min", "13 h 52", "90 %")
    view.show_table(Table(heads, (Row(cells, share=0.9),), bar=4))
    view.resize(theme.px(590), 200)
    view.show()
    head = view.horizontalHeader()
    words = QFontMetricsF(theme.fonts.body).horizontalAdvance(cells[0])
    assert head.sectionSize(0) >= words + theme.px(8)
    assert head.sectionSize(4) >= QFontMetricsF(theme.fonts.small).horizontalAdvance(heads[4])
    assert view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == tooltip(cells[0])
