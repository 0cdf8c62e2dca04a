"""PURE: "mañana", "antes de las 12": what an official commits to, and when it is due (20-22)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from junhall.casework.clocks import Calendar
from junhall.casework.cues import Cues
from junhall.casework.due_times import Wish, resolve, wishes
from junhall.casework.promise_tongues import TONGUES
from junhall.casework.promise_words import Tongue
from junhall.casework.reading import PromiseReading
from junhall.casework.sentences import Sentence, ending_hashtag, sentences
from junhall.casework.time_words import Part, parts_of
from junhall.models.terms import Instant

_WORDS_LIMIT: Final = 80
_NOT_THE_WORK: Final = re.compile(
    r"\s+(?:polvo|trizas|anicos|pedazos|cisco|caldo|puntual|aislado|consumado|caso|pols|miques"
    r"|(?:un|una|uns|unos|unas) (?:asco|pena|desastre|desastres|ruina|porqueria|guarreria|mierda"
    r"|birria|lastima|fastic|porqueria)"
    r"|(?:(?:el|un|la|una|los|las) )?(?:partes?|avisos?|pedidos?|encargos?|presupuestos?|consultas?"
    r"|solicitud(?:es)?|peticion(?:es)?|fotos?|reclamacion(?:es)?|encarrecs?|comandes?))(?!\w)"
)
"""After a word for "done": ruin, or papers; the lamp is as dark as before."""


@dataclass(frozen=True, slots=True)
class Marks:
    """One language's words about what a clause does, compiled."""

    tongue: Tongue
    by_name: dict[str, re.Pattern[str]] = field(compare=False)
    everyday: frozenset[str] = field(compare=False)
    """``signs`` where they are single words; else empty."""
    cues: Cues = field(compare=False)
    bits: dict[str, int] = field(compare=False)

    def may(self, name: str, text: str) -> bool:
        """Whether it is worth looking for such a word."""
        return bool(self.cues.of(text) & self.bits[name])

    def has(self, name: str, text: str) -> bool:
        """Whether a clause holds such a word."""
        return self.search(name, text) is not None

    def search(self, name: str, text: str) -> re.Match[str] | None:
        """The first such word of a clause."""
        if not self.cues.of(text) & self.bits[name]:
            return None
        return self.by_name[name].search(text)

    def each(self, name: str, text: str) -> Iterable[re.Match[str]]:
        """Every such word of a clause."""
        return self.by_name[name].finditer(text) if self.may(name, text) else ()

    def signs(self, text: str, spoken: Iterable[str]) -> int:
        """How many everyday words of the language a text has; ``spoken`` are its words."""
        if self.everyday:
            return sum(map(self.everyday.__contains__, spoken))
        return len(self.by_name["signs"].findall(text))

    def without(self, name: str, text: str) -> str:
        """The clause with a space for every such word."""
        return self.by_name[name].sub(" ", text) if self.may(name, text) else text


_BREAKS: Final = re.compile(r"[,;:()]+|\s[-–—]+\s")
_SPOKEN: Final = re.compile(r"\w+")
_SINGLE_WORDS: Final = re.compile(r"(?:\(\?:)?(\w+(?:\|\w+)*)\)?")
_LETTER: Final = re.compile(r"\w")
_REFUSING: Final = ("farewell", "opening", "asked_of_citizen", "reported", "hedge")
_NAMES: Final = (
    "strong", "weak", "nominal", "negation", "harmless", "condition", "report_back", "hedge",
    "soonest", "asked_of_citizen", "farewell", "announcement", "event", "opening", "past",
    "reported", "correction", "links", "filler", "courtesy", "done", "not_done", "takes_on",
    "replaces", "reports", "hands_over", "signs",
)  # fmt: skip


@cache
def marks(tongue: Tongue) -> Marks:
    """The compiled words of a language."""
    patterns = {name: re.compile(rf"(?<!\w)(?:{getattr(tongue, name)})(?!\w)") for name in _NAMES}
    bits = {name: 1 << n for n, name in enumerate(_NAMES)}
    is_plain = _SINGLE_WORDS.fullmatch(tongue.signs)
    everyday = frozenset(is_plain[1].split("|")) if is_plain is not None else frozenset()
    return Marks(tongue, patterns, everyday, Cues(patterns.values()), bits)


def tongues_of(said: Sequence[Sentence], lang: str | None) -> tuple[Tongue, ...]:
    """Languages by likelihood: everyday words decide, the network's label breaks ties."""
    text = " ".join(sentence.text for sentence in said)
    label = (lang or "")[:2].lower()
    spoken = _SPOKEN.findall(text)
    scores = {
        tongue.lang: 2 * marks(tongue).signs(text, spoken) + (tongue.lang == label)
        for tongue in TONGUES
    }
    return tuple(sorted(TONGUES, key=lambda tongue: -scores[tongue.lang]))


