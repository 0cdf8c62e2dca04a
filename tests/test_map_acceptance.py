"""The map on real data: Madrid's 106,461 requests, and the streets of a town of 3,400 people."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from PySide6.QtWidgets import QFrame

from junhall.casework.basemap import basemap_from_text
from junhall.casework.basemap_layers import LayerKind, layer_of
from junhall.casework.changes import ChangeSet
from junhall.casework.desk import Desk
from junhall.casework.exchange import plan_import, rows
from junhall.casework.intake import Intake
from junhall.casework.office import Office
from junhall.casework.pins import NEVER, Pins
from junhall.casework.queries import town_facts
from junhall.casework.readers import Readers
from junhall.casework.segments import changed_since, newest_seq
from junhall.models.messages import IncomingRequest, Page
from junhall.models.store import open_ledger
from junhall.models.terms import Facet, RequestId, RequestStatus, Role, Seq
from junhall.models.town import Town
from junhall.ui.keys import Keys
from junhall.ui.map.clusters import cell_counts, level_of, marks_in
from junhall.ui.map.index import LEVELS
from junhall.ui.map.kinds import OPEN, MarkKind
from junhall.ui.map.labels import place_labels
from junhall.ui.map.morton import BITS, codes_of
from junhall.ui.map.page import MapPage
from junhall.ui.map.projection import View
from junhall.ui.map.shapes import Shapes
from map_columns import NOW, scene
from shared_data import csv_rows, data_file
from unpacking import unpacked

pytestmark = pytest.mark.shared
pytest_plugins = ["ui_loop"]
MADRID = "madrid-avisos-2021-22.csv.zst"
CHANGES = "madrid-avisos-changes-2021-22.csv.zst"


def sevenths(text: str, is_street: bool, rank: int) -> tuple[float, float]:
    return len(text) * (5.9 + 0.3 * rank), 14.0


@cache
def madrid() -> Pins:
    points, ended = [], []
    for row in csv_rows("madrid-avisos-2021-22.csv.zst"):
        points.append((float(row["lat"]), float(row["long"])))
        ended.append(row["status"] != "open")
    lat, long = np.array(points).T
    n = len(points)
    closed = np.array(ended)
    return Pins(
        ids=np.arange(1, n + 1), lat=lat, long=long,
        statuses=np.where(closed, 3, 0).astype(np.uint8), services=np.zeros(n, np.uint16),
        qualities=np.zeros(n, np.uint8), posted_at=np.full(n, NOW - 100),
        ended_at=np.where(closed, NOW, 0), due_at=np.full(n, NEVER),
        solve_s=np.where(closed, 100, -1), watched_until=np.zeros(n, np.int64),
        service_codes=("",),
    )  # fmt: skip


def test_that_madrid_is_counted_right_at_every_zoom_and_on_random_views() -> None:
    told = scene(madrid())
    n = len(told.index)
    assert n + sum(it.why.name != "OUTSIDE" for it in told.doubtful.values()) == 106_461
    for level in LEVELS:
        begins = told.index.level(level)
        assert told.shown.counts(begins[:-1], begins[1:]).sum() == n
    rows, rng = told.index.rows, np.random.default_rng(4)
    codes = codes_of(rows.x, rows.y)
    for _ in range(60):
        at = int(rng.integers(n))
        view = View(float(rows.x[at]), float(rows.y[at]), float(rng.uniform(3, 19)), 1280, 800)
        level = level_of(view.zoom)
        cells, _, _, _ = cell_counts(told.shown, told.altered, told.wish, view, level)
        inside = np.isin(codes >> (2 * (BITS - level)), cells)
        marks = marks_in(told.shown, told.altered, told.wish, view)
        brute = np.bincount(rows.kinds[inside], minlength=6)
        assert np.array_equal(marks.counts.sum(axis=0), brute)


@cache
def albelda() -> Shapes:
    import zstandard

    packed = data_file("callejero-albelda_de_iregua.tar.zst").read_bytes()
    plain = zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(packed).read()
    with tarfile.open(fileobj=io.BytesIO(plain)) as folder:
        member = next(it for it in folder.getmembers() if it.name.endswith("viales.geojson"))
        file = folder.extractfile(member)
        assert file is not None
        text = file.read().decode("utf-8-sig")
    rows = [row for row in basemap_from_text(text, "viales").rows if row.points]
    assert len(rows) > 300
    names = [row.name for row in rows]
    return Shapes(layer_of(LayerKind.STREET, [row.points for row in rows], names))


def test_that_no_two_names_of_a_real_town_touch_and_half_of_its_streets_are_named() -> None:
    streets, rng = albelda(), np.random.default_rng(9)
    for _ in range(200):
        at = int(rng.integers(len(streets.x)))
        view = View(float(streets.x[at]), float(streets.y[at]), 17.0, 1100, 760)
        labels = place_labels(view, streets, None, sevenths)
        boxes = [it.box for it in labels]
        assert not any(
            one.touches(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :]
        )
        seen = set()
        for n in streets.seen(view):
            px, py = streets.pixels(n, view)
            inside = (px > 0) & (px < view.width) & (py > 0) & (py < view.height)
            if inside.any() and streets.names[n]:
                seen.add(streets.names[n])
        assert len(labels) >= len(seen) / 2


def opened_again(request: IncomingRequest) -> IncomingRequest:
    """A request as it stood when it was filed, before anything was reported of it."""
    return request._replace(
        status=RequestStatus.NEW, source_status="open", at=request.posted_at,
        closed_at=None, last_seen_at=None,
    )  # fmt: skip


@pytest.mark.long
@pytest.mark.timeout(300)
def test_that_the_map_follows_what_madrid_reported_change_by_change(
    tmp_path, qt_loop, theme, qtbot
) -> None:
    """The first 1,000 requests of the city, on a shown map, while its change stream is played."""
    first = [r for chunk in rows(plan_import(unpacked(MADRID))) for r in chunk][:1_000]
    named = {request.remote_id for request in first}
    changes = [
        r for chunk in rows(plan_import(unpacked(CHANGES))) for r in chunk if r.remote_id in named
    ]
    assert len(changes) > 1_000
    store = open_ledger(tmp_path / "town.ledger", clock=lambda: NOW)
    try:
        intake = Intake(Readers(Town(name="Madrid", zone_name="Europe/Madrid")))
        office = Office(store, Desk(intake, hold_s=8), clock=lambda: NOW, role=Role.DESK)

        def take(some: Sequence[IncomingRequest]) -> None:
            store.write(
                lambda session: intake.receive(session, Page(requests=tuple(some)), now=NOW),
                durable=False,
            ).result()

        def statuses() -> dict[int, str]:
            asked = "SELECT id, status FROM request"
            return dict(store.read(lambda s: s.connection().exec_driver_sql(asked).all()).result())

        take([opened_again(request) for request in first])
        window = QFrame()
        qtbot.addWidget(window)
        page = MapPage(office, theme, lambda: NOW, Keys(window, take=lambda _action: False))
        page.setParent(window)
        window.resize(1200, 760)
        page.resize(1200, 760)
        window.show()
        page.set_town(
            store.read(lambda s: town_facts(s, intake.readers.town, "es", NOW, demo=False)).result()
        )
        qtbot.waitUntil(lambda: page.scene is not None and page.following.is_whole, timeout=20_000)
        for tenth in range(10):
            begin, end = (len(changes) * n // 10 for n in (tenth, tenth + 1))
            for at in range(begin, end, 131):  # as many as the city ever reported at once
                before = store.read(lambda s: newest_seq(s.connection())).result()
                take(changes[at : min(at + 131, end)])
                told = store.read(lambda s, seq=before: changed_since(s.connection(), seq)).result()
                ids = frozenset(RequestId(it) for it in told.ids)
                page.on_changes(ChangeSet(Seq(before), Seq(told.seq), Facet.STATUS, ids))
            qtbot.waitUntil(lambda: not page.following.is_behind, timeout=20_000)
            shown = {
                it: int(incident.kinds[0])
                for it in statuses()
                if (incident := page.scene.of(RequestId(it))) is not None
            }
            open_ones = {it for it, status in statuses().items() if status == "new"}
            assert {it for it, kind in shown.items() if MarkKind(kind) in OPEN} == {
                it for it in open_ones if it in shown
            }
            assert len(shown) > 950
    finally:
        store.close()
