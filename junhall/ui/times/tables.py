"""PURE: every chart as a table, for those who do not look at it and for whoever counts again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from junhall.casework.ages import number_text, span_text
from junhall.casework.channels import channel_name
from junhall.casework.rows import TownFacts
from junhall.casework.times_rows import Mark, TimesPage
from junhall.models.figure import Figure
from junhall.ui.plain import plain
from junhall.ui.times.scales import point_words, weekday_names
from junhall.words import tr

NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its cells in words, what it opens, and a share to be drawn as a bar."""

    cells: tuple[str, ...]
    mark: Mark | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows; ``bar`` is the column that has a bar beside its words."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    bar: int | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The town's own words for codes."""

    services: dict[str, str]
    staff: dict[str, str]

    @classmethod
    def of(cls, town: TownFacts | None) -> Names:
        """Of a town; before it is known, codes stand for themselves."""
        if town is None:
            return cls({}, {})
        return cls(dict(town.services), {str(s.code): plain(s.name) for s in town.staff})

    def service(self, code: str | None) -> str:
        """A service's name."""
        return tr("No service yet") if not code else plain(self.services.get(code, code))

    def person(self, code: str) -> str:
        """A person's name."""
        return self.staff.get(code, code)


def span_or_none(seconds: float | None) -> str:
    """A duration, or a dash."""
    return NOTHING if seconds is None else span_text(seconds)


def per_cent(share: float | None, digits: int = 0) -> str:
    """A share in per cent, or a dash."""
    return NOTHING if share is None else tr("{n} %", n=number_text(share * 100, digits))


def with_n(figure: Figure, value: str) -> str:
    """A figure and how many stand behind it."""
    return tr("{value} (n {n})", value=value, n=number_text(figure.n))


def answers_table(page: TimesPage, names: Names) -> Table:
    """First answers by day, week or month."""
    del names
    heads = (tr("When"), tr("Median"), "10 %", "90 %", tr("Answered"), tr("Not answered"))
    rows = tuple(
        Row(
            (
                point_words(p.start, p.end, page.bucket, page.zone),
                span_or_none(p.median_s),
                span_or_none(p.p10_s),
                span_or_none(p.p90_s),
                number_text(p.n),
                number_text(p.unanswered),
            ),
            Mark("answers", start=p.start, end=p.end),
        )
        for p in page.answers
    )
    return Table(heads, rows)


def hours_table(page: TimesPage, names: Names) -> Table:
    """When people write: a row for every weekday, in four parts of the day."""
    del names
    parts = ((0, 8), (8, 14), (14, 20), (20, 24))
    heads = (tr("Day"), *(f"{a}–{b} h" for a, b in parts), tr("Together"), tr("Busiest hour"))
    most = max((sum(day) for day in page.hours), default=0)
    rows = []
    for n, (name, day) in enumerate(zip(weekday_names("wide"), page.hours, strict=True)):
        total = sum(day)
        peak = day.index(max(day))
        busiest = tr("{hour} h: {n}", hour=peak, n=number_text(day[peak])) if total else NOTHING
        cells = (name, *(number_text(sum(day[a:b])) for a, b in parts), number_text(total), busiest)
        rows.append(Row(cells, Mark("hours", key=str(n)), total / most if most else None))
    return Table(heads, tuple(rows))


def services_table(page: TimesPage, names: Names) -> Table:
    """Every service with its targets."""
    heads = (
        tr("Service"),
        tr("Requests"),
        tr("First answer"),
        tr("Solved in"),
        tr("Target kept"),
    )
    rows = tuple(
        Row(
            (
                names.service(s.service),
                number_text(s.n),
                span_or_none(s.first_answer.value),
                span_or_none(s.solved.value),
                per_cent(s.kept),
            ),
            Mark("services", key=s.service or ""),
            s.kept,
        )
        for s in page.services
    )
    return Table(heads, rows, bar=4)


