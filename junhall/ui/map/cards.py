"""The small cards over the map, each in its corner whatever the size."""

from __future__ import annotations

from typing import Final, final

from junhall.ui.map.bars import Banner, ModeBar, SelectionBar, ToolBar
from junhall.ui.map.canvas import MapCanvas
from junhall.ui.map.legend import Legend
from junhall.ui.map.slider import SliderCard, TimeSlider
from junhall.ui.theme import Theme
from junhall.words import tr

_MARGIN: Final = 12
_WIDEST_TIME: Final = 680
_LEAST_TIME: Final = 300
_TIME_TALL: Final = 66


@final
class Cards:
    """Ways of looking above, tools at the right, legend and time below, what is said between."""

    def __init__(self, canvas: MapCanvas, theme: Theme, *, may_select: bool) -> None:
        self._canvas = canvas
        self._theme = theme
        self.modes = ModeBar(theme)
        self.tools = ToolBar(theme, may_select=may_select)
        self.legend = Legend(theme, says_soon=True)
        self.slider = TimeSlider(theme, tr("Time of the requests shown"))
        self.time = SliderCard(self.slider)
        self.selection = SelectionBar(theme)
        self.banner = Banner(theme)
        for card in (self.modes, self.tools, self.legend, self.time, self.selection, self.banner):
            card.setParent(canvas)

    def lay(self) -> None:
        """Put every card into its corner."""
        theme, canvas = self._theme, self._canvas
        margin = theme.px(_MARGIN)
        width, height = canvas.width(), canvas.height()
        self.legend.fit(width - 2 * margin)
        for card in (self.tools, self.legend, self.selection, self.banner):
            card.adjustSize()
        self.modes.fit(width - self.tools.width() - 3 * margin)
        self.modes.move(margin, margin)
        self.tools.move(width - self.tools.width() - margin, margin)
        self.legend.move(margin, height - self.legend.height() - margin)
        above = 0
        left, tall = 2 * margin + self.legend.width(), theme.px(_TIME_TALL)
        wide = min(theme.px(_WIDEST_TIME), width - left - margin)
        if wide < theme.px(_LEAST_TIME):
            wide = width - 2 * margin
            self.legend.move(margin, height - tall - self.legend.height() - 2 * margin)
            above = self.legend.height() + margin
        self.time.resize(max(theme.px(200), wide), tall)
        self.time.move(width - self.time.width() - margin, height - tall - margin)
        canvas.credit_margin = (0, tall + above + theme.px(4))
        canvas.scale_at = (margin + 2, self.legend.y() - theme.px(10))
        canvas.insets = (theme.px(52), tall + above + theme.px(16))
        canvas.stay_home()
        top = margin * 2 + self.modes.height()
        for said in (self.banner, self.selection):
            said.move(max(margin, (width - said.width()) // 2), top)
            if not said.isHidden():
                top += said.height() + theme.px(6)
