"""The composition root: settings, store, office, engine, face. Nothing else builds what lives."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from junhall.models.terms import Instant, Role, StaffCode
from junhall.settings import Settings, SettingsError, read_settings
from junhall.words import choose, resources, tr

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future

    from sqlalchemy.orm import Session

    from junhall.casework.basemap import Basemap
    from junhall.casework.basemap_tiles import TileFile
    from junhall.casework.changes import ChangeSet
    from junhall.casework.desk import Desk
    from junhall.casework.intake import Intake
    from junhall.casework.office import Office
    from junhall.casework.readers import Readers
    from junhall.casework.rows import Board
    from junhall.credentials import Keeper
    from junhall.feeds.contract import Feed, SignIn
    from junhall.models.messages import AccountKey
    from junhall.models.store import Store
    from junhall.models.town import Town
    from junhall.sync.connecting import Connections
    from junhall.sync.engine import Engine
    from junhall.sync.map_tiles import ServedTiles
    from junhall.sync.watch import Watch
    from junhall.ui.faces import Wish

Clock = Callable[[], Instant]
LOOKS: Final = frozenset({"figures", "cases", "backup", "doctor", "erase", "export", "report"})
"""Commands that need a ledger to be there."""
MOST_TOLD: Final = 5
"""Rows of a streets file that are named when they are left out."""
FAILED: Final = 1
WRONG_USE: Final = 2
FACES: Final = frozenset({"desk", "mayor", "wall"})
DEMO_STAFF: Final = {"desk": "desk", "mayor": "mayor"}
ROLE_OF: Final = {"desk": Role.DESK, "mayor": Role.MAYOR, "wall": Role.WALL}
_log = logging.getLogger(__name__)


def system_clock() -> Instant:
    """This computer's clock: the one place that asks it."""
    return Instant(int(time.time()))  # noqa: TID251 - the clock that is handed to everybody


class Relay:
    """Carries changes from the sync thread to whoever listens, on the listener's own loop."""

    def __init__(self) -> None:
        """Without a loop changes are rung where they were found."""
        self.loop: asyncio.AbstractEventLoop | None = None
        self.ring: Callable[[ChangeSet], None] | None = None

    def __call__(self, changes: ChangeSet) -> None:
        """Hand one set of changes over."""
        if self.ring is None:
            return
        if self.loop is None:
            self.ring(changes)
        elif not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.ring, changes)


@dataclass(slots=True)
class House:
    """What one run of the program built, from the ledger up."""

    settings: Settings
    store: Store
    intake: Intake
    desk: Desk
    office: Office
    relay: Relay
    watch: Watch
    engine: Engine
    clock: Clock
    settle: Callable[[], Coroutine[object, object, None]] | None = None
    """For pictures: what still has to be decided once every post is there."""
    tiles: TileFile | ServedTiles | None = None
    is_still: bool = False
    shown_when: Future[None] | None = None
    """Until then there is too little to show; None: what is there is shown at once."""

    @property
    def log(self) -> Path:
        """The file that grows when somebody commits."""
        return Path(f"{self.store.path}-wal")

    def log_grew(self) -> None:
        """Somebody, here or elsewhere, is committing something."""
        self.watch.file_grew()

    def begin(self) -> None:
        """Start the postman on a thread of its own."""
        # What was built so far stays to the end: to look through it for circles took a quarter of a
        # second, with every thread standing still, whenever many posts came in.
        gc.freeze()
        self.engine.start(sync=self.settings.sync and not self.is_still)

    async def ready(self) -> None:
        """A demonstration opens once its week is there; a real desk shows what it has at once."""
        if self.office.demo and not self.is_still:
            import asyncio

            await asyncio.wrap_future(self.shown_when or self.engine.caught_up)

    def close(self) -> None:
        """Leave: the postman first, the ledger last."""
        self.engine.stop()
        if self.tiles is not None:
            self.tiles.close()
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
    said = getattr(error, "for_user", None)
    if callable(said):
        return str(said())
    if isinstance(error, ValueError):
        return tr("This cannot be read: {what}", what=str(error)[:200])
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or ''}: {error.strerror}".strip(": ")
    return None


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
    import socket

    return f"{socket.gethostname()}:{os.getpid()}"


# --- faces