def curves_table(page: TimesPage, names: Names) -> Table:
    """Half, and nine in ten, by Kaplan-Meier."""
    heads = (
        tr("Service"),
        tr("Half within"),
        tr("Nine in ten within"),
        tr("Requests"),
        tr("Not ended"),
    )
    rows = tuple(
        Row(
            (
                names.service(c.service),
                span_or_none(c.median_s),
                span_or_none(c.p90_s),
                number_text(c.n),
                number_text(c.still_open),
            ),
            Mark("solved", key=c.service or ""),
        )
        for c in page.curves
    )
    return Table(heads, rows)


def flow_table(page: TimesPage, names: Names) -> Table:
    """What came, what ended, what was open."""
    del names
    heads = (tr("When"), tr("Came"), tr("Ended"), tr("Open at the end"))
    rows = tuple(
        Row(
            (
                point_words(p.start, p.end, page.bucket, page.zone),
                number_text(p.opened),
                number_text(p.ended),
                NOTHING if p.open_at_end is None else number_text(p.open_at_end),
            ),
            Mark("flow", start=p.start, end=p.end, part="opened"),
        )
        for p in page.flow
    )
    return Table(heads, rows)


def again_table(page: TimesPage, names: Names) -> Table:
    """What was solved and opened again."""
    del names
    heads = (tr("Came"), tr("Solved"), tr("Opened again"), tr("Share"))
    rows = tuple(
        Row(
            (
                point_words(p.start, p.end, page.bucket, page.zone),
                number_text(p.solved),
                number_text(p.reopened),
                per_cent(p.reopened / p.solved if p.solved else None, 1),
            ),
            Mark("reopened", start=p.start, end=p.end),
        )
        for p in page.flow
    )
    return Table(heads, rows)


def channels_table(page: TimesPage, names: Names) -> Table:
    """Networks compared, the counter and the phone among them."""
    del names
    heads = (tr("Where"), tr("Requests"), tr("First answer"), tr("Solved in"), tr("Share"))
    whole = sum(c.n for c in page.channels)
    rows = tuple(
        Row(
            (
                channel_name(c.channel),
                number_text(c.n),
                span_or_none(c.first_answer.value),
                span_or_none(c.solved.value),
                per_cent(c.n / whole),
            ),
            Mark("channels", key=c.channel),
            c.n / whole,
        )
        for c in page.channels
    )
    return Table(heads, rows, bar=4)


def lag_table(page: TimesPage, names: Names) -> Table:
    """How late posts reach us."""
    del names
    heads = (tr("Where"), tr("Median"), "90 %", tr("Requests"))
    rows = tuple(
        Row(
            (
                channel_name(c.channel),
                span_or_none(c.lag.value),
                span_or_none(c.lag_p90_s),
                number_text(c.lag.n),
            ),
            Mark("lag", key=c.channel),
        )
        for c in page.channels
    )
    return Table(heads, rows)


def thanks_table(page: TimesPage, names: Names) -> Table:
    """Thanks by day, week or month."""
    del names
    heads = (tr("When"), tr("Thanks"))
    rows = tuple(
        Row(
            (point_words(p.start, p.end, page.bucket, page.zone), number_text(p.thanks)),
            Mark("thanks", start=p.start, end=p.end),
        )
        for p in page.flow
    )
    return Table(heads, rows)


def people_table(page: TimesPage, names: Names) -> Table:
    """Who had what assigned."""
    heads = (
        tr("Person"),
        tr("Assigned"),
        tr("Still open"),
        tr("First answer"),
        tr("Solved in"),
    )
    rows = tuple(
        Row(
            (
                names.person(p.staff),
                number_text(p.n),
                number_text(p.open),
                with_n(p.first_answer, span_or_none(p.first_answer.value)),
                with_n(p.solved, span_or_none(p.solved.value)),
            ),
            Mark("people", key=p.staff),
        )
        for p in page.people
    )
    return Table(heads, rows)


TABLES: Final[dict[str, Callable[[TimesPage, Names], Table]]] = {
    "answers": answers_table,
    "hours": hours_table,
    "services": services_table,
    "solved": curves_table,
    "flow": flow_table,
    "reopened": again_table,
    "channels": channels_table,
    "lag": lag_table,
    "thanks": thanks_table,
    "people": people_table,
}
"""The table of each chart, in the order of the page."""
