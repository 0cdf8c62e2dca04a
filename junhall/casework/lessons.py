"""PURE: what triage learns when staff correct it: a word that five corrections share speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from junhall.casework.folding import words
from junhall.casework.reading import Reason

ENOUGH: Final = 5
"""So many corrections make a habit; fewer may be chance."""
_CONFIDENCE: Final = 0.95

_STOP: Final = frozenset(
    words(
        "a al algo alguien ante aqui asi aun aunque ayer ayuntamiento alcalde buenas buenos cada "
        "calle casa casi como con contra cosa cual cuando de del desde dia dias donde dos el ella "
        "en entre era es esa ese eso esta estaba estan estas este esto estos favor fue gracias ha "
        "hace hacer hacia han hasta hay hola hora hoy ir junto la las le les lo los mas me mi mis "
        "mucha mucho muchos muy nada ni no noche nos nosotros numero o otra otro otros para pero "
        "plaza poco podeis podria por porfavor porque puede pueden pueblo pues que quien se semana "
        "semanas ser si sido siempre sigue sin sobre solo son su sus tal tambien tan tanto tarde "
        "tengo tiene tienen toda todas todavia todo todos tras tres tu un una unas uno unos usted "
        "va van varios veces ver vez vecinos y ya yo saludos avenida barrio zona lado cerca "
        "arreglar problema roto rota rotos rotas llevo lleva llevan llevamos meses mes ano anos "
        "els una uns unes amb per que mes no hi ha fa carrer placa avui bon bona dia dies moltes "
        "gracies si us plau des aquest aquesta esta estan meu seva on quan com molt "
        "le la les un une des du de et est sont dans sur pour par avec sans il elle on nous vous "
        "je ce cette ces mon ma mes son sa ses notre votre pas plus tres bonjour merci rue place "
        "depuis y au aux qui que quoi a ont ete jour jours "
        "the a an and or of to in on at for from by with without is are was were be been it its "
        "this that these those there here i we you he she they my our your his her their me us "
        "not no yes please hello hi thanks street road square since very so too has have had do "
        "does can could would will today day days week weeks again still just near"
    )
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One correction that stands: the folded words of the post, and what staff made of it."""

    id: int
    words: frozenset[str]
    service: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Taught:
    """What one text means by what was learned; ``value`` is a service code or a kind."""

    value: str
    confidence: float
    reasons: tuple[Reason, ...]


def _one_form(word: str) -> str:
    """One name for a word and its plural, however it was written."""
    if len(word) <= 3:
        return word
    if word.endswith("ces"):
        return word[:-3] + "z"
    return word.removesuffix("s").removesuffix("x").removesuffix("e")


def _teaching_words(told: Iterable[str]) -> frozenset[str]:
    return frozenset(
        _one_form(word)
        for word in told
        if len(word) > 2 and word not in _STOP and not word.isdigit()
    )


class Lessons:
    """The words that lessons agree on; the same whatever order they come in.

    A word speaks for what five or more lessons made of it, unless half as many made something else
    of it. A withdrawn correction is simply not given.
    """

    def __init__(self, lessons: Iterable[Lesson] = ()) -> None:
        known = sorted({lesson.id: lesson for lesson in lessons}.values(), key=lambda one: one.id)
        taught = [(_teaching_words(lesson.words), lesson) for lesson in known]
        self._services = _agreed((told, one.service, one.id) for told, one in taught)
        self._kinds = _agreed((told, one.kind, one.id) for told, one in taught)

    def service_of(self, tokens: Sequence[str]) -> Taught | None:
        """The service that the learned words among the tokens speak for."""
        return _say(self._services, tokens)

    def kind_of(self, tokens: Sequence[str]) -> Taught | None:
        """The kind that the learned words among the tokens speak for."""
        return _say(self._kinds, tokens)


def _agreed(
    told: Iterable[tuple[frozenset[str], str | None, int]],
) -> dict[str, tuple[str, tuple[int, ...]]]:
    by_word: dict[str, dict[str, list[int]]] = {}
    for taught, value, lesson_id in told:
        if value is not None:
            for word in taught:
                by_word.setdefault(word, {}).setdefault(value, []).append(lesson_id)
    agreed = {}
    for word, values in by_word.items():
        value, ids = max(values.items(), key=lambda item: (len(item[1]), item[0]))
        others = sum(len(other) for other in values.values()) - len(ids)
        if len(ids) >= ENOUGH and 2 * others < len(ids):
            agreed[word] = (value, tuple(ids))
    return agreed


def _say(agreed: Mapping[str, tuple[str, tuple[int, ...]]], tokens: Sequence[str]) -> Taught | None:
    if not agreed:
        return None
    seen = {form: token for token in reversed(tokens) if (form := _one_form(token)) in agreed}
    if not seen:
        return None
    votes: dict[str, set[int]] = {}
    for form in seen:
        value, ids = agreed[form]
        votes.setdefault(value, set()).update(ids)
    most = max(len(ids) for ids in votes.values())
    winners = [value for value, ids in votes.items() if len(ids) == most]
    if len(winners) != 1:
        return None
    reasons = [
        Reason("lesson", token[:80], float(len(agreed[form][1])), agreed[form][1])
        for form, token in seen.items()
        if agreed[form][0] == winners[0]
    ]
    reasons.sort(key=lambda reason: (-reason.weight, reason.word))
    return Taught(winners[0], _CONFIDENCE, tuple(reasons))
