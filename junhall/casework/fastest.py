"""Records with proof: each service's fastest repair, if enough stand behind it (rules.md 19)."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework.casequery import media_of
from junhall.casework.clocks import local_instant, local_time
from junhall.casework.fastest_rows import RecordProof, RecordRow, RecordsPage
from junhall.casework.figures import Record, record
from junhall.casework.rows import BoardFigures
from junhall.models.figure import Figure
from junhall.models.messages import Media
from junhall.models.terms import Instant, PostId, RequestId, StaffCode
from junhall.models.town import Town

QUICK_S: Final = 600
_REPAIRS: Final = """
SELECT r.service, r.id, coalesce(r.time_to_solve_s, max(0, r.ended_at - r.posted_at)),
       r.is_internal OR p.channel IN ('counter', 'phone'), r.status = 'duplicate',
       p.automatic, r.laps > 1
FROM request r JOIN post p ON p.id = r.opening_post_id
WHERE r.is_private = 0 AND r.kind != 'thanks' AND r.service IS NOT NULL
  AND ((r.status = 'solved' AND r.solved_at >= :since AND r.time_to_solve_s IS NOT NULL)
       OR (r.status = 'duplicate' AND r.ended_at >= :since))
ORDER BY r.service, r.id
"""
_QUICK: Final = """
SELECT count(*), coalesce(sum(ended_at - posted_at < :quick), 0) FROM request
WHERE is_private = 0 AND kind != 'thanks' AND ended_at >= :since
  AND status IN ('solved', 'closed', 'not_ours')
"""
_FACTS: Final = """
SELECT r.id, r.number_year, r.number_n, r.place_name, r.assignees, r.posted_at, r.solved_at,
       r.opening_post_id, p.url
FROM request r JOIN post p ON p.id = r.opening_post_id
WHERE r.id IN (SELECT value FROM json_each(?))
"""
_SAID: Final = """
SELECT json_extract(a.value, '$.post') FROM act a
WHERE a.post_id = ? AND a.verb = 'solve' AND a.undoes IS NULL
  AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id)
ORDER BY a.at, a.id LIMIT 1
"""


def since_of(town: Town, now: Instant) -> Instant:
    """From when on repairs count: so many months back, at that day's first instant."""
    today = local_time(now, town.zone).date()
    month = today.year * 12 + today.month - 1 - town.record_months
    first = today.replace(year=month // 12, month=month % 12 + 1, day=min(today.day, 28))
    return local_instant(first, 0, town.zone)


def records_of(connection: Connection, town: Town, now: Instant) -> dict[str, tuple[int, Record]]:
    """By service the request that holds its record, and the record; none without enough."""
    since = since_of(town, now)
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in connection.exec_driver_sql(_REPAIRS, {"since": since}):
        rows[row[0]].append(row)
    found: dict[str, tuple[int, Record]] = {}
    for service, told in rows.items():
        columns = np.array([row[1:] for row in told], np.int64)
        best = record(
            columns[:, 1],
            by_staff=columns[:, 2] != 0,
            duplicate=columns[:, 3] != 0,
            automatic=columns[:, 4] != 0,
            reopened=columns[:, 5] != 0,
            as_of=now,
            needed=town.record_needed,
        )
        if best is not None:
            found[service] = int(columns[best.row, 0]), best
    return found


def with_record(
    connection: Connection, figures: BoardFigures, town: Town, now: Instant
) -> BoardFigures:
    """The board's figures with the fastest repair of all services; none without enough."""
    found = records_of(connection, town, now)
    if not found:
        return figures
    service, (request_id, best) = min(found.items(), key=lambda told: (told[1][1].seconds, told[0]))
    return replace(
        figures,
        record_s=Figure(best.seconds, best.median.n, now, best.median.excluded),
        record_service=service,
        record_request=RequestId(request_id),
    )


def records_page(
    session: Session, town: Town, now: Instant, *, media: Path | None = None
) -> RecordsPage:
    """Every service's record with its proof, and the warning beside them."""
    connection = session.connection()
    found = records_of(connection, town, now)
    ids = [request_id for request_id, _ in found.values()]
    facts = {row[0]: row for row in connection.exec_driver_sql(_FACTS, (json.dumps(ids),))}
    rows = [
        RecordRow(
            service=service,
            request_id=RequestId(request_id),
            number=f"{facts[request_id][1]}-{facts[request_id][2]}",
            seconds=best.seconds,
            place_name=facts[request_id][3],
            assignees=tuple(StaffCode(code) for code in facts[request_id][4].split()),
            median=best.median,
            p90=best.p90,
            proof=_proof(connection, facts[request_id], media),
        )
        for service, (request_id, best) in found.items()
    ]
    since = since_of(town, now)
    ended, quick = connection.exec_driver_sql(_QUICK, {"since": since, "quick": QUICK_S}).one()
    return RecordsPage(
        records=tuple(sorted(rows, key=lambda row: (row.seconds, row.service))),
        quick=Figure(quick / ended if ended else None, ended, now),
        needed=town.record_needed,
        since=since,
        as_of=now,
    )


def _proof(connection: Connection, row: Any, media: Path | None) -> RecordProof:
    opening = row[7]
    said = connection.exec_driver_sql(_SAID, (opening,)).scalar()
    url = None
    if said is not None:
        url = connection.exec_driver_sql("SELECT url FROM post WHERE id = ?", (said,)).scalar()
    pictures = media_of(connection, [one for one in (opening, said) if one is not None], media)
    return RecordProof(
        opened_post=PostId(opening),
        opened_url=row[8],
        posted_at=Instant(row[5]),
        solved_post=None if said is None else PostId(said),
        solved_url=url,
        solved_at=Instant(row[6]),
        before=_picture(pictures.get(opening, ())),
        after=_picture(pictures.get(said, ())) if said is not None else None,
    )


def _picture(media: tuple[Media, ...]) -> Media | None:
    return next((one for one in media if one.kind == "image"), None)
