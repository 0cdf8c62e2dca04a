"""The board: what cards say, how columns follow the ledger, and what keys and pointer do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from junhall.casework.asks import BoardPage, MoreRows, SearchFor
from junhall.casework.changes import TOO_MANY, ChangeSet, merged
from junhall.casework.queries import as_shown
from junhall.casework.rows import BoardColumn, BoardRow
from junhall.models.terms import Facet, Instant, RequestId, RequestKind, Seq, StaffCode
from junhall.typed import override
from junhall.ui.board.captions import (
    Names,
    Urgency,
    card_clock,
    card_sentence,
    chip_text,
    detail,
    short_handle,
    title_words,
)
from junhall.ui.board.card import CardPainter, CardState
from junhall.ui.board.figures import FigureDoor
from junhall.ui.board.model import ColumnModel
from junhall.ui.board.pictures import MOST, CardPictures
from junhall.ui.board.view import BoardView
from junhall.ui.bridge import Bell
from junhall.ui.case.flow import FlowLayout
from junhall.ui.keys import Keys
from junhall.ui.parts.controls import Chip
from ui_fake import (
    ANSWERED,
    ASSIGNED,
    DAY,
    HOUR,
    NEW,
    NOW,
    SOLVED,
    TOWN,
    FakeOffice,
    HandClock,
    evening,
    row,
)

pytest_plugins = ["ui_loop"]

NAMES = Names.of(TOWN)


def ago(seconds: int) -> Instant:
    return Instant(NOW - seconds)


def in_(seconds: int) -> Instant:
    return Instant(NOW + seconds)


# What a card says


@pytest.mark.parametrize(
    ("values", "text", "urgency"),
    [
        ({"posted_at": ago(724), "answer_due_at": ago(124)}, "12:04", Urgency.OVERDUE),
        ({"posted_at": ago(600), "answer_due_at": in_(0)}, "10:00", Urgency.NEAR),
        ({"posted_at": ago(601), "answer_due_at": ago(1)}, "10:01", Urgency.OVERDUE),
        ({"posted_at": ago(511), "answer_due_at": in_(89)}, "8:31", Urgency.NEAR),
        ({"posted_at": ago(190), "answer_due_at": in_(410)}, "3:10", Urgency.CALM),
        ({"posted_at": ago(190)}, "3:10", Urgency.CALM),
        # Answered: the answer's target no longer counts, the repair's does.
        ({"posted_at": ago(DAY + 3 * HOUR), "first_answer_at": ago(DAY), "status": ANSWERED,
          "answer_due_at": ago(DAY), "resolve_due_at": in_(9 * DAY)}, "1 d 3 h", Urgency.CALM),
        ({"posted_at": ago(DAY), "first_answer_at": ago(DAY), "status": ANSWERED,
          "resolve_due_at": ago(60)}, "1 d 0 h", Urgency.OVERDUE),
        # Assigned but unanswered: the answer's clock still runs (rules.md 10).
        ({"posted_at": ago(724), "answer_due_at": ago(1), "status": ASSIGNED}, "12:04",
         Urgency.OVERDUE),
        ({"posted_at": ago(HOUR), "promise_due_at": ago(1), "status": ASSIGNED,
          "first_answer_at": ago(60)}, "1 h 00", Urgency.OVERDUE),
        ({"posted_at": ago(HOUR), "status": SOLVED, "solved_at": ago(HOUR - 238)}, "3:58",
         Urgency.SOLVED),
        ({"posted_at": ago(HOUR), "kind": RequestKind.THANKS, "answer_due_at": ago(9)}, "",
         Urgency.CALM),
        ({"posted_at": in_(30)}, "0:00", Urgency.CALM),
    ],
)  # fmt: skip
def test_that_a_cards_clock_has_the_colour_of_its_nearest_target(
    values: dict[str, object], text: str, urgency: Urgency
) -> None:
    clock = card_clock(row(1, **values), NOW)
    assert (clock.text, clock.urgency) == (text, urgency)


def test_that_a_second_lap_is_counted_from_its_own_beginning() -> None:
    again = row(1, posted_at=ago(9 * DAY), lap_posted_at=ago(60))
    assert card_clock(again, NOW).text == "1:00"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1187, "Calle del Pozo"),
        (1170, "answered in 4 min"),
        (1120, "overdue 3 h"),
        (1185, "→ @jardines_villa"),
        (1119, "→ @limpieza_villa, @obras_villa"),
        (1184, "@luces_villa"),
        (1158, ""),
    ],
)
def test_that_a_card_says_the_one_thing_its_state_makes_worth_knowing(
    english: None, number: int, said: str
) -> None:
    card = next(it for it in evening() if it.id == number)
    assert detail(card, NAMES, card_clock(card, NOW)) == said


def test_that_a_card_without_a_service_says_its_kind(english: None) -> None:
    assert chip_text(row(1, service=None, kind=RequestKind.PROPOSAL), NAMES) == "Proposal"
    assert chip_text(row(1, service="unheard_of"), NAMES) == "unheard_of"
    assert short_handle("@luces@town.example") == "@luces"


def test_that_a_screen_reader_hears_state_and_lateness_in_words(english: None) -> None:
    heard = card_sentence(row(1, posted_at=ago(724), answer_due_at=ago(124)), NAMES, NOW)
    assert heard.startswith("New, Farola apagada")
    assert "overdue 2 min" in heard
    near = card_sentence(row(1, posted_at=ago(511), answer_due_at=in_(89)), NAMES, NOW)
    assert "due in 1 min" in near


# Columns follow the ledger


def column(*rows: BoardRow, total: int | None = None) -> BoardColumn:
    return BoardColumn(NEW, rows, len(rows) if total is None else total)


@pytest.fixture
def model(qapp: QApplication) -> ColumnModel:
    made = ColumnModel(NEW, lambda it: it.title)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    made.tester = QAbstractItemModelTester(made, mode)
    return made


def ids(model: ColumnModel) -> list[int]:
    return [it.id for it in model.rows]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], [1, 2, 3]),
        ([1, 2, 3], []),
        ([1, 2, 3], [1, 2, 3]),
        ([1, 2, 3], [3, 1, 2]),
        ([1, 2, 3, 4, 5], [5, 9, 3, 1]),
        ([1, 2], [7, 8, 1, 9, 2, 10]),
        ([5, 4, 3, 2, 1], [1, 2, 3, 4, 5]),
    ],
)
def test_that_a_column_becomes_the_offices_answer_without_a_reset(
    model: ColumnModel, before: list[int], after: list[int]
) -> None:
    model.show(column(*map(row, before)))
    resets = QSignalSpy(model.modelReset)
    model.show(column(*map(row, after)))
    assert ids(model) == after
    assert [model.place_of(RequestId(it)) for it in after] == list(range(len(after)))
    assert resets.count() == 0


def test_that_one_changed_card_alters_one_row(model: ColumnModel) -> None:
    rows = [row(number) for number in range(1, 101)]
    model.show(column(*rows))
    changed = QSignalSpy(model.dataChanged)
    rows[41] = replace(rows[41], supporters=3, version=2)
    model.show(column(*rows))
    assert changed.count() == 1
    assert changed.at(0)[0].row() == 41
    assert model.row_at(41).supporters == 3


def test_that_an_answer_that_alters_only_the_count_alters_no_row(model: ColumnModel) -> None:
    rows = tuple(row(number) for number in range(1, 101))
    model.show(column(*rows))
    held = BoardColumn(model.status, model.latest, 5000)
    assert model.is_as_shown(held, holding=False)
    assert not model.is_as_shown(replace(held, rows=(*rows[:-1], row(200))), holding=False)


def test_that_waiting_cards_are_let_in_though_the_answer_is_the_same(model: ColumnModel) -> None:
    model.show(column(row(1)))
    model.show(column(row(9), row(1)), holding=True)
    same = BoardColumn(model.status, model.latest, 2)
    assert model.is_as_shown(same, holding=True)
    assert not model.is_as_shown(same, holding=False)


def test_that_arrivals_wait_while_somebody_is_in_the_list(model: ColumnModel) -> None:
    model.show(column(row(1), row(2), row(3)))
    arrived = model.show(column(row(9), row(3), row(1, supporters=4)), holding=True)
    assert arrived == ()
    assert ids(model) == [1, 3]
    assert model.row_at(0).supporters == 4
    assert model.waiting == {9}
    assert model.release() == (9,)
    assert ids(model) == [9, 3, 1]
    assert model.waiting == frozenset()


def test_that_a_further_window_is_appended_once(model: ColumnModel) -> None:
    model.show(column(row(1), row(2), total=4))
    assert model.has_more
    model.extend((row(2), row(3), row(4)))
    assert ids(model) == [1, 2, 3, 4]
    assert not model.has_more


def test_that_a_title_is_never_read_as_markup(model: ColumnModel, english: None) -> None:
    model.show(column(row(1, "<b>x</b><img src='/etc/hostname'>")))
    index = model.index(0, 0)
    assert model.data(index, Qt.ItemDataRole.DisplayRole) == "<b>x</b><img src='/etc/hostname'>"
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) is None


# Cards


@pytest.mark.parametrize("width", [60, 120, 176, 245, 600])
@pytest.mark.parametrize(
    "title",
    [
        "Farola",
        "",
        "<b>negrita</b> <img src='file:///etc/hostname'> & <script>",
        "🦊" * 400,
        "palabra" * 300,
        "a\u202eb\u0301\u0301\u0301\u0301\u0301 \x00 c",
        "línea\notra\nmás",
    ],
)
def test_that_any_title_is_drawn_within_its_card(theme, width: int, title: str) -> None:
    painter_of_cards = CardPainter(theme, NAMES)
    card = row(1, title, supporters=12, is_private=True, flags=("personal-data",),
               has_proposal=True, author="@" + "x" * 200)  # fmt: skip
    height = painter_of_cards.height(card, width)
    assert height in {painter_of_cards.short, painter_of_cards.tall}
    picture = QImage(width + 40, height + 40, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    from PySide6.QtCore import QRectF

    painter_of_cards.draw(painter, QRectF(20, 20, width, height), card, NOW, CardState())
    painter.end()
    outside = [(x, y) for x in range(width + 40) for y in (4, height + 30)]
    assert all(picture.pixelColor(x, y).name() == "#ffffff" for x, y in outside)


# The whole board


@pytest.fixture
def office() -> FakeOffice:
    return FakeOffice()


@pytest.fixture
def board(qtbot, qt_loop, theme, office: FakeOffice) -> BoardView:
    window = QWidget()
    keys = Keys(window)
    view = BoardView(office, theme, HandClock(), keys)
    view.setParent(window)
    view.keys, view.holder = keys, window
    keys.triggered.connect(view.act)
    view.resize(900, 700)
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    view.set_town(TOWN)
    view.show_board(office.board())
    office.subscribe(view.on_changes)
    for pane in view.columns:
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        pane.tester = QAbstractItemModelTester(pane.model, mode)
    return view


def shown(board: BoardView) -> list[list[int]]:
    return [[it.id for it in pane.model.rows] for pane in board.columns]


def test_that_the_board_shows_four_columns_with_their_totals(board: BoardView) -> None:
    assert [len(column) for column in shown(board)] == [4, 3, 3, 3]
    assert board.columns[0].view.accessibleName() == "New: 4 requests"


def test_that_a_solved_card_moves_and_stays_the_current_one(
    board: BoardView, office: FakeOffice, qtbot
) -> None:
    board.choose(RequestId(1187))
    office.alter(1187, status=SOLVED, solved_at=ago(10))
    qtbot.waitUntil(lambda: 1187 in shown(board)[3])
    assert 1187 not in shown(board)[0]
    assert board.current == 1187
    assert board.columns[3].view.current_id == 1187
    assert board.columns[0].view.current_id is None


def test_that_arrivals_wait_behind_a_pill_while_the_keyboard_is_in_the_list(
    board: BoardView, office: FakeOffice, qtbot
) -> None:
    pane = board.columns[0]
    pane.view.activateWindow()
    pane.view.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    before = shown(board)[0]
    office.put(row(2001, posted_at=ago(9000)), row(2002, posted_at=ago(1)))
    qtbot.waitUntil(pane.pill.isVisible)
    assert pane.pill.text() == "2 new"
    assert shown(board)[0] == before
    qtbot.mouseClick(pane.pill, Qt.MouseButton.LeftButton)
    assert shown(board)[0] == [2001, *before, 2002]
    assert not pane.pill.isVisible()


def test_that_what_waits_comes_in_when_the_list_is_left(
    board: BoardView, office: FakeOffice, qtbot
) -> None:
    pane = board.columns[0]
    pane.view.activateWindow()
    pane.view.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    office.put(row(2001, posted_at=ago(1)))
    qtbot.waitUntil(pane.pill.isVisible)
    board.columns[1].view.setFocus()
    qtbot.waitUntil(lambda: 2001 in shown(board)[0])


def test_that_the_cards_in_view_stay_where_they_are_when_others_arrive_above(
    qtbot, board: BoardView, office: FakeOffice
) -> None:
    office.rows = {it.id: it for it in (row(n, posted_at=ago(5000 - n)) for n in range(1, 61))}
    board.show_board(office.board())
    view = board.columns[0].view
    view.verticalScrollBar().setValue(1500)
    top = view.rowAt(0)
    seen = (board.columns[0].model.row_at(top).id, view.rowViewportPosition(top))
    office.put(*(row(n, posted_at=ago(9000)) for n in range(100, 110)))
    qtbot.waitUntil(lambda: 105 in shown(board)[0])
    at = board.columns[0].model.place_of(seen[0])
    assert at == top + 10
    assert view.rowViewportPosition(at) == seen[1]


def test_that_j_and_k_walk_through_all_columns(board: BoardView, qtbot) -> None:
    board.choose_first()
    board.take_keyboard()
    walked = [board.current]
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_J)
        walked.append(board.current)
    assert walked == [number for column in shown(board) for number in column]
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
    assert board.current == walked[0]


def test_that_arrows_move_within_and_between_columns(board: BoardView) -> None:
    board.choose_first()
    board.take_keyboard()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert board.current == shown(board)[0][1]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert board.current == shown(board)[1][0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert board.current == shown(board)[0][0]


def test_that_enter_opens_and_x_selects(board: BoardView) -> None:
    board.choose_first()
    board.take_keyboard()
    opened = QSignalSpy(board.opened)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert opened.at(0)[0] == 1187
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    assert board.selected == {1187}
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert board.selected == {1187, 1188}
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert board.selected == frozenset()


def test_that_a_click_chooses_and_opens(board: BoardView, qtbot) -> None:
    view = board.columns[1].view
    opened = QSignalSpy(board.opened)
    where = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert board.current == shown(board)[1][1]
    assert opened.at(0)[0] == board.current


def test_that_a_second_repaints_only_cards_that_read_differently(board: BoardView, qtbot) -> None:
    board.grab()
    assert board.tick(NOW) == 0
    # Four new cards, and the assigned one below an hour: everything else reads by the minute.
    assert board.tick(Instant(NOW + 1)) == 5


def test_that_a_filter_asks_for_its_view_and_marks_its_chip(
    board: BoardView, office: FakeOffice, qtbot
) -> None:
    qtbot.mouseClick(board.filters.chips["proposals"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(board) == [[1189], [], [], []])
    assert board.filters.chips["proposals"].isChecked()
    assert office.asked[-1].filter.view == "proposals"
    assert board.filters.chips["overdue"].text() == "Overdue 2"


def test_that_search_waits_for_the_fingers_and_shows_only_the_last_answer(
    board: BoardView, office: FakeOffice, qtbot
) -> None:
    for typed in ("f", "fa", "far", "farola"):
        board.search(typed)
    qtbot.waitUntil(lambda: board.results.model.rowCount() == 2)
    assert [it.text for it in office.asked if isinstance(it, SearchFor)] == ["farola"]
    assert board.results.isVisible()
    board.search("")
    assert not board.results.isVisible()


def test_that_an_empty_search_says_so_and_what_helps(board: BoardView, qtbot) -> None:
    board.search("<b>nada</b>")
    qtbot.waitUntil(board.results.isVisible)
    heads = [it.text() for it in board.results.findChildren(QWidget) if hasattr(it, "text")]
    assert "Nothing found for “<b>nada</b>”" in heads


def test_that_scrolling_to_the_end_asks_for_the_next_window(
    board: BoardView, office: FakeOffice, qtbot
) -> None:
    rows = [row(n, posted_at=ago(50_000 - n)) for n in range(1, 451)]
    office.rows = {it.id: it for it in rows}
    board.show_board(office.board())
    assert len(shown(board)[0]) == 200
    bar = board.columns[0].view.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(shown(board)[0]) == 400)
    asked = [it for it in office.asked if isinstance(it, MoreRows)]
    assert asked[0].after == (rows[199].posted_at, 200)
    office.alter(300, supporters=2)
    qtbot.waitUntil(lambda: board.columns[0].model.row_at(299).supporters == 2)
    assert len(shown(board)[0]) == 400


def test_that_a_hidden_board_asks_only_when_it_is_looked_at_again(
    board: BoardView, office: FakeOffice, qtbot
) -> None:
    board.hide()
    asked = len(office.asked)
    office.alter(1187, supporters=9)
    office.alter(1188, supporters=9)
    assert len(office.asked) == asked
    board.show()
    qtbot.waitUntil(lambda: board.columns[0].model.row_at(0).supporters == 9)
    assert sum(isinstance(it, BoardPage) for it in office.asked[asked:]) == 1


def test_that_changes_the_board_does_not_show_ask_nothing(
    board: BoardView, office: FakeOffice
) -> None:
    asked = len(office.asked)
    board.on_changes(ChangeSet(Seq(1), Seq(2), Facet.OUTBOX | Facet.FEEDS, None))
    assert len(office.asked) == asked


def test_that_every_number_is_a_door(board: BoardView, qtbot) -> None:
    wanted = QSignalSpy(board.record_wanted)
    doors = board.figures.findChildren(QWidget)
    record = next(it for it in doors if "fastest repair" in it.accessibleName())
    qtbot.mouseClick(record, Qt.MouseButton.LeftButton)
    assert wanted.at(0)[0] == 1184
    waiting = next(it for it in doors if "not answered yet" in it.accessibleName())
    qtbot.mouseClick(waiting, Qt.MouseButton.LeftButton)
    assert board.columns[0].view.current_id == 1187


class LaidOutAnew(QObject):
    """Counts how often a widget is asked to lay itself out again."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.LayoutRequest
        return False


