"""Bringing a file in: chunk by chunk through the intake, with progress, and a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

from sqlalchemy.orm import Session

from junhall.casework.exchange import plan_import, rows
from junhall.casework.import_plan import ImportPlan
from junhall.casework.intake import Intake, Received, no_collection
from junhall.casework.privacy import scrub
from junhall.models.messages import IncomingPost, IncomingRequest, Page
from junhall.models.store import Store
from junhall.models.terms import Cause, Instant
from junhall.words import ntr, tr

CHUNK: Final = 10_000
"""Rows a transaction: what a stop or a power cut loses at most, and takes up again."""
_SHOWN: Final = 50


@dataclass(slots=True)
class Brought:
    """What came in."""

    taken: int = 0
    repeated: int = 0
    is_whole: bool = True
    """False where a person stopped it: the rest is still in the file."""


def _nobody(rows_read: int) -> None:
    """Nobody watches the progress."""


def take_rows(
    store: Store,
    intake: Intake,
    plan: ImportPlan,
    *,
    clock: Callable[[], Instant],
    progress: Callable[[int], None] = _nobody,
    cancelled: Callable[[], bool] = lambda: False,
) -> Brought:
    """Every row of the plan into the ledger, a transaction a chunk.

    Raises: StoreError; what came in before stays, and the same file again goes on from there.
    """
    brought = Brought()
    has_forgotten = False
    chunks = rows(plan, CHUNK)
    with no_collection():  # rows are many objects and no circles, as in the intake
        for chunk in chunks:
            if cancelled():
                brought.is_whole = False
                break
            page = _page(chunk)

            def work(session: Session, page: Page = page) -> Received:
                return intake.receive(session, page, now=clock(), cause=Cause.IMPORT)

            received = store.write(work, durable=False).result()
            brought.taken += received.taken + received.edited + received.deleted
            brought.repeated += received.repeated
            has_forgotten = has_forgotten or bool(received.forgotten)
            progress(plan.tally.read)
    if has_forgotten:
        scrub(store)
    return brought


def _page(chunk: Sequence[IncomingPost | IncomingRequest]) -> Page:
    """A chunk is of one file, and all of one kind."""
    if chunk and isinstance(chunk[0], IncomingPost):
        return Page(posts=tuple(row for row in chunk if isinstance(row, IncomingPost)))
    return Page(requests=tuple(row for row in chunk if isinstance(row, IncomingRequest)))


def remember_refused(store: Store, name: str, refused: int) -> None:
    """Figures say how many rows an import left out; the same file again replaces its number."""
    key = f"refused:{name.replace(':', '_')[:120]}"

    def work(session: Session) -> None:
        session.connection().exec_driver_sql(
            "INSERT INTO counter (name, n) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET n = excluded.n",
            (key, refused),
        )

    store.write(work, durable=False).result()


def summary(plan: ImportPlan, brought: Brought) -> str:
    """The one line every import ends with."""
    return tr(
        "Read {read}, taken {taken}, repeated {repeated}, refused {refused}.",
        read=plan.tally.read,
        taken=brought.taken,
        repeated=brought.repeated,
        refused=plan.tally.refused,
    )


def end_of(plan: ImportPlan, brought: Brought, shown: int | None = None) -> list[str]:
    """What is said at the end: what was taken otherwise, each refused row, the counts."""
    tally = plan.tally
    named = tally.refused_rows if shown is None else tally.refused_rows[:shown]
    said = [*tally.for_user(), *(refused.for_user() for refused in named)]
    if (hidden := tally.refused - len(named)) > 0:
        said.append(ntr("and {n} more refused row", "and {n} more refused rows", hidden))
    if not brought.is_whole:
        said.append(tr("Stopped. What came in is kept; the same file again goes on from there."))
    return said


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file is, before anything is kept: sentences, and whether it can be taken."""

    lines: tuple[str, ...]
    may_take: bool


@final
class FileBringing:
    """A file for the first window: looked at, then taken into a ledger that is made for it."""

    def __init__(
        self,
        opened: Callable[[], AbstractContextManager[tuple[Store, Intake]]],
        clock: Callable[[], Instant],
    ) -> None:
        """``opened`` makes the ledger, only once the person said yes."""
        self._opened = opened
        self._clock = clock
        self._path: Path | None = None

    def look(self, path: Path) -> Preview:
        """How the file would be read.

        Raises: UnreadableError, with its sentence.
        """
        plan = plan_import(path)
        self._path = path
        return Preview(tuple(plan.for_user()), may_take=True)

    def take(
        self, progress: Callable[[int], None], cancelled: Callable[[], bool]
    ) -> tuple[str, ...]:
        """Take it; the sentences of its end."""
        assert self._path is not None
        with self._opened() as (store, intake):
            plan = plan_import(self._path, town_zone=intake.readers.town.zone_name)
            brought = take_rows(
                store, intake, plan, clock=self._clock, progress=progress, cancelled=cancelled
            )
            remember_refused(store, self._path.name, plan.tally.refused)
        return (summary(plan, brought), *end_of(plan, brought, _SHOWN))
