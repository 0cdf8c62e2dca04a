"""Publishing: pictures first, then the words, once; and what is said when an answer is lost.

Source: joinmastodon.org/methods/statuses (create), /methods/media (v2), read 2026-11-23.
"""

from __future__ import annotations

import asyncio
import mimetypes
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, final

from junhall.feeds.contract import (
    Gone,
    Reason,
    Refused,
    Unreachable,
    Unsure,
)
from junhall.feeds.mastodon_link import Known, Link, status_path
from junhall.feeds.mastodon_posts import SPOKEN, UnreadableError, instant, remote_id
from junhall.feeds.plaintext import budget
from junhall.models.messages import Media, OutgoingMessage, Receipt
from junhall.models.terms import RemoteId, Visibility

LOOKS: Final = 15
LOOK_S: Final = 1.0
"""A picture that the server still works on is asked for so often, so far apart."""
_MORE_PRIVATE: Final = (
    Visibility.PUBLIC,
    Visibility.UNLISTED,
    Visibility.FOLLOWERS,
    Visibility.PRIVATE,
)
_NAMED: Final = re.compile(r"(?<![\w/@])@[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*(?:@[\w.:-]*\w)?")

Pause = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Answered:
    """Whom an answer goes to, and how openly they wrote."""

    author: str
    visibility: Visibility


@final
class Sender:
    """Publishes for one account."""

    def __init__(self, link: Link, pause: Pause = asyncio.sleep) -> None:
        """``pause`` waits for pictures; a test's pause does not."""
        self._link = link
        self._pause = pause
        self._uploaded: dict[str, list[str]] = {}

    async def send(
        self, message: OutgoingMessage, key: str, parent: tuple[str, Visibility] | None
    ) -> Receipt:
        """Publish once; ``parent``: author and visibility of the post answered, where known.

        Raises: Throttled, Unreachable, Unsure, Refused, Unauthorized, Gone.
        """
        known = await self._link.ready()
        answered = await self._answered(message, known, parent)
        text, visibility = addressed(message, answered, known.handle)
        able = known.facts.able
        if budget(text, able) < 0:
            raise Refused(Reason.TOO_LONG, "over the server's limit")
        if len(message.media) > able.media_limit:
            raise Refused(Reason.MEDIA, "more pictures than the server takes")
        body: dict[str, Any] = {"status": text, "visibility": SPOKEN[visibility]}
        if message.in_reply_to is not None:
            body["in_reply_to_id"] = message.in_reply_to
        language = (message.lang or "").partition("-")[0].lower()
        if re.fullmatch(r"[a-z]{2,3}", language) and language != "und":
            body["language"] = language  # servers refuse what is no ISO 639 code
        if message.media:
            body["media_ids"] = await self._upload(message, key, known)
        return await self._publish(body, key, is_reply=message.in_reply_to is not None)

    async def _publish(self, body: dict[str, Any], key: str, *, is_reply: bool) -> Receipt:
        try:
            answer = await self._link.wire.ask(
                "POST",
                "/api/v1/statuses",
                body=body,
                headers={"idempotency-key": key},
                acting=True,
            )
        except Gone as error:
            if is_reply:
                raise
            raise Refused(Reason.OTHER, error.detail) from None
        except Refused:
            self._uploaded.pop(key, None)
            raise
        found = answer.data if isinstance(answer.data, dict) else {}
        try:
            url = found.get("url")
            receipt = Receipt(
                remote_id(found.get("id")),
                instant(found.get("created_at")),
                url if isinstance(url, str) else None,
            )
        except UnreadableError as error:
            raise Unsure(f"POST statuses: {answer.status}, {error}") from None
        self._uploaded.pop(key, None)
        return receipt

    async def _answered(
        self, message: OutgoingMessage, known: Known, parent: tuple[str, Visibility] | None
    ) -> Answered | None:
        """Whom we answer: asked of the server where this feed has not met the post."""
        if message.in_reply_to is None:
            return None
        if parent is not None:
            return Answered(*parent)
        answer = await self._link.get(status_path(message.in_reply_to))
        try:
            post = known.reader.post(answer.data)
        except UnreadableError as error:
            raise Unreachable(f"the post answered: {error}") from None
        return Answered(post.author, post.visibility)

    # --- pictures

    async def _upload(self, message: OutgoingMessage, key: str, known: Known) -> list[str]:
        """Ids of the pictures; what a try before uploaded is not uploaded again."""
        ids = self._uploaded.setdefault(key, [])
        for media in message.media[len(ids) :]:
            ids.append(await self._upload_one(media, known))
        while len(self._uploaded) > 50:
            self._uploaded.pop(next(iter(self._uploaded)))
        return list(ids)

    async def _upload_one(self, media: Media, known: Known) -> str:
        name, kind, content = await asyncio.to_thread(_picture, media, known)
        alt = (media.alt or "")[: known.facts.alt_limit]
        fields = {"description": alt} if alt else {}
        try:
            answer = await self._link.wire.upload(
                "/api/v2/media", fields=fields, name=name, kind=kind, content=content
            )
        except Gone:
            raise Refused(Reason.MEDIA, "POST media: 404") from None
        except Refused as error:
            if error.reason is Reason.OTHER:
                raise Refused(Reason.MEDIA, error.detail) from None
            raise
        media_id = _media_id(answer.data)
        looks = 0
        while answer.status in {202, 206}:
            looks += 1
            if looks > LOOKS:
                raise Unreachable("the server still works on the picture")
            await self._pause(LOOK_S)
            try:
                answer = await self._link.get(f"/api/v1/media/{media_id}")
            except (Gone, Refused):
                raise Refused(Reason.MEDIA, "the server could not use the picture") from None
        return media_id


def addressed(
    message: OutgoingMessage, answered: Answered | None, own: str
) -> tuple[str, Visibility]:
    """The words as they must be published, and for whom.

    An answer that does not name its reader reaches nobody on Mastodon, and it is never more open
    than what it answers: direct stays direct (rules.md 23).
    """
    if answered is None:
        return message.text, message.visibility
    visibility = max(message.visibility, answered.visibility, key=_MORE_PRIVATE.index)
    bare = answered.author.casefold()
    if bare == own.casefold():
        return message.text, visibility
    domain = own.rpartition("@")[2].casefold()
    local = bare.removesuffix(f"@{domain}")
    named = {name.casefold() for name in _NAMED.findall(message.text)}
    if bare in named or local in named:
        return message.text, visibility
    return f"{answered.author} {message.text}", visibility


def _picture(media: Media, known: Known) -> tuple[str, str, bytes]:
    """(name, content type, bytes) of a picture on this computer."""
    path = Path(media.path or "")
    kind = mimetypes.guess_type(path.name)[0] or ""
    kinds = known.facts.image_kinds
    if not kind.startswith(("image/", "video/")) or "svg" in kind or (kinds and kind not in kinds):
        raise Refused(Reason.MEDIA, "a kind the server does not take")
    try:
        if path.stat().st_size > known.facts.image_bytes:
            raise Refused(Reason.MEDIA, "larger than the server takes")
        # Its own name may say where and by whom it was taken.
        return f"picture{path.suffix.lower()}", kind, path.read_bytes()
    except OSError:
        raise Refused(Reason.MEDIA, "the picture is not on this computer") from None


def _media_id(data: Any) -> RemoteId:
    try:
        return remote_id(data.get("id") if isinstance(data, dict) else None)
    except UnreadableError as error:
        raise Unreachable(f"POST media: {error}") from None
