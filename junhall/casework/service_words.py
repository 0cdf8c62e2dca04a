"""PURE: which service a text names, by the keywords of the town's services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from junhall.casework.folding import fold
from junhall.casework.phrases import SIGNS, tokens_of, word_set
from junhall.casework.reading import Reason
from junhall.models.town_services import Service

_STEM_FROM: Final = 7
_STEM_LEAST: Final = 6
"""Letters of a word whose stem is looked for."""
_STEM_FACTOR: Final = 0.55
_OTHER_LANGUAGE: Final = 0.6
_PHRASE_BONUS: Final = 0.3
_MOST_KNOWN: Final = 20_000
"""Words whose keywords are remembered."""
_SUBJECT: Final = 1.25
"""What is named first is mostly what the text is about; what comes later says where."""

_BESIDE: Final = word_set(
    "junto lado enfrente frente cerca delante detras esquina altura debajo encima bajo entre "
    "sobre sota next near opposite front behind beside outside corner under over sous pres "
    "cote face devant derriere costat prop davant darrere cantonada vora"
)
_WITHIN: Final = word_set(
    "en de del dels al d of in at on by to from du des dans au sur a per por hacia"
)
_STREET: Final = word_set(
    "calle c plaza plazuela avenida avda av paseo camino carretera barrio callejon travesia "
    "ronda urbanizacion rue avenue boulevard place carrer placa avinguda passeig cami"
)
_OF: Final = frozenset(("de", "d", "of"))
_SOME: Final = frozenset(("des", "du"))
_BEFORE_SOME: Final = word_set("a y avec sans sont pas plus ont vu encore toujours ,")
"""After these, French "des" is no "of the": "il y a des rats"."""
_PLACING: Final = _STREET | _BESIDE | _WITHIN
"""What says something of the words after it."""
_JOINING: Final = word_set("de del la el los las d l le les des du dels")
_OWN: Final = word_set("el la los las un una the a an le les l une i els")

_LANGUAGE_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "es": word_set(
        "el los las una del y es esta estan por con hay que muy sin mi lleva desde se ha han ayer "
        "noche ya pero porque donde cuando como al nuestro calle no para"
    ),
    "ca": word_set(
        "els les una del i es esta estan per amb hi ha que molt sense meu fa des aquest aquesta "
        "carrer no pero perque on quan com al nostre avui tinc cal"
    ),
    "fr": word_set(
        "le les une du et est sont par avec il y a que tres sans mon depuis ce cette rue ne pas "
        "mais ou quand comment au notre nous vous je dans des pour la"
    ),
    "en": word_set(
        "the a an of and is are by with there that very without my since this street not but "
        "where when how at our we you i in on has been it to for please"
    ),
}


_LANGUAGES_OF: Final = {
    word: tuple(lang for lang, words in _LANGUAGE_WORDS.items() if word in words)
    for word in frozenset().union(*_LANGUAGE_WORDS.values())
}


class _Keyword(NamedTuple):
    tail: tuple[frozenset[str], ...]
    service: int
    lang: str
    weight: float


_Known = tuple[list[_Keyword], bool]
"""The keywords that a word may begin, and whether it is the word itself or its stem that does."""
_NO_KEYWORDS: Final[_Known] = ([], True)


class ServiceScore(NamedTuple):
    """The service named most, how sure, and the words that named it; None: none was named."""

    service: str | None
    confidence: float
    reasons: tuple[Reason, ...]


NO_SERVICE: Final = ServiceScore(None, 0.0, ())


def inflections(word: str) -> frozenset[str]:
    """The word with the plurals and singulars of our four languages, as far as rules reach."""
    if len(word) < 3:
        return frozenset((word,))
    forms = {word, word + "s"}
    if word[-1] not in "aeiou":
        forms.add(word + "es")
    else:
        forms.add(word + "ns")
    for ending, others in (
        ("z", ("ces",)), ("y", ("ies",)), ("ca", ("ques",)), ("ga", ("gues",)), ("a", ("es",)),
        ("ja", ("ges",)), ("al", ("aux",)), ("au", ("aux",)), ("eu", ("eux",)),
        ("ces", ("z", "ce")), ("ies", ("y",)), ("ques", ("ca",)), ("gues", ("ga",)),
        ("aux", ("al", "au")), ("es", ("", "e", "a")), ("s", ("",)),
    ):  # fmt: skip
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3:
            forms.update(stem + other for other in others)
    return frozenset(forms)


def _word_weight(word: str) -> float:
    """Longer words are rarer, and say more."""
    return min(1.1, 0.5 + 0.06 * (len(word) - 3))


class ServiceWords:
    """The keywords of a town's services, indexed by their first word in every number."""

    def __init__(self, services: Sequence[Service]) -> None:
        self._codes = tuple(str(service.code) for service in services)
        self._exact: dict[str, list[_Keyword]] = {}
        self._stems: dict[str, list[_Keyword]] = {}
        shared = _how_many_share(services)
        for index, service in enumerate(services):
            for lang, keywords in service.keywords.items():
                for keyword in keywords:
                    self._add(index, lang, tuple(_bare(keyword)), shared)
        self._met: dict[str, _Known] = {}
        self._stem_lengths = sorted({len(stem) for stem in self._stems})

    def _add(
        self, index: int, lang: str, pieces: tuple[str, ...], shared: Mapping[tuple[str, ...], int]
    ) -> None:
        if not pieces:
            return
        weight = sum(_word_weight(piece) for piece in pieces if len(piece) > 2)
        weight = (weight or 0.4) + (_PHRASE_BONUS if len(pieces) > 1 else 0.0)
        tail = tuple(inflections(piece) for piece in pieces[1:])
        keyword = _Keyword(tail, index, lang, weight / shared[pieces])
        for form in inflections(pieces[0]):
            self._exact.setdefault(form, []).append(keyword)
        if len(pieces) == 1 and len(pieces[0]) >= _STEM_FROM:
            stem = pieces[0][: max(6, len(pieces[0]) - 2)]
            weaker = keyword._replace(weight=keyword.weight * _STEM_FACTOR)
            self._stems.setdefault(stem, []).append(weaker)

    def named_in(self, tokens: Sequence[str], wrong: Iterable[int], lang: str) -> ServiceScore:
        """The service that the tokens name; ``wrong`` are the tokens that tell what is broken."""
        found = self._find(tokens)
        if not found:
            return NO_SERVICE
        spoken = language_of(tokens, lang)
        factors = _place_factors(tokens, frozenset(wrong))
        subject = min((start for start, *_ in found if factors[start] == 1.0), default=-1)
        best: dict[tuple[int, str], tuple[float, str]] = {}
        for start, end, exact, keyword in found:
            weight = keyword.weight * factors[start]
            if start == subject:
                weight *= _SUBJECT
            if keyword.lang != spoken:
                weight *= _OTHER_LANGUAGE
            word = " ".join(tokens[start:end])
            key = (keyword.service, word)
            if key not in best or best[key][0] < weight:
                best[key] = (weight, "keyword" if exact else "stem")
        return self._score(best)

    def _find(self, tokens: Sequence[str]) -> list[tuple[int, int, bool, _Keyword]]:
        found: list[tuple[int, int, bool, _Keyword]] = []
        longest: dict[int, int] = {}
        met = self._met
        for at, token in enumerate(tokens):
            known = met.get(token)
            if known is None:
                known = self._meet(token)
            if known is _NO_KEYWORDS:
                continue
            keywords, is_exact = known
            if not is_exact:
                found += [(at, at + 1, False, keyword) for keyword in keywords]
                continue
            for keyword in keywords:
                tail = keyword.tail
                end = at + 1 + len(tail)
                if not tail or _follows(tail, tokens, at + 1):
                    found.append((at, end, True, keyword))
                    for covered in range(at, end):
                        longest[covered] = max(longest.get(covered, 0), end - at)
        return [hit for hit in found if hit[1] - hit[0] >= longest.get(hit[0], 0)]

    def _meet(self, token: str) -> _Known:
        """The keywords that begin with a word; those of its stem where none does."""
        exact = self._exact.get(token)
        known = _NO_KEYWORDS
        if exact is not None:
            known = exact, True
        elif len(token) >= _STEM_LEAST and (stemmed := self._stemmed(token)):
            known = stemmed, False
        if len(self._met) < _MOST_KNOWN:
            self._met[token] = known
        return known

    def _stemmed(self, token: str) -> list[_Keyword]:
        found: list[_Keyword] = []
        for length in self._stem_lengths:
            if length > len(token):
                break
            keywords = self._stems.get(token[:length])
            if keywords is not None and len(token) - length <= 5:
                found = keywords
        return found

    def _score(self, best: Mapping[tuple[int, str], tuple[float, str]]) -> ServiceScore:
        totals: dict[int, float] = {}
        for (service, _), (weight, _) in best.items():
            totals[service] = totals.get(service, 0.0) + weight
        ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
        top, most = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        confidence = most / (most + 0.2) * most / (most + 0.8 * second)
        reasons = sorted(
            (
                Reason(code, word, round(weight, 3))
                for (service, word), (weight, code) in best.items()
                if service == top
            ),
            key=lambda reason: (-reason.weight, reason.word),
        )
        return ServiceScore(self._codes[top], round(min(confidence, 0.99), 3), tuple(reasons[:8]))


