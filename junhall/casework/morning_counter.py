"""The mayor's morning, put together from the lists and from the columns."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import final

from sqlalchemy.orm import Session

from junhall.casework import morning
from junhall.casework.ledger_doors import Ledger
from junhall.casework.morning_rows import Morning, MorningFigures
from junhall.casework.readers import Readers
from junhall.casework.times_counter import TimesCounter
from junhall.models.terms import Instant, Role, StaffCode

_NOON = 12


@dataclass(frozen=True, slots=True)
class Asker:
    """Who looks at the morning."""

    role: Role
    staff: StaffCode | None


@final
class MorningCounter:
    """Answers asks.MorningAsk; the two reading lanes work side by side."""

    def __init__(self, ledger: Ledger, times: TimesCounter, media: Path | None) -> None:
        self._ledger, self._times, self._media = ledger, times, media

    async def page(self, readers: Readers, asker: Asker, now: Instant) -> Morning:
        """The whole page for whoever sits here."""
        town = readers.town
        since = morning.since_closing(readers, now)

        def lists(session: Session) -> Morning:
            connection = session.connection()
            promised = morning.promised(connection, town, now)
            done, done_total = morning.done_since(connection, since, self._media)
            thanks, thanks_total = morning.thanks_since(connection, since)
            local = datetime.fromtimestamp(now, town.zone)
            is_past_noon = local.hour >= _NOON
            noon = local.replace(hour=_NOON, minute=0, second=0, microsecond=0)
            until = morning.end_of_day(town, now) if is_past_noon else int(noon.timestamp())
            due_soon = sum(now <= row.due_at <= until for row in promised)
            figures = MorningFigures(
                counts.open, counts.open_before, due_soon, is_past_noon, counts.first_answer,
                counts.first_answer_before, morning.kept_this_month(connection, readers, now),
            )  # fmt: skip
            waiting = morning.waiting_for(connection, town, asker.staff)
            return Morning(
                since, promised, waiting, done, done_total, thanks, thanks_total, counts.about,
                figures, now,
            )  # fmt: skip

        counts = await self._times.morning(town, asker.role, now, since)
        return await asyncio.wrap_future(self._ledger.read(lists))
