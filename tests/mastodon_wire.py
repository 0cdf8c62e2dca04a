"""HTTP as the tests' own server reads and writes it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qs

from mastodon_town import Json

REASONS = {
    200: "OK",
    202: "Accepted",
    206: "Partial Content",
    301: "Moved",
    302: "Found",
    401: "Unauthorized",
}


@dataclass(slots=True)
class Call:
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: Json = field(default_factory=dict)
    files: dict[str, tuple[str, str, bytes]] = field(default_factory=dict)
    """Field -> (file name, content type, bytes)."""

    def one(self, name: str) -> str | None:
        return self.query.get(name, [None])[0]


@dataclass(slots=True)
class Answer:
    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    html: str | None = None
    raw: tuple[str, bytes] | None = None
    """(content type, bytes)."""


def no(status: int, error: str) -> Answer:
    return Answer(status, {"error": error})


def take_body(call: Call, content: bytes) -> None:
    kind = call.headers.get("content-type", "")
    if kind.startswith("application/json"):
        call.body = json.loads(content or b"{}")
    elif kind.startswith("application/x-www-form-urlencoded"):
        call.body = {key: values[0] for key, values in parse_qs(content.decode()).items()}
    elif kind.startswith("multipart/form-data"):
        head = f"content-type: {kind}\r\n\r\n".encode()
        for part in BytesParser(policy=HTTP).parsebytes(head + content).iter_parts():
            name = str(part.get_param("name", header="content-disposition"))
            if (file := part.get_filename()) is not None:
                held = part.get_payload(decode=True)
                call.files[name] = (file, part.get_content_type(), bytes(held or b""))
            else:
                call.body[name] = bytes(part.get_payload(decode=True) or b"").decode()


def with_limits(answer: Answer, limit: int, left: int, reset: str) -> Answer:
    answer.headers |= {
        "x-ratelimit-limit": str(limit),
        "x-ratelimit-remaining": str(left),
        "x-ratelimit-reset": reset,
    }
    return answer


def iso(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def encoded(answer: Answer) -> bytes:
    if answer.raw is not None:
        kind, body = answer.raw
    elif answer.html is not None:
        kind, body = "text/html; charset=utf-8", answer.html.encode()
    else:
        kind, body = "application/json; charset=utf-8", json.dumps(answer.body).encode()
    lines = [f"HTTP/1.1 {answer.status} {REASONS.get(answer.status, 'Said')}",
             f"content-type: {kind}", f"content-length: {len(body)}",
             *(f"{name}: {value}" for name, value in answer.headers.items())]  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def chunk(said: bytes) -> bytes:
    return f"{len(said):x}\r\n".encode() + said + b"\r\n"
