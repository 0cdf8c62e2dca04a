"""The charts of times out of sorted groups: figures that say what stands behind them; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, final

import numpy as np

from junhall.casework import times_groups as named
from junhall.casework.history_columns import HistoryColumns
from junhall.casework.open_time import Elapsed, plain_time
from junhall.casework.sorted_groups import SortedGroups, SortedSurvival, Values, Whole, rank
from junhall.casework.times_groups import SINCE, TimesGroups
from junhall.casework.times_rows import (
    AnswerPoint,
    ChannelTimes,
    Curve,
    FlowPoint,
    PersonTimes,
    ServiceTimes,
    Totals,
)
from junhall.models.figure import Figure
from junhall.models.terms import Instant

CURVES: Final = 4
"""Services that have a curve of their own: the most written about."""
_POINTS: Final = 160
_STANDS_S: Final = 60
"""How long a curve stands while none of its requests changes: open ones grow older meanwhile."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A curve, and the columns it was made from."""

    at: Instant
    parts: tuple[Values, Values, Values]
    curve: SortedSurvival
    n: int
    waiting: int

    def holds(self, events: Values, left: Values, since: Values, now: Instant) -> bool:
        """Groups replace an array when something in it changes: the same ones, the same curve."""
        pairs = zip(self.parts, (events, left, since), strict=True)
        return all(one is other for one, other in pairs) and 0 <= now - self.at < _STANDS_S


