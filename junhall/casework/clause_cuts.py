"""PURE: where a sentence is cut into clauses: at signs, at words that link, after a denial."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from junhall.casework.promise_marks import Marks
from junhall.casework.time_words import Part, parts_of

_THAT: Final = frozenset(("que", "that"))
_BREAKS: Final = re.compile(r"[,;:()]+|\s[-–—]+\s")


_EARLIEST: Final = re.compile(
    r"(?<!\w)(?:como (?:muy )?pronto|com a (?:molt )?aviat|au plus tot|at the earliest)\Z"
)
"""A lower bound keeps what follows its comma."""


def cuts_of(text: str, words: Marks) -> Iterable[tuple[int, str]]:
    """Clauses with their offsets; times keep their own commas and conjunctions together."""
    parts = parts_of(text, words.tongue)
    guarded = _guard(text, parts)
    breaks = [
        found.span()
        for found in _BREAKS.finditer(guarded)
        if _EARLIEST.search(guarded, 0, found.start()) is None
    ]
    for found in words.each("links", guarded):
        ahead = text[found.end() :]
        enumerates = guarded[: found.start()].rstrip().endswith("_") and re.match(
            r"\s*(?:\w{1,3}\s+)?_", ahead
        )
        repeats = re.search(
            rf"(?<!\w)(?:{words.tongue.recurring})\s+\w+\s*$", guarded[: found.start()]
        )
        if (
            not enumerates
            and not repeats
            and not (found[0] in _THAT and _denies(guarded[: found.start()], words))
            and (words.has("correction", found[0]) or _says_something(ahead, words))
        ):
            breaks.append(found.span())
    breaks.extend(_after_denial(text, parts, words))
    start = 0
    for first, last in sorted(breaks):
        if first < start:
            continue
        yield start, text[start:first]
        start = last
    yield start, text[start:]


def _denies(before: str, words: Marks) -> bool:
    """ "We can't promise that tomorrow ...": what follows is denied with it."""
    near = _BREAKS.split(before)[-1]
    return words.has("negation", near) or words.has("hedge", near)


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
            and words.has("strong", _BREAKS.split(text[part.end :], maxsplit=1)[0])
            and not words.has("hedge", " ".join(between))
            and between[-1]
            not in {
                "que",
                "that",
                "por",
                "para",
                "de",
                "del",
                "el",
                "before",
                "ni",
                "o",
                "y",
                "i",
                "nor",
                "or",
            }
        ):
            yield part.start, part.start
            return
