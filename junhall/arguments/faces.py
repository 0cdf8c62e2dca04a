"""A start that names a face and writes its options in full, read without argparse.

A window waits for it: argparse takes 5 ms of a start, most of them for help that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final, cast

from junhall.words import LANGUAGES

if TYPE_CHECKING:
    from argparse import Namespace

FACES: Final = ("desk", "mayor", "wall")
_DESK_PAGES: Final = (
    "board", "list", "case", "map", "times", "people", "private", "council", "feeds", "settings",
    "welcome", "no-request",
)  # fmt: skip
PAGES: Final = {
    "desk": _DESK_PAGES,
    "mayor": ("today", *_DESK_PAGES),
    "wall": ("now", "map", "times", "repairs", "promises", "council"),
}
"""The pages of each face, as formats.md names them."""
THEMES: Final = ("system", "light", "dark", "contrast")
_SWITCHES: Final = frozenset({"demo", "json", "debug", "window"})
_ANYTHING: Final[Mapping[str, tuple[str, ...]]] = {"ledger": (), "town": (), "at": ()}


def face_options(told: Sequence[str]) -> Namespace | None:
    """The options of a face, as the parser would give them; None where the parser must be asked.

    Whatever is unusual is the parser's: words cut short, help, and every complaint.
    """
    face, *words = told
    if face not in FACES:
        return None
    values = {**_ANYTHING, "lang": LANGUAGES, "page": PAGES[face], "theme": THEMES}
    found: dict[str, str | bool | None] = dict.fromkeys(_SWITCHES, False)
    found |= dict.fromkeys(values)
    rest = iter(words)
    for word in rest:
        name, is_whole, value = word.removeprefix("--").partition("=")
        if not word.startswith("--"):
            return None
        if name in values:
            value = value if is_whole else next(rest, "-")
            if value.startswith("-") or (values[name] and value not in values[name]):
                return None
            found[name] = value
        elif name in _SWITCHES and not is_whole:
            found[name] = True
        else:
            return None
    return cast("Namespace", SimpleNamespace(command=face, **found))
