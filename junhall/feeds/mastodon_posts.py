"""PURE: Mastodon's statuses as the house's posts; what cannot be read is an oddity with a reason.

Source: joinmastodon.org/entities (Status, Notification, Conversation), read 2026-11-23.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from junhall.feeds.plaintext import MOST_TEXT, plain_text, tidied
from junhall.models.messages import IncomingPost, Media, Oddity
from junhall.models.terms import Instant, Network, PostEvent, RemoteId, Visibility

MOST_ID: Final = 200
BOOST: Final = "boost:"
_VISIBLE: Final = {
    "public": Visibility.PUBLIC,
    "unlisted": Visibility.UNLISTED,
    "private": Visibility.FOLLOWERS,
    "direct": Visibility.PRIVATE,
}
SPOKEN: Final = {
    Visibility.PUBLIC: "public",
    Visibility.UNLISTED: "unlisted",
    Visibility.FOLLOWERS: "private",
    Visibility.PRIVATE: "direct",
}
_MEDIA: Final = {"image": "image", "gifv": "video", "video": "video", "audio": "audio"}


class UnreadableError(Exception):
    """Why something that came is no post; the reason is ours, never the server's text."""


@dataclass(frozen=True, slots=True)
class PostReader:
    """Reads what one server tells."""

    domain: str
    clock: Callable[[], Instant]

    def post(self, status: Any) -> IncomingPost:
        """A status, or the boost of one; an edited one as its edit, at the edit's time.

        Raises: UnreadableError.
        """
        found = _object(status, "status")
        if isinstance(found.get("reblog"), dict):
            return self.boost(found.get("account"), found["reblog"], found.get("created_at"))
        account = _object(found.get("account"), "account")
        edited_at = found.get("edited_at")
        people = self._people(found.get("mentions"))
        text = plain_text(_text(found, "content"), people)
        warning = tidied(_text(found, "spoiler_text")[:MOST_TEXT])
        return IncomingPost(
            network=Network.MASTODON,
            remote_id=remote_id(found.get("id")),
            author=self.handle(account),
            text=f"{warning}\n\n{text}".strip() if warning else text,
            posted_at=instant(found.get("created_at")),
            seen_at=self.clock() if edited_at is None else instant(edited_at),
            author_name=_name(account),
            in_reply_to=_reference(found.get("in_reply_to_id")),
            mentions=tuple(dict.fromkeys(people.values())),
            media=tuple(_media(found.get("media_attachments"))),
            visibility=_VISIBLE.get(_text(found, "visibility"), Visibility.FOLLOWERS),
            event=PostEvent.NEW if edited_at is None else PostEvent.EDITED,
            automatic=account.get("bot") is True,
            lang=_text(found, "language")[:35] or None,
            url=_link(found.get("url")),
        )

    def boost(self, account: Any, status: Any, created_at: Any) -> IncomingPost:
        """Who repeated what, under one id however often it is told.

        Raises: UnreadableError.
        """
        who, of = _object(account, "account"), _object(status, "status")
        boosted = remote_id(of.get("id"))
        return IncomingPost(
            network=Network.MASTODON,
            remote_id=RemoteId(f"{BOOST}{boosted}:{remote_id(who.get('id'))}"),
            author=self.handle(who),
            text="",
            posted_at=instant(created_at),
            seen_at=self.clock(),
            author_name=_name(who),
            boost_of=boosted,
            mentions=(),
            automatic=who.get("bot") is True,
        )

    def note(self, notification: Any) -> IncomingPost | None:
        """What a notification tells of; None for follows, favourites and kinds to come.

        Raises: UnreadableError.
        """
        found = _object(notification, "notification")
        if found.get("status") is None:
            return None  # it tells of no post, or of one that is gone
        match found.get("type"):
            case "mention" | "update" | "status":
                return self.post(found.get("status"))
            case "reblog":
                told = found.get("status"), found.get("created_at")
                return self.boost(found.get("account"), *told)
        return None

    def talk(self, conversation: Any) -> IncomingPost | None:
        """The last message of a conversation; None where it is gone.

        Raises: UnreadableError.
        """
        last = _object(conversation, "conversation").get("last_status")
        return None if last is None else self.post(last)

    def handle(self, account: dict[str, Any]) -> str:
        """With its server, as one would write it from anywhere."""
        acct = _text(account, "acct").strip().removeprefix("@")
        if not acct or len(acct) > MOST_ID or any(sign.isspace() for sign in acct):
            raise UnreadableError("account without a name")
        return f"@{acct}" if "@" in acct else f"@{acct}@{self.domain}"

    def gone(self, remote: RemoteId, posted_at: Instant) -> IncomingPost:
        """The end of a post."""
        return IncomingPost(
            Network.MASTODON, remote, "", "", posted_at, self.clock(), event=PostEvent.DELETED
        )

    def _people(self, mentions: Any) -> dict[str, str]:
        """Address -> full handle of everybody named."""
        people: dict[str, str] = {}
        for told in mentions if isinstance(mentions, list) else ():
            if isinstance(told, dict):
                try:
                    people[_text(told, "url") or str(len(people))] = self.handle(told)
                except UnreadableError:
                    continue
        return people


