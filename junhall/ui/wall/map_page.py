"""The wall's map: every open request at its rough place, and not a word of any citizen.

The office gives a wall nothing but centres of 250 m cells (rules.md 25); nobody can touch it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from junhall.casework.ages import number_text
from junhall.casework.basemap_layers import TownMap
from junhall.casework.rows import TownFacts
from junhall.models.terms import Instant
from junhall.typed import override
from junhall.ui.contract import Counter
from junhall.ui.map.canvas import MapCanvas
from junhall.ui.map.legend import Legend
from junhall.ui.map.loading import Loading
from junhall.ui.map.scene import Mode, Scene
from junhall.ui.theme import Theme
from junhall.ui.wall.glass import NowWords
from junhall.ui.wall.measure import Viewing, sizes_for
from junhall.words import ntr, tr

_BODY_PX: Final = 13.0  # what the map is drawn for; letters of the wall's base are so much larger


@final
class WallMap(QWidget):
    """The map, a head with the town and the time, a foot with the legend."""

    def __init__(self, office: Counter, theme: Theme, clock: Callable[[], Instant]) -> None:
        super().__init__()
        self._clock = clock
        self._theme = theme
        self._inches, self._distance_m = 55.0, 4.0
        self._base: TownMap | None = None
        self._loading = Loading(office, clock, _not_here, self)
        self.canvas = MapCanvas(theme)
        self.canvas.setParent(self)
        self.canvas.shows_all = True
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.over = _Over(theme, self)

    @property
    def has_requests(self) -> bool:
        """Whether there is anything to show."""
        scene = self.canvas.scene
        return scene is not None and scene.shown.total > 0

    def stand(self, inches: float, distance_m: float) -> None:
        """Take another screen size or distance."""
        self._inches, self._distance_m = inches, distance_m
        self._fit()

    async def load(self, town: TownFacts) -> None:
        """Ask for the base map, once, and for the open requests."""
        loading = self._loading
        if self._base is None:
            self._base = await loading.base_map()
            self.canvas.show_town(self._base)
        scene = Scene(await loading.requests(self._base, town.zone_name, open_only=True), Mode.OPEN)
        self.canvas.show_scene(scene)
        self.over.tell_open(scene.shown.total)
        tiles = self.canvas.painter_of.tiles
        if tiles is not None:
            tiles.ask_again()
            await loading.fetch_all(tiles, self.canvas.view)
            self.canvas.update()

    def show_words(self, words: NowWords) -> None:
        """Say town, time and freshness; what is too old is not shown at all."""
        self.over.show_words(words)
        self.canvas.setVisible(not words.notice or self.has_requests)
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(". ".join((words.live[0], self.over.count, words.notice)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another glass, another size of everything."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        viewing = Viewing(
            self._inches, self._distance_m, max(1, self.width()), max(1, self.height())
        )
        magnify = sizes_for(viewing).base / _BODY_PX
        self.canvas.setGeometry(self.rect())
        self.over.setGeometry(self.rect())
        self.over.raise_()
        self.canvas.enlarge(magnify)
        self.over.magnify = magnify
        foot = round(self.over.foot)
        self.canvas.scale_at = (16, round(self.height() / magnify) - foot - 12)
        self.canvas.credit_margin = (0, foot)
        self.canvas.insets = (48 + 44, foot)  # pins stand over their points
        self.canvas.go_home()


class _Over(QWidget):
    """Head and foot over the map."""

    foot: Final = 44.0

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words: NowWords | None = None
        self._legend = Legend(theme)
        self._legend.setParent(self)
        self._legend.hide()
        self.count = ""
        self.magnify = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def tell_open(self, count: int) -> None:
        """How many requests stand on the map."""
        n = number_text(count)
        self.count = ntr("{count} open request", "{count} open requests", count, count=n)
        self.update()

    def show_words(self, words: NowWords) -> None:
        """Another title, time or freshness."""
        if words != self._words:
            self._words = words
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Two bands: who and when, what the signs mean."""
        words, theme, palette = self._words, self._theme, self._theme.palette
        if words is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.magnify, self.magnify)
        width, height = self.width() / self.magnify, self.height() / self.magnify
        ground = QColor(palette.paper)
        ground.setAlpha(232)
        head, foot = QRectF(0, 0, width, 48), QRectF(0, height - self.foot, width, self.foot)
        painter.fillRect(head, ground)
        painter.fillRect(foot, ground)
        inner = head.adjusted(20, 0, -20, 0)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        clock = theme.font(26, weight=QFont.Weight.Bold)
        painter.setFont(clock)
        painter.setPen(QColor(palette.ink))
        painter.drawText(inner, right, words.time)
        room = inner.width() - QFontMetricsF(clock).horizontalAdvance(words.time) - 20
        title = theme.font(16.5, weight=QFont.Weight.Bold)
        painter.setFont(title)
        said = QFontMetricsF(title).elidedText(words.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, left, said)
        x = inner.left() + QFontMetricsF(title).horizontalAdvance(said) + 20
        body = theme.font(13.0)
        painter.setFont(body)
        tone = getattr(palette, words.live_colour, palette.ink2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone if isinstance(tone, str) else tone.mark))
        painter.drawEllipse(QRectF(x, inner.center().y() - 3, 6, 6))
        painter.setPen(QColor(palette.ink2))
        forms = [
            " · ".join(part for part in (live, self.count) if part) for live in (*words.live, "")
        ]
        rest = QRectF(x + 12, inner.top(), inner.left() + room - x - 12, inner.height())
        metrics = QFontMetricsF(body)
        painter.drawText(rest, left, _first_fitting(metrics, forms, rest.width()))
        self._legend.draw(painter, foot.adjusted(10, 0, 0, 0))
        painter.setFont(body)
        painter.setPen(QColor(palette.ink2))
        notes = [tr("Places are rounded to 250 m"), tr("Places to 250 m")]
        forms = [words.notice] if words.notice else notes
        used = self._legend.sizeHint().width() + 20
        where = foot.adjusted(used, 0, -20, 0)
        painter.drawText(where, right, _first_fitting(metrics, forms, where.width()))


def _first_fitting(metrics: QFontMetricsF, forms: Sequence[str], wide: float) -> str:
    """The longest form that there is room for, else the last one cut."""
    fits = (form for form in forms if metrics.horizontalAdvance(form) <= wide)
    last = metrics.elidedText(forms[-1], Qt.TextElideMode.ElideRight, wide)
    return next(fits, last)


def _not_here(error: Exception) -> None:
    raise error
