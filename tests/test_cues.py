"""What a pattern cannot do without is in every text that it matches."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from junhall.casework import personal_data
from junhall.casework.cues import Cues
from junhall.casework.needed_words import first_words, needed
from junhall.casework.promise_marks import marks
from junhall.casework.promise_tongues import TONGUES
from junhall.casework.time_words import parts_of
from junhall.casework.word_keys import DIGIT, START


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?<!\w)(?:hoy|ma(?:n|nn)ana|voy a)(?!\w)", {"hoy", "manana", "mannana", "voy"}),
        (r"\b(?:por la )?tarde\b", {"tarde"}),
        (r"\b(?:de hoy a )?(?:un|dos) dias?\b", {"dos", "dia", "dias"}),
        (r"\b(?P<n>\d{1,3}|una) ?h\b", {DIGIT, "una", "unah"}),
        (r"\b\d+ dias", {"dias*"}),
        (r"\bd?el\b", {"el", "del"}),
        (r"\b\w+amos\b", {"*amos"}),
        (r"\b\w+amos", None),
        (r"\bacab\w*", {"acab*"}),
        (r"\b[a-z]{2,}o¬(?!\w)", {"*o¬"}),
        (r"\w+amos\b", None),
        (r"hoy", None),
        (r"(?:a |el )?x", None),
        (r"(?i)\bhoy\b", None),
        (r"\b(?:hoy|\w+)\b", None),
        (r"(?<=o )pasado", None),
        (r"\b(?:la )*casa\b", {"casa"}),
        (r"\b(?:\w+ )+casa\b", {"casa"}),
        (r"\bx*casa\b", {"x*", "casa"}),
        (r"\b(?:\w+ )?(?:arbol|seto)es?\b", {"arbole", "arboles", "setoe", "setoes"}),
    ],
)
def test_that_what_a_pattern_needs_is_read_from_the_pattern(pattern, words):
    assert needed(re.compile(pattern)) == words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?<!\w)(?:se arregl\w+|lo (?:hago|vemos))(?!\w)", {"se", "lo"}),
        (r"(?<!\w)(?:ya )?voy(?!\w)", {"ya", "voy"}),
        (r"(?<!\w)(?:'ll|will) \w+", {"'", "will"}),
        (r"(?<!\w)(?:manana|\s*hoy)(?!\w)", None),
        (r"(?<!\w)(?:^\W*hoy|manana)(?!\w)", {START, "manana"}),
        (r"\w+ hoy", None),
        (r"(?<=de )hoy\b", None),
        (r"\b¬hoy", None),
    ],
)
def test_that_the_words_a_match_begins_with_are_read_from_the_pattern(pattern, words):
    assert first_words(re.compile(pattern)) == words


@cache
def _patterns():
    found = [personal_data._MAY_BE_HEALTH, personal_data._MAY_BE_MINOR]
    for tongue in TONGUES:
        found += marks(tongue).cues.patterns
    return found


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_that_a_pattern_tried_at_single_words_finds_what_it_finds_in_the_whole_text(data):
    pattern = data.draw(st.sampled_from(_patterns()))
    words = st.lists(
        st.sampled_from(["lo", "a", "manana", "12", "de", "x", "_", "llego¬", "'", "¬¬", ","]),
        max_size=3,
    )
    said = st.from_regex(pattern, fullmatch=True)
    text = data.draw(st.sampled_from([" ", ""])).join(
        (*data.draw(words), data.draw(said), *data.draw(words), data.draw(said))
    )
    cues = Cues((pattern,))
    alone = pattern.search(text)
    found = cues.search(0, text)
    assert (found and found.span()) == (alone and alone.span())
    assert [one.span() for one in cues.each(0, text)] == [
        one.span() for one in pattern.finditer(text)
    ]
    assert cues.without(0, text) == pattern.sub(" ", text)


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
