"""PURE: "mañana", "antes de las 12": what an official commits to, and when it is due (20-22)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from junhall.casework.clauses import Clause, clauses_of
from junhall.casework.clocks import Calendar
from junhall.casework.deeds import NOBODY
from junhall.casework.due_times import Wish, resolve
from junhall.casework.promise_marks import marks
from junhall.casework.promise_tongues import TONGUES
from junhall.casework.promise_words import Tongue
from junhall.casework.reading import PromiseReading
from junhall.casework.sentences import Sentence, ending_hashtag, sentences
from junhall.casework.time_words import parts_of
from junhall.casework.tongue_signs import scores
from junhall.models.terms import Instant

_WORDS_LIMIT: Final = 80
_PLAUSIBLE: Final = 0.6
"""A language is asked where its everyday words weigh this much of the likeliest one's."""
_ONE_WORD: Final = 1
_SCENES: Final = frozenset({"event", "scene", "opening", "announcement"})
_AS_LIKELY: Final = 0.85
"""Where they weigh this much, what it refuses is no promise: short texts are of no one language."""


def read_promises(
    text: str,
    said_at: Instant,
    calendar: Calendar,
    zone: ZoneInfo,
    hashtags: Sequence[str],
    lang: str | None = None,
) -> tuple[PromiseReading, ...]:
    """The commitment in an official's text: none, or one.

    Of two the later counts, and a correction replaces what it corrects (rules.md 22). ``zone`` is
    the town's, which may differ from the calendar's own.
    """
    hashtag = ending_hashtag(text, hashtags)
    return promises_in(Speech(sentences(text), lang), hashtag, said_at, calendar, zone)


def promises_in(
    speech: Speech, hashtag: str | None, said_at: Instant, calendar: Calendar, zone: ZoneInfo
) -> tuple[PromiseReading, ...]:
    """``read_promises`` of a text already taken apart; ``hashtag`` is the town's that ends it."""
    if calendar.zone is not zone:
        calendar = Calendar(calendar.hours, zone)
    is_unsure = False
    for tongue in speech.tongues:
        if is_unsure and tongue not in speech.likeliest:
            break  # "Nobody acts" is believed of the likely language.
        if tongue is not speech.tongues[0] and not speech.tells_time(tongue):
            continue
        clauses = speech.clauses(tongue)
        if not any(clause.timed for clause in clauses):
            continue
        if (found := _timed(clauses, said_at, calendar, tagged=hashtag is not None)) is not None:
            return () if speech.is_refused(but=tongue) else (found,)
        is_unsure = any(one.refused == NOBODY for one in clauses)
        if not is_unsure:
            break
    if hashtag is not None and _is_pledge(speech):
        return (PromiseReading(None, f"#{hashtag}", "hashtag"),)
    return ()


class Speech:
    """An official's sentences, cut into the clauses of each language once, when it is asked for.

    Clauses cost far more than a look for single words, and most texts say nothing in most
    languages: ask ``has`` and ``tells_time`` before asking for the clauses of unlikely ones.
    """

    def __init__(self, said: tuple[Sentence, ...], lang: str | None) -> None:
        self.said = said
        self._scores = scores(
            " ".join(sentence.text for sentence in said), (lang or "")[:2].lower()
        )
        self._most = max(self._scores.values())
        self.tongues = self._as_likely_as(_PLAUSIBLE)
        """The languages that it may be in, the likeliest first; unlikely ones are not asked."""
        self._clauses: dict[str, tuple[Clause, ...]] = {}

    @property
    def likeliest(self) -> tuple[Tongue, ...]:
        """The languages about as likely as the likeliest; of one word's weight nobody is sure."""
        return self._as_likely_as(min(_AS_LIKELY, 1 - _ONE_WORD / max(self._most, 1)))

    def _as_likely_as(self, share: float) -> tuple[Tongue, ...]:
        found = self._scores
        likely = [tongue for tongue in TONGUES if found[tongue.lang] >= self._most * share]
        return tuple(sorted(likely, key=lambda tongue: -found[tongue.lang]))

    def is_refused(self, *, but: Tongue) -> bool:
        """Whether another language, about as likely, takes every time told for no promise."""
        for tongue in self.likeliest:
            if tongue is but:
                continue
            clauses = self.clauses(tongue)
            timed = [clause for clause in clauses if clause.wishes]
            if all(clause.refused not in {"", NOBODY} for clause in timed or clauses):
                return True
        return False

    def clauses(self, tongue: Tongue) -> tuple[Clause, ...]:
        """The clauses as one language reads them."""
        known = self._clauses.get(tongue.lang)
        if known is None:
            known = self._clauses[tongue.lang] = clauses_of(self.said, tongue)
        return known

    def has(self, name: str, tongue: Tongue) -> bool:
        """Whether anything that is not asked holds such a word."""
        words = marks(tongue)
        return any(not sentence.asks and words.has(name, sentence.text) for sentence in self.said)

    def tells_time(self, tongue: Tongue) -> bool:
        """Whether anything that is not asked names a time in this language."""
        return any(not sentence.asks and parts_of(sentence.text, tongue) for sentence in self.said)


