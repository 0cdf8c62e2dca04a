"""The streets of a town, read from the files that town halls and regions publish."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Final, Literal

from junhall.casework.basemap_fields import LAT, LONG, NAME, WEIGHT, MapFields, field_name
from junhall.casework.folding import words
from junhall.casework.street_words import TYPE_OF
from junhall.words import tr

StreetKind = Literal["street", "doorway", "place"]


@dataclass(frozen=True, slots=True)
class StreetRow:
    """One thing of the map that has a name: a street or a piece of one, a doorway, a place.

    ``number`` belongs to doorways: "12", "12 bis". ``points`` are the axis of a street, in order,
    as (lat, long); ``weight`` says how often a spelling was seen where a file tells.
    """

    name: str
    kind: StreetKind
    number: str
    lat: float
    long: float
    min_lat: float
    min_long: float
    max_lat: float
    max_long: float
    points: tuple[tuple[float, float], ...] = ()
    weight: int = 1


_SENTENCES: Final[Mapping[str, Callable[..., str]]] = {
    "unreadable": lambda **v: tr("{file} cannot be read: {detail}.", **v),
    "not-text": lambda **v: tr("{file} is not text in UTF-8; save it again as UTF-8.", **v),
    "not-json": lambda **v: tr("{file}, line {line}: this is not GeoJSON ({detail}).", **v),
    "not-geojson": lambda **v: tr(
        "{file} holds no list of features; a FeatureCollection of GeoJSON is needed.", **v
    ),
    "no-columns": lambda **v: tr(
        "{file}, line {line}: no column names a street, or none its coordinates. Found: {detail}.",
        **v,
    ),
    "not-degrees": lambda **v: tr(
        "{file}, line {line}: the coordinates are not degrees of latitude and longitude "
        "({detail}). Say which projection they are in, for example --epsg 25830, or export the "
        "file again in WGS84 (EPSG:4326).",
        **v,
    ),
    "unknown-epsg": lambda **v: tr(
        "{file}: there is no projection EPSG:{detail} that leads to degrees.", **v
    ),
    "unknown-layer": lambda **v: tr(
        "There is no layer {detail}; see junhall map import --help.", **v
    ),
    "swapped": lambda **v: tr(
        "{file}: latitude and longitude seem to stand in the wrong order; the town would lie at "
        "{detail}. Nothing was taken.",
        **v,
    ),
    "elsewhere": lambda **v: tr(
        "{file}: nothing of it lies in or near the town. Nothing was taken.", **v
    ),
    "no-osmium": lambda **_: tr(
        "To read OpenStreetMap extracts junhall needs the package osmium: "
        "pip install 'junhall[osm]'."
    ),
    "not-tiles": lambda **v: tr(
        "{file} holds no pictures that can be drawn ({detail}). "
        "Tiles of PNG, JPEG or WebP are needed.",
        **v,
    ),
    "no-streets": lambda **v: tr("{file} holds no street, doorway or place that has a name.", **v),
    "no-name": lambda **v: tr("{file}, line {line}: it has no name.", **v),
    "no-place": lambda **v: tr("{file}, line {line}: it has no coordinates.", **v),
    "bad-number": lambda **v: tr("{file}, line {line}: {detail} is not a coordinate.", **v),
}


@dataclass(frozen=True, slots=True)
class BasemapOddity:
    """A row that was left out, and why; the others were taken."""

    code: str
    file: str
    line: int
    detail: str = ""

    def for_user(self) -> str:
        """The sentence for whoever imports the map."""
        return _SENTENCES[self.code](file=self.file, line=self.line, detail=self.detail)


class BasemapError(Exception):
    """A file of streets that cannot be used at all; nothing was taken from it."""

    def __init__(self, code: str, file: str, line: int = 0, detail: str = "") -> None:
        """Keep code and values apart: words are chosen when somebody reads them."""
        super().__init__(f"{file}:{line}: {code} {detail}".strip())
        self.oddity = BasemapOddity(code, file, line, detail)

    @property
    def code(self) -> str:
        """Why, as a code."""
        return self.oddity.code

    def for_user(self) -> str:
        """The sentence for whoever imports the map."""
        return self.oddity.for_user()


Project = Callable[[float, float], tuple[float, float]]
"""(x, y) as a file has them, eastwards first, to (long, lat) in degrees of WGS84."""


@dataclass(frozen=True, slots=True)
class Basemap:
    """What a file gave: rows in its order, and the rows left out."""

    rows: tuple[StreetRow, ...]
    oddities: tuple[BasemapOddity, ...] = ()


def read_basemap(path: Path, project: Project | None = None) -> Basemap:
    """Read a GeoJSON or CSV file of streets, doorways or places.

    Raises: BasemapError, with the file and, where there is one, the line.
    """
    return basemap_from_text(map_text(path), path.name, project)


def map_text(path: Path) -> str:
    """The text of a file, its byte order mark left out.

    Raises: BasemapError.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BasemapError("unreadable", path.name, detail=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise BasemapError("not-text", path.name) from error


def basemap_from_text(text: str, file: str, project: Project | None = None) -> Basemap:
    """The same from a text; ``file`` is only named in errors.

    Raises: BasemapError.
    """
    text = text.removeprefix("\ufeff")
    reader = _GeoJson if is_json(text) else _Csv
    rows: list[StreetRow] = []
    oddities: list[BasemapOddity] = []
    for one in reader(text, file, project).rows():
        if isinstance(one, StreetRow):
            rows.append(one)
        else:
            oddities.append(one)
    if not rows:
        first = oddities[0] if oddities else BasemapOddity("no-streets", file, 0)
        raise BasemapError(
            "not-degrees" if first.code == "not-degrees" else "no-streets",
            file, first.line, first.detail,
        )  # fmt: skip
    return Basemap(tuple(rows), tuple(oddities))


def is_json(text: str) -> bool:
    """Whether a text is GeoJSON, or means to be."""
    return text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}


