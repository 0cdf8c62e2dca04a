"""The hand on a server of the tests' own that runs in another process."""

from __future__ import annotations

import json
import urllib.request
from typing import Any


class Remote:
    """The hand on a server in another process."""

    def __init__(self, url: str) -> None:
        self.url = url

    def do(self, what: str, **more: Any) -> Any:
        body = json.dumps({"do": what, **more}).encode()
        wish = urllib.request.Request(
            self.url + "/_town", body, {"content-type": "application/json"}
        )
        with urllib.request.urlopen(wish, timeout=10) as answer:
            return json.loads(answer.read())
