"""Every text of the program is there in Spanish, English and French, with the same holes in it."""

from __future__ import annotations

import importlib.util
import string
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

from junhall.words import LANGUAGES, choose, language, ntr, tr

SCRIPT = Path(__file__).parents[1] / "scripts" / "catalogues"
TRANSLATED = [lang for lang in LANGUAGES if lang != "en"]


def load_script():
    loader = SourceFileLoader("catalogues", str(SCRIPT))
    spec = importlib.util.spec_from_loader("catalogues", loader)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    return module


catalogues = load_script()


@pytest.fixture(scope="module")
def texts():
    return catalogues.extracted()


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    choose("en")


def forms(value):
    return value if isinstance(value, tuple) else (value,)


def holes(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", TRANSLATED)
def test_that_every_text_is_translated_and_none_is_left_over(lang, texts):
    assert len(texts) > 500
    assert catalogues.missing(lang, texts) == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_that_a_translation_has_the_same_holes_as_its_text(lang):
    wrong = []
    for text in catalogues.known(lang):
        wanted = set().union(*(holes(form) for form in forms(text.id) if form))
        for form in forms(text.string):
            found = holes(form)
            if not found <= wanted or (wanted - found - {"n"} and text.id):
                wrong.append((text.id, form))
    assert wrong == []


@pytest.mark.parametrize(
    ("lang", "board", "many"),
    [("es", "Tablero", "3 nuevas"), ("en", "Board", "3 new"), ("fr", "Tableau", "3 nouvelles")],
)
def test_that_each_language_is_spoken_when_it_is_chosen(lang, board, many):
    assert choose(lang) == language() == lang
    assert tr("Board") == board
    assert ntr("{n} new", "{n} new", 3) == many


def test_that_an_unknown_language_falls_back_to_english():
    assert choose("xx") == "en"
    assert tr("Board") == "Board"


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "44,963 new"), ("es", "44.963 nuevas"), ("fr", "44\u202f963 nouvelles")],
)
def test_that_counts_are_read_with_the_separators_of_the_language(lang, said):
    choose(lang)
    assert ntr("{n} new", "{n} new", 44_963) == said
    choose("en")
