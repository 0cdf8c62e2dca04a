"""rules.md 10 to 18: status, first answer, assignment, proposed solutions, clocks."""

from pathlib import Path

import pytest

from hall import LAMP, PHOTO, TOWN, post
from scenarios import Scenario, check, told

ASK = post("a", "10:00", "ana", LAMP)

STATUS = [
    told("rule 10: nobody answered, nobody has it: new", ASK, cases={"a": {"status": "new"}}),
    told(
        "rule 10: a human answer makes it answered",
        ASK,
        post("b", "10:05", "mayor", "@ana lo vemos", to="a"),
        cases={"a": {"status": "answered", "assignees": [], "assigned_at": None}},
    ),
    told(
        "rule 10: an assignee makes it assigned",
        ASK,
        post("b", "10:05", "mayor", "@ana lo ve @Electrico", to="a"),
        cases={"a": {"status": "assigned", "assigned_at": "10:05"}},
    ),
    told(
        "rule 10: a proposed solution leaves the status as it was",
        ASK,
        post("b", "10:05", "mayor", "@ana ya está arreglado", to="a"),
        cases={"a": {"status": "answered", "solved_at": None, "solved_proposed_at": "10:05"}},
    ),
]

ANSWERS = [
    told(
        "rule 11: the first post by an official is the first answer, at the network's time",
        ASK,
        post("b", "10:09", "mayor", "@ana lo vemos", to="a", seen_at="10:30"),
        post("c", "10:12", "works-head", "@ana vamos", to="a"),
        cases={"a": {"first_answer_at": "10:09", "first_answer_s": 540}},
    ),
    told(
        "rule 11: the earliest answer counts, whatever was seen first",
        ASK,
        post("c", "10:12", "works-head", "@ana lo miramos", to="a"),
        post("b", "10:09", "mayor", "@ana lo vemos", to="a"),
        cases={"a": {"first_answer_at": "10:09", "posts": ["a", "b", "c"]}},
    ),
    told(
        "rule 11: a citizen's reply is no answer",
        ASK,
        post("b", "10:09", "beto", "@ana lo vemos", to="a"),
        cases={"a": {"first_answer_at": None, "first_answer_s": None, "status": "new"}},
    ),
    told(
        "rule 11: mentioning another official alone answers",
        ASK,
        post("b", "10:09", "mayor", "@Electrico", to="a"),
        cases={"a": {"first_answer_at": "10:09", "assignees": ["electrician"]}},
    ),
    told(
        "rule 11: a private request is answered by a private post",
        post("a", "10:00", "ana", "Necesito cita, hay ruido en mi casa", visibility="private"),
        post("b", "10:05", "mayor", "@ana te escribo", to="a"),
        post("c", "10:09", "mayor", "@ana dime", to="a", visibility="private"),
        cases={"a": {"first_answer_at": "10:09", "private": True, "posts": ["a", "b", "c"]}},
    ),
    told(
        "rule 11: a public request is answered by a private post too",
        ASK,
        post("b", "10:09", "mayor", "@ana te llamo", to="a", visibility="private"),
        cases={"a": {"first_answer_at": "10:09", "private": False}},
    ),
    told(
        "rule 11: an answer to a supporter is an answer to the request",
        ASK,
        post("b", "10:03", "beto", "Es verdad", to="a"),
        post("c", "10:09", "mayor", "@beto lo vemos", to="b"),
        cases={"a": {"first_answer_at": "10:09"}},
    ),
]


def assigned(name: str, *posts, **case):
    return told(f"rule 12: {name}", *posts, cases={"a": case})


