"""The report on paper and as a page: one Report set twice, so that no figure differs.

The PDF is tagged and held to PDF/UA-1 by its typesetter: it has a title, a language, headings and
tables that a screen reader walks. The page is one file without scripts, fonts or pictures from
elsewhere. Neither says when it was written, only of when its figures are.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from junhall.casework.report import Report, Section
from junhall.whole_files import put_whole
from junhall.words import resources

TEMPLATE: Final = "report.typ"


def write_pdf(path: Path, report: Report) -> None:
    """Set the report by resources/report/report.typ.

    Raises: OSError where the file cannot be written.
    """
    import typst

    with TemporaryDirectory(prefix="junhall-report-") as folder:
        root = Path(folder)
        (root / TEMPLATE).write_text((resources() / "report" / TEMPLATE).read_text("utf-8"))
        (root / "report.json").write_text(json.dumps(asdict(report), ensure_ascii=False), "utf-8")
        told = typst.compile(str(root / TEMPLATE), root=str(root), pdf_standards=["ua-1"])
    with put_whole(path) as fresh:
        fresh.write_bytes(told)


def write_html(path: Path, report: Report) -> None:
    """One page, printable, light or dark as its reader's system is."""
    body = "\n".join(_section(section) for section in report.sections)
    style = (resources() / "report" / "report.css").read_text("utf-8")
    page = f"""<!doctype html>
<html lang="{report.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(report.title)}</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>{escape(report.title)}</h1>
<p class="summary">{escape(report.summary)}</p>
{body}
</main>
<footer>{escape(report.foot)}</footer>
</body>
</html>
"""
    with put_whole(path) as fresh:
        fresh.write_text(page, "utf-8")


WRITERS: Final[dict[str, Callable[[Path, Report], None]]] = {
    ".pdf": write_pdf,
    ".html": write_html,
}
"""By the end of a file's name."""


def _section(section: Section) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in section.heads)
    rows = "\n".join(_row(row, bar) for row, bar in _with_bars(section))
    note = f'<p class="note">{escape(section.note)}</p>\n' if section.note else ""
    return f"""<section>
<h2>{escape(section.title)}</h2>
<p>{escape(section.sentence)}</p>
<table>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
{note}</section>"""


def _with_bars(section: Section) -> list[tuple[tuple[str, ...], float | None]]:
    bars: tuple[float | None, ...] = section.bars or (None,) * len(section.rows)
    return list(zip(section.rows, bars, strict=True))


def _row(row: tuple[str, ...], bar: float | None) -> str:
    width = "" if bar is None else f' style="--bar: {bar * 100:.1f}%"'
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
    return f'<tr{width}><th scope="row">{escape(row[0])}</th>{cells}</tr>'
