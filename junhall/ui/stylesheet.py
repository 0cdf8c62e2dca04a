"""The one stylesheet, built from a palette; widgets say what they are by dynamic properties.

Properties: ``kind`` of buttons (filled, plain, quiet, chip, rail, danger), ``tone`` of labels
(ink2, ink3, cobalt, amber, teal, green, red), ``ground`` of frames (paper, card, tint, ribbon)
with ``edge`` for a hairline on one side (top, bottom, left, right, all).
"""

from __future__ import annotations

from string import Template

from junhall.ui.palettes import Palette
from junhall.words import resources

_SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog { background: $paper; }
QToolTip {
  color: $ink; background: $card; border: 1px solid $line; padding: ${p4}px ${p8}px;
}
*[ground="paper"] { background: $paper; }
*[ground="card"] { background: $card; }
*[ground="tint"] { background: $cobalt_tint; }
*[ground="ribbon"] { background: $amber_tint; }
*[edge="top"] { border: 0; border-top: 1px solid $line; }
*[edge="bottom"] { border: 0; border-bottom: 1px solid $line; }
*[edge="left"] { border: 0; border-left: 1px solid $line; }
*[edge="right"] { border: 0; border-right: 1px solid $line; }
*[edge="all"] { border: 1px solid $line; border-radius: ${r12}px; }

QLabel { background: transparent; border: 0; }
QLabel[tone="ink2"] { color: $ink2; }
QLabel[tone="ink3"] { color: $ink3; }
QLabel[tone="cobalt"] { color: $cobalt_ink; }
QLabel[tone="amber"] { color: $amber_ink; }
QLabel[tone="teal"] { color: $teal_ink; }
QLabel[tone="green"] { color: $green_ink; }
QLabel[tone="red"] { color: $red_ink; }
QLabel[tone="on_fill"] { color: $on_fill; }

QPushButton, QToolButton {
  color: $ink; background: $card; border: 1px solid $line; border-radius: ${r8}px;
  padding: ${p6}px ${p12}px;
}
QPushButton { font-weight: 600; min-height: ${h20}px; }
QPushButton:hover, QToolButton:hover { background: $paper; border-color: $edge; }
QPushButton:focus, QToolButton:focus { border: 2px solid $cobalt; padding: ${p5}px ${p11}px; }
QPushButton:disabled, QToolButton:disabled { color: $ink3; background: $paper; }
QPushButton[kind="filled"] { color: $on_fill; background: $cobalt; border: 1px solid $cobalt; }
QPushButton[kind="filled"]:hover { background: $cobalt_hover; border-color: $cobalt_hover; }
QPushButton[kind="filled"]:focus { border: 2px solid $ink; }
QPushButton[kind="filled"]:disabled { color: $ink3; background: $paper; border-color: $line; }
QPushButton[kind="danger"] { color: $red_ink; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
  color: $cobalt_ink; background: transparent; border: 1px solid transparent;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $cobalt_tint; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $cobalt; }
QPushButton[kind="chip"], QToolButton[kind="chip"] {
  color: $ink2; background: $paper; border: 1px solid $line; border-radius: ${r6}px;
  padding: ${p1}px ${p7}px; font-weight: 500; font-size: ${p12}px; min-height: ${h20}px;
}
QPushButton[kind="chip"]:hover, QToolButton[kind="chip"]:hover { border-color: $edge; }
QPushButton[kind="chip"]:checked, QToolButton[kind="chip"]:checked {
  color: $cobalt_ink; background: $cobalt_tint; border-color: $cobalt_tint;
}
QPushButton[kind="chip"]:focus, QToolButton[kind="chip"]:focus {
  border: 2px solid $cobalt; padding: 0 ${p6}px;
}
QToolButton[kind="chip"]::menu-indicator { image: none; }
QPushButton[kind="pill"] {
  color: $on_fill; background: $cobalt; border: 0; border-radius: ${r12}px;
  padding: ${p2}px ${p12}px;
}
QPushButton[kind="pill"]:hover { background: $cobalt_hover; }
QPushButton[kind="pill"]:focus { border: 2px solid $ink; padding: 0 ${p10}px; }

