"""PURE: what each chart says in one or two plain sentences, with the number of cases behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from junhall.casework.ages import number_text, span_text
from junhall.casework.channels import channel_name
from junhall.casework.times_rows import OFFICE, Mark, TimesPage
from junhall.ui.times.scales import point_words, weekday_names
from junhall.ui.times.tables import Names, per_cent
from junhall.words import ntr, tr

_FEW: Final = 20
"""Below so many cases a sentence says that they are few."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A chart's name and what exactly it shows."""

    title: str
    about: str


def heading(chart: str, page: TimesPage | None) -> Heading:
    """The head of a chart's card; before there is a page, without its particulars."""
    bucket = page.bucket if page is not None else "week"
    by = {"day": tr("by day"), "week": tr("by week"), "month": tr("by month")}.get(bucket, "")
    hours = tr("office time") if page is not None and page.wish.clock == OFFICE else ""
    told: dict[str, tuple[str, str]] = {
        "answers": (tr("Time to first answer"), tr("median, with the 10–90 % band, {by}", by=by)),
        "hours": (tr("When people write"), tr("requests by hour and weekday")),
        "services": (tr("By service"), tr("half solved in; share of targets kept")),
        "solved": (tr("Share solved within"), tr("by service")),
        "flow": (tr("Backlog and its flow"), tr("came, ended, and open at the end, {by}", by=by)),
        "reopened": (tr("Opened again"), tr("of those solved, {by}", by=by)),
        "channels": (tr("Networks compared"), tr("where people write")),
        "lag": (tr("How late posts reach us"), tr("apart from every time above")),
        "thanks": (tr("Thanks"), by),
        "people": (tr("By person"), tr("only for those who lead; with the number of cases")),
    }
    title, about = told[chart]
    if chart in {"answers", "services", "solved", "channels", "people"} and hours:
        about = f"{about} · {hours}"
    return Heading(title, about)


def empty_words(chart: str) -> str:
    """What will appear where there is nothing yet."""
    return {
        "answers": tr("How fast the town answers appears here with the first answer."),
        "hours": tr("The hours at which people write appear here with the first request."),
        "services": tr("Each service appears here with its first request."),
        "solved": tr("How long repairs take appears here once the first is done."),
        "flow": tr("What comes and what is done appears here day by day."),
        "reopened": tr("What was solved and opened again appears here."),
        "channels": tr("Each network appears here with its first request."),
        "lag": tr("How late posts reach this desk appears here with the first post."),
        "thanks": tr("Thanks appear here. They have no clock and are counted with joy."),
        "people": tr("Who had what assigned appears here with the first assignment."),
    }[chart]


def is_empty(chart: str, page: TimesPage) -> bool:
    """Whether a chart has nothing to show."""
    return {
        "answers": page.totals.first_answer.n == 0,
        "hours": not any(map(sum, page.hours)),
        "services": not page.services,
        "solved": not page.curves,
        "flow": not any(p.opened or p.ended or p.open_at_end for p in page.flow),
        "reopened": not any(p.solved for p in page.flow),
        "channels": not page.channels,
        "lag": not page.channels,
        "thanks": not any(p.thanks for p in page.flow),
        "people": not page.people,
    }[chart]


def sentence(chart: str, page: TimesPage, names: Names) -> str:
    """What the chart says."""
    return empty_words(chart) if is_empty(chart, page) else _SENTENCES[chart](page, names)


def mark_words(mark: Mark, page: TimesPage, names: Names) -> str:
    """What the requests behind a mark are, as the heading of their list."""
    when = point_words(
        page.start if mark.start is None else mark.start,
        page.end if mark.end is None else mark.end,
        "whole" if mark.start is None else page.bucket,
        page.zone,
    )
    match mark.chart:
        case "answers":
            return tr("Answered, of {when}", when=when)
        case "unanswered":
            return tr("Not answered, of {when}", when=when)
        case "hours":
            day, _, hour = mark.key.partition("-")
            name = weekday_names("wide")[int(day)]
            if not hour:
                return tr("Written on {day}, {when}", day=name, when=when)
            return tr("Written on {day} at {hour} h, {when}", day=name, hour=hour, when=when)
        case "services":
            return tr("{service}, {when}", service=names.service(mark.key), when=when)
        case "solved":
            return tr("{service}, solved, {when}", service=names.service(mark.key), when=when)
        case "ended":
            return tr("Solved, of {when}", when=when)
        case "overdue":
            return tr("Late or past due, of {when}", when=when)
        case "channels" | "lag":
            return tr("Through {channel}, {when}", channel=channel_name(mark.key), when=when)
        case "people":
            return tr("Assigned to {person}, {when}", person=names.person(mark.key), when=when)
        case "reopened":
            return tr("Opened again, of {when}", when=when)
        case "quick":
            return tr("Closed within ten minutes of opening, {when}", when=when)
        case "thanks":
            return tr("Thanks, {when}", when=when)
        case "flow" if mark.part == "ended":
            return tr("Ended, {when}", when=when)
        case "flow" if mark.part == "open":
            return tr("Open at the end of {when}", when=when)
        case _:
            return tr("Requests of {when}", when=when)


def _answers(page: TimesPage, names: Names) -> str:
    del names
    figure = page.totals.first_answer
    if figure.value is None:
        return ""
    if figure.value:
        span = span_text(figure.value)
        first = tr(
            "Half of {n} first answers came within {span}.", n=number_text(figure.n), span=span
        )
    else:
        first = tr(
            "Half of {n} first answers came while the office was shut.", n=number_text(figure.n)
        )
    said = [first]
    if page.before is not None and page.before.first_answer.value is not None:
        before = page.before.first_answer
        said.append(
            tr(
                "In the period before it was {span} (n {n}).",
                span=span_text(before.value or 0),
                n=number_text(before.n),
            )
        )
    unanswered = figure.excluded.get("unanswered", 0)
    if unanswered:
        said.append(
            ntr("{n} request has no answer yet.", "{n} requests have no answer yet.", unanswered)
        )
    if page.target_clock == OFFICE:
        said.append(tr("The target counts office time: choose Office hours to see it."))
    elif page.target_clock is not None:
        said.append(tr("The target counts round the clock: switch off Office hours to see it."))
    return " ".join(said)


