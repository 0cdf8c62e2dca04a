"""rules.md 23, 24 and 30: what is private, what is personal, what looks like a duplicate."""

from pathlib import Path

import pytest

from hall import LAMP, NOW, STREETS, open_hall, post
from junhall.casework.queries import wall_now
from scenarios import Scenario, check, told

DM = {"visibility": "private"}
OTHER = "@Ayto@alfaro.example la farola de la calle Sol está rota"

PRIVATE = [
    told(
        "rule 23: a direct message is a private request",
        post("a", "10:00", "ana", "@Ayto la farola de la calle Alemania está rota", **DM),
        cases={"a": {"private": True, "flags": []}},
    ),
    told(
        "rule 23: a post to followers is treated as private",
        post("a", "10:00", "ana", LAMP, visibility="followers"),
        cases={"a": {"private": True}},
    ),
    told(
        "rule 23: an unlisted post is public",
        post("a", "10:00", "ana", LAMP, visibility="unlisted"),
        cases={"a": {"private": False}},
    ),
    told(
        "rule 23: a post to followers is answered by a post to followers",
        post("a", "10:00", "ana", LAMP, visibility="followers"),
        post("b", "10:05", "mayor", "@ana lo vemos", to="a", visibility="followers"),
        cases={"a": {"first_answer_at": "10:05"}},
    ),
    told(
        "rule 23: a direct message with a matter in a public thread is a private request",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", "Y tengo una multa que no es mía, ¿qué hago?", to="a", **DM),
        cases={"a": {"private": False, "posts": ["a"]}, "b": {"private": True, "posts": ["b"]}},
    ),
    told(
        "rule 23: a private request has assignees and promises like any other",
        post("a", "10:00", "ana", "Hay una fuga de luz en la calle Sol", **DM),
        post("b", "10:05", "mayor", "@ana mañana va @Electrico", to="a", **DM),
        cases={
            "a": {
                "private": True,
                "assignees": ["electrician"],
                "promises": [
                    {"post": "b", "due_at": "2026-06-03T19:00:00+02:00", "state": "proposed"}
                ],
            }
        },
    ),
]

PERSONAL = [
    told(
        f"rule 24: {name} in a public post is flagged",
        post("a", "10:00", "ana", f"{LAMP}. {text}"),
        cases={"a": {"flags": ["personal-data"]}},
    )
    for name, text in {
        "a phone number": "Mi teléfono es 612 345 678",
        "an e-mail address": "Escríbeme a ana.lopez@correo.example.com",
        "an identity number": "Mi DNI es 12345678Z",
        "a plate": "El coche es un 1234 BCD",
        "a bank account": "ES91 2100 0418 4502 0005 1332",
        "a word on health": "Mi madre tiene alzheimer y le da miedo",
        "a word on minors": "Mi hijo de 7 años se ha caído",
    }.items()
] + [
    told(
        "rule 24: personal data in a direct message are not flagged",
        post("a", "10:00", "ana", "Farola rota en calle Sol, mi teléfono es 612 345 678", **DM),
        cases={"a": {"flags": []}},
    ),
    told(
        "rule 24: personal data in a later public post flag the request",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "ana", "Mi teléfono es 612 345 678", to="a"),
        cases={"a": {"flags": ["personal-data"]}},
    ),
    told(
        "rule 24: a post without personal data is not flagged",
        post("a", "10:00", "ana", "@Ayto la farola 12 de la calle Alemania 30 está rota"),
        cases={"a": {"flags": []}},
    ),
]

