"""The few numbers of the whole period over the charts; each is a door."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from junhall.casework.ages import number_text, time_text
from junhall.casework.times_rows import Mark, TimesPage
from junhall.models.figure import Figure
from junhall.ui.board.figures import FigureDoor
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme
from junhall.ui.times.tables import per_cent, span_or_none
from junhall.words import ntr, tr

_WORTH_A_LOOK = 0.05
"""So many closed within ten minutes are worth a look (rules.md 19)."""


class TotalsStrip(QWidget):
    """First answer, solved, targets, opened again, and what was closed too quickly."""

    marked = Signal(object)
    """Somebody wants to see the requests of a Mark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        names = ("all", "answers", "solved", "kept", "again", "quick")
        self._doors = {name: FigureDoor(theme) for name in names}
        marks = {
            "all": Mark("all"),
            "answers": Mark("answers"),
            "solved": Mark("ended"),
            "kept": Mark("overdue"),
            "again": Mark("reopened"),
            "quick": Mark("quick"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(2), 0, 0, 0)
        row.setSpacing(theme.px(28))
        for name, door in self._doors.items():
            row.addWidget(door)
            door.clicked.connect(lambda _=False, mark=marks[name]: self.marked.emit(mark))
        row.addStretch()
        self._as_of = PlainLabel("", tone="ink2", font=theme.fonts.small, wraps=True)
        self._as_of.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._as_of, 1)

    def show_page(self, page: TimesPage) -> None:
        """Say all numbers again."""
        told, before = page.totals, page.before
        self._as_of.setText(as_of_words(page))
        self._say("all", number_text(told.n), (ntr("request", "requests", told.n),), None)
        was = span_or_none(before.first_answer.value) if before is not None else ""
        self._say(
            "answers",
            span_or_none(told.first_answer.value),
            _forms(tr("median first answer"), was),
            told.first_answer,
        )
        was = span_or_none(before.solved.value) if before is not None else ""
        self._say(
            "solved",
            span_or_none(told.solved.value),
            _forms(tr("half solved within"), was),
            told.solved,
        )
        was = per_cent(before.kept.value) if before is not None else ""
        self._say(
            "kept", per_cent(told.kept.value), _forms(tr("targets kept"), was), told.kept, "green"
        )
        was = per_cent(before.reopened.value, 1) if before is not None else ""
        self._say(
            "again",
            per_cent(told.reopened.value, 1),
            _forms(tr("opened again"), was),
            told.reopened,
        )
        was = per_cent(before.quick.value, 1) if before is not None else ""
        tone = "amber" if (told.quick.value or 0) >= _WORTH_A_LOOK else "ink"
        self._say(
            "quick",
            per_cent(told.quick.value, 1),
            _forms(tr("closed within 10 min: a warning"), was),
            told.quick,
            tone,
        )

    def _say(
        self,
        name: str,
        value: str,
        forms: tuple[str, ...],
        figure: Figure | None,
        tone: str = "ink",
    ) -> None:
        proof = ""
        if figure is not None:
            proof = ntr("of {n} request", "of {n} requests", figure.n)
            left_out = sum(figure.excluded.values())
            if left_out:
                proof += ", " + ntr("{n} left out", "{n} left out", left_out)
        has = figure is None or figure.value is not None
        self._doors[name].say(value, forms, tone=tone if has else "ink2", proof=proof)


def as_of_words(page: TimesPage) -> str:
    """As of when all figures are, and what no time contains."""
    names: dict[str, Callable[[int], str]] = {
        "thanks": lambda n: ntr("{n} thanks", "{n} thanks", n),
        "duplicate": lambda n: ntr("{n} duplicate", "{n} duplicates", n),
        "not ours": lambda n: ntr("{n} not ours", "{n} not ours", n),
        "closed without a date": lambda n: ntr(
            "{n} closed without a date", "{n} closed without a date", n
        ),
        "closed before it was opened": lambda n: ntr(
            "{n} closed before it was opened", "{n} closed before they were opened", n
        ),
    }
    left_out = [names[reason](n) for reason, n in page.excluded.items() if reason in names]
    said = tr("as of {time}", time=time_text(page.as_of, page.zone))
    if left_out:
        said += " · " + tr("in no time: {what}", what=", ".join(left_out))
    return said


def _forms(words: str, was: str) -> tuple[str, ...]:
    return (tr("{what} · was {before}", what=words, before=was), words) if was else (words,)
