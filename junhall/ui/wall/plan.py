"""PURE: where everything of a wall's page stands, and what drops out as letters grow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from junhall.ui.wall.glass import (
    LINE,
    Box,
    Face,
    FigureWords,
    Mark,
    Measure,
    NowWords,
    Page,
    Room,
    RowWords,
    elided,
    wrapped,
)

_LEFT: Final = 0.645  # share of the width that the rows take beside the figures
_LEAST_TITLE_EM: Final = 13.0  # narrower titles say nothing: the figures then go to their own page
_ROWS_WORTH_A_SECOND_LINE: Final = 4


def now_pages(room: Room, words: NowWords, measure: Measure) -> list[Page]:
    """The page now: rows beside figures, or one after the other where both find no room."""
    inner = room.w - 2 * room.margin
    between = room.sizes.gap * 2.4
    left = inner * _LEFT
    clock_w = max((measure(row.clock, room.clock) for row in words.rows), default=0.0)
    title_room = left - clock_w - room.sizes.gap * 4
    beside = bool(words.figures) and title_room >= room.sizes.title * _LEAST_TITLE_EM
    if words.notice:
        beside = bool(words.figures) and not clock_w
    if not beside:
        left = inner
    first = Page()
    if words.notice:
        _notice(first, room, words.notice, left, measure)
    else:
        _rows(first, room, words.rows, left, measure)
    pages = [first]
    if words.figures:
        if beside:
            x = room.margin + left + between
            if not _figures(first, room, words.figures, x, room.w - room.margin - x, measure):
                beside = False
        if not beside:
            pages.append(_figures_alone(room, words.figures, measure))
    for number, page in enumerate(pages):
        _head(page, room, words, measure)
        dots = words.places + len(pages) - 1
        _foot(page, room, words, measure, words.place + number, dots)
    return pages


@dataclass(frozen=True, slots=True)
class _SetRow:
    words: RowWords
    lines: tuple[str, ...]
    second: str
    height: float


def _set_rows(
    room: Room, rows: Sequence[RowWords], width: float, measure: Measure, *, seconds: bool
) -> list[_SetRow]:
    """Rows with their lines broken, as many as find room."""
    sizes, pad = room.sizes, room.sizes.gap * 1.0
    have = room.body_bottom - room.body_top
    found: list[_SetRow] = []
    used = 0.0
    for row in rows:
        clock_w = measure(row.clock, room.clock)
        text_w = width - clock_w - pad * 5
        titles = row.titles
        title, second = titles[0]
        if seconds:
            title, second = next(
                (
                    form
                    for form in titles
                    if measure(form[0], room.title) <= text_w
                    and measure(form[1], room.base) <= text_w
                ),
                titles[-1],
            )
        else:
            title, second = f"{row.sign} {title}", ""
        lines = tuple(wrapped(title, text_w, room.title, measure, 2 if row.may_wrap else 1))
        inside = len(lines) * sizes.title * LINE + (sizes.base * LINE if second else 0)
        height = max(inside, sizes.clock * 1.08) + pad * 1.5
        if found and used + height > have:
            break
        found.append(_SetRow(row, lines, second, height))
        used += height + sizes.gap
    return found


def _rows(page: Page, room: Room, rows: Sequence[RowWords], width: float, measure: Measure) -> None:
    sizes, pad = room.sizes, room.sizes.gap * 1.0
    with_seconds = _set_rows(room, rows, width, measure, seconds=True)
    without = _set_rows(room, rows, width, measure, seconds=False)
    enough = min(len(rows), _ROWS_WORTH_A_SECOND_LINE)
    page.has_second_lines = len(with_seconds) >= min(enough, max(1, len(without)))
    chosen = with_seconds if page.has_second_lines else without
    page.rows = len(chosen)
    free = room.body_bottom - room.body_top - sum(row.height + sizes.gap for row in chosen)
    spare = 0.0
    if len(chosen) < len(rows) and chosen:
        spare = max(0.0, free + sizes.gap) / len(chosen)
    y = room.body_top
    for row in chosen:
        height = row.height + spare
        page.boxes.append(Box(room.margin, y, width, height, "card", sizes.gap * 0.9))
        page.boxes.append(
            Box(
                room.margin,
                y + height * 0.24,
                max(6.0, sizes.gap * 0.62),
                height * 0.52,
                row.words.colour,
                max(3.0, sizes.gap * 0.3),
            )
        )
        clock_w = measure(row.words.clock, room.clock)
        text_w = width - clock_w - pad * 5
        inside = len(row.lines) * sizes.title * LINE
        inside += sizes.base * LINE if row.second else 0
        top = y + (height - inside) / 2
        x = room.margin + pad * 2
        for line in row.lines:
            page.marks.append(Mark(x, top, text_w, line, room.title, "ink"))
            top += sizes.title * LINE
        if row.second:
            second = elided(row.second, text_w, room.base, measure)
            page.marks.append(Mark(x, top, text_w, second, room.base, "ink2"))
        page.marks.append(
            Mark(
                room.margin + width - pad * 1.6 - clock_w,
                y + (height - sizes.clock * LINE) / 2,
                clock_w,
                row.words.clock,
                room.clock,
                row.words.clock_colour,
            )
        )
        if row.words.share is not None:
            _share_bar(page, room, row.words, (room.margin, y, width, height))
        y += height + sizes.gap


def _share_bar(
    page: Page, room: Room, words: RowWords, card: tuple[float, float, float, float]
) -> None:
    """A thin bar along a card's lower edge: the whole, and the share of it."""
    x, y, width, height = card
    pad, tall = room.sizes.gap * 2, max(4.0, room.sizes.gap * 0.42)
    top, whole = y + height - tall * 2.1, width - pad * 2
    page.boxes.append(Box(x + pad, top, whole, tall, "line", tall / 2))
    part = max(tall, whole * min(1.0, words.share or 0.0))
    page.boxes.append(Box(x + pad, top, part, tall, words.share_colour, tall / 2))


