"""Commands that look: figures, cases, and what junhall makes of a text."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from junhall.cli.terminal import (
    DONE,
    IN_PART,
    Mistyped,
    Terminal,
    instant,
    zone_of,
)
from junhall.models.terms import Instant
from junhall.words import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from junhall.casework.readers import Readers


def figures(terminal: Terminal, options: argparse.Namespace) -> int:
    """Print figures.json, or the same as a table."""
    from junhall.casework.figures_json import figures_json
    from junhall.casework.history import read_columns

    def work(session: Session) -> tuple[Any, int]:
        refused = session.connection().exec_driver_sql(
            "SELECT coalesce(sum(n), 0) FROM counter WHERE name LIKE 'refused:%'"
        )
        return read_columns(session), int(refused.scalar_one())

    columns, refused = terminal.store.read(work, lane="figures").result()
    told = figures_json(
        columns,
        by=options.by,
        from_=instant(options.from_) if options.from_ else None,
        to=instant(options.to) if options.to else None,
        clock=options.clock,
        zone=zone_of(options.zone) if options.zone else terminal.readers.town.zone_name,
        as_of=terminal.clock(),
        refused=refused,
    )
    if options.json:
        terminal.say(json.dumps(told, ensure_ascii=False))
        return DONE
    terminal.say(tr("{n} requests as of {time}", n=told["total"], time=told["as_of"]))
    for status, n in told["by_status"].items():
        terminal.say(f"  {status:<12}{n:>10}")
    heads = (tr("group"), "n", tr("closed"), tr("median of closed, h"), tr("90 %, h"), tr("open"))
    terminal.say("{:<44}{:>8}{:>8}{:>22}{:>12}{:>8}".format(*heads))
    for group in told["groups"]:
        terminal.say(
            f"{str(group['key'] or '-')[:43]:<44}{group['n']:>8}{group['closed']:>8}"
            f"{_hours(group['median_s']):>22}{_hours(group['p90_s']):>12}{group['censored']:>8}"
        )
    return DONE


def _hours(seconds: float | None) -> str:
    return "-" if seconds is None else f"{seconds / 3600:.2f}"


def cases(terminal: Terminal, options: argparse.Namespace) -> int:
    """Print cases.json, or one line a request."""
    from junhall.casework import casesjson

    if options.no_request:
        rows = terminal.store.read(casesjson.no_requests, lane="figures").result()
        if options.json:
            terminal.say(json.dumps(rows, ensure_ascii=False))
        else:
            for row in rows:
                terminal.say(f"{row['network']:<10}{row['id']:<28}{row['reason']}")
        return DONE
    now = terminal.clock()

    def work(session: Session) -> list[dict[str, Any]]:
        return list(casesjson.cases(session, terminal.readers, now))

    found = terminal.store.read(work, lane="figures").result()
    if options.json:
        terminal.say("[" + ",\n ".join(json.dumps(c, ensure_ascii=False) for c in found) + "]")
        return DONE
    for case in found:
        place = (case["place"] or {}).get("name") or "-"
        terminal.say(
            f"{case['number']:<12}{case['status']:<10}{case['kind']:<10}"
            f"{case['service'] or '-':<22}{place:<32}{' '.join(case['assignees'])}"
        )
    return DONE


def explain(readers: Readers, options: argparse.Namespace, now: Instant, out: TextIO) -> int:
    """Print what junhall makes of a text, or of each line of a file."""
    from junhall.casework.explain import explain as explained

    if options.file:
        return _explain_file(readers, Path(options.file), now, out)
    if options.text is None:
        raise Mistyped(tr("explain needs a text, or --file"))
    answer = explained(readers, options.text, options.by, now)
    if options.json:
        print(json.dumps(answer, ensure_ascii=False), file=out)
        return DONE
    for name, value in answer.items():
        if name != "text" and value not in (None, [], ""):
            shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            print(f"{name:<14}{shown}", file=out)
    return DONE


def _explain_file(readers: Readers, path: Path, now: Instant, out: TextIO) -> int:
    """One answer a line, in order; a line that cannot be read answers with its fault."""
    from junhall.casework.explain import explain as explained

    failed = 0
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for n, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                told = json.loads(line)
                at = instant(str(told["at"])) if told.get("at") else now
                by = str(told["by"]) if told.get("by") else None
                answer = explained(readers, str(told["text"]), by, at)
            except Mistyped as error:
                answer = _fault(n, error.for_user())
            except KeyError:
                answer = _fault(n, tr("the key {key} is missing", key="text"))
            except (ValueError, AttributeError, TypeError):
                answer = _fault(n, tr("it is not a JSON object with text, by and at"))
            failed += "error" in answer
            print(json.dumps(answer, ensure_ascii=False), file=out)
    return IN_PART if failed else DONE


def _fault(line: int, why: str) -> dict[str, Any]:
    return {"error": tr("Line {line}: {why}", line=line, why=why)}