DUPLICATES = [
    told(
        "rule 30: duplicates are proposed on both sides",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:30", "beto", "@Ayto farola rota en calle Alemania"),
        post("c", "11:00", "carla", "@Ayto no hay luz en la calle Alemania"),
        cases={
            "a": {"duplicates_proposed": ["2026-2", "2026-3"]},
            "b": {"duplicates_proposed": ["2026-1", "2026-3"]},
            "c": {"duplicates_proposed": ["2026-1", "2026-2"]},
        },
    ),
    told(
        "rule 30: another street is no duplicate",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:30", "beto", OTHER),
        cases={"a": {"duplicates_proposed": []}, "b": {"duplicates_proposed": []}},
    ),
    told(
        "rule 30: another service is no duplicate",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:30", "beto", "@Ayto hay un bache en la calle Alemania"),
        cases={"a": {"duplicates_proposed": []}, "b": {"duplicates_proposed": []}},
    ),
    told(
        "rule 30: duplicates are never proposed across private and public",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:30", "beto", "Farola rota en la calle Alemania", **DM),
        cases={"a": {"duplicates_proposed": []}, "b": {"duplicates_proposed": []}},
    ),
    told(
        "rule 30: two private requests may be duplicates",
        post("a", "10:00", "ana", "Farola rota en la calle Alemania", **DM),
        post("b", "10:30", "beto", "Farola rota en la calle Alemania", **DM),
        cases={"a": {"duplicates_proposed": ["2026-2"]}, "b": {"duplicates_proposed": ["2026-1"]}},
    ),
    told(
        "rule 30: duplicates meet across networks",
        post("a", "10:00", "ana", LAMP),
        post(
            "b",
            "10:30",
            "beto.example",
            "@ayto.alfaro.example farola rota en calle Alemania",
            network="bluesky",
        ),
        post("c", "10:40", "phone:Tarde", "Farola rota en calle Alemania", network="other"),
        cases={
            "a": {"duplicates_proposed": ["2026-2", "2026-3"]},
            "b": {"duplicates_proposed": ["2026-1", "2026-3"]},
            "c": {"duplicates_proposed": ["2026-1", "2026-2"]},
        },
    ),
    told(
        "rule 30: two points within the service's radius are duplicates",
        post("a", "10:00", "ana", "@Ayto farola rota", place={"lat": 37.2, "long": -3.6}),
        post("b", "10:30", "beto", "@Ayto farola rota", place={"lat": 37.2005, "long": -3.6}),
        cases={"a": {"duplicates_proposed": ["2026-2"]}, "b": {"duplicates_proposed": ["2026-1"]}},
    ),
    told(
        "rule 30: two points beyond the service's radius are none",
        post("a", "10:00", "ana", "@Ayto farola rota", place={"lat": 37.2, "long": -3.6}),
        post("b", "10:30", "beto", "@Ayto farola rota", place={"lat": 37.2015, "long": -3.6}),
        cases={"a": {"duplicates_proposed": []}, "b": {"duplicates_proposed": []}},
    ),
    told(
        "rule 30: without any place nothing looks like a duplicate",
        post("a", "10:00", "ana", "@Ayto hay una farola rota"),
        post("b", "10:30", "beto", "@Ayto hay una farola rota"),
        cases={"a": {"duplicates_proposed": []}, "b": {"duplicates_proposed": []}},
    ),
    told(
        "rule 30: names alone meet where the town has no streets",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:30", "beto", "@Ayto farola rota en Calle ALEMANIA"),
        cases={"a": {"duplicates_proposed": ["2026-2"]}, "b": {"duplicates_proposed": ["2026-1"]}},
        streets=None,
    ),
    told(
        "rule 30: names given with the post meet whatever their case",
        post(
            "a",
            "10:00",
            "phone:1",
            "Farola rota",
            network="other",
            place={"name": "Calle Alemania"},
        ),
        post(
            "b",
            "10:30",
            "phone:2",
            "Farola rota",
            network="other",
            place={"name": "calle alemania"},
        ),
        cases={"a": {"duplicates_proposed": ["2026-2"]}, "b": {"duplicates_proposed": ["2026-1"]}},
        streets=None,
    ),
    told(
        "rule 30: thanks have no duplicates",
        post("a", "10:00", "ana", "@Ayto gracias por la farola de la calle Alemania"),
        post("b", "10:30", "beto", "@Ayto gracias por la farola de la calle Alemania"),
        cases={"a": {"duplicates_proposed": []}, "b": {"duplicates_proposed": []}},
    ),
]

