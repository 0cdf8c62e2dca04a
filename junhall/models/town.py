"""The town as one frozen value: zone, hours, people, services."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from junhall.models.office_hours import ALWAYS_OPEN, OfficeHours, Shift, days_between
from junhall.models.terms import Network, Role, StaffCode
from junhall.models.town_faults import FILE, Ignored, Stranger, notes
from junhall.models.town_people import Department, StaffMember, TownAccount, fold_handle
from junhall.models.town_services import Service


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the town; ``polygon`` is a file beside town.toml."""

    code: str
    name: str
    polygon: str | None = None


WALL_PAGES = ("now", "times", "promises", "map")


@dataclass(frozen=True, slots=True)
class WallSettings:
    """How the wall looks and what it may say (rules.md 25)."""

    texts: str = "approved"
    screen_inches: float = 55.0
    distance_m: float = 4.0
    night: str = ""
    pages: tuple[str, ...] = WALL_PAGES
    """Shown one after the other, each for as long as it takes to read."""


@dataclass(frozen=True)
class Town:
    """Everything a town decides for itself. Built by ``town_from_toml`` or in tests directly."""

    name: str
    zone_name: str
    languages: tuple[str, ...] = ("es",)
    hashtags: tuple[str, ...] = ()
    done_words: tuple[str, ...] = ()
    centre: tuple[float, float] | None = None
    streets: str | None = None
    hours: Mapping[str, OfficeHours] = field(default_factory=dict)
    departments: tuple[Department, ...] = ()
    staff: tuple[StaffMember, ...] = ()
    accounts: tuple[TownAccount, ...] = ()
    services: tuple[Service, ...] = ()
    areas: tuple[Area, ...] = ()
    templates: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    approval_roles: frozenset[Role] = frozenset()
    approval_by: frozenset[Role] = frozenset()
    wall: WallSettings = WallSettings()
    record_needed: int = 20
    """How many repairs must stand behind a service's record (rules.md 19)."""
    record_months: int = 12
    retention_months: Mapping[str, int] = field(default_factory=dict)
    ignored: tuple[Ignored, ...] = ()
    """Unknown keys of town.toml: reported, never fatal."""
    strangers: tuple[Stranger, ...] = ()
    """Codes that the file names and does not list: reported, never fatal."""

    def notes(self, file: str = FILE) -> tuple[str, ...]:
        """What in town.toml means nothing, a sentence each."""
        return notes(self.ignored, self.strangers, file)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The town's zone."""
        return ZoneInfo(self.zone_name)

    @cached_property
    def service_by_code(self) -> Mapping[str, Service]:
        """Services by code."""
        return {service.code: service for service in self.services}

    @cached_property
    def staff_by_code(self) -> Mapping[str, StaffMember]:
        """Staff by code."""
        return {member.code: member for member in self.staff}

    def calendar(self, service: str | None) -> OfficeHours:
        """The office hours that hold for a service; a town without hours is always open.

        Where people of its department are on call, their stretches are open minutes as well.
        """
        known = self.service_by_code.get(service or "")
        name = known.hours if known is not None else "hours"
        hours = self.hours.get(name) or self.hours.get("hours") or ALWAYS_OPEN
        if known is None or known.department not in self._on_call or hours is ALWAYS_OPEN:
            return hours
        key = (name, known.department)
        if key not in self._widened:
            self._widened[key] = replace(hours, on_call=self._on_call[known.department])
        return self._widened[key]

    @cached_property
    def _on_call(self) -> Mapping[str | None, tuple[tuple[date, Shift], ...]]:
        """By department, the stretches of everybody who is there while on call, cut by days."""
        found: dict[str | None, list[tuple[date, Shift]]] = {}
        for member in self.staff:
            for begins, ends in member.on_call:
                for day in days_between(begins.date(), ends.date()):
                    first = begins.hour * 60 + begins.minute if day == begins.date() else 0
                    last = ends.hour * 60 + ends.minute if day == ends.date() else 1440
                    if first < last and member.department and not member.is_absent_on(day):
                        found.setdefault(member.department, []).append((day, Shift(first, last)))
        return {department: tuple(sorted(found[department], key=_by_time)) for department in found}

    @cached_property
    def _widened(self) -> dict[tuple[str, str | None], OfficeHours]:
        return {}

    def on_call_at(self, local: datetime, service: str | None) -> tuple[StaffMember, ...]:
        """Who is on call for a service at a time on the town's clocks."""
        known = self.service_by_code.get(service or "")
        return tuple(
            member
            for member in self.staff
            if known is not None
            and member.department == known.department
            and member.is_on_call_at(local)
        )

    @cached_property
    def _by_handle(self) -> Mapping[tuple[Network, str], StaffCode | None]:
        known: dict[tuple[Network, str], StaffCode | None] = {}
        for account in self.accounts:
            known[account.network, fold_handle(account.handle)] = account.staff
        for member in self.staff:
            for network, handle in member.handles:
                known[network, fold_handle(handle)] = member.code
        return known

    @cached_property
    def _by_short_name(self) -> Mapping[tuple[Network, str], tuple[str, ...]]:
        short: dict[tuple[Network, str], list[str]] = {}
        for network, handle in self._by_handle:
            short.setdefault((network, handle.split("@", 1)[0]), []).append(handle)
        return {key: tuple(handles) for key, handles in short.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """Every full and short name of the hall, on whichever network: most handles are none."""
        full = [handle for _, handle in self._by_handle]
        return frozenset((*full, *(handle.split("@", 1)[0] for handle in full)))

    @cached_property
    def account_handles(self) -> frozenset[tuple[Network, str]]:
        """Folded handles of the town's own accounts."""
        return frozenset((a.network, fold_handle(a.handle)) for a in self.accounts)

    def official(
        self, network: Network, handle: str, mentions: Sequence[str] | None = None
    ) -> tuple[StaffCode | None, str] | None:
        """Who of the hall a handle is: (staff code or None for a bare account, full folded handle).

        A short @name counts where ``mentions`` spells out one of ours, or where exactly one of
        our handles on that network begins with it (rules.md 1). A full handle of another server
        is never ours. None for a citizen.
        """
        folded = fold_handle(handle)
        if folded not in self.names:
            return None
        if (network, folded) in self._by_handle:
            return self._by_handle[network, folded], folded
        if "@" in folded:
            return None
        if mentions is not None:
            every = map(fold_handle, mentions)
            full = [one for one in every if one.split("@", 1)[0] == folded]
            for one in full:
                if (network, one) in self._by_handle:
                    return self._by_handle[network, one], one
            if any("@" in one for one in full):
                return None
        ours = self._by_short_name.get((network, folded), ())
        if len(ours) == 1:
            return self._by_handle[network, ours[0]], ours[0]
        return None


def _by_time(told: tuple[date, Shift]) -> tuple[date, int]:
    return told[0], told[1].start_min
