"""The target of a first answer that a chart may draw as one line; pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from junhall.casework.times_rows import TimesWish
from junhall.models.terms import Instant
from junhall.models.town import Town


def answer_target(
    town: Town, wish: TimesWish, services: Iterable[str | None], now: Instant
) -> tuple[int | None, str | None]:
    """The target in seconds, and the clock targets count by where it is another than chosen.

    Several services have one line only where they have one target; the line of another clock
    would compare office minutes with minutes of the night.
    """
    day = datetime.fromtimestamp(now, UTC).astimezone(town.zone).date()
    found: set[tuple[int, str]] = set()
    for code in services:
        service = town.service_by_code.get(code or "")
        if service is None or (wish.service is not None and code != wish.service):
            continue
        target = service.target_on(day)
        if target is not None and target.first_response_within is not None:
            within = target.first_response_within
            if within.days:
                return None, None
            found.add((within.minutes * 60, service.clock))
    clocks = {clock for _, clock in found}
    other = next(iter(clocks)) if len(clocks) == 1 and wish.clock not in clocks else None
    targets = {seconds for seconds, _ in found}
    if len(targets) != 1 or len(clocks) != 1 or other is not None:
        return None, other
    return next(iter(targets)), None