@dataclass(slots=True)
class Clause:
    """A piece of a sentence with one meaning."""

    text: str
    wishes: tuple[Wish, ...] = ()
    at: int = 0
    refused: str = ""
    """Why it is no promise; "" while it may be one."""
    commits: bool = False
    bare: bool = False


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
    for tongue in speech.tongues:
        if tongue is not speech.tongues[0] and not speech.tells_time(tongue):
            continue
        clauses = speech.clauses(tongue)
        if not any(clause.wishes for clause in clauses):
            continue
        if (found := _timed(clauses, said_at, calendar, tagged=hashtag is not None)) is not None:
            return (found,)
        break
    if hashtag is not None and _is_pledge(speech.said, speech.clauses(speech.tongues[0])):
        return (PromiseReading(None, f"#{hashtag}", "hashtag"),)
    return ()


class Speech:
    """An official's sentences, cut into the clauses of each language once, when it is asked for.

    Clauses cost far more than a look for single words, and most texts say nothing in most
    languages: ask ``has`` and ``tells_time`` before asking for the clauses of unlikely ones.
    """

    def __init__(self, said: tuple[Sentence, ...], lang: str | None) -> None:
        self.said = said
        self.tongues = tongues_of(said, lang)
        self._clauses: dict[str, tuple[Clause, ...]] = {}

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


def clauses_of(said: Sequence[Sentence], tongue: Tongue) -> tuple[Clause, ...]:
    """Sentences cut into clauses, each judged by itself and beside its neighbours."""
    words = marks(tongue)
    found: list[Clause] = []
    at = 0
    for sentence in said:
        text = words.without("harmless", sentence.text)
        if sentence.asks:
            found.append(Clause(text, at=at, refused="question"))
            at += len(sentence.text) + 1
            continue
        text, refusal = _standing(text, words)
        made = [
            _judged(piece, at + offset, words)
            for offset, piece in _cut(text, words)
            if piece.strip(" ,;:()-")
        ]
        if refusal:
            for clause in made:
                clause.refused = clause.refused or refusal
        _lean(made)
        found.extend(made)
        at += len(sentence.text) + 1
    return tuple(found)


def _standing(text: str, words: Marks) -> tuple[str, str]:
    """A sentence without "if it fails again, tell us"; any other condition refuses all of it."""
    for found in words.each("condition", text):
        if words.by_name["soonest"].match(text, found.start()):
            continue
        told = words.by_name["report_back"].search(text, found.end())
        if told is None:
            return text, "condition"
        stop = re.search(r"[,;:]", text[told.end() :])
        last = len(text) if stop is None else told.end() + stop.start()
        return text[: found.start()] + " " * (last - found.start()) + text[last:], ""
    return text, ""


def _cut(text: str, words: Marks) -> Iterable[tuple[int, str]]:
    """Clauses with their offsets; times keep their own commas and conjunctions together."""
    parts = parts_of(text, words.tongue)
    guarded = _guard(text, parts)
    breaks = [found.span() for found in _BREAKS.finditer(guarded)]
    for found in words.each("links", guarded):
        ahead = text[found.end() :]
        enumerates = guarded[: found.start()].rstrip().endswith("_") and re.match(
            r"\s*(?:\w{1,3}\s+)?_", ahead
        )
        repeats = re.search(
            rf"(?<!\w)(?:{words.tongue.recurring})\s+\w+\s*$", guarded[: found.start()]
        )
        if not enumerates and not repeats and _says_something(ahead, words):
            breaks.append(found.span())
    breaks.extend(_after_denial(text, parts, words))
    start = 0
    for first, last in sorted(breaks):
        if first < start:
            continue
        yield start, text[start:first]
        start = last
    yield start, text[start:]


def _guard(text: str, parts: Sequence[Part]) -> str:
    guarded = text
    for part in parts:
        guarded = guarded[: part.start] + "_" * (part.end - part.start) + guarded[part.end :]
    return guarded


def _says_something(text: str, words: Marks) -> bool:
    return any(
        words.has(name, text)
        for name in ("strong", "weak", "negation", "past", "asked_of_citizen", "done", "opening")
    )


def _after_denial(text: str, parts: Sequence[Part], words: Marks) -> Iterable[tuple[int, int]]:
    """ "Hoy no podemos mañana lo arreglamos": people leave the comma out."""
    denied = words.search("negation", text) if parts else None
    if denied is None:
        return
    for part in parts:
        between = text[denied.end() : part.start].split()
        if (
            part.kind == "day"
            and not part.lower
            and between
            and part.start > denied.end()
            and words.has("strong", text[part.end :])
            and not words.has("hedge", " ".join(between))
            and between[-1] not in {"que", "that", "por", "para", "de", "del", "el", "before"}
        ):
            yield part.start, part.start
            return


def _judged(piece: str, at: int, words: Marks) -> Clause:
    parts = parts_of(piece, words.tongue)
    clause = Clause(piece, wishes(parts), at)
    bare = piece
    for part in sorted(parts, key=lambda part: -part.start):
        bare = bare[: part.start] + " " + bare[part.end :]
    clause.bare = bool(clause.wishes) and not _LETTER.search(words.without("filler", bare))
    strong = words.has("strong", bare)
    eventful = words.has("event", bare)
    clause.commits = strong or (
        not eventful and (words.has("weak", bare) or words.has("nominal", bare) or "@" in bare)
    )
    clause.refused = _refusal(piece, bare, clause, words, strong=strong, eventful=eventful)
    if not clause.refused and parts and not clause.wishes:
        clause.refused = "lower"
    return clause


