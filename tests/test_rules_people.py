"""rules.md 1 to 9: who writes, what opens a request, threads, boosts, edits and deletions."""

from pathlib import Path

import pytest

from hall import LAMP, PHOTO, post
from scenarios import Scenario, check, told

ALEMANIA = "Calle Alemania"

OFFICIALS = [
    told(
        "rule 1: a staff handle of town.toml is an official whatever its case",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:04", "@OBRAS@Alfaro.EXAMPLE", "@ana lo miramos", to="a"),
        cases={"a": {"first_answer_s": 240, "status": "answered", "supporters": []}},
    ),
    told(
        "rule 1: an account of the town is an official",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:04", "town", "@ana tomamos nota", to="a"),
        cases={"a": {"first_answer_at": "10:04"}},
    ),
    told(
        "rule 1: an account without a person is an official too",
        post("a", "10:00", "ana.example", "@ayto.alfaro.example farola rota", network="bluesky"),
        post("b", "10:04", "ayto.alfaro.example", "tomamos nota", to="a", network="bluesky"),
        cases={"a": {"first_answer_at": "10:04", "assignees": []}},
    ),
    told(
        "rule 1: a handle of one network is nobody on another",
        post("a", "10:00", "ana", LAMP, network="x"),
        no_request=("a",),
    ),
    told(
        "rule 1: a short @name counts where one local account has it",
        post("a", "10:00", "ana", "@ayto la farola de la calle Alemania está rota"),
        post("b", "10:05", "mayor", "@ana mañana va @electrico", to="a"),
        cases={"a": {"assignees": ["electrician"]}},
    ),
    told(
        "rule 1: a short @name counts where mentions resolve it",
        post("a", "10:00", "ana", "@Ayto hay una farola rota", mentions=["@Ayto@alfaro.example"]),
        post(
            "b",
            "10:05",
            "mayor",
            "@ana va @Electrico",
            to="a",
            mentions=["@ana@vecinas.example", "@Electrico@alfaro.example"],
        ),
        cases={"a": {"assignees": ["electrician"]}},
    ),
    told(
        "rule 1: a namesake on another server is nobody of ours",
        post("a", "10:00", "ana", "@Ayto@otra.example la farola de la calle Alemania está rota"),
        no_request=("a",),
    ),
    told(
        "rule 1: a short @name that mentions resolve to another server is nobody of ours",
        post("a", "10:00", "ana", LAMP),
        post(
            "b",
            "10:05",
            "mayor",
            "@ana se lo cuento a @Electrico",
            to="a",
            mentions=["@ana@vecinas.example", "@Electrico@otra.example"],
        ),
        cases={"a": {"assignees": [], "first_answer_at": "10:05"}},
    ),
    told(
        "rule 1: a namesake of an official on another server writes as a citizen",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "@Alcaldesa@otra.example", "@ana ya está arreglado", to="a"),
        cases={
            "a": {
                "first_answer_at": None,
                "solved_proposed_at": None,
                "supporters": ["@Alcaldesa@otra.example"],
            }
        },
    ),
    told(
        "rule 1: an official's short handle is his own on his own server",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "Alcaldesa", "@ana lo vemos", to="a"),
        cases={"a": {"first_answer_at": "10:05"}},
    ),
    told(
        "rule 1: an automatic post of the town answers nothing, assigns nobody, promises nothing",
        post("a", "10:00", "ana", LAMP),
        post(
            "b",
            "10:00:05",
            "town",
            "@ana recibido. Mañana va @Electrico. Hecho #AlfaroResponde",
            to="a",
            automatic=True,
            media=PHOTO,
        ),
        cases={
            "a": {
                "status": "new",
                "first_answer_at": None,
                "assignees": [],
                "promises": [],
                "solved_proposed_at": None,
                "supporters": [],
                "posts": ["a", "b"],
            }
        },
    ),
    told(
        "rule 1: after an automatic post a person's is the first answer",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:00:05", "town", "@ana recibido", to="a", automatic=True),
        post("c", "10:09", "town", "@ana lo vemos", to="a"),
        cases={"a": {"first_answer_s": 540}},
    ),
    told(
        "rule 1: an automatic root post of the town is no request",
        post("a", "10:00", "town", "Recuerde: hay bono luz", automatic=True),
        n=0,
    ),
]

