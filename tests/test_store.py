"""The ledger's file and threads: opened, refused in words, upgraded, searched, never edited."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import exc
from sqlalchemy.orm import Session

from junhall.models import drives, opening, sqlite
from junhall.models.drives import remote_mount
from junhall.models.posts import Post
from junhall.models.schema import SCHEMA
from junhall.models.search import index_posts, match_query
from junhall.models.store import (
    Damaged,
    DiskFull,
    NetworkDrive,
    NotALedger,
    ReadOnly,
    StoreError,
    TooNew,
    Unavailable,
    UpgradeFailed,
    open_ledger,
)
from ledger_fixtures import act, author, clock, index_all, one, opened, post, run, small_town

ROOT = Path(__file__).parents[1]


def refused(path: Path | str, family: type[StoreError]) -> StoreError:
    with pytest.raises(family) as told:
        open_ledger(path, clock=clock)
    sentence = told.value.for_user()
    assert sentence.endswith((".", "?"))
    assert "{" not in sentence
    return told.value


# --- opening


def test_that_a_new_ledger_is_opened_again_as_it_was_left(tmp_path: Path) -> None:
    path = small_town(tmp_path / "new" / "town.ledger")
    with opened(path) as store:
        assert one(store, "SELECT count(*) FROM post") == 20
        assert one(store, "PRAGMA journal_mode") == "wal"
    assert sorted(p.name for p in path.parent.iterdir()) == ["town.ledger"]


@pytest.mark.parametrize("spelling", ["{}", "sqlite:///{}"])
def test_that_a_path_and_its_address_name_the_same_ledger(tmp_path: Path, spelling: str) -> None:
    store = open_ledger(spelling.format(tmp_path / "a town?.ledger"), clock=clock)
    store.close()
    assert (tmp_path / "a town?.ledger").is_file()


def test_that_a_server_is_refused_politely() -> None:
    fault = refused("postgresql://me:secret@server/town", Unavailable)
    assert fault.code == "no-server-yet"
    strange = refused("mysql://me:secret@server/town", NotALedger)
    assert "secret" not in strange.for_user()


@pytest.mark.parametrize("content", [b"hello", b"Dear mayor,\n" * 900, b"\x00" * 5000])
def test_that_another_file_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.ledger"
    path.write_bytes(content)
    refused(path, NotALedger)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["letter.ledger"]


def test_that_a_database_of_somebody_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.ledger"
    connection = sqlite.connect(path, "write")
    connection.execute("CREATE TABLE songs (name)")
    connection.close()
    before = path.read_bytes()
    refused(path, NotALedger)
    assert path.read_bytes() == before


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_that_a_truncated_ledger_is_refused_and_left_as_it_was(
    tmp_path: Path, share: float
) -> None:
    whole = small_town(tmp_path / "whole.ledger").read_bytes()
    path = tmp_path / "town.ledger"
    path.write_bytes(whole[: int(len(whole) * share)])
    before = path.read_bytes()
    fault = refused(path, Damaged)
    assert "junhall restore" in fault.for_user()
    assert path.read_bytes() == before
    assert {p.name for p in tmp_path.iterdir()} == {"town.ledger", "whole.ledger"}


def test_that_a_ledger_from_the_future_is_refused_with_both_forms(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    with opened(path) as store:
        run(store, ("UPDATE schema_stamp SET version = '9001'", ()))
    before = path.read_bytes()
    fault = refused(path, TooNew)
    assert "9001" in fault.for_user()
    assert path.read_bytes() == before


def test_that_a_folder_in_the_ledgers_place_is_refused(tmp_path: Path) -> None:
    refused(tmp_path, NotALedger)


def test_that_a_folder_one_may_only_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The administrator's account may write anywhere, so the system's answer is played.
    monkeypatch.setattr(
        "junhall.models.opening.os.access", lambda place, _mode: Path(place) != tmp_path
    )
    fault = refused(tmp_path / "town.ledger", ReadOnly)
    assert str(tmp_path) in fault.for_user()
    assert list(tmp_path.iterdir()) == []


def test_that_a_write_to_a_read_only_file_is_told_as_such(tmp_path: Path) -> None:
    with opened(small_town(tmp_path / "town.ledger")) as store:
        store.upkeep(lambda raw: raw.execute("PRAGMA query_only = ON")).result()
        with pytest.raises(ReadOnly):
            run(store, post(99, 1, "nothing"))


MOUNTS = """\
22 1 254:1 / / rw,relatime - ext4 /dev/vda rw
40 22 0:36 / /srv/town\\040hall rw - nfs4 server:/export rw
41 22 0:37 / /srv/town\\040hall/local rw - xfs /dev/vdb rw
42 22 0:38 / /media/share rw shared:7 - cifs //server/share rw
43 22 0:39 / /home/clerk/remote rw - fuse.sshfs clerk@server: rw
44 22 0:40 / /mnt/c rw - 9p C: rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/ledger", None),
        ("/srv/town hall/2026", "nfs4"),
        ("/srv/town hall/local/x", None),
        ("/srv/town hallway", None),
        ("/media/share", "cifs"),
        ("/home/clerk/remote/a/b", "fuse.sshfs"),
        ("/mnt/c/Users", "9p"),
    ],
)
def test_that_network_drives_are_known_by_their_mount(folder: str, kind: str | None) -> None:
    assert remote_mount(MOUNTS, PurePosixPath(folder)) == kind


