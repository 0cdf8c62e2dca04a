"""Figures that leave the page: a table as CSV, for spreadsheets that obey no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from junhall.ui.times.tables import Table

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_text(tables: Iterable[tuple[str, str, Table]]) -> str:
    """Several tables under each other, each with its title and its sentence; Excel reads it too."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for n, (title, sentence, table) in enumerate(tables):
        if n:
            writer.writerow([])
        writer.writerow([_harmless(title)])
        writer.writerow([_harmless(sentence)])
        writer.writerow([_harmless(head) for head in table.heads])
        writer.writerows([[_harmless(cell) for cell in row.cells] for row in table.rows])
    return "\ufeff" + out.getvalue()


def keep(path: Path, text: str) -> None:
    """Write a file; it is called on a thread that may wait.

    Raises: OSError.
    """
    path.write_bytes(text.encode("utf-8"))


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet computes."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
