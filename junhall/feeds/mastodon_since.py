"""Where a first reading begins: a source is looked through backward to the instant that was asked.

Ids say nothing of time on every server, so pages are turned from the newest on, one for each fetch,
until something older comes. How far that got stands in the cursor beside the source's own mark: a
program that ends meanwhile goes on where it was.
"""

from __future__ import annotations

from typing import Any, Final

from junhall.feeds.http import Pairs
from junhall.feeds.mastodon_cursor import Position
from junhall.feeds.mastodon_link import Link
from junhall.feeds.mastodon_posts import UnreadableError, instant

_BACK: Final = "<"
_ALL: Final = ""


def is_sought(position: Position, source: str) -> bool:
    """Whether it is known where a source begins to be read."""
    return position.at(source) is not None or position.at(source + _BACK) == _ALL


async def seek(
    link: Link, path: str, query: Pairs, source: str, position: Position, since: int
) -> Position:
    """One page further back: the place before the first item to be read, or how far it got.

    Raises: Throttled, Unreachable, Unauthorized, Refused, Gone.
    """
    at = position.at(source + _BACK)
    back = [] if at is None else [("max_id", at)]
    items, _ = await link.page(path, [*query, *back])
    before = next((item for item in items if not is_since(item, since)), None)
    mark = _id(before)
    if mark is not None:
        return position.moved(source, mark)
    oldest = _id(items[-1]) if items else None
    return position.moved(source + _BACK, _ALL if oldest in {None, at} else str(oldest))


def is_since(item: Any, since: int) -> bool:
    """Whether an item is of then or later; one that says no time is read, and becomes an oddity."""
    try:
        return instant(item.get("created_at")) >= since
    except (UnreadableError, AttributeError):
        return True


def _id(item: Any) -> str | None:
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) and found else None
