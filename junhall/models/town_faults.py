"""What is wrong with a town.toml, and what in it means nothing, in words of whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from junhall.words import tr

FILE: Final = "town.toml"
Ignored = tuple[int, str]
"""(line, key) that nothing reads."""
Stranger = tuple[int, str, str]
"""(line, key, value) where the value names somebody or something that the file does not list."""

_SENTENCES: Final[dict[str, Callable[..., str]]] = {
    "not-toml": lambda **v: tr("this is not TOML: {detail}", **v),
    "not-text": lambda **_: tr("this is no text in UTF-8; save the file as UTF-8"),
    "missing-key": lambda **v: tr("the key {key} is missing", **v),
    "wrong-type": lambda **v: tr("{key} cannot be {detail}", **v),
    "twice": lambda **v: tr("{key}: {detail} stands there twice", **v),
    "one-of": lambda **v: tr("{key} cannot be {detail}; it is one of: {known}", **v),
    "unknown-zone": lambda **v: tr(
        "there is no time zone {detail}; one is written, for example, Europe/Madrid", **v
    ),
    "unknown-format": lambda **_: tr("this junhall reads format = 1"),
    "unknown-holidays": lambda **v: tr(
        "{key}: no holidays are known for {detail}; a country is written ES, a region AN", **v
    ),
    "handle-without-network": lambda **v: tr(
        "{key}: {detail} has no network before it; one is written mastodon:@name@server", **v
    ),
    "bad-hours": lambda **v: tr("{key}: {detail} is no shift; one is written 09:00-14:00", **v),
    "shifts-overlap": lambda **v: tr("{key}: {detail} begins before the shift before it ends", **v),
    "bad-duration": lambda **v: tr(
        "{key}: {detail} is no duration; one is written 30m, 8h or 2d", **v
    ),
    "ends-before": lambda **v: tr("{key}: {detail} lies before the day it counts from", **v),
    "bad-stretch": lambda **v: tr(
        "{key}: {detail} is no time on call; one is written 2026-11-27T19:00/2026-11-30T09:00 and"
        " lasts a month at most",
        **v,
    ),
    "bad-date": lambda **v: tr("{key}: {detail} is no date; one is written 2026-08-15", **v),
}


class TownError(Exception):
    """town.toml cannot be used: ``code`` says why, ``where`` the key, ``line`` counts from 1."""

    def __init__(
        self, code: str, where: str, line: int = 0, detail: str = "", known: Sequence[str] = ()
    ) -> None:
        """Keep code and values apart, for words in the reader's language."""
        super().__init__(f"line {line}: {where}: {code} {detail}".strip())
        self.code = code
        self.where = where
        self.line = line
        self.detail = detail
        self.known = tuple(known)
        self.file = FILE

    def for_user(self) -> str:
        """The file, the line, the key, and what is expected there."""
        what = _SENTENCES[self.code](
            key=self.where, detail=self.detail, known=", ".join(self.known)
        )
        return tr(
            "{file}, line {line}: {what}. The town in force stays as it was.",
            file=self.file,
            line=self.line,
            what=what,
        )


def notes(
    ignored: Sequence[Ignored], strangers: Sequence[Stranger], file: str = FILE
) -> tuple[str, ...]:
    """One sentence a key that means nothing and a name that nobody bears, in order of lines."""
    told = [
        (line, tr("{file}, line {line}: the key {key} means nothing here and is ignored.",
                  file=file, line=line, key=key))
        for line, key in ignored
    ]  # fmt: skip
    told += [
        (line, tr("{file}, line {line}: {key} names {value}, which this file does not list.",
                  file=file, line=line, key=key, value=value))
        for line, key, value in strangers
    ]  # fmt: skip
    return tuple(sentence for _, sentence in sorted(told))
