"""What was typed and not sent lies in the ledger, and goes with the person it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hall import LAMP, Hall, instant, open_hall, post, stamp
from junhall.casework import commands as c
from junhall.casework.drafts import drafts_of
from junhall.casework.errors import Conflict, NotPermitted
from junhall.casework.privacy import erase
from junhall.casework.rows import KeptPhoto
from junhall.models.messages import Media
from junhall.models.terms import Role, StaffCode

CLERK, HEAD = StaffCode("clerk"), StaffCode("works-head")
BEGUN = instant(stamp("11:00"))


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with open_hall(tmp_path) as opened:
        yield opened


def kept(hall: Hall, by: StaffCode = CLERK):
    media = hall.store.media
    return hall.store.read(lambda session: drafts_of(session.connection(), by, media)).result()


def test_that_a_draft_is_its_writers_alone_and_an_empty_one_is_forgotten(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    request = hall.request_id("a")
    photo = Media("image", path="aa/b.jpg", alt="la farola")
    wish = c.KeepDraft(
        by=CLERK, request_id=request, lane="public", text="iba a decir", begun_at=BEGUN,
        media=(photo,),
    )  # fmt: skip
    hall.do(wish)
    hall.do(wish)
    (draft,) = kept(hall)
    assert (draft.request_id, draft.lane, draft.text, draft.begun_at) == (
        request, "public", "iba a decir", BEGUN,
    )  # fmt: skip
    whole = str(hall.store.media / "aa/b.jpg")
    assert draft.photos == (KeptPhoto("aa/b.jpg", whole, "la farola"),)
    assert kept(hall, HEAD) == ()
    assert draft.send_at is None
    hall.do(replace(wish, send_at=instant(stamp("16:00"))))
    assert [one.send_at for one in kept(hall)] == [instant(stamp("16:00"))]
    hall.do(c.KeepDraft(by=CLERK, request_id=request, lane="public", text="", begun_at=BEGUN))
    assert kept(hall) == ()


def test_that_an_announcements_draft_belongs_to_no_request(hall: Hall) -> None:
    hall.do(c.KeepDraft(by=CLERK, request_id=None, lane="public", text="fiesta", begun_at=BEGUN))
    assert [draft.request_id for draft in kept(hall)] == [None]


def test_that_the_wall_keeps_no_drafts(hall: Hall) -> None:
    with pytest.raises(NotPermitted):
        hall.do(
            c.KeepDraft(by=CLERK, request_id=None, lane="public", text="x", begun_at=BEGUN),
            role=Role.WALL,
        )


def test_that_erasing_a_person_finds_them_in_a_draft(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP))
    text = "@ana@vecinas.example mañana"
    request = hall.request_id("a")
    hall.do(c.KeepDraft(by=CLERK, request_id=request, lane="public", text=text, begun_at=BEGUN))
    erase(hall.store, "@ana@vecinas.example", instant(stamp("12:00")))
    (draft,) = kept(hall)
    assert "ana@vecinas" not in draft.text


def test_that_a_conflict_brings_what_the_other_wrote(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP, seen_at="10:00"))
    hall.take(post("b", "11:30", "works-head", "@ana va mañana", to="a", seen_at="11:30"))
    wish = c.Reply(by=CLERK, request_id=hall.request_id("a"), text="@ana ya va", begun_at=BEGUN)
    with pytest.raises(Conflict) as told:
        hall.do(wish)
    assert told.value.values["wrote"] == "@ana va mañana"
    assert "mañana" not in repr(told.value)
    assert "Jefa de obras" in told.value.for_user()


def test_that_what_one_said_through_anothers_account_is_no_conflict(hall: Hall) -> None:
    hall.take(post("a", "10:00", "ana", LAMP, seen_at="10:00"))
    request = hall.request_id("a")
    mayors = hall.one("SELECT id FROM account WHERE handle = '@Alcaldesa@alfaro.example'")
    hall.do(
        c.Reply(by=CLERK, request_id=request, text="@ana lo vemos", account_id=mayors), at="11:10"
    )
    hall.store.write(
        lambda session: session.connection().exec_driver_sql(
            "UPDATE outbox SET state = 'sent', remote_id = 'b'"
        ),
        durable=True,
    ).result()
    hall.take(post("b", "11:10", "mayor", "@ana lo vemos", to="a", seen_at="11:11"))
    done = hall.do(c.Reply(by=CLERK, request_id=request, text="@ana ya va", begun_at=BEGUN))
    assert done.outbox_id is not None
