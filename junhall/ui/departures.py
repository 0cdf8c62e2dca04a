"""PURE: how far an answer is on its way out, in words: on the Networks page and in its case."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from junhall.casework.ages import span_text
from junhall.models.terms import Instant, OutboxState
from junhall.words import tr

A_PERSON_DECIDES: Final = 1 << 39
"""A due time beyond this: nothing happens by itself any more (rules.md 28)."""
ON_ITS_WAY: Final = frozenset(
    {
        OutboxState.HELD,
        OutboxState.SCHEDULED,
        OutboxState.AWAITING_APPROVAL,
        OutboxState.QUEUED,
        OutboxState.SENDING,
    }
)
MAY_TAKE_BACK: Final = frozenset(
    {
        OutboxState.HELD,
        OutboxState.SCHEDULED,
        OutboxState.AWAITING_APPROVAL,
        OutboxState.QUEUED,
        OutboxState.FAILED,
        OutboxState.BLOCKED,
    }
)
MAY_EDIT: Final = frozenset(
    {
        OutboxState.HELD,
        OutboxState.SCHEDULED,
        OutboxState.AWAITING_APPROVAL,
        OutboxState.FAILED,
    }
)
MAY_RETRY: Final = frozenset({OutboxState.UNSURE, OutboxState.FAILED, OutboxState.BLOCKED})
_HOLD_S: Final = 60
"""No Undo lasts so long: an item that is due later was given a time."""
_CODE: Final = re.compile(r"(?P<name>[\w-]+)(?:\((?P<detail>[\w-]*))?")


@dataclass(frozen=True, slots=True)
class Departure:
    """What is known of one item of the outbox."""

    state: OutboxState
    due_at: Instant
    reason: str
    to: str = ""
    account: str = ""
    account_state: str = "on"
    account_until: Instant | None = None
    looked_at: Instant | None = None
    waits_for: OutboxState | None = None
    """How an earlier answer of the conversation stands, which leaves first."""


def departure_text(item: Departure, now: Instant, moment: Callable[[Instant], str]) -> str:
    """How far it is, why it waits, and what happens next."""
    left = item.due_at - now
    match item.state:
        case OutboxState.HELD:
            if left > 0:
                return _account(item) or tr("leaves in {n} s", n=left)
            return _account(item) or _behind(item) or tr("leaves now")
        case OutboxState.SCHEDULED:
            leaves = tr("leaves {time}", time=moment(item.due_at))
            return " · ".join(part for part in (leaves, _account(item)) if part)
        case OutboxState.AWAITING_APPROVAL:
            waits = tr("waits for a second person's approval")
            if left <= _HOLD_S:
                return waits
            leaves = tr("leaves {time}", time=moment(item.due_at))
            return f"{waits} · {leaves}"
        case OutboxState.QUEUED:
            return _queued(item, now)
        case OutboxState.SENDING:
            return tr("is being sent")
        case OutboxState.UNSURE:
            return _unsure(item, now, moment)
        case OutboxState.FAILED:
            why = why_text(item.reason)
            if not why:
                return tr("Not sent; the text is kept.")
            return tr("Not sent: {why}. The text is kept.", why=why)
        case OutboxState.BLOCKED:
            return tr(
                "The key of {account} is refused. Once somebody signed in again on the page"
                " Networks, it leaves by itself.",
                account=item.account,
            )
        case OutboxState.WITHDRAWN:
            return tr("taken back")
        case OutboxState.SENT:
            return tr("sent")


def _queued(item: Departure, now: Instant) -> str:
    stands = _account(item) or _behind(item)
    if stands:
        return stands
    until = max(item.due_at, item.account_until or 0)
    if until <= now:
        return tr("leaves now")
    span = span_text(until - now)
    why = why_text(item.reason)
    if why:
        return tr("tries again in {span} ({why})", span=span, why=why)
    return tr("tries again in {span}", span=span)


def _account(item: Departure) -> str:
    """What its account waits for; "" where it is on."""
    match item.account_state:
        case "paused":
            return tr("waits: {account} is paused", account=item.account)
        case "removed":
            return tr("waits: {account} was removed", account=item.account)
        case "needs_person":
            return tr("waits: {account} needs somebody", account=item.account)
        case _:
            return ""


def _behind(item: Departure) -> str:
    """What it waits for in its own conversation; "" where nothing stands before it."""
    match item.waits_for:
        case OutboxState.UNSURE:
            return tr("waits until it is known whether the answer before it was published")
        case OutboxState.BLOCKED:
            return tr("waits for the answer before it, which needs a person")
        case None:
            return ""
        case _:
            return tr("leaves after the answer before it")


def _unsure(item: Departure, now: Instant, moment: Callable[[Instant], str]) -> str:
    said = tr("The network did not confirm it.")
    decide = tr("Look there, then decide.")
    is_over = item.due_at >= A_PERSON_DECIDES
    if item.looked_at is None:
        if is_over:
            return f"{said} {decide}"
        wait = span_text(max(0, item.due_at - now))
        looks = tr(
            "junhall looks for it among the posts of {account} in {span}",
            account=item.account,
            span=wait,
        )
        return f"{said} {looks}"
    where = tr(
        "Looked for the same words among the posts of {account} at {time}: not found.",
        account=item.account,
        time=moment(item.looked_at),
    )
    if is_over:
        return f"{said} {where} {decide}"
    again = tr("Looks again in {span}", span=span_text(max(0, item.due_at - now)))
    return f"{said} {where} {again}"


def why_text(reason: str) -> str:
    """A code of ours as words: outbox reasons and names of errors; "" where there are none."""
    told = _CODE.match(reason.strip())
    if told is None:
        return ""
    name = told["name"].casefold()
    match told["detail"] if name == "refused" and told["detail"] else name:
        case "throttled":
            return tr("too many calls")
        case "unreachable":
            return tr("the network cannot be reached")
        case "unauthorized":
            return tr("the key was refused")
        case "gone":
            return tr("the post was deleted by its author")
        case "unsure" | "not-confirmed":
            return tr("the network did not answer in time")
        case "too-long":
            return tr("the network finds the text too long")
        case "not-allowed":
            return tr("the network does not let this account do that")
        case "media":
            return tr("the network does not take this photo")
        case "duplicate":
            return tr("the network says that it was published already")
        case "refused" | "other":
            return tr("the network refuses it")
        case _:
            return ""