def _show_face(options: argparse.Namespace, settings: Settings) -> int:
    """Open a window: its first page straight from the file, the house built beside it."""
    from junhall.ui.faces import show

    clock = demo_clock(options.at) if options.demo else _fixed_or_system(options.at)
    wish = _wish(options, settings, clock)
    path = settings.ledger_path
    may_welcome = options.command != "wall" and not options.demo and not options.town
    wants_welcome = options.page == "welcome" and options.command != "wall"
    if wants_welcome or (may_welcome and path is not None and not path.exists()):
        how = _welcome(wish, settings, clock)
        if not how:
            return 0
        options.demo = how == "demo"
        options.page = None if wants_welcome else options.page
        clock = demo_clock(None) if options.demo else clock
        wish = _wish(options, settings, clock)
    first = None
    if not options.demo and path is not None and not options.town and path.exists():
        first = glance(path, clock)
    with ExitStack() as leaving:

        def built() -> House:
            return leaving.enter_context(_opened(options, settings, clock))

        return show(wish, first, built)


def _welcome(wish: Wish, settings: Settings, clock: Clock) -> str:
    """The first window; how the person wants to begin."""
    from junhall.casework.bringing import FileBringing
    from junhall.ui.faces import welcome

    @contextmanager
    def opened() -> Iterator[tuple[Store, Intake]]:
        house = build(settings, clock=clock, role=wish.role)
        try:
            yield house.store, house.intake
        finally:
            house.close()

    return welcome(wish, FileBringing(opened, clock))


def _wish(options: argparse.Namespace, settings: Settings, clock: Clock) -> Wish:
    from junhall.ui.faces import Wish

    face = getattr(options, "face", None) or options.command
    if face == "wall" and settings.theme == "system":
        settings = replace(settings, theme="dark")  # a bright wall dazzles a council room
    if options.demo and not settings.staff:
        settings = replace(settings, staff=DEMO_STAFF.get(face, ""))
    return Wish(
        face=face,
        page=options.page,
        settings=settings,
        clock=clock,
        role=ROLE_OF[face],
        is_demo=options.demo,
        full_screen=not getattr(options, "window", False),
    )


def glance(path: Path, clock: Clock) -> Board | None:
    """The first page of the board, before anything heavy is imported.

    Whatever is unusual about the file is left to the house, which finds the words for it.
    """
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from junhall.casework.firstpage import first_page, zone_in
    from junhall.models import sqlite
    from junhall.models.schema import SCHEMA

    module = sqlite.dbapi()
    try:
        connection = module.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except module.Error:
        return None
    try:
        stamp = connection.execute("SELECT version FROM schema_stamp").fetchone()
        if stamp is None or stamp[0] != SCHEMA:
            return None
        row = connection.execute("SELECT text FROM town ORDER BY id DESC LIMIT 1").fetchone()
        now = clock()
        zone = ZoneInfo("UTC" if row is None else zone_in(row[0]))
        local = datetime.fromtimestamp(now, zone)
        midnight = int(local.replace(hour=0, minute=0, second=0).timestamp())
        page = first_page(
            connection.execute,
            now=now,
            midnight=Instant(midnight),
        )
    except (module.Error, KeyError, ValueError):
        return None
    else:
        return page
    finally:
        connection.close()


