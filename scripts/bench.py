"""Measure junhall: every figure beside the limit that the same run measured, ratio and goal.

    scripts/bench [NAME ...] [--full]

NAME: intake, import, start, queries, board, places; without a name all of them. Quick sizes by
default; --full are those of docs/performance.md and take minutes.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from bench_table import HEAD, shown  # noqa: E402  # found beside this file

MEASURED = ("intake", "import", "start", "queries")
"""In this order: what intake wrote, start and queries read."""
TOLD = ("board", "places")
"""Scripts that print tables of their own."""


def main() -> int:
    """Print the tables; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join((*MEASURED, *TOLD)))
    parser.add_argument("--full", action="store_true", help="at full size; takes minutes")
    options = parser.parse_args()
    unknown = sorted(set(options.names) - {*MEASURED, *TOLD})
    if unknown:
        parser.error(f"there is no {unknown[0]}; there are: {', '.join((*MEASURED, *TOLD))}")
    wanted = options.names or [*MEASURED, *TOLD]
    missed = 0
    with tempfile.TemporaryDirectory(prefix="junhall-bench-") as folder:
        if set(wanted) & set(MEASURED):
            print(HEAD, flush=True)
        for name in MEASURED:
            if name in wanted:
                part = importlib.import_module(f"bench_{name}")
                for line in part.figures(Path(folder), full=options.full):
                    print(shown(line), flush=True)
                    missed += not line.is_met
    for name in TOLD:
        if name in wanted:
            print(f"\n{name}", flush=True)
            told = [sys.executable, str(HERE / f"bench_{name}.py")]
            if options.full and name == "places":
                told.append("--full")
            missed += subprocess.run(told, check=False).returncode != 0
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
