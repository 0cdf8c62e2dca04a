"""Other people's exports to requests and posts: first a plan that can be shown, then its rows.

What the columns mean, what the statuses say and on which clocks times are read is decided and
printed before the first row is taken, and can be overridden. A row that cannot be used names its
line and its reason and stops nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from junhall.casework.markup import looks_like_html, plain_text
from junhall.casework.portals import (
    FIELDS,
    STATUSES,
    Portal,
    guessed_fields,
    plain_name,
    portal_of,
)
from junhall.casework.posts_file import ID_LIMIT, KEYS, is_on_earth, kept_text, read_posts
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
from junhall.casework.stamps import DateOrder, StampReader, date_order
from junhall.casework.tally import Tally, UnreadableError
from junhall.models.messages import IncomingPost, IncomingRequest, Place
from junhall.models.terms import Instant, Network, RemoteId, RequestKind, RequestStatus
from junhall.words import tr

FORMATS: Final = ("auto", "posts", "csv", "open311")
CHUNK: Final = 2_000
_SAMPLES: Final = 500
_OPEN: Final = "open"
_CLOSED: Final = "closed"
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """How a file will be read, decided before its rows are; ``tally`` fills while they are."""

    opener: Opener
    format: str
    """posts, csv, or json."""
    shape: Shape
    encoding: str
    portal: str | None
    """Which known source it is; None where columns were recognised by their names alone."""
    delimiter: str
    columns: tuple[str, ...]
    """As the file writes them."""
    fields: Mapping[str, tuple[str, ...]]
    """Columns by field, as plain names (portals.plain_name)."""
    statuses: Mapping[str, RequestStatus]
    """Ours by the source's word, compared without case."""
    zone: str
    order: DateOrder
    kind: RequestKind | None = None
    closes_when_ended: bool = False
    tally: Tally = field(default_factory=Tally)

    def for_user(self) -> list[str]:
        """What is printed before an import: source, columns, zone, statuses."""
        if self.format == "posts":
            return [tr("Read as posts.ndjson.")]
        said = [
            tr("Known source: {name}.", name=self.portal)
            if self.portal
            else tr("Unknown source: columns recognised by their names.")
        ]
        if self.encoding == "latin-1":
            said.append(tr("The file is not UTF-8 and is read as Latin-1."))
        said += [
            tr("{field} is read from {columns}.", field=name, columns=" + ".join(columns))
            for name, columns in self.fields.items()
        ]
        said.append(tr("Times without an offset are read in {zone}.", zone=self.zone))
        said += [
            tr("Status {word} means {status}.", word=word, status=status)
            for word, status in self.met_statuses()
        ]
        return said

    def met_statuses(self) -> list[tuple[str, RequestStatus]]:
        """The status table: once rows were read, of the words that were met, else all of it."""
        if not self.tally.statuses:
            return sorted(self.statuses.items(), key=lambda pair: (pair[1], pair[0]))
        return [(word, self.statuses[_folded(word)]) for word in sorted(self.tally.statuses)]


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
    order = portal.order if portal and portal.order else None
    return ImportPlan(
        opener=opener,
        format="csv" if shape is Shape.CSV else "json",
        shape=shape,
        encoding=encoding,
        portal=portal.name if portal else None,
        delimiter=delimiter,
        columns=tuple(head),
        fields=fields,
        statuses=_statuses(portal, statuses or {}),
        zone=chosen_zone,
        order=order or _order(opener, shape, delimiter, names, fields, chosen_zone),
        kind=portal.kind if portal else None,
        closes_when_ended=bool(portal and portal.closes_when_ended),
    )


def rows(plan: ImportPlan, size: int = CHUNK) -> Iterator[Sequence[IncomingPost | IncomingRequest]]:
    """The file's rows in its order, in chunks, memory constant; refused ones go to the tally."""
    with plan.opener() as stream:
        if plan.format == "posts":
            yield from _chunks(read_posts(stream, plan.tally), size)
            return
        reader = _RequestReader(plan)
        if plan.shape is Shape.CSV:
            yield from _chunks(reader.of_csv(csv_rows(stream, plan.delimiter, plan.tally)), size)
        else:
            yield from _chunks(reader.of_json(json_records(stream, plan.shape, plan.tally)), size)


