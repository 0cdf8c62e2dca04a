"""rules.md 11-13: what an official's words do, besides being an answer."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from junhall.casework.clocks import Calendar
from junhall.casework.official import read_official
from junhall.casework.reading import OfficialReading
from junhall.models.office_hours import ALWAYS_OPEN
from junhall.models.terms import Instant
from junhall.models.town import Town

TOWN = Town(
    name="Alfaro del Río",
    zone_name="Europe/Madrid",
    hashtags=("AlfaroResponde",),
    done_words=("hecho", "apañado", "ya funciona"),
)
CALENDAR = Calendar(ALWAYS_OPEN, ZoneInfo("Europe/Madrid"))


def read(text: str) -> OfficialReading:
    return read_official(text, Instant(1_795_500_000), town=TOWN, calendar=CALENDAR)


@pytest.mark.parametrize(
    "text",
    [
        "Hecho",
        "¡Hecho! Gracias por avisar",
        "Ya está arreglada la farola",
        "@vecina ya está solucionado",
        "Solucionado 👍 #AlfaroResponde",
        "Farola repuesta esta mañana",
        "Ya funciona",
        "Ya funcionan las dos",
        "Reparada. Perdón por la espera",
        "Hemos cambiado la bombilla, ya luce",
        "lo hemos arreglado",
        "Ha quedado reparado",
        "Apañado!",
        "La fuga está reparada y hay agua",
        "No te preocupes, ya está arreglado",
        "¿Qué tal ahora? Ya está arreglado",
        "Fixed!",
        "It has been fixed",
        "The lamp is fixed, thanks for the report",
        "Done, it's working again",
        "Ja està arreglat",
        "C'est réparé",
        "Le lampadaire a été remplacé",
    ],
)
def test_that_a_done_word_says_done_rule_13(text: str) -> None:
    assert read(text).done


@pytest.mark.parametrize(
    "text",
    [
        "¿Está arreglado?",
        "ya está arreglada?",
        "No está arreglado",
        "Todavía no está hecho",
        "aún no está reparada",
        "Quedará arreglado mañana",
        "Mañana estará solucionado",
        "El viernes queda listo",
        "Va a quedar arreglado esta tarde",
        "Mañana arreglado",
        "Cuando esté arreglado te aviso",
        "Si no está arreglado mañana, avísanos",
        "Sin arreglar todavía",
        "De hecho lo vimos ayer",
        "Lo miramos",
        "Gracias por avisar",
        "Dijeron «ya está arreglado»",
        "Hay que dejarlo arreglado",
        "Is it fixed?",
        "It will be fixed tomorrow",
        "It's not fixed yet",
        "It isn't done",
        "Well done!",
        "It needs to be fixed",
        "Ce sera réparé demain",
        "Ce n'est pas réparé",
        "Demà estarà arreglat",
    ],
)
def test_that_asked_denied_or_future_work_is_not_done_rule_13(text: str) -> None:
    assert not read(text).done


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("voy", True),
        ("Voy para allá", True),
        ("@vecina voy ahora mismo", True),
        ("Me encargo yo", True),
        ("ya me encargo", True),
        ("Lo arreglo esta tarde", True),
        ("no te preocupes, voy", True),
        ("On my way", True),
        ("I'll take it", True),
        ("I'm on it", True),
        ("Hi vaig", True),
        ("Je m'en occupe", True),
        ("no voy", False),
        ("Hoy no voy a poder", False),
        ("No me encargo de eso", False),
        ("¿Voy yo?", False),
        ("¿lo arreglo?", False),
        ("Si puedo voy", False),
        ("Mañana va @ElectricoAlfaro", False),
        ("Gracias por avisar, tomamos nota", False),
        ("Lo arregla el electricista", False),
        ("I'm not on it", False),
    ],
)
def test_that_taking_on_is_said_not_asked_nor_denied_rule_12(text: str, expected: bool) -> None:
    assert read(text).takes_on is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Va @FontaneroAlfaro en vez de @ElectricoAlfaro", True),
        ("@FontaneroAlfaro en lugar de @ElectricoAlfaro", True),
        ("@PlumberAlfaro instead of @ElectricoAlfaro", True),
        ("@B à la place de @A", True),
        ("Mañana va @ElectricoAlfaro", False),
        ("¿En vez de mañana?", False),
    ],
)
def test_that_instead_replaces_rule_12(text: str, expected: bool) -> None:
    assert read(text).replaces is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Es esta la farola?", True),
        ("es esta?", True),
        ("Esta no es", True),
        ("Todavía no funciona", True),
        ("Is it this one?", True),
        ("Not this one", True),
        ("No te preocupes, hecho", False),
        ("Así ha quedado", False),
        ("Hecho, gracias", False),
    ],
)
def test_that_a_question_or_a_denial_is_told_rule_13(text: str, expected: bool) -> None:
    assert read(text).asks_or_denies is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He visto una farola rota en la calle Nueva", True),
        ("@ElectricoAlfaro hay una fuga en la plaza", True),
        ("Acabo de ver un contenedor quemado", True),
        ("I saw a broken bench in the park", True),
        ("There is a leak in Mill Street", True),
        ("He vist una farola trencada", True),
        ("J'ai vu un lampadaire cassé", True),
        ("Mañana lo arreglamos", False),
        ("¿Hay una fuga?", False),
        ("Feria este sábado en la plaza", False),
    ],
)
def test_that_a_worker_reports_what_was_seen_rule_3(text: str, expected: bool) -> None:
    assert read(text).reports is expected


@pytest.mark.parametrize(
    ("text", "carries", "ends"),
    [
        ("Mañana #AlfaroResponde", True, True),
        ("Mañana #alfaroresponde!! 👍", True, True),
        ("Mañana #AlfaroResponde @vecina@social.example", True, True),
        ("Mañana #AlfaroResponde https://alfaro.example/1", True, True),
        ("#AlfaroResponde mañana", True, False),
        ("#AlfaroRespondeYa", False, False),
        ("AlfaroResponde", False, False),
    ],
)
def test_that_the_towns_hashtag_is_seen_rule_20(text: str, carries: bool, ends: bool) -> None:
    found = read(text)
    assert (found.hashtag, found.hashtag_ends) == (carries, ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@a @b encárgate", True),
        ("@a @b, pásate por favor", True),
        ("@a te encargas?", True),
        ("@a mira esto", True),
        ("@a ¿puedes ir?", True),
        ("@a échale un vistazo", True),
        ("@a can you have a look?", True),
        ("@a please fix this", True),
        ("@a peux-tu passer ?", True),
        ("@a @b gracias por avisar", False),
        ("@a @b mañana lo arreglamos", False),
        ("@a no hace falta", False),
        ("encárgate", False),
    ],
)
def test_that_words_after_the_head_hand_the_work_over_rule_12(text: str, expected: bool) -> None:
    assert read(text).head_assigns is expected


def test_that_promises_are_read_with_the_rest() -> None:
    found = read("Voy mañana #AlfaroResponde")
    assert found.takes_on
    assert len(found.promises) == 1
    assert found.promises[0].due_at is not None


@given(st.text(max_size=200))
def test_that_any_text_can_be_read(text: str) -> None:
    assert isinstance(read(text), OfficialReading)
