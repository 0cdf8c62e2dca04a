"""PURE: an official's sentences cut into clauses, and what each clause does (rules.md 20, 21).

A clause that names a time and is none of the things a promise is not (a report, a question, a
denial, a condition, an opening time, an announcement, a wish to the citizen ...) commits: people
have endless ways to say that they will come, and few to say that they will not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from junhall.casework.clause_cuts import cuts_of
from junhall.casework.deeds import NOBODY, begins_with_worker, hearsay, is_object, whose
from junhall.casework.due_times import Wish, wishes
from junhall.casework.promise_marks import Marks, bits_of, marks
from junhall.casework.promise_words import Tongue
from junhall.casework.sentences import Sentence
from junhall.casework.time_words import DAY, HOUR, PERIOD, SPAN, parts_of

_NOT_THE_WORK: Final = re.compile(
    r"\s+(?:polvo|trizas|anicos|pedazos|cisco|caldo|puntual|aislado|consumado|caso|pols|miques"
    r"|(?:un|una|uns|unos|unas) (?:asco|pena|desastre|desastres|ruina|porqueria|guarreria|mierda"
    r"|birria|lastima|fastic|porqueria)"
    r"|(?:(?:el|un|la|una|los|las) )?(?:partes?|avisos?|pedidos?|encargos?|presupuestos?|consultas?"
    r"|solicitud(?:es)?|peticion(?:es)?|fotos?|reclamacion(?:es)?|encarrecs?|comandes?))(?!\w)"
)
"""After a word for "done": ruin, or papers; the lamp is as dark as before."""


_BREAK: Final = re.compile(r"[,;:]")
_WORD: Final = re.compile(r"\w+")
_MANY_WORDS: Final = 3
"""So many words beside a bare time are more than a name."""
_LETTER: Final = re.compile(r"\w")
_REFUSING: Final = ("farewell", "opening", "asked_of_citizen", "reported", "hedge", "idle")
_PLEDGES: Final = ("yours", "deed", "weak", "nominal")
_WHEN: Final = re.compile(r"(?:cuando|quan|quand|when)(?!\w)")
_BACK: Final = ("soonest", "resumed")
_REFUSING_BITS: Final = bits_of(*_REFUSING)
_BACK_BITS: Final = bits_of(*_BACK)
_FAREWELL_BIT: Final = bits_of("farewell")
_DONE_BIT: Final = bits_of("done")
_ARTICLE: Final = re.compile(
    r"(?<![\w'])(?:the|an?|your|our|el|la|los|las|una?|tu|su|nuestr[oa]|le|les|els|votre|notre|l'"
    r"|lo|te|se|os|me|nos|ho|hi|us|et|li|vous|y|s'|t'|we|i|they|he|she|it|will|shall|'ll|to|who|yo|jo|nous|on|je"
    r"|ils?|elles?|ellos|ellas)"
    r"\s*\Z"
)
_DAY_LEAD: Final = re.compile(
    r"(?<!\w)(?:el|los|est[ea]|dia|le|ce|cette|on|this|next|aquest|aquesta|proper|proximo)\s*\Z"
)
"""What belongs to a day's name, and would stand alone without it."""
_BEFORE: Final = re.compile(r"(?:before|antes|abans|avant)\b")
_FOR: Final = re.compile(r"(?<!\w)(?:para|pa|per(?: a)?|per al|pour|for)(?: (?:el|la|le))?\s*\Z")
_BETWEEN: Final = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Clause:
    """A piece of a sentence with one meaning."""

    text: str
    wishes: tuple[Wish, ...] = ()
    at: int = 0
    refused: str = ""
    """Why it is no promise; "" while it may be one."""
    commits: bool = False
    """Whether it promises where it names a time."""
    ours: bool = False
    """Whether it says what the official does: that stands beside a feast, a thank-you, a thing."""
    pledges: bool = False
    """Whether its words alone commit: then the town's hashtag may stand for a time."""
    timed: bool = False
    """Whether it names any time, be it a lower bound."""
    bare: bool = False
    is_ahead: bool = False
    """Whether a word beside its time says that the time is still to come."""
    linked: bool = False
    """Whether "and", not a comma, joins it to the clause before."""


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
        is_upper = words.has("upper", sentence.text)
        text, refusal = _standing(text, words)
        made = [
            _judged(piece, at + offset, words, is_upper=is_upper)
            for offset, piece in cuts_of(text, words)
            if piece.strip(" ,;:()-")
        ]
        for told in words.each("looked_back", text):
            for clause in made:
                if clause.at - at <= told.end() and not any(w.is_ahead for w in clause.wishes):
                    clause.refused = clause.refused or "past"
        told_by = hearsay(text, words) if any(clause.wishes for clause in made) else None
        for clause in made:
            heard = told_by is not None and clause.at - at + len(clause.text) > told_by
            if heard and not clause.ours:
                clause.refused = clause.refused or "reported"
        if refusal:
            for clause in made:
                clause.refused = clause.refused or refusal
        for before, after in itertools.pairwise(made):
            gap = text[before.at - at + len(before.text) : after.at - at]
            after.linked = re.search(r"[a-z]", gap) is not None
            _continue(before, after, words)
        _lean(made, words)
        found.extend(made)
        at += len(sentence.text) + 1
    return tuple(found)


