"""The heads of exports junhall knows, what their columns mean, and what their statuses say.

A portal is known by columns that only it has. A table with none of these heads is read by the
common names of columns in several languages. What is decided here is printed before an import
and can be overridden column by column and word by word.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from junhall.casework.stamps import DateOrder
from junhall.models.terms import RequestKind, RequestStatus

_CLOSED: Final = RequestStatus.CLOSED
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


def portal_of(columns: Collection[str]) -> Portal | None:
    """The portal whose marks are all among these columns (plain names)."""
    there = frozenset(columns)
    return next((portal for portal in PORTALS if portal.marks <= there), None)
