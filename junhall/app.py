"""The composition root: settings, store, office, engine, face. Nothing else builds what lives."""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from junhall.models.terms import Instant, Role, StaffCode
from junhall.settings import Settings, SettingsError, read_settings
from junhall.words import choose, resources, tr

if TYPE_CHECKING:
    from junhall.casework.intake import Intake
    from junhall.casework.office import Office
    from junhall.casework.readers import Readers
    from junhall.feeds.contract import Feed
    from junhall.models.messages import AccountKey
    from junhall.models.store import Store
    from junhall.sync.engine import Engine
    from junhall.sync.watch import Watch

Clock = Callable[[], Instant]
FAILED: Final = 1
WRONG_USE: Final = 2
FACES: Final = frozenset({"desk", "mayor", "wall"})
ROLE_OF: Final = {"desk": Role.DESK, "mayor": Role.MAYOR, "wall": Role.WALL}
_log = logging.getLogger(__name__)


def system_clock() -> Instant:
    """This computer's clock: the one place that asks it."""
    return Instant(int(time.time()))  # noqa: TID251 - the clock that is handed to everybody


@dataclass(frozen=True, slots=True)
class House:
    """What one run of the program built, from the ledger up."""

    settings: Settings
    store: Store
    intake: Intake
    office: Office
    watch: Watch
    engine: Engine
    clock: Clock
    town_folder: Path | None

    def close(self) -> None:
        """Leave: the postman first, the ledger last."""
        self.engine.stop()
        self.store.close()


def run(options: argparse.Namespace) -> int:
    """Do one command of the terminal or show one face; the exit code of formats.md."""
    logging.basicConfig(
        level=logging.DEBUG if options.debug else logging.WARNING,
        format="%(levelname)s %(name)s: %(message)s",
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)
    sys.setswitchinterval(0.0005)
    try:
        settings = _settings(options)
        if options.command in FACES:
            return _show_face(options, settings)
        return _terminal(options, settings)
    except SettingsError as error:
        return _sorry(tr("The settings file cannot be used: {where}: {why}", where=error.where,
                         why=error.why))  # fmt: skip
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except Exception as error:
        sentence = _sentence(error)
        if sentence is None or options.debug:
            raise
        return _sorry(sentence, WRONG_USE if isinstance(error, ValueError) else FAILED)


def _sorry(sentence: str, code: int = FAILED) -> int:
    sys.stderr.write(sentence + "\n")
    return code


def _sentence(error: Exception) -> str | None:
    """The words for a person, for errors that are not bugs."""
    from junhall.models.town import TownError

    said = getattr(error, "for_user", None)
    if callable(said):
        return str(said())
    if isinstance(error, TownError):
        return town_sentence(error)
    if isinstance(error, ValueError):
        return tr("This cannot be read: {what}", what=str(error)[:200])
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or ''}: {error.strerror}".strip(": ")
    return None


def town_sentence(error: object) -> str:
    """What is wrong with town.toml: the line, the key and what is expected there."""
    from junhall.models.town import TownError

    assert isinstance(error, TownError)
    what = {
        "not-toml": tr("this is not TOML: {detail}", detail=error.detail),
        "missing-key": tr("the key {key} is missing", key=error.where),
        "wrong-type": tr("{key} cannot be {detail}", key=error.where, detail=error.detail),
        "unknown-zone": tr(
            "there is no time zone {detail}; one is written, for example, Europe/Madrid",
            detail=error.detail,
        ),
        "unknown-format": tr("this junhall reads format = 1"),
        "bad-hours": tr(
            "{key}: {detail} is no shift; one is written 09:00-14:00",
            key=error.where,
            detail=error.detail,
        ),
        "bad-duration": tr(
            "{key}: {detail} is no duration; one is written 30m, 8h or 2d",
            key=error.where,
            detail=error.detail,
        ),
        "bad-date": tr(
            "{key}: {detail} is no date; one is written 2026-08-15",
            key=error.where,
            detail=error.detail,
        ),
    }.get(error.code) or f"{error.where}: {error.detail or error.code}"
    return tr(
        "town.toml, line {line}: {what}. The town in force stays as it was.",
        line=error.line,
        what=what,
    )


def _settings(options: argparse.Namespace) -> Settings:
    settings = read_settings()
    if options.ledger:
        settings = replace(settings, ledger=options.ledger)
    if getattr(options, "theme", None):
        settings = replace(settings, theme=options.theme)
    if options.lang or settings.lang:
        settings = replace(settings, lang=options.lang or settings.lang)
        choose(settings.lang)
    return settings


def station_name() -> str:
    """This program on this computer, for leases."""
    return f"{socket.gethostname()}:{os.getpid()}"


# --- the terminal


def _terminal(options: argparse.Namespace, settings: Settings) -> int:
    from junhall import cli

    now = _fixed_or_system(getattr(options, "at", None))
    match options.command:
        case "explain" if options.town and not options.ledger:
            return cli.explain(_town_readers(Path(options.town)), options, now(), sys.stdout)
        case "explain" if not options.ledger and not options.demo and not _has_ledger(settings):
            return cli.explain(_template_readers(), options, now(), sys.stdout)
        case "restore":
            return _restore(options, settings)
        case "shot":
            from junhall.ui.shot import parse_size

            parse_size(options.size)
            return _shot(options, settings)
        case "sync":
            return _sync(options, settings)
    with _opened(options, settings, now) as house:
        terminal = cli.Terminal(house.store, house.intake, house.clock, sys.stdout, sys.stderr)
        match options.command:
            case "import":
                return cli.import_file(terminal, options)
            case "figures":
                return cli.figures(terminal, options)
            case "cases":
                return cli.cases(terminal, options)
            case "explain":
                return cli.explain(terminal.readers, options, now(), sys.stdout)
            case "backup":
                return cli.backup(terminal, options)
            case "doctor":
                return cli.doctor(terminal, options)
            case "erase":
                return cli.erase(terminal, options)
            case _:
                return WRONG_USE


