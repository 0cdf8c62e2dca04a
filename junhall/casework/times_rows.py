"""What the charts of times are asked and what they answer: frozen, without numpy or formatting.

Every figure carries how many requests stand behind it, which were left out, and as of when
(rules.md 18). Durations are in seconds by the clock that was wished for.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from junhall.casework.rows import BoardRow
from junhall.models.figure import Figure
from junhall.models.terms import Instant, RequestId, Seq

ALWAYS = "always"
OFFICE = "office"


@dataclass(frozen=True, slots=True)
class TimesWish:
    """Which requests the charts are about."""

    span: str = "16w"
    """4w, 16w, 52w, all; or "own" with ``from_at`` and ``to_at``."""
    from_at: Instant | None = None
    to_at: Instant | None = None
    service: str | None = None
    kind: str | None = None
    area: str | None = None
    residents_only: bool = False
    clock: str = ALWAYS
    before: bool = False
    """The same figures of the period before, beside them."""
    private: bool = False
    """Whether private requests are counted: the office decides, by role (rules.md 23)."""
    people: bool = False
    """Whether figures are told person by person: the office decides, by role."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn that can be opened: a week's point, an hour's cell, a service's bar."""

    chart: str
    """answers, hours, services, solved, flow, reopened, quick, lag, channels, thanks, people."""
    key: str = ""
    """A service, channel or person; for hours the weekday and hour as "2-14"; "" is "none"."""
    start: Instant | None = None
    end: Instant | None = None
    part: str = ""
    """Of flow: opened, ended, open."""


@dataclass(frozen=True, slots=True)
class AnswerPoint:
    """First answers to requests of one day, week or month; None where nobody was answered."""

    start: Instant
    end: Instant
    median_s: float | None
    p10_s: float | None
    p25_s: float | None
    p75_s: float | None
    p90_s: float | None
    n: int
    unanswered: int
    """Requests of the same time without an answer: they are in no percentile."""


@dataclass(frozen=True, slots=True)
class FlowPoint:
    """What came, what ended and what was open at the end of a day, week or month."""

    start: Instant
    end: Instant
    opened: int
    ended: int
    open_at_end: int | None
    """None for a time that has not come."""
    solved: int
    """Of those that came then: solved once, or more often."""
    reopened: int
    """Of those that came then: opened again."""
    thanks: int


@dataclass(frozen=True, slots=True)
class ServiceTimes:
    """One service; ``solved`` is the Kaplan-Meier median, its n those watched."""

    service: str | None
    n: int
    first_answer: Figure
    solved: Figure
    met: int
    late: int
    past_due: int
    """Open and past their due time."""

    @property
    def kept(self) -> float | None:
        """The share of targets kept, of those that were met or missed; None without any."""
        whole = self.met + self.late + self.past_due
        return self.met / whole if whole else None


@dataclass(frozen=True, slots=True)
class Curve:
    """The share solved within a time (Kaplan-Meier), thinned for drawing.

    ``points``: (seconds, share), ascending; ``within``: the times by which 50, 90 % were solved,
    None where fewer were.
    """

    service: str | None
    points: tuple[tuple[float, float], ...]
    median_s: float | None
    p90_s: float | None
    n: int
    still_open: int


@dataclass(frozen=True, slots=True)
class ChannelTimes:
    """A network, the counter or the phone; lag is how late we saw what was posted (rules.md 17)."""

    channel: str
    n: int
    first_answer: Figure
    solved: Figure
    lag: Figure
    lag_p90_s: float | None


@dataclass(frozen=True, slots=True)
class PersonTimes:
    """One of the staff: what was assigned, and how it went."""

    staff: str
    n: int
    open: int
    first_answer: Figure
    solved: Figure


@dataclass(frozen=True, slots=True)
class Totals:
    """The few numbers of a whole period."""

    n: int
    first_answer: Figure
    solved: Figure
    kept: Figure
    """Share of targets kept."""
    quick: Figure
    """Share of solved that were so within ten minutes of opening: a warning (rules.md 19)."""
    reopened: Figure
    """Share of solved that were opened again."""


@dataclass(frozen=True, slots=True)
class TimesPage:
    """All charts, of one period and one choice of requests."""

    wish: TimesWish
    start: Instant
    end: Instant
    bucket: str
    """day, week or month: what one point of a chart stands for."""
    zone: str
    answers: tuple[AnswerPoint, ...]
    flow: tuple[FlowPoint, ...]
    hours: tuple[tuple[int, ...], ...]
    """Seven weekdays, Monday first, of 24 hours: requests written."""
    services: tuple[ServiceTimes, ...]
    curves: tuple[Curve, ...]
    channels: tuple[ChannelTimes, ...]
    people: tuple[PersonTimes, ...]
    totals: Totals
    before: Totals | None
    target_s: int | None
    """The target of a first answer in this clock, where all chosen services have the same."""
    target_clock: str | None
    """The clock that targets count by, where it is not the one chosen."""
    excluded: dict[str, int]
    as_of: Instant
    seq: Seq
    areas: tuple[tuple[str, str], ...] = ()
    hint: str = field(default="")


@dataclass(frozen=True, slots=True)
class MarkedRequests:
    """The requests behind a mark, newest first; of many the newest only."""

    mark: Mark
    rows: tuple[BoardRow, ...]
    total: int
    private: int
    """Counted there, but shown on the private page only."""
    ids: frozenset[RequestId] = frozenset()
