"""A town hall for tests: a real ledger in a folder, posts as lines of posts.ndjson, cases out.

Nothing is faked but the clock: posts go through the reader of posts.ndjson and the live intake,
commands through the desk, and what comes out is what ``junhall cases --json`` prints.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from junhall.casework import casesjson, explain, intake, posts_file, townhall
from junhall.casework.basemap import read_basemap
from junhall.casework.casequery import case as case_page
from junhall.casework.commands import Command, Done, Undo, WithdrawLesson
from junhall.casework.commands import Triage as TriageCommand
from junhall.casework.desk import Desk
from junhall.casework.intake import Intake
from junhall.casework.rows import Case
from junhall.casework.tally import Tally
from junhall.models.messages import IncomingPost, Page
from junhall.models.store import Store, open_ledger
from junhall.models.terms import Instant, RequestId, Role

STREETS = Path(__file__).parent / "data" / "streets" / "streets.geojson"
TOWN = """
format = 1
name = "Alfaro del Río"
zone = "Europe/Madrid"
languages = ["es", "ca", "fr", "en"]
hashtags = ["AlfaroResponde"]
done_words = ["hecho", "arreglado", "solucionado", "ya funciona"]
centre = { lat = 37.2, long = -3.6 }

[hours]
mon = ["09:00-14:00", "16:00-19:00"]
tue = ["09:00-14:00", "16:00-19:00"]
wed = ["09:00-14:00", "16:00-19:00"]
thu = ["09:00-14:00", "16:00-19:00"]
fri = ["09:00-17:00"]
holidays = { local = ["2026-06-15"] }

[hours_police]
mon = ["00:00-24:00"]
tue = ["00:00-24:00"]
wed = ["00:00-24:00"]
thu = ["00:00-24:00"]
fri = ["00:00-24:00"]
sat = ["00:00-24:00"]
sun = ["00:00-24:00"]

[[departments]]
code = "works"
name = "Obras"

[[staff]]
code = "mayor"
name = "Alcaldesa"
role = "mayor"
handles = ["mastodon:@Alcaldesa@alfaro.example"]

[[staff]]
code = "electrician"
name = "Electricista"
role = "worker"
department = "works"
handles = ["mastodon:@Electrico@alfaro.example", "bluesky:electrico.alfaro.example"]
deputy = "works-head"
absent = ["2026-08-01/2026-08-15"]

[[staff]]
code = "works-head"
name = "Jefa de obras"
role = "head"
department = "works"
handles = ["mastodon:@Obras@alfaro.example"]

[[staff]]
code = "sweeper"
name = "Barrendero"
role = "worker"
department = "works"
handles = ["mastodon:@Limpieza@alfaro.example"]

[[staff]]
code = "clerk"
name = "Ventanilla"
role = "desk"
handles = ["mastodon:@Registro@alfaro.example"]

[[accounts]]
network = "mastodon"
handle = "@Alcaldesa@alfaro.example"
staff = "mayor"

[[accounts]]
network = "mastodon"
handle = "@Ayto@alfaro.example"
staff = "clerk"

[[accounts]]
network = "bluesky"
handle = "ayto.alfaro.example"

[[services]]
code = "lighting"
name = { es = "Alumbrado", ca = "Enllumenat", fr = "Eclairage", en = "Street lighting" }
department = "works"
first_response_within = "30m"
resolve_within = "1d"
[services.keywords]
es = ["farola", "farolas", "luz", "alumbrado", "bombilla"]
ca = ["fanal", "fanals", "llum"]
fr = ["lampadaire", "eclairage"]
en = ["street light", "streetlight", "lamp"]

[[services]]
code = "waste"
name = { es = "Limpieza", en = "Waste" }
department = "works"
keywords = { es = ["basura", "contenedor", "limpieza"], en = ["rubbish", "bin"] }

[[services]]
code = "roads"
name = { es = "Calzadas", en = "Roads" }
keywords = { es = ["bache", "baches", "socavón", "acera"], en = ["pothole"] }

[[services]]
code = "police"
name = { es = "Policía local" }
hours = "hours_police"
clock = "always"
keywords = { es = ["ruido", "policía"] }
"""

Post = dict[str, Any]


def instant(told: str) -> Instant:
    """An instant as posts.ndjson writes it."""
    moment = datetime.fromisoformat(told)
    assert moment.tzinfo is not None
    return Instant(int(moment.timestamp()))


NOW = instant("2026-12-01T12:00:00+01:00")
LAMP = "@Ayto@alfaro.example la farola de la calle Alemania está rota"
PHOTO = [{"kind": "image", "url": "https://alfaro.example/1.jpg"}]


def post(
    post_id: str, at: str, author: str, text: str, /, *, to: str | None = None, **more: Any
) -> Post:
    """One line of posts.ndjson; ``at`` is an hour of Tuesday 2 June 2026, or a whole stamp.

    Names of the hall are short: "mayor", "electrician" and so on stand for their handles.
    """
    told: Post = {
        "network": "mastodon",
        "id": post_id,
        "author": HANDLES.get(author, author),
        "text": text,
        "posted_at": stamp(at),
    }
    if to is not None:
        told["in_reply_to"] = to
    for key, value in more.items():
        told[key] = stamp(value) if key == "seen_at" else value
    return told


def stamp(at: str) -> str:
    """An hour of Tuesday 2 June 2026 in the town's zone as a whole stamp."""
    if "T" in at:
        return at
    return f"2026-06-02T{at if at.count(':') == 2 else at + ':00'}+02:00"


