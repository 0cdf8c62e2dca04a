"""Who may do what: the office asks here, a hidden button is not a permission."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from junhall.casework import commands
from junhall.casework.commands import Command
from junhall.casework.errors import NotPermitted
from junhall.models.terms import Role, StaffCode

if TYPE_CHECKING:
    from junhall.models.town import Town

ADMINISTERS: Final = frozenset({commands.RemoveAccount, commands.SpeakAs, commands.ConnectAccount})
"""Commands that also need the right of an administrator, in a town that names any."""

_WORKER: Final = frozenset(
    {
        commands.Reply,
        commands.KeepDraft,
        commands.Assign,
        commands.Promise,
        commands.Solve,
        commands.RefuseProposal,
        commands.AddNote,
        commands.Undo,
        commands.WithdrawSend,
        commands.PutBack,
        commands.EditSend,
        commands.RetrySend,
        commands.SaySent,
        commands.ToldInPerson,
        commands.SetPlace,
        commands.AwaitCitizen,
        commands.StopWaiting,
    }
)
_EVERYTHING: Final = frozenset(
    {
        *_WORKER,
        commands.FileRequest,
        commands.Announce,
        commands.Triage,
        commands.SetPrivate,
        commands.ShowOnWall,
        commands.Reopen,
        commands.Close,
        commands.Merge,
        commands.MakeRequest,
        commands.MakeNoRequest,
        commands.VerifyResident,
        commands.WithdrawLesson,
        commands.PauseAccount,
        commands.ResumeAccount,
        *ADMINISTERS,
    }
)
_MAY: Final = {
    Role.MAYOR: _EVERYTHING,
    Role.HEAD: _EVERYTHING,
    Role.DESK: _EVERYTHING,
    Role.COUNCILLOR: _WORKER | {commands.Announce, commands.Triage, commands.Reopen},
    Role.WORKER: _WORKER,
    Role.WALL: frozenset(),
}


def may(role: Role, command: type[Command]) -> bool:
    """Whether a role may give this command."""
    return command in _MAY[role]


def refusal(town: Town, role: Role, command: type[Command], by: StaffCode) -> NotPermitted | None:
    """Why somebody may not give this command; None: they may.

    Where the town names administrators, only they connect and remove accounts.
    """
    if not may(role, command):
        return NotPermitted("not-permitted", what=command.__name__)
    admins = [member for member in town.staff if member.admin]
    if command in ADMINISTERS and admins and by not in {member.code for member in admins}:
        return NotPermitted("not-admin", who=", ".join(member.name for member in admins))
    return None
