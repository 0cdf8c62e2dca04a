"""Who the town hall is: departments, people with their handles, and its own accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from junhall.models.terms import Network, Role, StaffCode


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


def fold_handle(handle: str) -> str:
    """A handle as it is compared: no leading @, no case."""
    return handle.strip().removeprefix("@").casefold()
