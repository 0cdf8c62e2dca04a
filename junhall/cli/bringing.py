"""Commands that take a file in: posts, requests, maps."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Final

from junhall.cli.terminal import (
    DONE,
    FAILED,
    IN_PART,
    Progress,
    Terminal,
    pairs,
)
from junhall.words import ntr, tr

MOST_TOLD: Final = 50
"""So many rows that were left out of a map are named one by one."""


def import_file(terminal: Terminal, options: argparse.Namespace) -> int:
    """Take a file into the ledger through the same intake as a live feed."""
    from junhall.casework.bringing import end_of, remember_refused, summary, take_rows
    from junhall.casework.exchange import plan_import

    path = Path(options.file)
    plan = plan_import(
        path,
        format=options.format,
        mapping=pairs(options.map),
        statuses=pairs(options.status),
        zone=options.zone,
        town_zone=terminal.readers.town.zone_name,
    )
    for line in plan.for_user():
        terminal.tell(line)
    progress = Progress(terminal.err, lambda n: tr("{n} rows read …", n=n))
    brought = take_rows(
        terminal.store, terminal.intake, plan, clock=terminal.clock, progress=progress.show
    )
    progress.end()
    tally = plan.tally
    remember_refused(terminal.store, path.name, tally.refused)
    for line in end_of(plan, brought):
        terminal.tell(line)
    if options.json:
        told = {
            "read": tally.read,
            "taken": brought.taken,
            "repeated": brought.repeated,
            "refused": tally.refused,
            "refused_rows": [
                {"line": row.line, "reason": row.reason} for row in tally.refused_rows
            ],
        }
        terminal.say(json.dumps(told, ensure_ascii=False))
    else:
        terminal.say(summary(plan, brought))
    some = brought.taken or brought.repeated
    if tally.refused:
        return IN_PART if some else FAILED
    return DONE if some else FAILED


def map_import(terminal: Terminal, options: argparse.Namespace) -> int:
    """Take a file of the town's map: streets, doorways, buildings, a limit, tiles."""
    from junhall.casework.basemap_taking import take_map

    progress = Progress(terminal.err, lambda n: tr("{n} things read …", n=n))
    taken = take_map(
        terminal.store,
        terminal.readers.town,
        Path(options.file),
        layer=options.layer,
        epsg=options.epsg,
        now=terminal.clock(),
        progress=progress.show,
    )
    progress.end()
    for oddity in taken.oddities[:MOST_TOLD]:
        terminal.tell(oddity.for_user())
    if (more := len(taken.oddities) - MOST_TOLD) > 0:
        terminal.tell(ntr("… and {n} more like these.", "… and {n} more like these.", more))
    if options.json:
        told = {
            "taken": dict(taken.counts),
            "left_out": [{"line": o.line, "reason": o.code} for o in taken.oddities],
            "elsewhere": taken.elsewhere,
            "attribution": taken.attribution,
        }
        terminal.say(json.dumps(told, ensure_ascii=False))
    else:
        for line in taken.for_user():
            terminal.say(line)
    return IN_PART if taken.oddities or taken.elsewhere else DONE
