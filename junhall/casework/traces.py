"""PURE: where a text names a person, and the same text without the name."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from junhall.models.town_people import fold_handle

MARK: Final = "\u2592\u2592\u2592"
"""Stands where a name stood: no word of any language, so that nothing is found by it."""
_TELLING: Final = 8
"""From this length on a bare name is nobody else's word."""
_END: Final = r"(?![\w@-]|\.\w)"
_MARKS: Final = "[\u0300-\u036f]*"


@dataclass(frozen=True, slots=True)
class Traces:
    """A person's handles and names as they may occur in other people's texts.

    ``names`` are shown names, ``bare`` the first parts of handles: words that are removed even
    where nothing says that a person is meant, so they must be nobody else's (``everyday``).
    """

    handles: frozenset[str]
    names: frozenset[str]
    bare: frozenset[str] = frozenset()
    _find: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the one pattern that finds any of them."""
        parts = [part for handle in self.handles for part in _of_handle(fold_handle(handle))]
        parts += [_of_bare(word) for word in self.bare]
        parts += [_of_name(name) for name in self.names]
        parts.sort(key=len, reverse=True)
        object.__setattr__(
            self, "_find", re.compile("|".join(parts) if parts else r"(?!)", re.IGNORECASE)
        )

    def names_in(self, text: str | None) -> bool:
        """Whether the text names the person; JSON with escaped letters is looked into."""
        if not text:
            return False
        if self._find.search(text):
            return True
        return "\\u" in text and self._find.search(_unescaped(text)) is not None

    def without(self, text: str) -> str:
        """The text with the mark where the person was named."""
        return self._find.sub(MARK, text)

    def without_in_json(self, text: str) -> str:
        """The same for every word within JSON; what is no JSON is taken as a text."""
        try:
            told = json.loads(text)
        except ValueError:
            return self.without(text)
        return json.dumps(self._clean(told), ensure_ascii=False, separators=(",", ":"))

    def except_for(self, everyday: Iterable[str]) -> Traces:
        """The same without names and first parts that are also words of everybody."""
        usual = frozenset(everyday)
        return Traces(self.handles, self.names - usual, self.bare - usual)

    def _clean(self, told: Any) -> Any:
        match told:
            case str():
                return self.without(told)
            case list():
                return [self._clean(one) for one in told]
            case dict():
                return {self.without(key): self._clean(one) for key, one in told.items()}
            case _:
                return told


def traces_of(handles: Iterable[str], names: Iterable[str | None]) -> Traces:
    """The traces of one person who has these handles and is shown under these names."""
    folded = frozenset(fold_handle(handle) for handle in handles if fold_handle(handle))
    shown = (" ".join(name.split()) for name in names if name)
    return Traces(
        folded,
        frozenset(name for name in shown if len(name) >= _TELLING or " " in name),
        frozenset(
            local
            for local in map(_local, folded)
            if re.search(r"[\d_.-]", local) or len(local) >= _TELLING
        ),
    )


def _local(handle: str) -> str:
    """What a handle is without its server, or a label without its channel."""
    return handle.partition(":")[2] if ":" in handle else handle.partition("@")[0]


def _of_handle(handle: str) -> list[str]:
    """A full handle anywhere; its first part where it is mentioned."""
    local = _local(handle)
    found = []
    if local:
        found.append(rf"(?<![\w.-])(?:@|users/|profile/){_either(local)}{_END}")
    if local != handle:
        found.append(rf"(?<![\w.-])@?{_either(handle)}(?![\w-]|\.\w)")
    return found


def _of_bare(word: str) -> str:
    return rf"(?<![\w@.-]){_either(word)}{_END}"


def _of_name(name: str) -> str:
    words = r"\s+".join(_either(word) for word in name.split())
    return rf"(?<!\w){words}(?!\w)"


def _either(word: str) -> str:
    """A pattern for a word with or without its accents, composed or not."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    letters = (sign for sign in bare if not unicodedata.combining(sign))
    return "".join(
        f"[{re.escape(sign)}{_accented().get(sign, '')}]{_MARKS}"
        if sign.isalpha()
        else re.escape(sign)
        for sign in letters
    )


@cache
def _accented() -> dict[str, str]:
    found: dict[str, str] = {}
    for code in range(0xC0, 0x180):
        sign = chr(code)
        base = unicodedata.normalize("NFKD", sign.casefold())[:1]
        if sign.isalpha() and base.isascii():
            found[base] = found.get(base, "") + sign
    return found


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