def test_that_a_number_with_another_digit_does_not_lay_the_page_out_anew(
    board: BoardView, office: FakeOffice
) -> None:
    QApplication.processEvents()
    page = LaidOutAnew(board)
    whole = office.board()
    many = replace(whole.figures, open=123_456, unanswered=98_765)
    board.show_board(replace(whole, figures=many))
    QApplication.processEvents()
    shown = [it for it in board.figures.findChildren(FigureDoor) if it.accessibleName()]
    assert any(it.accessibleName().startswith("123,456") for it in shown)
    assert all(it.width() >= it.minimumSizeHint().width() for it in shown if it.isVisible())
    assert page.times == 0


def bottom_of_chips(board: BoardView) -> int:
    return max(it.y() + it.height() for it in board.filters.findChildren(Chip))


def top_of_columns(board: BoardView) -> int:
    return board.columns[0].mapTo(board, QPoint(0, 0)).y()


def test_that_chips_without_room_go_on_in_a_second_line_above_the_columns(
    board: BoardView, qtbot
) -> None:
    board.resize(1400, 700)
    qtbot.waitUntil(lambda: board.filters.width() > 1300)
    one_line, columns_at = bottom_of_chips(board), top_of_columns(board)
    board.resize(420, 700)
    qtbot.waitUntil(lambda: bottom_of_chips(board) > one_line)
    qtbot.waitUntil(lambda: top_of_columns(board) == columns_at + bottom_of_chips(board) - one_line)
    assert board.filters.height() == bottom_of_chips(board)


