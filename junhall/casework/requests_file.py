"""Rows and objects of other systems to incoming requests, each for itself, as a plan says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from junhall.casework.column_names import FIELDS, plain_name
from junhall.casework.import_plan import ImportPlan, folded_status
from junhall.casework.markup import TEXT_LIMIT, looks_like_html, plain_text, tidy
from junhall.casework.posts_file import ID_LIMIT, is_on_earth, kept_text
from junhall.casework.stamps import StampReader
from junhall.models.messages import IncomingRequest, Place
from junhall.models.terms import Instant, Network, RequestStatus

_NETWORK: Final = Network.OPEN311
_OPEN: Final = "open"
_CLOSED: Final = "closed"


class RequestReader:
    """Turns cells, in the order of FIELDS, into requests."""

    def __init__(self, plan: ImportPlan) -> None:
        self._tally = plan.tally
        self._stamps = StampReader(plan.zone, plan.order)
        self._plan = plan
        self._kind = plan.kind
        self._closes_when_ended = plan.closes_when_ended
        self._known = plan.tally.meanings
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
        id_ = _tidy(id_.strip())
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
        else:
            word = word.strip()
        status = self._known.get(word) or self._status(line, word)
        if status is None:
            return None
        if self._closes_when_ended and status.is_open:
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
        if said_at is None:
            said_at = max(posted_at, closed_at or posted_at)
        named = _tidy(address.strip()) or None
        return IncomingRequest(  # by place: by name it costs half as much again
            _NETWORK,
            id_,  # type: ignore[arg-type]  # an id of theirs: naming it costs a third
            posted_at,
            said_at,
            status,
            word,
            closed_at,
            _tidy(service.strip()) or None,
            self._text(text) if text else "",
            _tidy(author.strip()) or None,
            self._place(lat, long, named),
            self._due(due) if due else None,
            last_seen_at,
            named,
            self._kind,
        )

    def _bad_time(self, line: int, wanted: str, value: str) -> None:
        self._tally.refuse(line, "bad-time", column=self._plan.fields[wanted][0], value=value)

    def _status(self, line: int, word: str) -> RequestStatus | None:
        status = self._plan.statuses.get(folded_status(word))
        if status is None:
            if word:
                self._tally.refuse(line, "unknown-status", value=word)
            else:
                self._tally.refuse(line, "no-status")
            return None
        self._known[word] = status
        return status

    def _text(self, text: str) -> str:
        return kept_text(plain_text(text) if looks_like_html(text) else text, self._tally)

    def _place(self, lat: str, long: str, name: str | None) -> Place | None:
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
        return Place(y, x, name)

    def _due(self, text: str) -> Instant | None:
        due_at = self._stamps.read(text)
        if due_at is None and not text.isspace():
            self._tally.unread_due_times += 1
        return due_at


def _tidy(text: str) -> str:
    """What ``tidy`` makes of it; most cells are one short line and need no closer look."""
    return text if text.isprintable() and len(text) <= TEXT_LIMIT else tidy(text)


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
