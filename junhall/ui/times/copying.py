"""Figures that leave the page: a table as CSV, for spreadsheets that obey no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from junhall.casework.spreadsheets import plain_cell
from junhall.ui.times.tables import Table


def csv_text(tables: Iterable[tuple[str, str, Table]]) -> str:
    """Several tables under each other, each with its title and its sentence; Excel reads it too."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for n, (title, sentence, table) in enumerate(tables):
        if n:
            writer.writerow([])
        writer.writerow([plain_cell(title)])
        writer.writerow([plain_cell(sentence)])
        writer.writerow([plain_cell(head) for head in table.heads])
        writer.writerows([[plain_cell(cell) for cell in row.cells] for row in table.rows])
    return "\ufeff" + out.getvalue()


def keep(path: Path, text: str) -> None:
    """Write a file; it is called on a thread that may wait.

    Raises: OSError.
    """
    path.write_bytes(text.encode("utf-8"))