class _RequestReader:
    """Turns cells, in the order of FIELDS, into requests."""

    def __init__(self, plan: ImportPlan) -> None:
        self._tally = plan.tally
        self._stamps = StampReader(plan.zone, plan.order)
        self._plan = plan
        self._known: dict[str, RequestStatus] = {}
        self._has_service = "service" in plan.fields
        self._has_status = "status" in plan.fields
        self._has_coordinates = "lat" in plan.fields and "long" in plan.fields

    def of_csv(self, numbered: Iterator[tuple[int, list[str]]]) -> Iterator[IncomingRequest]:
        """Requests of rows; the cells of a field are found by their place."""
        tally = self._tally
        width = len(self._plan.columns)
        names = [plain_name(column) for column in self._plan.columns]
        cells = _picker(self._plan.fields, names)
        for line, row in numbered:
            tally.read += 1
            if len(row) != width:
                tally.refuse(line, "fields", found=str(len(row)), expected=str(width))
                continue
            row.append("")
            request = self._request(line, cells(row))
            if request is not None:
                yield request

    def of_json(self, numbered: Iterator[tuple[int, dict[str, Any]]]) -> Iterator[IncomingRequest]:
        """Requests of objects; a field's column may lie one object deeper."""
        paths = [
            [(name, *name.split(".", 1)) for name in self._plan.fields.get(wanted, ())]
            for wanted in FIELDS
        ]
        plain_names: dict[str, str] = {}
        for line, record in numbered:
            self._tally.read += 1
            for key in record.keys() - plain_names.keys():
                plain_names[key] = plain_name(key)
            plain = {plain_names[key]: value for key, value in record.items()}
            values = [[_cell(plain, path) for path in field_paths] for field_paths in paths]
            cells = [
                _joined(found) if wanted == "text" else next(filter(None, found), "")
                for wanted, found in zip(FIELDS, values, strict=True)
            ]
            request = self._request(line, cells)
            if request is not None:
                yield request

    def _request(self, line: int, cells: Sequence[str]) -> IncomingRequest | None:
        (id_, posted, closed, word, service, text, lat, long, address, due, author, at, seen) = (
            cells
        )
        tally, read = self._tally, self._stamps.read
        id_ = id_.strip()
        if not id_ or len(id_) > ID_LIMIT:
            tally.refuse(line, "long-id" if id_ else "no-id")
            return None
        if not posted:
            tally.refuse(line, "no-time")
            return None
        posted_at = read(posted)
        if posted_at is None:
            self._bad_time(line, "posted_at", posted)
            return None
        closed_at = read(closed) if closed and not closed.isspace() else None
        if not self._has_status:
            word = _CLOSED if closed_at is not None else _OPEN
        status = self._known.get(word) or self._status(line, word)
        if status is None:
            return None
        if status.is_open and self._plan.closes_when_ended:
            closed_at = None
        elif closed_at is None and closed and not closed.isspace():
            self._bad_time(line, "closed_at", closed)
            return None
        if self._has_service and not service.strip():
            tally.refuse(line, "no-service", column=self._plan.fields["service"][0])
            return None
        tally.statuses[word] += 1
        tally.yielded += 1
        last_seen_at = read(seen) if seen else None
        said_at = last_seen_at if at == seen else read(at) if at else None
        return IncomingRequest(
            network=Network.OPEN311,
            remote_id=RemoteId(id_),
            posted_at=posted_at,
            at=said_at if said_at is not None else max(posted_at, closed_at or posted_at),
            status=status,
            source_status=word,
            closed_at=closed_at,
            service=service.strip() or None,
            text=self._text(text) if text else "",
            author=author.strip() or None,
            place=self._place(lat, long, address),
            due_at=self._due(due) if due else None,
            last_seen_at=last_seen_at,
            address=address.strip() or None,
            kind=self._plan.kind,
        )

    def _bad_time(self, line: int, wanted: str, value: str) -> None:
        self._tally.refuse(line, "bad-time", column=self._plan.fields[wanted][0], value=value)

    def _status(self, line: int, word: str) -> RequestStatus | None:
        status = self._plan.statuses.get(_folded(word))
        if status is None:
            if word.strip():
                self._tally.refuse(line, "unknown-status", value=word)
            else:
                self._tally.refuse(line, "no-status")
            return None
        self._known[word] = status
        return status

    def _text(self, text: str) -> str:
        return kept_text(plain_text(text) if looks_like_html(text) else text, self._tally)

    def _place(self, lat: str, long: str, address: str) -> Place | None:
        if not lat or not long:
            self._tally.missing_coordinates += self._has_coordinates
            return None
        try:
            y, x = float(lat), float(long)
        except ValueError:
            y, x = _number(lat), _number(long)
        if not is_on_earth(y, x):
            self._tally.bad_coordinates += 1
            return None
        return Place(y, x, address.strip() or None)

    def _due(self, text: str) -> Instant | None:
        due_at = self._stamps.read(text)
        if due_at is None and not text.isspace():
            self._tally.unread_due_times += 1
        return due_at


