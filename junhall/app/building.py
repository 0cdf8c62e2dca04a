"""Builds the house on the ledger that the settings name."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from junhall.app.clocks import Clock
from junhall.app.house import House, Relay
from junhall.app.networks import connections, letter_boxes, revoke_with
from junhall.app.towns import told_town
from junhall.models.terms import Role, StaffCode
from junhall.settings import Settings, SettingsError
from junhall.words import tr

if TYPE_CHECKING:
    from concurrent.futures import Future

    from sqlalchemy.orm import Session

    from junhall.casework.basemap_tiles import TileFile
    from junhall.casework.changes import ChangeSet
    from junhall.casework.intake import Intake
    from junhall.casework.readers import Readers
    from junhall.feeds.contract import Feed
    from junhall.models.messages import AccountKey
    from junhall.models.store import Store
    from junhall.sync.engine import Engine
    from junhall.sync.map_tiles import ServedTiles


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
        text, whole, basemap = told_town(town)
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
    keepers: list[Callable[[], Coroutine[object, object, None]]] = []
    if not demo:
        # Also on a station that does not sync: the keys of its own keeper are nobody else's.
        keys = OldKeys(store, keeper, revoke_with(clock), clock, nudge=watch.nudge)
        keepers.append(keys.run)
    if not demo and (file := store.path) is not None:
        keepers.append(lambda: keep_backups(file, clock))
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
        keepers=keepers,
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


def station_name() -> str:
    """This program on this computer, for leases."""
    import socket

    return f"{socket.gethostname()}:{os.getpid()}"
