"""PURE: what a server says about itself: its limits, its streams, and whether it keeps keys.

Source: joinmastodon.org/methods/instance (v2; v1 for older and other servers), read 2026-11-23.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from junhall.feeds.contract import Capabilities, TextCount

POLL_S: Final = 30.0
KEY_WINDOW_S: Final = 3600
"""Mastodon forgets an Idempotency-Key after an hour."""
UNASKED: Final = Capabilities(
    500,
    TextCount.CHARACTERS_SHORT_LINKS,
    may_edit=True,
    may_delete=True,
    private=True,
    media_limit=4,
    streams=True,
    poll_s=POLL_S,
)
"""Until the server was asked: the usual limits, and no faith in keys."""
_PLAIN_VERSION: Final = re.compile(r"(\d+)\.\d+(\.\d+)?([.+-][\w.+-]*)?")


@dataclass(frozen=True, slots=True)
class Facts:
    """A server as it described itself."""

    domain: str
    """What stands behind the second @ of its people."""
    streaming: str
    """Base address of its streams; empty: it has none."""
    able: Capabilities
    image_bytes: int
    image_kinds: frozenset[str]
    """Content types it takes; empty: it does not say."""
    alt_limit: int


def facts_from(told: Any, base: str) -> Facts:
    """Read instance v2 or v1 of the server at ``base``; what is missing or odd is the usual."""
    found = told if isinstance(told, dict) else {}
    conf = _dict(found, "configuration")
    statuses, media = _dict(conf, "statuses"), _dict(conf, "media_attachments")
    urls = _dict(conf, "urls") or _dict(found, "urls")
    streaming = _text(urls, "streaming") or _text(urls, "streaming_api")
    characters = _number(statuses, "max_characters") or _number(found, "max_toot_chars")
    named = media.get("supported_mime_types")
    kinds = named if isinstance(named, list) else []
    keeps_keys = _is_mastodon(found)
    able = Capabilities(
        characters or UNASKED.text_limit,
        TextCount.CHARACTERS_SHORT_LINKS,
        may_edit=True,
        may_delete=True,
        private=True,
        media_limit=_number(statuses, "max_media_attachments") or UNASKED.media_limit,
        honours_key=keeps_keys,
        key_window_s=KEY_WINDOW_S if keeps_keys else 0,
        streams=bool(streaming),
        poll_s=POLL_S,
    )
    return Facts(
        _domain(found) or re.sub(r"^https?://|:\d+$", "", base),
        _streams_at(streaming, base),
        able,
        _number(media, "image_size_limit") or 8_000_000,
        frozenset(k for k in kinds if isinstance(k, str))
        if isinstance(kinds, list)
        else frozenset(),
        _number(media, "description_limit") or 1500,
    )


def _domain(found: dict[str, Any]) -> str:
    """v2 says ``domain``, v1 ``uri``, where some servers write a whole address."""
    told = _text(found, "domain") or _text(found, "uri")
    return re.sub(r"^https?://", "", told).partition("/")[0][:255]


def _streams_at(told: str, base: str) -> str:
    """Where its streams are: a web address, and never less guarded than the server itself."""
    bare = re.sub(r"^(wss?|https?)://", "", told.rstrip("/"))
    return f"{base.partition('://')[0]}://{bare}" if bare else ""


def _is_mastodon(found: dict[str, Any]) -> bool:
    """Whether this is Mastodon itself or a fork: these alone are known to keep keys.

    Others call themselves "4.2.1 (compatible; ...)", count from 0, or name another source.
    """
    plain = _PLAIN_VERSION.fullmatch(_text(found, "version"))
    if plain is None or int(plain[1]) < 2:
        return False
    source = _text(found, "source_url").casefold()
    return not source or any(name in source for name in ("mastodon", "glitch", "hometown"))


def _dict(found: dict[str, Any], key: str) -> dict[str, Any]:
    value = found.get(key)
    return value if isinstance(value, dict) else {}


def _text(found: dict[str, Any], key: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) else ""


def _number(found: dict[str, Any], key: str) -> int:
    value = found.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        return 0
    return max(value, 0)
