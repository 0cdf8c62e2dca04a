"""The town's accounts: commands about them, whose voice they are, what may leave through them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from hall import LAMP, Hall, instant, open_hall, post, stamp
from junhall.casework import commands as c
from junhall.casework.account_queries import networks
from junhall.casework.errors import Conflict, Invalid, NotPermitted
from junhall.casework.lengths import length
from junhall.casework.network_rows import NetworksPage
from junhall.casework.townhall import readers_of
from junhall.models.messages import Media
from junhall.models.terms import AccountId, Instant, Network, OutboxState, Role, StaffCode
from ledger_fixtures import run

CLERK, MAYOR, ELECTRICIAN = StaffCode("clerk"), StaffCode("mayor"), StaffCode("electrician")
NOON = instant(stamp("12:00"))


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with open_hall(tmp_path) as opened:
        yield opened


def account(hall: Hall, handle: str) -> AccountId:
    return AccountId(hall.one("SELECT id FROM account WHERE handle = ?", handle))


def page(hall: Hall, *, now: Instant = NOON, private: bool = True) -> NetworksPage:
    town = hall.intake.readers.town
    return hall.store.read(lambda session: networks(session, town, now, private=private)).result()


def alter(hall: Hall, statement: str, *values: object) -> None:
    run(hall.store, (statement, values))


# --- pausing, removing, connecting


def test_that_a_paused_account_says_since_when_and_goes_on_when_resumed(hall: Hall) -> None:
    town = account(hall, "@Ayto@alfaro.example")
    hall.do(c.PauseAccount(by=CLERK, account_id=town), at="11:00")
    row = next(row for row in page(hall).accounts if row.id == town)
    assert (row.state, row.since) == ("paused", instant(stamp("11:00")))
    hall.do(c.ResumeAccount(by=CLERK, account_id=town), at="11:30")
    assert hall.one("SELECT state FROM account WHERE id = ?", town) == "on"


def test_that_a_removed_account_leaves_its_requests_and_its_voice_stays_ours(hall: Hall) -> None:
    town = account(hall, "@Ayto@alfaro.example")
    hall.take(post("a", "10:00", "ana", LAMP))
    done = hall.do(c.RemoveAccount(by=CLERK, account_id=town))
    assert town not in {row.id for row in page(hall).accounts}
    assert hall.case("a")["status"] == "new"
    town_now = hall.store.read(readers_of).result().town
    assert town_now.official(Network.MASTODON, "@Ayto@alfaro.example") is not None
    hall.do(c.ResumeAccount(by=CLERK, account_id=town))
    assert done.account_id == town
    assert town in {row.id for row in page(hall).accounts}


def test_that_a_connected_account_is_official_and_connecting_it_again_makes_no_second(
    hall: Hall,
) -> None:
    wish = c.ConnectAccount(
        by=CLERK, network="mastodon", handle="@Policia@social.example", server="social.example",
        staff=None,
    )  # fmt: skip
    first = hall.do(wish)
    again = hall.do(wish)
    assert first.account_id == again.account_id
    assert hall.one("SELECT count(*) FROM account WHERE handle LIKE '@Policia%'") == 1
    hall.intake.readers = hall.store.read(readers_of).result()
    hall.intake.docket.readers = hall.intake.readers
    hall.take(
        post("a", "10:00", "ana", LAMP),
        post("b", "10:10", "@policia@social.example", "@ana vamos", to="a"),
    )
    assert hall.case("a")["status"] == "answered"


def test_that_a_new_key_wakes_an_account_that_needed_a_person(hall: Hall) -> None:
    town = account(hall, "@Ayto@alfaro.example")
    alter(
        hall,
        "UPDATE account SET state = 'needs_person', last_error = 'Unauthorized' WHERE id = ?",
        town,
    )
    assert next(row for row in page(hall).accounts if row.id == town).state == "needs_person"
    wish = c.ConnectAccount(
        by=CLERK, network="mastodon", handle="@ayto@alfaro.example", server=None, staff=CLERK
    )
    assert hall.do(wish).account_id == town
    assert hall.one("SELECT state FROM account WHERE id = ?", town) == "on"
    assert hall.one("SELECT last_error IS NULL FROM account WHERE id = ?", town) == 1


def test_that_only_administrators_connect_where_the_town_names_any(hall: Hall) -> None:
    text = hall.one("SELECT text FROM town ORDER BY id DESC LIMIT 1")
    named = text.replace('name = "Ventanilla"', 'name = "Ventanilla"\nadmin = true')
    alter(hall, "INSERT INTO town (text, folder, taken_at) VALUES (?, NULL, 1)", named)
    hall.intake.readers = hall.store.read(readers_of).result()
    town = account(hall, "@Ayto@alfaro.example")
    with pytest.raises(NotPermitted) as told:
        hall.do(c.RemoveAccount(by=StaffCode("works-head"), account_id=town))
    assert "Ventanilla" in told.value.for_user()
    hall.do(c.PauseAccount(by=StaffCode("works-head"), account_id=town))
    hall.do(c.RemoveAccount(by=CLERK, account_id=town))


def test_that_a_worker_neither_pauses_nor_connects(hall: Hall) -> None:
    town = account(hall, "@Ayto@alfaro.example")
    for wish in (
        c.PauseAccount(by=ELECTRICIAN, account_id=town),
        c.ConnectAccount(
            by=ELECTRICIAN, network="mastodon", handle="@x@y.example", server=None, staff=None
        ),
    ):
        with pytest.raises(NotPermitted):
            hall.do(wish, role=Role.WORKER)


# --- whose voice


def test_that_an_answer_goes_out_in_ones_own_voice_and_else_in_the_one_chosen(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    request = hall.request_id("a")
    hall.do(c.Reply(by=CLERK, request_id=request, text="@ana vamos"))
    mayors = account(hall, "@Alcaldesa@alfaro.example")
    hall.do(c.Reply(by=CLERK, request_id=request, text="@ana va", account_id=mayors))
    sent = hall.store.read(
        lambda session: (
            session.connection()
            .exec_driver_sql(
                "SELECT a.handle FROM outbox o JOIN account a ON a.id = o.account_id ORDER BY o.id"
            )
            .scalars()
            .all()
        )
    ).result()
    assert sent == ["@Ayto@alfaro.example", "@Alcaldesa@alfaro.example"]


def test_that_a_worker_cannot_speak_as_the_mayor(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    mayors = account(hall, "@Alcaldesa@alfaro.example")
    wish = c.Reply(
        by=ELECTRICIAN, request_id=hall.request_id("a"), text="@ana voy", account_id=mayors
    )
    with pytest.raises(NotPermitted) as told:
        hall.do(wish, role=Role.WORKER)
    assert told.value.code == "not-your-voice"
    hall.do(c.SpeakAs(by=CLERK, account_id=mayors, staff=ELECTRICIAN))
    hall.do(wish, role=Role.WORKER)


# --- what a server allows


@pytest.mark.parametrize(
    ("text", "counts", "expected"),
    [
        ("hola", "characters", 4),
        ("👨‍👩‍👧 sí", "characters", 8),
        ("👨‍👩‍👧 sí", "graphemes", 4),
        ("🇪🇸🇫🇷 e\u0301", "graphemes", 4),
        ("👍🏽👍🏽", "graphemes", 2),
        ("ver https://alfaro.example/una/ruta/muy/larga/que/no/acaba.html",
         "characters-short-links", 4 + 23),
        ("@ana@vecinas.example gracias", "characters-short-links", len("@ana gracias")),
        ("ana@correo.example", "characters-short-links", 18),
    ],
)  # fmt: skip
def test_that_a_text_is_as_long_as_its_network_counts(
    text: str, counts: str, expected: int
) -> None:
    assert length(text, counts) == expected


def test_that_the_servers_own_limit_is_kept(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    told = {"text_limit": 20, "counts": "characters-short-links", "media_limit": 1}
    alter(hall, "UPDATE account SET capabilities = ?", json.dumps(told))
    request = hall.request_id("a")
    with pytest.raises(Invalid) as refused:
        hall.do(c.Reply(by=CLERK, request_id=request, text="@ana@vecinas.example " + "x" * 16))
    assert refused.value.values == {"over": 1}
    hall.do(c.Reply(by=CLERK, request_id=request, text="@ana@vecinas.example " + "x" * 15))
    photo = Media("image", path="out/a.jpg", alt="una farola")
    with pytest.raises(Invalid) as many:
        hall.do(c.Reply(by=CLERK, request_id=request, text="@ana ya", media=(photo, photo)))
    assert many.value.code == "photos-many"


def test_that_a_photo_without_words_is_asked_for_its_words(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    wish = c.Reply(
        by=CLERK, request_id=hall.request_id("a"), text="ya", media=(Media("image", path="a.jpg"),)
    )
    with pytest.raises(Invalid) as told:
        hall.do(wish)
    assert told.value.code == "photo-words"


# --- the outbox on screen


def test_that_the_outbox_names_who_is_answered_and_where_it_stands(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    hall.do(c.Reply(by=CLERK, request_id=hall.request_id("a"), text="@ana vamos"))
    (item,) = page(hall).outbox
    assert (item.to, item.state, item.account) == (
        "@ana@vecinas.example", OutboxState.HELD, "@Ayto@alfaro.example",
    )  # fmt: skip
    assert item.number.startswith("2026-")
    assert item.due_at == NOON + 8


def test_that_a_private_answer_is_not_listed_for_roles_that_may_not_see_it(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", "Hay una fuga en la calle Sol", visibility="private"))
    hall.do(c.Reply(by=CLERK, request_id=hall.request_id("a"), text="@ana vamos"))
    assert [item.is_private for item in page(hall).outbox] == [True]
    assert page(hall, private=False).outbox == ()


def test_that_what_a_person_saw_published_is_settled_and_never_sent_again(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    done = hall.do(c.Reply(by=CLERK, request_id=hall.request_id("a"), text="@ana vamos"))
    assert done.outbox_id is not None
    with pytest.raises(Conflict):
        hall.do(c.SaySent(by=CLERK, outbox_id=done.outbox_id))
    alter(hall, "UPDATE outbox SET state = 'unsure', looked_at = ?", NOON)
    hall.do(c.SaySent(by=CLERK, outbox_id=done.outbox_id))
    assert hall.one("SELECT state FROM outbox") == "sent"
    assert page(hall).today.unclear_found == 0, "a person saw it, junhall did not find it"
    assert page(hall).outbox == ()


def test_that_today_counts_what_came_what_left_and_what_stands_twice(hall: Hall) -> None:
    hall.take(
        post("a", "10:00", "ana", LAMP, seen_at="10:00"),
        post("b", "10:10", "town", "@ana vamos", to="a", seen_at="10:10"),
    )
    hall.do(c.Reply(by=CLERK, request_id=hall.request_id("a"), text="@ana ya"))
    alter(hall, "UPDATE outbox SET state = 'sent', sent_at = ?, looked_at = ?", NOON, NOON)
    today = page(hall).today
    assert (today.posts_in, today.answers_out, today.doubled, today.unclear_found) == (1, 1, 0, 1)
    hall.take(post("c", "10:11", "town", "@ana vamos", to="a", seen_at="10:11"))
    assert page(hall).today.doubled == 1
