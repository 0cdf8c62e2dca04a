"""New requests of other systems take a short way to the ledger, and the long way agrees."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall import NOW, STREETS, Hall, incoming, instant, open_hall, post
from junhall.casework.columns import SELECT_REQUEST
from junhall.casework.request_beside import counted_in
from junhall.models.messages import IncomingRequest, Page, Place
from junhall.models.terms import (
    Cause,
    Instant,
    Network,
    PlaceQuality,
    RemoteId,
    RequestKind,
    RequestStatus,
)

BEGAN = int(instant("2025-12-28T00:00:00+01:00"))
TABLES = (
    "SELECT * FROM request ORDER BY id",
    "SELECT * FROM post ORDER BY id",
    "SELECT * FROM counter ORDER BY name",
    "SELECT * FROM source_report ORDER BY id",
)
NUMBERS = count()


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with open_hall(tmp_path_factory.mktemp("short"), streets=STREETS) as made:
        yield made


def instants(days: int = 8) -> st.SearchStrategy[Instant]:
    return st.integers(BEGAN, BEGAN + days * 86_400).map(Instant)


places = st.one_of(
    st.none(),
    st.builds(
        Place, st.floats(37.1, 37.3), st.floats(-3.7, -3.5), st.sampled_from(["Sol 3", None])
    ),
    st.just(Place(-0.0, 181.5, "lejos")),
    st.just(Place(None, None, 'la "plaza"', PlaceQuality.NONE)),
)
words = st.sampled_from(
    [
        (RequestStatus.NEW, "open"),
        (RequestStatus.ASSIGNED, "in process"),
        (RequestStatus.SOLVED, "done"),
        (RequestStatus.SOLVED, "x" * 300),
        (RequestStatus.CLOSED, "closed"),
        (RequestStatus.DUPLICATE, "twice"),
        (RequestStatus.NOT_OURS, "elsewhere"),
    ]
)
requests = st.builds(
    lambda said, **rest: IncomingRequest(status=said[0], source_status=said[1], **rest),
    said=words,
    network=st.just(Network.OPEN311),
    remote_id=st.sampled_from([RemoteId(name) for name in "abcdef"]),
    posted_at=instants(),
    at=st.sampled_from([BEGAN, BEGAN + 9 * 86_400]) | instants(12),
    closed_at=st.none() | instants(12),
    service=st.sampled_from([None, "lighting", "police", "waste", "Vaciado de cubo"]),
    text=st.sampled_from(["", "un bache", "@ana @beto mirad: una farola", "larga " * 90, "🙂 é"]),
    author=st.sampled_from([None, "c1", "@C1", "vecino"]),
    place=places,
    due_at=st.none() | instants(12),
    last_seen_at=st.none() | instants(12),
    address=st.none(),
    kind=st.sampled_from([None, RequestKind.PROPOSAL, RequestKind.THANKS]),
)


def told(hall: Hall, statement: str) -> list[tuple[object, ...]]:
    return hall.store.read(
        lambda session: [tuple(row) for row in session.connection().exec_driver_sql(statement)]
    ).result()


def renamed(page: list[IncomingRequest]) -> list[IncomingRequest]:
    """The same requests under ids that the hall has not met."""
    run = next(NUMBERS)
    return [one._replace(remote_id=RemoteId(f"{run}-{one.remote_id}")) for one in page]


def derive_again(hall: Hall, opened: Sequence[int] = ()) -> dict[int, object]:
    """The conversations of these requests through the docket, or all; what that alters."""
    asked = f" WHERE id BETWEEN {opened[0]} AND {opened[-1]}" if opened else ""
    threads = {row[0] for row in told(hall, f"SELECT thread_id FROM request{asked}")}
    return hall.store.write(
        lambda session: (
            hall.intake.docket.settle(
                session.connection(), threads, now=NOW, cause=Cause.SYSTEM
            ).changed
        ),
        durable=False,
    ).result()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page=st.lists(requests, min_size=1, max_size=12))
def test_that_deriving_an_imported_request_again_alters_nothing(
    hall: Hall, page: list[IncomingRequest]
) -> None:
    taken = hall.take_page(Page(requests=tuple(renamed(page))))
    assert taken.taken == len({one.remote_id for one in page})
    assert taken.repeated == len(page) - taken.taken
    assert sorted(taken.changed) == taken.opened
    before = [told(hall, table) for table in TABLES]
    assert derive_again(hall, taken.opened) == {}
    assert [told(hall, table) for table in TABLES] == before
    counters = Counter(name for row in told(hall, SELECT_REQUEST) for name in counted_in(row))
    kept = told(hall, "SELECT name, n FROM counter WHERE name NOT LIKE 'number:%' AND n != 0")
    assert dict(kept) == counters


@settings(max_examples=40, deadline=None)
@given(page=st.lists(requests, min_size=2, max_size=8))
def test_that_reports_in_one_page_make_what_they_make_one_by_one(
    hall: Hall, page: list[IncomingRequest]
) -> None:
    page = [one._replace(kind=None) for one in page]
    together, apart = renamed(page), renamed(page)
    hall.take_page(Page(requests=tuple(together)))
    for one in apart:
        hall.take_page(Page(requests=(one,)))
    columns = (
        "status, source_status, solved_at, ended_at, time_to_solve_s, last_seen_at, resolve_due_at"
    )

    def stood(some: list[IncomingRequest]) -> list[tuple[object, ...]]:
        ids = ", ".join(f"'{name}'" for name in sorted({one.remote_id for one in some}))
        return told(
            hall,
            f"SELECT {columns} FROM request JOIN post ON post.id = opening_post_id"
            f" WHERE remote_id IN ({ids}) ORDER BY remote_id",
        )

    assert stood(together) == stood(apart)


@settings(max_examples=40, deadline=None)
@given(page=st.lists(requests, min_size=1, max_size=8))
def test_that_the_same_reports_again_alter_nothing(hall: Hall, page: list[IncomingRequest]) -> None:
    told_again = Page(requests=tuple(renamed([one._replace(kind=None) for one in page])))
    hall.take_page(told_again)
    before = [told(hall, table) for table in TABLES]
    again = hall.take_page(told_again)
    assert (again.taken, again.repeated) == (0, len(page))
    assert again.changed == {}
    assert [told(hall, table) for table in TABLES] == before


def test_that_a_fuller_report_fills_what_is_empty_and_no_more(tmp_path) -> None:
    at = instant("2026-06-02T09:00:00+02:00")
    bare = IncomingRequest(Network.OPEN311, RemoteId("r1"), at, at, RequestStatus.NEW, "open")
    full = bare._replace(service="Luz", text="Farola rota", place=Place(37.2, -3.6, "Sol"))
    other = bare._replace(service="Agua", text="Fuga", place=Place(37.1, -3.5, "Luna"))
    with open_hall(tmp_path) as made:
        made.take_page(Page(requests=(bare,)))
        for told_later in (full, other, bare):
            received = made.take_page(Page(requests=(told_later,)))
            assert bool(received.changed) == (told_later is full)
            assert told(made, "SELECT service, title, place_name FROM request") == [
                ("Luz", "Farola rota", "Sol")
            ]
        assert derive_again(made) == {}


def test_that_the_numbers_of_a_page_follow_its_order_and_each_year_has_its_own(tmp_path) -> None:
    at = [instant(f"{day}T12:00:00+01:00") for day in ("2026-01-02", "2025-12-30", "2026-01-01")]
    page = tuple(
        IncomingRequest(Network.OPEN311, RemoteId(f"n{n}"), when, when, RequestStatus.NEW, "open")
        for n, when in enumerate(at)
    )
    with open_hall(tmp_path) as made:
        made.take_page(Page(requests=page[:2]))
        made.take_page(Page(requests=page))
        assert told(made, "SELECT number_year, number_n FROM request ORDER BY id") == [
            (2026, 1),
            (2025, 1),
            (2026, 2),
        ]


@pytest.mark.parametrize("is_together", [True, False])
def test_that_posts_which_waited_for_a_request_join_it(tmp_path, is_together) -> None:
    at = instant("2026-06-02T09:00:00+02:00")
    request = IncomingRequest(
        Network.OPEN311, RemoteId("r1"), at, at, RequestStatus.NEW, "open", text="Farola rota"
    )
    reply = post("p1", "10:00", "vecina", "sigue rota", to="r1", network="open311")
    with open_hall(tmp_path) as made:
        if not is_together:
            made.take(reply)
            assert made.one("SELECT orphan FROM post WHERE remote_id = 'p1'") == 1
            made.take_page(Page(requests=(request,)))
        else:
            made.take_page(Page(posts=tuple(incoming([reply])), requests=(request,)))
        case = made.case("r1")
        assert case["posts"] == ["r1", "p1"]
        assert made.one("SELECT count(*) FROM request") == 1
        assert derive_again(made) == {}


def test_that_an_imported_request_outside_the_town_is_asked_about_at_once(tmp_path) -> None:
    at = instant("2026-06-02T09:00:00+02:00")
    page = tuple(
        IncomingRequest(
            Network.OPEN311, RemoteId(name), at, at, RequestStatus.NEW, "open",
            place=Place(lat, -3.6, None),
        )
        for name, lat in (("here", 37.2), ("far", 41.0))
    )  # fmt: skip
    with open_hall(tmp_path, streets=STREETS) as made:
        made.take_page(Page(requests=page))
        assert told(made, "SELECT flags FROM request ORDER BY id") == [("",), ("place-outside",)]


def test_that_whoever_writes_under_an_endless_name_is_known_again(tmp_path) -> None:
    at = instant("2026-06-02T09:00:00+02:00")
    first = IncomingRequest(
        Network.OPEN311, RemoteId("r1"), at, at, RequestStatus.NEW, "open", author="N" * 300
    )
    with open_hall(tmp_path) as made:
        made.take_page(Page(requests=(first,)))
        made.take_page(Page(requests=(first._replace(remote_id=RemoteId("r2")),)))
        made.take(post("p1", "10:00", "n" * 300, "Hay una farola rota", network="open311"))
        assert told(made, "SELECT DISTINCT author_id FROM post") == [(1,)]
