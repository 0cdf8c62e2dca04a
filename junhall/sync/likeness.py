"""PURE: whether a post on a network is the text we sent, whatever the network made of it.

Networks shorten links for the eye, leave servers out of mentions, fold blanks and line ends, and
some set typographic quotes. A lost answer is found by what all of that leaves alone.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_INVISIBLE: Final = dict.fromkeys(
    (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF), None
)
_TYPOGRAPHIC: Final = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‑": "-",
})  # fmt: skip
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SCHEME: Final = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_MENTION: Final = re.compile(r"(?<![\w/])@([\w.-]*\w)(?:@[\w.-]*\w)?")
_TRAILING: Final = ".,;:!?)'\"]"
_LEAST_OF_A_LINK: Final = 8
"""A shortened link must show so many signs to be taken for the whole one."""


def same_text(ours: str, theirs: str) -> bool:
    """Whether a network could have made ``theirs`` of ``ours``."""
    named, mine = _parted(_tokens(ours))
    also_named, other = _parted(_tokens(theirs))
    # An answer that does not name its reader reaches nobody on some networks: a name is put first.
    return (
        named <= also_named
        and len(mine) == len(other)
        and all(_same_token(one, two) for one, two in zip(mine, other, strict=True))
    )


def _parted(tokens: list[str]) -> tuple[set[str], list[str]]:
    """Whom a text names at its head, and the rest of it."""
    head = 0
    while head < len(tokens) and tokens[head].startswith("@"):
        head += 1
    return set(tokens[:head]), tokens[head:]


def _tokens(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text.replace("…", "\x00")).translate(_INVISIBLE)
    plain = plain.translate(_TYPOGRAPHIC).replace("...", "\x00")
    return _MENTION.sub(lambda found: f"@{found[1].casefold()}", plain).split()


def _same_token(mine: str, other: str) -> bool:
    if mine == other:
        return True
    if not (_LINK.match(mine) or _LINK.match(other)):
        return False
    one, two = _bare(mine), _bare(other)
    if one == two:
        return True
    return _is_shortened(one, two) or _is_shortened(two, one)


def _bare(link: str) -> str:
    """A link without what no reader would miss."""
    return _SCHEME.sub("", link).rstrip(_TRAILING).rstrip("/")


def _is_shortened(short: str, whole: str) -> bool:
    head, mark, rest = short.partition("\x00")
    return bool(mark) and not rest and len(head) >= _LEAST_OF_A_LINK and whole.startswith(head)
