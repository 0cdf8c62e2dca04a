"""The words in which officials commit themselves, ask, announce and take leave: a table a language.

Every entry is a fragment of a regular expression over folded text (no accents, lower case). A new
language is one more ``Tongue``; nothing else knows a language by name.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """One language: times first, then what a clause does."""

    lang: str
    # --- times
    today: str
    tomorrow: str
    day_after: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    month_link: str
    day_prefix: str
    bands: tuple[tuple[str, int, int], ...]
    """(words, from minute, to minute); later than 1440 is the next day."""
    this: str
    """Words before a band or weekday that mean today's, or the nearest."""
    hour_before: str
    hour_word: str
    half_past: tuple[tuple[str, int], ...]
    half_of_day: tuple[tuple[str, str], ...]
    range_open: str
    range_link: str
    numbers: tuple[tuple[str, int], ...]
    within: str
    units: tuple[tuple[str, str], ...]
    """(words, minute|hour|day|workday|week|month)."""
    spans: tuple[tuple[str, int], ...]
    """Fixed spans in minutes: "media hora"."""
    not_spans: str
    this_week: str
    next_week: str
    weekend: str
    this_month: str
    next_month: str
    late_month: str
    late_of: str
    """Before the name of a month: its end."""
    end_of_day: str
    this_year: str
    before: str
    not_after: str
    lower: str
    lower_tail: str
    gone: str
    """Right beside a day: it is over ("pasado", "last")."""
    recurring: str
    # --- what a clause does
    strong: str
    weak: str
    nominal: str
    negation: str
    harmless: str
    """Courtesies that hold a negation, a time or a condition without meaning it."""
    condition: str
    report_back: str
    """After a condition that only asks to be told: then the rest of the sentence stands."""
    hedge: str
    soonest: str
    asked_of_citizen: str
    farewell: str
    announcement: str
    event: str
    opening: str
    past: str
    reported: str
    correction: str
    links: str
    filler: str
    courtesy: str
    done: str
    not_done: str
    takes_on: str
    replaces: str
    reports: str
    hands_over: str
    work: str
    """Verbs of the work itself: beside an event they still commit."""
    idle: str
    """No commitment although it names a time: busy, praise, weather, what goes on until then."""
    imperative: str
    """Begins a clause that asks something of the citizen."""
    thanks: str
    """Thanks and congratulations: beside them the town's hashtag alone promises nothing."""
    gives_time: str
    """A bare span after it is asked for the work: "give me two hours"."""
    before_hour: tuple[tuple[str, int], ...]
    """(words, minutes): said before the hour they shift."""
    resumed: str
    """It works again: a report where no time to come is named."""
    informs: str
    """Ends in a condition that only says when the citizen will hear: "I'll tell you when"."""
    upper: str
    """An upper bound: a time beside it lies ahead, whatever the verb says."""
    has_been: str
    """Words whose accented end tells what has been (sentences.STRESS)."""
    looked_back: str
    """A verb of past or present, and what follows and settles it: "pasamos y no había nadie"."""
    purpose: str
    """Begins what the citizen's help is good for: "send a photo, that way we see it"."""
    will_be: str
    """Before a word for finished work: it is still to come."""
