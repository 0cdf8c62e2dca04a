"""A folder that answers like an Open311 server: GeoReport v2 as static files, JSON and XML.

Source: GeoReport v2 (wiki.open311.org/GeoReport_v2) and Service Discovery, read 2026-11-25. Put
behind any web server, ``requests.json``, ``requests/NUMBER.json``, ``services.json`` and
``discovery.json`` (and the same in XML) are what a client asks for. No request has a description,
an address or a picture: words, doorways and photos are their authors'.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from junhall.casework.opendata import FIELDS, Row
from junhall.casework.opendata_files import Progress
from junhall.casework.stamps import iso
from junhall.models.terms import Instant, RequestStatus
from junhall.models.town import Town
from junhall.whole_files import put_whole

NEWEST: Final = 1000
"""How many requests the list holds: what the specification has a server answer at most."""
_AT: Final = {field.name: place for place, field in enumerate(FIELDS)}
_OPEN: Final = frozenset(status.value for status in RequestStatus if status.is_open)
_TIMES: Final = ("posted_at", "first_answer_at", "assigned_at", "solved_at", "ended_at")
_SPECIFICATION: Final = "http://wiki.open311.org/GeoReport_v2"

Told = dict[str, Any]


def write_georeport(
    folder: Path, town: Town, as_of: Instant, lang: str, rows: Iterable[Row], progress: Progress
) -> int:
    """Write the folder; how many requests it holds. Files of other exports in it stay."""
    told = [_request(row) for row in rows]
    (folder / "requests").mkdir(parents=True, exist_ok=True)
    for n, one in enumerate(told, 1):
        _write(folder / "requests" / one["service_request_id"], [one], _requests_xml)
        progress(n)
    newest = sorted(told, key=lambda one: one["requested_datetime"], reverse=True)[:NEWEST]
    _write(folder / "requests", newest, _requests_xml)
    _write(folder / "services", _services(town, lang), _services_xml)
    _write(folder / "discovery", _discovery(as_of), _discovery_xml)
    return len(told)


def _request(row: Row) -> Told:
    """One request under the names of the specification; what nobody may know is null."""
    updated = max(int(row[_AT[name]] or 0) for name in _TIMES)
    status = row[_AT["status"]]
    due = row[_AT["solve_due_at"]]
    return {
        "service_request_id": row[_AT["number"]],
        "status": "open" if status in _OPEN else "closed",
        "status_notes": status,
        "service_name": row[_AT["service"]],
        "service_code": row[_AT["service_code"]],
        "description": None,
        "agency_responsible": row[_AT["department"]],
        "service_notice": None,
        "requested_datetime": _stamp(row[_AT["posted_at"]]),
        "updated_datetime": _stamp(updated),
        "expected_datetime": _stamp(due),
        "address": None,
        "address_id": None,
        "zipcode": None,
        "lat": row[_AT["rough_lat"]],
        "long": row[_AT["rough_long"]],
        "media_url": None,
    }


def _services(town: Town, lang: str) -> list[Told]:
    departments = {department.code: department.name for department in town.departments}
    return [
        {
            "service_code": str(service.code),
            "service_name": service.name_in(lang),
            "description": "",
            "metadata": False,
            "type": "realtime",
            "keywords": ",".join(service.keywords.get(lang, ())),
            "group": departments.get(service.department or "", ""),
        }
        for service in town.services
    ]


def _discovery(as_of: Instant) -> list[Told]:
    """Addresses are relative: only who publishes the folder knows where it stands."""
    return [
        {
            "changeset": datetime.fromtimestamp(as_of, UTC).strftime("%Y-%m-%d %H:%M"),
            "key_service": "",
            "endpoints": [
                {
                    "specification": _SPECIFICATION,
                    "url": "./",
                    "changeset": iso(as_of),
                    "type": "production",
                    "formats": ["text/xml", "application/json"],
                }
            ],
        }
    ]


def _write(stem: Path, told: list[Told], xml: Callable[[list[Told]], ElementTree.Element]) -> None:
    """The same in JSON and in XML; discovery is the one document that is no list."""
    body: Any = told[0] if stem.name == "discovery" else told
    with put_whole(stem.parent / f"{stem.name}.json") as fresh:
        fresh.write_text(json.dumps(body, ensure_ascii=False) + "\n", "utf-8")
    tree = ElementTree.ElementTree(xml(told))
    with put_whole(stem.parent / f"{stem.name}.xml") as fresh:
        tree.write(fresh, encoding="utf-8", xml_declaration=True)


def _requests_xml(told: list[Told]) -> ElementTree.Element:
    return _listed("service_requests", "request", told)


def _services_xml(told: list[Told]) -> ElementTree.Element:
    return _listed("services", "service", told)


def _discovery_xml(told: list[Told]) -> ElementTree.Element:
    root = ElementTree.Element("discovery")
    ElementTree.SubElement(root, "changeset").text = told[0]["changeset"]
    ElementTree.SubElement(root, "key_service").text = told[0]["key_service"]
    endpoints = ElementTree.SubElement(root, "endpoints")
    for endpoint in told[0]["endpoints"]:
        one = ElementTree.SubElement(endpoints, "endpoint")
        for name in ("specification", "url", "changeset", "type"):
            ElementTree.SubElement(one, name).text = endpoint[name]
        formats = ElementTree.SubElement(one, "formats")
        for form in endpoint["formats"]:
            ElementTree.SubElement(formats, "format").text = form
    return root


def _listed(group: str, name: str, told: list[Told]) -> ElementTree.Element:
    root = ElementTree.Element(group)
    for one in told:
        element = ElementTree.SubElement(root, name)
        for key, value in one.items():
            text = str(value).lower() if isinstance(value, bool) else value
            ElementTree.SubElement(element, key).text = "" if text is None else str(text)
    return root


def _stamp(instant: object) -> str | None:
    return iso(instant) if isinstance(instant, int) else None
