"""Frozen rows of the Networks page for tests: every state of an account and of an item."""

from __future__ import annotations

from junhall.casework.asks import Networks, SendTimes, Voices
from junhall.casework.network_rows import AccountRow, NetworksPage, OutboxRow, Today
from junhall.casework.rows import VoiceRow
from junhall.casework.send_times import SendTime
from junhall.models.terms import (
    AccountId,
    Instant,
    Network,
    OutboxId,
    OutboxState,
    RequestId,
    StaffCode,
)
from ui_cases import CaseOffice
from ui_fake import NOW


def account(id_: int, handle: str, state: str = "live", **values: object) -> AccountRow:
    """One account; everything usual but what is said."""
    usual: dict[str, object] = {
        "id": AccountId(id_), "network": Network.MASTODON, "handle": handle,
        "server": "villa.example", "staff": None, "state": state, "since": None, "until": None,
        "why": "", "last_sync_at": Instant(NOW - 1), "last_post_at": Instant(NOW - 12),
        "streams": True, "poll_s": 30.0, "lag_s": 1, "quota_left": 276, "quota_limit": 300,
        "quota_resets_at": Instant(NOW + 120), "is_free": True,
    }  # fmt: skip
    return AccountRow(**(usual | values))  # type: ignore[arg-type]  # a builder for tests


def item(id_: int, state: OutboxState, text: str = "Ya va el fontanero", **values: object):
    """One item of the outbox."""
    usual: dict[str, object] = {
        "id": OutboxId(id_), "account": "@villablanca@villa.example",
        "network": Network.MASTODON, "account_state": "on", "account_until": None,
        "request_id": RequestId(1187), "number": "2026-1187", "to": "@nuriav@vecinas.example",
        "text": text, "photos": 0, "is_private": False, "by": StaffCode("lola"), "state": state,
        "created_at": Instant(NOW - 120), "due_at": Instant(NOW + 18), "tries": 0, "reason": "",
        "limit": 500, "counts": "characters-short-links",
    }  # fmt: skip
    return OutboxRow(**(usual | values))  # type: ignore[arg-type]  # a builder for tests


ACCOUNTS = (
    account(1, "@alcaldia@villa.example", staff=StaffCode("mayor")),
    account(2, "@villablanca@villa.example", last_post_at=Instant(NOW - 240)),
    account(3, "villablanca.example", network=Network.BLUESKY, streams=False, poll_s=20.0, lag_s=2,
            quota_left=264, last_post_at=None),
    account(4, "@PoliciaVilla", "waiting", network=Network.X, until=Instant(NOW + 18), lag_s=41,
            quota_left=42, why="Throttled", is_free=None, staff=StaffCode("luz")),
    account(5, "Línea Verde", "needs_person", network=Network.OPEN311, since=Instant(NOW - 9000),
            lag_s=10_800, quota_left=100, quota_limit=100, why="Unauthorized", is_free=None),
    account(6, "@parques@villa.example", "silent", since=Instant(NOW - 7200)),
    account(7, "@obras@villa.example", "paused", since=Instant(NOW - 600), quota_limit=None),
    account(8, "@archivo@villa.example", "off", last_sync_at=None, lag_s=None),
)  # fmt: skip
OUTBOX = (
    item(1, OutboxState.FAILED, "Lo cambiamos el lunes", reason="Gone()"),
    item(2, OutboxState.UNSURE, "Mañana por la mañana", looked_at=Instant(NOW - 60), looks=2,
         due_at=Instant(2**40)),
    item(3, OutboxState.BLOCKED, "Gracias", account_state="needs_person"),
    item(4, OutboxState.QUEUED, reason="Throttled(retry_at=1, x)", tries=1),
    item(5, OutboxState.SENDING, "Ahora mismo"),
    item(6, OutboxState.HELD, "@nuriav Gracias, Nuria. Va @luces_villa", due_at=Instant(NOW + 6)),
    item(7, OutboxState.SCHEDULED, "Corte de agua mañana", request_id=None, number="", to=""),
    item(8, OutboxState.AWAITING_APPROVAL, "Sí"),
    item(9, OutboxState.WITHDRAWN, "No era esto"),
)  # fmt: skip
TODAY = Today(148, 61, 0, 0, 2, 1)


class NetworksOffice(CaseOffice):
    """An office with a Networks page."""

    def __init__(self, **values) -> None:
        super().__init__(**values)
        self.page = NetworksPage(ACCOUNTS, OUTBOX, TODAY, NOW)
        self.send_times: tuple[SendTime, ...] = ()
        self.voices: tuple[VoiceRow, ...] = (
            VoiceRow(
                AccountId(2), Network.MASTODON, "@villablanca@villa.example", None, 500,
                "characters-short-links", 4, True,
            ),
            VoiceRow(
                AccountId(1), Network.MASTODON, "@alcaldia@villa.example", StaffCode("mayor"), 500,
                "characters-short-links", 4, True,
            ),
        )  # fmt: skip

    async def ask(self, query):
        match query:
            case Networks():
                self.asked.append(query)
                return self.page
            case Voices():
                return self.voices
            case SendTimes():
                return self.send_times
        return await super().ask(query)
