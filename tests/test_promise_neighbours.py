"""rules.md 20-22: what a clause is by its neighbours, and words typed in haste."""

import pytest

from tests.test_promise_sets import found


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Abrimos de 8 a 13 y de 17 a 20, los sábados solo por la mañana", None),
        ("Abrimos mañana de 9 a 14 y te arreglamos la farola el jueves", "11-26 19:00"),
    ],
)
def test_that_what_follows_opening_hours_belongs_to_them_unless_it_commits(text, due):
    assert found(text) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Fuimos el jueves y no había luz", None),
        ("Llamamos el lunes y el portal estaba cerrado", None),
        ("Llamamos el lunes y la empresa no contestó", None),
        ("Llamamos el lunes y lo arreglamos", "11-30 19:00"),
        ("Lo miramos el lunes y te contesto", "11-30 19:00"),
    ],
)
def test_that_what_follows_tells_whether_a_verb_of_both_tenses_looks_back(text, due):
    assert found(text) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Mándanos una foto y así lo vemos #JunSeMueve", None),
        ("Mándanos una foto y lo arreglamos mañana #JunSeMueve", "11-25 19:00"),
        ("A vosotros por avisar, da gusto #JunSeMueve", None),
        ("Gracias por avisar @vecina, qué alegría leerte #JunSeMueve", None),
        ("Gracias por avisar, va @ElectricistaJun #JunSeMueve", "#"),
        ("Sí señor se lo limpiamos #JunSeMueve", "#"),
        ("si senor s lo limpiamos #JunSeMueve", "#"),
    ],
)
def test_that_the_hashtag_promises_beside_a_commitment_not_beside_thanks_or_a_request(text, due):
    assert found(text) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Hoy no pasa el camión por tu calle", None),
        ("De hoy no pasa", "11-24 19:00"),
        ("Nos vemos el jueves", None),
        ("El jueves a las 8 de la tarde nos vemos allí y te lo cuento", "11-26 20:00"),
        ("te lo cambia Paco mañana, que hoy va a tope", "11-25 19:00"),
        ("te lo cambia @paco mañana en tu casa que hoy va a tope", "11-25 19:00"),
        ("ayer dijimos que hoy, y hoy está hecho", None),
    ],
)
def test_that_a_denial_a_farewell_or_a_reason_spoils_only_what_it_is_about(text, due):
    assert found(text) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("voy en un cuarto de hora q toy acabando", "11-24 09:35"),
        ("llevamos media hora que no sale agua", None),
        ("en media ora t yamo", "11-24 09:50"),
        ("pasao mñn t lo pongo", "11-26 19:00"),
        ("el juevs t mando el papel", "11-26 19:00"),
        ("I'll call you at 3 about the gate", "11-24 15:00"),
        ("fin novembre ce sera installé", "11-30 23:59"),
    ],
)
def test_that_hasty_words_and_what_follows_a_time_do_not_hide_it(text, due):
    assert found(text) == due
