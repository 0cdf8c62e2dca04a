"""The readers of a town keep what they have laid out."""

from hall import TOWN
from junhall.casework.readers import Readers
from junhall.models.town import Town
from junhall.models.town_toml import town_from_toml


def test_that_every_service_of_an_import_follows_one_calendar() -> None:
    # Laying out a year of office hours takes a millisecond: a hundred thousand rows share it.
    for town in (Town(name="", zone_name="UTC"), town_from_toml(TOWN)):
        readers = Readers(town)
        first = readers.calendar("Limpieza en vías públicas")
        assert readers.calendar("Desperfecto en acera") is first
        assert readers.calendar(None) is first
    assert readers.calendar("police") is not first
    assert readers.calendar("lighting") is first
