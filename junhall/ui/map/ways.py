"""Ways of looking at the map's requests: mode, heat, days, categories, and hexagons of times."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from PySide6.QtCore import QObject, Signal

from junhall.casework.ages import date_text, number_text
from junhall.casework.basemap_layers import TownMap
from junhall.casework.rows import TownFacts
from junhall.models.terms import Instant
from junhall.ui.bridge import launch
from junhall.ui.map.canvas import MapCanvas
from junhall.ui.map.cards import Cards
from junhall.ui.map.hexagons import hexagon_zoom
from junhall.ui.map.loading import Loading
from junhall.ui.map.scene import HeatOf, Mode, Scene
from junhall.ui.map.slider import BARS
from junhall.words import ntr

_SPARE_DAYS = 8
"""Midnights beyond today (taking.days_of)."""


@final
class Ways(QObject):
    """What of the requests is shown, and how."""

    failed = Signal(object)

    def __init__(
        self, canvas: MapCanvas, cards: Cards, loading: Loading, clock: Callable[[], Instant]
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._cards = cards
        self._loading = loading
        self._clock = clock
        self._town: TownFacts | None = None
        self._base = TownMap()
        self._patched: tuple[object, ...] | None = None
        self.services: tuple[str, ...] = ()
        """Codes of the services shown; none: all."""
        cards.modes.looked.connect(self.look)
        cards.slider.changed.connect(self.show_days)

    @property
    def mode(self) -> Mode:
        """The way of looking."""
        return self._cards.modes.mode

    @property
    def counts_open(self) -> bool:
        """Whether only open requests are shown."""
        heat = self._cards.modes.heat
        return self.mode is Mode.OPEN or (self.mode is Mode.HEAT and heat is not HeatOf.ALL)

    @property
    def patched(self) -> bool:
        """Whether times by hexagon or area were asked for what is shown."""
        return self._patched is not None

    def set_town(self, town: TownFacts, base: TownMap | None = None) -> None:
        """The town's words, and its map where areas may be named."""
        self._town = town
        self._base = base or self._base

    def take(self, scene: Scene) -> None:
        """Look at another scene in the same way."""
        scene.filter_days(self._cards.slider.days)
        self._patched = None
        if self.services:
            self.filter_services(self.services)
        self.show_bars()

    def look(self, mode: Mode, heat: HeatOf) -> None:
        """Look in another way."""
        self._cards.legend.show_mode(mode)
        self._cards.lay()
        scene = self._canvas.scene
        if scene is not None:
            scene.look(mode, heat)
            self.show_bars()
            self._canvas.refresh()
            self.ask_patches()

    def show_days(self, days: tuple[int, int] | None) -> None:
        """Only requests of these days."""
        scene = self._canvas.scene
        if scene is not None:
            scene.filter_days(days)
            self._patched = None
            self._canvas.refresh()

    def show_services(self, codes: tuple[str, ...]) -> None:
        """Only requests of these services; none: all."""
        self.filter_services(codes)
        self.show_bars()
        self._canvas.refresh()

    def filter_services(self, codes: tuple[str, ...]) -> None:
        """The same, before anything is painted."""
        self.services = codes
        scene = self._canvas.scene
        if scene is None or self._town is None:
            return
        known = scene.taken.service_codes
        wanted = tuple(known.index(code) for code in codes if code in known)
        scene.filter_services(wanted if codes else None)
        self._patched = None
        names = dict(self._town.services)
        self._cards.modes.tell_categories(tuple(names.get(code, code) for code in codes))

    def ask_patches(self) -> None:
        """Times to solve for what is shown, where they are looked at and not here yet."""
        scene = self._canvas.scene
        if scene is None or scene.mode is not Mode.TIME:
            return
        zoom = hexagon_zoom(self._canvas.view.zoom)
        key = (id(scene), zoom, scene.wish.days, scene.wish.services)
        if key != self._patched:
            self._patched = key
            launch(self._patch(scene, zoom, key), self.failed.emit)

    def show_bars(self) -> None:
        """How many were written when, of the services shown."""
        scene, town = self._canvas.scene, self._town
        if scene is None or town is None:
            return
        self._cards.time.setVisible(len(scene.index) > 0)
        edges, counts = scene.histogram(BARS)
        midnights = scene.taken.days.midnights
        last_day = max(0, len(midnights) - _SPARE_DAYS)

        def date(day: int) -> str:
            at = Instant(int(midnights[min(day, last_day)]))
            return date_text(at, town.zone_name)

        def say(days: tuple[int, int] | None) -> str:
            first, last = days or (0, last_day)
            n = scene.count_in(days)
            return ntr(
                "{first} – {last} · {count} request", "{first} – {last} · {count} requests", n,
                first=date(first), last=date(last), count=number_text(n),
            )  # fmt: skip

        self._cards.slider.say = say
        self._cards.slider.show_bars(edges, counts, (date(0), date(last_day)))

    async def _patch(self, scene: Scene, zoom: int, key: tuple[object, ...]) -> None:
        found = await self._loading.patches(scene.timed(self._clock()), zoom, self._base)
        if key == self._patched:
            self._canvas.patches = found
            self._canvas.update()
