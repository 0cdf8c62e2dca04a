"""Frozen rows for screens: board, search, wall, pins and the town; each runs on a reading thread.

Public rows come from selections that hold no private request, so a screen cannot leak one by
forgetting a filter (rules.md 23).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework import boardsql
from junhall.casework.asks import BoardPage, MoreRows
from junhall.casework.clocks import local_midnight, local_time
from junhall.casework.duplicates import duplicates_of, radius_of
from junhall.casework.figures import km_median, percentile
from junhall.casework.firstpage import Execute, board
from junhall.casework.rows import (
    Alike,
    Board,
    BoardColumn,
    BoardFigures,
    BoardRow,
    FeedLight,
    NoRequestRow,
    SearchHit,
    StaffRow,
    TownFacts,
    Wall,
    WallRow,
)
from junhall.casework.sameplace import without_house
from junhall.casework.service_names import service_names
from junhall.models.figure import Figure
from junhall.models.search import match_query
from junhall.models.terms import (
    Flag,
    Instant,
    Network,
    PostId,
    RequestId,
    RequestKind,
    RequestStatus,
    Seq,
    ServiceCode,
    StaffCode,
)
from junhall.models.town import Town

DAY: Final = 86_400


def midnight_of(town: Town, now: Instant) -> Instant:
    """The last local midnight in the town's zone."""
    local = datetime.fromtimestamp(now, town.zone)
    return Instant(int(local.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()))


def tonight_of(town: Town, now: Instant) -> Instant:
    """The next local midnight in the town's zone, on nights of 23 and 25 hours too."""
    return local_midnight(local_time(now, town.zone).date() + timedelta(days=1), town.zone)


def executor(connection: Connection) -> Execute:
    """The connection as first_page wants it."""

    def execute(statement: str, values: Mapping[str, Any]) -> Iterable[Any]:
        return connection.exec_driver_sql(statement, dict(values))

    return execute


def board_page(session: Session, ask: BoardPage, town: Town, now: Instant) -> Board:
    """One view of the board with its figures."""
    connection = session.connection()
    midnight = midnight_of(town, now)
    page = board(
        executor(connection),
        ask.filter,
        now=now,
        midnight=midnight,
        window=ask.window,
        tonight=tonight_of(town, now),
    )
    figures = with_medians(connection, page.figures, now=now, midnight=midnight)
    return replace(page, columns=as_shown(page.columns, ask.shown), figures=figures)


def as_shown(
    columns: Sequence[BoardColumn], shown: Sequence[tuple[BoardRow, ...]]
) -> tuple[BoardColumn, ...]:
    """The columns with the asker's own rows, and rows of rows, wherever they are equal."""
    had = {row.id: row for rows in shown for row in rows}
    told = []
    for column in columns:
        rows = tuple(old if (old := had.get(row.id)) == row else row for row in column.rows)
        same = next((it for it in shown if it == rows), rows)
        told.append(replace(column, rows=same))
    return tuple(told)


def more_rows(session: Session, ask: MoreRows, town: Town, now: Instant) -> tuple[BoardRow, ...]:
    """The next window of one column."""
    values = {
        "now": now,
        "midnight": midnight_of(town, now),
        "tonight": tonight_of(town, now),
        "window": ask.window,
        "staff": ask.filter.staff or "",
        "at": ask.after[0],
        "id": ask.after[1],
    }
    statement = boardsql.column_page(ask.status, ask.filter, after=True)
    rows = session.connection().exec_driver_sql(statement, values)
    return tuple(boardsql.board_row(row) for row in rows)


def rows_of(session: Session, ids: Iterable[int], *, private: bool) -> tuple[BoardRow, ...]:
    """Just these requests, those that still are and may be seen."""
    rows = session.connection().exec_driver_sql(
        f"{boardsql.ROW} WHERE r.id IN (SELECT value FROM json_each(?)) AND r.is_private <= ?",
        (json.dumps(sorted(ids)), int(private)),
    )
    return tuple(boardsql.board_row(row) for row in rows)


