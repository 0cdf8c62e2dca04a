"""PURE: the times in a clause of one language, and the instants they mean (rules.md 22).

A clause is read into parts (a day, a band of the day, a clock time, a span, a week or month); parts
that belong together make one wish, and a wish becomes a due instant in the town's zone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from junhall.casework.clocks import Calendar, local_instant, local_midnight, local_time
from junhall.casework.promise_words import Tongue
from junhall.models.terms import Instant

_SENSIBLE: Final = (7 * 60, 22 * 60)
"""Clock times that somebody means who does not say which half of the day, [from, to)."""
_MOST_DAYS: Final = 3_660
_LAST_MINUTE: Final = 23 * 60 + 59

DAY, BAND, HOUR, SPAN, PERIOD = "day", "band", "hour", "span", "period"


@dataclass(frozen=True, slots=True)
class Part:
    """One time word: ``kind`` says which of the values count."""

    kind: str
    start: int
    end: int
    rule: str
    days: int | None = None
    """DAY: from today."""
    weekday: int | None = None
    on: tuple[int | None, int] | None = None
    """DAY: (month or None, day of month)."""
    minutes: tuple[int, int] = (0, 0)
    """BAND: from, to; HOUR: (minute of day, 0)."""
    half: str = ""
    """HOUR: am, pm, night, "24" where it is beyond doubt, "" where it is not."""
    seconds: int = 0
    workdays: int = 0
    months: int = 0
    period: str = ""
    today: bool = False
    """BAND: "this" afternoon."""
    before: bool = False
    lower: bool = False


@dataclass(slots=True)
class Wish:
    """Parts that say one time together."""

    parts: dict[str, Part] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where it begins in the clause."""
        return min(part.start for part in self.parts.values())

    @property
    def end(self) -> int:
        """Where it ends in the clause."""
        return max(part.end for part in self.parts.values())

    @property
    def rule(self) -> str:
        """The readings that made it, for `explain`."""
        return "+".join(part.rule for part in self.parts.values())

    @property
    def is_ahead(self) -> bool:
        """Whether it cannot be a time gone by: "mañana", not "a las 12"."""
        day = self.parts.get(DAY)
        period = self.parts.get(PERIOD)
        return (day is not None and bool(day.days)) or (
            period is not None and period.period.startswith("next")
        )


@dataclass(frozen=True, slots=True)
class _Forms:
    """The compiled shapes of one language."""

    shapes: tuple[tuple[str, re.Pattern[str]], ...]
    bands: tuple[tuple[re.Pattern[str], int, int], ...]
    before: re.Pattern[str]
    lower: re.Pattern[str]
    lower_tail: re.Pattern[str]
    gone: re.Pattern[str]
    recurring: re.Pattern[str]
    this: re.Pattern[str]


def _number(tongue: Tongue) -> str:
    words = sorted((word for word, _ in tongue.numbers), key=len, reverse=True)
    return r"\d{1,3}|" + "|".join(words)


