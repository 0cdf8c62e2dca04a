"""How well and how fast citizens' texts are read as places.

Madrid's mentions against the ceilings of the reference, Albelda's doorways read back, and texts a
second beside the pace of folding alone, measured in the same run. Data: Ayuntamiento de Madrid;
IDERioja (CC BY 4.0).
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tarfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time

import numpy as np
from bench_data import data_folder, plain, text_of
from bench_table import Line

from junhall.casework.basemap import StreetRow, basemap_from_text
from junhall.casework.folding import fold, words
from junhall.casework.places import Gazetteer, distance_m

Row = dict[str, str]


def figures(folder: Path, *, full: bool) -> Iterator[Line]:
    """Shares read and right, how far away, and how fast; nothing without the real data."""
    del folder
    if not data_folder().is_dir():
        sys.stderr.write("places: the real data sets are not here: set JUNHALL_DATA\n")
        return
    yield from _madrid(full=full)
    yield from _albelda()


def _madrid(*, full: bool) -> Iterator[Line]:
    streets = basemap_from_text(text_of("madrid-streets-2021-22.csv.zst"), "streets").rows
    doors = basemap_from_text(text_of("madrid-addresses-2021-22.csv.zst"), "addresses").rows
    mentions = list(csv.DictReader(io.StringIO(text_of("madrid-place-mentions-2021-22.csv.zst"))))
    reference = json.loads(
        (data_folder() / "reference" / "reference-madrid-places.json").read_text("utf-8")
    )
    with_doors = Gazetteer([*streets, *doors])
    for label, gazetteer, ceiling in (
        ("streets alone", Gazetteer(streets), "street_median"),
        ("with house numbers", with_doors, "number_else_nearest_else_centre"),
    ):
        yield from _measured(label, gazetteer, mentions, reference["as_shipped"][ceiling])
    yield _pace("mentions", [row["mention"] for row in mentions], with_doors.read)
    if full:
        known = {row["request_id"] for row in mentions}
        told = csv.DictReader(io.StringIO(text_of("madrid-avisos-2021-22.csv.zst")))
        texts = [row["description"] for row in told if row["request_id"] in known]
        yield _pace("whole texts", texts, with_doors.read)


def _measured(
    label: str, gazetteer: Gazetteer, mentions: Sequence[Row], ceiling: dict[str, float]
) -> Iterator[Line]:
    letter = alike = read = 0
    away: list[float] = []
    for row in mentions:
        place = gazetteer.read(row["mention"])
        if place is None or place.lat is None or place.long is None:
            continue
        read += 1
        said, recorded = (place.name or "").split(",")[0], row["address"].split(",")[0]
        letter += said == recorded
        alike += words(said) == words(recorded)
        away.append(distance_m(place.lat, place.long, float(row["lat"]), float(row["long"])))
    median, p90 = np.percentile(away, [50, 90])
    near = sum(metres <= 150 for metres in away) / len(mentions)
    yield Line(f"places, {label}: read, of all", read / len(mentions), 1.0, "share", 0.80)
    right = f"places, {label}: right street of those read"
    yield Line(f"{right}, letter for letter", letter / read, 1.0, "share", 0.90)
    yield Line(f"{right}, whatever the case", alike / read, 1.0, "share")
    told = "/ a perfect reader"
    yield Line(f"places, {label}: within 150 m {told}", near, ceiling["share_all"], "share")
    yield Line(f"places, {label}: median {told}", float(median), ceiling["median_m"], "m")
    yield Line(f"places, {label}: 90th percentile {told}", float(p90), ceiling["p90_m"], "m")


def _pace(label: str, texts: Sequence[str], read: Callable[[str], object]) -> Line:
    begun = process_time()
    for text in texts:
        read(text)
    ours = len(texts) / (process_time() - begun)
    begun = process_time()
    for text in texts:
        fold(text)
    bare = len(texts) / (process_time() - begun)
    return Line(f"places, {label} / folding alone", ours, bare, "texts/s")


def _albelda() -> Iterator[Line]:
    maps: dict[str, Sequence[StreetRow]] = {}
    with tarfile.open(fileobj=io.BytesIO(plain("callejero-albelda_de_iregua.tar.zst"))) as bag:
        for member in bag:
            name, held = member.name.rsplit("/", 1)[-1], bag.extractfile(member)
            if name in {"viales.geojson", "portales.geojson"} and held is not None:
                maps[name] = basemap_from_text(held.read().decode("utf-8-sig"), name).rows
    gazetteer = Gazetteer([*maps["viales.geojson"], *maps["portales.geojson"]])
    doors = [row for row in maps["portales.geojson"] if row.kind == "doorway"]
    right = 0
    for door in doors:
        place = gazetteer.read(f"farola rota en {door.name}, {door.number}")
        wanted = f"{door.name}, {door.number}".casefold()
        right += place is not None and (place.name or "").casefold() == wanted
    yield Line(
        "places, Albelda's doorways read back, of all", right / len(doors), 1.0, "share", 0.98
    )
