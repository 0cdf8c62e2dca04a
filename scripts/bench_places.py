"""How well and how fast citizens' texts are read as places; prints a table.

Madrid's mentions against the ceilings of the reference, Albelda's doorways read back, and texts a
second beside the pace of folding alone, measured in the same run. Data: Ayuntamiento de Madrid;
IDERioja (CC BY 4.0).
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
import zstandard

sys.path.insert(0, str(Path(__file__).parents[1]))

from junhall.casework.basemap import StreetRow, basemap_from_text
from junhall.casework.folding import fold, words
from junhall.casework.places import Gazetteer, distance_m

Row = dict[str, str]


def data_folder() -> Path:
    told = os.environ.get("JUNHALL_DATA")
    return Path(told) if told else Path(__file__).parents[2] / "shared" / "data"


def plain(name: str) -> bytes:
    with (data_folder() / name).open("rb") as file:
        return zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(file).read()


def text_of(name: str) -> str:
    return plain(name).decode("utf-8-sig")


def madrid() -> None:
    streets = basemap_from_text(text_of("madrid-streets-2021-22.csv.zst"), "streets").rows
    doors = basemap_from_text(text_of("madrid-addresses-2021-22.csv.zst"), "addresses").rows
    mentions = list(csv.DictReader(io.StringIO(text_of("madrid-place-mentions-2021-22.csv.zst"))))
    reference = json.loads(
        (data_folder() / "reference" / "reference-madrid-places.json").read_text("utf-8")
    )
    begun = perf_counter()
    with_doors = Gazetteer([*streets, *doors])
    built_s = perf_counter() - begun
    print(f"Madrid: {len(streets)} streets, {len(doors)} addresses, built in {built_s:.2f} s")
    print(f"{'figure':44}{'junhall':>10}{'goal':>10}{'ceiling':>10}")
    for label, gazetteer, ceiling in (
        ("streets alone", Gazetteer(streets), "street_median"),
        ("with house numbers", with_doors, "number_else_nearest_else_centre"),
    ):
        measured(label, gazetteer, mentions, reference["as_shipped"][ceiling])
    honest = reference["own_request_left_out"]["number_else_nearest_else_centre"]
    print(
        "  the ceiling with each mention's own request left out: "
        f"{honest['share_all']:.4f} within 150 m, median {honest['median_m']:.1f} m"
    )
    pace("mentions", [row["mention"] for row in mentions], with_doors.read)
    if "--full" in sys.argv:
        known = {row["request_id"] for row in mentions}
        told = csv.DictReader(io.StringIO(text_of("madrid-avisos-2021-22.csv.zst")))
        texts = [row["description"] for row in told if row["request_id"] in known]
        pace("whole texts", texts, with_doors.read)


def measured(
    label: str, gazetteer: Gazetteer, mentions: Sequence[Row], ceiling: dict[str, float]
) -> None:
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
    line(f"{label}: read", read / len(mentions), "0.80", "")
    line(f"{label}: right street, letter for letter", letter / read, "0.90", "")
    line(f"{label}: right street, whatever the case", alike / read, "", "")
    line(f"{label}: within 150 m, of all", near, "", f"{ceiling['share_all']:.4f}")
    line(f"{label}: median, m", float(median), "", f"{ceiling['median_m']:.1f}")
    line(f"{label}: 90th percentile, m", float(p90), "", f"{ceiling['p90_m']:.1f}")


def line(label: str, value: float, goal: str, ceiling: str) -> None:
    shown = f"{value:.4f}" if value <= 1.0 else f"{value:.1f}"
    print(f"  {label:42}{shown:>10}{goal:>10}{ceiling:>10}")


def pace(label: str, texts: Sequence[str], read: Callable[[str], object]) -> None:
    begun = perf_counter()
    for text in texts:
        read(text)
    ours = len(texts) / (perf_counter() - begun)
    begun = perf_counter()
    for text in texts:
        fold(text)
    bare = len(texts) / (perf_counter() - begun)
    print(f"  {label + ', texts a second':42}{ours:>10.0f}{'6000':>10}{bare:>10.0f} folding alone")


def albelda() -> None:
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
    print(f"Albelda de Iregua: {len(doors)} numbered doorways")
    line("doorways read back", right / len(doors), "0.98", "")


if __name__ == "__main__":
    if not data_folder().is_dir():
        sys.exit("The real data sets are not here: set JUNHALL_DATA to their folder.")
    madrid()
    albelda()
