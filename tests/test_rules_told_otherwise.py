"""rules.md 3 to 7, 13, 22, 24, 30: the sentences in which an audit caught the readers out."""

from pathlib import Path

import pytest

from hall import PHOTO, STREETS, open_hall, post
from junhall.casework.personal_data import finds
from scenarios import Scenario, check, told

LAMP = "@Ayto@alfaro.example la farola de la calle Alemania no luce"
ASKED = (
    post("a", "10:00", "ana", LAMP),
    post("b", "10:05", "mayor", "@ana va @Electrico", to="a"),
)

REPORTS = [
    told(
        "rule 3: a worker who only names the fault and the town has reported it",
        post("a", "10:00", "sweeper", "@Ayto contenedor quemado en la calle Alemania"),
        cases={"a": {"flags": ["internal"], "service": "waste", "first_answer_at": None}},
    ),
    told(
        "rule 3: a worker's report without 'he visto' that names a colleague is his to mend",
        post("a", "10:00", "sweeper", "Se ha fundido una farola en la calle Alemania @Electrico"),
        cases={"a": {"flags": ["internal"], "assignees": ["electrician"]}},
    ),
    *(
        told(f"rule 3: no report: {text}", post("a", "10:00", "sweeper", text), no_request=("a",))
        for text in (
            "Hoy @Electrico ha cambiado las farolas rotas de la plaza",
            "Arreglada la farola rota de la calle Alemania @Ayto",
            "Mañana cortamos la luz de la calle Alemania por avería @Ayto",
            "Farola fundida en la calle Alemania @Ayto #AlfaroResponde",
            "@Obras ¿cuándo llegan las bombillas?",
            "Gracias @Ayto por la barredora nueva",
        )
    ),
    told(
        "rule 3: who writes for the town announces a broken lamp, a worker reports it",
        post("a", "10:00", "mayor", "@Electrico farola rota en la calle Alemania"),
        no_request=("a",),
    ),
]

ALONE = [
    told(
        "rule 7: an answer to a post nobody knows stands alone, with its matter",
        post("b", "10:05", "eva", "aquí tampoco hay luz, calle Alemania", to="zz"),
        cases={"b": {"posts": ["b"], "service": "lighting"}},
    ),
    told(
        "rule 7: when the parent comes the threads join",
        post("b", "10:05", "eva", "aquí tampoco hay luz, calle Alemania", to="a"),
        post("a", "10:00", "ana", LAMP),
        cases={"a": {"posts": ["a", "b"]}},
    ),
    told(
        "rule 7: without a matter it waits for its parent",
        post("b", "10:05", "eva", "jajaja", to="zz"),
        no_request=("b",),
    ),
]

TWO_STREETS = [
    told(
        "rule 4, 30: two streets that were named are no duplicates, however near they lie",
        post("a", "10:00", "ana", LAMP),
        post("b", "10:05", "eva", "@ana en la calle San Sebastián tampoco luce la farola", to="a"),
        cases={"a": {"duplicates_proposed": []}, "b": {"duplicates_proposed": []}},
    ),
    told(
        "rule 13: a photo from the next street closes nothing",
        *ASKED,
        post(
            "c",
            "12:00",
            "electrician",
            "Farola de la calle San Sebastián #AlfaroResponde",
            media=PHOTO,
        ),
        cases={"a": {"solved_proposed_at": None}},
    ),
    told(
        "rule 13: a photo of what a worker has seen broken closes nothing",
        *ASKED,
        post(
            "c",
            "12:00",
            "electrician",
            "He visto otra farola rota en la calle Alemania @Obras",
            media=PHOTO,
        ),
        cases={"a": {"solved_proposed_at": None}, "c": {"flags": ["internal"]}},
    ),
]

