"""The theme: every text on every ground can be read, in all three themes."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from junhall import words
from junhall.casework.ages import ago_text, clock_text, lap_text, span_text, spoken_span, when_text
from junhall.models.terms import Instant, RequestStatus, Role
from junhall.ui.icons import draw_icon, icon
from junhall.ui.palettes import CONTRAST, PALETTES, Palette, contrast_ratio
from junhall.ui.parts.drawing import AVATAR_COLOURS, avatar_colour, initials
from junhall.ui.plain import plain, tooltip
from junhall.ui.rail import places
from junhall.ui.theme import make_theme, wear

TONES = ("cobalt", "amber", "teal", "green", "red")


def pairs(palette: Palette) -> list[tuple[str, str, str]]:
    """Every text with every ground it stands on, as drawn by the stylesheet and the painters."""
    grounds = {"paper": palette.paper, "card": palette.card}
    found = [
        (f"{ink} on {ground}", getattr(palette, ink), colour)
        for ink in ("ink", "ink2", "ink3")
        for ground, colour in grounds.items()
    ]
    for name in TONES:
        tone = getattr(palette, name)
        found += [(f"{name} on {ground}", tone.ink, colour) for ground, colour in grounds.items()]
        found.append((f"{name} on its tint", tone.ink, tone.tint))
    for ink in ("ink", "ink2"):
        found.append((f"{ink} on selection", getattr(palette, ink), palette.cobalt.tint))
    for tone in ("green", "amber", "red", "teal"):
        found.append((f"{tone} on selection", getattr(palette, tone).ink, palette.cobalt.tint))
    found.append(("words on a button", palette.on_fill, palette.cobalt.mark))
    found.append(("words on a hovered button", palette.on_fill, palette.cobalt_hover))
    found.append(("a count on red", palette.on_fill, palette.red.mark))
    return found


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda it: it.name)
def test_that_every_text_on_its_ground_can_be_read(palette: Palette) -> None:
    wanted = 7.0 if palette is CONTRAST else 4.5
    poor = {
        name: round(contrast_ratio(ink, ground), 2)
        for name, ink, ground in pairs(palette)
        if contrast_ratio(ink, ground) < wanted
    }
    assert poor == {}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda it: it.name)
def test_that_marks_signs_and_outlines_stand_out_from_their_ground(palette: Palette) -> None:
    for name, ground in itertools.product(TONES, (palette.paper, palette.card)):
        assert contrast_ratio(getattr(palette, name).mark, ground) >= 3.0, name
        assert contrast_ratio(palette.on_fill, getattr(palette, name).mark) >= 3.0, name
    assert contrast_ratio(palette.edge, palette.card) >= 3.0
    assert contrast_ratio(palette.edge, palette.paper) >= 3.0


def test_that_the_ratio_is_the_one_wcag_defines() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast_ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_that_initials_can_be_read_on_every_avatar() -> None:
    assert all(contrast_ratio("#FFFFFF", colour) >= 4.5 for colour in AVATAR_COLOURS)
    assert avatar_colour("@Nuria") == avatar_colour("@nuria")


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_that_qt_itself_draws_in_the_palette(qapp: QApplication, name: str) -> None:
    theme = make_theme(name)
    wear(qapp, theme)
    worn = qapp.palette()
    assert worn.color(QPalette.ColorRole.Window).name() == theme.palette.paper.lower()
    for text, ground in (
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    ):
        assert contrast_ratio(worn.color(text).name(), worn.color(ground).name()) >= 4.5


def test_that_clocks_have_tabular_figures_and_letters_follow_the_scale(qapp: QApplication) -> None:
    small, large = make_theme("light", 1.0), make_theme("light", 2.0)
    assert QFont.Tag("tnum") in small.fonts.clock.featureTags()
    assert large.fonts.body.pointSizeF() == pytest.approx(2 * small.fonts.body.pointSizeF())
    assert make_theme("light", 9.0).scale == 2.0


def test_that_every_state_of_the_board_has_its_own_tone() -> None:
    for palette in PALETTES.values():
        on_board = (
            RequestStatus.NEW,
            RequestStatus.ANSWERED,
            RequestStatus.ASSIGNED,
            RequestStatus.SOLVED,
        )
        assert len({palette.tone_of(status).mark for status in on_board}) == 4


def test_that_icons_are_one_family(qapp: QApplication) -> None:
    drawings = sorted((words.resources() / "icons").glob("*.svg"))
    assert len(drawings) >= 25
    for path in drawings:
        root = ET.fromstring(path.read_text("utf-8"))
        assert root.get("viewBox") == "0 0 24 24", path.name
        assert root.get("stroke") == "currentColor", path.name
        assert root.get("fill") == "none", path.name


def test_that_icons_are_drawn_in_the_colour_asked_for(qapp: QApplication) -> None:
    picture = QImage(24, 24, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_icon(painter, "check", QRectF(0, 0, 24, 24), QColor("#1D4E9A"))
    painter.end()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(24)
        for y in range(24)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert seen == {"#1d4e9a"}
    assert not icon("board", QColor("#000000")).isNull()


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (42, "0:42"), (724, "12:04"), (3599, "59:59"), (4800, "1 h 20"),
     (86399, "23 h 59"), (97200, "1 d 3 h"), (-5, "0:00")],
)  # fmt: skip
def test_that_clocks_tick_by_seconds_then_minutes_then_hours(seconds: int, text: str) -> None:
    words.choose("en")
    assert clock_text(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(45, "45 s"), (372, "6 min"), (10800, "3 h"), (13260, "3 h 41"), (97200, "1 d 3 h")],
)
def test_that_spans_are_said_to_the_minute(seconds: int, text: str) -> None:
    words.choose("en")
    assert span_text(seconds) == text
    assert lap_text(238) == "3:58"
    assert lap_text(1860) == "31 min"
    assert ago_text(12) == "12 s ago"
    assert ago_text(-3) == "just now"


def test_that_dates_are_in_the_readers_language_and_the_towns_zone() -> None:
    now = Instant(1_795_298_400)
    words.choose("es")
    try:
        assert when_text(Instant(now - 720), now, "Europe/Madrid") == "22:48"
        assert "nov" in when_text(Instant(now - 90000), now, "Europe/Madrid")
        assert spoken_span(13260) == "3 horas 41 minutos"
    finally:
        words.choose("en")


def test_that_strangers_texts_lose_their_tricks_and_keep_their_words() -> None:
    assert plain("hola\u202egnp.exe\u202c\u200b\x00") == "holagnp.exe"
    assert plain("z" + "\u0301" * 40) == "z" + "\u0301" * 3
    assert plain("una\ndos") == "una dos"
    assert plain("una\ndos", lines=True) == "una\ndos"
    assert plain("👩‍🔧 ya") == "👩‍🔧 ya"
    assert len(plain("a" * 100_000)) <= 2001
    assert "<img" not in tooltip("<img src='file:///etc/passwd'>")


@pytest.mark.parametrize(
    ("name", "handle", "letters"),
    [("Nuria Valle", "@nv", "NV"), (None, "@tomas", "TO"), ("", "", "?"), ("<b>x</b>", "@q", "Q"),
     ("Nuria", "@z", "NU")],
)  # fmt: skip
def test_that_everybody_has_initials(name: str | None, handle: str, letters: str) -> None:
    assert initials(name, handle) == letters


def test_that_the_private_page_is_only_for_roles_that_may() -> None:
    names = {role: {place.name for place in places(role)} for role in Role}
    assert "private" in names[Role.DESK]
    assert "private" not in names[Role.WORKER]
    assert "private" not in names[Role.WALL]
