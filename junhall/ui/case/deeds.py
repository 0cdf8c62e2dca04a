"""What is done with the case shown: a wish to the office, its echo, and the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from junhall.casework.asks import SendTimes
from junhall.casework.commands import (
    Command,
    Done,
    PutBack,
    RetrySend,
    SaySent,
    Undo,
    WithdrawSend,
)
from junhall.casework.errors import CaseworkError, Conflict
from junhall.casework.rows import Case, CasePost
from junhall.models.terms import ActId, Instant, OutboxState, PostId, RequestId, StaffCode
from junhall.ui.bridge import launch
from junhall.ui.case.composer import Composer
from junhall.ui.case.drafts import Drafts, Lane
from junhall.ui.case.photo_strip import encoded
from junhall.ui.case.wishes import Wishes
from junhall.ui.contract import Clock, Counter
from junhall.ui.departures import MAY_TAKE_BACK
from junhall.words import tr


class Deeds(QObject):
    """Carries out one person's wishes about whichever case is shown."""

    acted = Signal(str, object)
    """What was done, in words, and the office's Done."""
    refused = Signal(str)
    """Why a wish was not carried out; "" when the next one begins."""

    def __init__(
        self,
        office: Counter,
        clock: Clock,
        composer: Composer,
        drafts: Drafts,
        *,
        shown: Callable[[], Case | None],
        reload: Callable[[], Coroutine[Any, Any, None]],
        on_broken: Callable[[Exception], None],
    ) -> None:
        super().__init__()
        self._office = office
        self._clock = clock
        self._composer = composer
        self._drafts = drafts
        self._shown = shown
        self._reload = reload
        self._on_broken = on_broken
        self._last: tuple[RequestId, Command] | None = None
        """What takes back the last thing done here."""
        self._restored: tuple[str, Lane] | None = None
        """The text that came back to the composer: it goes where the answer is put back."""
        composer.times_wanted.connect(lambda: launch(self._offer_times(), self._on_broken))

    def wishes(self) -> Wishes | None:
        """Commands about the case shown, in the name of who sits here; None without either."""
        case, by = self._shown(), self._office.staff
        if case is None:
            return None
        if by is None:
            self.refused.emit(tr("Say first who sits here: the history names who decided."))
            return None
        return Wishes(case, StaffCode(by))

    def do(self, command: Command | None, words: str) -> None:
        """Carry out a wish; ``words`` say afterwards what was done."""
        if command is not None:
            self._begin(command, words)

    def answer(self, post: PostId) -> None:
        """The next answer answers this post, not the citizen's newest."""
        case = self._shown()
        found = next((one for one in case.posts if one.id == post), None) if case else None
        self._composer.answer(found)

    def keep_photo(self, photo: Path | QImage) -> None:
        """Keep a photo that is to go out with the text."""
        launch(self._keep_photo(photo), self._on_broken)

    async def _keep_photo(self, photo: Path | QImage) -> None:
        request = self._id()
        self._composer.complain("")
        try:
            if isinstance(photo, QImage):
                loop = asyncio.get_running_loop()
                kept = await self._office.keep_photo(
                    await loop.run_in_executor(None, encoded, photo)
                )
            else:
                kept = await self._office.keep_photo(photo)
        except CaseworkError as error:
            self._composer.complain(error.for_user())
            return
        if request == self._id():
            self._composer.add(kept)

    async def _offer_times(self) -> None:
        self._composer.when.offer(await self._office.ask(SendTimes()))

    def send(self) -> None:
        """Send the composer's text, or keep it as a note."""
        wishes, lane = self.wishes(), self._composer.lane
        draft = self._drafts.of(wishes.id, lane) if wishes is not None else None
        if wishes is None or draft is None:
            return
        wish = wishes.text(lane, draft, self._composer.answered, self._composer.account)
        later = "" if lane is Lane.NOTE else self._composer.when.words
        self._composer.complain("")
        self._composer.busy(is_sending=True)
        launch(self._send(wish, wishes.id, lane, later), self._on_broken)

    def undo(self) -> None:
        """Take back the last thing done here: an answer that still waits, else an act."""
        last = self._last
        if self._shown() is None and last is not None:
            # What was done took the request away: said to be none, for one.
            self._last = None
            self._begin(last[1], tr("Taken back"))
            return
        wishes = self.wishes()
        if wishes is None:
            return
        if last is not None and last[0] == wishes.id and self._take_back(last[1], wishes):
            return
        held = wishes.withdrawable()
        if held is not None:
            self.withdraw(next(p for p in wishes.case.posts if p.outbox_id == held.outbox_id))
            return
        line = wishes.last_undoable()
        if line is not None and line.act_id is not None:
            self.undo_act(line.act_id)

    def _take_back(self, undo: Command, wishes: Wishes) -> bool:
        """Undo what was done last; False where it can be undone no more."""
        match undo:
            case WithdrawSend():
                waits = (p for p in wishes.case.posts if p.outbox_id == undo.outbox_id)
                post = next((p for p in waits if p.outbox in MAY_TAKE_BACK), None)
                if post is None:
                    return False
                self.withdraw(post)
            case PutBack():
                self._last = None
                restored, self._restored = self._restored, None
                self._begin(
                    undo,
                    tr("It stands where it stood"),
                    lambda: self._composer.give_back(*restored) if restored is not None else None,
                )
            case Undo():
                self.undo_act(undo.act_id)
            case _:
                return False
        return True

    def undo_act(self, act: ActId) -> None:
        """Take back one act, whoever did it."""
        wishes = self.wishes()
        if wishes is not None:
            self._last = None
            self._begin(Undo(by=wishes.by, act_id=act), tr("Taken back"))

    def withdraw(self, post: CasePost) -> None:
        """Take an answer back before it leaves; its text returns to the composer."""
        wishes = self.wishes()
        if wishes is None or post.outbox_id is None:
            return
        lane = Lane.PRIVATE if post.visibility.is_private else Lane.PUBLIC
        later = post.outbox_due_at if post.outbox is OutboxState.SCHEDULED else None
        self._restored = (post.text, lane)
        self._begin(
            WithdrawSend(by=wishes.by, outbox_id=post.outbox_id),
            tr("Taken back; the text is in the composer again"),
            lambda: self._restore(post, lane, later),
        )

    def _restore(self, post: CasePost, lane: Lane, later: Instant | None) -> None:
        self._composer.restore(post.text, lane, post.kept, later)
        # Whoever takes words back goes on writing: without the keyboard there, Backspace refuses
        # what is proposed.
        self._composer.begin()

    def decide(self, post: CasePost, what: str) -> None:
        """Send again what did not leave, or ("sent") settle what a person saw out there."""
        wishes, item = self.wishes(), post.outbox_id
        if wishes is None or item is None:
            return
        if what == "sent":
            self._restored = None
            self._begin(SaySent(by=wishes.by, outbox_id=item), tr("Noted as published"))
        else:
            self._begin(RetrySend(by=wishes.by, outbox_id=item), tr("Tried again"))

    def _begin(self, command: Command, words: str, then: Callable[[], None] | None = None) -> None:
        self.refused.emit("")
        launch(self._carry_out(command, words, then), self._on_broken)

    async def _carry_out(
        self, command: Command, words: str, then: Callable[[], None] | None
    ) -> None:
        request = self._id()
        try:
            done = await self._office.do(command)
        except CaseworkError as error:
            if request == self._id():
                self.refused.emit(error.for_user())
        else:
            self._remember(request, command, done, words)
            if then is not None and request == self._id():
                then()
        await self._reload()

    async def _send(self, command: Command, request: RequestId, lane: Lane, later: str) -> None:
        """The text leaves the composer only once the office has it; ``later``: when it is sent."""
        try:
            done = await self._office.do(command)
        except CaseworkError as error:
            if request == self._id():
                wrote = str(error.values.get("wrote", ""))
                self._composer.complain(error.for_user(), wrote)
            if isinstance(error, Conflict):
                # They have been told; the text now counts as written after what stood against it.
                self._drafts.read_anew(request, lane, now=self._clock())
        else:
            self._drafts.drop(request, lane)
            if request == self._id():
                self._composer.gone(lane)
            said = tr("Note kept") if lane is Lane.NOTE else tr("Answer on its way")
            said = tr("It leaves {time}", time=later) if later else said
            self._remember(request, command, done, said)
        finally:
            self._composer.busy(is_sending=False)
        await self._reload()

    def _remember(
        self, request: RequestId | None, command: Command, done: Done, words: str
    ) -> None:
        """What takes it back, for the Undo that is shown with the words and for the key."""
        if request is not None:
            if done.act_id is not None:
                self._last = (request, Undo(by=command.by, act_id=done.act_id))
            elif done.outbox_id is not None:
                is_given_up = isinstance(command, WithdrawSend | SaySent)
                wish = PutBack if is_given_up else WithdrawSend
                self._last = (request, wish(by=command.by, outbox_id=done.outbox_id))
        self.acted.emit(words, done)

    def _id(self) -> RequestId | None:
        case = self._shown()
        return None if case is None else case.row.id
