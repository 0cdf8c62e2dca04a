"""A made-up town that writes as much as one likes: seeded, the same posts in every run.

Words follow Zipf's law as real ones do, since a search index and a page cache feel the difference;
names, streets and sentences are put together here and belong to nobody.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from junhall.casework.basemap import StreetRow
from junhall.models.messages import IncomingPost, Page
from junhall.models.terms import Instant, Network, RemoteId

SERVER = "pueblo.example"
HALL = f"ayuntamiento@{SERVER}"
WORKERS = 40
CITIZENS = 30_000
POSTS_A_REQUEST = 2.5
BEGIN = 1_672_531_200
"""2023-01-01; about 300 requests a day follow."""
_BETWEEN_S = 288
_SYLLABLES = [
    "ca",
    "ro",
    "ma",
    "la",
    "me",
    "na",
    "to",
    "di",
    "pa",
    "co",
    "ta",
    "ra",
    "mo",
    "li",
    "se",
    "ña",
    "bá",
    "te",
    "ri",
    "do",
    "lu",
    "pe",
    "sa",
    "no",
    "ve",
    "gi",
    "ón",
    "ar",
    "es",
    "en",
    "in",
    "al",
    "or",
    "ga",
    "fu",
    "cha",
    "lle",
    "ció",
]
_STREETS = [
    "Real",
    "Nueva",
    "Mayor",
    "Ancha",
    "Alta",
    "Baja",
    "Larga",
    "Olivo",
    "Fuente",
    "Molino",
    "Huerta",
    "Sierra",
]
_FAULTS = (
    "la farola de la {street} está apagada desde ayer",
    "hay un bache enorme en la {street} y nadie lo arregla",
    "no han recogido la basura de la {street}",
    "el contenedor de la {street} está lleno",
    "sale agua de una tubería rota en la {street}",
    "faltan árboles en la {street}, estaría bien plantar alguno",
)
_ANSWERS = (
    "gracias por el aviso, mañana lo miramos",
    "lo vemos esta semana, un saludo",
    "hecho, ya funciona",
    "arreglado, gracias",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Who writes after a request was opened, how likely, and how many minutes later."""

    who: str
    likely: float
    after_min: float


_ANSWER = Shape("hall", 0.70, 20)
_LATER = (
    _ANSWER,
    Shape("worker", 0.35, 600),
    Shape("author", 0.25, 700),
    Shape("neighbour", 0.20, 60),
)


def toml() -> str:
    """The town: one account, forty workers with handles, hours with a lunch break."""
    days = "\n".join(
        f'{day} = ["09:00-14:00", "16:00-19:00"]' for day in ("mon", "tue", "wed", "thu", "fri")
    )
    staff = "\n".join(
        f'[[staff]]\ncode = "w{n}"\nname = "Worker {n}"\nrole = "worker"\n'
        f'handles = ["mastodon:trabajo{n}@{SERVER}"]\n'
        for n in range(WORKERS)
    )
    return (
        'format = 1\nname = "Banco"\nzone = "Europe/Madrid"\nlanguages = ["es"]\n'
        f'hashtags = ["BancoResponde"]\n[hours]\n{days}\n{staff}\n'
        f'[[accounts]]\nnetwork = "mastodon"\nhandle = "{HALL}"\n'
    )


def streets() -> list[StreetRow]:
    """A gazetteer of some hundred streets."""
    rows = []
    for n, (kind, first, second) in enumerate(
        itertools.product(("Calle", "Plaza", "Avenida"), _STREETS, _STREETS[:6])
    ):
        lat, long = 37.2 + n % 20 * 0.001, -3.6 + n // 20 * 0.001
        rows.append(
            StreetRow(f"{kind} {first} {second}", "street", "", lat, long, lat, long, lat, long,
                      (), 1)
        )  # fmt: skip
    return rows


def vocabulary(rng: np.random.Generator, size: int = 40_000) -> list[str]:
    """Words of two to four syllables, each once."""
    found: dict[str, None] = {}
    while len(found) < size:
        for count in rng.integers(2, 5, 4096):
            found["".join(rng.choice(_SYLLABLES, count))] = None
    return list(found)[:size]


