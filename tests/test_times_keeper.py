"""The history columns of a real ledger: opened from segments, following the change log."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy.orm import Session

from hall import TOWN
from junhall.app.building import build
from junhall.casework import segments, times_keeper
from junhall.casework.areas import areas_of
from junhall.casework.asks import Behind, Times
from junhall.casework.commands import Assign, FileRequest, Solve
from junhall.casework.history_columns import FORM, HistoryColumns
from junhall.casework.times_rows import Mark, TimesPage, TimesWish
from junhall.models.terms import Instant, RequestId, RequestKind, Role, StaffCode
from junhall.settings import read_settings

BY = StaffCode("mayor")
NOW = Instant(1_796_000_400)


class Hall:
    """A house on a ledger of its own, with a clock that is set."""

    def __init__(self, folder: Path, role: Role = Role.MAYOR) -> None:
        self.now = NOW
        town = folder / "town.toml"
        town.write_text(TOWN, "utf-8")
        settings = replace(read_settings(), ledger=str(folder / "hall.ledger"))
        self.house = build(
            settings, clock=lambda: self.now, role=role, town=town, staff=StaffCode("mayor")
        )

    def file(self, text: str) -> RequestId:
        wish = FileRequest(by=BY, text=text, channel="counter", label="1", kind=RequestKind.PROBLEM)
        done = asyncio.run(self.house.office.do(wish))
        assert done.request_id is not None
        return done.request_id

    def do(self, command: object) -> None:
        asyncio.run(self.house.office.do(command))

    def page(self, **wish: object) -> TimesPage:
        return asyncio.run(self.house.office.ask(Times(TimesWish(**wish))))

    def stored(self) -> HistoryColumns:
        """All columns read anew from the requests."""

        def work(session: Session) -> HistoryColumns:
            columns = HistoryColumns()
            segments.read_segment(session.connection(), columns, 0, areas_of(session.connection()))
            return columns

        return self.house.store.read(work).result()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    one = Hall(tmp_path)
    yield one
    one.house.close()


def test_that_charts_follow_what_is_filed_assigned_and_solved(hall: Hall) -> None:
    assert hall.page().totals.n == 0
    first = hall.file("La farola de la calle Mayor está apagada")
    hall.file("Hay un bache enorme en la calle Nueva")
    assert hall.page().totals.n == 2
    hall.now = Instant(NOW + 700)
    hall.do(Assign(by=BY, request_id=first, assignees=(StaffCode("electrician"),)))
    hall.do(Solve(by=BY, request_id=first))
    page = hall.page(people=True)
    solved = page.totals.solved
    assert (solved.value, solved.n, solved.excluded) == (700.0, 2, {"still open": 1})
    assert [(row.staff, row.n, row.open) for row in page.people] == [("electrician", 1, 0)]
    assert page.totals.quick.value == 0.0
    assert sum(map(sum, page.hours)) == 2


def test_that_a_mark_opens_the_requests_it_counts(hall: Hall) -> None:
    first = hall.file("La farola de la calle Mayor está apagada")
    hall.file("Hay un bache enorme en la calle Nueva")
    hall.now = Instant(NOW + 60)
    hall.do(Solve(by=BY, request_id=first))
    told = asyncio.run(hall.house.office.ask(Behind(TimesWish(), Mark("quick"))))
    assert ([row.id for row in told.rows], told.total, told.private) == ([first], 1, 0)
    service = told.rows[0].service
    told = asyncio.run(hall.house.office.ask(Behind(TimesWish(), Mark("services", service or ""))))
    assert [row.id for row in told.rows] == [first]
    nobody = Mark("services", "never written about")
    assert asyncio.run(hall.house.office.ask(Behind(TimesWish(), nobody))).total == 0


def test_that_private_requests_are_counted_inside_and_listed_nowhere(hall: Hall) -> None:
    wish = FileRequest(by=BY, text="Una cosa privada", channel="phone", label="2", private=True)
    hall.do(wish)
    told = asyncio.run(hall.house.office.ask(Behind(TimesWish(), Mark("answers-or-not"))))
    assert (told.rows, told.total, told.private) == ((), 1, 1)
    hall.house.office.role = Role.WORKER
    assert hall.page(private=True).totals.n == 0


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.MAYOR, True), (Role.HEAD, True), (Role.DESK, False), (Role.WALL, False)],
)
def test_that_people_are_told_only_to_who_leads_them(hall: Hall, role: Role, *, sees: bool) -> None:
    first = hall.file("La farola de la calle Mayor está apagada")
    hall.do(Assign(by=BY, request_id=first, assignees=(StaffCode("electrician"),)))
    hall.house.office.role = role
    page = hall.page(people=True)
    assert bool(page.people) is sees
    assert page.wish.people is sees


def test_that_kept_segments_open_to_what_the_requests_say(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(times_keeper, "_WORTH_KEEPING", 1)
    first = hall.file("La farola de la calle Mayor está apagada")
    hall.page()
    hall.house.store.write(lambda session: None, durable=False).result()
    count = "SELECT count(*) FROM history_segment"
    read = hall.house.store.read
    read(lambda session: None, lane="figures").result()
    hall.house.store.write(lambda session: None, durable=False).result()
    kept = read(lambda session: session.connection().exec_driver_sql(count).scalar()).result()
    assert kept == 2
    hall.now = Instant(NOW + 90)
    hall.file("Hay un bache enorme en la calle Nueva")
    hall.do(Solve(by=BY, request_id=first))
    hall.house.close()

    again = Hall(tmp_path)
    try:
        stored = again.stored()
        # From here on only what changed may be read from the requests.
        monkeypatch.setattr(segments, "read_segment", lambda *told: pytest.fail(str(told)))
        page = again.page()
        assert page.totals.n == 2
        columns = again.house.office._times._keeper.columns
        assert columns is not None
        assert len(columns) == len(stored) == 2
        for name in FORM:
            if name in columns.words:
                told = [columns.words[name][code] for code in columns[name]]
                wanted = [stored.words[name][code] for code in stored[name]]
                assert told == wanted, name
            else:
                assert np.array_equal(columns[name], stored[name]), name
    finally:
        again.house.close()
