"""What waits to leave can be taken back, put back and written otherwise (rules.md 27)."""

from __future__ import annotations

from pathlib import Path

import pytest

from hall import LAMP, TOWN, Hall, instant, open_hall, post, stamp
from junhall.casework.account_queries import networks
from junhall.casework.commands import (
    EditSend,
    PutBack,
    Reply,
    RetrySend,
    SaySent,
    WithdrawSend,
)
from junhall.casework.errors import Conflict, Invalid
from junhall.casework.network_rows import OutboxRow
from junhall.models.terms import Instant, OutboxId, Role, StaffCode

DESK, MAYOR = StaffCode("clerk"), StaffCode("mayor")
APPROVAL = TOWN + '\n[approval]\nroles = ["desk"]\nby = ["mayor"]\n'
TOMORROW = instant(stamp("2026-06-03T09:00:00+02:00"))


@pytest.fixture
def hall(tmp_path: Path):
    with open_hall(tmp_path) as made:
        made.take(post("1", "11:00", "ana", LAMP))
        yield made


def wish(hall: Hall, text: str = "Mañana va", *, at: str = "12:00", send_at=None) -> OutboxId:
    reply = Reply(by=DESK, request_id=hall.request_id("1"), text=text, send_at=send_at)
    done = hall.do(reply, at=at)
    assert done.outbox_id is not None
    return done.outbox_id


def row(hall: Hall, item: OutboxId, at: str = "12:00") -> OutboxRow:
    now = instant(stamp(at))
    page = hall.store.read(
        lambda session: networks(session, hall.intake.readers.town, now, private=True)
    ).result()
    return next(one for one in page.outbox if one.id == item)


def turn(hall: Hall, item: OutboxId, state: str, reason: str | None = None) -> None:
    """What a network made of it."""
    hall.store.write(
        lambda session: session.connection().exec_driver_sql(
            "UPDATE outbox SET state = ?, reason = ? WHERE id = ?", (state, reason, item)
        ),
        durable=False,
    ).result()


@pytest.mark.parametrize("state", ["failed", "unsure", "awaiting_approval"])
def test_that_what_did_not_leave_by_itself_stands_where_it_stood(hall: Hall, state: str) -> None:
    item = wish(hall)
    turn(hall, item, state, "Refused(too-long)")
    hall.do(WithdrawSend(by=DESK, outbox_id=item), at="12:01")
    assert row(hall, item).state == "withdrawn"
    hall.do(PutBack(by=DESK, outbox_id=item), at="12:02")
    back = row(hall, item)
    assert (back.state, back.reason) == (state, "Refused(too-long)")


def test_that_who_said_by_mistake_that_it_is_published_decides_again(hall: Hall) -> None:
    item = wish(hall)
    turn(hall, item, "unsure", "not-found")
    hall.do(SaySent(by=DESK, outbox_id=item), at="12:01")
    assert hall.one("SELECT state FROM outbox") == "sent"
    hall.do(PutBack(by=DESK, outbox_id=item), at="12:02")
    back = row(hall, item)
    assert (back.state, back.reason) == ("unsure", "not-found")
    assert hall.one("SELECT sent_at FROM outbox") is None
    turn(hall, item, "sent", "")
    with pytest.raises(Conflict):  # the network's own word is final
        hall.do(PutBack(by=DESK, outbox_id=item), at="12:03")


@pytest.mark.parametrize("state", ["held", "queued"])
def test_that_what_was_to_leave_waits_behind_a_new_undo(hall: Hall, state: str) -> None:
    item = wish(hall)
    turn(hall, item, state)
    hall.do(WithdrawSend(by=DESK, outbox_id=item), at="12:01")
    hall.do(PutBack(by=DESK, outbox_id=item), at="12:02")
    back = row(hall, item)
    assert (back.state, back.due_at) == ("held", instant(stamp("12:02")) + 8)


