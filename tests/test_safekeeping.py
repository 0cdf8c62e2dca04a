"""Backups are proven by opening them, kept 7 + 4, and put back in one step."""

from __future__ import annotations

import asyncio
import stat
import threading
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from junhall.app.building import build
from junhall.casework import safekeeping
from junhall.casework.backup_days import copies_of, kept
from junhall.casework.safekeeping import (
    Finding,
    Proof,
    backup,
    backup_due,
    doctor,
    prove,
    restore,
    rotate,
)
from junhall.models import sqlite
from junhall.models.schema import SCHEMA
from junhall.models.store import Damaged, DiskFull, NotALedger, StoreError, TooNew, Unavailable
from junhall.models.terms import Instant, Role
from junhall.settings import Settings
from junhall.sync import daily
from ledger_fixtures import NOW, act, one, opened, post, run, small_town

DAY = 86_400


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- backups


def test_that_a_backup_is_a_whole_ledger_of_one_moment(tmp_path: Path) -> None:
    with opened(small_town(tmp_path / "town.ledger")) as store:
        run(store, post(21, 1, "still in the log"), act(1, 1, "close", {"reason": "done"}))
        made = backup(store, None, NOW)
        run(store, post(22, 1, "written afterwards"))
    assert prove(made) == Proof(SCHEMA, 21, 1, 1)
    assert made.parent == tmp_path / "backups"
    assert made.name.startswith("town-2026-")
    assert names(made.parent) == ["list.json", made.name]


def test_that_a_backup_of_the_same_day_is_replaced_by_the_newer_one(tmp_path: Path) -> None:
    with opened(small_town(tmp_path / "town.ledger")) as store:
        first = backup(store, None, NOW)
        run(store, post(21, 1, "later"))
        assert backup(store, None, Instant(NOW + 60)) == first
    assert prove(first).posts == 21


def test_that_a_backup_may_lie_elsewhere_and_is_remembered(tmp_path: Path) -> None:
    path = small_town(tmp_path / "ledger" / "town.ledger")
    elsewhere = backup(path, tmp_path / "stick", NOW)
    here = backup(path, None, NOW)
    assert set(copies_of(path)) == {elsewhere, here}


def test_that_only_the_owner_may_read_ledger_and_backup(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    made = backup(path, None, NOW)
    assert [stat.S_IMODE(p.stat().st_mode) & 0o077 for p in (path, made)] == [0, 0]


def test_that_a_damaged_ledger_makes_no_backup_and_spares_the_last_good_one(
    tmp_path: Path,
) -> None:
    path = small_town(tmp_path / "town.ledger", posts=400)
    good = backup(path, None, NOW)
    before = good.read_bytes()
    whole = bytearray(path.read_bytes())
    for at in range(8 * 4096, len(whole), 4096):
        whole[at : at + 64] = b"\xff" * 64
    path.write_bytes(whole)
    with pytest.raises(StoreError):
        backup(path, None, NOW)
    assert good.read_bytes() == before
    assert names(good.parent) == ["list.json", good.name]


def test_that_a_backup_without_room_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_town(tmp_path / "town.ledger")

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DiskFull):
        backup(path, None, NOW)
    assert names(tmp_path / "backups") == []


