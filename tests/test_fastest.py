"""rules.md 19: a record has twenty repairs behind it, its proof beside it, and no cheats in it."""

from pathlib import Path
from typing import Any

import pytest

from hall import PHOTO, TOWN, Hall, instant, open_hall, post, stamp
from junhall.casework import commands as c
from junhall.casework.fastest import records_page
from junhall.casework.fastest_rows import RecordsPage
from junhall.models.terms import Instant, StaffCode
from junhall.models.town_faults import TownError
from junhall.models.town_toml import town_from_toml

CLERK = StaffCode("clerk")
SMALL = TOWN.replace("[hours]\n", "[records]\nneeded = 3\n\n[hours]\n", 1)


def at(hour: str) -> Instant:
    return instant(stamp(hour))


@pytest.fixture
def hall(tmp_path: Path) -> Any:
    with open_hall(tmp_path, SMALL) as opened:
        yield opened


def page(hall: Hall, now: str = "18:00") -> RecordsPage:
    return hall.store.read(
        lambda session: records_page(session, hall.intake.readers.town, at(now))
    ).result()


def repair(hall: Hall, key: str, done: str, *, author: str | None = None, **more: Any) -> Any:
    """A lamp asked about at 10:00, said to be done and shown at an hour, then confirmed."""
    who = author or f"@{key}@vecinas.example"
    hall.take(
        post(key, "10:00", who, f"@Ayto la farola {key} de la calle Alemania está rota", **more),
        post(f"{key}1", done, "electrician", "Arreglada, ya luce", to=key, media=PHOTO),
    )
    request = hall.request_id(key)
    hall.do(c.Solve(by=CLERK, request_id=request), at="17:00")
    return request


def test_that_the_fastest_of_enough_repairs_stands_with_its_proof(hall: Hall) -> None:
    repair(hall, "a", "10:30")
    best = repair(hall, "b", "10:12", media=PHOTO)
    assert page(hall).records == ()
    repair(hall, "d", "11:30")
    (told,) = page(hall).records
    assert (told.service, told.request_id, told.seconds) == ("lighting", best, 720)
    assert (told.median.value, told.median.n) == (1800.0, 3)
    assert told.p90 == pytest.approx(1800 + 0.8 * 3600)
    proof = told.proof
    assert (proof.posted_at, proof.solved_at) == (at("10:00"), at("10:12"))
    assert (proof.opened_post, proof.solved_post) == (hall.post_id("b"), hall.post_id("b1"))
    assert proof.before is not None
    assert proof.after is not None
    assert proof.after.url == PHOTO[0]["url"]


def test_that_what_proves_nothing_is_left_out_and_counted(hall: Hall) -> None:
    for key, done in (("a", "10:30"), ("b", "10:40"), ("d", "10:50")):
        repair(hall, key, done)
    repair(hall, "e", "10:00:30")
    repair(hall, "f", "10:02", author="sweeper")
    again = repair(hall, "g", "10:03")
    hall.do(c.Reopen(by=CLERK, request_id=again), at="17:10")
    hall.do(c.Solve(by=CLERK, request_id=again), at="17:20")
    twin = hall.take(post("h", "10:00", "ana", "@Ayto la farola h de la calle Alemania está rota"))
    assert twin is not None
    merged = hall.request_id("h")
    hall.do(c.Merge(by=CLERK, request_id=hall.request_id("a"), others=(merged,)), at="10:05")
    told = page(hall)
    (row,) = told.records
    assert (row.seconds, row.median.n) == (1800, 3)
    assert row.median.excluded == {
        "by_staff": 1,
        "duplicate": 1,
        "automatic": 0,
        "within_60_s": 1,
        "reopened": 1,
    }


def test_that_what_was_filed_at_the_counter_was_opened_by_staff(hall: Hall) -> None:
    for key, done in (("a", "10:30"), ("b", "10:40"), ("d", "10:50")):
        repair(hall, key, done)
    filed = c.FileRequest(
        by=CLERK, channel="counter", label="Ana", text="farola", service="lighting"
    )
    request = hall.do(filed, at="10:00").request_id
    assert request is not None
    hall.do(c.Solve(by=CLERK, request_id=request), at="10:05")
    (row,) = page(hall).records
    assert (row.seconds, row.median.excluded["by_staff"]) == (1800, 1)


def test_that_repairs_of_more_than_twelve_months_ago_are_history(hall: Hall) -> None:
    for key, done in (("a", "10:30"), ("b", "10:40"), ("d", "10:50")):
        repair(hall, key, done)
    assert page(hall, "2027-06-02T18:00:00+02:00").records != ()
    assert page(hall, "2027-06-03T18:00:00+02:00").records == ()


def test_that_a_share_closed_within_ten_minutes_is_a_warning(hall: Hall) -> None:
    for key, done in (("a", "10:09:59"), ("b", "10:10"), ("d", "10:50")):
        repair(hall, key, done)
    quick = page(hall).quick
    assert (quick.value, quick.n) == (1 / 3, 3)


def test_that_a_private_repair_is_nobody_s_record(hall: Hall) -> None:
    for key, done in (("a", "10:30"), ("b", "10:40"), ("d", "10:50")):
        repair(hall, key, done)
    private = c.SetPrivate(by=CLERK, request_id=hall.request_id("a"), private=True)
    hall.do(private, at="17:30")
    assert page(hall).records == ()


def test_that_twenty_repairs_in_twelve_months_are_needed_unless_the_town_says_otherwise() -> None:
    town = town_from_toml(TOWN)
    assert (town.record_needed, town.record_months) == (20, 12)
    small = town_from_toml(SMALL)
    assert (small.record_needed, small.record_months) == (3, 12)
    for slip in ("needed = 0", "months = 5000", 'needed = "3"'):
        with pytest.raises(TownError) as raised:
            town_from_toml(SMALL.replace("needed = 3", slip))
        assert raised.value.code == "wrong-type"
