"""What place a text names, in an invented town."""

from __future__ import annotations

import random
from math import cos, pi, radians, sin
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from junhall.casework.basemap import StreetRow, read_basemap
from junhall.casework.places import (
    Gazetteer,
    cell_centre,
    cell_of,
    distance_m,
    is_outside,
    neighbours,
)
from junhall.models.messages import Place
from junhall.models.terms import PlaceQuality

STREETS = Path(__file__).parent / "data" / "streets"


def _row(name, lat, long, kind="street", number="", weight=1):
    return StreetRow(name, kind, number, lat, long, lat, long, lat, long, weight=weight)


@pytest.fixture(scope="module")
def town():
    rows = [*read_basemap(STREETS / "streets.geojson").rows]
    rows += read_basemap(STREETS / "doorways.csv").rows
    return Gazetteer(
        rows, centre=(37.21, -3.6), landmarks=read_basemap(STREETS / "places.geojson").rows
    )


def _read(town, text):
    place = town.read(text)
    return None if place is None else (place.name, place.quality.value)


@pytest.mark.parametrize(
    "text",
    [
        "la farola de la calle Alemania 12 no funciona",
        "C/ Alemania, nº 12",
        "C/Alemania,12",
        "C.ALEMANIA 12",
        "CALLE ALEMANIA 12 FAROLA ROTA",
        "calle alemania número 12",
        "calle Alemania a la altura del número 12",
        "calle alemania frente al 12",
        "en el 12 de la calle Alemania",
        "hay un bache en el número 12 de la calle Alemania",
        "calle Alemania 12-14",
        "#CalleAlemania 12",
        "@juancho la calle Alemania 12, por favor",
        "calle Alemania, al fondo hay basura, nº 12",
    ],
)
def test_that_a_street_with_its_number_is_an_exact_place(town, text):
    place = town.read(text)
    assert (place.name, place.quality) == ("Calle Alemania, 12", PlaceQuality.EXACT)
    assert distance_m(place.lat, place.long, 37.19995, -3.5988) < 1
    assert place.confidence > 0.9


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("c. alemania", "Calle Alemania"),
        ("Avda. de los Molinos", "Avenida de los Molinos"),
        ("AV LOS MOLINOS", "Avenida de los Molinos"),
        ("Pza.Mayor", "Plaza Mayor"),
        ("la plaza mayor está sucia", "Plaza Mayor"),
        ("Calle Mayor está sucia", "Calle Mayor"),
        ("Pº del Río", "Paseo del Río"),
        ("Ctra. Peñaseca km 2", "Carretera de Peñaseca"),
        ("ctra de penaseca", "Carretera de Peñaseca"),
        ("plaza constitucion", "Plaza de la Constitución"),
        ("c/ dr quiroga", "Calle Doctor Quiroga"),
        ("calle doce de octubre", "Calle 12 de Octubre"),
        ("a la rue des lavandières", "Rue des Lavandières"),
        ("carrer ametllers", "Carrer dels Ametllers"),
        ("a broken lamp on Millbrook Street", "Millbrook Street"),
        ("lamp out on Millbrook St", "Millbrook Street"),
        ("P° del Río", "Paseo del Río"),
        ("travesia alfarera", "Travesía Alfarera"),
        ("calle alfarera", "Calle Alfarera"),
        ("calle sol", "Calle Sol"),
        ("Parque de las Cigüeñas", "Parque de las Cigüeñas"),
        ("junto al colegio santa eulalia", "Colegio Santa Eulalia"),
        ("frente al ayuntamiento hay cristales", "Ayuntamiento"),
        ("en calle a, junto al banco", "Calle A"),
    ],
)
def test_that_a_street_is_found_however_it_is_written(town, text, name):
    assert _read(town, text) == (name, "street")


@pytest.mark.parametrize(
    "text",
    [
        "el sol pega fuerte",
        "la mayor parte de los vecinos",
        "queremos una calle nueva para el pueblo",
        "no hay luz en la calle",
        "la calle a oscuras otra vez",
        "hoy hace sol 3 horas",
        "me gusta Alemania",
        "#Alemania campeona",
        "@calle_alemania hola",
        "mira https://example.org/calle-alemania-12",
        "el ayuntamiento no hace nada",
        "el cementerio",
        "calle Almería 3",
        "te espero en el bar de Remedios",
        "la calle esta sucia desde ayer",
        "toda la calle donde el colegio",
        "en el portal 3 hay basura",
        "la plaza de atras del salon",
        "gracias por todo, un saludo",
        "calle",
        "c/",
        "",
        "🙂🙂🙂",
    ],
)
def test_that_ordinary_words_name_no_place(town, text):
    assert town.read(text) is None
    assert town.explain(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "calle Alemania a las 12",
        "calle Alemania a las 12:30",
        "calle Alemania 12:30",
        "calle Alemania el 12 de octubre",
        "calle Alemania 12 de octubre",
        "calle Alemania desde el 12/10/2021",
        "calle Alemania, 958 12 34 56",
        "calle Alemania 658123456",
        "calle Alemania tel. 958123456",
        "calle Alemania 12 farolas apagadas",
        "calle Alemania 12 horas sin luz",
        "calle Alemania 12 €",
        "calle Alemania 2021",
        "calle Alemania, 18001",
        "a las 12 de la calle Alemania",
    ],
)
def test_that_times_dates_and_telephones_are_no_house_numbers(town, text):
    assert _read(town, text) == ("Calle Alemania", "street")


