"""PURE: whether a citizen's text brings a matter at all, and of which kind (rules.md 5, 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from junhall.casework import courtesy_words, fault_words, wish_words
from junhall.casework.phrases import ASKS, BREAK, SIGNS, Phrases, word_set
from junhall.casework.reading import Reason
from junhall.models.terms import RequestKind

_PHRASES: Final = Phrases(
    {
        "thanks": courtesy_words.THANKS,
        "polite": courtesy_words.POLITE,
        "praise": courtesy_words.CONGRATULATIONS,
        "fixed": fault_words.FIXED,
        "not-fixed": fault_words.NOT_FIXED,
        "but": fault_words.BUT,
        "problem": fault_words.PROBLEM,
        "repair": fault_words.REPAIR,
        "create": wish_words.CREATE,
        "proposal": wish_words.PROPOSAL,
        "wish": wish_words.SOFT_PROPOSAL,
        "modal": wish_words.MODAL,
        "idea": wish_words.IDEA,
        "what-if": wish_words.IDEA_IF_ASKED,
        "complaint": wish_words.COMPLAINT,
        "question": wish_words.QUESTION,
        "asks": wish_words.QUESTION_OUTRIGHT,
        "still": fault_words.STILL,
        "again": fault_words.STILL_IF_NOT_THANKED,
        "not-still": fault_words.NOT_STILL,
        "no-longer": fault_words.NO_LONGER,
        "contradiction": fault_words.CONTRADICTION,
        "greeting": courtesy_words.GREETING,
        "football": courtesy_words.FOOTBALL,
        "spam": courtesy_words.SPAM,
        "spam-outright": courtesy_words.SPAM_OUTRIGHT,
        "chatter": courtesy_words.CHATTER,
    }
)
_NEGATIONS: Final = word_set("no not ne n isn doesn don aren won hasn haven ni")
_REACH: Final = 6
WORD_LIMIT: Final = 80
"""Signs of a seen word that a reason keeps."""
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Matter:
    """What a text is about, before anybody asks which service."""

    matter: bool
    kind: RequestKind
    no_matter: str
    still_broken: bool
    reasons: tuple[Reason, ...]


class Said:
    """What a text's phrases say together, with those struck out that others take back."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        self._spans: dict[str, list[_Span]] = {}
        for tag, start, end in _PHRASES.found_in(tokens):
            self._spans.setdefault(tag, []).append((start, end))
        if "polite" in self._spans:
            self._strike(("thanks", "fixed", "praise"), self._spans["polite"])
        if "not-fixed" in self._spans:
            self._strike(("fixed",), self._spans["not-fixed"])
        if "wish" in self._spans:
            self._strike(("problem", "praise"), self._spans["wish"])
        if "no-longer" in self._spans:
            self._take_back_what_is_over()
        if "not-still" in self._spans:
            self._strike(("still", "again"), self._spans["not-still"])
        self._left = {tag for tag, spans in self._spans.items() if spans}

    def has(self, *tags: str) -> bool:
        """Whether a phrase of one of the tags is left."""
        return not self._left.isdisjoint(tags)

    def at(self, tag: str) -> list[_Span]:
        """Where the phrases of a tag are."""
        return self._spans.get(tag, [])

    def first(self, *tags: str) -> int:
        """The first token of the first phrase of the tags; the text's length when none is there."""
        if self._left.isdisjoint(tags):
            return len(self.tokens)
        return min(start for tag in tags for start, _ in self.at(tag))

    def words(self, *tags: str) -> list[str]:
        """The phrases of the tags as they were written."""
        spans = sorted({span for tag in tags for span in self.at(tag)})
        return [" ".join(self.tokens[start:end])[:WORD_LIMIT] for start, end in spans]

    def covered(self, *tags: str) -> set[int]:
        """The tokens inside phrases of the tags."""
        return {n for tag in tags for start, end in self.at(tag) for n in range(start, end)}

    def beyond_courtesies(self) -> Sequence[str]:
        """The tokens without greetings of several words: "felices fiestas" names no festival."""
        courtesies = [span for span in self.at("greeting") if span[1] - span[0] > 1]
        if not courtesies:
            return self.tokens
        covered = {n for start, end in courtesies for n in range(start, end)}
        return [BREAK if n in covered else token for n, token in enumerate(self.tokens)]

    def follows(self, start: int, end: int) -> bool:
        """Whether ``end`` comes soon after ``start`` within one clause."""
        return 0 <= end - start <= _REACH and BREAK not in self.tokens[start:end]

    def _strike(self, tags: Iterable[str], spans: Sequence[_Span]) -> None:
        for tag in tags:
            if tag in self._spans:
                self._spans[tag] = [
                    (start, end)
                    for start, end in self._spans[tag]
                    if not any(start < over and end > under for under, over in spans)
                ]

    def _take_back_what_is_over(self) -> None:
        """ "ya no está rota" tells of a repair, "ya no funciona" of a fault."""
        for start, end in self._spans["no-longer"]:
            over = [
                span
                for span in self.at("problem")
                if span[0] >= end and self.follows(start, span[0])
            ]
            if over:
                self._spans["problem"] = [
                    span
                    for span in self.at("problem")
                    if span not in over and not start <= span[0] < end
                ]
                self._spans.setdefault("fixed", []).append((start, over[0][1]))
                self._strike(("still", "again"), [(start, over[-1][1])])


