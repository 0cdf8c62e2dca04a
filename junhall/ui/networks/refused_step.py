"""Who may connect no account hears so before anything is asked of a network, and who may."""

from __future__ import annotations

from junhall.casework.commands import ConnectAccount
from junhall.casework.errors import CaseworkError, NotPermitted
from junhall.casework.permits import may
from junhall.models.terms import Role
from junhall.typed import override
from junhall.ui.foot import role_name
from junhall.ui.networks.steps import Step
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme
from junhall.words import tr


class RefusedStep(Step):
    """Why it cannot be, and what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.words.setFont(theme.fonts.strong)
        self.what_to_do = PlainLabel("", wraps=True)
        self.column.addWidget(self.what_to_do)
        self.column.addStretch(1)
        self._may_sit_down = False
        self.end()

    def say(self, error: NotPermitted, role: Role) -> None:
        """Say why, and what to do."""
        self._may_sit_down = error.code == "not-admin"
        why, what_to_do = _said(error, role)
        self.words.setText(why)
        self.what_to_do.setText(what_to_do)

    @override
    def told(self) -> str:
        return f"{self.words.text()} {self.what_to_do.text()}"

    @override
    def onward(self) -> str:
        """Another person at the same desk helps only where the person is what is wrong."""
        return tr("Say who sits here") if self._may_sit_down else ""


def refused_said(error: CaseworkError, role: Role) -> str:
    """What the counter refused, and what to do where it is a matter of who asks."""
    if not isinstance(error, NotPermitted):
        return error.for_user()
    return " ".join(_said(error, role))


def _said(error: NotPermitted, role: Role) -> tuple[str, str]:
    """Why, and what to do."""
    if error.code == "not-admin":
        return error.for_user(), tr(
            "Ask one of them to sit down here: the circle with initials at the top of the window"
            " says who does. Then connect the account."
        )
    able = ", ".join(role_name(other) for other in Role if may(other, ConnectAccount))
    return (
        NotPermitted("not-permitted", what=tr("Connect an account")).for_user(),
        tr(
            "Here one works as: {role}. Accounts are connected by: {able}. Ask one of them.",
            role=role_name(role),
            able=able,
        ),
    )
