"""From the arguments to one command or one face, in the reader's language."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from junhall.app.exits import FAILED, WRONG_USE, sentence_of, sorry
from junhall.app.wishes import FACES
from junhall.settings import Settings, SettingsError, read_settings
from junhall.words import choose, tr

if TYPE_CHECKING:
    import argparse

SWITCH_S: Final = 0.001
"""While others are busy, the screen's thread gets its turn within this each time it asks for one.

One picture asks a dozen times, and once asked fifty: with 2 ms it stood still for up to 85 ms while
posts came in, with 1 ms for up to 45. The default of 5 ms let gaps of 190 pass; half a millisecond
gained nothing more.
"""


def run(options: argparse.Namespace) -> int:
    """Do one command of the terminal or show one face; the exit code of formats.md."""
    sys.setswitchinterval(SWITCH_S)
    try:
        settings = _settings(options)
        if options.command in FACES:
            from junhall.app.showing import show_face

            return show_face(options, settings)
        from junhall.app.log import begin_log
        from junhall.app.terminal import terminal

        begin_log(debug=options.debug)
        return terminal(options, settings)
    except SettingsError as error:
        return sorry(tr("The settings file cannot be used: {where}: {why}", where=error.where,
                         why=error.why))  # fmt: skip
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except Exception as error:
        sentence = sentence_of(error)
        if sentence is None or options.debug:
            raise
        return sorry(sentence, WRONG_USE if isinstance(error, ValueError) else FAILED)


def _settings(options: argparse.Namespace) -> Settings:
    settings = read_settings()
    if options.ledger:
        settings = replace(settings, ledger=options.ledger)
    if getattr(options, "theme", None):
        settings = replace(settings, theme=options.theme)
    if options.lang or settings.lang:
        settings = replace(settings, lang=options.lang or settings.lang)
        choose(settings.lang)
    return settings
