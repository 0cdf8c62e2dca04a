"""rules.md 4, 5 and 6: is there a matter, which kind, which service, and what a thread is told."""

from __future__ import annotations

from collections import Counter

import pytest

import citizens_texts as texts
from junhall.casework.lessons import Lesson
from junhall.casework.reading import TriageReading
from junhall.casework.triage import Triager, names_another_service, services_for, with_template
from junhall.models.terms import RequestKind, ServiceCode
from junhall.models.town import Town
from junhall.models.town_services import Service
from junhall.models.town_toml import town_from_toml
from junhall.words import resources

TEMPLATE = town_from_toml((resources() / "town" / "template.toml").read_text(encoding="utf-8"))
TRIAGER = Triager(TEMPLATE.services)
WORD_LIMIT = 80


def verdict(reading: TriageReading) -> str:
    return str(reading.kind) if reading.matter else reading.no_matter


def confusion(wanted: str, table: str) -> str:
    """What was made of the texts that were misread, counted, then one a line; empty when none."""
    read = [(text, verdict(TRIAGER.read(text))) for text in texts.lines(table)]
    missed = [(text, got) for text, got in read if got != wanted]
    if not missed:
        return ""
    counts = Counter(got for _, got in read)
    told = "\n".join(f"  {got}: {text}" for text, got in missed)
    return f"{wanted} read as {dict(counts)}\n{told}"


@pytest.mark.parametrize(
    ("wanted", "table"),
    [
        ("proposal", texts.PROPOSALS),
        ("idea", texts.IDEAS),
        ("complaint", texts.COMPLAINTS),
        ("question", texts.QUESTIONS),
        ("thanks", texts.THANKS),
        ("greeting", texts.GREETINGS),
        ("praise", texts.PRAISE),
        ("spam", texts.SPAM),
        ("emoji", texts.EMOJI),
        ("empty", texts.EMPTY),
    ],
)
def test_that_a_text_is_read_as_its_kind_or_as_no_matter__rule_5(wanted: str, table: str) -> None:
    told = confusion(wanted, table)
    assert not told, told


@pytest.mark.parametrize("service", sorted(texts.PROBLEMS))
def test_that_a_problem_finds_its_service_in_four_languages(service: str) -> None:
    missed = []
    for text in texts.lines(texts.PROBLEMS[service]):
        reading = TRIAGER.read(text)
        if (verdict(reading), reading.service) != ("problem", service):
            missed.append(f"  {verdict(reading)} {reading.service} {reading.reasons}: {text}")
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize(
    ("wanted", "table"), [(True, texts.STILL_BROKEN), (False, texts.NOT_STILL_BROKEN)]
)
def test_that_still_broken_is_heard_and_nothing_else_is__rule_6(
    *, wanted: bool, table: str
) -> None:
    read = [(text, TRIAGER.read(text)) for text in texts.lines(table)]
    missed = [text for text, reading in read if reading.still_broken is not wanted]
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize(
    ("text", "thanks"),
    [
        ("gracias, rapidísimos", True),
        ("mil gracias", True),
        ("👏", True),
        ("😡", False),
        ("la farola está apagada, gracias", False),
        ("Gracias, pero sigue sin luz", False),
        ("¿A qué hora abre la biblioteca? Gracias", False),
        ("Hay un bache en la calle Sol. Muchas gracias por su atención", False),
        ("gracias por nada, sigue igual", False),
        ("Arreglad la farola por favor, gracias", False),
        ("Gracias por el banco nuevo. Hay un bache en la calle Sol", False),
        ("Gracias por la papelera, pero falta un banco", False),
        ("La farola necesita ser reparada. Gracias", False),
        ("¿Cuándo estará arreglada la farola? Gracias", False),
        ("Gracias, ya está reparada", True),
        ("ya no hay basura, gracias", True),
        ("ya no hay luz, gracias", False),
    ],
)
def test_that_a_courtesy_at_the_end_is_no_thanks__rule_5(text: str, *, thanks: bool) -> None:
    assert TRIAGER.read(text).thanks is thanks