def read_matter(
    said: Said, *, service_words: int, phrase_named: bool, links: int, has_emoji: bool
) -> Matter:
    """Weigh the phrases; ``service_words`` is how many words named a service."""
    tokens = said.tokens
    plain = [token for token in tokens if token not in SIGNS]
    if not plain:
        return _nothing("emoji" if has_emoji else "empty")
    named = service_words > 0
    if _is_spam(said, links=links, named=named):
        return _nothing("spam", *said.words("spam-outright", "spam"))
    if _is_football(said, named=named, phrase_named=phrase_named):
        return _nothing("praise", *said.words("football"))
    if not named and (why := _small_talk(said, plain)):
        return _nothing(why, *said.words("greeting", "chatter"))
    still = _is_still_broken(said, plain, named=named)
    kind, tags = _kind(said, still=still, named=named)
    reasons = tuple(Reason("kind", word) for word in said.words(*tags)[:6])
    return Matter(matter=True, kind=kind, no_matter="", still_broken=still, reasons=reasons)


def _nothing(why: str, *seen: str) -> Matter:
    reasons = tuple(Reason("no-matter", word) for word in seen[:6])
    return Matter(
        matter=False, kind=RequestKind.PROBLEM, no_matter=why, still_broken=False, reasons=reasons
    )


def _is_spam(said: Said, *, links: int, named: bool) -> bool:
    weight = 3 * min(1, len(said.at("spam-outright"))) + len(set(said.words("spam")))
    if weight == 0:
        return False
    if said.has("problem", "complaint", "still"):
        return weight >= 4 and links > 0
    if said.has("asks", "proposal") or named:
        return weight >= 3
    return weight >= 2 or links > 0


def _is_football(said: Said, *, named: bool, phrase_named: bool) -> bool:
    if not said.has("football"):
        return False
    if said.has("problem", "still", "proposal", "idea", "complaint", "asks", "repair", "wish"):
        return False
    if ASKS in said.tokens and said.has("question"):
        return False
    return not named or (not phrase_named and len(said.covered("football")) > 1)


def _small_talk(said: Said, plain: Sequence[str]) -> str:
    """ "greeting" or "empty" for a text of courtesies or noises alone."""
    matters = (
        "thanks", "praise", "problem", "proposal", "complaint", "still", "idea", "asks", "fixed",
    )  # fmt: skip
    if said.has(*matters):
        return ""
    greeted = said.covered("greeting")
    left = [
        token
        for n, token in enumerate(said.tokens)
        if n not in greeted and token not in courtesy_words.FILLER and token not in SIGNS
    ]
    if greeted and len(left) <= min(2, len(greeted)):
        return "greeting"
    chatted = said.covered("chatter")
    if chatted and len(plain) - len(chatted | greeted) <= 2:
        return "empty"
    if all(token.isdigit() or len(token) == 1 or token in courtesy_words.FILLER for token in plain):
        return "empty"
    return ""


