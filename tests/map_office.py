"""A counter for tests of the map: rows in memory, each with a point or none."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from junhall.casework.asks import AlikeTo, BaseMap, MapPins, PlacedByStaff, TileAsk, WithoutPlace
from junhall.casework.basemap_layers import LayerKind, TileSheet, TownMap, layer_of
from junhall.casework.commands import Command, Done, SetPlace, Undo
from junhall.casework.pins import NEVER, QUALITIES, STATUSES, Pins
from junhall.casework.rows import Alike, BoardRow
from junhall.models.terms import ActId, Facet, PlaceQuality, RequestId, Seq
from ui_fake import NOW, FakeOffice

CENTRE = (37.25, -3.62)
STREETS = [
    [(37.2440, -3.6280), (37.2500, -3.6200), (37.2560, -3.6120)],
    [(37.2440, -3.6120), (37.2500, -3.6200), (37.2560, -3.6280)],
    [(37.2500, -3.6290), (37.2500, -3.6110)],
]
NAMES = ["Avenida del Olivar", "Calle Larga", "Calle de la Fuente"]
OUTLINE = [(37.24, -3.63), (37.24, -3.61), (37.26, -3.61), (37.26, -3.63), (37.24, -3.63)]


def town_map(tiles: TileSheet | None = None) -> TownMap:
    """Three streets, a limit, a park, two houses and a school."""
    house = [(37.2505, -3.6190), (37.2505, -3.6188), (37.2507, -3.6188), (37.2507, -3.6190)]
    return TownMap(
        layers=(
            layer_of(LayerKind.OUTLINE, [OUTLINE]),
            layer_of(LayerKind.GREEN, [[(37.252, -3.625), (37.252, -3.622), (37.254, -3.622)]]),
            layer_of(LayerKind.BUILDING, [house]),
            layer_of(LayerKind.STREET, STREETS, NAMES, [2, 1, 1]),
            layer_of(LayerKind.LABEL, [[(37.2530, -3.6160)]], ["Escuela"]),
        ),
        attribution="Callejero de prueba",
        tiles=tiles,
        box=(37.24, -3.63, 37.26, -3.61),
        centre=CENTRE,
    )


class MapOffice(FakeOffice):
    """Rows with points; ``alike`` says what is alike to any."""

    def __init__(
        self,
        rows: Iterable[BoardRow] = (),
        points: dict[int, tuple[float, float]] | None = None,
        **how: object,
    ) -> None:
        super().__init__(tuple(rows), **how)
        self.points = dict(points or {})
        self.alike: tuple[RequestId, ...] = ()
        self.map = town_map()
        self.tiles: dict[tuple[int, int, int], bytes | None] = {}
        self.acts = 0

    def ring(self, *ids: int, facets: Facet = ~Facet.TOWN & Facet.ALL) -> None:
        """As usual, but the town itself stays as it is."""
        super().ring(*ids, facets=facets)

    async def do(self, command: Command) -> Done:
        done = await super().do(command)
        self.acts += 1
        match command:
            case SetPlace(request_id=request_id, place=place) if place is not None:
                assert place.point is not None
                self.points[int(request_id)] = place.point
                self.ring(request_id)
            case Undo():
                return Done()
        return Done(request_id=done.request_id, act_id=ActId(self.acts))

    async def ask(self, query):
        match query:
            case BaseMap():
                return self.map
            case MapPins(open_only=open_only, ids=ids):
                return self.pins(open_only=open_only, ids=ids)
            case WithoutPlace():
                return tuple(
                    it for it in self.rows.values()
                    if it.status.is_open and int(it.id) not in self.points
                )  # fmt: skip
            case PlacedByStaff(ids=some):
                set_by_hand = {it.request_id for it in self.done if isinstance(it, SetPlace)}
                return frozenset(some & set_by_hand)
            case AlikeTo():
                return Alike(150.0, self.alike)
            case TileAsk(z=z, x=x, y=y):
                self.asked.append(query)
                return self.tiles.get((z, x, y))
        return await super().ask(query)

    def pins(self, *, open_only: bool = False, ids: frozenset[RequestId] | None = None) -> Pins:
        """Its rows as the office gives them."""
        rows = sorted(
            (
                it for it in self.rows.values()
                if int(it.id) in self.points
                and (not open_only or it.status.is_open)
                and (ids is None or it.id in ids)
            ),
            key=lambda it: it.id,
        )  # fmt: skip
        codes = ("", *(code for code, _ in self.town.services))
        due = [
            min((it for it in (row.answer_due_at, row.resolve_due_at) if it), default=NEVER)
            for row in rows
        ]
        solve = [-1 if it.solved_at is None else it.solved_at - it.posted_at for it in rows]
        return Pins(
            ids=np.array([int(it.id) for it in rows], np.int64),
            lat=np.array([self.points[int(it.id)][0] for it in rows], np.float64),
            long=np.array([self.points[int(it.id)][1] for it in rows], np.float64),
            statuses=np.array([STATUSES.index(it.status) for it in rows], np.uint8),
            services=np.array(
                [codes.index(it.service) if it.service in codes else 0 for it in rows], np.uint16
            ),
            qualities=np.array([QUALITIES.index(it.place_quality) for it in rows], np.uint8),
            posted_at=np.array([it.posted_at for it in rows], np.int64),
            ended_at=np.array([it.ended_at or it.solved_at or 0 for it in rows], np.int64),
            due_at=np.array(due, np.int64),
            solve_s=np.array(solve, np.int64),
            watched_until=np.zeros(len(rows), np.int64),
            service_codes=codes,
            unplaced=sum(
                it.status.is_open and int(it.id) not in self.points for it in self.rows.values()
            ),
            as_of=NOW,
            seq=Seq(1),
        )


EXACT = PlaceQuality.EXACT
