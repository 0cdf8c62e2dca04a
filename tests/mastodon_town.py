"""Who lives on the tests' own server and what they wrote, in the shapes of Mastodon's API."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from mastodon_html import html_of, mentioned, tags_in

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    id: str
    user: str
    server: str | None = None
    name: str = ""
    bot: bool = False

    def acct(self) -> str:
        return self.user if self.server is None else f"{self.user}@{self.server}"


@dataclass(slots=True)
class Status:
    id: str
    author: Person
    text: str
    at: float
    reply_to: str | None = None
    visibility: str = "public"
    boost_of: str | None = None
    media: list[Json] = field(default_factory=list)
    lang: str | None = "es"
    edited_at: float | None = None
    html: str | None = None
    emojis: list[Json] = field(default_factory=list)
    spoiler: str = ""


@dataclass(slots=True)
class Note:
    id: str
    owner: Person
    kind: str
    by: Person
    at: float
    status: str


@dataclass(slots=True)
class Conversation:
    id: str
    owner: Person
    last: str
    people: list[Person]


class MastodonTown:
    """Everything the server remembers. For one thread alone."""

    def __init__(self, *, domain: str = "town.example", ulid: bool = False) -> None:
        self.domain = domain
        self.ulid = ulid
        self.clock: Callable[[], float] = time.time  # noqa: TID251 - the server's own time
        self._count = itertools.count(1)
        self.people: dict[str, Person] = {}
        self.statuses: dict[str, Status] = {}
        self.notes: list[Note] = []
        self.conversations: dict[str, Conversation] = {}
        self.uploads: dict[str, Json] = {}
        self.limit = 500
        self.followed: set[str] = set()
        self.blocking: set[str] = set()
        """Who blocks the hall: to its account their posts are not there."""
        """Ids of people whose posts for followers the hall may see."""
        self.on_event: Callable[[Person, str, str, str], None] = lambda *event: None
        """Called with (owner, stream, event, payload kind) as ``tell`` decides."""
        self.hall = self.person("@hall")

    # --- ids and people

    def new_id(self) -> str:
        n, ms = next(self._count), int(self.clock() * 1000)
        if not self.ulid:
            return str((ms << 16) + n)
        whole = (ms << 80) + n
        return "".join(CROCKFORD[whole >> shift & 31] for shift in range(125, -1, -5))

    def person(self, handle: str, *, name: str = "", bot: bool = False) -> Person:
        """The person of a handle; who is not known moves in."""
        user, _, server = handle.removeprefix("@").partition("@")
        if server == self.domain:
            server = ""
        key = f"{user}@{server}".casefold()
        if key not in self.people:
            self.people[key] = Person(self.new_id(), user, server or None, name or user, bot)
        return self.people[key]

    def known(self, acct: str) -> Person | None:
        user, _, server = acct.removeprefix("@").partition("@")
        server = "" if server.casefold() == self.domain else server
        return self.people.get(f"{user}@{server}".casefold())

    def full(self, person: Person) -> str:
        return f"@{person.user}@{person.server or self.domain}"

    # --- what happens

    def write(
        self,
        text: str,
        *,
        by: str | Person = "@ana@vecinos.example",
        reply_to: str | None = None,
        visibility: str = "public",
        at: float | None = None,
        media: list[Json] | None = None,
        lang: str | None = "es",
        html: str | None = None,
        emojis: list[Json] | None = None,
        spoiler: str = "",
    ) -> Status:
        """Somebody writes: whom it names hears of it."""
        author = self.person(by) if isinstance(by, str) else by
        status = Status(
            self.new_id(), author, text, self.clock() if at is None else at, reply_to, visibility,
            media=media or [], lang=lang, html=html, emojis=emojis or [], spoiler=spoiler,
        )  # fmt: skip
        self.statuses[status.id] = status
        if visibility != "direct":
            self.on_event(author, "user", "update", status.id)
        for person in self.mentioned(status):
            if person is not author:
                self._notify(person, "mention", author, status.id, status.at)
        if visibility == "direct":
            self._talk(status)
        return status

    def boost(self, status_id: str, *, by: str = "@ana@vecinos.example") -> Status:
        author, of = self.person(by), self.statuses[status_id]
        status = Status(self.new_id(), author, "", self.clock(), boost_of=status_id)
        self.statuses[status.id] = status
        self.on_event(author, "user", "update", status.id)
        if of.author is not author:
            self._notify(of.author, "reblog", author, status_id, status.at)
        return status

    def edit(self, status_id: str, text: str, *, at: float | None = None) -> None:
        status = self.statuses[status_id]
        status.text, status.html = text, None
        status.edited_at = self.clock() if at is None else at
        for person in {person.id: person for person in self.readers(status)}.values():
            self.on_event(person, "user", "status.update", status_id)

    def delete(self, status_id: str) -> None:
        """Gone, with the notifications that spoke of it, as on the real server."""
        status = self.statuses.pop(status_id)
        self.notes = [note for note in self.notes if note.status != status_id]
        for key in [key for key, one in self.conversations.items() if one.last == status_id]:
            del self.conversations[key]
        for person in {person.id: person for person in self.readers(status)}.values():
            self.on_event(person, "user", "delete", status_id)

    def _notify(self, owner: Person, kind: str, by: Person, status: str, at: float) -> None:
        note = Note(self.new_id(), owner, kind, by, at, status)
        self.notes.append(note)
        self.on_event(owner, "user", "notification", note.id)

    def _talk(self, status: Status) -> None:
        people = {person.id: person for person in [status.author, *self.mentioned(status)]}
        for owner in people.values():
            key = owner.id + ":" + ",".join(sorted(people))
            talk = self.conversations.get(key)
            others = [one for one in people.values() if one is not owner]
            if talk is None:
                talk = self.conversations[key] = Conversation(self.new_id(), owner, "", others)
            talk.last = status.id
            self.on_event(owner, "direct", "conversation", key)

    # --- who sees what

    def mentioned(self, status: Status) -> list[Person]:
        found = [
            self.person(user if server is None else f"{user}@{server}")
            for user, server in mentioned(status.text)
        ]
        return list({person.id: person for person in found}.values())

    def readers(self, status: Status) -> list[Person]:
        return [status.author, *self.mentioned(status)]

    def sees(self, person: Person | None, status: Status) -> bool:
        if person is self.hall and status.author.id in self.blocking:
            return False
        if status.visibility in {"public", "unlisted"}:
            return True
        if person is None:
            return False
        if status.visibility == "private" and status.author.id in self.followed:
            return True
        return any(one.id == person.id for one in self.readers(status))

    def thread(self, status_id: str) -> tuple[list[Status], list[Status]]:
        """(ancestors, descendants), each oldest first."""
        above: list[Status] = []
        here = self.statuses[status_id].reply_to
        while here is not None and here in self.statuses:
            above.insert(0, self.statuses[here])
            here = self.statuses[here].reply_to
        below, wanted = [], {status_id}
        for status in self.statuses.values():
            if status.reply_to in wanted:
                wanted.add(status.id)
                below.append(status)
        return above, below

    # --- shapes

    def account_json(self, person: Person) -> Json:
        picture = f"https://{self.domain}/missing.png"
        return {
            "id": person.id,
            "username": person.user,
            "acct": person.acct(),
            "display_name": person.name,
            "locked": False,
            "bot": person.bot,
            "group": False,
            "discoverable": True,
            "indexable": True,
            **dict.fromkeys(("avatar", "avatar_static", "header", "header_static"), picture),
            **dict.fromkeys(("followers_count", "following_count", "statuses_count"), 1),
            "created_at": "2024-01-01T00:00:00.000Z",
            "note": "",
            "url": f"https://{person.server or self.domain}/@{person.user}",
            "uri": f"https://{person.server or self.domain}/users/{person.user}",
            "emojis": [],
            "fields": [],
        }

    def status_json(self, status: Status) -> Json:
        server = status.author.server or self.domain
        parent = self.statuses.get(status.reply_to or "")
        url = f"https://{server}/@{status.author.user}/{status.id}"
        boosted = self.statuses.get(status.boost_of or "")
        return {
            "id": status.id,
            "created_at": stamp(status.at),
            "edited_at": None if status.edited_at is None else stamp(status.edited_at),
            "in_reply_to_id": status.reply_to,
            "in_reply_to_account_id": None if parent is None else parent.author.id,
            "sensitive": False,
            "spoiler_text": status.spoiler,
            "visibility": status.visibility,
            "language": status.lang,
            "uri": url,
            "url": url,
            **dict.fromkeys(("replies_count", "reblogs_count", "favourites_count"), 0),
            "content": html_of(status.text, self.domain) if status.html is None else status.html,
            "reblog": None if boosted is None else self.status_json(boosted),
            "account": self.account_json(status.author),
            "media_attachments": status.media,
            "mentions": [
                {
                    "id": person.id,
                    "username": person.user,
                    "acct": person.acct(),
                    "url": f"https://{person.server or self.domain}/@{person.user}",
                }
                for person in self.mentioned(status)
            ],
            "tags": [{"name": tag, "url": f"https://{server}/tags/{tag}"}
                     for tag in tags_in(status.text)],
            "emojis": status.emojis,
            "card": None,
            "poll": None,
        }  # fmt: skip

    def note_json(self, note: Note) -> Json:
        return {
            "id": note.id,
            "type": note.kind,
            "group_key": f"ungrouped-{note.id}",
            "created_at": stamp(note.at),
            "account": self.account_json(note.by),
            "status": self.status_json(self.statuses[note.status]),
        }

    def conversation_json(self, talk: Conversation) -> Json:
        last = self.statuses.get(talk.last)
        return {
            "id": talk.id,
            "unread": True,
            "accounts": [self.account_json(person) for person in talk.people],
            "last_status": None if last is None else self.status_json(last),
        }


def stamp(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