def _shot(options: argparse.Namespace, settings: Settings) -> int:
    """Paint a face into a PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize

    from junhall.ui.faces import picture

    width, times, height = options.size.partition("x")
    if not times or not width.isdigit() or not height.isdigit():
        raise ValueError(options.size)
    clock = demo_clock(options.at) if options.demo else _fixed_or_system(options.at)
    if options.demo and options.at is None:
        fixed = clock()
        clock = lambda: fixed  # noqa: E731 - a picture stands still
    with _opened(options, settings, clock) as house:
        wish = _wish(options, settings, clock)
        area = QSize(int(width), int(height))
        picture(wish, house, Path(options.out), area, options.scale)
    return 0


# --- the terminal


def _terminal(options: argparse.Namespace, settings: Settings) -> int:
    from junhall.cli import bringing, keeping, looking, papers
    from junhall.cli.terminal import Terminal

    now = _fixed_or_system(getattr(options, "at", None))
    if not (options.demo or options.town) and _looks_at_nothing(options, settings):
        return _sorry(
            tr(
                "There is no ledger {path}. junhall import FILE makes one; --ledger names another.",
                path=str(settings.ledger_path),
            )
        )
    match options.command:
        case "explain" if options.town and not options.ledger:
            return looking.explain(_town_readers(Path(options.town)), options, now(), sys.stdout)
        case "explain" if not options.ledger and not options.demo and not _has_ledger(settings):
            return looking.explain(_template_readers(), options, now(), sys.stdout)
        case "restore":
            return _restore(options, settings)
        case "shot":
            return _shot(options, settings)
        case "sync":
            return _sync(options, settings)
    clock = demo_clock(getattr(options, "at", None)) if options.demo else now
    with _opened(options, settings, clock) as house:
        terminal = Terminal(house.store, house.intake, house.clock, sys.stdout, sys.stderr)
        match options.command:
            case "import":
                return bringing.import_file(terminal, options)
            case "map":
                return bringing.map_import(terminal, options)
            case "figures":
                return looking.figures(terminal, options)
            case "cases":
                return looking.cases(terminal, options)
            case "explain":
                return looking.explain(terminal.readers, options, now(), sys.stdout)
            case "report":
                return papers.report(terminal, options)
            case "export":
                return papers.export(terminal, options)
            case "backup":
                return keeping.backup(terminal, options)
            case "doctor":
                return keeping.doctor(terminal, options)
            case "erase":
                return keeping.erase(terminal, options)
            case _:
                return WRONG_USE


def _fixed_or_system(at: str | None) -> Clock:
    if at is None:
        return system_clock
    from junhall.cli.terminal import instant

    fixed = instant(at)
    return lambda: fixed


def _looks_at_nothing(options: argparse.Namespace, settings: Settings) -> bool:
    """Whether a command that only looks names a ledger that is not there: it makes none."""
    looks = options.command in LOOKS or (options.command == "explain" and options.ledger)
    return bool(looks) and settings.ledger_path is not None and not _has_ledger(settings)


def _has_ledger(settings: Settings) -> bool:
    path = settings.ledger_path
    return path is not None and path.exists()


def _town_readers(path: Path) -> Readers:
    """Readers straight from a town.toml, for `explain` without a ledger."""
    from junhall.casework.townhall import readers_for, template
    from junhall.casework.triage import with_template

    _, told, basemap = _told_town(path)
    town = with_template(told, template())
    return readers_for(town, basemap.rows if basemap else ())


def _told_town(path: Path) -> tuple[str, Town, Basemap | None]:
    """A town.toml and its streets; what in them means nothing is told beside the work."""
    from junhall.casework.townhall import read_streets, streets_path
    from junhall.models.town import read_town

    text, town = read_town(path)
    basemap = read_streets(town, path.parent)
    told = list(town.notes(path.name))
    streets = streets_path(town, path.parent)
    if streets is not None and basemap is None:
        told.append(
            tr(
                "There is no file {file}: places are read without the streets it should name.",
                file=str(streets),
            )
        )
    if basemap is not None:
        told += [oddity.for_user() for oddity in basemap.oddities[:MOST_TOLD]]
    for sentence in told:
        sys.stderr.write(sentence + "\n")
    return text, town, basemap


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
    """The engine without a window, until a signal comes, or for one round."""
    import asyncio
    import signal
    import threading

    from junhall.cli.keeping import rounds

    with _opened(options, settings, demo_clock(None) if options.demo else system_clock) as house:
        if options.once:
            return rounds(asyncio.run(house.engine.once()), options, sys.stdout)
        leave = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: leave.set())
        house.engine.start()
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
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="junhall-demo-"))
    try:
        house = build_demo(settings, folder, clock=clock, role=role, still=_is_still(options))
        try:
            if house.is_still:
                _live_through(house)
            yield house
        finally:
            house.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_still(options: argparse.Namespace) -> bool:
    """A picture, and a terminal command, look at one instant."""
    if options.command == "sync":
        return False
    return options.command not in FACES or getattr(options, "at", None) is not None


def _live_through(house: House) -> None:
    """Let the demonstration come to its instant: every post, every decision."""
    import asyncio

    async def live() -> None:
        engine = asyncio.ensure_future(house.engine.run())
        await asyncio.wrap_future(house.engine.caught_up)
        engine.cancel()
        await asyncio.wait({engine})
        if house.settle is not None:
            await house.settle()

    asyncio.run(live())


def _path(told: str | None) -> Path | None:
    return None if told is None else Path(told)


def build(
    settings: Settings,
    *,
    clock: Clock,
    role: Role,
    town: Path | None = None,
    staff: StaffCode | None = None,
    open_feed: Callable[[AccountKey], Feed | None] | None = None,
    demo: bool = False,
    companions: Sequence[Callable[[], Coroutine[object, object, None]]] = (),
) -> House:
    """Build the house on the ledger of the settings.

    Raises: StoreError, TownError, BasemapError, each with its sentence.
    """

    from junhall.casework.desk import Desk
    from junhall.casework.intake import Intake
    from junhall.casework.office import Office
    from junhall.casework.privacy import scrub
    from junhall.casework.townhall import read_quarters, readers_of, take_town
    from junhall.credentials import Keeper
    from junhall.models.store import open_ledger
    from junhall.settings import data_folder
    from junhall.sync.daily import keep_backups
    from junhall.sync.engine import Engine
    from junhall.sync.old_keys import OldKeys
    from junhall.sync.watch import Watch

    basemap, quarters, text = None, None, None
    if town is not None:
        text, whole, basemap = _told_town(town)
        quarters = read_quarters(whole, town.parent)
    path = settings.ledger_path
    store = open_ledger(path if path is not None else settings.ledger, clock=clock)
    try:
        if text is not None and town is not None:
            told, folder = text, town.parent.resolve()

            def take(session: Session) -> None:
                take_town(
                    session, told, folder=folder, now=clock(), basemap=basemap, quarters=quarters
                )

            store.write(take, durable=True).result()
        readers = store.read(readers_of).result()
    except BaseException:
        store.close()
        raise
    intake = Intake(readers)
    desk = Desk(intake, hold_s=settings.hold_s)
    office = Office(
        store,
        desk,
        clock=clock,
        role=role,
        staff=staff or (StaffCode(settings.staff) if settings.staff else None),
        demo=demo,
        refresh=readers_of,
        media=store.path.parent / "media" if store.path is not None else None,
    )

    def scrub_later() -> None:
        scrub(store)  # its Future is the store's to keep: closing waits for it

    relay = Relay()
    relay.ring = office.ring
    watch = Watch(store, relay)
    office.nudge = watch.nudge
    keeper = Keeper(data_folder())
    if not demo:
        companions = (*companions, OldKeys(store, keeper, clock).run)
    engine = Engine(
        store,
        intake,
        open_feed or letter_boxes(lambda: intake.readers.town, clock, keeper),
        watch,
        clock=clock,
        station=station_name(),
        scrub=scrub_later,
        media=store.media,
        companions=companions,
        keepers=() if demo or store.path is None else (lambda: keep_backups(store.path, clock),),
    )
    watch.hear(_reads_anew(store, intake))
    house = House(settings, store, intake, desk, office, relay, watch, engine, clock)
    if not demo:
        office.connecting = connections(lambda: intake.readers.town, clock, engine, keeper)
        house.tiles = office.tiles = tile_source(settings, store, engine, clock)
    return house


def tile_source(
    settings: Settings, store: Store, engine: Engine, clock: Clock
) -> TileFile | ServedTiles | None:
    """Where the pictures below the map come from: the town's own file, else a server, else none."""
    from junhall.casework.basemap_layers import TileSheet
    from junhall.casework.basemap_tiles import is_picture, kept_tiles
    from junhall.settings import cache_folder

    if store.path is not None and (kept := kept_tiles(store.path.parent)) is not None:
        return kept
    if not settings.tile_url:
        return None
    from junhall.feeds.tiles import TileServer, is_template
    from junhall.sync.map_tiles import ServedTiles

    if not is_template(settings.tile_url):
        raise SettingsError(
            "tile_url", tr("an address with {signs} is needed", signs="{z}, {x}, {y}")
        )
    server = TileServer(
        settings.tile_url, cache_folder() / "tiles", clock=clock, is_picture=is_picture
    )
    sheet = TileSheet(settings.tile_url, settings.tile_credit)
    return ServedTiles(sheet, server, engine.beside)


