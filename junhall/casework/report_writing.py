"""One report from the ledger to its file: what the terminal and the screen's button do."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from junhall.casework.errors import Invalid
from junhall.casework.readers import Readers
from junhall.casework.report import report_of
from junhall.casework.report_files import WRITERS
from junhall.casework.report_period import Period
from junhall.models.terms import Instant


def write_report(
    session: Session, readers: Readers, period: Period, path: Path, now: Instant
) -> None:
    """Write the report on a period in the form that the file's end says.

    Raises: Invalid for another end than .pdf or .html; OSError.
    """
    if (write := WRITERS.get(path.suffix.lower())) is None:
        raise Invalid("report-end", end=path.suffix)
    write(path, report_of(session, readers, period, now))
