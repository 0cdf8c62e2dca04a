"""Colours by meaning: light, dark and high contrast; every pair is held by a test of contrast.

The hues are look.md's. Where a hue cannot carry small text on its ground (the light amber holds
4.2:1), a tone keeps it for marks and has a darker ``ink`` of the same family for words.
"""

from __future__ import annotations

from typing import NamedTuple

from junhall.models.terms import RequestStatus


class Tone(NamedTuple):
    """One meaning in three uses: a mark (3:1), words (4.5:1), and the ground of a chip."""

    mark: str
    ink: str
    tint: str


class Palette(NamedTuple):
    """All colours of a theme, named by what they mean."""

    name: str
    is_dark: bool
    paper: str
    card: str
    line: str
    edge: str
    """Outlines of what can be typed into: 3:1 on card and paper, unlike hairlines."""
    ink: str
    ink2: str
    ink3: str
    cobalt: Tone
    amber: Tone
    teal: Tone
    green: Tone
    red: Tone
    cobalt_hover: str
    """A filled button under the pointer."""
    on_fill: str
    """Words on a filled button or badge."""

    def tone_of(self, status: RequestStatus) -> Tone:
        """The tone of a state (look.md); the ends outside the board are plain."""
        return {
            RequestStatus.NEW: self.cobalt,
            RequestStatus.ANSWERED: self.amber,
            RequestStatus.ASSIGNED: self.teal,
            RequestStatus.SOLVED: self.green,
        }.get(status, Tone(self.ink2, self.ink2, self.paper))


LIGHT = Palette(
    name="light",
    is_dark=False,
    paper="#FAF8F3",
    card="#FFFFFF",
    line="#E6E1D6",
    edge="#8A867C",
    ink="#1B2430",
    ink2="#5B6675",
    ink3="#667181",
    cobalt=Tone("#1D4E9A", "#1D4E9A", "#E8EEF8"),
    amber=Tone("#A86A00", "#8A5700", "#FBF1DC"),
    teal=Tone("#0F6E78", "#0F6E78", "#E1F1F2"),
    green=Tone("#2C7A4B", "#2A7647", "#E6F2EA"),
    red=Tone("#B3261E", "#B3261E", "#FBE9E7"),
    cobalt_hover="#173F7E",
    on_fill="#FFFFFF",
)

DARK = Palette(
    name="dark",
    is_dark=True,
    paper="#11161E",
    card="#1A212C",
    line="#2B3543",
    edge="#6B7889",
    ink="#F1F4F8",
    ink2="#B3BECC",
    ink3="#8794A5",
    cobalt=Tone("#8DB4F5", "#8DB4F5", "#1E2E4A"),
    amber=Tone("#F2C063", "#F2C063", "#3A2D12"),
    teal=Tone("#75D0D8", "#75D0D8", "#123438"),
    green=Tone("#7FD3A0", "#7FD3A0", "#173326"),
    red=Tone("#FF9A90", "#FF9A90", "#42201D"),
    cobalt_hover="#A9C7F8",
    on_fill="#11161E",
)

CONTRAST = Palette(
    name="contrast",
    is_dark=False,
    paper="#FFFFFF",
    card="#FFFFFF",
    line="#000000",
    edge="#000000",
    ink="#000000",
    ink2="#1F2730",
    ink3="#3A4450",
    cobalt=Tone("#0B3A86", "#0B3A86", "#E8EEF8"),
    amber=Tone("#6B4200", "#6B4200", "#FBF1DC"),
    teal=Tone("#004B54", "#004B54", "#E1F1F2"),
    green=Tone("#0B5229", "#0B5229", "#E6F2EA"),
    red=Tone("#8F120B", "#8F120B", "#FBE9E7"),
    cobalt_hover="#06265A",
    on_fill="#FFFFFF",
)

PALETTES = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST)}


def contrast_ratio(one: str, other: str) -> float:
    """How far two colours stand apart, 1 to 21.

    Source: WCAG 2.2, relative luminance and contrast ratio.
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
