"""rules.md 22 in four languages: the same words at other moments, to the minute."""

from datetime import UTC, datetime

import pytest

from junhall.casework.promises import read_promises
from junhall.models.terms import Instant
from tests.test_promises import CALENDAR, MADRID


def due(text: str, said: str) -> str | None:
    at = Instant(int(datetime.fromisoformat(said).replace(tzinfo=MADRID).timestamp()))
    found = read_promises(text, at, CALENDAR, MADRID, ())
    if not found or found[0].due_at is None:
        return None
    local = datetime.fromtimestamp(found[0].due_at, UTC).astimezone(MADRID)
    return local.strftime("%m-%d %H:%M")


IN_FOUR = {
    "tomorrow": (
        "mañana lo arreglamos", "demà ho arreglem", "on répare demain", "we fix it tomorrow",
    ),
    "friday": ("el viernes vamos", "divendres hi anem", "vendredi on vient", "we come on Friday"),
    "before friday": (
        "antes del viernes estará", "abans de divendres estarà", "ce sera fait avant vendredi",
        "it'll be done before Friday",
    ),
    "at five": ("a las 5 vamos", "a les 5 hi anem", "on arrive à 5 heures", "we'll be there at 5"),
    "by noon": (
        "antes de las 12 estará", "abans de les 12 estarà", "ce sera prêt avant midi",
        "it'll be ready by noon",
    ),
    "in 20 minutes": (
        "en 20 minutos estamos", "en 20 minuts hi som", "on arrive dans 20 minutes",
        "we're there in 20 minutes",
    ),
    "24-48": ("en 24-48 horas", "en 24-48 hores", "sous 24-48 heures", "within 24-48 hours"),
    "first hour": (
        "mañana a primera hora vamos", "demà a primera hora hi som",
        "on vient demain à la première heure", "we come first thing tomorrow",
    ),
    "afternoon": (
        "esta tarde vamos", "aquesta tarda hi anem", "on passe cet après-midi",
        "we'll come this afternoon",
    ),
    "tonight": ("esta noche lo limpiamos", "aquesta nit ho netegem", "on nettoie cette nuit",
                "we clean it tonight"),
    "this week": ("esta semana lo cambiamos", "aquesta setmana ho canviem",
                  "on le change cette semaine", "we change it this week"),
    "end of month": ("a finales de mes estará", "a finals de mes estarà",
                     "ce sera fait à la fin du mois", "it'll be done by the end of the month"),
}  # fmt: skip
MOMENTS = [
    ("tomorrow", "2026-11-24 00:30", "11-25 19:00"),
    ("tomorrow", "2026-11-26 20:00", "11-27 14:00"),
    ("tomorrow", "2026-11-27 12:00", "11-28 23:59"),
    ("tomorrow", "2026-12-31 12:00", "01-01 14:00"),
    ("friday", "2026-11-27 08:00", "12-04 14:00"),
    ("friday", "2026-11-26 23:59", "11-27 14:00"),
    ("before friday", "2026-11-24 09:20", "11-27 09:00"),
    ("at five", "2026-11-24 09:20", "11-24 17:00"),
    ("at five", "2026-11-24 17:30", "11-25 17:00"),
    ("by noon", "2026-11-24 09:20", "11-24 12:00"),
    ("by noon", "2026-11-24 13:00", "11-25 12:00"),
    ("in 20 minutes", "2026-11-24 23:50", "11-25 00:10"),
    ("in 20 minutes", "2026-10-25 01:50", "10-25 02:10"),
    ("24-48", "2026-11-24 09:20", "11-26 09:20"),
    ("24-48", "2026-10-24 12:00", "10-26 11:00"),
    ("24-48", "2026-03-28 12:00", "03-30 13:00"),
    ("first hour", "2026-11-24 09:20", "11-25 12:00"),
    ("afternoon", "2026-11-24 09:20", "11-24 21:00"),
    ("tonight", "2026-11-24 18:00", "11-25 06:00"),
    ("tonight", "2026-11-24 00:30", "11-24 06:00"),
    ("this week", "2026-11-24 09:20", "11-29 23:59"),
    ("this week", "2026-11-29 10:00", "11-29 23:59"),
    ("end of month", "2026-12-10 10:00", "12-31 23:59"),
]


@pytest.mark.parametrize(("what", "said", "expected"), MOMENTS)
def test_that_every_language_means_the_same_moment_rule_22(what, said, expected) -> None:
    assert [due(text, said) for text in IN_FOUR[what]] == [expected] * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mañana por la mañana vamos", "11-25 15:00"),
        ("demà al matí hi anem", "11-25 15:00"),
        ("on vient demain matin", "11-25 14:00"),
        ("we come tomorrow morning", "11-25 14:00"),
        ("a mediodía vamos", "11-24 16:00"),
        ("ce soir on passe", "11-25 00:00"),
        ("aquest vespre hi passem", "11-25 00:00"),
        ("a dos quarts de cinc hi som", "11-24 16:30"),
        ("we'll be there at quarter past five", "11-24 17:15"),
        ("a las nueve y media de la noche vamos", "11-24 21:30"),
        ("a las diez menos diez vamos", "11-24 09:50"),
        ("hoy o mañana lo arreglamos", "11-25 19:00"),
        ("el lunes o el martes vamos", "12-01 19:00"),
        ("mañana, perdón, el jueves vamos", "11-26 19:00"),
        ("mañana, a las 10:30h, vamos", "11-25 10:30"),
        ("el martes de la semana que viene vamos", "12-01 19:00"),
        ("el miércoles vamos", "11-25 19:00"),
        ("el 2/12 vamos", "12-02 19:00"),
        ("we come on 2 December at 10am", "12-02 10:00"),
    ],
)
def test_that_a_time_is_read_to_the_minute_rule_22(text: str, expected: str) -> None:
    assert due(text, "2026-11-24 09:20") == expected
