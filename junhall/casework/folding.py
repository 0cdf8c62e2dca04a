"""PURE: texts without accents, case or hidden signs, so that readers compare what was meant."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'"})
_DROPPED = frozenset({"Mn", "Me", "Cf"})
_WORD = re.compile(r"[^\W_]+(?:\u00b7[^\W_]+)*")


def fold(text: str) -> str:
    """``text`` as a hurried writer would type it: "Mañana" and "MANANA" are both "manana".

    Folding twice is folding once. Invisible signs go too (soft hyphens, joiners, the variation
    selectors of emoji); the result may be shorter or longer than the text.
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    bare = "".join(sign for sign in apart if unicodedata.category(sign) not in _DROPPED)
    return unicodedata.normalize("NFKD", bare.casefold())


def words(text: str) -> list[str]:
    """The folded runs of letters and digits of ``text``; "instal·lat" is one word."""
    return [word.replace("\u00b7", "") for word in _WORD.findall(fold(text))]
