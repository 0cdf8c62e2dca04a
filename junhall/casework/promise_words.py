"""The words in which officials commit themselves, ask, announce and take leave: a table a language.

Every entry is a fragment of a regular expression over folded text (no accents, lower case). A new
language is one more ``Tongue``; nothing else knows a language by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NEVER: Final = r"\b(?!x)x"
"""Matches nowhere: what a language, or a table of times alone, has no words for."""


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
    strong: str = NEVER
    weak: str = NEVER
    nominal: str = NEVER
    negation: str = NEVER
    harmless: str = NEVER
    """Courtesies that hold a negation, a time or a condition without meaning it."""
    condition: str = NEVER
    report_back: str = NEVER
    """After a condition that only asks to be told: then the rest of the sentence stands."""
    hedge: str = NEVER
    soonest: str = NEVER
    asked_of_citizen: str = NEVER
    farewell: str = NEVER
    announcement: str = NEVER
    event: str = NEVER
    opening: str = NEVER
    past: str = NEVER
    reported: str = NEVER
    correction: str = NEVER
    links: str = NEVER
    filler: str = NEVER
    courtesy: str = NEVER
    done: str = NEVER
    not_done: str = NEVER
    takes_on: str = NEVER
    replaces: str = NEVER
    reports: str = NEVER
    hands_over: str = NEVER
    work: str = NEVER
    """Verbs of the work itself: beside an event they still commit."""
    idle: str = NEVER
    """No commitment although it names a time: busy, praise, weather, what goes on until then."""
    imperative: str = NEVER
    """Begins a clause that asks something of the citizen."""
    thanks: str = NEVER
    """Thanks and congratulations: beside them the town's hashtag alone promises nothing."""
    gives_time: str = NEVER
    """A bare span after it is asked for the work: "give me two hours"."""
    before_hour: tuple[tuple[str, int], ...] = ()
    """(words, minutes): said before the hour they shift."""
    resumed: str = NEVER
    """It works again: a report where no time to come is named."""
    informs: str = NEVER
    """Ends in a condition that only says when the citizen will hear: "I'll tell you when"."""
    upper: str = NEVER
    """An upper bound: a time beside it lies ahead, whatever the verb says."""
    has_been: str = NEVER
    """Words whose accented end tells what has been (sentences.STRESS)."""
    looked_back: str = NEVER
    """A verb of past or present, and what follows and settles it: "pasamos y no había nadie"."""
    purpose: str = NEVER
    """Begins what the citizen's help is good for: "send a photo, that way we see it"."""
    will_be: str = NEVER
    """Before a word for finished work: it is still to come."""
    # --- who does it (rules.md 20: a commitment; without one of these a time is only a time)
    ours: str = NEVER
    """The official's own doing: "vamos", "lo arreglaré"."""
    yours: str = NEVER
    """What the citizen will have of it: "te lo arreglan", "tendrás", and any colleague named."""
    deed: str = NEVER
    """What the town's people and machines do, work to be done, and how it will then be."""
    outsider: str = NEVER
    """Not the town hall's people: what these do or say is no commitment of an official."""
    habit: str = NEVER
    """What always is: "suele", "los sábados", "de lunes a viernes"."""
    formal: str = NEVER
    """Asks the citizen, politely: "le rogamos", "deberá", "queda citado"."""
    workers: str = NEVER
    """The town hall's people and machines."""
    says: str = NEVER
    """Somebody else says, promises, reckons: hearsay unless one of the town hall's people does."""
    scene: str = NEVER
    """Weather, feasts, timetables, deadlines: only the official's own doing commits beside them."""
    moot: str = NEVER
    """Words around a time that make it none: "¡qué mañana!", "tan tarde", "in 2023"."""
    hosts: str = NEVER
    """The official's own doing that makes a feast, not a repair: "celebramos", "we host"."""
