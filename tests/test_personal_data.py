"""rules.md 24: which public posts show personal data, and which only sound like it."""

from __future__ import annotations

import pytest

from junhall.casework.personal_data import Finding, finds

SHOWS = [
    ("Llámame al 600 123 456", "phone"),
    ("mi tlf es 600123456", "phone"),
    ("958 12 34 56", "phone"),
    ("+34 612 34 56 78", "phone"),
    ("0034612345678", "phone"),
    ("tel: 958-123-456", "phone"),
    ("llame al 91 123 45 67", "phone"),
    ("escríbeme a juan.perez@correo.example", "email"),
    ("JUAN@GMAIL.COM", "email"),
    ("juanperez arroba gmail punto com", "email"),
    ("mi DNI es 12345678Z", "identity"),
    ("12.345.678-Z", "identity"),
    ("NIE X1234567L", "identity"),
    ("dni 12345678", "identity"),
    ("el coche 1234 BCD lleva un mes", "plate"),
    ("matrícula 4567-FGH", "plate"),
    ("1234bcd coche rojo", "plate"),
    ("GR-1234-AB", "plate"),
    ("M-123456", "plate"),
    ("IBAN ES91 2100 0418 4502 0005 1332", "iban"),
    ("ES9121000418450200051332 gracias", "iban"),
    ("tarjeta 4111 1111 1111 1111", "card"),
    ("mi hijo de 7 años tiene asma", "health"),
    ("mi hijo de 7 años tiene asma", "minor"),
    ("me han diagnosticado cáncer", "health"),
    ("Tengo depresión y necesito ayuda", "health"),
    ("mi madre va en silla de ruedas y no puede subir", "health"),
    ("estoy embarazada y me caí", "health"),
    ("mi hija Lucía se cayó del columpio", "minor"),
    ("una niña de 5 años sola en el parque", "minor"),
    ("my daughter is 6 years old", "minor"),
    ("my 7 year old was hurt", "minor"),
    ("I was diagnosed with asthma", "health"),
    ("Ma fille de 8 ans", "minor"),
    ("mon fils est asthmatique", "health"),
    ("La meva filla té asma", "health"),
    ("el meu fill de 4 anys", "minor"),
    ("me he caído y tengo una fractura en la muñeca", "health"),
    ("mi padre está enfermo", "health"),
    ("J'ai été hospitalisé", "health"),
    ("mi asma empeora con el humo", "health"),
    ("my husband is in a wheelchair", "health"),
]

SOUNDS_LIKE = [
    "El centro de salud está cerrado",
    "parque infantil sucio",
    "el colegio no tiene calefacción",
    "Hay 12345 farolas",
    "la farola 123456789012 no luce",
    "@juan@mastodon.example gracias",
    "https://mastodon.example/@juan@otro.example",
    "el 12 de marzo de 2024 a las 17:30",
    "costó 600.000.000 euros",
    "37.220612, -3.594400",
    "La carretera A-44 y la M-30",
    "farola número 1234 apagada",
    "el autobús 33 a las 8:15",
    "carrera contra el cáncer el domingo",
    "Día mundial del alzheimer",
    "no cabe una silla de ruedas por la acera",
    "los niños cruzan sin paso de cebra",
    "la plaza lleva 10 años igual",
    "el médico no ha venido",
    "2000 kms",
    "12345678A",
    "ES91 2100 0418 4502 0005 1333",
    "aviso 2024 ABC",
    "campamento para niños de verano",
    "1234 pesetas",
    "mi calle tiene 3 farolas de 5 años de antigüedad",
    "el hospital está lejos",
    "estoy harta del ruido",
    "en mi calle la plaza de minusválidos está ocupada",
    "mi calle no es accesible para sillas de ruedas",
    "I parked near the disabled bay",
    "estoy malamente aparcado, no hay plazas para discapacitados",
    "mi barrio necesita un médico",
]


@pytest.mark.parametrize(("text", "kind"), SHOWS)
def test_that_personal_data_are_found__rule_24(text: str, kind: str) -> None:
    assert kind in {finding.kind for finding in finds(text)}


@pytest.mark.parametrize("text", SOUNDS_LIKE)
def test_that_what_only_sounds_like_personal_data_is_not__rule_24(text: str) -> None:
    assert finds(text) == ()


def test_that_a_finding_says_where_it_is() -> None:
    text = "Llámame al 600 123 456 o a ana@correo.example"
    found = [(one.kind, text[one.start : one.end]) for one in finds(text)]
    assert found == [("phone", "600 123 456"), ("email", "ana@correo.example")]


def test_that_digits_are_one_thing_only() -> None:
    assert [one.kind for one in finds("ES91 2100 0418 4502 0005 1332")] == ["iban"]
    assert [one.kind for one in finds("4111 1111 1111 1111")] == ["card"]
    assert [one.kind for one in finds("DNI 12345678Z")] == ["identity"]


@pytest.mark.parametrize("letter", "ABCDEFGHJKLMNPQRSTVWXY")
def test_that_an_identity_number_needs_its_own_letter(letter: str) -> None:
    assert bool(finds(f"soy 12345678{letter}")) is (letter == "Z")


def test_that_a_card_or_account_with_one_digit_changed_is_none() -> None:
    assert finds("4111 1111 1111 1112") == ()
    assert finds("ES91 2100 0418 4502 0005 1333") == ()


def test_that_health_and_minors_are_told_for_the_whole_text() -> None:
    assert Finding("health") in finds("me han diagnosticado asma")
    assert Finding("minor") in finds("mi hija de 4 años")


HOSTILE = {
    "digits": "6" * 100_000,
    "spaced": "6 " * 50_000,
    "dotted": "6.1-" * 25_000,
    "account": "ES91" * 25_000,
    "address": "a.b-c+" * 16_000 + "@",
    "domains": "a@" + "b." * 50_000,
    "spelled": "a arroba " * 11_000,
    "child": "mi hijo " * 12_000,
    "ill": "tengo " * 16_000,
    "zalgo": "6" + "\u0301" * 99_000,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_that_a_hostile_text_is_searched_within_bounds(name: str) -> None:
    """Backtracking over 100 kB would take minutes: the limit of the test ends it."""
    found = finds(HOSTILE[name])
    assert all(-1 <= one.start <= one.end for one in found)