def test_that_a_chip_that_grew_pushes_the_last_one_into_a_line_of_its_own(
    board: BoardView, office: FakeOffice, qtbot
) -> None:
    board.resize(1400, 700)
    qtbot.waitUntil(lambda: board.filters.width() > 1300)
    right = max(it.x() + it.width() for it in board.filters.findChildren(Chip))
    board.resize(board.width() - (board.filters.width() - right), 700)
    qtbot.waitUntil(lambda: board.filters.width() == right)
    one_line, columns_at = bottom_of_chips(board), top_of_columns(board)
    whole = office.board()
    board.show_board(replace(whole, figures=replace(whole.figures, overdue=123_456)))
    qtbot.waitUntil(lambda: bottom_of_chips(board) > one_line)
    qtbot.waitUntil(lambda: top_of_columns(board) > columns_at)


def test_that_a_board_without_requests_says_what_will_appear(
    board: BoardView, office: FakeOffice
) -> None:
    office.rows = {}
    board.show_board(office.board())
    texts = [it.text() for it in board.findChildren(QWidget) if hasattr(it, "text")]
    assert "Nobody waits for an answer. New requests appear here." in texts


# The bell


def changes(since: int, until: int, *numbers: int, facets: Facet = Facet.STATUS) -> ChangeSet:
    named = frozenset(RequestId(it) for it in numbers) if numbers else None
    return ChangeSet(Seq(since), Seq(until), facets, named)