OPENING = [
    told(
        "rule 3: a citizen's root post that mentions the town opens a request",
        post("a", "10:00", "ana", LAMP),
        cases={
            "a": {
                "number": "2026-1",
                "kind": "problem",
                "service": "lighting",
                "status": "new",
                "posts": ["a"],
                "private": False,
                "source_status": None,
                "laps": 1,
                "place": {"lat": 37.2, "long": -3.598, "name": ALEMANIA, "quality": "street"},
            }
        },
    ),
    told(
        "rule 3: a citizen may write straight to a worker",
        post("a", "10:00", "ana", "@Electrico@alfaro.example farola rota en la calle Sol"),
        cases={"a": {"status": "new", "assignees": [], "assigned_at": None}},
    ),
    told(
        "rule 3: a citizen's post that addresses nobody of the hall opens nothing",
        post("a", "10:00", "ana", "La farola de la calle Alemania está rota"),
        no_request=("a",),
    ),
    told(
        "rule 3: a direct message opens a private request without a mention",
        post("a", "10:00", "ana", "Hay una farola rota en la calle Sol", visibility="private"),
        cases={"a": {"private": True, "service": "lighting"}},
    ),
    told(
        "rule 3: a post to followers that names nobody of the hall does not address it",
        post("a", "10:00", "ana", "Hay una farola rota en la calle Sol", visibility="followers"),
        no_request=("a",),
    ),
    told(
        "rule 3: counter and phone open requests without a mention",
        post("a", "10:00", "counter:Ventanilla 1", "Farola rota en calle Sol", network="other"),
        post("b", "10:10", "phone:Tarde", "Contenedor lleno en calle Mayor", network="other"),
        cases={"a": {"service": "lighting"}, "b": {"service": "waste"}},
    ),
    told(
        "rule 3: an official's root post is an announcement",
        post("a", "10:00", "mayor", "Mañana se corta la luz en la calle Sol por obras"),
        no_request=("a",),
    ),
    told(
        "rule 3: an official's root post that mentions a colleague is an announcement",
        post("a", "10:00", "mayor", "@Electrico@alfaro.example gracias por cambiar las farolas"),
        no_request=("a",),
    ),
    told(
        "rule 3: a worker's own report that mentions a colleague is a request, flag internal",
        post("a", "10:00", "sweeper", "@Electrico he visto una farola rota en la calle Alemania"),
        cases={
            "a": {
                "flags": ["internal"],
                "service": "lighting",
                "assignees": ["electrician"],
                "first_answer_at": None,
                "status": "assigned",
                "supporters": [],
            }
        },
    ),
    told(
        "rule 3: a worker's own report that mentions the town is a request, flag internal",
        post("a", "10:00", "sweeper", "@Ayto he visto una farola rota en la calle Alemania"),
        cases={"a": {"flags": ["internal"], "assignees": [], "status": "new"}},
    ),
    told(
        "rule 3: a worker's report that mentions nobody is an announcement",
        post("a", "10:00", "sweeper", "He visto una farola rota en la calle Alemania"),
        no_request=("a",),
    ),
    told(
        "rule 3: a worker's report that answers somebody is no request of its own",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:10", "sweeper", "@ana @Electrico he visto la farola rota", to="a"),
        cases={"a": {"posts": ["a", "b"], "flags": [], "assignees": ["electrician"]}},
    ),
    told(
        "rule 3: an internal report is answered by another official and solved by the assignee",
        post("a", "10:00", "sweeper", "@Electrico he visto una farola rota en la calle Alemania"),
        post("b", "10:20", "electrician", "@Limpieza voy", to="a"),
        post("c", "11:00", "electrician", "@Limpieza", to="b", media=PHOTO),
        cases={"a": {"first_answer_at": "10:20", "solved_proposed_at": "11:00"}},
    ),
]

