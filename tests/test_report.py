"""The monthly report: the same figures on paper and on the page, for every reader."""

from __future__ import annotations

import asyncio
import io
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from hall import TOWN, Hall, instant, open_hall, post, stamp
from junhall.casework.ages import span_text
from junhall.casework.asks import WriteReport
from junhall.casework.commands import Promise, Solve
from junhall.casework.errors import Invalid
from junhall.casework.office import Office
from junhall.casework.report import Report, report_of
from junhall.casework.report_files import write_html, write_pdf
from junhall.casework.report_period import Period, period_of
from junhall.models.terms import Instant, PostId, Role, StaffCode
from junhall.words import choose

MADRID = ZoneInfo("Europe/Madrid")
NOW = instant("2026-07-01T09:00:00+02:00")
CLERK = StaffCode("clerk")


def june() -> Period:
    return period_of("month", "2026-06", now=NOW, zone=MADRID)


@pytest.fixture
def hall(tmp_path):
    with open_hall(tmp_path) as hall:
        hall.take(
            post("m1", "09:00", "ana", "@Ayto@alfaro.example la farola no luce"),
            post("m2", "09:10", "electrician", "@ana@vecinas.example mañana lo arreglo", to="m1"),
            post("m3", "09:20", "beto", "@Ayto@alfaro.example cita secreta", visibility="private"),
            post("m4", "10:00", "carla", "@Ayto@alfaro.example hay basura en la plaza"),
            post("m5", "10:30", "carla", "@Ayto@alfaro.example muchas gracias por todo"),
        )
        yield hall


def made(hall: Hall, period: Period | None = None, now: Instant = NOW) -> Report:
    return hall.store.read(
        lambda session: report_of(session, hall.intake.readers, period or june(), now)
    ).result()


def table(report: Report, title: str) -> dict[str, tuple[str, ...]]:
    (section,) = [section for section in report.sections if section.title == title]
    return {row[0]: row[1:] for row in section.rows}


def pdf_of(report: Report, folder: Path) -> PdfReader:
    write_pdf(folder / "r.pdf", report)
    return PdfReader(io.BytesIO((folder / "r.pdf").read_bytes()))


