"""Start: from the process's first instant to a painted board with cards, beside a bare window.

CPU time of the whole process, the two in turns, the least of several. The desk is the real program
on a large ledger; it ends where its first frame is on the screen.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench_ledger import FULL, read_ledger
from bench_table import Line, percentile

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
_BARE = """
import os, time
from PySide6.QtWidgets import QApplication, QLabel
class Window(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.process_time(), flush=True)
        os._exit(0)
app = QApplication([])
window = Window("junhall")
window.resize(1440, 900)
window.show()
while True:
    app.processEvents()
"""
_DESK = """
import os, sys, time
from junhall.__main__ import main
from junhall.ui import lean
begin, drawn = lean.begin, []
def painted(*_):
    print(time.process_time(), len(drawn), flush=True)
    os._exit(0)
def watched():
    begin()
    from junhall.ui import faces
    from junhall.ui.board.card import CardPainter
    draw = CardPainter.draw
    def counted(self, *arguments):
        drawn.append(1)
        return draw(self, *arguments)
    CardPainter.draw, faces.live = counted, painted
lean.begin = watched
sys.exit(main(sys.argv[1:]))
"""


def figures(folder: Path, *, full: bool) -> Iterator[Line]:
    """The first frame, and what the starting script adds."""
    posts = FULL if full else 20_000
    path, _ = read_ledger(folder, posts)
    desk, bare = [], []
    _spent(_DESK, *_told(path))  # the second start finds the sources compiled
    for _ in range(ROUNDS):
        bare.append(_spent(_BARE))
        desk.append(_spent(_DESK, *_told(path)))
    yield Line(
        f"start to a painted board of {posts:,} posts / a bare window",
        min(desk) * 1_000, min(bare) * 1_000, "ms", 2.0, at_least=False, aim=1.25,
    )  # fmt: skip
    module = (sys.executable, "-m", "junhall", "--version")
    script = (str(ROOT / "scripts" / "run"), "--version")
    walls = [(_wall_s(script), _wall_s(module)) for _ in range(5)]
    added = percentile((one - other for one, other in walls), 0.5)
    yield Line(
        "what the second start of scripts/run adds (wall)", added, 1.0, "s", 1.0, at_least=False
    )


def _told(path: Path) -> tuple[str, ...]:
    return "desk", "--ledger", str(path), "--lang", "es"


def _spent(code: str, *arguments: str) -> float:
    told = subprocess.run(
        [sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True,
        cwd=ROOT, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
    ).stdout.split()  # fmt: skip
    assert code is _BARE or int(told[1]) > 0, "no card was painted"
    return float(told[0])


def _wall_s(command: tuple[str, ...]) -> float:
    begun = perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return perf_counter() - begun
