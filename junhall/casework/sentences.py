"""PURE: an official's text taken apart: its own sentences, folded, without quotations and links.

Readers of promises and of finished work look at sentences, never at the raw text: what somebody
else said, a handle that reads like a word, or a full stop inside "17.30" would lead them astray.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from junhall.casework.folding import fold

LIMIT: Final = 5_000
"""Longer texts are read up to here; no network of ours allows a tenth of it."""

_QUOTES = re.compile(r"[«“\"„‹‘'>]|RT\s")
_QUOTED = re.compile(
    r"«[^»]{0,1000}»|“[^”]{0,1000}”|\"[^\"\n]{0,1000}\"|„[^“”]{0,1000}[“”]|‹[^›]{0,1000}›"
    r"|(?<!\w)‘[^’\n]{0,1000}’(?!\w)|(?<!\w)'[^'\n]{3,1000}'(?!\w)"
    r"|^[ \t]*>.*$|\bRT\s+@.*\Z",
    re.MULTILINE | re.DOTALL,
)
_BEYOND = re.compile(r"[^\x00-\x7f]")
_QUOTED_LINE = re.compile(r"^[ \t]*>[^\n]*$", re.MULTILINE)
_LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@/.])\.?@[\w][\w.-]*(?:@[\w-]+(?:\.[\w-]+)+)?")
_HASHTAG = re.compile(r"#(\w+)")
_YES = re.compile(r"\bs\u00ed\b", re.IGNORECASE)
_PLAIN_YES = re.compile(
    r"(?<=\bq )si\b|(?<=\bque )si(?=\s*(?:q|que|$|[,.!]))|\bsi(?=\s*[,!.;:]|\s*$|\s+que\b)"
    r"|\bsi(?= (?:senor(?:a|as|es)?|hombre|mujer|claro|por supuesto|desde luego)\b)"
)
STRESS: Final = "¬"
"""After a word whose accented end tells what has been ("arregló", "réparée") from what is."""
_STRESSED = re.compile(
    r"(?:\w(?:(?<![cCsSgGnNxX])[iIíÍ]|[^\WiIíÍ])[óÓ]|\w(?<![qQ])\w(?:[éÉ](?:[eE][sS]?)?))(?!\w)"
)
_ACCENT = re.compile(r"[óÓéÉ]")
"""The third sign of whatever is stressed."""
_WRITTEN_OUT = {
    "d": "de", "dl": "del", "q": "que", "k": "que", "xq": "porque", "pq": "porque", "x": "por",
    "xa": "para", "tb": "tambien", "tmb": "tambien", "mnn": "manana", "mna": "manana",
    "mnana": "manana", "manan": "manana", "sta": "esta", "ste": "este", "t": "te",
    "stoy": "estoy", "stan": "estan", "ora": "hora", "pasao": "pasado", "luns": "lunes",
    "marts": "martes", "miercols": "miercoles", "juevs": "jueves", "vierns": "viernes",
    "sabdo": "sabado", "sabao": "sabado", "domngo": "domingo", "yamo": "llamo",
    "yamamos": "llamamos", "yego": "llego", "yega": "llega", "yegamos": "llegamos",
    "keda": "queda", "kedan": "quedan", "hoi": "hoy", "tamos": "estamos", "toi": "estoy",
    "cn": "con", "aki": "aqui", "ayi": "alli", "grcs": "gracias",
}  # fmt: skip
_HASTY = re.compile(r"(?<![\w'@-])(?:{})(?![\w'-])".format("|".join(_WRITTEN_OUT)))
_HASTY_JE = re.compile(r"(?<![\w'@-])j(?=[bcdfglmnpqrstv][a-z]{2,}(?!\w))")
""" "Jrepare", "jme charge": of no language is any word that begins so."""
_HASTY_SE = re.compile(r"(?<![\w'’@-])s(?= l[oae]s? )")
"""Words as they are typed on a phone; of no language's own words is any of them."""
_HALF = re.compile(r"\b([ap])\.\s?m\b\.?")
_DOTTED_TIME = re.compile(r"\b(\d{1,2})\.(\d{2})(?=\s*(?:h|am\b|pm\b|$|[^\d.%€\w]))")
_SHORT = re.compile(
    r"\b(aprox|min|mins|hrs|hs|h|sr|sra|dr|dra|av|avda|num|no|st|mr|mrs)\.(?=\s*\w)"
)
_ASKED = re.compile(r"¿([^?¿]*)(\?|$)")
_ENDS = re.compile(r"([.!?;\n]+)(?=\s|$|[^\w.])")
_TAG = re.compile(
    r",?\s*(?:vale|ok|okay|okey|de acuerdo|eh|no|verdad|si|right|all right|alright|d'accord"
    r"|ca va|oui|d'acord|entesos|oi)\s*$"
)
_TAILS = ("que", "no", "quoi", "pas", "non", "what", "not", "oi")
_UNMARKED = re.compile(r"\w.* (?:o (?:que|no)|ou (?:quoi|pas|non)|or (?:what|not)|oi que)\s*\Z")
"""A question whose sign is left out: "¿vas a estar o qué?"."""
_HEAD = re.compile(r"\s*(?:\.?@[\w.@-]+[\s,:;]*)+")
_LAST_TAG = re.compile(r"#(\w+)[^\w#@]*\Z")
_MAY_FOLLOW = re.compile(r"[^\w#]+\Z|[^\w@#]*@[\w][\w.@-]*[^\w]*\Z|https?://")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One folded sentence; handles are "@", foreign hashtags and links are gone."""

    text: str
    asks: bool


def sentences(text: str) -> tuple[Sentence, ...]:
    """The author's own sentences in order; of "mañana va, ¿vale?" the question is its own."""
    plain = unicodedata.normalize("NFC", text[:LIMIT])
    if _QUOTES.search(plain) is not None:
        plain = _QUOTED.sub(" ", _QUOTED_LINE.sub(" ", plain))
    if "://" in plain or "www." in plain.lower():
        plain = _LINK.sub(" ", plain)
    if "@" in plain:
        head = _HEAD.match(plain)
        plain = plain[head.end() :] if head is not None else plain
        plain = _HANDLE.sub(" @ ", plain)
    if "#" in plain:
        plain = _HASHTAG.sub(" ", plain)
    if not plain.isascii():
        if "\u00ed" in plain or "\u00cd" in plain:
            plain = _YES.sub(" ", plain)
        plain = _BEYOND.sub(_spoken, _with_stress(plain))
    folded = fold(plain)
    if "." in folded:
        folded = _HALF.sub(r"\1m", folded)
        folded = _DOTTED_TIME.sub(r"\1:\2", folded)
        folded = _SHORT.sub(r"\1", folded)
        folded = folded.replace("...", ".")
    folded = _HASTY.sub(_written_out, folded)
    if "j" in folded:
        folded = _HASTY_JE.sub("je ", folded)
    if "s l" in folded:
        folded = _HASTY_SE.sub("se", folded)
    if "si" in folded:
        folded = _PLAIN_YES.sub(" ", folded)
    found: list[Sentence] = []
    start = 0
    for asked in _ASKED.finditer(folded) if "\u00bf" in folded else ():
        found.extend(_split(folded[start : asked.start()]))
        found.append(Sentence(_tidy(asked.group(1)), asks=True))
        start = asked.end()
    found.extend(_split(folded[start:]))
    return tuple(sentence for sentence in found if sentence.text)


