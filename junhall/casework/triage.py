"""PURE: what a citizen's text is: a matter or none, its kind, its service, with the reasons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from junhall.casework.folding import fold
from junhall.casework.lessons import Lesson, Lessons
from junhall.casework.matter import Matter, Said, read_matter
from junhall.casework.personal_data import finds
from junhall.casework.phrases import BREAK, SIGNS, tokens_of
from junhall.casework.reading import Reason, TriageReading
from junhall.casework.service_words import ServiceScore, ServiceWords
from junhall.models.terms import RequestKind
from junhall.models.town import Town
from junhall.models.town_services import LANGUAGES, Service

TEXT_LIMIT: Final = 6_000
"""Signs that are read; what a text is shows long before, and a hostile one ends here."""
_TOKEN_LIMIT: Final = 800
_MOST_KNOWN: Final = 20_000
_LONGEST_KNOWN: Final = 40
"""Words that are remembered, and how long they may be."""
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+")
_HANDLE: Final = re.compile(r"(?<![\w@/.])@[\w.-]+(?:@[\w.-]+)?")
_HASHTAG: Final = re.compile(r"#(\w+)")
_HUMP: Final = re.compile(r"(?<=[a-z\u00df-\u00ff])(?=[A-Z\u00c0-\u00de])|_")
_DRAWN_OUT: Final = re.compile(r"([a-z])\1{2,}")
_BEYOND: Final = re.compile(r"[^\x00-\x7f]")
_THANKING_EMOJI: Final = frozenset("👏🙏❤♥💙💚💛🧡💜🤎🖤🤍👍💪🙌😍🥰😊🎉👌💐🌹🤗😘🥳💯")
_EMOJI_CATEGORIES: Final = frozenset({"So", "Sk", "Sm"})


def services_for(town: Town, template: Town) -> tuple[Service, ...]:
    """The services that hold in a town: its own, or the template's when it lists none.

    A service of the town takes from the template's of the same code the keywords of the languages
    it lists none in: what the town wrote is never mixed with what it did not.
    """
    if not town.services:
        return template.services
    return tuple(_completed(service, template) for service in town.services)


def _completed(service: Service, template: Town) -> Service:
    pattern = template.service_by_code.get(service.code)
    if pattern is None:
        return service
    own = {lang: told for lang, told in service.keywords.items() if told}
    return replace(service, keywords={**pattern.keywords, **own})


def with_template(town: Town, template: Town) -> Town:
    """The town with the services that hold in it, and departments for those it did not write."""
    departments = town.departments
    if not town.services:
        known = {department.code for department in departments}
        departments += tuple(d for d in template.departments if d.code not in known)
    return replace(town, services=services_for(town, template), departments=departments)


class Triager:
    """Reads citizens' texts for one town; its tables are compiled once and never grow."""

    def __init__(
        self, services: Iterable[Service], *, lessons: Iterable[Lesson] = (), lang: str = "es"
    ) -> None:
        known = tuple(services)
        self._codes = {str(service.code).casefold(): str(service.code) for service in known}
        self._by_name = {
            fold(name).strip(): str(service.code)
            for service in reversed(known)
            for name in service.name.values()
        }
        self._services = ServiceWords(known)
        self._lessons = Lessons(lessons)
        self._lang = lang

    def read(
        self, text: str, lang: str | None = None, service_given: str | None = None
    ) -> TriageReading:
        """What ``text`` is by itself.

        ``lang`` is the network's word (BCP 47), believed only where the text does not tell;
        ``service_given`` is a code or name that came with the post, believed when known.
        """
        text = text[:TEXT_LIMIT]
        tokens, links, tagged = _prepared(text)
        said = Said(tokens)
        spoken = (lang or "")[:2].lower()
        scored = self._services.named_in(
            said.beyond_courtesies(),
            said.covered("problem"),
            spoken if spoken in LANGUAGES else self._lang,
        )
        if tagged and not scored.reasons and set(tokens[:-tagged]) <= SIGNS:
            said = Said(())  # "#Jun" is no matter; "#FarolaRota" names a service, and is one
        matter = read_matter(
            said,
            service_words=len(scored.reasons),
            phrase_named=any(" " in reason.word for reason in scored.reasons),
            links=links,
            has_emoji=_has_emoji(text),
        )
        return self._reading(text, tokens, matter, scored, service_given)

    def _reading(
        self,
        text: str,
        tokens: Sequence[str],
        matter: Matter,
        scored: ServiceScore,
        service_given: str | None,
    ) -> TriageReading:
        reasons = list(matter.reasons)
        is_private = bool(finds(text))
        if not matter.matter and service_given is None:
            return TriageReading(
                matter=False,
                thanks=matter.no_matter == "emoji" and _thanks_by_emoji(text),
                personal_data=is_private,
                no_matter=matter.no_matter,
                reasons=tuple(reasons),
            )
        kind = matter.kind
        if (taught := self._lessons.kind_of(tokens)) is not None:
            kind = RequestKind(taught.value)
            reasons = list(taught.reasons)
        service, confidence, why = self._service(tokens, scored, service_given)
        reasons += why
        return TriageReading(
            matter=True,
            kind=kind,
            service=service,
            confidence=confidence,
            thanks=kind is RequestKind.THANKS,
            still_broken=matter.still_broken,
            personal_data=is_private,
            reasons=tuple(reasons),
        )

    def _service(
        self, tokens: Sequence[str], scored: ServiceScore, given: str | None
    ) -> tuple[str | None, float, tuple[Reason, ...]]:
        if given is not None and (code := self.service_called(given)) is not None:
            return code, 1.0, (Reason("given", given[:80]),)
        taught = self._lessons.service_of(tokens)
        if taught is not None and (code := self._codes.get(taught.value.casefold())) is not None:
            return code, taught.confidence, taught.reasons
        return scored

    def service_called(self, told: str) -> str | None:
        """The code of a service told by code or by name in any language; None when unknown."""
        return self._codes.get(told.strip().casefold()) or self._by_name.get(fold(told).strip())


