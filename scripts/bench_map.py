"""The map at a million requests, beside pyqtgraph and supercluster in the same run.

Points are random around a town, the same at every run; the base map is the demonstration's. Peers:
pyqtgraph's scatter plot, and supercluster from npm, put into a folder that goes with the run, where
node is present. Milliseconds of frames are CPU time of the screen's thread, the rest is wall clock;
absolute goals are the limits of their lines.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(Path(__file__).resolve().parent)]

import numpy as np  # noqa: E402  # the paths are set first
from bench_table import HEAD, Line, percentile, shown  # noqa: E402  # found beside this file
from PySide6.QtWidgets import QApplication  # noqa: E402  # the platform is chosen first

from junhall.casework.basemap_geojson import layers_from_geojson  # noqa: E402
from junhall.casework.basemap_layers import LayerKind, TownMap  # noqa: E402
from junhall.ui.map.canvas import MapCanvas  # noqa: E402
from junhall.ui.map.clusters import Filter, level_of, marks_in  # noqa: E402
from junhall.ui.map.index import LEVELS, IncidentIndex  # noqa: E402
from junhall.ui.map.kinds import KINDS, MarkKind  # noqa: E402
from junhall.ui.map.morton import BITS, codes_of  # noqa: E402
from junhall.ui.map.projection import View, world_of  # noqa: E402
from junhall.ui.map.scene import HeatOf, Mode, Scene  # noqa: E402
from junhall.ui.theme import make_theme, wear  # noqa: E402
from map_columns import one, pins, scene  # noqa: E402  # found in the tests

MILLION = 1_000_000
FRAMES = 60
MIDDLE = (37.2486, -3.6214)
_SUPERCLUSTER = """
const {readFileSync} = require('fs');
import('supercluster').then(({default: Supercluster}) => {
  const flat = new Float64Array(readFileSync(process.argv[2]).buffer);
  const told = [];
  for (let round = 0; round < 3; round++) {
    const points = [];
    for (let i = 0; i < flat.length; i += 3) points.push({
      type: 'Feature', properties: {kind: flat[i + 2]},
      geometry: {type: 'Point', coordinates: [flat[i], flat[i + 1]]}});
    const index = new Supercluster({radius: 60, minZoom: 0, maxZoom: 16,
      map: (p) => ({k: [0, 1, 2, 3, 4, 5].map((n) => +(n === p.kind))}),
      reduce: (a, b) => { for (let n = 0; n < 6; n++) a.k[n] += b.k[n]; }});
    const began = performance.now();
    index.load(points);
    told.push(performance.now() - began);
  }
  console.log(JSON.stringify(told));
});
"""


def town_map() -> TownMap:
    """The demonstration's base map, streets included."""
    folder = ROOT / "resources" / "town"
    layers = layers_from_geojson((folder / "demo-map.geojson").read_text("utf-8"), "demo")
    told = (folder / "demo-streets.geojson").read_text("utf-8")
    streets = layers_from_geojson(told, "streets")
    order = list(LayerKind)
    every = sorted([*layers, *streets], key=lambda it: order.index(it.kind))
    return TownMap(layers=tuple(every), box=(37.2418, -3.6345, 37.2577, -3.6057))


def timed(work: Callable[[], object], clock: Callable[[], float] = time.thread_time) -> float:
    """Milliseconds of one call: this thread's, so that a busy machine disturbs little."""
    began = clock()
    work()
    return (clock() - began) * 1000


def frames(canvas: MapCanvas, views: list[View]) -> list[float]:
    """Milliseconds of every frame: those of the views wished, and those that fill in after."""
    told = []
    for view in views:
        told.append(timed(lambda view=view: (canvas.show_view(view), canvas.repaint())))
        filling = timed(QApplication.processEvents)
        if filling > 0.3:
            told.append(filling)
    return told


def pans(view: View) -> list[View]:
    """A hand that drags the map to and fro."""
    found = []
    for n in range(FRAMES):
        view = view.panned(23 if n % 30 < 15 else -21, 11 if n % 20 < 10 else -12)
        found.append(view)
    return found


def zooms(view: View) -> list[View]:
    """A wheel that goes in and out again."""
    found = []
    for n in range(FRAMES):
        view = view.zoomed(view.zoom + (0.25 if n % 24 < 12 else -0.25), 700, 380)
        found.append(view)
    return found


def shown_canvas(app: QApplication, told: Scene) -> MapCanvas:
    """A map on a screen of 1280 by 800."""
    theme = make_theme("light")
    wear(app, theme)
    canvas = MapCanvas(theme)
    canvas.resize(1280, 800)
    canvas.show_town(town_map())
    canvas.show_scene(told)
    canvas.show()
    app.processEvents()
    canvas.repaint()
    return canvas


