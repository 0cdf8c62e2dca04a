"""Other people's exports to requests and posts: first a plan that can be shown, then its rows.

What the columns mean, what the statuses say and on which clocks times are read is decided and
printed before the first row is taken, and can be overridden. A row that cannot be used names its
line and its reason and stops nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from junhall.casework.column_names import FIELDS, STATUSES, guessed_fields, plain_name
from junhall.casework.import_plan import ImportPlan, folded_status
from junhall.casework.portals import Portal, portal_of
from junhall.casework.posts_file import read_posts
from junhall.casework.records import (
    Opener,
    Shape,
    csv_head,
    csv_rows,
    encoding_of,
    json_records,
    opener_of,
    shape_of,
)
from junhall.casework.requests_file import RequestReader
from junhall.casework.stamps import date_order
from junhall.casework.tally import Tally, UnreadableError
from junhall.models.messages import IncomingPost, IncomingRequest
from junhall.models.terms import RequestStatus

FORMATS: Final = ("auto", "posts", "csv", "open311")
CHUNK: Final = 2_000
_SAMPLES: Final = 500
_OPEN: Final = "open"
_Row = TypeVar("_Row")


def plan_import(
    source: Path | Opener,
    *,
    format: str = "auto",  # noqa: A002  the option of the terminal has this name
    mapping: Mapping[str, str] | None = None,
    statuses: Mapping[str, str] | None = None,
    zone: str | None = None,
    town_zone: str = "UTC",
) -> ImportPlan:
    """Look at the beginning of a file and decide how to read it.

    Times without offset are read in ``zone``, else in the known source's, else in ``town_zone``.
    An opener stands for a file that is unpacked while it is read.

    Raises: UnreadableError where nothing could be taken, with the sentence why.
    """
    if format not in FORMATS:
        raise UnreadableError("unknown-format", format=format)
    encoding = encoding_of(source) if isinstance(source, Path) else "utf-8"
    opener = opener_of(source, encoding) if isinstance(source, Path) else source
    shape = Shape.LINES if format == "posts" else shape_of(opener)
    if format == "posts" or (shape is Shape.LINES and format == "auto" and _is_posts(opener)):
        return _posts_plan(opener, encoding)
    head, delimiter = csv_head(opener) if shape is Shape.CSV else (_keys(opener, shape), ",")
    names = [plain_name(column) for column in head]
    portal = portal_of(names)
    fields = _fields(portal, head, names, mapping or {})
    chosen_zone = _zone(zone or (portal.zone if portal else None) or town_zone)
    words = _statuses(portal, statuses or {})
    samples: list[str] = []
    if shape is Shape.CSV:
        samples = _first_times(opener, delimiter, names, fields)
        if not samples:
            raise UnreadableError("no-rows")
    return ImportPlan(
        opener=opener,
        format="csv" if shape is Shape.CSV else "json",
        shape=shape,
        encoding=encoding,
        portal=portal.name if portal else None,
        delimiter=delimiter,
        columns=tuple(head),
        fields=fields,
        statuses=words,
        zone=chosen_zone,
        order=(portal and portal.order) or date_order(samples, chosen_zone),
        kind=portal.kind if portal else None,
        closes_when_ended=bool(portal and portal.closes_when_ended),
    )


def rows(plan: ImportPlan, size: int = CHUNK) -> Iterator[Sequence[IncomingPost | IncomingRequest]]:
    """The file's rows in its order, in chunks, memory constant; refused ones go to the tally."""
    with plan.opener() as stream:
        if plan.format == "posts":
            yield from _chunks(read_posts(stream, plan.tally), size)
            return
        reader = RequestReader(plan)
        if plan.shape is Shape.CSV:
            yield from _chunks(reader.of_csv(csv_rows(stream, plan.delimiter, plan.tally)), size)
        else:
            yield from _chunks(reader.of_json(json_records(stream, plan.shape, plan.tally)), size)


def _posts_plan(opener: Opener, encoding: str) -> ImportPlan:
    with opener() as stream:
        start = next((line for line in stream if not line.isspace()), "")
    if not start:
        raise UnreadableError("empty")
    if start.lstrip("\ufeff").startswith("<"):
        raise UnreadableError("web-page")
    return ImportPlan(opener, "posts", Shape.LINES, encoding, None, "", (), {}, {}, "UTC", "dmy")


def _is_posts(opener: Opener) -> bool:
    """Whether the first objects speak of posts: of their network, and of when they were posted."""
    with opener() as stream:
        first = islice(json_records(stream, Shape.LINES, Tally()), 5)
        return any({"network", "id", "posted_at"} <= record.keys() for _, record in first)


def _keys(opener: Opener, shape: Shape) -> list[str]:
    """Keys of the first records, those of objects inside them as outer.inner."""
    aside = Tally()
    found: dict[str, None] = {}
    with opener() as stream:
        for _, record in islice(json_records(stream, shape, aside), 50):
            for key, value in record.items():
                found[key] = None
                if isinstance(value, dict):
                    found.update(dict.fromkeys(f"{key}.{inner}" for inner in value))
    if not found:
        if aside.refused_rows:
            raise UnreadableError("not-readable", line=aside.refused_rows[0].line)
        raise UnreadableError("no-rows")
    return list(found)


def _fields(
    portal: Portal | None, head: Sequence[str], names: Sequence[str], mapping: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Columns by field: the known source's or the guessed ones, then what the person said."""
    there = set(names)
    if portal is None:
        fields = guessed_fields(names)
    else:
        fields = {
            name: kept
            for name, columns in portal.fields.items()
            if (kept := tuple(column for column in columns if column in there))
        }
    for name, column in mapping.items():
        if name not in FIELDS:
            raise UnreadableError("unknown-field", field=name, known=", ".join(FIELDS))
        if plain_name(column) not in there:
            raise UnreadableError("unknown-column", column=column, columns=_listed(head))
        fields[name] = (plain_name(column),)
    for needed in ("id", "posted_at"):
        if needed not in fields:
            raise UnreadableError("unknown-columns", missing=needed, columns=_listed(head))
    if "status" not in fields and "closed_at" not in fields:
        raise UnreadableError("unknown-columns", missing="status", columns=_listed(head))
    return {name: fields[name] for name in FIELDS if name in fields}


def _statuses(portal: Portal | None, said: Mapping[str, str]) -> dict[str, RequestStatus]:
    table = {**STATUSES, **(portal.statuses if portal else {})}
    for word, ours in said.items():
        if ours != _OPEN and ours not in set(RequestStatus):
            known = ", ".join((_OPEN, *RequestStatus))
            raise UnreadableError("unknown-our-status", status=ours, known=known)
        table[folded_status(word)] = RequestStatus.NEW if ours == _OPEN else RequestStatus(ours)
    return table


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UnreadableError("unknown-zone", zone=name) from error
    return name


def _first_times(
    opener: Opener, delimiter: str, names: Sequence[str], fields: Mapping[str, tuple[str, ...]]
) -> list[str]:
    """When the first rows were posted, as they write it; empty for a row of another width."""
    place = names.index(fields["posted_at"][0])
    with opener() as stream:
        first = islice(csv_rows(stream, delimiter, Tally()), _SAMPLES)
        return [row[place] if len(row) == len(names) else "" for _, row in first]


def _listed(columns: Sequence[str]) -> str:
    shown = ", ".join(columns[:40])
    return shown if len(columns) <= 40 else shown + ", …"


def _chunks(found: Iterable[_Row], size: int) -> Iterator[list[_Row]]:
    each = iter(found)
    while chunk := list(islice(each, size)):
        yield chunk
