"""posts.ndjson to incoming posts: one JSON object a line, each line for itself (formats.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeGuard

from junhall.casework.markup import TEXT_LIMIT, plain_text, tidy
from junhall.casework.stamps import instant_with_offset
from junhall.casework.tally import Tally
from junhall.models.messages import IncomingPost, Media, Place
from junhall.models.terms import (
    Instant,
    Network,
    PlaceQuality,
    PostEvent,
    RemoteId,
    Visibility,
)

KEYS: Final = frozenset(
    {
        *("network", "id", "author", "author_name", "text", "text_format", "posted_at", "seen_at"),
        *("in_reply_to", "boost_of", "mentions", "media", "place", "visibility", "event"),
        *("automatic", "lang", "service"),
    }
)
ID_LIMIT: Final = 500
_MEDIA: Final = frozenset({"kind", "url", "path", "alt"})


class _RefusalError(Exception):
    """Why one line is not taken; never leaves this file."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


def read_posts(lines: Iterable[str], tally: Tally, first_line: int = 1) -> Iterator[IncomingPost]:
    """Every post that can be read, in the file's order; the others are named in the tally.

    Empty lines are passed over, and so is a line that says nothing but its format's version.
    """
    for number, line in enumerate(lines, first_line):
        if line.isspace():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            tally.read += 1
            tally.refuse(number, "not-json")
            continue
        if isinstance(found, dict) and found.keys() == {"format"} and found["format"] == 1:
            continue
        tally.read += 1
        try:
            post = post_from_json(found, tally, number)
        except _RefusalError as refusal:
            tally.refuse(number, refusal.reason, **refusal.values)
        else:
            tally.yielded += 1
            yield post


def post_from_json(found: Any, tally: Tally, line: int) -> IncomingPost:
    """One object as a post."""
    if not isinstance(found, dict):
        raise _RefusalError("not-an-object")
    if found.keys() == {"format"}:
        raise _RefusalError("unknown-format", value=str(found["format"]))
    if not found.keys() <= KEYS:
        for key in found.keys() - KEYS:
            tally.unknown_keys.setdefault(_word(key), line)
    event = _event(found.get("event"))
    is_deleted = event is PostEvent.DELETED
    posted_at = _time(found, "posted_at")
    text = _text(found, needed=not is_deleted)
    return IncomingPost(
        network=Network(_required(found, "network")),
        remote_id=RemoteId(_id(found, "id")),
        author="" if is_deleted and not found.get("author") else _required(found, "author"),
        text=kept_text(text, tally),
        posted_at=posted_at,
        seen_at=_time(found, "seen_at") if found.get("seen_at") is not None else posted_at,
        author_name=_optional(found, "author_name"),
        in_reply_to=_reference(found, "in_reply_to"),
        boost_of=_reference(found, "boost_of"),
        mentions=_mentions(found.get("mentions")),
        media=_media(found.get("media")),
        place=_place(found.get("place"), tally),
        visibility=_visibility(found.get("visibility")),
        event=event,
        automatic=_flag(found, "automatic"),
        lang=_optional(found, "lang"),
        service=_optional(found, "service"),
    )


def kept_text(text: str, tally: Tally) -> str:
    """The text as the ledger keeps it; a cut is counted."""
    if len(text) > TEXT_LIMIT:
        tally.cut_texts += 1
    return tidy(text)


def is_on_earth(lat: float, long: float) -> bool:
    """Whether two numbers are a point on Earth; 0, 0 is a form left empty."""
    return -90 <= lat <= 90 and -180 <= long <= 180 and not (lat == 0 and long == 0)


def _required(found: dict[str, Any], key: str) -> str:
    if found.get(key) is None or found[key] == "":
        raise _RefusalError("missing-key", key=key)
    value = found[key]
    if not isinstance(value, str):
        raise _RefusalError("bad-value", key=key, value=_word(value))
    return tidy(value)


def _optional(found: dict[str, Any], key: str) -> str | None:
    return None if found.get(key) in (None, "") else _required(found, key)


def _id(found: dict[str, Any], key: str) -> str:
    """An id is a string; a whole number, which some networks write, is taken as one."""
    value = found.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None or value == "":
        raise _RefusalError("missing-key", key=key)
    if not isinstance(value, str) or len(value) > ID_LIMIT:
        raise _RefusalError("bad-value", key=key, value=_word(value))
    return tidy(value)


def _reference(found: dict[str, Any], key: str) -> RemoteId | None:
    return None if found.get(key) in (None, "") else RemoteId(_id(found, key))


def _time(found: dict[str, Any], key: str) -> Instant:
    value = found.get(key)
    if value is None or value == "":
        raise _RefusalError("missing-key", key=key)
    instant = instant_with_offset(value) if isinstance(value, str) else None
    if instant is None:
        raise _RefusalError("no-offset", key=key, value=_word(value))
    return instant


def _text(found: dict[str, Any], *, needed: bool) -> str:
    value = found.get("text")
    if value is None:
        if needed and found.get("boost_of") is None:
            raise _RefusalError("missing-key", key="text")
        return ""
    if not isinstance(value, str):
        raise _RefusalError("bad-value", key="text", value=_word(value))
    match found.get("text_format", "plain"):
        case "plain" | None:
            return value
        case "html":
            return plain_text(value)
        case other:
            raise _RefusalError("bad-value", key="text_format", value=_word(other))


def _event(value: Any) -> PostEvent:
    if value is None:
        return PostEvent.NEW
    try:
        return PostEvent(value)
    except ValueError:
        raise _RefusalError("unknown-event", value=_word(value)) from None


def _visibility(value: Any) -> Visibility:
    """An unknown word could mean private, so it is refused rather than guessed."""
    if value is None:
        return Visibility.PUBLIC
    try:
        return Visibility(value)
    except ValueError:
        raise _RefusalError("bad-value", key="visibility", value=_word(value)) from None


def _flag(found: dict[str, Any], key: str) -> bool:
    value = found.get(key)
    if value is not None and not isinstance(value, bool):
        raise _RefusalError("bad-value", key=key, value=_word(value))
    return bool(value)


def _mentions(value: Any) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(handle, str) for handle in value):
        raise _RefusalError("bad-value", key="mentions", value=_word(value))
    return tuple(tidy(handle) for handle in value)


def _media(value: Any) -> tuple[Media, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _RefusalError("bad-value", key="media", value=_word(value))
    return tuple(_medium(each) for each in value)


def _medium(value: Any) -> Media:
    if not isinstance(value, dict) or not isinstance(value.get("kind"), str):
        raise _RefusalError("bad-value", key="media", value=_word(value))
    facts = {key: value[key] for key in _MEDIA if value.get(key) is not None}
    if not all(isinstance(fact, str) for fact in facts.values()):
        raise _RefusalError("bad-value", key="media", value=_word(value))
    return Media(**{key: tidy(fact) for key, fact in facts.items()})


def _place(value: Any, tally: Tally) -> Place | None:
    """A place that is nowhere is left out and counted: the words are worth taking without it."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise _RefusalError("bad-value", key="place", value=_word(value))
    name = value.get("name")
    named = tidy(name) if isinstance(name, str) and name.strip() else None
    lat, long = value.get("lat"), value.get("long")
    if _is_number(lat) and _is_number(long) and is_on_earth(lat, long):
        return Place(float(lat), float(long), named)
    if lat is not None or long is not None:
        tally.bad_coordinates += 1
    return None if named is None else Place(None, None, named, PlaceQuality.NONE)


def _is_number(value: Any) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _word(value: Any) -> str:
    return tidy(value if isinstance(value, str) else repr(value)[:200])
