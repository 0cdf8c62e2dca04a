"""The theme: colours by meaning, fonts and measures in one frozen value, worn by the application.

Fusion is dressed with our own QPalette and one stylesheet: Qt's own dark scheme does nothing on
a bare session, and Fusion's own highlight misses 4.5:1.

What the screens' first page makes and hands to nobody else is a named tuple here and in the files
around it: a dataclass costs every start half a millisecond, a named tuple a tenth of one.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from junhall.ui.palettes import CONTRAST, DARK, LIGHT, PALETTES, Palette
from junhall.ui.stylesheet import stylesheet

_W = TypeVar("_W", bound=QWidget)


class Fonts(NamedTuple):
    """The few sizes of type; ``clock`` and ``figure`` have tabular figures."""

    small: QFont
    body: QFont
    strong: QFont
    title: QFont
    figure: QFont
    clock: QFont


class Measures(NamedTuple):
    """Spacing and radii at this font scale.

    Units: device-independent pixels.
    """

    s4: int
    s8: int
    s12: int
    s16: int
    s24: int
    radius_chip: int
    radius_control: int
    radius_card: int
    radius_panel: int
    rail: int
    top: int
    foot: int
    panel: int
    """Width of the case panel beside the board."""
    avatar: int
    icon: int


class Theme(NamedTuple):
    """What every screen draws with."""

    palette: Palette
    family: str
    scale: float
    fonts: Fonts
    measures: Measures
    reduced_motion: bool = False

    def px(self, size: float) -> int:
        """A length of the sheets at this reader's font scale."""
        return round(size * self.scale)

    def font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """A font of another size than the usual ones, with tabular figures (the wall's)."""
        return _font(self.family, size * self.scale, weight, tabular=True)

    def colour(self, name: str) -> QColor:
        """The colour of a name: ink, ink2, ink3, paper, card, line, or a tone (its words)."""
        value = getattr(self.palette, name)
        return QColor(value if isinstance(value, str) else value.ink)

    @property
    def has_motion(self) -> bool:
        """Whether small movements are welcome."""
        return not self.reduced_motion


def make_theme(wish: str = "system", font_scale: float = 1.0) -> Theme:
    """The theme of a wish: system, light, dark or contrast; needs a QGuiApplication."""
    scale = min(2.0, max(0.8, font_scale))
    family = _family()
    return Theme(
        palette=_palette(wish),
        family=family,
        scale=scale,
        fonts=Fonts(
            small=_font(family, 12 * scale),
            body=_font(family, 13 * scale),
            strong=_font(family, 13 * scale, QFont.Weight.DemiBold),
            title=_font(family, 15.5 * scale, QFont.Weight.DemiBold),
            figure=_font(family, 23 * scale, QFont.Weight.Bold, tabular=True),
            clock=_font(family, 13 * scale, QFont.Weight.Bold, tabular=True),
        ),
        measures=_measures(scale),
        reduced_motion=_wants_less_motion(),
    )


def wear(app: QApplication, theme: Theme) -> None:
    """Dress the whole application in a theme."""
    dress(app, theme)
    put_sheet(app, theme)


def put_sheet(app: QApplication, theme: Theme) -> None:
    """The stylesheet. Before a window is built it is polished again with every widget added."""
    app.setStyleSheet(stylesheet(theme.palette, theme.scale))


def dress(app: QApplication, theme: Theme) -> None:
    """Style, colours and font: what widgets are built with."""
    # A style that is handed to Python costs 5 ms: PySide6 then makes all 566 names of QStyle.
    if app.property("worn_style") != "fusion" and app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_qt_palette(theme.palette))
    app.setFont(theme.fonts.body)


def look(widget: _W, **values: object) -> _W:
    """Say what a widget is to the stylesheet: ``look(button, kind="filled")``."""
    altered = {name: value for name, value in values.items() if widget.property(name) != value}
    for name, value in altered.items():
        widget.setProperty(name, value)
    if "kind" in altered and isinstance(widget, QPushButton):
        # Enter presses it on a page as well: Qt does so in dialogs alone.
        widget.setAutoDefault(True)
    # To polish measures and paints the widget anew: a light says its tone once a second.
    if altered and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget


class Wardrobe(QObject):
    """Keeps the application dressed: by the reader's wish, and as the system turns dark."""

    changed = Signal(object)

    def __init__(self, app: QApplication, wish: str = "system", font_scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._wish = wish
        self._scale = font_scale
        self.theme = make_theme(wish, font_scale)
        wear(app, self.theme)
        # The hints are kept: a chained temporary is deleted under our feet.
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)

    def choose(self, wish: str, font_scale: float | None = None) -> None:
        """Wear another theme from now on."""
        self._wish = wish
        self._scale = self._scale if font_scale is None else font_scale
        self.theme = make_theme(wish, self._scale)
        wear(self._app, self.theme)
        self.changed.emit(self.theme)

    def _on_scheme_changed(self) -> None:
        if self._wish == "system":
            self.choose("system")


def _palette(wish: str) -> Palette:
    if wish in PALETTES:
        return PALETTES[wish]
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", lambda: None)()
    preference = getattr(accessibility, "contrastPreference", lambda: None)()
    if preference is not None and preference.name == "HighContrast":
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _wants_less_motion() -> bool:
    """Whether the system asks for reduced motion; Qt before 6.11 cannot tell."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", lambda: None)()
    preference = getattr(accessibility, "motionPreference", lambda: None)()
    return preference is not None and preference.name == "ReducedMotion"


@cache
def _family() -> str:
    if "Inter" in QFontDatabase.families():
        return "Inter"
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def _font(
    family: str,
    px: float,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    tabular: bool = False,
) -> QFont:
    font = QFont(family)
    # Points, not pixels: fractions are kept, and the reader's own dots per inch scale them.
    font.setPointSizeF(px * 72 / 96)
    font.setWeight(weight)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _measures(scale: float) -> Measures:
    def px(size: float) -> int:
        return round(size * scale)

    return Measures(
        s4=px(4),
        s8=px(8),
        s12=px(12),
        s16=px(16),
        s24=px(24),
        radius_chip=px(6),
        radius_control=px(8),
        radius_card=px(10),
        radius_panel=px(12),
        rail=px(76),
        top=px(56),
        foot=px(26),
        panel=px(430) if scale <= 1.25 else round(430 * 1.25),
        avatar=px(23),
        icon=px(20),
    )


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    worn = QPalette()
    for which, colour in (
        (role.Window, palette.paper),
        (role.WindowText, palette.ink),
        (role.Base, palette.card),
        (role.AlternateBase, palette.paper),
        (role.Text, palette.ink),
        (role.Button, palette.card),
        (role.ButtonText, palette.ink),
        (role.BrightText, palette.red.ink),
        (role.Highlight, palette.cobalt.mark),
        (role.HighlightedText, palette.on_fill),
        (role.Link, palette.cobalt.ink),
        (role.LinkVisited, palette.cobalt.ink),
        (role.ToolTipBase, palette.card),
        (role.ToolTipText, palette.ink),
        (role.PlaceholderText, palette.ink3),
        (role.Accent, palette.cobalt.mark),
        (role.Mid, palette.line),
        (role.Light, palette.card),
        (role.Midlight, palette.line),
        (role.Dark, palette.edge),
        (role.Shadow, palette.line),
    ):
        worn.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        worn.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.ink3))
    return worn
