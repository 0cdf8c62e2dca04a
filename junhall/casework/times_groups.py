"""The chosen requests of one period, sorted and counted so that one change costs one change; pure.

``TimesGroups`` is filled once from the columns; from then on a changed request is taken out with
its old values and put in with its new ones. It equals a fresh one at any time (a test holds that).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, final

import numpy as np

from junhall.casework.figures import Bools, Ints, hours, local_seconds, weekdays
from junhall.casework.history_columns import (
    IS_PRIVATE,
    IS_RESIDENT,
    IS_THERE,
    NONE_S,
    HistoryColumns,
)
from junhall.casework.open_time import Elapsed, OfficeTime, plain_time
from junhall.casework.sorted_groups import SortedGroups
from junhall.casework.time_spans import Span
from junhall.casework.times_rows import OFFICE, TimesWish
from junhall.models.terms import RequestKind, RequestStatus

QUICK_S: Final = 600
"""Closed sooner than this after opening: shown as a warning (rules.md 19)."""
SINCE: Final = 946_684_800
"""Instants are sorted as seconds since 2000, which fit into 31 bits until 2068."""

ANSWERS: Final = "answers"
"""First answers by point of the period."""
SOLVED: Final = "solved"
"""Times to solve of all together."""
ANSWERS_BY_SERVICE: Final = "answers by service"
SOLVED_BY_SERVICE: Final = "solved by service"
LEFT_BY_SERVICE: Final = "left by service"
"""Closed without a repair, or of another system and last seen open: watched for so long."""
OPEN_BY_SERVICE: Final = "open by service"
"""When those still open began, in seconds since 2000."""
DUE_BY_SERVICE: Final = "due by service"
"""When those still open are due, in seconds since 2000."""
ANSWERS_BY_CHANNEL: Final = "answers by channel"
SOLVED_BY_CHANNEL: Final = "solved by channel"
LEFT_BY_CHANNEL: Final = "left by channel"
OPEN_BY_CHANNEL: Final = "open by channel"
LAG_BY_CHANNEL: Final = "lag by channel"
ANSWERS_BY_PERSON: Final = "answers by person"
SOLVED_BY_PERSON: Final = "solved by person"
LEFT_BY_PERSON: Final = "left by person"
OPEN_BY_PERSON: Final = "open by person"
_OPEN: Final = tuple(str(status) for status in RequestStatus if status.is_open)

Sorted = dict[str, list[tuple[Ints, Ints]]]


@final
class TimesGroups:
    """What the charts of one wish in one period are made from."""

    def __init__(
        self,
        columns: HistoryColumns,
        wish: TimesWish,
        span: Span,
        zone: str,
        *,
        horizon: int,
        elapsed: Elapsed = plain_time,
    ) -> None:
        """``horizon``: the last date that another system's requests carry (rules.md 18)."""
        self.wish, self.span = wish, span
        self.people: list[str] = []
        self._zone = zone
        self._horizon = horizon
        self._elapsed = elapsed
        self._clock = "office_" if wish.clock == OFFICE else ""
        self._sorted: dict[str, SortedGroups] = {}
        self.counts: dict[str, Ints] = {}
        self.excluded: dict[str, int] = {}
        rows = np.flatnonzero(self._concerns(columns))
        few = columns.take(rows)
        for name, pairs in self._parts(few).items():
            groups, values = _joined(pairs)
            self._sorted[name] = SortedGroups(groups, values)
        self._count(few, 1)

    def sorted(self, name: str) -> SortedGroups:
        """Values by group, of one of the names above."""
        return self._sorted[name]

    def count(self, name: str, group: int) -> int:
        """A count of a group; 0 where nobody is in it."""
        counted = self.counts.get(name)
        return int(counted[group]) if counted is not None and group < len(counted) else 0

    def replace(self, before: HistoryColumns, after: HistoryColumns) -> bool:
        """Requests changed: out with the old values, in with the new; whether any was chosen."""
        old = before.take(np.flatnonzero(self._concerns(before)))
        new = after.take(np.flatnonzero(self._concerns(after)))
        if not len(old) and not len(new):
            return False
        for few, sign in ((old, -1), (new, 1)):
            if not len(few):
                continue
            for name, pairs in self._parts(few).items():
                groups, values = _joined(pairs)
                if sign < 0:
                    self._sorted[name].remove(groups, values)
                else:
                    self._sorted[name].add(groups, values)
            self._count(few, sign)
        return True

    def chosen(self, columns: HistoryColumns) -> Bools:
        """Which rows the wish is about, whenever they came."""
        wish = self.wish
        rows = columns.is_marked(IS_THERE)
        if not wish.private:
            rows &= ~columns.is_marked(IS_PRIVATE)
        if wish.residents_only:
            rows &= columns.is_marked(IS_RESIDENT)
        for name, word in (("service", wish.service), ("kind", wish.kind), ("area", wish.area)):
            if word is not None:
                rows &= columns[name] == max(columns.code(name, word), -1)
        return rows

    def _concerns(self, columns: HistoryColumns) -> Bools:
        """Rows that any count needs: those that came before the end and had not ended before."""
        span = self.span
        rows = self.chosen(columns)
        rows &= columns["posted_at"] < span.end
        ended = columns["ended_at"]
        rows &= (columns["posted_at"] >= span.start) | (ended == 0) | (ended >= span.start)
        return rows

    def _parts(self, columns: HistoryColumns) -> Sorted:
        """The (groups, values) of every sorted name."""
        posted = columns["posted_at"].astype(np.int64)
        inside = posted >= self.span.start
        counted = inside & is_counted(columns)
        answer = columns[f"first_answer_{self._clock}s"]
        solve = columns[f"time_to_solve_{self._clock}s"]
        is_open = columns.is_any("status", _OPEN)
        answered = counted & (answer != NONE_S)
        solved = counted & (solve != NONE_S) & ~is_open
        told = columns["source_status"] != 0
        seen = columns["last_seen_at"].astype(np.int64)
        left = counted & ~is_open & ~solved & (columns["ended_at"] != 0)
        lost = counted & is_open & (told | (seen != 0))
        stands = counted & is_open & ~lost
        until = np.where(lost, np.where(seen != 0, seen, self._horizon), columns["ended_at"])
        begins, until, still = self._without_waits(columns, posted, until, stands)
        waits = stands & ~still
        gone = left | lost | still
        watched = self._watched(columns, begins, until, gone)
        since = np.clip(begins - SINCE, 0, 2**31 - 1)
        due = np.clip(columns["due_at"].astype(np.int64) - SINCE, 0, 2**31 - 1)
        points = self.span.places(posted)
        service, channel = columns["service"], columns["channel"]
        has_due = counted & is_open & (columns["due_at"] != 0)
        parts: Sorted = {
            ANSWERS: [(points[answered], answer[answered])],
            ANSWERS_BY_SERVICE: [(service[answered], answer[answered])],
            SOLVED: [(np.zeros(int(np.count_nonzero(solved)), np.int64), solve[solved])],
            SOLVED_BY_SERVICE: [(service[solved], solve[solved])],
            LEFT_BY_SERVICE: [(service[gone], watched[gone])],
            OPEN_BY_SERVICE: [(service[waits], since[waits])],
            DUE_BY_SERVICE: [(service[has_due], due[has_due])],
            ANSWERS_BY_CHANNEL: [(channel[answered], answer[answered])],
            SOLVED_BY_CHANNEL: [(channel[solved], solve[solved])],
            LEFT_BY_CHANNEL: [(channel[gone], watched[gone])],
            OPEN_BY_CHANNEL: [(channel[waits], since[waits])],
            LAG_BY_CHANNEL: [(channel[counted], columns["lag_s"][counted])],
        }
        if self.wish.people:
            named = (ANSWERS_BY_PERSON, SOLVED_BY_PERSON, LEFT_BY_PERSON, OPEN_BY_PERSON)
            parts |= {name: [] for name in named}
            for person, rows in self._by_person(columns):
                for name, which, values in zip(
                    named, (answered, solved, gone, waits), (answer, solve, watched, since),
                    strict=True,
                ):  # fmt: skip
                    here = rows[which[rows]]
                    parts[name].append((np.full(len(here), person, np.int64), values[here]))
        return parts

    def _without_waits(
        self, columns: HistoryColumns, posted: Ints, until: Ints, stands: Bools
    ) -> tuple[Ints, Ints, Bools]:
        """From when and until when each row's clock ran, and which open ones stand still.

        The office's clock takes no account of the open time in which the hall waited for the
        citizen: whoever waited so long began so much later by it. Round the clock nothing stands.
        """
        still = np.zeros(len(posted), np.bool_)
        if not columns.waits or not isinstance(self._elapsed, OfficeTime):
            return posted, until, still
        clock, words = self._elapsed, columns.words["service"]
        begins, until = posted.copy(), until.astype(np.int64)
        for row, spans in columns.waits.items():
            service = words[int(columns["service"][row])] or None
            if stands[row]:
                over = [span for span in spans if span[1]]
                if len(over) < len(spans):
                    until[row], still[row] = spans[-1][0], True
            else:
                end = int(until[row])
                over = [(began, min(to or end, end)) for began, to in spans if began < end]
            if waited := clock.waited(service, over, int(posted[row])):
                start = np.array([posted[row]], np.int64)
                begins[row] = clock.after(service, start, np.array([waited]))[0]
        return begins, until, still

    def _watched(self, columns: HistoryColumns, posted: Ints, until: Ints, rows: Bools) -> Ints:
        """How long rows were watched by the chosen clock; 0 for the others."""
        watched = np.zeros(len(posted), np.int64)
        if self._elapsed is plain_time:
            watched[rows] = plain_time(None, posted[rows], until[rows])
        else:
            here = np.flatnonzero(rows)
            services = columns["service"][here]
            words = columns.words["service"]
            for code in np.unique(services).tolist():
                some = here[services == code]
                watched[some] = self._elapsed(words[code] or None, posted[some], until[some])
        return np.minimum(watched, 2**31 - 1)

    def _by_person(self, columns: HistoryColumns) -> Iterator[tuple[int, Ints]]:
        """A person's number and rows; a request of two people counts for both."""
        assignees = columns["assignees"]
        words = columns.words["assignees"]
        for code in np.unique(assignees).tolist():
            if not code:
                continue
            rows = np.flatnonzero(assignees == code)
            for name in words[code].split():
                if name not in self.people:
                    self.people.append(name)
                yield self.people.index(name), rows

    def _count(self, columns: HistoryColumns, sign: int) -> None:
        """Add or take away what is only counted."""
        span = self.span
        posted = columns["posted_at"].astype(np.int64)
        ended = columns["ended_at"].astype(np.int64)
        inside = posted >= span.start
        is_open = columns.is_any("status", _OPEN)
        thanks = columns.is_any("kind", (RequestKind.THANKS.value,))
        counted = is_counted(columns)
        here = inside & counted
        points = span.places(posted)
        service, channel = columns["service"], columns["channel"]
        due = columns["due_at"].astype(np.int64)
        done = here & ~is_open & (ended != 0)
        repaired = here & (columns["solved_at"] != 0) & ~is_open
        sooner = done & (ended - posted < QUICK_S)
        again = here & (columns["laps"] > 1)
        was_solved = repaired | again
        flows = counted & (is_open | (ended != 0))
        ends = np.maximum(ended, posted)
        left_in = flows & (ended != 0) & (ends >= span.start) & (ends < span.end)
        local = local_seconds(posted[inside], self._zone)
        k = len(span)
        add = self._add
        add("n", points[here], k, sign)
        add("unanswered", points[here & (columns["answered_at"] == 0)], k, sign)
        add("opened", points[flows & inside], k, sign)
        add("ended", span.places(ends[left_in]), k, sign)
        add("solved", points[was_solved], k, sign)
        add("reopened", points[again], k, sign)
        add("thanks", points[inside & thanks], k, sign)
        add("hours", weekdays(local) * 24 + hours(local), 168, sign)
        words = len(columns.words["service"])
        add("services", service[here], words, sign)
        add("met", service[done & (due != 0) & (ended <= due)], words, sign)
        add("late", service[done & (due != 0) & (ended > due)], words, sign)
        add("channels", channel[here], len(columns.words["channel"]), sign)
        add("open before", np.zeros(int(np.count_nonzero(flows & ~inside)), np.int64), 1, sign)
        add("done", np.zeros(int(np.count_nonzero(done)), np.int64), 1, sign)
        add("quick", np.zeros(int(np.count_nonzero(sooner)), np.int64), 1, sign)
        if self.wish.people:
            ours = is_open & (columns["source_status"] == 0) & (columns["last_seen_at"] == 0)
            for person, rows in self._by_person(columns):
                mine = rows[here[rows]]
                add("people", np.full(len(mine), person, np.int64), len(self.people), sign)
                still = mine[ours[mine]]
                add("open people", np.full(len(still), person, np.int64), len(self.people), sign)
        for reason, out in (
            ("thanks", inside & thanks),
            ("duplicate", inside & columns.is_any("status", (RequestStatus.DUPLICATE.value,))),
            ("not ours", inside & columns.is_any("status", (RequestStatus.NOT_OURS.value,))),
            ("closed without a date", here & ~is_open & (ended == 0)),
            ("closed before it was opened", here & (ended != 0) & (ended < posted)),
        ):
            told = self.excluded.get(reason, 0) + sign * int(np.count_nonzero(out))
            self.excluded[reason] = told

    def _add(self, name: str, groups: Ints, size: int, sign: int) -> None:
        counted = np.bincount(groups, minlength=size)
        held = self.counts.get(name)
        if held is None:
            self.counts[name] = counted
            return
        if len(held) < len(counted):  # a word, or a person, that nobody had before
            held = np.concatenate((held, np.zeros(len(counted) - len(held), held.dtype)))
        held[: len(counted)] += sign * counted
        self.counts[name] = held


def is_counted(columns: HistoryColumns) -> Bools:
    """Requests with a clock: thanks have none, duplicates count once, others' are not ours."""
    out = columns.is_any("kind", (RequestKind.THANKS.value,))
    out |= columns.is_any("status", (RequestStatus.DUPLICATE.value, RequestStatus.NOT_OURS.value))
    return ~out


def horizon_of(columns: HistoryColumns) -> int:
    """The last date that another system's requests carry; 0 without any.

    Of a request of theirs that does not say when it was last seen this is known: it was open then.
    """
    told = columns["source_status"] != 0
    if not told.any():
        return 0
    return int(np.maximum(columns["posted_at"], columns["ended_at"])[told].max())


def _joined(pairs: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    if len(pairs) == 1:
        return pairs[0]
    if not pairs:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate([p[0] for p in pairs]), np.concatenate([p[1] for p in pairs])
