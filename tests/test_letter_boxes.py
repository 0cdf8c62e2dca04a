"""A whole house on the tests' own Mastodon server: what a town sees, and what nobody may find."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from junhall.app.building import build
from junhall.app.clocks import system_clock
from junhall.app.house import House
from junhall.app.networks import letter_boxes
from junhall.casework.commands import Reply
from junhall.credentials import Keeper, account_name
from junhall.models.messages import AccountKey
from junhall.models.terms import AccountId, Network, PostId, RequestId, Role, StaffCode
from junhall.settings import Settings
from mastodon_faults import Wrong
from mastodon_server import MastodonServer

CANARY = "canary-5d20-token"
HALL = "@hall@town.example"
ANA = "@ana@vecinos.example"
TOWN = """
format = 1
name = "Alfaro del Río"
zone = "Europe/Madrid"
languages = ["es"]

[[staff]]
code = "desk"
name = "Ventanilla"
role = "desk"

[[staff]]
code = "electrician"
name = "Electricista"
role = "worker"
handles = ["mastodon:@electricista@town.example"]

[[accounts]]
network = "mastodon"
handle = "@hall@town.example"
server = "SERVER"
"""


class Ring:
    """A keyring with one key in it."""

    def get_password(self, service: str, username: str) -> str | None:
        return CANARY if username == account_name("mastodon", HALL) else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("nothing is kept here")

    def delete_password(self, service: str, username: str) -> None:
        raise AssertionError("nothing is forgotten here")


@pytest.fixture
def server() -> Iterator[MastodonServer]:
    with MastodonServer() as made:
        made.routes.tokens = {CANARY: made.town.hall}
        made.routes.scopes = {CANARY: "read write"}
        yield made


@pytest.fixture
def house(tmp_path: Path, server: MastodonServer) -> Iterator[House]:
    town = tmp_path / "town.toml"
    town.write_text(TOWN.replace("SERVER", server.url), "utf-8")
    made: list[House] = []
    keeper = Keeper(tmp_path, ring=Ring())
    open_feed = letter_boxes(lambda: made[0].intake.readers.town, system_clock, keeper)
    settings = Settings(ledger=str(tmp_path / "town.ledger"), hold_s=0.0)
    made.append(
        build(settings, clock=system_clock, role=Role.DESK, town=town, staff=StaffCode("desk"),
              open_feed=open_feed)
    )  # fmt: skip
    made[0].engine.start()
    yield made[0]
    made[0].engine.stop()
    assert made[0].store.close()


def wait_for(found: Callable[[], Any], *, within_s: float = 20.0) -> Any:
    """What ``found`` gives once it gives something."""
    ends, pause = time.monotonic() + within_s, threading.Event()
    while time.monotonic() < ends:
        if value := found():
            return value
        pause.wait(0.01)
    raise AssertionError("it never came")


def rows(house: House, statement: str, *values: object) -> list[tuple[Any, ...]]:
    def work(session: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in session.connection().exec_driver_sql(statement, values)]

    return house.store.read(work).result()


def answer(house: House, said: str, text: str) -> None:
    ((post_id, request_id),) = rows(
        house, "SELECT id, request_id FROM post WHERE remote_id = ?", said
    )
    wish = Reply(by=StaffCode("desk"), request_id=RequestId(request_id), text=text,
                 in_reply_to=PostId(post_id))  # fmt: skip

    def work(session: Any) -> None:
        house.desk.carry_out(session, wish, role=Role.DESK, now=system_clock())

    house.store.write(work, durable=True).result()
    house.watch.nudge()


def test_that_a_matter_goes_from_the_network_to_the_desk_and_back(house, server):
    town = server.town
    wait_for(lambda: server.listeners() == 2)
    said = server.do(lambda: town.write("@hall la farola de la calle Mayor no luce").id)
    wait_for(lambda: rows(house, "SELECT request_id FROM post WHERE remote_id = ?"
                                 " AND request_id IS NOT NULL", said))  # fmt: skip
    answer(house, said, "Va ahora mismo @electricista.")
    own = wait_for(lambda: server.do(
        lambda: [one for one in town.statuses.values() if one.author is town.hall]
    ))[0]  # fmt: skip
    assert own.text == f"{ANA} Va ahora mismo @electricista."
    assert own.reply_to == said
    ((first_answer_s, assignees),) = wait_for(lambda: rows(
        house, "SELECT first_answer_s, assignees FROM request WHERE first_answer_s IS NOT NULL"
    ))  # fmt: skip
    assert (first_answer_s >= 0, assignees) == (True, "electrician")
    server.do(lambda: town.edit(said, "@hall la farola de la calle Mayor parpadea"))
    wait_for(lambda: rows(house, "SELECT 1 FROM post WHERE remote_id = ? AND text LIKE"
                                 " '%parpadea' AND edited_at IS NOT NULL", said))  # fmt: skip
    server.do(lambda: town.delete(said))
    wait_for(lambda: rows(house, "SELECT 1 FROM post WHERE remote_id = ? AND text = ''"
                                 " AND deleted_at IS NOT NULL", said))  # fmt: skip


def test_that_a_private_word_is_answered_in_private(house, server):
    wait_for(lambda: server.listeners() == 2)
    town = server.town
    said = server.do(lambda: town.write("@hall mi portal sin luz, 600", visibility="direct").id)
    wait_for(lambda: rows(house, "SELECT 1 FROM post WHERE remote_id = ? AND request_id NOT NULL"
                                 " AND visibility = 'private'", said))  # fmt: skip
    answer(house, said, "Vamos hoy.")
    own = wait_for(lambda: server.do(
        lambda: [one for one in town.statuses.values() if one.author is town.hall]
    ))[0]  # fmt: skip
    assert (own.visibility, own.text) == ("direct", f"{ANA} Vamos hoy.")


def test_that_the_key_is_found_nowhere(house, server, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    wait_for(lambda: server.listeners() == 2)
    for wrong, more in (
        (Wrong.STATUS, {"status": 422}), (Wrong.CLOSE, {}), (Wrong.HTML, {}),
        (Wrong.THROTTLED, {"after_s": 0.0}),
    ):  # fmt: skip
        server.fault(wrong, "/api/v1/statuses$", method="POST", **more)
    said = server.do(lambda: server.town.write("@hall la farola no luce").id)
    wait_for(lambda: rows(house, "SELECT 1 FROM post WHERE request_id NOT NULL"))
    answer(house, said, "Va ahora mismo.")
    wait_for(lambda: rows(house, "SELECT 1 FROM outbox WHERE state IN ('failed', 'sent')"))
    # A key that the server takes back is a person's matter, and no crash.
    server.do(server.routes.tokens.clear)
    server.hang_up()
    wait_for(lambda: rows(house, "SELECT 1 FROM account WHERE state = 'needs_person'"))
    house.engine.stop()
    places = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "town.ledger" for path in places)
    assert [path for path in places if CANARY.encode() in path.read_bytes()] == []
    assert caplog.records
    assert CANARY not in caplog.text
    assert [r for r in caplog.records if CANARY in repr(r.exc_info) + repr(r.args)] == []


@pytest.mark.parametrize("network", [Network.BLUESKY, Network.X, Network.OTHER])
def test_that_an_account_without_a_letter_box_or_a_key_rests(house, network, tmp_path):
    open_feed = letter_boxes(
        lambda: house.intake.readers.town, system_clock, Keeper(tmp_path, ring=Ring())
    )
    assert open_feed(AccountKey(AccountId(9), network, HALL)) is None
    stranger = AccountKey(AccountId(9), Network.MASTODON, "@other@town.example")
    assert open_feed(stranger) is None
