"""The wall: legible from the back of the room, honest about its age, silent about citizens."""

import asyncio
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from junhall import words
from junhall.casework.asks import WallNow
from junhall.models.terms import Facet, Instant, RequestKind, StaffCode
from junhall.settings import Settings
from junhall.ui.palettes import CONTRAST, DARK, LIGHT, contrast_ratio
from junhall.ui.theme import make_theme, wear
from junhall.ui.wall.glass import Face, FigureWords, NowWords, Room, RowWords, wrapped
from junhall.ui.wall.measure import Viewing, sizes_for
from junhall.ui.wall.plan import now_pages
from junhall.ui.wall.says import Freshness, Teller, freshness
from junhall.ui.wall.window import WallWindow, is_night
from ui_cases import settled
from ui_fake import NOW, TOWN, FakeOffice, HandClock, _wall_row, evening, row

SCREENS = [
    (1920, 1080, 55, 4), (1920, 1080, 55, 8), (1920, 1080, 65, 8), (3840, 2160, 86, 5),
    (1280, 720, 32, 2), (1366, 768, 24, 1), (1080, 1920, 55, 4), (1920, 1080, 75, 5),
]  # fmt: skip


def sevenths(text, face):
    """A face as wide as ours, without a screen: 0.55 em a letter."""
    return len(text) * face.px * 0.55


@pytest.fixture(autouse=True)
def speak_english():
    words.choose("en")


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def make_wall(qapp, qtbot, clock):
    def make(office=None, size=(1920, 1080), **town):
        theme = make_theme("dark")
        wear(qapp, theme)
        office = office or FakeOffice(town=replace(TOWN, **town), clock=clock)
        window = WallWindow(office, theme=theme, clock=clock, settings=Settings())
        qtbot.addWidget(window)
        window.resize(*size)
        window.page.resize(*size)
        return window, office

    return make


def said(window):
    """All words on all pages."""
    return "\n".join(mark.text for page in window.page.pages for mark in page.marks)


@pytest.mark.parametrize(
    ("distance", "arcmin", "inches", "px"),
    [(5, 16, 55, 52), (5, 20, 55, 66), (5, 16, 75, 38), (8, 16, 65, 71), (8, 20, 86, 67)],
)
def test_that_letters_grow_with_distance_as_legibility_asks(distance, arcmin, inches, px):
    assert abs(Viewing(inches, distance, 1920, 1080).font_px(arcmin) - px) <= 1


@pytest.mark.parametrize("screen", SCREENS)
def test_that_nothing_on_the_wall_is_smaller_than_sixteen_minutes_of_arc(screen, make_wall):
    width, height, inches, distance = screen
    window, _ = make_wall(size=(width, height), wall_inches=inches, wall_distance_m=distance)
    asyncio.run(window.load())
    viewing = window.page.viewing
    faces = [mark.face for page in window.page.pages for mark in page.marks]
    assert faces
    assert all(viewing.arcmin(face.px) >= 16 for face in faces)


@pytest.mark.parametrize("screen", SCREENS)
def test_that_ages_are_at_least_twice_the_base_size(screen):
    sizes = sizes_for(Viewing(screen[2], screen[3], screen[0], screen[1]))
    assert sizes.clock >= 2 * sizes.base


@pytest.mark.parametrize("screen", SCREENS)
def test_that_words_never_overlap_nor_leave_the_glass(screen, make_wall):
    width, height, inches, distance = screen
    window, _ = make_wall(size=(width, height), wall_inches=inches, wall_distance_m=distance)
    asyncio.run(window.load())
    for page in window.page.pages:
        boxes = []
        for mark in page.marks:
            shown = window.page._measured(mark.text, mark.face)
            assert mark.x >= 0
            assert mark.x + shown <= width + 1, mark.text
            assert mark.y >= 0
            assert mark.y + mark.h <= height + 1, mark.text
            boxes.append((mark.x, mark.y, mark.x + shown, mark.y + mark.h, mark.text))
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                apart_x = one[2] <= other[0] + 1 or other[2] <= one[0] + 1
                apart_y = one[3] <= other[1] + 1 or other[3] <= one[1] + 1
                assert apart_x or apart_y, (one, other)


def words_for(rows):
    return NowWords(
        "Town, now", ("live",), "green", "23:00",
        rows=tuple(
            RowWords("!", (("Lighting · High Street", "waiting for an answer"),), "12:04",
                     "cobalt", "ink")
            for _ in range(rows)
        ),
        figures=(FigureWords("3:58", ("fastest repair",)), FigureWords("6 min", ("median",))),
    )  # fmt: skip