NOBODY = {"assignees": [], "assigned_at": None, "status": "answered"}
ASSIGNMENT = [
    assigned(
        "an official's mention of a staff handle assigns",
        ASK,
        post("b", "10:05", "mayor", "@ana mañana va @Electrico@alfaro.example", to="a"),
        assignees=["electrician"],
        assigned_at="10:05",
    ),
    assigned(
        "a citizen's mention assigns nobody",
        post("a", "10:00", "ana", "@Ayto @Electrico la farola de la calle Alemania está rota"),
        post("b", "10:01", "beto", "@Electrico es verdad", to="a"),
        assignees=[],
        status="new",
    ),
    assigned(
        "a later mention adds",
        ASK,
        post("b", "10:05", "mayor", "@ana lo ve @Electrico", to="a"),
        post("c", "10:08", "mayor", "y también @Obras", to="b"),
        assignees=["electrician", "works-head"],
        assigned_at="10:05",
    ),
    assigned(
        "two mentions in one post assign both",
        ASK,
        post("b", "10:05", "mayor", "@ana lo ven @Electrico y @Obras", to="a"),
        assignees=["electrician", "works-head"],
    ),
    assigned(
        "en vez de replaces",
        ASK,
        post("b", "10:05", "mayor", "@ana lo ve @Electrico", to="a"),
        post("c", "10:08", "mayor", "@ana va @Obras en vez de @Electrico", to="b"),
        assignees=["works-head"],
    ),
    assigned(
        "en vez de at the beginning replaces",
        ASK,
        post("b", "10:05", "mayor", "@ana lo ve @Electrico", to="a"),
        post("c", "10:08", "mayor", "En vez de @Electrico, va @Obras", to="b"),
        assignees=["works-head"],
    ),
    assigned(
        "en vez de somebody without a handle replaces",
        ASK,
        post("b", "10:05", "mayor", "@ana lo ve @Electrico", to="a"),
        post("c", "10:08", "mayor", "@ana va @Obras en vez del electricista", to="b"),
        assignees=["works-head"],
    ),
    assigned(
        "en vez de where nobody had it assigns the new one alone",
        ASK,
        post("b", "10:05", "mayor", "@ana va @Obras en vez de @Electrico", to="a"),
        assignees=["works-head"],
    ),
    assigned(
        "en vez de one of two leaves who is named",
        ASK,
        post("b", "10:05", "mayor", "@ana lo ven @Electrico y @Obras", to="a"),
        post("c", "10:08", "mayor", "@ana va @Obras en vez de @Electrico", to="b"),
        assignees=["works-head"],
    ),
    assigned(
        "instead of replaces in English",
        ASK,
        post("b", "10:05", "mayor", "@ana @Electrico is on it", to="a"),
        post("c", "10:08", "mayor", "@ana @Obras will go instead of @Electrico", to="b"),
        assignees=["works-head"],
    ),
    assigned(
        "an absent worker's deputy is assigned",
        post("a", "2026-08-03T10:00:00+02:00", "ana", LAMP),
        post("b", "2026-08-03T10:05:00+02:00", "mayor", "@ana va @Electrico", to="a"),
        assignees=["works-head"],
    ),
    assigned(
        "absent includes its last day, in the town's zone",
        post("a", "2026-08-15T10:00:00+02:00", "ana", LAMP),
        post("b", "2026-08-15T21:59:59+00:00", "mayor", "@ana va @Electrico", to="a"),
        assignees=["works-head"],
    ),
    assigned(
        "absent ends with its last day, in the town's zone",
        post("a", "2026-08-15T10:00:00+02:00", "ana", LAMP),
        post("b", "2026-08-15T22:00:00+00:00", "mayor", "@ana va @Electrico", to="a"),
        assignees=["electrician"],
    ),
    assigned(
        "absent includes its first day, in the town's zone",
        post("a", "2026-07-31T10:00:00+02:00", "ana", LAMP),
        post("b", "2026-07-31T22:00:00+00:00", "mayor", "@ana va @Electrico", to="a"),
        assignees=["works-head"],
    ),
    assigned(
        "en vez de an absent worker replaces his deputy",
        post("a", "2026-08-03T10:00:00+02:00", "ana", LAMP),
        post("b", "2026-08-03T10:05:00+02:00", "mayor", "@ana va @Electrico", to="a"),
        post(
            "c", "2026-08-03T10:06:00+02:00", "mayor", "va @Limpieza en vez de @Electrico", to="b"
        ),
        assignees=["sweeper"],
    ),
    assigned(
        "mentioning the mayor or the town's account assigns nobody",
        ASK,
        post("b", "10:05", "works-head", "@ana se lo digo a @Alcaldesa y a @Ayto", to="a"),
        **NOBODY,
    ),
    assigned(
        "who writes voy is the assignee",
        ASK,
        post("b", "10:05", "electrician", "@ana voy", to="a"),
        assignees=["electrician"],
        assigned_at="10:05",
        first_answer_at="10:05",
    ),
    assigned(
        "who writes me encargo is the assignee, a mayor too",
        ASK,
        post("b", "10:05", "mayor", "@ana me encargo", to="a"),
        assignees=["mayor"],
    ),
    assigned(
        "who writes lo arreglo is the assignee",
        ASK,
        post("b", "10:05", "works-head", "@ana lo arreglo esta tarde", to="a"),
        assignees=["works-head"],
    ),
    assigned(
        "who merely answers is not the assignee",
        ASK,
        post("b", "10:05", "electrician", "@ana gracias por avisar", to="a"),
        **NOBODY,
    ),
    assigned(
        "who says that he cannot go is not the assignee",
        ASK,
        post("b", "10:05", "electrician", "@ana hoy no voy a poder", to="a"),
        **NOBODY,
    ),
    assigned(
        "who asks whether to go is not the assignee",
        ASK,
        post("b", "10:05", "electrician", "@ana ¿voy yo?", to="a"),
        **NOBODY,
    ),
    assigned(
        "handles at the head that repeat those of the post answered assign nobody",
        post("a", "10:00", "ana", "@Ayto @Electrico la farola de la calle Alemania está rota"),
        post("b", "10:05", "mayor", "@ana @Electrico gracias, lo vemos", to="a"),
        **NOBODY,
    ),
    assigned(
        "mentions that only the network lists and the post answered had assign nobody",
        post("a", "10:00", "ana", "@Ayto @Electrico la farola de la calle Alemania está rota"),
        post(
            "b",
            "10:05",
            "mayor",
            "gracias, lo vemos",
            to="a",
            mentions=["@ana@vecinas.example", "@Electrico@alfaro.example"],
        ),
        **NOBODY,
    ),
    assigned(
        "a repeated handle at the head assigns where the text says so",
        post("a", "10:00", "ana", "@Ayto @Electrico la farola de la calle Alemania está rota"),
        post("b", "10:05", "mayor", "@Electrico échale un vistazo, por favor", to="a"),
        assignees=["electrician"],
    ),
    assigned(
        "a handle repeated in the text and not at the head assigns",
        post("a", "10:00", "ana", "@Ayto @Electrico la farola de la calle Alemania está rota"),
        post("b", "10:05", "mayor", "@ana mañana va @Electrico", to="a"),
        assignees=["electrician"],
    ),
    assigned(
        "a handle at the head that the post answered did not have assigns",
        ASK,
        post("b", "10:05", "mayor", "@ana @Electrico gracias, lo vemos", to="a"),
        assignees=["electrician"],
    ),
    assigned(
        "a worker's answer that names the colleague who wrote assigns nobody else",
        ASK,
        post("b", "10:05", "mayor", "@ana lo ve @Electrico", to="a"),
        post("c", "10:20", "electrician", "@Alcaldesa @ana hecho", to="b"),
        assignees=["electrician"],
        solved_proposed_at="10:20",
    ),
    assigned(
        "a reply to a colleague does not assign him for standing at the head",
        ASK,
        post("b", "10:05", "works-head", "@ana lo miramos", to="a"),
        post("c", "10:20", "mayor", "@Obras gracias", to="b"),
        **NOBODY,
    ),
]


