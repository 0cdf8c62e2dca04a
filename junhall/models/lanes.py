"""A thread with one connection to the ledger, working off what it is handed, in order."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue
from time import monotonic
from typing import Any, TypeVar, final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from junhall.models import sqlite
from junhall.models.faults import Unavailable, fault_of

T = TypeVar("T")


def engine_on(raw: Any, *, begin: str) -> Engine:
    """An engine over one connection of the driver; ``begin`` opens each transaction.

    The driver's own way of beginning would let a reader's snapshot move and a writer find the file
    locked half-way: BEGIN is said by us.
    """
    engine = create_engine(
        "sqlite://", creator=lambda: raw, poolclass=StaticPool, module=sqlite.dbapi()
    )

    def say_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", say_begin)
    return engine


@final
class Lane:
    """One thread with one connection, working off what it is handed, in order."""

    def __init__(self, path: Path, name: str, purpose: sqlite.Purpose, begin: str) -> None:
        self._path, self._begin, self._purpose = path, begin, purpose
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._is_closed = False
        self._raw: Any = None
        self._engine: Engine | None = None
        self._thread = threading.Thread(target=self._run, name=f"ledger-{name}", daemon=True)
        self._thread.start()
        self.do(self._open).result()

    def work(self, work: Callable[[Session], T], *, durable: bool | None = None) -> Future[T]:
        """Run work in one transaction; anything raised undoes it and travels in the future."""

        def job() -> T:
            if durable is not None:
                self._raw.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            with Session(self._engine) as session, session.begin():
                return work(session)

        return self.do(job)

    def outside(self, work: Callable[[Any], T]) -> Future[T]:
        """Run work on the driver's connection, outside any transaction."""
        return self.do(lambda: work(self._raw))

    def do(self, job: Callable[[], T]) -> Future[T]:
        """Queue a job; what SQLite complains about becomes a StoreError."""
        future: Future[T] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(job())
            except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked
                fault = fault_of(error, self._path) if _is_of_sqlite(error) else None
                if fault is not None:
                    fault.__cause__ = error
                future.set_exception(fault or error)

        with self._gate:
            if self._is_closed:
                future.set_exception(Unavailable("closed"))
            else:
                self._jobs.put(run)
        return future

    def close(self, farewell: Callable[[Any], object] | None = None) -> None:
        """Take no more work; what is queued is still done, then ``farewell``, then the end."""
        with self._gate:
            if self._is_closed:
                return
            self._is_closed = True
            self._jobs.put(lambda: self._shut(farewell))
            self._jobs.put(None)

    def join(self, until: float) -> bool:
        """Wait for the end; past the deadline what runs is interrupted."""
        self._thread.join(max(0.0, until - monotonic()))
        if self._thread.is_alive() and self._raw is not None:
            self._raw.interrupt()
            self._thread.join(1.0)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    def _open(self) -> None:
        self._raw = sqlite.connect(self._path, self._purpose)
        self._engine = engine_on(self._raw, begin=self._begin)

    def _shut(self, farewell: Callable[[Any], object] | None) -> None:
        raw, self._raw = self._raw, None
        if raw is None:
            return
        try:
            if farewell is not None:
                farewell(raw)
        except sqlite.dbapi().Error:  # leaving with a full disk: the log is folded in next time
            pass
        finally:
            if self._engine is not None:
                self._engine.dispose()
            raw.close()


def _is_of_sqlite(error: BaseException) -> bool:
    return isinstance(getattr(error, "orig", None) or error, sqlite.dbapi().DatabaseError)
