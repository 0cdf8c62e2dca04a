"""Open data: one row a public request, with its stage times, its promise and its rough place.

What is never here: words of anybody, names, handles, pictures, streets and doorways, staff. A rough
place is the middle of a grid cell of about 250 m (rules.md 25). Private requests are left out
(rules.md 23). The rows follow from the ledger and ``as_of`` alone, so the same export twice is the
same file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework.clocks import promise_state
from junhall.casework.grid import cell_centre
from junhall.casework.readers import Readers
from junhall.casework.service_names import service_names
from junhall.models.terms import Instant, PromiseState
from junhall.words import tr

Value = str | int | float | None
Row = tuple[Value, ...]
"""Values in the order of the fields; instants are Unix seconds until a writer writes them."""

TEXT: Final = "string"
TIME: Final = "dateTime"
WHOLE: Final = "integer"
DEGREES: Final = "decimal"
DATE: Final = "date"
_DIGITS: Final = 5
"""Decimals of a rough place: about a metre, far finer than the cell it stands for."""


@dataclass(frozen=True, slots=True)
class OpenField:
    """A column: its name, its XML Schema datatype, and what a reader must know of it."""

    name: str
    datatype: str
    meaning: Callable[[], str]


FIELDS: Final = (
    OpenField("number", TEXT, lambda: tr("number of the request: year and order of arrival")),
    OpenField("kind", TEXT, lambda: tr(
        "problem, proposal, idea, complaint, question or thanks")),
    OpenField("service_code", TEXT, lambda: tr("code of the service it is about")),
    OpenField("service", TEXT, lambda: tr("name of that service")),
    OpenField("department", TEXT, lambda: tr("department of the town hall that answers for it")),
    OpenField("network", TEXT, lambda: tr("where it was written; other: counter or phone")),
    OpenField("status", TEXT, lambda: tr(
        "new, answered, assigned, solved, closed, duplicate or not_ours")),
    OpenField("duplicate_of", TEXT, lambda: tr("number of the request it was joined to")),
    OpenField("posted_at", TIME, lambda: tr("when the citizen wrote, by the network's clock")),
    OpenField("seen_at", TIME, lambda: tr(
        "when it reached the town hall; the difference is no part of any response time")),
    OpenField("first_answer_at", TIME, lambda: tr("first answer by a person of the town hall")),
    OpenField("assigned_at", TIME, lambda: tr("when somebody was given it")),
    OpenField("solved_at", TIME, lambda: tr("when the work was shown to be done")),
    OpenField("ended_at", TIME, lambda: tr("when it left the open requests, for any reason")),
    OpenField("thanked_at", TIME, lambda: tr("when the citizen gave thanks")),
    OpenField("laps", WHOLE, lambda: tr("1; more where it was opened again")),
    OpenField("first_answer_s", WHOLE, lambda: tr(
        "seconds from posted_at to the first answer, round the clock, first lap")),
    OpenField("first_answer_office_s", WHOLE, lambda: tr("the same in seconds of office hours")),
    OpenField("time_to_solve_s", WHOLE, lambda: tr(
        "seconds from posted_at to solved_at, round the clock, first lap")),
    OpenField("time_to_solve_office_s", WHOLE, lambda: tr("the same in seconds of office hours")),
    OpenField("answer_due_at", TIME, lambda: tr("when the first answer was due by the target")),
    OpenField("solve_due_at", TIME, lambda: tr("when the repair was due by the target")),
    OpenField("promised_at", TIME, lambda: tr("when the last confirmed promise was made")),
    OpenField("promise_due_at", TIME, lambda: tr("by when it was promised; empty: no time given")),
    OpenField("promise", TEXT, lambda: tr("open, kept, late or broken")),
    OpenField("supporters", WHOLE, lambda: tr("how many others spoke up or repeated it")),
    OpenField("rough_lat", DEGREES, lambda: tr(
        "latitude (WGS 84) of the middle of a cell of about 250 m, never the place itself")),
    OpenField("rough_long", DEGREES, lambda: tr("longitude of that middle")),
)  # fmt: skip
"""The data dictionary, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class Span:
    """Requests posted from an instant up to, not including, another; None leaves it open."""

    start: Instant | None = None
    end: Instant | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What every row needs and no row has: names, promises, numbers of others."""

    services: dict[str, str]
    departments: dict[str, str]
    promises: dict[int, tuple[Instant, Instant | None, bool]]
    numbers: dict[int, str]


def data_as_of(session: Session) -> Instant:
    """The instant of the ledger's last change: what an export without ``--at`` is true of."""
    last = session.connection().exec_driver_sql("SELECT max(at) FROM change").scalar()
    return Instant(int(last or 0))