def names_another_service(reply: TriageReading, opening: TriageReading) -> bool:
    """Whether a reply brings a matter of a service that the opening post is not about.

    Thanks and "still broken" speak of the thread's own matter whatever words they use. Source:
    rules.md 4.
    """
    if not reply.matter or reply.thanks or reply.still_broken:
        return False
    return None not in {reply.service, opening.service} and reply.service != opening.service


def _prepared(text: str) -> tuple[list[str], int, int]:
    """Tokens without links and handles, how many links, and how many tokens are last hashtags'."""
    links = 0
    tagged = 0
    if "http" in text or "www." in text or "HTTP" in text:
        text, links = _LINK.subn(" ", text)
    if "@" in text:
        text = _HANDLE.sub(" ", text)
    if "#" in text:
        loose = _HASHTAG.sub(" ", text)
        tags = " ".join(_HUMP.sub(" ", tag) for tag in _HASHTAG.findall(text)[:20])
        tag_tokens = tokens_of(fold(tags))[:60]
        tokens = _tokens(loose)
        tagged = len(tag_tokens)
        return [*tokens, BREAK, *tag_tokens], links, tagged
    return _tokens(text), links, tagged


def _tokens(text: str) -> list[str]:
    """The tokens of a text; drawn out letters count once ("graciassss", "gooool")."""
    return list(chain.from_iterable(map(_TOKENS.__getitem__, text.split(" "))))[:_TOKEN_LIMIT]


class _Tokens(dict[str, tuple[str, ...]]):
    """The tokens of what stands between two spaces, worked out when it is first met."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        tokens = tuple(tokens_of(_DRAWN_OUT.sub(r"\1", fold(piece))))
        if len(self) < _MOST_KNOWN and len(piece) <= _LONGEST_KNOWN:
            self[piece] = tokens
        return tokens


_TOKENS: Final = _Tokens()


def _has_emoji(text: str) -> bool:
    return not text.isascii() and any(map(_EMOJI.__getitem__, _BEYOND.findall(text[:400])))


class _Emoji(dict[str, bool]):
    """Whether a sign beyond ASCII is a picture, worked out when it is first met."""

    def __missing__(self, sign: str) -> bool:
        is_emoji = unicodedata.category(sign) in _EMOJI_CATEGORIES
        if len(self) < _MOST_KNOWN:
            self[sign] = is_emoji
        return is_emoji


_EMOJI: Final = _Emoji()


def _thanks_by_emoji(text: str) -> bool:
    return not _THANKING_EMOJI.isdisjoint(text)
