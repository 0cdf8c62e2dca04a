"""tr(): one gettext catalogue for every face, without Qt.

Source texts are English; catalogues live in resources/locale/LANG/LC_MESSAGES/junhall.po and are
read as they are, so that a checkout needs no compile step.
"""

from __future__ import annotations

import gettext as _gettext
import os
from functools import cache
from pathlib import Path

LANGUAGES = ("es", "en", "fr")
THOUSANDS = {"es": ".", "en": ",", "fr": "\u202f"}
"""What stands between thousands, as Babel has it: the first page counts cards without it."""

_state: dict[str, _gettext.NullTranslations] = {"now": _gettext.NullTranslations()}
_chosen: dict[str, str] = {"lang": "en"}


@cache
def resources() -> Path:
    """The folder of icons, catalogues and templates, in a checkout and in an installed wheel."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def choose(lang: str) -> str:
    """Speak ``lang`` from now on and return what is spoken: the wish, the system's, or English."""
    wish = (lang or _system_language())[:2].lower()
    spoken = wish if wish in LANGUAGES else "en"
    _state["now"] = _catalogue(spoken)
    _chosen["lang"] = spoken
    return spoken


def language() -> str:
    """The language spoken now: es, en or fr."""
    return _chosen["lang"]


def tr(text: str, **values: object) -> str:
    """``text`` in the reader's language, with {names} filled in afterwards."""
    said = _state["now"].gettext(text)
    return said.format(**values) if values else said


def ntr(one: str, many: str, n: int, **values: object) -> str:
    """The right plural of a text in the reader's language; {n} is filled in as one reads it."""
    told = f"{n:,}".replace(",", THOUSANDS[language()])
    return _state["now"].ngettext(one, many, n).format(n=told, **values)


def _system_language() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    return "en"


@cache
def _catalogue(lang: str) -> _gettext.NullTranslations:
    folder = resources() / "locale" / lang / "LC_MESSAGES"
    compiled, source = folder / "junhall.mo", folder / "junhall.po"
    if compiled.is_file() and (
        not source.is_file() or compiled.stat().st_mtime >= source.stat().st_mtime
    ):
        with compiled.open("rb") as file:
            return _gettext.GNUTranslations(file)
    if source.is_file():
        import io

        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        buffer = io.BytesIO()
        with source.open("rb") as file:
            write_mo(buffer, read_po(file, locale=lang))
        buffer.seek(0)
        return _gettext.GNUTranslations(buffer)
    return _gettext.NullTranslations()
