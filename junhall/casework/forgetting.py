"""What goes out of the ledger's rows when a post or a person ends, in the caller's transaction.

Number, kind, service, rough place and times stay (rules.md 9); words, names, pictures and exact
places go. Rows are emptied, not removed: what hangs on them stays whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection

from junhall.casework.codec import without_words
from junhall.casework.grid import cell_centre, cell_of
from junhall.casework.residue import note_forgotten
from junhall.models.base import Base
from junhall.models.terms import Facet, Instant

GONE: Final = "gone"
"""An attachment whose file is still to be removed: that happens after the commit (scrub)."""
_FREE_WORDS: Final = frozenset({"reason", "text", "note", "words", "comment"})
_JSON: Final = frozenset({"mentions", "place", "reading", "request.state", "outbox.media"})
"""Columns that hold JSON; some names do so in one table alone."""
_OF_THE_TOWN: Final = frozenset(
    {"account", "town", "staff_member", "department", "service", "street", "schema_stamp",
     "counter", "lease", "author", "resident", "act"}
)  # fmt: skip
"""Tables without citizens' words, and those that are seen to by name."""


def forget_posts(connection: Connection, posts: Iterable[int]) -> None:
    """Take text, pictures, address and exact place out of posts; readings keep codes and times.

    What repeats or carried the same words goes with them: boosts, and the outbox of an answer.
    """
    execute = connection.exec_driver_sql
    ids = _ids(posts)
    boosts = execute(
        "SELECT b.id FROM post p JOIN post b ON b.network = p.network"
        f" AND b.in_reply_to = p.remote_id AND b.is_boost = 1 WHERE p.id IN {_IN}",
        (ids,),
    )
    ids = _ids([*json.loads(ids), *boosts.scalars()])
    execute(
        "UPDATE outbox SET text = '', media = '[]' WHERE state = 'sent' AND EXISTS"
        " (SELECT 1 FROM post p JOIN account a ON a.network = p.network"
        f" WHERE p.id IN {_IN} AND p.remote_id = outbox.remote_id AND a.id = outbox.account_id)",
        (ids,),
    )
    texts = execute(
        f"SELECT text FROM post WHERE id IN {_IN}"
        f" UNION ALL SELECT text FROM post_version WHERE post_id IN {_IN}",
        (ids, ids),
    )
    note_forgotten(connection, texts.scalars())
    for row in execute(
        f"SELECT id, reading, place FROM post WHERE id IN {_IN}"
        " AND (reading IS NOT NULL OR place IS NOT NULL)",
        (ids,),
    ).all():
        execute(
            "UPDATE post SET reading = ?, place = ? WHERE id = ?",
            (without_words(row.reading), rough_place(row.place), row.id),
        )
    execute(f"UPDATE post SET text = '', url = NULL, mentions = NULL WHERE id IN {_IN}", (ids,))
    _forget_versions(connection, ids)
    execute(
        f"UPDATE attachment SET kind = '{GONE}', url = NULL, alt = NULL WHERE post_id IN {_IN}",
        (ids,),
    )
    execute(f"UPDATE lesson SET words = '' WHERE post_id IN {_IN}", (ids,))
    execute(f"UPDATE promise SET words = '' WHERE post_id IN {_IN}", (ids,))
    for row in execute(
        f"SELECT id, lat, long FROM request WHERE opening_post_id IN {_IN}", (ids,)
    ).all():
        lat, long = rough(row.lat, row.long)
        execute(
            "UPDATE request SET title = '', place_name = NULL, lat = ?, long = ? WHERE id = ?",
            (lat, long, row.id),
        )