def _standing(text: str, words: Marks) -> tuple[str, str]:
    """A sentence without "if it fails again, tell us"; any other condition refuses all of it."""
    for found in words.each("condition", text):
        if words.match("soonest", text, found.start()):
            continue
        if _dates(text, found, words):
            continue
        if _informs_before(text, found.start(), words):
            stop = _BREAK.search(text, found.end())
            last = len(text) if stop is None else stop.start()
            return text[: found.start()] + " " * (last - found.start()) + text[last:], ""
        told = words.search("report_back", text, found.end())
        if told is None:
            return text, "condition"
        stop = re.search(r"[,;:]", text[told.end() :])
        last = len(text) if stop is None else told.end() + stop.start()
        return text[: found.start()] + " " * (last - found.start()) + text[last:], ""
    return text, ""


def _dates(text: str, found: re.Match[str], words: Marks) -> bool:
    """ "On Thursday at 12, when he calls on you": this "when" hangs on nothing."""
    before = text[: found.start()].rstrip(" ,")
    return _WHEN.match(found[0]) is not None and any(
        part.end == len(before) for part in parts_of(text, words.tongue)
    )


def _informs_before(text: str, at: int, words: Marks) -> bool:
    """ "I'll tell you when it's done": the citizen will hear; nothing hangs on it."""
    return any(not text[told.end() : at].strip() for told in words.each("informs", text[:at]))


def _judged(piece: str, at: int, words: Marks, *, is_upper: bool) -> Clause:
    parts = parts_of(piece, words.tongue)
    if words.has("gives_time", piece):
        # "Give me until eleven" is no lower bound.
        parts = tuple(replace(part, lower=False) for part in parts)
    clause = Clause(piece, wishes(parts), at, timed=bool(parts), is_ahead=is_upper)
    bare = piece
    for part in sorted(parts, key=lambda part: -part.start):
        bare = _DAY_LEAD.sub(" ", bare[: part.start]) + " " + bare[part.end :]
    bare = " ".join(bare.split())
    clause.bare = bool(clause.wishes) and not _LETTER.search(words.without("filler", bare))
    told = words.without("has_been", bare)
    strong = words.has("strong", told)
    eventful = (
        words.has("event", bare) and not words.has("work", bare) and not is_object(bare, words)
    )
    clause.commits = not eventful
    clause.ours = words.has("ours", told)
    clause.pledges = clause.ours or (
        not words.has("thanks", bare) and any(words.has(name, told) for name in _PLEDGES)
    )
    clause.refused = _refusal(piece, bare, clause, words, strong=strong, eventful=eventful)
    if not clause.refused and parts and not clause.wishes:
        clause.refused = "lower"
    if not clause.refused and not clause.bare:
        clause.refused = whose(
            piece, bare, told, words, is_timed=bool(clause.wishes), is_ahead=_is_ahead(clause)
        )
    return clause


def _refusal(
    piece: str, bare: str, clause: Clause, words: Marks, *, strong: bool, eventful: bool
) -> str:
    ahead = _is_ahead(clause) or _until_then(clause, words)
    may = words.may(bare)
    if may & _REFUSING_BITS or words.may(piece) & _FAREWELL_BIT:
        for name in _REFUSING:
            if name == "opening" and any(SPAN in wish.parts for wish in clause.wishes):
                continue  # "In an hour the road will be open" tells no opening hours.
            if words.has(name, piece if name == "farewell" else bare):
                return name
    if _asks_first(bare, words) and not words.has("gives_time", bare):
        return "asked_of_citizen"
    if words.has("negation", bare):
        return "negation"
    if may & _BACK_BITS and not clause.wishes:
        for name in _BACK:
            if words.has(name, bare):
                return name
    if may & _DONE_BIT and says_done(bare, words):
        if ahead or words.has("gives_time", piece):
            clause.commits = clause.is_ahead = True
        elif (not strong or _begins_done(piece, words)) and not _is_done_by_then(piece, clause):
            return "done"
    if words.has("past", bare) and not (ahead and clause.commits):
        return "past"
    if eventful:
        return "event"
    announces = words.has("announcement", bare) and not (
        strong or words.has("nominal", bare) or words.has("yours", bare)
    )
    return "announcement" if announces else ""


