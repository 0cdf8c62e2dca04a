"""The town in the ledger: taking town.toml, and the readers that follow from it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from junhall.casework.basemap import Basemap, StreetRow, map_text, read_basemap
from junhall.casework.basemap_geojson import layers_from_geojson
from junhall.casework.basemap_kept import write_layers
from junhall.casework.basemap_layers import LayerKind, MapLayer, joined
from junhall.casework.lessons import Lesson
from junhall.casework.official import read_official
from junhall.casework.places import Gazetteer, is_outside
from junhall.casework.readers import Readers
from junhall.casework.street_unlisted import read_unlisted
from junhall.casework.triage import Triager, with_template
from junhall.models.terms import Facet, Instant, Network, StaffCode
from junhall.models.town import Town
from junhall.models.town_people import TownAccount, fold_handle
from junhall.models.town_toml import town_from_toml
from junhall.words import resources

QUARTERS = "town.toml"
"""Under which source the base map keeps the areas that town.toml draws."""
NAMELESS = 'format = 1\nname = ""\nzone = "{zone}"\n'
"""The town of a ledger that was filled before anybody said which town it is."""


@cache
def template() -> Town:
    """The shipped town: services and their words for towns that list none."""
    text = (resources() / "town" / "template.toml").read_text("utf-8")
    return town_from_toml(text)


def take_town(
    session: Session,
    text: str,
    *,
    folder: Path | None,
    now: Instant,
    basemap: Basemap | None,
    quarters: MapLayer | None = None,
) -> Town:
    """Make this town.toml the one in force, with its people, services, accounts, map and streets.

    Raises: TownError; the town in force stays.
    """
    town = town_from_toml(text)
    connection = session.connection()
    execute = connection.exec_driver_sql
    before = execute("SELECT text, folder FROM town ORDER BY id DESC LIMIT 1").one_or_none()
    place = None if folder is None else str(folder)
    if before is None or before.text != text or before.folder != place:
        execute("INSERT INTO town (text, folder, taken_at) VALUES (?, ?, ?)", (text, place, now))
    whole = with_template(town, template())
    _fill(connection, whole)
    if basemap is not None:
        write_streets(connection, basemap.rows)
    if quarters is not None:
        write_layers(connection, QUARTERS, (quarters,), now=now)
    execute(
        "INSERT INTO change (at, facets, cause) VALUES (?, ?, 'system')", (now, int(Facet.TOWN))
    )
    return whole


def read_streets(town: Town, folder: Path | None) -> Basemap | None:
    """The streets file that a town names, read before any transaction begins; None without one.

    Raises: BasemapError, for a file that is there and cannot be used.
    """
    path = streets_path(town, folder)
    return read_basemap(path) if path is not None and path.exists() else None


def read_quarters(town: Town, folder: Path | None) -> MapLayer | None:
    """The areas of a town that have a polygon, as one layer with their names; None without any.

    Raises: BasemapError, for a file that is not there or cannot be used.
    """
    drawn: list[MapLayer] = []
    for area in town.areas:
        if area.polygon is None:
            continue
        path = (folder or Path()) / area.polygon
        drawn += [
            replace(layer, names=(area.name,) * layer.count)
            for layer in layers_from_geojson(map_text(path), path.name, LayerKind.AREA)
        ]
    return joined(drawn) if drawn else None


def streets_path(town: Town, folder: Path | None) -> Path | None:
    """Where the streets of a town should lie, beside its town.toml."""
    return None if town.streets is None else (folder or Path()) / town.streets


def _fill(connection: Connection, town: Town) -> None:
    execute = connection.exec_driver_sql
    if town.departments:
        execute(
            "INSERT INTO department (code, name) VALUES (?, ?)"
            " ON CONFLICT (code) DO UPDATE SET name = excluded.name",
            [(department.code, department.name) for department in town.departments],
        )
    execute("UPDATE staff_member SET is_current = 0")
    if town.staff:
        execute(
            "INSERT INTO staff_member (code, name, role, department) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (code) DO UPDATE SET name = excluded.name, role = excluded.role,"
            " department = excluded.department, is_current = 1",
            [(m.code, m.name, m.role.value, m.department) for m in town.staff],
        )
    if town.services:
        execute(
            "INSERT INTO service (code, name, department, source) VALUES (?, ?, ?, 'town')"
            " ON CONFLICT (code) DO UPDATE SET name = excluded.name,"
            " department = excluded.department, source = 'town'",
            [
                (s.code, json.dumps(dict(s.name), ensure_ascii=False), s.department)
                for s in town.services
            ],
        )
    if town.accounts:
        execute(
            "INSERT INTO account (network, handle, staff, server) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (network, handle) DO UPDATE SET"
            " staff = coalesce(excluded.staff, staff), server = coalesce(excluded.server, server)",
            [(a.network.value, a.handle, a.staff, a.server) for a in town.accounts],
        )


def write_streets(connection: Connection, rows: tuple[StreetRow, ...], source: str = "") -> None:
    """Replace what a file gave to the gazetteer before; "" is the file that town.toml names."""
    connection.exec_driver_sql("DELETE FROM street WHERE source = ?", (source,))
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO street (name, kind, number, lat, long, min_lat, min_long, max_lat,"
            " max_long, points, weight, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row.name, row.kind, row.number, row.lat, row.long, row.min_lat, row.min_long,
                    row.max_lat, row.max_long, json.dumps(row.points) if row.points else None,
                    row.weight, source,
                )
                for row in rows
            ],
        )  # fmt: skip


def town_of(session: Session, zone: str = "UTC") -> Town:
    """The town in force, with the template's services where it lists none."""
    text = (
        session.connection()
        .exec_driver_sql("SELECT text FROM town ORDER BY id DESC LIMIT 1")
        .scalar()
    )
    town = with_template(town_from_toml(text or NAMELESS.format(zone=zone)), template())
    return with_accounts(town, session.connection())