def test_that_second_lines_go_before_rows_as_letters_grow():
    told = []
    for distance in (2, 4, 6, 8, 12, 16):
        sizes = sizes_for(Viewing(55, distance, 1920, 1080))
        page = now_pages(Room(1920, 1080, sizes), words_for(12), sevenths)[0]
        told.append((page.rows, page.has_second_lines))
    rows = [count for count, _ in told]
    assert rows == sorted(rows, reverse=True)
    assert told[0][1]
    assert rows[-1] >= 1


def test_that_figures_get_a_page_of_their_own_where_they_find_no_room():
    near = now_pages(
        Room(1920, 1080, sizes_for(Viewing(55, 4, 1920, 1080))), words_for(5), sevenths
    )
    far = now_pages(Room(1920, 1080, sizes_for(Viewing(55, 9, 1920, 1080))), words_for(5), sevenths)
    assert [page.figures for page in near] == [2]
    assert [page.figures for page in far] == [0, 2]


def test_that_a_text_is_broken_at_words_and_elided_at_its_end():
    face = Face(10)
    lines = wrapped("one two three four five six seven", 60, face, sevenths, 2)
    assert lines[0] == "one two"
    assert lines[1].endswith("…")
    assert all(sevenths(line, face) <= 60 for line in lines)


@pytest.mark.asyncio
async def test_that_by_default_no_citizens_words_names_or_handles_are_shown(make_wall):
    window, _ = make_wall()
    await window.load()
    shown = said(window) + window.page.accessibleDescription()
    for it in evening():
        assert it.author not in shown
        assert not it.author_name or it.author_name not in shown
        assert it.title[:12] not in shown
    assert "Street lighting · Calle del Pozo" in shown
    assert "waiting for an answer" in shown


@pytest.mark.asyncio
async def test_that_words_are_shown_only_where_the_row_brings_them(make_wall):
    window, office = make_wall()
    real = office.wall

    def wall(count):
        told = real(count)
        first = replace(told.rows[0], text="La farola está apagada\n<b>ya</b>")
        return replace(told, rows=(first, *told.rows[1:]))

    office.wall = wall
    await window.load()
    assert "La farola está" in said(window)


@pytest.mark.asyncio
async def test_that_who_has_it_and_what_is_promised_are_said(make_wall, clock):
    promised = row(
        1, assignees=(StaffCode("luz"),), first_answer_at=NOW,
        promise_due_at=Instant(NOW + 1800), place_name="Calle Mayor",
    )  # fmt: skip
    office = FakeOffice((promised,), clock=clock)
    window, _ = make_wall(office)
    await window.load()
    assert "with @luces_villa" in window.page.accessibleDescription()
    assert "promised by 23:30" in window.page.accessibleDescription()


@pytest.mark.asyncio
async def test_that_the_age_is_red_when_the_answer_is_overdue_and_amber_when_near(make_wall):
    window, office = make_wall()
    await window.load()
    teller = Teller(office.town)
    rows = {it.id: it for it in (await office.ask(WallNow())).rows}
    colours = [teller.row(rows[n], NOW).clock_colour for n in (1187, 1188, 1189)]
    assert colours == ["red", "amber", "ink"]


def test_that_thanks_have_no_clock_of_their_own_colour():
    thanks = row(1, kind=RequestKind.THANKS, answer_due_at=Instant(NOW - 9))
    told = Teller(TOWN).row(_wall_row(thanks), NOW)
    assert told.clock_colour == "ink"
    assert told.titles[0][1] == "thanks"


@pytest.mark.asyncio
async def test_that_old_data_say_from_when_they_are_and_then_go(make_wall, clock):
    window, office = make_wall()
    await window.load()
    window.say()
    assert "live · last post 12 s ago" in said(window)

    async def ask(_query):
        raise OSError("no network")

    office.ask = ask
    clock.forward(90)
    await window.load()
    assert "as of 23:00" in said(window)
    assert "Street lighting · Calle del Pozo" in said(window)
    clock.forward(600)
    window.say()
    assert "Street lighting · Calle del Pozo" not in said(window)
    assert "No current data since 23:00" in window.page.accessibleDescription()


