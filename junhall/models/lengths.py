"""PURE: how long a text is as its network counts: for the composer, the desk and the letter-box.

The names of the rules are those the letter-boxes announce (Capabilities.counts).
Source: Mastodon, StatusLengthValidator: graphemes, where a link is 23 and a mention leaves out its
server; Bluesky: graphemes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

CHARACTERS: Final = "characters"
SHORT_LINKS: Final = "characters-short-links"
GRAPHEMES: Final = "graphemes"
_LINK_LENGTH: Final = 23
_LINK: Final = re.compile(r"(?<![\w@])https?://[^\s<>\"]+", re.IGNORECASE)
_MENTION: Final = re.compile(r"(?<![\w/@])@(\w+(?:[.-]\w+)*)@[\w-]+(?:\.[\w-]+)+")
_JOINER: Final = "\u200d"


def length(text: str, counts: str) -> int:
    """How many units of the network's rule a text takes."""
    match counts:
        case "characters-short-links":
            shorter = _LINK.sub(lambda _: "x" * _LINK_LENGTH, text)
            return _graphemes(_MENTION.sub(r"@\1", shorter))
        case "graphemes":
            return _graphemes(text)
        case _:
            return len(text)


def _graphemes(text: str) -> int:
    """Letters as a reader counts them: marks, joined emoji, skins and flags belong together.

    Not all of Unicode's rules: what towns write, and never less than the network counts for it.
    """
    count = 0
    before, in_flag = "", False
    for char in text:
        is_flag = 0x1F1E6 <= ord(char) <= 0x1F1FF
        joins = (
            _JOINER in {before, char}
            or unicodedata.category(char) in {"Mn", "Me", "Mc"}
            or 0x1F3FB <= ord(char) <= 0x1F3FF
            or (is_flag and in_flag)
            or (before == "\r" and char == "\n")
        )
        if not joins or not before:
            count += 1
        in_flag = is_flag and not (is_flag and in_flag)
        before = char
    return count