@cache
def _forms(tongue: Tongue) -> _Forms:
    n = _number(tongue)
    hour_word = rf"(?:(?:{n.replace('{1,3}', '{1,2}')}))"
    halves = "|".join(words for words, _ in tongue.half_of_day)
    past = "|".join(words for words, _ in tongue.half_past)
    weekday = "|".join(tongue.weekdays)
    month = "|".join(tongue.months)
    unit = "|".join(words for words, _ in tongue.units)
    tail = rf"(?:\s*(?P<past>{past}|y (?:cinco|diez|veinte|veinticinco)))?(?:\s*,?\s*(?P<half>{halves})\b)?"
    clock = rf"(?P<hour>{hour_word})(?:\s*[:h]\s*(?P<minute>[0-5]\d))?(?!\d)\s*(?P<h>(?:{tongue.hour_word})\b)?{tail}"
    shapes = (
        (
            "range",
            rf"\b(?:{tongue.range_open})(?P<from>{hour_word})(?:[:h]\d\d)?\s*(?:{tongue.hour_word})?\s*(?:{halves})?\s*(?:{tongue.range_link}){clock}(?!\s*(?:{unit})\b(?<!h))",
        ),
        (
            "range",
            rf"\b(?P<from>\d{{1,2}})(?:[:h]\d\d)?\s*-\s*(?P<hour>\d{{1,2}})(?:[:h](?P<minute>[0-5]\d))?\s*(?P<h>h)?\b{tail}(?!\s*(?:{unit})\b)(?![-/\d])",
        ),
        (
            "fixed",
            r"(?P<pre>\b(?:%s)\s+)?\b(?P<fixed>%s)\b"
            % (tongue.within, "|".join(w for w, _ in tongue.spans)),
        ),
        (
            "workspan",
            rf"(?P<pre>\b(?:{tongue.within})\s+)?(?:(?:{n})\s*(?:-|/|a|o|u|y|to|or|and|ou|et|i)\s*)?(?<![\d:.,/])\b(?P<n>{n})\s*(?P<unit>{unit})(?!\w)"
            r"(?P<more>\s+(?:y media|i mitja|et demie|and a half))?",
        ),
        (
            "date",
            rf"\b(?:(?:{weekday}),?\s+)?(?:{tongue.day_prefix})?(?P<dom>[0-3]?\d)(?:st|nd|rd|th|er)?{tongue.month_link}(?P<month>{month})\b",
        ),
        ("date", rf"\b(?P<month>{month})\s+(?P<dom>[0-3]?\d)(?:st|nd|rd|th)?\b(?!:)")
        if tongue.lang == "en"
        else ("date", r"(?!x)x"),
        (
            "date",
            rf"\b(?:(?:{weekday}),?\s+(?:{tongue.day_prefix})?|(?:{tongue.day_prefix}))(?P<dom>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\s*(?:[:h]|am\b|pm\b))",
        ),
        (
            "date",
            r"(?<![\d/.-])(?P<dom>[0-3]?\d)/(?P<mm>[01]?\d)(?:/(?:20)?\d\d)?(?![\d/])(?!\s*(?:h|d)\b)(?!\s*(?:hora|dia|hour|day|heure|jour))",
        ),
        ("late", rf"\b(?:{tongue.late_of})(?P<month>{month})\b"),
        ("end_of_day", rf"\b(?:{tongue.end_of_day})\b"),
        ("late_month", rf"\b(?:{tongue.late_month})\b"),
        ("next_month", rf"\b(?:{tongue.next_month})\b"),
        ("next_week", rf"\b(?:{tongue.next_week})\b"),
        ("weekend", rf"\b(?:{tongue.weekend})\b"),
        ("this_week", rf"\b(?:{tongue.this_week})\b"),
        ("this_month", rf"\b(?:{tongue.this_month})\b"),
        ("this_year", rf"\b(?:{tongue.this_year})\b"),
        ("day_after", rf"(?:\b|^)(?:{tongue.day_after})(?:\b|$)"),
        ("clock", rf"\b(?:{tongue.hour_before})\s+{clock}"),
        ("clock", rf"\b(?P<hour>\d{{1,2}})(?:[:h](?P<minute>[0-5]\d))?\s*(?P<half>{halves})\b"),
        ("clock", r"\b(?P<hour>[0-2]?\d)[:h](?P<minute>[0-5]\d)\b\s*(?P<h>h)?"),
        ("clock", r"(?<![-/\d])\b(?P<hour>1[0-9]|2[0-3]|0?[7-9])\s?(?P<h>h)\b"),
        ("band", r"\b(?:%s)(?!\w)" % "|".join(words for words, _, _ in tongue.bands)),
        ("weekday", rf"\b(?P<weekday>{weekday})\b"),
        ("tomorrow", rf"\b(?:{tongue.tomorrow})\b"),
        ("today", rf"\b(?:{tongue.today})\b"),
    )
    return _Forms(
        shapes=tuple((kind, re.compile(shape)) for kind, shape in shapes),
        bands=tuple((re.compile(words), first, last) for words, first, last in tongue.bands),
        before=re.compile(rf"\b(?:{tongue.before})\s*$"),
        lower=re.compile(rf"\b(?:{tongue.lower})\s*$"),
        lower_tail=re.compile(rf"\s*,?\s*(?:{tongue.lower_tail})\b"),
        gone=re.compile(rf"\s*(?:{tongue.gone})\b"),
        recurring=re.compile(rf"\b(?:{tongue.recurring})\s*$"),
        this=re.compile(rf"\b(?:{tongue.this})\b"),
    )


