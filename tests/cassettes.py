"""Recorded answers of the API (YAML of one writer): read without a library of their own."""

from __future__ import annotations

import io
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from shared_data import data_file

_URI = re.compile(r"^    uri: (\S+)$", re.MULTILINE)
_METHOD = re.compile(r"^    method: (\w+)$", re.MULTILINE)
_STATUS = re.compile(r"^      code: (\d+)$", re.MULTILINE)
_TYPE = re.compile(r"^      [Cc]ontent-[Tt]ype:\n      - (\S+)", re.MULTILINE)

_ESCAPE = re.compile(r"\\(?:x(..)|u(....)|U(........)|(.))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Recorded:
    cassette: str
    method: str
    path: str
    query: str
    status: int
    kind: str
    text: str

    @property
    def data(self) -> Any:
        return json.loads(self.text)


@cache
def recorded() -> tuple[Recorded, ...]:
    """Every exchange of every cassette."""
    import zstandard

    packed = data_file("mastodon-cassettes.tar.zst").read_bytes()
    plain = zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(io.BytesIO(packed))
    found: list[Recorded] = []
    with tarfile.open(fileobj=io.BytesIO(plain.read())) as tar:
        for member in tar.getmembers():
            file = tar.extractfile(member)
            if file is not None and member.name.endswith(".yaml"):
                found += _exchanges(member.name.rpartition("/")[2], file.read().decode("utf-8"))
    return tuple(found)


def _exchanges(name: str, text: str) -> Iterator[Recorded]:
    for part in re.split(r"^- request:$", text, flags=re.MULTILINE)[1:]:
        asked, _, answered = part.partition("\n  response:\n")
        uri, method = _URI.search(asked), _METHOD.search(asked)
        body = re.search(r"^      string: ?(.*)", answered, re.MULTILINE | re.DOTALL)
        kind, status = _TYPE.search(answered), _STATUS.search(answered)
        if uri is None or method is None or body is None or status is None:
            continue
        path, _, query = re.sub(r"^https?://[^/]+", "", uri[1]).partition("?")
        yield Recorded(
            name, method[1], path.rstrip("/"), query, int(status[1]),
            kind[1].rstrip(";") if kind else "", _scalar(body[1]),
        )  # fmt: skip


def _scalar(told: str) -> str:
    """A quoted text of YAML: lines are folded, an empty line is a line's end."""
    quote = told[:1]
    if quote == "'":
        end = re.search(r"(?<!')(?:'')*'(?!')", told[1:])
        assert end is not None
        return _folded(told[1 : end.end()]).replace("''", "'")
    if quote == '"':
        end = re.search(r'(?<!\\)(?:\\\\)*"', told[1:])
        assert end is not None
        joined = re.sub(r"\\\n\s*(?:\\(?= ))?", "", told[1 : end.end()])
        return _ESCAPE.sub(_meant, _folded(joined))
    return told.partition("\n")[0]


def _meant(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code:
        return chr(int(code, 16))
    return {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "e": "\x1b", "_": "\xa0"}.get(
        escape[4], escape[4]
    )


def _folded(told: str) -> str:
    lines = [line.strip() if n else line.rstrip() for n, line in enumerate(told.split("\n"))]
    made, breaks = lines[0], 0
    for line in lines[1:]:
        if not line:
            breaks += 1
            continue
        made += ("\n" * breaks if breaks else " ") + line
        breaks = 0
    return made + "\n" * breaks
