"""The town as one frozen value: zone, hours, people, services, and how town.toml becomes it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from junhall.models.terms import Network, Role, ServiceCode, StaffCode
from junhall.models.town_faults import FILE, Ignored, Stranger, TownError, notes

__all__ = ["Town", "TownError", "fold_handle", "read_town", "town_from_toml"]

LANGUAGES = ("es", "ca", "fr", "en")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Shift:
    """Open minutes of a local day, [start, end); 24:00 is 1440."""

    start_min: int
    end_min: int


Week = tuple[tuple[Shift, ...], ...]
"""Seven days from Monday, each with its shifts in order; an empty day is closed."""


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Hours that hold from a day to a day, both included, e.g. in summer."""

    from_on: date
    to_on: date
    week: Week


@dataclass(frozen=True)
class OfficeHours:
    """One calendar: a usual week, dated exceptions, and days closed."""

    week: Week
    dated: tuple[DatedHours, ...] = ()
    holidays: frozenset[date] = frozenset()
    on_call: tuple[tuple[date, Shift], ...] = ()
    """Stretches in which somebody is on call: open minutes beside the shifts, no working days."""

    def shifts_on(self, day: date) -> tuple[Shift, ...]:
        """The open shifts of a local day."""
        if day in self.holidays:
            return ()
        for exception in self.dated:
            if exception.from_on <= day <= exception.to_on:
                return exception.week[day.weekday()]
        return self.week[day.weekday()]

    @cached_property
    def on_call_by_day(self) -> Mapping[date, tuple[Shift, ...]]:
        """The stretches on call of each local day that has any."""
        found: dict[date, tuple[Shift, ...]] = {}
        for day, shift in self.on_call:
            found[day] = (*found.get(day, ()), shift)
        return found


ALWAYS_OPEN = OfficeHours(week=((Shift(0, 1440),),) * 7)


@dataclass(frozen=True, slots=True)
class Within:
    """A target as written: an amount of minutes, or of working days."""

    minutes: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class ServiceTarget:
    """A service's promise to the public, in force for requests posted from ``from_on``."""

    from_on: date | None
    first_response_within: Within | None
    resolve_within: Within | None


@dataclass(frozen=True, slots=True)
class Department:
    """Who a service belongs to."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A person or desk of the town hall; ``handles`` are (network, handle) as written."""

    code: StaffCode
    name: str
    role: Role
    department: str | None = None
    handles: tuple[tuple[Network, str], ...] = ()
    deputy: StaffCode | None = None
    absent: tuple[tuple[date, date], ...] = ()
    on_call: tuple[tuple[datetime, datetime], ...] = ()
    """(from, to) on the town's clocks: on duty for the department's services at any hour."""
    admin: bool = False

    def is_absent_on(self, day: date) -> bool:
        """Whether away on a local day; first and last day included (rules.md 12)."""
        return any(first <= day <= last for first, last in self.absent)

    def is_on_call_at(self, local: datetime) -> bool:
        """Whether on call at a time on the town's clocks; absent people are not."""
        wall = local.replace(tzinfo=None)
        return not self.is_absent_on(local.date()) and any(
            begins <= wall < ends for begins, ends in self.on_call
        )


@dataclass(frozen=True, slots=True)
class TownAccount:
    """One of the town's own accounts, which junhall follows and answers from."""

    network: Network
    handle: str
    staff: StaffCode | None = None
    server: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A kind of matter, with its words and targets."""

    code: ServiceCode
    name: Mapping[str, str]
    department: str | None = None
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    targets: tuple[ServiceTarget, ...] = ()
    clock: str = "office"
    duplicate_radius_m: float = 100.0
    hours: str = "hours"

    def name_in(self, lang: str) -> str:
        """The service's name in a language, else in the first it has."""
        return self.name.get(lang) or next(iter(self.name.values()), self.code)

    def target_on(self, day: date) -> ServiceTarget | None:
        """The target in force for a request posted on a local day."""
        held = [t for t in self.targets if t.from_on is None or t.from_on <= day]
        return held[-1] if held else None


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


