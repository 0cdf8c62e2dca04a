"""PURE: alerts in the reader's language: one line for many, and a line for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from junhall.casework.ages import span_text
from junhall.casework.alert_rows import KINDS, AlertKind, AlertRow, What
from junhall.models.terms import Instant
from junhall.ui.board.captions import Names
from junhall.ui.plain import plain
from junhall.words import ntr, tr


def heading(kind: AlertKind) -> str:
    """What a part of the list is called."""
    return {
        AlertKind.OVERDUE: tr("Overdue"),
        AlertKind.SOON: tr("Due soon"),
        AlertKind.GIVEN: tr("Given to you"),
    }[kind]


def tone(kind: AlertKind) -> str:
    """The palette's tone of a kind; its word stands beside it."""
    return {AlertKind.OVERDUE: "red", AlertKind.SOON: "amber", AlertKind.GIVEN: "teal"}[kind]


def together(rows: Iterable[AlertRow]) -> str:
    """Many alerts as one line: numbers only, no words of anybody."""
    counted = Counter(row.kind for row in rows)
    return " · ".join(_count(kind, counted[kind]) for kind in KINDS if counted[kind])


def _count(kind: AlertKind, n: int) -> str:
    match kind:
        case AlertKind.OVERDUE:
            return ntr("{n} request became overdue", "{n} requests became overdue", n)
        case AlertKind.SOON:
            return ntr("{n} request is due soon", "{n} requests are due soon", n)
        case AlertKind.GIVEN:
            return ntr("{n} request was given to you", "{n} requests were given to you", n)


def title_of(row: AlertRow) -> str:
    """How a line begins: the request's own words, unless they are private."""
    if row.is_private:
        return tr("Private request {number}", number=row.number)
    return plain(row.title) if row.title.strip() else tr("(no words)")


def why(row: AlertRow, now: Instant) -> str:
    """Each deadline with its distance: "answer overdue 20 min · promise due in 2 h"."""
    told = []
    for it in row.deadlines:
        span = span_text(abs(now - it.due_at))
        told.append(_over(it.what, span) if it.is_over else _near(it.what, span))
    return " · ".join(told) or tr("given to you {span} ago", span=span_text(max(0, now - row.at)))


def _over(what: What, span: str) -> str:
    match what:
        case What.ANSWER:
            return tr("answer overdue {span}", span=span)
        case What.SOLVE:
            return tr("repair overdue {span}", span=span)
        case What.PROMISE:
            return tr("promise overdue {span}", span=span)


def _near(what: What, span: str) -> str:
    match what:
        case What.ANSWER:
            return tr("answer due in {span}", span=span)
        case What.SOLVE:
            return tr("repair due in {span}", span=span)
        case What.PROMISE:
            return tr("promise due in {span}", span=span)


def second_line(row: AlertRow, names: Names) -> str:
    """Number, service and who has it."""
    told = [row.number]
    if row.service is not None:
        told.append(names.service(row.service))
    if row.assignees:
        told.append(f"→ {names.people(row.assignees)}")
    return " · ".join(part for part in told if part)


def bell_name(unseen: Sequence[AlertRow], listed: int) -> str:
    """The bell as a screen reader says it."""
    if unseen:
        return tr("Alerts: {told}", told=together(unseen))
    if listed:
        return ntr("Alerts: nothing new, {n} listed", "Alerts: nothing new, {n} listed", listed)
    return tr("Alerts: none")