@final
class PageMaker:
    """Makes the charts of one set of groups again and again; curves are kept while they hold."""

    def __init__(self, groups: TimesGroups, elapsed: Elapsed = plain_time) -> None:
        self.groups = groups
        self.elapsed = elapsed
        self._curves: dict[tuple[str, int], _Kept] = {}

    def answers(self, now: Instant) -> tuple[AnswerPoint, ...]:
        """First answers by point; a point that has not come is left out."""
        sorted_answers = self.groups.sorted(named.ANSWERS)
        span = self.groups.span
        told = []
        for n in range(len(span)):
            if span.cuts[n] > now:
                break
            values = sorted_answers.of(n)
            p10, p25, p50, p75, p90 = (rank(values, p) for p in (10, 25, 50, 75, 90))
            told.append(
                AnswerPoint(
                    span.cuts[n], span.cuts[n + 1], p50, p10, p25, p75, p90,
                    len(values), self.groups.count("unanswered", n),
                )
            )  # fmt: skip
        return tuple(told)

    def flow(self, now: Instant) -> tuple[FlowPoint, ...]:
        """What came, ended and stayed open."""
        groups, span = self.groups, self.groups.span
        is_open = groups.count("open before", 0)
        told = []
        for n in range(len(span)):
            if span.cuts[n] > now:
                break
            opened, ended = groups.count("opened", n), groups.count("ended", n)
            is_open += opened - ended
            told.append(
                FlowPoint(
                    span.cuts[n], span.cuts[n + 1], opened, ended, is_open,
                    groups.count("solved", n), groups.count("reopened", n),
                    groups.count("thanks", n),
                )
            )  # fmt: skip
        return tuple(told)

    def hours(self) -> tuple[tuple[int, ...], ...]:
        """Requests written by weekday and hour of the town's clocks."""
        counted = self.groups.counts["hours"].reshape(7, 24).tolist()
        return tuple(tuple(row) for row in counted)

    def services(self, columns: HistoryColumns, now: Instant) -> tuple[ServiceTimes, ...]:
        """Every service that was written about, the most first."""
        groups, words = self.groups, columns.words["service"]
        told = []
        for code in self._ordered("services", len(words)):
            values = groups.sorted(named.ANSWERS_BY_SERVICE).of(code)
            n = groups.count("services", code)
            due = groups.sorted(named.DUE_BY_SERVICE).of(code)
            past = int(np.searchsorted(due, now - SINCE, side="left"))
            told.append(
                ServiceTimes(
                    words[code] or None, n,
                    Figure(rank(values, 50), len(values), now, {"unanswered": n - len(values)}),
                    self._solved("service", code, words[code] or None, now),
                    groups.count("met", code), groups.count("late", code), past,
                )
            )  # fmt: skip
        return tuple(told)

    def curves(self, columns: HistoryColumns, now: Instant) -> tuple[Curve, ...]:
        """The share solved within a time, for the services most written about."""
        words = columns.words["service"]
        told: list[Curve] = []
        for code in self._ordered("services", len(words)):
            if len(told) == CURVES:
                break
            curve, n, waiting = self._survival("service", code, words[code] or None, now)
            if len(curve.events):
                told.append(_thinned(words[code] or None, curve, n, waiting))
        return tuple(told)

    def channels(self, columns: HistoryColumns, now: Instant) -> tuple[ChannelTimes, ...]:
        """Every network and the counter, the most used first."""
        groups, words = self.groups, columns.words["channel"]
        told = []
        for code in self._ordered("channels", len(words)):
            values = groups.sorted(named.ANSWERS_BY_CHANNEL).of(code)
            lag = groups.sorted(named.LAG_BY_CHANNEL).of(code)
            n = groups.count("channels", code)
            told.append(
                ChannelTimes(
                    words[code], n,
                    Figure(rank(values, 50), len(values), now, {"unanswered": n - len(values)}),
                    self._solved("channel", code, None, now),
                    Figure(rank(lag, 50), len(lag), now), rank(lag, 90),
                )
            )  # fmt: skip
        return tuple(told)

    def people(self, now: Instant) -> tuple[PersonTimes, ...]:
        """Everybody to whom something was assigned; nobody where the wish leaves people out."""
        groups = self.groups
        told = []
        for person, name in enumerate(groups.people):
            n = groups.count("people", person)
            if not n:
                continue
            values = groups.sorted(named.ANSWERS_BY_PERSON).of(person)
            told.append(
                PersonTimes(
                    name, n, groups.count("open people", person),
                    Figure(rank(values, 50), len(values), now, {"unanswered": n - len(values)}),
                    self._solved("person", person, None, now),
                )
            )  # fmt: skip
        return tuple(sorted(told, key=lambda row: (-row.n, row.staff)))

    def totals(self, columns: HistoryColumns, now: Instant) -> Totals:
        """The numbers of the whole period."""
        groups = self.groups
        answers = groups.sorted(named.ANSWERS_BY_SERVICE)
        n = int(groups.counts["n"].sum())
        unanswered = {"unanswered": n - answers.total}
        services = len(columns.words["service"])
        curve, watched, waiting = self._whole(columns, now)
        met = sum(groups.count("met", code) for code in range(services))
        late = sum(groups.count("late", code) for code in range(services))
        due = groups.sorted(named.DUE_BY_SERVICE)
        missed = late + sum(
            int(np.searchsorted(values, now - SINCE, side="left")) for _, values in due.items()
        )
        done, quick = groups.count("done", 0), groups.count("quick", 0)
        solved = int(groups.counts["solved"].sum())
        again = int(groups.counts["reopened"].sum())
        return Totals(
            n,
            Figure(answers.whole_rank(50), answers.total, now, unanswered),
            Figure(curve.reached(0.5), watched, now, {"still open": waiting}),
            Figure(_share(met, met + missed), met + missed, now, {"not yet due": n - met - missed}),
            Figure(_share(quick, done), done, now),
            Figure(_share(again, solved), solved, now),
        )

    def _ordered(self, name: str, size: int) -> Iterable[int]:
        counted = self.groups.counts[name][:size]
        order = np.argsort(-counted, kind="stable")
        return [int(code) for code in order if counted[code]]

    def _solved(self, by: str, group: int, service: str | None, now: Instant) -> Figure:
        curve, n, waiting = self._survival(by, group, service, now)
        return Figure(curve.reached(0.5), n, now, {"still open": waiting})

    def _survival(
        self, by: str, group: int, service: str | None, now: Instant
    ) -> tuple[SortedSurvival, int, int]:
        """The curve of a group, how many were watched, and how many of them not to the end."""
        events = self.groups.sorted(f"solved by {by}").of(group)
        left = self.groups.sorted(f"left by {by}").of(group)
        since = self.groups.sorted(f"open by {by}").of(group)
        kept = self._curves.get((by, group))
        if kept is not None and kept.holds(events, left, since, now):
            return kept.curve, kept.n, kept.waiting
        starts = since[::-1].astype(np.int64) + SINCE
        waiting = self.elapsed(service, starts, np.full(len(starts), now, np.int64))
        censored = np.sort(np.concatenate((left, waiting)), kind="stable")
        curve = SortedSurvival(events, censored)
        n = len(events) + len(censored)
        self._curves[by, group] = _Kept(now, (events, left, since), curve, n, len(censored))
        return curve, n, len(censored)

    def _whole(self, columns: HistoryColumns, now: Instant) -> tuple[SortedSurvival, int, int]:
        """The curve of everything together."""
        events = self.groups.sorted(named.SOLVED).of(0)
        left = self.groups.sorted(named.LEFT_BY_SERVICE).everything()
        waiting: list[Whole] = [left]
        opened: SortedGroups = self.groups.sorted(named.OPEN_BY_SERVICE)
        for code in opened:
            starts = opened.of(code).astype(np.int64) + SINCE
            word = columns.words["service"][code] or None
            waiting.append(self.elapsed(word, starts, np.full(len(starts), now, np.int64)))
        censored = np.sort(np.concatenate(waiting), kind="stable")
        return SortedSurvival(events, censored), len(events) + len(censored), len(censored)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _thinned(service: str | None, curve: SortedSurvival, n: int, waiting: int) -> Curve:
    """A curve of as many points as a chart can show, denser where time is short."""
    events = curve.events
    wanted = (
        np.unique(events)
        if len(events) <= _POINTS
        else np.geomspace(max(float(events[0]), 1.0), max(float(events[-1]), 2.0), _POINTS)
    )
    ended = np.unique(np.searchsorted(events, wanted, side="right"))
    ended = ended[ended > 0]
    shares = 1.0 - curve.unsolved_after(ended)
    return Curve(
        service,
        tuple(zip(events[ended - 1].astype(float).tolist(), shares.tolist(), strict=True)),
        curve.reached(0.5),
        curve.reached(0.9),
        n,
        waiting,
    )
