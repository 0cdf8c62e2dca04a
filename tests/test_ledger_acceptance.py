"""What real exports give straight from their files, they give through the ledger as well."""

from __future__ import annotations

from collections import Counter

import pytest

from junhall.casework.bringing import take_rows
from junhall.casework.exchange import plan_import, rows
from junhall.casework.figures_json import GROUPINGS, figures_json
from junhall.casework.history import read_columns
from junhall.casework.intake import Intake
from junhall.casework.readers import Readers
from junhall.models.messages import Page
from junhall.models.store import open_ledger
from junhall.models.terms import Cause, Instant, RequestStatus
from junhall.models.town import Town
from request_columns import columns_of_requests
from test_reference_figures import SETS, instant
from unpacking import reference, unpacked

pytestmark = [pytest.mark.shared, pytest.mark.timeout(300)]
NOW = Instant(1_800_000_000)


@pytest.fixture
def hall(tmp_path):
    store = open_ledger(tmp_path / "town.ledger", clock=lambda: NOW)
    yield store, Intake(Readers(Town(name="", zone_name="UTC")))
    store.close()


def through_the_ledger(hall, name):
    store, intake = hall
    plan = plan_import(unpacked(SETS[name]))
    brought = take_rows(store, intake, plan, clock=lambda: NOW)
    return plan, brought, store.read(read_columns).result()


@pytest.mark.parametrize("name", SETS)
def test_that_every_figure_is_the_same_through_the_ledger(hall, name):
    truth = reference(name)
    plan, brought, columns = through_the_ledger(hall, name)
    assert (brought.taken, plan.tally.refused) == (truth["rows"], truth["rows_refused"]["n"])
    straight = columns_of_requests(
        [request for chunk in rows(plan_import(unpacked(SETS[name]))) for request in chunk]
    )
    as_of = instant(truth["last_date"])
    for by in sorted(GROUPINGS):
        told = figures_json(columns, by=by, zone=truth["zone"], as_of=as_of)
        assert told == figures_json(straight, by=by, zone=truth["zone"], as_of=as_of), by
    assert {k or "": n for k, n in told["by_source_status"].items()} == truth["by_status"]


@pytest.mark.parametrize("name", ["open311-chicago", "boston311-100"])
def test_that_the_same_file_again_changes_nothing(hall, name):
    through_the_ledger(hall, name)
    store, _ = hall
    before = store.read(lambda s: s.connection().exec_driver_sql(ALL).all()).result()
    _, again, _ = through_the_ledger(hall, name)
    assert again.taken == 0
    assert store.read(lambda s: s.connection().exec_driver_sql(ALL).all()).result() == before


ALL = "SELECT * FROM request ORDER BY id"


@pytest.mark.long
def test_that_the_change_stream_stands_as_the_replay_after_each_tenth(hall):
    store, intake = hall
    truth = reference("madrid-2021-22-replay")
    ends = {int(n): state for n, state in truth["after_n_changes"].items()}
    plan = plan_import(unpacked("madrid-avisos-changes-2021-22.csv.zst"))
    ours = {"open": RequestStatus.NEW, "closed_ok": RequestStatus.SOLVED,
            "closed_not_ok": RequestStatus.CLOSED}  # fmt: skip
    waiting = [request for chunk in rows(plan) for request in chunk]
    done = 0
    for end in sorted(ends):
        while done < end:
            page = Page(requests=tuple(waiting[done : min(done + 5_000, end)]))
            store.write(
                lambda s, page=page: intake.receive(s, page, now=NOW, cause=Cause.IMPORT),
                durable=False,
            ).result()
            done += len(page.requests)
        counted = Counter(
            dict(
                store.read(
                    lambda s: (
                        s.connection()
                        .exec_driver_sql("SELECT status, count(*) FROM request GROUP BY status")
                        .all()
                    )
                ).result()
            )
        )
        expected = {ours[word].value: n for word, n in ends[end]["by_status"].items()}
        assert dict(counted) == expected, end
    assert done == truth["changes"]
