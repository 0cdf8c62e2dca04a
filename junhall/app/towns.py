"""Readers of posts straight from a town.toml or the shipped template, with what is odd in them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from junhall.words import tr

if TYPE_CHECKING:
    from junhall.casework.basemap import Basemap
    from junhall.casework.readers import Readers
    from junhall.models.town import Town

MOST_TOLD: Final = 5
"""Rows of a streets file that are named when they are left out."""


def town_readers(path: Path) -> Readers:
    """Readers straight from a town.toml, for `explain` without a ledger."""
    from junhall.casework.townhall import readers_for, template
    from junhall.casework.triage import with_template

    _, told, basemap = told_town(path)
    town = with_template(told, template())
    return readers_for(town, basemap.rows if basemap else ())


def told_town(path: Path) -> tuple[str, Town, Basemap | None]:
    """A town.toml and its streets; what in them means nothing is told beside the work."""
    from junhall.casework.townhall import read_streets, streets_path
    from junhall.models.town_toml import read_town

    text, town = read_town(path)
    basemap = read_streets(town, path.parent)
    told = list(town.notes(path.name))
    streets = streets_path(town, path.parent)
    if streets is not None and basemap is None:
        told.append(
            tr(
                "There is no file {file}: places are read without the streets it should name.",
                file=str(streets),
            )
        )
    if basemap is not None:
        told += [oddity.for_user() for oddity in basemap.oddities[:MOST_TOLD]]
    for sentence in told:
        sys.stderr.write(sentence + "\n")
    return text, town, basemap


def template_readers() -> Readers:
    """Readers of the town that is shipped, for a person without one."""
    from junhall.casework.townhall import readers_for, template

    return readers_for(template())