DONE = [
    told(
        f"rule 13: {'done' if at else 'not done'}: {text}",
        *ASKED,
        post("c", "12:00", "electrician", text, to="b"),
        cases={"a": {"solved_proposed_at": at}},
    )
    for at, texts in (
        (
            None,
            (
                "Dime si ya funciona",
                "Confírmanos si está arreglada",
                "Una vez solucionado avisamos",
                "Está hecho polvo el poste",
                "Lo han hecho un asco",
                "Hecho el parte a la compañía",
                "Let me know if it is fixed",
                "Dites-moi si c'est réparé",
            ),
        ),
        (
            "12:00",
            (
                "Arreglao 💪",
                "Acabamos de reponerla",
                "Ya tenéis luz",
                "Estaba hecha polvo, pero ya está arreglada",
                "Arreglada. Si ves otra, avísanos",
            ),
        ),
    )
    for text in texts
]

STILL = [
    told(
        f"rule 6: still broken: {text}",
        *ASKED,
        post("c", "12:00", "electrician", "Arreglada", to="b"),
        post("d", "20:00", "ana", text, to="c"),
        cases={"a": {"reopen_proposed_at": "20:00", "thanked_at": None}},
    )
    for text in (
        "Mentira, está igual",
        "Volvemos a estar a oscuras",
        "¿Seguro? Yo la veo apagada",
    )
]

TALK = [
    *(
        told(
            f"rule 5: no matter: {text}",
            post("a", "10:00", "ana", f"@Ayto {text}"),
            no_request=("a",),
        )
        for text in ("¡Viva Alfaro!", "Ánimo, alcaldesa", "Se vende piso céntrico, wasap 24 horas")
    ),
    *(
        told(
            f"rule 5: {kind}: {text}",
            post("a", "10:00", "ana", f"@Ayto {text}"),
            cases={"a": {"kind": kind}},
        )
        for kind, text in (
            ("question", "¿Me podéis decir el horario del punto limpio?"),
            ("thanks", "El paseo ha quedado que es precioso"),
            ("complaint", "Dimisión ya"),
            ("problem", "Se vende droga en la plaza"),
            ("problem", "La fuente está preciosa pero pierde agua"),
        )
    ),
]

EVERY = [*REPORTS, *ALONE, *TWO_STREETS, *DONE, *STILL, *TALK]


@pytest.mark.parametrize("scenario", EVERY, ids=lambda scenario: scenario.name)
def test_that_posts_become_what_the_rule_says(scenario: Scenario, tmp_path: Path) -> None:
    check(scenario, tmp_path)


def test_that_a_range_with_a_stroke_is_due_at_its_end_rule_22(tmp_path: Path) -> None:
    with open_hall(tmp_path) as hall:
        hall.take(*ASKED, post("c", "10:20", "mayor", "En 24/48 horas está", to="b"))
        assert [promise["due_at"] for promise in hall.case("a")["promises"]] == [
            "2026-06-04T08:20:00Z"
        ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Me he roto la pierna por culpa del bache", "health"),
        ("Mi abuela se cayó y está en el hospital", "health"),
        ("Elle s'est cassé le bras sur ce trottoir", "health"),
        ("Un menor se ha caído en la fuente", "minor"),
        ("Hay menores bebiendo en el parque", "minor"),
        ("Mi cuenta es ES12 3456 7890 1234 5678 9012", "iban"),
        ("Se ha roto el brazo de la farola", None),
        ("La farola del hospital no luce", None),
        ("Es el menor problema que tenemos", None),
    ],
)
def test_that_injuries_and_minors_are_personal_data_rule_24(text: str, kind: str | None) -> None:
    assert [found.kind for found in finds(text)] == ([kind] if kind else [])


def test_that_a_short_name_with_one_wrong_letter_is_read_in_a_town(tmp_path: Path) -> None:
    with open_hall(tmp_path, streets=STREETS) as hall:
        hall.take(post("a", "10:00", "ana", "@Ayto en la calle Alemnia no hay luz"))
        assert hall.case("a")["place"]["name"] == "Calle Alemania"