def figures(folder: Path, *, full: bool) -> Iterator[Line]:
    """Every line of the table, at a million (or, quickly, at a tenth of it)."""
    n = MILLION if full else MILLION // 10
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    told = pins(n, middle=MIDDLE, spread=0.006)
    size = f"{n:,}"
    yield from _index(folder, told, size)
    million = scene(told, box=town_map().box)
    yield from _counts(million, size)
    canvas = shown_canvas(app, million)
    yield from _moving(canvas, size)
    yield from _work(canvas, size)
    canvas.hide()
    yield from _dots(app)
    yield from _first(n, size)
    yield from _memory(n, size)


def goal(name: str, ours: float, limit: float, unit: str = "ms") -> Line:
    """A figure that may not exceed its limit."""
    return Line(name, ours, limit, unit, 1.0, at_least=False)


def _index(folder: Path, told: object, size: str) -> Iterator[Line]:
    rows = scene(told).index.rows  # type: ignore[arg-type]  # pins of map_columns

    def build() -> None:
        IncidentIndex(rows).build_levels()

    ours = min(timed(build, time.perf_counter) for _ in range(3))
    peer = _supercluster(folder, told)
    name = f"index of {size}, {len(LEVELS)} zooms, {KINDS} kinds / supercluster"
    if peer is None:
        yield Line(name + " (no node here)", ours, ours, "ms")
    else:
        yield Line(name, ours, peer, "ms", 1 / 3, at_least=False)


