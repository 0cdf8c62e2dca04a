"""The readers of one town, ready to read posts: triage, places, promises, and who is who."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from junhall.casework.clocks import Calendar
from junhall.casework.reading import OfficialReading, Reading, Reason, TriageReading
from junhall.models.messages import IncomingPost, Place
from junhall.models.terms import (
    Instant,
    Network,
    PlaceQuality,
    RequestKind,
    Role,
    StaffCode,
    Visibility,
)
from junhall.models.town import Town
from junhall.models.town_people import fold_handle

HANDLE: Final = re.compile(
    r"(?<![\w@/.])@([A-Za-z0-9_][\w.-]*(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?)"
)
_INSTEAD: Final = re.compile(
    r"\b(?:en (?:vez|lugar|sustituci[oó]n) del?|sustituye a|reemplaza a|no (?:va|ir[aá])"
    r"|en (?:comptes|lloc|substituci[oó]) de|au lieu de|[aà] la place de|en remplacement de"
    r"|remplace|instead of|in place of|rather than|replaces|tak(?:es|ing) over from)"
    r"\s+(?:al? |el |la )?\Z",
    re.IGNORECASE,
)
"""What stands before the handle of somebody who is relieved: naming them hands them nothing."""
_INSTEAD_ENDS: Final = ("a", "á", "al", "de", "el", "from", "of", "remplace", "replaces", "than")
"""What a text that _INSTEAD finds anything in ends with, be it the short word at its very end."""
_INSTEAD_LIMIT: Final = 200
"""Signs before a handle that are searched for it."""
_HEAD: Final = re.compile(r"\s*(?:\.?@[\w.@-]+[\s,:;]*)+")
TEXT_LIMIT: Final = 20_000
"""Longer texts are cut before they are kept: no network of ours allows a tenth of it."""


def handles_in(text: str) -> Iterator[re.Match[str]]:
    """Every handle of a text, from its sign on: most of a text is none."""
    at = text.find("@")
    while at >= 0:
        found = HANDLE.match(text, at)
        if found is not None:
            yield found
        at = text.find("@", at + 1 if found is None else found.end())


def without_head(text: str) -> str:
    """The text after the run of handles that begins it; a text of handles alone stays whole."""
    run = _HEAD.match(text) if text.lstrip()[:2].lstrip(".").startswith("@") else None
    return (text[run.end() :] if run is not None else "") or text


def _tells_a_fault(said: OfficialReading, triage: TriageReading) -> bool:
    """rules.md 3: "contenedor quemado en la plaza" is a report, with or without "he visto"."""
    if said.done or said.announces or said.hashtag or said.takes_on or said.promises:
        return False
    told = any(reason.code == "kind" for reason in triage.reasons)
    return triage.matter and triage.kind is RequestKind.PROBLEM and told


def _is_relieved(text: str, at: int) -> bool:
    """Whether what stands before the handle at ``at`` says that its bearer is relieved."""
    begins = max(0, at - _INSTEAD_LIMIT)
    if not text[begins:at].rstrip().lower().endswith(_INSTEAD_ENDS):
        return False  # ten times cheaper than the pattern, which is tried at every word
    return _INSTEAD.search(text, begins, at) is not None


ReadTriage = Callable[[str, str | None, str | None], TriageReading]
ReadPlace = Callable[[str], Place | None]
ReadOfficial = Callable[[str, Instant, Calendar], OfficialReading]
IsOutside = Callable[[Place], bool]
StreetAt = Callable[[float, float], str | None]


@dataclass(frozen=True, slots=True)
class Named:
    """Who a text names: staff at its head, staff in its body, and whether the town at all."""

    head: tuple[StaffCode, ...]
    body: tuple[StaffCode, ...]
    town: bool


class _Official(NamedTuple):
    """Who of the hall a handle is."""

    code: StaffCode | None
    handle: str
    """Folded and in full."""
    assignable: StaffCode | None
    """Whom naming it hands work to, if anybody."""


_NOBODY: Final = _Official(None, "", None)
"""Remembered of a handle that is nobody's here."""
NOBODY_NAMED: Final = Named((), (), town=False)
TOWN_NAMED: Final = Named((), (), town=True)
_MOST_KNOWN: Final = 4_096
_MOST_HANDLES: Final = 32_768
_STRANGER, _NAMESAKE, _OURS = 1, 2, 3
"""Handles of nobody here, of somebody elsewhere who is called as one of us is, and of the hall."""
_MATTER: Final = TriageReading(matter=True)