_FARTHEST: Final = 1e9  # no projection of the earth has larger coordinates
_LEADING_NUMBER: Final = re.compile(r"\d{1,6}\s?(?:bis|ter|[A-Za-z])?\b")


class _GeoJson:
    """Rows of a FeatureCollection; a feature's line is where its properties begin."""

    def __init__(self, text: str, file: str, project: Project | None) -> None:
        self._text, self._file, self._project = text, file, project

    def rows(self) -> Iterator[StreetRow | BasemapOddity]:
        try:
            told = json.loads(self._text)
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", 0)
            raise BasemapError(
                "not-json", self._file, line, getattr(error, "msg", "too deep or too long")
            ) from error
        features = told.get("features") if isinstance(told, dict) else None
        if not isinstance(features, list):
            raise BasemapError("not-geojson", self._file)
        lines = self._lines()
        for feature in features:
            line = next(lines, 0)
            if isinstance(feature, dict):
                yield self._row(feature, line)
            else:
                yield BasemapOddity("no-name", self._file, line)

    def _lines(self) -> Iterator[int]:
        """The line of each feature, in order; 0 once they cannot be told apart any more."""
        line, at = 1, 0
        for found in re.finditer(r'"type"\s*:\s*"Feature"', self._text):
            line += self._text.count("\n", at, found.start())
            at = found.start()
            yield line

    def _row(self, feature: Mapping[str, Any], line: int) -> StreetRow | BasemapOddity:
        properties = feature.get("properties")
        if not isinstance(properties, dict):
            return BasemapOddity("no-name", self._file, line)
        row = MapFields({field_name(k): v for k, v in properties.items()})
        name = row.street()
        if not words(name):
            return BasemapOddity("no-name", self._file, line)
        geometry = feature.get("geometry")
        if not isinstance(geometry, dict):
            return BasemapOddity("no-place", self._file, line)
        shape = str(geometry.get("type", ""))
        points = list(_positions(geometry.get("coordinates")))
        if self._project is not None:
            points = [self._project(long, lat)[::-1] for lat, long in points]
        if not points or points == [(0.0, 0.0)]:  # where a portal writes that it does not know
            return BasemapOddity("no-place", self._file, line)
        for lat, long in points:
            if not (-90.0 <= lat <= 90.0 and -180.0 <= long <= 180.0):
                return BasemapOddity("not-degrees", self._file, line, f"{long:g}, {lat:g}")
        kind: StreetKind = "street"
        if row.number() and "Line" not in shape:
            kind = "doorway"
        elif "Line" not in shape and not row.names_a_number():
            first = words(name)[0]
            is_street = first in TYPE_OF and TYPE_OF[first] not in {"parque", "jardin"}
            kind = "street" if is_street else "place"
        return _street_row(name, kind, row.number() if kind == "doorway" else "", points, shape)


