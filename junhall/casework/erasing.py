"""Erasing one person from one ledger file, in the caller's transaction (rules.md 9)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection
from typing_extensions import override

from junhall.casework.errors import NotPermitted
from junhall.casework.forgetting import (
    append_change,
    columns_with_words,
    forget_posts,
    soften_acts,
    write_act,
)
from junhall.casework.traces import MARK, Traces, traces_of
from junhall.models.terms import Facet, Instant
from junhall.models.town import fold_handle
from junhall.words import tr

_IN: Final = "(SELECT value FROM json_each(?))"


class OfTheTown(NotPermitted):
    """The handle belongs to the town hall: what it wrote is the town's public record."""

    @override
    def for_user(self) -> str:
        """The sentence for the person who asked."""
        return tr(
            "{handle} is a handle of the town hall. What it wrote is the town's record and stays.",
            **self.values,
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """What erasing did in one file."""

    authors: int = 0
    posts: int = 0
    mentions: int = 0

    @property
    def found(self) -> bool:
        """Whether the person was in it at all."""
        return bool(self.authors or self.mentions)


def traces_in(connection: Connection, handle: str) -> Traces:
    """Every handle and name of the person behind a handle, as far as this ledger knows.

    Raises: OfTheTown.
    """
    authors = _authors(connection, [fold_handle(handle)]) or _short(connection, handle)
    rows = connection.exec_driver_sql(
        f"SELECT handle, name FROM author WHERE id IN {_IN}"
        " UNION ALL SELECT '', v.name FROM author a JOIN resident v ON v.id = a.resident_id"
        f" WHERE a.id IN {_IN}",
        (json.dumps(authors), json.dumps(authors)),
    ).all()
    traces = traces_of([handle, *(row[0] for row in rows)], [row[1] for row in rows])
    _refuse_the_town(connection, authors, traces, handle)
    return traces


def _authors(connection: Connection, folded: Sequence[str]) -> list[int]:
    """The authors with these handles, and whoever is the same verified resident."""
    return [
        row[0]
        for row in connection.exec_driver_sql(
            f"WITH told AS (SELECT id, resident_id FROM author WHERE handle_folded IN {_IN})"
            " SELECT id FROM told UNION SELECT a.id FROM author a"
            " JOIN told ON told.resident_id = a.resident_id",
            (json.dumps(list(folded)),),
        )
    ]


def _short(connection: Connection, handle: str) -> list[int]:
    """The author that a handle without its server means, where only one can be meant."""
    local = fold_handle(handle)
    if "@" in local:
        return []
    found = (
        connection.exec_driver_sql(
            "SELECT handle_folded FROM author WHERE substr(handle_folded, 1, ?) = ? LIMIT 2",
            (len(local) + 1, f"{local}@"),
        )
        .scalars()
        .all()
    )
    return _authors(connection, found) if len(found) == 1 else []


def _refuse_the_town(
    connection: Connection, authors: list[int], traces: Traces, handle: str
) -> None:
    official = connection.exec_driver_sql(
        f"SELECT 1 FROM post WHERE author_id IN {_IN} AND official IS NOT NULL LIMIT 1",
        (json.dumps(authors),),
    ).first()
    accounts = connection.exec_driver_sql("SELECT handle FROM account").scalars()
    if official or any(fold_handle(one) in traces.handles for one in accounts):
        raise OfTheTown("of-the-town", handle=handle)


def erase_in(connection: Connection, traces: Traces, now: Instant) -> Counts:
    """Erase a person from one ledger file, in the caller's transaction."""
    execute = connection.exec_driver_sql
    authors = _authors(connection, sorted(traces.handles))
    posts = [
        row[0]
        for row in execute(f"SELECT id FROM post WHERE author_id IN {_IN}", (json.dumps(authors),))
    ]
    forget_posts(connection, posts)
    soften_acts(connection, posts, now)
    told = json.dumps(posts)
    execute(f"UPDATE post SET deleted_at = coalesce(deleted_at, ?) WHERE id IN {_IN}", (now, told))
    execute(
        "UPDATE outbox SET state = 'withdrawn', reason = 'erased' WHERE state IN"
        " ('held', 'scheduled', 'awaiting_approval', 'queued', 'blocked', 'failed', 'unsure')"
        f" AND opening_post_id IN {_IN}",
        (told,),
    )
    _erase_people(connection, authors, now)
    changed = {
        row[0]
        for row in execute(
            f"SELECT DISTINCT request_id FROM post WHERE id IN {_IN} AND request_id IS NOT NULL",
            (told,),
        )
    }
    mentions = _erase_mentions(connection, traces, now)
    append_change(
        connection,
        changed,
        Facet.POSTS | Facet.PEOPLE | Facet.PLACE | Facet.NOTE | Facet.OUTBOX,
        now,
    )
    return Counts(len(authors), len(posts), mentions)


def _erase_people(connection: Connection, authors: Iterable[int], now: Instant) -> None:
    ids = json.dumps(list(authors))
    connection.exec_driver_sql(
        "UPDATE resident SET name = '', revoked_at = coalesce(revoked_at, ?) WHERE id IN"
        f" (SELECT resident_id FROM author WHERE id IN {_IN})",
        (now, ids),
    )
    connection.exec_driver_sql(
        "UPDATE author SET handle = '', handle_folded = 'erased:' || id, name = NULL,"
        f" resident_id = NULL, erased_at = ? WHERE id IN {_IN}",
        (now, ids),
    )


def _erase_mentions(connection: Connection, traces: Traces, now: Instant) -> int:
    """Put the mark where anybody else's words name the person; a note that does goes whole."""
    raw = connection.connection.driver_connection
    if raw is None:
        raise RuntimeError("the connection is closed")
    functions: dict[str, Callable[[str | None], object]] = {
        "names_them": lambda text: int(traces.names_in(text)),
        "without_them": lambda text: traces.without(text or ""),
        "json_without_them": lambda text: traces.without_in_json(text or ""),
    }
    for name, function in functions.items():
        raw.create_function(name, 1, function)
    changed = 0
    try:
        for table, column, is_json in columns_with_words():
            put = f"{'json_' if is_json else ''}without_them({column})"
            if (table, column) == ("note", "text"):
                put = f"'{MARK}'"
            changed += connection.exec_driver_sql(
                f'UPDATE "{table}" SET {column} = {put} WHERE names_them({column})'
            ).rowcount
        rows = connection.exec_driver_sql("SELECT id, value FROM act WHERE names_them(value)").all()
        for act_id, value in rows:
            write_act(connection, act_id, json.loads(traces.without_in_json(value)), now)
        return changed + len(rows)
    finally:
        for name in functions:
            raw.create_function(name, 1, None)