FORMS = [
    told(
        "formats.md: a place given as coordinates is exact",
        post("a", "10:00", "ana", "@Ayto farola rota", place={"lat": 37.2, "long": -3.598}),
        cases={"a": {"place": {"lat": 37.2, "long": -3.598, "name": None, "quality": "exact"}}},
    ),
    told(
        "formats.md: a place given by a name that the streets know is on the map",
        post(
            "a",
            "10:00",
            "phone:Tarde",
            "Farola rota",
            network="other",
            place={"name": "calle alemania"},
            service="lighting",
        ),
        cases={
            "a": {
                "place": {
                    "lat": 37.2,
                    "long": -3.598,
                    "name": "Calle Alemania",
                    "quality": "street",
                }
            }
        },
    ),
    told(
        "formats.md: a service given with the post is believed",
        post("a", "10:00", "counter:1", "Se ha roto otra vez", network="other", service="roads"),
        cases={"a": {"service": "roads", "kind": "problem"}},
    ),
    told(
        "formats.md: text with no place has none",
        post("a", "10:00", "ana", "@Ayto hay una farola rota"),
        cases={"a": {"place": None}},
    ),
    told(
        "formats.md: ids that two networks share are written network:id",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:04", "mayor", "@ana mañana", to="a"),
        post(
            "a",
            "11:00",
            "beto.example",
            "@ayto.alfaro.example un bache en calle Sol",
            network="bluesky",
        ),
        cases={
            "mastodon:a": {
                "posts": ["mastodon:a", "b"],
                "promises": [
                    {"post": "b", "due_at": "2026-06-03T19:00:00+02:00", "state": "proposed"}
                ],
            },
            "bluesky:a": {"posts": ["bluesky:a"], "service": "roads"},
        },
    ),
    told(
        "formats.md: text in HTML is read as its words",
        post(
            "a",
            "10:00",
            "ana",
            '<p><span class="h-card"><a href="https://alfaro.example/@Ayto">@<span>Ayto</span></a>'
            "</span> la farola de la calle <b>Alemania</b><br>est&aacute; rota</p>",
            text_format="html",
            mentions=["@Ayto@alfaro.example"],
        ),
        cases={"a": {"service": "lighting"}},
    ),
    told(
        "formats.md: an unknown network is another network",
        post("a", "10:00", "phone:Tarde", "Farola rota en calle Sol", network="paloma"),
        cases={"a": {"service": "lighting"}},
    ),
    told(
        "formats.md: a photo without a word that is sent to the town is a request",
        post("a", "10:00", "ana", "@Ayto@alfaro.example", media=[{"kind": "image", "url": "u"}]),
        cases={"a": {"service": None, "place": None, "kind": "problem"}},
    ),
] + [
    told(
        f"formats.md: a post in {lang} is read",
        post("a", "10:00", "ana", f"@Ayto@alfaro.example {text}", lang=lang),
        cases={"a": {"service": "lighting", "kind": "problem"}},
    )
    for lang, text in {
        "ca": "el fanal del carrer Major no funciona",
        "fr": "le lampadaire de la rue est en panne",
        "en": "the street light is broken",
    }.items()
]

EVERY = [*PRIVATE, *PERSONAL, *DUPLICATES, *FORMS]


@pytest.mark.parametrize("scenario", EVERY, ids=lambda scenario: scenario.name)
def test_that_what_is_private_stays_so_and_likeness_is_seen(
    scenario: Scenario, tmp_path: Path
) -> None:
    check(scenario, tmp_path)


def test_that_the_wall_names_a_street_and_no_door_rule_25(tmp_path: Path) -> None:
    with open_hall(tmp_path, streets=STREETS) as hall:
        hall.take(
            post("a", "10:00", "ana", "@Ayto la farola de la calle Alemania 12 no luce"),
            post("b", "10:01", "eva", "@Ayto farola rota en la calle 12 de Octubre"),
        )
        town = hall.intake.readers.town
        page = hall.store.read(lambda session: wall_now(session, town, NOW, 5)).result()
        assert hall.case("a")["place"]["name"] == "Calle Alemania, 12"
        assert [row.street for row in page.rows] == ["Calle Alemania", "Calle 12 de Octubre"]