def _fixed_or_system(at: str | None) -> Clock:
    if at is None:
        return system_clock
    from junhall.cli import instant

    fixed = instant(at)
    return lambda: fixed


def _has_ledger(settings: Settings) -> bool:
    path = settings.ledger_path
    return path is not None and path.exists()


def _town_readers(path: Path) -> Readers:
    """Readers straight from a town.toml, for `explain` without a ledger."""
    from junhall.casework.townhall import readers_for, read_streets, template
    from junhall.casework.triage import with_template
    from junhall.models.town import town_from_toml

    town = with_template(town_from_toml(path.read_text("utf-8-sig")), template())
    basemap = read_streets(town, path.parent)
    return readers_for(town, basemap.rows if basemap else ())


def _template_readers() -> Readers:
    from junhall.casework.townhall import readers_for, template

    return readers_for(template())


def _restore(options: argparse.Namespace, settings: Settings) -> int:
    from junhall.casework.safekeeping import restore

    path = settings.ledger_path
    if path is None:
        return _sorry(tr("Only a ledger in a file can be restored from a file."))
    aside = restore(Path(options.file), path, system_clock())
    sys.stdout.write(tr("Restored. The ledger that stood there is kept as {path}", path=str(aside)))
    sys.stdout.write("\n")
    return 0


def _sync(options: argparse.Namespace, settings: Settings) -> int:
    """The engine without a window, until a signal comes."""
    import threading

    with _opened(options, settings, system_clock) as house:
        house.engine.start()
        if options.once:
            house.engine.caught_up.result()
            return 0
        leave = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: leave.set())
        leave.wait()
    return 0


# --- building


@contextmanager
def _opened(options: argparse.Namespace, settings: Settings, clock: Clock) -> Iterator[House]:
    """The house for one run; a demonstration lives in a folder that goes with it."""
    role = ROLE_OF.get(getattr(options, "face", None) or options.command, Role.DESK)
    if not options.demo:
        house = build(settings, clock=clock, role=role, town=_path(options.town))
        try:
            yield house
        finally:
            house.close()
        return
    folder = Path(tempfile.mkdtemp(prefix="junhall-demo-"))
    house = build_demo(settings, folder, clock=clock, role=role, still=bool(_at(options)))
    try:
        yield house
    finally:
        house.close()
        shutil.rmtree(folder, ignore_errors=True)


def _path(told: str | None) -> Path | None:
    return None if told is None else Path(told)


def _at(options: argparse.Namespace) -> str | None:
    return getattr(options, "at", None)


def build(
    settings: Settings,
    *,
    clock: Clock,
    role: Role,
    town: Path | None = None,
    staff: StaffCode | None = None,
    open_feed: Callable[[AccountKey], Feed] | None = None,
    demo: bool = False,
) -> House:
    """Build the house on the ledger of the settings.

    Raises: StoreError, TownError, BasemapError, each with its sentence.
    """
    from sqlalchemy.orm import Session

    from junhall.casework.desk import Desk
    from junhall.casework.intake import Intake
    from junhall.casework.office import Office
    from junhall.casework.privacy import scrub
    from junhall.casework.townhall import readers_of, read_streets, take_town
    from junhall.models.store import open_ledger
    from junhall.models.town import town_from_toml
    from junhall.sync.engine import Engine
    from junhall.sync.watch import Watch

    basemap, text = None, None
    if town is not None:
        text = town.read_text("utf-8-sig")
        basemap = read_streets(town_from_toml(text), town.parent)
    path = settings.ledger_path
    store = open_ledger(path if path is not None else settings.ledger, clock=clock)
    try:
        if text is not None and town is not None:
            told, folder = text, town.parent.resolve()

            def take(session: Session) -> None:
                take_town(session, told, folder=folder, now=clock(), basemap=basemap)

            store.write(take, durable=True).result()
        readers = store.read(readers_of).result()
    except BaseException:
        store.close()
        raise
    intake = Intake(readers)
    office = Office(
        store,
        Desk(intake, hold_s=settings.hold_s),
        clock=clock,
        role=role,
        staff=staff or (StaffCode(settings.staff) if settings.staff else None),
        demo=demo,
        refresh=readers_of,
    )
    watch = Watch(store, office.ring)
    engine = Engine(
        store,
        intake,
        open_feed or _no_feed,
        watch,
        clock=clock,
        station=station_name(),
        scrub=lambda: scrub(store),
    )
    return House(settings, store, intake, office, watch, engine, clock, None)


def _no_feed(account: AccountKey) -> Feed:
    """Networks come with a later issue; until then a real ledger's accounts rest."""
    raise NotConnectedError(account.network.value)


class NotConnectedError(Exception):
    """No letter-box is built for this network yet."""


def build_demo(
    settings: Settings, folder: Path, *, clock: Clock, role: Role, still: bool
) -> House:
    """The demonstration: its own ledger, a scripted feed, nothing that leaves this computer."""
    from junhall.feeds.demo.script import DemoScript
    from junhall.feeds.scripted import ScriptedFeed, World
    from junhall.models.town import town_from_toml

    town_file = resources() / "town" / "demo.toml"
    town = town_from_toml(town_file.read_text("utf-8"))
    script = DemoScript(seed=1, town=town, anchor=clock())
    world = World(script, clock)
    own = replace(settings, ledger=str(folder / "demo.ledger"))
    return build(
        own,
        clock=clock,
        role=role,
        town=town_file,
        open_feed=lambda account: ScriptedFeed(world, account),
        demo=True,
    )