def test_that_what_was_scheduled_keeps_its_hour_unless_it_has_passed(hall: Hall) -> None:
    item = wish(hall, send_at=TOMORROW)
    assert (row(hall, item).state, row(hall, item).due_at) == ("scheduled", TOMORROW)
    hall.do(WithdrawSend(by=DESK, outbox_id=item), at="12:01")
    hall.do(PutBack(by=DESK, outbox_id=item), at="12:02")
    assert (row(hall, item).state, row(hall, item).due_at) == ("scheduled", TOMORROW)
    hall.do(WithdrawSend(by=DESK, outbox_id=item), at="12:03")
    later = "2026-06-04T12:00:00+02:00"
    hall.do(PutBack(by=DESK, outbox_id=item), at=later)
    assert (row(hall, item, later).state, row(hall, item, later).due_at) == (
        "held",
        instant(later) + 8,
    )


def test_that_nothing_is_put_back_that_nobody_took_back_or_that_was_erased(hall: Hall) -> None:
    item = wish(hall)
    with pytest.raises(Conflict, match="not-back"):
        hall.do(PutBack(by=DESK, outbox_id=item))
    turn(hall, item, "withdrawn", "erased")
    with pytest.raises(Conflict, match="not-back"):
        hall.do(PutBack(by=DESK, outbox_id=item))


def test_that_what_waits_can_be_written_otherwise_until_it_leaves(hall: Hall) -> None:
    item = wish(hall, send_at=TOMORROW)
    key = hall.one("SELECT key FROM outbox")
    later = Instant(TOMORROW + 3600)
    hall.do(EditSend(by=DESK, outbox_id=item, text="Va el jueves", send_at=later))
    assert (row(hall, item).text, row(hall, item).due_at) == ("Va el jueves", later)
    assert hall.one("SELECT key FROM outbox") != key, "another text is another wish"
    hall.do(EditSend(by=DESK, outbox_id=item, text="Va el jueves"), at="12:05")
    assert (row(hall, item).state, row(hall, item).due_at) == (
        "held",
        instant(stamp("12:05")) + 8,
    )
    with pytest.raises(Invalid, match="too-long"):
        hall.do(EditSend(by=DESK, outbox_id=item, text="x" * 501))
    turn(hall, item, "sending")
    with pytest.raises(Conflict, match="too-late"):
        hall.do(EditSend(by=DESK, outbox_id=item, text="Nada"))


def test_that_an_edit_never_goes_round_the_second_person(tmp_path: Path) -> None:
    with open_hall(tmp_path, APPROVAL) as hall:
        hall.take(post("1", "11:00", "ana", LAMP))
        item = wish(hall, send_at=TOMORROW)
        assert row(hall, item).state == "awaiting_approval"
        hall.do(EditSend(by=DESK, outbox_id=item, text="Otra cosa", send_at=TOMORROW))
        assert row(hall, item).state == "awaiting_approval"
        worker = StaffCode("electrician")
        hall.do(EditSend(by=worker, outbox_id=item, text="Y otra"), role=Role.WORKER)
        assert row(hall, item).state == "awaiting_approval"
        hall.do(EditSend(by=MAYOR, outbox_id=item, text="Sí", send_at=TOMORROW), role=Role.MAYOR)
        assert row(hall, item).state == "scheduled"
        hall.do(EditSend(by=DESK, outbox_id=item, text="No", send_at=TOMORROW))
        assert row(hall, item).state == "awaiting_approval"
        hall.do(RetrySend(by=MAYOR, outbox_id=item), role=Role.MAYOR)
        assert (row(hall, item).state, row(hall, item).due_at) == ("scheduled", TOMORROW)


def test_that_an_item_behind_another_tells_how_that_one_stands(hall: Hall) -> None:
    first, second = wish(hall, "Primero"), wish(hall, "Segundo")
    for state in ("queued", "unsure", "blocked"):
        turn(hall, first, state)
        assert row(hall, second).waits_for == state
        assert hall.page_of("1").posts[-1].outbox_waits_for == state
    for state in ("failed", "scheduled", "sent"):
        turn(hall, first, state)
        assert row(hall, second).waits_for is None
    assert row(hall, second).waits_for is None
