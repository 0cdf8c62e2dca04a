"""Records with proof: each service's fastest repair, if enough stand behind it (rules.md 19)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework.casequery import media_of
from junhall.casework.clocks import local_instant, local_time
from junhall.casework.fastest_rows import RecordProof, RecordRow, RecordsPage
from junhall.casework.figures import Coded, Record, record
from junhall.casework.rows import BoardFigures
from junhall.models.figure import Figure
from junhall.models.messages import Media
from junhall.models.terms import Instant, PostId, RequestId, StaffCode
from junhall.models.town import Town

QUICK_S: Final = 600
# Most requests of a town were solved within the year: reading the table through is ten times
# faster than looking each up by the index of states (measured at 300,000 repairs).
_REPAIRS: Final = """
SELECT r.service AS service, r.id AS id,
       coalesce(r.time_to_solve_s, max(0, r.ended_at - r.posted_at)) AS seconds,
       r.is_internal OR p.channel IN ('counter', 'phone') AS staff, r.status = 'duplicate' AS twin,
       p.automatic AS automatic, r.laps > 1 AS again
FROM request r NOT INDEXED JOIN post p ON p.id = r.opening_post_id
WHERE r.is_private = 0 AND r.kind != 'thanks' AND r.service IS NOT NULL
  AND ((r.status = 'solved' AND r.solved_at >= :since AND r.time_to_solve_s IS NOT NULL)
       OR (r.status = 'duplicate' AND r.ended_at >= :since))
"""
_REASONS: Final = ("by_staff", "duplicate", "automatic", "within_60_s", "reopened")
"""Why a repair makes no record, as figures.record counts them: the first that applies."""
_JUDGED: Final = f"""
SELECT service, id, seconds, CASE WHEN staff THEN 1 WHEN twin THEN 2 WHEN automatic THEN 3
       WHEN seconds < 60 THEN 4 WHEN again THEN 5 ELSE 0 END AS why
FROM ({_REPAIRS})
"""
_FASTEST: Final = f"""
SELECT service, count(*) FILTER (WHERE why = 0) AS n, min(seconds) FILTER (WHERE why = 0) AS best,
       {", ".join(f"count(*) FILTER (WHERE why = {n})" for n in range(1, 6))}
FROM ({_JUDGED}) GROUP BY service HAVING n >= :needed ORDER BY best, service LIMIT 1
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
    rows = connection.exec_driver_sql(_REPAIRS, {"since": since_of(town, now)}).fetchall()
    if not rows:
        return {}
    services, *numbers = zip(*rows, strict=True)
    coded = Coded.of(services)
    ids, seconds, staff, twin, automatic, again = (np.array(one, np.int64) for one in numbers)
    found: dict[str, tuple[int, Record]] = {}
    for code, service in enumerate(coded.names):
        mine = np.flatnonzero(coded.codes == code)
        mine = mine[np.argsort(ids[mine])]
        best = record(
            seconds[mine],
            by_staff=staff[mine] != 0,
            duplicate=twin[mine] != 0,
            automatic=automatic[mine] != 0,
            reopened=again[mine] != 0,
            as_of=now,
            needed=town.record_needed,
        )
        if best is not None and service is not None:
            found[service] = int(ids[mine[best.row]]), best
    return found


def with_record(
    connection: Connection, figures: BoardFigures, town: Town, now: Instant
) -> BoardFigures:
    """The board's figures with the fastest repair of all services; none without enough."""
    values = {"since": since_of(town, now), "needed": town.record_needed}
    row = connection.exec_driver_sql(_FASTEST, values).one_or_none()
    if row is None:
        return figures
    service, n, seconds, *left_out = row
    request_id = connection.exec_driver_sql(
        f"SELECT id FROM ({_JUDGED}) WHERE why = 0 AND service = :service AND seconds = :seconds"
        " ORDER BY id LIMIT 1",
        {"since": values["since"], "service": service, "seconds": seconds},
    ).scalar_one()
    excluded = dict(zip(_REASONS, left_out, strict=True))
    return replace(
        figures,
        record_s=Figure(seconds, n, now, excluded),
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
