"""The terminal of formats.md, as argparse reads it."""

from __future__ import annotations

import argparse
import sys
from typing import Final, NoReturn

from junhall import __version__
from junhall.arguments.faces import FACES, PAGES, THEMES
from junhall.typed import override
from junhall.words import LANGUAGES, tr

WRONG_USE: Final = 2


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one sentence and a hint."""

    @override
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        sys.stderr.write(f"{self.prog}: {message}\n")
        raise SystemExit(WRONG_USE)


def parser() -> argparse.ArgumentParser:
    """Every command and its options."""
    top = _Parser(
        prog="junhall",
        description=tr(
            "The desk from which a town hall runs its public life over social networks."
        ),
        epilog=tr(
            "Exit codes: 0 done, 1 failed with a sentence, 2 wrong use, 3 done in part."
            " Without a command the desk opens; without a ledger it welcomes you."
        ),
    )
    top.add_argument("--version", action="version", version=f"junhall {__version__}")
    common = _Parser(add_help=False)
    group = common.add_argument_group(tr("for every command"))
    group.add_argument(
        "--ledger", metavar="URL", help=tr("the ledger: a file, or sqlite:///FILE; default: yours")
    )
    group.add_argument("--town", metavar="FILE", help=tr("town.toml to take before the command"))
    group.add_argument(
        "--demo", action="store_true", help=tr("a made-up town that lives; touches no ledger")
    )
    group.add_argument("--lang", choices=LANGUAGES, help=tr("language; default: yours"))
    group.add_argument(
        "--json", action="store_true", help=tr("answer in JSON (see docs/formats.md)")
    )
    group.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    commands = top.add_subparsers(dest="command", metavar=tr("COMMAND"))

    def command(name: str, what: str, example: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            parents=[common],
            help=what,
            description=what,
            epilog=tr("Example: {example}", example=example),
        )

    for face, what in (
        ("desk", tr("open the desk: board, cases, answers")),
        ("mayor", tr("open the mayor's face: what is promised, what waits, what was done")),
        ("wall", tr("show the wall of the council room, full screen")),
    ):
        one = command(face, what, f"junhall {face} --demo")
        one.add_argument("--page", choices=PAGES[face], help=tr("the page to begin with"))
        one.add_argument(
            "--at", metavar="TIME", help=tr("with --demo: stand still at this instant")
        )
        one.add_argument("--theme", choices=THEMES)
        one.add_argument("--window", action="store_true", help=tr("wall: not full screen"))

    shot = command(
        "shot",
        tr("paint a face into a PNG, with no display needed"),
        "junhall shot board.png --demo --theme dark",
    )
    shot.add_argument("out", metavar="OUT.png")
    shot.add_argument("--face", choices=FACES, default="desk")
    shot.add_argument(
        "--page",
        choices=tuple(dict.fromkeys(page for pages in PAGES.values() for page in pages)),
    )
    shot.add_argument("--size", default="1440x900", metavar="WxH")
    shot.add_argument("--theme", choices=("light", "dark", "contrast"))
    shot.add_argument("--scale", type=float, default=1.0)
    shot.add_argument("--at", metavar="TIME", help=tr("the instant the picture shows"))

    take = command(
        "import",
        tr("take posts or requests from a file; the same file twice changes nothing"),
        "junhall import requests.csv --map posted_at=Opened --zone Europe/Madrid",
    )
    take.add_argument("file", metavar="FILE")
    take.add_argument("--format", choices=("posts", "csv", "open311", "auto"), default="auto")
    take.add_argument(
        "--map", action="append", default=[], metavar="FIELD=COLUMN",
        help=tr("which column holds a field; fields: id, posted_at, closed_at, status, service,"
                " text, lat, long, address, due_at, author"),
    )  # fmt: skip
    take.add_argument(
        "--status", action="append", default=[], metavar="WORD=STATUS",
        help=tr("what a status word of the source means: new, solved, closed, not_ours ..."),
    )  # fmt: skip
    take.add_argument("--zone", help=tr("the zone of times that have no offset"))
    take.add_argument("--at", metavar="TIME", help=tr("the clock of the import"))

    town_map = commands.add_parser("map", help=tr("the town's own map: streets, doors, houses"))
    ways = town_map.add_subparsers(dest="map_command", metavar=tr("COMMAND"), required=True)
    bring = ways.add_parser(
        "import",
        parents=[common],
        help=tr("take streets, doorways, buildings, a limit or tiles from a file"),
        description=tr(
            "Take a file of the town's map: GeoJSON, a table of streets or doorways, an"
            " OpenStreetMap extract (.osm.pbf), or tiles (.mbtiles, .pmtiles). Streets, doorways"
            " and places are also what junhall finds in citizens' texts. The same file again"
            " replaces what it gave before."
        ),
        epilog=tr("Example: {example}", example="junhall map import portales.geojson --epsg 25830"),
    )
    bring.add_argument("file", metavar="FILE")
    bring.add_argument(
        "--layer",
        choices=("streets", "doorways", "places", "outline", "areas", "green", "water", "buildings",
                 "labels"),
        help=tr("what the file is about; default: as its name and its shapes say"),
    )  # fmt: skip
    bring.add_argument(
        "--epsg", type=int, metavar="CODE", help=tr("the projection of its coordinates: 25830 ...")
    )

    figures = command(
        "figures",
        tr("count and measure: totals, medians, 90th percentiles, backlog"),
        "junhall figures --by month --zone Europe/Madrid --json",
    )
    figures.add_argument(
        "--by", default="service",
        choices=("service", "month", "weekday", "hour", "network", "assignee"),
    )  # fmt: skip
    figures.add_argument("--from", dest="from_", metavar="TIME")
    figures.add_argument("--to", metavar="TIME")
    figures.add_argument("--clock", choices=("always", "office"), default="always")
    figures.add_argument("--zone")
    figures.add_argument("--at", metavar="TIME")

    cases = command(
        "cases", tr("list the requests with their state and times"), "junhall cases --json"
    )
    cases.add_argument("--at", metavar="TIME", help=tr("as of this instant"))
    cases.add_argument(
        "--no-request", action="store_true", help=tr("the posts that are no request, and why")
    )

    explain = command(
        "explain",
        tr("say what junhall makes of a post: kind, service, place, promise, and why"),
        'junhall explain "la farola de la calle Alemania 12 está apagada" --town town.toml',
    )
    explain.add_argument("text", nargs="?", metavar="TEXT")
    explain.add_argument("--by", metavar="WHO", help=tr("a handle, or a code of staff"))
    explain.add_argument("--at", metavar="TIME", help=tr("when it was written"))
    explain.add_argument("--file", metavar="F", help=tr("lines of JSON with text, by and at"))

    tell = command(
        "report",
        tr("write the report on a month, a quarter or a year: a tagged PDF, or a page"),
        "junhall report --month last --out report.pdf",
    )
    when = tell.add_mutually_exclusive_group()
    when.add_argument("--month", metavar="last|2026-10", help=tr("default: the last whole month"))
    when.add_argument("--quarter", metavar="last|2026-Q3")
    when.add_argument("--year", metavar="last|2026")
    tell.add_argument("--out", metavar="FILE", help=tr("a .pdf or .html; default: 2026-10.pdf"))
    tell.add_argument("--at", metavar="TIME", help=tr("as of this instant"))

    publish = command(
        "export",
        tr("write open data: one row a request, no words, no names, rough places"),
        "junhall export requests.csv --from 2026-01-01 --to 2027-01-01",
    )
    publish.add_argument(
        "file", metavar="FILE",
        help=tr("a .csv, .xlsx or .json; or a folder, which then answers like an Open311 server"),
    )  # fmt: skip
    publish.add_argument("--from", dest="from_", metavar="TIME", help=tr("posted from here on"))
    publish.add_argument("--to", metavar="TIME", help=tr("and before this"))
    publish.add_argument(
        "--research", action="store_true", help=tr("coarse times, and pseudonyms for who wrote")
    )
    publish.add_argument("--at", metavar="TIME", help=tr("promises as of this instant"))

    keep = command("backup", tr("write a backup and open it to prove it"), "junhall backup")
    keep.add_argument("--folder", metavar="DIR", help=tr("where to; default: beside the ledger"))
    restore = command(
        "restore",
        tr("put a backup in the ledger's place; the old one is kept aside"),
        "junhall restore backups/2026-11-23.ledger",
    )
    restore.add_argument("file", metavar="FILE")
    command("doctor", tr("examine ledger, disk, clock and backups"), "junhall doctor")
    erase = command(
        "erase",
        tr("remove a person everywhere; numbers and times stay"),
        "junhall erase @carmen@example",
    )
    erase.add_argument("handle", metavar="HANDLE")
    sync = command(
        "sync", tr("fetch and send without a window, until stopped"), "junhall sync --demo --once"
    )
    sync.add_argument("--once", action="store_true", help=tr("one round, then leave"))
    return top
