"""How the demonstration's people react to what the desk sends."""

from __future__ import annotations

import random

from junhall.feeds.demo import replies
from junhall.feeds.demo.pen import Pen
from junhall.feeds.demo.people import Citizen
from junhall.feeds.demo.pictures import after
from junhall.feeds.demo.problems import PROBLEMS
from junhall.feeds.scripted import Reaction
from junhall.models.messages import IncomingPost
from junhall.models.terms import Instant


def react(
    rng: random.Random, pen: Pen, ours: IncomingPost, parent: IncomingPost | None, n: int
) -> list[Reaction]:
    """A worker we mention says so and mends it with a photo; the citizen is thankful."""
    worker, theme = _called(pen, ours)
    citizen = _citizen(pen, ours, parent)
    found: list[Reaction] = []

    def say(
        author: Citizen | str,
        wait_s: int,
        text: str,
        to: IncomingPost,
        photo: tuple[str, str] | None = None,
    ) -> None:
        at = Instant(ours.posted_at + wait_s)
        remote_id = f"reaction-{n}-{len(found) + 1}"
        post = pen.post(
            author, at, text, network=ours.network, to=to, photo=photo, remote_id=remote_id
        )
        found.append(Reaction(wait_s, post))

    if worker:
        first = citizen.first if citizen else ""
        wait_s = rng.randint(15, 35)
        text = rng.choice(replies.STRAIGHT).replace(", {first}", f", {first}" if first else "")
        say(worker, wait_s, text, ours)
        wait_s += rng.randint(40, 90)
        words = PROBLEMS[theme]
        photo = after(rng, words.photo) if words.photo else None
        say(worker, wait_s, f"{rng.choice(words.mended)} [#]", found[-1].post, photo=photo)
        if citizen is not None:
            say(citizen, wait_s + rng.randint(15, 40), rng.choice(replies.GLAD), found[-1].post)
    elif citizen is not None and rng.random() < 0.7:
        say(citizen, rng.randint(15, 50), rng.choice(replies.GLAD), ours)
    return found


def _called(pen: Pen, ours: IncomingPost) -> tuple[str, str]:
    """The first worker our text mentions, and the theme they mend."""
    text = ours.text.casefold()
    for theme, words in PROBLEMS.items():
        for code in words.workers:
            if pen.mention(ours.network, code).casefold() in text:
                return code, theme
    return "", ""


def _citizen(pen: Pen, ours: IncomingPost, parent: IncomingPost | None) -> Citizen | None:
    """Who wrote what we answer, unless one of the hall did."""
    if parent is None or pen.is_staff(parent.network, parent.author):
        return None
    if parent.network is not ours.network:
        return None
    name = parent.author_name or parent.author
    return Citizen(parent.network, parent.author, name, name.partition(" ")[0])
