"""PURE: where a text names a person, and the same text without the name."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from junhall.models.town import fold_handle

MARK: Final = "\u2592\u2592\u2592"
"""Stands where a name stood: no word of any language, so that nothing is found by it."""
_TELLING: Final = 8
"""From this length on a bare name is nobody else's word."""
_END: Final = r"(?![\w@-]|\.\w)"
_MARKS: Final = "[\u0300-\u036f]*"


@dataclass(frozen=True, slots=True)
class Traces:
    """A person's handles and shown names as they may occur in other people's texts."""

    handles: frozenset[str]
    names: frozenset[str]
    _find: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the one pattern that finds any of them."""
        parts = [part for handle in self.handles for part in _of_handle(fold_handle(handle))]
        parts += [part for name in self.names for part in _of_name(name)]
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
    return Traces(
        frozenset(fold_handle(handle) for handle in handles if fold_handle(handle)),
        frozenset(name.strip() for name in names if name and name.strip()),
    )


def _of_handle(handle: str) -> list[str]:
    """A full handle anywhere; its first part where it is mentioned, or is nobody's usual word."""
    local = handle.partition(":")[2] if ":" in handle else handle.partition("@")[0]
    found = []
    if local:
        found.append(rf"(?<![\w.-])(?:@|users/|profile/){_either(local)}{_END}")
    if re.search(r"[\d_.-]", local) or len(local) >= _TELLING:
        found.append(rf"(?<![\w@.-]){_either(local)}{_END}")
    if local != handle:
        found.append(rf"(?<![\w.-])@?{_either(handle)}(?![\w-]|\.\w)")
    return found


def _of_name(name: str) -> list[str]:
    """A shown name of several words, or one long enough to be nobody else's."""
    if len(name.split()) < 2 and len(name) < _TELLING:
        return []
    words = r"\s+".join(_either(word) for word in name.split())
    return [rf"(?<!\w){words}(?!\w)"]


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
