"""Open data: whole, equal to itself, and without a trace of anybody (rules.md 23 and 25)."""

from __future__ import annotations

import csv
import json
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hall import TOWN, Hall, instant, open_hall, post, stamp
from junhall.casework import opendata_files
from junhall.casework.errors import Invalid
from junhall.casework.grid import distance_m
from junhall.casework.opendata import FIELDS, Span
from junhall.casework.opendata_research import CROWD, RESEARCH_FIELDS
from junhall.casework.publishing import Published, export
from junhall.casework.spreadsheets import plain_cell
from junhall.models.terms import Instant

CANARIES = ("Zeferina", "zeferina", "600123456", "canario", "Alemania", "secreta", "foto-canario")
"""Words of citizens and staff, names, handles, streets, pictures: nothing of it may get out."""
HOUSE = {"lat": 37.2012, "long": -3.6034}


@pytest.fixture
def hall(tmp_path):
    with open_hall(tmp_path) as hall:
        hall.take(
            post("m1", "09:00", "@zeferina@vecinas.example",
                 "@Ayto@alfaro.example canario: la farola de la calle Alemania 12 no luce",
                 author_name="Zeferina Canario", place=HOUSE,
                 media=[{"kind": "image", "url": "https://v.example/foto-canario.jpg"}]),
            post("m2", "09:10", "mayor",
                 "@zeferina@vecinas.example mañana @Electrico@alfaro.example", to="m1"),
            post("m3", "09:20", "@zeferina@vecinas.example",
                 "@Ayto@alfaro.example mi cita secreta", visibility="private"),
            post("m4", "10:00", "@otro@vecinas.example",
                 "@Ayto@alfaro.example hay basura, llamadme al 600123456"),
        )  # fmt: skip
        yield hall


def published(hall: Hall, target: Path, *, at: str | None = None, **more: object) -> Published:
    options = {"span": Span(), "research": False, "progress": lambda _n: None, **more}
    return hall.store.read(
        lambda session: export(
            session,
            hall.intake.readers,
            target,
            at=None if at is None else instant(stamp(at)),
            **options,  # type: ignore[arg-type]  # a test's own keywords
        )
    ).result()


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bytes_of(target: Path) -> bytes:
    """Every byte a reader could get at: of a folder, of all it holds; of a book, unpacked."""
    if target.is_dir():
        return b"".join(bytes_of(one) for one in sorted(target.rglob("*")) if one.is_file())
    if target.suffix == ".xlsx":
        with zipfile.ZipFile(target) as book:
            return b"".join(book.read(name) for name in book.namelist())
    return target.read_bytes()


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx", "r.json", "open311"])
def test_that_no_word_name_handle_street_or_picture_gets_out(hall, tmp_path, name):
    done = published(hall, tmp_path / name)
    assert (done.requests, done.private) == (2, 1)
    told = bytes_of(tmp_path / name).decode("utf-8", "replace")
    assert "2026-1" in told
    assert [canary for canary in CANARIES if canary in told] == []
    assert str(HOUSE["lat"]) not in told


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx", "r.json"])
def test_that_rows_for_research_name_nobody_either(hall, tmp_path, name):
    published(hall, tmp_path / name, research=True)
    told = bytes_of(tmp_path / name).decode("utf-8", "replace")
    assert [canary for canary in CANARIES if canary in told] == []
    assert "07:00:00" not in told


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx", "r.json", "open311"])
def test_that_the_same_export_twice_is_the_same_to_the_byte(hall, tmp_path, name):
    one, two = tmp_path / "one" / name, tmp_path / "two" / name
    for target in (one, two):
        target.parent.mkdir()
        published(hall, target)
    assert bytes_of(one)
    assert bytes_of(one) == bytes_of(two)
    if one.is_file():
        assert one.read_bytes() == two.read_bytes()


def test_that_a_row_has_the_times_of_every_stage_and_its_promise(hall, tmp_path):
    published(hall, tmp_path / "r.csv")
    lamp, bin_ = rows_of(tmp_path / "r.csv")
    assert lamp["number"] == "2026-1"
    assert lamp["posted_at"] == "2026-06-02T07:00:00Z"
    assert (lamp["first_answer_s"], lamp["status"]) == ("600", "assigned")
    assert lamp["assigned_at"] == lamp["first_answer_at"] == "2026-06-02T07:10:00Z"
    assert (lamp["service_code"], lamp["department"]) == ("lighting", "Obras")
    assert lamp["promise"] == ""  # nobody confirmed it
    assert (bin_["service_code"], bin_["first_answer_at"]) == ("waste", "")


def test_that_the_place_is_the_middle_of_a_cell_and_no_nearer(hall, tmp_path):
    published(hall, tmp_path / "r.csv")
    lamp = rows_of(tmp_path / "r.csv")[0]
    away = distance_m(
        float(lamp["rough_lat"]), float(lamp["rough_long"]), HOUSE["lat"], HOUSE["long"]
    )
    assert 1 < away < 250
    hall.take(
        post("m9", "11:00", "@otra@vecinas.example", "@Ayto@alfaro.example otra farola rota",
             place={"lat": HOUSE["lat"] + 1e-5, "long": HOUSE["long"]})
    )  # fmt: skip
    published(hall, tmp_path / "r.csv")
    near = rows_of(tmp_path / "r.csv")[-1]
    assert (near["rough_lat"], near["rough_long"]) == (lamp["rough_lat"], lamp["rough_long"])