HANDLES = {
    "mayor": "@Alcaldesa@alfaro.example",
    "electrician": "@Electrico@alfaro.example",
    "works-head": "@Obras@alfaro.example",
    "sweeper": "@Limpieza@alfaro.example",
    "clerk": "@Registro@alfaro.example",
    "town": "@Ayto@alfaro.example",
    "ana": "@ana@vecinas.example",
    "beto": "@beto@vecinas.example",
    "carla": "@carla@vecinas.example",
}


def utc(at: str) -> str:
    """The same instant as cases.json writes it."""
    return str(casesjson.iso(instant(stamp(at))))


class Hall:
    """One town's ledger with its intake and its desk."""

    def __init__(self, store: Store, town: str = TOWN, *, streets: Path | None = None) -> None:
        self.store = store
        basemap = read_basemap(streets) if streets is not None else None
        self.store.write(
            lambda session: townhall.take_town(
                session, town, folder=None, now=NOW, basemap=basemap
            ),
            durable=False,
        ).result()
        self.intake = Intake(self.store.read(townhall.readers_of).result())
        self.desk = Desk(self.intake, hold_s=8)

    def take(self, *posts: Post, now: Instant = NOW) -> intake.Received:
        """One page of posts; a line that is refused is a mistake of the test."""
        tally = Tally()
        lines = [json.dumps(one) for one in posts]
        page = Page(posts=tuple(posts_file.read_posts(lines, tally)))
        assert not tally.refused, tally.refused_rows
        return self.take_page(page, now)

    def take_page(self, page: Page, now: Instant = NOW) -> intake.Received:
        """One page as a feed brings it."""
        return self.store.write(
            lambda session: self.intake.receive(session, page, now=now), durable=False
        ).result()

    def do(self, command: Command, *, role: Role = Role.DESK, at: str = "12:00") -> Done:
        """A command as the office carries it out, the readers built again where staff taught."""
        now = instant(stamp(at))
        done = self.store.write(
            lambda session: self.desk.carry_out(session, command, role=role, now=now),
            durable=False,
        ).result()
        if isinstance(command, TriageCommand | Undo | WithdrawLesson):
            self.intake.readers = self.store.read(townhall.readers_of).result()
            self.intake.docket.readers = self.intake.readers
        return done

    def cases(self, at: str | None = None) -> list[dict[str, Any]]:
        """What ``junhall cases --json`` prints."""
        now = NOW if at is None else instant(stamp(at))
        return self.store.read(
            lambda session: list(casesjson.cases(session, self.intake.readers, now))
        ).result()

    def case(self, post_id: str, at: str | None = None) -> dict[str, Any]:
        """The one case that holds a post."""
        found = [case for case in self.cases(at) if post_id in case["posts"]]
        assert len(found) == 1, f"{post_id} is in {len(found)} cases"
        return found[0]

    def no_requests(self) -> dict[str, str]:
        """What ``junhall cases --no-request --json`` prints: the reason by id."""
        rows = self.store.read(casesjson.no_requests).result()
        return {row["id"]: row["reason"] for row in rows}

    def request_id(self, post_id: str) -> RequestId:
        """The ledger's id of the request that holds a post."""
        return RequestId(self.one("SELECT request_id FROM post WHERE remote_id = ?", post_id))

    def post_id(self, remote_id: str) -> Any:
        """The ledger's id of a post."""
        return self.one("SELECT id FROM post WHERE remote_id = ?", remote_id)

    def page_of(self, post_id: str, *, private: bool = True) -> Case:
        """The case as its page on the desk shows it."""
        request_id = self.request_id(post_id)

        def work(session: Session) -> Case | None:
            return case_page(session, request_id, self.intake.readers, NOW, private=private)

        found = self.store.read(work).result()
        assert found is not None
        return found

    def explain(self, text: str, by: str | None = None, at: str = "12:00") -> Mapping[str, Any]:
        """What ``junhall explain --json`` prints."""
        return explain.explain(self.intake.readers, text, by, instant(stamp(at)))

    def one(self, statement: str, *values: object) -> Any:
        """One value of the ledger."""
        return self.store.read(
            lambda session: session.connection().exec_driver_sql(statement, values).scalar_one()
        ).result()


@contextmanager
def open_hall(
    folder: Path, town: str = TOWN, *, streets: Path | None = None, name: str = "hall.db"
) -> Iterator[Hall]:
    """A hall on a new ledger in a folder, closed at the end."""
    store = open_ledger(folder / name, clock=lambda: NOW)
    try:
        yield Hall(store, town, streets=streets)
    finally:
        store.close()


def incoming(posts: Iterable[Post]) -> list[IncomingPost]:
    """Lines of posts.ndjson as the intake sees them."""
    return list(posts_file.read_posts([json.dumps(one) for one in posts], Tally()))
