"""A plain start is read without argparse, and read as argparse reads it."""

from __future__ import annotations

import pytest

from junhall.arguments.faces import FACES, PAGES, face_options
from junhall.arguments.parser import parser

PLAIN = (
    "desk",
    "desk --demo",
    "desk --ledger x.ledger --lang es",
    "desk --ledger=x.ledger --lang=fr --theme=dark",
    "desk --lang es --lang en",
    "desk --ledger=",
    "desk --ledger=a=b",
    "desk --town town.toml --at 2026-11-25T10:00:00+01:00 --json --debug",
    "mayor --page today",
    "wall --window --page repairs --theme contrast",
)
FOR_THE_PARSER = (
    "desk --help",
    "desk --led x.ledger",  # argparse finishes words
    "desk --theme purple",
    "desk --page now",
    "desk --ledger",
    "desk --ledger --demo",
    "desk --demo=yes",
    "desk town.ledger",
    "desk -- x",
    "desk --nothing",
    "figures --by month",
    "--version",
)


@pytest.mark.parametrize("line", PLAIN)
def test_that_a_plain_start_is_read_as_the_parser_reads_it(line):
    told = face_options(line.split())
    assert told is not None
    assert vars(told) == vars(parser().parse_args(line.split()))


@pytest.mark.parametrize("line", FOR_THE_PARSER)
def test_that_whatever_is_unusual_is_left_to_the_parser(line):
    assert face_options(line.split()) is None


@pytest.mark.parametrize("face", FACES)
def test_that_every_page_of_a_face_can_be_begun_with(face):
    for page in PAGES[face]:
        told = face_options([face, "--page", page])
        assert told is not None
        assert told.page == page