def test_that_each_change_is_told_as_it_came() -> None:
    bell = Bell()
    rings = QSignalSpy(bell.rang)
    for seq in range(1, 4):
        bell.changed(changes(seq, seq + 1, seq))
    assert [rings.at(n)[0].ids for n in range(rings.count())] == [{1}, {2}, {3}]


def test_that_a_gap_between_changes_means_the_whole_page() -> None:
    bell = Bell()
    rings = QSignalSpy(bell.rang)
    bell.changed(changes(1, 2, 5))
    bell.changed(changes(8, 9, 6))
    assert rings.at(1)[0].ids is None


def test_that_too_many_changes_name_nobody() -> None:
    half = TOO_MANY // 2
    one = changes(1, 2, *range(1, half + 2))
    many = merged(one, changes(2, 3, *range(half + 2, TOO_MANY + 3)))
    assert many.ids is None


def test_that_pointer_and_leave_events_reach_the_list(board: BoardView, office, qtbot) -> None:
    pane = board.columns[0]
    left = QSignalSpy(pane.view.left_alone)
    board.columns[1].view.setFocus()
    QApplication.sendEvent(pane.view, QEvent(QEvent.Type.Leave))
    assert left.count() >= 1


def test_that_staff_codes_unknown_to_the_town_say_themselves() -> None:
    assert NAMES.person(StaffCode("nobody")) == "nobody"