def test_that_a_service_named_like_a_formula_is_calculated_by_no_spreadsheet(tmp_path):
    town = TOWN.replace('en = "Street lighting"', "en = '=HYPERLINK(\"x\")'", 1)
    with open_hall(tmp_path, town) as hall:
        hall.take(post("m1", "09:00", "@a@v.example", "@Ayto@alfaro.example farola rota"))
        published(hall, tmp_path / "r.csv")
        published(hall, tmp_path / "r.xlsx")
    assert rows_of(tmp_path / "r.csv")[0]["service"] == '\'=HYPERLINK("x")'
    sheet = zipfile.ZipFile(tmp_path / "r.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


def test_that_a_cell_keeps_its_numbers_and_quotes_its_formulas():
    cell = plain_cell
    assert [cell(text) for text in ("=1+1", "+34", "-3", "@a", "\tx", "plain", "")] == [
        "'=1+1", "'+34", "'-3", "'@a", "'\tx", "plain", "",
    ]  # fmt: skip
    assert [cell(number) for number in (-3.6, 0, None)] == [-3.6, 0, None]


def test_that_a_span_takes_its_start_and_leaves_its_end(hall, tmp_path):
    ten = Instant(instant(stamp("10:00")))
    published(hall, tmp_path / "before.csv", span=Span(end=ten))
    published(hall, tmp_path / "from.csv", span=Span(start=ten))
    assert [row["number"] for row in rows_of(tmp_path / "before.csv")] == ["2026-1"]
    assert [row["service_code"] for row in rows_of(tmp_path / "from.csv")] == ["waste"]


def test_that_the_dictionary_beside_it_names_every_column(hall, tmp_path):
    published(hall, tmp_path / "r.csv")
    told = json.loads((tmp_path / "r.csv-metadata.json").read_text("utf-8"))
    columns = told["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list(rows_of(tmp_path / "r.csv")[0])
    assert all(column["dc:description"] for column in columns)
    assert told["url"] == "r.csv"
    published(hall, tmp_path / "r.json")
    whole = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert [field["name"] for field in whole["fields"]] == [field.name for field in FIELDS]
    assert whole["requests"][0]["first_answer_s"] == 600


def test_that_research_rows_are_coarse_and_hide_lonely_cells(tmp_path):
    with open_hall(tmp_path) as hall:
        crowd = [
            post(f"c{n}", f"09:{10 + n}", f"@v{n % 2}@vecinas.example",
                 "@Ayto@alfaro.example farola rota", place=HOUSE)
            for n in range(CROWD)
        ]  # fmt: skip
        lonely = post(
            "l1", "09:30", "@sola@vecinas.example", "@Ayto@alfaro.example farola rota",
            place={"lat": 37.25, "long": -3.65},
        )  # fmt: skip
        hall.take(*crowd, lonely)
        hall.take(post("a1", "09:34", "mayor", "@sola@vecinas.example gracias", to="l1"))
        published(hall, tmp_path / "r.csv", research=True)
    rows = rows_of(tmp_path / "r.csv")
    assert list(rows[0]) == [field.name for field in RESEARCH_FIELDS]
    assert {row["posted_on"] for row in rows} == {"2026-06-02"}
    assert {row["part_of_day"] for row in rows} == {"morning"}
    placed = [row for row in rows if row["rough_lat"]]
    assert len(placed) == CROWD
    assert len({row["writer"] for row in placed}) == 2
    (answered,) = [row for row in rows if row["first_answer_min"]]
    assert (answered["first_answer_min"], answered["rough_lat"]) == ("0", "")


def test_that_a_folder_answers_like_an_open311_server(hall, tmp_path):
    published(hall, tmp_path / "open311")
    folder = tmp_path / "open311"
    listed = json.loads((folder / "requests.json").read_text("utf-8"))
    assert [one["service_request_id"] for one in listed] == ["2026-3", "2026-1"]
    (one,) = json.loads((folder / "requests" / "2026-1.json").read_text("utf-8"))
    assert (one["status"], one["status_notes"], one["service_code"]) == (
        "open", "assigned", "lighting",
    )  # fmt: skip
    assert datetime.fromisoformat(one["requested_datetime"]).timestamp() == instant(stamp("09:00"))
    assert one["updated_datetime"] == "2026-06-02T07:10:00Z"
    assert (one["description"], one["address"], one["media_url"]) == (None, None, None)
    tree = ElementTree.parse(folder / "requests.xml")
    assert tree.getroot().tag == "service_requests"
    assert [found.text for found in tree.iter("service_request_id")] == ["2026-3", "2026-1"]
    codes = [
        found.text for found in ElementTree.parse(folder / "services.xml").iter("service_code")
    ]
    assert "lighting" in codes
    assert json.loads((folder / "discovery.json").read_text("utf-8"))["endpoints"]


def test_that_an_unknown_end_is_refused_and_nothing_is_written(hall, tmp_path):
    with pytest.raises(Invalid) as refused:
        published(hall, tmp_path / "r.doc")
    assert ".doc" in refused.value.for_user()
    with pytest.raises(Invalid):
        published(hall, tmp_path / "folder", research=True)
    assert not (tmp_path / "r.doc").exists()


def test_that_a_cancelled_export_leaves_the_old_file_as_it_was(hall, tmp_path, monkeypatch):
    target = tmp_path / "r.csv"
    target.write_text("old")
    monkeypatch.setattr(opendata_files, "_BATCH", 1)

    def cancel(_n: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        published(hall, target, progress=cancel)
    assert target.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir() if "writing" in one.name] == []
