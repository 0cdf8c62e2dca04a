"""Places named by citizens of a real city and doorways of a real town, read back."""

from __future__ import annotations

import io
import json
import random
import tarfile

import pytest
import zstandard

from junhall.casework.basemap import Basemap, StreetRow, basemap_from_text
from junhall.casework.folding import fold, words
from junhall.casework.places import Gazetteer, distance_m
from shared_data import csv_rows, data_file

pytestmark = pytest.mark.shared


def _plain(name):
    with data_file(name).open("rb") as file:
        return zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(file).read()


def _madrid(*names):
    rows = []
    for name in names:
        rows += basemap_from_text(_plain(name).decode("utf-8-sig"), name).rows
    return Gazetteer(rows)


def _street(text):
    return text.split(",")[0]


def test_that_citizens_mentions_of_madrid_find_the_recorded_street():
    gazetteer = _madrid("madrid-streets-2021-22.csv.zst", "madrid-addresses-2021-22.csv.zst")
    mentions = list(csv_rows("madrid-place-mentions-2021-22.csv.zst"))
    read = letter = folded = near = 0
    for row in mentions:
        place = gazetteer.read(row["mention"])
        if place is None:
            continue
        read += 1
        letter += _street(place.name) == _street(row["address"])
        folded += words(_street(place.name)) == words(_street(row["address"]))
        point = float(row["lat"]), float(row["long"])
        near += distance_m(place.lat, place.long, *point) <= 150
    assert read / len(mentions) >= 0.98
    assert letter / read >= 0.90
    assert folded / read >= 0.95
    reference = json.loads(data_file("reference/reference-madrid-places.json").read_text("utf-8"))
    perfect = reference["ceilings"]["as_shipped"]
    assert near / len(mentions) >= perfect["with_house_numbers_else_centre"]


@pytest.fixture(scope="module")
def albelda():
    plain = io.BytesIO(_plain("callejero-albelda_de_iregua.tar.zst"))
    maps: dict[str, Basemap] = {}
    with tarfile.open(fileobj=plain) as bag:
        for member in bag:
            name = member.name.rsplit("/", 1)[-1]
            if name in {"viales.geojson", "portales.geojson"}:
                maps[name] = basemap_from_text(
                    bag.extractfile(member).read().decode("utf-8-sig"), name
                )
    return maps["viales.geojson"], maps["portales.geojson"]


def _misspelt(name: str, rnd: random.Random) -> str:
    """One letter left out, doubled, changed or swapped with the next."""
    spots = [i for i in range(len(name) - 1) if name[i].isalpha() and name[i + 1].isalpha()]
    i = rnd.choice(spots)
    return rnd.choice(
        [
            name[:i] + name[i + 1 :],
            name[:i] + name[i] + name[i:],
            name[:i] + rnd.choice("aeioulnrst") + name[i + 1 :],
            name[:i] + name[i + 1] + name[i] + name[i + 2 :],
        ]
    )


def _share_right(gazetteer: Gazetteer, doors: list[StreetRow], said) -> float:
    right = 0
    for door in doors:
        place = gazetteer.read(said(door))
        right += place is not None and place.name.casefold() == (
            f"{door.name}, {door.number}".casefold()
        )
    return right / len(doors)


def test_that_the_doorways_of_a_whole_town_are_read_back(albelda):
    streets, portals = albelda
    gazetteer = Gazetteer([*streets.rows, *portals.rows])
    doors = [row for row in portals.rows if row.kind == "doorway"]
    assert len(portals.rows) == 1069
    assert len(streets.rows) + len(streets.oddities) == 431
    rnd = random.Random(5)
    assert _share_right(gazetteer, doors, lambda d: f"{d.name}, {d.number}") >= 0.98
    assert (
        _share_right(gazetteer, doors, lambda d: fold(f"luz rota en {d.name} {d.number}")) >= 0.98
    )
    assert _share_right(gazetteer, doors, lambda d: f"{d.name} {d.number} SUCIO".upper()) >= 0.98
    assert (
        _share_right(gazetteer, doors, lambda d: fold(f"{_misspelt(d.name, rnd)} {d.number}"))
        >= 0.90
    )