def _hours(page: TimesPage, names: Names) -> str:
    del names
    total = sum(map(sum, page.hours))
    day, hour = max(
        ((d, h) for d in range(7) for h in range(24)), key=lambda it: page.hours[it[0]][it[1]]
    )
    weekend = sum(map(sum, page.hours[5:]))
    return tr(
        "Most is written on {day} between {hour} and {next} h: {n} of {total}. Saturday and Sunday"
        " bring {share}.",
        day=weekday_names("wide")[day],
        hour=hour,
        next=hour + 1,
        n=number_text(page.hours[day][hour]),
        total=number_text(total),
        share=per_cent(weekend / total),
    )


def _services(page: TimesPage, names: Names) -> str:
    first = page.services[0]
    said = [
        tr(
            "{service} is written about most: {n} of {total}.",
            service=names.service(first.service),
            n=number_text(first.n),
            total=number_text(page.totals.n),
        )
    ]
    kept = page.totals.kept
    if kept.value is not None:
        told = tr(
            "Of {n} targets, {share} were kept.", n=number_text(kept.n), share=per_cent(kept.value)
        )
        said.append(told)
    return " ".join(said)


def _solved(page: TimesPage, names: Names) -> str:
    said = []
    whole = page.totals.solved
    if whole.value is not None:
        said.append(tr("Of all, half are solved within {span}.", span=span_text(whole.value)))
    else:
        said.append(tr("Fewer than half of all are solved so far."))
    said += [
        tr(
            "{service}: half within {span}.",
            service=names.service(curve.service),
            span=span_text(curve.median_s),
        )
        for curve in page.curves[:2]
        if curve.median_s is not None
    ]
    waiting = whole.excluded.get("still open", 0)
    if waiting:
        said.append(
            ntr(
                "{n} that did not end counts for as long as it was watched.",
                "{n} that did not end count for as long as they were watched.",
                waiting,
            )
        )
    return " ".join(said)


def _flow(page: TimesPage, names: Names) -> str:
    del names
    came, ended = sum(p.opened for p in page.flow), sum(p.ended for p in page.flow)
    now = page.flow[-1].open_at_end or 0
    change = came - ended
    if change > 0:
        trend = ntr("{n} more than at the beginning", "{n} more than at the beginning", change)
    elif change < 0:
        trend = ntr("{n} fewer than at the beginning", "{n} fewer than at the beginning", -change)
    else:
        trend = tr("as many as at the beginning")
    return tr(
        "{came} came and {ended} ended. {open} are open now, {trend}.",
        came=number_text(came),
        ended=number_text(ended),
        open=number_text(now),
        trend=trend,
    )


def _again(page: TimesPage, names: Names) -> str:
    del names
    again = page.totals.reopened
    said = [
        tr(
            "Of {n} solved, {share} were opened again.",
            n=number_text(again.n),
            share=per_cent(again.value, 1),
        )
    ]
    quick = page.totals.quick
    if quick.value:
        said.append(
            tr(
                "{share} of {n} were closed within ten minutes of opening: look whether they were"
                " really done.",
                share=per_cent(quick.value, 1),
                n=number_text(quick.n),
            )
        )
    else:
        said.append(tr("None was closed within ten minutes of opening."))
    return " ".join(said)


def _channels(page: TimesPage, names: Names) -> str:
    del names
    first = page.channels[0]
    whole = sum(c.n for c in page.channels)
    said = tr(
        "{channel} brings most: {share} of {n}.",
        channel=channel_name(first.channel),
        share=per_cent(first.n / whole),
        n=number_text(whole),
    )
    answered = [c for c in page.channels if c.first_answer.value is not None]
    enough = [c for c in answered if c.first_answer.n >= _FEW]
    if len(enough) > 1:
        quickest = min(enough, key=lambda c: c.first_answer.value or 0)
        said += " " + tr(
            "The first answer comes soonest there: {channel}, {span} (n {n}).",
            channel=channel_name(quickest.channel),
            span=span_text(quickest.first_answer.value or 0),
            n=number_text(quickest.first_answer.n),
        )
    return said


def _lag(page: TimesPage, names: Names) -> str:
    del names
    slowest = max(page.channels, key=lambda c: c.lag_p90_s or 0)
    return tr(
        "Nine in ten posts of {channel} are seen within {span} (n {n}); that is the slowest. No"
        " time on this page contains it.",
        channel=channel_name(slowest.channel),
        span=span_text(slowest.lag_p90_s or 0),
        n=number_text(slowest.lag.n),
    )


def _thanks(page: TimesPage, names: Names) -> str:
    del names
    total = sum(p.thanks for p in page.flow)
    return ntr("People said thanks {n} time.", "People said thanks {n} times.", total)


def _people(page: TimesPage, names: Names) -> str:
    del names, page
    return tr(
        "Matters differ: a lamp is not a road. These figures compare kinds of work, not diligence;"
        " with fewer than 20 cases they say little."
    )


_SENTENCES: Final[dict[str, Callable[[TimesPage, Names], str]]] = {
    "answers": _answers,
    "hours": _hours,
    "services": _services,
    "solved": _solved,
    "flow": _flow,
    "reopened": _again,
    "channels": _channels,
    "lag": _lag,
    "thanks": _thanks,
    "people": _people,
}