def parts_of(text: str, tongue: Tongue) -> tuple[Part, ...]:
    """Every time word of a folded text, in order; the first shape that fits takes its place."""
    forms = _forms(tongue)
    taken: list[tuple[int, int]] = []
    found: list[Part] = []
    for kind, shape in forms.shapes:
        for match in shape.finditer(text):
            if any(match.start() < last and first < match.end() for first, last in taken):
                continue
            part = _part(kind, match, text, tongue, forms)
            if part is not None:
                taken.append((part.start, part.end))
                found.append(part)
    return tuple(
        _bounded(part, text, forms)
        for part in sorted(found, key=lambda part: part.start)
        if not _is_out(part, text, forms)
    )


def _bounded(part: Part, text: str, forms: _Forms) -> Part:
    ahead = text[: part.start]
    lead = ahead
    if part.kind in {HOUR, SPAN}:
        # "antes de las 12": these shapes take their preposition in, so look inside them too.
        own = text[part.start : part.end]
        lead = (ahead + own[: _first_value(own)]).rstrip()
    lower = any(forms.lower.search(piece) for piece in (ahead, lead))
    lower = lower or forms.lower_tail.match(text, part.end) is not None
    before = not lower and any(forms.before.search(piece) for piece in (ahead, lead))
    return replace(part, lower=lower, before=before)


def _first_value(own: str) -> int:
    digit = re.search(r"\d", own)
    if digit is not None:
        return digit.start()
    last = own.rfind(" ")
    return last + 1


def _is_out(part: Part, text: str, forms: _Forms) -> bool:
    if part.kind in {DAY, PERIOD} and forms.gone.match(text, part.end):
        return True
    if part.kind == DAY and forms.gone.search(text[: part.start].rstrip().rsplit(" ", 1)[-1]):
        return True
    return part.kind in {DAY, BAND} and forms.recurring.search(text[: part.start]) is not None


def _part(kind: str, match: re.Match[str], text: str, tongue: Tongue, forms: _Forms) -> Part | None:
    start, end = match.span()
    while end > start and text[end - 1] == " ":
        end -= 1
    match kind:
        case "today" | "end_of_day":
            return Part(DAY, start, end, kind, days=0)
        case "tomorrow":
            return Part(DAY, start, end, kind, days=1)
        case "day_after":
            return Part(DAY, start, end, kind, days=2)
        case "weekday":
            return Part(DAY, start, end, kind, weekday=_which(tongue.weekdays, match["weekday"]))
        case "date" | "late":
            return _date(kind, match, tongue, start, end)
        case "band":
            return _band(match, forms, start, end)
        case "range" | "clock":
            return _clock(kind, match, text, tongue, start, end)
        case "workspan" | "fixed":
            return _span(kind, match, text, tongue, start, end)
        case _:
            return Part(PERIOD, start, end, kind, period=kind)


def _which(words: Sequence[str], said: str) -> int:
    return next(n for n, word in enumerate(words) if re.fullmatch(word, said))


