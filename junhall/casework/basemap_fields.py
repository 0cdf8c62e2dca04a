"""The fields of maps under the many names that town halls and regions give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from junhall.casework.folding import fold, words
from junhall.casework.street_words import TYPE_OF

NAME: Final = (
    "nombre_completo_vial", "nombre_via", "nom_via", "nombrevia", "nomvia", "street", "street_name",
    "streetname", "addr_street", "via", "vial", "calle", "nombre_vial", "nvia", "nombre", "nom",
    "name", "rue", "nom_voie", "voie", "denominacion", "dgc_via", "nom_complet", "carrer",
    "etiqueta",
)  # fmt: skip
_TYPE: Final = (
    "tvia", "tipo_via", "tipovia", "tipo_vial", "tipo_de_via", "clase_via", "type_voie",
    "tipus_via", "street_type", "tipo_vial_desc", "clase",
)  # fmt: skip
_NUMBER: Final = (
    "numero_policia", "numero", "num", "nº", "no", "portal", "number", "house_number",
    "housenumber", "addr_housenumber", "num_por", "num_portal", "numero_portal", "n_policia",
    "numpol", "numero_via", "numeropoli", "numer", "nume",
)  # fmt: skip
_EXTRA: Final = ("extension", "bis", "duplicado", "letra", "rep", "complemento")
LAT: Final = ("lat", "latitude", "latitud", "y", "coord_y", "lat_wgs84")
LONG: Final = ("long", "lon", "lng", "longitude", "longitud", "x", "coord_x", "lon_wgs84")
WEIGHT: Final = ("weight", "count", "n")
_WITHOUT_NUMBER: Final = frozenset({"", "sn", "s/n", "0", "none", "null"})


class MapFields:
    """The fields of one row under any of their usual names."""

    __slots__ = ("_told",)

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told

    def text(self, names: Sequence[str]) -> str:
        """The first of these fields that says something, on one line; else ""."""
        for name in names:
            value = self._told.get(name)
            if isinstance(value, str | int | float) and not isinstance(value, bool) and value != "":
                return " ".join(str(value).split())
        return ""

    def street(self) -> str:
        """The name with its kind of street in front, joined from two columns if it must be."""
        name, kind = self.text(NAME), self.text(_TYPE)
        first = words(name)[:1]
        if name and kind and not (first and first[0] in TYPE_OF) and kind.casefold() != "vial":
            return f"{kind.capitalize() if not name.isupper() else kind} {name}"
        return name

    def number(self) -> str:
        """The house number; "" where the row is no doorway or has none."""
        told = self.text(_NUMBER).removesuffix(".0")
        if fold(told) in _WITHOUT_NUMBER:
            return ""
        return f"{told} {self.text(_EXTRA)}".strip()

    def names_a_number(self) -> bool:
        """Whether there is a field for a number at all, whatever it says."""
        return any(name in self._told for name in _NUMBER)


def field_name(heading: str) -> str:
    """A heading as the lists above write it: "Nombre Vía" is "nombre_via"."""
    return "_".join(re.findall(r"[^\W_]+|º", fold(heading.strip()))) or heading.strip()
