"""Names on the map: no two touch, and most streets have theirs where there is room for it."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from junhall.casework.basemap_geojson import layers_from_geojson
from junhall.casework.basemap_layers import LayerKind, layer_of
from junhall.ui.map.boxes import Board, TextBox
from junhall.ui.map.labels import Label, place_labels, short_name
from junhall.ui.map.projection import View, world_at
from junhall.ui.map.shapes import Shapes
from junhall.words import resources


def sevenths(text: str, is_street: bool, rank: int) -> tuple[float, float]:
    """A face as wide as ours, without a screen."""
    return len(text) * (5.9 + 0.3 * rank), 14.0


@cache
def town() -> tuple[Shapes, Shapes]:
    """Streets and places of the demonstration."""
    told = (resources() / "town" / "demo-streets.geojson").read_text("utf-8")
    layers = {it.kind: Shapes(it) for it in layers_from_geojson(told, "demo")}
    return layers[LayerKind.STREET], layers[LayerKind.LABEL]


def views(count: int, zooms: tuple[float, ...]) -> list[View]:
    rng = np.random.default_rng(11)
    streets, _ = town()
    found = []
    for _ in range(count):
        at = int(rng.integers(len(streets.x)))
        found.append(
            View(
                float(streets.x[at]), float(streets.y[at]), float(rng.choice(zooms)),
                int(rng.integers(400, 1500)), int(rng.integers(300, 900)),
            )
        )  # fmt: skip
    return found


def test_that_no_two_label_boxes_intersect_on_200_random_views() -> None:
    streets, points = town()
    total = 0
    for view in views(200, (14.0, 15.0, 15.75, 16.25, 17.0, 18.0)):
        labels = place_labels(view, streets, points, sevenths)
        boxes = [it.box for it in labels]
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                assert not apart_by_points(one, other)
                assert not one.touches(other)
        assert len({it.name for it in labels}) == len(labels)
        total += len(labels)
    assert total > 1_000


def apart_by_points(one: TextBox, other: TextBox) -> bool:
    """Whether a point of one box, tried one by one, lies in the other: slow and sure."""
    for first, second in ((one, other), (other, one)):
        c, s = np.cos(first.angle), np.sin(first.angle)
        u, v = np.meshgrid(np.linspace(-1, 1, 25), np.linspace(-1, 1, 9))
        x = first.x + u * first.half_w * c - v * first.half_h * s
        y = first.y + u * first.half_w * s + v * first.half_h * c
        c, s = np.cos(second.angle), np.sin(second.angle)
        along = (x - second.x) * c + (y - second.y) * s
        across = -(x - second.x) * s + (y - second.y) * c
        if ((np.abs(along) < second.half_w) & (np.abs(across) < second.half_h)).any():
            return True
    return False


def test_that_at_least_half_of_the_streets_in_view_are_named_at_zoom_17() -> None:
    streets, points = town()
    for view in views(200, (17.0,)):
        seen = {
            streets.names[n]
            for n in streets.seen(view)
            if streets.names[n] and is_in(view, *streets.pixels(n, view))
        }
        named = {it.name for it in place_labels(view, streets, points, sevenths) if it.is_street}
        assert named <= seen
        assert len(named) >= len(seen) / 2


def is_in(view: View, px: np.ndarray, py: np.ndarray) -> bool:
    """Whether a name could be read beside a street: it is seen for more than its width."""
    x = np.interp(np.linspace(0, len(px) - 1, 400), np.arange(len(px)), px)
    y = np.interp(np.linspace(0, len(py) - 1, 400), np.arange(len(py)), py)
    return bool(((x > 0) & (x < view.width) & (y > 0) & (y < view.height)).any())


def test_that_names_stay_where_they_were_while_the_map_is_moved() -> None:
    streets, points = town()
    view = views(1, (17.0,))[0].resized(1200, 800)
    before = {it.name: it for it in place_labels(view, streets, points, sevenths)}
    moved = view.panned(40, -25)
    after = {it.name: it for it in place_labels(moved, streets, points, sevenths, before)}
    both = [name for name in after if name in before and after[name].is_street]
    stayed = [
        name for name in both
        if (after[name].x, after[name].y) == (before[name].x, before[name].y)
    ]  # fmt: skip
    assert len(both) >= 5
    assert len(stayed) >= 0.8 * len(both)


def test_that_a_name_is_read_from_left_to_right() -> None:
    streets, points = town()
    for view in views(40, (16.0, 17.0, 18.0)):
        for label in place_labels(view, streets, points, sevenths):
            assert -np.pi / 2 <= label.box.angle <= np.pi / 2 + 1e-9


def test_that_a_name_lies_on_its_street() -> None:
    streets, points = town()
    for view in views(30, (17.0,)):
        for label in place_labels(view, streets, points, sevenths):
            if not label.is_street:
                continue
            away = [
                distance(label, *streets.pixels(n, view))
                for n in streets.seen(view)
                if streets.names[n] == label.name
            ]
            assert min(away) < 30


def distance(label: Label, px: np.ndarray, py: np.ndarray) -> float:
    at = np.linspace(0, len(px) - 1, 900)
    x = np.interp(at, np.arange(len(px)), px)
    y = np.interp(at, np.arange(len(py)), py)
    return float(np.hypot(x - label.box.x, y - label.box.y).min())


@pytest.mark.parametrize(
    ("name", "short"),
    [("Calle Real", "C. Real"), ("Avenida de la Vega", "Av. de la Vega"), ("Calle", "Calle"),
     ("Rambla del Sol", "Rambla del Sol")],
)  # fmt: skip
def test_that_long_kinds_of_streets_are_shortened(name: str, short: str) -> None:
    assert short_name(name) == short


def test_that_turned_boxes_touch_where_they_do() -> None:
    flat = TextBox(0, 0, 50, 8)
    assert flat.touches(TextBox(90, 0, 45, 8))
    assert not flat.touches(TextBox(96, 0, 45, 8))
    assert flat.touches(TextBox(0, 40, 50, 8, np.pi / 2))
    assert not flat.touches(TextBox(0, 60, 50, 8, np.pi / 2))
    # Their outlines along the axes cross, they themselves do not.
    assert not TextBox(0, 0, 50, 5, np.pi / 4).touches(TextBox(40, -40, 20, 5, np.pi / 4))
    board = Board()
    assert board.put(flat)
    assert not board.put(flat)
    assert board.put(TextBox(0, 40, 50, 8))


def test_that_names_on_the_antimeridian_are_placed_like_others() -> None:
    line = [[(-17.0, 179.99), (-17.0, -179.99)]]
    streets = Shapes(layer_of(LayerKind.STREET, line, ["Queen Street"], [2]))
    x, y = world_at(-17.0, 180.0)
    (label,) = place_labels(View(x % 1.0, y, 15.0, 900, 600), streets, None, sevenths)
    assert 0 < label.box.x < 900


def test_that_a_street_without_points_is_no_trouble() -> None:
    layer = layer_of(LayerKind.STREET, [[], [(37.0, -3.0)], [(37.0, -3.0), (37.01, -3.0)]],
                     ["Nada", "Punto", "Calle"])  # fmt: skip
    streets = Shapes(layer)
    x, y = world_at(37.005, -3.0)
    labels = place_labels(View(x, y, 16.0, 900, 900), streets, None, sevenths)
    assert [it.name for it in labels] == ["Calle"]