def letter_boxes(
    town: Callable[[], Town], clock: Clock, keeper: Keeper
) -> Callable[[AccountKey], Feed | None]:
    """Who opens a letter-box for an account; one without a key rests, and its light says so.

    The networks are named here and nowhere else.
    """
    from junhall.credentials import KeeperError, Unhurried, account_name

    asked = Unhurried(keeper)

    def open_feed(account: AccountKey) -> Feed | None:
        try:
            token = asked.token(account_name(account.network, account.handle))
        except KeeperError as error:
            _log.warning("account %s: %s", account.account_id, type(error).__name__)
            return None
        if token is None:
            return None
        return feed_of(account, token, town(), clock)

    return open_feed


def feed_of(account: AccountKey, token: str, town: Town, clock: Clock) -> Feed | None:
    """The letter-box of an account; None where no letter-box is built for its network."""
    from junhall.models.terms import Network

    staff = [h for member in town.staff for net, h in member.handles if net is account.network]
    server = account.server or account.handle.rpartition("@")[2]
    match account.network:
        case Network.MASTODON:
            from junhall.feeds.mastodon import MastodonFeed  # and httpx: not before it is needed

            return MastodonFeed(server, token, clock=clock, staff=staff)
    return None


def _reads_anew(store: Store, intake: Intake) -> Callable[[ChangeSet], None]:
    """Whoever altered the town, at whichever station: posts are read by the town as it is now."""
    from junhall.casework.townhall import readers_of
    from junhall.models.terms import Facet

    def take(read: Future[Readers]) -> None:
        if read.cancelled() or read.exception() is not None:
            return  # the store is closing, or says itself what is wrong with it
        intake.readers = read.result()
        intake.docket.readers = intake.readers

    def heed(changes: ChangeSet) -> None:
        if changes.touches(Facet.TOWN):
            store.read(readers_of, lane="figures").add_done_callback(take)

    return heed


