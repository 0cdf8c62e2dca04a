"""What triage, places, promises and protocol make of one post, with reasons (formats.md)."""

from __future__ import annotations

from typing import Any

from junhall.casework.casesjson import iso, place_object
from junhall.casework.readers import Readers
from junhall.models.messages import IncomingPost
from junhall.models.terms import Flag, Instant, Network, RemoteId, StaffCode


def writer_of(readers: Readers, by: str | None) -> tuple[Network, str, str | None]:
    """(network, handle, staff code) of who wrote: staff, one of our handles, or a citizen."""
    town = readers.town
    if by is None:
        return Network.MASTODON, "@citizen@example", None
    member = town.staff_by_code.get(by)
    if member is not None:
        network, handle = member.handles[0] if member.handles else (Network.MASTODON, by)
        return network, handle, member.code
    prefix, colon, rest = by.partition(":")
    if colon and Network(prefix) is not Network.OTHER:
        found = town.official(Network(prefix), rest, None)
        return Network(prefix), rest, None if found is None else (found[0] or "")
    for network in (Network.MASTODON, Network.BLUESKY, Network.X):
        found = town.official(network, by, None)
        if found is not None:
            return network, by, found[0] or ""
    return Network.MASTODON, by, None


def explain(readers: Readers, text: str, by: str | None, at: Instant) -> dict[str, Any]:
    """The reading of one post, in the words of cases.json, with its reasons."""
    network, handle, official = writer_of(readers, by)
    post = IncomingPost(network, RemoteId("explained"), handle, text, at, at)
    triage, place = readers.read_as_request(post)
    reading = readers.read(post, official, channel="post")
    named = (*reading.mentions_head, *reading.mentions_body)
    told: dict[str, Any] = {
        "text": text,
        "by": by,
        "at": iso(at),
        "official": official is not None,
        "matter": triage.matter,
        "kind": triage.kind.value if triage.matter else None,
        "service": triage.service,
        "confidence": round(triage.confidence, 3),
        "place": place_object(place),
        "mentions": list(named),
        "promises": [],
        "flags": [Flag.PERSONAL_DATA.value] if triage.personal_data else [],
        "thanks": triage.thanks,
        "still_broken": triage.still_broken,
        "no_request": triage.no_matter or None,
        "reasons": [
            {
                "code": reason.code,
                "word": reason.word,
                "weight": round(reason.weight, 3),
                **({"lessons": list(reason.lessons)} if reason.lessons else {}),
            }
            for reason in triage.reasons
        ],
    }
    said = reading.official
    if said is not None:
        latest = max(said.promises, key=lambda promise: promise.due_at or 0, default=None)
        told["promises"] = [
            {"due_at": iso(latest.due_at), "words": latest.words, "rule": latest.rule,
             "state": "proposed"}
        ] if latest is not None else []  # fmt: skip
        told["assigns"] = [
            StaffCode(code) for code in _assigned(named, official, takes_on=said.takes_on)
        ]
        told["solves"] = said.done
        told["takes_on"] = said.takes_on
        told["replaces"] = said.replaces
        told["reports"] = said.reports
    return told


def _assigned(named: tuple[StaffCode, ...], official: str | None, *, takes_on: bool) -> list[str]:
    codes: list[str] = [code for code in named if code != official or takes_on]
    if takes_on and official and official not in codes:
        codes.append(official)
    return codes
