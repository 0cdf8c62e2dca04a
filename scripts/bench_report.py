"""The yearly report: from a ledger of 300,000 requests to a tagged paper, beside ten seconds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from bench_ledger import opened
from bench_table import Line

from junhall.casework.intake import Intake
from junhall.casework.report import report_of
from junhall.casework.report_files import write_html, write_pdf
from junhall.casework.report_period import period_of
from junhall.casework.townhall import readers_of
from junhall.models.messages import IncomingRequest, Page
from junhall.models.store import Store
from junhall.models.terms import Instant, Network, RemoteId, RequestStatus

FULL = 300_000
LIMIT_S = 10.0
_PAGE = 5_000
_YEAR = Instant(1_767_222_000)
"""New Year of 2026 in Madrid."""
_YEAR_S = 365 * 86_400


def figures(folder: Path, *, full: bool) -> Iterator[Line]:
    """Both forms of one report; the columns are read anew, as by the first report of a day."""
    requests = FULL if full else 20_000
    store = opened(folder / f"report-{requests}.ledger")
    if not store.read(_has_requests).result():
        _fill(store, requests)
    readers = store.read(readers_of).result()
    now = Instant(_YEAR + _YEAR_S + 86_400)
    period = period_of("year", "2026", now=now, zone=readers.town.zone)
    begun = process_time()
    report = store.read(
        lambda session: report_of(session, readers, period, now), lane="figures"
    ).result()
    write_pdf(folder / "year.pdf", report)
    paper = process_time() - begun
    begun = process_time()
    write_html(folder / "year.html", report)
    page = process_time() - begun
    store.close()
    share = requests / FULL
    name = f"a year's report of {requests:,} requests"
    yield Line(f"{name}, PDF", paper, LIMIT_S * share, "s", 1.0 if full else None, at_least=False)
    yield Line(f"{name}, the page from the same figures", page, LIMIT_S * share, "s")


def _has_requests(session: object) -> bool:
    connection = session.connection()  # type: ignore[attr-defined]  # a Session
    return bool(connection.exec_driver_sql("SELECT count(*) FROM request").scalar_one())


def _fill(store: Store, requests: int) -> None:
    """A year of another system's requests, most of them closed after some hours or days."""
    intake = Intake(store.read(readers_of).result())
    rng = random.Random(5)
    for first in range(0, requests, _PAGE):
        rows = tuple(_request(n, requests, rng) for n in range(first, first + _PAGE))
        page = Page(requests=rows)
        store.write(
            lambda session, page=page: intake.receive(session, page, now=Instant(_YEAR + _YEAR_S)),
            durable=False,
        ).result()


def _request(n: int, requests: int, rng: random.Random) -> IncomingRequest:
    posted = Instant(_YEAR + n * _YEAR_S // requests)
    took = int(rng.lognormvariate(10, 1.5))
    is_closed = rng.random() < 0.9 and posted + took < _YEAR + _YEAR_S
    return IncomingRequest(
        network=Network.OPEN311,
        remote_id=RemoteId(f"r{n}"),
        posted_at=posted,
        at=Instant(posted + took) if is_closed else posted,
        status=RequestStatus.SOLVED if is_closed else RequestStatus.NEW,
        source_status="closed" if is_closed else "open",
        closed_at=Instant(posted + took) if is_closed else None,
        service=f"category {n % 23}",
        text="farola",
    )
