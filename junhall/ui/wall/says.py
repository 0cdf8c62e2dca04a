"""PURE: what the wall says of a rows.Wall, in the reader's language (rules.md 25)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from junhall.casework.ages import ago_text, clock_text, lap_text, span_text, time_text, when_text
from junhall.casework.rows import TownFacts, Wall, WallRow
from junhall.models.terms import Instant, RequestKind, RequestStatus, StaffCode
from junhall.ui.naming import kind_name, one_line, short_handle
from junhall.ui.wall.glass import FigureWords, NowWords, RowWords
from junhall.words import tr

_LATE_S: Final = 60
_GONE_S: Final = 600
_NEAR: Final = 0.75  # share of the time to a target after which its clock turns amber

_SIGNS: Final = {
    RequestStatus.NEW: "!",
    RequestStatus.ANSWERED: "…",
    RequestStatus.ASSIGNED: "→",
    RequestStatus.SOLVED: "✓",
}
_COLOURS: Final = {
    RequestStatus.NEW: "cobalt",
    RequestStatus.ANSWERED: "amber",
    RequestStatus.ASSIGNED: "teal",
    RequestStatus.SOLVED: "green",
}


class Freshness(Enum):
    """How far the page may be trusted."""

    LIVE = "live"
    LATE = "late"
    """Shown, with the time they are from."""
    GONE = "gone"
    """Too old: shown no longer."""


def freshness(as_of: Instant | None, now: Instant) -> Freshness:
    """Whether data of ``as_of`` are still the town's state now."""
    if as_of is None or now - as_of > _GONE_S:
        return Freshness.GONE
    return Freshness.LATE if now - as_of > _LATE_S else Freshness.LIVE