def with_medians(
    connection: Connection, figures: BoardFigures, *, now: Instant, midnight: Instant
) -> BoardFigures:
    """The figures with today's median first answer and the week's median time to solve."""
    answered = [
        row[0]
        for row in connection.exec_driver_sql(
            "SELECT first_answer_s FROM request WHERE first_answer_at >= ?"
            " AND first_answer_at IS NOT NULL AND first_answer_s IS NOT NULL AND is_private = 0",
            (midnight,),
        )
    ]
    week = connection.exec_driver_sql(
        "SELECT posted_at, time_to_solve_s, coalesce(ended_at, last_seen_at) FROM request"
        " WHERE status IN"
        " ('new', 'answered', 'assigned', 'solved', 'closed', 'not_ours')"
        " AND is_private = 0 AND posted_at >= ? AND kind != 'thanks' LIMIT 100000",
        (now - 7 * DAY,),
    ).all()
    durations, observed = [], []
    for posted_at, solve_s, watched_until in week:
        watched = (watched_until or now) - posted_at
        durations.append(max(0, watched if solve_s is None else solve_s))
        observed.append(solve_s is not None)
    return replace(
        figures,
        has_medians=True,
        median_first_answer_s=Figure(
            percentile(np.array(answered), 50) if answered else None, len(answered), now
        ),
        median_solve_s=Figure(
            km_median(np.array(durations), np.array(observed)) if durations else None,
            len(durations),
            now,
            {"censored": observed.count(False)},
        ),
    )


def alike_to(session: Session, request_id: RequestId, town: Town) -> Alike:
    """What may be the same matter as a request, and the radius of its service."""
    connection = session.connection()
    service = connection.exec_driver_sql(
        "SELECT service FROM request WHERE id = ?", (request_id,)
    ).scalar_one_or_none()
    found = duplicates_of(connection, request_id, town)
    return Alike(radius_of(town, service), tuple(one.id for one in found))


_HITS: Final = """
WITH hit AS (
  SELECT rowid AS id, snippet(post_fts, 0, '', '', '…', 16) AS words
  FROM post_fts WHERE post_fts MATCH :query ORDER BY rowid DESC LIMIT :limit
)
SELECT p.request_id, hit.words, p.posted_at FROM hit JOIN post p ON p.id = hit.id
WHERE p.request_id IS NOT NULL
"""
_HITS_PEOPLE: Final = """
SELECT r.id, a.handle, r.posted_at FROM author_fts f
JOIN author a ON a.id = f.rowid JOIN post p ON p.author_id = a.id
JOIN request r ON r.opening_post_id = p.id
WHERE author_fts MATCH :query ORDER BY f.rowid DESC LIMIT :limit
"""
_HITS_NOTES: Final = """
SELECT p.request_id, snippet(note_fts, 0, '', '', '…', 16), n.at FROM note_fts f
JOIN note n ON n.id = f.rowid JOIN post p ON p.id = n.post_id
WHERE note_fts MATCH :query AND p.request_id IS NOT NULL ORDER BY f.rowid DESC LIMIT :limit
"""


def search(session: Session, text: str, limit: int, *, private: bool) -> tuple[SearchHit, ...]:
    """Requests whose posts, notes or people hold these words, newest first; or by number."""
    connection = session.connection()
    found: dict[int, tuple[str, int]] = {}
    year, dash, n = text.strip().lstrip("#").partition("-")
    if dash and year.isdigit() and n.isdigit() and len(year) <= 4 and len(n) <= 9:
        for row in connection.exec_driver_sql(
            "SELECT id, posted_at FROM request WHERE number_year = ? AND number_n = ?",
            (int(year), int(n)),
        ):
            found[row[0]] = ("", row[1])
    query = match_query(text)
    if query is not None:
        values = {"query": query, "limit": limit * 2}
        for statement in (_HITS, _HITS_PEOPLE, _HITS_NOTES):
            for request_id, words, at in connection.exec_driver_sql(statement, values):
                found.setdefault(request_id, (words, at))
    newest = sorted(found, key=lambda request_id: found[request_id][1], reverse=True)
    rows = {row.id: row for row in rows_of(session, newest[: limit * 2], private=private)}
    return tuple(
        SearchHit(rows[RequestId(request_id)], found[request_id][0])
        for request_id in newest
        if RequestId(request_id) in rows
    )[:limit]


