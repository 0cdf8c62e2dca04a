"""The first page is painted before anything heavy is loaded."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from babel.numbers import format_decimal

from hall import LAMP, NOW, TOWN, open_hall, post
from junhall.casework.ages import locale_name, number_text
from junhall.casework.first_town import first_town
from junhall.casework.queries import town_facts
from junhall.models import sqlite
from junhall.ui.board.captions import Names
from junhall.words import choose, language

_START = """
import json, os, sys
from junhall.__main__ import main
from junhall.ui import faces
from junhall.ui.board.card import CardPainter

draw, drawn = CardPainter.draw, []
CardPainter.draw = lambda self, *told: drawn.append(1) or draw(self, *told)

def painted(app, late, build):
    print(json.dumps({"cards": len(drawn), "modules": sorted(sys.modules)}), flush=True)
    os._exit(0)

faces.live = painted
sys.exit(main(sys.argv[1:]))
"""
HEAVY = (
    "sqlalchemy", "alembic", "httpx", "qasync", "asyncio", "numpy", "pyqtgraph", "babel",
    "typing_extensions", "tomllib",
)  # fmt: skip


@pytest.fixture
def started(tmp_path):
    with open_hall(tmp_path) as hall:
        hall.take(post("a", "10:00", "ana", LAMP))

    ledger = str(tmp_path / "hall.db")

    def start(*arguments):
        told = subprocess.run(
            [sys.executable, "-c", _START, "desk", "--ledger", ledger, *arguments],
            capture_output=True, text=True, timeout=60, check=False,
            env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout)

    return start


# Texts that were altered and not compiled yet are read with Babel: English needs none.
@pytest.mark.parametrize(("lang", "allowed"), [("es", {"babel"}), ("en", set()), ("fr", {"babel"})])
def test_that_cards_are_painted_before_anything_heavy_is_loaded(started, lang, allowed):
    told = started("--lang", lang)
    assert told["cards"] > 0
    heavy = {name.split(".")[0] for name in told["modules"]} & set(HEAVY)
    assert heavy <= allowed


@pytest.mark.parametrize("lang", ["es", "en", "fr"])
def test_that_counts_are_written_as_babel_writes_them(lang):
    before = language()
    choose(lang)
    try:
        for n in (0, 7, 999, 1_000, 12_345, 1_234_567, -1_234, 12.4, 1_234.5):
            assert number_text(n) == format_decimal(round(n, 0), locale=locale_name()), n
    finally:
        choose(before)


USUAL = """format = 1
name = "Alzahar"  # by Granada
zone = "Europe/Madrid"
hashtags = ["Alzahar"]
[hours]
mon = ["09:00-14:00"]

[[staff]]
code = "desk"
name = "Lola Ruiz"
role = "desk"
handles = ["mastodon:@lola@alzahar.example", "bluesky:lola.example"]

[[staff]]
code = "works"
name = "Obras"
role = "worker"
"""
OTHERWISE = (
    USUAL.replace("[[staff]]", "[[staff]] # people"),
    USUAL.replace("[[staff]]\ncode", "  [[staff]]\n  code"),
    USUAL.replace("\n", "\r\n"),
    USUAL.replace('"Lola Ruiz"', '"Lola \\u0052uiz"'),
    USUAL.replace('name = "Obras"', 'name = """Obras"""'),
    USUAL.replace('handles = ["mastodon', 'handles = [\n  "mastodon'),
    USUAL.split("[hours]", maxsplit=1)[0]
    + 'staff = [{code = "desk", name = "Lola Ruiz", handles = ["mastodon:@lola@alzahar.example"]},'
    ' {code = "works", name = "Obras"}]\n',
)


def no_services(_statement, _values):
    return ()


def test_that_the_first_page_knows_the_town_without_reading_its_town_toml_as_a_whole(monkeypatch):
    monkeypatch.setitem(sys.modules, "tomllib", None)
    told = first_town(no_services, USUAL, "es")
    assert (told.name, told.zone_name) == ("Alzahar", "Europe/Madrid")
    assert told.people == (("desk", "@lola@alzahar.example"), ("works", "Obras"))


@pytest.mark.parametrize("text", OTHERWISE)
def test_that_however_a_town_is_written_the_first_page_says_the_same_of_it(text):
    assert first_town(no_services, text, "es") == first_town(no_services, USUAL, "es")


@pytest.mark.parametrize("text", ['[staff]\nzone = "Europe/Paris"\n', 'name = "Nowhere"\n', "= 1"])
def test_that_what_is_no_town_toml_is_left_to_the_house(text):
    with pytest.raises((KeyError, ValueError)):
        first_town(no_services, text, "es")


@pytest.mark.parametrize("lang", ["es", "en", "fr"])
def test_that_the_first_page_speaks_as_the_office_does_later(tmp_path, lang):
    with open_hall(tmp_path) as hall:
        town = hall.intake.readers.town
        later = hall.store.read(
            lambda session: town_facts(session, town, lang, NOW, demo=False)
        ).result()
        connection = sqlite.dbapi().connect(str(hall.store.path))
        told = first_town(connection.execute, TOWN, lang)
        connection.close()
    assert Names.first(told) == Names.of(later)
    assert told.name == later.name


_WORDS = """
import builtins, json, sys

before = builtins.__import__
if "late" in sys.argv:
    from junhall.ui import lean
    lean.begin()
from PySide6.QtWidgets import QApplication, QLabel, QWidget

loaded = "shibokensupport.signature.loader" in sys.modules
app = QApplication([])
label = QLabel("a")

def complaint(wrong):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"

from PySide6.QtSvg import QSvgRenderer

said = [
    complaint(lambda: label.setAlignment(1)),
    complaint(lambda: label.resize("wide")),
    complaint(lambda: QLabel(text_of_nothing=3)),
    complaint(lambda: QSvgRenderer(label, 3, 4)),
]
from PySide6.support.signature import get_signature

said.append(str(get_signature(QWidget.resize)))
print(json.dumps({"said": said, "loaded": loaded, "plain": builtins.__import__ is before}))
"""


def test_that_qt_s_words_about_arguments_come_late_and_come_the_same():
    told = [
        subprocess.run(
            [sys.executable, "-c", _WORDS, *how],
            capture_output=True, text=True, timeout=60, check=True,
            env={"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"},
        ).stdout
        for how in ([], ["late"])
    ]  # fmt: skip
    early, late = (json.loads(it) for it in told)
    assert late["said"] == early["said"]
    assert "Supported signatures" in late["said"][0]
    assert (early["loaded"], late["loaded"]) == (True, False)
    assert late["plain"]  # and no module's source is read any more
