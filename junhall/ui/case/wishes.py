"""PURE: what a person wants of a request, as a command of the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from junhall.casework import commands as c
from junhall.casework.permits import may
from junhall.casework.rows import Case, HistoryLine, Proposal
from junhall.models.messages import Media, Place
from junhall.models.terms import (
    AccountId,
    Instant,
    OutboxState,
    PostId,
    PromiseState,
    RequestId,
    RequestKind,
    Role,
    StaffCode,
    Visibility,
)
from junhall.ui.case.drafts import Draft, Lane

NEEDS: Final[dict[str, tuple[type[c.Command], ...]]] = {
    "reply": (c.Reply,),
    "note": (c.AddNote,),
    "assign": (c.Assign,),
    "solve": (c.Solve,),
    "service": (c.Triage,),
    "place": (c.SetPlace,),
    "merge": (c.Merge,),
    "promise": (c.Promise,),
    "wall": (c.ShowOnWall,),
    "wait": (c.AwaitCitizen, c.StopWaiting),
    "withdraw-promise": (c.Promise,),
    "accept": (c.Solve, c.Promise),
    "refuse": (c.RefuseProposal, c.Promise),
    "undo": (c.Undo,),
    "reopen": (c.Reopen,),
    "end": (c.Close,),
    "not-ours": (c.Close,),
    "no-request": (c.MakeNoRequest,),
    "private": (c.SetPrivate,),
    "public": (c.SetPrivate,),
    "told-phone": (c.ToldInPerson,),
    "told-person": (c.ToldInPerson,),
    "verify": (c.VerifyResident,),
}
"""The commands behind each action, for what a role is shown; the office decides in any case."""


def is_allowed(role: Role, action: str) -> bool:
    """Whether a role could do any of what an action stands for."""
    needed = NEEDS.get(action)
    return needed is None or any(may(role, command) for command in needed)


@dataclass(frozen=True, slots=True)
class Wishes:
    """Commands about one case as one person saw it."""

    case: Case
    by: StaffCode

    @property
    def id(self) -> RequestId:
        """The request."""
        return self.case.row.id

    @property
    def version(self) -> int:
        """What was seen: another person's decision since then is a conflict."""
        return self.case.row.version

    def text(
        self,
        lane: Lane,
        draft: Draft,
        answered: PostId | None,
        account: AccountId | None = None,
    ) -> c.Command:
        """The composer's text on its way, with its photos."""
        if lane is Lane.NOTE:
            return c.AddNote(by=self.by, request_id=self.id, text=draft.text.strip())
        return c.Reply(
            by=self.by,
            seen_version=self.version,
            request_id=self.id,
            text=draft.text.strip(),
            in_reply_to=answered if answered is not None else self.case.reply_to,
            visibility=Visibility.PRIVATE if lane is Lane.PRIVATE else None,
            begun_at=draft.begun_at,
            media=tuple(
                Media("image", path=photo.path, alt=photo.alt.strip()) for photo in draft.photos
            ),
            account_id=account,
            send_at=draft.send_at,
        )

    def assign(self, codes: tuple[StaffCode, ...]) -> c.Command:
        """Somebody else, several, or nobody."""
        return c.Assign(by=self.by, seen_version=self.version, request_id=self.id, assignees=codes)

    def triage(self, *, kind: RequestKind | None = None, service: str | None = None) -> c.Command:
        """Another kind or service."""
        return c.Triage(
            by=self.by, seen_version=self.version, request_id=self.id, kind=kind, service=service
        )

    def place(self, place: Place | None) -> c.Command:
        """Another place, or none."""
        return c.SetPlace(by=self.by, seen_version=self.version, request_id=self.id, place=place)

    def private(self, *, private: bool) -> c.Command:
        """Into the private lane, or out of it."""
        return c.SetPrivate(
            by=self.by, seen_version=self.version, request_id=self.id, private=private
        )

    def solve(self) -> c.Command:
        """Solved: at the proposing post's time if one is proposed, else now."""
        return c.Solve(by=self.by, seen_version=self.version, request_id=self.id)

    def reopen(self) -> c.Command:
        """Another lap."""
        return c.Reopen(by=self.by, seen_version=self.version, request_id=self.id)

    def close(self, reason: str, *, not_ours: bool) -> c.Command:
        """The end without repair."""
        return c.Close(
            by=self.by,
            seen_version=self.version,
            request_id=self.id,
            reason=reason,
            not_ours=not_ours,
        )

    def no_request(self) -> c.Command:
        """It is none."""
        return c.MakeNoRequest(by=self.by, seen_version=self.version, request_id=self.id)

    def told(self, channel: str, at: Instant) -> c.Command:
        """The citizen was told without a network."""
        return c.ToldInPerson(by=self.by, request_id=self.id, at=at, channel=channel)

    def show_on_wall(self) -> c.Command:
        """Its words are released for the wall, or held back again."""
        return c.ShowOnWall(
            by=self.by,
            seen_version=self.version,
            request_id=self.id,
            show=not self.case.on_wall,
        )

    def wait(self) -> c.Command:
        """The office's clock stands still until the citizen answers, or runs again."""
        wish = c.AwaitCitizen if self.case.row.waiting_since is None else c.StopWaiting
        return wish(by=self.by, seen_version=self.version, request_id=self.id)

    def withdraw_promise(self) -> c.Command | None:
        """The newest promise that stands is taken back: it counts as broken."""
        standing = [p for p in self.case.promises if p.state is PromiseState.OPEN]
        if not standing:
            return None
        return c.Promise(
            by=self.by,
            seen_version=self.version,
            request_id=self.id,
            post_id=standing[-1].post_id,
            accept=False,
        )

    def merge(self, *others: RequestId) -> c.Command:
        """Others become duplicates of this one."""
        return c.Merge(by=self.by, seen_version=self.version, request_id=self.id, others=others)

    def verify(self, name: str) -> c.Command:
        """The author of the first post is a resident, seen with a document."""
        row = self.case.row
        return c.VerifyResident(by=self.by, network=row.network.value, handle=row.author, name=name)

    def promise(self, proposal: Proposal, due: Instant | None) -> c.Command | None:
        """A promise with another time than the one read."""
        if proposal.post_id is None:
            return None
        return c.Promise(
            by=self.by,
            seen_version=self.version,
            request_id=self.id,
            post_id=proposal.post_id,
            due_at=due,
            keep_reading=False,
        )

    def take(self, proposal: Proposal) -> c.Command | None:
        """Yes to a proposal."""
        match proposal.what:
            case "solved":
                return self.solve()
            case "reopen":
                return self.reopen()
            case "merge" if proposal.other is not None:
                return self.merge(proposal.other)
            case "promise" if proposal.post_id is not None:
                return c.Promise(
                    by=self.by,
                    seen_version=self.version,
                    request_id=self.id,
                    post_id=proposal.post_id,
                )
            case _:
                return None

    def refuse(self, proposal: Proposal) -> c.Command | None:
        """No to a proposal."""
        if proposal.what == "promise":
            if proposal.post_id is None:
                return None
            return c.Promise(
                by=self.by,
                seen_version=self.version,
                request_id=self.id,
                post_id=proposal.post_id,
                accept=False,
            )
        return c.RefuseProposal(
            by=self.by,
            seen_version=self.version,
            request_id=self.id,
            what=proposal.what,
            other=proposal.other,
        )

    def last_undoable(self) -> HistoryLine | None:
        """The newest thing this person did here that can be taken back."""
        mine = [
            line
            for line in self.case.history
            if line.may_undo and not line.is_undone and line.act_id and line.by == self.by
        ]
        return max(mine, key=lambda line: (line.at, line.act_id or 0), default=None)

    def withdrawable(self) -> c.WithdrawSend | None:
        """Take back the newest answer of this person that still waits behind its Undo."""
        for post in reversed(self.case.posts):
            if post.outbox is OutboxState.HELD and post.outbox_id and post.official == self.by:
                return c.WithdrawSend(by=self.by, outbox_id=post.outbox_id)
        return None
