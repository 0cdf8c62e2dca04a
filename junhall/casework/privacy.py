"""Erasing: a person everywhere, or one post; and making sure that no byte of it stays."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework import residue
from junhall.casework.erasing import Counts, erase_in, traces_in
from junhall.casework.forgetting import GONE, forget_lonely_authors, forget_posts
from junhall.casework.safekeeping import clean_backups
from junhall.casework.traces import Traces
from junhall.models import search, sqlite
from junhall.models.store import Store
from junhall.models.terms import Instant, PostId
from junhall.words import ntr, tr

_TRIES: Final = 3


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
    return store.upkeep(lambda raw: _scrub(raw, store.path)[0])


def _scrub(raw: Any, path: Path, *, thoroughly: bool = False) -> tuple[bool, int]:
    """Clean pictures, index, log and file; ``thoroughly``: also without finding a reason to."""
    files = _remove_files(raw, path.parent / "media")
    pieces = residue.pieces_of(raw)
    if thoroughly or not sqlite.secures_search() or residue.has_stale_signposts(raw):
        raw.execute("BEGIN IMMEDIATE")
        search.rebuild(raw)
        raw.execute("COMMIT")
    if not checkpoint(raw):
        return False, files
    if thoroughly or residue.are_in_file(raw, path, pieces):
        residue.rewrite(raw)
        if not checkpoint(raw):
            return False, files
    residue.put_away(raw)
    return True, files


def checkpoint(raw: Any) -> bool:
    """Fold the write-ahead log into the file and empty it; False where a reader held it."""
    return any(  # folded in and emptied; a reader of an older moment makes it wait, then give up
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


def erase(store: Store, handle: str, now: Instant) -> Erased:
    """Remove a person from the ledger, its index, log, pictures and backups (rules.md 9, 30).

    All handles of the same verified resident go. Blocks until every file is clean.

    Raises: OfTheTown; StoreError.
    """

    def work(session: Session) -> tuple[Traces, Counts]:
        connection = session.connection()
        traces = traces_in(connection, handle)
        return traces, erase_in(connection, traces, now)

    traces, counts = store.write(work, durable=True).result()
    found = counts.found
    clean, files = store.upkeep(lambda raw: _scrub(raw, store.path, thoroughly=found)).result()
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
