"""HTML of a post to the text its author wrote.

Mastodon shows a link shortened, in invisible and ellipsis spans; here it stands whole, as written,
so that it can be opened, searched and compared. Nothing of the HTML is ever drawn.
Source: joinmastodon.org/spec/activitypub (sanitization), joinmastodon.org/api/guidelines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final, final

from junhall.feeds.contract import Capabilities
from junhall.models.lengths import length
from junhall.typed import override

MOST_HTML: Final = 200_000
MOST_TEXT: Final = 20_000
_PARAGRAPHS: Final = frozenset({"p", "blockquote", "ul", "ol", "pre", "h1", "h2", "h3", "h4"})
_SILENT: Final = frozenset({"script", "style", "head", "template", "title"})
_SPACES: Final = re.compile(r"[ \t\r\f\v\u00a0]+")
_PROFILE: Final = re.compile(r"https?://([\w.:-]+)/(?:@|users/|u/)([\w.-]+)/?")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def plain_text(html: str, mentions: Mapping[str, str] | None = None) -> str:
    """What the author wrote: links whole, mentions with their server, paragraphs apart.

    ``mentions``: address of a person -> full handle, as the post lists them.
    """
    reader = _Reader(mentions or {})
    if len(html) > MOST_HTML:
        html = html[:MOST_HTML]
        # Half a tag at the end is no text.
        html = html[: html.rfind("<")] if html.rfind("<") > html.rfind(">") else html
    reader.feed(html)
    reader.close()
    return tidied("".join(reader.pieces))


def tidied(text: str) -> str:
    """At most one empty line between two others, no control characters, bounded."""
    kept: list[str] = []
    for line in _CONTROLS.sub("", text[: 2 * MOST_TEXT]).split("\n"):
        words = _SPACES.sub(" ", line).strip()
        if words or (kept and kept[-1]):
            kept.append(words)
    whole = "\n".join(kept).strip()[:MOST_TEXT]
    # Half a pair of surrogates cannot be kept anywhere.
    return whole if whole.isascii() else whole.encode("utf-8", "replace").decode("utf-8")


def budget(text: str, able: Capabilities) -> int:
    """How many units are left; negative: so many too many."""
    return able.text_limit - length(text, able.counts)


@final
class _Reader(HTMLParser):
    def __init__(self, mentions: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._mentions = mentions
        self._silent = 0
        self._hidden = 0
        self._spans: list[str] = []
        self._link: tuple[str, int] | None = None
        self._is_mention = False
        self._numbers: list[int | None] = []
        self._quotes = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        kinds = told.get("class", "").split()
        match tag:
            case _ if tag in _SILENT:
                self._silent += 1
            case "br":
                self._put("\n")
            case "span":
                kind = next((k for k in kinds if k in {"invisible", "ellipsis"}), "")
                self._spans.append(kind)
                self._hidden += kind == "invisible"
            case "a":
                self._end_link()
                self._link = (told.get("href", ""), len(self.pieces))
                self._is_mention = "mention" in kinds and "hashtag" not in kinds
            case "img":
                self._put(told.get("alt", ""))
            case "li":
                number = self._numbers[-1] if self._numbers else None
                self._put("\n- " if number is None else f"\n{number}. ")
                if self._numbers and number is not None:
                    self._numbers[-1] = number + 1
            case _ if tag in _PARAGRAPHS:
                if tag in {"ul", "ol"}:
                    self._numbers.append(1 if tag == "ol" else None)
                self._put("\n\n")
                self._quotes = tag == "blockquote" or (tag == "p" and self._quotes)
            case "div":
                self._put("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        match tag:
            case _ if tag in _SILENT:
                self._silent = max(0, self._silent - 1)
            case "span" if self._spans:
                kind = self._spans.pop()
                self._hidden -= kind == "invisible"
                if kind == "ellipsis" and self._link is None:
                    self._put("…")
            case "a":
                self._end_link()
            case _ if tag in _PARAGRAPHS:
                if tag in {"ul", "ol"} and self._numbers:
                    self._numbers.pop()
                self._put("\n\n")
            case "div":
                self._put("\n")

    @override
    def handle_data(self, data: str) -> None:
        if self._hidden == 0 or self._link is not None:
            words = data.replace("\n", " ")
            if self._quotes and words.strip():
                self._quotes, words = False, "> " + words.lstrip()
            self._put(words)

    @override
    def close(self) -> None:
        super().close()
        self._end_link()

    def _put(self, text: str) -> None:
        if not self._silent and text:
            self.pieces.append(text)

    def _end_link(self) -> None:
        """A mention is its full handle, a link its whole address, where the page hides it."""
        if self._link is None:
            return
        (address, start), self._link = self._link, None
        shown = "".join(self.pieces[start:])
        del self.pieces[start:]
        words = shown.strip()
        if words.startswith("#"):
            said = words
        elif self._is_mention or words.startswith("@"):
            said = self._mentions.get(address) or _handle_at(address, words)
        elif not address.lower().startswith(("http://", "https://")):
            said = words
        elif not words or _is_same_address(words, address):
            said = address
        else:
            said = f"{words} ({address})"
        lead = shown[: len(shown) - len(shown.lstrip())]
        self._put(lead + said + shown[len(shown.rstrip()) :] if words else said)


def _handle_at(address: str, words: str) -> str:
    """A name whose server only its address tells."""
    found = _PROFILE.fullmatch(address)
    bare = words.removeprefix("@")
    if found is None or "@" in bare or found[2].casefold() != bare.casefold():
        return words
    return f"@{bare}@{found[1]}"


def _is_same_address(words: str, address: str) -> bool:
    """Whether the words of a link are its address, whole or shortened."""
    bare = re.sub(r"^https?://(www\.)?", "", words.rstrip("…").strip(), flags=re.IGNORECASE)
    return bool(bare) and bare.casefold() in address.casefold()
