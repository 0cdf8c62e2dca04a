"""The steps of connecting an account: what each asks, says, and needs before one may go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.ages import span_text
from junhall.casework.attempts import Found
from junhall.casework.rows import TownFacts
from junhall.models.terms import StaffCode
from junhall.typed import override
from junhall.ui.dialogs.fields import ChoiceField
from junhall.ui.naming import one_line
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.ui.topbar import Dot
from junhall.words import tr


class Step(QFrame):
    """A sentence on top, what is asked under it, and a line that says what is going on."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.words = PlainLabel(words, wraps=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))
        self.column.addWidget(self.words)
        self._busy = PlainLabel("", tone="cobalt", font=theme.fonts.small, wraps=True)
        self._busy.hide()

    def say_busy(self, words: str) -> None:
        """What is going on; "" when nothing is."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))

    def told(self) -> str:
        """What a screen reader says when one comes here."""
        return self.words.text()

    def onward(self) -> str:
        """What the button says; "" where there is none."""
        return tr("Go on")

    def may_go_on(self) -> bool:
        """Whether what is needed is there."""
        return True

    def take_keyboard(self) -> None:
        """Begin where something is asked."""

    def _label(self, words: str, field: QWidget) -> None:
        label = PlainLabel(words, tone="ink2", font=self._theme.fonts.small)
        label.setBuddy(field)
        field.setAccessibleName(words)
        self.column.addWidget(label)
        self.column.addWidget(field)

    def _end(self) -> None:
        self.column.addWidget(self._busy)


class ServerStep(Step):
    """Which server the account is on."""

    def __init__(self, theme: Theme, server: str) -> None:
        super().__init__(
            theme,
            tr(
                "On which server is the account? Mastodon, and every server that speaks as"
                " Mastodon does, will do."
            ),
        )
        self.server = QLineEdit(server)
        self.server.setPlaceholderText("social.example")
        self.server.setMaxLength(253)
        self.server.setInputMethodHints(
            Qt.InputMethodHint.ImhUrlCharactersOnly | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._label(tr("Server"), self.server)
        self.by_code = QCheckBox(tr("My browser is on another computer: I type a code"))
        self.column.addWidget(self.by_code)
        self._end()

    @override
    def onward(self) -> str:
        return tr("Open the browser")

    @override
    def may_go_on(self) -> bool:
        return bool(self.server.text().strip())

    @override
    def take_keyboard(self) -> None:
        self.server.setFocus()
        self.server.selectAll()


class BrowserStep(Step):
    """The person agrees in the browser; where it cannot come back, they type what it shows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.code = QLineEdit()
        self.code.setMaxLength(1000)
        self._code_label = PlainLabel(tr("The code"), tone="ink2", font=theme.fonts.small)
        self._code_label.setBuddy(self.code)
        self.code.setAccessibleName(tr("The code"))
        self.column.addWidget(self._code_label)
        self.column.addWidget(self.code)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        self.again = look(QPushButton(tr("Open it again")), kind="quiet")
        self.copy = look(QPushButton(tr("Copy the address")), kind="quiet")
        self.by_code = look(QPushButton(tr("Type a code instead")), kind="quiet")
        for button in (self.again, self.copy, self.by_code):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self._end()

    def show_way(self, server: str, *, needs_code: bool) -> None:
        """Say what is to be done in the browser."""
        server = one_line(server)
        if needs_code:
            self.words.setText(
                tr(
                    "Sign in at {server} in the browser as the account, allow junhall, and type"
                    " the code that the page shows.",
                    server=server,
                )
            )
        else:
            self.words.setText(
                tr(
                    "Sign in at {server} in the browser as the account, and allow junhall. It goes"
                    " on here by itself.",
                    server=server,
                )
            )
        self.code.clear()
        self.code.setVisible(needs_code)
        self._code_label.setVisible(needs_code)
        self.by_code.setVisible(not needs_code)

    @override
    def onward(self) -> str:
        return "" if self.code.isHidden() else tr("Go on")

    @override
    def may_go_on(self) -> bool:
        return bool(self.code.text().strip())

    @override
    def take_keyboard(self) -> None:
        (self.again if self.code.isHidden() else self.code).setFocus()


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
        self._label(tr("Who speaks as this account"), self.who)
        self._found: Found | None = None
        self._end()

    @property
    def voice(self) -> StaffCode | None:
        """Whose voice was chosen; None: the town hall's."""
        code = self.who.currentData()
        return StaffCode(code) if code else None

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


class KeepStep(Step):
    """A question with two answers: a file for the key, or no connection."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            tr(
                "This computer has no keyring, where keys are usually kept. junhall can keep the"
                " key in a file that only you may read. Whoever can read your files could then"
                " write as the account. Shall it?"
            ),
        )
        self._end()

    @override
    def onward(self) -> str:
        return tr("Yes, keep it in a file")


class DoneStep(Step):
    """It lives."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self._end()

    def show_done(self, found: Found) -> None:
        """Say what happens now."""
        self.words.setText(
            tr(
                "{account} is connected. What mentions it comes in from now on; answers leave"
                " through it.",
                account=found.handle,
            )
        )

    @override
    def onward(self) -> str:
        return tr("Done")


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
