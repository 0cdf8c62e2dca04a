"""PURE: texts without accents, case or hidden signs, so that readers compare what was meant."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'"})
_DROPPED = frozenset({"Mn", "Me", "Cf"})
_WORD = re.compile(r"[^\W_]+(?:\u00b7[^\W_]+)*")
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_MOST_KNOWN = 4_096


class _Folded(dict[int, str]):
    """What a sign becomes, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(code).translate(_APOSTROPHES))
        bare = "".join(sign for sign in apart if unicodedata.category(sign) not in _DROPPED)
        folded = unicodedata.normalize("NFKD", bare.casefold())
        if len(self) < _MOST_KNOWN:
            self[code] = folded
        return folded


_FOLDED = _Folded()


def fold(text: str) -> str:
    """``text`` as a hurried writer would type it: "Mañana" and "MANANA" are both "manana".

    Folding twice is folding once. Invisible signs go too (soft hyphens, joiners, the variation
    selectors of emoji); the result may be shorter or longer than the text.
    """
    if text.isascii():
        return text.lower()
    folded = _BEYOND.sub(_of_run, text).lower()
    # Signs that stay and bear on the one before them are put in one order.
    return folded if folded.isascii() else unicodedata.normalize("NFKD", folded).casefold()


def _of_run(found: re.Match[str]) -> str:
    return found[0].translate(_FOLDED)


def words(text: str) -> list[str]:
    """The folded runs of letters and digits of ``text``; "instal·lat" is one word."""
    return [word.replace("\u00b7", "") for word in _WORD.findall(fold(text))]
