"""Made-up history columns and the pages of charts that follow from them."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np

from junhall.casework.history_columns import FORM, IS_PRIVATE, IS_THERE, HistoryColumns
from junhall.casework.time_spans import span_of
from junhall.casework.times_groups import TimesGroups
from junhall.casework.times_page import PageMaker
from junhall.casework.times_rows import TimesPage, TimesWish
from junhall.models.terms import Instant, Seq
from junhall.models.town_toml import town_from_toml

ZONE = "Europe/Madrid"
NOW = Instant(int(datetime(2026, 11, 24, 18, 0, tzinfo=UTC).timestamp()))
DAY = 86_400
TOWN = town_from_toml(
    'format = 1\nname = "Alfaro"\nzone = "Europe/Madrid"\n[hours]\n'
    + "".join(f'{day} = ["09:00-14:00", "16:00-19:00"]\n' for day in ("mon", "tue", "wed", "thu"))
    + 'fri = ["09:00-14:00"]\n'
)


def request(dice: random.Random, *, days: int = 120) -> list[object]:
    """One row in the order of FORM, of a town that is neither quick nor tidy."""
    posted = NOW - dice.randrange(days * DAY)
    answer = dice.choice([None, dice.randrange(5, 90_000)])
    ended = dice.choice([None, posted + dice.randrange(30, 9 * DAY)])
    ended = None if ended is not None and ended > NOW else ended
    status = (
        dice.choice(["solved", "closed", "duplicate"])
        if ended
        else dice.choice(["new", "answered", "assigned"])
    )
    solved = ended if status == "solved" else None
    source = dice.choice([None, None, None, "open"])
    told = {
        "posted_at": posted,
        "answered_at": None if answer is None else posted + answer,
        "solved_at": solved,
        "ended_at": ended,
        "due_at": dice.choice([None, posted + 2 * DAY]),
        "answer_due_at": None,
        "last_seen_at": None if source is None else posted + 3600,
        "thanked_at": None,
        "first_answer_s": answer,
        "first_answer_office_s": None if answer is None else answer // 2,
        "time_to_solve_s": None if solved is None else solved - posted,
        "time_to_solve_office_s": None if solved is None else (solved - posted) // 3,
        "lag_s": dice.randrange(60),
        "service": dice.choice([None, "lighting", "water", "waste"]),
        "kind": dice.choice(["problem", "problem", "proposal", "thanks"]),
        "status": status,
        "channel": dice.choice(["mastodon", "bluesky", "phone"]),
        "source_status": source,
        "assignees": dice.choice(["", "a", "b a"]),
        "area": None,
        "laps": dice.choice([1, 1, 2]),
        "marks": IS_THERE + dice.choice([0, IS_PRIVATE]),
    }
    return [told[name] for name in FORM]


def filled(n: int, dice: random.Random) -> HistoryColumns:
    columns = HistoryColumns()
    columns.put(np.arange(n), [request(dice) for _ in range(n)])
    return columns


def page_of(wish: TimesWish, n: int, now: Instant = NOW) -> TimesPage:
    """The page that the keeper would make of ``n`` requests."""
    columns = filled(n, random.Random(2))
    posted = columns["posted_at"]
    first = Instant(int(posted.min())) if n else None
    span = span_of(wish, now=now, zone=ZoneInfo(ZONE), first=first)
    groups = TimesGroups(columns, wish, span, ZONE, horizon=now)
    maker = PageMaker(groups)
    return TimesPage(
        wish, span.start, span.end, span.bucket, ZONE, maker.answers(now), maker.flow(now),
        maker.hours(), maker.services(columns, now), maker.curves(columns, now),
        maker.channels(columns, now), maker.people(now) if wish.people else (),
        maker.totals(columns, now), maker.totals(columns, now) if wish.before else None,
        1800, None, {}, now, Seq(1),
    )  # fmt: skip