def _bare(keyword: str) -> list[str]:
    return [piece for piece in tokens_of(fold(keyword)) if piece not in SIGNS]


def _how_many_share(services: Sequence[Service]) -> dict[tuple[str, ...], int]:
    """By keyword, how many services it belongs to: a word that many claim says little."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for service in services:
        for keywords in service.keywords.values():
            for keyword in keywords:
                owners.setdefault(tuple(_bare(keyword)), set()).add(service.code)
    return {pieces: len(codes) for pieces, codes in owners.items()}


def _follows(tail: tuple[frozenset[str], ...], tokens: Sequence[str], at: int) -> bool:
    if at + len(tail) > len(tokens):
        return False
    return all(tokens[at + n] in forms for n, forms in enumerate(tail))


def language_of(tokens: Sequence[str], given: str) -> str:
    """The language most of the small words are in; ``given`` where they do not tell."""
    counts = dict.fromkeys(_LANGUAGE_WORDS, 0)
    for langs in filter(None, map(_LANGUAGES_OF.get, tokens)):
        for lang in langs:
            counts[lang] += 1
    most = max(counts.values())
    if counts.get(given, 0) == most:
        return given
    return next(lang for lang, count in counts.items() if count == most)


def _is_place(tokens: Sequence[str], at: int) -> bool:
    """Whether the small word tells a place ("de la plaza"), not what of ("bolsas de basura")."""
    if tokens[at] in _OF:
        return at + 1 < len(tokens) and tokens[at + 1] in _OWN
    return tokens[at] not in _SOME or (at > 0 and tokens[at - 1] not in _BEFORE_SOME)


def _place_factors(tokens: Sequence[str], wrong: frozenset[int]) -> list[float]:
    """How much each token counts: what a thing stands beside, or a street's name, says little."""
    factors = [1.0] * len(tokens)
    beside = 0
    inside = 0
    named = 0
    for at, token in enumerate(tokens):
        if not (beside or inside or named) and token not in _PLACING:
            continue
        if token in SIGNS:
            beside = inside = named = 0
            continue
        if named and token not in _JOINING:
            if at not in wrong:
                factors[at] = 0.2
            named = 0
        elif beside and token not in _JOINING:
            factors[at] = 0.3
            beside -= 1
        elif inside and token not in _OWN:
            factors[at] = 0.4
            inside = 0
        if token in _STREET:
            named = 1
        elif token in _BESIDE:
            beside = 3
        elif token in _WITHIN:
            inside = int(_is_place(tokens, at))
    return factors
