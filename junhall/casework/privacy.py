"""Erasing: a person everywhere, or one post; and making sure that no byte of it stays."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection
from typing_extensions import override

from junhall.casework.errors import NotPermitted
from junhall.casework.forgetting import (
    GONE,
    append_change,
    columns_with_words,
    forget_lonely_authors,
    forget_posts,
    soften_acts,
    write_act,
)
from junhall.casework.traces import MARK, Traces, traces_of
from junhall.models import search, sqlite
from junhall.models.store import Store
from junhall.models.terms import Facet, Instant, PostId
from junhall.models.town import fold_handle
from junhall.words import ntr, tr

_TRIES: Final = 3
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
class Erased:
    """What an erasure did, in numbers; it never repeats whom it was about."""

    found: bool
    posts: int = 0
    mentions: int = 0
    files: int = 0
    residue: bool = False
    """Somebody kept the ledger busy, so that traces leave the file only with the next scrub."""
    backups_rewritten: tuple[Path, ...] = ()
    backups_deleted: tuple[Path, ...] = ()
    backups_missing: tuple[Path, ...] = ()

    def for_user(self) -> tuple[str, ...]:
        """One sentence for each thing that was done or remains to be done."""
        if not self.found:
            return (tr("Nobody with this handle is in the ledger or its backups."),)
        said = [
            ntr("{n} post was emptied.", "{n} posts were emptied.", self.posts),
            ntr(
                "{n} text of others no longer names the person.",
                "{n} texts of others no longer name the person.",
                self.mentions,
            ),
            ntr("{n} picture was removed.", "{n} pictures were removed.", self.files),
        ]
        said += [tr("Removed from the backup {path}", path=str(p)) for p in self.backups_rewritten]
        said += [
            tr("The backup {path} could not be cleaned; it was deleted.", path=str(path))
            for path in self.backups_deleted
        ]
        said += [
            tr("The backup {path} cannot be reached. Clean or destroy it yourself.", path=str(path))
            for path in self.backups_missing
        ]
        if self.residue:
            said.append(
                tr("Another program is reading the ledger. Close it and erase once more, please.")
            )
        return tuple(said)


def forget_post(connection: Connection, post_id: PostId) -> None:
    """Take text, pictures and name out of one post that its network deleted (rules.md 9).

    Its author's name goes too where nothing living of that author is left. To be followed by
    ``scrub`` after the commit.
    """
    forget_posts(connection, (post_id,))
    row = connection.exec_driver_sql(
        "SELECT author_id, coalesce(deleted_at, seen_at) FROM post WHERE id = ?", (post_id,)
    ).one_or_none()
    if row is not None and row[0] is not None:
        forget_lonely_authors(connection, (row[0],), Instant(row[1]))


def scrub(store: Store) -> Future[bool]:
    """Remove what was forgotten from pictures, index and write-ahead log; False: somebody reads.

    The future need not be waited for: a store that closes does it first.
    """
    media = store.media
    return store.upkeep(lambda raw: _scrub(raw, media)[0])


def _scrub(raw: Any, media: Path) -> tuple[bool, int]:
    files = _remove_files(raw, media)
    if not sqlite.secures_search():
        raw.execute("BEGIN IMMEDIATE")
        search.rebuild(raw)
        raw.execute("COMMIT")
    return checkpoint(raw), files


def checkpoint(raw: Any) -> bool:
    """Fold the write-ahead log into the file and empty it; False where a reader held it."""
    return any(
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0 for _ in range(_TRIES)
    )


def _remove_files(raw: Any, media: Path) -> int:
    """Remove the files of attachments that are gone and that no other post shows."""
    removed = 0
    gone = raw.execute(f"SELECT id, path FROM attachment WHERE kind = '{GONE}'").fetchall()
    for attachment_id, path in gone:
        if path is not None:
            shown = raw.execute(
                f"SELECT 1 FROM attachment WHERE path = ? AND kind != '{GONE}'", (path,)
            ).fetchone()
            whole = (media / path).resolve()
            if shown is None and whole.is_relative_to(media.resolve()) and whole.is_file():
                whole.unlink()
                removed += 1
        raw.execute("DELETE FROM attachment WHERE id = ?", (attachment_id,))
    return removed


# --- a person


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


def erase(store: Store, handle: str, now: Instant) -> Erased:
    """Remove a person from the ledger, its index, log, pictures and backups (rules.md 9, 30).

    All handles of the same verified resident go. Blocks until every file is clean.

    Raises: OfTheTown; StoreError.
    """
    from junhall.casework.safekeeping import clean_backups

    def work(session: Any) -> tuple[Traces, Counts]:
        connection = session.connection()
        traces = traces_in(connection, handle)
        return traces, erase_in(connection, traces, now)

    traces, counts = store.write(work, durable=True).result()
    media = store.media

    def upkeep(raw: Any) -> tuple[bool, int]:
        files = _remove_files(raw, media)
        if counts.found:
            raw.execute("BEGIN IMMEDIATE")
            search.rebuild(raw)
            raw.execute("COMMIT")
            raw.execute("VACUUM")
        return checkpoint(raw), files

    clean, files = store.upkeep(upkeep).result()
    backups = clean_backups(store.path, traces, now)
    return Erased(
        found=counts.found or bool(backups.rewritten or backups.deleted),
        posts=counts.posts,
        mentions=counts.mentions,
        files=files,
        residue=not clean,
        backups_rewritten=backups.rewritten,
        backups_deleted=backups.deleted,
        backups_missing=backups.missing,
    )


def traces_in(connection: Connection, handle: str) -> Traces:
    """Every handle and name of the person behind a handle, as far as this ledger knows.

    Raises: OfTheTown.
    """
    authors = _authors(connection, [fold_handle(handle)])
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
