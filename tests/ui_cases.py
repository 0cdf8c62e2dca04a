"""Rich cases for the tests of the case panel: every kind of line, and hostile words."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from junhall.casework.rows import Case, CasePost, HistoryLine, PromiseRow, Proposal
from junhall.models.terms import (
    ActId,
    AuthorId,
    Instant,
    Network,
    OutboxId,
    OutboxState,
    PostId,
    PromiseState,
    RequestId,
    StaffCode,
    Visibility,
)
from junhall.ui import bridge
from ui_fake import NOW, FakeOffice

HOSTILE = '<b>bold</b> <img src="file:///etc/hostname"> \u202eabc\u202c & <script>'


def post(number: int, author: str, text: str, ago: int, **values: object) -> CasePost:
    """One post of a thread."""
    usual: dict[str, object] = {
        "id": PostId(number), "author_id": AuthorId(number), "author": author,
        "author_name": None, "is_resident": False, "official": None,
        "network": Network.MASTODON, "text": text, "posted_at": Instant(NOW - ago),
        "seen_at": Instant(NOW - ago), "edited_at": None, "deleted_at": None,
        "automatic": False, "visibility": Visibility.PUBLIC, "media": (), "url": None,
    }  # fmt: skip
    return CasePost(**(usual | values))  # type: ignore[arg-type]  # a builder for tests


def held(text: str = "Va @luces_villa ahora", seconds: int = 8) -> CasePost:
    """An answer of ours that waits behind its Undo."""
    return post(-9, "@villablanca", text, 0, official=StaffCode("lola"),
                outbox=OutboxState.HELD, outbox_id=OutboxId(9),
                outbox_due_at=Instant(NOW + seconds))  # fmt: skip


SOLVED = Proposal("solved", Instant(NOW - 60), PostId(3))
REOPEN = Proposal("reopen", Instant(NOW - 60), PostId(2))
PROMISE = Proposal("promise", Instant(NOW - 60), PostId(3), due_at=Instant(NOW + 3600),
                   words="en una hora")  # fmt: skip
MERGE = Proposal("merge", Instant(NOW - 900), other=RequestId(1119), other_number="2026-1119")


class CaseOffice(FakeOffice):
    """A fake office whose cases can be altered before they are handed out."""

    def __init__(self, **values) -> None:
        super().__init__(**values)
        self.extra: dict[str, object] = {}

    def case(self, request_id: RequestId) -> Case | None:
        found = super().case(request_id)
        return None if found is None else replace(found, **self.extra)


def rich() -> dict[str, object]:
    """What a busy case holds."""
    return {
        "posts": (
            post(1, "@nuriav", "La farola está apagada @villablanca", 700, is_resident=True),
            post(2, "@lucia", HOSTILE, 300, author_name="<i>Lucía</i>"),
            post(3, "@luces_villa", "Arreglada", 60, official=StaffCode("luz")),
        ),
        "history": (
            HistoryLine(Instant(NOW - 700), "", "opened", {}),
            HistoryLine(Instant(NOW - 500), "lola", "assigned", {"codes": ["luz"]}, ActId(4),
                        may_undo=True),
            HistoryLine(Instant(NOW - 400), "obras", "somersault", {}),
        ),
        "proposals": (SOLVED, PROMISE, MERGE),
        "promises": (
            PromiseRow(PostId(3), Instant(NOW - 60), Instant(NOW + 3600), PromiseState.PROPOSED,
                       "en una hora"),
        ),
    }  # fmt: skip


async def settled() -> None:
    """Wait until all that screens launched has come to its end."""
    loop = asyncio.get_running_loop()
    while mine := [task for task in bridge._running if task.get_loop() is loop]:
        await asyncio.gather(*mine, return_exceptions=True)