def in_order(posts: Iterable[IncomingPost]) -> tuple[IncomingPost, ...]:
    """Oldest first, each event once; of equal times the order they came in."""
    once: dict[tuple[str, str, str, int], IncomingPost] = {}
    for post in posts:
        at = post.seen_at if post.event is PostEvent.EDITED else 0
        once.setdefault((post.remote_id, post.event.value, post.text, at), post)
    return tuple(sorted(once.values(), key=lambda post: post.posted_at))


def latest_of_each(posts: Iterable[IncomingPost]) -> tuple[IncomingPost, ...]:
    """An edit storm in one breath is its last edit."""
    last: dict[tuple[str, str], IncomingPost] = {}
    for post in posts:
        key = (post.remote_id, post.event.value)
        before = last.pop(key, None)
        stays = before is not None and before.seen_at > post.seen_at
        last[key] = before if stays and before is not None else post
    return tuple(last.values())


def oddity(where: str, error: UnreadableError) -> Oddity:
    """A thing that could not be read, named for the log."""
    return Oddity(f"mastodon {where}", str(error))


def remote_id(value: Any) -> RemoteId:
    """An id as the server gives it: text, or a number that is taken as text."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value or len(value) > MOST_ID or not value.isprintable():
        raise UnreadableError("no id")
    return RemoteId(value)


def instant(value: Any) -> Instant:
    """A time with its offset, to whole seconds."""
    if not isinstance(value, str) or len(value) > 40:
        raise UnreadableError("no time")
    try:
        at = datetime.fromisoformat(value)
        if at.tzinfo is None:
            at = datetime.fromisoformat(value + "+00:00")
        return Instant(int(at.timestamp()))
    except (ValueError, OverflowError, OSError):
        raise UnreadableError("no time") from None


def _reference(value: Any) -> RemoteId | None:
    return None if value in (None, "") else remote_id(value)


def _media(found: Any) -> Iterable[Media]:
    for told in found if isinstance(found, list) else ():
        if not isinstance(told, dict) or told.get("type") not in _MEDIA:
            continue
        url = _link(told.get("url")) or _link(told.get("remote_url"))
        # A drawing may carry scripts, and nothing of ours draws it.
        if url is None or url.partition("?")[0].lower().endswith((".svg", ".svgz")):
            continue
        alt = tidied(_text(told, "description")[:MOST_TEXT]) or None
        yield Media(_MEDIA[told["type"]], url=url, alt=alt)


def _name(account: dict[str, Any]) -> str | None:
    return tidied(_text(account, "display_name")[:MOST_ID]).replace("\n", " ") or None


def _link(value: Any) -> str | None:
    if not isinstance(value, str) or len(value) > 2000:
        return None
    return value if value.startswith(("https://", "http://")) else None


def _object(value: Any, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UnreadableError(f"no {what}")
    return value


def _text(found: dict[str, Any], key: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) else ""