def _forget_versions(connection: Connection, ids: str) -> None:
    execute = connection.exec_driver_sql
    rows = execute(
        f"SELECT id, post_id, seen_at, reading FROM post_version WHERE post_id IN {_IN}"
        " ORDER BY post_id, seen_at, id",
        (ids,),
    ).all()
    # Two wordings of one second stay two: they are told apart by blanks.
    execute(f"UPDATE post_version SET text = char(9) || id WHERE post_id IN {_IN}", (ids,))
    before: tuple[int, int] | None = None
    blanks = 0
    for row in rows:
        here = (row.post_id, row.seen_at)
        blanks = blanks + 1 if here == before else 0
        before = here
        execute(
            "UPDATE post_version SET text = ?, reading = ? WHERE id = ?",
            (" " * blanks, without_words(row.reading), row.id),
        )


def forget_lonely_authors(connection: Connection, authors: Iterable[int], now: Instant) -> None:
    """Take the names out of authors of whom no living post is left; a verified resident stays."""
    lonely = (
        f"id IN {_IN} AND resident_id IS NULL AND erased_at IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM post WHERE author_id = author.id AND deleted_at IS NULL)"
    )
    names = connection.exec_driver_sql(
        f"SELECT handle, handle_folded, name FROM author WHERE {lonely}", (_ids(authors),)
    ).all()
    note_forgotten(connection, (name for row in names for name in row))
    connection.exec_driver_sql(
        "UPDATE author SET handle = '', handle_folded = 'erased:' || id, name = NULL,"
        f" erased_at = ? WHERE {lonely}",
        (now, _ids(authors)),
    )


def soften_acts(connection: Connection, posts: Iterable[int], now: Instant) -> None:
    """Take free words and exact places out of what staff did about these posts' requests."""
    rows = connection.exec_driver_sql(
        f"SELECT id, value FROM act WHERE post_id IN {_IN}", (_ids(posts),)
    ).all()
    for act_id, value in rows:
        told = json.loads(value)
        softer = {key: _soften(key, one) for key, one in told.items()}
        if softer != told:
            write_act(connection, act_id, softer, now)


def write_act(connection: Connection, act_id: int, value: dict[str, Any], now: Instant) -> None:
    """Replace the values of an act; the mark that the ledger demands says when (schema)."""
    connection.exec_driver_sql(
        "UPDATE act SET value = ? WHERE id = ?",
        (json.dumps({**value, "erased_at": now}, ensure_ascii=False), act_id),
    )


def _soften(key: str, value: Any) -> Any:
    if key in _FREE_WORDS and isinstance(value, str):
        return ""
    if key == "place" and isinstance(value, dict):
        lat, long = rough(value.get("lat"), value.get("long"))
        return {**value, "lat": lat, "long": long, "name": None}
    return value


def rough(lat: float | None, long: float | None) -> tuple[float | None, float | None]:
    """The middle of the cell of about 250 m that a point lies in."""
    if lat is None or long is None:
        return None, None
    return cell_centre(cell_of(lat, long))


def rough_place(text: str | None) -> str | None:
    """The stored place of a post without its name, no more exact than its cell."""
    if text is None:
        return None
    told = json.loads(text)
    told["lat"], told["long"] = rough(told.get("lat"), told.get("long"))
    told["name"] = None
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def columns_with_words() -> list[tuple[str, str, bool]]:
    """(table, column, is JSON) of every text that may name a citizen, from the schema itself.

    A column added tomorrow is in it without being thought of.
    """
    return [
        (
            table.name,
            column.name,
            not _JSON.isdisjoint({column.name, f"{table.name}.{column.name}"}),
        )
        for table in Base.metadata.sorted_tables
        if table.name not in _OF_THE_TOWN
        for column in table.columns
        if column.type.python_type is str
    ]


def append_change(
    connection: Connection, requests: Iterable[int], facets: Facet, now: Instant
) -> None:
    """Tell screens and stations which requests altered."""
    connection.exec_driver_sql(
        "INSERT INTO change (at, facets, request_id, cause) SELECT ?, ?, value, 'system'"
        " FROM json_each(?)",
        (now, int(facets), _ids(requests)),
    )


def _ids(values: Iterable[int]) -> str:
    return json.dumps(sorted(set(values)))


_IN: Final = "(SELECT value FROM json_each(?))"