_WALL: Final = """
SELECT r.id, r.service, r.kind, r.place_name, r.status, r.posted_at, r.answer_due_at,
       r.resolve_due_at, r.promise_due_at, r.assignees, r.first_answer_at, r.solved_at, r.title,
       r.flags, r.state
FROM request r
"""


def wall_now(session: Session, town: Town, now: Instant, rows: int) -> Wall:
    """The wall's page now (rules.md 25): the longest unanswered first, then the newest open."""
    connection = session.connection()
    midnight = midnight_of(town, now)
    figures = board_page(session, BoardPage(window=1), town, now).figures
    waiting = connection.exec_driver_sql(
        f"{_WALL} WHERE r.is_private = 0 AND r.kind != 'thanks' AND r.status = 'new'"
        " ORDER BY r.posted_at, r.id LIMIT ?",
        (rows,),
    ).all()
    others = connection.exec_driver_sql(
        f"{_WALL} WHERE r.is_private = 0 AND r.kind != 'thanks' AND r.status = 'assigned'"
        " ORDER BY r.posted_at DESC, r.id DESC LIMIT ?",
        (rows,),
    ).all()
    last = connection.exec_driver_sql(
        f"{_WALL} WHERE r.is_private = 0 AND r.kind != 'thanks' AND r.solved_at IS NOT NULL"
        " AND r.status = 'solved' ORDER BY r.solved_at DESC LIMIT 1"
    ).one_or_none()
    solved_today = connection.exec_driver_sql(
        "SELECT count(*) FROM request WHERE solved_at >= ? AND solved_at IS NOT NULL"
        " AND is_private = 0 AND kind != 'thanks' AND status = 'solved'",
        (midnight,),
    ).scalar_one()
    last_post = connection.exec_driver_sql(
        "SELECT max(last_post_at) FROM account WHERE state = 'on'"
    ).scalar()
    texts = town.wall.texts == "public"
    seq = connection.exec_driver_sql(boardsql.SEQ).scalar_one()
    return Wall(
        rows=tuple(_wall_row(row, texts=texts) for row in (*waiting, *others)[:rows]),
        last_solved=None if last is None else _wall_row(last, texts=texts),
        figures=figures,
        solved_today=solved_today,
        last_post_at=last_post,
        as_of=now,
        seq=Seq(seq),
    )


def _may_show(flags: str, state: str | None, *, texts: bool) -> bool:
    """rules.md 24, 25: released by the town or by staff, and nothing personal in it."""
    released = texts or (state is not None and bool(json.loads(state).get("on_wall")))
    return released and Flag.PERSONAL_DATA.value not in flags.split()


def _wall_row(row: Any, *, texts: bool) -> WallRow:
    return WallRow(
        id=RequestId(row[0]),
        service=row[1],
        kind=RequestKind(row[2]),
        street=None if row[3] is None else without_house(row[3]),
        status=RequestStatus(row[4]),
        posted_at=Instant(row[5]),
        answer_due_at=row[6],
        resolve_due_at=row[7],
        promise_due_at=row[8],
        assignees=tuple(StaffCode(code) for code in row[9].split()),
        first_answer_at=row[10],
        solved_at=row[11],
        text=row[12] if _may_show(row[13], row[14], texts=texts) else None,
    )