def solved(name: str, *posts, at: str | None):
    return told(f"rule 13: {name}", *posts, cases={"a": {"solved_proposed_at": at}})


GIVEN = (ASK, post("b", "10:05", "mayor", "@ana lo ve @Electrico", to="a"))
SOLVED = [
    solved(
        "the assignee's photo in the thread proposes Solved",
        *GIVEN,
        post("c", "12:00", "electrician", "@ana", to="b", media=PHOTO),
        at="12:00",
    ),
    solved(
        "a photo by an official who is not the assignee does not",
        *GIVEN,
        post("c", "12:00", "works-head", "@ana", to="b", media=PHOTO),
        at=None,
    ),
    solved(
        "a citizen's photo does not",
        *GIVEN,
        post("c", "12:00", "ana", "así está", to="b", media=PHOTO),
        at=None,
    ),
    solved(
        "a done word by any official proposes Solved",
        *GIVEN,
        post("c", "12:00", "works-head", "@ana solucionado", to="b"),
        at="12:00",
    ),
    solved(
        "a done word by a citizen does not",
        *GIVEN,
        post("c", "12:00", "beto", "ya funciona", to="b"),
        at=None,
    ),
    *[
        solved(
            f"{name} does not",
            *GIVEN,
            post("c", "12:00", "electrician", text, to="b"),
            at=None,
        )
        for name, text in {
            "a done word in a question": "@ana ¿está arreglado?",
            "a done word denied": "@ana no está arreglado",
            "a done word still denied": "@ana todavía no está solucionado",
            "a done word of the future": "@ana mañana estará arreglado",
        }.items()
    ],
    *[
        solved(
            f"{name} beside the photo withholds the proposal",
            *GIVEN,
            post("c", "12:00", "electrician", text, to="b", media=PHOTO),
            at=None,
        )
        for name, text in {
            "a question": "@ana ¿es esta la farola?",
            "a negation": "@ana esta no es",
            "a negated done word": "Todavía no está arreglado, falta material.",
            "a negation in English": "@ana not fixed yet",
            "a negation in French": "@ana ce n'est pas encore réparé",
        }.items()
    ],
    solved(
        "the first proposal stands",
        *GIVEN,
        post("c", "12:00", "electrician", "@ana", to="b", media=PHOTO),
        post("d", "12:30", "mayor", "@ana arreglado", to="c"),
        at="12:00",
    ),
    solved(
        "a photo before its author had it does not",
        ASK,
        post("c", "10:03", "electrician", "@ana la he visto", to="a", media=PHOTO),
        post("d", "10:05", "mayor", "@ana lo ve @Electrico", to="a"),
        at=None,
    ),
    solved(
        "a photo of the deputy who has it proposes",
        post("a", "2026-08-03T10:00:00+02:00", "ana", LAMP),
        post("b", "2026-08-03T10:05:00+02:00", "mayor", "@ana va @Electrico", to="a"),
        post("c", "2026-08-03T12:00:00+02:00", "works-head", "@ana", to="b", media=PHOTO),
        at="2026-08-03T12:00:00+02:00",
    ),
    solved(
        "the assignee's photo in a new post with the hashtag, one open request of his",
        *GIVEN,
        post("c", "12:00", "electrician", "Listo #AlfaroResponde", media=PHOTO),
        at="12:00",
    ),
    solved(
        "the assignee's photo in a new post with place and service words",
        *GIVEN,
        post("c", "12:00", "electrician", "Farola de la calle Alemania", media=PHOTO),
        at="12:00",
    ),
    solved(
        "a new photo with place words of another street",
        *GIVEN,
        post("c", "12:00", "electrician", "Farola de la calle Sol #AlfaroResponde", media=PHOTO),
        at=None,
    ),
    solved(
        "a new photo with neither hashtag nor place and service",
        *GIVEN,
        post("c", "12:00", "electrician", "Buenos días", media=PHOTO),
        at=None,
    ),
    solved(
        "a new post with the hashtag and no photo",
        *GIVEN,
        post("c", "12:00", "electrician", "Arreglada la farola de calle Alemania #AlfaroResponde"),
        at=None,
    ),
    solved(
        "a new photo with the hashtag by somebody else",
        *GIVEN,
        post("c", "12:00", "sweeper", "Farola de la calle Alemania #AlfaroResponde", media=PHOTO),
        at=None,
    ),
    solved(
        "a question beside the photo in a new post",
        *GIVEN,
        post("c", "12:00", "electrician", "¿Es esta? #AlfaroResponde", media=PHOTO),
        at=None,
    ),
    solved(
        "a new photo from before the request was his",
        ASK,
        post("c", "10:03", "electrician", "Listo #AlfaroResponde", media=PHOTO),
        post("b", "10:05", "mayor", "@ana lo ve @Electrico", to="a"),
        at=None,
    ),
    told(
        "rule 13: a new photo that matches two open requests of his proposes none",
        *GIVEN,
        post("d", "10:10", "beto", "@Ayto la farola de la calle Sol está rota"),
        post("e", "10:15", "mayor", "@beto lo ve @Electrico", to="d"),
        post("c", "12:00", "electrician", "Listo #AlfaroResponde", media=PHOTO),
        cases={"a": {"solved_proposed_at": None}, "d": {"solved_proposed_at": None}},
    ),
    told(
        "rule 13: a new photo's place words choose among two open requests of his",
        *GIVEN,
        post("d", "10:10", "beto", "@Ayto la farola de la calle Sol está rota"),
        post("e", "10:15", "mayor", "@beto lo ve @Electrico", to="d"),
        post("c", "12:00", "electrician", "Farola de calle Sol #AlfaroResponde", media=PHOTO),
        cases={"a": {"solved_proposed_at": None}, "d": {"solved_proposed_at": "12:00"}},
    ),
    told(
        "rule 13: thanks are never proposed as solved",
        post("a", "10:00", "ana", "@Ayto muchas gracias por todo"),
        post("b", "10:05", "mayor", "@ana hecho", to="a"),
        cases={"a": {"kind": "thanks", "solved_proposed_at": None}},
    ),
]


