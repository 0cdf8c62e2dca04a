"""What is to leave the hall: how answers and announcements get into the outbox."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from junhall.casework import accounts, drafts
from junhall.casework import commands as c
from junhall.casework.doing import Doing, RequestSeen
from junhall.casework.errors import Conflict, Invalid, NotPermitted
from junhall.casework.lengths import length
from junhall.casework.network_rules import photo_rule, text_rule
from junhall.casework.rows import VoiceRow
from junhall.models.messages import Media
from junhall.models.terms import (
    AccountId,
    Facet,
    Instant,
    Network,
    OutboxId,
    OutboxState,
    Visibility,
)


def reply(doing: Doing, wish: c.Reply) -> c.Done:
    """Put an answer into the outbox; private where the post or the request is."""
    request = doing.request(wish.request_id)
    _refuse_late_answer(doing, request, wish)
    row = doing.execute(
        "SELECT remote_id, visibility FROM post WHERE id = coalesce(?, ("
        " SELECT id FROM post WHERE request_id = ? AND official IS NULL AND is_boost = 0"
        " AND deleted_at IS NULL ORDER BY posted_at DESC, id DESC LIMIT 1), ?)",
        wish.in_reply_to,
        request.id,
        request.opening,
    ).one()
    visibility = wish.visibility or Visibility.PUBLIC
    if request.is_private or Visibility(row.visibility).is_private:
        if wish.visibility is not None and not wish.visibility.is_private:
            raise Invalid("private-stays")
        visibility = Visibility.PRIVATE
    account = _speaker(doing, request.network, account_id=wish.account_id)
    return _queue(doing,
        account, request.network, wish.text, row.remote_id, visibility, wish.media,
        request=request, send_at=wish.send_at,
    )  # fmt: skip


def _refuse_late_answer(doing: Doing, request: RequestSeen, wish: c.Reply) -> None:
    if wish.begun_at is None:
        return
    other = doing.execute(
        # What this person said through another's account is no other official's answer.
        "SELECT official AS who, text AS wrote, seen_at AS at FROM post p WHERE request_id = ?"
        " AND official IS NOT NULL AND official != ? AND automatic = 0 AND seen_at > ?"
        " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.by = ? AND o.request_id = p.request_id"
        " AND o.remote_id = p.remote_id)"
        " UNION ALL SELECT by, text, created_at FROM outbox WHERE request_id = ? AND by != ?"
        " AND created_at > ? AND state NOT IN ('withdrawn', 'failed') ORDER BY 3 DESC LIMIT 1",
        request.id,
        doing.by,
        wish.begun_at,
        doing.by,
        request.id,
        doing.by,
        wish.begun_at,
    ).one_or_none()
    if other is not None:
        raise Conflict("answered", who=doing.name(other.who), wrote=other.wrote, at=other.at)


def announce(doing: Doing, wish: c.Announce) -> c.Done:
    """Put an announcement into the outbox."""
    network = Network(wish.network)
    account = _speaker(doing, network, handle=wish.handle)
    return _queue(
        doing,
        account,
        network,
        wish.text,
        None,
        Visibility.PUBLIC,
        wish.media,
        send_at=wish.send_at,
    )


def _speaker(
    doing: Doing,
    network: Network,
    *,
    account_id: AccountId | None = None,
    handle: str | None = None,
) -> VoiceRow:
    """The account that was asked for, or the usual one of who writes.

    Raises: Invalid where there is none, NotPermitted where it is another person's voice.
    """
    found = accounts.voices(doing.connection, network, doing.by, doing.role)
    for one in found:
        if account_id in {None, one.id} and handle in {None, one.handle}:
            return one
    other = doing.execute(
        "SELECT handle, staff FROM account WHERE network = ? AND state != 'removed'"
        " AND (? IS NULL OR id = ?) AND (? IS NULL OR handle = ?) LIMIT 1",
        network.value,
        account_id,
        account_id,
        handle,
        handle,
    ).one_or_none()
    if other is None:
        raise Invalid("no-account")
    who = doing.name(other.staff or "")
    raise NotPermitted("not-your-voice", account=other.handle, who=who)


def _queue(
    doing: Doing,
    account: VoiceRow,
    network: Network,
    text: str,
    in_reply_to: str | None,
    visibility: Visibility,
    media: Sequence[Media],
    *,
    request: RequestSeen | None = None,
    send_at: Instant | None = None,
) -> c.Done:
    refuse_unfit(doing, account.id, network, text, len(media))
    if not all((one.alt or "").strip() for one in media):
        raise Invalid("photo-words")
    state, due = begins(doing, send_at)
    if doing.role in doing.readers.town.approval_roles and not visibility.is_private:
        state = OutboxState.AWAITING_APPROVAL
    result = doing.execute(
        "INSERT INTO outbox (account_id, request_id, opening_post_id, key, text, in_reply_to,"
        " visibility, media, by, state, created_at, due_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        account.id,
        request.id if request else None,
        request.opening if request else None,
        str(uuid.uuid4()),
        text,
        in_reply_to,
        visibility.value,
        drafts.media_to_json(media),
        doing.by,
        state.value,
        doing.now,
        due,
    )
    doing.changed(request.id if request else None, Facet.OUTBOX)
    return c.Done(request.id if request else None, outbox_id=OutboxId(int(result.lastrowid)))


def begins(doing: Doing, send_at: Instant | None) -> tuple[OutboxState, Instant]:
    """How an item begins to wait: behind its Undo, or for the instant that was asked for."""
    due = Instant(doing.now + int(doing.hold_s))
    if send_at is not None and send_at > due:
        return OutboxState.SCHEDULED, send_at
    return OutboxState.HELD, due


def refuse_unfit(
    doing: Doing, account: AccountId, network: Network, text: str, photos: int
) -> None:
    """What the network would refuse is refused here, in words, before anything waits.

    Raises: Invalid.
    """
    if not text.strip() and not photos:
        raise Invalid("empty-text")
    told = doing.execute("SELECT capabilities FROM account WHERE id = ?", account).scalar()
    limit, counts = text_rule(told, network)
    if (over := length(text, counts) - limit) > 0:
        raise Invalid("too-long", over=over)
    if photos > (most := photo_rule(told)):
        raise Invalid("photos-many", limit=most)
