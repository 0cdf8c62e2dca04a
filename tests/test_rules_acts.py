"""rules.md 9 to 16, 23, 26, 29 and 30: what people at the desk decide, through the real ledger."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from hall import NOW, PHOTO, STREETS, Hall, open_hall, post, utc
from junhall.casework import commands as c
from junhall.casework.errors import CaseworkError, Conflict, Invalid, NotPermitted
from junhall.casework.queries import wall_now
from junhall.models.messages import Place
from junhall.models.terms import Instant, PlaceQuality, RequestId, RequestKind, Role, StaffCode

CLERK, HEAD, MAYOR = StaffCode("clerk"), StaffCode("works-head"), StaffCode("mayor")
LAMP = "@Ayto@alfaro.example la farola de la calle Alemania no luce"
ASKED = (
    post("a", "10:00", "ana", LAMP),
    post("b", "10:05", "mayor", "@ana va @Electrico", to="a"),
)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with open_hall(tmp_path, streets=STREETS) as opened:
        yield opened


def told(hall: Hall, post_id: str, *keys: str, at: str | None = None) -> Any:
    case = hall.case(post_id, at)
    return case[keys[0]] if len(keys) == 1 else {key: case[key] for key in keys}


def version(hall: Hall, post_id: str) -> int:
    return int(hall.one("SELECT version FROM request WHERE id = ?", hall.request_id(post_id)))


def refused(hall: Hall, command: c.Command, kind: type[CaseworkError], **how: Any) -> str:
    """The code of why a command was refused; nothing may have changed."""
    before = hall.cases()
    with pytest.raises(kind) as caught:
        hall.do(command, **how)
    assert hall.cases() == before
    return caught.value.code


# --- rule 14: solved, laps


def test_that_a_confirmed_solution_has_the_time_of_its_post_rule_14(hall: Hall) -> None:
    hall.take(*ASKED, post("c", "11:59", "electrician", "Arreglada", to="b"))
    one = hall.request_id("a")
    done = hall.do(c.Solve(by=CLERK, request_id=one), at="12:30")
    assert told(hall, "a", "status", "solved_at", "time_to_solve_s", "solved_proposed_at") == {
        "status": "solved",
        "solved_at": utc("11:59"),
        "time_to_solve_s": 7140,
        "solved_proposed_at": None,
    }
    assert done.act_id is not None
    hall.do(c.Undo(by=CLERK, act_id=done.act_id), at="12:31")
    assert told(hall, "a", "status", "solved_at", "solved_proposed_at") == {
        "status": "assigned",
        "solved_at": None,
        "solved_proposed_at": utc("11:59"),
    }


def test_that_without_a_proposal_the_click_is_the_time_rule_14(hall: Hall) -> None:
    hall.take(*ASKED)
    hall.do(c.Solve(by=CLERK, request_id=hall.request_id("a")), at="13:15")
    assert told(hall, "a", "solved_at", "time_to_solve_s") == {
        "solved_at": utc("13:15"),
        "time_to_solve_s": 3 * 3600 + 15 * 60,
    }


def test_that_a_further_lap_begins_at_the_reopening_post_and_figures_keep_lap_one_rule_14(
    hall: Hall,
) -> None:
    hall.take(*ASKED, post("c", "11:00", "electrician", "Arreglada", to="b"))
    one = hall.request_id("a")
    hall.do(c.Solve(by=CLERK, request_id=one), at="11:30")
    hall.take(post("d", "18:00", "ana", "Sigue sin luz", to="c"))
    assert told(hall, "a", "laps", "status", "reopen_proposed_at") == {
        "laps": 1,
        "status": "solved",
        "reopen_proposed_at": utc("18:00"),
    }
    hall.do(c.Reopen(by=CLERK, request_id=one), at="18:30")
    assert told(hall, "a", "laps", "status", "reopened_at", "solved_at", "time_to_solve_s") == {
        "laps": 2,
        "status": "assigned",
        "reopened_at": [utc("18:00")],
        "solved_at": None,
        "time_to_solve_s": 3600,
    }
    hall.take(post("e", "18:20", "electrician", "Ahora sí, arreglada", media=PHOTO, to="d"))
    hall.do(c.Solve(by=CLERK, request_id=one), at="19:00")
    assert told(hall, "a", "laps", "solved_at", "time_to_solve_s", "first_answer_s") == {
        "laps": 2,
        "solved_at": utc("18:20"),
        "time_to_solve_s": 3600,
        "first_answer_s": 300,
    }


def test_that_a_refused_proposal_is_not_made_again_by_its_post_rule_13(hall: Hall) -> None:
    hall.take(*ASKED, post("c", "11:00", "electrician", "Arreglada", to="b"))
    one = hall.request_id("a")
    hall.do(c.RefuseProposal(by=CLERK, request_id=one, what="solved"))
    assert told(hall, "a", "solved_proposed_at") is None
    hall.take(post("d", "11:30", "ana", "gracias", to="c"))
    assert told(hall, "a", "solved_proposed_at", "thanked_at") == {
        "solved_proposed_at": None,
        "thanked_at": None,
    }
    hall.take(post("e", "12:00", "electrician", "Ya funciona", to="d"))
    assert told(hall, "a", "solved_proposed_at") == utc("12:00")
    code = refused(hall, c.RefuseProposal(by=CLERK, request_id=one, what="reopen"), Invalid)
    assert code == "nothing-proposed"


# --- rule 10: ends


@pytest.mark.parametrize(
    ("not_ours", "status"), [(False, "closed"), (True, "not_ours")], ids=["closed", "not_ours"]
)
def test_that_other_ends_leave_the_board_and_reopening_works_it_out_again_rule_10(
    hall: Hall, not_ours: bool, status: str
) -> None:
    hall.take(*ASKED)
    one = hall.request_id("a")
    hall.do(c.Close(by=CLERK, request_id=one, reason="Es de la compañía", not_ours=not_ours))
    assert told(hall, "a", "status", "solved_at") == {"status": status, "solved_at": None}
    hall.do(c.Reopen(by=CLERK, request_id=one), at="14:00")
    assert told(hall, "a", "status", "laps") == {"status": "assigned", "laps": 2}


def test_that_a_request_is_not_closed_without_a_reason_rule_10(hall: Hall) -> None:
    hall.take(*ASKED)
    wish = c.Close(by=CLERK, request_id=hall.request_id("a"), reason="  ")
    assert refused(hall, wish, Invalid) == "no-reason"


# --- rule 11: told at the desk


def test_that_told_by_phone_answers_at_its_time_but_never_later_than_now_rule_11(
    hall: Hall,
) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    one = hall.request_id("a")
    hall.do(c.ToldInPerson(by=CLERK, request_id=one, at=Instant(2**40)), at="10:20")
    assert told(hall, "a", "status", "first_answer_s") == {
        "status": "answered",
        "first_answer_s": 1200,
    }
    hall.take(post("b", "10:05", "mayor", "@ana lo vemos", to="a"))
    assert told(hall, "a", "first_answer_s") == 300


# --- rules 12 and 26: assigning at the desk


def test_that_the_desk_replaces_silently_rules_12_26(hall: Hall) -> None:
    hall.take(*ASKED)
    hall.do(c.Assign(by=CLERK, request_id=hall.request_id("a"), assignees=(HEAD,)))
    assert told(hall, "a", "assignees") == ["works-head"]
    assert hall.one("SELECT count(*) FROM outbox") == 0
    hall.do(c.Assign(by=CLERK, request_id=hall.request_id("a"), assignees=()))
    assert told(hall, "a", "assignees", "assigned_at", "status") == {
        "assignees": [],
        "assigned_at": None,
        "status": "answered",
    }
    wish = c.Assign(by=CLERK, request_id=hall.request_id("a"), assignees=(StaffCode("nobody"),))
    assert refused(hall, wish, Invalid) == "unknown-staff"


# --- rule 9: an edit never overrules what staff decided


def test_that_an_edit_overrules_nothing_that_staff_decided_rule_9(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    one = hall.request_id("a")
    hall.do(c.Triage(by=CLERK, request_id=one, service="waste", kind=RequestKind.COMPLAINT))
    plaza = Place(None, None, "Plaza Mayor", PlaceQuality.STREET, 1.0)
    hall.do(c.SetPlace(by=CLERK, request_id=one, place=plaza))
    edited = post(
        "a", "10:00", "ana", "@Ayto@alfaro.example farola rota en la calle Sol, propongo LED",
        event="edited", seen_at="10:40",
    )  # fmt: skip
    hall.take(edited)
    assert told(hall, "a", "service", "kind") == {"service": "waste", "kind": "complaint"}
    assert told(hall, "a", "place")["name"] == "Plaza Mayor"


# --- rule 5: one key brings it back


def test_that_one_wish_brings_a_post_back_and_another_sends_it_away_rule_5(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", "@Ayto@alfaro.example ¡Viva Alfaro!"))
    assert hall.cases() == []
    done = hall.do(c.MakeRequest(by=CLERK, post_id=hall.post_id("a")))
    assert [case["posts"] for case in hall.cases()] == [["a"]]
    assert done.act_id is not None
    hall.do(c.Undo(by=CLERK, act_id=done.act_id))
    assert (hall.cases(), hall.no_requests()) == ([], {"a": "greeting"})
    hall.do(c.MakeRequest(by=CLERK, post_id=hall.post_id("a")))
    hall.do(c.MakeNoRequest(by=CLERK, request_id=hall.request_id("a")))
    assert hall.cases() == []
    assert hall.no_requests() == {"a": "staff"}


def test_that_staff_may_make_an_announcement_a_request_rule_3(hall: Hall) -> None:
    hall.take(post("a", "10:00", "mayor", "Farola rota en la calle Alemania"))
    assert hall.no_requests() == {"a": "announcement"}
    hall.do(c.MakeRequest(by=CLERK, post_id=hall.post_id("a")))
    assert told(hall, "a", "service", "flags", "first_answer_at") == {
        "service": "lighting",
        "flags": ["internal"],
        "first_answer_at": None,
    }


# --- rule 23: private


def test_that_what_was_written_in_private_never_comes_out_rule_23(hall: Hall) -> None:
    hall.take(
        post("a", "10:00", "ana", "No tengo luz en casa", visibility="private"),
        post("p", "10:01", "eva", "@Ayto farola rota en la calle Sol"),
    )
    one, public = hall.request_id("a"), hall.request_id("p")
    wish = c.SetPrivate(by=CLERK, request_id=one, private=False)
    assert refused(hall, wish, Invalid) == "private-stays"
    hall.do(c.SetPrivate(by=CLERK, request_id=public, private=True))
    assert told(hall, "p", "private") is True
    hall.do(c.SetPrivate(by=CLERK, request_id=public, private=False))
    assert told(hall, "p", "private") is False
    # A worker has no private page: to him the request is not there.
    solve = c.Solve(by=StaffCode("electrician"), request_id=one)
    assert refused(hall, solve, Invalid, role=Role.WORKER) == "gone"


def test_that_an_answer_to_a_private_post_is_private_and_cannot_be_switched_rule_23(
    hall: Hall,
) -> None:
    from junhall.models.terms import Visibility

    hall.take(post("a", "10:00", "ana", "No tengo luz en casa", visibility="private"))
    reply = c.Reply(by=CLERK, request_id=hall.request_id("a"), text="@ana llame al 010")
    assert refused(hall, replace(reply, visibility=Visibility.PUBLIC), Invalid) == "private-stays"
    hall.do(reply)
    assert hall.one("SELECT visibility FROM outbox") == "private"


# --- rule 25: the wall


def on_the_wall(hall: Hall) -> list[str | None]:
    town = hall.intake.readers.town
    return [
        row.text
        for row in hall.store.read(lambda session: wall_now(session, town, NOW, 5)).result().rows
    ]


def test_that_one_wish_releases_the_words_of_one_request_for_the_wall_rule_25(hall: Hall) -> None:
    hall.take(
        post("a", "10:00", "ana", LAMP),
        post("e", "10:01", "eva", "@Ayto@alfaro.example farola rota en la calle Sol"),
    )
    assert on_the_wall(hall) == [None, None]
    done = hall.do(c.ShowOnWall(by=CLERK, request_id=hall.request_id("e"), show=True))
    assert on_the_wall(hall) == [None, "farola rota en la calle Sol"]
    assert done.act_id is not None
    hall.do(c.Undo(by=CLERK, act_id=done.act_id))
    assert on_the_wall(hall) == [None, None]
    hall.do(c.ShowOnWall(by=CLERK, request_id=hall.request_id("e"), show=True))
    hall.do(c.ShowOnWall(by=CLERK, request_id=hall.request_id("e"), show=False))
    assert on_the_wall(hall) == [None, None]


def test_that_private_and_personal_words_are_never_released_rules_24_25(hall: Hall) -> None:
    hall.take(
        post("p", "10:00", "ana", "No tengo luz en casa", visibility="private"),
        post("t", "10:01", "eva", "@Ayto farola rota, mi teléfono es 612 345 678"),
        post("m", "10:02", "mar", "@Ayto farola rota en la calle Sol"),
    )
    for name, code in (("p", "wall-private"), ("t", "wall-personal")):
        wish = c.ShowOnWall(by=CLERK, request_id=hall.request_id(name), show=True)
        assert refused(hall, wish, Invalid) == code
    moved = hall.request_id("m")
    hall.do(c.ShowOnWall(by=CLERK, request_id=moved, show=True))
    hall.do(c.SetPrivate(by=CLERK, request_id=moved, private=True))
    assert on_the_wall(hall) == [None]
    wish = c.ShowOnWall(by=StaffCode("electrician"), request_id=moved, show=True)
    assert refused(hall, wish, NotPermitted, role=Role.WORKER) == "not-permitted"


# --- rule 29: two people at once


def test_that_an_answer_is_held_up_by_another_official_only_rule_29(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    begun = Instant(hall.one("SELECT posted_at FROM post WHERE remote_id = 'a'") + 60)
    reply = c.Reply(
        by=CLERK, request_id=hall.request_id("a"), text="@ana vamos", begun_at=begun,
        seen_version=version(hall, "a"),
    )  # fmt: skip
    hall.take(post("b", "10:02", "ana", "y la de al lado también", to="a", seen_at="10:02"))
    hall.do(reply)
    hall.take(post("d", "10:03", "mayor", "@ana lo vemos", to="a", seen_at="10:03"))
    assert refused(hall, reply, Conflict) == "answered"


def test_that_facts_collide_on_the_same_fact_only_rule_29(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    one, seen = hall.request_id("a"), version(hall, "a")
    hall.do(c.Triage(by=HEAD, request_id=one, service="waste"), role=Role.HEAD)
    hall.do(c.Assign(by=CLERK, request_id=one, assignees=(HEAD,), seen_version=seen))
    wish = c.Triage(by=CLERK, request_id=one, service="roads", seen_version=seen)
    assert refused(hall, wish, Conflict) == "changed"
    # One's own earlier decision, and one that was looked at, hold up nothing.
    hall.do(replace(wish, by=HEAD), role=Role.HEAD)
    hall.do(replace(wish, seen_version=version(hall, "a")))
    assert told(hall, "a", "service") == "roads"


def test_that_a_decision_taken_back_holds_up_nobody_rule_29(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    one, seen = hall.request_id("a"), version(hall, "a")
    done = hall.do(c.Assign(by=HEAD, request_id=one, assignees=(HEAD,)), role=Role.HEAD)
    assert done.act_id is not None
    hall.do(c.Undo(by=HEAD, act_id=done.act_id), role=Role.HEAD)
    hall.do(c.Assign(by=CLERK, request_id=one, assignees=(CLERK,), seen_version=seen))
    assert told(hall, "a", "assignees") == ["clerk"]


def test_that_a_mention_since_one_looked_collides_with_assigning_rule_29(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    one, seen = hall.request_id("a"), version(hall, "a")
    hall.take(post("b", "10:05", "mayor", "@ana va @Electrico", to="a"))
    wish = c.Assign(by=CLERK, request_id=one, assignees=(HEAD,), seen_version=seen)
    assert refused(hall, wish, Conflict) == "changed"
    hall.do(replace(wish, seen_version=version(hall, "a")))
    assert told(hall, "a", "assignees") == ["works-head"]


# --- rule 30: merging


TWO = (
    post("a", "10:00", "ana", "@Ayto farola rota en la calle Alemania"),
    post("e", "10:20", "eva", "@Ayto no luce la farola de la calle Alemania"),
    post("f", "10:25", "fer", "A mí también me pasa", to="e"),
    post("b", "10:30", "mayor", "@eva vamos", to="e"),
    post("g", "10:40", "mayor", "@ana vamos", to="a"),
)


def test_that_merging_keeps_the_earliest_and_counts_everybody_rule_30(hall: Hall) -> None:
    hall.take(*TWO)
    one, other = hall.request_id("a"), hall.request_id("e")
    numbers = told(hall, "a", "number"), told(hall, "e", "number")
    assert told(hall, "a", "duplicates_proposed") == [numbers[1]]
    assert told(hall, "e", "duplicates_proposed") == [numbers[0]]
    before = hall.cases()
    done = hall.do(c.Merge(by=CLERK, request_id=other, others=(one,)))
    assert told(hall, "e", "status", "posted_at", "first_answer_at", "supporters") == {
        "status": "answered",
        "posted_at": utc("10:00"),
        "first_answer_at": utc("10:30"),
        "supporters": ["@ana@vecinas.example", "eva", "fer"],
    }
    assert told(hall, "e", "first_answer_s") == 1800
    assert told(hall, "a", "status", "duplicates_proposed") == {
        "status": "duplicate",
        "duplicates_proposed": [],
    }
    assert done.act_id is not None
    hall.do(c.Undo(by=CLERK, act_id=done.act_id))
    assert hall.cases() == before


def test_that_a_refused_merge_is_proposed_on_neither_side_rule_30(hall: Hall) -> None:
    hall.take(*TWO)
    wish = c.RefuseProposal(
        by=CLERK, request_id=hall.request_id("a"), what="merge", other=hall.request_id("e")
    )
    hall.do(wish)
    assert [case["duplicates_proposed"] for case in hall.cases()] == [[], []]


def test_that_private_and_public_are_never_merged_nor_one_with_itself_rule_30(hall: Hall) -> None:
    hall.take(
        post("a", "10:00", "ana", LAMP),
        post("p", "10:01", "eva", "farola rota, calle Alemania", visibility="private"),
    )
    one, private = hall.request_id("a"), hall.request_id("p")
    merge = c.Merge(by=CLERK, request_id=one, others=(private,))
    assert refused(hall, merge, Invalid) == "merge-private"
    assert refused(hall, replace(merge, others=(one,)), Invalid) == "merge-self"


def test_that_merging_twice_ends_in_one_rule_30(hall: Hall) -> None:
    hall.take(
        *TWO, post("h", "11:00", "hugo", "@Ayto la farola de la calle Alemania sigue fundida")
    )
    one, two, three = (hall.request_id(name) for name in ("a", "e", "h"))
    hall.do(c.Merge(by=CLERK, request_id=two, others=(three,)))
    hall.do(c.Merge(by=CLERK, request_id=one, others=(two,)))
    assert [told(hall, name, "status") for name in ("a", "e", "h")] == [
        "answered",
        "duplicate",
        "duplicate",
    ]
    assert told(hall, "a", "supporters") == ["@ana@vecinas.example", "eva", "hugo", "fer"]
    wish = c.Merge(by=CLERK, request_id=three, others=(one,))
    assert refused(hall, wish, Invalid) == "merge-into-merged"


def test_that_who_works_on_a_duplicate_works_on_the_one_that_stays_rule_30(hall: Hall) -> None:
    hall.take(*TWO, post("h", "10:50", "mayor", "va @Electrico", to="b"))
    hall.do(c.Merge(by=CLERK, request_id=hall.request_id("a"), others=(hall.request_id("e"),)))
    assert told(hall, "a", "status", "assignees", "assigned_at") == {
        "status": "assigned",
        "assignees": ["electrician"],
        "assigned_at": utc("10:50"),
    }


# --- the office's roles


@pytest.mark.parametrize(
    "wish",
    [
        c.Merge(by=CLERK, request_id=RequestId(1), others=()),
        c.Close(by=CLERK, request_id=RequestId(1), reason="x"),
        c.SetPrivate(by=CLERK, request_id=RequestId(1), private=True),
    ],
    ids=lambda wish: type(wish).__name__,
)
def test_that_a_worker_may_not_end_or_hide_what_is_not_mended(hall: Hall, wish: c.Command) -> None:
    hall.take(*ASKED)
    assert refused(hall, wish, NotPermitted, role=Role.WORKER) == "not-permitted"


def test_that_the_wall_may_do_nothing(hall: Hall) -> None:
    hall.take(*ASKED)
    wish = c.AddNote(by=MAYOR, request_id=hall.request_id("a"), text="hola")
    assert refused(hall, wish, NotPermitted, role=Role.WALL) == "not-permitted"


# --- undo


def everything(hall: Hall) -> tuple[list[tuple[Any, ...]], dict[str, str], list[dict[str, Any]]]:
    """Every request as its row keeps it, but for its version; what is none; and the cases."""

    def rows(session: Session) -> list[tuple[Any, ...]]:
        found = session.connection().exec_driver_sql("SELECT * FROM request ORDER BY number_n")
        names = list(found.keys())
        left_out = {names.index("version"), names.index("id")}
        return [tuple(v for n, v in enumerate(row) if n not in left_out) for row in found]

    return hall.store.read(rows).result(), hall.no_requests(), hall.cases()


UNDONE: dict[str, Callable[[Hall, RequestId], c.Command]] = {
    "told": lambda hall, one: c.ToldInPerson(
        by=CLERK, request_id=one, at=Instant(hall.one("SELECT min(posted_at) FROM post") + 60)
    ),
    "assign": lambda hall, one: c.Assign(by=CLERK, request_id=one, assignees=(HEAD,)),
    "kind": lambda hall, one: c.Triage(by=CLERK, request_id=one, kind=RequestKind.IDEA),
    "service": lambda hall, one: c.Triage(by=CLERK, request_id=one, service="waste"),
    "no service": lambda hall, one: c.Triage(by=CLERK, request_id=one, service=""),
    "place": lambda hall, one: c.SetPlace(by=CLERK, request_id=one, place=None),
    "private": lambda hall, one: c.SetPrivate(by=CLERK, request_id=one, private=True),
    "promise": lambda hall, one: c.Promise(by=CLERK, request_id=one, post_id=hall.post_id("b")),
    "no promise": lambda hall, one: c.Promise(
        by=CLERK, request_id=one, post_id=hall.post_id("b"), accept=False
    ),
    "solve": lambda hall, one: c.Solve(by=CLERK, request_id=one),
    "not solved": lambda hall, one: c.RefuseProposal(by=CLERK, request_id=one, what="solved"),
    "close": lambda hall, one: c.Close(by=CLERK, request_id=one, reason="x"),
    "wait": lambda hall, one: c.AwaitCitizen(by=CLERK, request_id=one),
    "wall": lambda hall, one: c.ShowOnWall(by=CLERK, request_id=one, show=True),
    "merge": lambda hall, one: c.Merge(by=CLERK, request_id=one, others=(hall.request_id("e"),)),
    "not merge": lambda hall, one: c.RefuseProposal(
        by=CLERK, request_id=one, what="merge", other=hall.request_id("e")
    ),
    "no request": lambda hall, one: c.MakeNoRequest(by=CLERK, request_id=one),
    "a request": lambda hall, one: c.MakeRequest(by=CLERK, post_id=hall.post_id("n")),
    "announced": lambda hall, one: c.MakeRequest(by=CLERK, post_id=hall.post_id("m")),
}


@pytest.mark.parametrize("name", UNDONE)
def test_that_every_decision_can_be_taken_back_whole(hall: Hall, name: str) -> None:
    hall.take(
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "mayor", "@ana mañana va @Electrico", to="a"),
        post("d", "10:30", "electrician", "Arreglada", to="b"),
        post("e", "10:20", "eva", "@Ayto no luce la farola de la calle Alemania"),
        post("n", "10:40", "ana", "@Ayto ¡Viva Alfaro!"),
        post("m", "10:50", "mayor", "Farola rota en la calle Sol"),
    )
    before = everything(hall)
    done = hall.do(UNDONE[name](hall, hall.request_id("a")), at="11:00")
    assert everything(hall) != before
    assert done.act_id is not None
    hall.do(c.Undo(by=CLERK, act_id=done.act_id), at="11:01")
    after = everything(hall)
    assert after[1:] == before[1:]
    assert after[0] == before[0]