def office(name: str, asked: str, answered: str, **case):
    return told(
        f"rule {name}",
        post("a", asked, "ana", LAMP),
        post("b", answered, "mayor", "@ana lo vemos", to="a"),
        cases={"a": case},
    )


CLOCKS = [
    office(
        "15: open minutes only", "13:50", "16:10", first_answer_s=8400, first_answer_office_s=1200
    ),
    office(
        "15: written while closed, the clock starts at the next opening",
        "2026-06-01T22:00:00+02:00",
        "09:05",
        first_answer_s=39900,
        first_answer_office_s=300,
    ),
    office(
        "15: asked and answered while closed",
        "22:48",
        "22:57",
        first_answer_s=540,
        first_answer_office_s=0,
    ),
    office(
        "15: a weekend and a holiday are closed",
        "2026-06-12T16:59:00+02:00",
        "2026-06-16T09:01:00+02:00",
        first_answer_s=316920,
        first_answer_office_s=120,
    ),
    office(
        "15: the end of a shift is an instant",
        "13:59:59",
        "14:00:00",
        first_answer_s=1,
        first_answer_office_s=1,
    ),
    office(
        "16: the night that loses an hour",
        "2026-03-29T01:30:00+01:00",
        "2026-03-29T03:30:00+02:00",
        first_answer_s=3600,
        first_answer_office_s=0,
    ),
    office(
        "16: the night that wins an hour",
        "2026-10-25T01:30:00+02:00",
        "2026-10-25T03:30:00+01:00",
        first_answer_s=10800,
        first_answer_office_s=0,
    ),
    office(
        "16: whole seconds are truncated",
        "2026-06-02T10:00:00.900+02:00",
        "2026-06-02T10:00:02.100+02:00",
        posted_at="10:00",
        first_answer_at="10:00:02",
        first_answer_s=2,
        first_answer_office_s=2,
    ),
    office(
        "16: any offset is the same instant",
        "2026-06-02T08:00:00Z",
        "2026-06-02T03:05:00-05:00",
        first_answer_s=300,
    ),
    office(
        "16: an answer stamped before its question keeps its stamp, seconds 0, clock-skew",
        "10:00",
        "09:58",
        first_answer_at="09:58",
        first_answer_s=0,
        first_answer_office_s=0,
        flags=["clock-skew"],
        posts=["b", "a"],
    ),
    told(
        "rule 15: a service with its own calendar counts by it",
        post("a", "22:00", "ana", "@Ayto hay mucho ruido en la calle Sol"),
        post("b", "22:10", "mayor", "@ana lo vemos", to="a"),
        cases={"a": {"service": "police", "first_answer_office_s": 600}},
    ),
    told(
        "rule 16: seen before posted is flagged clock-skew",
        post("a", "10:00", "ana", LAMP, seen_at="09:58"),
        cases={"a": {"flags": ["clock-skew"], "posted_at": "10:00", "seen_at": "09:58"}},
    ),
    told(
        "rule 16: an answer seen before it was posted is flagged clock-skew",
        ASK,
        post("b", "10:05", "mayor", "@ana lo vemos", to="a", seen_at="10:04"),
        cases={"a": {"flags": ["clock-skew"], "first_answer_s": 300}},
    ),
    told(
        "rule 17: sync lag is no part of a response time",
        post("a", "10:00", "ana", LAMP, seen_at="10:40"),
        post("b", "10:45", "mayor", "@ana lo vemos", to="a", seen_at="11:00"),
        cases={"a": {"seen_at": "10:40", "first_answer_s": 2700, "first_answer_at": "10:45"}},
    ),
    told(
        "rule 17: seen_at is posted_at where nothing else is told",
        ASK,
        cases={"a": {"seen_at": "10:00", "flags": []}},
    ),
]

