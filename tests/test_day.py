"""24 simulated hours: memory flat, and no task, file, thread or connection left behind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from simulated_day import Day, live_a_day

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what leaks is read from /proc")


def check(day: Day) -> None:
    assert day.lost == 0
    assert day.connections == 0
    assert set(day.states) <= {"sent", "unsure"}
    assert day.states["sent"] + day.states.get("unsure", 0) == day.answers
    assert day.late.tasks <= day.early.tasks
    assert day.late.threads <= day.early.threads
    assert day.late.files <= day.early.files + 1


def test_that_three_hours_of_faults_leave_nothing_behind(tmp_path: Path) -> None:
    check(live_a_day(tmp_path, hours=3, settle_h=1))


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_that_a_day_of_faults_leaves_nothing_behind_and_memory_flat(tmp_path: Path) -> None:
    day = live_a_day(tmp_path)
    check(day)
    assert day.late.resident_kb <= day.early.resident_kb * 1.05, day