THREADS = [
    told(
        "rule 4: a reply to an announcement that raises a matter opens its own request",
        post("n", "09:00", "mayor", "Hoy empiezan las fiestas"),
        post("a", "10:00", "ana", "@Alcaldesa la farola de la calle Alemania está rota", to="n"),
        cases={"a": {"posts": ["a"], "service": "lighting"}},
        no_request=("n",),
    ),
    told(
        "rule 4: a reply to an announcement needs no mention",
        post("n", "09:00", "mayor", "Hoy empiezan las fiestas"),
        post("a", "10:00", "ana", "La farola de la calle Alemania está rota", to="n"),
        cases={"a": {"posts": ["a"]}},
    ),
    told(
        "rule 4: each reply to an announcement that raises a matter opens its own",
        post("n", "09:00", "mayor", "Hoy empiezan las fiestas"),
        post("a", "10:00", "ana", "La farola de la calle Alemania está rota", to="n"),
        post("b", "10:01", "beto", "La farola de la calle Alemania está rota", to="n"),
        cases={
            "a": {"posts": ["a"], "duplicates_proposed": ["2026-2"]},
            "b": {"posts": ["b"], "duplicates_proposed": ["2026-1"]},
        },
    ),
    told(
        "rule 4: a reply to an announcement without a matter opens nothing",
        post("n", "09:00", "mayor", "Hoy empiezan las fiestas"),
        post("a", "10:00", "ana", "😍😍", to="n"),
        no_request=("n", "a"),
    ),
    told(
        "rule 4: a matter raised in the talk below an announcement opens its own request",
        post("n", "09:00", "mayor", "Hoy empiezan las fiestas"),
        post("a", "10:00", "ana", "😍😍", to="n"),
        post("b", "10:05", "beto", "Pues la farola de la calle Alemania está rota", to="a"),
        cases={"b": {"posts": ["b"]}},
        no_request=("n", "a"),
    ),
    told(
        "rule 4: the author's own reply joins, whatever it names",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "ana", "Y hay basura en la calle Sol", to="a"),
        cases={"a": {"posts": ["a", "b"], "service": "lighting", "supporters": []}},
    ),
    told(
        "rule 4: another citizen's reply joins as a supporter's voice",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", "Es verdad, no se ve nada", to="a"),
        cases={"a": {"posts": ["a", "b"], "supporters": ["@beto@vecinas.example"]}},
    ),
    told(
        "rule 4: a supporter may name the same street and the same service",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", "@Ayto vivo en calle Alemania, sigue rota la farola", to="a"),
        cases={"a": {"posts": ["a", "b"], "supporters": ["@beto@vecinas.example"]}},
    ),
    told(
        "rule 4: a supporter may name a number of the same street",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", "La farola rota es la de la calle Alemania 12", to="a"),
        cases={"a": {"posts": ["a", "b"], "supporters": ["@beto@vecinas.example"]}},
    ),
    told(
        "rule 4: a reply that names a different place opens its own",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", "La farola de la calle Sol también está rota", to="a"),
        cases={
            "a": {"posts": ["a"], "supporters": []},
            "b": {"posts": ["b"], "supporters": [], "service": "lighting"},
        },
    ),
    told(
        "rule 4: a reply that only names a different place opens its own, of the same service",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", "En la calle Sol pasa lo mismo", to="a"),
        cases={"a": {"posts": ["a"]}, "b": {"posts": ["b"], "service": "lighting"}},
    ),
    told(
        "rule 4: a reply that names a different service opens its own",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", "Y el contenedor está lleno de basura", to="a"),
        cases={"a": {"posts": ["a"], "supporters": []}, "b": {"service": "waste"}},
    ),
    told(
        "rule 4: a reply placed elsewhere by its coordinates opens its own",
        post("a", "10:00", "ana", "@Ayto farola rota", place={"lat": 37.2, "long": -3.6}),
        post("b", "10:05", "beto", "otra farola rota", to="a", place={"lat": 37.21, "long": -3.6}),
        cases={"a": {"posts": ["a"]}, "b": {"posts": ["b"]}},
    ),
    told(
        "rule 4: the place that the author added later is the thread's place",
        post("a", "10:00", "ana", "@Ayto hay una farola rota"),
        post("b", "10:02", "ana", "Es en la calle Alemania", to="a"),
        post("c", "10:05", "beto", "La farola de la calle Sol tampoco luce", to="a"),
        cases={
            "a": {
                "posts": ["a", "b"],
                "place": {"lat": 37.2, "long": -3.598, "name": ALEMANIA, "quality": "street"},
            },
            "c": {"posts": ["c"]},
        },
    ),
    told(
        "rule 4: what follows a linked request belongs to it",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", "La farola de la calle Sol también está rota", to="a"),
        post("c", "10:09", "mayor", "@beto mañana va @Electrico", to="b"),
        cases={
            "a": {"posts": ["a"], "assignees": [], "first_answer_at": None},
            "b": {"posts": ["b", "c"], "assignees": ["electrician"]},
        },
    ),
    told(
        "rule 4: a reply that thanks joins whatever it names",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", "Gracias por avisar", to="a"),
        cases={"a": {"posts": ["a", "b"]}},
    ),
    told(
        "rule 4: a reply joins the thread of a request of another citizen's reply",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", "Es verdad", to="a"),
        post("c", "10:06", "carla", "A mí me pasa igual", to="b"),
        cases={
            "a": {
                "posts": ["a", "b", "c"],
                "supporters": ["@beto@vecinas.example", "@carla@vecinas.example"],
            }
        },
    ),
]