def no_requests(session: Session, limit: int) -> tuple[NoRequestRow, ...]:
    """Posts that are no request, newest first; automatic ones, boosts and our own left out."""
    rows = session.connection().exec_driver_sql(
        "SELECT p.id, p.network, p.remote_id, coalesce(a.handle, ''), p.text, p.posted_at,"
        " p.no_request FROM post p LEFT JOIN author a ON a.id = p.author_id"
        " WHERE p.request_id IS NULL AND p.no_request IS NOT NULL"
        " AND p.visibility IN ('public', 'unlisted')"
        " AND p.no_request NOT IN ('boost', 'announcement')"
        " ORDER BY p.id DESC LIMIT ?",
        (limit,),
    )
    return tuple(
        NoRequestRow(
            PostId(row[0]), Network(row[1]), row[2], row[3], row[4], Instant(row[5]), row[6]
        )
        for row in rows
    )


_LIGHTS: Final = """
SELECT a.id, a.network, a.handle, a.state, a.last_sync_at, a.last_post_at, a.paused_until,
       a.last_error, a.lag_s, a.silent_since, a.clock_off_s,
       (SELECT count(*) FROM outbox o WHERE o.account_id = a.id AND o.state NOT IN
        ('sent', 'withdrawn')),
       (SELECT count(*) FROM outbox o WHERE o.account_id = a.id AND (o.state IN
        ('failed', 'blocked') OR (o.state = 'unsure' AND o.due_at >= 1 << 39))),
       (SELECT count(*) FROM outbox o WHERE o.account_id = a.id AND o.state = 'scheduled')
FROM account a WHERE a.state != 'removed' ORDER BY a.id
"""
_STATES: Final = {"on": "live", "needs_person": "needs_person", "paused": "paused"}
_SILENT_S: Final = 300
"""An account that was not asked for so long is off, whatever it is set to."""


def feed_lights(session: Session, now: Instant) -> tuple[FeedLight, ...]:
    """How each account's sync is, and what waits in its outbox."""
    lights = []
    for row in session.connection().exec_driver_sql(_LIGHTS):
        state = _STATES.get(row[3], "off")
        if state == "live" and row[6] is not None and row[6] > now:
            state = "waiting"
        elif state == "live" and (row[4] is None or now - row[4] > _SILENT_S):
            state = "off"
        lights.append(
            FeedLight(
                row[0],
                Network(row[1]),
                row[2],
                state,
                row[4],
                row[5],
                row[6],
                row[7],
                outbox=row[11],
                outbox_stuck=row[12],
                outbox_later=row[13],
                lag_s=row[8],
                silent_since=row[9],
                clock_off_s=row[10],
            )
        )
    return tuple(lights)


def town_facts(session: Session, town: Town, lang: str, now: Instant, *, demo: bool) -> TownFacts:
    """What screens need of the town, services met in imports included."""
    connection = session.connection()
    local = datetime.fromtimestamp(now, town.zone)
    day = local.date()
    services = [(s.code, s.name_in(lang)) for s in town.services]
    own = {code for code, _ in services}
    met = service_names(connection.exec_driver_sql, lang)
    services += [(ServiceCode(code), name) for code, name in met.items() if code not in own]
    streets = connection.exec_driver_sql(
        "SELECT DISTINCT name FROM street WHERE kind != 'doorway' ORDER BY name LIMIT 20000"
    )
    return TownFacts(
        name=town.name,
        zone_name=town.zone_name,
        hashtags=town.hashtags,
        services=tuple(services),
        staff=tuple(
            StaffRow(
                s.code,
                s.name,
                s.role,
                s.department,
                s.handles[0][1] if s.handles else None,
                s.is_absent_on(day),
                s.handles,
                s.is_on_call_at(local),
            )
            for s in town.staff
        ),
        accounts=tuple((account.network, account.handle) for account in town.accounts),
        wall_inches=town.wall.screen_inches,
        wall_distance_m=town.wall.distance_m,
        wall_texts=town.wall.texts,
        wall_night=town.wall.night,
        wall_pages=town.wall.pages,
        is_demo=demo,
        streets=tuple(row[0] for row in streets),
    )