def test_that_a_number_nobody_has_is_placed_at_the_nearest_door_of_its_side(town):
    place = town.read("calle Alemania 16")
    assert (place.name, place.quality) == ("Calle Alemania, 16", PlaceQuality.STREET)
    assert distance_m(place.lat, place.long, 37.19995, -3.5986) < 1
    assert [reason.code for reason in town.explain("calle Alemania 16")] == [
        "place-street",
        "place-nearest-door",
    ]


def test_that_letters_tell_doors_of_one_number_apart(town):
    plain, lettered = town.read("calle Alemania 12"), town.read("calle Alemania 12 B")
    assert lettered.name == "Calle Alemania, 12 B"
    assert (plain.lat, plain.long) != (lettered.lat, lettered.long)
    assert town.read("calle Alemania 12 a oscuras").name == "Calle Alemania, 12"


def test_that_french_and_english_numbers_stand_before_the_street(town):
    assert _read(town, "12 rue des Lavandières") == ("Rue des Lavandières, 12", "exact")
    assert _read(town, "at 7 Millbrook Street") == ("Millbrook Street, 7", "street")


@pytest.mark.parametrize(
    "text",
    [
        "esquina de San Sebastián con Alemania",
        "calle alemania esquina calle san sebastian",
        "cruce entre Alemania y San Sebastián",
        "C/ San Sebastián esq. Alemania",
        "calle Alemania con la calle San Sebastián",
        "the corner of calle Alemania and calle San Sebastián",
    ],
)
def test_that_a_corner_is_where_the_streets_meet(town, text):
    place = town.read(text)
    assert "esq." in place.name
    assert distance_m(place.lat, place.long, 37.2, -3.598) < 1
    assert place.quality is PlaceQuality.STREET


def test_that_a_corner_needs_no_common_point_of_the_map():
    across = StreetRow(
        "Calle Larga", "street", "", 37.2, -3.6, 37.2, -3.61, 37.2, -3.59,
        points=((37.2, -3.61), (37.2, -3.59)),
    )  # fmt: skip
    ends = StreetRow(
        "Calle Corta", "street", "", 37.201, -3.6, 37.2, -3.6, 37.202, -3.6,
        points=((37.2, -3.6), (37.202, -3.6)),
    )  # fmt: skip
    place = Gazetteer([across, ends]).read("calle Larga esquina calle Corta")
    assert distance_m(place.lat, place.long, 37.2, -3.6) < 15


def test_that_boxes_alone_tell_a_corner_where_they_hardly_overlap():
    one = StreetRow("Calle Larga", "street", "", 37.2, -3.6, 37.2, -3.61, 37.2005, -3.59)
    two = StreetRow("Calle Corta", "street", "", 37.201, -3.6, 37.199, -3.6, 37.202, -3.5995)
    far = StreetRow("Calle Lejana", "street", "", 37.3, -3.6, 37.3, -3.6, 37.3, -3.6)
    town = Gazetteer([one, two, far])
    place = town.read("calle Larga con calle Corta")
    assert (round(place.lat, 5), round(place.long, 5)) == (37.20025, -3.59975)
    assert town.read("calle Larga con calle Lejana").name == "Calle Larga"


def test_that_streets_which_do_not_meet_make_no_corner(town):
    assert _read(town, "calle Alemania esquina calle Alfarera") == ("Calle Alemania", "street")


@pytest.mark.parametrize(
    "text",
    [
        "calle Alemanai 12",
        "calle Alemnia 12",
        "cale Alemania 12",
        "la clale alemania 12",
        "calle Allemania 12",
        "Alemania 12, farola rota",
    ],
)
def test_that_typing_errors_are_forgiven_and_called_a_guess_or_known(town, text):
    place = town.read(text)
    assert place.name == "Calle Alemania, 12"
    if "alemania 12" not in text.lower():
        assert place.quality is PlaceQuality.GUESSED
        assert place.confidence < 0.8


@pytest.mark.parametrize("text", ["calle Remedios Lozano", "C/ R. Lozano 3", "calle lozano, 3"])
def test_that_a_part_of_a_long_name_is_a_guess(town, text):
    place = town.read(text)
    assert place.name.startswith("Calle Escritora Remedios Lozano")
    assert place.quality is PlaceQuality.GUESSED


