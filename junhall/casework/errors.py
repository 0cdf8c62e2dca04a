"""CaseworkError: what a command can be refused for, in our words and in the log's."""

from __future__ import annotations

from collections.abc import Callable

from junhall.typed import override
from junhall.words import tr

_SENTENCES: dict[str, Callable[..., str]] = {
    "gone": lambda **_: tr("This request is no longer there. Nothing was changed."),
    "changed": lambda **v: tr(
        "{who} changed this meanwhile. What you typed is kept; look and decide again.", **v
    ),
    "answered": lambda who="", **_: tr(
        "{who} answered while you were writing. Your text is kept; read theirs, then send or drop.",
        who=who,
    ),
    "not-permitted": lambda **v: tr("Your role may not do this: {what}.", **v),
    "nothing-proposed": lambda **_: tr("There is nothing proposed here to decide."),
    "wall-private": lambda **_: tr("A private request never reaches the wall."),
    "wall-personal": lambda **_: tr(
        "There are personal data in it: its words stay off the wall. Answer by private message."
    ),
    "nothing-to-wait-for": lambda **_: tr("The hall waits already, or the request has ended."),
    "nobody-waits": lambda **_: tr("Nobody waits for the citizen here."),
    "too-late": lambda **_: tr("It has already left; it can no longer be taken back."),
    "looked-for": lambda **_: tr(
        "junhall is still looking for it on the network. Decide when it has looked twice."
    ),
    "not-back": lambda **_: tr("It can no longer be put back. Nothing was changed."),
    "empty-text": lambda **_: tr("There is no text to send."),
    "too-long": lambda **v: tr("The text is {over} characters too long for this network.", **v),
    "no-account": lambda **_: tr("No account of the town can answer on this network yet."),
    "private-stays": lambda **_: tr("A private message can never become public."),
    "unknown-staff": lambda **v: tr("Nobody of the staff has the code {code}.", **v),
    "unknown-service": lambda **v: tr("There is no service with the code {code}.", **v),
    "not-admin": lambda **v: tr(
        "Accounts are connected and removed by an administrator: {who}.", **v
    ),
    "not-your-voice": lambda **v: tr(
        "{account} is the voice of {who}. Choose another account, or ask the front desk.", **v
    ),
    "account-gone": lambda **_: tr("This account is no longer there. Nothing was changed."),
    "photos-many": lambda **v: tr(
        "This network takes {limit} photos in one post. Remove some first.", **v
    ),
    "photo-words": lambda **_: tr(
        "Say in a few words what each photo shows, for those who do not see it."
    ),
    "photo-bad": lambda **_: tr("This is no photo that junhall can read. Nothing was changed."),
    "photo-large": lambda **_: tr("This photo is too large to be read safely."),
    "photo-nowhere": lambda **_: tr("This ledger has no folder for photos on this computer."),
    "not-undoable": lambda **_: tr("This can no longer be undone."),
    "merge-private": lambda **_: tr("A private request and a public one cannot be merged."),
    "merge-into-merged": lambda **_: tr(
        "This request was itself merged into another. Merge with that one."
    ),
    "no-reason": lambda **_: tr("A request is closed without repair only with a reason."),
    "merge-self": lambda **_: tr("A request cannot be merged with itself."),
    "export-end": lambda **v: tr(
        "An export is called .csv, .xlsx or .json, or is a folder; not {end}. Nothing was written.",
        **v,
    ),
    "export-research": lambda **_: tr(
        "Rows for research fit a .csv, .xlsx or .json, not a folder. Nothing was written."
    ),
    "report-end": lambda **v: tr(
        "A report is called .pdf or .html, not {end}. Nothing was written.", **v
    ),
    "place-bad": lambda **v: tr("These coordinates are not on Earth: {lat}, {long}.", **v),
}


class CaseworkError(Exception):
    """A wish that could not be carried out; nothing was changed."""

    def __init__(self, code: str, /, **values: object) -> None:
        """Keep code and values apart: words are chosen when somebody reads them."""
        super().__init__(code)
        self.code = code
        self.values = values

    def for_user(self) -> str:
        """The sentence for the person who asked, in their language."""
        return _SENTENCES[self.code](**self.values)

    @override
    def __repr__(self) -> str:
        """For the log: the code alone, since values may hold what a person wrote."""
        return f"{type(self).__name__}({self.code})"


class Conflict(CaseworkError):
    """Somebody else decided the same thing meanwhile (rules.md 29)."""


class NotPermitted(CaseworkError):
    """The role may not do this."""


class Invalid(CaseworkError):
    """The wish makes no sense as it stands."""
