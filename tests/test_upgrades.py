"""Every form that a ledger ever had is kept as a small file, and becomes today's form."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path
from typing import Any

import pytest

from junhall.casework.drafts import drafts_of
from junhall.models import opening, sqlite
from junhall.models.schema import SCHEMA
from junhall.models.store import open_ledger
from junhall.models.terms import StaffCode
from ledger_fixtures import clock, one, opened

LOLA = StaffCode("lola")
KEPT = sorted((Path(__file__).parent / "data" / "ledgers").glob("*.base64"))


def unpacked(kept: Path, path: Path) -> Path:
    path.write_bytes(zlib.decompress(base64.b64decode(kept.read_text("ascii"))))
    return path


def form_of(path: Path) -> dict[str, Any]:
    """Tables with their columns, how search is set, and the names of everything else."""
    raw = sqlite.connect(path, "probe")
    try:
        tables = [
            row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type='table'")
        ]
        form: dict[str, Any] = {
            name: sorted(
                (row[1], row[2], row[3], row[4], row[5])
                for row in raw.execute(f"SELECT * FROM pragma_table_info('{name}')")
            )
            for name in tables
        }
        form["others"] = sorted(
            (row[0], row[1])
            for row in raw.execute(
                "SELECT type, name FROM sqlite_schema WHERE type != 'table'"
                " AND name NOT LIKE 'sqlite_%'"
            )
        )
        form["search"] = sorted(
            raw.execute("SELECT k, v FROM post_fts_config WHERE k != 'version'").fetchall()
        )
        return form
    finally:
        raw.close()


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_that_a_kept_ledger_becomes_what_a_new_one_is(kept: Path, tmp_path: Path) -> None:
    path = unpacked(kept, tmp_path / "old.ledger")
    assert opening.stamp_of(path) == kept.stem
    with opened(path) as store:
        assert one(store, "SELECT version FROM schema_stamp") == SCHEMA
        assert one(store, "SELECT count(*) FROM post") == 20
        assert one(store, "SELECT text FROM outbox WHERE key = 'k1'") == "Vamos."
        assert one(store, "SELECT handle FROM account") == "@hall@town.example"
        assert one(store, "SELECT count(*) FROM map_layer") == 0
    new = tmp_path / "new.ledger"
    open_ledger(new, clock=clock).close()
    assert form_of(path) == form_of(new)


def test_that_a_text_kept_by_an_earlier_version_stays_and_has_no_time(tmp_path: Path) -> None:
    path = tmp_path / "town.ledger"
    open_ledger(path, clock=clock).close()
    raw = sqlite.dbapi().connect(str(path))
    raw.executescript(
        "ALTER TABLE draft DROP COLUMN send_at; UPDATE schema_stamp SET version = '0014';"
        "INSERT INTO draft VALUES ('lola', 7, 'public', 'a medias', 9, '[]')"
    )
    raw.close()
    assert opening.stamp_of(path) == "0014"
    with opened(path) as store:
        (kept,) = store.read(lambda session: drafts_of(session.connection(), LOLA, None)).result()
    assert (kept.request_id, kept.text, kept.begun_at, kept.send_at) == (7, "a medias", 9, None)