def test_that_the_only_building_of_a_kind_needs_no_name(town):
    assert _read(town, "basura en la puerta del cementerio") == ("Cementerio Municipal", "guessed")


def test_that_numbered_roads_are_one_with_or_without_a_dash():
    town = Gazetteer([_row("Carretera A-92", 37.2, -3.6)])
    for text in ["carretera A-92", "ctra A92 km 12", "la carretera a 92"]:
        assert town.read(text).name == "Carretera A-92"


def test_that_coordinates_in_a_text_are_exact(town):
    place = town.read("hay un bache aquí: 37.20401, -3.59950")
    assert (place.lat, place.long, place.quality) == (37.20401, -3.5995, PlaceQuality.EXACT)
    assert place.name == "Calle Sol"
    assert town.read("37.99999, -3.11111").name is None
    assert town.read("99.99999, -3.11111") is None


def test_that_a_direction_is_not_the_place(town):
    assert _read(town, "dirección plaza mayor, en la calle Alemania")[0] == "Calle Alemania"


def test_that_nearness_and_articles_choose_between_streets_of_one_name():
    twins = Gazetteer(
        [_row("Calle Olmeda", 37.2, -3.6), _row("Plaza Olmeda", 37.3, -3.6),
         _row("Calle Rosal", 37.2, -3.6, weight=9), _row("Calle del Rosal", 37.3, -3.6)]
    )  # fmt: skip
    assert twins.read("avenida olmeda").quality is PlaceQuality.GUESSED
    assert twins.read("avenida olmeda", near=(37.31, -3.6)).name == "Plaza Olmeda"
    assert twins.read("avenida olmeda", near=(37.21, -3.6)).name == "Calle Olmeda"
    assert twins.read("calle del rosal").name == "Calle del Rosal"


def test_that_spellings_of_one_street_are_one_under_the_commonest():
    rows = [
        _row("CALLE LA ALMENDRA", 37.2, -3.6),
        _row("Calle La Almendra", 37.2, -3.6, weight=5),
        _row("Calle La Almendra 7", 37.2003, -3.6),
    ]
    merged = Gazetteer(rows)
    assert merged.names() == ("Calle La Almendra",)
    assert _read(merged, "calle almendra 7") == ("Calle La Almendra, 7", "exact")


def test_that_an_empty_town_reads_nothing():
    empty = Gazetteer([])
    assert empty.read("calle Alemania 12") is None
    assert empty.box is None
    assert not is_outside(Place(1.0, 1.0, None), empty.box)


def test_that_places_beyond_the_town_are_outside(town):
    assert not is_outside(Place(37.2, -3.6, None), town.box)
    assert is_outside(Place(40.4, -3.7, None), town.box)
    assert not is_outside(Place(None, None, "somewhere"), town.box)


def test_that_a_point_has_a_street_only_when_one_is_near(town):
    assert town.street_at(37.20401, -3.59951) == "Calle Sol"
    assert town.street_at(38.0, -3.6) is None


@given(st.text(max_size=300))
def test_that_no_text_breaks_the_reader(town, text):
    place = town.read(text)
    assert place is None or 0.0 <= place.confidence <= 1.0


def test_that_hostile_texts_are_read_in_bounded_work(town):
    for text in ["calle " * 4000, "calle de la " * 2000, "1 " * 10_000, "calle ale " * 2000]:
        assert town.read(text) is None
    assert town.read("calle alemania con " * 2000).name == "Calle Alemania"


@given(st.floats(-89.9, 89.9), st.floats(-180, 180))
def test_that_a_cell_holds_its_own_centre(lat, long):
    cell = cell_of(lat, long)
    assert cell_of(*cell_centre(cell)) == cell
    assert cell in neighbours(cell)


def test_that_all_within_250_metres_is_in_the_neighbours():
    rnd = random.Random(11)
    for _ in range(3000):
        lat, long = rnd.uniform(-80, 80), rnd.uniform(-179.9, 179.9)
        turn, away = rnd.uniform(0, 2 * pi), rnd.uniform(0, 249.5)
        other = lat + away * cos(turn) / 111_194.93
        across = long + away * sin(turn) / (111_194.93 * cos(radians(lat)))
        assert cell_of(other, across) in neighbours(cell_of(lat, long))


def test_that_cells_stay_what_they_were():
    assert cell_of(37.2206, -3.5944) == 14_833_480_717
    assert distance_m(*cell_centre(cell_of(37.2206, -3.5944)), 37.2206, -3.5944) < 180


def test_that_distance_is_that_of_a_round_earth():
    assert distance_m(0, 0, 0, 1) == pytest.approx(111_194.93, abs=0.01)
    assert distance_m(37.2, -3.6, 37.2, -3.6) == 0.0
    assert distance_m(0, 0, 0, 180) == pytest.approx(20_015_086.8, abs=0.1)