def test_that_a_sandbox_whose_root_is_9p_is_no_network_drive() -> None:
    assert remote_mount("1 0 0:1 / / rw - 9p none rw", PurePosixPath("/tmp/x")) is None


def test_that_a_network_drive_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    share = tmp_path / "share"
    share.mkdir()
    mounts.write_text(f"1 0 8:1 / / rw - ext4 x rw\n2 1 0:9 / {share.resolve()} rw - nfs x rw\n")
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    refused(share / "town.ledger", NetworkDrive)
    assert list(share.iterdir()) == []


# --- work


def test_that_a_full_disk_undoes_the_whole_step_and_says_so(tmp_path: Path) -> None:
    with opened(small_town(tmp_path / "town.ledger")) as store:
        pages = store.upkeep(lambda raw: raw.execute("PRAGMA page_count").fetchone()[0]).result()
        store.upkeep(lambda raw: raw.execute(f"PRAGMA max_page_count = {pages + 8}")).result()
        with pytest.raises(DiskFull) as told:
            run(store, *(post(n, 1, "x" * 9000) for n in range(100, 140)))
        assert "{" not in told.value.for_user()
        assert one(store, "SELECT count(*) FROM post") == 20
        run(store, ("UPDATE post SET lang = 'es' WHERE id = 1", ()))


def test_that_a_ledger_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite.connect

    def tiny(path: Path, purpose: sqlite.Purpose) -> object:
        connection = connect(path, purpose)
        connection.execute("PRAGMA max_page_count = 10")
        return connection

    monkeypatch.setattr(sqlite, "connect", tiny)
    refused(tmp_path / "town.ledger", DiskFull)
    assert list(tmp_path.iterdir()) == []


def test_that_what_work_raises_undoes_it_and_reaches_the_asker(tmp_path: Path) -> None:
    def work(session: Session) -> None:
        session.connection().exec_driver_sql(*post(50, 1, "half"))
        raise LookupError("why")

    with opened(small_town(tmp_path / "town.ledger")) as store:
        with pytest.raises(LookupError, match="why"):
            store.write(work, durable=True).result()
        with pytest.raises(exc.IntegrityError):
            run(store, post(1, 1, "twice"))
        assert one(store, "SELECT count(*) FROM post") == 20


def test_that_readers_cannot_write(tmp_path: Path) -> None:
    with opened(small_town(tmp_path / "town.ledger")) as store, pytest.raises(ReadOnly):
        store.read(
            lambda session: session.connection().exec_driver_sql("DELETE FROM post"), lane="figures"
        ).result()


