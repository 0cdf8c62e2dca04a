"""The map as a picture or a PDF: what is seen, with title, date, legend, scale and credits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from junhall.casework.ages import when_text
from junhall.casework.rows import TownFacts
from junhall.models.terms import Instant
from junhall.ui.bridge import launch
from junhall.ui.map import overlay
from junhall.ui.map.canvas import MapCanvas
from junhall.ui.map.legend import Legend
from junhall.ui.plain import plain
from junhall.ui.theme import Theme
from junhall.words import tr

_HEAD: Final = 46
_FOOT: Final = 46
_DPI: Final = 96
_FINE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written: the map as it is seen, whose it is, and when."""

    canvas: MapCanvas
    legend: Legend
    town: TownFacts
    now: Instant
    theme: Theme


def ask_where(
    sheet: Sheet, parent: QWidget, said: Callable[[str], None], refused: Callable[[str], None]
) -> QFileDialog:
    """Ask for a file's name, then write the map into it."""
    dialog = QFileDialog(parent, tr("Save this map"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([tr("Picture (*.png)"), tr("PDF (*.pdf)")])
    dialog.setDefaultSuffix("png")
    dialog.selectFile(tr("map.png"))
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix("pdf" if ".pdf" in chosen else "png")
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: launch(save(sheet, Path(name), said, refused)))
    dialog.open()
    return dialog


async def save(
    sheet: Sheet, path: Path, said: Callable[[str], None], refused: Callable[[str], None]
) -> None:
    """Write the sheet, as a PDF where the name says so; the disk is written on a thread."""
    is_pdf = path.suffix.casefold() == ".pdf"
    written = (sheet_pdf if is_pdf else sheet_png)(sheet)
    try:
        await asyncio.to_thread(path.write_bytes, written)
    except OSError as error:
        why = error.strerror or ""
        refused(tr("{file} could not be written: {why}", file=path.name, why=why))
        return
    said(tr("Saved as {file}", file=path.name))


def sheet_png(sheet: Sheet) -> bytes:
    """The sheet as a PNG, twice as fine as the screen."""
    width, height = sheet.canvas.width(), sheet.canvas.height() + _HEAD + _FOOT
    picture = QImage(
        round(width * _FINE), round(height * _FINE), QImage.Format.Format_ARGB32_Premultiplied
    )
    picture.setDevicePixelRatio(_FINE)
    picture.fill(QColor(sheet.theme.palette.card))
    painter = QPainter(picture)
    draw_sheet(painter, sheet)
    painter.end()
    told = QByteArray()
    buffer = QBuffer(told)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only file names
    return bytes(told.data())


def sheet_pdf(sheet: Sheet) -> bytes:
    """The sheet as a PDF of one page, with lines and letters that stay sharp."""
    width, height = sheet.canvas.width(), sheet.canvas.height() + _HEAD + _FOOT
    told = QByteArray()
    buffer = QBuffer(told)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_title(sheet.town))
    writer.setCreator("junhall")
    writer.setResolution(_DPI)
    size = QSizeF(width * 25.4 / _DPI, height * 25.4 / _DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(size, QPageSize.Unit.Millimeter), QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )  # fmt: skip
    painter = QPainter(writer)
    draw_sheet(painter, sheet)
    painter.end()
    buffer.close()
    return bytes(told.data())


def draw_sheet(painter: QPainter, sheet: Sheet) -> None:
    """Title and date above, the map, legend, scale and credits below."""
    canvas, town, theme = sheet.canvas, sheet.town, sheet.theme
    palette = theme.palette
    width, height = float(canvas.width()), float(canvas.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, width, height + _HEAD + _FOOT), QColor(palette.card))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(QColor(palette.ink))
    painter.setFont(theme.fonts.title)
    head = QRectF(16, 0, width - 32, _HEAD)
    painter.drawText(head, middle | Qt.AlignmentFlag.AlignLeft, _title(town))
    painter.setFont(theme.fonts.body)
    painter.setPen(QColor(palette.ink2))
    date = when_text(sheet.now, Instant(0), town.zone_name)
    painter.drawText(head, middle | Qt.AlignmentFlag.AlignRight, date)
    painter.save()
    painter.translate(0, _HEAD)
    painter.setClipRect(QRectF(0, 0, width, height))
    canvas.painter_of.draw_ground(painter, canvas.view)
    canvas.paint_requests(painter, sharp=True)
    painter.restore()
    foot = QRectF(0, _HEAD + height, width, _FOOT)
    sheet.legend.draw(painter, foot.adjusted(4, 0, 0, 0))
    overlay.draw_scale(painter, canvas.view, width - 150, foot.bottom() - 14, theme)
    credit = canvas.credit
    if credit:
        overlay.draw_credit(painter, credit, width - 6, _HEAD + height - 6, theme, width - 24)


def _title(town: TownFacts) -> str:
    if not town.name:
        return tr("Requests on the map")
    return tr("{town}: requests on the map", town=plain(town.name))
