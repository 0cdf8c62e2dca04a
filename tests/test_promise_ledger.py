"""rules.md 20: the ledger of promises, what became of them, and how often they are kept."""

from pathlib import Path
from typing import Any

import pytest

from hall import TOWN, Hall, instant, open_hall, post, stamp
from junhall.casework import commands as c
from junhall.casework.asks import BoardPage
from junhall.casework.promise_ledger import promise_ledger
from junhall.casework.promise_rows import PromiseLedger
from junhall.casework.queries import board_page
from junhall.models.terms import Instant, PromiseState, StaffCode

CLERK = StaffCode("clerk")


def at(hour: str) -> Instant:
    return instant(stamp(hour))


def ask(hall: Hall, key: str, words: str, promise: str, *, confirm: bool = True) -> Any:
    hall.take(
        post(key, "09:00", f"@{key}@vecinas.example", f"@Ayto {words}"),
        post(f"{key}1", "09:10", "mayor", f"@{key} {promise}", to=key),
    )
    request = hall.request_id(key)
    if confirm:
        said = hall.post_id(f"{key}1")
        hall.do(c.Promise(by=CLERK, request_id=request, post_id=said), at="09:20")
    return request


def ledger(hall: Hall, hour: str) -> PromiseLedger:
    return hall.store.read(
        lambda session: promise_ledger(session, hall.intake.readers, at(hour))
    ).result()


@pytest.fixture
def hall(tmp_path: Path) -> Any:
    with open_hall(tmp_path, TOWN) as opened:
        yield opened


def test_that_the_soonest_promise_leads_and_unconfirmed_ones_are_nowhere(hall: Hall) -> None:
    ask(hall, "a", "la farola está rota", "mañana lo arreglamos")
    ask(hall, "b", "el contenedor está roto", "antes de las 12 va @Limpieza")
    ask(hall, "d", "hay un bache", "el jueves lo tapamos", confirm=False)
    ask(hall, "e", "la farola parpadea", "lo arreglamos #AlfaroResponde")
    told = ledger(hall, "10:00")
    assert [(one.number, one.state) for one in told.due] == [
        ("2026-2", PromiseState.OPEN),
        ("2026-1", PromiseState.OPEN),
    ]
    assert [one.number for one in told.without_time] == ["2026-4"]
    assert told.proposed == 1
    first = told.due[0]
    assert (first.service, first.by, first.due_at) == ("waste", "mayor", at("12:00"))
    assert first.words == "antes de las 12"


def test_that_states_follow_the_clock_and_rates_say_how_many_stand_behind_them(hall: Hall) -> None:
    kept = ask(hall, "a", "la farola está rota", "antes de las 12 lo arreglamos")
    late = ask(hall, "b", "la farola no luce", "antes de las 11 va @Electrico")
    ask(hall, "d", "la farola parpadea", "a las 10 vamos")
    ask(hall, "e", "el contenedor está roto", "esta semana lo cambiamos")
    ask(hall, "f", "el contenedor huele", "vamos #AlfaroResponde")
    hall.do(c.Solve(by=CLERK, request_id=kept), at="11:30")
    hall.do(c.Solve(by=CLERK, request_id=late), at="11:30")
    later = ledger(hall, "2026-06-03T10:00:01+02:00")
    assert [(one.number, one.state.value) for one in later.ended] == [
        ("2026-2", "late"),
        ("2026-1", "kept"),
        ("2026-3", "broken"),
    ]
    whole, lighting, waste = later.rates
    assert (whole.kept.value, whole.kept.n, whole.late, whole.broken) == (1 / 3, 3, 1, 1)
    assert whole.kept.excluded == {"open": 1, "no time": 1}
    assert (lighting.service, lighting.kept.n) == ("lighting", 3)
    assert (waste.service, waste.kept.value, waste.kept.n) == ("waste", None, 0)


def test_that_a_promise_past_due_is_open_for_one_working_day_and_leads(hall: Hall) -> None:
    ask(hall, "a", "la farola está rota", "mañana lo arreglamos")
    ask(hall, "b", "la farola no luce", "antes de las 11 va @Electrico")
    assert [one.number for one in ledger(hall, "12:00").due] == ["2026-2", "2026-1"]


def test_that_a_private_promise_is_in_no_ledger(hall: Hall) -> None:
    request = ask(hall, "a", "la farola está rota", "mañana lo arreglamos")
    hall.do(c.SetPrivate(by=CLERK, request_id=request, private=True), at="09:30")
    told = ledger(hall, "10:00")
    assert (told.due, told.rates[0].kept.n, told.rates[0].kept.excluded["open"]) == ((), 0, 0)


def test_that_the_board_knows_the_next_promise_due(hall: Hall) -> None:
    ask(hall, "a", "la farola está rota", "mañana lo arreglamos")
    second = ask(hall, "b", "el contenedor está roto", "antes de las 12 va @Limpieza")

    def work(session: Any) -> Any:
        return board_page(session, BoardPage(), hall.intake.readers.town, at("10:00")).figures

    figures = hall.store.read(work).result()
    assert (figures.next_promise_at, figures.next_promise_request) == (at("12:00"), second)


def test_that_the_history_says_for_when_a_promise_was_confirmed(hall: Hall) -> None:
    ask(hall, "1", "la farola está rota", "mañana lo arreglamos")
    (line,) = (one for one in hall.page_of("1").history if one.verb == "promise_confirmed")
    (promise,) = hall.page_of("1").promises
    assert promise.due_at is not None
    assert line.values["due_at"] == promise.due_at
