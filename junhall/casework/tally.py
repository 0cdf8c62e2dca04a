"""What became of the rows of an import: how many were read, and why some were refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from junhall.casework.errors import CaseworkError
from junhall.models.terms import RequestStatus
from junhall.typed import override
from junhall.words import ntr, tr

KEPT: Final = 10_000
"""Refused rows named one by one; those beyond are counted by reason."""

_REASONS: Final[dict[str, Callable[..., str]]] = {
    "fields": lambda **v: tr("it has {found} fields, the head has {expected}", **v),
    "no-id": lambda **_: tr("it has no id"),
    "long-id": lambda **_: tr("its id is longer than any real one"),
    "no-time": lambda **_: tr("it does not say when it was posted"),
    "bad-time": lambda **v: tr("{column} is not a time that can be read: {value}", **v),
    "no-service": lambda **v: tr("it has no category ({column} is empty)", **v),
    "no-status": lambda **_: tr("it has no status"),
    "unknown-status": lambda **v: tr(
        "the status {value} is not known; say what it means with --status {value}=closed", **v
    ),
    "not-json": lambda **_: tr("it is not JSON, or it ends in the middle"),
    "not-an-object": lambda **_: tr("it is not a JSON object"),
    "missing-key": lambda **v: tr("the key {key} is missing", **v),
    "bad-value": lambda **v: tr("{key} cannot be {value}", **v),
    "no-offset": lambda **v: tr("{key} is not a time with an offset: {value}", **v),
    "unknown-event": lambda **v: tr("the event {value} is not known: new, edited or deleted", **v),
    "too-long": lambda **_: tr("a field is too long, or a quotation mark was never closed"),
    "not-an-answer": lambda **_: tr("the answer is a web page or an error, not a list of requests"),
    "unknown-format": lambda **v: tr("it is of format {value}; this junhall reads format 1", **v),
}

_REFUSALS: Final[dict[str, Callable[..., str]]] = {
    "empty": lambda **_: tr("The file is empty: nothing was taken."),
    "web-page": lambda **_: tr(
        "This is a web page, not an export; perhaps the portal refused the download. "
        "Nothing was taken."
    ),
    "no-rows": lambda **_: tr("The file has not a single entry: nothing was taken."),
    "not-text": lambda **_: tr(
        "This is not a text file. Save the table as CSV first. Nothing was taken."
    ),
    "not-readable": lambda **v: tr(
        "The file begins like JSON but cannot be read (line {line}): nothing was taken.", **v
    ),
    "unknown-columns": lambda **v: tr(
        "The columns are not known: nothing says which is {missing}. Name it with "
        "--map {missing}=COLUMN. The columns are: {columns}.",
        **v,
    ),
    "unknown-field": lambda **v: tr(
        "--map does not know the field {field}. The fields are: {known}.", **v
    ),
    "unknown-column": lambda **v: tr(
        "The file has no column {column}. The columns are: {columns}.", **v
    ),
    "unknown-our-status": lambda **v: tr(
        "--status does not know the status {status}. There are: {known}.", **v
    ),
    "unknown-format": lambda **v: tr(
        "There is no format {format}. There are: posts, csv, open311, auto.", **v
    ),
    "unknown-zone": lambda **v: tr(
        "There is no time zone {zone}. One is written, for example, Europe/Madrid.", **v
    ),
    "missing-file": lambda **v: tr("The file {file} cannot be read: {why}.", **v),
}


class UnreadableError(CaseworkError):
    """A file, or what was said about it, of which nothing could be read."""

    @override
    def for_user(self) -> str:
        """The one sentence why."""
        return _REFUSALS[self.code](**self.values)


@dataclass(frozen=True, slots=True)
class Refused:
    """One row that was not taken: the line on which it begins, and why."""

    line: int
    reason: str
    values: dict[str, str] = field(default_factory=dict)

    def for_user(self) -> str:
        """The sentence for whoever reads the end of the import."""
        return tr(
            "Line {line} was refused: {why}.",
            line=self.line,
            why=_REASONS[self.reason](**self.values),
        )


@dataclass(slots=True)
class Tally:
    """Counts of one import, filled while its rows are read."""

    read: int = 0
    yielded: int = 0
    refused: int = 0
    refused_rows: list[Refused] = field(default_factory=list)
    refused_by_reason: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    """The source's status words as they were met."""
    meanings: dict[str, RequestStatus] = field(default_factory=dict)
    """What those words were taken for."""
    bad_coordinates: int = 0
    """Both numbers there, but not a point on Earth: taken without a place."""
    missing_coordinates: int = 0
    cut_texts: int = 0
    unread_due_times: int = 0
    unknown_keys: dict[str, int] = field(default_factory=dict)
    """Keys of posts.ndjson that mean nothing here, with the first line of each."""

    def refuse(self, line: int, reason: str, **values: str) -> None:
        """Count a row as refused, and keep its line and reason; values are shortened."""
        self.refused += 1
        self.refused_by_reason[reason] += 1
        if len(self.refused_rows) < KEPT:
            short = {key: _shown(value) for key, value in values.items()}
            self.refused_rows.append(Refused(line, reason, short))

    def for_user(self) -> list[str]:
        """What should be said besides the counts: what statuses meant, what came in part only."""
        said = [
            tr("Status {word} was taken as {status}: {n}.", n=n, word=_shown(word), status=ours)
            for word, n in self.statuses.most_common()
            if (ours := self.meanings.get(word)) is not None
        ]
        if self.bad_coordinates:
            said.append(
                ntr(
                    "{n} has coordinates that are not on Earth: taken without a place.",
                    "{n} have coordinates that are not on Earth: taken without a place.",
                    self.bad_coordinates,
                )
            )
        if self.unread_due_times:
            said.append(
                ntr(
                    "{n} due time could not be read: taken without.",
                    "{n} due times could not be read: taken without.",
                    self.unread_due_times,
                )
            )
        if self.cut_texts:
            said.append(
                ntr(
                    "{n} text was too long and was cut.",
                    "{n} texts were too long and were cut.",
                    self.cut_texts,
                )
            )
        said += [
            tr(
                "Line {line}: the key {key} means nothing here and is ignored.",
                line=line,
                key=_shown(key),
            )
            for key, line in self.unknown_keys.items()
        ]
        return said


def _shown(value: str) -> str:
    """A stranger's value inside a sentence of ours: one short line that no terminal obeys."""
    flat = "".join(sign if sign.isprintable() else " " for sign in value[:200])
    flat = " ".join(flat.split())
    return flat if len(flat) <= 60 else flat[:59] + "…"