NO_MATTER = (
    [
        told(
            f"rule 5: {name} is no request",
            post("a", "10:00", "ana", f"@Ayto@alfaro.example {text}"),
            no_request=("a",),
        )
        for name, text in {
            "praise of a football team": "¡Qué grande el Granada CF, vaya golazo!",
            "spam": "Gana 500 euros al día desde casa https://spam.example/oferta",
            "a bare emoji": "😀",
            "a greeting": "¡Buenos días!",
            "a mention alone": "",
            "a greeting in English": "Good morning!",
            "a greeting in French": "Bonjour !",
            "a greeting in Catalan": "Bon dia!",
        }.items()
    ]
    + [
        told(
            f"rule 5: {name} is a request of kind thanks, without a clock",
            post("a", "10:00", "ana", f"@Ayto@alfaro.example {text}"),
            post("b", "10:30", "mayor", "@ana ¡a ti!", to="a"),
            cases={
                "a": {
                    "kind": "thanks",
                    "first_answer_at": None,
                    "first_answer_s": None,
                    "first_answer_office_s": None,
                    "time_to_solve_s": None,
                    "solved_at": None,
                }
            },
        )
        for name, text in {
            "thanks": "muchas gracias por vuestro trabajo",
            "congratulations": "enhorabuena por el nuevo parque",
            "thanks in English": "thank you so much for your work",
            "thanks in French": "merci beaucoup pour votre travail",
            "thanks in Catalan": "moltes gràcies per la feina",
        }.items()
    ]
    + [
        told(
            f"rule 5: a matter of kind {kind} is a request of that kind",
            post("a", "10:00", "ana", f"@Ayto@alfaro.example {text}"),
            cases={"a": {"kind": kind, "status": "new"}},
        )
        for kind, text in {
            "problem": "hay un bache enorme en la calle Sol",
            "question": "¿a qué hora abre la biblioteca?",
            "proposal": "propongo poner más bancos en la plaza Mayor",
            "complaint": "es una vergüenza, llevo tres semanas esperando y nadie contesta",
        }.items()
    ]
)

THANKS = [
    told(
        "rule 6: thanks after a proposed Solved set thanked_at",
        post("a", "10:00", "ana", LAMP),
        post("b", "11:00", "electrician", "@ana ya está arreglada", to="a"),
        post("c", "11:30", "ana", "¡Muchas gracias!", to="b"),
        cases={"a": {"thanked_at": "11:30", "solved_proposed_at": "11:00", "laps": 1}},
    ),
    told(
        "rule 6: thanks before any Solved set nothing",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:30", "electrician", "@ana lo miro", to="a"),
        post("c", "10:40", "ana", "¡Muchas gracias!", to="b"),
        post("d", "11:00", "electrician", "@ana ya está arreglada", to="a"),
        cases={"a": {"thanked_at": None}},
    ),
    told(
        "rule 6: still broken proposes Reopen at that reply's time, laps stay",
        post("a", "10:00", "ana", LAMP),
        post("b", "11:00", "electrician", "@ana ya está arreglada", to="a"),
        post("c", "11:30", "ana", "Pues sigue sin funcionar", to="b"),
        cases={
            "a": {
                "reopen_proposed_at": "11:30",
                "laps": 1,
                "reopened_at": [],
                "thanked_at": None,
                "solved_proposed_at": "11:00",
            }
        },
    ),
    told(
        "rule 6: thanks with still broken propose Reopen",
        post("a", "10:00", "ana", LAMP),
        post("b", "11:00", "electrician", "@ana ya está arreglada", to="a"),
        post("c", "11:30", "ana", "Gracias, pero sigue rota", to="b"),
        cases={"a": {"reopen_proposed_at": "11:30", "thanked_at": None}},
    ),
    told(
        "rule 6: still broken before any Solved proposes nothing",
        post("a", "10:00", "ana", LAMP),
        post("c", "11:30", "ana", "Sigue sin funcionar", to="a"),
        cases={"a": {"reopen_proposed_at": None}},
    ),
    told(
        "rule 6: still broken is understood in English",
        post("a", "10:00", "ana", "@Ayto@alfaro.example the street light is broken", lang="en"),
        post("b", "11:00", "electrician", "@ana fixed", to="a"),
        post("c", "11:30", "ana", "It is still not working", to="b"),
        cases={"a": {"reopen_proposed_at": "11:30"}},
    ),
]

