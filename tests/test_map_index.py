"""The map's arithmetic held to brute force: clusters, filters, changes, heat, hexagons, dots."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from junhall.casework.figures import km_median
from junhall.casework.nearness import is_near
from junhall.models.terms import Instant
from junhall.ui.map.clusters import PIN_HEAD, Filter, cell_counts, level_of, marks_in, radius_of
from junhall.ui.map.fan import MOST, fan
from junhall.ui.map.hexagons import LEAST, Timed, by_area, by_hexagon, inside_of
from junhall.ui.map.index import LEVELS, NO_DUE, IncidentIndex, Shown, mask_of, positions
from junhall.ui.map.kinds import ALL, KINDS, OPEN, MarkKind
from junhall.ui.map.morton import BITS, codes_of, interleaved, parted
from junhall.ui.map.projection import MAX_ZOOM, View, degrees_at, fitted, world_of
from junhall.ui.map.scene import HeatOf, Mode, Scene
from junhall.ui.map.taking import days_of
from map_columns import NOW, one, pins, scene

BIG = 4_194_304


def random_views(told: Scene, count: int, seed: int = 3) -> list[View]:
    rng = np.random.default_rng(seed)
    rows = told.index.rows
    views = []
    for _ in range(count):
        at = int(rng.integers(len(rows.ids)))
        views.append(
            View(
                float(rows.x[at]), float(rows.y[at]), float(rng.integers(0, 80)) / 4.0,
                int(rng.integers(200, 1600)), int(rng.integers(200, 1000)),
            )
        )  # fmt: skip
    return views


@given(st.lists(st.tuples(st.integers(0, 2**BITS - 1), st.integers(0, 2**BITS - 1)), min_size=1))
def test_that_a_cells_number_gives_back_its_column_and_row(cells: list[tuple[int, int]]) -> None:
    told = np.array(cells, np.int64)
    columns, rows = parted(interleaved(told[:, 0], told[:, 1]))
    assert np.array_equal(columns, told[:, 0])
    assert np.array_equal(rows, told[:, 1])


@given(st.floats(-84.9, 84.9), st.floats(-179.9, 179.9))
def test_that_the_projection_gives_back_a_point(lat: float, long: float) -> None:
    x, y = world_of(np.array([lat]), np.array([long]))
    back = degrees_at(float(x[0]), float(y[0]))
    assert back == pytest.approx((lat, long), abs=1e-9)


@pytest.mark.parametrize("level", LEVELS)
def test_that_cells_of_every_zoom_add_up_to_all_requests(level: int) -> None:
    told = scene(pins(5_000))
    begins = told.index.level(level)
    counts = told.shown.counts(begins[:-1], begins[1:])
    assert counts.sum() == 5_000
    assert np.array_equal(counts.sum(axis=0), np.bincount(told.index.rows.kinds, minlength=KINDS))
    assert (counts.sum(axis=1) > 0).all()


def test_that_cluster_counts_equal_brute_force_on_random_views() -> None:
    told = scene(pins(20_000, spread=0.05))
    told.filter_days((10, 50))
    told.filter_services((1, 3, 4))
    rows = told.index.rows
    passing = told.wish.passing(rows)
    assert 0 < passing.sum() < len(rows.ids)
    for view in random_views(told, 200):
        level = level_of(view.zoom)
        cells, _, _, counts = cell_counts(told.shown, told.altered, told.wish, view, level)
        where = codes_of(rows.x, rows.y) >> (2 * (BITS - level))
        for n, cell in enumerate(cells.tolist()):
            brute = np.bincount(rows.kinds[passing & (where == cell)], minlength=KINDS)
            assert np.array_equal(counts[n], brute)
        marks = marks_in(told.shown, told.altered, told.wish, view)
        assert np.array_equal(marks.counts.sum(axis=0), counts.sum(axis=0))
        assert marks.n.sum() == np.isin(where[passing], cells).sum()


def test_that_marks_do_not_cover_each_other() -> None:
    told = scene(pins(3_000))
    for view in random_views(told, 60):
        marks = marks_in(told.shown, told.altered, told.wish, view)
        px, py = view.px(marks.x, marks.y)
        py = py - np.where(marks.n == 1, PIN_HEAD, 0.0)
        apart = np.hypot(px[:, None] - px, py[:, None] - py)
        least = 0.8 * (marks.radius[:, None] + marks.radius)
        np.fill_diagonal(apart, np.inf)
        assert (apart >= least).all()


def test_that_a_single_mark_is_its_request() -> None:
    told = scene(pins(400))
    rows = told.index.rows
    found = 0
    for view in random_views(told, 60):
        marks = marks_in(told.shown, told.altered, told.wish, view)
        for at in np.flatnonzero(marks.ids >= 0):
            row = int(np.flatnonzero(rows.ids == marks.ids[at])[0])
            assert marks.n[at] == 1
            assert marks.counts[at][rows.kinds[row]] == 1
            assert marks.qualities[at] == rows.qualities[row]
            assert (marks.x[at] % 1.0, marks.y[at]) == pytest.approx((rows.x[row], rows.y[row]))
            found += 1
    assert found > 50


def test_that_changes_count_at_once_and_as_if_the_index_were_new() -> None:
    told = scene(pins(2_000))
    rng = np.random.default_rng(7)
    every = told.index.rows
    for at in rng.choice(2_000, 60, replace=False).tolist():
        row = one(every, at)
        match at % 3:
            case 0:
                told.alter(int(row.ids[0]), None)
            case 1:
                told.alter(
                    int(row.ids[0]), replace(row, kinds=np.array([MarkKind.SOLVED], np.uint8))
                )
            case _:
                moved = replace(row, x=row.x + 0.0004, y=row.y - 0.0002)
                told.alter(int(row.ids[0]), moved)
    for n in range(20):
        fresh = replace(one(every, n), ids=np.array([9_000 + n]))
        told.alter(9_000 + n, fresh)
    anew = Scene(replace(told.taken, index=IncidentIndex(told.altered.merged())), Mode.ALL)
    assert len(anew.index) != 2_000
    for days, kinds in ((None, None), ((5, 40), OPEN)):
        for each in (told, anew):
            each.wish = Filter(kinds, days, None)
            each._forget()
        for view in random_views(told, 40):
            level = level_of(view.zoom)
            first = cell_counts(told.shown, told.altered, told.wish, view, level)[3]
            second = cell_counts(anew.shown, anew.altered, anew.wish, view, level)[3]
            assert np.array_equal(first, second)
            seen = set(told.members(view).ids.tolist())
            assert seen == set(anew.members(view).ids.tolist())


def test_that_a_request_altered_twice_counts_once() -> None:
    told = scene(pins(100))
    row = one(told.index.rows, 5)
    for kind in (MarkKind.NEW, MarkKind.LATE, MarkKind.ANSWERED):
        told.alter(int(row.ids[0]), replace(row, kinds=np.array([kind], np.uint8)))
    view = told.home(900, 700, None).zoomed(8)
    counts = cell_counts(told.shown, told.altered, told.wish, view, level_of(view.zoom))[3]
    assert counts.sum() == 100
    assert int(told.of(int(row.ids[0])).kinds[0]) == MarkKind.ANSWERED


def test_that_more_requests_than_fit_a_packed_sum_are_counted() -> None:
    kinds = np.zeros(BIG, np.uint8)
    kinds[::3] = MarkKind.ENDED
    few = scene(pins(2)).index.rows
    many = few.taken(np.zeros(BIG, np.int64))
    index = IncidentIndex(replace(many, kinds=kinds))
    counts = Shown(index, None).counts(np.array([0]), np.array([BIG]))[0]
    assert counts[MarkKind.NEW] == BIG - counts[MarkKind.ENDED]
    assert counts[MarkKind.ENDED] == len(kinds[::3])


def test_that_a_million_on_one_spot_are_one_cluster_that_fans_out_a_few() -> None:
    few = pins(1)
    columns = {
        name: np.repeat(getattr(few, name), 1_000_000)
        for name in ("lat", "long", "statuses", "services", "qualities", "posted_at", "ended_at",
                     "due_at", "solve_s", "watched_until")
    }  # fmt: skip
    told = scene(replace(few, ids=np.arange(1_000_000), **columns))
    for zoom in (4.0, 12.0, MAX_ZOOM):
        view = told.home(1280, 800, None).zoomed(zoom)
        marks = told.marks(view)
        assert marks.n.tolist() == [1_000_000]
    assert len(told.members(view, MOST).ids) == MOST
    ids, total = told.in_view(view, 200)
    assert (ids, total) == ((), 1_000_000)  # more than a list is read for
    assert len(fan(1_000_000)) == MOST


def test_that_a_town_on_the_antimeridian_is_one_town() -> None:
    told = scene(pins(600, middle=(-17.0, 179.995), spread=0.02))
    rows = told.index.rows
    assert (rows.x > 0.9).any()
    assert (rows.x < 0.1).any()
    view = told.home(1000, 800, None)
    assert view.zoom > 8
    px, _ = view.px(rows.x, rows.y)
    assert px.min() > -400
    assert px.max() < 1_400
    marks = told.marks(view)
    assert marks.n.sum() == 600
    mx, _ = view.px(marks.x, marks.y)
    assert mx.min() > -400
    assert mx.max() < 1_400
    across = view.panned(view.width * 0.4, 0)
    assert told.marks(across).n.sum() > 0


def test_that_looking_at_open_requests_hides_the_ended_ones() -> None:
    told = scene(pins(3_000), Mode.OPEN)
    kinds = told.index.rows.kinds
    assert told.shown.total == int((kinds < MarkKind.SOLVED).sum())
    told.look(Mode.HEAT, HeatOf.LATE)
    assert told.shown.total == int((kinds == MarkKind.LATE).sum())
    told.look(Mode.DOTS)
    assert told.shown.total == 3_000


def test_that_what_runs_out_of_time_turns_late_while_one_looks() -> None:
    told = scene(pins(500), Mode.OPEN)
    rows = told.index.rows
    later = int(rows.due_at[(rows.kinds < MarkKind.LATE) & (rows.due_at < 2**39)].min()) + 1
    before = int((rows.kinds == MarkKind.LATE).sum())
    turned = told.grow_late(later)
    assert turned >= 1
    view = told.home(900, 700, None).zoomed(8)
    counts = cell_counts(told.shown, told.altered, told.wish, view, level_of(view.zoom))[3]
    assert counts[:, MarkKind.LATE].sum() == before + turned


def test_that_what_is_due_soon_is_so_by_the_rule_of_the_cards() -> None:
    told = scene(pins(800), Mode.OPEN)
    rows = told.index.rows
    ids = rows.ids.tolist()
    runs = (rows.kinds < MarkKind.LATE) & (rows.due_at < NO_DUE)
    some = int(rows.due_at[runs].min())
    for now in (some, some + 1, some - 3600):
        told.now = Instant(now)
        expected = {
            int(rows.ids[n])
            for n in np.flatnonzero(runs).tolist()
            if is_near(Instant(int(rows.posted_at[n])), Instant(int(rows.due_at[n])), told.now)
        }
        assert told.soon(ids) == expected
    told.now = Instant(some)
    (soon, *_) = sorted(told.soon(ids))
    solved = replace(told.of(soon), kinds=np.array([MarkKind.SOLVED], np.uint8))
    told.alter(soon, solved)
    assert soon not in told.soon(ids)
    told.alter(soon, None)
    assert soon not in told.soon(ids)


def test_that_the_days_of_the_slider_are_the_towns() -> None:
    told = scene(pins(4_000))
    edges, counts = told.histogram(30)
    assert counts.sum() == 4_000
    first, last = int(edges[3]), int(edges[4]) - 1
    told.filter_days((first, last))
    assert told.shown.total == counts[3]
    assert told.count_in((first, last)) == counts[3]
    midnights = told.taken.days.midnights
    posted = told.index.rows.posted_at
    inside = (posted >= midnights[first]) & (posted < midnights[last + 1])
    assert told.shown.total == int(inside.sum())


def test_that_heat_is_where_requests_are_and_costs_no_request_twice() -> None:
    told = scene(pins(2_000))
    view = told.home(900, 700, None)
    heat = told.heat(view)
    assert heat is not None
    share, (left, top, wide, high) = heat
    assert share.max() == pytest.approx(1.0)
    row, column = np.unravel_index(share.argmax(), share.shape)
    x = left + (column + 0.5) / share.shape[1] * wide
    y = top + (row + 0.5) / share.shape[0] * high
    rows = told.index.rows
    near = np.hypot(rows.x - x, rows.y - y) * view.scale < 60
    assert near.sum() > 5
    told.filter_days((999, 1_000))
    assert told.heat(view) is None


def test_that_every_request_in_view_is_a_dot_somewhere_near() -> None:
    told = scene(pins(300, spread=0.005))
    view = told.home(600, 500, None)
    picture = told.dots(view, np.arange(1, KINDS + 1, dtype=np.uint32))
    rows = told.members(view)
    px, py = view.px(rows.x, rows.y)
    for x, y in zip(px.astype(int), py.astype(int), strict=True):
        if 4 < x < view.width - 4 and 4 < y < view.height - 4:
            assert picture[y - 3 : y + 4, x - 3 : x + 4].any()
    assert not picture[:2].any()


def test_that_hexagons_hold_all_they_should_and_their_median_is_that_of_figures() -> None:
    rng = np.random.default_rng(2)
    x, y = 0.5 + rng.random(2_000) * 1e-3, 0.4 + rng.random(2_000) * 1e-3
    timed = Timed(x, y, rng.integers(60, 9_000, 2_000), rng.random(2_000) < 0.7)
    patches = by_hexagon(timed, 11)
    held = 0
    for patch in patches:
        ring = np.array(patch.corners)
        inside = inside_of(x, y, ring[:, 0], ring[:, 1])
        assert abs(int(inside.sum()) - patch.n) <= 1
        assert patch.n >= LEAST
        if int(inside.sum()) == patch.n:
            median = km_median(timed.seconds[inside], timed.is_solved[inside])
            assert patch.median_s == median
        held += patch.n
    assert held > 1_900


def test_that_an_area_counts_what_lies_in_it() -> None:
    from junhall.casework.basemap_layers import LayerKind, layer_of

    told = scene(pins(1_000))
    ring = [(37.25, -3.62), (37.25, -3.5), (37.35, -3.5), (37.35, -3.62), (37.25, -3.62)]
    (patch,) = by_area(told.timed(NOW), layer_of(LayerKind.AREA, [ring], ["Norte"]))
    lat, long = np.array(
        [degrees_at(float(x), float(y)) for x, y in
         zip(told.index.rows.x, told.index.rows.y, strict=True)]
    ).T  # fmt: skip
    assert patch.name == "Norte"
    assert patch.n == int(((lat >= 37.25) & (long >= -3.62) & (long <= -3.5)).sum())


def test_that_open_requests_make_a_place_slower_not_quicker() -> None:
    x, y = np.full(4, 0.5), np.full(4, 0.4)
    quick = Timed(x, y, np.array([100, 100, 100, 90_000]), np.array([True, True, True, True]))
    slow = Timed(x, y, np.array([100, 90_000, 90_000, 90_000]), np.array([True, *[False] * 3]))
    (one_patch,) = by_hexagon(quick, 10)
    (other,) = by_hexagon(slow, 10)
    assert one_patch.median_s == 100
    assert other.median_s is None


@pytest.mark.parametrize("count", [1, 2, 5, 9, 10, 20, 36])
def test_that_a_fan_stands_apart(count: int) -> None:
    offsets = np.array(fan(count))
    assert len(offsets) == count
    if count > 1:
        apart = np.hypot(*(offsets[:, None] - offsets[None, :]).transpose(2, 0, 1))
        np.fill_diagonal(apart, np.inf)
        assert apart.min() >= 26


def test_that_stretches_of_rows_are_all_their_rows() -> None:
    starts, stops = np.array([3, 10, 10, 20]), np.array([5, 10, 13, 21])
    assert positions(starts, stops).tolist() == [3, 4, 10, 11, 12, 20]
    assert positions(starts[:0], stops[:0]).tolist() == []


def test_that_clusters_grow_slowly_and_end() -> None:
    radii = radius_of(np.array([1, 2, 10, 1_000, 10**6, 10**9]))
    assert (np.diff(radii) > 0).sum() >= 4
    assert radii.max() == 36


def test_that_the_pixel_under_a_zoom_stays_where_it_is() -> None:
    view = View(0.49, 0.38, 14.0, 900, 700)
    before = view.at(200, 500)
    after = view.zoomed(15.5, 200, 500).at(200, 500)
    assert after == pytest.approx(before, abs=1e-12)
    assert view.panned(30, -10).px_at(*view.at(100, 100)) == pytest.approx((130, 90))


def test_that_the_world_has_a_north_end_and_no_east_end() -> None:
    view = View(0.01, 0.02, 3.0, 900, 700)
    assert view.panned(0, 10_000).top >= -1e-9
    assert 0 <= view.panned(5_000, 0).x < 1


def test_that_nothing_to_show_shows_the_world() -> None:
    none = np.zeros(0)
    assert fitted(none, none, 800, 600).zoom == 2
    told = scene(pins(0))
    view = told.home(800, 600, None)
    assert told.marks(view).n.sum() == 0
    assert told.in_view(view, 200) == ((), 0)
    assert told.heat(view) is None
    assert not told.dots(view, np.ones(KINDS, np.uint32)).any()


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(ALL)), st.integers(0, 70), st.integers(0, 70))
def test_that_filters_pass_what_a_reader_would_count(
    kinds: set[MarkKind], first: int, last: int
) -> None:
    told = scene(pins(200))
    rows = told.index.rows
    first, last = min(first, last), max(first, last)
    mask = mask_of(told.index, kinds=sorted(kinds), days=(first, last), services=(0, 2))
    assert mask is not None
    brute = [
        kind in kinds and first <= day <= last and service in {0, 2}
        for kind, day, service in zip(rows.kinds, rows.days, rows.services, strict=True)
    ]
    assert mask.tolist() == brute


def test_that_what_a_source_no_longer_shows_is_censored_when_it_was_last_seen() -> None:
    few = pins(3)
    posted = np.array([NOW - 5_000, NOW - 5_000, NOW - 5_000])
    told = scene(
        replace(
            few, statuses=np.array([0, 0, 3], np.uint8), posted_at=posted,
            ended_at=np.array([0, 0, NOW - 4_000]), solve_s=np.array([-1, -1, 1_000]),
            watched_until=np.array([0, NOW - 4_900, 0]),
        )
    )  # fmt: skip
    timed = told.timed(NOW)
    assert sorted(timed.seconds.tolist()) == [100, 1_000, 5_000]
    assert timed.is_solved.sum() == 1


def test_that_a_long_list_is_the_longest_waiting_of_all() -> None:
    told = scene(pins(5_000))
    view = told.home(900, 700, None).zoomed(8)
    ids, total = told.in_view(view, 200)
    rows = told.index.rows
    order = np.lexsort((rows.ids, rows.posted_at))
    assert total == 5_000
    assert list(ids) == rows.ids[order[:200]].tolist()


@settings(max_examples=300, deadline=None)
@given(st.integers(1_767_225_600, 1_798_761_600))
def test_that_a_request_belongs_to_the_towns_own_day_on_both_nights_of_the_year(at: int) -> None:
    zone = ZoneInfo("Europe/Madrid")
    first = 1_767_225_600  # 2026-01-01 01:00 in the town
    days = days_of(first, 1_798_761_600, "Europe/Madrid")
    told = int(days.of(np.array([at]))[0])
    begin = datetime.fromtimestamp(first, zone).date()
    assert told == (datetime.fromtimestamp(at, zone).date() - begin).days


def test_that_the_hours_around_both_changes_of_the_clock_are_of_their_day() -> None:
    days = days_of(1_767_225_600, 1_798_761_600, "Europe/Madrid")
    zone = ZoneInfo("Europe/Madrid")
    for month, day in ((3, 29), (10, 25)):
        midnight = int(datetime(2026, month, day, tzinfo=zone).timestamp())
        for edge in (midnight, int(datetime(2026, month, day + 1, tzinfo=zone).timestamp())):
            before, after = days.of(np.array([edge - 1, edge])).tolist()
            assert after == before + 1
