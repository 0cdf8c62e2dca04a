"""The face without a window: sync, import, figures, cases, explain, backup, doctor, erase."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO
from zoneinfo import ZoneInfo

from junhall.models.terms import Instant
from junhall.words import ntr, tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from junhall.casework.intake import Intake
    from junhall.casework.publishing import Published
    from junhall.casework.readers import Readers
    from junhall.models.store import Store
    from junhall.sync.supervisor import Round

DONE: Final = 0
FAILED: Final = 1
IN_PART: Final = 3
MOST_TOLD: Final = 50
"""So many rows that were left out of a map are named one by one."""


class Mistyped(ValueError):
    """What was typed cannot be meant; the sentence says what was expected."""

    def for_user(self) -> str:
        """The sentence itself."""
        return str(self)


def zone_of(text: str) -> str:
    """A time zone as people type it.

    Raises: Mistyped.
    """
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise Mistyped(
            tr("There is no time zone {zone}. One is written, for example, Europe/Madrid.",
               zone=text)
        ) from error  # fmt: skip
    return text


@dataclass(slots=True)
class Terminal:
    """What the commands work with; built by app.py."""

    store: Store
    intake: Intake
    clock: Callable[[], Instant]
    out: TextIO
    err: TextIO

    @property
    def readers(self) -> Readers:
        """The readers of the ledger's town."""
        return self.intake.readers

    def say(self, line: str = "") -> None:
        """One line of the result."""
        print(line, file=self.out)

    def tell(self, line: str) -> None:
        """One line beside the result."""
        print(line, file=self.err)


def instant(text: str) -> Instant:
    """An instant as people type it: ISO 8601; without an offset it is UTC.

    Raises: Mistyped.
    """
    try:
        told = datetime.fromisoformat(text)
    except ValueError as error:
        raise Mistyped(
            tr("{told} is no time; one is written 2026-11-23T10:00+01:00, or 2026-11-23", told=text)
        ) from error
    if told.tzinfo is None:
        told = told.replace(tzinfo=UTC)
    return Instant(int(told.timestamp()))


def pairs(told: Sequence[str]) -> dict[str, str]:
    """``--map`` and ``--status``: field=column, word=status.

    Raises: ValueError, with what was typed.
    """
    found = {}
    for pair in told:
        name, equals, value = pair.partition("=")
        if not equals or not name or not value:
            raise ValueError(pair)
        found[name.strip()] = value.strip()
    return found


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
    progress = _Progress(terminal.err, lambda n: tr("{n} rows read …", n=n))
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


class _Progress:
    """A count on a terminal, nothing in a pipe."""

    def __init__(self, stream: TextIO, said: Callable[[int], str]) -> None:
        self._stream = stream
        self._said = said
        self._shows = stream.isatty()
        self._last = 0.0

    def show(self, n: int) -> None:
        """Say how far it is, a few times a second."""
        now = time.monotonic()
        if self._shows and now - self._last > 0.2:
            self._last = now
            self._stream.write("\r" + self._said(n))
            self._stream.flush()

    def end(self) -> None:
        """Leave a clean line."""
        if self._shows and self._last:
            self._stream.write("\r\033[K")
            self._stream.flush()


def map_import(terminal: Terminal, options: argparse.Namespace) -> int:
    """Take a file of the town's map: streets, doorways, buildings, a limit, tiles."""
    from junhall.casework.basemap_taking import take_map

    progress = _Progress(terminal.err, lambda n: tr("{n} things read …", n=n))
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


def export(terminal: Terminal, options: argparse.Namespace) -> int:
    """Write open data: no words, no names, rough places."""
    from junhall.casework.opendata import Span
    from junhall.casework.publishing import export as publish
    from junhall.casework.stamps import iso

    span = Span(
        instant(options.from_) if options.from_ else None,
        instant(options.to) if options.to else None,
    )
    progress = _Progress(terminal.err, lambda n: tr("{n} requests written …", n=n))

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


def erase(terminal: Terminal, options: argparse.Namespace) -> int:
    """Remove a person everywhere."""
    from junhall.casework.privacy import erase as remove

    erased = remove(terminal.store, options.handle, terminal.clock())
    for line in erased.for_user():
        terminal.say(line)
    return DONE if erased.found else FAILED