def _supercluster(folder: Path, told: object) -> float | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    where = folder / "supercluster"
    where.mkdir(exist_ok=True)
    install = [npm, "install", "--silent", "--no-audit", "--no-fund", "supercluster@9"]
    done = subprocess.run(install, cwd=where, capture_output=True, check=False, timeout=300)
    if done.returncode != 0:
        return None
    flat = np.stack([told.long, told.lat, told.statuses.astype(float)], axis=1)  # type: ignore[attr-defined]  # pins
    (where / "points.bin").write_bytes(flat.astype("<f8").tobytes())
    (where / "run.cjs").write_text(_SUPERCLUSTER)
    out = subprocess.run(
        [node, "--max-old-space-size=8192", "run.cjs", "points.bin"], cwd=where,
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    return min(json.loads(out.stdout)) if out.returncode == 0 else None


def _counts(told: Scene, size: str) -> Iterator[Line]:
    """Clusters of random views held to brute force; every zoom's cells to the total."""
    rows, rng, equal = told.index.rows, np.random.default_rng(5), 0
    codes = codes_of(rows.x, rows.y)
    for _ in range(60):
        at = int(rng.integers(len(rows.ids)))
        zoom = float(rng.integers(8, 76)) / 4
        view = View(float(rows.x[at]), float(rows.y[at]), zoom, 1280, 800)
        marks = marks_in(told.shown, told.altered, Filter(), view)
        level = level_of(zoom)
        seen, _, _ = told.index.ranges(view, level)
        inside = np.isin(codes >> (2 * (BITS - level)), seen)
        brute = np.bincount(rows.kinds[inside], minlength=KINDS)
        equal += np.array_equal(marks.counts.sum(axis=0), brute)
    yield Line(f"clusters of {size} equal brute force on random views", equal, 60, "views", 1.0)
    whole = 0
    for level in LEVELS:
        begins = told.index.level(level)
        whole += int(told.shown.counts(begins[:-1], begins[1:]).sum()) == len(rows.ids)
    yield Line("zooms whose clusters add up to all", whole, len(LEVELS), "zooms", 1.0)


def _moving(canvas: MapCanvas, size: str) -> Iterator[Line]:
    home = canvas.view
    middle = home.zoomed(14.5)
    for name, views in (("pan", pans(middle)), ("zoom", zooms(middle))):
        canvas.show_view(middle)
        canvas.repaint()
        told = frames(canvas, views)
        yield goal(f"{name}, {size} clustered, p50", percentile(told, 0.5), 4.0)
        yield goal(f"{name}, {size} clustered, p95", percentile(told, 0.95), 16.0)
    canvas.show_view(home)


def _work(canvas: MapCanvas, size: str) -> Iterator[Line]:
    told = canvas.scene
    assert told is not None
    rng = np.random.default_rng(8)
    canvas.show_view(canvas.view.zoomed(14.0))
    view = canvas.view
    told.marks(view)
    hits = [timed(lambda: told.marks(view).at(view, *rng.uniform(0, 800, 2))) for _ in range(300)]
    yield goal(f"hit test at {size}, p95", percentile(hits, 0.95), 1.0)

    def step(n: int) -> None:
        told.filter_days((n % 30, 29 + n % 30))
        canvas.repaint()

    slides = [timed(lambda n=n: step(n)) for n in range(40)]
    yield goal(f"time slider, one step of {size} painted, p50", percentile(slides, 0.5), 16.0)
    told.filter_days(None)
    canvas.repaint()
    rows = told.index.rows
    lives = []
    for n in range(60):
        row = one(rows, int(rng.integers(len(rows.ids))))
        fresh = replace(row, ids=np.array([10**7 + n])) if n % 2 else replace(
            row, kinds=np.array([MarkKind.SOLVED], np.uint8)
        )  # fmt: skip

        def alter(fresh: object = fresh) -> None:
            told.alter(int(fresh.ids[0]), fresh)  # type: ignore[attr-defined,arg-type]  # a row
            canvas.repaint()

        lives.append(timed(alter))
    yield goal(f"a live change into {size}, painted, p50", percentile(lives, 0.5), 5.0)
    told.look(Mode.HEAT, HeatOf.ALL)
    canvas.repaint()
    heats = frames(canvas, pans(canvas.view))
    yield goal(f"heat of {size}, p50", percentile(heats, 0.5), 16.0)
    told.look(Mode.ALL)


def _dots(app: QApplication) -> Iterator[Line]:
    """A hundred thousand dots beside pyqtgraph's, both moved by the same steps."""
    import pyqtgraph as pg

    count = 100_000
    told = pins(count, middle=MIDDLE, spread=0.006)
    canvas = shown_canvas(app, scene(told, Mode.DOTS))
    middle = canvas.view  # all of them are seen
    ours = []
    for view in pans(middle):

        def move(view: View = view) -> None:
            canvas.show_view(view)
            canvas.repaint()

        # Until it stands still again, as for the other.
        ours.append(timed(move) + timed(app.processEvents))
    canvas.hide()
    x, y = world_of(told.lat, told.long)
    plot = pg.PlotWidget()
    plot.resize(1280, 800)
    brushes = np.array([pg.mkBrush(it) for it in ("b", "y", "c", "r", "g", "w")])
    plot.addItem(
        pg.ScatterPlotItem(
            x=x, y=-y, size=5, pen=None, brush=brushes[told.statuses.astype(int)], pxMode=True
        )
    )
    plot.show()
    app.processEvents()
    box = plot.getViewBox()
    half_w, half_h = 640 / middle.scale, 400 / middle.scale
    theirs = []
    for view in pans(middle):

        def turn(view: View = view) -> None:
            box.setRange(
                xRange=(view.x - half_w, view.x + half_w),
                yRange=(-view.y - half_h, -view.y + half_h), padding=0,
            )  # fmt: skip
            plot.viewport().repaint()

        theirs.append(timed(turn) + timed(app.processEvents))
    plot.hide()
    yield Line(
        "pan, 100,000 dots, p50 / pyqtgraph", percentile(ours, 0.5), percentile(theirs, 0.5),
        "ms", 0.1, at_least=False,
    )  # fmt: skip
    yield goal("pan, 100,000 dots, p95", percentile(ours, 0.95), 16.0)


def _first(n: int, size: str) -> Iterator[Line]:
    """From nothing imported to the first whole frame, in a program of its own."""
    town = min(_alone("first", 400) for _ in range(3))
    yield goal("first map paint, a town of 400, local base map", town, 0.6, "s")
    yield goal(f"first map paint, {size}, local base map", _alone("first", n), 1.5, "s")


def _memory(n: int, size: str) -> Iterator[Line]:
    empty, whole = _alone("empty", 0), _alone("memory", n)
    yield goal(f"memory at {size} over an empty window", whole - empty, 200.0, "MB")


def _alone(what: str, count: int) -> float:
    """Measure one thing in a fresh process."""
    done = subprocess.run(
        [sys.executable, __file__, "--alone", what, "--count", str(count)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(done.stdout.strip().splitlines()[-1])


def _measure_alone(what: str, count: int) -> float:
    """What ``_alone`` asks for; pins stand ready, as the office would hand them over."""
    if what == "empty":
        from PySide6.QtWidgets import QMainWindow

        app = QApplication(sys.argv[:1])
        window = QMainWindow()
        window.resize(1280, 800)
        window.show()
        app.processEvents()
        return _resident_mb()
    told = pins(count, middle=MIDDLE, spread=0.006)
    base = town_map()
    app = QApplication(sys.argv[:1])
    theme = make_theme("light")
    wear(app, theme)
    began = time.perf_counter()
    canvas = MapCanvas(theme)
    canvas.resize(1280, 800)
    canvas.show_town(base)
    canvas.show()
    app.processEvents()
    built = scene(told, box=base.box)
    canvas.show_scene(built)
    canvas.repaint()
    took = time.perf_counter() - began
    if what == "first":
        return took
    del told
    gc.collect()
    for view in pans(canvas.view.zoomed(14.5)):
        canvas.show_view(view)
        canvas.repaint()
    built.filter_days((3, 40))
    canvas.repaint()
    return _resident_mb()


def _resident_mb() -> float:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def main() -> int:
    """Print the table; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--full", action="store_true", help="a million instead of a tenth of it")
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(_measure_alone(options.alone, options.count))
        return 0
    missed = 0
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory(prefix="junhall-map-") as folder:
        for line in figures(Path(folder), full=options.full):
            print(shown(line), flush=True)
            missed += not line.is_met
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
