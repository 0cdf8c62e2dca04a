"""PURE: what stands on a wall's page, in words and in pixels, and how a text is made to fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from junhall.ui.wall.measure import Sizes

LINE: Final = 1.26  # height of a line, in font sizes


@dataclass(frozen=True, slots=True)
class Face:
    """A font: its size in pixels, bold or not."""

    px: int
    bold: bool = False

    @property
    def line(self) -> float:
        """The height of one line."""
        return self.px * LINE


Measure = Callable[[str, Face], float]
"""The width of a text in a face."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle: a card, a bar of state, a dot."""

    x: float
    y: float
    w: float
    h: float
    colour: str
    radius: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of text, set from its top left corner; ``colour`` is a role of the palette."""

    x: float
    y: float
    w: float
    text: str
    face: Face
    colour: str

    @property
    def h(self) -> float:
        """The height of its line."""
        return self.face.line


@dataclass(frozen=True, slots=True)
class RowWords:
    """What one row says. ``titles`` are forms from full to short, each with its second line."""

    sign: str
    titles: tuple[tuple[str, str], ...]
    clock: str
    colour: str
    """Of the bar and of the sign: the state."""
    clock_colour: str
    may_wrap: bool = False
    """A citizen's approved words may take two lines."""
    share: float | None = None
    """A bar under the words, from 0 to 1."""
    share_colour: str = "green"


@dataclass(frozen=True, slots=True)
class FigureWords:
    """One number at the right, with captions from full to short."""

    value: str
    captions: tuple[str, ...]
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class NowWords:
    """Everything the page says, in words."""

    title: str
    live: tuple[str, ...]
    """From full to short."""
    live_colour: str
    time: str
    rows: tuple[RowWords, ...] = ()
    figures: tuple[FigureWords, ...] = ()
    foot_lead: str = ""
    foot: tuple[str, ...] = ()
    """From full to short."""
    notice: str = ""
    """Instead of rows: nothing is open, or the data are too old to show."""
    place: int = 0
    """Which of the wall's pages this is, and how many there are."""
    places: int = 1


@dataclass(slots=True)
class Page:
    """What is drawn, in order; ``rows`` and ``figures`` count what found room."""

    boxes: list[Box] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    rows: int = 0
    figures: int = 0
    has_second_lines: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """The glass, its margins, and the sizes of its letters."""

    w: float
    h: float
    sizes: Sizes

    @property
    def margin(self) -> float:
        """Between the glass and everything on it, wide enough for the layout to wander."""
        return max(16.0, round(self.w * 0.029))

    @property
    def body_top(self) -> float:
        """Where the head ends."""
        return self.margin * 0.5 + self.clock.line + self.sizes.gap

    @property
    def body_bottom(self) -> float:
        """Where the foot begins."""
        return self.h - self.margin * 0.6 - self.base.line - self.sizes.gap * 1.5

    @property
    def base(self) -> Face:
        """Second lines and captions."""
        return Face(self.sizes.base)

    @property
    def strong(self) -> Face:
        """The first words of the foot."""
        return Face(self.sizes.base, bold=True)

    @property
    def title(self) -> Face:
        """What a row is about."""
        return Face(self.sizes.title)

    @property
    def clock(self) -> Face:
        """Ages, and the time of day."""
        return Face(self.sizes.clock, bold=True)


def elided(text: str, width: float, face: Face, measure: Measure) -> str:
    """A text cut at a letter, with an ellipsis, so that it fits."""
    if measure(text, face) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", face) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(" ·,") + "…" if low else ""


def wrapped(text: str, width: float, face: Face, measure: Measure, most: int) -> list[str]:
    """A text in at most ``most`` lines, the last one elided."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        if len(lines) == most - 1:
            lines.append(elided(" ".join(words), width, face, measure))
            break
        taken = 1
        while taken < len(words) and measure(" ".join(words[: taken + 1]), face) <= width:
            taken += 1
        lines.append(elided(" ".join(words[:taken]), width, face, measure))
        words = words[taken:]
    return lines
