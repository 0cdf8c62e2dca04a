"""What one post says by itself: the values that readers produce and the protocol consumes.

A reading holds codes, times and places but no words of the author, so it may outlive the text of a
deleted post (rules.md 9) and be read again in any order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from junhall.models.messages import Place
from junhall.models.terms import Instant, RequestKind, StaffCode


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a reader thinks so: a code for words.py and the word it saw."""

    code: str
    word: str = ""
    weight: float = 1.0
    lessons: tuple[int, ...] = ()
    """The corrections by staff that taught it (casework.lessons)."""


@dataclass(frozen=True, slots=True)
class TriageReading:
    """What kind of matter a citizen's text is, if any (rules.md 5)."""

    matter: bool
    kind: RequestKind = RequestKind.PROBLEM
    service: str | None = None
    confidence: float = 0.0
    thanks: bool = False
    """Thanks or congratulations, also inside somebody's thread (rules.md 6)."""
    still_broken: bool = False
    """Says that what was called done is not (rules.md 6)."""
    personal_data: bool = False
    """rules.md 24."""
    no_matter: str = ""
    """Why there is no matter: greeting, praise, spam, emoji, empty."""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class PromiseReading:
    """A commitment read in an official's text; ``due_at`` None: by the town's hashtag alone."""

    due_at: Instant | None
    words: str
    """The words that were read as a time, or the hashtag; bounded, never the whole text."""
    rule: str
    """Which reading of rules.md 22 applied, for `explain`."""


@dataclass(frozen=True, slots=True)
class OfficialReading:
    """What an official's text does (rules.md 11-13)."""

    done: bool = False
    """Says that the work is done: not asked, not denied, not to come."""
    takes_on: bool = False
    """"voy", "me encargo": the writer is the assignee."""
    replaces: bool = False
    """"en vez de": the mentions replace who had it."""
    asks_or_denies: bool = False
    """A question or a negation: withholds a proposal made by a photo."""
    reports: bool = False
    """A worker's own report of something seen ("he visto una farola rota")."""
    announces: bool = False
    """Tells of an event, of opening hours or of what is going on."""
    hashtag: bool = False
    """Carries the town's hashtag."""
    hashtag_ends: bool = False
    """Ends with the town's hashtag (rules.md 20)."""
    promises: tuple[PromiseReading, ...] = ()
    head_assigns: bool = False
    """The text itself hands the work to those named at its head (rules.md 12)."""


class Reading(NamedTuple):
    """All that one post says by itself.

    A named tuple, since intake makes one a post: a frozen dataclass costs three times as much.
    """

    triage: TriageReading | None = None
    place: Place | None = None
    official: OfficialReading | None = None
    mentions_head: tuple[StaffCode, ...] = ()
    """Staff named in the run of handles that begins the text."""
    mentions_body: tuple[StaffCode, ...] = ()
    """Staff named after the head."""
    addresses_town: bool = False
    """Names one of the town's accounts or staff."""