@dataclass(frozen=True, slots=True)
class Teller:
    """Says rows in words; knows the town's names and nothing of citizens."""

    town: TownFacts

    def page(self, wall: Wall | None, now: Instant) -> NowWords:
        """The whole page; ``wall`` None before the first answer of the office."""
        title = tr("{town}, now", town=self.town.name)
        time = time_text(now, self.town.zone_name)
        fresh = freshness(wall.as_of if wall is not None else None, now)
        if wall is None:
            return NowWords(
                title,
                (tr("connecting"),),
                "amber",
                time,
                notice=tr("The town's requests appear here."),
            )
        as_of = when_text(wall.as_of, now, self.town.zone_name)
        if fresh is Freshness.GONE:
            return NowWords(
                title,
                (tr("as of {time}", time=as_of),),
                "red",
                time,
                notice=tr("No current data since {time}. The desk can say more.", time=as_of),
            )
        solved = wall.last_solved
        lead, rest = self._last_solved(solved, now) if solved is not None else ("", ())
        notice = ""
        if not wall.rows:
            notice = tr("Nothing is waiting. New requests appear here.")
        return NowWords(
            title,
            self._live(wall, now) if fresh is Freshness.LIVE else (tr("as of {time}", time=as_of),),
            "green" if fresh is Freshness.LIVE else "amber",
            time,
            rows=tuple(self.row(row, now) for row in wall.rows),
            figures=self._figures(wall),
            foot_lead=lead,
            foot=rest,
            notice=notice,
        )

    def row(self, row: WallRow, now: Instant) -> RowWords:
        """One request: what and where, what became of it, how old it is."""
        what, where, state = self._what(row), one_line(row.street or ""), self.state(row, now)
        text = one_line(row.text) if row.text else ""
        if text:
            titles: tuple[tuple[str, str], ...] = ((text, f"{what} · {state}"), (text, state))
        elif where:
            short = state.partition(" · ")[0]
            if row.first_answer_at is None and not row.assignees:
                short = tr("waiting")
            titles = (
                (f"{what} · {where}", state),
                (what, f"{where} · {state}"),
                (what, f"{where} · {short}"),
            )
        else:
            titles = ((what, state),)
        colour = _COLOURS.get(row.status, "ink2")
        urgent = self._urgency(row, now)
        return RowWords(
            sign=_SIGNS.get(row.status, "·"),
            titles=titles,
            clock=clock_text(now - row.posted_at),
            colour=urgent if urgent != "ink" and row.status is RequestStatus.NEW else colour,
            clock_colour=urgent,
            may_wrap=bool(text),
        )

    def state(self, row: WallRow, now: Instant) -> str:
        """What became of it: who has it and what is promised, or that it waits."""
        if row.kind is RequestKind.THANKS:
            return tr("thanks")
        said: list[str] = []
        if row.assignees:
            said.append(tr("with {people}", people=", ".join(map(self.who, row.assignees))))
        if row.first_answer_at is None and row.status.is_open:
            said.append(tr("waiting for an answer"))
        elif not row.assignees:
            said.append(tr("answered"))
        if row.promise_due_at is not None and row.status.is_open:
            due = when_text(row.promise_due_at, now, self.town.zone_name)
            if row.promise_due_at < now:
                said.append(tr("promised for {time}: overdue", time=due))
            else:
                said.append(tr("promised by {time}", time=due))
        return " · ".join(said)

    def _what(self, row: WallRow) -> str:
        service = dict(self.town.services).get(row.service or "")
        return service or kind_name(row.kind)

    def who(self, code: StaffCode) -> str:
        """A colleague as the town knows them: the short handle, else the name."""
        person = next((p for p in self.town.staff if p.code == code), None)
        if person is None:
            return str(code)
        return short_handle(person.handle) if person.handle else person.name

    def _urgency(self, row: WallRow, now: Instant) -> str:
        if row.status is RequestStatus.SOLVED:
            return "green"
        if row.promise_due_at is not None and row.promise_due_at < now:
            return "red"
        due = row.answer_due_at if row.first_answer_at is None else row.resolve_due_at
        if due is None or row.kind is RequestKind.THANKS:
            return "ink"
        if now >= due:
            return "red"
        whole = max(1, due - row.posted_at)
        return "amber" if (now - row.posted_at) / whole >= _NEAR else "ink"

    def _live(self, wall: Wall, now: Instant) -> tuple[str, ...]:
        if wall.last_post_at is None:
            return (tr("live"),)
        ago = ago_text(now - wall.last_post_at)
        return tr("live · last post {ago}", ago=ago), tr("live · {ago}", ago=ago), tr("live")

    def _figures(self, wall: Wall) -> tuple[FigureWords, ...]:
        told = wall.figures
        found: list[FigureWords] = []
        if told.record_s is not None and told.record_s.value is not None:
            service = dict(self.town.services).get(told.record_service or "")
            short = tr("fastest repair")
            long = tr("fastest repair · {service}", service=service) if service else short
            found.append(FigureWords(lap_text(int(told.record_s.value)), (long, short), "green"))
        found.append(
            FigureWords(
                str(wall.solved_today),
                (tr("solved today · {n} open", n=told.open), tr("solved today")),
            )
        )
        median = told.median_first_answer_s
        if median.value is not None:
            captions = (tr("median first answer today"), tr("first answer"))
            found.append(FigureWords(span_text(median.value), captions))
        else:
            found.append(FigureWords("—", (tr("no first answer yet today"), tr("first answer"))))
        return tuple(found)

    def _last_solved(self, row: WallRow, now: Instant) -> tuple[str, tuple[str, ...]]:
        at = row.solved_at if row.solved_at is not None else now
        lead = tr("✓ solved {ago}", ago=ago_text(now - at))
        what = one_line(row.text) if row.text else self._what(row)
        where = one_line(row.street) if row.street and not row.text else ""
        who = ", ".join(map(self.who, row.assignees))
        span = tr("in {span}", span=lap_text(at - row.posted_at))
        forms = ((what, where, who, span), (what, who, span), (what, span))
        return lead, tuple(" · ".join(part for part in form if part) for form in forms)