def _date(kind: str, match: re.Match[str], tongue: Tongue, start: int, end: int) -> Part | None:
    groups = match.groupdict()
    month = None
    if groups.get("month"):
        month = _which(tongue.months, match["month"]) + 1
    elif groups.get("mm"):
        month = int(match["mm"])
        if not 1 <= month <= 12:
            return None
    if kind == "late":
        return Part(PERIOD, start, end, "late_month", period="late", months=month or 1)
    dom = int(match["dom"])
    if not 1 <= dom <= 31:
        return None
    return Part(DAY, start, end, "date", on=(month, dom))


def _band(match: re.Match[str], forms: _Forms, start: int, end: int) -> Part:
    said = match.group()
    first, last = next((a, b) for words, a, b in forms.bands if words.fullmatch(said))
    return Part(
        BAND, start, end, "band", minutes=(first, last), today=forms.this.search(said) is not None
    )


_NOT_A_CLOCK = re.compile(
    r"\s+(?!horas|lunes|martes|miercoles|jueves|viernes|menos|mas\b|es\b|tres)"
    r"(?:[a-z]{2,}(?:as|es|(?<!m)os))\b"
)


def _clock(
    kind: str, match: re.Match[str], text: str, tongue: Tongue, start: int, end: int
) -> Part | None:
    groups = match.groupdict()
    said = match["hour"]
    hour = _value(said, tongue)
    if hour is None or hour > 24:
        return None
    minute = int(groups.get("minute") or 0)
    half = ""
    for words, name in tongue.half_of_day:
        if groups.get("half") and re.fullmatch(words, match["half"]):
            half = name
            break
    exact = bool(groups.get("minute") or groups.get("h") or half)
    if not exact and kind == "clock" and _NOT_A_CLOCK.match(text, match.end()):
        return None
    if not exact and tongue.lang in {"en", "fr"} and not _ends_well(text, match.end()):
        return None
    if past := groups.get("past"):
        minute += next(
            (m for words, m in tongue.half_past if re.fullmatch(words, past)),
            _value(past.removeprefix("y ").strip(), tongue) or 0,
        )
    if hour > 12 or hour == 0 or (said.startswith("0") and len(said) == 2):
        half = "24"
    if not half and kind == "range":
        first = _value(match["from"], tongue)
        if first is not None and first <= 12 and hour <= 12 and first < hour and hour == 12:
            half = "pm"
    if not half and groups.get("h") and 7 <= hour <= 12:
        half = "24"
    if hour * 60 + minute > 1440:
        return None
    return Part(
        HOUR,
        start,
        end,
        "clock" if kind == "clock" else "range",
        minutes=(hour * 60 + minute, 0),
        half=half,
    )


def _ends_well(text: str, at: int) -> bool:
    """Whether a bare number after "at" can be an hour: not "at 12 High Street"."""
    rest = text[at:].lstrip()
    return (
        not rest
        or re.match(
            r"[,.)(-]|(?:today|tomorrow|on|and|or|this|sharp|latest|at|to|the|we|our|for|with|in|@|in"
            r"|aujourd|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday"
            r"|wednesday|thursday|friday|saturday|sunday)\b|@",
            rest,
        )
        is not None
    )


def _value(said: str, tongue: Tongue) -> int | None:
    if said.isdigit():
        return int(said)
    return dict(tongue.numbers).get(said)


def _span(
    kind: str, match: re.Match[str], text: str, tongue: Tongue, start: int, end: int
) -> Part | None:
    ahead = text[:start].rstrip()
    if re.search(rf"(?:^|\s)(?:{tongue.not_spans})$", ahead):
        return None
    if kind == "fixed":
        minutes = next(m for words, m in tongue.spans if re.fullmatch(words, match["fixed"]))
        return Part(SPAN, start, end, "elapsed", seconds=minutes * 60)
    count = _value(match["n"], tongue)
    if count is None:
        return None
    unit = next(name for words, name in tongue.units if re.fullmatch(words, match["unit"]))
    if unit == "hour" and not match["pre"] and len(match["unit"]) == 1 and count <= 23:
        if not re.search(r"[-/]", match.group()):
            return None
    if unit == "hour" and count <= 23 and _is_clock(match["pre"] or "", match["unit"]):
        return None
    if unit == "minute":
        return Part(SPAN, start, end, "elapsed", seconds=count * 60)
    if unit == "hour":
        more = 1800 if match["more"] else 0
        return Part(SPAN, start, end, "elapsed", seconds=count * 3600 + more)
    if unit == "workday":
        return Part(SPAN, start, end, "workdays", workdays=count)
    if unit == "month":
        return Part(SPAN, start, end, "months", months=count)
    days = min(count * (7 if unit == "week" else 1), _MOST_DAYS)
    return Part(DAY, start, end, "days", days=days)


