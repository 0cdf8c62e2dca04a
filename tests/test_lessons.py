"""What triage learns from corrections: five that share a word, whatever their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from junhall.casework.folding import words
from junhall.casework.lessons import ENOUGH, Lesson, Lessons


def lesson(number: int, said: str, service: str | None = None, kind: str | None = None) -> Lesson:
    return Lesson(number, frozenset(words(said)), service, kind)


ALJIBE = [
    lesson(1, "El aljibe de la calle Sol está roto", "water"),
    lesson(2, "huele mal el aljibe", "water"),
    lesson(3, "Los aljibes pierden", "water"),
    lesson(4, "aljibe sin tapa", "water"),
    lesson(5, "¡EL ALJIBE OTRA VEZ!", "water"),
]


def test_that_the_lessons_that_spoke_are_named() -> None:
    taught = Lessons(ALJIBE).service_of(words("el aljibe de la plaza"))
    assert taught is not None
    assert (taught.value, taught.reasons[0].word) == ("water", "aljibe")
    assert taught.reasons[0].code == "lesson"
    assert taught.reasons[0].lessons == (1, 2, 3, 4, 5)


@pytest.mark.parametrize("withdrawn", ALJIBE)
def test_that_a_withdrawn_correction_ends_the_habit(withdrawn: Lesson) -> None:
    standing = [one for one in ALJIBE if one is not withdrawn]
    assert Lessons(standing).service_of(words("el aljibe")) is None


def test_that_the_same_lesson_told_twice_counts_once() -> None:
    assert Lessons(ALJIBE[:4] + ALJIBE[:4]).service_of(words("el aljibe")) is None


@pytest.mark.parametrize(
    "said", ["luz luces luz luces luz", "farola farolas farola farolas farola"]
)
def test_that_a_word_and_its_plural_are_one_word(said: str) -> None:
    told = [lesson(n, word, "works") for n, word in enumerate(said.split())]
    for word in set(said.split()):
        taught = Lessons(told).service_of([word])
        assert taught is not None
        assert taught.value == "works"


@pytest.mark.parametrize("word", ["calle", "gracias", "the", "rue", "rota", "semanas", "12", "si"])
def test_that_words_of_any_post_teach_nothing(word: str) -> None:
    told = [lesson(n, word, "works") for n in range(20)]
    assert Lessons(told).service_of([word]) is None


def test_that_a_word_disputed_by_half_as_many_corrections_is_silent() -> None:
    against = [lesson(10 + n, "aljibe", "sewer") for n in range(3)]
    assert Lessons(ALJIBE + against).service_of(["aljibe"]) is None
    assert Lessons(ALJIBE + against[:2]).service_of(["aljibe"]) is not None


def test_that_two_learned_words_that_disagree_equally_leave_it_to_the_keywords() -> None:
    other = [lesson(20 + n, "noria", "culture") for n in range(5)]
    assert Lessons(ALJIBE + other).service_of(["aljibe", "noria"]) is None


def test_that_the_word_with_more_lessons_wins() -> None:
    other = [lesson(20 + n, "noria", "culture") for n in range(6)]
    taught = Lessons(ALJIBE + other).service_of(["aljibe", "noria"])
    assert taught is not None
    assert (taught.value, [reason.word for reason in taught.reasons]) == ("culture", ["noria"])


def test_that_kinds_and_services_are_learned_apart() -> None:
    told = [lesson(n, "pregon", kind="idea") for n in range(ENOUGH)]
    learned = Lessons(told)
    assert learned.service_of(["pregon"]) is None
    kind = learned.kind_of(["pregon"])
    assert kind is not None
    assert kind.value == "idea"


_LESSON = st.builds(
    Lesson,
    st.integers(0, 40),
    st.frozensets(st.sampled_from(["aljibe", "noria", "acequia", "molino", "la"]), max_size=4),
    st.sampled_from(["water", "culture", None]),
    st.sampled_from(["idea", "problem", None]),
)


@given(st.lists(_LESSON, max_size=40, unique_by=lambda one: one.id), st.randoms())
def test_that_what_is_learned_does_not_depend_on_the_order(told: list[Lesson], random) -> None:
    shuffled = told.copy()
    random.shuffle(shuffled)
    said = ["molino", "aljibe", "la", "acequia", "noria"]
    for words_said in (said, said[:1], said[1:2], said[3:]):
        assert Lessons(told).service_of(words_said) == Lessons(shuffled).service_of(words_said)
        assert Lessons(told).kind_of(words_said) == Lessons(shuffled).kind_of(words_said)
