"""PURE: the mayor's morning in words: greetings, second lines, captions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from junhall.casework.ages import (
    clock_text,
    lap_text,
    locale_name,
    number_text,
    span_text,
    time_text,
    when_text,
)
from junhall.casework.morning_rows import (
    About,
    AboutRow,
    DoneRow,
    Morning,
    PromisedRow,
    ThanksRow,
    WaitingRow,
)
from junhall.casework.rows import TownFacts
from junhall.models.terms import Instant, RequestId, StaffCode
from junhall.ui.board.captions import author_handle
from junhall.ui.naming import kind_name, one_line, short_handle
from junhall.ui.plain import plain
from junhall.words import ntr, tr

_NEAR_S = 2 * 3600


@dataclass(frozen=True, slots=True)
class RowWords:
    """One line of a list: what it is about, what stands under it, and what stands at its end."""

    id: RequestId
    title: str
    second: str
    end: str
    tone: str
    """Of the mark before it."""
    end_tone: str = "ink"


@dataclass(frozen=True, slots=True)
class Teller:
    """Says rows in the town's words, to the person who sits here."""

    town: TownFacts
    me: StaffCode | None

    def who(self, code: StaffCode) -> str:
        """A colleague's short handle, or name; oneself is "you"."""
        if code and code == self.me:
            return tr("you")
        person = next((p for p in self.town.staff if p.code == code), None)
        if person is None:
            return str(code)
        return short_handle(person.handle) if person.handle else plain(person.name)

    def promised(self, row: PromisedRow, now: Instant) -> RowWords:
        """Who promised what when, and who does it."""
        zone = self.town.zone_name
        said = one_line(row.words)
        when = when_text(row.promised_at, now, zone)
        by = self.who(row.by) if row.by else tr("the town")
        second = [tr("{who}, {when}: “{words}”", who=by, when=when, words=said)]
        second += [self.who(code) for code in row.assignees if code != row.by]
        tone = "red" if row.due_at < now else "amber" if row.due_at - now < _NEAR_S else "teal"
        end = when_text(row.due_at, now, zone)
        return RowWords(
            row.id, one_line(row.title), " · ".join(second), end, tone,
            "red" if tone == "red" else "ink",
        )  # fmt: skip

    def waiting(self, row: WaitingRow, now: Instant) -> RowWords:
        """Who asks, how many agree, and how long already."""
        author = plain(author_handle(row.author, row.network)) or tr("Somebody")
        said = [f"{author} ✓" if row.is_resident else author]
        if row.why == "asks":
            said.append(tr("asks you"))
        elif row.why == "yours":
            said.append(tr("assigned to you"))
        said.append(kind_name(row.kind).lower())
        if row.supporters:
            said.append(ntr("{n} more person says so", "{n} more people say so", row.supporters))
        tone = "amber" if row.kind.value == "question" else "cobalt"
        return RowWords(
            row.id, one_line(row.title), " · ".join(said), clock_text(now - row.posted_at), tone
        )

    def done(self, row: DoneRow) -> RowWords:
        """What was repaired, by whom and how fast."""
        people = ", ".join(map(self.who, row.assignees))
        where = one_line(row.street) if row.street else ""
        second = " · ".join(part for part in (where, people) if part)
        return RowWords(row.id, one_line(row.title), second, lap_text(row.took_s), "green", "green")

    def photos(self, row: DoneRow) -> str:
        """The line under a pair of photos."""
        service = plain(dict(self.town.services).get(row.service or "", ""))
        people = ", ".join(map(self.who, row.assignees))
        told = (service, one_line(row.street or ""), lap_text(row.took_s), people)
        return tr("Before and after · {what}", what=" · ".join(part for part in told if part))

    def thanks(self, row: ThanksRow) -> RowWords:
        """Who said thanks, and to whom."""
        author = plain(author_handle(row.author, row.network)) or tr("Somebody")
        said = [f"{author} ✓" if row.is_resident else author]
        if row.to:
            said.append(tr("to {people}", people=", ".join(map(self.who, row.to))))
        return RowWords(row.id, one_line(row.title), " · ".join(said), "", "green")

    def about(self, row: AboutRow) -> tuple[str, str]:
        """A service's name, and today's number beside the usual one."""
        name = plain(dict(self.town.services).get(row.service or "", row.service or ""))
        name = name or tr("No service yet")
        if row.usual is None:
            return name, number_text(row.today)
        usual = number_text(row.usual) if row.usual >= 1 or row.usual == 0 else "<1"
        return name, tr("{n} · usually {usual}", n=number_text(row.today), usual=usual)


def greeting(now: Instant, zone: str) -> str:
    """Good morning, as long as it is one."""
    hour = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone)).hour
    if hour < 5:
        return tr("Good evening")
    if hour < 14:
        return tr("Good morning")
    return tr("Good afternoon") if hour < 20 else tr("Good evening")


def since_words(morning: Morning, now: Instant, zone: str) -> str:
    """The day, and the time since when the page tells."""
    from babel.dates import format_date

    local = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone))
    day = format_date(local.date(), "EEEE d MMMM", locale=locale_name())
    then = datetime.fromtimestamp(morning.since, UTC).astimezone(ZoneInfo(zone))
    if (local.date() - then.date()).days == 1:
        since = tr("yesterday {time}", time=time_text(morning.since, zone))
    else:
        since = when_text(morning.since, now, zone)
    return tr("{day} · since {since}", day=day[:1].upper() + day[1:], since=since)


def about_words(about: About, now: Instant, zone: str) -> str:
    """What today is compared with, and how many days that is."""
    if not about.days:
        return tr("there is no day to compare with yet")
    if not about.is_weekday:
        return ntr(
            "compared with a usual day until this hour (n {n})",
            "compared with a usual day until this hour (n {n})",
            about.days,
        )
    from babel.dates import format_date

    local = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone))
    day = format_date(local.date(), "EEEE", locale=locale_name())
    return tr("compared with a usual {day} until this hour (n {n})", day=day, n=about.days)


def open_words(morning: Morning) -> tuple[str, ...]:
    """The caption of the open ones: how many more or fewer than at the last closing."""
    change = morning.figures.open - morning.figures.open_before
    if change < 0:
        return ntr("open · {n} fewer", "open · {n} fewer", -change), tr("open")
    if change > 0:
        return ntr("open · {n} more", "open · {n} more", change), tr("open")
    return tr("open · as many as before"), tr("open")


def answer_words(morning: Morning) -> tuple[str, ...]:
    """The caption of the first answers: seven days, and those before."""
    before = morning.figures.first_answer_before
    short = tr("median first answer, 7 days")
    if before.value is None:
        return short, tr("first answer")
    return (
        tr("median first answer, 7 days · was {span}", span=span_text(before.value)),
        short,
        tr("first answer"),
    )
