"""What the tests' own server answers to each call, as Mastodon does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from mastodon_html import counted
from mastodon_oauth import Door
from mastodon_town import Json, MastodonTown, Person, Status
from mastodon_wire import Answer, Call, no

T = TypeVar("T")


class Routes:
    """The API on one town; ``honours_key``, ``pkce`` and others make it another server."""

    def __init__(self, town: MastodonTown) -> None:
        self.town = town
        self.honours_key = True
        self.pkce = True
        self.v2 = True
        self.streams = True
        self.bulk = True
        self.lookup = True
        self.version = "4.6.4"
        self.streaming_url = ""
        self.image_bytes = 16_777_216
        self.busy_media = 0
        """How many 206 an upload answers before it is ready."""
        self.lives_at: str | None = None
        """Where the API is, when this is only the name behind the handles."""
        self.page_limit = 80
        self.knows_zero = True
        """Whether min_id=0 is an id like any other."""
        self.counts_rows = False
        """Whether marks of pages are row numbers of its own, told by Link alone, and no ids."""
        self.tokens: dict[str, Person] = {"hall-token": town.hall}
        self.scopes: dict[str, str] = {"hall-token": "read write"}
        self.keys: dict[str, str] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.moved: dict[str, str] = {}
        self.door = Door(self)

    def answer(self, call: Call) -> Answer:
        if self.lives_at is not None and call.path.startswith("/api/"):
            return Answer(404, html="<h1>Not Found</h1>")
        for method, pattern, work in self._table():
            found = re.fullmatch(pattern, call.path)
            if found and method == call.method:
                return work(call, *found.groups())
        return no(404, "Record not found")

    def _table(self) -> Sequence[tuple[str, str, Callable[..., Answer]]]:
        status = r"/api/v1/statuses/([^/]+)"
        return (
            ("GET", r"/api/v2/instance", self.instance),
            ("GET", r"/api/v1/instance", self.old_instance),
            ("GET", r"/\.well-known/oauth-authorization-server", self.door.discovery),
            ("POST", r"/api/v1/apps", self.door.register),
            ("GET", r"/oauth/authorize", self.door.authorize),
            ("POST", r"/oauth/token", self.door.token),
            ("POST", r"/oauth/revoke", self.door.revoke),
            ("GET", r"/api/v1/accounts/verify_credentials", self.own(self.me)),
            ("GET", r"/api/v1/accounts/lookup", self.find_account),
            ("GET", r"/api/v1/accounts/search", self.own(self.search_accounts)),
            ("GET", r"/api/v1/accounts/([^/]+)/statuses", self.account_statuses),
            ("GET", r"/api/v1/notifications", self.own(self.notifications)),
            ("GET", r"/api/v1/conversations", self.own(self.conversations)),
            ("GET", r"/api/v1/statuses", self.own(self.some_statuses)),
            ("POST", r"/api/v1/statuses", self.own(self.publish)),
            ("GET", status, self.one_status),
            ("PUT", status, self.own(self.rewrite)),
            ("DELETE", status, self.own(self.remove)),
            ("GET", status + "/context", self.context),
            ("POST", r"/api/v2/media", self.own(self.upload)),
            ("GET", r"/api/v1/media/([^/]+)", self.own(self.media)),
            ("PUT", r"/api/v1/media/([^/]+)", self.own(self.describe)),
            ("GET", r"/files/([^/]+)", self.file),
            ("GET", r"/\.well-known/host-meta", self.host_meta),
            (
                "GET",
                r"/moved/([^/]+)",
                lambda call, name: Answer(302, html="", headers={"location": self.moved[name]}),
            ),
        )

    # --- who calls

    def caller(self, call: Call) -> Person | None:
        kind, _, token = call.headers.get("authorization", "").partition(" ")
        return self.tokens.get(token) if kind == "Bearer" else None

    def own(self, work: Callable[..., Answer]) -> Callable[..., Answer]:
        """A call that needs a token, and the right to write where it writes."""

        def asked(call: Call, *rest: str) -> Answer:
            person = self.caller(call)
            if person is None:
                return no(401, "The access token is invalid")
            scope = self.scopes[call.headers["authorization"].partition(" ")[2]]
            wanted = "read" if call.method == "GET" else "write"
            if not any(one.partition(":")[0] == wanted for one in scope.split()):
                return no(403, "This action is outside the authorized scopes")
            return work(call, person, *rest)

        return asked

    # --- the server and signing in

    def instance(self, call: Call) -> Answer:
        if not self.v2:
            return no(404, "Not Found")
        return Answer(body={
            "domain": self.town.domain,
            "title": "Town",
            "version": self.version,
            "source_url": "https://github.com/mastodon/mastodon",
            "api_versions": {"mastodon": 10},
            "configuration": {
                "urls": {"streaming": self.streaming_url if self.streams else ""},
                "statuses": {
                    "max_characters": self.town.limit,
                    "max_media_attachments": 4,
                    "characters_reserved_per_url": 23,
                },
                "media_attachments": {
                    "supported_mime_types": ["image/jpeg", "image/png", "image/webp"],
                    "image_size_limit": self.image_bytes,
                    "description_limit": 1500,
                },
            },
        })  # fmt: skip

    def old_instance(self, call: Call) -> Answer:
        return Answer(body={
            "uri": self.town.domain,
            "title": "Town",
            "version": self.version,
            "urls": {"streaming_api": self.streaming_url if self.streams else ""},
            "max_toot_chars": self.town.limit,
        })  # fmt: skip

    def host_meta(self, call: Call) -> Answer:
        if self.lives_at is None:
            return Answer(html="<XRD/>")
        return Answer(301, html="", headers={"location": f"{self.lives_at}{call.path}"})

    # --- accounts

    def me(self, call: Call, person: Person) -> Answer:
        return Answer(body=self.town.account_json(person) | {"source": {"privacy": "public"}})

    def find_account(self, call: Call) -> Answer:
        person = self.town.known(call.one("acct") or "") if self.lookup else None
        return no(404, "Record not found") if person is None else Answer(
            body=self.town.account_json(person)
        )  # fmt: skip

    def search_accounts(self, call: Call, person: Person) -> Answer:
        found = self.town.known(call.one("q") or "")
        return Answer(body=[] if found is None else [self.town.account_json(found)])

    def account_statuses(self, call: Call, account_id: str) -> Answer:
        caller = self.caller(call)
        wanted = [
            one
            for one in self.town.statuses.values()
            if one.author.id == account_id and self.town.sees(caller, one)
            and not (one.boost_of and call.one("exclude_reblogs") == "true")
        ]  # fmt: skip
        return self.page(call, wanted, lambda one: one.id, self.town.status_json, most=40)

    # --- paging

    def page(
        self,
        call: Call,
        found: Sequence[T],
        id_of: Callable[[T], str],
        shape: Callable[[T], Json],
        *,
        most: int,
    ) -> Answer:
        """Newest first; with min_id the oldest above it, newest first among themselves."""

        def order(one: str) -> tuple[int, str]:
            return len(one), one

        if call.one("min_id") == "0" and not self.knows_zero:
            return no(400, "min_id is no id")
        kept = sorted(found, key=lambda one: order(id_of(one)), reverse=True)
        rows = {id_of(one): str(len(kept) - n) for n, one in enumerate(kept)}

        def mark(one: T) -> str:
            return rows[id_of(one)] if self.counts_rows else id_of(one)

        for name, above in (("min_id", True), ("since_id", True), ("max_id", False)):
            if (edge := call.one(name)) is not None:
                kept = [o for o in kept if (order(mark(o)) > order(edge)) is above
                        and mark(o) != edge]  # fmt: skip
        limit = min(int(call.one("limit") or most // 2), most, self.page_limit)
        kept = kept[-limit:] if call.one("min_id") is not None else kept[:limit]
        answer = Answer(body=[shape(one) for one in kept])
        if kept:
            here = f"https://{self.town.domain}{call.path}"
            answer.headers["link"] = (
                f'<{here}?max_id={mark(kept[-1])}>; rel="next", '
                f'<{here}?min_id={mark(kept[0])}>; rel="prev"'
            )
        return answer

    def notifications(self, call: Call, person: Person) -> Answer:
        kinds = call.query.get("types[]")
        found = [
            note
            for note in self.town.notes
            if note.owner.id == person.id and (kinds is None or note.kind in kinds)
        ]
        return self.page(call, found, lambda one: one.id, self.town.note_json, most=80)

    def conversations(self, call: Call, person: Person) -> Answer:
        found = [one for one in self.town.conversations.values() if one.owner.id == person.id]
        return self.page(call, found, lambda one: one.last, self.town.conversation_json, most=40)

    # --- statuses

    def seen(self, call: Call, status_id: str) -> Status | None:
        status = self.town.statuses.get(status_id)
        if status is None or not self.town.sees(self.caller(call), status):
            return None
        return status

    def one_status(self, call: Call, status_id: str) -> Answer:
        status = self.seen(call, status_id)
        if status is None:
            return no(404, "Record not found")
        return Answer(body=self.town.status_json(status))

    def some_statuses(self, call: Call, person: Person) -> Answer:
        if not self.bulk:
            return no(404, "Not Found")
        ids = call.query.get("id[]", [])
        if len(ids) > 20:
            return no(422, "Validation failed")
        found = (self.seen(call, one) for one in ids)
        return Answer(body=[self.town.status_json(one) for one in found if one is not None])

    def context(self, call: Call, status_id: str) -> Answer:
        if self.seen(call, status_id) is None:
            return no(404, "Record not found")
        above, below = self.town.thread(status_id)
        caller = self.caller(call)
        return Answer(body={
            "ancestors": [self.town.status_json(o) for o in above if self.town.sees(caller, o)],
            "descendants": [self.town.status_json(o) for o in below if self.town.sees(caller, o)],
        })  # fmt: skip

    def publish(self, call: Call, person: Person) -> Answer:
        key = call.headers.get("idempotency-key")
        if self.honours_key and key and (known := self.keys.get(f"{person.id} {key}")):
            status = self.town.statuses.get(known)
            return Answer(body=None if status is None else self.town.status_json(status))
        text, parent = call.body.get("status") or "", call.body.get("in_reply_to_id")
        media = [self.town.uploads.get(one) for one in call.body.get("media_ids") or []]
        if parent is not None and self.seen(call, parent) is None:
            return no(404, "Record not found")
        if counted(text) > self.town.limit:
            return no(422, f"Validation failed: Text limit of {self.town.limit} exceeded")
        if (not text and not media) or len(media) > 4 or None in media:
            return no(422, "Validation failed")
        status = self.town.write(
            text, by=person, reply_to=parent, lang=call.body.get("language"),
            visibility=call.body.get("visibility") or "public", media=[m for m in media if m],
        )  # fmt: skip
        if key:
            self.keys[f"{person.id} {key}"] = status.id
        return Answer(body=self.town.status_json(status))

    def forget_key(self, call: Call) -> None:
        person = self.caller(call)
        if person is not None:
            self.keys.pop(f"{person.id} {call.headers.get('idempotency-key')}", None)

    def rewrite(self, call: Call, person: Person, status_id: str) -> Answer:
        status = self.seen(call, status_id)
        if status is None or status.author is not person:
            return no(404, "Record not found")
        self.town.edit(status_id, call.body.get("status") or "")
        return Answer(body=self.town.status_json(status))

    def remove(self, call: Call, person: Person, status_id: str) -> Answer:
        status = self.seen(call, status_id)
        if status is None or status.author is not person:
            return no(404, "Record not found")
        self.town.delete(status_id)
        return Answer(body=self.town.status_json(status))

    # --- media

    def upload(self, call: Call, person: Person) -> Answer:
        if "file" not in call.files:
            return no(422, "Validation failed: File can't be blank")
        _, kind, content = call.files["file"]
        if not kind.startswith("image/") or "svg" in kind:
            return no(422, "Validation failed: File content type is not supported")
        media_id = self.town.new_id()
        self.files[media_id] = (kind, content)
        url = f"https://{self.town.domain}/files/{media_id}"
        self.town.uploads[media_id] = {
            "id": media_id, "type": "image", "url": url, "preview_url": url, "remote_url": None,
            "description": call.body.get("description"), "waits": self.busy_media,
        }  # fmt: skip
        return self.media(call, person, media_id, fresh=True)

    def media(self, call: Call, person: Person, media_id: str, *, fresh: bool = False) -> Answer:
        found = self.town.uploads.get(media_id)
        if found is None:
            return no(404, "Record not found")
        if found["waits"] > 0:
            found["waits"] -= 0 if fresh else 1
            return Answer(202 if fresh else 206, found | {"url": None})
        return Answer(body=found)

    def describe(self, call: Call, person: Person, media_id: str) -> Answer:
        found = self.town.uploads.get(media_id)
        return no(404, "Record not found") if found is None else Answer(body=found)

    def file(self, call: Call, name: str) -> Answer:
        return Answer(raw=self.files[name]) if name in self.files else no(404, "Not Found")
