"""What a pattern cannot do without is in every text that it matches."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from junhall.casework import personal_data
from junhall.casework.cues import DIGIT, Cues, beginnings
from junhall.casework.promise_marks import marks
from junhall.casework.promise_tongues import TONGUES
from junhall.casework.time_shapes import shapes_of
from junhall.casework.time_words import parts_of


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"(?<!\w)(?:hoy|ma(?:n|nn)ana|voy a)(?!\w)", {"hoy", "man", "voy"}),
        (r"\b(?:por la )?tarde\b", {"tar"}),
        (r"\b(?:de hoy a )?(?:un|dos) dias?\b", {"dia", "dos"}),
        (r"\b(?P<n>\d{1,3}|una) ?h\b", {DIGIT, "una"}),
        (r"\b\d+ dias", {"dia"}),
        (r"\bd?el\b", {"el", "del"}),
        (r"\w+amos\b", None),
        (r"hoy", None),
        (r"(?:a |el )?x", None),
        (r"(?i)\bhoy\b", None),
        (r"\b(?:hoy|\w+)\b", None),
        (r"(?<=o )pasado", None),
        (r"\b(?:la )*casa", {"cas"}),
        (r"\b(?:\w+ )+casa", {"cas"}),
        (r"\bx*casa", {"x", "cas"}),
    ],
)
def test_that_what_a_pattern_needs_is_read_from_the_pattern(pattern, needed):
    assert beginnings(re.compile(pattern)) == needed


@cache
def _patterns():
    found = [personal_data._MAY_BE_HEALTH, personal_data._MAY_BE_MINOR]
    for tongue in TONGUES:
        found += marks(tongue).by_name.values()
        found += shapes_of(tongue)
    return [pattern for pattern in found if beginnings(pattern) is not None]


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_that_every_text_a_pattern_matches_holds_what_it_needs(data):
    pattern = data.draw(st.sampled_from(_patterns()))
    words = st.lists(st.sampled_from(["lo", "la", "a", "manana", "12", "de", "x", "_"]), max_size=3)
    text = " ".join(
        (*data.draw(words), data.draw(st.from_regex(pattern, fullmatch=True)), *data.draw(words))
    )
    if pattern.search(text) is not None:
        assert Cues((pattern,)).of(text) == 1, (pattern.pattern[:80], text)


def test_that_a_text_without_what_is_needed_is_not_searched():
    cues = Cues((re.compile(r"\bmanana\b"), re.compile(r"\b\d+\b"), re.compile(r"\w+amos")))
    assert cues.of("hoy no") == 0b100
    assert cues.of("el 3 de enero") == 0b110
    assert cues.of("manana vamos") == 0b101


def test_that_a_time_is_found_whatever_was_read_before():
    spanish = TONGUES[0]
    assert parts_of("nada de nada", spanish) == ()
    for text in ("lo miramos manana", "a las 12", "en dos horas", "antes del viernes"):
        assert parts_of(text, spanish), text
