"""PURE: what the wall says of times and of promises; no citizen's word among it (rules.md 25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from junhall.casework.ages import locale_name, number_text, span_text, time_text, when_text
from junhall.casework.times_rows import ServiceTimes, TimesPage
from junhall.casework.wall_rows import WallPromiseRow, WallPromises
from junhall.models.terms import Instant, PromiseState
from junhall.ui.naming import kind_name, one_line
from junhall.ui.wall.glass import FigureWords, NowWords, RowWords
from junhall.ui.wall.says import Freshness, Teller, freshness
from junhall.words import ntr, tr

_ROWS: Final = 12
_GOOD: Final = 0.9
_FAIR: Final = 0.75


def times_words(teller: Teller, page: TimesPage | None, frame: NowWords, now: Instant) -> NowWords:
    """Service by service how fast it goes; ``frame`` has the head and foot of the wall."""
    titled = replace(
        frame, title=tr("{town}, response times", town=teller.town.name), rows=(), figures=()
    )
    if page is None or freshness(page.as_of, now) is Freshness.GONE:
        return replace(titled, notice=frame.notice or tr("How fast the town works appears here."))
    told = [_service(teller, row) for row in page.services if row.service][:_ROWS]
    if not told:
        return replace(titled, notice=tr("How fast the town works appears here."))
    return replace(titled, rows=tuple(told), figures=_time_figures(page), notice="")


def promise_words(
    teller: Teller, told: WallPromises | None, frame: NowWords, now: Instant
) -> NowWords:
    """What is promised and by when, the next due first, and what was broken."""
    titled = replace(
        frame, title=tr("{town}, promises", town=teller.town.name), rows=(), figures=()
    )
    if told is None or freshness(told.as_of, now) is Freshness.GONE:
        return replace(titled, notice=frame.notice or tr("The town's promises appear here."))
    figures = _promise_figures(told)
    if not told.rows:
        words = tr("No promise is open. What the town promises appears here.")
        return replace(titled, figures=figures, notice=words)
    rows = tuple(_promise(teller, row, now) for row in told.rows)
    return replace(titled, rows=rows, figures=figures, notice="")


def _service(teller: Teller, row: ServiceTimes) -> RowWords:
    name = dict(teller.town.services).get(row.service or "", row.service or "")
    # Read together with the time at the right: "half of 48 solved within 41 min".
    if row.solved.value is None:
        half = tr("fewer than half of {n} solved", n=number_text(row.n))
    else:
        half = tr("half of {n} solved within", n=number_text(row.n))
    share = row.kept
    kept = tr("target kept {share}", share=_per_cent(share)) if share is not None else ""
    answer = row.first_answer.value
    first = tr("first answer {span}", span=span_text(answer)) if answer is not None else ""
    forms = ((half, kept, first), (half, kept), (half,))
    tone = "cobalt"
    if share is not None:
        tone = "green" if share >= _GOOD else "amber" if share >= _FAIR else "red"
    return RowWords(
        sign="·",
        titles=tuple((name, " · ".join(part for part in form if part)) for form in forms),
        clock="–" if row.solved.value is None else span_text(row.solved.value),
        colour=tone,
        clock_colour="ink",
        share=share,
        share_colour=tone,
    )


def _per_cent(share: float) -> str:
    return tr("{n} %", n=number_text(share * 100))


def _time_figures(page: TimesPage) -> tuple[FigureWords, ...]:
    told = page.totals
    found = []
    answer = told.first_answer
    if answer.value is not None:
        words = tr("median first answer, 4 weeks · n {n}", n=number_text(answer.n))
        found.append(FigureWords(span_text(answer.value), (words, tr("first answer"))))
    if told.solved.value is not None:
        words = tr("half solved within · n {n}", n=number_text(told.solved.n))
        found.append(FigureWords(span_text(told.solved.value), (words, tr("half solved within"))))
    if told.kept.value is not None:
        value = _per_cent(told.kept.value)
        words = tr("targets kept · n {n}", n=number_text(told.kept.n))
        tone = "green" if told.kept.value >= _GOOD else "ink"
        found.append(FigureWords(value, (words, tr("targets kept")), tone))
    return tuple(found)


def _promise(teller: Teller, row: WallPromiseRow, now: Instant) -> RowWords:
    what = dict(teller.town.services).get(row.service or "") or kind_name(row.kind)
    where = one_line(row.street or "")
    people = ", ".join(teller.who(code) for code in row.assignees)
    by = teller.who(row.by) if row.by else ""
    is_over = row.due_at < now
    if row.state is PromiseState.BROKEN:
        state = tr("broken")
    else:
        state = tr("overdue") if is_over else tr("promised")
    has = tr("with {people}", people=people) if people else ""
    told = state
    if by:
        when = when_text(row.promised_at, now, teller.town.zone_name)
        told = tr("{state} by {who}, {when}", state=state, who=by, when=when)
    long = f"{told} · {has}" if has else told
    short = f"{state} · {has}" if has else state
    titles: tuple[tuple[str, str], ...] = ((what, long), (what, told), (what, state))
    if where:
        place = f"{what} · {where}"
        titles = (
            (place, long), (place, told), (place, short), (place, state),
            (what, f"{where} · {told}"), (what, f"{where} · {short}"), (what, f"{where} · {state}"),
        )  # fmt: skip
    return RowWords(
        sign="!" if is_over else "→",
        titles=titles,
        clock=_due(row.due_at, now, teller.town.zone_name),
        colour="red" if is_over else "teal",
        clock_colour="red" if is_over else "ink",
    )


def _due(due: Instant, now: Instant, zone: str) -> str:
    """Today's time alone; another day short enough for large letters."""
    from babel.dates import format_skeleton

    if when_text(due, now, zone) == time_text(due, zone):
        return time_text(due, zone)
    local = datetime.fromtimestamp(due, UTC).astimezone(ZoneInfo(zone))
    return format_skeleton("MMMd", local, locale=locale_name())


def _promise_figures(told: WallPromises) -> tuple[FigureWords, ...]:
    found = []
    if told.kept.value is not None:
        value = _per_cent(told.kept.value)
        words = tr("promises kept this month · n {n}", n=number_text(told.kept.n))
        tone = "green" if told.kept.value >= _FAIR else "amber"
        found.append(FigureWords(value, (words, tr("promises kept")), tone))
    found.append(
        FigureWords(
            number_text(told.due_today),
            (
                ntr(
                    "due today · {open} open",
                    "due today · {open} open",
                    told.due_today,
                    open=number_text(told.open),
                ),
                tr("due today"),
            ),
        )
    )
    found.append(
        FigureWords(
            number_text(told.broken), (tr("broken, not repaired yet"), tr("broken")),
            "red" if told.broken else "ink",
        )
    )  # fmt: skip
    return tuple(found)