@pytest.mark.parametrize(
    "text",
    [
        "la farola de la calle sol está APAGADA",
        "LA FAROLA DE LA CALLE SOL ESTA APAGADA",
        "la faróla de la calle Sol está apagada!!!",
        "@Alcalde@pueblo.example la #farola de la calle Sol está apagada 😡😡",
        "la faro\u00adla de la calle Sol esta\u0301 apagada",
        "#FarolaApagada calle Sol",
    ],
)
def test_that_accents_capitals_tags_handles_and_hidden_signs_do_not_matter(text: str) -> None:
    reading = TRIAGER.read(text)
    assert (reading.matter, reading.kind, reading.service) == (
        True,
        RequestKind.PROBLEM,
        "lighting",
    )


def test_that_a_reading_names_the_words_it_saw() -> None:
    reading = TRIAGER.read("La farola de la plaza está rota")
    seen = {(reason.code, reason.word) for reason in reading.reasons}
    assert {("keyword", "farola"), ("kind", "rota")} <= seen
    assert 0.5 < reading.confidence < 1.0


def test_that_a_stem_says_less_than_the_word_itself() -> None:
    exact = TRIAGER.read("los barrenderos")
    stem = TRIAGER.read("lo barrenderil")
    assert exact.service == stem.service == "cleaning"
    assert exact.confidence > stem.confidence > 0.0


def test_that_what_a_thing_stands_beside_is_not_the_matter() -> None:
    assert TRIAGER.read("la papelera junto a la farola está rota").service == "furniture"
    assert TRIAGER.read("la farola junto a la papelera está rota").service == "lighting"
    assert TRIAGER.read("bache en la calle Fuente").service == "roads"


def test_that_a_text_without_a_known_word_is_a_problem_of_no_service() -> None:
    reading = TRIAGER.read("se ha soltado una cosa rara en lo alto del cerro")
    assert (reading.matter, reading.kind, reading.service) == (True, RequestKind.PROBLEM, None)
    assert reading.confidence == 0.0


def test_that_a_service_that_came_with_the_post_is_believed_when_known() -> None:
    for told in ("noise", "NOISE", "Ruidos", "bruit"):
        reading = TRIAGER.read("la farola está rota", service_given=told)
        assert (reading.service, reading.confidence) == ("noise", 1.0)
    assert TRIAGER.read("la farola está rota", service_given="dragons").service == "lighting"


def test_that_a_counter_request_with_a_service_is_always_a_matter() -> None:
    assert TRIAGER.read("", service_given="noise").matter


def test_that_the_networks_language_decides_only_where_the_text_does_not() -> None:
    assert TRIAGER.read("brut", lang="ca").service == "cleaning"
    assert TRIAGER.read("the street light is broken", lang="es-ES").service == "lighting"


def test_that_personal_data_are_flagged_whatever_the_matter__rule_24() -> None:
    assert TRIAGER.read("la farola está rota, llamadme al 600 123 456").personal_data
    assert TRIAGER.read("hola, soy 12345678Z").personal_data
    assert not TRIAGER.read("la farola del parque infantil está rota").personal_data


def test_that_a_reply_of_another_service_is_another_matter__rule_4() -> None:
    lamp = TRIAGER.read("la farola de la plaza está apagada")
    assert names_another_service(TRIAGER.read("y hay un bache enorme en la acera"), lamp)
    assert not names_another_service(TRIAGER.read("a mi tampoco me va la farola"), lamp)
    assert not names_another_service(TRIAGER.read("gracias por quitar la basura"), lamp)
    assert not names_another_service(TRIAGER.read("sigue igual, y el banco sin luz"), lamp)
    assert not names_another_service(TRIAGER.read("hola"), lamp)


# --- the town and its template ---------------------------------------------------------------


def test_that_the_template_is_a_town_without_oddities() -> None:
    assert TEMPLATE.ignored == ()
    assert 18 <= len(TEMPLATE.services) <= 25
    departments = {department.code for department in TEMPLATE.departments}
    for service in TEMPLATE.services:
        assert set(service.name) == set(service.keywords) == {"es", "ca", "fr", "en"}
        assert service.department in departments
        assert service.targets[0].first_response_within is not None
        assert service.targets[0].resolve_within is not None


def test_that_a_town_without_services_has_the_templates() -> None:
    town = Town(name="Aldea", zone_name="Europe/Madrid")
    assert services_for(town, TEMPLATE) == TEMPLATE.services
    assert {d.code for d in with_template(town, TEMPLATE).departments} >= {"works", "police"}


