"""Does one command of the terminal on the ledger that the settings name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from junhall.app.clocks import demo_clock, fixed_or_system, system_clock
from junhall.app.exits import WRONG_USE, sorry
from junhall.app.opening import opened
from junhall.app.towns import template_readers, town_readers
from junhall.settings import Settings
from junhall.words import tr

if TYPE_CHECKING:
    import argparse

LOOKS: Final = frozenset({"figures", "cases", "backup", "doctor", "erase", "export", "report"})
"""Commands that need a ledger to be there."""


def terminal(options: argparse.Namespace, settings: Settings) -> int:
    """Do one command; the exit code of formats.md."""
    from junhall.cli import bringing, keeping, looking, papers
    from junhall.cli.terminal import Terminal

    now = fixed_or_system(getattr(options, "at", None))
    if not (options.demo or options.town) and _looks_at_nothing(options, settings):
        return sorry(
            tr(
                "There is no ledger {path}. junhall import FILE makes one; --ledger names another.",
                path=str(settings.ledger_path),
            )
        )
    match options.command:
        case "explain" if options.town and not options.ledger:
            return looking.explain(town_readers(Path(options.town)), options, now(), sys.stdout)
        case "explain" if not options.ledger and not options.demo and not _has_ledger(settings):
            return looking.explain(template_readers(), options, now(), sys.stdout)
        case "restore":
            return _restore(options, settings)
        case "shot":
            from junhall.app.showing import shot

            return shot(options, settings)
        case "sync":
            return _sync(options, settings)
    clock = demo_clock(getattr(options, "at", None)) if options.demo else now
    with opened(options, settings, clock) as house:
        terminal = Terminal(house.store, house.intake, house.clock, sys.stdout, sys.stderr)
        match options.command:
            case "import":
                return bringing.import_file(terminal, options)
            case "map":
                return bringing.map_import(terminal, options)
            case "figures":
                return looking.figures(terminal, options)
            case "cases":
                return looking.cases(terminal, options)
            case "explain":
                return looking.explain(terminal.readers, options, now(), sys.stdout)
            case "report":
                return papers.report(terminal, options)
            case "export":
                return papers.export(terminal, options)
            case "backup":
                return keeping.backup(terminal, options)
            case "doctor":
                return keeping.doctor(terminal, options)
            case "erase":
                return keeping.erase(terminal, options)
            case _:
                return WRONG_USE


def _restore(options: argparse.Namespace, settings: Settings) -> int:
    from junhall.casework.safekeeping import restore

    path = settings.ledger_path
    if path is None:
        return sorry(tr("Only a ledger in a file can be restored from a file."))
    aside = restore(Path(options.file), path, system_clock())
    sys.stdout.write(tr("Restored. The ledger that stood there is kept as {path}", path=str(aside)))
    sys.stdout.write("\n")
    return 0


def _sync(options: argparse.Namespace, settings: Settings) -> int:
    """The engine without a window, until a signal comes, or for one round."""
    import asyncio
    import signal
    import threading

    from junhall.cli.keeping import rounds

    with opened(options, settings, demo_clock(None) if options.demo else system_clock) as house:
        if options.once:
            return rounds(asyncio.run(house.engine.once()), options, sys.stdout)
        leave = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: leave.set())
        house.engine.start()
        leave.wait()
    return 0


def _looks_at_nothing(options: argparse.Namespace, settings: Settings) -> bool:
    """Whether a command that only looks names a ledger that is not there: it makes none."""
    looks = options.command in LOOKS or (options.command == "explain" and options.ledger)
    return bool(looks) and settings.ledger_path is not None and not _has_ledger(settings)


def _has_ledger(settings: Settings) -> bool:
    path = settings.ledger_path
    return path is not None and path.exists()
