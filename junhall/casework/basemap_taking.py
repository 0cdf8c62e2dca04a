"""A map file into the ledger: gazetteer and layers in one transaction; tiles beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from junhall.casework.basemap import BasemapOddity
from junhall.casework.basemap_import import MapFile, Progress, read_map
from junhall.casework.basemap_kept import home_of, write_layers
from junhall.casework.basemap_tiles import ENDS, keep_tiles
from junhall.casework.townhall import write_streets
from junhall.models.store import Store
from junhall.models.terms import Instant
from junhall.models.town import Town
from junhall.words import ntr, tr


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import of a map brought."""

    counts: tuple[tuple[str, int], ...]
    """What was taken, by a word of the reader's language."""
    oddities: tuple[BasemapOddity, ...]
    elsewhere: int
    attribution: str

    def for_user(self) -> list[str]:
        """The end of the import, line by line."""
        told = [tr("Taken: {n} {what}.", n=n, what=what) for what, n in self.counts]
        if self.elsewhere:
            told.append(
                ntr(
                    "{n} thing lies far from the town and was left out; the file keeps it.",
                    "{n} things lie far from the town and were left out; the file keeps them.",
                    self.elsewhere,
                )
            )
        if self.attribution:
            told.append(tr("Every map says: {credit}", credit=self.attribution))
        return told


def take_map(
    store: Store,
    town: Town,
    path: Path,
    *,
    layer: str | None,
    epsg: int | None,
    now: Instant,
    progress: Progress,
) -> Taken:
    """Read a file and keep it; what the same file gave before goes.

    Raises: BasemapError; then nothing was altered.
    """
    if path.suffix.lower() in ENDS and store.path is not None:
        sheet = keep_tiles(path, store.path.parent)
        zooms = sheet.max_zoom - sheet.min_zoom + 1
        return Taken(((tr("levels of tiles"), zooms),), (), 0, sheet.attribution)
    home = store.read(lambda session: home_of(session, town)).result()
    found = read_map(path, layer=layer, epsg=epsg, home=home, progress=progress)

    def work(session: Session) -> None:
        connection = session.connection()
        write_streets(connection, found.rows, path.name)
        write_layers(connection, path.name, found.layers, now=now, attribution=found.attribution)

    store.write(work, durable=True).result()
    return Taken(_counts(found), found.oddities, found.elsewhere, found.attribution)


def _counts(found: MapFile) -> tuple[tuple[str, int], ...]:
    kinds = {
        "street": tr("pieces of streets"),
        "doorway": tr("doorways"),
        "place": tr("places"),
    }
    layers = {
        "outline": tr("rings of the town's limit"),
        "area": tr("quarters"),
        "green": tr("parks and woods"),
        "water": tr("waters"),
        "building": tr("buildings"),
        "street": tr("ways to draw"),
        "label": tr("labels"),
    }
    named = {kind: sum(row.kind == kind for row in found.rows) for kind in kinds}
    told = [(kinds[kind], n) for kind, n in named.items() if n]
    told += [(layers[layer.kind.value], layer.count) for layer in found.layers]
    return tuple(told)