NUMBERS = [
    told(
        "rule 30: the year of a number is the year of posted_at in the town's zone",
        post("a", "2025-12-31T23:30:00+00:00", "ana", LAMP),
        post("b", "2025-12-31T22:30:00+00:00", "ana", "@Ayto hay un bache en la calle Sol"),
        cases={"a": {"number": "2026-1"}, "b": {"number": "2025-1"}},
    ),
    told(
        "rule 30: numbers follow the order of intake",
        post("a", "10:00", "ana", LAMP),
        post("b", "09:00", "beto", "@Ayto hay un bache en la calle Sol"),
        cases={"a": {"number": "2026-1"}, "b": {"number": "2026-2"}},
    ),
]

LINKED = TOWN.replace(
    '[[services]]\ncode = "lighting"',
    '[[staff]]\ncode = "guard"\nname = "Guarda"\nrole = "worker"\n'
    'handles = ["mastodon:@Guarda@alfaro.example"]\n\n'
    '[[accounts]]\nnetwork = "mastodon"\nhandle = "@Parques@alfaro.example"\nstaff = "guard"\n\n'
    '[[services]]\ncode = "lighting"',
)
ACCOUNTS = [
    told(
        "rule 12: an account of the town assigns nobody, whoever sits behind it",
        ASK,
        post("b", "10:05", "mayor", "@ana lo cuento en @Parques", to="a"),
        cases={"a": {"assignees": []}},
        town=LINKED,
    ),
    told(
        "rule 12: the person behind an account is assigned by the person's own handle",
        ASK,
        post("b", "10:05", "mayor", "@ana va @Guarda", to="a"),
        cases={"a": {"assignees": ["guard"]}},
        town=LINKED,
    ),
    told(
        "rule 12: who writes voy from an account of the town is the person behind it",
        ASK,
        post("b", "10:05", "@Parques@alfaro.example", "@ana voy", to="a"),
        cases={"a": {"assignees": ["guard"]}},
        town=LINKED,
    ),
]

EVERY = [*STATUS, *ANSWERS, *ASSIGNMENT, *SOLVED, *CLOCKS, *NUMBERS, *ACCOUNTS]


@pytest.mark.parametrize("scenario", EVERY, ids=lambda scenario: scenario.name)
def test_that_stages_follow_from_posts_as_the_rule_says(scenario: Scenario, tmp_path: Path) -> None:
    check(scenario, tmp_path)