BOOSTS = [
    told(
        "rule 7: a citizen's boost opens nothing and adds a supporter",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", LAMP, boost_of="a"),
        cases={"a": {"posts": ["a"], "supporters": ["@beto@vecinas.example"]}},
    ),
    told(
        "rule 7: a boost needs no text",
        post("a", "10:00", "ana", LAMP),
        {
            "network": "mastodon",
            "id": "b",
            "author": "@beto@vecinas.example",
            "boost_of": "a",
            "posted_at": "2026-06-02T10:05:00+02:00",
            "text": "",
        },
        cases={"a": {"posts": ["a"], "supporters": ["@beto@vecinas.example"]}},
    ),
    told(
        "rule 7: an official's boost adds nothing",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "mayor", LAMP, boost_of="a"),
        cases={"a": {"posts": ["a"], "supporters": [], "first_answer_at": None, "status": "new"}},
    ),
    told(
        "rule 7: the author's own boost adds no supporter",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "ana", LAMP, boost_of="a"),
        cases={"a": {"supporters": []}},
    ),
    told(
        "rule 7: two boosts of one citizen are one supporter",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "beto", "", boost_of="a"),
        post("c", "10:06", "beto", "Es verdad", to="a"),
        cases={"a": {"posts": ["a", "c"], "supporters": ["@beto@vecinas.example"]}},
    ),
    told(
        "rule 7: a boost of an announcement opens nothing",
        post("n", "09:00", "mayor", "Mañana se corta la luz en la calle Sol"),
        post("b", "10:05", "beto", "", boost_of="n"),
        n=0,
    ),
    told(
        "rule 7: a boost of what is unknown opens nothing",
        post("b", "10:05", "beto", LAMP, boost_of="nowhere"),
        n=0,
    ),
    told(
        "rule 7: a post with an unknown parent stands alone",
        post("b", "10:05", "beto", LAMP, to="nowhere"),
        cases={"b": {"posts": ["b"], "status": "new"}},
    ),
]

