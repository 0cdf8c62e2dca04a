"""Pictures that nothing shows any more leave the disk: dropped drafts, and what a crash left."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from junhall.models.terms import Instant

SPARED_S: Final = 86_400
"""A younger file may belong to an answer that is being written, or to a row being committed."""
_OURS: Final = re.compile(r"[0-9a-f]{64}\.(?:jpg|png|\d+\.new)")
"""Files as ``pictures`` names them; whatever else lies there is somebody else's."""
_KNOWN: Final = """
SELECT path FROM attachment WHERE path IS NOT NULL
UNION SELECT json_extract(e.value, '$.path') FROM outbox o, json_each(coalesce(o.media, '[]')) e
UNION SELECT json_extract(e.value, '$.path') FROM draft d, json_each(coalesce(d.media, '[]')) e
"""
_log = logging.getLogger(__name__)


def known(session: Session) -> frozenset[str]:
    """Paths, relative to the media folder, that some row still shows."""
    return frozenset(session.connection().exec_driver_sql(_KNOWN).scalars()) - {None}


def strays(media: Path, now: Instant) -> list[str]:
    """Pictures of ours that are old enough to be missed by nobody; relative paths.

    Looked for before ``known`` is asked: a file that is shown from then on is known by then.
    """
    return [
        str(file.relative_to(media))
        for file in media.glob("[0-9a-f][0-9a-f]/*")
        if _OURS.fullmatch(file.name) and _is_old(file, now)
    ]


def remove(media: Path, strays: list[str], known: frozenset[str], now: Instant) -> int:
    """Remove the strays that no row shows and nobody brought again meanwhile; how many."""
    gone = [path for path in strays if path not in known and _is_old(media / path, now)]
    for path in gone:
        (media / path).unlink(missing_ok=True)
    if gone:
        _log.info("%s pictures that nothing showed were removed", len(gone))
    return len(gone)


def _is_old(file: Path, now: Instant) -> bool:
    try:
        return file.stat().st_mtime < now - SPARED_S
    except OSError:  # another station sweeps as well
        return False
