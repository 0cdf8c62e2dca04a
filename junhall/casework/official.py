"""PURE: what an official's text does: done, taken on, handed over, reported, promised (11-13)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from junhall.casework.clauses import Clause, is_figure_of_speech, says_done
from junhall.casework.clocks import Calendar
from junhall.casework.folding import fold
from junhall.casework.promise_marks import Marks, marks
from junhall.casework.promise_words import Tongue
from junhall.casework.promises import Speech, promises_in
from junhall.casework.reading import OfficialReading
from junhall.casework.sentences import (
    LIMIT,
    Sentence,
    ending_hashtag,
    has_hashtag,
    sentences,
    without_head,
)
from junhall.models.terms import Instant
from junhall.models.town import Town

_HARD_REFUSALS = frozenset({"question", "condition", "negation", "hedge", "reported"})
_OPENING = re.compile(
    r"^(?:por favor|porfa|please|si us plau|svp|stp|hola|buenas|buenos dias"
    r"|gracias|vale|ok|@|,|\s)+"
)
_DENIED = re.compile(
    r"(?:no|not|n't|nunca|ne|pas|never|ni|sin|aun no|todavia no)\W*(?:\w+\W+){0,2}$"
)


def read_official(
    text: str, said_at: Instant, *, town: Town, calendar: Calendar, lang: str | None = None
) -> OfficialReading:
    """What one post by an official says, whoever reads it and whatever came before."""
    said = sentences(text)
    speech = Speech(said, lang)
    readers = [marks(tongue) for tongue in speech.tongues]
    first = readers[0]
    clauses = speech.clauses(first.tongue)
    hashtag = ending_hashtag(text, town.hashtags)
    asks = any(sentence.asks for sentence in said)
    replaces = any(words.has("replaces", s.text) for s in said if not s.asks for words in readers)
    return OfficialReading(
        done=_is_done(speech, readers, town.done_words),
        takes_on=_takes_on(speech, readers),
        replaces=replaces,
        asks_or_denies=asks or _denies(speech, first),
        reports=any(
            words.has("reports", clause.text)
            for words in readers
            for clause in clauses
            if clause.refused not in {"question", "condition", "negation"}
        ),
        announces=any(clause.refused in {"announcement", "event", "opening"} for clause in clauses),
        hashtag=has_hashtag(text[:LIMIT], town.hashtags),
        hashtag_ends=hashtag is not None,
        promises=promises_in(speech, hashtag, said_at, calendar, town.zone),
        head_assigns=_head_assigns(text, said, readers),
    )


def _is_done(speech: Speech, readers: Sequence[Marks], own: Sequence[str]) -> bool:
    """rules.md 13: not in a question, not negated, not future, not wished for."""
    town_words = [" ".join(fold(word).split()) for word in own if word.strip()]
    for n, words in enumerate(readers):
        # The town's own words belong to no language: the likeliest tells what denies them.
        listed = town_words if n == 0 else []
        if n and not speech.has("done", words.tongue):
            continue
        if any(_clause_done(one, words, listed) for one in speech.clauses(words.tongue)):
            return True
    return False


def _clause_done(clause: Clause, words: Marks, town_words: Sequence[str]) -> bool:
    if clause.refused in _HARD_REFUSALS:
        return False
    if any(wish.is_ahead for wish in clause.wishes):
        return False
    is_told = says_done(clause.text, words) or _tells_own(clause.text, words, town_words)
    return is_told and not _is_to_come(clause.text, words.tongue)


def _tells_own(text: str, words: Marks, town_words: Sequence[str]) -> bool:
    """Whether one of the town's own words for "done" stands there, not denied."""
    return any(
        (found := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)) is not None
        and not words.is_guarded(text[: found.start()].rstrip())
        and not is_figure_of_speech(text, found.end())
        for word in town_words
    )


_AHEAD = {
    "es": r"(?:dime|dinos|digame|diganos|decidme|decidnos|avisa\w*|avise\w*|confirma\w*|confirme\w*"
    r"|comprueba\w*|compruebe\w*|mira\w*|mire\w*|ver|saber|sabe[sn]?|pregunta\w*) si|si ya"
    r"|una vez|va(?:n|mos)? a|voy a|\w+(?:ar|er|ir|dr)emos"
    r"|(?:sera|quedara|estara|tendra|habra)[ns]?"
    r"|hay que|tiene que|deb(?:e|en|ia|eria)|pendiente|falta|para que|cuando|hasta que",
    "ca": r"(?:digue\w*|digui\w*|avisa\w*|confirma\w*|mira\w*|veure|saber) si|si ja|un cop"
    r"|sera|seran|quedara|estara|\w+rem|cal|ha de|perque (?:quedi|estigui)|fins que",
    "fr": r"(?:dis|dites|confirme\w*|verifie\w*|voir|savoir)(?:-moi|-nous)? si|une fois"
    r"|sera|seront|va|vont|allons|doit|devrait|il faut|\w+rons|pour que|reste a",
    "en": r"(?:know|tell|check|see|confirm|ask)(?: me| us)? (?:if|whether|when|once)|once"
    r"|will|\w*'ll|going to|to be|should|must|needs?|has to|have to|until|being|shall|want",
}
_TO_COME = {lang: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for lang, words in _AHEAD.items()}


def _is_to_come(text: str, tongue: Tongue) -> bool:
    pattern = _TO_COME.get(tongue.lang)
    return pattern is not None and pattern.search(text) is not None


def _takes_on(speech: Speech, readers: Sequence[Marks]) -> bool:
    """rules.md 12: "voy", "me encargo"; not asked, not denied, not on a condition."""
    for words in readers:
        if not speech.has("takes_on", words.tongue):
            continue
        for clause in speech.clauses(words.tongue):
            if clause.refused in _HARD_REFUSALS | {"farewell"}:
                continue
            found = words.search("takes_on", clause.text)
            if found is not None and not _DENIED.search(clause.text[: found.start()]):
                return True
    return False


def _denies(speech: Speech, words: Marks) -> bool:
    return any(clause.refused == "negation" for clause in speech.clauses(words.tongue)) or any(
        words.has("negation", words.without("harmless", sentence.text))
        for sentence in speech.said
        if not sentence.asks
    )


def _head_assigns(text: str, said: Sequence[Sentence], readers: Sequence[Marks]) -> bool:
    """rules.md 12: the words right after the handles at the head hand them the work."""
    if without_head(text) == text or not said:
        return False
    begins = _OPENING.sub("", said[0].text)
    asked_first = _OPENING.match(said[0].text) is not None and "favor" in said[0].text[:12]
    for words in readers:
        if words.match("hands_over", begins) is None:
            continue
        return True
    return asked_first