def _is_clock(lead: str, unit: str) -> bool:
    """ "Avant 17 heures" is an hour of the day, as is "d'ici 17h"; "dans 2 heures" is a span."""
    return lead.startswith("avant") or (
        unit == "h" and lead.startswith(("d'ici", "antes", "abans"))
    )


def wishes(parts: Sequence[Part]) -> tuple[Wish, ...]:
    """Parts put together: one day, one band, one clock time make one wish; a second day another.

    A later wish without a day of its own is on the day named before it.
    """
    made: list[Wish] = []
    named: Part | None = None
    for part in _without_echoes(parts):
        now = made[-1] if made else None
        alone = part.kind == SPAN or (now is not None and SPAN in now.parts)
        if now is None or alone or part.kind in now.parts:
            now = Wish()
            made.append(now)
            if named is not None and part.kind in {BAND, HOUR}:
                now.parts[DAY] = replace(named, start=part.start, end=part.end)
        now.parts[part.kind] = part
        if part.kind == DAY:
            named = part
    return tuple(wish for made_one in made if (wish := _without_lower(made_one)) is not None)


def _without_echoes(parts: Sequence[Part]) -> Iterator[Part]:
    """ "Mañana jueves" is one day: of two that touch, a weekday gives way to a nearer word."""
    last: Part | None = None
    for part in parts:
        if (
            last is not None
            and last.kind == part.kind == DAY
            and last.days in {0, 1, 2}
            and part.weekday is not None
            and part.start - last.end <= 2
        ):
            continue
        yield part
        last = part


def _without_lower(wish: Wish) -> Wish | None:
    """rules.md 21: a lower bound promises nothing; "mañana a partir de las 9" still is a day."""
    if not any(part.lower for part in wish.parts.values()):
        return wish
    day = wish.parts.get(DAY)
    if day is None or day.lower:
        return None
    return Wish({DAY: day})


def resolve(wish: Wish, said_at: Instant, calendar: Calendar) -> Instant | None:
    """The due instant of a wish; None where it is not in the future."""
    due = _resolve(wish, said_at, calendar)
    return due if due is not None and due > said_at else None


def _resolve(wish: Wish, said_at: Instant, calendar: Calendar) -> Instant | None:
    zone = calendar.zone
    said = local_time(said_at, zone)
    today = said.date()
    span, period = wish.parts.get(SPAN), wish.parts.get(PERIOD)
    if span is not None:
        if span.workdays:
            later = calendar.working_day_after(said_at, min(span.workdays, _MOST_DAYS))
            return None if later is None else _end(calendar.local_day(later), said_at, calendar)
        if span.months:
            return _end(_months_on(today, span.months), said_at, calendar)
        return Instant(said_at + span.seconds)
    named, band, hour = wish.parts.get(DAY), wish.parts.get(BAND), wish.parts.get(HOUR)
    day = None if named is None else _day(named, period, today)
    if named is not None and day is None:
        return None
    if hour is not None:
        return _clock_instant(hour, band, day, said_at, calendar)
    if band is not None:
        return _band_instant(band, day, said_at, calendar, before=band.before)
    if named is not None and day is not None:
        return _before(day, calendar) if named.before else _end(day, said_at, calendar)
    if period is not None:
        first, last = _period(period, today)
        if period.before and period.period in {"next_week", "next_month", "weekend"}:
            return _before(first, calendar)
        return _end(last, said_at, calendar)
    return None


