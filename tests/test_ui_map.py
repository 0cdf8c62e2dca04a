"""The map page: pins, list, keys, corrections, the drawer, live changes, pictures to take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QImage,
    QNativeGestureEvent,
    QPainter,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame

from junhall.casework.basemap_layers import TileSheet, TownMap
from junhall.casework.commands import Assign, SetPlace, Triage, Undo
from junhall.casework.pins import PlaceDoubt
from junhall.models.terms import Facet, PlaceQuality, RequestId, Role, StaffCode
from junhall.ui.keys import Keys
from junhall.ui.map.export import Sheet, save, sheet_pdf, sheet_png
from junhall.ui.map.gestures import Tool
from junhall.ui.map.kinds import MarkKind
from junhall.ui.map.page import MapPage
from junhall.ui.map.projection import MAX_ZOOM
from junhall.ui.map.scene import HeatOf, Mode
from junhall.ui.map.tiles import picture_of
from junhall.ui.theme import Theme, make_theme, wear
from map_office import CENTRE, MapOffice
from ui_fake import ASSIGNED, DAY, HOUR, NEW, NOW, SOLVED, TOWN, HandClock, row

pytest_plugins = ["ui_loop"]

NORTH = (37.2540, -3.6200)
EAST = (37.2500, -3.6140)
WEST = (37.2500, -3.6270)


def some() -> MapOffice:
    """Three open requests with points, one solved, two without a point."""
    return MapOffice(
        (
            row(1, "Farola apagada", posted_at=NOW - 3 * HOUR, service="water"),
            row(2, "Bache", posted_at=NOW - 2 * HOUR, status=ASSIGNED,
                assignees=(StaffCode("obras"),), place_quality=PlaceQuality.GUESSED),
            row(3, "Contenedor", posted_at=NOW - DAY, answer_due_at=NOW - HOUR),
            row(4, "Señal girada", posted_at=NOW - 2 * DAY, status=SOLVED,
                solved_at=NOW - DAY),
            row(5, "¿Dónde?", posted_at=NOW - HOUR),
            row(6, "¿Y dónde?", posted_at=NOW - 2 * HOUR),
        ),
        {1: NORTH, 2: EAST, 3: WEST, 4: CENTRE},
    )  # fmt: skip


class Desk:
    """A page on a screen, with what it said."""

    def __init__(self, office: MapOffice, theme: Theme, qtbot, clock=lambda: NOW) -> None:
        self.office = office
        self.qtbot = qtbot
        window = QFrame()
        keys = Keys(window, take=self.act)
        self.page = MapPage(office, theme, clock, keys)
        self.page.setParent(window)
        self.window = window
        qtbot.addWidget(window)
        window.resize(1200, 760)
        self.page.resize(1200, 760)
        self.opened: list[int] = []
        self.said: list[tuple[str, Callable[[], None] | None]] = []
        self.refused: list[str] = []
        self.failed: list[Exception] = []
        self.page.opened.connect(lambda it: self.opened.append(int(it)))
        self.page.said.connect(lambda words, undo: self.said.append((words, undo)))
        self.page.refused.connect(self.refused.append)
        self.page.failed.connect(self.failed.append)
        office.subscribe(self.page.on_changes)
        window.show()
        self.page.set_town(office.town)
        self.wait(lambda: self.page.scene is not None and self.page.following.is_whole)
        self.wait(lambda: self.page.pane.seen.model.rowCount() > 0 or not office.points)

    def act(self, action: str) -> bool:
        return self.page.act(action)

    def wait(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=8_000)

    @property
    def canvas(self):
        return self.page.canvas

    @property
    def listed(self) -> list[int]:
        return [int(it.id) for it in self.page.pane.seen.model.rows]

    def spot(self, request_id: int, up: int = 22) -> QPoint:
        """Where a request's head is on the screen."""
        point = self.canvas.point_of(RequestId(request_id))
        assert point is not None
        x, y = self.canvas.view.px_at(*point)
        return QPoint(round(x), round(y - up))

    def click(self, at: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.canvas, Qt.MouseButton.LeftButton, keys, at)

    def drag(self, start: QPoint, end: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> None:
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(self.canvas, left, keys, start)
        for share in (0.3, 0.7, 1.0):
            step = start + (end - start) * share
            QTest.mouseMove(self.canvas, step)
            self.move(step, keys)
        QTest.mouseRelease(self.canvas, left, keys, end)

    def move(self, at: QPoint, keys) -> None:
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QMouseEvent

        point = QPointF(at)
        event = QMouseEvent(
            QEvent.Type.MouseMove, point, self.canvas.mapToGlobal(point),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, keys,
        )  # fmt: skip
        QApplication.sendEvent(self.canvas, event)


def fanned_of(desk: Desk) -> tuple[RequestId, ...]:
    """The requests that stand fanned out."""
    fanned = desk.canvas.fanned
    return () if fanned is None else fanned.ids


@pytest.fixture
def desk(qt_loop, theme, qtbot) -> Desk:
    return Desk(some(), theme, qtbot)


def test_that_open_requests_stand_on_the_map_and_in_the_list_longest_waiting_first(
    desk: Desk,
) -> None:
    assert desk.listed == [3, 1, 2]
    marks = desk.page.scene.marks(desk.canvas.view)
    assert sorted(marks.ids.tolist()) == [1, 2, 3]
    assert desk.page.pane._count.text() == "3 open"
    assert desk.page.pane.door.text() == "2 have no place yet"
    assert not desk.failed


def test_that_arrows_in_the_list_move_the_map_and_enter_opens(desk: Desk) -> None:
    desk.page.take_keyboard()
    view = desk.page.pane.view
    assert view.hasFocus() or QApplication.focusWidget() is None
    view.step(0)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert desk.page.current == RequestId(1)
    desk.canvas.show_view(desk.canvas.view.panned(4_000, 0))
    desk.page.pane.view.chosen.emit(RequestId(1))
    at = desk.spot(1)
    assert 0 < at.x() < desk.canvas.width()
    assert desk.page.act("open")
    assert desk.opened == [1]


def test_that_a_click_on_a_pin_opens_it_and_the_list_follows(desk: Desk) -> None:
    desk.click(desk.spot(2))
    assert desk.opened == [2]
    assert desk.page.current == RequestId(2)
    assert desk.page.pane.seen.view.current_id == RequestId(2)


def test_that_a_dragged_pin_corrects_its_place_and_undo_takes_it_back(desk: Desk) -> None:
    desk.click(desk.spot(1))
    start = desk.spot(1)
    desk.drag(start, start + QPoint(60, 40))
    desk.wait(lambda: bool(desk.said))
    command = desk.office.done[-1]
    assert isinstance(command, SetPlace)
    assert command.place is not None
    assert command.place.name is None  # the street follows from the point, in the office
    assert command.place.quality is PlaceQuality.EXACT
    lat, long = command.place.point
    assert lat < NORTH[0]
    assert long > NORTH[1]
    assert (lat, long) == pytest.approx(NORTH, abs=0.004)
    words, undo = desk.said[-1]
    assert "Place corrected" in words
    assert undo is not None
    undo()
    desk.wait(lambda: isinstance(desk.office.done[-1], Undo))


def test_that_escape_puts_a_carried_pin_back(desk: Desk) -> None:
    desk.click(desk.spot(1))
    start = desk.spot(1)
    QTest.mousePress(desk.canvas, Qt.MouseButton.LeftButton, pos=start)
    desk.move(start + QPoint(50, 10), Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(desk.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(50, 10))
    assert not [it for it in desk.office.done if isinstance(it, SetPlace)]


def test_that_dragging_elsewhere_moves_the_map(desk: Desk) -> None:
    before = desk.canvas.view
    desk.drag(QPoint(400, 600), QPoint(480, 560))
    assert desk.canvas.view.zoom == before.zoom
    x, y = desk.canvas.view.px_at(*before.at(400, 600))
    assert (x, y) == pytest.approx((480, 560), abs=1)
    assert not desk.office.done


def test_that_keys_move_and_zoom_the_map(desk: Desk) -> None:
    home = desk.canvas.view
    QTest.keyClick(desk.canvas, Qt.Key.Key_Plus)
    assert desk.canvas.view.zoom == pytest.approx(round((home.zoom + 0.5) * 4) / 4)
    QTest.keyClick(desk.canvas, Qt.Key.Key_Minus)
    QTest.keyClick(desk.canvas, Qt.Key.Key_Right)
    assert desk.canvas.view.x > home.x
    QTest.keyClick(desk.canvas, Qt.Key.Key_0)
    assert desk.canvas.view == home


def test_that_the_wheel_zooms_around_the_pointer(desk: Desk) -> None:
    at = QPointF(300, 300)
    before = desk.canvas.view.at(300, 300)
    event = QWheelEvent(
        at, desk.canvas.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(desk.canvas, event)
    assert desk.canvas.view.at(300, 300) == pytest.approx(before, abs=1e-9)


def test_that_two_fingers_zoom_around_themselves(desk: Desk) -> None:
    at, before = QPointF(300, 300), desk.canvas.view
    under = before.at(300, 300)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, at, at,
        desk.canvas.mapToGlobal(at), 0.5, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(desk.canvas, event)
    assert desk.canvas.view.zoom == pytest.approx(before.zoom + 0.585, abs=0.001)
    assert desk.canvas.view.at(300, 300) == pytest.approx(under, abs=1e-9)


def test_that_the_drawer_holds_what_has_no_place_and_a_click_places_it(desk: Desk) -> None:
    desk.page.pane.open_drawer()
    desk.wait(lambda: desk.page.pane.drawer.model.rowCount() == 2)
    assert {int(it.id) for it in desk.page.pane.drawer.model.rows} == {5, 6}
    desk.page.pane.drawer.view.show_current(RequestId(5))
    desk.page.pane._point.click()
    assert desk.canvas.hands.placing.request == RequestId(5)
    assert desk.page.cards.banner.text
    desk.click(QPoint(300, 420))
    desk.wait(lambda: bool(desk.said))
    lat, long = desk.canvas.view.degrees(300, 420)
    assert desk.office.points[5] == pytest.approx((lat, long))
    desk.wait(lambda: desk.canvas.point_of(RequestId(5)) is not None)
    desk.wait(lambda: desk.page.pane.drawer.model.rowCount() == 1)
    assert desk.page.act("close")
    assert not desk.page.pane.is_drawer_open


def test_that_a_place_is_pointed_at_with_arrows_and_enter_too(desk: Desk) -> None:
    desk.page.pane.open_drawer()
    desk.wait(lambda: desk.page.pane.drawer.model.rowCount() == 2)
    desk.page.act("open") if desk.page.current else desk.page.pane.place_wished.emit(RequestId(6))
    desk.page._start_placing(RequestId(6))
    QTest.keyClick(desk.canvas, Qt.Key.Key_Right)
    middle = desk.canvas.view.degrees(desk.canvas.width() / 2, desk.canvas.height() / 2)
    QTest.keyClick(desk.canvas, Qt.Key.Key_Return)
    desk.wait(lambda: bool(desk.said))
    assert desk.office.points[6] == pytest.approx(middle)


@pytest.mark.parametrize(
    ("point", "why"),
    [
        ((0.0, 0.0), PlaceDoubt.ZERO),
        ((-3.62, 37.25), PlaceDoubt.SWAPPED),
        ((3_672_000.0, 541_000.0), PlaceDoubt.NOT_DEGREES),
        ((40.4, -3.7), PlaceDoubt.OUTSIDE),
    ],
)
def test_that_a_place_that_can_hardly_be_meant_is_asked_about_and_not_dropped(
    qt_loop, theme, qtbot, point: tuple[float, float], why: PlaceDoubt
) -> None:
    office = some()
    office.points[1] = point
    desk = Desk(office, theme, qtbot)
    assert [it.why for it in desk.page.scene.doubtful.values()] == [why]
    assert "1 place to check" in desk.page.pane.door.text()
    desk.page.pane.open_drawer()
    desk.wait(lambda: desk.page.pane.drawer.model.rowCount() == 3)
    assert desk.page.pane.drawer.delegate.extra[RequestId(1)]
    if why is PlaceDoubt.OUTSIDE:
        assert desk.page.scene.of(1) is not None
    else:
        assert desk.page.scene.of(1) is None
    # The whole town is still what one sees first.
    assert desk.canvas.view.zoom > 10


def test_that_swapped_coordinates_are_put_right_with_one_button(qt_loop, theme, qtbot) -> None:
    office = some()
    office.points[1] = (-3.62, 37.254)
    desk = Desk(office, theme, qtbot)
    desk.page.pane.open_drawer()
    desk.wait(lambda: desk.page.pane.drawer.model.rowCount() == 3)
    desk.page.pane.drawer.view.step(5)
    desk.page.pane._swap.click()
    desk.wait(lambda: bool(desk.said))
    assert office.points[1] == (37.254, -3.62)
    desk.wait(lambda: not desk.page.scene.doubtful)


def test_that_a_place_outside_the_town_may_be_right(qt_loop, theme, qtbot) -> None:
    office = some()
    office.points[1] = (37.5, -3.7)
    desk = Desk(office, theme, qtbot)
    desk.page.pane.open_drawer()
    desk.wait(lambda: desk.page.pane.drawer.model.rowCount() == 3)
    desk.page.pane.drawer.view.show_current(RequestId(1))
    desk.page.pane._on_drawer_chosen(RequestId(1))
    desk.page.pane._keep.click()
    desk.wait(lambda: bool(desk.said))
    assert desk.office.done[-1].place.point == (37.5, -3.7)
    desk.wait(lambda: not desk.page.scene.doubtful)
    assert desk.page.scene.of(1) is not None


def test_that_a_rectangle_and_a_lasso_select_and_the_bar_acts_on_all(desk: Desk) -> None:
    width, height = desk.canvas.width(), desk.canvas.height()
    desk.drag(QPoint(2, 2), QPoint(width - 2, height - 2), Qt.KeyboardModifier.ShiftModifier)
    assert desk.canvas.selected == {1, 2, 3}
    assert desk.page.cards.selection.isVisible()
    desk.page.deeds.assign(tuple(sorted(desk.canvas.selected)), (StaffCode("obras"),))
    desk.wait(lambda: bool(desk.said))
    assert [type(it) for it in desk.office.done] == [Assign] * 3
    desk.said[-1][1]()
    desk.wait(lambda: sum(isinstance(it, Undo) for it in desk.office.done) == 3)
    QTest.keyClick(desk.canvas, Qt.Key.Key_Escape)
    assert desk.canvas.selected == frozenset()
    desk.page.cards.tools.lasso.click()
    assert desk.canvas.hands.gestures.tool is Tool.LASSO
    at = desk.spot(2, up=0)
    QTest.mousePress(desk.canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(-40, -40))
    for corner in ((40, -40), (40, 40), (-40, 40)):
        desk.move(at + QPoint(*corner), Qt.KeyboardModifier.NoModifier)
    QTest.mouseRelease(desk.canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(-40, -30))
    assert desk.canvas.selected == {2}
    assert desk.canvas.hands.gestures.tool is Tool.PAN


def test_that_services_are_set_on_all_that_is_selected(desk: Desk) -> None:
    desk.page.deeds.set_service((RequestId(1), RequestId(2)), "water")
    desk.wait(lambda: bool(desk.said))
    assert [it.service for it in desk.office.done if isinstance(it, Triage)] == ["water"] * 2


def test_that_a_refused_wish_says_why(desk: Desk) -> None:
    from junhall.casework.errors import Invalid

    desk.office.refuse = Invalid("place-bad", lat=1, long=2)
    desk.page.deeds.set_place(RequestId(1), 37.25, -3.62)
    desk.wait(lambda: bool(desk.refused))
    assert not desk.said


def test_that_nobody_corrects_a_place_before_saying_who_sits_here(qt_loop, theme, qtbot) -> None:
    office = some()
    office.staff = None
    desk = Desk(office, theme, qtbot)
    desk.page.deeds.set_place(RequestId(1), 37.25, -3.62)
    assert desk.refused
    assert not office.done


def test_that_a_new_request_lands_and_a_solved_one_goes_in_green(desk: Desk) -> None:
    desk.office.points[7] = (37.2470, -3.6180)
    desk.office.put(row(7, "Nueva", posted_at=NOW))
    desk.wait(lambda: desk.canvas.point_of(RequestId(7)) is not None)
    assert 7 in desk.canvas.lively._landing
    desk.wait(lambda: 7 in desk.listed)
    assert desk.listed[-1] == 7
    desk.office.alter(1, status=SOLVED, solved_at=NOW)
    desk.wait(lambda: 1 in desk.canvas.lively.going)
    assert int(desk.page.scene.of(1).kinds[0]) == MarkKind.SOLVED
    desk.wait(lambda: 1 not in desk.listed)
    picture = desk.canvas.grab().toImage()
    spot = desk.spot(1)
    ratio = picture.devicePixelRatio()
    seen = {
        picture.pixelColor(round((spot.x() + dx) * ratio), round((spot.y() + dy) * ratio)).name()
        for dx in range(-9, 10) for dy in range(-9, 10)
    }  # fmt: skip
    assert QColor(make_theme("light").palette.green.mark).name() in seen
    desk.office.alter(1, status=NEW, solved_at=None)
    desk.wait(lambda: 1 not in desk.canvas.lively.going)


def test_that_a_request_that_left_the_map_is_gone(desk: Desk) -> None:
    del desk.office.points[2]
    desk.office.ring(2)
    desk.wait(lambda: desk.canvas.point_of(RequestId(2)) is None)
    desk.wait(lambda: desk.listed == [3, 1])
    assert desk.page.pane.door.text() == "3 have no place yet"


def test_that_changes_nobody_can_name_are_read_whole(desk: Desk) -> None:
    desk.office.points[7] = (37.2470, -3.6180)
    desk.office.rows[RequestId(7)] = row(7, "Nueva", posted_at=NOW)
    desk.office.ring()
    desk.wait(lambda: 7 in desk.listed)


def test_that_what_runs_late_turns_red_while_one_looks(qt_loop, theme, qtbot) -> None:
    office = some()
    office.rows[RequestId(1)] = replace(office.rows[RequestId(1)], answer_due_at=NOW + 30)
    clock = HandClock()
    desk = Desk(office, theme, qtbot, clock)
    assert int(desk.page.scene.of(1).kinds[0]) == MarkKind.NEW
    clock.forward(60)
    for _ in range(60):
        desk.page.tick(clock())
    assert int(desk.page.scene.of(1).kinds[0]) == MarkKind.LATE


def test_that_what_is_alike_is_shown_within_its_circle(desk: Desk) -> None:
    desk.office.alike = (RequestId(2),)
    desk.click(desk.spot(1))
    desk.wait(lambda: desk.canvas.circle is not None)
    assert desk.canvas.circle == (150.0, (RequestId(2),))
    assert desk.page.pane.seen.delegate.extra[RequestId(1)] == "1 similar within 150 m"


def test_that_several_on_one_spot_fan_out_and_each_can_be_opened(qt_loop, theme, qtbot) -> None:
    office = some()
    for n in range(20, 26):
        office.rows[RequestId(n)] = row(n, f"Bache {n}", posted_at=NOW - n)
        office.points[n] = (37.2460, -3.6240)
    desk = Desk(office, theme, qtbot)
    marks = desk.page.scene.marks(desk.canvas.view)
    at = int((marks.n == 6).argmax())
    x, y = desk.canvas.view.px_at(float(marks.x[at]), float(marks.y[at]))
    desk.click(QPoint(round(x), round(y)))
    assert sorted(fanned_of(desk)) == list(range(20, 26))
    x, y = desk.canvas.view.px_at(*desk.canvas.point_of(RequestId(20)))
    from junhall.ui.map.fan import fan

    dx, dy = fan(6)[2]
    desk.click(QPoint(round(x + dx), round(y + dy - 22)))
    assert desk.opened == [int(fanned_of(desk)[2])]
    QTest.keyClick(desk.canvas, Qt.Key.Key_Escape)
    assert fanned_of(desk) == ()


def test_that_a_cluster_opens_towards_its_requests(qt_loop, theme, qtbot) -> None:
    office = some()
    for n in range(20, 30):
        office.rows[RequestId(n)] = row(n, f"Bache {n}", posted_at=NOW - n)
        office.points[n] = (37.2460 + n * 1e-5, -3.6240 + n * 1e-5)
    desk = Desk(office, theme, qtbot)
    before = desk.canvas.view.zoom
    marks = desk.page.scene.marks(desk.canvas.view)
    at = int(marks.n.argmax())
    x, y = desk.canvas.view.px_at(float(marks.x[at]), float(marks.y[at]))
    desk.click(QPoint(round(x), round(y)))
    assert before < desk.canvas.view.zoom <= MAX_ZOOM
    assert len(desk.page.scene.members(desk.canvas.view).ids) >= 10


@pytest.mark.parametrize("mode", list(Mode))
def test_that_every_way_of_looking_paints_and_says_what_it_shows(desk: Desk, mode: Mode) -> None:
    blank = desk.canvas.grab().toImage()
    chip = desk.page.cards.modes.chips[mode]
    chip.click()
    desk.wait(lambda: desk.page.scene.mode is mode)
    if mode is Mode.TIME:
        desk.wait(lambda: desk.page.ways.patched)
    picture = desk.canvas.grab().toImage()
    assert picture.size() == blank.size()
    assert desk.page.cards.legend.accessibleName().startswith("Legend")
    assert chip.isChecked()
    if mode in {Mode.ALL, Mode.DOTS, Mode.HEAT}:
        assert picture != blank


def test_that_ways_of_looking_have_keys(desk: Desk) -> None:
    for key, mode in (
        (Qt.Key.Key_4, Mode.HEAT),
        (Qt.Key.Key_2, Mode.ALL),
        (Qt.Key.Key_1, Mode.OPEN),
    ):
        QTest.keyClick(desk.canvas, key, Qt.KeyboardModifier.AltModifier)
        assert desk.page.scene.mode is mode
    assert desk.page.act("map-drawer")
    assert desk.page.pane.is_drawer_open
    assert not desk.page.act("map-nowhere")


def test_that_the_heat_map_goes_through_open_all_and_overdue(desk: Desk) -> None:
    chip = desk.page.cards.modes.chips[Mode.HEAT]
    told = []
    for _ in range(4):
        chip.click()
        told.append((desk.page.scene.heat_of, desk.page.scene.shown.total))
    assert told == [(HeatOf.OPEN, 3), (HeatOf.ALL, 4), (HeatOf.LATE, 1), (HeatOf.OPEN, 3)]


def test_that_categories_narrow_map_and_list(desk: Desk) -> None:
    desk.page.ways.show_services(("water",))
    desk.wait(lambda: desk.listed == [1])
    assert desk.page.cards.modes.category.text() == dict(TOWN.services)["water"]
    desk.page.ways.show_services(())
    desk.wait(lambda: desk.listed == [3, 1, 2])


def test_that_the_time_slider_narrows_the_map_by_mouse_and_keys(desk: Desk) -> None:
    slider = desk.page.cards.slider
    assert slider.days is None
    assert "4 requests" in slider.words()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.days == (1, 2)
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert slider.days is None
    area = slider._area().toRect()
    left, last = Qt.MouseButton.LeftButton, QPoint(area.right() - 30, area.center().y())
    QTest.mousePress(slider, left, pos=last)
    QTest.mouseRelease(slider, left, pos=last)
    assert slider.days == (2, 2)
    desk.wait(lambda: desk.listed == [1, 2])
    QTest.mouseDClick(slider, left, pos=last)
    assert slider.days is None
    desk.wait(lambda: desk.listed == [3, 1, 2])
    assert slider.accessibleDescription() == slider.words()


def test_that_the_map_is_saved_as_a_picture_and_as_a_pdf(
    desk: Desk, theme: Theme, tmp_path: Path
) -> None:
    sheet = Sheet(desk.canvas, desk.page.cards.legend, TOWN, NOW, theme)
    told = sheet_png(sheet)
    picture = QImage.fromData(told, "PNG")
    assert picture.width() == 2 * desk.canvas.width()
    assert picture.height() > 2 * desk.canvas.height()
    pdf = sheet_pdf(sheet)
    assert pdf.startswith(b"%PDF")
    from io import BytesIO

    from pypdf import PdfReader

    (page,) = PdfReader(BytesIO(pdf)).pages
    words = " ".join(page.extract_text().split())
    for wanted in (TOWN.name, "21 Nov 2026", "Callejero de prueba", "New", " m"):
        assert wanted in words
    said: list[str] = []
    from junhall.ui.bridge import launch

    launch(save(sheet, tmp_path / "town.pdf", said.append, said.append))
    desk.wait(lambda: bool(said))
    assert (tmp_path / "town.pdf").read_bytes().startswith(b"%PDF")
    said.clear()
    launch(save(sheet, tmp_path / "nowhere" / "town.png", said.append, said.append))
    desk.wait(lambda: bool(said))
    assert "could not be written" in said[0]


def test_that_the_credit_stands_on_the_map_and_an_invented_town_says_so(
    desk: Desk,
) -> None:
    assert desk.canvas.credit == "Callejero de prueba"
    desk.canvas.show_town(TownMap(is_synthetic=True))
    assert desk.canvas.credit == "Synthetic map: nothing on it exists"


def test_that_everything_on_the_page_has_a_name(desk: Desk) -> None:
    unnamed = [
        type(it).__name__
        for it in desk.page.findChildren(QAbstractButton)
        if not (it.accessibleName() or it.text())
    ]
    assert unnamed == []
    for widget in (desk.canvas, desk.page.cards.slider, desk.page.pane.seen.view,
                   desk.page.pane.drawer.view, desk.page.cards.legend):  # fmt: skip
        assert widget.accessibleName()
    assert QAccessible.queryAccessibleInterface(desk.canvas) is not None


def test_that_the_list_says_each_request_to_a_screen_reader(desk: Desk) -> None:
    model = desk.page.pane.seen.model
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Contenedor" in spoken
    assert "overdue" in spoken


@pytest.mark.parametrize("width", [1400, 1100, 900, 760])
def test_that_no_card_covers_another_at_any_width(desk: Desk, width: int) -> None:
    desk.window.resize(width, 640)
    desk.page.resize(width, 640)
    desk.page.cards.lay()
    cards = desk.page.cards
    shown = [it for it in (cards.modes, cards.tools, cards.legend, cards.time) if it.isVisible()]
    assert len(shown) == 4
    for n, one in enumerate(shown):
        assert desk.canvas.rect().contains(one.geometry())
        for other in shown[n + 1 :]:
            assert not one.geometry().intersects(other.geometry())


def test_that_a_wall_may_select_nothing(qt_loop, theme, qtbot) -> None:
    office = some()
    office.role = Role.WALL
    desk = Desk(office, theme, qtbot)
    assert not desk.page.cards.tools.box.isVisible()


def test_that_an_office_that_does_not_answer_is_asked_again(qt_loop, theme, qtbot) -> None:
    office = some()
    answers = office.pins
    broken = [True]

    def pins(**how):
        if broken[0]:
            raise OSError("no")
        return answers(**how)

    office.pins = pins
    window = QFrame()
    qtbot.addWidget(window)
    page = MapPage(office, theme, lambda: NOW, Keys(window))
    page.setParent(window)
    failed = []
    page.failed.connect(failed.append)
    window.show()
    page.set_town(TOWN)
    qtbot.waitUntil(lambda: bool(failed), timeout=5_000)
    broken[0] = False
    office.subscribe(page.on_changes)
    office.ring(1)
    qtbot.waitUntil(lambda: page.scene is not None, timeout=5_000)


def test_that_a_town_without_a_map_or_requests_is_an_empty_map(qt_loop, theme, qtbot) -> None:
    office = MapOffice((), {})
    office.map = TownMap()
    desk = Desk(office, theme, qtbot)
    desk.wait(desk.page.pane.seen.empty.isVisible)
    assert desk.page.pane._count.text() == "0 open"
    assert desk.canvas.painter_of.is_bare
    assert not desk.page.cards.time.isVisible()
    office.map = TownMap(centre=CENTRE)
    office.ring(facets=Facet.TOWN)
    middle = desk.canvas.view
    desk.wait(lambda: desk.canvas.view != middle)
    assert desk.canvas.view.degrees(
        desk.canvas.width() / 2, desk.canvas.height() / 2
    ) == pytest.approx(CENTRE, abs=0.01)


# --- tiles


def png(colour: str) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    told = QByteArray()
    buffer = QBuffer(told)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = QImage(256, 256, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    picture.save(buffer, "PNG")
    return bytes(told.data())


def test_that_tiles_come_through_the_office_and_broken_ones_leave_the_ground(
    qt_loop, theme, qtbot
) -> None:
    office = some()
    office.map = replace(
        TownMap(box=(37.24, -3.63, 37.26, -3.61)), tiles=TileSheet("s", "Somebody", max_zoom=15)
    )
    desk = Desk(office, theme, qtbot)
    tiles = desk.canvas.painter_of.tiles
    assert tiles is not None
    desk.wait(lambda: not tiles.wanted(desk.canvas.view))
    assert tiles.missing  # nothing is there: the map goes on without
    blue, html = min(tiles.missing), max(tiles.missing)
    office.tiles = {it: png("#2244FF") for it in tiles.missing}
    office.tiles[html] = b"<html>Request Rejected</html>"
    tiles.ask_again()
    desk.page._on_settled()
    desk.wait(lambda: not tiles.wanted(desk.canvas.view))
    assert tiles.missing == {html}
    assert blue != html
    picture = desk.canvas.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2).blue() > 150
    assert "Somebody" not in desk.canvas.credit  # the office joins credits; the test's did not


@pytest.mark.parametrize("told", [b"", b"<html></html>", png("#000000")[:60], b"\x89PNG\r\n\x1a\n"])
def test_that_what_is_no_picture_is_none(told: bytes) -> None:
    assert picture_of(told) is None


def test_that_a_picture_far_too_large_is_not_opened() -> None:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    told = QByteArray()
    buffer = QBuffer(told)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImage(5_000, 10, QImage.Format.Format_RGB32).save(buffer, "PNG")
    assert picture_of(bytes(told.data())) is None


@pytest.mark.parametrize("wish", ["light", "dark", "contrast"])
def test_that_the_map_is_drawn_in_every_theme(qt_loop, qapp, qtbot, english, wish: str) -> None:
    theme = make_theme(wish)
    wear(qapp, theme)
    desk = Desk(some(), theme, qtbot)
    picture = QImage(900, 700, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    desk.canvas.painter_of.draw_ground(painter, desk.canvas.view)
    painter.end()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 900, 9) for y in range(0, 700, 9)}
    assert QColor(desk.canvas.painter_of.colours.ground).name() in colours
    wear(qapp, make_theme("light"))
