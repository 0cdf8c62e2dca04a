"""What is overdue is counted as it comes: always the number that a look at every request gives."""

from importlib import import_module

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations

from hall import LAMP, NOW, open_hall, post
from junhall.casework import boardsql
from junhall.casework.commands import Assign, Solve
from junhall.models.terms import StaffCode

LOOKED_AT = """
SELECT count(*) FROM request WHERE ended_at IS NULL AND is_private = 0
AND status IN ('new', 'answered', 'assigned')
AND (resolve_due_at < :now OR promise_due_at < :now
     OR (first_answer_at IS NULL AND answer_due_at < :now))"""
UNANSWERED = """
SELECT count(*) FROM request WHERE status = 'assigned' AND first_answer_at IS NULL
AND is_private = 0 AND kind != 'thanks'"""
COUNTED = "SELECT name, n FROM counter WHERE n != 0 AND name NOT LIKE 'number:%' ORDER BY name"


@pytest.fixture
def hall(tmp_path):
    with open_hall(tmp_path) as made:
        for day in range(2, 9):
            at = f"2026-06-0{day}T10:00:00+02:00"
            made.take(post(f"a{day}", at, "ana", LAMP))
            private = post(f"p{day}", at, "beto", LAMP, visibility="private")
            made.take(private)
        made.take(post("b3", "2026-06-03T10:05:00+02:00", "mayor", "@ana lo vemos", to="a3"))
        made.take(post("b4", "2026-06-04T10:05:00+02:00", "mayor", "@Electrico", to="a4"))
        answer = "@ana lo arreglamos mañana antes de las 12"
        made.take(post("b5", "2026-06-05T10:05:00+02:00", "mayor", answer, to="a5"))
        yield made


def asked(hall, statement, **values):
    return hall.store.read(
        lambda session: session.connection().exec_driver_sql(statement, values).scalar_one()
    ).result()


def overdue_everywhere(hall):
    begin = int(NOW) - 190 * 86_400
    for now in range(begin, begin + 20 * 86_400, 5_400):
        counted = asked(hall, boardsql.OVERDUE_COUNT, now=now)
        assert counted == asked(hall, LOOKED_AT, now=now), now
        yield counted


def test_that_overdue_requests_are_counted_as_a_look_at_each_would(hall):
    counts = list(overdue_everywhere(hall))
    assert min(counts) == 0
    assert max(counts) == 7


def test_that_what_staff_do_moves_the_counters(hall):
    clerk = StaffCode("clerk")
    hall.do(Solve(by=clerk, request_id=hall.request_id("a2")), at="2026-06-20T10:00:00+02:00")
    assigned = Assign(
        by=clerk, request_id=hall.request_id("a6"), assignees=(StaffCode("electrician"),)
    )
    hall.do(assigned, at="2026-06-20T10:00:00+02:00")
    assert max(overdue_everywhere(hall)) == 6
    counters = dict(
        hall.store.read(lambda s: s.connection().exec_driver_sql(COUNTED).all()).result()
    )
    assert counters[boardsql.UNANSWERED] == asked(hall, UNANSWERED) == 1


def test_that_an_older_ledger_gets_the_same_counters(hall):
    def read(session):
        execute = session.connection().exec_driver_sql
        late = execute("SELECT id, late_at FROM request ORDER BY id").all()
        return execute(COUNTED).all(), late

    def grow_up_again(session):
        for statement in (
            "DROP INDEX ix_request_late",
            "DROP INDEX ix_request_unanswered",
            "DROP INDEX ix_request_near",
            "ALTER TABLE request DROP COLUMN late_at",
            "DELETE FROM counter WHERE name LIKE 'late:%' OR name = 'unanswered:public:matter'",
        ):
            session.connection().exec_driver_sql(statement)
        step = import_module("junhall.models.migrations.versions.0008_late")
        with Operations.context(MigrationContext.configure(session.connection())):
            step.upgrade()

    before = hall.store.read(read).result()
    assert any(late for _, late in before[1])
    hall.store.write(grow_up_again, durable=False).result()
    assert hall.store.read(read).result() == before


def test_that_another_system_s_categories_share_one_calendar(hall):
    readers = hall.intake.readers
    assert readers.calendar("Baches") is readers.calendar("Farolas") is readers.calendar(None)
    assert readers.calendar("police") is not readers.calendar(None)
