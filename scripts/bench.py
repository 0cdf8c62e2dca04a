"""Measure junhall: every figure beside the limit that the same run measured, ratio and goal.

    scripts/bench [NAME ...] [--full] [--folder DIR]

Without a name all of them. Quick sizes by default; --full are those of docs/performance.md and
take minutes. --folder keeps the ledgers that a run made, and uses those that are there.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_table import HEAD, Line, shown  # noqa: E402  # found beside this file

BENCHES = (
    "intake",
    "import",
    "start",
    "queries",
    "board",
    "places",
    "report",
    "times",
    "map",
    "live",
    "live_desk",
)
"""A line for each bench_NAME.py beside this file; its figures(folder, full=...) yields Lines."""


def table(lines: Iterable[Line]) -> int:
    """Print the lines as they are measured; how many goals were missed."""
    missed = 0
    for line in lines:
        print(shown(line), flush=True)
        missed += not line.is_met
    return missed


def main() -> int:
    """Print the table; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--full", action="store_true", help="at full size; takes minutes")
    parser.add_argument("--folder", type=Path, help="where ledgers are kept between runs")
    options = parser.parse_args()
    if unknown := sorted(set(options.names) - set(BENCHES)):
        parser.error(f"there is no {unknown[0]}; there are: {', '.join(BENCHES)}")
    missed = 0
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory(prefix="junhall-bench-") as passing:
        folder = options.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        for name in BENCHES:
            if name in (options.names or BENCHES):
                part = importlib.import_module(f"bench_{name}")
                missed += table(part.figures(folder, full=options.full))
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
