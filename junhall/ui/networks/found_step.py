"""Who was let in, what the key opens, whose voice it will be, and how far back it is read."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from junhall.casework.ages import span_text
from junhall.casework.attempts import Found
from junhall.casework.first_reading import USUAL, FirstReading
from junhall.casework.rows import TownFacts
from junhall.models.terms import StaffCode
from junhall.typed import override
from junhall.ui.dialogs.fields import ChoiceField
from junhall.ui.naming import one_line
from junhall.ui.networks.steps import Step
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme
from junhall.ui.topbar import Dot
from junhall.words import tr


class FoundStep(Step):
    """Who it is, what the key opens, and whose voice it will be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.words.setFont(theme.fonts.strong)
        self.other = PlainLabel("", tone="amber", wraps=True)
        self.column.addWidget(self.other)
        self.lines: list[PlainLabel] = []
        self._rights = QVBoxLayout()
        self._rights.setSpacing(theme.px(6))
        self.column.addLayout(self._rights)
        self.who = ChoiceField(theme)
        self.labelled(tr("Who speaks as this account"), self.who)
        self.since = ChoiceField(theme)
        for choice in FirstReading:
            self.since.addItem(first_reading_name(choice), choice.value)
        self.since.setCurrentIndex(self.since.findData(USUAL.value))
        self._since_label = self.labelled(tr("How far back it is read"), self.since)
        self._since_says = PlainLabel(
            tr(
                "Requests from before that are not opened. Where somebody writes on in an older"
                " conversation, it comes in whole."
            ),
            tone="ink2",
            font=theme.fonts.small,
            wraps=True,
        )
        self.column.addWidget(self._since_says)
        self._found: Found | None = None
        self.end()

    @property
    def voice(self) -> StaffCode | None:
        """Whose voice was chosen; None: the town hall's."""
        code = self.who.currentData()
        return StaffCode(code) if code else None

    @property
    def first_reading(self) -> FirstReading:
        """How far back it shall be read."""
        return FirstReading(self.since.currentData())

    def ask_since(self, *, asked: bool) -> None:
        """Whether the question means something: an account that is read goes on where it stands."""
        for part in (self.since, self._since_label, self._since_says):
            part.setVisible(asked)

    def show_found(
        self, found: Found, town: TownFacts | None, voice: StaffCode | None, other: str
    ) -> None:
        """Say what was found; ``other``: the account that was meant, where it is another."""
        self._found = found
        name = one_line(found.name)
        handle = found.handle
        self.words.setText(f"{name} · {handle}" if name else handle)
        self.other.setText(
            tr("This is not {account}: it will be connected beside it.", account=other)
            if other
            else ""
        )
        self.other.setVisible(bool(other))
        for tone, words in rights_said(found):
            self._add(tone, words)
        self.who.clear()
        self.who.addItem(tr("The town hall itself"), "")
        for person in town.staff if town is not None else ():
            self.who.addItem(person.name, str(person.code))
        self.who.setCurrentIndex(max(0, self.who.findData(str(voice or ""))))

    @override
    def told(self) -> str:
        return ". ".join([self.words.text(), *(line.text() for line in self.lines)])

    @override
    def onward(self) -> str:
        return tr("Connect")

    @override
    def may_go_on(self) -> bool:
        return self._found is not None and (self._found.may_read or self._found.may_write)

    @override
    def take_keyboard(self) -> None:
        self.who.setFocus()

    def _add(self, tone: str, words: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        dot = Dot(self._theme)
        dot.set_tone(tone)
        line = PlainLabel(words, wraps=True)
        row.addWidget(dot)
        row.addWidget(line, 1)
        self._rights.addLayout(row)
        self.lines.append(line)


def first_reading_name(choice: FirstReading) -> str:
    """How far back, as people say it."""
    match choice:
        case FirstReading.TODAY:
            return tr("Today")
        case FirstReading.WEEK:
            return tr("The last 7 days")
        case FirstReading.MONTH:
            return tr("The last 30 days")
        case FirstReading.EVERYTHING:
            return tr("Everything that its server still has")


def rights_said(found: Found) -> tuple[tuple[str, str], ...]:
    """What the key opens, in words: a tone and a sentence for reading, streaming, writing."""
    read = (
        ("green", tr("Reading works: mentions, messages and threads come in."))
        if found.may_read
        else ("red", tr("Reading does not work: the key may not read mentions. Sign in again."))
    )
    stream = (
        ("green", tr("Streaming works: posts come at once."))
        if found.may_stream
        else (
            "amber",
            tr("The server pushes nothing: junhall asks every {span}.",
               span=span_text(found.poll_s)),
        )
    )  # fmt: skip
    write = (
        (
            "green",
            tr("Writing works: answers of up to {n} letters, and photos.", n=found.text_limit),
        )
        if found.may_write
        else ("red", tr("Writing does not work: the key may not publish. Sign in again."))
    )
    return (read, stream, write)
