"""A stage for the hand-written scenes, and what each of them shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from junhall.feeds.demo.pen import Calendar, Pen
from junhall.feeds.demo.people import Citizen, citizen
from junhall.models.messages import IncomingPost
from junhall.models.terms import Instant, Network
from junhall.models.town import Town


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One thing junhall does, and the post where the demonstration shows it.

    ``expects`` holds what ``cases.json`` says, before any decision of staff, of the request with
    the post ``post_ids[0]``. Lists are compared without order, except ``posts``; tables by the
    keys they have here. Keys that are no keys of ``cases.json``: ``no_request`` (the post is
    listed under ``--no-request``), ``apart_from`` (a post of another request), ``duplicate_of``
    (a post whose request is among ``duplicates_proposed``), ``flags_hold`` (flags it has).
    """

    name: str
    minute: Instant
    post_ids: tuple[str, ...]
    opening: str
    expects: Mapping[str, object]


def iso(at: Instant) -> str:
    """An instant as cases.json writes it."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Stage:
    """Where the scenes of the week are played; keeps posts and behaviours."""

    def __init__(self, town: Town, calendar: Calendar) -> None:
        """Scenes write with readable ids of their own."""
        self.pen = Pen(town, lane=2)
        self.calendar = calendar
        self.behaviours: list[Behaviour] = []

    def at(self, day: int, clock: str) -> Instant:
        """An instant of the week."""
        return self.calendar.at(day, clock)

    def iso(self, day: int, clock: str) -> str:
        """An instant of the week as cases.json writes it."""
        return iso(self.at(day, clock))

    def citizen(self, handle: str, name: str, network: Network = Network.MASTODON) -> Citizen:
        """Somebody who plays in one scene."""
        return citizen(network, handle, name)

    def shows(
        self, name: str, post: IncomingPost, *others: IncomingPost, **expects: object
    ) -> None:
        """Note what the request of ``post`` shows; the minute is the last post's."""
        last = others[-1] if others else post
        self.behaviours.append(
            Behaviour(
                name,
                last.posted_at if last.event.value == "new" else last.seen_at,
                tuple(dict.fromkeys(str(one.remote_id) for one in (post, *others))),
                post.text,
                expects,
            )
        )
