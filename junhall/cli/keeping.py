"""Commands that look after the ledger: backup, doctor, erase, and a round of sync."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from junhall.cli.terminal import (
    DONE,
    FAILED,
    IN_PART,
    Terminal,
)
from junhall.words import ntr, tr

if TYPE_CHECKING:
    from junhall.sync.supervisor import Round


def backup(terminal: Terminal, options: argparse.Namespace) -> int:
    """Write a backup that was opened and checked."""
    from junhall.casework.backup_days import backups_of
    from junhall.casework.safekeeping import backup as keep
    from junhall.casework.safekeeping import rotate

    folder = Path(options.folder) if options.folder else None
    path = keep(terminal.store, folder, terminal.clock())
    if folder is None and terminal.store.path is not None:
        rotate(backups_of(terminal.store.path), terminal.store.path.stem)
    terminal.say(tr("Backup written and checked: {path}", path=str(path)))
    return DONE


def doctor(terminal: Terminal, options: argparse.Namespace) -> int:
    """Say how this ledger and this station are."""
    from junhall.casework.safekeeping import doctor as examine

    findings = examine(terminal.store, terminal.clock())
    if options.json:
        rows = [{"name": f.name, "state": f.state, "text": f.text} for f in findings]
        terminal.say(json.dumps(rows, ensure_ascii=False))
    else:
        for finding in findings:
            terminal.say(f"{finding.state:<8}{finding.text}")
    return FAILED if any(f.state == "bad" for f in findings) else DONE


def erase(terminal: Terminal, options: argparse.Namespace) -> int:
    """Remove a person everywhere."""
    from junhall.casework.privacy import erase as remove

    erased = remove(terminal.store, options.handle, terminal.clock())
    for line in erased.for_user():
        terminal.say(line)
    return DONE if erased.found else FAILED


def rounds(told: Sequence[Round], options: argparse.Namespace, out: TextIO) -> int:
    """Say what one round of sync did; in part where an account could not be served."""
    if options.json:
        rows = [
            {
                "network": one.account.network.value,
                "account": one.account.handle,
                "outcome": one.outcome,
                "taken": one.taken,
                "unsent": one.unsent,
            }
            for one in told
        ]
        print(json.dumps(rows, ensure_ascii=False), file=out)
    else:
        for one in told:
            print(f"{one.account.network.value:<10}{one.account.handle:<36}{_went(one)}", file=out)
    well = [one for one in told if one.outcome in {"done", "elsewhere"} and not one.unsent]
    if len(well) == len(told):
        return DONE
    return IN_PART if well else FAILED


def _went(one: Round) -> str:
    match one.outcome:
        case "done" if one.unsent:
            text = ntr("{n} post came in", "{n} posts came in", one.taken)
            left = ntr("{n} answer did not leave", "{n} answers did not leave", one.unsent)
            return f"{text}, {left}"
        case "done":
            return ntr("{n} post came in", "{n} posts came in", one.taken)
        case "elsewhere":
            return tr("another junhall is on duty for it")
        case "no-key":
            return tr("this computer has no key for it; connect the account again")
        case "Unauthorized":
            return tr("the network no longer knows its key; connect the account again")
        case "Throttled":
            return tr("the network asks us to wait")
        case _:
            return tr("the network cannot be reached")