def test_that_a_reader_sees_one_moment_while_others_write(tmp_path: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(session: Session) -> tuple[object, object]:
        count = "SELECT count(*) FROM post"
        first = session.connection().exec_driver_sql(count).scalar()
        begun.set()
        assert go_on.wait(20)
        return first, session.connection().exec_driver_sql(count).scalar()

    with opened(small_town(tmp_path / "town.ledger")) as store:
        reading = store.read(work, lane="figures")
        assert begun.wait(20)
        run(store, post(60, 1, "meanwhile"))
        go_on.set()
        assert reading.result() == (20, 20)
        assert one(store, "SELECT count(*) FROM post") == 21


def test_that_what_staff_wrote_is_on_the_disk_before_it_is_acknowledged(tmp_path: Path) -> None:
    def level(session: Session) -> object:
        return session.connection().exec_driver_sql("PRAGMA synchronous").scalar()

    with opened(tmp_path / "town.ledger") as store:
        assert store.write(level, durable=True).result() == 2
        assert store.write(level, durable=False).result() == 1


def test_that_mapped_objects_are_written_by_sessions(tmp_path: Path) -> None:
    def work(session: Session) -> str:
        found = session.get(Post, 3)
        assert found is not None
        found.text = "Ya luce la farola"
        return found.remote_id

    with opened(small_town(tmp_path / "town.ledger")) as store:
        assert store.write(work, durable=True).result() == "r3"
        assert one(store, "SELECT text FROM post WHERE id = 3") == "Ya luce la farola"


def test_that_closing_does_what_is_queued_and_refuses_what_comes_after(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    store = open_ledger(path, clock=clock)
    pending = [
        store.write(
            lambda session, n=n: session.connection().exec_driver_sql(*post(n, 1, "late")).rowcount,
            durable=False,
        )
        for n in range(200, 220)
    ]
    assert store.close()
    assert [future.result() for future in pending] == [1] * 20
    with pytest.raises(Unavailable):
        store.read(lambda session: None).result()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["town.ledger"]


def test_that_closing_interrupts_what_does_not_end(tmp_path: Path) -> None:
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )
    begun = threading.Event()

    def work(session: Session) -> None:
        begun.set()
        session.connection().exec_driver_sql(endless).scalar()

    store = open_ledger(tmp_path / "town.ledger", clock=clock)
    future = store.read(work, lane="figures")
    assert begun.wait(20)
    store.close(timeout_s=0.2)
    assert future.exception(20) is not None


# --- history


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM change",
        "UPDATE change SET at = 0",
        "DELETE FROM act",
        "UPDATE act SET by = 'somebody'",
        "UPDATE act SET at = 0",
        'UPDATE act SET value = \'{"status":"closed"}\'',
        "UPDATE act SET verb = 'x', value = '{\"erased_at\":1}'",
        "DELETE FROM outbox",
        "REPLACE INTO act (id, post_id, at, by, verb, value) VALUES (1, 1, 0, 'x', 'x', '{}')",
    ],
)
def test_that_history_is_never_edited(tmp_path: Path, statement: str) -> None:
    with opened(small_town(tmp_path / "town.ledger")) as store:
        run(
            store,
            act(1, 1, "close", {"reason": "done"}),
            ("INSERT INTO change (at, facets, cause) VALUES (1, 1, 'feed')", ()),
            ("INSERT INTO account (id, network, handle) VALUES (1, 'mastodon', '@hall')", ()),
            (
                (
                    "INSERT INTO outbox (account_id, key, text, visibility, by, state, created_at,"
                    " due_at) VALUES (?, 'k', 'hello', 'public', 'desk', 'sent', 1, 1)"
                ),
                (1,),
            ),
        )
        with pytest.raises(exc.IntegrityError, match="history is never edited"):
            run(store, (statement, ()))


def test_that_blanking_an_act_must_say_when(tmp_path: Path) -> None:
    with opened(small_town(tmp_path / "town.ledger")) as store:
        run(
            store,
            act(1, 1, "close", {"reason": "done"}),
            ("UPDATE act SET value = ?", ('{"reason":"","erased_at":5}',)),
        )
        assert one(store, "SELECT value ->> 'reason' FROM act") == ""


# --- search


def check_search(raw: Any) -> None:
    raw.execute("INSERT INTO post_fts (post_fts, rank) VALUES ('integrity-check', 1)")


def hits(session: Session, text: str, table: str = "post") -> list[int]:
    query = match_query(text)
    if query is None:
        return []
    rows = session.connection().exec_driver_sql(
        f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ? ORDER BY rowid DESC", (query,)
    )
    return [row[0] for row in rows]


