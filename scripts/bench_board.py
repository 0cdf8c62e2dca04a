"""The board's cost against the same cards drawn by bare QPainter, and against the ledger's size.

Times are this thread's CPU time, medians; the ratios are what counts.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench_table import Line  # noqa: E402  # found beside this file
from PySide6.QtCore import QRectF  # noqa: E402  # the platform is chosen first
from PySide6.QtGui import QImage, QPainter  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from junhall.casework.rows import Board, BoardColumn  # noqa: E402
from junhall.models.terms import Instant, RequestStatus  # noqa: E402
from junhall.ui.board.captions import Names  # noqa: E402
from junhall.ui.board.card import CardPainter, CardState  # noqa: E402
from junhall.ui.board.cards_view import card_rect  # noqa: E402
from junhall.ui.board.column import ColumnPane  # noqa: E402
from junhall.ui.theme import Theme, make_theme, wear  # noqa: E402
from ui_fake import NEW, NOW, TOWN, FakeOffice, row, still_clock  # noqa: E402

GOAL = 1.5


def median_ms(work: Callable[[], None], rounds: int) -> float:
    """The median CPU time of one call."""
    told = []
    for _ in range(rounds):
        begun = time.thread_time_ns()
        work()
        told.append(time.thread_time_ns() - begun)
    return statistics.median(told) / 1e6


def pane_of(theme: Theme, app: QApplication, behind: int) -> tuple[ColumnPane, list]:
    """A column whose window is full, with so many requests behind it in the ledger."""
    count = min(200, behind)
    rows = [
        row(n + 1, f"Bache número {n} en la calle larga, junto a la escuela",
            posted_at=Instant(NOW - 90 * n), supporters=n % 3, is_resident=n % 2 == 0)
        for n in range(count)
    ]  # fmt: skip
    pane = ColumnPane(NEW, theme, CardPainter(theme, Names.of(TOWN)), still_clock)
    pane.resize(250, 900)
    pane.show()
    pane.load(BoardColumn(NEW, tuple(rows), behind), may_hold=False)
    for _ in range(5):
        app.processEvents()
    return pane, rows


def frame(theme: Theme, app: QApplication, rounds: int) -> tuple[float, float]:
    """(the board's frame, the same cards by bare QPainter on an image), ms."""
    pane, rows = pane_of(theme, app, 200)
    view = pane.view
    viewport = view.viewport()
    places = [
        (card_rect(view.visualRect(pane.model.index(at, 0)), view.cards), rows[at])
        for at in view.visible_rows()
    ]
    picture = QImage(viewport.size(), QImage.Format.Format_ARGB32_Premultiplied)

    def bare() -> None:
        picture.fill(0)
        painter = QPainter(picture)
        for where, card in places:
            view.cards.draw(painter, QRectF(where), card, NOW, CardState())
        painter.end()

    def board() -> None:
        viewport.repaint()

    for work in (bare, board):
        median_ms(work, 10)
    pairs = [(median_ms(board, 5), median_ms(bare, 5)) for _ in range(max(1, rounds // 5))]
    return statistics.median(it[0] for it in pairs), statistics.median(it[1] for it in pairs)


def one_change(theme: Theme, app: QApplication, behind: int, rounds: int) -> float:
    """One card changes: the office's answer is taken in and the card repainted, ms."""
    pane, rows = pane_of(theme, app, behind)
    turn = iter(range(1, 10_000_000))

    def change() -> None:
        at = 3
        rows[at] = replace(rows[at], supporters=next(turn) % 7, version=rows[at].version + 1)
        pane.load(BoardColumn(NEW, tuple(rows), behind), may_hold=True)
        app.processEvents()

    median_ms(change, 10)
    return median_ms(change, rounds)


def figures(folder: Path, *, full: bool) -> Iterator[Line]:
    """A frame, and one change on boards of different sizes; no ledger is needed."""
    del folder
    rounds = 1_000 if full else 200
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([])
    theme = make_theme("light")._replace(reduced_motion=True)
    wear(app, theme)
    office = FakeOffice()
    board: Board = office.board()
    assert board.columns[0].status is RequestStatus.NEW
    painted, bare = frame(theme, app, rounds)
    small = one_change(theme, app, 100, rounds)
    large = one_change(theme, app, 1_000_000, rounds)
    window = one_change(theme, app, 200, rounds)
    for name, one, other in (
        ("a frame of the board / the same cards, bare", painted, bare),
        ("one card's change, 1,000,000 behind / a full window", large, window),
        ("one card's change, 1,000,000 behind / 100 behind", large, small),
    ):
        yield Line(name, one, other, "ms", GOAL, at_least=False)
