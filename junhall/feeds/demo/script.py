"""The whole script: a week that leads up to an instant, and days without end after it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from junhall.feeds.demo import pictures, scenes_answers, scenes_repairs, scenes_town
from junhall.feeds.demo.pen import Calendar, Pen
from junhall.feeds.demo.people import citizens
from junhall.feeds.demo.places import Map, read_spots
from junhall.feeds.demo.reactions import react
from junhall.feeds.demo.stage import Behaviour, Stage
from junhall.feeds.demo.storm import STORM_DAY, write_storm
from junhall.feeds.demo.week import Day, Scene
from junhall.feeds.scripted import Decision, Reaction
from junhall.models.messages import IncomingPost
from junhall.models.terms import Instant, RemoteId
from junhall.models.town import Town
from junhall.models.town_toml import town_from_toml
from junhall.words import resources

SEED: Final = 20
DEMO_NOW: Final = Instant(1_795_090_800)
"""Thursday 19 November 2026, 13:20 in the town: where the demonstration begins to play on. It has a
calendar of its own, so that the documented minutes, weekdays and office hours always hold."""
_CITIZENS: Final = 420


def demo_town() -> Town:
    """The invented town, as resources/town/demo.toml says."""
    return town_from_toml((resources() / "town" / "demo.toml").read_text("utf-8"))


class DemoScript:
    """What the invented town writes: the same seed and anchor give the same posts."""

    def __init__(
        self, seed: int = SEED, town: Town | None = None, anchor: Instant = DEMO_NOW
    ) -> None:
        """``anchor`` falls on the last day of the week; its local date dates all others."""
        self.town = town or demo_town()
        self.anchor = anchor
        self._seed = seed
        calendar = Calendar(self.town, anchor)
        spots = read_spots(resources() / "town" / (self.town.streets or "demo-streets.geojson"))
        rng = random.Random(f"{seed}:people")  # noqa: S311 - a play, not a secret
        self._scene = Scene(self.town, calendar, citizens(rng, _CITIZENS), Map(spots))
        self._days: dict[int, Day] = {}
        self._decided: dict[RemoteId, list[Decision]] = {}

    @property
    def calendar(self) -> Calendar:
        """The days of the week."""
        return self._scene.calendar

    @cached_property
    def _stage(self) -> Stage:
        stage = Stage(self.town, self.calendar)
        scenes_repairs.play(stage)
        scenes_answers.play(stage)
        scenes_town.play(stage)
        return stage

    @cached_property
    def _storm(self) -> Day:
        storm = write_storm(self._scene, self._seed)
        self._remember(storm)
        return storm

    def _remember(self, day: Day) -> None:
        for decision in day.decisions:
            self._decided.setdefault(decision.after, []).append(decision)

    def _day(self, day: int) -> Day:
        if day not in self._days:
            written = Day(self._scene, day, self._seed)
            written.write()
            self._days[day] = written
            self._remember(written)
        return self._days[day]

    def stream(self) -> Iterator[IncomingPost]:
        """Every event in the order it is seen; never ends."""
        waiting: list[IncomingPost] = [*self._stage.pen.posts]
        day = 0
        while True:
            waiting += self._day(day).pen.posts
            if day == STORM_DAY:
                waiting += self._storm.pen.posts
            end = self.calendar.at(day + 1, 0)
            waiting.sort(key=lambda post: post.seen_at)
            n = 0
            for n, post in enumerate(waiting):  # noqa: B007 - where the day ends is used below
                if post.seen_at >= end:
                    break
                yield post
            else:
                n = len(waiting)
            waiting = waiting[n:]
            self._days.pop(day - 9, None)
            day += 1

    def events(self) -> Iterator[IncomingPost]:
        """The week: every event seen until the last day's midnight."""
        end = self.calendar.at(7, 0)
        for post in self.stream():
            if post.seen_at >= end:
                return
            yield post

    def decisions(self) -> tuple[Decision, ...]:
        """What the week's clerk confirms, in order of time; scenes are left undecided."""
        days = [*(self._day(day) for day in range(7)), self._storm]
        found = [decision for day in days for decision in day.decisions]
        return tuple(sorted(found, key=lambda decision: decision.at))

    def decisions_after(self, remote_id: RemoteId) -> Sequence[Decision]:
        """What the clerk confirms once this post is there, if the stream has come so far."""
        return self._decided.get(remote_id, ())

    def storm(self) -> tuple[IncomingPost, ...]:
        """The root posts of the storm hour."""
        return tuple(post for post in self._storm.pen.posts if post.in_reply_to is None
                     and post.boost_of is None)  # fmt: skip

    def behaviours(self) -> tuple[Behaviour, ...]:
        """What the scenes show, in order of time."""
        first, *_, last = self.storm()
        gale = Behaviour(
            "The gale: three hundred requests in one hour",
            first.posted_at,
            (str(first.remote_id), str(last.remote_id)),
            first.text,
            {"private": False},
        )
        found = [*self._stage.behaviours, gale]
        return tuple(sorted(found, key=lambda shown: shown.minute))

    def photos(self, folder: Path) -> tuple[Path, ...]:
        """Draw the photographs the posts speak of; their media paths are relative to ``folder``."""
        return pictures.draw_all(folder)

    def reaction(self, ours: IncomingPost, parent: IncomingPost | None, n: int) -> list[Reaction]:
        """What the town does about the ``n``-th post we send."""
        rng = random.Random(f"{self._seed}:reaction:{n}")  # noqa: S311 - a play, not a secret
        return react(rng, Pen(self.town), ours, parent, n)


def behaviours() -> tuple[Behaviour, ...]:
    """What the demonstration shows as docs/demo.md lists it."""
    return DemoScript().behaviours()


def demo_page() -> str:
    """docs/demo.md, written from the script so that the two cannot drift apart."""
    script = DemoScript()
    rows = []
    for shown in script.behaviours():
        local = script.calendar.local(shown.minute)
        opening = shown.opening if len(shown.opening) <= 70 else shown.opening[:69] + "…"
        opening = opening.replace("|", "\\|")
        rows.append(
            f"| {local:%a %d %b %H:%M} | {shown.name} | {opening} | `{shown.post_ids[0]}` |"
        )
    return _PAGE.format(
        now=f"{script.calendar.local(script.anchor):%Y-%m-%d %H:%M}",
        rows="\n".join(rows),
        posts=sum(1 for _ in script.events()),
    )


_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PAGE: Final = """\
# The demonstration

`junhall desk --demo` opens a town that does not exist: Alzahar, near Granada, with its streets
and six quarters, its twenty-six employees, its services and one rich week of public life. Nothing
leaves the computer. A seeded script writes it, and the scripted feed serves it through the same
contract as a real network, on two networks, beside counter and phone.

The demonstration has a calendar of its own: it begins at {now}, a Thursday, with the
week before already in the letter-boxes ({posts} posts until that day's midnight). From
then on something happens every three to eight seconds, without end: whoever you answer or send to
work answers back. `--at TIME` stands still at one instant of that week, for pictures.

A scripted clerk confirms most repairs and promises and closes what is answered, so that the board
is one of a hall at work. The requests below are left undecided: they are yours to try.

The script is `junhall/feeds/demo/`. This page is written by `junhall.feeds.demo.script.demo_page`
and a test holds the two together; another walks the list through the ledger.

## Where each behaviour shows

| when | what it shows | the request begins | post |
| --- | --- | --- | --- |
{rows}
"""
