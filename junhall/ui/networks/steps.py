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

from junhall.casework.attempts import Found
from junhall.casework.first_reading import FirstReading
from junhall.typed import override
from junhall.ui.naming import one_line
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
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

    def labelled(self, words: str, field: QWidget) -> PlainLabel:
        """A field under its label; the label is its name."""
        label = PlainLabel(words, tone="ink2", font=self._theme.fonts.small)
        label.setBuddy(field)
        field.setAccessibleName(words)
        self.column.addWidget(label)
        self.column.addWidget(field)
        return label

    def end(self) -> None:
        """The line that says what is going on stands last."""
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
        self.labelled(tr("Server"), self.server)
        self.by_code = QCheckBox(tr("My browser is on another computer: I type a code"))
        self.column.addWidget(self.by_code)
        self.end()

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
        self.end()

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
        self.end()

    @override
    def onward(self) -> str:
        return tr("Yes, keep it in a file")


class DoneStep(Step):
    """It lives."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.end()

    def show_done(self, found: Found, first: FirstReading | None) -> None:
        """Say what happens now; ``first`` None: it was read before, and goes on."""
        said = {
            FirstReading.TODAY: tr("What mentioned it today comes in now."),
            FirstReading.WEEK: tr("What mentioned it in the last 7 days comes in now."),
            FirstReading.MONTH: tr("What mentioned it in the last 30 days comes in now."),
            FirstReading.EVERYTHING: tr("All that its server still has comes in now."),
            None: tr("It goes on where it stood."),
        }[first]
        connected = tr(
            "{account} is connected. What mentions it comes in from now on; answers leave"
            " through it.",
            account=found.handle,
        )
        self.words.setText(f"{connected} {said}")

    @override
    def onward(self) -> str:
        return tr("Done")
