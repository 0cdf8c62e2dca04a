"""Arguments to a face or a terminal command; nothing heavy is imported before it is needed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from junhall.arguments.faces import FACES, PAGES, face_options
from junhall.words import choose, tr

if TYPE_CHECKING:
    from argparse import Namespace


def main(arguments: Sequence[str] | None = None) -> int:
    """Run junhall; returns the exit code of formats.md."""
    told = list(sys.argv[1:] if arguments is None else arguments)
    choose(_language(told))
    if not told or (told[0].startswith("-") and told[0] not in {"-h", "--help", "--version"}):
        told.insert(0, "desk")
    options = face_options(told) or _parsed(told)
    if options.command in FACES:
        from junhall.ui import lean

        lean.begin()
    from junhall.app.running import run

    return run(options)


def _parsed(told: Sequence[str]) -> Namespace:
    from junhall.arguments.parser import parser

    reader = parser()
    options = reader.parse_args(told)
    if options.command == "shot" and options.page not in (None, *PAGES[options.face]):
        reader.error(
            tr("{face} has no page {page}; it has: {pages}", face=options.face, page=options.page,
               pages=", ".join(PAGES[options.face]))
        )  # fmt: skip
    return options


def _language(told: Sequence[str]) -> str:
    """--lang, looked for before the parser exists, since its help texts are translated."""
    for n, word in enumerate(told):
        if word == "--lang" and n + 1 < len(told):
            return told[n + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return ""


if __name__ == "__main__":
    sys.exit(main())
