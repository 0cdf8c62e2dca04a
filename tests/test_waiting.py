"""Waiting for the citizen pauses the office's clock only; a promise taken back is broken (20)."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall import LAMP, TOWN, Hall, instant, open_hall, post, stamp
from junhall.casework import commands as c
from junhall.casework.asks import BoardPage
from junhall.casework.clocks import Calendar
from junhall.casework.errors import Conflict, Invalid
from junhall.casework.queries import board_page
from junhall.casework.rows import BoardFilter
from junhall.casework.waiting import Wait, begun, ended, put_off, waited_open_s, waiting_since
from junhall.models.office_hours import OfficeHours, Shift
from junhall.models.terms import Instant, PromiseState, StaffCode

CLERK = StaffCode("clerk")
HOURS = OfficeHours(week=((Shift(540, 840), Shift(960, 1140)),) * 5 + ((), ()))
CALENDAR = Calendar(HOURS, ZoneInfo("Europe/Madrid"))
TARGET = TOWN.replace('resolve_within = "1d"', 'resolve_within = "4h"')


def at(hour: str) -> Instant:
    return instant(stamp(hour))


@pytest.mark.parametrize(
    ("due", "waits", "later"),
    [
        ("13:00", [], "13:00"),
        ("13:00", [("10:00", "10:30")], "13:30"),
        ("13:30", [("10:00", "11:00")], "16:30"),
        ("13:00", [("13:30", "13:45")], "13:00"),
        ("13:00", [("14:00", "16:00")], "13:00"),
        ("13:00", [("10:00", "10:30"), ("11:00", "11:10")], "13:40"),
        ("13:00", [("10:00", None)], None),
        ("13:00", [("13:01", None)], "13:01"),
        ("12:00", [("08:00", "10:00")], "13:00"),
        ("17:00", [("13:30", "16:30")], "18:00"),
    ],
)
def test_that_a_due_time_is_put_off_by_the_open_time_waited(due, waits, later) -> None:
    told = [Wait(at(a), None if b is None else at(b)) for a, b in waits]
    found = put_off(at(due), told, at("09:00"), CALENDAR)
    expected = at("13:00") if later == "13:01" else later and at(later)
    assert found == expected


def test_that_only_one_wait_runs_and_none_ends_before_it_began() -> None:
    waits = begun(begun([], Instant(100)), Instant(150))
    assert waits == [Wait(Instant(100))]
    assert waiting_since(waits) == 100
    assert ended(waits, Instant(50)) == [Wait(Instant(100), Instant(100))]
    assert ended([], Instant(50)) == []
    assert waiting_since(ended(waits, Instant(300))) is None


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=8).map(sorted))
def test_that_no_more_is_waited_than_the_office_was_open(stamps) -> None:
    base = at("09:00")
    waits: list[Wait] = []
    for n, told in enumerate(stamps):
        waits = (ended if n % 2 else begun)(waits, Instant(base + told))
    start, end = base, Instant(base + stamps[-1])
    waited = waited_open_s(waits, start, end, CALENDAR)
    assert 0 <= waited <= CALENDAR.open_seconds(start, end)


def asked(hall: Hall) -> Any:
    hall.take(post("a", "09:00", "ana", LAMP), post("b", "09:10", "clerk", "@ana ¿cuál?", to="a"))
    return hall.request_id("a")


def test_that_the_office_clock_stands_still_and_the_other_one_does_not(tmp_path: Path) -> None:
    with open_hall(tmp_path, TARGET) as hall:
        request = asked(hall)
        before = hall.page_of("a").row
        assert before.resolve_due_at == at("13:00")
        hall.do(c.AwaitCitizen(by=CLERK, request_id=request), at="10:00")
        waiting = hall.page_of("a").row
        assert (waiting.waiting_since, waiting.resolve_due_at) == (at("10:00"), None)
        hall.take(post("c", "11:00", "ana", "la del número 4", to="b"))
        answered = hall.page_of("a").row
        assert (answered.waiting_since, answered.resolve_due_at) == (None, at("14:00"))
        hall.do(c.Solve(by=CLERK, request_id=request), at="12:00")
        page = hall.page_of("a")
        assert page.time_to_solve_s == 3 * 3600
        assert page.time_to_solve_office_s == 2 * 3600
        assert page.first_answer_office_s == 600
        assert [line.verb for line in page.history if line.verb == "wait"] == ["wait"]


def test_that_a_wait_is_undone_whole(tmp_path: Path) -> None:
    with open_hall(tmp_path, TARGET) as hall:
        request = asked(hall)
        done = hall.do(c.AwaitCitizen(by=CLERK, request_id=request), at="10:00")
        assert done.act_id is not None
        hall.do(c.Undo(by=CLERK, act_id=done.act_id), at="10:30")
        row = hall.page_of("a").row
        assert (row.waiting_since, row.resolve_due_at) == (None, at("13:00"))


def test_that_whoever_waits_no_more_lets_the_clock_run_again(tmp_path: Path) -> None:
    with open_hall(tmp_path, TARGET) as hall:
        request = asked(hall)
        hall.do(c.AwaitCitizen(by=CLERK, request_id=request), at="10:00")
        hall.do(c.StopWaiting(by=CLERK, request_id=request), at="10:20")
        row = hall.page_of("a").row
        assert (row.waiting_since, row.resolve_due_at) == (None, at("13:20"))


def test_that_posts_before_the_wait_and_other_officials_do_not_end_it(tmp_path: Path) -> None:
    with open_hall(tmp_path, TARGET) as hall:
        request = asked(hall)
        hall.do(c.AwaitCitizen(by=CLERK, request_id=request), at="10:00")
        hall.take(
            post("c", "09:30", "ana", "gracias", to="b"),
            post("d", "11:00", "works-head", "@ana ¿nos dices cuál?", to="a"),
        )
        assert hall.page_of("a").row.waiting_since == at("10:00")


def test_that_what_is_late_already_stays_late_while_the_hall_waits(tmp_path: Path) -> None:
    with open_hall(tmp_path, TARGET) as hall:
        request = asked(hall)
        hall.do(c.AwaitCitizen(by=CLERK, request_id=request), at="13:30")
        row = hall.page_of("a").row
        assert (row.waiting_since, row.resolve_due_at) == (at("13:30"), at("13:00"))


def test_that_a_target_round_the_clock_is_never_put_off(tmp_path: Path) -> None:
    always = TARGET.replace('code = "lighting"', 'code = "lighting"\nclock = "always"')
    with open_hall(tmp_path, always) as hall:
        request = asked(hall)
        hall.do(c.AwaitCitizen(by=CLERK, request_id=request), at="10:00")
        row = hall.page_of("a").row
        assert (row.waiting_since, row.resolve_due_at) == (at("10:00"), at("13:00"))


def test_that_the_end_of_a_request_ends_its_wait(tmp_path: Path) -> None:
    with open_hall(tmp_path, TARGET) as hall:
        request = asked(hall)
        hall.do(c.AwaitCitizen(by=CLERK, request_id=request), at="10:00")
        hall.do(c.Solve(by=CLERK, request_id=request), at="10:30")
        hall.do(c.Reopen(by=CLERK, request_id=request), at="11:00")
        row = hall.page_of("a").row
        assert (row.waiting_since, row.resolve_due_at) == (None, at("17:00"))


def test_that_nobody_waits_twice_nor_stops_what_does_not_run(tmp_path: Path) -> None:
    with open_hall(tmp_path, TARGET) as hall:
        request = asked(hall)
        with pytest.raises(Invalid, match="nobody-waits"):
            hall.do(c.StopWaiting(by=CLERK, request_id=request), at="09:30")
        seen = hall.page_of("a").row.version
        hall.do(c.AwaitCitizen(by=CLERK, request_id=request), at="10:00")
        with pytest.raises(Invalid, match="nothing-to-wait-for"):
            hall.do(c.AwaitCitizen(by=CLERK, request_id=request), at="10:01")
        other = c.StopWaiting(by=StaffCode("works-head"), request_id=request, seen_version=seen)
        with pytest.raises(Conflict):
            hall.do(other, at="10:02")


def shown(hall: Hall, view: str, hour: str) -> list[str]:
    def work(session: Any) -> Any:
        wish = BoardPage(BoardFilter(view))
        return board_page(session, wish, hall.intake.readers.town, at(hour))

    page = hall.store.read(work).result()
    return [row.number for column in page.columns for row in column.rows]


def test_that_views_show_what_is_due_today_overdue_or_waiting(tmp_path: Path) -> None:
    with open_hall(tmp_path, TARGET) as hall:
        request = asked(hall)
        hall.take(
            post("p", "09:20", "beto", "@Ayto el contenedor está roto"),
            post("q", "09:25", "mayor", "@beto antes de las 12 va @Limpieza", to="p"),
        )
        confirm = c.Promise(by=CLERK, request_id=hall.request_id("p"), post_id=hall.post_id("q"))
        hall.do(confirm, at="09:30")
        assert shown(hall, "today", "11:00") == ["2026-2", "2026-1"] or shown(
            hall, "today", "11:00"
        ) == ["2026-1", "2026-2"]
        assert shown(hall, "overdue", "11:00") == []
        assert shown(hall, "overdue", "12:00:01") == ["2026-2"]
        assert shown(hall, "today", "12:00:01") == ["2026-1"]
        hall.do(c.AwaitCitizen(by=CLERK, request_id=request), at="12:30")
        assert shown(hall, "waiting", "14:00") == ["2026-1"]
        assert shown(hall, "overdue", "14:00") == ["2026-2"]


def test_that_the_number_of_overdue_cards_is_that_of_its_view(tmp_path: Path) -> None:
    with open_hall(tmp_path, TARGET) as hall:
        asked(hall)
        hall.take(
            post("p", "09:20", "beto", "@Ayto el contenedor está roto"),
            post("q", "09:25", "mayor", "@beto antes de las 12 va @Limpieza", to="p"),
        )
        confirm = c.Promise(by=CLERK, request_id=hall.request_id("p"), post_id=hall.post_id("q"))
        hall.do(confirm, at="09:30")
        for hour in ("11:00", "12:00:01", "14:00"):

            def work(session: Any, hour: str = hour) -> int:
                town = hall.intake.readers.town
                return int(board_page(session, BoardPage(), town, at(hour)).figures.overdue)

            assert hall.store.read(work).result() == len(shown(hall, "overdue", hour))


def promised(hall: Hall) -> tuple[Any, Any]:
    hall.take(
        post("a", "09:00", "ana", LAMP),
        post("b", "09:10", "mayor", "@ana mañana lo arreglamos", to="a"),
    )
    return hall.request_id("a"), hall.post_id("b")


def states(hall: Hall) -> list[PromiseState]:
    return [promise.state for promise in hall.page_of("a").promises]


def test_that_a_confirmed_promise_taken_back_is_broken_and_undo_brings_it_back(
    tmp_path: Path,
) -> None:
    with open_hall(tmp_path) as hall:
        request, said = promised(hall)
        hall.do(c.Promise(by=CLERK, request_id=request, post_id=said), at="09:20")
        done = hall.do(
            c.Promise(by=CLERK, request_id=request, post_id=said, accept=False), at="09:30"
        )
        assert hall.case("a", "09:31")["promises"][0]["state"] == "broken"
        verbs = [line.verb for line in hall.page_of("a").history]
        assert "promise_withdrawn" in verbs
        hall.do(c.Solve(by=CLERK, request_id=request), at="09:40")
        assert hall.case("a", "09:41")["promises"][0]["state"] == "broken"
        assert done.act_id is not None
        hall.do(c.Undo(by=CLERK, act_id=done.act_id), at="09:50")
        assert hall.case("a", "09:51")["promises"][0]["state"] == "kept"


def test_that_a_proposed_promise_refused_is_none(tmp_path: Path) -> None:
    with open_hall(tmp_path) as hall:
        request, said = promised(hall)
        hall.do(c.Promise(by=CLERK, request_id=request, post_id=said, accept=False), at="09:20")
        assert hall.case("a", "09:21")["promises"] == []
        assert states(hall) == []
