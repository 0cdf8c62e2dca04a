"""PURE: who acts in a clause: the town hall, others, the citizen, or nobody (rules.md 20, 21).

A time alone promises nothing. Somebody of the town hall does something by then, or the citizen has
something of it; what outsiders say, what always is, the weather and the feast are no commitment.
"""

from __future__ import annotations

import re
from typing import Final

from junhall.casework.promise_marks import Marks

_FINISHED: Final = re.compile(
    r"\W*(?:ya |ja |deja |just |all )?(?!(?:need|feed|speed|bed|red|booked|scheduled|planned|listed"
    r"|apuntad|anotad|agendad"
    r"|previst|programad|planificad|prevue?|programme|planifie)\w*(?!\w))"
    r"\w{3,}(?:[ai]d[oa]s?|[aiu]ts?|[aiu]d[ae]s?|ee?s?¬|(?<!e)ed)(?!\w)(?! (?:para|per|pour|for))"
)
"""Begins with a participle: work that is done, whatever the work."""
_BREAK: Final = re.compile(r"[,;:()]")
_ARTICLES: Final = frozenset(
    ("el", "la", "los", "las", "els", "les", "l'", "le", "the", "un", "una")
)
_PREPOSITIONS: Final = re.compile(
    r"(?:al?|ante|con|contra|del?|desde|en|hacia|para|por|sobre|als|amb|d'|dels|pels?|per|aux?|avec"
    r"|chez|dans|des|du|par|pour|sous|sur|at|by|for|from|near|of|off|to|with)"
)
NOBODY: Final = "nobody"
"""Names a time, and no one who commits: another language may know better."""


def hearsay(text: str, words: Marks) -> int | None:
    """Where somebody else's word begins: "Endesa dice que ...", not "the plumber says"."""
    for found in words.each("says", text):
        subject = _BREAK.split(text[: found.start()])[-1] + found[0]
        if "@" not in subject and not words.has("workers", subject):
            return found.start()
    return None


def is_object(bare: str, words: Marks) -> bool:
    """Whether the feast is only what is seen to: "I call the workshop", not "we hold one"."""
    feast = words.search("event", bare)
    if feast is None:
        return False
    for name in ("ours", "yours"):
        deed = words.search(name, bare)
        if deed is not None and deed.start() < feast.start():
            return words.match("hosts", bare, deed.start()) is None
    return False


def begins_with_worker(text: str, words: Marks) -> bool:
    """Whether the town hall's people come first, after an article at most."""
    first = text.replace("'", "' ").lstrip()
    article, _, rest = first.partition(" ")
    return words.match("workers", rest if article in _ARTICLES else first) is not None


def _is_subject(bare: str, found: re.Match[str], words: Marks) -> bool:
    """Whether nobody of the town hall comes first, and no preposition, articles aside."""
    if words.search("workers", bare[: found.start()]) is not None:
        return False
    before = bare[: found.start()].replace("'", "' ").split()
    while before and before[-1] in _ARTICLES:
        before.pop()
    return not before or _PREPOSITIONS.fullmatch(before[-1]) is None


def whose(piece: str, bare: str, told: str, words: Marks, *, is_timed: bool, is_ahead: bool) -> str:
    """Why a clause that nothing else refuses is still no commitment; "" where it is one.

    ``bare`` is the clause without its times, ``told`` that without verbs of the past.
    """
    ours, yours = words.has("ours", told), words.has("yours", told)
    if not ours and not yours and words.has("scene", piece):
        return "scene"
    if not is_timed:
        return ""
    if words.has("moot", piece):
        return "moot"
    if not ours and not is_ahead and _FINISHED.match(bare) is not None:
        return "done"
    if words.has("habit", piece):
        return "habit"
    if words.has("formal", bare):
        return "asked_of_citizen"
    if not ours and any(_is_subject(bare, found, words) for found in words.each("outsider", bare)):
        return "reported"
    if ours or yours or words.has("deed", bare):
        return ""
    return NOBODY
