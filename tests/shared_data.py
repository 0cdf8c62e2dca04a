"""Where the real data sets are, for acceptance tests; without them those tests are skipped."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest


def data_folder() -> Path | None:
    """$JUNHALL_DATA, else shared/data beside the checkout; None where neither is a folder."""
    told = os.environ.get("JUNHALL_DATA")
    folder = Path(told) if told else Path(__file__).parents[2] / "shared" / "data"
    return folder if folder.is_dir() else None


def data_file(name: str) -> Path:
    """One file of the data sets; skips the test where it is absent."""
    folder = data_folder()
    if folder is None or not (folder / name).is_file():
        pytest.skip(f"{name} is not here: set JUNHALL_DATA to the folder of the real data")
    return folder / name


def csv_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a compressed CSV file of the data sets."""
    import zstandard

    with data_file(name).open("rb") as file:
        plain = zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(file)
        yield from csv.DictReader(io.TextIOWrapper(plain, "utf-8-sig", newline=""))
