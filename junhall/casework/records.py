"""Files of other people as records with line numbers: CSV, JSON lists and JSON lines.

Everything is read as it comes: no file is ever held whole. What cannot be read is counted in the
tally under its line, and reading goes on where that is possible.
"""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TextIO

from junhall.casework.tally import Tally, UnreadableError

Opener = Callable[[], TextIO]
"""Opens the text from its beginning, newlines untouched; closed by whoever reads it."""

HEAD: Final = 1 << 22
_CHUNK: Final = 1 << 16
_RECORD: Final = 1 << 23
"""No single record of a list is longer than this many characters."""
_DELIMITERS: Final = ",;\t|"
_LISTS: Final = frozenset(
    {"issues", "requests", "service_requests", "records", "features", "results", "data", "items"}
)
"""Keys under which a JSON object may hold its list of requests."""
_WRAPPERS: Final = frozenset({"result", "response", "data", "d"})
"""Keys of an object that holds such an object (CKAN and others)."""


class Shape(StrEnum):
    """How a file holds its records."""

    CSV = "csv"
    LIST = "json list"
    LINES = "json lines"


def opener_of(path: Path, encoding: str) -> Opener:
    """Opens a file; its byte order mark, if any, is not part of the text."""
    return lambda: path.open(encoding=encoding, errors="replace", newline="")


def encoding_of(path: Path) -> str:
    """UTF-8 where the whole file is, by its mark UTF-16, otherwise Latin-1.

    A file that was cut in the middle of a character is still UTF-8.

    Raises: UnreadableError for what is no text, or cannot be opened.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    is_json = False
    try:
        with path.open("rb") as file:
            start = file.read(_CHUNK)
            if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return "utf-16"
            # A stray zero in JSON spoils its line, not the file.
            is_json = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}
            is_binary = b"\0" in start[:1024] and not is_json
            if is_binary or start.startswith((b"PK\x03\x04", b"%PDF", b"\x1f\x8b")):
                raise UnreadableError("not-text")
            decoder.decode(start)
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
    except UnicodeDecodeError:
        # JSON is UTF-8: one broken character is that line's, the accents of the others stand.
        return "utf-8-sig" if is_json else "latin-1"
    except OSError as error:
        raise UnreadableError(
            "missing-file", file=path.name, why=error.strerror or type(error).__name__
        ) from error
    return "utf-8-sig"


def shape_of(opener: Opener) -> Shape:
    """How the file holds its records, from its beginning.

    Raises: UnreadableError for an empty file, a web page, an empty list.
    """
    with opener() as stream:
        line = stream.readline(HEAD)
        while line and line.isspace():
            line = stream.readline(HEAD)
        start = line.lstrip("\ufeff \t\r\n")
        if not start:
            raise UnreadableError("empty")
        if start.startswith("<"):
            raise UnreadableError("web-page")
        if start.startswith("["):
            return Shape.LIST
        if not start.startswith("{"):
            return Shape.CSV
        try:
            found = json.loads(start)
        except (ValueError, RecursionError):
            return Shape.LIST
        return Shape.LIST if _has_list(found) else Shape.LINES


def delimiter_of(head: str) -> str:
    """The sign that parts the columns: the one the first line has most of."""
    return max(_DELIMITERS, key=head.count)


def csv_head(opener: Opener) -> tuple[list[str], str]:
    """The names of the columns, as they are written, and the delimiter."""
    with opener() as stream:
        lines = (line for line in iter(lambda: stream.readline(HEAD), "") if not line.isspace())
        first = next(lines, "")
        delimiter = delimiter_of(first)
        try:
            return next(
                csv.reader([first, *_more_of_head(first, lines)], delimiter=delimiter), []
            ), delimiter
        except csv.Error as error:
            raise UnreadableError("not-readable", line=1) from error


def csv_rows(stream: TextIO, delimiter: str, tally: Tally) -> Iterator[tuple[int, list[str]]]:
    """Every row after the head, with the line on which it begins; empty lines are passed over."""
    reader = csv.reader(stream, delimiter=delimiter)
    is_head = True
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            tally.read += 1
            tally.refuse(line, "too-long")
            continue
        if not row or (is_head and not any(cell.strip() for cell in row)):
            continue
        if is_head:
            is_head = False
            continue
        yield line, row


def json_records(
    stream: TextIO, shape: Shape, tally: Tally
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every record with its line; polls that hold a list of requests are opened up.

    A GeoJSON feature becomes its properties with lat and long; a request of a poll gets
    ``polled_at``.
    """
    pairs = _listed(stream, tally) if shape is Shape.LIST else _lines(stream, tally)
    for line, found in pairs:
        if not isinstance(found, dict):
            tally.read += 1
            tally.refuse(line, "not-an-object")
        elif "polled_at" in found and "body" in found:
            yield from _polled(line, found, tally)
        elif found.get("type") == "Feature" or found.keys() <= {"attributes", "geometry"}:
            yield line, _feature(found)
        else:
            yield line, found


