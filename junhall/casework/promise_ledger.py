"""The promise ledger: which promises stand, which were kept, late or broken, and how often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy.orm import Session

from junhall.casework.clocks import promise_state
from junhall.casework.promise_rows import KeptRate, PromiseEntry, PromiseLedger
from junhall.casework.readers import Readers
from junhall.models.figure import Figure
from junhall.models.terms import (
    Instant,
    PostId,
    PromiseState,
    RequestId,
    RequestStatus,
    StaffCode,
)

YEAR_S: Final = 365 * 86_400
_ENTRIES: Final = """
SELECT r.id, r.number_year, r.number_n, p.post_id, r.service, r.place_name, r.status, r.assignees,
       o.official, p.promised_at, p.due_at, r.solved_at, p.state, p.words
FROM promise p JOIN request r ON r.id = p.request_id LEFT JOIN post o ON o.id = p.post_id
WHERE r.is_private = 0 AND r.kind != 'thanks' AND p.promised_at >= ? AND p.promised_at < ?
ORDER BY p.promised_at, p.post_id
"""
_ENDED: Final = frozenset({PromiseState.KEPT, PromiseState.LATE, PromiseState.BROKEN})


def promise_ledger(
    session: Session,
    readers: Readers,
    now: Instant,
    *,
    since: Instant | None = None,
    until: Instant | None = None,
    limit: int = 200,
) -> PromiseLedger:
    """Public promises made from ``since`` (a year ago) up to, not including, ``until`` (now).

    ``limit`` is for each list of entries; the rates count all.
    """
    proposed = 0
    entries: list[PromiseEntry] = []
    for row in session.connection().exec_driver_sql(
        _ENTRIES,
        (now - YEAR_S if since is None else since, now + 1 if until is None else until),
    ):
        if row[12] == PromiseState.PROPOSED.value:
            proposed += row[6] in _OPEN
            continue
        entries.append(_entry(row, readers, now))
    opened = [one for one in entries if one.state is PromiseState.OPEN]
    due = sorted((one for one in opened if one.due_at is not None), key=_due_first)
    ended = [one for one in entries if one.state in _ENDED]
    ended.sort(key=lambda one: (one.solved_at or one.due_at or 0, one.post_id), reverse=True)
    return PromiseLedger(
        due=tuple(due[:limit]),
        without_time=tuple(one for one in opened if one.due_at is None)[:limit],
        ended=tuple(ended[:limit]),
        rates=kept_rates(entries, now),
        proposed=proposed,
        as_of=now,
    )


_OPEN: Final = frozenset(status.value for status in RequestStatus if status.is_open)


def _due_first(entry: PromiseEntry) -> tuple[int, int]:
    return entry.due_at or 0, entry.post_id


def _entry(row: Any, readers: Readers, now: Instant) -> PromiseEntry:
    return PromiseEntry(
        request_id=RequestId(row[0]),
        number=f"{row[1]}-{row[2]}",
        post_id=PostId(row[3]),
        service=row[4],
        place_name=row[5],
        status=RequestStatus(row[6]),
        assignees=tuple(StaffCode(code) for code in row[7].split()),
        by=StaffCode(row[8]) if row[8] else None,
        promised_at=Instant(row[9]),
        due_at=row[10],
        solved_at=row[11],
        state=promise_state(
            confirmed=True,
            due=row[10],
            solved_at=row[11],
            withdrawn=row[12] == PromiseState.BROKEN.value,
            now=now,
            calendar=readers.calendar(row[4]),
        ),
        words=row[13],
    )


def kept_rates(entries: Iterable[PromiseEntry], now: Instant) -> tuple[KeptRate, ...]:
    """The share kept of all promises with a time, then service by service."""
    counts: dict[str | None, Counter[str]] = defaultdict(Counter)
    whole: Counter[str] = Counter()
    for entry in entries:
        became = "no time" if entry.due_at is None else entry.state.value
        counts[entry.service][became] += 1
        whole[became] += 1
    by_service = sorted(
        counts.items(), key=lambda told: (-told[1].total(), told[0] is None, told[0] or "")
    )
    return (_rate(None, whole, now), *(_rate(name, told, now) for name, told in by_service if name))


def _rate(service: str | None, told: Mapping[str, int], now: Instant) -> KeptRate:
    kept, late, broken = (told.get(state.value, 0) for state in _ORDER)
    decided = kept + late + broken
    share = kept / decided if decided else None
    left_out = {"open": told.get(PromiseState.OPEN.value, 0), "no time": told.get("no time", 0)}
    return KeptRate(service, Figure(share, decided, now, left_out), late, broken)


_ORDER: Final = (PromiseState.KEPT, PromiseState.LATE, PromiseState.BROKEN)