def _timed(
    clauses: Sequence[Clause], said_at: Instant, calendar: Calendar, *, tagged: bool
) -> PromiseReading | None:
    found: list[tuple[int, PromiseReading]] = []
    day_before: Wish | None = None
    week_before: Wish | None = None
    reported = any(clause.refused in {"done", "resumed"} for clause in clauses)
    for clause in clauses:
        if clause.refused or not (clause.commits or tagged):
            continue
        for wish in clause.wishes:
            took = wish.is_span or not (wish.is_ahead or {"day", "period"} & set(wish.parts))
            if reported and not clause.is_ahead and took:
                continue
            if day_before is not None and clause.bare and set(wish.parts) <= {"hour", "band"}:
                joined = Wish({**day_before.parts, **wish.parts})
                found = [one for one in found if one[1].rule != day_before.rule]
            elif week_before is not None and clause.bare and set(wish.parts) == {"day"}:
                joined = Wish({**wish.parts, "period": week_before.parts["period"]})
                found = [one for one in found if one[1].rule != week_before.rule]
            else:
                joined = wish
            due = resolve(joined, said_at, calendar)
            if due is None:
                continue
            words = clause.text[wish.start : wish.end].strip()[:_WORDS_LIMIT]
            found.append((clause.at + wish.start, PromiseReading(due, words, joined.rule)))
            if "day" in joined.parts and set(joined.parts) <= {"day", "band"}:
                day_before = joined
            week_before = joined if set(joined.parts) == {"period"} else None
    return _latest(found, clauses)


def _latest(
    found: list[tuple[int, PromiseReading]], clauses: Sequence[Clause]
) -> PromiseReading | None:
    if len(found) <= 1:
        return found[0][1] if found else None
    corrected = max((clause.at for clause in clauses if _corrects(clause)), default=-1)
    after = [one for at, one in found if at >= corrected]
    kept = after or [one for _, one in found]
    return max(kept, key=lambda one: one.due_at or 0, default=None)


def _corrects(clause: Clause) -> bool:
    return any(
        marks(tongue).match("correction", clause.text.strip(" ,")) is not None for tongue in TONGUES
    )


def _is_pledge(speech: Speech) -> bool:
    """Whether the town's hashtag at the end makes a promise without a time (rules.md 20, 21)."""
    first = speech.tongues[0]
    read = [
        _pledges(speech.said, speech.clauses(tongue), is_sure=tongue is first)
        for tongue in speech.likeliest
    ]
    return True in read and False not in read


def _pledges(said: Sequence[Sentence], clauses: Sequence[Clause], *, is_sure: bool) -> bool | None:
    """None where a language knows no word of it, or takes one for the past of its own."""
    if any(clause.refused in {"done", "resumed"} for clause in clauses):
        return False
    stands = [clause for clause in clauses if not clause.refused]
    is_scene = any(clause.refused in _SCENES for clause in clauses)
    if any(clause.ours or (clause.pledges and not is_scene) for clause in stands):
        return True
    if len(stands) < len(clauses):
        is_past = all(clause.refused in {"", "past"} for clause in clauses)
        return None if is_past and not is_sure else False
    if not any(re.search(r"\w", clause.text) for clause in clauses):
        # Nothing but a handle and the hashtag: handed over. A courtesy alone is none.
        return not any(re.search(r"\w", sentence.text) for sentence in said)
    return None