def _posts_plan(opener: Opener, encoding: str) -> ImportPlan:
    with opener() as stream:
        start = next((line for line in stream if not line.isspace()), "")
    if not start:
        raise UnreadableError("empty")
    if start.lstrip("\ufeff").startswith("<"):
        raise UnreadableError("web-page")
    return ImportPlan(opener, "posts", Shape.LINES, encoding, None, "", (), {}, {}, "UTC", "dmy")


def _is_posts(opener: Opener) -> bool:
    """Whether the first object speaks of a post: it names its network and when it was posted."""
    record = _first_record(opener, Shape.LINES)
    return record.keys() <= KEYS and {"network", "posted_at"} <= record.keys()


def _first_record(opener: Opener, shape: Shape) -> dict[str, Any]:
    with opener() as stream:
        return next((found for _, found in json_records(stream, shape, Tally())), {})


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
        table[_folded(word)] = RequestStatus.NEW if ours == _OPEN else RequestStatus(ours)
    return table


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UnreadableError("unknown-zone", zone=name) from error
    return name


def _order(
    opener: Opener,
    shape: Shape,
    delimiter: str,
    names: Sequence[str],
    fields: Mapping[str, tuple[str, ...]],
    zone: str,
) -> DateOrder:
    """Day or month first, from the times of the first rows."""
    if shape is not Shape.CSV:
        return date_order([], zone)
    place = names.index(fields["posted_at"][0])
    with opener() as stream:
        first = islice(csv_rows(stream, delimiter, Tally()), _SAMPLES)
        return date_order([row[place] for _, row in first if len(row) == len(names)], zone)


def _picker(
    fields: Mapping[str, tuple[str, ...]], names: Sequence[str]
) -> Callable[[list[str]], Sequence[str]]:
    """Picks the cells of FIELDS out of a row that ends in one empty cell more than it came with."""
    places = [[names.index(column) for column in fields.get(wanted, ())] for wanted in FIELDS]
    first = itemgetter(*(found[0] if found else -1 for found in places))
    several = [(at, found) for at, found in enumerate(places) if len(found) > 1]
    if not several:
        return first
    text_at = FIELDS.index("text")

    def pick(row: list[str]) -> Sequence[str]:
        cells = list(first(row))
        for at, found in several:
            values = [row[place] for place in found]
            cells[at] = _joined(values) if at == text_at else next(filter(None, values), "")
        return cells

    return pick


def _cell(record: Mapping[str, Any], path: Sequence[str]) -> str:
    """A value as text: that of its own key, or one object deeper."""
    value = record.get(path[0])
    if value is None and len(path) == 3:
        outer = record.get(path[1])
        value = outer.get(path[2]) if isinstance(outer, dict) else None
    if value is None or isinstance(value, dict | list):
        return ""
    return value if isinstance(value, str) else str(value)


def _joined(values: Iterable[str]) -> str:
    """Title and text as paragraphs, each once."""
    return "\n\n".join(dict.fromkeys(value for value in values if value and not value.isspace()))


def _number(text: str) -> float:
    """A number with a decimal comma; not a number where it is none."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return float("nan")


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())


def _listed(columns: Sequence[str]) -> str:
    shown = ", ".join(columns[:40])
    return shown if len(columns) <= 40 else shown + ", …"


def _chunks(found: Iterable[_Row], size: int) -> Iterator[list[_Row]]:
    each = iter(found)
    while chunk := list(islice(each, size)):
        yield chunk