def with_accounts(town: Town, connection: Connection) -> Town:
    """The town with the accounts connected on screen; removed ones wrote for us and stay ours."""
    rows = connection.exec_driver_sql(
        "SELECT network, handle, staff, server FROM account ORDER BY id"
    ).all()
    told = {
        (Network(row.network), fold_handle(row.handle)): TownAccount(
            Network(row.network),
            row.handle,
            StaffCode(row.staff) if row.staff else None,
            row.server,
        )
        for row in rows
    }
    listed = {(one.network, fold_handle(one.handle)): one for one in town.accounts}
    return replace(town, accounts=tuple((listed | told).values()))


def readers_of(session: Session, zone: str = "UTC") -> Readers:
    """The readers of the town in force, with what its staff taught them."""
    connection = session.connection()
    return readers_for(town_of(session, zone), _streets(connection), _lessons(connection))


def readers_for(
    town: Town, streets: Sequence[StreetRow] = (), lessons: Sequence[Lesson] = ()
) -> Readers:
    """The readers of a town that need not be in any ledger."""
    gazetteer = Gazetteer(streets, town.centre)
    triager = Triager(town.services, lessons=lessons, lang=town.languages[0])
    box = gazetteer.box
    return Readers(
        town,
        triage=triager.read,
        place=gazetteer.read if streets else read_unlisted,
        official=lambda text, said_at, calendar: read_official(
            text, said_at, town=town, calendar=calendar
        ),
        is_outside=lambda place: is_outside(place, box),
        street_at=gazetteer.street_at if streets else None,
    )


def _streets(connection: Connection) -> list[StreetRow]:
    return [
        StreetRow(
            row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8],
            tuple((lat, long) for lat, long in json.loads(row[9])) if row[9] else (), row[10],
        )
        for row in connection.exec_driver_sql(
            "SELECT name, kind, number, lat, long, min_lat, min_long, max_lat, max_long, points,"
            " weight FROM street ORDER BY id"
        )
    ]  # fmt: skip


def _lessons(connection: Connection) -> list[Lesson]:
    return [
        Lesson(row[0], frozenset(row[1].split()), row[2], row[3])
        for row in connection.exec_driver_sql(
            "SELECT id, words, service, kind FROM lesson"
            " WHERE withdrawn_at IS NULL AND words != '' ORDER BY id"
        )
    ]
