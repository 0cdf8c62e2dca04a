"""Import: Madrid's requests as a clerk brings them in, beside plain csv and executemany.

A process of its own for each, so that its CPU time and its peak memory are its own; interpreter
and libraries are loaded before the clock starts. Without the real data a made-up file of the same
shape is brought in, and the line says so.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import process_time

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from bench_data import data_folder  # noqa: E402  # found beside this file
from bench_table import Line  # noqa: E402  # found beside this file

DATA = "madrid-avisos-2021-22.csv.zst"
ALL = 106_461
FEW = 20_000
ROUNDS = 3
_HEAD = """request_id,type,service_id,category,status,status_node_type,status_name,requested_at
status_since,closed_at,lat,long,address,description,comments,reiterations,complaints,worknotes
has_photo,citizen,first_seen,last_seen"""


def figures(folder: Path, *, full: bool) -> Iterator[Line]:
    """The ratio to the bare way, and the peak of memory."""
    rows = ALL if full else FEW
    source, is_real = _source(folder, rows)
    ours = [_child(_ours, folder, source) for _ in range(ROUNDS if full else 1)]
    bare = [_child(_bare, folder, source) for _ in range(ROUNDS)]
    told = f"import of {rows:,} {'' if is_real else 'made-up '}requests"
    yield Line(
        f"{told} / csv and executemany",
        rows / min(one["spent_s"] for one in ours), rows / min(one["spent_s"] for one in bare),
        "rows/s", 0.08,
    )  # fmt: skip
    yield Line(
        f"{told}: peak memory / 300 MB",
        max(one["peak_mb"] for one in ours), 300, "MB", 1.0, at_least=False,
    )  # fmt: skip


def _source(folder: Path, rows: int) -> tuple[Path, bool]:
    """A plain CSV file of so many rows, and whether they are real."""
    data = data_folder() / DATA
    path = folder / f"requests-{rows}.csv"
    if not data.is_file():
        _made_up(path, rows)
        return path, False
    import io

    import zstandard

    with data.open("rb") as packed, path.open("w", encoding="utf-8", newline="") as out:
        reader = zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(packed)
        text = io.TextIOWrapper(reader, "utf-8-sig", newline="")
        if rows >= ALL:
            shutil.copyfileobj(text, out)
        else:
            csv.writer(out).writerows(islice(csv.reader(text), rows + 1))
    return path, True


def _made_up(path: Path, rows: int) -> None:
    rng = random.Random(5)
    words = [f"palabra{n}" for n in range(3_000)]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(_HEAD.replace("\n", ",").split(","))
        for n in range(rows):
            at = f"2021-{6 + n % 6:02}-{1 + n % 28:02}T{n % 24:02}:{n % 60:02}:00+00:00"
            status = ("open", "closed_ok", "closed_not_ok")[n % 3]
            writer.writerow(
                (f"r{n}", "aviso", n % 70, f"Categoría {n % 70}", status, "", status, at, at,
                 "" if status == "open" else at, 40.4 + n % 97 / 1000, -3.7 + n % 89 / 1000,
                 f"Calle {n % 900}, {n % 60}", " ".join(rng.choices(words, k=25)), 0, 0, 0, "",
                 0, f"c{n % 5000}", at, at)
            )  # fmt: skip


def _child(work: Callable[[Path, Path], None], folder: Path, source: Path) -> dict[str, float]:
    own = folder / f"import{work.__name__}"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    told = subprocess.run(
        [sys.executable, __file__, work.__name__, str(own), str(source)],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return dict(json.loads(told))


def _ours(folder: Path, source: Path) -> Callable[[], None]:
    from junhall.casework.bringing import take_rows
    from junhall.casework.exchange import plan_import
    from junhall.casework.intake import Intake
    from junhall.casework.townhall import readers_of
    from junhall.models.store import open_ledger
    from junhall.models.terms import Instant

    store = open_ledger(folder / "import.ledger", clock=lambda: Instant(0))
    intake = Intake(store.read(readers_of).result())

    def work() -> None:
        plan = plan_import(source)
        brought = take_rows(store, intake, plan, clock=lambda: Instant(1_800_000_000))
        store.close()
        assert brought.taken + plan.tally.refused == plan.tally.read > 0

    return work


def _bare(folder: Path, source: Path) -> Callable[[], None]:
    from junhall.models import sqlite

    def work() -> None:
        raw = sqlite.dbapi().connect(folder / "bare.db")
        with source.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream)
            head = next(rows)
            raw.execute(f"CREATE TABLE request ({', '.join(head)})")
            raw.executemany(f"INSERT INTO request VALUES ({', '.join('?' * len(head))})", rows)
        raw.commit()
        raw.close()

    return work


def main() -> None:
    """One import in this process; CPU seconds and peak memory as JSON."""
    make = {"_ours": _ours, "_bare": _bare}[sys.argv[1]]
    work = make(Path(sys.argv[2]), Path(sys.argv[3]))
    begun = process_time()
    work()
    spent = process_time() - begun
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"spent_s": spent, "peak_mb": peak_mb}))


if __name__ == "__main__":
    main()
