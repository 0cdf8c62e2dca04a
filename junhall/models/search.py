"""Full-text search over posts, notes and people, kept beside the tables it indexes.

Every row is in its index once, one without words too. Inserting is explicit and set-based: a
trigger a row costs three times the whole insert, and half of it even where it does nothing, since a
statement that may reach the index has the index ready itself for being undone. Edits and erasures
are followed by triggers, so that no road to a text goes round the index.
"""

from __future__ import annotations

import re
from typing import Any, Final

from sqlalchemy import Connection

from junhall.models.sqlite import secures_search

_INDEXED: Final[dict[str, tuple[str, ...]]] = {
    "post": ("text",),
    "note": ("text",),
    "author": ("handle", "name"),
}
_TOKENS: Final = "unicode61 remove_diacritics 2"
_PREFIXES: Final = "2 3"
"""Two and three letters of type-ahead answer at once; building costs more (docs/performance.md)."""
_WORD: Final = re.compile(r"[^\W_]+")
SETTINGS: Final = (("hashsize", 16 * 1024 * 1024), ("automerge", 16), ("crisismerge", 64))
"""Bytes of new words that are gathered before a piece of the index is written; how many pieces of
one size lie side by side before they are joined little by little, and how many before all at once.

By FTS5's own (1 MB, 4, 16) a page of ten thousand posts writes a dozen pieces and joins them again
and again: half of the index' cost, and the half that grows. A word is looked for in more pieces.
"""
MOST_WORDS: Final = 12
LONGEST_WORD: Final = 64


def create_search(connection: Connection) -> None:
    """The index tables and the triggers that follow edits and erasures."""
    for table, columns in _INDEXED.items():
        names = ", ".join(columns)
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {table}_fts USING fts5({names}, content='{table}',"
            f" content_rowid='id', tokenize='{_TOKENS}', prefix='{_PREFIXES}')"
        )
        for statement in _triggers(table, columns):
            connection.exec_driver_sql(statement)
    forget_at_once(connection)
    build_in_large(connection)


def build_in_large(connection: Connection) -> None:
    """Have the indexes that grow with posts gather more before they write (the file remembers)."""
    for name, value in SETTINGS:
        connection.exec_driver_sql(
            f"INSERT INTO post_fts (post_fts, rank) VALUES ('{name}', {value})"
        )


def _triggers(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    names = ", ".join(columns)
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("old", "new"))
    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in columns)
    out = f"INSERT INTO {table}_fts ({table}_fts, rowid, {names}) VALUES ('delete', old.id, {old});"
    into = f"INSERT INTO {table}_fts (rowid, {names}) VALUES (new.id, {new});"
    updated = f"AFTER UPDATE OF {names} ON {table} WHEN {differs}"
    return (
        f"CREATE TRIGGER {table}_fts_edit {updated} BEGIN {out} {into} END",
        f"CREATE TRIGGER {table}_fts_gone AFTER DELETE ON {table} BEGIN {out} END",
    )


def forget_at_once(connection: Connection) -> None:
    """Have the index overwrite deleted words, where this SQLite can (the file remembers it)."""
    if secures_search():
        for table in _INDEXED:
            connection.exec_driver_sql(
                f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('secure-delete', 1)"
            )


def index_posts(connection: Connection, first_id: int, last_id: int) -> None:
    """Index the posts of an id range that were just inserted, in the same transaction."""
    _index(connection, "post", first_id, last_id)


def index_notes(connection: Connection, first_id: int, last_id: int) -> None:
    """Index the notes of an id range that were just inserted, in the same transaction."""
    _index(connection, "note", first_id, last_id)


def index_authors(connection: Connection, first_id: int, last_id: int) -> None:
    """Index the authors of an id range that were just inserted, in the same transaction."""
    _index(connection, "author", first_id, last_id)


def _index(connection: Connection, table: str, first_id: int, last_id: int) -> None:
    names = ", ".join(_INDEXED[table])
    connection.exec_driver_sql(
        f"INSERT INTO {table}_fts (rowid, {names}) SELECT id, {names} FROM {table}"
        " WHERE id BETWEEN ? AND ?",
        (first_id, last_id),
    )


def rebuild(raw: Any) -> None:
    """Build the index anew from the tables, on a connection of the driver.

    Needed where this SQLite leaves deleted words in the index, or cannot read a newer one's.
    """
    for table in _INDEXED:
        if not secures_search():  # a newer one noted its own form, which this one would refuse
            raw.execute(f"UPDATE {table}_fts_config SET v = 4 WHERE k = 'version'")
        raw.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")


def is_readable(raw: Any) -> bool:
    """Whether this SQLite reads an index that a newer one may have written."""
    newest = raw.execute("SELECT max(v) FROM post_fts_config WHERE k = 'version'").fetchone()[0]
    return secures_search() or newest is None or int(newest) < 5


def match_query(text: str) -> str | None:
    """What a person typed as a query that FTS5 always understands; None where it says too little.

    Every word must be there, the last one may be unfinished.
    """
    words = [word[:LONGEST_WORD] for word in _WORD.findall(text)[:MOST_WORDS]]
    if not words or max(map(len, words)) < 2:
        return None
    unfinished = "*" if len(words[-1]) > 1 else ""
    return " ".join(f'"{word}"' for word in words) + unfinished
