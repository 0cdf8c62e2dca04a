"""Folding: the one notion of "the same word" that every reader shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from junhall.casework.folding import fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Mañana", "manana"),
        ("MAÑANA A LAS 17H", "manana a las 17h"),
        ("man\u0303ana", "manana"),
        ("aujourd\u2019hui, été", "aujourd'hui, ete"),
        ("ma\u00adñana\ufe0f", "manana"),
        ("Straße", "strasse"),
        ("ﬁn", "fin"),
    ],
)
def test_that_folding_takes_accents_case_and_hidden_signs(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_that_words_are_runs_of_letters_and_digits() -> None:
    assert words("¡Hola, @Jun! L'instal·lació: 24-48 h") == [
        "hola", "jun", "l", "instal" + "lacio", "24", "48", "h",
    ]  # fmt: skip


@given(st.text())
def test_that_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