def test_that_a_backup_is_made_once_a_day_and_the_old_ones_go(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    folder = tmp_path / "backups"
    folder.mkdir()
    keeper = folder / "town-before-upgrade-0000.ledger"
    keeper.write_bytes(b"not touched")
    made = [backup_due(path, Instant(NOW + n * DAY)) for n in range(45)]
    assert all(made)
    assert backup_due(path, Instant(NOW + 44 * DAY + 60)) is None
    left = list(folder.glob("town-2*.ledger"))
    assert len(left) == 11
    assert made[-1] in left
    assert keeper.exists()


def test_that_seven_days_and_four_weeks_are_kept() -> None:
    today = date(2026, 11, 23)
    days = [today - timedelta(days=n) for n in range(100)]
    stay = kept(days)
    assert sorted(stay, reverse=True)[:7] == days[:7]
    weekly = sorted(stay - set(days[:7]), reverse=True)
    assert len(weekly) == 4
    assert [day.isocalendar().week for day in weekly] == [47, 46, 45, 44]
    assert all(day.isoweekday() == 7 for day in weekly[1:])


@pytest.mark.parametrize("count", range(13))
def test_that_nothing_is_let_go_before_there_are_more_than_eleven_weeks(count: int) -> None:
    days = [date(2026, 1, 1) + timedelta(weeks=n) for n in range(count)]
    assert len(kept(days)) == min(count, 11)


def test_that_files_of_others_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    for name in ("town-2026-99-99.ledger", "other-2020-01-01.ledger", "town-2020-01-01.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert rotate(tmp_path, "town") == ()
    assert len(names(tmp_path)) == 3


# --- the restore drill


def test_that_a_lost_day_is_undone_by_restoring_the_backup(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    with opened(path) as store:
        run(store, act(1, 1, "close", {"reason": "done"}))
        made = backup(store, None, NOW)
        run(store, ("DELETE FROM post WHERE id > 3", ()), post(50, 1, "after the backup"))

    aside = restore(made, path, Instant(NOW + DAY))

    assert aside is not None
    with opened(path) as store:
        assert one(store, "SELECT count(*) FROM post") == 20
        assert one(store, "SELECT verb FROM act") == "close"
        assert one(store, "PRAGMA journal_mode") == "wal"
        found = "SELECT count(*) FROM post_fts WHERE post_fts MATCH 'farola'"
        assert one(store, found) == 20
        run(store, post(60, 1, "life goes on"))
    assert prove(aside).posts == 4
    assert prove(made).posts == 20
    assert names(tmp_path) == sorted(["backups", aside.name, "town.ledger"])


def test_that_a_ledger_that_was_killed_keeps_its_log_when_it_is_set_aside(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    made = backup(path, None, NOW)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with opened(path) as store:
        run(store, post(21, 1, "only in the log"))
        for file in ("town.ledger", "town.ledger-wal"):
            (crashed / file).write_bytes((tmp_path / file).read_bytes())
    aside = restore(made, crashed / "town.ledger", NOW)
    assert aside is not None
    assert prove(aside).posts == 21
    assert prove(crashed / "town.ledger").posts == 20


def test_that_a_damaged_ledger_is_replaced_and_kept_aside_to_the_byte(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    made = backup(path, None, NOW)
    broken = path.read_bytes()[:9000]
    path.write_bytes(broken)
    aside = restore(made, path, NOW)
    assert aside is not None
    assert aside.read_bytes() == broken
    assert prove(path).posts == 20


def test_that_a_ledger_is_restored_where_none_stands(tmp_path: Path) -> None:
    made = backup(small_town(tmp_path / "town.ledger"), None, NOW)
    target = tmp_path / "new computer" / "town.ledger"
    assert restore(made, target, NOW) is None
    with opened(target) as store:
        assert one(store, "SELECT count(*) FROM post") == 20
    assert names(target.parent) == ["town.ledger"]


def test_that_two_restores_of_one_second_keep_both_ledgers(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    made = backup(path, None, NOW)
    assert restore(made, path, NOW) != restore(made, path, NOW)


@pytest.mark.parametrize(
    ("spoil", "family"),
    [
        (lambda whole: whole[: len(whole) // 2], Damaged),
        (lambda _: b"Dear mayor, " * 1000, NotALedger),
        (lambda _: b"", NotALedger),
        (lambda whole: whole[:40960] + b"\xff" * 4096 + whole[45056:], Damaged),
    ],
)
def test_that_a_backup_that_is_not_sound_replaces_nothing(
    tmp_path: Path, spoil: object, family: type[StoreError]
) -> None:
    path = small_town(tmp_path / "town.ledger", posts=400)
    made = backup(path, None, NOW)
    made.write_bytes(spoil(made.read_bytes()))  # type: ignore[operator] # a function of the table
    before = path.read_bytes()
    with pytest.raises(family) as told:
        restore(made, path, NOW)
    assert "{" not in told.value.for_user()
    assert path.read_bytes() == before
    assert names(tmp_path) == ["backups", "town.ledger"]


def test_that_a_backup_from_the_future_replaces_nothing(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    made = backup(path, None, NOW)
    connection = sqlite.connect(made, "write")
    connection.execute("UPDATE schema_stamp SET version = '9001'")
    connection.close()
    with pytest.raises(TooNew):
        restore(made, path, NOW)
    assert prove(path).posts == 20


def test_that_a_ledger_in_use_is_not_replaced(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    made = backup(path, None, NOW)
    with opened(path) as store:
        with pytest.raises(Unavailable) as told:
            restore(made, path, NOW)
        assert told.value.code == "in-use"
        run(store, post(30, 1, "still at work"))
        assert one(store, "SELECT count(*) FROM post") == 21
    assert names(tmp_path) == ["backups", "town.ledger"]


# --- the doctor


def found(findings: list[Finding]) -> dict[str, str]:
    return {finding.name: finding.state for finding in findings}


def test_that_a_sound_ledger_with_a_backup_of_today_is_well(tmp_path: Path) -> None:
    with opened(small_town(tmp_path / "town.ledger")) as store:
        backup(store, None, NOW)
        told = doctor(store, Instant(NOW + DAY))
    states = found(told)
    states.pop("disk")  # how much room this computer has is not ours to say
    assert states.pop("wal") == ("good" if sqlite.is_safe() else "warn")
    assert set(states.values()) == {"good"}
    assert {"sqlite", "integrity", "schema", "rights", "clock", "backup", "counts"} <= set(states)
    assert all("{" not in finding.text for finding in told)


def test_that_the_doctor_names_what_is_wrong(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    path.chmod(0o644)
    with opened(path) as store:
        states = found(doctor(store, Instant(NOW - 3600)))
    assert states["backup"] == "warn"
    assert states["rights"] == "warn"
    assert states["clock"] == "warn"


def test_that_an_old_backup_is_a_warning(tmp_path: Path) -> None:
    with opened(small_town(tmp_path / "town.ledger")) as store:
        backup(store, None, NOW)
        assert found(doctor(store, Instant(NOW + 2 * DAY)))["backup"] == "good"
        assert found(doctor(store, Instant(NOW + 4 * DAY)))["backup"] == "warn"


def test_that_the_doctor_finds_rows_that_point_nowhere(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    connection = sqlite.connect(path, "write")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO post_version (post_id, seen_at, text) VALUES (999, 1, 'x')")
    connection.close()
    with opened(path) as store:
        assert found(doctor(store, NOW))["integrity"] == "bad"


# --- by itself


@pytest.mark.asyncio
async def test_that_a_running_station_makes_the_day_s_backup_by_itself(tmp_path: Path) -> None:
    path = small_town(tmp_path / "town.ledger")
    made: list[str] = []
    days = asyncio.Event()
    today = NOW

    def heard(target: Path) -> None:
        nonlocal today
        made.append(target.name)
        today = Instant(today + DAY)
        if len(made) == 9:
            days.set()

    keeper = asyncio.ensure_future(
        daily.keep_backups(path, lambda: today, first_s=0, again_s=0.001, made=heard)
    )
    await asyncio.wait_for(days.wait(), 8)
    keeper.cancel()
    assert len(set(made)) == 9
    kept_now = [name for name in names(tmp_path / "backups") if name.startswith("town-")]
    assert kept_now[-7:] == made[-7:]


@pytest.mark.asyncio
async def test_that_a_failed_backup_is_tried_again_and_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "town.ledger"
    path.write_text("no ledger yet")
    done = asyncio.Event()
    keeper = asyncio.ensure_future(
        daily.keep_backups(path, lambda: NOW, first_s=0, again_s=0.001, made=lambda _: done.set())
    )
    path.unlink()
    small_town(path)
    await asyncio.wait_for(done.wait(), 8)
    keeper.cancel()
    assert len(copies_of(path)) == 1


def test_that_a_desk_that_neither_fetches_nor_sends_keeps_its_backups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = threading.Event()
    soon = partial(daily.keep_backups, first_s=0, made=lambda _: made.set())
    monkeypatch.setattr(daily, "keep_backups", soon)
    small_town(tmp_path / "town.ledger")
    settings = Settings(ledger=str(tmp_path / "town.ledger"), sync=False)
    house = build(settings, clock=lambda: NOW, role=Role.DESK)
    try:
        house.begin()
        assert made.wait(8)
    finally:
        house.close()
    assert len(copies_of(tmp_path / "town.ledger")) == 1


def test_that_a_copy_made_while_somebody_is_erased_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_town(tmp_path / "town.ledger")
    copies = 0

    def copy_then_erase(source: Path, target: Path) -> None:
        nonlocal copies
        copies += 1
        plain_copy(source, target)
        if copies == 1:
            connection = sqlite.connect(path, "copy")
            connection.execute("UPDATE author SET name = NULL, erased_at = 7")
            connection.close()

    plain_copy = safekeeping._copy
    monkeypatch.setattr(safekeeping, "_copy", copy_then_erase)
    made = backup(path, None, NOW)
    assert copies == 2
    connection = sqlite.connect(made, "probe")
    assert connection.execute("SELECT count(*) FROM author WHERE erased_at IS NULL").fetchone() == (
        0,
    )
    connection.close()
