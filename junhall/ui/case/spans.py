"""PURE: what a plain text names (addresses, handles, hashtags), and what of it may be shown."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

_URL: Final = re.compile(r"https?://[^\s<>\"'\u00ab\u00bb]+", re.IGNORECASE)
_HANDLE: Final = re.compile(r"(?<![\w@.])@[\w.\-]+(?:@[\w.\-]+)?")
_TAG: Final = re.compile(r"(?<![\w#&])#\w+")
_LIMIT: Final = 20_000  # one line of a megabyte would hold up the layout of the whole thread
_MARKS_IN_A_ROW: Final = 4  # more combining marks than any language stacks on one letter
_HIDDEN: Final = frozenset({"\u200b", "\u2060", "\ufeff", "\u00ad"})


class Sort(StrEnum):
    """What a part of a text is."""

    URL = "url"
    HANDLE = "handle"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text, [start, end)."""

    sort: Sort
    start: int
    end: int
    text: str


def spans_in(text: str) -> tuple[Span, ...]:
    """The parts of a text that are drawn apart, in order, none overlapping another."""
    found: list[Span] = []
    taken = [False] * (len(text) + 1)
    for sort, pattern in ((Sort.URL, _URL), (Sort.HANDLE, _HANDLE), (Sort.TAG, _TAG)):
        for match in pattern.finditer(text):
            start, end = match.span()
            end = start + len(match.group().rstrip(".,;:!?)]}\u2026"))
            if end - start < 2 or taken[start]:
                continue
            taken[start:end] = [True] * (end - start)
            found.append(Span(sort, start, end, text[start:end]))
    return tuple(sorted(found, key=lambda span: span.start))


def true_host(address: str) -> str | None:
    """The host an address really leads to; None where it must not be opened.

    Only http, https and mailto are opened. Letters of foreign scripts stay spelled in ASCII, so
    that a look-alike of a known name is seen for what it is.
    """
    try:
        parts = urlsplit(address)
        if parts.scheme == "mailto":
            return parts.path.rpartition("@")[2] or None
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
        return parts.hostname.encode("idna").decode("ascii")
    except (UnicodeError, ValueError):
        return None


def shown(text: str) -> str:
    """A text as it may be drawn: nothing that turns the line round, hides, or piles up.

    The ledger keeps what was written; only the eye is spared.
    """
    cut = text[:_LIMIT]
    kept: list[str] = []
    marks = 0
    for letter in cut:
        category = unicodedata.category(letter)
        if category in {"Mn", "Me"}:
            marks += 1
            if marks > _MARKS_IN_A_ROW:
                continue
        else:
            marks = 0
        if letter in _HIDDEN or _turns_the_line(letter):
            continue
        if category == "Cc" and letter not in "\n\t":
            continue
        kept.append(letter)
    return "".join(kept) + ("\u2026" if len(text) > _LIMIT else "")


def one_line(text: str) -> str:
    """A text for a title or a menu: shown, without line ends."""
    return " ".join(shown(text).split())


def _turns_the_line(letter: str) -> bool:
    return "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"