@pytest.mark.parametrize(
    ("age", "told"),
    [(0, Freshness.LIVE), (60, Freshness.LIVE), (61, Freshness.LATE), (601, Freshness.GONE)],
)
def test_that_freshness_is_told_by_age(age, told):
    assert freshness(NOW, Instant(NOW + age)) is told


def test_that_a_wall_without_any_answer_yet_trusts_nothing():
    assert freshness(None, NOW) is Freshness.GONE


@pytest.mark.asyncio
async def test_that_an_empty_town_says_what_will_appear(make_wall, clock):
    window, _ = make_wall(FakeOffice((), clock=clock))
    await window.load()
    assert "Nothing is waiting. New requests appear here." in window.page.accessibleDescription()


@pytest.mark.asyncio
async def test_that_a_change_is_asked_for_at_once_and_another_facet_is_not(make_wall):
    window, office = make_wall(wall_pages=("now",))
    window.start()
    await settled()
    asked = len(office.asked)
    office.ring(1187, facets=Facet.STATUS)
    await settled()
    assert len(office.asked) == asked + 1
    window.close()
    assert office.listeners == 0


@pytest.mark.asyncio
async def test_that_the_clock_ticks_between_answers(make_wall, clock):
    window, _ = make_wall()
    await window.load()
    assert "12:04" in said(window)
    clock.forward(5)
    window.say()
    assert "12:09" in said(window)


@pytest.mark.asyncio
async def test_that_the_wall_opens_nothing_and_heeds_one_chord_only(make_wall, qtbot):
    window, _ = make_wall()
    window.show()
    await settled()
    before = set(QApplication.topLevelWidgets())
    for key in (Qt.Key.Key_N, Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Menu):
        qtbot.keyClick(window, key)
    qtbot.mouseClick(window, Qt.MouseButton.RightButton)
    assert set(QApplication.topLevelWidgets()) == before
    assert window.isVisible()
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Q, both)
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("hours", "hour", "minute", "sleeps"),
    [
        ("23:00-06:30", 23, 0, True), ("23:00-06:30", 6, 29, True), ("23:00-06:30", 6, 30, False),
        ("23:00-06:30", 12, 0, False), ("13:00-15:00", 14, 0, True), ("13:00-15:00", 15, 0, False),
        ("", 3, 0, False), ("nonsense", 3, 0, False), ("a:b-c:d", 3, 0, False),
    ],
)  # fmt: skip
def test_that_the_wall_sleeps_in_its_hours(hours, hour, minute, sleeps):
    local = datetime(2026, 11, 23, hour, minute, tzinfo=ZoneInfo("Europe/Madrid"))
    assert is_night(hours, Instant(int(local.timestamp())), "Europe/Madrid") is sleeps


@pytest.mark.asyncio
async def test_that_a_sleeping_wall_shows_the_time_and_nothing_else(make_wall):
    window, _ = make_wall(wall_night="22:00-06:00")
    await window.load()
    assert [mark.text for mark in window.page.pages[0].marks if mark.text] == ["23:00"]


@pytest.mark.asyncio
async def test_that_the_page_is_told_to_those_who_do_not_see_it(make_wall):
    window, _ = make_wall()
    await window.load()
    found = QAccessible.queryAccessibleInterface(window.page)
    assert found.text(QAccessible.Text.Name) == "Villablanca, now"
    assert "12:04" in found.text(QAccessible.Text.Description)


@pytest.mark.asyncio
async def test_that_the_layout_wanders_so_that_nothing_burns_in(make_wall):
    window, _ = make_wall()
    await window.load()
    seen = set()
    for _ in range(8):
        window._on_wander()
        shift = window.page._shift
        assert abs(shift.x()) <= 4
        assert abs(shift.y()) <= 4
        seen.add((shift.x(), shift.y()))
    assert len(seen) == 8


@pytest.mark.asyncio
async def test_that_pages_turn_where_there_are_several(make_wall):
    window, _ = make_wall(wall_distance_m=8.0, wall_pages=("now",))
    await window.load()
    assert len(window.page.pages) == 2
    first = window.page.letters
    window._on_turn()
    assert window.page.letters != first
    window._on_turn()
    assert window.page.letters == first


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST])
def test_that_what_the_wall_says_stands_out_from_its_cards(palette):
    for name in ("ink", "ink2"):
        assert contrast_ratio(getattr(palette, name), palette.card) >= 4.5
    for tone in ("red", "amber", "green", "teal", "cobalt"):
        assert contrast_ratio(getattr(palette, tone).ink, palette.card) >= 4.5
