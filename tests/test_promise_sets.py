"""rules.md 20-22 over whole sets of sentences: promises found, and none made up."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from junhall.casework.promises import read_promises
from junhall.models.terms import Instant
from tests.test_promises import CALENDAR, MADRID, TAGS

SETS = sorted((Path(__file__).parent / "data" / "promises").glob("*.txt"))
SAID = Instant(int(datetime(2026, 11, 24, 9, 20, tzinfo=MADRID).timestamp()))


def wanted(told: str) -> str | None:
    """ "25 19" as "11-25 19:00"; "#" stays, "-" is None."""
    if told in "-#":
        return None if told == "-" else told
    day, _, hour = told.partition(" ")
    return (day if "-" in day else f"11-{day}") + " " + (hour if ":" in hour else f"{hour}:00")


def found(text: str) -> str | None:
    read = read_promises(text, SAID, CALENDAR, MADRID, TAGS)
    if not read:
        return None
    if read[0].due_at is None:
        return "#"
    local = datetime.fromtimestamp(read[0].due_at, UTC).astimezone(MADRID)
    return local.strftime("%m-%d %H:%M")


def lines(path: Path) -> list[tuple[str, str | None, str]]:
    rows = [line.split("|", 2) for line in path.read_text("utf-8").splitlines() if line]
    return [(lang, wanted(told), text) for lang, told, text in rows]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_that_promises_are_found_and_none_made_up_rules_20_to_22(path: Path) -> None:
    read = [(lang, told, found(text), text) for lang, told, text in lines(path)]
    promised = [row for row in read if row[1] is not None]
    claimed = [row for row in read if row[2] is not None]
    both = [row for row in promised if row[2] is not None]
    exact = [row for row in both if row[1] == row[2]]
    wrong = "\n".join(
        f"{lang}: {told} read as {got}: {text}" for lang, told, got, text in read if told != got
    )
    assert len(read) - len(promised) >= len(read) * 0.4, "half of a set are no promises"
    assert len(both) / len(claimed) >= 0.98, wrong
    assert len(both) / len(promised) >= 0.90, wrong
    assert len(exact) / len(both) >= 0.98, wrong


def test_that_the_sets_hold_every_language_and_more_than_is_asked() -> None:
    rows = [row for path in SETS for row in lines(path)]
    assert len(rows) >= 150
    assert {lang for lang, _, _ in rows} == {"es", "ca", "fr", "en"}
