"""What a person does on the map: correct a place, and act on several requests at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import final

from PySide6.QtCore import QObject, Signal

from junhall.casework.commands import Assign, Command, Done, SetPlace, Triage, Undo
from junhall.casework.errors import CaseworkError
from junhall.models.messages import Place
from junhall.models.terms import ActId, PlaceQuality, RequestId, StaffCode
from junhall.ui.bridge import launch
from junhall.ui.contract import Counter
from junhall.words import ntr, tr


@final
class MapDeeds(QObject):
    """Carries out wishes, says what was done, and takes it back."""

    done = Signal(str, object)
    """What was done, in words, and how to take it back (a callable, or None)."""
    refused = Signal(str)

    def __init__(self, office: Counter, on_broken: Callable[[Exception], None]) -> None:
        super().__init__()
        self._office = office
        self._on_broken = on_broken

    def set_place(self, request_id: RequestId, lat: float, long: float) -> None:
        """A request is exactly here; its street follows."""
        place = Place(lat, long, None, PlaceQuality.EXACT)
        self._place(request_id, place, tr("Place corrected; the street follows"))

    def keep_place(self, request_id: RequestId, place: Place) -> None:
        """A place is right as it stands, doubtful as it looked."""
        self._place(request_id, place, tr("Place confirmed"))

    def _place(self, request_id: RequestId, place: Place, words: str) -> None:
        by = self._by()
        if by is not None:
            self._start([SetPlace(by=by, request_id=request_id, place=place)], words)

    def assign(self, ids: Sequence[RequestId], people: tuple[StaffCode, ...]) -> None:
        """These people have these requests (silently, rules.md 26)."""
        by = self._by()
        if by is not None:
            wishes = [Assign(by=by, request_id=it, assignees=people) for it in ids]
            self._start(wishes, ntr("{n} request assigned", "{n} requests assigned", len(ids)))

    def set_service(self, ids: Sequence[RequestId], service: str) -> None:
        """These requests are of one service."""
        by = self._by()
        if by is not None:
            wishes = [Triage(by=by, request_id=it, service=service) for it in ids]
            words = ntr("Service set on {n} request", "Service set on {n} requests", len(ids))
            self._start(wishes, words)

    def _by(self) -> StaffCode | None:
        by = self._office.staff
        if by is None:
            self.refused.emit(tr("Say first who sits here: the history names who decided."))
        return by

    def _start(self, wishes: Sequence[Command], words: str) -> None:
        launch(self._carry_out(wishes, words), self._on_broken)

    async def _carry_out(self, wishes: Sequence[Command], words: str) -> None:
        acts: list[ActId] = []
        refused: list[str] = []
        for wish in wishes:
            try:
                told: Done = await self._office.do(wish)
            except CaseworkError as error:
                refused.append(error.for_user())
                continue
            if told.act_id is not None:
                acts.append(told.act_id)
        if refused:
            self.refused.emit(
                refused[0]
                if len(wishes) == 1
                else tr("{n} were left as they are: {why}", n=len(refused), why=refused[0])
            )
        if len(refused) < len(wishes):
            self.done.emit(words, (lambda: self._take_back(acts)) if acts else None)

    def _take_back(self, acts: Sequence[ActId]) -> None:
        by = self._by()
        if by is not None:
            wishes = [Undo(by=by, act_id=act) for act in reversed(acts)]
            self._start(wishes, tr("Taken back"))
