"""The form of a ledger: tables, what may never be edited, search, and the stamp that names it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from junhall.models import ledger, posts, requests
from junhall.models.base import Base
from junhall.models.schema import SCHEMA
from junhall.models.search import create_search

LEDGER_MARK: Final = 0x4A554E48
"""PRAGMA application_id: "JUNH", for whoever asks what kind of file this is."""

MAPPED: Final = (ledger, posts, requests)
"""Named so that every table is known before the schema is made."""
_KEPT: Final = "RAISE(ABORT, 'history is never edited')"

NEVER_EDITED: Final = (
    f"CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT {_KEPT}; END",
    f"CREATE TRIGGER change_stands BEFORE UPDATE ON change BEGIN SELECT {_KEPT}; END",
    f"CREATE TRIGGER act_is_kept BEFORE DELETE ON act BEGIN SELECT {_KEPT}; END",
    # Erasing a person is the one thing that may alter an act, and only its values; the new value
    # must say itself when that was. So no code can edit history quietly: who did what and when
    # cannot change at all, and what was blanked shows that it was.
    f"""CREATE TRIGGER act_stands BEFORE UPDATE ON act
WHEN (new.id, new.post_id, new.at, new.by, new.verb, new.undoes, new."group")
     IS NOT (old.id, old.post_id, old.at, old.by, old.verb, old.undoes, old."group")
  OR coalesce(json_type(new.value, '$.erased_at'), '') != 'integer'
BEGIN SELECT {_KEPT}; END""",
    # rules.md 27: no row of the outbox is ever removed.
    f"CREATE TRIGGER outbox_is_kept BEFORE DELETE ON outbox BEGIN SELECT {_KEPT}; END",
)


def create_schema(connection: Connection) -> None:
    """Make a new ledger in an empty file, in the caller's transaction."""
    Base.metadata.create_all(connection)
    for statement in NEVER_EDITED:
        connection.exec_driver_sql(statement)
    create_search(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {LEDGER_MARK}")
    write_stamp(connection, SCHEMA)


def write_stamp(connection: Connection, version: str) -> None:
    """Name the form the file now has."""
    connection.exec_driver_sql("DELETE FROM schema_stamp")
    connection.exec_driver_sql("INSERT INTO schema_stamp (version) VALUES (?)", (version,))