def test_that_a_request_without_a_word_says_so_instead_of_a_blank_card() -> None:
    assert title_words(row(1, title=" \u200b ")) == "(no words)"
    assert title_words(row(1, title="Farola rota")) == "Farola rota"


def test_that_rows_that_came_unseen_have_their_heights_once_they_are_seen(board, office) -> None:
    whole = office.board()
    fresh = (row(4711, title="The lamp at the corner " * 8), row(4712, title="A lamp"))
    first = replace(whole.columns[0], rows=(*fresh, *whole.columns[0].rows))
    board.hide()
    board.show_board(replace(whole, columns=(first, *whole.columns[1:])))
    board.show()
    view = board.columns[0].view
    heights = [view.rowHeight(at) - view.cards.gap for at in range(2)]
    assert heights == [view.cards.tall, view.cards.short]
    assert view.cards.tall > view.cards.short


def test_that_rows_that_did_not_alter_are_answered_by_the_askers_own() -> None:
    shown = (tuple(row(number) for number in range(1, 6)), ())
    fresh = tuple(row(number) for number in range(1, 6))
    same, empty = as_shown((BoardColumn(NEW, fresh, 9), BoardColumn(NEW, (), 0)), shown)
    assert same.rows is shown[0]
    assert same.total == 9
    assert empty.rows == ()
    altered = (*fresh[:4], row(5, supporters=2))
    (told,) = as_shown((BoardColumn(NEW, altered, 9),), shown)
    assert [it is old for it, old in zip(told.rows, shown[0], strict=True)] == [True] * 4 + [False]
    assert told.rows[4].supporters == 2