def left_out(session: Session, span: Span) -> int:
    """How many private requests the span holds: said to the person, never in the file."""
    where, values = within(span)
    return int(
        session.connection()
        .exec_driver_sql(f"SELECT count(*) FROM request WHERE is_private = 1{where}", values)
        .scalar_one()
    )


def open_rows(
    session: Session, readers: Readers, span: Span, as_of: Instant, lang: str
) -> Iterator[Row]:
    """Public requests of the span by number; promises stand as they did at ``as_of``.

    Shapes: one value for each of FIELDS.
    """
    connection = session.connection()
    source = _source(connection, readers, lang)
    where, values = within(span)
    found = connection.exec_driver_sql(
        "SELECT id, number_year, number_n, kind, service, network, status, merged_into, posted_at,"
        " seen_at, first_answer_at, assigned_at, solved_at, ended_at, thanked_at, laps,"
        " first_answer_s, first_answer_office_s, time_to_solve_s, time_to_solve_office_s,"
        " answer_due_at, resolve_due_at, supporters, cell, place_quality FROM request"
        f" WHERE is_private = 0{where} ORDER BY number_year, number_n",
        values,
    )
    for row in found:
        yield _row(row, source, readers, as_of)


def _row(row: Any, source: Source, readers: Readers, as_of: Instant) -> Row:
    service = row.service
    promised_at, promise_due, promise = None, None, None
    if (made := source.promises.get(row.id)) is not None:
        promised_at, promise_due, withdrawn = made
        promise = promise_state(
            confirmed=True,
            due=promise_due,
            solved_at=row.solved_at,
            withdrawn=withdrawn,
            now=as_of,
            calendar=readers.calendar(service),
        ).value
    lat, long = rough_place(row.cell, row.place_quality)
    return (
        f"{row.number_year}-{row.number_n}",
        row.kind,
        service,
        None if service is None else source.services.get(service, service),
        None if service is None else source.departments.get(service),
        row.network,
        row.status,
        None if row.merged_into is None else source.numbers.get(row.merged_into),
        row.posted_at,
        row.seen_at,
        row.first_answer_at,
        row.assigned_at,
        row.solved_at,
        row.ended_at,
        row.thanked_at,
        row.laps,
        row.first_answer_s,
        row.first_answer_office_s,
        row.time_to_solve_s,
        row.time_to_solve_office_s,
        row.answer_due_at,
        row.resolve_due_at,
        promised_at,
        promise_due,
        promise,
        row.supporters,
        lat,
        long,
    )


def rough_place(cell: int | None, quality: str) -> tuple[float | None, float | None]:
    """The public place of a request: the middle of its cell, and nothing where none is known."""
    if cell is None or quality == "none":
        return None, None
    lat, long = cell_centre(cell)
    return round(lat, _DIGITS), round(long, _DIGITS)


def _source(connection: Connection, readers: Readers, lang: str) -> Source:
    town = readers.town
    by_department = {department.code: department.name for department in town.departments}
    departments = {
        str(service.code): by_department.get(service.department, service.department)
        for service in town.services
        if service.department
    }
    return Source(
        services=service_names(connection.exec_driver_sql, lang),
        departments=departments,
        promises=_promises(connection),
        numbers=_numbers(connection),
    )


def _promises(connection: Connection) -> dict[int, tuple[Instant, Instant | None, bool]]:
    """The last confirmed promise of each request: made, due, whether it was taken back."""
    rows = connection.exec_driver_sql(
        "SELECT request_id, promised_at, due_at, state FROM promise WHERE state != ?"
        " ORDER BY promised_at, id",
        (PromiseState.PROPOSED.value,),
    )
    return {row[0]: (row[1], row[2], row[3] == PromiseState.BROKEN.value) for row in rows}


def _numbers(connection: Connection) -> dict[int, str]:
    rows = connection.exec_driver_sql(
        "SELECT id, number_year, number_n FROM request WHERE is_private = 0 AND id IN"
        " (SELECT merged_into FROM request WHERE merged_into IS NOT NULL)"
    )
    return {row[0]: f"{row[1]}-{row[2]}" for row in rows}


def within(span: Span) -> tuple[str, tuple[int, ...]]:
    """The end of a WHERE for requests of a span, and its values."""
    parts, values = [""], []
    if span.start is not None:
        parts.append("posted_at >= ?")
        values.append(int(span.start))
    if span.end is not None:
        parts.append("posted_at < ?")
        values.append(int(span.end))
    return " AND ".join(parts), tuple(values)
