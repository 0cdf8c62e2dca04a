"""HTML that came inside a text, to plain text; nothing of it is ever drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Final

from junhall.typed import override

TEXT_LIMIT: Final = 20_000
"""Longer texts are cut: no citizen writes a novel, and a broken export may be one long text."""
_BREAKS: Final = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4"})
_SILENT: Final = frozenset({"script", "style", "head", "template"})
_TAG: Final = re.compile(
    r"</(?:p|div|span|a|li|ul|ol|strong|b|em|i|h\d|td|tr|table)>|<br\s*/?>", re.IGNORECASE
)
_SPACES: Final = re.compile(r"[ \t\r\f\v\u00a0]+")


def looks_like_html(text: str) -> bool:
    """Whether a text carries tags of a web page; "3 < 4" and "<3" do not."""
    return "<" in text and _TAG.search(text) is not None


def plain_text(html: str) -> str:
    """What a reader of the page would see: paragraphs as lines, no tags, no scripts."""
    stripper = _Stripper()
    stripper.feed(html[: 4 * TEXT_LIMIT])
    stripper.close()
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(stripper.pieces).split("\n"))
    return "\n".join(_without_gaps(lines)).strip()


def tidy(text: str) -> str:
    """The text as the ledger can keep it: bounded, without NUL and half characters."""
    if len(text) > TEXT_LIMIT:
        text = text[:TEXT_LIMIT]
    if text.isascii():
        return text.replace("\0", "") if "\0" in text else text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\0", "") if "\0" in text else text


def _without_gaps(lines: Iterable[str]) -> list[str]:
    """At most one empty line between two others."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKS:
            self.pieces.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS and tag != "br":
            self.pieces.append("\n")

    @override
    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)
