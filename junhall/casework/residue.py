"""What SQLite leaves of forgotten words in the file, and how it is found and removed.

``secure_delete`` blanks the cell that is deleted, not the copies that page splits left in the gaps
of other pages; and the search index keeps some deleted words as signposts between its pages. Both
are rare, so they are looked for: only where they are found is a rewrite paid for.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

_PIECE: Final = 24
"""Bytes of a text that are looked for: long enough to be nobody else's, as a rule."""
_LEAST: Final = 5
_MANY: Final = 64
"""Looking for more pieces than this costs more than writing the file anew."""
_INDEXES: Final = ("post_fts", "note_fts", "author_fts")


def note_forgotten(connection: Connection, texts: Iterable[str | None]) -> None:
    """Keep in memory, for ``pieces_of`` after the commit, what must not be in the file then."""
    pieces = [(piece,) for text in texts if text for piece in _pieces(text)]
    if pieces:
        connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS forgotten (piece BLOB UNIQUE)")
        connection.exec_driver_sql("INSERT OR IGNORE INTO temp.forgotten VALUES (?)", pieces)


def _pieces(text: str) -> set[bytes]:
    """Beginning, middle and end: what a half overwritten copy may still show."""
    told = text.encode()
    if len(told) < _LEAST:
        return set()
    last = max(0, len(told) - _PIECE)
    return {told[start : start + _PIECE] for start in (0, last // 2, last)}


def pieces_of(raw: Any) -> tuple[bytes, ...]:
    """What was forgotten on this connection and not yet found to be gone (``put_away``)."""
    there = raw.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'forgotten'").fetchone()
    if there is None:
        return ()
    return tuple(bytes(row[0]) for row in raw.execute("SELECT piece FROM temp.forgotten"))


def put_away(raw: Any) -> None:
    """The file is clean: nothing has to be looked for any more."""
    raw.execute("DROP TABLE IF EXISTS temp.forgotten")


def are_in_file(raw: Any, path: Path, pieces: tuple[bytes, ...]) -> bool:
    """Whether the file shows forgotten pieces that no row of it holds."""
    if len(pieces) > _MANY:
        return True
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        seen = [piece for piece in pieces if whole.find(piece) >= 0]
    return any(not _is_alive(raw, piece) for piece in seen)


def _is_alive(raw: Any, piece: bytes) -> bool:
    """Whether somebody else wrote the same; a row is asked only after the file was."""
    return any(
        raw.execute(
            f"SELECT 1 FROM {table} WHERE instr(CAST({column} AS BLOB), ?) LIMIT 1", (piece,)
        ).fetchone()
        for table, column in (
            ("post", "text"),
            ("post_version", "text"),
            ("note", "text"),
            ("outbox", "text"),
            ("post", "mentions"),
            ("post", "in_reply_to"),
            ("act", "value"),
            ("town", "text"),
            ("street", "name"),
            ("author", "handle"),
            ("author", "handle_folded"),
            ("author", "name"),
        )
    )


def has_stale_signposts(raw: Any) -> bool:
    """Whether the search index still names, between its pages, a word that it no longer has."""
    return any(_has_stale(raw, index) for index in _INDEXES)


def _has_stale(raw: Any, index: str) -> bool:
    raw.execute(f"CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', '{index}', 'row')")
    try:
        for (term,) in raw.execute(f"SELECT term FROM {index}_idx").fetchall():
            told = term if isinstance(term, bytes) else str(term).encode()
            if not told.startswith(b"0") or len(told) <= _LEAST:  # the others are short prefixes
                continue
            word = told[1:].decode("utf-8", "ignore")
            at = raw.execute(
                "SELECT term FROM temp.vocabulary WHERE term >= ? LIMIT 1", (word,)
            ).fetchone()
            if at is None or not str(at[0]).startswith(word):
                return True
        return False
    finally:
        raw.execute("DROP TABLE temp.vocabulary")


def rewrite(raw: Any) -> None:
    """Write the whole file anew; what is not in a row is then nowhere."""
    raw.execute("PRAGMA temp_store = FILE")  # the ledger may be larger than the memory
    try:
        raw.execute("VACUUM")
    finally:
        raw.execute("PRAGMA temp_store = MEMORY")
