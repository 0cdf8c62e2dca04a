"""The wall's pages of times and promises: they take turns, and say nothing of any citizen."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from junhall import words
from junhall.casework.asks import Behind, MorningAsk, PromisesForWall, Times
from junhall.casework.errors import NotPermitted
from junhall.casework.times_rows import Mark, TimesWish
from junhall.casework.wall_rows import WallPromiseRow, WallPromises
from junhall.models.figure import Figure
from junhall.models.terms import (
    Instant,
    PromiseState,
    RequestId,
    RequestKind,
    Role,
    StaffCode,
)
from junhall.models.town import WALL_PAGES
from junhall.models.town_faults import TownError
from junhall.models.town_toml import town_from_toml
from junhall.settings import Settings
from junhall.ui.theme import Theme
from junhall.ui.wall.glass import Face, Room
from junhall.ui.wall.measure import Viewing, sizes_for
from junhall.ui.wall.plan import now_pages
from junhall.ui.wall.says import Teller
from junhall.ui.wall.says_more import promise_words, times_words
from junhall.ui.wall.window import ALL_PAGES, WallWindow
from test_times_keeper import Hall
from times_fixtures import NOW as THEN
from times_fixtures import page_of
from ui_fake import NOW, TOWN, FakeOffice, HandClock

pytest_plugins = ["ui_loop"]
SCREENS = [
    (1920, 1080, 55, 4), (1920, 1080, 55, 8), (3840, 2160, 86, 5), (1280, 720, 32, 2),
    (1080, 1920, 55, 4),
]  # fmt: skip
PROMISES = WallPromises(
    tuple(
        WallPromiseRow(
            RequestId(n), "lighting", RequestKind.PROBLEM, "Calle Real", StaffCode("lola"),
            (StaffCode("electrician"),), Instant(NOW - 9000), Instant(NOW + (n - 2) * 40_000),
            PromiseState.BROKEN if n == 0 else PromiseState.OPEN,
        )
        for n in (1, 2, 3, 0)
    ),
    Figure(0.9, 40, NOW), 2, 3, 1, NOW,
)  # fmt: skip


def sevenths(text: str, face: Face) -> float:
    return len(text) * face.px * 0.55


@pytest.fixture
def wall(qtbot, theme: Theme) -> WallWindow:
    office = FakeOffice(role=Role.WALL)
    office.promises = PROMISES
    made = WallWindow(office, theme=theme, clock=HandClock(), settings=Settings())
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.page.resize(1920, 1080)
    asyncio.run(made.load())
    return made


def test_that_the_pages_take_turns_and_the_dots_say_which(wall: WallWindow) -> None:
    assert (*wall.names, "map") == ALL_PAGES == WALL_PAGES  # nothing stands on this map
    seen = []
    for _ in range(len(ALL_PAGES) * 3):
        seen.append((wall.shown, wall.page._words.place, wall.page._words.places))
        wall._on_turn()
    shown = list(dict.fromkeys(name for name, _, _ in seen))
    assert shown == list(wall.names)
    assert all(ALL_PAGES[place] == name for name, place, _ in seen)
    assert {places for _, _, places in seen} == {3}


def test_that_a_page_stays_for_as_long_as_it_takes_to_read(wall: WallWindow) -> None:
    wall.go("promises")
    wall._on_turn()
    letters = wall.page.letters
    assert wall._turn.interval() >= letters * 1000 // 12


def test_that_a_town_chooses_the_pages_and_their_order(theme: Theme, qtbot) -> None:
    town = replace(TOWN, wall_pages=("promises", "now"))
    made = WallWindow(
        FakeOffice(role=Role.WALL, town=town), theme=theme, clock=HandClock(), settings=Settings()
    )
    qtbot.addWidget(made)
    asyncio.run(made.load())
    assert made.names == ("promises", "now")
    assert not any(isinstance(it, Times) for it in made._office.asked)
    text = 'format = 1\nname = "A"\nzone = "UTC"\n[wall]\npages = ["promises", "times"]\n'
    assert town_from_toml(text).wall.pages == ("promises", "times")
    assert town_from_toml(text.replace('"promises", "times"', "")).wall.pages == WALL_PAGES
    with pytest.raises(TownError):
        town_from_toml(text.replace('"times"', '"weather"'))


@pytest.mark.parametrize(("width", "height", "inches", "distance"), SCREENS)
def test_that_both_pages_stand_on_every_glass(width, height, inches, distance, english) -> None:
    room = Room(width, height, sizes_for(Viewing(inches, distance, width, height)))
    teller = Teller(TOWN)
    frame = teller.page(FakeOffice().wall(4), NOW)
    page = replace(page_of(TimesWish(span="4w"), 400), as_of=NOW)
    for told in (
        times_words(teller, page, frame, NOW), promise_words(teller, PROMISES, frame, NOW),
    ):  # fmt: skip
        for one in now_pages(room, told, sevenths):
            for mark in one.marks:
                assert mark.face.px >= room.sizes.base
                assert mark.x >= 0
                assert mark.x + sevenths(mark.text, mark.face) <= width + 1
                assert mark.y >= 0
                assert mark.y + mark.h <= height + 1
            for box in one.boxes:
                assert box.x + box.w <= width + 1


def test_that_broken_promises_stand_in_plain_view(english) -> None:
    frame = Teller(TOWN).page(FakeOffice().wall(4), NOW)
    told = promise_words(Teller(TOWN), PROMISES, frame, NOW)
    assert [row.colour for row in told.rows] == ["red", "teal", "teal", "red"]
    assert [figure.value for figure in told.figures] == ["90 %", "2", "1"]
    assert told.figures[-1].colour == "red"
    none = replace(PROMISES, rows=(), kept=Figure(None, 0, NOW), broken=0, open=0, due_today=0)
    empty = promise_words(Teller(TOWN), none, frame, NOW)
    assert "appears here" in empty.notice
    assert promise_words(Teller(TOWN), None, frame, NOW).notice


def test_that_old_figures_are_not_shown_as_if_they_were_new(english) -> None:
    frame = Teller(TOWN).page(FakeOffice().wall(4), NOW)
    page = page_of(TimesWish(span="4w"), 400)
    assert times_words(Teller(TOWN), replace(page, as_of=NOW), frame, NOW).rows
    late = times_words(Teller(TOWN), page, frame, Instant(THEN + 3600))
    assert late.rows == ()
    assert late.notice


@pytest.mark.parametrize("lang", ["en", "es", "fr"])
def test_that_the_pages_speak_the_reader_s_language(lang: str, english) -> None:
    words.choose(lang)
    teller = Teller(TOWN)
    frame = teller.page(FakeOffice().wall(4), NOW)
    page = replace(page_of(TimesWish(span="4w"), 400), as_of=NOW)
    for told in (
        times_words(teller, page, frame, NOW),
        promise_words(teller, PROMISES, frame, NOW),
    ):
        said = [told.title, *(form for row in told.rows for title in row.titles for form in title)]
        said += [text for figure in told.figures for text in (figure.value, *figure.captions)]
        assert all(said)
        assert not any("{" in text for text in said)


def test_that_the_office_answers_a_wall_with_public_figures_only(tmp_path: Path) -> None:
    hall = Hall(tmp_path, role=Role.WALL)
    try:
        office = hall.house.office
        told = asyncio.run(office.ask(PromisesForWall()))
        assert (told.rows, told.open, told.broken) == ((), 0, 0)
        page = asyncio.run(office.ask(Times(TimesWish(private=True, people=True))))
        assert (page.wish.private, page.wish.people) == (False, False)
        for query in (Behind(TimesWish(), Mark("answers")), MorningAsk()):
            with pytest.raises(NotPermitted):
                asyncio.run(office.ask(query))
    finally:
        hall.house.close()


def test_that_times_are_asked_for_again_when_they_are_a_minute_old(wall: WallWindow) -> None:
    def asked(kind: type) -> int:
        return sum(isinstance(it, kind) for it in wall._office.asked)

    assert (asked(PromisesForWall), asked(Times)) == (1, 1)
    wall._times = replace(wall._times, as_of=NOW)
    asyncio.run(wall.load())
    assert (asked(PromisesForWall), asked(Times)) == (2, 1)
    wall._times = replace(wall._times, as_of=Instant(NOW - 61))
    asyncio.run(wall.load())
    assert asked(Times) == 2