EDITS = [
    told(
        "rule 9: a citizen's edit is read again",
        post("a", "10:00", "ana", "@Ayto@alfaro.example hay una farola rota"),
        post(
            "a",
            "10:00",
            "ana",
            "@Ayto@alfaro.example hay una farola rota en la calle Alemania",
            event="edited",
            seen_at="10:30",
        ),
        cases={
            "a": {
                "posts": ["a"],
                "posted_at": "10:00",
                "seen_at": "10:00",
                "place": {"lat": 37.2, "long": -3.598, "name": ALEMANIA, "quality": "street"},
            }
        },
    ),
    told(
        "rule 9: an edit of a post never seen is a new post",
        post("a", "10:00", "ana", LAMP, event="edited", seen_at="10:30"),
        cases={"a": {"posted_at": "10:00", "seen_at": "10:30", "status": "new"}},
    ),
    told(
        "rule 9: an official's edit never moves the first answer",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "mayor", "@ana lo vemos", to="a"),
        post("b", "10:05", "mayor", "@ana lo vemos hoy", to="a", event="edited", seen_at="10:50"),
        cases={"a": {"first_answer_at": "10:05", "posts": ["a", "b"]}},
    ),
    told(
        "rule 9: an official's edit that adds a mention assigns at the edit's time",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "mayor", "@ana lo vemos", to="a"),
        post(
            "b", "10:05", "mayor", "@ana lo ve @Electrico", to="a", event="edited", seen_at="10:50"
        ),
        cases={
            "a": {
                "first_answer_at": "10:05",
                "assigned_at": "10:50",
                "assignees": ["electrician"],
            }
        },
    ),
    told(
        "rule 9: an official's edit that adds a time promises at the edit's time",
        post("a", "23:00", "ana", LAMP),
        post("b", "23:05", "mayor", "@ana lo vemos", to="a"),
        post(
            "b",
            "23:05",
            "mayor",
            "@ana lo arreglamos mañana",
            to="a",
            event="edited",
            seen_at="2026-06-03T00:10:00+02:00",
        ),
        cases={
            "a": {
                "promises": [
                    {"post": "b", "due_at": "2026-06-04T19:00:00+02:00", "state": "proposed"}
                ]
            }
        },
    ),
    told(
        "rule 9: a mention kept through an edit assigns at the post's time",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "mayor", "@ana lo ve @Electrico", to="a"),
        post(
            "b",
            "10:05",
            "mayor",
            "@ana hoy lo ve @Electrico",
            to="a",
            event="edited",
            seen_at="10:50",
        ),
        cases={"a": {"assigned_at": "10:05", "assignees": ["electrician"]}},
    ),
    told(
        "rule 9: an edit of an official's post never seen is a new post at the post's own time",
        post("a", "23:00", "ana", LAMP),
        post(
            "b",
            "23:05",
            "mayor",
            "@ana mañana lo arregla @Electrico",
            to="a",
            event="edited",
            seen_at="2026-06-03T00:10:00+02:00",
        ),
        cases={
            "a": {
                "first_answer_at": "23:05",
                "assigned_at": "23:05",
                "promises": [
                    {"post": "b", "due_at": "2026-06-03T19:00:00+02:00", "state": "proposed"}
                ],
            }
        },
    ),
    told(
        "rule 9: an edit may bring a matter into a post that had none",
        post("a", "10:00", "ana", "@Ayto@alfaro.example hola"),
        post("a", "10:00", "ana", LAMP, event="edited", seen_at="10:30"),
        cases={"a": {"service": "lighting", "posted_at": "10:00"}},
    ),
]

DELETIONS = [
    told(
        "rule 9: a deleted post keeps number, kind, service, rough place and times",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "mayor", "@ana va @Electrico", to="a"),
        post("a", "10:00", "ana", "", event="deleted", seen_at="11:00"),
        cases={
            "a": {
                "number": "2026-1",
                "kind": "problem",
                "service": "lighting",
                "posts": ["a", "b"],
                "posted_at": "10:00",
                "first_answer_at": "10:05",
                "assignees": ["electrician"],
                "status": "assigned",
            }
        },
    ),
    told(
        "rule 9: deleting our own answer does not undo the clock",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "mayor", "@ana mañana va @Electrico", to="a"),
        post("b", "10:05", "mayor", "", event="deleted", seen_at="11:00"),
        cases={
            "a": {
                "first_answer_at": "10:05",
                "first_answer_s": 300,
                "assignees": ["electrician"],
                "posts": ["a", "b"],
                "promises": [
                    {"post": "b", "due_at": "2026-06-03T19:00:00+02:00", "state": "proposed"}
                ],
            }
        },
    ),
    told(
        "rule 9: a deletion line needs no author and no text",
        post("a", "10:00", "ana", LAMP),
        {
            "network": "mastodon",
            "id": "a",
            "posted_at": "2026-06-02T10:00:00+02:00",
            "event": "deleted",
        },
        cases={"a": {"posts": ["a"], "service": "lighting"}},
    ),
    told(
        "rule 9: a deletion of what was never seen opens nothing",
        post("a", "10:00", "ana", "", event="deleted"),
        n=0,
    ),
]

EVERY = [
    *OFFICIALS, *OPENING, *THREADS, *NO_MATTER, *THANKS, *BOOSTS, *EDITS, *DELETIONS
]  # fmt: skip


@pytest.mark.parametrize("scenario", EVERY, ids=lambda scenario: scenario.name)
def test_that_posts_become_what_the_rule_says(scenario: Scenario, tmp_path: Path) -> None:
    check(scenario, tmp_path)
