"""What columns and statuses are commonly called, in several languages.

A table that no known portal exports is read by these names; the statuses serve every table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Final

from junhall.models.terms import RequestStatus

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
