"""What somebody typed and has not sent: kept in the ledger, one text a request, lane and person.

A draft is nobody's business but its writer's: no change is told to other screens.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from junhall.casework.commands import KeepDraft
from junhall.casework.rows import DraftRow, KeptPhoto
from junhall.models.messages import Media
from junhall.models.terms import Instant, RequestId, StaffCode

_MOST: Final = 20_000
"""Letters of a draft that are kept: forty times what any network takes."""


def media_to_json(media: Sequence[Media]) -> str:
    """Photos as outbox and drafts keep them."""
    return json.dumps([{"kind": m.kind, "path": m.path, "alt": m.alt} for m in media])


def keep(connection: Connection, wish: KeepDraft) -> None:
    """Keep a text as it stands; an empty one is forgotten, and the time chosen for it."""
    key = (wish.by, wish.request_id or 0, wish.lane)
    if not wish.text and not wish.media:
        connection.exec_driver_sql(
            "DELETE FROM draft WHERE by = ? AND request_id = ? AND lane = ?", key
        )
        return
    connection.exec_driver_sql(
        "INSERT INTO draft (by, request_id, lane, text, begun_at, media, send_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (by, request_id, lane) DO UPDATE SET text = excluded.text,"
        " begun_at = excluded.begun_at, media = excluded.media, send_at = excluded.send_at",
        (*key, wish.text[:_MOST], wish.begun_at, media_to_json(wish.media), wish.send_at),
    )


def drafts_of(
    connection: Connection, by: StaffCode | None, media: Path | None
) -> tuple[DraftRow, ...]:
    """Everything one person has not sent; ``media`` is the folder of the photos."""
    rows = connection.exec_driver_sql(
        "SELECT request_id, lane, text, begun_at, media, send_at FROM draft WHERE by = ?"
        " ORDER BY request_id, lane",
        (by or "",),
    )
    return tuple(
        DraftRow(
            RequestId(row.request_id) if row.request_id else None,
            row.lane,
            row.text,
            Instant(row.begun_at),
            tuple(
                KeptPhoto(one["path"], str(media / one["path"]), one.get("alt") or "")
                for one in json.loads(row.media or "[]")
                if media is not None and one.get("path")
            ),
            Instant(row.send_at) if row.send_at is not None else None,
        )
        for row in rows
    )