def _positions(told: object) -> Iterator[tuple[float, float]]:
    """(lat, long) of every position in nested coordinates; anything else in them is passed over."""
    waiting = [told]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, list) or not one:
            continue
        if all(isinstance(x, int | float) and not isinstance(x, bool) for x in one):
            if len(one) >= 2 and max(abs(one[0]), abs(one[1])) < _FARTHEST:
                yield float(one[1]), float(one[0])
        else:
            waiting.extend(reversed(one))


def _street_row(
    name: str, kind: StreetKind, number: str, points: Sequence[tuple[float, float]], shape: str
) -> StreetRow:
    lats, longs = [p[0] for p in points], [p[1] for p in points]
    box = (min(lats), min(longs), max(lats), max(longs))
    middle = points[len(points) // 2]
    if "Line" not in shape and len(points) > 1:
        middle = ((box[0] + box[2]) / 2.0, (box[1] + box[3]) / 2.0)
    axis = tuple(points) if "Line" in shape else ()
    return StreetRow(name, kind, number, *middle, *box, points=axis)


class _Csv:
    """Rows of a table with a heading, separated by comma, semicolon or tab."""

    def __init__(self, text: str, file: str, project: Project | None) -> None:
        self._text, self._file, self._project = text, file, project

    def rows(self) -> Iterator[StreetRow | BasemapOddity]:
        heading = self._text.split("\n", 1)[0]
        delimiter = max(",;\t", key=heading.count)
        table = csv.reader(StringIO(self._text), delimiter=delimiter)
        try:
            keys = [field_name(cell) for cell in next(table, [])]
            self._check(keys)
            for cells in table:
                if any(cell.strip() for cell in cells):
                    yield self._row(dict(zip(keys, cells, strict=False)), table.line_num)
        except csv.Error as error:
            raise BasemapError("unreadable", self._file, table.line_num, str(error)) from error

    def _check(self, keys: Sequence[str]) -> None:
        known = set(keys)
        named = known & {*NAME, "address", "direccion", "adresse", "adreca"}
        if not named or known.isdisjoint(LAT) or known.isdisjoint(LONG):
            found = ", ".join(keys)[:200]
            raise BasemapError("no-columns", self._file, 1, found)

    def _row(self, told: Mapping[str, str], line: int) -> StreetRow | BasemapOddity:
        row = MapFields({key: value.strip() for key, value in told.items()})
        name, number = row.street(), row.number()
        if not name:
            name, number = _split_address(row.text(("address", "direccion", "adresse", "adreca")))
        if not words(name):
            return BasemapOddity("no-name", self._file, line)
        figures: list[float] = []
        for names in (LAT, LONG):
            said = row.text(names)
            if not said:
                return BasemapOddity("no-place", self._file, line)
            figure = _figure(said)
            if figure is None:
                return BasemapOddity("bad-number", self._file, line, said[:40])
            figures.append(figure)
        lat, long = figures
        if self._project is not None:
            long, lat = self._project(long, lat)
        if lat == long == 0.0:
            return BasemapOddity("no-place", self._file, line)
        if not (-90.0 <= lat <= 90.0 and -180.0 <= long <= 180.0):
            return BasemapOddity("not-degrees", self._file, line, f"{long:g}, {lat:g}")
        box = [_figure(row.text((key,))) for key in ("min_lat", "min_long", "max_lat", "max_long")]
        low_lat, low_long, high_lat, high_long = box
        weight = row.text(WEIGHT)
        return StreetRow(
            name,
            "doorway" if number else "street",
            number,
            lat,
            long,
            lat if low_lat is None else min(low_lat, lat),
            long if low_long is None else min(low_long, long),
            lat if high_lat is None else max(high_lat, lat),
            long if high_long is None else max(high_long, long),
            weight=int(weight) if weight.isdecimal() else 1,
        )


def _figure(said: str) -> float | None:
    """A number with a point, or with the comma of Spanish and French tables."""
    if not re.fullmatch(r"[+-]?\d{1,9}(?:[.,]\d{1,15})?", said):
        return None
    return float(said.replace(",", "."))


def _split_address(address: str) -> tuple[str, str]:
    """ "Calle Mayor, 12 B, Centro" as street and number."""
    name, *rest = address.split(",")
    if rest and (found := _LEADING_NUMBER.match(rest[0].strip())) is not None:
        return name.strip(), found[0].lstrip("0")
    return name.strip(), ""
