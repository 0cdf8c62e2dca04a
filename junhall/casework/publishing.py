"""One export of open data, from the ledger to the file: what ``junhall export`` does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from junhall.casework.errors import Invalid
from junhall.casework.georeport import write_georeport
from junhall.casework.opendata import FIELDS, Span, data_as_of, left_out, open_rows
from junhall.casework.opendata_files import WRITERS, About, Progress
from junhall.casework.opendata_research import RESEARCH_FIELDS, research_rows
from junhall.casework.readers import Readers
from junhall.models.terms import Instant
from junhall.words import language, tr


@dataclass(frozen=True, slots=True)
class Published:
    """What an export wrote: requests in it, private ones left out, and of when it is true."""

    requests: int
    private: int
    as_of: Instant


def export(
    session: Session,
    readers: Readers,
    target: Path,
    *,
    span: Span,
    at: Instant | None,
    research: bool,
    progress: Progress,
) -> Published:
    """Write open data to a file by its end, or to a folder that answers like Open311.

    Raises: Invalid for an end that is none of ours; OSError where nothing can be written.
    """
    end = target.suffix.lower()
    if end and end not in WRITERS and not target.is_dir():
        raise Invalid("export-end", end=end)
    as_of = data_as_of(session) if at is None else at
    lang = language()
    if end not in WRITERS:
        if research:
            raise Invalid("export-research")
        rows = open_rows(session, readers, span, as_of, lang)
        n = write_georeport(target, readers.town, as_of, lang, rows, progress)
    else:
        about = About(
            title=tr("Requests to the town hall of {town}", town=readers.town.name),
            town=readers.town.name,
            zone=readers.town.zone_name,
            as_of=as_of,
            lang=lang,
            fields=RESEARCH_FIELDS if research else FIELDS,
        )
        rows = (
            iter(research_rows(session, readers, span, lang))
            if research
            else open_rows(session, readers, span, as_of, lang)
        )
        n = WRITERS[end](target, about, rows, progress)
    return Published(n, left_out(session, span), as_of)
