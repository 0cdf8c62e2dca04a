"""A command becomes new state, an outbox item and a change: one transaction.

What people decide is an act about an opening post. Acts are only added; undo is an act as well.
The docket derives the request again from posts and acts, so no command edits a request row.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from junhall.casework import accounts, answering, deciding, drafts, filing, second_thoughts
from junhall.casework import commands as c
from junhall.casework.doing import Doing
from junhall.casework.errors import Invalid
from junhall.casework.intake import Intake
from junhall.casework.permits import refusal
from junhall.models.terms import Facet, Instant, Role


class Desk:
    """Carries out commands for one town, on the writing thread."""

    def __init__(self, intake: Intake, *, hold_s: float) -> None:
        """Build on the intake, whose readers and docket it shares."""
        self.intake = intake
        self.hold_s = hold_s

    def carry_out(
        self, session: Session, command: c.Command, *, role: Role, now: Instant
    ) -> c.Done:
        """Do one command.

        Raises: NotPermitted, Conflict, Invalid; nothing is changed then.
        """
        refused = refusal(self.intake.readers.town, role, type(command), command.by)
        if refused is not None:
            raise refused
        doing = Doing(self.intake, session, command, hold_s=self.hold_s, role=role, now=now)
        return _carry_out(doing, command)


def _carry_out(doing: Doing, command: c.Command) -> c.Done:
    match command:
        case c.FileRequest() as wish:
            return filing.file_request(doing, wish)
        case c.Reply() as wish:
            return answering.reply(doing, wish)
        case c.Announce() as wish:
            return answering.announce(doing, wish)
        case c.KeepDraft() as wish:
            drafts.keep(doing.connection, wish)
            return c.Done(wish.request_id)
        case c.ToldInPerson() as wish:
            return deciding.told(doing, wish)
        case c.Assign() as wish:
            return deciding.assign(doing, wish)
        case c.Triage() as wish:
            return deciding.triage(doing, wish)
        case c.SetPlace() as wish:
            return deciding.set_place(doing, wish)
        case c.SetPrivate() as wish:
            return deciding.set_private(doing, wish)
        case c.Promise() as wish:
            return deciding.promise(doing, wish)
        case c.Solve() as wish:
            return deciding.solve(doing, wish)
        case c.RefuseProposal() as wish:
            return deciding.refuse(doing, wish)
        case c.Reopen() as wish:
            return deciding.reopen(doing, wish)
        case c.Close() as wish:
            return deciding.close(doing, wish)
        case c.ShowOnWall() as wish:
            return deciding.show_on_wall(doing, wish)
        case c.AwaitCitizen() as wish:
            return deciding.wait(doing, wish.request_id, begins=True)
        case c.StopWaiting() as wish:
            return deciding.wait(doing, wish.request_id, begins=False)
        case c.Merge() as wish:
            return filing.merge(doing, wish)
        case c.AddNote() as wish:
            return filing.add_note(doing, wish)
        case c.MakeRequest() as wish:
            return filing.make_request(doing, wish)
        case c.MakeNoRequest() as wish:
            return filing.make_no_request(doing, wish)
        case c.VerifyResident() as wish:
            return filing.verify(doing, wish)
        case c.Undo() as wish:
            return deciding.undo(doing, wish)
        case c.WithdrawSend() as wish:
            return second_thoughts.withdraw(doing, wish.outbox_id)
        case c.PutBack() as wish:
            return second_thoughts.put_back(doing, wish.outbox_id)
        case c.EditSend() as wish:
            return second_thoughts.edit(doing, wish)
        case c.RetrySend() as wish:
            return second_thoughts.retry(doing, wish)
        case c.SaySent() as wish:
            return second_thoughts.say_sent(doing, wish)
        case (
            c.PauseAccount()
            | c.ResumeAccount()
            | c.RemoveAccount()
            | c.SpeakAs()
            | c.ConnectAccount()
        ) as wish:
            done = accounts.carry_out(doing.connection, wish, doing.readers.town, doing.now)
            facets = Facet.FEEDS | Facet.OUTBOX
            if isinstance(wish, c.SpeakAs | c.ConnectAccount):
                facets |= Facet.TOWN  # whose posts are official is read otherwise now
            doing.changed(None, facets)
            return done
        case c.WithdrawLesson() as wish:
            doing.execute(
                "UPDATE lesson SET withdrawn_at = ? WHERE id = ?", doing.now, wish.lesson_id
            )
            return c.Done()
        case _:
            raise Invalid("nothing-proposed")