def test_that_search_follows_edits_erasures_and_removals(tmp_path: Path) -> None:
    with opened(tmp_path / "town.ledger") as store:
        run(
            store,
            author(1, "@maria_lopez@pueblo.example", "María López"),
            post(1, 1, "La FAROLA de la plaza está rota"),
            post(2, 1, "Un bache en la calle Ángel"),
            post(3, 1, ""),
        )
        index_all(store)

        def look(*told: str) -> list[int]:
            return store.read(lambda session: hits(session, *told)).result()

        assert look("farola rota") == [1]
        assert look("angel bach") == [2]
        assert look("lopez", "author") == [1]
        run(store, ("UPDATE post SET text = 'Otra cosa' WHERE id = 1", ()))
        assert (look("farola"), look("otra")) == ([], [1])
        run(store, ("UPDATE post SET text = 'Papelera llena' WHERE id = 3", ()))
        assert look("papelera") == [3]
        run(
            store,
            ("UPDATE post SET text = '' WHERE id = 2", ()),
            ("DELETE FROM post WHERE id = 3", ()),
        )
        assert (look("bache"), look("papelera")) == ([], [])
        store.upkeep(check_search).result()


HOSTILE = [
    '" OR *', '"', "'; DROP TABLE post; --", "NEAR(farola, 2)", "farola NEAR plaza", "^farola",
    "text:farola", "{text} : farola", "-farola", "NOT farola", "a\x00b", "\x00", "\ud800farola",
    "*", "farola*", "(((", "AND", "OR OR OR", "+", "farola\n\tplaza", "ﷺ" * 500, "x" * 100_000,
    "ñ" * 3, "🙂🙂", "1-2", "a_b", "²³", "\u0301\u0301", "%_%", "\\", "farola" + "\u200d",
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_that_nothing_typed_is_ever_syntax(tmp_path: Path, typed: str) -> None:
    with opened(tmp_path / "town.ledger") as store:
        store.read(lambda session: hits(session, typed)).result()


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("farola", '"farola"*'),
        ("Farola  de la PLAZA", '"Farola" "de" "la" "PLAZA"*'),
        ("calle 5", '"calle" "5"'),
        ("@ana_ruiz", '"ana" "ruiz"*'),
        ("f", None),
        ("a b c", None),
        ("", None),
        ('" *', None),
    ],
)
def test_that_what_is_typed_becomes_words_the_last_one_unfinished(
    typed: str, query: str | None
) -> None:
    assert match_query(typed) == query


def test_that_indexing_a_range_leaves_other_ranges_alone(tmp_path: Path) -> None:
    with opened(tmp_path / "town.ledger") as store:
        run(store, *(post(n, None, f"palabra{n}") for n in range(1, 6)))
        store.write(lambda s: index_posts(s.connection(), 2, 3), durable=False).result()
        found = [store.read(lambda s, n=n: hits(s, f"palabra{n}")).result() for n in range(1, 6)]
        assert found == [[], [2], [3], [], []]


def test_that_a_post_which_began_without_words_is_found_by_its_edit(tmp_path: Path) -> None:
    with opened(tmp_path / "town.ledger") as store:
        run(store, *(post(n, None, "" if n % 2 else f"palabra{n}") for n in range(1, 6)))
        index_all(store)
        run(store, ("UPDATE post SET text = 'farola' WHERE id = 3", ()))
        run(store, ("UPDATE post SET text = '' WHERE id = 4", ()))
        run(store, ("DELETE FROM post WHERE id = 5", ()))
        found = [store.read(lambda s, w=w: hits(s, w)).result() for w in ("farola", "palabra4")]
        assert found == [[3], []]
        assert one(store, "SELECT count(*) FROM post_fts_docsize") == 4
        store.upkeep(check_search)


def test_that_an_older_ledger_indexes_a_post_without_words_once(tmp_path: Path) -> None:
    trigger = (
        "CREATE TRIGGER post_fts_empty AFTER INSERT ON post WHEN new.text = '' BEGIN"
        " INSERT INTO post_fts (rowid, text) VALUES (new.id, new.text); END"
    )
    step = import_module("junhall.models.migrations.versions.0012_no_insert_trigger")

    def upgrade(session: Session) -> None:
        with Operations.context(MigrationContext.configure(session.connection())):
            step.upgrade()

    with opened(tmp_path / "town.ledger") as store:
        run(store, (trigger, ()), post(1, None, ""))
        store.write(upgrade, durable=False).result()
        run(store, post(2, None, ""))
        store.write(lambda s: index_posts(s.connection(), 2, 2), durable=False).result()
        assert one(store, "SELECT count(*) FROM post_fts_docsize") == 2
        store.upkeep(check_search)


# --- upgrades


