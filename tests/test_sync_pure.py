"""What sync decides without asking anybody: likeness of texts, silence, second looks, pace."""

from __future__ import annotations

import pytest

from junhall.feeds.contract import Quota
from junhall.models.terms import Instant, PostId, RemoteId
from junhall.sync.likeness import same_text
from junhall.sync.looks import OpenCase, due, pause_s
from junhall.sync.pace import Outcome, Pace, poll_in_s
from junhall.sync.silence import HOUR_S, WEEK_H, silent_since

NOW = Instant(1_795_000_000)
HOUR = NOW // HOUR_S
DAY = 86_400

SAME = [
    ("Gracias, va en camino.", "Gracias, va en camino."),
    ("Gracias,  va\n\nen camino. ", "Gracias, va en camino."),
    ("@ana@vecinos.example gracias", "@ana gracias"),
    ("@ana gracias", "@Ana@vecinos.example gracias"),
    ("Gracias", "@ana@vecinos.example Gracias"),
    ("Vea https://www.town.example/agua/", "Vea town.example/agua"),
    ("Vea https://town.example/avisos/2026/corte.", "Vea town.example/avisos/20…"),
    ("Dijo \"sí\" y 'no' - ya", "Dijo “sí” y ‘no’ – ya"),
    ("Espere...", "Espere…"),
    ("Cafe\u0301 a las 5", "Café a las 5"),
    ("Va\u200b ya", "Va ya"),
    ("Arreglado ✔️", "Arreglado ✔"),
]
OTHER = [
    ("Gracias, va en camino.", "Gracias, no va en camino."),
    ("Mañana", "Mañana no"),
    ("Mañana", ""),
    ("@ana gracias", "@luis gracias"),
    ("@ana gracias", "gracias"),
    ("Vea https://town.example/agua", "Vea https://town.example/luz"),
    ("Vea https://town.example/agua", "Vea town…"),
    ("Expediente 2026-1187", "Expediente 2026-1188"),
]


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_that_a_text_is_known_whatever_a_network_made_of_it(ours: str, theirs: str) -> None:
    assert same_text(ours, theirs)


@pytest.mark.parametrize(("ours", "theirs"), OTHER)
def test_that_another_text_is_not_taken_for_ours(ours: str, theirs: str) -> None:
    assert not same_text(ours, theirs)


def weeks_of(per_hour: dict[int, int], weeks: int, until: int = HOUR) -> dict[int, int]:
    """Arrivals: so many posts in these hours of each day, before an hour."""
    return {
        hour: per_hour[hour % 24]
        for hour in range(until - weeks * WEEK_H, until)
        if per_hour.get(hour % 24)
    }


def test_that_a_busy_account_is_unusually_silent_after_an_hour_or_so() -> None:
    busy = weeks_of(dict.fromkeys(range(24), 8), 4)
    last = Instant(NOW - 30 * 60)
    assert silent_since(busy, last, NOW) is None
    last = Instant(NOW - 3 * HOUR_S)
    assert silent_since(weeks_of(dict.fromkeys(range(24), 8), 4, HOUR - 3), last, NOW) == last


def test_that_a_village_may_rest_for_days() -> None:
    until = HOUR - 72
    rare = {until - n * 40: 1 for n in range(20)}
    assert silent_since(rare, Instant(until * HOUR_S), NOW) is None


def test_that_a_night_is_as_quiet_as_its_nights_before() -> None:
    dusk = HOUR - HOUR % 24 + 22
    days = weeks_of(dict.fromkeys(range(8, 22), 6), 4, dusk)
    last = Instant(dusk * HOUR_S - 60)
    assert silent_since(days, last, Instant((dusk + 9) * HOUR_S)) is None
    assert silent_since(days, last, Instant((dusk + 13) * HOUR_S)) == last


def test_that_nothing_is_usual_in_the_first_week() -> None:
    young = weeks_of(dict.fromkeys(range(24), 30), 1, HOUR - 20)
    young = {hour: n for hour, n in young.items() if hour > HOUR - 100}
    assert silent_since(young, Instant(NOW - 20 * HOUR_S), NOW) is None
    assert silent_since({}, None, NOW) is None


def test_that_one_storm_does_not_make_silence_of_every_day_after_it() -> None:
    calm = weeks_of({12: 1}, 4, HOUR - 26)
    calm[HOUR - 26] = 900
    assert silent_since(calm, Instant((HOUR - 26) * HOUR_S), NOW) is None


@pytest.mark.parametrize(
    ("age", "pause"),
    [(0, 600), (DAY, 600), (DAY + 1, 3600), (7 * DAY, 3600), (8 * DAY, DAY), (90 * DAY, 7 * DAY)],
)
def test_that_what_is_talked_about_is_looked_at_again_sooner(age: int, pause: int) -> None:
    assert pause_s(Instant(NOW - age), NOW) == pause


def test_that_the_most_overdue_comes_first_and_a_round_is_bounded() -> None:
    cases = [
        OpenCase(PostId(n), RemoteId(str(n)), Instant(NOW - 1000 - n * 100)) for n in range(10)
    ]
    looked = {PostId(9): NOW}
    found = due(cases, looked, NOW, 3)
    assert [case.opening for case in found] == [8, 7, 6]
    assert due(cases, dict.fromkeys((case.opening for case in cases), NOW), NOW, 3) == []


def test_that_what_is_talked_about_is_not_kept_waiting_by_what_lay_still_for_long() -> None:
    old = [OpenCase(PostId(n), RemoteId(str(n)), Instant(NOW - 90 * DAY - n)) for n in range(50)]
    lively = [OpenCase(PostId(100 + n), RemoteId("x"), Instant(NOW - 700 - n)) for n in range(3)]
    alone = OpenCase(PostId(200), RemoteId("y"), Instant(NOW - 5), lacks_parent=True)
    found = [case.opening for case in due([*old, *lively, alone], {}, NOW, 4)]
    assert found == [200, 102, 49, 48]


def test_that_the_end_of_an_older_conversation_is_looked_at_at_once() -> None:
    written = Instant(NOW - 5)
    alone = OpenCase(PostId(1), RemoteId("1"), written, lacks_parent=True)
    assert due([OpenCase(PostId(2), RemoteId("2"), written), alone], {}, NOW, 3) == [alone]
    assert due([alone], {PostId(1): NOW}, Instant(NOW + 60), 3) == [], "its parent may be gone"


def test_that_polls_leave_a_tenth_of_the_calls_alone() -> None:
    assert poll_in_s(None, NOW) == 0
    assert poll_in_s(Quota(300, 31, Instant(NOW + 200)), NOW) == 0
    assert poll_in_s(Quota(300, 30, Instant(NOW + 200)), NOW) == 200
    assert poll_in_s(Quota(300, 0, Instant(NOW - 1)), NOW) == 0
    assert poll_in_s(Quota(300, 0, None), NOW) == 60


def test_that_failures_are_met_with_longer_and_longer_pauses() -> None:
    pace, waits = Pace(), []
    for _ in range(12):
        pace = pace.after(Outcome.UNREACHABLE)
        waits.append(pace.wait_s(Outcome.UNREACHABLE, poll_s=30, retry_in_s=0, dice=0.5))
    assert waits[:4] == [4, 8, 16, 32]
    assert waits[-1] == 300
    assert pace.after(Outcome.NEWS).failures == 0