class Cells(HTMLParser):
    """What a reader of the page sees, cell by cell."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: list[str] = []
        self._is_cell = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._is_cell = tag in {"td", "th"}
        if self._is_cell:
            self.cells.append("")

    def handle_endtag(self, tag):
        self._is_cell = False

    def handle_data(self, data):
        if self._is_cell:
            self.cells[-1] += data


@pytest.mark.parametrize(
    ("kind", "told", "start", "end", "label"),
    [
        ("month", "2026-10", "2026-10-01T00:00+02:00", "2026-11-01T00:00+01:00", "2026-10"),
        ("month", "last", "2026-06-01T00:00+02:00", "2026-07-01T00:00+02:00", "2026-06"),
        ("quarter", "2026-Q4", "2026-10-01T00:00+02:00", "2027-01-01T00:00+01:00", "2026-Q4"),
        ("quarter", "last", "2026-04-01T00:00+02:00", "2026-07-01T00:00+02:00", "2026-Q2"),
        ("year", "2025", "2025-01-01T00:00+01:00", "2026-01-01T00:00+01:00", "2025"),
        ("year", "last", "2025-01-01T00:00+01:00", "2026-01-01T00:00+01:00", "2025"),
    ],
)
def test_that_a_period_begins_and_ends_at_the_towns_midnights(kind, told, start, end, label):
    period = period_of(kind, told, now=NOW, zone=MADRID)
    assert datetime.fromtimestamp(period.start, UTC) == datetime.fromisoformat(start)
    assert datetime.fromtimestamp(period.end, UTC) == datetime.fromisoformat(end)
    assert period.label == label


@pytest.mark.parametrize(
    ("kind", "told"),
    [("month", "2026-13"), ("month", "october"), ("quarter", "2026-Q5"), ("year", "26")],
)
def test_that_a_period_nobody_can_mean_is_refused_with_what_was_typed(kind, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        period_of(kind, told, now=NOW, zone=MADRID)


def test_that_every_figure_stands_on_the_ledger_and_says_how_many(hall):
    report = made(hall)
    brief = table(report, "In brief")
    assert brief["Requests"][0] == "2"
    assert brief["First answer, median, round the clock"][:2] == (span_text(600), "1")
    assert table(report, "Service by service")["Street lighting"][:3] == ("1", "10 min", "1")
    assert table(report, "What is left out") == {"Thanks: they have no clock": ("1",)}


def test_that_a_private_request_is_in_no_figure(hall):
    before = made(hall)
    hall.take(post("p1", "11:00", "ana", "@Ayto@alfaro.example otra cita", visibility="private"))
    assert made(hall) == before


def test_that_promises_count_once_a_person_confirmed_them(hall):
    assert all(section.title != "Promises" for section in made(hall).sections)
    hall.do(
        Promise(by=CLERK, request_id=hall.request_id("m1"), post_id=PostId(hall.post_id("m2"))),
        at="09:30",
    )
    soon = instant(stamp("2026-06-03T09:00:00+02:00"))
    assert table(made(hall, now=soon), "Promises")["Street lighting"] == (
        "–", "0", "0", "0", "1", "0",
    )  # fmt: skip
    hall.do(Solve(by=CLERK, request_id=hall.request_id("m1")), at="2026-06-03T10:00:00+02:00")
    rows = table(made(hall), "Promises")
    kept = ("100 %", "1", "0", "0", "0", "0")
    assert rows == {"All services": kept, "Street lighting": kept}


def test_that_a_record_stands_on_enough_repairs_and_shows_them(tmp_path):
    with open_hall(tmp_path) as hall:
        for n in range(21):
            at = f"2026-06-{n + 1:02}T10:00:00+02:00"
            hall.take(
                post(f"l{n}", at, f"@v{n}@vecinas.example", "@Ayto@alfaro.example farola rota")
            )
            done = f"2026-06-{n + 1:02}T10:{10 + n}:00+02:00"
            hall.do(Solve(by=CLERK, request_id=hall.request_id(f"l{n}")), at=done)
        row = table(made(hall), "Records with proof")["Street lighting"]
    assert row == ("10 min", "20 min", "28 min", "21", "0", "2026-1")


def test_that_nothing_is_told_of_times_longer_than_anything_was_watched(hall):
    hall.do(Solve(by=CLERK, request_id=hall.request_id("m1")), at="09:40")
    soon = made(hall, now=instant(stamp("2026-06-04T09:00:00+02:00")))
    hour, day, three_days, week, month = table(soon, "How soon it was solved")["Street lighting"][
        :5
    ]
    assert (hour, day) == ("100 %", "100 %")
    assert three_days in {"100 %", "–"}
    assert (week, month) == ("–", "–")


def test_that_paper_and_page_say_the_same_to_the_digit(hall, tmp_path):
    report = made(hall)
    write_html(tmp_path / "r.html", report)
    page = Cells((tmp_path / "r.html").read_text("utf-8"))
    told = [cell for part in report.sections for row in (part.heads, *part.rows) for cell in row]
    assert page.cells == told
    paper = " ".join(leaf.extract_text() for leaf in pdf_of(report, tmp_path).pages)
    said = re.sub(r"\s+", "", paper)
    assert [cell for cell in told if re.sub(r"\s+", "", cell) not in said] == []


def test_that_the_paper_can_be_walked_by_a_screen_reader(hall, tmp_path):
    choose("es")
    try:
        report = made(hall)
        paper = pdf_of(report, tmp_path)
    finally:
        choose("en")
    root = paper.trailer["/Root"]
    assert root["/Lang"] == "es"
    assert root["/MarkInfo"]["/Marked"]
    assert paper.metadata is not None
    assert paper.metadata.title == report.title == "Cómo respondió Alfaro del Río: junio de 2026"
    kinds = kinds_of(root["/StructTreeRoot"])
    assert {"/H1", "/Table", "/THead", "/TH", "/TD"} <= kinds


def kinds_of(node: object) -> set[str]:
    found, waiting = set(), [node]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            if "/S" in one:
                found.add(str(one["/S"]))
            if "/K" in one:
                waiting.append(one["/K"])
    return found


def test_that_names_of_others_set_nothing_on_fire(tmp_path):
    hostile = "<script>x</script> #panic() $x$ *b*"
    town = TOWN.replace('en = "Street lighting"', f"en = '{hostile}'", 1)
    with open_hall(tmp_path, town) as hall:
        hall.take(post("m1", "09:00", "ana", "@Ayto@alfaro.example la farola no luce"))
        report = made(hall)
    write_html(tmp_path / "r.html", report)
    page = Cells((tmp_path / "r.html").read_text("utf-8"))
    assert hostile in page.cells
    assert "script" not in page.tags
    paper = "".join(leaf.extract_text() for leaf in pdf_of(report, tmp_path).pages)
    assert re.sub(r"\s+", "", hostile) in re.sub(r"\s+", "", paper)


def test_that_a_month_in_which_nobody_wrote_has_a_report_too(hall, tmp_path):
    report = made(hall, period_of("month", "2026-02", now=NOW, zone=MADRID))
    assert report.summary.startswith("In February 2026 nobody wrote")
    assert len(pdf_of(report, tmp_path).pages) == 1


def test_that_the_counter_writes_what_the_terminal_writes(hall, tmp_path):
    office = Office(hall.store, hall.desk, clock=lambda: NOW, role=Role.DESK)
    asked = WriteReport("month", "2026-06", tmp_path / "screen.html")
    assert asyncio.run(office.ask(asked)) == "June 2026"
    write_html(tmp_path / "terminal.html", made(hall))
    assert (tmp_path / "screen.html").read_bytes() == (tmp_path / "terminal.html").read_bytes()
    with pytest.raises(Invalid):
        asyncio.run(office.ask(WriteReport("month", "2026-06", tmp_path / "r.doc")))