def fold_handle(handle: str) -> str:
    """A handle as it is compared: no leading @, no case."""
    return handle.strip().removeprefix("@").casefold()


# --- town.toml -------------------------------------------------------------------------------

_TOP = {
    "format", "name", "zone", "languages", "hashtags", "done_words", "centre", "streets",
    "hours_dated", "departments", "staff", "accounts", "services", "areas", "templates",
    "approval", "wall", "retention", "promises", "council", "records",
}  # fmt: skip
_ROWS = {
    "departments": {"code", "name"},
    "areas": {"code", "name", "polygon"},
    "templates": {"code", "text"},
    "hours_dated": {"from", "to", "hours", *WEEKDAYS},
}
"""The keys of tables that are read key by key elsewhere."""
LONGEST_ON_CALL = timedelta(days=31)
"""Longer stretches on call are slips of the pen, and would be cut into very many days."""
LARGEST_COUNT = 1_000
WALL_TEXTS = ("approved", "public")
WRITTEN_ROLES = ("mayor", "councillor", "head", "desk", "worker")
_TIME = re.compile(r"^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$")
_WITHIN = re.compile(r"^(\d+)\s*([mhd])$")


def read_town(path: Path) -> tuple[str, Town]:
    """A town.toml from a file: its text and what it says.

    Raises: TownError, which names the file; OSError.
    """
    try:
        raw = path.read_bytes()
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise TownError("not-text", path.name, line) from error
        return text, town_from_toml(text)
    except TownError as error:
        error.file = path.name
        raise


