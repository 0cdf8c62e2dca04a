"""Full-text search over posts, notes and people: FTS5 with folded diacritics.

The indexes hold no texts of their own (external content). What is new is indexed by a range of
ids in the transaction that writes it, since a trigger a row is three times slower; changes of a
text and deletions go through triggers, so that no forgotten text stays findable.
"""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import Connection

from junhall.models import sqlite

_TABLES: Final = {
    "post": ("text",),
    "note": ("text",),
    "author": ("handle", "name"),
}
LEAST_LETTERS: Final = 2
LEAST_BEGINNING: Final = 3
"""From here on the last word is a beginning: shorter ones would need an index twice the size."""
MOST_WORDS: Final = 12
_WORD: Final = re.compile(r"\w+")


def statements() -> list[str]:
    """What creates the indexes and their triggers, for the schema and its migrations."""
    made: list[str] = []
    for table, columns in _TABLES.items():
        listed = ", ".join(columns)
        old = ", ".join(f"old.{column}" for column in columns)
        new = ", ".join(f"new.{column}" for column in columns)
        changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
        drop = f"INSERT INTO {table}_fts ({table}_fts, rowid, {listed}) VALUES ('delete', old.id, {old})"
        made += [
            f"CREATE VIRTUAL TABLE {table}_fts USING fts5({listed}, content='{table}',"
            " content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
            f"CREATE TRIGGER {table}_fts_update AFTER UPDATE OF {listed} ON {table}"
            f" WHEN {changed} BEGIN {drop};"
            f" INSERT INTO {table}_fts (rowid, {listed}) VALUES (new.id, {new}); END",
            f"CREATE TRIGGER {table}_fts_delete AFTER DELETE ON {table} BEGIN {drop}; END",
        ]
        if sqlite.version() >= sqlite.SECURE_DELETE_FTS:
            made.append(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('secure-delete', 1)")
    return made


def _index(connection: Connection, table: str, first: int, last: int) -> None:
    listed = ", ".join(_TABLES[table])
    connection.exec_driver_sql(
        f"INSERT INTO {table}_fts (rowid, {listed}) SELECT id, {listed} FROM {table}"
        " WHERE id BETWEEN ? AND ?",
        (first, last),
    )


def index_posts(connection: Connection, first: int, last: int) -> None:
    """Index the posts of an id range, written in this transaction."""
    _index(connection, "post", first, last)


def index_notes(connection: Connection, first: int, last: int) -> None:
    """Index the notes of an id range, written in this transaction."""
    _index(connection, "note", first, last)


def index_authors(connection: Connection, first: int, last: int) -> None:
    """Index the authors of an id range, written in this transaction."""
    _index(connection, "author", first, last)


def rebuild(connection: Connection) -> None:
    """Write the indexes anew: the only way to lose old words on an older SQLite."""
    for table in _TABLES:
        connection.exec_driver_sql(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")


def match_query(text: str) -> str | None:
    """What a person typed as an FTS5 query: every word, the last one as a beginning.

    None where there is nothing long enough to look for. Nothing typed is ever syntax.
    """
    found = _WORD.findall(text.replace("\x00", " "))[:MOST_WORDS]
    if not found or max(map(len, found)) < LEAST_LETTERS:
        return None
    quoted = [f'"{word}"' for word in found]
    if len(found[-1]) >= LEAST_BEGINNING and not text[-1:].isspace():
        quoted[-1] += "*"
    return " ".join(quoted)
