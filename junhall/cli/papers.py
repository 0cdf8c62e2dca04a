"""Commands that write for others: the report and open data."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from junhall.cli.terminal import (
    DONE,
    Progress,
    Terminal,
    instant,
)
from junhall.words import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from junhall.casework.publishing import Published


def report(terminal: Terminal, options: argparse.Namespace) -> int:
    """Write the report on a month, a quarter or a year."""
    from junhall.casework.report_period import period_of
    from junhall.casework.report_writing import write_report

    kind = next((kind for kind in ("year", "quarter") if getattr(options, kind)), "month")
    told = getattr(options, kind) or "last"
    now = terminal.clock()
    period = period_of(kind, told, now=now, zone=terminal.readers.town.zone)
    path = Path(options.out) if options.out else Path(f"{period.label}.pdf")
    terminal.store.read(
        lambda session: write_report(session, terminal.readers, period, path, now), lane="figures"
    ).result()
    terminal.say(
        tr("The report on {period} was written: {file}", period=period.name(), file=str(path))
    )
    return DONE


def export(terminal: Terminal, options: argparse.Namespace) -> int:
    """Write open data: no words, no names, rough places."""
    from junhall.casework.opendata import Span
    from junhall.casework.publishing import export as publish
    from junhall.casework.stamps import iso

    span = Span(
        instant(options.from_) if options.from_ else None,
        instant(options.to) if options.to else None,
    )
    progress = Progress(terminal.err, lambda n: tr("{n} requests written …", n=n))

    def work(session: Session) -> Published:
        return publish(
            session,
            terminal.readers,
            Path(options.file),
            span=span,
            at=instant(options.at) if options.at else None,
            research=options.research,
            progress=progress.show,
        )

    written = terminal.store.read(work, lane="figures").result()
    progress.end()
    if options.json:
        told = {"file": options.file, "requests": written.requests,
                "private_left_out": written.private, "as_of": iso(written.as_of)}  # fmt: skip
        terminal.say(json.dumps(told, ensure_ascii=False))
        return DONE
    terminal.say(
        tr(
            "{n} requests written to {file}, as of {time}. {private} private ones are not in it.",
            n=written.requests, file=options.file, time=iso(written.as_of),
            private=written.private,
        )
    )  # fmt: skip
    return DONE
