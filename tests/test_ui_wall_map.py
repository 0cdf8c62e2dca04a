"""The wall's map: rough places, no words of citizens, letters for the back of the room."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF

from junhall.models.terms import Facet, RequestId, Role
from junhall.settings import Settings
from junhall.ui.theme import Theme, make_theme, wear
from junhall.ui.wall.map_page import WallMap, _first_fitting
from junhall.ui.wall.window import WallWindow
from map_office import CENTRE, MapOffice
from ui_fake import NOW, TOWN, HandClock, evening, row

pytest_plugins = ["ui_loop"]


def open_wall(qapp, qtbot, office: MapOffice, clock) -> WallWindow:
    theme = make_theme("dark")
    wear(qapp, theme)
    wall = WallWindow(office, theme=theme, clock=clock, settings=Settings())
    qtbot.addWidget(wall)
    wall.resize(1920, 1080)
    wall.show()
    return wall


@pytest.fixture
def office() -> MapOffice:
    rows = evening()
    points = {int(it.id): (CENTRE[0] + n * 5e-4, CENTRE[1]) for n, it in enumerate(rows)}
    told = MapOffice(rows, points)
    told.role = Role.WALL
    return told


def test_that_the_wall_begins_with_the_map_it_is_asked_for(
    qt_loop, english, qapp, qtbot, office
) -> None:
    wall = open_wall(qapp, qtbot, office, HandClock())
    wall.go("map")
    qtbot.waitUntil(lambda: wall.map is not None and wall.map.has_requests, timeout=8_000)
    assert wall._stack.currentWidget() is wall.map
    open_ones = sum(it.status.is_open for it in office.rows.values())
    assert wall.map.over.count == f"{open_ones} open requests"
    assert wall.map.canvas.magnify > 1.5
    qtbot.waitUntil(lambda: TOWN.name in wall.map.accessibleName(), timeout=8_000)


def test_that_every_open_request_stands_between_head_and_foot(
    qt_loop, english, qapp, qtbot, office
) -> None:
    office.points[1187] = (37.2630, -3.6330)  # a little outside
    wall = open_wall(qapp, qtbot, office, HandClock())
    wall.go("map")
    qtbot.waitUntil(lambda: wall.map is not None and wall.map.has_requests, timeout=8_000)
    canvas = wall.map.canvas
    rows = canvas.scene.index.rows
    px, py = canvas.view.px(rows.x, rows.y)
    high = canvas.height() / canvas.magnify
    assert (py > 48 + 36).all()
    assert (py < high - wall.map.over.foot).all()
    assert ((px > 0) & (px < canvas.width() / canvas.magnify)).all()


def test_that_no_title_or_handle_reaches_the_map_of_the_wall(
    qt_loop, english, qapp, qtbot, office
) -> None:
    wall = open_wall(qapp, qtbot, office, HandClock())
    wall.go("map")
    qtbot.waitUntil(lambda: wall.map is not None and wall.map.has_requests, timeout=8_000)
    told = [wall.map.accessibleName(), wall.map.accessibleDescription(), wall.map.over.count]
    for it in office.rows.values():
        assert not any(it.title in words or it.author in words for words in told)
    asked = {type(it).__name__ for it in office.asked}
    assert asked.isdisjoint({"RowsOf", "CaseOf", "SearchFor", "WithoutPlace", "BoardPage"})


def test_that_the_pages_take_turns_and_the_map_comes_after_the_others(
    qt_loop, english, qapp, qtbot, office
) -> None:
    wall = open_wall(qapp, qtbot, office, HandClock())
    qtbot.waitUntil(lambda: wall._wall is not None, timeout=8_000)
    shown = []
    for _ in range(16):
        wall._on_turn()
        if wall.map is not None:
            qtbot.waitUntil(lambda: wall.map.has_requests, timeout=8_000)
        shown.append(wall._stack.currentWidget() is wall.map)
        assert (wall.shown == "map") == shown[-1]
    assert any(shown)
    assert not all(shown)


def test_that_an_empty_map_takes_no_turn(qt_loop, english, qapp, qtbot) -> None:
    bare = MapOffice(evening(), {})
    bare.role = Role.WALL
    wall = open_wall(qapp, qtbot, bare, HandClock())
    qtbot.waitUntil(lambda: wall._wall is not None, timeout=8_000)
    for _ in range(12):
        wall._on_turn()
    qtbot.waitUntil(lambda: wall.map is not None and wall.map.canvas.scene is not None,
                    timeout=8_000)  # fmt: skip
    for _ in range(12):
        wall._on_turn()
        assert wall._stack.currentWidget() is wall.page


def test_that_the_map_of_the_wall_follows_the_ledger_and_its_age(
    qt_loop, english, qapp, qtbot, office
) -> None:
    clock = HandClock()
    office.clock = clock
    wall = open_wall(qapp, qtbot, office, clock)
    wall.go("map")
    qtbot.waitUntil(lambda: wall.map is not None and wall.map.has_requests, timeout=8_000)
    before = wall.map.canvas.scene.shown.total
    office.points[7] = CENTRE
    office.rows[RequestId(7)] = row(7, "Nueva", posted_at=NOW)
    office.ring(7, facets=Facet.STATUS)
    qtbot.waitUntil(lambda: wall.map.canvas.scene.shown.total == before + 1, timeout=8_000)

    async def silent(_query):
        await asyncio.sleep(0)
        raise OSError("no")

    office.ask = silent
    clock.forward(700)
    wall.say()
    assert "live" not in wall.map.over._words.live[0]
    assert wall.map.over._words.notice


def test_that_at_night_the_map_sleeps_too(qt_loop, english, qapp, qtbot, office) -> None:
    office.town = replace(TOWN, wall_night="22:30-06:30")
    wall = open_wall(qapp, qtbot, office, HandClock())
    wall.go("map")
    qtbot.waitUntil(lambda: wall._town is not None, timeout=8_000)
    wall.say()
    assert wall._stack.currentWidget() is wall.page


def test_that_nobody_can_touch_it(qapp, english) -> None:
    from PySide6.QtCore import Qt

    page = WallMap(MapOffice(), make_theme("dark"), lambda: NOW)
    assert page.canvas.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert page.canvas.focusPolicy() is Qt.FocusPolicy.NoFocus
    page.deleteLater()


@pytest.mark.parametrize(("wide", "said"), [(400, 0), (90, 1), (20, None)])
def test_that_words_on_the_map_are_shortened_before_they_are_cut(
    theme: Theme, wide: int, said: int | None
) -> None:
    forms = ["Places are rounded to 250 m", "To 250 m"]
    shown = _first_fitting(QFontMetricsF(theme.font(13.0)), forms, wide)
    assert shown == forms[said] if said is not None else shown.endswith("…")