def _is_ahead(clause: Clause) -> bool:
    return bool(clause.wishes) and (clause.is_ahead or any(wish.is_ahead for wish in clause.wishes))


def _asks_first(bare: str, words: Marks) -> bool:
    """Whether a clause, past its greetings, begins with what the citizen should do."""
    start = 0
    while True:
        asks = words.match("imperative", bare, start)
        if asks is not None and _ARTICLE.search(bare, 0, start) is None:
            # "The park" asks nobody to park, nor does "acude la cuadrilla" ask anybody to come.
            return not begins_with_worker(bare[asks.end() :], words)
        skipped = _BETWEEN.match(bare, start) or words.match("filler", bare, start)
        if skipped is None or skipped.end() == start:
            return False
        start = skipped.end()


def _begins_done(piece: str, words: Marks) -> bool:
    """ "Repuesta la tapa": what begins with the work done is a report, whatever nouns follow."""
    return words.match("done", piece.lstrip(" ¡!.,-")) is not None


def _until_then(clause: Clause, words: Marks) -> bool:
    """ "Before noon it's fixed" looks ahead; "fixed before noon" looks back; "by" always ahead."""
    done = words.search("done", clause.text)
    return done is not None and any(
        ((part.before or part.kind == PERIOD) and part.start < done.start())
        or (part.kind == PERIOD and _BEFORE.match(clause.text, part.start) is not None)
        or clause.text.startswith("by ", part.start)
        or (part.kind == DAY and _FOR.search(clause.text, 0, part.start) is not None)
        or (
            part.kind == DAY
            and part.days != 0
            and part.start <= 3
            and 0 < done.start() - part.end <= 2
        )
        for wish in clause.wishes
        for part in wish.parts.values()
    )


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
        if words.is_guarded(before) or is_figure_of_speech(text, found.end()):
            continue
        if not words.has("will_be", before):
            return True
    return False


def is_figure_of_speech(text: str, end: int) -> bool:
    """Whether what follows a word for "done" makes it ruin, or mere paperwork: "hecho polvo"."""
    return _NOT_THE_WORK.match(text, end) is not None


def _continue(before: Clause, after: Clause, words: Marks) -> None:
    """What a clause is by the one before it, and the other way round."""
    for one, other in ((before, after), (after, before)):
        if one.refused == NOBODY and other.pledges and not other.refused and not other.timed:
            one.refused = ""  # "On Thursday the pump arrives and we fit it."
    if after.refused:
        return
    if before.refused == "opening" and not after.pledges:
        after.refused = "opening"  # "We open from 9 to 2, on Fridays in the morning only."
    elif before.refused == "asked_of_citizen" and words.match("purpose", after.text.lstrip(" ,")):
        after.refused = "asked_of_citizen"
    elif (
        before.refused == "farewell"
        and after.linked
        and after.pledges
        and any(HOUR in wish.parts for wish in before.wishes)
    ):
        before.refused = ""  # "We meet at eight and I explain it" is an appointment.


def _is_long(clause: Clause, words: Marks) -> bool:
    return len(_WORD.findall(words.without("filler", clause.text))) >= _MANY_WORDS


def _beside(made: list[Clause], n: int) -> Iterator[Clause]:
    """The nearest clause on either side that is more than a time."""
    for row in (reversed(made[:n]), made[n + 1 :]):
        near = next((one for one in row if not one.bare), None)
        if near is not None:
            yield near


def _lean(made: list[Clause], words: Marks) -> None:
    """A bare time belongs to the clause beside it: "lo arreglamos, mañana mismo"."""
    for n, clause in enumerate(made):
        if not clause.bare or clause.refused:
            continue
        clause.commits = True
        if words.has("gives_time", clause.text):
            clause.is_ahead = True
            continue
        beside = list(_beside(made, n))
        if n + 1 < len(made) and made[n + 1].refused == "done" and made[n + 1].linked:
            clause.is_ahead = True  # "Two hours and it is done."
            continue
        after = next((one for one in made[n + 1 :] if not one.bare), None)
        if after is not None and not after.refused and not after.pledges and _is_long(after, words):
            clause.refused = NOBODY  # "Friday at eight, short films at the museum."
            continue
        if any(one.commits and not one.refused and not one.bare for one in beside):
            continue
        if any(one.ours and not one.refused and not one.timed for one in made[n + 1 :]):
            continue  # "On Saturday, holiday or not, we finish it."
        harmless = {"", "negation", "announcement"}
        if any(wish.is_ahead or "period" in wish.parts for wish in clause.wishes):
            harmless |= {"past"}
        blocked = [one.refused for one in beside if one.refused not in harmless]
        clause.refused = blocked[0] if blocked else ""
