"""What charts need of every request, as compact columns of numpy; pure.

Row ``n`` is the request with id ``n + 1``, so that a changed request is found without a search; a
request that is gone leaves an empty row. The columns are altered in place and belong to one thread.

Units: instants in Unix seconds, 0 where there is none (and for what a file dates before 1970);
durations in seconds, -1 where there is none. Words are codes; code 0 is "none".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, final

import numpy as np
import numpy.typing as npt

from junhall.casework.figures import Bools, Ints

Column = npt.NDArray[Any]
RowWaits = Mapping[int, tuple[tuple[int, int], ...]]
"""By row, from when until when the hall waited for the citizen; until 0: it still does."""
NONE_S: Final = -1
"""Stands for "no duration"."""

INSTANTS: Final = (
    "posted_at", "answered_at", "solved_at", "ended_at", "due_at", "answer_due_at",
    "last_seen_at", "thanked_at",
)  # fmt: skip
DURATIONS: Final = (
    "first_answer_s", "first_answer_office_s", "time_to_solve_s", "time_to_solve_office_s", "lag_s",
)  # fmt: skip
WORDS: Final = ("service", "kind", "status", "channel", "source_status", "assignees", "area")
FORM: Final[dict[str, str]] = {
    **dict.fromkeys(INSTANTS, "<u4"),
    **dict.fromkeys(DURATIONS, "<i4"),
    "service": "<u2", "kind": "u1", "status": "u1", "channel": "u1", "source_status": "<u2",
    "assignees": "<u2", "area": "<u2", "laps": "u1", "marks": "u1",
}  # fmt: skip
"""Every column and its type, in the order in which a segment is written."""
ROW_BYTES: Final = sum(np.dtype(kind).itemsize for kind in FORM.values())

IS_THERE: Final = 1
IS_PRIVATE: Final = 2
IS_INTERNAL: Final = 4
IS_RESIDENT: Final = 8
HAS_SKEW: Final = 16
"""Bits of the column ``marks``."""

SEGMENT_ROWS: Final = 65_536
_LATEST: Final = 2**32 - 1
_LONGEST: Final = 2**31 - 1


@final
class HistoryColumns:
    """All requests, column by column; ``columns["posted_at"]`` is an array of one value a row."""

    def __init__(
        self,
        arrays: Mapping[str, Column] | None = None,
        words: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        """``words`` are those that each column's codes stand for, the empty one first."""
        self._arrays = dict(arrays or {name: np.zeros(0, kind) for name, kind in FORM.items()})
        self.words: dict[str, list[str]] = {
            name: list((words or {}).get(name, ("",))) for name in WORDS
        }
        self._codes = {
            name: {word: code for code, word in enumerate(told)}
            for name, told in self.words.items()
        }
        self.waits: dict[int, tuple[tuple[int, int], ...]] = {}
        """Beside the columns, since few requests ever wait for their citizen (see RowWaits)."""

    def __len__(self) -> int:
        """How many rows, empty ones among them."""
        return len(self._arrays["posted_at"])

    def __getitem__(self, name: str) -> Column:
        """A whole column."""
        return self._arrays[name]

    def code(self, name: str, word: str | None) -> int:
        """The code of a word, or -1 where no request ever had it."""
        return self._codes[name].get(word or "", -1)

    def is_any(self, name: str, wanted: Iterable[str]) -> Bools:
        """Which rows hold one of the words."""
        hits = np.zeros(len(self.words[name]), np.bool_)
        for word in wanted:
            if (code := self.code(name, word)) >= 0:
                hits[code] = True
        return np.asarray(hits[self._arrays[name]], np.bool_)

    def is_marked(self, bit: int) -> Bools:
        """Which rows have a bit of ``marks``."""
        return np.asarray(self._arrays["marks"] & bit, np.bool_)

    def take(self, rows: Ints) -> HistoryColumns:
        """Only these rows, as columns of their own; words keep their codes."""
        few = HistoryColumns({name: column[rows] for name, column in self._arrays.items()})
        few.words, few._codes = self.words, self._codes
        if self.waits:
            waiting = np.isin(rows, np.fromiter(self.waits, np.int64, len(self.waits)))
            places = np.flatnonzero(waiting).tolist()
            few.waits = {place: self.waits[int(rows[place])] for place in places}
        return few

    def grow(self, rows: int) -> None:
        """Make room for ids up to ``rows``."""
        more = rows - len(self)
        if more > 0:
            for name, column in self._arrays.items():
                self._arrays[name] = np.concatenate((column, np.zeros(more, column.dtype)))

    def put(self, rows: Ints, told: Sequence[Sequence[Any]], waits: RowWaits | None = None) -> None:
        """Write rows; ``told`` are values in the order of FORM, None where there is none."""
        if not len(rows):
            return
        self._forget_waits(rows)
        self.waits.update(waits or {})
        self.grow(int(rows.max()) + 1)
        for name, values in zip(FORM, zip(*told, strict=True), strict=True):
            self._arrays[name][rows] = self._coded(name, values)

    def clear(self, rows: Ints) -> None:
        """Empty rows: their requests are gone."""
        self._forget_waits(rows)
        for column in self._arrays.values():
            column[rows[rows < len(column)]] = 0

    def mark(self, bit: int, rows: Ints) -> Ints:
        """Set a bit on these rows and on no other; the rows that altered by it."""
        marks = self._arrays["marks"]
        wanted = np.zeros(len(marks), np.bool_)
        wanted[rows[rows < len(marks)]] = True
        altered = np.flatnonzero(wanted != self.is_marked(bit))
        marks[altered] ^= np.uint8(bit)
        return altered

    def packed(self, segment: int) -> bytes:
        """One segment's bytes: its rows, one column after another."""
        where = slice(segment * SEGMENT_ROWS, (segment + 1) * SEGMENT_ROWS)
        return b"".join(self._arrays[name][where].tobytes() for name in FORM)

    def _forget_waits(self, rows: Ints) -> None:
        for row in set(self.waits).intersection(rows.tolist()) if self.waits else ():
            del self.waits[row]

    def _coded(self, name: str, values: Sequence[Any]) -> Column:
        if name in INSTANTS:
            told = np.array([value or 0 for value in values], np.int64)
            return np.clip(told, 0, _LATEST).astype(np.uint32)
        if name in DURATIONS:
            told = np.array([NONE_S if v is None else v for v in values], np.int64)
            return np.clip(told, NONE_S, _LONGEST).astype(np.int32)
        if name in WORDS:
            known, words = self._codes[name], self.words[name]
            codes = []
            most = int(np.iinfo(FORM[name]).max)
            for word in values:
                code = known.get(word or "")
                if code is None:
                    # More different words than the column can tell apart: the rest is "none".
                    code = len(words) if len(words) <= most else 0
                    if code:
                        known[word] = code
                        words.append(word)
                codes.append(code)
            return np.array(codes, FORM[name])
        return np.minimum(np.array(values, np.int64), 255).astype(np.uint8)


def unpacked(
    parts: Sequence[bytes], rows: Sequence[int], words: Mapping[str, Iterable[str]]
) -> HistoryColumns:
    """Columns out of segments in order; each part holds as many rows as ``rows`` says.

    Raises: ValueError where a part is not of this form.
    """
    if any(len(part) != n * ROW_BYTES for part, n in zip(parts, rows, strict=True)):
        raise ValueError("segment")
    total = sum(rows)
    arrays: dict[str, Column] = {}
    offsets = [0] * len(parts)
    for name, kind in FORM.items():
        column = np.empty(total, kind)
        at = 0
        for n, (part, count) in enumerate(zip(parts, rows, strict=True)):
            column[at : at + count] = np.frombuffer(part, kind, count, offsets[n])
            offsets[n] += count * column.itemsize
            at += count
        arrays[name] = column
    return HistoryColumns(arrays, words)
