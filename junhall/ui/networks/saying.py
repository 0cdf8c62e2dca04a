"""PURE: what the Networks page says: states with since and until, quota, costs, how today went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from junhall.casework.ages import ago_text, number_text, span_text
from junhall.casework.channels import network_name
from junhall.casework.network_rows import AccountRow, OutboxRow, RemovedRow, Today
from junhall.models.terms import Instant, Network, OutboxState
from junhall.ui.departures import Departure, departure_text, why_text
from junhall.ui.naming import one_line, short_handle
from junhall.words import ntr, tr

Moment = Callable[[Instant], str]


@dataclass(frozen=True, slots=True)
class Said:
    """A tone, words that stand out, and what is said under them."""

    tone: str
    words: str
    more: str = ""


def account_name(handle: str, network: Network) -> str:
    """An account as people call it: with its @ where its network writes one."""
    if network in {Network.MASTODON, Network.X}:
        return short_handle(handle)
    return handle.removeprefix("@")


def account_place(row: AccountRow, who: str) -> str:
    """Where it is and whose voice it is: "Mastodon · mayor"."""
    whose = who or tr("town hall")
    return f"{network_name(row.network)} · {whose}"


def account_server(row: AccountRow) -> str:
    """The server an account is on, without what browsers write before it."""
    if row.server:
        return row.server.removeprefix("https://").removeprefix("http://").strip("/")
    _, at, server = row.handle.removeprefix("@").partition("@")
    return server if at else ""


def state_said(row: AccountRow, now: Instant, moment: Moment) -> Said:
    """How the letter-box is, since or until when, and why."""
    match row.state:
        case "live" | "silent":
            how = _how(row)
            last = ""
            if row.last_post_at is not None:
                last = tr("last post {ago}", ago=ago_text(now - row.last_post_at))
            if row.state == "live":
                return Said("green", tr("Live"), " · ".join(part for part in (how, last) if part))
            quiet = tr("unusually silent")
            if row.since is not None:
                quiet = tr("unusually silent since {time}", time=moment(row.since))
            more = f"{quiet} · {last}" if last else quiet
            return Said("amber", tr("Live, but silent"), more)
        case "waiting":
            wait = span_text(max(0, (row.until or now) - now))
            back = tr("goes on at {time}", time=moment(row.until)) if row.until is not None else ""
            why = why_text(row.why) or tr("too many calls")
            more = f"{why} · {back}" if back else why
            return Said("amber", tr("Waiting {span}", span=wait), more)
        case "paused":
            since = tr("since {time}", time=moment(row.since)) if row.since is not None else ""
            return Said("amber", tr("Paused"), since or tr("by a person"))
        case "needs_person":
            why = why_text(row.why) or tr("the key was refused")
            if row.since is not None:
                why = tr("{why} at {time}", why=why, time=moment(row.since))
            return Said("red", tr("Needs a person"), why)
        case _:
            if row.last_sync_at is None:
                return Said("ink2", tr("Not live"), why_text(row.why) or tr("never asked yet"))
            why = why_text(row.why)
            last = tr("last asked {ago}", ago=ago_text(now - row.last_sync_at))
            return Said("ink2", tr("Not live"), f"{why} · {last}" if why else last)


def _how(row: AccountRow) -> str:
    if row.streams:
        return tr("streaming")
    if row.poll_s is not None:
        return tr("asks every {span}", span=span_text(row.poll_s))
    return ""


def removed_said(row: RemovedRow, moment: Moment) -> Said:
    """That an account is gone, and whether its key opens anything any more."""
    name = account_name(row.handle, row.network)
    words = tr(
        "{account} was removed ({time}); its requests stay.",
        account=name,
        time=moment(row.removed_at),
    )
    match row.key_end:
        case "ended":
            return Said("ink2", words, tr("Its server has ended the key."))
        case "not-ended":
            return Said(
                "red",
                words,
                tr(
                    "Its server could not be told to end the key. It is forgotten here; end it"
                    " there as well: sign in as {account}, and in the settings, under authorised"
                    " apps, revoke junhall.",
                    account=name,
                ),
            )
        case _:
            return Said("ink2", words, "")


def lag_said(row: AccountRow) -> str:
    """How much later than its network junhall saw its posts."""
    return "–" if row.lag_s is None else span_text(row.lag_s)


def quota_said(row: AccountRow) -> tuple[float | None, str]:
    """The share of calls left, 0 to 1, and its words; None where the network announces nothing."""
    if row.quota_left is None or not row.quota_limit:
        return None, tr("not announced")
    share = max(0.0, min(1.0, row.quota_left / row.quota_limit))
    return share, tr("{n} % left", n=number_text(share * 100))


def cost_said(row: AccountRow) -> str:
    """What the month cost."""
    return tr("free") if row.is_free else "–"


def item_title(row: OutboxRow) -> str:
    """Whom it answers, and its words: "@josepv Ya va el fontanero"."""
    text = one_line(row.text) or tr("a photo")
    if not row.to:
        return text
    to = account_name(row.to, row.network)
    return text if text.casefold().startswith(to.casefold()) else f"{to} {text}"


def item_tone(row: OutboxRow) -> str:
    """Blue leaves by itself, amber waits, red needs somebody, grey is over."""
    match row.state:
        case OutboxState.FAILED | OutboxState.BLOCKED:
            return "red"
        case OutboxState.UNSURE:
            return "amber"
        case OutboxState.QUEUED if row.tries or row.waits_for:
            return "amber"
        case OutboxState.HELD | OutboxState.SCHEDULED | OutboxState.QUEUED if (
            row.account_state != "on"
        ):
            return "amber"
        case OutboxState.AWAITING_APPROVAL:
            return "amber"
        case OutboxState.WITHDRAWN:
            return "ink3"
        case _:
            return "cobalt"


def item_said(row: OutboxRow, now: Instant, moment: Moment) -> str:
    """Network, what it is, and how far it is."""
    departure = Departure(
        row.state,
        row.due_at,
        row.reason,
        to=row.to,
        account=account_name(row.account, row.network),
        account_state=row.account_state,
        account_until=row.account_until,
        looked_at=row.looked_at,
        waits_for=row.waits_for,
    )
    parts = [network_name(row.network)]
    if row.is_private:
        parts.append(tr("private"))
    if row.number:
        parts.append(f"#{row.number}")
    else:
        parts.append(tr("announcement"))
    if row.photos:
        parts.append(ntr("{n} photo", "{n} photos", row.photos))
    parts.append(departure_text(departure, now, moment))
    return " · ".join(part for part in parts if part)


def today_said(today: Today) -> tuple[Said, ...]:
    """How today went: what came, what left, whether anything is missing or stands twice."""
    came = ntr("{n} post in", "{n} posts in", today.posts_in)
    left = ntr("{n} answer out", "{n} answers out", today.answers_out)
    lines = [Said("green", f"{came}, {left}", _lost(today))]
    if today.not_sent or today.doubled:
        lines[0] = Said("red", f"{came}, {left}", _lost(today))
    if today.unclear_found:
        found = ntr(
            "{n} unclear answer checked and found sent",
            "{n} unclear answers checked and found sent",
            today.unclear_found,
        )
        lines.append(Said("cobalt", found, tr("the network did not confirm in time")))
    if today.unclear_open:
        unclear = ntr("{n} answer is unclear", "{n} answers are unclear", today.unclear_open)
        lines.append(Said("amber", unclear, tr("listed above: nothing is sent twice by itself")))
    return tuple(lines)


def _lost(today: Today) -> str:
    lost = (
        ntr("{n} could not leave and is kept", "{n} could not leave and are kept", today.not_sent)
        if today.not_sent
        else tr("none lost")
    )
    twice = (
        ntr("{n} stands twice", "{n} stand twice", today.doubled)
        if today.doubled
        else tr("none sent twice")
    )
    return f"{lost}, {twice}"