@dataclass(slots=True)
class Readers:
    """Everything that reads a text for one town; built once, used by intake and desk.

    ``triage``, ``place`` and ``official`` are None where a caller wants posts taken without being
    read (a measurement, a repair of the ledger): then every addressed post is a problem.
    """

    town: Town
    triage: ReadTriage | None = None
    place: ReadPlace | None = None
    official: ReadOfficial | None = None
    is_outside: IsOutside | None = None
    street_at: StreetAt | None = None
    _calendars: dict[str | None, Calendar] = field(default_factory=dict)
    _known: dict[tuple[Network, str, tuple[str, ...] | None], _Official] = field(
        default_factory=dict
    )
    _ranks: dict[str, int] = field(default_factory=dict)

    def calendar(self, service: str | None) -> Calendar:
        """The office calendar that holds for a service."""
        if service is not None and service not in self.town.service_by_code:
            service = None  # another system's category: laid out once, not once a request
        known = self._calendars.get(service)
        if known is None:
            hours = self.town.calendar(service)
            same = (c for c in self._calendars.values() if c.hours is hours)
            known = next(same, None) or Calendar(hours, self.town.zone)
            self._calendars[service] = known
        return known

    def writer(self, post: IncomingPost) -> str | None:
        """The staff code of an official author, "" for a bare account, None for a citizen."""
        found = self._who(post.network, post.author, None)
        return None if found is None else (found.code or "")

    def _who(
        self, network: Network, handle: str, mentions: tuple[str, ...] | None
    ) -> _Official | None:
        """Town.official, remembered for the hall's own: the same few stand in most posts."""
        if (self._ranks.get(handle) or self._rank(handle)) != _OURS:
            return None
        key = (network, handle, mentions)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self.town.official(network, handle, mentions)
            known = _NOBODY if found is None else self._official(network, *found)
            self._known[key] = known
        return None if known is _NOBODY else known

    def _rank(self, handle: str) -> int:
        """What a handle can be to the hall, on whichever network; folded once, then known."""
        folded = fold_handle(handle)
        names = self.town.names
        rank = _STRANGER
        if folded in names:
            rank = _OURS
        elif folded.split("@", 1)[0] in names:
            rank = _NAMESAKE
        if len(self._ranks) >= _MOST_HANDLES:
            self._ranks.clear()
        self._ranks[handle] = rank
        return rank

    def named(self, network: Network, text: str, mentions: Sequence[str] | None) -> Named:
        """Whom of the hall a text names."""
        told: tuple[str, ...] | None = None
        if mentions is not None:
            rank = self._ranks.get
            # Only these may say whom of ours a short name means.
            told = tuple([one for one in mentions if (rank(one) or self._rank(one)) != _STRANGER])
        if not told and "@" not in text:
            return NOBODY_NAMED
        head_end = -1
        head: list[StaffCode] = []
        body: list[StaffCode] = []
        met: list[str] = []
        for found in handles_in(text) if "@" in text else ():
            who = self._who(network, found.group(1).rstrip(".-"), told)
            if who is None:
                continue
            met.append(who.handle)
            if who.assignable is None:
                continue
            if head_end < 0:
                run = _HEAD.match(text)
                head_end = 0 if run is None else run.end()
            if not _is_relieved(text, found.start()):
                (head if found.start() < head_end else body).append(who.assignable)
        town = bool(met)
        for handle in told or ():
            who = self._who(network, handle, None)
            if who is None:
                continue
            town = True
            if who.assignable is not None and who.handle not in met:
                head.append(who.assignable)
        if not head and not body:
            return TOWN_NAMED if town else NOBODY_NAMED
        return Named(tuple(dict.fromkeys(head)), tuple(dict.fromkeys(body)), town)

    def _official(self, network: Network, code: StaffCode | None, handle: str) -> _Official:
        """rules.md 12: naming the mayor or the town's own account hands work to nobody."""
        member = None if code is None else self.town.staff_by_code.get(code)
        assignable = code
        if member is None or member.role is Role.MAYOR:
            assignable = None
        elif (network, handle) in self.town.account_handles:
            own = {fold_handle(name) for where, name in member.handles if where is network}
            if member.role is Role.DESK or handle not in own:
                assignable = None
        return _Official(code, handle, assignable)

    def read(
        self,
        post: IncomingPost,
        official: str | None,
        *,
        channel: str,
        said_at: Instant | None = None,
    ) -> Reading:
        """All that one post says by itself."""
        if official is not None:
            named = self.named(post.network, post.text, post.mentions)
            return self._read_official(post, named, said_at or post.posted_at)
        return self.read_page(((post, None, channel),))[0]

    def read_page(self, told: Sequence[tuple[IncomingPost, str | None, str]]) -> list[Reading]:
        """``read`` of many posts: (post, official, channel).

        One reader after the other goes through all of them: words and patterns that stay near the
        processor save a fifth of the time that readers cost who take turns.
        """
        named = [self.named(post.network, post.text, post.mentions) for post, _, _ in told]
        readings: list[Reading] = []
        citizens: list[tuple[int, IncomingPost]] = []
        for n, (post, official, channel) in enumerate(told):
            if official is not None:
                readings.append(self._read_official(post, named[n], post.posted_at))
                continue
            # A direct message came to us because it was sent to us; a post to followers did not.
            is_direct = post.visibility is Visibility.PRIVATE
            to_us = named[n].town or channel != "post" or is_direct
            readings.append(Reading(addresses_town=to_us))
            if (to_us or post.in_reply_to is not None) and post.boost_of is None:
                citizens.append((n, post))
        triages = [self._triage(post) for _, post in citizens]
        for (n, post), triage in zip(citizens, triages, strict=True):
            is_reply = post.in_reply_to is not None
            has_place = triage.matter or post.place is not None or (is_reply and not triage.thanks)
            readings[n] = Reading(
                triage=triage,
                place=self._place(post) if has_place else None,
                mentions_head=named[n].head,
                mentions_body=named[n].body,
                addresses_town=readings[n].addresses_town,
            )
        return readings

    def read_as_request(self, post: IncomingPost) -> tuple[TriageReading, Place | None]:
        """Kind, service and place of a post that staff say is a request, whoever wrote it."""
        return self._triage(post), self._place(post)

    def _read_official(self, post: IncomingPost, named: Named, said_at: Instant) -> Reading:
        said = None
        triage: TriageReading | None = None
        place: Place | None = None
        if self.official is not None:
            said = self.official(post.text, said_at, self.calendar(None))
            if post.in_reply_to is None and (said.reports or named.town or post.media):
                triage, place = self._triage(post), self._place(post)
                if named.town and _tells_a_fault(said, triage):
                    said = replace(said, reports=True)
        return Reading(
            official=said,
            triage=triage,
            place=place,
            mentions_head=named.head,
            mentions_body=named.body,
            addresses_town=named.town,
        )

    def _triage(self, post: IncomingPost) -> TriageReading:
        if self.triage is None:
            return _MATTER
        told = self.triage(post.text, post.lang, post.service)
        if told.no_matter == "empty" and post.media:
            # A picture sent to the hall without a word is somebody's matter: a person looks at it.
            return TriageReading(matter=True, reasons=(Reason("photo"),))
        return told

    def _place(self, post: IncomingPost) -> Place | None:
        told = post.place
        if told is not None and told.lat is not None and told.long is not None:
            return told
        if self.place is None:
            return told
        if told is not None and told.name:
            found = self.place(told.name)
            return found or Place(None, None, told.name, PlaceQuality.GUESSED, 0.3)
        return self.place(post.text)