def town_from_toml(text: str) -> Town:
    """Read town.toml (formats.md).

    Raises: TownError with the key and its line.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        raise TownError("not-toml", "town.toml", line, str(error)) from error
    return _TownReader(text, told).town()


class _TownReader:
    """One reading of one file; keeps the text to say lines."""

    def __init__(self, text: str, told: dict[str, Any]) -> None:
        self._lines = text.splitlines()
        self._told = told
        self._ignored: list[Ignored] = []

    def line_of(self, key: str, *, value: object = None, section: str = "") -> int:
        """The line where a key (or a table) stands, 0 when it cannot be told."""
        inside = not section
        first = 0
        for n, line in enumerate(self._lines, 1):
            bare = line.strip()
            if bare.startswith("["):
                name = bare.strip("[]").split("]")[0].strip()
                if section:
                    inside = name.split(".")[0] == section
                if name == key and not section:
                    return n
            if inside and re.match(rf"{re.escape(key)}\s*=", bare):
                if value is None or str(value) in bare:
                    return n
                first = first or n
            elif inside and not section and re.search(rf"[{{,]\s*{re.escape(key)}\s*=", bare):
                first = first or n
        return first

    def fail(
        self,
        code: str,
        where: str,
        *,
        key: str = "",
        value: object = None,
        section: str = "",
        known: Iterable[str] = (),
    ) -> TownError:
        line = self.line_of(key or where, value=value, section=section)
        detail = "" if value is None else str(value)[:200]
        return TownError(code, where, line, detail, tuple(known))

    def need(self, table: Mapping[str, Any], key: str, kind: type, where: str) -> Any:
        if key not in table:
            section = where.partition("[")[0].partition(".")[0]
            line = self.line_of(section) if section else 1
            raise TownError("missing-key", f"{where}.{key}" if where else key, line)
        return self.take(table, key, kind, where)

    def take(
        self, table: Mapping[str, Any], key: str, kind: type, where: str, default: Any = None
    ) -> Any:
        if key not in table:
            return default
        value = table[key]
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            name = f"{where}.{key}" if where else key
            raise self.fail("wrong-type", name, key=key, value=value)
        return value

    def strings(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        values = self.take(table, key, list, where, [])
        if not all(isinstance(value, str) for value in values):
            raise self.fail("wrong-type", f"{where}.{key}" if where else key, key=key)
        return tuple(values)

    def tables(self, key: str) -> list[dict[str, Any]]:
        rows = self.take(self._told, key, list, "", [])
        if not all(isinstance(row, dict) for row in rows):
            raise self.fail("wrong-type", key, key=key)
        return list(rows)

    def only(self, table: Mapping[str, Any], allowed: set[str], where: str) -> None:
        for key in table:
            if key not in allowed:
                value = table[key] if isinstance(table[key], str | int | float) else None
                section = where.partition(".")[0]
                line = self.line_of(key, value=value, section=section) or self.line_of(key)
                self._ignored.append((line, f"{where}.{key}" if where else key))

    def town(self) -> Town:
        told = self._told
        if self.need(told, "format", int, "") != 1:
            raise self.fail("unknown-format", "format", value=told["format"])
        for key in told:
            if key not in _TOP and not key.startswith("hours"):
                self._ignored.append((self.line_of(key), key))
        zone_name = self.need(told, "zone", str, "")
        try:
            ZoneInfo(zone_name)
        except (KeyError, ValueError, OSError) as error:
            raise self.fail("unknown-zone", "zone", value=zone_name) from error
        centre = self.take(told, "centre", dict, "")
        approval = self.take(told, "approval", dict, "", {})
        wall = self.take(told, "wall", dict, "", {})
        record = self.take(told, "records", dict, "", {})
        for name, table, allowed in (
            ("records", record, {"needed", "months"}),
            ("centre", centre or {}, {"lat", "long"}),
            ("approval", approval, {"roles", "by"}),
        ):
            self.only(table, allowed, name)
        for name, allowed in _ROWS.items():
            for row in self.tables(name):
                self.only(row, allowed, name)
        self.all_different()
        texts = self.take(wall, "texts", str, "wall", "approved")
        if texts not in WALL_TEXTS:
            raise self.fail("one-of", "wall.texts", key="texts", value=texts, known=WALL_TEXTS)
        return Town(
            name=self.need(told, "name", str, ""),
            zone_name=zone_name,
            languages=self.strings(told, "languages", "") or ("es",),
            hashtags=tuple(tag.removeprefix("#") for tag in self.strings(told, "hashtags", "")),
            done_words=self.strings(told, "done_words", ""),
            centre=None
            if centre is None
            else (
                self.need(centre, "lat", float, "centre"),
                self.need(centre, "long", float, "centre"),
            ),
            streets=self.take(told, "streets", str, ""),
            hours=self.calendars(),
            departments=tuple(
                Department(
                    self.need(row, "code", str, "departments"),
                    self.need(row, "name", str, "departments"),
                )
                for row in self.tables("departments")
            ),
            staff=self.staff(),
            accounts=self.accounts(),
            services=tuple(self.service(row) for row in self.tables("services")),
            areas=tuple(
                Area(
                    self.need(row, "code", str, "areas"),
                    self.need(row, "name", str, "areas"),
                    self.take(row, "polygon", str, "areas"),
                )
                for row in self.tables("areas")
            ),
            templates={
                self.need(row, "code", str, "templates"): self.need(row, "text", dict, "templates")
                for row in self.tables("templates")
            },
            approval_roles=frozenset(self.roles(approval, "roles", "approval")),
            approval_by=frozenset(self.roles(approval, "by", "approval")),
            wall=WallSettings(
                texts=texts,
                screen_inches=self.take(wall, "screen_inches", float, "wall", 55.0),
                distance_m=self.take(wall, "distance_m", float, "wall", 4.0),
                night=self.take(wall, "night", str, "wall", ""),
                pages=self.wall_pages(wall),
            ),
            record_needed=self.at_least_one(record, "needed", 20),
            record_months=self.at_least_one(record, "months", 12),
            retention_months=dict(self.take(told, "retention", dict, "", {})),
            strangers=tuple(self.strangers()),
            ignored=tuple(self._ignored),
        )

    def wall_pages(self, wall: dict[str, Any]) -> tuple[str, ...]:
        """The pages in the order wished for, each once; all of them where none is named."""
        told = tuple(dict.fromkeys(self.strings(wall, "pages", "wall")))
        for page in told:
            if page not in WALL_PAGES:
                raise self.fail("one-of", "wall.pages", key="pages", value=page, known=WALL_PAGES)
        return told or WALL_PAGES

    def all_different(self) -> None:
        """Codes are what requests are kept under: two of one kind cannot share one."""
        for name in ("staff", "departments", "services", "areas", "templates"):
            met: set[str] = set()
            for row in self.tables(name):
                code = str(row.get("code", ""))
                if code and code in met:
                    lines = self.lines_of("code", code, name)
                    raise TownError("twice", f"{name}.code", lines[-1] if lines else 0, code)
                met.add(code)

    def strangers(self) -> list[Stranger]:
        """Where a code is named that the file does not list: a slip, or a list not yet whole."""
        listed = {
            name: {str(row.get("code")) for row in self.tables(name)}
            for name in ("staff", "departments")
        }
        hours = {key for key in self._told if key.startswith("hours") and key != "hours_dated"}
        asked = [
            ("staff", "deputy", listed["staff"]),
            ("accounts", "staff", listed["staff"]),
            ("staff", "department", listed["departments"]),
            ("services", "department", listed["departments"]),
            ("services", "hours", hours),
            ("hours_dated", "hours", hours),
        ]
        return [
            (self.line_of(key, value=row[key], section=table), f"{table}.{key}", row[key])
            for table, key, known in asked
            for row in self.tables(table)
            if key in row and row[key] not in known
        ]

    def lines_of(self, key: str, value: str, section: str) -> list[int]:
        """Every line of a section where the key has just this value."""
        found, inside = [], False
        for n, line in enumerate(self._lines, 1):
            bare = line.strip()
            if bare.startswith("["):
                inside = bare.strip("[]").split("]")[0].strip().split(".")[0] == section
            elif inside and re.match(rf"{re.escape(key)}\s*=\s*[\"']{re.escape(value)}[\"']", bare):
                found.append(n)
        return found

    def roles(self, table: Mapping[str, Any], key: str, where: str) -> list[Role]:
        return [self.role(name, f"{where}.{key}") for name in self.strings(table, key, where)]

    def role(self, name: str, where: str) -> Role:
        if name not in WRITTEN_ROLES:
            key = where.rpartition(".")[2]
            raise self.fail("one-of", where, key=key, value=name, known=WRITTEN_ROLES)
        return Role(name)

    def network(self, name: str, where: str) -> Network:
        network = Network(name)
        if network is Network.OTHER and name != "other":
            key = where.rpartition(".")[2]
            raise self.fail("one-of", where, key=key, value=name, known=list(Network))
        return network

    def staff(self) -> tuple[StaffMember, ...]:
        members = []
        allowed = {
            "code", "name", "role", "department", "handles", "deputy", "absent", "on_call", "admin",
        }  # fmt: skip
        for row in self.tables("staff"):
            self.only(row, allowed, "staff")
            handles = []
            for handle in self.strings(row, "handles", "staff"):
                network, colon, name = handle.partition(":")
                if not colon:
                    raise self.fail(
                        "handle-without-network", "staff.handles", key="handles", value=handle
                    )
                handles.append((self.network(network, "staff.handles"), name))
            absent = [self.span(text) for text in self.strings(row, "absent", "staff")]
            on_call = [self.stretch(text) for text in self.strings(row, "on_call", "staff")]
            members.append(
                StaffMember(
                    code=StaffCode(self.need(row, "code", str, "staff")),
                    name=self.need(row, "name", str, "staff"),
                    role=self.role(self.need(row, "role", str, "staff"), "staff.role"),
                    department=self.take(row, "department", str, "staff"),
                    handles=tuple(handles),
                    deputy=self.take(row, "deputy", str, "staff"),
                    absent=tuple(absent),
                    on_call=tuple(on_call),
                    admin=self.take(row, "admin", bool, "staff", default=False),
                )
            )
        return tuple(members)

    def span(self, text: str) -> tuple[date, date]:
        first, _, last = text.partition("/")
        try:
            return date.fromisoformat(first), date.fromisoformat(last or first)
        except ValueError as error:
            raise self.fail("bad-date", "staff.absent", key="absent", value=text) from error

    def at_least_one(self, table: Mapping[str, Any], key: str, default: int) -> int:
        found = self.take(table, key, int, "records", default)
        if not 1 <= found <= LARGEST_COUNT:
            raise self.fail("wrong-type", f"records.{key}", key=key, value=found)
        return int(found)

    def stretch(self, text: str) -> tuple[datetime, datetime]:
        """ "2026-11-27T19:00/2026-11-30T09:00", on the town's clocks."""
        first, _, last = text.partition("/")
        try:
            begins, ends = datetime.fromisoformat(first), datetime.fromisoformat(last)
        except ValueError as error:
            raise self.fail("bad-stretch", "staff.on_call", key="on_call", value=text) from error
        if ends <= begins or begins.tzinfo is not None or ends.tzinfo is not None:
            raise self.fail("bad-stretch", "staff.on_call", key="on_call", value=text)
        if ends - begins > LONGEST_ON_CALL:
            raise self.fail("bad-stretch", "staff.on_call", key="on_call", value=text)
        return begins, ends

    def accounts(self) -> tuple[TownAccount, ...]:
        found = []
        for row in self.tables("accounts"):
            self.only(row, {"network", "handle", "staff", "server"}, "accounts")
            found.append(
                TownAccount(
                    self.network(self.need(row, "network", str, "accounts"), "accounts.network"),
                    self.need(row, "handle", str, "accounts"),
                    self.take(row, "staff", str, "accounts"),
                    self.take(row, "server", str, "accounts"),
                )
            )
        return tuple(found)

    def service(self, row: Mapping[str, Any]) -> Service:
        self.only(
            row,
            {
                "code", "name", "department", "keywords", "first_response_within",
                "resolve_within", "clock", "duplicate_radius_m", "targets", "hours",
            },
            "services",
        )  # fmt: skip
        code = self.need(row, "code", str, "services")
        name = row.get("name", code)
        keywords = {
            lang: tuple(words)
            for lang, words in self.take(row, "keywords", dict, "services", {}).items()
        }
        clock = self.take(row, "clock", str, "services", "office")
        if clock not in {"office", "always"}:
            raise self.fail(
                "one-of", "services.clock", key="clock", value=clock, known=("office", "always")
            )
        targets = [self.target(row, None)]
        targets += [
            self.target(t, t.get("from")) for t in self.take(row, "targets", list, "services", [])
        ]
        inherited: list[ServiceTarget] = []
        for target in sorted(targets, key=lambda t: t.from_on or date.min):
            before = inherited[-1] if inherited else None
            inherited.append(
                ServiceTarget(
                    target.from_on,
                    target.first_response_within
                    or (before.first_response_within if before else None),
                    target.resolve_within or (before.resolve_within if before else None),
                )
            )
        return Service(
            code=ServiceCode(code),
            name=name if isinstance(name, dict) else {"es": str(name)},
            department=self.take(row, "department", str, "services"),
            keywords=keywords,
            targets=tuple(inherited),
            clock=clock,
            duplicate_radius_m=self.take(row, "duplicate_radius_m", float, "services", 100.0),
            hours=self.take(row, "hours", str, "services", "hours"),
        )

    def target(self, row: Mapping[str, Any], from_on: object) -> ServiceTarget:
        day = None
        if from_on is not None:
            try:
                day = from_on if isinstance(from_on, date) else date.fromisoformat(str(from_on))
            except ValueError as error:
                raise self.fail(
                    "bad-date", "services.targets", key="from", value=from_on
                ) from error
        return ServiceTarget(
            day,
            self.within(row, "first_response_within"),
            self.within(row, "resolve_within"),
        )

    def within(self, row: Mapping[str, Any], key: str) -> Within | None:
        text = self.take(row, key, str, "services")
        if text is None:
            return None
        found = _WITHIN.match(text.strip())
        if not found:
            raise self.fail("bad-duration", f"services.{key}", key=key, value=text)
        amount = int(found.group(1))
        match found.group(2):
            case "m":
                return Within(minutes=amount)
            case "h":
                return Within(minutes=amount * 60)
            case _:
                return Within(days=amount)

    def calendars(self) -> dict[str, OfficeHours]:
        found: dict[str, OfficeHours] = {}
        general = self._told.get("hours", {})
        closed = (
            self.closed_days(general.get("holidays")) if isinstance(general, dict) else frozenset()
        )
        dated: dict[str, list[DatedHours]] = {}
        for row in self.tables("hours_dated"):
            name = self.take(row, "hours", str, "hours_dated", "hours")
            first = self.day(self.need(row, "from", object, "hours_dated"))
            last = self.day(self.need(row, "to", object, "hours_dated"))
            if last < first:
                raise self.fail("ends-before", "hours_dated.to", key="to", value=row["to"])
            dated.setdefault(name, []).append(
                DatedHours(first, last, self.week(row, "hours_dated"))
            )
        for key, table in self._told.items():
            if not key.startswith("hours") or key == "hours_dated":
                continue
            if not isinstance(table, dict):
                raise self.fail("wrong-type", key, key=key)
            self.only(table, {*WEEKDAYS, "holidays"}, key)
            own = self.closed_days(table["holidays"]) if "holidays" in table else closed
            found[key] = OfficeHours(
                week=self.week(table, key),
                dated=tuple(dated.get(key, ())),
                holidays=own if key == "hours" or "holidays" in table else frozenset(),
            )
        return found

    def day(self, value: object) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError as error:
            raise self.fail("bad-date", "hours_dated", key="from", value=value) from error

    def week(self, table: Mapping[str, Any], where: str) -> Week:
        days = []
        for name in WEEKDAYS:
            shifts = []
            for text in self.strings(table, name, where):
                found = _TIME.match(text.replace(" ", ""))
                if not found:
                    raise self.fail("bad-hours", f"{where}.{name}", key=name, value=text)
                a, b, c, d = map(int, found.groups())
                start, end = a * 60 + b, c * 60 + d
                if not 0 <= start < end <= 1440 or b > 59 or d > 59:
                    raise self.fail("bad-hours", f"{where}.{name}", key=name, value=text)
                shifts.append(Shift(start, end))
            shifts.sort(key=lambda s: s.start_min)
            for before, after in pairwise(shifts):
                if after.start_min < before.end_min:
                    raise self.fail(
                        "shifts-overlap", f"{where}.{name}", key=name, value=_clock_time(after)
                    )
            days.append(tuple(shifts))
        return tuple(days)

    def closed_days(self, told: object) -> frozenset[date]:
        if told is None:
            return frozenset()
        if not isinstance(told, dict):
            raise self.fail("wrong-type", "hours.holidays", key="holidays")
        self.only(told, {"country", "region", "local"}, "holidays")
        days: set[date] = {self.day(value) for value in told.get("local", [])}
        if country := told.get("country"):
            import holidays  # heavy, and only towns that name a country need it

            try:
                calendar = holidays.country_holidays(
                    str(country), subdiv=told.get("region"), years=range(2015, 2036)
                )
            except (NotImplementedError, KeyError) as error:
                place = " ".join(filter(None, (str(country), str(told.get("region") or ""))))
                line = self.line_of("holidays")
                raise TownError("unknown-holidays", "hours.holidays", line, place) from error
            days.update(calendar)
        return frozenset(days)


def _clock_time(shift: Shift) -> str:
    return f"{shift.start_min // 60:02}:{shift.start_min % 60:02}"


def _by_time(told: tuple[date, Shift]) -> tuple[date, int]:
    return told[0], told[1].start_min


def days_between(first: date, last: date) -> list[date]:
    """Every day from first to last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
