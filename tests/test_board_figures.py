"""The numbers over the board count what is still open for as long as it was watched."""

from pathlib import Path
from typing import Any

from hall import NOW, open_hall
from junhall.casework.asks import BoardPage
from junhall.casework.queries import board_page
from junhall.models.messages import IncomingRequest, Page
from junhall.models.terms import Instant, Network, RemoteId, RequestStatus

HOUR = 3600
POSTED = Instant(NOW - 48 * HOUR)


def told(name: str, status: RequestStatus, hours: int) -> IncomingRequest:
    """What a source said when it was last seen, or closed, some hours after it came in."""
    then = Instant(POSTED + hours * HOUR)
    return IncomingRequest(
        network=Network.OPEN311,
        remote_id=RemoteId(name),
        posted_at=POSTED,
        at=then,
        status=status,
        source_status=status.value,
        closed_at=then if status is RequestStatus.SOLVED else None,
        last_seen_at=then,
    )


def test_that_who_was_watched_for_an_hour_says_nothing_of_later_rule_18(tmp_path: Path) -> None:
    requests = [told(name, RequestStatus.NEW, 1) for name in "abc"]
    requests.append(told("d", RequestStatus.SOLVED, 4))
    with open_hall(tmp_path) as hall:
        hall.take_page(Page(requests=tuple(requests)))

        def work(session: Any) -> Any:
            return board_page(session, BoardPage(), hall.intake.readers.town, NOW).figures

        solve = hall.store.read(work).result().median_solve_s
    assert (solve.value, solve.n, solve.excluded) == (4 * HOUR, 4, {"censored": 3})
