"""Texts of strangers made safe to draw: one line or more of plain text, never markup."""

from __future__ import annotations

import re
import unicodedata

_LIMIT = 2000
_MARKS_IN_A_ROW = 3
_HARMLESS = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u024f‘’“”…–—€]*\Z")
"""One line of the letters and signs of western Europe, accents in one piece: most texts."""
_UNSEEN = frozenset("\u200b\u2060\ufeff\u00ad")


def plain(text: str, *, lines: bool = False, limit: int = _LIMIT) -> str:
    """The text without direction tricks, invisible characters and towers of accents.

    Joiners that emoji and scripts need are kept; newlines only with ``lines``.
    """
    if len(text) <= limit and _HARMLESS.match(text) is not None:
        return text
    kept: list[str] = []
    marks = 0
    for char in text[: limit * 4]:
        kind = unicodedata.category(char)
        marks = marks + 1 if kind == "Mn" else 0
        if marks > _MARKS_IN_A_ROW:
            continue
        if char in "\n\r\t\u2028\u2029":
            kept.append("\n" if lines and char != "\t" else " ")
        elif char in _UNSEEN or kind in {"Cc", "Cs", "Co"} or _turns(char):
            continue
        else:
            kept.append(char)
        if len(kept) >= limit:
            kept.append("…")
            break
    return "".join(kept)


def tooltip(text: str) -> str:
    """The text for a tooltip, which Qt would read as markup."""
    said = plain(text, lines=True).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{said.replace(chr(10), '<br>')}</qt>" if text else ""


def _turns(char: str) -> bool:
    """Whether a character turns the direction of what follows (bidi overrides, isolates)."""
    return (
        "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069" or char in "\u200e\u200f\u061c"
    )
