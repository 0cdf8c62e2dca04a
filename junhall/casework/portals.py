"""The heads of exports junhall knows, what their columns mean, and what their statuses say.

A portal is known by columns that only it has. A table with none of these heads is read by the
common names of columns in several languages. What is decided here is printed before an import
and can be overridden column by column and word by word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from junhall.casework.stamps import DateOrder
from junhall.models.terms import RequestKind, RequestStatus

FIELDS: Final = (
    *("id", "posted_at", "closed_at", "status", "service", "text", "lat", "long", "address"),
    *("due_at", "author", "at", "last_seen_at"),
)
"""What a request can be told by. ``at`` is when the source last said so, ``last_seen_at`` when it
was last watched; the others are those of formats.md."""

_NEW: Final = RequestStatus.NEW
_SOLVED: Final = RequestStatus.SOLVED
_CLOSED: Final = RequestStatus.CLOSED
_DUPLICATE: Final = RequestStatus.DUPLICATE
_NOT_OURS: Final = RequestStatus.NOT_OURS

_WORDS: Final[dict[RequestStatus, str]] = {
    _NEW: (
        "open, opened, new, submitted, received, started, active, pending, in progress, "
        "in_progress, in process, assigned, acknowledged, answered, accepted, reopened, "
        "unresolved, on hold, scheduled, middle_node, initial_node, abierto, abierta, nuevo, "
        "nueva, pendiente, en curso, en proceso, en trámite, en tramite, asignado, asignada, "
        "recibido, recibida, obert, oberta, pendent, en curs, ouvert, ouverte, nouveau, "
        "nouvelle, en cours, en attente, reçu"
    ),
    _SOLVED: (
        "closed, closed_ok, final_ok_node, resolved, solved, completed, complete, done, fixed, "
        "finished, cerrado, cerrada, resuelto, resuelta, solucionado, solucionada, finalizado, "
        "finalizada, terminado, terminada, tancat, tancada, resolt, resolta, solucionat, fermé, "
        "fermée, résolu, résolue, terminé, terminée, clos"
    ),
    _CLOSED: (
        "closed_not_ok, final_not_ok_node, cancelled, canceled, rejected, refused, declined, "
        "invalid, withdrawn, retired, not done, archived, anulado, anulada, cancelado, "
        "cancelada, rechazado, rechazada, desestimado, desestimada, retirado, retirada, "
        "rebutjat, anul·lat, annulé, annulée, rejeté, rejetée, refusé"
    ),
    _DUPLICATE: "duplicate, closed - duplicate, duplicado, duplicada, duplicat, doublon",
    _NOT_OURS: (
        "not_ours, not ours, other, referred, referred out, transferred, out of jurisdiction, "
        "derivado, derivada, trasladado, derivat, transféré, transmis"
    ),
}
STATUSES: Final[Mapping[str, RequestStatus]] = {
    word: status for status, words in _WORDS.items() for word in words.split(", ")
}
"""What common status words mean, without case. "closed" of other systems says that it was done."""

_OURS: Final = {str(status): status for status in RequestStatus}


@dataclass(frozen=True, slots=True)
class Portal:
    """One source of requests, known by its head.

    ``fields`` names the columns of each field: the first that is filled counts, of ``text`` all.
    """

    name: str
    marks: frozenset[str]
    fields: Mapping[str, tuple[str, ...]]
    statuses: Mapping[str, RequestStatus] = field(default_factory=dict)
    zone: str | None = None
    """Where its times without offset are read."""
    order: DateOrder | None = None
    kind: RequestKind | None = None
    closes_when_ended: bool = False
    """The closing column also moves while a request is open: read only once it has ended."""


def _fields(**columns: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(said.split()) for name, said in columns.items()}


def _marks(columns: str) -> frozenset[str]:
    return frozenset(columns.split())


PORTALS: Final = (
    Portal(
        "junhall",
        _marks("number posted_at status first_answer_at"),
        _fields(
            id="number",
            posted_at="posted_at",
            closed_at="closed_at solved_at",
            status="status",
            service="service",
            text="text",
            lat="lat place.lat",
            long="long place.long",
            address="address place.name",
            due_at="due_at",
            author="author",
        ),
        _OURS,
    ),
    Portal(
        "madrid-avisos",
        _marks("request_id category requested_at status_since first_seen last_seen"),
        _fields(
            id="request_id",
            posted_at="requested_at",
            closed_at="closed_at",
            status="status",
            service="category",
            text="description",
            lat="lat",
            long="long",
            address="address",
            author="citizen",
            at="last_seen",
            last_seen_at="last_seen",
        ),
        zone="Europe/Madrid",
    ),
    Portal(
        "madrid-changes",
        _marks("seen_at request_id status_node_type"),
        _fields(
            id="request_id",
            posted_at="seen_at",
            status="status_node_type",
            at="seen_at",
            last_seen_at="seen_at",
        ),
        zone="Europe/Madrid",
    ),
    Portal(
        "madrid-api",
        _marks("service_request_id requested_datetime status_node_type"),
        _fields(
            id="service_request_id",
            posted_at="requested_datetime",
            closed_at="current_node_estimated_start_datetime",
            status="status_node_type",
            service="service_name",
            text="description",
            lat="lat",
            long="long",
            address="address_string address",
            author="user.id",
            at="polled_at",
            last_seen_at="polled_at",
        ),
        zone="Europe/Madrid",
        closes_when_ended=True,
    ),
    Portal(
        "los-angeles-311",
        _marks("srnumber requesttype createddate closeddate"),
        _fields(
            id="srnumber",
            posted_at="createddate",
            closed_at="closeddate",
            status="status",
            service="requesttype",
            lat="latitude",
            long="longitude",
            address="address",
            at="updateddate",
        ),
        zone="America/Los_Angeles",
        order="mdy",
    ),
    Portal(
        "new-york-311",
        _marks("unique_key created_date complaint_type agency"),
        _fields(
            id="unique_key",
            posted_at="created_date",
            closed_at="closed_date",
            status="status",
            service="complaint_type problem",
            text="descriptor problem_detail",
            lat="latitude",
            long="longitude",
            address="incident_address",
            due_at="due_date",
            at="resolution_action_updated_date",
        ),
        zone="America/New_York",
        order="mdy",
    ),
    Portal(
        "boston-311",
        _marks("case_enquiry_id open_dt case_status"),
        _fields(
            id="case_enquiry_id",
            posted_at="open_dt",
            closed_at="closed_dt",
            status="case_status",
            service="type",
            text="case_title",
            lat="latitude",
            long="longitude",
            address="location location_street_name",
            due_at="target_dt sla_target_dt",
        ),
        zone="America/New_York",
        order="mdy",
    ),
    Portal(
        "new-orleans-311",
        _marks("ticket_id ticket_created_date_time ticket_status issue_type"),
        _fields(
            id="ticket_id",
            posted_at="ticket_created_date_time",
            closed_at="ticket_closed_date_time",
            status="ticket_status",
            service="issue_type",
            text="issue_description",
            lat="latitude",
            long="longitude",
            address="street_address",
        ),
        zone="America/Chicago",
        order="mdy",
    ),
    Portal(
        "chicago-311",
        _marks("sr_number sr_type created_date"),
        _fields(
            id="sr_number",
            posted_at="created_date",
            closed_at="closed_date",
            status="status",
            service="sr_type",
            lat="latitude",
            long="longitude",
            address="street_address",
            at="last_modified_date",
        ),
        zone="America/Chicago",
        order="mdy",
    ),
    Portal(
        "seeclickfix",
        _marks("id request_type.title created_at status summary"),
        _fields(
            id="id",
            posted_at="created_at",
            closed_at="closed_at",
            status="status",
            service="request_type.title",
            text="summary description",
            lat="lat",
            long="lng",
            address="address",
            at="updated_at",
        ),
        closes_when_ended=True,
    ),
    Portal(
        "decide",
        _marks("id title description cached_votes_up created_at"),
        _fields(
            id="id",
            posted_at="created_at",
            closed_at="retired_at",
            text="title description",
        ),
        {"closed": _CLOSED},
        zone="Europe/Madrid",
        order="dmy",
        kind=RequestKind.PROPOSAL,
    ),
    Portal(
        "open311",
        _marks("service_request_id requested_datetime status"),
        _fields(
            id="service_request_id",
            posted_at="requested_datetime",
            closed_at="closed_datetime closed_date updated_datetime",
            status="status",
            service="service_name service_code",
            text="description",
            lat="lat",
            long="long lon lng",
            address="address address_string",
            due_at="expected_datetime",
            at="updated_datetime",
        ),
        closes_when_ended=True,
    ),
)

_COMMON: Final[dict[str, str]] = {
    "id": "id request_id service_request_id case_id caseid ticket_id incident_id reference "
    "reference_number number numero num_expediente expediente codigo identificador referencia "
    "objectid",
    "posted_at": "posted_at created_at requested_at requested_datetime created_date created "
    "date_created opened opened_at open_date date_opened open_date_time submitted_at fecha_alta "
    "fecha_creacion fecha_entrada fecha_inicio fecha data_alta data_creacio date_creation date",
    "closed_at": "closed_at closed_date closed date_closed close_date resolved_at resolved_date "
    "completed_at completion_date solved_at fecha_cierre fecha_resolucion fecha_fin "
    "fecha_finalizacion data_tancament date_cloture date_resolution",
    "status": "status state case_status ticket_status request_status estado situacion estat "
    "statut etat",
    "service": "service category service_name service_code request_type type subject issue_type "
    "complaint_type servicio categoria tipo tema materia servei tipus categorie type_demande",
    "text": "text description issue_description summary title subject_description descripcion "
    "texto asunto observaciones descripcio texte",
    "lat": "lat latitude latitud y point_y location.latitude",
    "long": "long lng lon longitude longitud x point_x location.longitude",
    "address": "address street_address incident_address location_address address_string direccion "
    "domicilio adreca adresse street",
    "due_at": "due_at due_date target_date target_dt expected_datetime sla_due_date "
    "fecha_limite fecha_prevista echeance",
    "author": "author citizen reporter autor usuario auteur",
    "at": "updated_at updated_datetime updated_date last_updated last_modified_date "
    "fecha_actualizacion",
    "last_seen_at": "last_seen_at last_seen",
}


def plain_name(column: str) -> str:
    """A column's name as it is compared: lower case, no accents, one underscore between words."""
    folded = unicodedata.normalize("NFKD", column.casefold())
    return re.sub(r"[^a-z0-9.]+", "_", "".join(c for c in folded if c.isascii())).strip("_")


def portal_of(columns: Collection[str]) -> Portal | None:
    """The portal whose marks are all among these columns (plain names)."""
    there = frozenset(columns)
    return next((portal for portal in PORTALS if portal.marks <= there), None)


def guessed_fields(columns: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Fields by the common names of columns (plain names); each column is used once."""
    left = set(columns)
    found: dict[str, tuple[str, ...]] = {}
    for name, common in _COMMON.items():
        hit = next((column for column in common.split() if column in left), None)
        if hit is not None:
            found[name] = (hit,)
            left.discard(hit)
    return found
