"""What a page costs: shortcuts say what the long way says, and nothing of a page stays behind."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from junhall.casework import intake, readers
from junhall.casework.protocol_facts import PostFacts
from junhall.casework.readers import Readers
from junhall.models.messages import IncomingPost, Page
from junhall.models.store import open_ledger
from junhall.models.terms import Instant, Network, RemoteId
from junhall.models.town_toml import town_from_toml

TOWN = """
format = 1
name = "Alfaro"
zone = "Europe/Madrid"
[[staff]]
code = "obras"
name = "Obras"
role = "worker"
handles = ["mastodon:@Obras@alfaro.example"]
[[accounts]]
network = "mastodon"
handle = "@hall@alfaro.example"
"""
WORDS = (
    "en", "vez", "lugar", "sustitución", "sustitucion", "de", "del", "al", "a", "el", "la", "va",
    "no", "irá", "ira", "reemplaza", "sustituye", "comptes", "lloc", "au", "lieu", "à", "place",
    "remplacement", "remplace", "instead", "of", "rather", "than", "replaces", "taking", "over",
    "from", "farola", "Obras", "(", ".", "\n",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), max_size=9), st.booleans(), st.sampled_from(("", " ", "  "))
)
@example(["va", "Obras", "en", "vez", "del"], False, " ")
@example(["(", "remplace"], False, " ")
@example(["no", "irá", "el"], True, " ")
def test_that_the_short_look_before_a_handle_finds_whoever_the_pattern_finds(
    words: list[str], is_loud: bool, gap: str
) -> None:
    text = " ".join(words) + gap
    text = text.upper() if is_loud else text
    found = readers._INSTEAD.search(text) is not None
    assert readers._is_relieved(f"{text}@Electrico", len(text)) is found


def test_that_the_look_before_a_handle_reaches_no_further_than_it_may() -> None:
    far = "en vez de" + " " * 300
    assert not readers._is_relieved(f"{far}@Electrico", len(far))


def posts(count: int) -> tuple[IncomingPost, ...]:
    return tuple(
        IncomingPost(
            network=Network.MASTODON,
            remote_id=RemoteId(f"{n}"),
            author=f"vecina{n}@alfaro.example",
            text=f"@hall la farola {n} está apagada",
            posted_at=Instant(1_780_000_000 + n),
            seen_at=Instant(1_780_000_005 + n),
            in_reply_to=RemoteId(f"{n - 1}") if n % 3 else None,
        )
        for n in range(count)
    )


@pytest.fixture
def take(tmp_path: Path) -> Iterator[Callable[[Page], None]]:
    store = open_ledger(tmp_path / "town.ledger", clock=lambda: Instant(0))
    taker = intake.Intake(Readers(town_from_toml(TOWN)))

    def taken(page: Page) -> None:
        store.write(
            lambda session: taker.receive(session, page, now=Instant(1_780_001_000)), durable=False
        ).result()

    yield taken
    store.close()


def test_that_a_page_is_gone_before_circles_are_looked_for(
    take: Callable[[Page], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    alive: list[int] = []
    enable = gc.enable

    def counted() -> None:
        alive.append(sum(isinstance(one, PostFacts) for one in gc.get_objects()))
        enable()

    monkeypatch.setattr(intake.gc, "enable", counted)
    take(Page(posts=posts(60)))
    assert alive == [0]
    assert gc.isenabled()


def test_that_a_page_makes_no_circles(take: Callable[[Page], None]) -> None:
    take(Page(posts=posts(3)))  # what is made once is made now
    gc.collect()
    gc.disable()
    try:
        take(Page(posts=posts(400)))
        found = gc.collect()
    finally:
        gc.enable()
    assert found < 200  # some of SQLAlchemy's own a statement; a circle a post would be more