def _figures(
    page: Page,
    room: Room,
    figures: Sequence[FigureWords],
    x: float,
    width: float,
    measure: Measure,
) -> int:
    """Cards of numbers in one column, sharing its height; how many found room."""
    sizes, pad = room.sizes, room.sizes.gap * 1.6
    room_w = width - 2 * pad
    if any(measure(figure.value, room.clock) > room_w for figure in figures):
        figures = [f for f in figures if measure(f.value, room.clock) <= room_w]
    have = room.body_bottom - room.body_top
    least = sizes.clock * LINE + sizes.base * LINE + pad
    fits = max(0, min(len(figures), int((have + sizes.gap) // (least + sizes.gap))))
    if not fits:
        return 0
    height = (have - (fits - 1) * sizes.gap) / fits
    y = room.body_top
    for figure in figures[:fits]:
        page.boxes.append(Box(x, y, width, height, "card", sizes.gap * 0.9))
        px = sizes.figure
        while px > sizes.clock and (
            measure(figure.value, Face(px, bold=True)) > room_w
            or px * LINE + 2 * sizes.base * LINE + pad > height
        ):
            px -= 2
        px = max(px, sizes.clock)
        lines_fit = max(1, int((height - px * LINE - pad) // (sizes.base * LINE)))
        lines = next(
            (
                told
                for told in (
                    wrapped(c, room_w, room.base, measure, min(2, lines_fit))
                    for c in figure.captions
                )
                if not told[-1].endswith("…")
            ),
            wrapped(figure.captions[-1], room_w, room.base, measure, 1),
        )
        inside = px * LINE + len(lines) * sizes.base * LINE
        top = y + (height - inside) / 2
        page.marks.append(
            Mark(x + pad, top, room_w, figure.value, Face(px, bold=True), figure.colour)
        )
        top += px * LINE
        for line in lines:
            page.marks.append(Mark(x + pad, top, room_w, line, room.base, "ink2"))
            top += sizes.base * LINE
        y += height + sizes.gap
    page.figures = fits
    return fits


def _figures_alone(room: Room, figures: Sequence[FigureWords], measure: Measure) -> Page:
    """The numbers on a page of their own, side by side as far as they find room."""
    page = Page()
    inner = room.w - 2 * room.margin
    pad = room.sizes.gap * 1.6
    columns = len(figures)
    while columns > 1:
        width = (inner - (columns - 1) * room.sizes.gap) / columns
        if all(measure(f.value, room.clock) <= width - 2 * pad for f in figures):
            break
        columns -= 1
    width = (inner - (columns - 1) * room.sizes.gap) / columns
    shown = 0
    for n in range(columns):
        x = room.margin + n * (width + room.sizes.gap)
        shown += _figures(page, room, figures[n::columns], x, width, measure)
    page.figures = shown
    return page


def _notice(page: Page, room: Room, text: str, width: float, measure: Measure) -> None:
    sizes = room.sizes
    room_w = width - sizes.gap * 4
    lines = wrapped(text, room_w, room.title, measure, 4)
    height = len(lines) * sizes.title * LINE
    top = (room.body_top + room.body_bottom - height) / 2
    page.boxes.append(
        Box(
            room.margin,
            room.body_top,
            width,
            room.body_bottom - room.body_top,
            "card",
            sizes.gap * 0.9,
        )
    )
    for line in lines:
        page.marks.append(Mark(room.margin + sizes.gap * 2, top, room_w, line, room.title, "ink"))
        top += sizes.title * LINE


def _head(page: Page, room: Room, words: NowWords, measure: Measure) -> None:
    sizes = room.sizes
    centre = room.margin * 0.5 + sizes.clock * LINE / 2
    time_w = measure(words.time, room.clock)
    left_w = room.w - 2 * room.margin - time_w - sizes.gap * 2
    page.marks.append(
        Mark(
            room.w - room.margin - time_w,
            centre - sizes.clock * LINE / 2,
            time_w,
            words.time,
            room.clock,
            "ink",
        )
    )
    dot = sizes.base * 0.42
    heading = Face(sizes.title, bold=True)
    around = dot + sizes.gap * 3
    title = words.title
    have = left_w - measure(title, heading) - around
    live = next((form for form in words.live if measure(form, room.base) <= have), words.live[-1])
    live_w = measure(live, room.base)
    if measure(title, heading) > left_w - live_w - around:
        title = elided(title, max(0.0, left_w - live_w - around), heading, measure)
    title_w = measure(title, heading)
    page.marks.append(
        Mark(
            room.margin,
            centre - sizes.title * LINE / 2,
            title_w,
            title,
            heading,
            "ink",
        )
    )
    x = room.margin + (title_w + sizes.gap * 1.8 if title else 0)
    page.boxes.append(Box(x, centre - dot / 2, dot, dot, words.live_colour, dot / 2))
    x += dot + sizes.gap * 0.7
    live = elided(live, room.margin + left_w - x, room.base, measure)
    colour = "ink2" if words.live_colour == "green" else words.live_colour
    page.marks.append(Mark(x, centre - sizes.base * LINE / 2, live_w, live, room.base, colour))


def _foot(
    page: Page, room: Room, words: NowWords, measure: Measure, number: int, pages: int
) -> None:
    sizes = room.sizes
    top = room.h - room.margin * 0.6 - sizes.base * LINE
    dash_w, dash_h, step = sizes.base * 1.05, max(5.0, sizes.base * 0.19), sizes.base * 1.35
    dots_w = step * pages if pages > 1 else 0.0
    for n in range(pages if pages > 1 else 0):
        page.boxes.append(
            Box(
                room.w - room.margin - dots_w + n * step + (step - dash_w),
                top + (sizes.base * LINE - dash_h) / 2,
                dash_w,
                dash_h,
                "ink" if n == number else "line",
                dash_h / 2,
            )
        )
    room_w = room.w - 2 * room.margin - dots_w - sizes.gap
    lead = elided(words.foot_lead, room_w, room.strong, measure)
    if not lead or not words.foot:
        return
    lead_w = measure(lead, room.strong)
    page.marks.append(Mark(room.margin, top, lead_w, lead, room.strong, "green"))
    rest_w = room_w - lead_w - sizes.gap
    forms = [form for form in words.foot if measure(form, room.base) <= rest_w]
    rest = forms[0] if forms else elided(words.foot[-1], rest_w, room.base, measure)
    if rest:
        page.marks.append(
            Mark(room.margin + lead_w + sizes.gap, top, rest_w, rest, room.base, "ink2")
        )
