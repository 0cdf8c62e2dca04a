"""Erasing one person from one ledger file, in the caller's transaction (rules.md 9)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from junhall.casework.errors import NotPermitted
from junhall.casework.forgetting import (
    append_change,
    columns_with_words,
    forget_posts,
    soften_acts,
    write_act,
)
from junhall.casework.loading import TITLE
from junhall.casework.readers import without_head
from junhall.casework.traces import MARK, Traces, traces_of
from junhall.models.terms import Facet, Instant
from junhall.models.town_people import fold_handle
from junhall.typed import override
from junhall.words import tr

_IN: Final = "(SELECT value FROM json_each(?))"
_WRITTEN_DOWN: Final = ("counter", "phone")
_WORD: Final = re.compile(r"[^\W_]+")
_EVERYDAY: Final = 20
"""So many conversations of strangers in which a word occurs make it a word of everybody."""
_MAY_COINCIDE: Final = frozenset({"post_version", "source_report"})
"""Two rows of one moment that differed only by a name become one."""


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
    folded = fold_handle(handle)
    asked = [folded, *(f"{channel}:{folded}" for channel in _WRITTEN_DOWN)]
    authors = _authors(connection, asked) or _short(connection, handle)
    rows = connection.exec_driver_sql(
        f"SELECT handle, name FROM author WHERE id IN {_IN}"
        " UNION ALL SELECT '', v.name FROM author a JOIN resident v ON v.id = a.resident_id"
        f" WHERE a.id IN {_IN}",
        (json.dumps(authors), json.dumps(authors)),
    ).all()
    traces = traces_of([handle, *(row[0] for row in rows)], [row[1] for row in rows])
    _refuse_the_town(connection, authors, traces, handle)
    if not authors:
        return traces.except_for(traces.bare)
    return traces.except_for(
        word for word in traces.names | traces.bare if _is_everyday(connection, word, authors)
    )


def _is_everyday(connection: Connection, word: str, authors: Sequence[int]) -> bool:
    """Whether the town, or many who never met the person, use a name as a word of their own.

    Who calls himself "Plaza Mayor" may leave, but not take the square out of everybody's texts.
    """
    if _is_of_the_town(connection, word):
        return True
    phrase = " ".join(_WORD.findall(word))
    if not phrase:
        return False
    strangers = connection.exec_driver_sql(
        "SELECT count(*) FROM (SELECT 1 FROM post_fts f JOIN post p ON p.id = f.rowid"
        f" WHERE post_fts MATCH ? AND p.author_id NOT IN {_IN} AND p.thread_id NOT IN"
        f" (SELECT thread_id FROM post WHERE author_id IN {_IN}) LIMIT ?)",
        (f'"{phrase}"', json.dumps(authors), json.dumps(authors), _EVERYDAY),
    ).scalar_one()
    return int(strangers) >= _EVERYDAY


def _is_of_the_town(connection: Connection, word: str) -> bool:
    alone = Traces(frozenset(), frozenset({word}))
    of_the_town = connection.exec_driver_sql(
        "SELECT name FROM street UNION SELECT name FROM service UNION SELECT name FROM department"
        " UNION SELECT name FROM staff_member"
    ).scalars()
    return any(alone.names_in(name) for name in of_the_town)


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
    by_first_name = _erase_first_names(connection, authors, told)
    execute(f"UPDATE post SET deleted_at = coalesce(deleted_at, ?) WHERE id IN {_IN}", (now, told))
    execute(
        "UPDATE outbox SET state = 'withdrawn', reason = 'erased' WHERE state IN"
        " ('held', 'scheduled', 'awaiting_approval', 'queued', 'blocked', 'failed', 'unsure')"
        f" AND opening_post_id IN {_IN}",
        (told,),
    )
    execute(f"UPDATE outbox SET withdrawn_from = NULL WHERE opening_post_id IN {_IN}", (told,))
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
    return Counts(len(authors), len(posts), mentions + by_first_name)


def _erase_first_names(connection: Connection, authors: Sequence[int], posts: str) -> int:
    """ "Gracias, Carmen": where the person spoke, one word of the name means the person.

    Elsewhere it may be any Carmen, and stays.
    """
    shown = connection.exec_driver_sql(
        f"SELECT name FROM author WHERE id IN {_IN} AND name IS NOT NULL",
        (json.dumps(list(authors)),),
    ).scalars()
    words = {word for name in shown for word in _WORD.findall(name) if len(word) > 2}
    words = {word for word in words if not _is_of_the_town(connection, word)}
    if not words:
        return 0
    traces = Traces(frozenset(), frozenset(words))
    threads = f"(SELECT thread_id FROM post WHERE id IN {_IN})"
    there = f"(SELECT id FROM post WHERE thread_id IN {threads})"
    changed = 0
    with _functions(connection, traces):
        for table, where in (
            ("post", f"thread_id IN {threads}"),
            ("post_version", f"post_id IN {there}"),
            ("outbox", f"opening_post_id IN {there}"),
        ):
            update = "UPDATE OR REPLACE" if table in _MAY_COINCIDE else "UPDATE"
            changed += connection.exec_driver_sql(
                f"{update} {table} SET text = without_them(text)"
                f" WHERE {where} AND names_them(text)",
                (posts,),
            ).rowcount
        changed += connection.exec_driver_sql(
            f"UPDATE note SET text = '{MARK}' WHERE post_id IN {there} AND names_them(text)",
            (posts,),
        ).rowcount
    return changed


@contextmanager
def _functions(connection: Connection, traces: Traces) -> Iterator[None]:
    """What SQL may ask about the traces, while this lasts."""
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
    try:
        yield
    finally:
        for name in functions:
            raw.create_function(name, 1, None)


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
    changed = 0
    with _functions(connection, traces):
        for table, column, is_json in columns_with_words():
            put = f"{'json_' if is_json else ''}without_them({column})"
            if (table, column) == ("note", "text"):
                put = f"'{MARK}'"
            update = "UPDATE OR REPLACE" if table in _MAY_COINCIDE else "UPDATE"
            changed += connection.exec_driver_sql(
                f'{update} "{table}" SET {column} = {put} WHERE names_them({column})'
            ).rowcount
        rows = connection.exec_driver_sql("SELECT id, value FROM act WHERE names_them(value)").all()
        for act_id, value in rows:
            write_act(connection, act_id, json.loads(traces.without_in_json(value)), now)
        if changed:
            _cut_titles_again(connection)
        return changed + len(rows)


def _cut_titles_again(connection: Connection) -> None:
    """A title is the beginning of a text: a name at its cut would stay in part."""
    for request_id, text in connection.exec_driver_sql(
        "SELECT r.id, p.text FROM request r JOIN post p ON p.id = r.opening_post_id"
        " WHERE instr(p.text, ?)",
        (MARK,),
    ).all():
        connection.exec_driver_sql(
            "UPDATE request SET title = ? WHERE id = ?", (without_head(text[:TITLE]), request_id)
        )