def connections(
    town: Callable[[], Town], clock: Clock, engine: Engine, keeper: Keeper
) -> Connections:
    """Who connects accounts: the networks a person can sign in to, named here and nowhere else."""
    from junhall.feeds.callback import Callback
    from junhall.models.terms import Network
    from junhall.sync.connecting import Connections

    def sign_in(network: Network) -> SignIn:
        del network  # only one can be signed in to so far
        from junhall.feeds.mastodon_signin import MastodonSignIn

        return MastodonSignIn(clock)

    def open_feed(account: AccountKey, token: str) -> Feed:
        feed = feed_of(account, token, town(), clock)
        assert feed is not None  # every network of ``networks`` has a letter-box
        return feed

    return Connections(
        networks=(Network.MASTODON,),
        sign_in=sign_in,
        open_feed=open_feed,
        callback=Callback,
        keeper=keeper,
        beside=engine.beside,
        connected=engine.has_new_key,
    )


def demo_clock(at: str | None) -> Clock:
    """The demonstration's own time: it stands at ``at``, or runs on from its documented minute."""
    from junhall.feeds.demo.script import DEMO_NOW

    if at is not None:
        return _fixed_or_system(at)
    began = time.monotonic()
    return lambda: Instant(DEMO_NOW + int(time.monotonic() - began))


def build_demo(settings: Settings, folder: Path, *, clock: Clock, role: Role, still: bool) -> House:
    """The demonstration: its own ledger, a scripted world, nothing that leaves this computer.

    ``still``: everything up to the clock's instant has happened, and nothing goes on.
    """
    from junhall.feeds.demo.script import DemoScript
    from junhall.feeds.scripted import ScriptedFeed, World
    from junhall.models.terms import Network
    from junhall.sync.clerk import DemoClerk

    town_file = resources() / "town" / "demo.toml"
    script = DemoScript()
    world = World(script, clock, pace_s=None) if still else World(script, clock)
    clerks: list[DemoClerk] = []
    own = replace(settings, ledger=str(folder / "demo.ledger"))
    first = min(script.town.accounts, key=lambda account: account.network is not Network.MASTODON)

    def open_feed(account: AccountKey) -> Feed:
        also = frozenset({Network.OTHER}) if account.handle == first.handle else frozenset()
        return ScriptedFeed(world, account, also=also)

    async def clerk() -> None:
        await clerks[0].run()

    house = build(
        own,
        clock=clock,
        role=role,
        town=town_file,
        staff=StaffCode(settings.staff or ("mayor" if role is Role.MAYOR else "desk")),
        open_feed=open_feed,
        demo=True,
        companions=(clerk,),
    )
    house.store.write(lambda session: _take_demo_map(session, clock()), durable=False).result()
    media = folder / "media"
    media.mkdir()
    script.photos(media)
    there = house.engine.caught_up
    demo_clerk = DemoClerk(house.store, house.desk, world.decisions_due, house.watch.nudge, there)
    clerks.append(demo_clerk)
    house.shown_when = demo_clerk.caught_up
    if still:
        house.settle = clerks[0].decide
        house.is_still = True
    return house


def _take_demo_map(session: Session, now: Instant) -> None:
    """The invented town's outline, parks, river and houses; its streets are the gazetteer's."""
    from junhall.casework.basemap_geojson import layers_from_geojson
    from junhall.casework.basemap_kept import write_layers

    file = resources() / "town" / "demo-map.geojson"
    layers = layers_from_geojson(file.read_text("utf-8"), file.name)
    write_layers(session.connection(), file.name, layers, now=now, is_synthetic=True)