def _refusal(
    piece: str, bare: str, clause: Clause, words: Marks, *, strong: bool, eventful: bool
) -> str:
    ahead = any(wish.is_ahead for wish in clause.wishes)
    for name in _REFUSING:
        if words.has(name, piece if name == "farewell" else bare):
            return name
    if words.has("negation", bare):
        return "negation"
    if words.has("soonest", bare) and not clause.wishes:
        return "soonest"
    if says_done(bare, words):
        if ahead:
            clause.commits = True
        elif not strong and not _is_done_by_then(piece, clause):
            return "done"
    if words.has("past", bare) and not (ahead and clause.commits):
        return "past"
    if words.has("announcement", bare) and not strong:
        return "announcement"
    if eventful and not strong:
        return "announcement"
    return ""


def _is_done_by_then(piece: str, clause: Clause) -> bool:
    """ "En dos horas está arreglada" looks ahead; "arreglada en dos horas" looks back."""
    will_be = re.search(r"(?<!ya )\b(?:esta|estan|lo tienes|la tienes|is|are|est|sont)\b", piece)
    if will_be is None or not clause.wishes or "span" not in clause.wishes[0].parts:
        return False
    clause.commits = True
    return clause.wishes[0].start < will_be.start()


def says_done(text: str, words: Marks) -> bool:
    """Whether a clause reports finished work: no word before it makes it future or wished for."""
    for found in words.each("done", text):
        before = text[: found.start()].rstrip()
        guard = re.search(rf"(?<!\w)(?:{words.tongue.not_done})$", before)
        if guard is None and not is_figure_of_speech(text, found.end()):
            return True
    return False


def is_figure_of_speech(text: str, end: int) -> bool:
    """Whether what follows a word for "done" makes it ruin, or mere paperwork: "hecho polvo"."""
    return _NOT_THE_WORK.match(text, end) is not None


def _lean(made: list[Clause]) -> None:
    """A bare time belongs to the clause beside it: "lo arreglamos, mañana mismo"."""
    for n, clause in enumerate(made):
        if not clause.bare or clause.refused:
            continue
        clause.commits = True
        beside = [made[n + step] for step in (-1, 1) if 0 <= n + step < len(made)]
        if any(one.commits and not one.refused for one in beside):
            continue
        harmless = {"", "negation"}
        if any(wish.is_ahead or "period" in wish.parts for wish in clause.wishes):
            harmless |= {"past"}
        blocked = [one.refused for one in beside if one.refused not in harmless]
        clause.refused = blocked[0] if blocked else ""


def _timed(
    clauses: Sequence[Clause], said_at: Instant, calendar: Calendar, *, tagged: bool
) -> PromiseReading | None:
    found: list[tuple[int, PromiseReading]] = []
    day_before: Wish | None = None
    reported = any(clause.refused == "done" for clause in clauses)
    for clause in clauses:
        if clause.refused or not (clause.commits or tagged):
            continue
        for wish in clause.wishes:
            if reported and not wish.is_ahead and not {"day", "period"} & set(wish.parts):
                continue
            if day_before is not None and clause.bare and set(wish.parts) <= {"hour", "band"}:
                joined = Wish({**wish.parts, "day": day_before.parts["day"]})
                found = [one for one in found if one[1].rule != day_before.rule]
            else:
                joined = wish
            due = resolve(joined, said_at, calendar)
            if due is None:
                continue
            words = clause.text[wish.start : wish.end].strip()[:_WORDS_LIMIT]
            found.append((clause.at + wish.start, PromiseReading(due, words, joined.rule)))
            if set(joined.parts) == {"day"}:
                day_before = joined
    return _latest(found, clauses)


def _latest(
    found: list[tuple[int, PromiseReading]], clauses: Sequence[Clause]
) -> PromiseReading | None:
    corrected = max((clause.at for clause in clauses if _corrects(clause)), default=-1)
    after = [one for at, one in found if at >= corrected]
    kept = after or [one for _, one in found]
    return max(kept, key=lambda one: one.due_at or 0, default=None)


def _corrects(clause: Clause) -> bool:
    return any(
        marks(tongue).by_name["correction"].match(clause.text.strip(" ,")) is not None
        for tongue in TONGUES
    )


def _is_pledge(said: Sequence[Sentence], clauses: Sequence[Clause]) -> bool:
    """Whether the town's hashtag at the end makes a promise without a time (rules.md 20, 21)."""
    if any(clause.refused == "done" for clause in clauses):
        return False
    if any(clause.commits and not clause.refused for clause in clauses):
        return True
    if any(clause.refused for clause in clauses):
        return False
    text = " ".join(sentence.text for sentence in said)
    if not re.search(r"\w", text):
        return True
    return (
        any(
            not re.search(r"\w", marks(tongue).by_name["courtesy"].sub(" ", text))
            for tongue in TONGUES
        )
        is False
    )
