"""Open data as files: CSV with its dictionary beside it, XLSX with it on a second sheet, JSON.

A file is written beside its place and put there whole: whoever reads meanwhile finds the old one.
Texts that a spreadsheet would take for a formula get an apostrophe before them. Nothing in a file
says when or where it was written, only of when its data are.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from junhall.casework.opendata import DATE, DEGREES, TIME, WHOLE, OpenField, Row, Value
from junhall.casework.spreadsheets import plain_cell
from junhall.casework.stamps import iso
from junhall.models.terms import Instant
from junhall.whole_files import put_whole
from junhall.words import tr

_BATCH: Final = 2000

Progress = Callable[[int], None]
"""Called with the number of rows written so far; may raise to cancel, and then nothing is left."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself."""

    title: str
    town: str
    zone: str
    as_of: Instant
    lang: str
    fields: Sequence[OpenField]


def write_csv(path: Path, about: About, rows: Iterable[Row], progress: Progress) -> int:
    """RFC 4180 in UTF-8, and beside it the dictionary as "CSV on the Web" metadata (W3C, 2015)."""
    with put_whole(path) as fresh, fresh.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([field.name for field in about.fields])
        n = 0
        for n, row in _counted(rows, progress):  # noqa: B007 - its last value is the count
            writer.writerow([plain_cell(value) for value in _told(row, about.fields)])
    beside = path.with_name(f"{path.name}-metadata.json")
    with put_whole(beside) as fresh:
        fresh.write_text(_json(_csvw(path.name, about)) + "\n", "utf-8")
    return n


def write_json(path: Path, about: About, rows: Iterable[Row], progress: Progress) -> int:
    """An object with the dictionary under ``fields`` and a list of objects under ``requests``."""
    names = [field.name for field in about.fields]
    head = {
        "title": about.title,
        "town": about.town,
        "zone": about.zone,
        "as_of": iso(about.as_of),
        "fields": [_described(field) for field in about.fields],
    }
    n = 0
    with put_whole(path) as fresh, fresh.open("w", encoding="utf-8") as file:
        file.write(_json(head)[:-2] + ',\n  "requests": [')
        for n, row in _counted(rows, progress):
            told = dict(zip(names, _told(row, about.fields), strict=True))
            file.write(("\n" if n == 1 else ",\n") + json.dumps(told, ensure_ascii=False))
        file.write("\n]}\n")
    return n


def write_xlsx(path: Path, about: About, rows: Iterable[Row], progress: Progress) -> int:
    """A sheet of requests with real dates (UTC), and a sheet that says what each column means."""
    import xlsxwriter

    with put_whole(path) as fresh:
        book = xlsxwriter.Workbook(
            str(fresh), {"constant_memory": True, "strings_to_formulas": False,
                         "strings_to_urls": False, "strings_to_numbers": False}
        )  # fmt: skip
        # Else the file would say when it was written, and no two would be equal.
        book.set_properties({
            "title": about.title,
            "comments": tr("as of {time}", time=iso(about.as_of)),
            "created": datetime.fromtimestamp(about.as_of, UTC).replace(tzinfo=None),
        })  # fmt: skip
        bold = book.add_format({"bold": True})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet = book.add_worksheet(tr("requests"))
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, [field.name for field in about.fields], bold)
        sheet.set_column(0, len(about.fields) - 1, 20)
        n = 0
        for n, row in _counted(rows, progress):
            for column, (value, field) in enumerate(zip(row, about.fields, strict=True)):
                if value is None:
                    continue
                if field.datatype == TIME:
                    told = datetime.fromtimestamp(int(value), UTC).replace(tzinfo=None)
                    sheet.write_datetime(n, column, told, moment)
                elif isinstance(value, str):
                    sheet.write_string(n, column, str(plain_cell(value)))
                else:
                    sheet.write_number(n, column, value)
        columns = book.add_worksheet(tr("columns"))
        columns.write_row(0, 0, [tr("column"), tr("type"), tr("meaning")], bold)
        columns.set_column(2, 2, 80)
        for at, field in enumerate(about.fields, 1):
            columns.write_row(at, 0, [field.name, field.datatype, field.meaning()])
        book.close()
    return n


WRITERS: Final = {".csv": write_csv, ".json": write_json, ".xlsx": write_xlsx}
"""By the end of a file's name."""


def _counted(rows: Iterable[Row], progress: Progress) -> Iterator[tuple[int, Row]]:
    """The rows with their number, from 1."""
    for n, row in enumerate(rows, 1):
        if n % _BATCH == 0:
            progress(n)
        yield n, row


def _told(row: Row, fields: Sequence[OpenField]) -> list[Value]:
    """The row as a text file writes it."""
    return [
        iso(int(value)) if field.datatype == TIME and value is not None else value
        for value, field in zip(row, fields, strict=True)
    ]


def _described(field: OpenField) -> dict[str, str]:
    return {"name": field.name, "datatype": field.datatype, "description": field.meaning()}


def _csvw(name: str, about: About) -> dict[str, Any]:
    datatypes = {WHOLE: "integer", DEGREES: "decimal", DATE: "date", TIME: "dateTime"}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": about.lang}],
        "url": name,
        "dc:title": about.title,
        "dc:publisher": about.town,
        "dc:modified": iso(about.as_of),
        "tableSchema": {
            "columns": [
                {
                    "name": field.name,
                    "titles": field.name,
                    "datatype": datatypes.get(field.datatype, "string"),
                    "dc:description": field.meaning(),
                }
                for field in about.fields
            ]
        },
    }


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)
