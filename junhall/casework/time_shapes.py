"""PURE: the shapes of time words in one language, compiled: dates, clock times, spans, bands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from junhall.casework.promise_words import Tongue


@dataclass(frozen=True, slots=True)
class Forms:
    """The compiled shapes of one language."""

    shapes: tuple[tuple[str, re.Pattern[str]], ...]
    """(kind, shape), in the order in which they are tried."""
    bands: tuple[tuple[re.Pattern[str], int, int], ...]
    before: re.Pattern[str]
    within: re.Pattern[str]
    lower: re.Pattern[str]
    lower_tail: re.Pattern[str]
    gone: re.Pattern[str]
    recurring: re.Pattern[str]
    this: re.Pattern[str]


def _number(tongue: Tongue) -> str:
    words = sorted((word for word, _ in tongue.numbers), key=len, reverse=True)
    return r"\d{1,3}|" + "|".join(words)


@cache
def forms_of(tongue: Tongue) -> Forms:
    """The compiled shapes of a language."""
    n = _number(tongue)
    hour_word = rf"(?:(?:{n.replace('{1,3}', '{1,2}')}))"
    halves = "|".join(words for words, _ in tongue.half_of_day)
    past = "|".join(words for words, _ in tongue.half_past)
    weekday = "|".join(tongue.weekdays)
    month = "|".join(tongue.months)
    unit = "|".join(words for words, _ in tongue.units)
    tail = (
        rf"(?:\s*(?P<past>{past}|y (?:cinco|diez|veinte|veinticinco)))?"
        rf"(?:\s*,?\s*(?P<half>{halves})\b)?"
    )
    clock = (
        rf"(?P<hour>{hour_word})(?:\s*[:h]\s*(?P<minute>[0-5]\d))?(?!\d)"
        rf"\s*(?P<h>(?:{tongue.hour_word})\b)?{tail}"
    )
    shapes = (
        (
            "range",
            rf"\b(?:{tongue.range_open})(?P<from>{hour_word})(?:[:h]\d\d)?\s*(?:{tongue.hour_word})?\s*(?:{halves})?\s*(?:{tongue.range_link}){clock}(?!\s*(?:{unit})\b(?<!h))",
        ),
        (
            "range",
            rf"\b(?P<from>\d{{1,2}})(?:[:h](?:\d\d)?)?\s*-\s*(?P<hour>\d{{1,2}})(?:[:h](?P<minute>[0-5]\d))?\s*(?P<h>h)?\b{tail}(?!\s*(?:{unit})\b)(?![-/\d])",
        ),
        (
            "fixed",
            r"(?P<pre>\b(?:{})\s+)?\b(?P<fixed>{})\b".format(
                tongue.within, "|".join(w for w, _ in tongue.spans)
            ),
        ),
        (
            "workspan",
            (
                rf"(?P<pre>\b(?:{tongue.within})\s+)?(?<![\d:.,/])(?!1/2\b)(?:\b(?:{n})\s*(?:h|hs|hrs)?\s*(?:-|/|–|a|o|u|y|to|or"
                rf"|and|ou|et|i)\s*)?\b(?P<n>{n})\s*(?P<unit>{unit})(?!\w)"
                r"(?P<more>\s+(?:y media|i mitja|et demie|and a half))?"
            ),
        ),
        (
            "date",
            (
                rf"\b(?:(?:{weekday}),?\s+)?(?:{tongue.day_prefix})?(?P<dom>[0-3]?\d)(?:st|nd|rd|th"
                rf"|er)?{tongue.month_link}(?P<month>{month})\b"
            ),
        ),
        ("date", rf"\b(?P<month>{month})\s+(?P<dom>[0-3]?\d)(?:st|nd|rd|th)?\b(?!:)")
        if tongue.lang == "en"
        else ("date", r"\b(?!x)x"),
        (
            "date",
            (
                rf"\b(?:(?:{weekday}),?\s+(?:{tongue.day_prefix})?"
                rf"|(?:{tongue.day_prefix}))(?P<dom>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\s*(?:[:h]|am\b"
                rf"|pm\b|to \d|a \d|-\s?\d))"
            ),
        ),
        (
            "date",
            (
                r"(?<![\d/.-])(?P<dom>[0-3]?\d)/(?P<mm>[01]?\d)(?:/(?:20)?\d\d)?(?![\d/])(?!\s*(?:h"
                r"|d)\b)(?!\s*(?:hora|dia|hour|day|heure|jour))"
            ),
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
        *_spoken(tongue, hour_word, halves),
        ("clock", rf"\b(?:{tongue.hour_before})\s+{clock}"),
        ("clock", rf"\b(?P<hour>{hour_word})\s+(?P<past>{past})\s*,?\s*(?P<half>{halves})\b"),
        ("clock", rf"\b(?P<hour>\d{{1,2}})(?:[:h](?P<minute>[0-5]\d))?\s*(?P<half>{halves})\b"),
        ("clock", r"\b(?P<hour>[0-2]?\d)[:h](?P<minute>[0-5]\d)(?:\b|(?=h\b))\s*(?P<h>h)?"),
        ("clock", r"(?<![-/\d])\b(?P<hour>1[0-9]|2[0-3]|0?[7-9])\s?(?P<h>h)\b"),
        ("band", r"\b(?:{})(?!\w)".format("|".join(words for words, _, _ in tongue.bands))),
        ("weekday", rf"\b(?P<weekday>{weekday})\b"),
        ("tomorrow", rf"\b(?:{tongue.tomorrow})\b"),
        ("today", rf"\b(?:{tongue.today})\b"),
    )
    return Forms(
        shapes=tuple((kind, re.compile(shape)) for kind, shape in shapes),
        bands=tuple(
            (re.compile(rf"(?:{words})(?!\w)"), first, last) for words, first, last in tongue.bands
        ),
        before=re.compile(rf"\b(?:{tongue.before})\s*$"),
        within=re.compile(rf"(?:{tongue.within})\s"),
        lower=re.compile(rf"\b(?:{tongue.lower})\s*$"),
        lower_tail=re.compile(rf"\s*,?\s*(?:{tongue.lower_tail})\b"),
        gone=re.compile(rf"\s*(?:{tongue.gone})\b"),
        recurring=re.compile(rf"\b(?:{tongue.recurring})\s*$"),
        this=re.compile(rf"\b(?:{tongue.this})\b"),
    )


def _spoken(tongue: Tongue, hour: str, halves: str) -> tuple[tuple[str, str], ...]:
    """ "Dos quarts d'una" is 12:30, "quarter to five" 16:45: the fraction comes first."""
    half = rf"(?:\s*,?\s*(?P<half>{halves})\b)?"
    return tuple(
        (
            "spoken",
            rf"\b(?:(?:{tongue.hour_before})\s+|a\s+|at\s+)?(?P<lead>{lead})\s*(?P<hour>{hour})\b{half}",
        )
        for lead, _ in tongue.before_hour
    )