NEXT = f"{int(SCHEMA) + 1:04}"
STEP = f'''
from alembic import op
import sqlalchemy as sa

revision = "{NEXT}"
down_revision = "{SCHEMA}"


def upgrade():
    """Services may say how urgent they are."""
    op.add_column("service", sa.Column("urgency", sa.Integer(), server_default="3"))
    op.execute("INSERT INTO service (code, name) VALUES ('lamps', '{{}}')")
'''


UNSOUND = """op.execute("PRAGMA writable_schema = ON")
    op.execute("UPDATE sqlite_schema SET sql = replace(sql, 'department VARCHAR,',"
               " 'department VARCHAR NOT NULL,') WHERE name = 'service'")
    op.execute("PRAGMA writable_schema = RESET")"""
"""A step that commits, and after which the file does not pass its check."""


def steps(folder: Path, *bodies: str) -> Path:
    versions = folder / "versions"
    versions.mkdir(parents=True)
    for real in (ROOT / "junhall" / "models" / "migrations" / "versions").glob("0*.py"):
        (versions / real.name).write_text(real.read_text("utf-8"))
    for n, body in enumerate(bodies, int(NEXT)):
        (versions / f"{n:04}_step.py").write_text(body)
    return folder


def test_that_an_older_ledger_is_upgraded_after_a_copy(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    asked: list[tuple[str, str]] = []

    def ask(found: str, needed: str) -> bool:
        asked.append((found, needed))
        return True

    folder = steps(tmp_path / "migrations", STEP)
    store = open_ledger(path, clock=clock, ask_upgrade=ask, needed=NEXT, migrations=folder)
    try:
        assert asked == [(SCHEMA, NEXT)]
        assert one(store, "SELECT version FROM schema_stamp") == NEXT
        assert one(store, "SELECT urgency FROM service WHERE code = 'lamps'") == 3
        assert one(store, "SELECT count(*) FROM post") == 20
    finally:
        store.close()
    (copy,) = (tmp_path / "backups").iterdir()
    assert opening.stamp_of(copy) == SCHEMA


def test_that_a_refused_upgrade_changes_nothing(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    before = path.read_bytes()
    with pytest.raises(Unavailable) as told:
        open_ledger(path, clock=clock, ask_upgrade=lambda *_: False, needed=NEXT)
    assert told.value.code == "not-upgraded"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "ending",
    [
        'op.execute("INSERT INTO nowhere VALUES (1)")',
        'raise RuntimeError("a bug")',
        "op.execute(\"INSERT INTO post_version (post_id, seen_at, text) VALUES (999, 1, '')\")",
        UNSOUND,
    ],
)
def test_that_a_failed_upgrade_leaves_the_ledger_as_it_was(tmp_path: Path, ending: str) -> None:
    path = small_town(tmp_path / "town.ledger")
    folder = steps(tmp_path / "migrations", f"{STEP}    {ending}\n")
    with pytest.raises(UpgradeFailed) as told:
        open_ledger(path, clock=clock, needed=NEXT, migrations=folder)
    assert "backups" in told.value.for_user()
    assert (type(told.value.__cause__).__name__ == "_UnsoundError") == (ending == UNSOUND)
    assert opening.stamp_of(path) == SCHEMA
    with opened(path) as store:
        assert (
            one(store, "SELECT count(*) FROM pragma_table_info('service') WHERE name = 'urgency'")
            == 0
        )
        assert one(store, "SELECT count(*) FROM post") == 20


def test_that_a_ledger_without_a_road_to_ours_is_refused(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    with opened(path) as store:
        run(store, ("UPDATE schema_stamp SET version = '0000'", ()))
    fault = refused(path, NotALedger)
    assert fault.code == "too-old"


def test_that_opening_a_current_ledger_does_not_import_alembic(tmp_path: Path) -> None:
    code = f"""
        import sys
        from junhall.models.store import open_ledger
        open_ledger({str(tmp_path / "town.ledger")!r}, clock=lambda: 0).close()
        sys.exit("alembic" in sys.modules)
    """
    assert (
        subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, check=False
        ).returncode
        == 0
    )


def test_that_the_first_page_needs_no_sqlalchemy() -> None:
    code = (
        "import sys, junhall.models.sqlite, junhall.models.schema;"
        " sys.exit('sqlalchemy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# --- an older SQLite, a crash


OLDER = """
import sys
sys.modules["pysqlite3"] = None
from junhall.models import sqlite
sqlite.secures_search = lambda found=None: False
sqlite.is_safe = lambda found=None: False
from pathlib import Path
from junhall.models.store import open_ledger
path = Path(sys.argv[1])
"""


def older(code: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", OLDER + textwrap.dedent(code), str(path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_that_two_programs_with_an_old_sqlite_are_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "town.ledger"
    code = """
        import subprocess
        store = open_ledger(path, clock=lambda: 0)
        if sys.argv[-1] != "second":
            again = subprocess.run([sys.executable, "-c", sys.argv[2], str(path), "x", "second"],
                                   capture_output=True, text=True)
            print(again.stderr)
        store.close()
    """
    whole = OLDER + textwrap.dedent(code)
    told = subprocess.run(
        [sys.executable, "-c", whole, str(path), whole],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "one-at-a-time" in told.stdout
    assert older("open_ledger(path, clock=lambda: 0).close()", path).returncode == 0


def test_that_an_old_sqlite_mends_an_index_that_a_newer_one_wrote(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    with opened(path) as store:
        run(store, ("UPDATE post SET text = 'una palmera' WHERE id = 1", ()))
    told = older(
        """
        store = open_ledger(path, clock=lambda: 0)
        find = "SELECT count(*) FROM post_fts WHERE post_fts MATCH '\\"palmera\\"'"
        count = lambda s: s.connection().exec_driver_sql(find).scalar()
        print(store.read(count).result())
        store.close()
        """,
        path,
    )
    assert told.stdout.strip() == "1", told.stderr


def test_that_an_old_sqlite_forgets_a_deleted_post_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "town.ledger"
    with opened(path) as store:
        run(store, author(1, "@kanarienvogel@nido.example"), post(1, 1, "gelbgefiedert"))
        index_all(store)
    told = older(
        """
        from junhall.casework.privacy import forget_post, scrub
        store = open_ledger(path, clock=lambda: 0)
        def forget(session):
            session.connection().exec_driver_sql("UPDATE post SET deleted_at = 1")
            forget_post(session.connection(), 1)
        store.write(forget, durable=False).result()
        print(scrub(store).result(), b"gelbgefiedert" in path.read_bytes(),
              b"kanarienvogel" in path.read_bytes(), Path(f"{path}-wal").stat().st_size)
        store.close()
        """,
        path,
    )
    assert told.stdout.split() == ["True", "False", "False", "0"], told.stderr


def test_that_a_killed_writer_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger", posts=1)
    code = """
        import sys
        from pathlib import Path
        from ledger_fixtures import clock, post
        from junhall.models.search import index_posts
        from junhall.models.store import open_ledger
        store = open_ledger(Path(sys.argv[1]), clock=clock)
        first = int(sys.argv[2])
        def work(session, n):
            for one in range(n, n + 5):
                session.connection().exec_driver_sql(*post(one, 1, "farola " * 200))
            index_posts(session.connection(), n, n + 4)
        for n in range(first, first + 100_000, 5):
            store.write(lambda s: work(s, n), durable=True).result()
            print(n, flush=True)
    """
    for round_ in range(3):
        first = 10 + round_ * 1_000_000
        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(code), str(path), str(first)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        )  # fmt: skip
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(6 + round_)]
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().splitlines()
        process.stdout.close()
        process.wait()
        last = int(rest[-1]) if rest and rest[-1].isdigit() else told[-1]
        with opened(path) as store:
            check = store.upkeep(lambda raw: raw.execute("PRAGMA integrity_check").fetchall())
            assert check.result() == [("ok",)]
            whole = "SELECT count(*) FROM post WHERE id BETWEEN ? AND ?"
            assert one(store, whole, first, last + 4) == last + 5 - first
            assert one(store, "SELECT (count(*) - 1) % 5 FROM post") == 0
            store.upkeep(check_search).result()


def test_that_versions_with_the_corruption_are_not_called_safe() -> None:
    judged = {(3, 40, 1): False, (3, 44, 6): True, (3, 50, 6): False, (3, 50, 7): True,
              (3, 51, 0): False, (3, 51, 2): False, (3, 51, 3): True, (3, 53, 0): True}  # fmt: skip
    assert {found: sqlite.is_safe(found) for found in judged} == judged