class Town:
    """A stream of posts in the order in which they were written."""

    def __init__(self, posts: int, *, seed: int = 11, matters: bool = False) -> None:
        """``matters``: sentences that triage and places have something to read in."""
        self.posts = posts
        self.matters = matters
        self.rng = np.random.default_rng(seed)
        self.words = np.array(vocabulary(self.rng), dtype=object)
        weights = 1.0 / np.arange(1, len(self.words) + 1)
        self._zipf = np.cumsum(weights / weights.sum())
        self.streets = [street.name for street in streets()]

    def word(self, rank: int) -> str:
        """The word that is so many-th in frequency."""
        return str(self.words[rank])

    def pages(self, size: int) -> Iterator[Page]:
        """The posts in pages; answers come pages after what they answer."""
        when, thread, who = self._plan()
        for start in range(0, self.posts, size):
            part = slice(start, min(start + size, self.posts))
            texts = self._texts(part.stop - part.start)
            yield Page(
                posts=tuple(
                    self._post(text, int(at), int(in_thread), int(writer))
                    for text, at, in_thread, writer in zip(
                        texts, when[part], thread[part], who[part], strict=True
                    )
                )
            )

    def _plan(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(instant, conversation, -1 or the index of _LATER) of every post, by instant."""
        threads = np.arange(int(self.posts / POSTS_A_REQUEST * 1.02) + 1)
        opened = BEGIN + threads * _BETWEEN_S
        when, thread, who = [opened], [threads], [np.full(len(threads), -1)]
        for index, shape in enumerate(_LATER):
            which = threads[self.rng.random(len(threads)) < shape.likely]
            later = self.rng.exponential(shape.after_min * 60, len(which)).astype(int) + 30
            when.append(BEGIN + which * _BETWEEN_S + later)
            thread.append(which)
            who.append(np.full(len(which), index))
        at, conversation, writer = map(np.concatenate, (when, thread, who))
        order = np.argsort(at, kind="stable")[: self.posts]
        return at[order], conversation[order], writer[order]

    def _texts(self, count: int) -> list[str]:
        lengths = self.rng.integers(14, 31, count)
        ranks = np.searchsorted(self._zipf, self.rng.random(int(lengths.sum())))
        drawn = self.words[ranks]
        ends = np.cumsum(lengths)
        return [
            " ".join(drawn[end - length : end]) for end, length in zip(ends, lengths, strict=True)
        ]

    def _post(self, text: str, at: int, thread: int, writer: int) -> IncomingPost:
        citizen = f"vecino{thread * 7919 % CITIZENS}@{SERVER}"
        is_opening = writer < 0
        who = "author" if is_opening else _LATER[writer].who
        worker = thread % WORKERS
        mentions: Sequence[str] = (HALL,)
        match who:
            case "hall":
                author, mentions = HALL, (citizen,)
                text = f"@{citizen} {text}"
                if thread % 3 == 0:
                    mentions = (citizen, f"trabajo{worker}@{SERVER}")
                    text = f"{text} @trabajo{worker}"
            case "worker":
                author, mentions = f"trabajo{worker}@{SERVER}", (citizen,)
            case "neighbour":
                author = f"vecino{(thread * 31 + 17) % CITIZENS}@{SERVER}"
            case _:
                author = citizen
        if self.matters:
            text = self._sentence(text, thread, who)
        if author != HALL:
            text = f"@ayuntamiento {text}"
        return IncomingPost(
            network=Network.MASTODON,
            remote_id=RemoteId(f"{thread}" if is_opening else f"{thread}.{writer}"),
            author=author,
            author_name=f"Vecino {thread * 7919 % CITIZENS}" if author == citizen else None,
            text=text,
            posted_at=Instant(at),
            seen_at=Instant(at + 20),
            in_reply_to=None if is_opening else RemoteId(f"{thread}"),
            mentions=tuple(mentions),
            lang="es",
        )

    def _sentence(self, text: str, thread: int, who: str) -> str:
        few = " ".join(text.split()[:12])
        if who in {"hall", "worker"}:
            return f"{few} {_ANSWERS[thread % len(_ANSWERS)]}"
        fault = _FAULTS[thread % len(_FAULTS)]
        street = self.streets[thread * 31 % len(self.streets)].lower()
        return f"{fault.format(street=street)} {few}"