def _with_stress(text: str) -> str:
    """``STRESS`` after every word that deserves it; only words with such an accent are tried."""
    pieces: list[str] = []
    last = 0
    for accent in _ACCENT.finditer(text):
        at = accent.start() - 2
        found = _STRESSED.match(text, at) if at >= 0 else None
        if found is not None:
            pieces += (text[last : found.end()], STRESS)
            last = found.end()
    return "".join((*pieces, text[last:])) if pieces else text


def _written_out(found: re.Match[str]) -> str:
    return _WRITTEN_OUT[found[0]]


def _spoken(found: re.Match[str]) -> str:
    """Emoji and other signs end a clause, as people use them; letters and marks stay."""
    sign = found[0]
    if unicodedata.category(sign) in {"So", "Sk", "Co", "Cs", "Cn"} and sign != "´":
        return " , "
    return sign


def _split(text: str) -> list[Sentence]:
    found: list[Sentence] = []
    start = 0
    for end in _ENDS.finditer(text):
        found.extend(_asked_or_said(text[start : end.start()], asks="?" in end.group(1)))
        start = end.end()
    found.extend(_asked_or_said(text[start:], asks=False))
    return found


def _asked_or_said(text: str, *, asks: bool) -> list[Sentence]:
    if asks and (tag := _TAG.search(text)) is not None and tag.start() > 0:
        return [Sentence(_tidy(text[: tag.start()]), asks=False)]
    return [Sentence(_tidy(text), asks=asks or _is_unmarked(text.rstrip()))]


def _is_unmarked(text: str) -> bool:
    return text.endswith(_TAILS) and _UNMARKED.match(text) is not None


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,:-–—")


def without_head(text: str) -> str:
    """The text after the run of handles that begins it."""
    head = _HEAD.match(text)
    return text[head.end() :] if head is not None else text


def has_hashtag(text: str, hashtags: Sequence[str]) -> bool:
    """Whether one of the town's hashtags is anywhere in the text, case and accents aside."""
    if "#" not in text:
        return False
    ours = {fold(tag.removeprefix("#")) for tag in hashtags}
    return any(fold(found.group(1)) in ours for found in _HASHTAG.finditer(text))


def ending_hashtag(text: str, hashtags: Sequence[str]) -> str | None:
    """The town's hashtag that ends the text; emoji, handles, links and other tags may follow it."""
    if "#" not in text:
        return None
    ours = {fold(tag.removeprefix("#")): tag.removeprefix("#") for tag in hashtags}
    for token in reversed(text[-LIMIT:].split()):
        last = _LAST_TAG.search(token)
        if last is not None:
            if (found := ours.get(fold(last.group(1)))) is not None:
                return found
        elif not _MAY_FOLLOW.match(token):
            return None
    return None
