"""PURE: the time words of a clause: days, bands, clock times, spans, periods (rules.md 22)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from junhall.casework.promise_marks import Marks, marks
from junhall.casework.promise_words import Tongue
from junhall.casework.time_shapes import Forms

MOST_DAYS: Final = 3_660
_RECENT: Final = 64
"""A clause is asked for its times when a sentence is cut, and again when it is judged."""

BARE_DAYS: Final = "bare days"
"""How long something takes, or took: "two days", without a word that looks ahead."""
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


@lru_cache(maxsize=_RECENT)
def parts_of(text: str, tongue: Tongue) -> tuple[Part, ...]:
    """Every time word of a folded text, in order; the first shape that fits takes its place."""
    words = marks(tongue)
    found: list[Part] = []
    for kind, matches in words.times(text):
        for match in matches:
            first, last = match.span()
            if any(first < one.end and one.start < last for one in found):
                continue
            part = _part(kind, match, text, tongue, words.forms)
            if part is not None:
                found.append(part)
    if not found:
        return ()
    return tuple(
        _bounded(part, text, words)
        for part in sorted(found, key=lambda part: part.start)
        if not _is_out(part, text, words)
    )


_GAP: Final = re.compile(r" ")


def _bounded(part: Part, text: str, words: Marks) -> Part:
    ahead = text[: part.start]
    lead = ahead
    own = text[part.start : part.end]
    if part.kind in {HOUR, SPAN}:
        # "antes de las 12": these shapes take their preposition in, so look inside them too.
        lead = (ahead + own[: _first_value(own)]).rstrip()
    if part.rule in {"spoken", "range"}:
        lead = ahead
    leads = {ahead, lead}
    if part.kind == HOUR and part.rule == "clock":
        # "des de les set del mati": the bound is in front of the hour, whatever follows it.
        leads |= {ahead + own[: gap.start()] for gap in _GAP.finditer(own)}
    lower = any(words.has("lower", piece) for piece in leads)
    lower = lower or words.forms.lower_tail.match(text, part.end) is not None
    before = not lower and any(words.has("before", piece) for piece in (ahead, lead))
    return replace(part, lower=lower, before=before) if lower or before else part


def _first_value(own: str) -> int:
    digit = re.search(r"\d", own)
    if digit is not None:
        return digit.start()
    last = own.rfind(" ")
    return last + 1


_AT: Final = re.compile(r"(?:^|\s)(?:a|vers|at)$")
_ONE_MINUTE: Final = frozenset(("minuto", "minut", "minute"))
_ON_THE_HOUR: Final = re.compile(r"(?<!\w)(?:a l[ae]s|a|at)\Z")
_SINCE: Final = re.compile(
    r"\s*(?:que\b|qu'|(?:ago|atras|fa|sin|sense|sans|without|esperando|esperant|waiting|now)\b)"
    r"(?! (?:viene|ve|vienen)\b)"
)
""" "Three days that", "two hours ago": a span that lies behind, in whatever language."""

_THAT: Final = re.compile(r"\s*(?:que\b|qu')")


_YESTERDAY: Final = re.compile(
    r"(?<!\w)(?:ayer|anoche|anteayer|ahir|anit|hier|yesterday)(?: a| por| de| au)?(?: la| les)?"
    r"\s*\Z"
)
"""Before a part of the day: "hier soir" is gone."""


def _is_out(part: Part, text: str, words: Marks) -> bool:
    forms = words.forms
    if part.kind in {BAND, HOUR} and _YESTERDAY.search(text, 0, part.start):
        return True
    if part.rule in {"elapsed", "days", BARE_DAYS} and _SINCE.match(text, part.end):
        # "I come in half an hour, for I'm still at ..." looks ahead all the same.
        return not (_THAT.match(text, part.end) and forms.within.match(text, part.start))
    if part.kind in {DAY, PERIOD} and forms.gone.match(text, part.end):
        return True
    if part.kind == DAY and forms.gone.fullmatch(text[: part.start].rstrip().rsplit(" ", 1)[-1]):
        return True
    return part.kind in {DAY, BAND} and words.has("recurring", text[: part.start])


def _part(kind: str, match: re.Match[str], text: str, tongue: Tongue, forms: Forms) -> Part | None:
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
            return _band(text, forms, start, end)
        case "range" | "clock" | "spoken":
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


def _band(text: str, forms: Forms, start: int, end: int) -> Part:
    # Asked in its place, not by itself: some bands are known by what follows them.
    minutes = next((a, b) for words, a, b in forms.bands if words.match(text, start))
    today = forms.this.search(text[start:end]) is not None
    return Part(BAND, start, end, "band", minutes=minutes, today=today)


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
    exact = kind == "spoken" or bool(
        groups.get("minute")
        or groups.get("h")
        or groups.get("past")
        or half
        or (said.isalpha() and hour in {0, 12, 24} and not said.startswith(("do", "tw")))
    )
    if not exact and kind == "clock" and _NOT_A_CLOCK.match(text, match.end()):
        return None
    named = said.isalpha() and _AFTER_DAY.search(text, 0, start) is not None
    if not (exact or named) and tongue.lang in {"en", "fr"} and not _ends_well(text, match.end()):
        return None
    if lead := groups.get("lead"):
        minute += next(m for words, m in tongue.before_hour if re.fullmatch(words, lead))
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
    if not 0 <= hour * 60 + minute <= 1440:
        return None
    return Part(
        HOUR,
        start,
        end,
        kind,
        minutes=(hour * 60 + minute, 0),
        half=half,
    )


_AFTER_DAY: Final = re.compile(
    r"(?<!\w)(?:today|tomorrow|\w+day|aujourd'hui|demain|lundi|mardi|mercredi|jeudi|vendredi)\s*\Z"
)
"""Before "at ten": then it is an hour, whatever follows."""


def _ends_well(text: str, at: int) -> bool:
    """Whether a bare number after "at" can be an hour: not "at 12 High Street"."""
    rest = text[at:].lstrip()
    return (
        not rest
        or re.match(
            r"[,.)(-]|@|(?:about|regarding|today|tonight|tomorrow|on|and|or|this|sharp|latest|at|to|the|we|our|your|you|he"
            r"|she|they|my|i|i'll|it|it'll|there|outside|is|for|with|in|from|by|someone|so|but"
            r"|aujourd|demain|ce|cet|c'est|il|elle|on|je|j'|nous|nos|l'|le|la|les|un|une|des|pour|chez"
            r"|sur|devant|en|et|au|tout|avec|mais|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
            r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!\w)|(?:l'|j'|d'|c')",
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
    if kind == "workspan" and match["unit"] in _ONE_MINUTE and _ON_THE_HOUR.search(ahead):
        return None  # "A las 12 minuto de silencio."
    if kind == "workspan" and _AT.search(ahead) and re.match(tongue.hour_word, match["unit"]):
        return None  # "À 5 heures" is an hour of the day.
    if kind == "fixed":
        minutes = next(m for words, m in tongue.spans if re.fullmatch(words, match["fixed"]))
        return Part(SPAN, start, end, "elapsed", seconds=minutes * 60)
    count = _value(match["n"], tongue)
    if count is None:
        return None
    unit = next(name for words, name in tongue.units if re.fullmatch(words, match["unit"]))
    bare = unit == "hour" and not match["pre"] and len(match["unit"]) == 1
    if bare and 6 < count <= 23 and not re.search(r"[-/]", match.group()):
        return None
    if unit == "hour" and count <= 23 and _is_clock(match["pre"] or "", match["unit"], count):
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
    days = min(count * (7 if unit == "week" else 1), MOST_DAYS)
    return Part(DAY, start, end, "days" if match["pre"] else BARE_DAYS, days=days)


def _is_clock(lead: str, unit: str, count: int) -> bool:
    """ "Avant 17 heures" is an hour of the day, as is "d'ici 17h"; "dans 2 heures" is a span."""
    return lead.startswith("avant") or (
        unit == "h"
        and lead.startswith(("d'ici", "antes", "abans"))
        and (count > 6 or not lead.startswith("d'ici"))
    )