def _is_still_broken(said: Said, plain: Sequence[str], *, named: bool) -> bool:
    if said.has("still"):
        return True
    glad = said.has("thanks", "praise") and not said.has("problem", "but")
    if said.has("again") and not glad and said.has("problem", "thanks", "but"):
        return True
    if said.has("again") and not glad and len(plain) <= 4:
        return True
    denied = [start for start, _ in said.at("problem") if said.tokens[start] in _NEGATIONS]
    if any(said.follows(end - 1, at) for _, end in said.at("contradiction") for at in denied):
        return True
    return bool(denied) and not named and len(plain) <= 4


def _kind(said: Said, *, still: bool, named: bool) -> tuple[RequestKind, tuple[str, ...]]:
    asked = ASKS in said.tokens
    outright = said.has("asks") and (asked or said.first("asks") <= _opening(said))
    if _is_thanks(said, still=still, named=named, asked=asked):
        return RequestKind.THANKS, ("thanks", "praise", "fixed")
    if said.has("proposal") and said.first("proposal") <= said.first("idea"):
        return RequestKind.PROPOSAL, ("proposal",)
    if said.has("idea"):
        return RequestKind.IDEA, ("idea",)
    if said.has("complaint"):
        return RequestKind.COMPLAINT, ("complaint",)
    if still:
        return RequestKind.PROBLEM, ("still", "again", "problem")
    wishes = said.has("wish") or (asked and said.has("modal") and said.has("create"))
    wished = said.first("wish", "modal")
    if wishes and said.has("create") and wished < said.first("problem", "asks"):
        return RequestKind.PROPOSAL, ("wish", "modal", "create")
    if outright and (not said.has("repair") or said.first("asks") < said.first("problem")):
        return RequestKind.QUESTION, ("asks", "question")
    fault = said.has("problem")
    if said.has("what-if") and not fault and (asked or said.has("create", "wish")):
        return RequestKind.IDEA, ("what-if",)
    if wishes and said.has("create") and wished < said.first("problem"):
        return RequestKind.PROPOSAL, ("wish", "modal", "create")
    if wishes and not fault and not said.has("repair"):
        if said.has("asks") or (asked and not said.has("wish")):
            return RequestKind.QUESTION, ("asks", "question")
        return RequestKind.PROPOSAL, ("wish", "create")
    if fault or said.has("repair"):
        return RequestKind.PROBLEM, ("problem", "repair")
    if asked or said.has("asks") or said.first("question") <= _opening(said):
        return RequestKind.QUESTION, ("asks", "question")
    return RequestKind.PROBLEM, ()


def _opening(said: Said) -> int:
    """The first token after a greeting: where a question without its mark would begin."""
    at = 0
    greeted = said.covered("greeting")
    while at < len(said.tokens) and (at in greeted or said.tokens[at] in SIGNS):
        at += 1
    return at if at < len(said.tokens) else -1


def _is_thanks(said: Said, *, still: bool, named: bool, asked: bool) -> bool:
    """Thanks and congratulations, unless the courtesy only ends a report (rules.md 5)."""
    if still or not said.has("thanks", "praise"):
        return False
    if said.has("proposal", "idea") or (asked and said.has("asks", "question", "modal")):
        return False
    start = said.first("thanks", "praise")
    after = [span for tag in ("problem", "complaint") for span in said.at(tag)]
    if said.has("fixed"):
        return not _tells_a_new_fault(said, after)
    if after or said.has("complaint"):
        return False
    if said.has("praise") and not said.has("wish", "repair"):
        return True
    if said.has("wish") and said.has("create"):
        return False
    if said.has("repair") and start > said.first("repair"):
        return False
    before = [token for token in said.tokens[:start] if token != BREAK]
    polite_end = start >= len(said.tokens) - 4 and len(before) >= 3
    return not (polite_end and (named or len(before) >= 5))


def _tells_a_new_fault(said: Said, faults: Sequence[_Span]) -> bool:
    """Whether a fault is told beside what was repaired: after a "but", or in a later clause."""
    if not faults:
        return False
    last_but = max((end for _, end in said.at("but")), default=len(said.tokens))
    if any(start >= last_but for start, _ in faults):
        return True
    repaired = max(end for _, end in said.at("fixed"))
    later = [start for start, _ in faults if start >= repaired]
    return any(
        BREAK in said.tokens[repaired:start]
        and not any(token in fault_words.BEFORE for token in said.tokens[repaired:start])
        for start in later
    )