def test_that_a_towns_own_words_replace_the_templates_of_that_language() -> None:
    own = Service(ServiceCode("lighting"), {"es": "Alumbrado"}, keywords={"es": ("candil",)})
    bare = Service(ServiceCode("dragons"), {"es": "Dragones"}, keywords={"es": ("dragón",)})
    town = Town(name="Aldea", zone_name="Europe/Madrid", services=(own, bare))
    services = services_for(town, TEMPLATE)
    assert [service.code for service in services] == ["lighting", "dragons"]
    triager = Triager(services)
    assert triager.read("el candil de la plaza está roto").service == "lighting"
    assert triager.read("la farola de la plaza está rota").service is None
    assert triager.read("the street light is broken").service == "lighting"
    assert triager.read("hay dos dragones en la plaza").service == "dragons"
    assert with_template(town, TEMPLATE).services == services


# --- learning -------------------------------------------------------------------------------


def lessons(count: int, said: str, service: str) -> list[Lesson]:
    return [Lesson(n, frozenset(said.split()), service) for n in range(1, count + 1)]


def test_that_five_corrections_speak_above_the_keywords_and_are_named() -> None:
    text = "el aljibe junto a la farola está roto"
    assert TRIAGER.read(text).service == "lighting"
    taught = Triager(TEMPLATE.services, lessons=lessons(5, "aljibe calle roto", "water"))
    reading = taught.read(text)
    assert reading.service == "water"
    [reason] = [one for one in reading.reasons if one.code == "lesson"]
    assert (reason.word, reason.lessons) == ("aljibe", (1, 2, 3, 4, 5))


def test_that_four_corrections_are_not_yet_a_lesson_and_a_withdrawn_one_does_not_count() -> None:
    five = lessons(5, "aljibe", "water")
    for withdrawn in five:
        standing = [lesson for lesson in five if lesson is not withdrawn]
        reading = Triager(TEMPLATE.services, lessons=standing).read("los aljibes están rotos")
        assert reading.service is None


def test_that_a_lesson_of_a_service_the_town_no_longer_has_is_silent() -> None:
    taught = Triager(TEMPLATE.services, lessons=lessons(5, "farola", "dragons"))
    assert taught.read("la farola está rota").service == "lighting"


def test_that_a_given_service_stands_above_lessons() -> None:
    taught = Triager(TEMPLATE.services, lessons=lessons(5, "aljibe", "water"))
    assert taught.read("el aljibe", service_given="noise").service == "noise"


def test_that_kinds_are_learned_too() -> None:
    told = [Lesson(n, frozenset({"pregon"}), None, "proposal") for n in range(5)]
    reading = Triager(TEMPLATE.services, lessons=told).read("el pregón")
    assert reading.kind is RequestKind.PROPOSAL


# --- hostile texts ---------------------------------------------------------------------------

HOSTILE = {
    "long": "farola rota " * 9_000,
    "one word": "a" * 100_000,
    "spaces": " " * 100_000,
    "zalgo": "f" + "\u0301\u0327\u0336" * 30_000 + "arola",
    "nul": "\x00" * 50_000 + "farola\x00rota",
    "right to left": "\u202e\u200f\u2066" * 30_000 + "farola",
    "digits": "6" * 100_000,
    "spaced digits": "6 0 " * 25_000,
    "ibans": "ES91" * 25_000,
    "ats": "a@" * 50_000,
    "handles": "@a.b" * 25_000,
    "tags": "#FarolaRota" * 9_000,
    "children": "mi hijo de " * 9_000,
    "why not": "por que no lo " * 7_000,
    "dots": "a." * 50_000,
    "marks": "?!" * 50_000,
    "emoji": "👏" * 100_000,
    "surrogates": "\ud83d" * 1_000 + " farola",
    "long inflection": "arregl" + "abcd" * 1_000,
    "signs of formulas": "=+-@" * 25_000,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_that_a_hostile_text_is_read_within_bounds(name: str) -> None:
    """Quadratic reading of 100 kB would take minutes: the limit of the test ends it."""
    reading = TRIAGER.read(HOSTILE[name])
    assert 0.0 <= reading.confidence <= 1.0
    assert len(reading.reasons) < 40
    assert all(len(reason.word) <= WORD_LIMIT for reason in reading.reasons)


def test_that_reading_twice_is_reading_once() -> None:
    for text in texts.lines(texts.QUESTIONS) + texts.lines(texts.THANKS):
        assert TRIAGER.read(text) == TRIAGER.read(text)
