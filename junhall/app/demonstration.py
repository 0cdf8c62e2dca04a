"""The demonstration's house: its own ledger, a scripted world, nothing that leaves the computer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from junhall.app.building import build
from junhall.app.clocks import Clock
from junhall.app.house import House
from junhall.models.terms import Instant, Role, StaffCode
from junhall.settings import Settings
from junhall.words import resources

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from junhall.feeds.contract import Feed
    from junhall.models.messages import AccountKey


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


def live_through(house: House) -> None:
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
