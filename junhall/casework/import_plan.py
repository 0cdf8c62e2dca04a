"""How a file will be read: what is decided, shown and overridden before its rows are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from junhall.casework.records import Opener, Shape
from junhall.casework.stamps import DateOrder
from junhall.casework.tally import Tally
from junhall.models.terms import RequestKind, RequestStatus
from junhall.words import tr


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """How a file will be read, decided before its rows are; ``tally`` fills while they are."""

    opener: Opener
    format: str
    """posts, csv, or json."""
    shape: Shape
    encoding: str
    portal: str | None
    """Which known source it is; None where columns were recognised by their names alone."""
    delimiter: str
    columns: tuple[str, ...]
    """As the file writes them."""
    fields: Mapping[str, tuple[str, ...]]
    """Columns by field, as plain names (portals.plain_name)."""
    statuses: Mapping[str, RequestStatus]
    """Ours by the source's word, compared without case."""
    zone: str
    order: DateOrder
    kind: RequestKind | None = None
    closes_when_ended: bool = False
    tally: Tally = field(default_factory=Tally)

    def for_user(self) -> list[str]:
        """What is printed before an import: source, columns, zone, statuses."""
        if self.format == "posts":
            return [tr("Read as posts.ndjson.")]
        said = [
            tr("Known source: {name}.", name=self.portal)
            if self.portal
            else tr("Unknown source: columns recognised by their names.")
        ]
        if self.encoding == "latin-1":
            said.append(tr("The file is not UTF-8 and is read as Latin-1."))
        said += [
            tr("{field} is read from {columns}.", field=name, columns=" + ".join(columns))
            for name, columns in self.fields.items()
        ]
        said.append(tr("Times without an offset are read in {zone}.", zone=self.zone))
        for status in RequestStatus:
            words = sorted(word for word, ours in self.statuses.items() if ours is status)
            if words:
                said.append(
                    tr("Taken as {status}: {words}.", status=status, words=", ".join(words))
                )
        return said


def folded_status(word: str) -> str:
    """A status word as it is compared: without case, one space between words."""
    return " ".join(word.casefold().split())
