"""Announcements from any page: the sheet, its photos, the outbox, and the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from junhall.casework.asks import SendTimes, Voices
from junhall.casework.commands import Announce, WithdrawSend
from junhall.casework.errors import CaseworkError
from junhall.casework.rows import TownFacts
from junhall.models.terms import OutboxId, StaffCode
from junhall.ui.bridge import launch
from junhall.ui.case.drafts import Drafts, Lane
from junhall.ui.case.photo_strip import encoded
from junhall.ui.contract import Clock, Counter
from junhall.ui.theme import Theme
from junhall.words import tr

if TYPE_CHECKING:
    from junhall.ui.announcement import WriteAnnouncement

Say = Callable[[str, Callable[[], None] | None], None]


class Announcing:
    """Carries one announcement from the sheet to the outbox, and back where it is undone."""

    def __init__(
        self,
        office: Counter,
        drafts: Drafts,
        clock: Clock,
        *,
        say: Say,
        on_error: Callable[[Exception], None],
    ) -> None:
        """``say`` shows a sentence, with what undoes it."""
        self._office = office
        self._drafts = drafts
        self._clock = clock
        self._say = say
        self._on_error = on_error
        self.sheet: WriteAnnouncement | None = None

    def begin(self, town: TownFacts | None, by: StaffCode, theme: Theme, over: QWidget) -> None:
        """Ask for the accounts, then open the sheet."""
        launch(self._open(town, by, theme, over), self._on_error)

    async def _open(
        self, town: TownFacts | None, by: StaffCode, theme: Theme, over: QWidget
    ) -> None:
        from junhall.ui.announcement import WriteAnnouncement

        voices = await self._office.ask(Voices())
        sheet = WriteAnnouncement(voices, town, by, self._drafts, self._clock, theme, over)
        sheet.announced.connect(lambda wish: launch(self._announce(sheet, wish), self._on_error))
        sheet.photo_wanted.connect(lambda photo: launch(self._keep(sheet, photo), self._on_error))
        sheet.times_wanted.connect(lambda: launch(self._offer_times(sheet), self._on_error))
        self.sheet = sheet
        sheet.open()

    async def _offer_times(self, sheet: WriteAnnouncement) -> None:
        sheet.when.offer(await self._office.ask(SendTimes()))

    async def _keep(self, sheet: WriteAnnouncement, photo: Path | QImage) -> None:
        try:
            if isinstance(photo, QImage):
                loop = asyncio.get_running_loop()
                raw = await loop.run_in_executor(None, encoded, photo)
                kept = await self._office.keep_photo(raw)
            else:
                kept = await self._office.keep_photo(photo)
        except CaseworkError as error:
            sheet.complain(error.for_user())
            return
        sheet.add(kept)

    async def _announce(self, sheet: WriteAnnouncement, wish: Announce) -> None:
        """The sheet stays open, with its words, until the office has them."""
        draft = self._drafts.of(None, Lane.PUBLIC)
        later = sheet.when.words
        try:
            done = await self._office.do(wish)
        except CaseworkError as error:
            sheet.complain(error.for_user())
            return
        sheet.gone()

        def take_back() -> None:
            if done.outbox_id is not None:
                launch(self._withdraw(wish.by, done.outbox_id), self._on_error)
            if draft is not None:
                now = self._clock()
                self._drafts.keep(None, Lane.PUBLIC, draft.text, now=now)
                self._drafts.keep_photos(None, Lane.PUBLIC, draft.photos, now=now)
                self._drafts.leave_at(None, Lane.PUBLIC, draft.send_at, now=now)

        words = tr("Announcement on its way")
        self._say(tr("It leaves {time}", time=later) if later else words, take_back)

    async def _withdraw(self, by: StaffCode, outbox_id: OutboxId) -> None:
        await self._office.do(WithdrawSend(by=by, outbox_id=outbox_id))
        self._say(tr("Taken back; the text waits where it was written"), None)