def test_that_chips_are_set_anew_where_a_word_grew_and_only_then(qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    chips = [Chip("a word"), Chip("another word")]
    for chip in chips:
        flow.addWidget(chip)
    holder.show()
    wide = sum(chip.sizeHint().width() for chip in chips) + flow.spacing()
    one_line = flow.heightForWidth(wide)
    assert flow.heightForWidth(wide - 1) > one_line
    chips[0].setText("a word that is longer than before")
    assert flow.heightForWidth(wide) > one_line
    chips[1].hide()
    assert flow.heightForWidth(chips[0].sizeHint().width()) == one_line


def test_that_a_card_painted_again_and_again_looks_as_the_first_time(board) -> None:
    for _ in range(3):
        board.grab()
        for pane in board.columns:
            pane.view.delegate._pictures = CardPictures()
        first = board.grab().toImage()
        assert [board.grab().toImage() == first for _ in range(3)] == [True] * 3
        board.columns[1].view.setFocus()
        board.act("select")


def test_that_a_card_painted_again_shows_what_altered(board) -> None:
    for _ in range(3):
        before = board.columns[0].grab().toImage()
    rows = list(board.columns[0].model.latest)
    rows[0] = replace(rows[0], title="Something else altogether")
    board.columns[0].load(BoardColumn(NEW, tuple(rows), len(rows)), may_hold=True)
    altered = board.columns[0].grab().toImage()
    assert altered != before
    board.columns[0].view.cards.forget(Names.of(None))
    assert [board.columns[0].grab().toImage() != altered for _ in range(3)] == [True] * 3


def test_that_few_pictures_of_cards_are_kept(theme) -> None:
    kept = CardPictures()
    canvas = QImage(40, 40, QImage.Format.Format_RGB32)
    drawn: list[int] = []
    painter = QPainter(canvas)
    for turn in range(3):
        for number in range(MOST + 5):
            kept.draw(painter, canvas.rect(), RequestId(number), (number,), QColor("white"),
                      lambda _, number=number: drawn.append(number))  # fmt: skip
        assert len(kept._kept) <= MOST, turn
    painter.end()


def test_that_a_card_that_is_overdue_is_laid_out_once_a_minute(theme) -> None:
    cards = CardPainter(theme, NAMES)
    late = row(1, posted_at=Instant(NOW - 9000), answer_due_at=Instant(NOW - 600))
    first = cards.face(late, 250, NOW, is_record=False)
    assert cards.face(late, 250, Instant(NOW + 59), is_record=False) is first
    assert cards.face(late, 250, Instant(NOW + 60), is_record=False) is not first


def test_that_captions_give_way_before_numbers_do(theme, qtbot) -> None:
    strip = QWidget()
    qtbot.addWidget(strip)
    across = QHBoxLayout(strip)
    doors = [FigureDoor(theme) for _ in range(4)]
    for door, number in zip(doors, ("7", "18 Nov 12:00", "18 h 36", "9"), strict=True):
        across.addWidget(door)
        door.say(number, ("a caption that is far longer than its number", "short"))
    strip.resize(sum(door.minimumSizeHint().width() for door in doors) + 60, 60)
    strip.show()
    assert all(door.width() >= door.minimumSizeHint().width() for door in doors)


def test_that_a_figure_that_stays_says_how_many_stand_behind_it_now(theme) -> None:
    door = FigureDoor(theme)
    door.say("20 min", ("median first answer",), proof="n 12")
    door.say("20 min", ("median first answer",), proof="n 13")
    assert door.accessibleDescription() == "n 13"
    assert "n 13" in door.toolTip()
