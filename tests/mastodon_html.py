"""Plain text to the HTML that a Mastodon server makes of it: what our reader must undo."""

from __future__ import annotations

import re
from html import escape

TOKEN = re.compile(
    r"(?P<url>https?://[^\s<>\"]+)"
    r"|(?<![\w/])@(?P<user>[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*)(?:@(?P<server>[\w.:-]+\w))?"
    r"|(?<![\w/])#(?P<tag>\w*[^\W\d_]\w*)"
)


def html_of(text: str, domain: str) -> str:
    """Paragraphs, breaks, links with invisible parts, mentions and hashtags."""
    paragraphs = re.split(r"\n{2,}", text.strip())
    return "".join(
        "<p>" + "<br />".join(_line(line, domain) for line in one.split("\n")) + "</p>"
        for one in paragraphs
        if one
    )


def mentioned(text: str) -> list[tuple[str, str | None]]:
    """(user, server or None) in the order of the text."""
    return [(match["user"], match["server"]) for match in TOKEN.finditer(text) if match["user"]]


def tags_in(text: str) -> list[str]:
    return [match["tag"] for match in TOKEN.finditer(text) if match["tag"]]


def counted(text: str) -> int:
    """The server's own count: links are 23, a mention leaves out its server."""
    shown = TOKEN.sub(
        lambda m: "x" * 23 if m["url"] else "@" + m["user"] if m["user"] else m[0], text
    )
    return len(shown)


def _line(line: str, domain: str) -> str:
    made, at = [], 0
    for match in TOKEN.finditer(line):
        made.append(escape(line[at : match.start()], quote=False))
        made.append(_token(match, domain))
        at = match.end()
    made.append(escape(line[at:], quote=False))
    return "".join(made)


def _token(match: re.Match[str], domain: str) -> str:
    if url := match["url"]:
        head, rest = re.match(r"(https?://(?:www\.)?)(.*)", url).groups()
        short, hidden = rest[:30], rest[30:]
        kind = ' class="ellipsis"' if hidden else ' class=""'
        return (
            f'<a href="{escape(url)}" target="_blank" rel="nofollow noopener" translate="no">'
            f'<span class="invisible">{head}</span><span{kind}>{escape(short)}</span>'
            f'<span class="invisible">{escape(hidden)}</span></a>'
        )
    if user := match["user"]:
        server = match["server"] or domain
        where = f"https://{server}/@{user}"
        return (
            f'<span class="h-card" translate="no"><a href="{where}" class="u-url mention">'
            f"@<span>{user}</span></a></span>"
        )
    tag = match["tag"]
    return (
        f'<a href="https://{domain}/tags/{tag}" class="mention hashtag" rel="tag">'
        f"#<span>{tag}</span></a>"
    )