def _end(day: date, said_at: Instant, calendar: Calendar) -> Instant:
    """A day without an hour: its closing instant, 23:59 where the office is (already) shut."""
    close = calendar.closing_instant(day)
    if close is not None and close > said_at:
        return close
    return local_instant(day, _LAST_MINUTE, calendar.zone)


def _before(day: date, calendar: Calendar) -> Instant:
    opens = calendar.opening_instant(day)
    return local_midnight(day, calendar.zone) if opens is None else opens


def _day(part: Part, period: Part | None, today: date) -> date | None:
    if part.days is not None:
        return today + timedelta(days=part.days)
    if part.weekday is not None:
        if period is not None and period.period == "next_week":
            return today + timedelta(days=7 - today.weekday() + part.weekday)
        return today + timedelta(days=(part.weekday - today.weekday() - 1) % 7 + 1)
    month, dom = part.on or (None, 1)
    for months in range(49):
        first = _months_on(today.replace(day=1), months)
        if month not in {None, first.month} or dom > monthrange(first.year, first.month)[1]:
            continue
        if (day := first.replace(day=dom)) >= today:
            return day
    return None


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + min(months, 1200), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _period(part: Part, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    match part.period:
        case "this_week":
            return monday, monday + timedelta(days=6)
        case "weekend":
            return monday + timedelta(days=5), monday + timedelta(days=6)
        case "next_week":
            return monday + timedelta(days=7), monday + timedelta(days=13)
        case "next_month":
            first = _months_on(today.replace(day=1), 1)
        case "late":
            first = _months_on(today.replace(day=1), (part.months - today.month) % 12)
        case "this_year":
            return today.replace(month=1, day=1), today.replace(month=12, day=31)
        case _:
            first = today.replace(day=1)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def _band_instant(
    band: Part, day: date | None, said_at: Instant, calendar: Calendar, *, before: bool
) -> Instant:
    zone = calendar.zone
    first, last = band.minutes
    minute = first if before else last
    today = calendar.local_day(said_at)
    if day is not None and day != today:
        return local_instant(day, minute, zone)
    yesterday = today - timedelta(days=1)
    if day is None and last > 1440 and local_instant(yesterday, last, zone) > said_at:
        return local_instant(yesterday, minute, zone)
    due = local_instant(today, minute, zone)
    if day is None and not band.today and due <= said_at:
        return local_instant(today + timedelta(days=1), minute, zone)
    return due


def _clock_instant(
    hour: Part, band: Part | None, day: date | None, said_at: Instant, calendar: Calendar
) -> Instant | None:
    minutes = _minutes(hour, band)
    today = calendar.local_day(said_at)
    if day is None and band is not None and band.today:
        day = today
    days = [day] if day is not None else [today, today + timedelta(days=1)]
    for one in days:
        for minute in minutes:
            due = local_instant(one, minute, calendar.zone)
            if due > said_at:
                return due
    return None


def _minutes(hour: Part, band: Part | None) -> list[int]:
    """The minutes of a day that a clock time can mean, the likeliest first."""
    minute = hour.minutes[0]
    twelve = 720 <= minute < 780
    match hour.half:
        case "24":
            return [minute]
        case "am":
            return [minute - 720 if twelve else minute]
        case "pm":
            return [minute if minute >= 720 else minute + 720]
        case "night":
            if twelve:
                return [minute + 720]
            return [minute if minute < 360 else minute + 720]
    both = [minute - 720, minute] if twelve else [minute, minute + 720]
    if band is not None:
        inside = [m for m in (*both, both[0] + 1440) if band.minutes[0] <= m <= band.minutes[1]]
        if inside:
            return inside[:1]
    sensible = [m for m in both if _SENSIBLE[0] <= m < _SENSIBLE[1]]
    return sensible or both
