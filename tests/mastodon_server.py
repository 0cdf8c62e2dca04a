"""A Mastodon server of the tests' own on loopback, with streaming and every fault by rule.

In a test: ``with MastodonServer() as server: server.do(lambda: server.town.write(...))``. As a
process of its own (kill -9 tests, benches): ``python tests/mastodon_server.py``; it prints its
address and obeys ``POST /_town`` (see ``Remote``).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import sys
import threading
from collections.abc import Callable
from email.utils import formatdate
from typing import Any, Self, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

from mastodon_faults import Faults, Rule, Wrong, every_kind
from mastodon_routes import Routes
from mastodon_town import MastodonTown, Person
from mastodon_wire import Answer, Call, chunk, encoded, iso, take_body, with_limits

T = TypeVar("T")
PAGE = "<html><body><h1>Request Rejected</h1></body></html>"


class MastodonServer:
    """The server in a thread of its own; ``do`` runs something where its state lives."""

    def __init__(self, *, ulid: bool = False, domain: str = "town.example", port: int = 0) -> None:
        self.town = MastodonTown(domain=domain, ulid=ulid)
        self.routes = Routes(self.town)
        self.faults = Faults()
        self.calls: list[Call] = []
        self.quota: tuple[int, float] | None = None
        """(calls, seconds) that a token gets; None: it is told 300 and never runs out."""
        self.post_quota: tuple[int, int] | None = None
        """(calls, left) that answers to a POST announce: publishing has a limit of its own."""
        self.thump_s = 15.0
        self.is_mute = False
        """Streams are open and say nothing, not even a heartbeat."""
        self.ahead_s = 0.0
        """By how much the dates of answers are ahead."""
        self.repeats = 1
        """How often each event of a stream is told."""
        self._spent: dict[str, list[float]] = {}
        self._port = port
        self._streams: dict[asyncio.Queue[bytes | None], tuple[str, Person]] = {}
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._body, name="mastodon", daemon=True)
        self.town.on_event = self._tell

    # --- life

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *told: object) -> None:
        self.stop()

    def do(self, work: Callable[[], T]) -> T:
        """Run ``work`` in the server's thread and give what it gives."""

        async def run() -> T:
            return work()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(10)

    def fault(self, wrong: Wrong, path: str = "", **more: Any) -> None:
        self.do(lambda: self.faults.rules.append(Rule(wrong, path, **more)))

    def listeners(self) -> int:
        """How many streams are open."""
        return self.do(lambda: len(self._streams))

    def hang_up(self) -> None:
        """Every stream dies."""
        self.do(lambda: [queue.put_nowait(None) for queue in self._streams])

    def _body(self) -> None:
        asyncio.set_event_loop(self._loop)
        listening = self._loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", self._port)
        )
        self._port = listening.sockets[0].getsockname()[1]
        self.routes.streaming_url = self.url
        self._ready.set()
        self._loop.run_forever()
        listening.close()
        for task in self._tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*self._tasks, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    # --- one connection

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while await self._exchange(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = head[0].split(" ")
        headers = {k.lower(): v.strip() for k, _, v in (one.partition(":") for one in head[1:])}
        content = await reader.readexactly(int(headers.get("content-length", "0")))
        parts = urlsplit(target)
        call = Call(method, unquote(parts.path), parse_qs(parts.query), headers)
        take_body(call, content)
        if call.path == "/_town":
            await _write(writer, encoded(Answer(body=self._obey(call.body))))
            return True
        self.calls.append(call)
        if call.path.startswith("/api/v1/streaming/") and self.routes.streams:
            await self._stream(call, reader, writer)
            return False
        rule = self.faults.pick(call.method, call.path)
        if rule is None:
            await _write(writer, encoded(self._answer(call)))
            return True
        return await self._misbehave(rule, call, writer)

    def _answer(self, call: Call) -> Answer:
        limit, window = self.quota or (300, 300.0)
        now = self.town.clock()
        spent = self._spent.setdefault(call.headers.get("authorization", ""), [])
        began = now - now % window
        spent[:] = [at for at in spent if at >= began]
        if self.quota is not None and len(spent) >= limit:
            answer = Answer(429, {"error": "Too many requests"})
        else:
            spent.append(now)
            answer = self.routes.answer(call)
        left = max(0, limit - len(spent)) if self.quota is not None else limit - 1
        answer.headers["date"] = formatdate(now + self.ahead_s, usegmt=True)
        if call.method == "POST" and self.post_quota is not None:
            return with_limits(answer, *self.post_quota, iso(now + 3 * 3600))
        return with_limits(answer, limit, left, iso(began + window))

    async def _misbehave(self, rule: Rule, call: Call, writer: asyncio.StreamWriter) -> bool:
        acts = rule.acted or rule.wrong in {Wrong.DELAY, Wrong.TRUNCATED, Wrong.GARBAGE, Wrong.TYPE}
        answer = self._answer(call) if acts else Answer()
        match rule.wrong:
            case Wrong.THROTTLED:
                reset = self.town.clock() + rule.after_s
                told = str(int(reset)) if rule.in_seconds else iso(reset)
                again = Answer(429, {"error": "Too many requests"})
                await _write(writer, encoded(with_limits(again, 300, 0, told)))
            case Wrong.DELAY:
                await asyncio.sleep(rule.after_s)
                await _write(writer, encoded(answer))
            case Wrong.CLOSE:
                return False
            case Wrong.TRUNCATED:
                whole = encoded(answer)
                await _write(writer, whole[: -max(1, len(json.dumps(answer.body)) // 2)])
                return False
            case Wrong.GARBAGE:
                half = json.dumps(answer.body)[:-1][: max(1, len(json.dumps(answer.body)) // 2)]
                await _write(writer, encoded(Answer(raw=("application/json", half.encode()))))
            case Wrong.HTML:
                await _write(writer, encoded(Answer(html=PAGE)))
            case Wrong.TYPE:
                body = json.dumps(answer.body).encode()
                await _write(writer, encoded(Answer(answer.status, raw=("text/plain", body))))
            case Wrong.STATUS:
                # Mastodon keeps a key only once all is done: what failed on the way is forgotten.
                self.routes.forget_key(call)
                error = {"error": "There was a problem"}
                said = Answer(rule.status, html=PAGE) if rule.html else Answer(rule.status, error)
                await _write(writer, encoded(said))
        return True

    # --- streams

    async def _stream(
        self, call: Call, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        kind, person = call.path.rsplit("/", 1)[1], self.routes.caller(call)
        if person is None:
            await _write(writer, encoded(Answer(401, {"error": "Missing access token"})))
            return
        head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked"
        await _write(writer, head.encode() + b"\r\n\r\n" + chunk(b":)\n"))
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._streams[queue] = (kind, person)
        left = asyncio.ensure_future(reader.read())
        left.add_done_callback(lambda _: queue.put_nowait(None))
        try:
            while True:
                try:
                    said = await asyncio.wait_for(queue.get(), self.thump_s)
                except TimeoutError:
                    said = b":thump\n"
                if said is None:
                    return
                if not self.is_mute:
                    await _write(writer, chunk(said))
        finally:
            left.cancel()
            del self._streams[queue]

    def _tell(self, owner: Person, stream: str, event: str, what: str) -> None:
        if not self._streams:
            return
        match event:
            case "notification":
                note = next(one for one in reversed(self.town.notes) if one.id == what)
                said = json.dumps(self.town.note_json(note))
            case "conversation":
                said = json.dumps(self.town.conversation_json(self.town.conversations[what]))
            case "delete":
                said = what
            case _:
                said = json.dumps(self.town.status_json(self.town.statuses[what]))
        line = f"event: {event}\ndata: {said}\n\n".encode()
        for queue, (kind, person) in self._streams.items():
            if kind == stream and person.id == owner.id:
                for _ in range(self.repeats):
                    queue.put_nowait(line)

    def say(self, raw: bytes, stream: str = "user") -> None:
        """Put bytes on every stream of a kind, as they are."""

        def work() -> None:
            for queue, (kind, _) in self._streams.items():
                if kind == stream:
                    queue.put_nowait(raw)

        self.do(work)

    # --- from another process

    def _obey(self, wish: dict[str, Any]) -> Any:
        """{"do": NAME, ...}: what a test does by hand, for one in another process."""
        told = {key: value for key, value in wish.items() if key != "do"}
        match wish["do"]:
            case "write":
                return self.town.write(**told).id
            case "many":
                for n in range(told["n"]):
                    self.town.write(told["text"].format(n=n))
            case "edit" | "delete" | "boost" as name:
                getattr(self.town, name)(**told)
            case "fault":
                self.faults.rules.append(Rule(Wrong(told.pop("wrong")), **told))
            case "every_kind":
                self.faults.rules += every_kind(**told)
            case "quiet":
                self.faults.rules.clear()
            case "set":
                for name, value in told.items():
                    setattr(self.routes if hasattr(self.routes, name) else self, name, value)
            case "revoke":
                self.routes.tokens.clear()
            case "state":
                return {
                    "happened": self.faults.happened,
                    "streams": len(self._streams),
                    "calls": len(self.calls),
                    "ours": [
                        {"id": one.id, "text": one.text, "reply_to": one.reply_to}
                        for one in self.town.statuses.values()
                        if one.author is self.town.hall
                    ],
                }
        return None


async def _write(writer: asyncio.StreamWriter, said: bytes) -> None:
    writer.write(said)
    await writer.drain()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--ulid", action="store_true")
    told = parser.parse_args()
    server = MastodonServer(ulid=told.ulid, port=told.port).start()
    sys.stdout.write(server.url + "\n")
    sys.stdout.flush()
    server._thread.join()


if __name__ == "__main__":
    main()