QAbstractScrollArea { border: 0; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateTimeEdit {
  color: $ink; background: $card; border: 1px solid $edge; border-radius: ${r8}px;
  padding: ${p6}px ${p10}px; selection-background-color: $cobalt; selection-color: $on_fill;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDateTimeEdit:focus { border: 2px solid $cobalt; padding: ${p5}px ${p9}px; }
QLineEdit[kind="search"] { background: $paper; border-color: $line; padding-left: ${p4}px; }
QLineEdit[kind="search"]:focus { border-color: $cobalt; }
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus { border: 0; padding: 0; }
QComboBox QAbstractItemView, QMenu {
  color: $ink; background: $card; border: 1px solid $line; padding: ${p4}px;
  selection-background-color: $cobalt_tint; selection-color: $cobalt_ink;
}
QMenu::item { padding: ${p6}px ${p16}px; border-radius: ${r6}px; }
QMenu::item:selected { color: $cobalt_ink; background: $cobalt_tint; }
QComboBox { padding-right: ${p24}px; }
QComboBox::drop-down { border: 0; width: ${p24}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${p14}px; height: ${p14}px; }
QCheckBox::indicator {
  width: ${p16}px; height: ${p16}px; border: 1px solid $edge; border-radius: 4px; background: $card;
}
QCheckBox::indicator:checked { background: $cobalt; border-color: $cobalt; image: url("$tick"); }
QCheckBox::indicator:focus { border: 2px solid $ink; }
QCheckBox, QRadioButton { background: transparent; spacing: ${p8}px; }
QRadioButton:focus { outline: 0; border: 2px solid $cobalt; }

QTableView { background: transparent; border: 0; outline: 0; }
QTableView[kind="figures"] { selection-background-color: $cobalt_tint; }
QTableView[kind="figures"]:focus { border: 2px solid $cobalt; border-radius: ${r6}px; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
  color: $ink2; background: $card; border: 0; border-bottom: 1px solid $line;
  padding: ${p4}px ${p4}px ${p6}px ${p4}px; font-size: ${p12}px; font-weight: 500;
}
QListView { background: $card; border: 0; outline: 0; }
QListView::item { padding: ${p6}px ${p10}px; border-radius: ${r6}px; }
QListView::item:selected { color: $cobalt_ink; background: $cobalt_tint; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:vertical { min-height: ${h24}px; }
QScrollBar::handle:horizontal { min-width: ${h24}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $paper; border: 1px solid $line; border-radius: ${r6}px; }
QProgressBar::chunk { background: $cobalt; border-radius: ${r6}px; }
""")


def stylesheet(palette: Palette, scale: float = 1.0) -> str:
    """The whole application's stylesheet in these colours, with lengths at this font scale."""
    lengths = {
        f"p{size}": round(size * scale) for size in (1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 24)
    }
    radii = {f"r{size}": round(size * scale) for size in (6, 8, 12)}
    heights = {f"h{size}": round(size * scale) for size in (20, 24)}
    tones = {
        f"{name}_{part}": getattr(getattr(palette, name), part)
        for name in ("cobalt", "amber", "teal", "green", "red")
        for part in ("ink", "tint")
    }
    marks = resources() / "marks"
    tick = marks / f"tick-{'ink' if palette.is_dark else 'white'}.svg"
    chevron = marks / f"chevron-{palette.name}.svg"
    return _SHEET.substitute(
        lengths,
        tick=tick.as_posix(),
        chevron=chevron.as_posix(),
        **radii,
        **heights,
        **tones,
        paper=palette.paper,
        card=palette.card,
        line=palette.line,
        edge=palette.edge,
        ink=palette.ink,
        ink2=palette.ink2,
        ink3=palette.ink3,
        cobalt=palette.cobalt.mark,
        cobalt_hover=palette.cobalt_hover,
        on_fill=palette.on_fill,
    )
