"""rules.md 16: the network's times count; a clock of ours that is a minute off is warned of."""

from pathlib import Path

import pytest

from hall import NOW, Hall, open_hall
from junhall import words
from junhall.casework.doctoring import doctor
from junhall.casework.queries import feed_lights
from junhall.casework.rows import FeedLight
from junhall.models.terms import is_clock_off
from junhall.sync.accounts import note_well
from junhall.ui.foot import feed_tone, feed_whole, feed_words


@pytest.fixture(autouse=True)
def speak_english():
    words.choose("en")


@pytest.mark.parametrize(
    ("off", "warns"), [(None, False), (0, False), (60, False), (61, True), (-61, True)]
)
def test_that_more_than_a_minute_is_warned_of(off: int | None, warns: bool):
    assert is_clock_off(off) is warns


def light(hall: Hall, off: int | None) -> FeedLight:
    account = hall.one("SELECT min(id) FROM account")
    hall.store.write(
        lambda session: note_well(session, account, None, NOW, clock_off_s=off), durable=False
    ).result()
    lights = hall.store.read(lambda session: feed_lights(session, NOW)).result()
    return next(it for it in lights if it.account_id == account)


def test_that_the_foot_and_the_doctor_warn_and_stop_when_the_clock_is_set(tmp_path: Path):
    with open_hall(tmp_path) as hall:
        well = light(hall, 3)
        assert feed_tone(well) == "green"
        late = light(hall, 200)
        assert feed_tone(late) == "amber"
        assert "clock is off by" in feed_words(late, NOW)
        assert "behind the network's" in feed_whole(late, NOW)
        assert "ahead of the network's" in feed_whole(light(hall, -200), NOW)
        told = {finding.name: finding for finding in doctor(hall.store, NOW)}
        assert told["clock"].state == "warn"
        assert "200 s" in told["clock"].text
        assert feed_tone(light(hall, 3)) == "green"
        told = {finding.name: finding for finding in doctor(hall.store, NOW)}
        assert told["clock"].state == "good"


def test_that_the_screens_are_told_when_a_clock_goes_wrong_and_not_with_every_page(tmp_path: Path):
    def changes(hall: Hall) -> int:
        return int(hall.one("SELECT count(*) FROM change WHERE request_id IS NULL"))

    with open_hall(tmp_path) as hall:
        light(hall, 0)
        before = changes(hall)
        light(hall, 200)
        assert changes(hall) == before + 1
        light(hall, 205)
        assert changes(hall) == before + 1
