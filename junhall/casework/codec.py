"""Readings and places as the ledger keeps them: short JSON, None for what says nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from junhall.casework.reading import (
    OfficialReading,
    PromiseReading,
    Reading,
    Reason,
    TriageReading,
)
from junhall.models.messages import Place
from junhall.models.terms import Instant, PlaceQuality, RequestKind, StaffCode

EMPTY: Final = Reading()
_OFFICIAL_FLAGS: Final = (
    "done",
    "takes_on",
    "replaces",
    "asks_or_denies",
    "reports",
    "announces",
    "hashtag",
    "hashtag_ends",
    "head_assigns",
)
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quoted = json.encoder.encode_basestring
_quoted_ascii = json.encoder.encode_basestring_ascii


def json_list(texts: Iterable[str]) -> str:
    """Texts as a JSON list."""
    return f"[{', '.join(map(_quoted_ascii, texts))}]"


def place_to_json(place: Place) -> dict[str, Any]:
    """A place as a JSON object."""
    return {
        "lat": place.lat,
        "long": place.long,
        "name": place.name,
        "q": str(place.quality),
        "c": round(place.confidence, 3),
    }


def place_text(place: Place) -> str:
    """A place as JSON text."""
    lat, long = place.lat, place.long
    if lat is None or long is None or lat != lat or long != long:  # noqa: PLR0124 - not a number
        return _dump(place_to_json(place))
    name = "null" if place.name is None else _quoted(place.name)
    told = f'{{"lat":{lat!r},"long":{long!r},"name":{name},'
    if place.quality is PlaceQuality.EXACT and place.confidence == 1.0:
        return told + '"q":"exact","c":1.0}'
    return f'{told}"q":"{place.quality}","c":{round(place.confidence, 3)!r}}}'


def place_from_json(told: Mapping[str, Any]) -> Place:
    """The place of a JSON object."""
    return Place(
        told["lat"], told["long"], told["name"], PlaceQuality(told.get("q", "exact")),
        told.get("c", 1.0),
    )  # fmt: skip


def _reason(reason: Reason) -> str:
    lessons = "".join([f",{lesson}" for lesson in reason.lessons])
    weight = round(reason.weight, 3)
    return f"[{_quoted(reason.code)},{_quoted(reason.word)},{weight!r}{lessons}]"


def _texts(texts: Iterable[str]) -> str:
    return f"[{','.join(map(_quoted, texts))}]"


def encode(reading: Reading) -> str | None:
    """The reading as text; None for one that says nothing.

    Written as ``json`` would write it, but for what most readings do not hold.
    """
    told: list[str] = []
    if (triage := reading.triage) is not None:
        marks = int(triage.thanks) | triage.still_broken << 1 | triage.personal_data << 2
        service = "null" if triage.service is None else _quoted(triage.service)
        reasons = ",".join(map(_reason, triage.reasons))
        told.append(
            f'"t":[{int(triage.matter)},"{triage.kind}",{service},{round(triage.confidence, 3)!r},'
            f"{marks},{_quoted(triage.no_matter)},[{reasons}]]"
        )
    if reading.place is not None:
        told.append(f'"p":{place_text(reading.place)}')
    if (said := reading.official) is not None:
        flags = _texts(name for name in _OFFICIAL_FLAGS if getattr(said, name))
        promises = [[one.due_at, one.words, one.rule] for one in said.promises]
        told.append(f'"o":[{flags},{_dump(promises) if promises else "[]"}]')
    if reading.mentions_head:
        told.append(f'"h":{_texts(reading.mentions_head)}')
    if reading.mentions_body:
        told.append(f'"b":{_texts(reading.mentions_body)}')
    if reading.addresses_town:
        told.append('"a":1')
    return f"{{{','.join(told)}}}" if told else None


def decode(text: str | None) -> Reading:
    """The reading of a text that ``encode`` wrote."""
    if text is None:
        return EMPTY
    told = json.loads(text)
    triage = official = None
    if (t := told.get("t")) is not None:
        triage = TriageReading(
            matter=bool(t[0]),
            kind=RequestKind(t[1]),
            service=t[2],
            confidence=t[3],
            thanks=bool(t[4] & 1),
            still_broken=bool(t[4] & 2),
            personal_data=bool(t[4] & 4),
            no_matter=t[5],
            reasons=tuple(
                Reason(reason[0], reason[1], reason[2], tuple(reason[3:])) for reason in t[6]
            ),
        )
    if (o := told.get("o")) is not None:
        official = OfficialReading(
            **dict.fromkeys(o[0], True),
            promises=tuple(
                PromiseReading(None if due is None else Instant(due), words, rule)
                for due, words, rule in o[1]
            ),
        )
    place = told.get("p")
    return Reading(
        triage=triage,
        place=None if place is None else place_from_json(place),
        official=official,
        mentions_head=tuple(StaffCode(code) for code in told.get("h", ())),
        mentions_body=tuple(StaffCode(code) for code in told.get("b", ())),
        addresses_town="a" in told,
    )


def without_words(text: str | None) -> str | None:
    """A stored reading after its post's text ended: codes and times stay, seen words go."""
    if text is None:
        return None
    told = json.loads(text)
    if "t" in told:
        told["t"][6] = []
    if "o" in told:
        told["o"][1] = [[due, "", rule] for due, _, rule in told["o"][1]]
    if "p" in told:
        from junhall.casework.places import cell_centre, cell_of

        place = told["p"]
        if place["lat"] is not None and place["long"] is not None:
            place["lat"], place["long"] = cell_centre(cell_of(place["lat"], place["long"]))
        place["name"] = None
    return _dump(told)
