"""Asks for alerts, knows which of them are new here, and tells of them once.

A deadline comes near without anybody writing, so the office is asked every minute, and soon after
changes that can matter. What was overdue already when somebody sat down here for the first time is
on the board and no news: a start never floods.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, final

from PySide6.QtCore import QObject, Signal

from junhall.casework.alert_rows import AlertKind, AlertRow, Alerts
from junhall.casework.asks import AlertsAsk
from junhall.models.terms import Facet, Instant
from junhall.remembered import read_seen, write_seen
from junhall.settings import Settings
from junhall.ui.alerts import says
from junhall.ui.board.captions import Names
from junhall.ui.bridge import launch
from junhall.ui.contract import Counter

if TYPE_CHECKING:
    from junhall.casework.changes import ChangeSet
    from junhall.casework.rows import TownFacts
    from junhall.ui.alerts.bell import Bell
    from junhall.ui.alerts.box import AlertsBox
    from junhall.ui.alerts.system import Crier
    from junhall.ui.theme import Theme

EVERY_S: Final = 60
AFTER_CHANGES_S: Final = 5
"""So long after a change that can matter: in a storm one question serves for many."""
_FORGOTTEN_S: Final = 90 * 86_400
"""Deadlines that are over for longer are listed no more, so that nobody need remember them."""
_MATTERS: Final = Facet.STATUS | Facet.ASSIGNEE | Facet.PROMISE | Facet.SERVICE | Facet.TOWN


@final
class AlertWatch(QObject):
    """The alerts of whoever sits at this window."""

    request_wished = Signal(object)
    board_wished = Signal()
    settings_wished = Signal()

    def __init__(
        self,
        office: Counter,
        clock: Callable[[], Instant],
        settings: Settings,
        failed: Callable[[Exception], None],
        crier: Crier,
    ) -> None:
        super().__init__()
        self._office, self._clock, self._failed = office, clock, failed
        self._settings = settings
        self._memory: Path | None = None
        self._has_met = False
        self._crier = crier
        self._seen: dict[str, frozenset[str]] = {}
        self._told: dict[str, frozenset[str]] = {}
        """By person: what the system was told of, so that it says nothing twice."""
        self._has_read = False
        self._wait_s = 0
        self._is_asking = False
        self._bell: Bell | None = None
        self._box: AlertsBox | None = None
        self._theme: Theme | None = None
        self.names = Names.of(None)
        self.alerts: Alerts | None = None

    @property
    def _who(self) -> str:
        return str(self._office.staff or "")

    def wear(self, bell: Bell, theme: Theme) -> None:
        """The window is built (anew): this is its bell."""
        self._bell, self._theme = bell, theme
        bell.clicked.connect(self.open)
        bell.setVisible(self._settings.alerts != "off")
        self._say()

    def meet(self, town: TownFacts, memory: Path | None) -> None:
        """The town is known; ``memory``: where what was seen is kept, None forgets it."""
        self.names = Names.of(town)
        self._memory = memory
        self._has_met = True
        self.wish()

    def person_changed(self) -> None:
        """Somebody else sits here now: what the one before was told of is none of theirs."""
        self.alerts = None
        self._say()
        self.wish()

    def heed(self, settings: Settings) -> None:
        """Other settings are wished for."""
        other = settings.alerts != self._settings.alerts
        self._settings = settings
        if self._bell is not None:
            self._bell.setVisible(settings.alerts != "off")
        if other:
            self.wish()

    def wish(self) -> None:
        """Ask at the next second."""
        self._wait_s = 0

    def on_changes(self, changes: ChangeSet) -> None:
        """Something altered in the ledger."""
        if changes.touches(_MATTERS):
            self._wait_s = min(self._wait_s, AFTER_CHANGES_S)

    def tick(self) -> None:
        """A second has passed."""
        self._wait_s -= 1
        is_wanted = self._has_met and self._settings.alerts != "off"
        if self._wait_s < 0 and is_wanted and not self._is_asking:
            self._wait_s = EVERY_S
            launch(self.ask(), self._failed)

    async def ask(self) -> None:
        """Ask now, and tell what is new; what came for somebody who left meanwhile is dropped."""
        self._is_asking = True
        who = self._who
        try:
            if not self._has_read and self._memory is not None:
                self._seen = await asyncio.to_thread(read_seen, self._memory)
            self._has_read = True
            query = AlertsAsk(everything=self._settings.alerts == "all")
            told = await self._office.ask(query)
            if who == self._who:
                self.take(told)
        finally:
            self._is_asking = False

    def take(self, told: Alerts) -> None:
        """These are the alerts now."""
        self.alerts = told
        known = self._seen.get(self._who)
        if known is None:
            late = [row.keys for row in told.rows if row.kind is AlertKind.OVERDUE]
            self._keep(frozenset().union(*late))
        self._cry(told)
        self._say()
        if self._box is not None:
            self._box.show_alerts(told, self._unseen_keys(told), self.names, self._clock())

    @property
    def unseen(self) -> tuple[AlertRow, ...]:
        """What is new to whoever sits here."""
        if self.alerts is None:
            return ()
        seen = self._seen.get(self._who, frozenset())
        return tuple(row for row in self.alerts.rows if not row.keys <= seen)

    def open(self) -> None:
        """Show the list; what it shows is seen from now on."""
        if self._bell is None or self._theme is None or self._settings.alerts == "off":
            return
        from junhall.ui.alerts.box import AlertsBox

        told = self.alerts or Alerts((), True, self._clock())  # noqa: FBT003 - nothing was asked yet
        box = AlertsBox(self._theme, self._bell.window())
        box.show_alerts(told, self._unseen_keys(told), self.names, self._clock())
        box.request_wished.connect(self.request_wished)
        box.board_wished.connect(self.board_wished)
        box.settings_wished.connect(self.settings_wished)
        box.destroyed.connect(self._on_box_gone)
        self._box = box
        if self.alerts is not None:  # a list that is not there yet was seen by nobody
            self._keep(frozenset().union(*(row.keys for row in told.rows)))
        self._say()
        box.open_below(self._bell)

    def _on_box_gone(self) -> None:
        self._box = None

    def _unseen_keys(self, told: Alerts) -> frozenset[str]:
        every = frozenset[str]().union(*(row.keys for row in told.rows))
        return every - self._seen.get(self._who, frozenset())

    def _say(self) -> None:
        if self._bell is None:
            return
        unseen = self.unseen
        listed = len(self.alerts.rows) if self.alerts is not None else 0
        tone = says.tone(unseen[0].kind) if unseen else "cobalt"
        self._bell.say(len(unseen), tone, says.bell_name(unseen, listed))

    def _cry(self, told: Alerts) -> None:
        """The system is told of what is new, all in one line, and not outside office hours."""
        if not self._settings.alerts_system:
            return
        if self._settings.alerts_quiet and not told.is_office_open:
            return
        before = self._told.get(self._who, frozenset())
        fresh = [row for row in self.unseen if not row.keys <= before]
        every = frozenset[str]().union(*(row.keys for row in told.rows))
        self._told[self._who] = every
        if fresh:
            self._crier.say(says.together(fresh))

    def _keep(self, keys: frozenset[str]) -> None:
        """These were seen; what nobody can be told of any more is forgotten."""
        since = self._clock() - _FORGOTTEN_S
        before = self._seen.get(self._who, frozenset())
        self._seen[self._who] = keys | {key for key in before if instant_of(key) > since}
        if self._memory is not None:
            seen, memory = dict(self._seen), self._memory
            launch(asyncio.to_thread(write_seen, memory, seen), self._failed)


def instant_of(key: str) -> int:
    """The instant that an alert's key names; 0 where it names none."""
    told = key.split(":")
    return int(told[2]) if len(told) > 2 and told[2].isdigit() else 0
