"""The monthly report as sections of words and tables: what PDF and page both show, to the digit.

Public requests only. Every figure says how many stand behind it, and the last section what is left
out; where requests are still open the medians count them (Kaplan-Meier, rules.md 18).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from junhall.casework.ages import date_text, lap_text, number_text, span_text, time_text
from junhall.casework.channels import channel_name
from junhall.casework.fastest import records_page
from junhall.casework.fastest_rows import RecordsPage
from junhall.casework.promise_ledger import promise_ledger
from junhall.casework.promise_rows import KeptRate
from junhall.casework.readers import Readers
from junhall.casework.report_period import Period
from junhall.casework.service_names import service_names
from junhall.casework.times_keeper import TimesKeeper
from junhall.casework.times_rows import (
    ALWAYS,
    OFFICE,
    AnswerPoint,
    Curve,
    FlowPoint,
    ServiceTimes,
    TimesPage,
    TimesWish,
    Totals,
)
from junhall.models.figure import Figure
from junhall.models.terms import Instant
from junhall.words import language, ntr, tr

_DAY = 86_400
_MARKS = (3_600, _DAY, 3 * _DAY, 7 * _DAY, 30 * _DAY)
"""Times by which the share solved is told."""
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report; ``bars`` are shares of the widest, drawn beside the rows' names."""

    title: str
    sentence: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    bars: tuple[float, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report in the reader's language, ready to be set."""

    title: str
    town: str
    lang: str
    summary: str
    sections: tuple[Section, ...]
    foot: str


def report_of(session: Session, readers: Readers, period: Period, now: Instant) -> Report:
    """The report on a period, as of now."""
    keeper = TimesKeeper()
    while not keeper.open(session):
        continue
    town = readers.town
    wish = TimesWish("own", period.start, period.end, clock=ALWAYS, before=True)
    page = keeper.page(session, wish, town, now)
    office = keeper.page(session, replace(wish, clock=OFFICE), town, now)
    names = service_names(session.connection().exec_driver_sql, language())
    promises = promise_ledger(session, readers, now, since=period.start, until=period.end).rates
    records = records_page(session, town, now)
    zone = town.zone_name
    title = tr("How {town} answered: {period}", town=town.name, period=period.name())
    as_of = tr("as of {date}, {time}", date=date_text(now, zone), time=time_text(now, zone))
    began = _first_seen(page)
    sections = (
        _brief(page, office, period),
        _answers(page.answers[began:], zone),
        _flow(page.flow[began:], zone),
        _services(page.services, names),
        _solving(page.curves, names, _watched_s(page, began, now)),
        _networks(page),
        _promises(promises, names),
        _records(records, names, zone),
        _left_out(page, as_of),
    )
    return Report(
        title=title,
        town=town.name,
        lang=language(),
        summary=_summary(page.totals, period, as_of),
        sections=tuple(section for section in sections if section.rows),
        foot=tr("{town} · {period} · {as_of}", town=town.name, period=period.name(), as_of=as_of),
    )


def _summary(totals: Totals, period: Period, as_of: str) -> str:
    if not totals.n:
        return tr("In {period} nobody wrote; {as_of}.", period=period.name(), as_of=as_of)
    answer = totals.first_answer
    told = ntr(
        "In {period} {n} request came; {as_of}.",
        "In {period} {n} requests came; {as_of}.",
        totals.n,
        period=period.name(),
        as_of=as_of,
    )
    if answer.value is None:
        nobody = tr("None of them has been answered.")
        return f"{told} {nobody}"
    half = tr(
        "Half of the {n} answered had their first answer within {span}.",
        n=number_text(answer.n),
        span=span_text(answer.value),
    )
    return f"{told} {half}"


def _first_seen(page: TimesPage) -> int:
    """The first day, week or month of which the ledger knows anything: before it stands nothing."""
    known = (n for n, point in enumerate(page.flow) if point.opened or point.open_at_end)
    return next(known, len(page.flow))


def _watched_s(page: TimesPage, began: int, now: Instant) -> int:
    """How long the oldest requests of the period have been watched at most."""
    return now - page.flow[began].start if began < len(page.flow) else 0


def _brief(page: TimesPage, office: TimesPage, period: Period) -> Section:
    lines: tuple[tuple[str, Callable[[Totals], Figure], TimesPage, bool], ...] = (
        (tr("First answer, median, round the clock"), lambda t: t.first_answer, page, True),
        (tr("First answer, median, office hours"), lambda t: t.first_answer, office, True),
        (tr("Solved, median, open ones counted"), lambda t: t.solved, page, True),
        (tr("Service targets kept"), lambda t: t.kept, page, False),
        (tr("Opened again, of those solved"), lambda t: t.reopened, page, False),
        (tr("Ended within ten minutes of opening: look at these"), lambda t: t.quick, page, False),
    )
    came = NOTHING if page.before is None else number_text(page.before.n)
    rows = [(tr("Requests"), number_text(page.totals.n), "", came)]
    for name, pick, of, is_span in lines:
        mine = pick(of.totals)
        other = None if of.before is None else pick(of.before)
        rows.append((name, _figure(mine, is_span), number_text(mine.n), _figure(other, is_span)))
    return Section(
        tr("In brief"),
        tr("The same figures of the period before stand beside those of {period}.",
           period=period.name()),
        (tr("Figure"), period.name(), tr("n"), tr("The period before")),
        tuple(rows),
    )  # fmt: skip


def _answers(points: Sequence[AnswerPoint], zone: str) -> Section:
    waiting = sum(point.unanswered for point in points)
    return Section(
        tr("First answers"),
        ntr(
            "{n} request of this period has no answer yet; it is in no median.",
            "{n} requests of this period have no answer yet; they are in no median.",
            waiting,
        ),
        (tr("From"), tr("Median"), tr("10 %"), tr("90 %"), tr("Answered"), tr("No answer")),
        tuple(
            (
                date_text(point.start, zone), _span(point.median_s), _span(point.p10_s),
                _span(point.p90_s), number_text(point.n), number_text(point.unanswered),
            )
            for point in points
        ),
        _shares([point.median_s or 0.0 for point in points]),
        tr("Half were answered sooner than the median, one in ten later than 90 %."),
    )  # fmt: skip


def _flow(points: Sequence[FlowPoint], zone: str) -> Section:
    last = points[-1].open_at_end if points else 0
    return Section(
        tr("What came, what ended, what stayed open"),
        tr("At the end {n} were open.", n=number_text(last or 0)),
        (tr("From"), tr("Came"), tr("Ended"), tr("Open at the end"), tr("Opened again"),
         tr("Thanks")),
        tuple(
            (
                date_text(point.start, zone), number_text(point.opened),
                number_text(point.ended), number_text(point.open_at_end or 0),
                number_text(point.reopened), number_text(point.thanks),
            )
            for point in points
        ),
        _shares([float(point.open_at_end or 0) for point in points]),
    )  # fmt: skip


def _services(services: Sequence[ServiceTimes], names: dict[str, str]) -> Section:
    return Section(
        tr("Service by service"),
        tr("Solved counts the open ones for as long as they have been waiting."),
        (tr("Service"), tr("Requests"), tr("First answer"), tr("n"), tr("Solved"),
         tr("Targets kept"), tr("Overdue")),
        tuple(
            (
                _service(one.service, names), number_text(one.n),
                _span(one.first_answer.value), number_text(one.first_answer.n),
                _span(one.solved.value), _share(one.kept), number_text(one.past_due),
            )
            for one in services
        ),
        _shares([float(one.n) for one in services]),
    )  # fmt: skip


def _solving(curves: Sequence[Curve], names: dict[str, str], watched_s: int) -> Section:
    """Of a time longer than anything was watched nothing is known, and nothing is told."""
    return Section(
        tr("How soon it was solved"),
        tr("The share solved within a time, of the services most written about."),
        (tr("Service"), *(span_text(mark) for mark in _MARKS), tr("n"), tr("Still open")),
        tuple(
            (
                _service(curve.service, names),
                *(_share(_by(curve, mark) if mark <= watched_s else None) for mark in _MARKS),
                number_text(curve.n), number_text(curve.still_open),
            )
            for curve in curves
        ),
    )  # fmt: skip


def _networks(page: TimesPage) -> Section:
    return Section(
        tr("Where people wrote"),
        tr("The delay until the town hall sees a post is in no response time."),
        (tr("Network"), tr("Requests"), tr("First answer"), tr("Solved"), tr("Delay"),
         tr("Delay, 90 %")),
        tuple(
            (
                channel_name(one.channel), number_text(one.n), _span(one.first_answer.value),
                _span(one.solved.value), _span(one.lag.value), _span(one.lag_p90_s),
            )
            for one in page.channels
        ),
        _shares([float(one.n) for one in page.channels]),
    )  # fmt: skip


def _promises(rates: Sequence[KeptRate], names: dict[str, str]) -> Section:
    """All services first, then each; proposed readings count nowhere (rules.md 20)."""
    told = [rate for rate in rates if rate.kept.n or any(rate.kept.excluded.values())]
    whole = told[0].kept if told else None
    made = whole.n + sum(whole.excluded.values()) if whole else 0
    return Section(
        tr("Promises"),
        ntr(
            "{n} promise was made in public and confirmed.",
            "{n} promises were made in public and confirmed.",
            made,
        ),
        (tr("Service"), tr("Kept"), tr("n"), tr("Late"), tr("Broken"), tr("Open"),
         tr("Without a time")),
        tuple(
            (
                tr("All services") if n == 0 else _service(one.service, names),
                _share(one.kept.value), number_text(one.kept.n), number_text(one.late),
                number_text(one.broken), number_text(one.kept.excluded.get("open", 0)),
                number_text(one.kept.excluded.get("no time", 0)),
            )
            for n, one in enumerate(told)
        ),
        _shares([one.kept.value or 0.0 for one in told]),
        tr("The share kept is of those decided: kept, late or broken."),
    )  # fmt: skip


def _records(page: RecordsPage, names: dict[str, str], zone: str) -> Section:
    """Each stands on enough repairs, with the usual ones beside it (rules.md 19)."""
    return Section(
        tr("Records with proof"),
        tr(
            "The fastest repairs since {date}, of services with {n} or more; the request shows"
            " posts and photos.",
            date=date_text(page.since, zone),
            n=number_text(page.needed),
        ),
        (tr("Service"), tr("Fastest"), tr("Median"), tr("90 %"), tr("n"), tr("Left out"),
         tr("Request")),
        tuple(
            (
                _service(one.service, names), lap_text(one.seconds), _span(one.median.value),
                _span(one.p90), number_text(one.median.n),
                number_text(sum(one.median.excluded.values())), one.number,
            )
            for one in page.records
        ),
        note=tr(
            "Left out: solved within a minute, opened by staff, joined to another, automatic,"
            " opened again."
        ),
    )  # fmt: skip


def _left_out(page: TimesPage, as_of: str) -> Section:
    words = {
        "thanks": tr("Thanks: they have no clock"),
        "duplicate": tr("Joined to another request"),
        "not ours": tr("Not for this town hall"),
        "closed without a date": tr("Ended on a day that is not known"),
        "closed before it was opened": tr("Ended before they began: clocks that differ"),
    }
    return Section(
        tr("What is left out"),
        tr("Private requests are in none of these figures; {as_of}.", as_of=as_of),
        (tr("Reason"), tr("Requests")),
        tuple(
            (words.get(reason, reason), number_text(n)) for reason, n in page.excluded.items()
        ) or ((tr("Nothing else"), number_text(0)),),
    )  # fmt: skip


def _service(code: str | None, names: dict[str, str]) -> str:
    return tr("No service") if code is None else names.get(code, code)


def _by(curve: Curve, seconds: float) -> float | None:
    """The share solved by then: the last point of the curve not later; None without a curve."""
    if not curve.points:
        return None
    return max((solved for at, solved in curve.points if at <= seconds), default=0.0)


def _figure(figure: Figure | None, is_span: bool) -> str:  # noqa: FBT001 - a column of a table
    if figure is None or figure.value is None:
        return NOTHING
    return span_text(figure.value) if is_span else _share(figure.value)


def _span(seconds: float | None) -> str:
    return NOTHING if seconds is None else span_text(seconds)


def _share(value: float | None) -> str:
    return NOTHING if value is None else tr("{n} %", n=number_text(value * 100, 1))


def _shares(values: Sequence[float]) -> tuple[float, ...]:
    most = max(values, default=0.0)
    return tuple(round(value / most, 4) if most else 0.0 for value in values)