def _more_of_head(first: str, lines: Iterator[str]) -> Iterator[str]:
    """Lines that follow while the head's quotation marks are not yet closed."""
    marks = first.count('"')
    while marks % 2:
        line = next(lines, "")
        if not line:
            return
        marks += line.count('"')
        yield line


def _lines(stream: TextIO, tally: Tally) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(stream, 1):
        if line.isspace():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            tally.read += 1
            tally.refuse(number, "not-json")
        else:
            yield number, found


def _polled(line: int, poll: dict[str, Any], tally: Tally) -> Iterator[tuple[int, dict[str, Any]]]:
    """The requests of one answer; an answer that is a web page or an error is refused."""
    body = poll["body"]
    if not isinstance(body, list):
        tally.read += 1
        tally.refuse(line, "not-an-answer")
        return
    for found in body:
        if isinstance(found, dict):
            yield line, {**found, "polled_at": poll["polled_at"]}
        else:
            tally.read += 1
            tally.refuse(line, "not-an-object")


def _feature(found: dict[str, Any]) -> dict[str, Any]:
    """A feature of GeoJSON, or of an ArcGIS server, whose properties are called attributes."""
    properties = found.get("properties", found.get("attributes"))
    geometry = found.get("geometry")
    record = dict(properties) if isinstance(properties, dict) else {}
    if isinstance(geometry, dict):
        point = geometry.get("coordinates", [geometry.get("x"), geometry.get("y")])
        if isinstance(point, list) and len(point) >= 2 and not isinstance(point[0], list):
            record["long"], record["lat"] = point[0], point[1]
    return record


def _has_list(found: Any) -> bool:
    """Whether an object keeps a list of requests; a poll or a request does not."""
    if not isinstance(found, dict) or "polled_at" in found:
        return False
    return any(
        (key in _LISTS and isinstance(value, list)) or (key in _WRAPPERS and _has_list(value))
        for key, value in found.items()
    )


def _listed(stream: TextIO, tally: Tally) -> Iterator[tuple[int, Any]]:
    """The elements of a list, or of the list inside an object, one after another."""
    text = _Text(stream)
    try:
        if text.peek() == "{" and not text.find_list():
            return
        text.take("[")
        while (sign := text.peek()) not in {"]", ""}:
            if sign == ",":
                text.take(",")
                text.peek()
            line = text.line
            yield line, text.value()
        text.take("]")
    except (ValueError, RecursionError):
        tally.read += 1
        tally.refuse(text.line, "not-json")


class _Text:
    """A window on JSON text that moves forward and counts lines."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._decoder = json.JSONDecoder()
        self._window = ""
        self._at = 0
        self._line = 1
        self._is_ended = False

    @property
    def line(self) -> int:
        """The line on which the window's place lies."""
        return self._line + self._window.count("\n", 0, self._at)

    def peek(self) -> str:
        """The next sign that is no space; empty at the end."""
        while True:
            while self._at < len(self._window):
                sign = self._window[self._at]
                if sign not in " \t\r\n\ufeff":
                    return sign
                self._at += 1
            if not self._fill():
                return ""

    def take(self, sign: str) -> None:
        """Step over a sign that has to be there."""
        if self.peek() != sign:
            raise ValueError(sign)
        self._at += 1

    def value(self) -> Any:
        """The next value, whole."""
        self.peek()
        while True:
            try:
                found, end = self._decoder.raw_decode(self._window, self._at)
            except json.JSONDecodeError:
                if len(self._window) - self._at > _RECORD or not self._fill():
                    raise
                continue
            if end == len(self._window) and self._fill():
                continue
            self._at = end
            return found

    def find_list(self, depth: int = 0) -> bool:
        """Go to the list an object keeps, perhaps one object deeper; False where there is none."""
        self.take("{")
        while self.peek() == '"':
            key = self.value()
            self.take(":")
            sign = self.peek()
            if key in _LISTS and sign == "[":
                return True
            if key in _WRAPPERS and sign == "{" and depth < 3:
                if self.find_list(depth + 1):
                    return True
                self.take("}")
            else:
                self.value()
            if self.peek() == ",":
                self.take(",")
        return False

    def _fill(self) -> bool:
        if self._is_ended:
            return False
        piece = self._stream.read(max(_CHUNK, len(self._window) - self._at))
        self._is_ended = not piece
        self._line += self._window.count("\n", 0, self._at)
        self._window = self._window[self._at :] + piece
        self._at = 0
        return bool(piece)
